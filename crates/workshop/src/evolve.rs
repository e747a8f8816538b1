//! How a fact changes the state: first what nobody sees, then what each may see, by the same changes that are sent.

use std::sync::Arc;

use crate::{
    event::{Event, Tag, TextRef, Via},
    fact::{Fact, What},
    hash::Hash,
    news::news,
    own::Own,
    phase::Phase,
    record::Record,
    role::Actor,
    workshop::{Entry, REMEMBERED, Workshop},
};

/// Folds one fact into the state.
pub fn evolve(s: &mut Workshop, f: &Fact) {
    let news = news(s, f);
    match &f.what {
        What::Event(event) => s.hidden_event(event),
        What::Record(record) => s.hidden_record(record),
    }
    news.cover.iter().for_each(|change| s.cover.apply(change));
    if !news.board.is_empty() {
        let board = Arc::make_mut(&mut s.board);
        news.board.iter().for_each(|change| board.apply(change));
    }
    news.desk.iter().for_each(|change| s.desk.apply(change));
    if let Some(seat) = news.seated {
        s.owns.insert(seat, Own::new(seat));
    }
    if let Some(seat) = news.emptied {
        s.owns.remove(&seat);
    }
    for (to, change) in &news.own {
        match to {
            Some(seat) => drop(s.owns.get_mut(seat).map(|own| own.apply(change))),
            None => s.owns.values_mut().for_each(|own| own.apply(change)),
        }
    }
}

impl Workshop {
    fn hidden_event(&mut self, event: &Event) {
        let sharing = &mut self.sharing;
        match event {
            Event::PhaseEntered { phase } => self.hidden_phase(*phase),
            Event::SilentClosed { drafts, .. } => sharing.fates.queued += drafts,
            Event::LapOpened { lap, .. } => (sharing.lap, sharing.slot, sharing.open) = (*lap, 0, true),
            Event::IdeaShared { idea, tag, via, slot, commit, .. } => {
                self.commits.entry(TextRef::Idea(*idea)).or_default().push(*commit);
                sharing.slot = *slot;
                sharing.fates.shared += 1;
                sharing.pass.insert(*idea);
                sharing.salts.remove(idea);
                sharing.deck.retain(|waiting| waiting != idea);
                if *via != Via::List {
                    sharing.turns.pop_front();
                }
                if let Tag::Named(seat) = tag {
                    sharing.authors.insert(*idea, *seat);
                }
            }
            Event::TurnPassed { .. } => drop(sharing.turns.pop_front()),
            Event::IdeaWithdrawn { idea: None, .. } => sharing.fates.withdrawn += 1,
            Event::IdeaWithdrawn { idea: Some(idea), .. } => {
                if sharing.pass.contains(idea) {
                    (sharing.fates.shared, sharing.fates.withdrawn) =
                        (sharing.fates.shared - 1, sharing.fates.withdrawn + 1);
                }
                self.forget_texts(TextRef::Idea(*idea));
            }
            Event::IdeaHeld { idea, .. } if sharing.pass.contains(idea) => {
                (sharing.fates.shared, sharing.fates.held) =
                    (sharing.fates.shared - 1, sharing.fates.held + 1);
            }
            Event::WordingAgreed { idea, commit, .. } => self.has_text(TextRef::Idea(*idea), *commit),
            Event::ClarificationNoted { note, commit, .. } => self.has_text(TextRef::Note(*note), *commit),
            Event::ThemeCreated { theme, commit } => self.has_text(TextRef::Theme(*theme), *commit),
            Event::Redacted { of } => self.forget_texts(*of),
            Event::LapEnded { .. } => {
                (sharing.open, sharing.all_passed) = (false, sharing.slot == 0);
                sharing.turns.clear();
            }
            Event::RoundRobinClosed { .. } => {
                sharing.forget_pass();
                sharing.over = true;
            }
            Event::AuthorLinksSealed { .. } => sharing.authors.clear(),
            Event::AuthorLinksDestroyed { .. } => {
                sharing.authors.clear();
                sharing.rights.clear();
            }
            Event::BallotsSealed { round, .. } => {
                self.votes.answers.clear();
                (self.votes.done, self.votes.counting) = (*round, true);
                self.forget_senders();
            }
            Event::RoundVoided { .. } => self.votes.answers.clear(),
            _ => {}
        }
    }

