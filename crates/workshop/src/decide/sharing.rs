//! Taking back, holding back, and the end of sharing. Nothing vanishes silently.

use std::collections::BTreeMap;

use crate::{
    config::{Anonymity, RoundRobin},
    event::{Event, HoldReason, Place, Via},
    hash::Hash,
    id::{IdeaId, Seat},
    mark,
    pen::Pen,
    phase::Phase,
    record::{LeaverChoice, Record},
    reject::{Missing, Reject},
    sharing::Fates,
    text::NOTE,
    workshop::Workshop,
};

/// A last call lasts so many seconds.
const LAST_CALL_S: u64 = 60;

impl Workshop {
    /// An own idea is taken back: any that waits; a shared one while the link or the right to it is there.
    pub(super) fn withdraw(
        &self,
        pen: &mut Pen,
        seat: Seat,
        idea: IdeaId,
        right: Option<Hash>,
    ) -> Result<(), Reject> {
        if let Some(draft) = self.owns.get(&seat).and_then(|own| own.page.draft(idea)) {
            self.sharing()?;
            pen.record(Record::DraftGone { seat, idea });
            if draft.queued {
                let from = if draft.offered { Place::Deck } else { Place::Queue };
                pen.event(Event::IdeaWithdrawn { from, idea: None });
            }
            self.end_emptied_lap(pen, usize::from(draft.offered));
            return Ok(());
        }
        if self.board.standing(idea).is_none() || !self.is_authors(seat, idea, right) {
            return Err(Reject::NotVisible);
        }
        self.on_the_wall()?;
        self.unlink(pen, idea);
        pen.event(Event::IdeaWithdrawn { from: Place::Wall, idea: Some(idea) });
        Ok(())
    }

    /// Whether a shared idea may be changed by this seat as its author.
    pub(super) fn is_authors(&self, seat: Seat, idea: IdeaId, right: Option<Hash>) -> bool {
        let linked = self.sharing.authors.get(&idea) == Some(&seat);
        match self.config.anonymity {
            Anonymity::Named => linked,
            Anonymity::Pseudonymous => {
                let shown = right.map(mark::digest);
                linked || (shown.is_some() && shown == self.sharing.rights.get(&idea).copied())
            }
            Anonymity::Unlinked => false,
        }
    }

    /// A shared idea can come off the wall until the items are frozen.
    fn on_the_wall(&self) -> Result<(), Reject> {
        self.only(matches!(self.phase(), Phase::RoundRobin | Phase::Clarify | Phase::Theme))?;
        if self.board.item_set.is_some() { Err(Reject::TooLate) } else { Ok(()) }
    }

    /// Merges that the idea is part of are taken apart first.
    pub(super) fn unlink(&self, pen: &mut Pen, idea: IdeaId) {
        for merge in self.board.merges_with(idea) {
            pen.event(Event::MergeUndone { merge });
        }
    }

    pub(super) fn hold(&self, pen: &mut Pen, idea: IdeaId, reason: HoldReason) -> Result<(), Reject> {
        self.on_the_wall()?;
        self.board.standing(idea).ok_or(Reject::NotVisible)?;
        self.unlink(pen, idea);
        pen.event(Event::IdeaHeld { idea, reason });
        Ok(())
    }

    pub(super) fn last_call(&self, pen: &mut Pen) -> Result<(), Reject> {
        self.sharing()?;
        if self.sharing.open || self.ideas_wait() {
            return Err(Missing::QueuesEmpty.into());
        }
        pen.record(Record::LastCalled);
        Ok(())
    }

    /// The regular end: no lap open, nothing left to share, and everybody passed or nobody answered the last call.
    pub(super) fn end_sharing(&self, pen: &mut Pen) -> Result<(), Reject> {
        self.sharing()?;
        if self.sharing.open || self.ideas_wait() {
            return Err(Missing::QueuesEmpty.into());
        }
        let called = self.board.last_call_s.is_some_and(|at_s| pen.now_s() >= at_s + LAST_CALL_S);
        let passed = self.config.round_robin == RoundRobin::Spoken && self.sharing.all_passed;
        if !called && !passed {
            return Err(Missing::LastCall.into());
        }
        // What is left belongs to people who went without leaving it to us.
        let seats: Vec<Seat> = self.seats().collect();
        let left = seats.iter().map(|seat| self.queue(*seat).count()).sum::<usize>() as u32;
        self.take_back(pen, &seats);
        let Fates { queued, shared, withdrawn, held } = self.sharing.fates;
        self.round_robin_closed(pen, Fates { queued, shared, withdrawn: withdrawn + left, held });
        Ok(())
    }

    /// The end for lack of time: what people left to us is shared in one list, the rest is withdrawn. A deviation.
    pub(super) fn close_early(&self, pen: &mut Pen, reason: &str) -> Result<(), Reject> {
        self.sharing()?;
        let reason = pen.text(reason, NOTE)?;
        pen.event(Event::DeviationRecorded { reason });
        let for_us =
            |seat: &Seat| self.owns.get(seat).is_some_and(|own| own.leaver == Some(LeaverChoice::ShareForMe));
        let (given, kept): (Vec<Seat>, Vec<Seat>) = self.seats().partition(for_us);
        let (lap, open) = (self.sharing.lap, self.sharing.open);
        let withdrawn = kept.iter().map(|seat| self.queue(*seat).count()).sum::<usize>() as u32;
        let mut list: Vec<IdeaId> =
            given.iter().flat_map(|seat| self.queue(*seat).map(|draft| draft.idea)).collect();
        self.take_back(pen, &kept);
        pen.mix(&mut list);
        for (idea, slot) in list.iter().zip(self.sharing.slot + 1..) {
            self.share(pen, *idea, lap, slot, Via::List)?;
        }
        if open {
            pen.event(Event::LapEnded { lap, early: true });
        }
        let Fates { queued, shared, withdrawn: before, held } = self.sharing.fates;
        let fates = Fates { queued, shared: shared + list.len() as u32, withdrawn: before + withdrawn, held };
        self.round_robin_closed(pen, fates);
        Ok(())
    }

    fn round_robin_closed(&self, pen: &mut Pen, fates: Fates) {
        let Fates { queued, shared, withdrawn, held } = fates;
        pen.event(Event::RoundRobinClosed { queued, shared, withdrawn, held });
        if self.named() {
            pen.event(Event::PhaseEntered { phase: Phase::Clarify });
        }
    }

    /// The server has taken the links away and found none left; only now does the workshop go on.
    pub(super) fn links_gone(&self, pen: &mut Pen) -> Result<(), Reject> {
        self.only(self.phase() == Phase::RoundRobin && self.sharing.over)?;
        let mut counts: BTreeMap<Seat, u32> = self.seats().map(|seat| (seat, 0)).collect();
        self.sharing.authors.iter().filter(|(idea, _)| self.board.card(**idea).is_some()).for_each(
            |(_, seat)| {
                *counts.entry(*seat).or_default() += 1;
            },
        );
        let mut spread: Vec<u32> = counts.into_values().collect();
        spread.sort_unstable();
        pen.event(match self.config.anonymity {
            Anonymity::Pseudonymous => Event::AuthorLinksSealed { spread },
            _ => Event::AuthorLinksDestroyed { spread },
        });
        pen.event(Event::PhaseEntered { phase: Phase::Clarify });
        Ok(())
    }
}
