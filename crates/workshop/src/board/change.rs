//! One change of the board, as it is sent and as it is made: by the same code on both sides.

use serde::Serialize;

use super::{
    Board, Card, CardState, DecisionCard, ItemSet, Lap, MergeCard, NoteCard, Person, Proposal, Sheet, Table,
    ThemeCard, Turnout, VoteCard,
};
use crate::{
    event::{LabelRef, TextRef},
    id::{IdeaId, ItemId, MergeId, Seat, ThemeId, WordingId},
    phase::Phase,
    record::ObjectedTo,
    role::By,
    text::Text,
};

/// What changes for everybody in the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each names what it changes")]
pub enum BoardChange {
    /// Whether there is a place for authors, decided anew before anybody shared anything.
    Signed(bool),
    Seated(Seat, Person),
    Named(Seat, Text),
    Here(Seat, bool),
    Emptied(Seat),
    Entered(Phase),
    LapOpened(Lap),
    /// The author only where authors are shown.
    Shared(Card, #[serde(skip_serializing_if = "Option::is_none")] Option<By>),
    /// One idea or turn of the lap is over, and this seat is next.
    Heard(#[serde(skip_serializing_if = "Option::is_none")] Option<Seat>),
    LapEnded,
    LastCalled(u64),
    CardGone(IdeaId, CardState),
    Noted(NoteCard, #[serde(skip_serializing_if = "Option::is_none")] Option<By>),
    WordingProposed(WordingId, Proposal),
    WordingDropped(WordingId),
    WordingAgreed {
        idea: IdeaId,
        version: u16,
        text: Option<Text>,
    },
    Understood(IdeaId),
    Parked(IdeaId, Text),
    MergeProposed(MergeId, MergeCard),
    Objections(ObjectedTo, u16),
    MergeApplied(MergeId),
    MergeUndone(MergeId),
    ThemeCreated(ThemeId, Text),
    ItemMoved(ItemId, Option<ThemeId>),
    Frozen(ItemSet),
    BallotOpened(VoteCard),
    Turnout(Option<Turnout>),
    VoteCalled(u64),
    BallotsSealed(u16, u16, u16),
    RoundVoided,
    Table(Table),
    VoteRequested,
    Discussed(Text),
    Decided(DecisionCard),
    Withheld(TextRef),
}

impl Board {
    /// Makes the change.
    pub(crate) fn apply(&mut self, change: &BoardChange) {
        use BoardChange::*;
        match change {
            Signed(named) => (self.wall, self.notes) = (Sheet::new(*named), Sheet::new(*named)),
            Seated(seat, person) => drop(self.people.insert(*seat, person.clone())),
            Emptied(seat) => drop(self.people.remove(seat)),
            Named(seat, name) => self.person(*seat, |person| person.name = name.clone()),
            Here(seat, here) => self.person(*seat, |person| person.here = *here),
            Entered(phase) => self.enter(*phase),
            LapOpened(lap) => (self.lap, self.last_call_s) = (Some(*lap), None),
            Heard(next) => {
                if let Some(lap) = &mut self.lap {
                    (lap.heard, lap.turn) = (lap.heard + 1, *next);
                }
            }
            LapEnded => self.lap = None,
            LastCalled(at_s) => self.last_call_s = Some(*at_s),
            Shared(card, author) => self.wall.push(card.clone(), *author),
            CardGone(idea, state) => self.card_gone(*idea, *state),
            Noted(note, author) => self.notes.push(note.clone(), *author),
            WordingProposed(id, proposal) => drop(self.proposals.insert(*id, proposal.clone())),
            WordingDropped(id) => drop(self.proposals.remove(id)),
            WordingAgreed { idea, version, text } => {
                let wording = super::Version { version: *version, text: text.clone() };
                self.on_card(*idea, |card| card.wordings.push(wording));
            }
            Understood(idea) => self.on_card(*idea, |card| card.understood = true),
            Parked(idea, why) => self.on_card(*idea, |card| card.parked = Some(why.clone())),
            MergeProposed(id, merge) => drop(self.merges.insert(*id, merge.clone())),
            Objections(to, n) => self.objected(*to, *n),
            MergeApplied(id) => self.merge(*id),
            MergeUndone(id) => self.unmerge(*id),
            ThemeCreated(id, name) => drop(self.themes.insert(*id, ThemeCard { name: Some(name.clone()) })),
            ItemMoved(item, theme) => {
                if let Some(card) = self.items.get_mut(item) {
                    (card.theme, card.seq) = (*theme, card.seq + 1);
                }
            }
            Frozen(set) => self.freeze(set),
            BallotOpened(vote) => self.vote = Some(vote.clone()),
            Turnout(turnout) => self.voting(|vote| vote.turnout = *turnout),
            VoteCalled(at_s) => self.voting(|vote| vote.called_s = Some(*at_s)),
            BallotsSealed(cast, abstained, missing) => self.voting(|vote| {
                (vote.turnout, vote.called_s, vote.sealed) =
                    (None, None, Some((*cast, *abstained, *missing)));
            }),
            RoundVoided => self.vote = None,
            Table(table) => self.tables.push(*table),
            VoteRequested => self.requests += 1,
            Discussed(text) => self.discussion.push(text.clone()),
            Decided(decision) => self.decisions.push(decision.clone()),
            Withheld(of) => self.withhold(*of),
        }
    }

    fn enter(&mut self, phase: Phase) {
        self.requests = 0;
        match phase {
            Phase::RoundRobin | Phase::Clarify => {
                (self.lap, self.last_call_s, self.item_set) = (None, None, None);
            }
            Phase::Aborted => (self.lap, self.last_call_s) = (None, None),
            Phase::Theme => self.lay_out(),
            _ => {}
        }
    }

    fn card_gone(&mut self, idea: IdeaId, state: CardState) {
        self.on_card(idea, |card| {
            (card.state, card.text) = (state, None);
            card.wordings.iter_mut().for_each(|wording| wording.text = None);
        });
        self.proposals.retain(|_, proposal| proposal.idea != idea);
        if self.item_set.is_none() {
            self.items.retain(|_, item| item.members != [idea]);
        }
    }

    fn withhold(&mut self, of: TextRef) {
        match of {
            TextRef::Idea(idea) => self.card_gone(idea, CardState::Redacted),
            TextRef::Note(id) => {
                if let Some(note) = self.notes.find_mut(|note| note.note == id) {
                    note.text = None;
                }
            }
            TextRef::Theme(id) => {
                if let Some(theme) = self.themes.get_mut(&id) {
                    theme.name = None;
                }
            }
        }
    }

    fn person(&mut self, seat: Seat, change: impl FnOnce(&mut Person)) {
        if let Some(person) = self.people.get_mut(&seat) {
            change(person);
        }
    }

    fn on_card(&mut self, idea: IdeaId, change: impl FnOnce(&mut Card)) {
        if let Some(card) = self.wall.find_mut(|card| card.idea == idea) {
            change(card);
        }
    }

    fn voting(&mut self, change: impl FnOnce(&mut VoteCard)) {
        if let Some(vote) = &mut self.vote {
            change(vote);
        }
    }

    /// The words of an idea, as it was written or as they were agreed.
    pub fn words(&self, label: LabelRef) -> Option<&Text> {
        let card = self.card(label.idea)?;
        match label.version {
            0 => card.text.as_ref(),
            version => card.wordings.iter().find(|wording| wording.version == version)?.text.as_ref(),
        }
    }
}
