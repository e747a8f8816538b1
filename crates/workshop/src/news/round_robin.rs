//! What sharing changes, and for whom.

use crate::{
    board::{BoardChange, Card, CardState, Lap},
    config::RoundRobin,
    cover::CoverChange,
    event::{Event, Place, Tag, Via},
    fact::Fact,
    id::{IdeaId, Seat},
    news::News,
    own::{OwnChange, PageChange},
    record::Record,
    role::By,
    workshop::Workshop,
};

impl News {
    pub(super) fn round_robin(&mut self, s: &Workshop, event: &Event) {
        match event {
            Event::SilentClosed { .. } => self.own.push((None, OwnChange::Page(PageChange::Queued))),
            Event::LapOpened { lap, offered } => {
                let turn = s.sharing.turns.front().copied();
                self.board.push(BoardChange::LapOpened(Lap { lap: *lap, offered: *offered, heard: 0, turn }));
            }
            Event::IdeaShared { idea, lap, slot, tag, via, commit } => {
                let text = s.texts.get(commit).map(|(_, text)| text.clone());
                let card = Card {
                    idea: *idea,
                    text,
                    state: CardState::Standing,
                    lap: *lap,
                    slot: *slot,
                    via: *via,
                    understood: false,
                    parked: None,
                    wordings: Vec::new(),
                };
                let shown = match tag {
                    Tag::Named(seat) => Some(By::Named(*seat)),
                    Tag::Blind(_) => None,
                };
                self.board.push(BoardChange::Shared(card, shown));
                if *via != Via::List {
                    self.board.push(BoardChange::Heard(next_turn(s)));
                }
                if let Some(seat) = author(s, *idea, Some(tag)) {
                    self.to(seat, OwnChange::Shared(*idea));
                }
            }
            Event::TurnPassed { .. } => self.board.push(BoardChange::Heard(next_turn(s))),
            Event::IdeaWithdrawn { from: Place::Deck, .. } => self.board.push(BoardChange::Heard(None)),
            Event::IdeaWithdrawn { idea: Some(idea), .. } => {
                self.board.push(BoardChange::CardGone(*idea, CardState::Withdrawn));
            }
            Event::IdeaHeld { idea, reason } => {
                self.board.push(BoardChange::CardGone(*idea, CardState::Held));
                if let Some(seat) = author(s, *idea, None) {
                    self.to(seat, OwnChange::Held(*idea, *reason));
                }
            }
            Event::LapEnded { .. } => self.board.push(BoardChange::LapEnded),
            Event::RoundRobinClosed { .. } => self.cover.push(CoverChange::SharingOver),
            Event::AuthorLinksSealed { .. } | Event::AuthorLinksDestroyed { .. } => {
                self.own.push((None, OwnChange::LinksGone));
            }
            _ => {}
        }
    }

    pub(super) fn hidden_round_robin(&mut self, s: &Workshop, f: &Fact, record: &Record) {
        match record {
            Record::Deck { ideas } => {
                for idea in ideas {
                    if let Some(seat) = author(s, *idea, None) {
                        self.to(seat, OwnChange::Page(PageChange::Offered(vec![*idea])));
                    }
                }
            }
            Record::LastCalled => self.board.push(BoardChange::LastCalled(f.at_s())),
            _ => {}
        }
    }
}

/// Whose an idea is, if anything still says so.
fn author(s: &Workshop, idea: IdeaId, tag: Option<&Tag>) -> Option<Seat> {
    match tag {
        Some(Tag::Named(seat)) => Some(*seat),
        _ => s.sharing.authors.get(&idea).copied(),
    }
}

fn next_turn(s: &Workshop) -> Option<Seat> {
    if s.config.round_robin == RoundRobin::Spoken { s.sharing.turns.get(1).copied() } else { None }
}
