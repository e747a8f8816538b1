//! Leaving for a while or for good, and what becomes of a queue.

use crate::{
    event::{Event, Place},
    id::Seat,
    own::DraftCard,
    pen::Pen,
    phase::Phase,
    record::{LeaverChoice, Record},
    reject::{Missing, Reject},
    text::NOTE,
    workshop::Workshop,
};

/// After so many seconds somebody who left is taken to have left.
pub(super) const LEFT_S: u64 = 180;

impl Workshop {
    pub(super) fn withdraw_consent(&self, pen: &mut Pen, seat: Seat) -> Result<(), Reject> {
        self.only(self.phase() != Phase::Sealed)?;
        self.empty(pen, seat);
        Ok(())
    }

    pub(super) fn eject(&self, pen: &mut Pen, seat: Seat, reason: &str) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        if !self.owns.contains_key(&seat) {
            return Err(Reject::NotVisible);
        }
        let reason = pen.text(reason, NOTE)?;
        if self.phase() != Phase::Lobby {
            pen.event(Event::DeviationRecorded { reason });
        }
        self.empty(pen, seat);
        Ok(())
    }

    /// Everything of a seat that is not public yet goes.
    fn empty(&self, pen: &mut Pen, seat: Seat) {
        if self.phase() == Phase::RoundRobin && !self.sharing.over {
            let withdrawn = self.take_back(pen, &[seat]);
            self.end_emptied_lap(pen, withdrawn);
        }
        pen.record(Record::SeatEmptied { seat });
    }

    /// The queues of these seats are withdrawn; how many of the ideas were offered in the open lap.
    pub(super) fn take_back(&self, pen: &mut Pen, seats: &[Seat]) -> usize {
        let queues = seats.iter().flat_map(|seat| self.queue(*seat).map(|draft| (*seat, draft)));
        let (deck, queue): (Vec<_>, Vec<_>) = queues.partition(|(_, draft)| draft.offered);
        // Sorted by place, so that the record shows no seat's order.
        for (seat, draft) in deck.iter().chain(&queue) {
            pen.record(Record::DraftGone { seat: *seat, idea: draft.idea });
        }
        deck.iter().for_each(|_| pen.event(Event::IdeaWithdrawn { from: Place::Deck, idea: None }));
        queue.iter().for_each(|_| pen.event(Event::IdeaWithdrawn { from: Place::Queue, idea: None }));
        deck.len()
    }

    /// Ends the lap if its last ideas were withdrawn from it.
    pub(super) fn end_emptied_lap(&self, pen: &mut Pen, withdrawn: usize) {
        if withdrawn > 0 && withdrawn == self.sharing.deck.len() {
            pen.event(Event::LapEnded { lap: self.sharing.lap, early: false });
        }
    }

    /// A seat's ideas that wait to be shared.
    pub(super) fn queue(&self, seat: Seat) -> impl Iterator<Item = &DraftCard> {
        let drafts = self.owns.get(&seat).map(|own| own.page.drafts.iter());
        drafts.into_iter().flatten().filter(|draft| draft.queued)
    }

    /// Whether a seat's ideas are shared now: it is here, or left that to us.
    pub(super) fn shares(&self, seat: Seat) -> bool {
        let left_to_us =
            |seat| self.owns.get(&seat).is_some_and(|own| own.leaver == Some(LeaverChoice::ShareForMe));
        self.here(seat) || left_to_us(seat)
    }

    pub(super) fn release(&self, pen: &mut Pen, seat: Seat) -> Result<(), Reject> {
        self.only(self.phase() == Phase::RoundRobin && !self.sharing.over)?;
        let left = *self.desk.left.get(&seat).ok_or(Reject::NotVisible)?;
        if pen.now_s() < left + LEFT_S {
            return Err(Missing::Waiting.into());
        }
        // Whoever answered beforehand is not asked again, and the facilitator does not learn whether they did.
        if self.owns.get(&seat).is_some_and(|own| own.leaver.is_none()) {
            pen.record(Record::LeaverChose { seat, choice: LeaverChoice::ShareForMe });
        }
        Ok(())
    }

    /// Queues of those who left and wished it so are withdrawn.
    pub(super) fn settle_leavers(&self, pen: &mut Pen) {
        let wished =
            |seat: &Seat| self.owns.get(seat).is_some_and(|own| own.leaver == Some(LeaverChoice::Withdraw));
        let left =
            self.desk.left.iter().filter(|(_, at_s)| pen.now_s() >= **at_s + LEFT_S).map(|(seat, _)| *seat);
        let seats: Vec<Seat> = left.filter(wished).collect();
        let withdrawn = self.take_back(pen, &seats);
        self.end_emptied_lap(pen, withdrawn);
    }
}