    fn hidden_phase(&mut self, phase: Phase) {
        match phase {
            Phase::RoundRobin => self.sharing.over = false,
            Phase::Clarify => {
                self.sharing.over = false;
                // What was written and never queued, or was withdrawn, is nobody's any more.
                let wall = &self.board;
                self.sharing.authors.retain(|idea, _| wall.card(*idea).is_some());
                self.sharing.salts.clear();
            }
            Phase::Reveal(_) => self.votes.counting = false,
            Phase::Closed | Phase::Aborted => self.votes.labels.clear(),
            _ => {}
        }
        if phase == Phase::Theme || phase == Phase::Aborted {
            self.proposed.clear();
        }
        if phase == Phase::Aborted {
            self.votes.answers.clear();
            self.sharing.forget_pass();
            self.sharing.authors.clear();
            self.sharing.rights.clear();
        }
        self.requested.clear();
        self.forget_senders();
    }

    fn has_text(&mut self, of: TextRef, commit: Hash) {
        self.commits.entry(of).or_default().push(commit);
    }

    /// The digests stay in the record; without salt and text they tell nothing.
    fn forget_texts(&mut self, of: TextRef) {
        for commit in self.commits.remove(&of).unwrap_or_default() {
            self.texts.remove(&commit);
        }
    }

    /// What a participant did and when could tell what they wrote, so it is remembered for one phase only.
    fn forget_senders(&mut self) {
        self.answered.retain(|actor, _| !matches!(actor, Actor::Seat(_) | Actor::Scribe(_)));
    }

    fn hidden_record(&mut self, record: &Record) {
        match record {
            Record::Configured(config) => {
                self.config = (**config).clone();
            }
            Record::WordingProposed { wording, commit, .. } => drop(self.proposed.insert(*wording, *commit)),
            Record::WordingDropped { wording } => drop(self.proposed.remove(wording)),
            Record::VoteRequested { by } => drop(self.requested.insert(*by)),
            Record::Seated { seat, late, band, .. } => {
                self.roll.insert(*seat, Entry { late: *late, band: *band, gone: false });
            }
            Record::SeatEmptied { seat } => {
                if let Some(entry) = self.roll.get_mut(seat) {
                    entry.gone = true;
                }
                if let Some(own) = self.owns.get(seat) {
                    for draft in &own.page.drafts {
                        self.sharing.authors.remove(&draft.idea);
                        self.sharing.salts.remove(&draft.idea);
                    }
                }
                self.votes.answers.remove(seat);
                self.votes.labels.remove(seat);
                self.answered.remove(&Actor::Seat(*seat));
            }
            Record::Draft { seat, idea, salt, queued, .. } => {
                let known = self.owns.get(seat).and_then(|own| own.page.draft(*idea));
                let joins = *queued && !known.is_some_and(|draft| draft.queued);
                self.sharing.fates.queued += u32::from(joins);
                self.sharing.authors.insert(*idea, *seat);
                self.sharing.salts.insert(*idea, *salt);
            }
            Record::DraftGone { idea, .. } => {
                self.sharing.authors.remove(idea);
                self.sharing.salts.remove(idea);
                self.sharing.deck.retain(|waiting| waiting != idea);
            }
            Record::Deck { ideas } => self.sharing.deck = ideas.iter().copied().collect(),
            Record::Turns { order, turns } => {
                (self.sharing.order, self.sharing.turns) = (order.clone(), turns.iter().copied().collect());
            }
            Record::EditRight { idea, right } => drop(self.sharing.rights.insert(*idea, *right)),
            Record::Text { commit, salt, text } => drop(self.texts.insert(*commit, (*salt, text.clone()))),
            Record::BallotCast { seat, ballot } => drop(self.votes.answers.insert(*seat, ballot.clone())),
            Record::BallotsStripped(sealed) => drop(self.votes.sealed.insert(sealed.round, sealed.clone())),
            Record::LabelsKept(labels) => self.votes.labels = labels.iter().copied().collect(),
            Record::Answered { by, id } => {
                let done = self.answered.entry(*by).or_default();
                if done.len() == REMEMBERED {
                    done.pop_front();
                }
                done.push_back(*id);
            }
            _ => {}
        }
    }
}
