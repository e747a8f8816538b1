//! What can be asked in every live phase: a pause, other hands, a deviation, a text withheld, an end.

use crate::{
    board::CardState,
    event::{Event, PauseReason, TextRef},
    pen::Pen,
    phase::Phase,
    reject::{Fault, Reject},
    text::NOTE,
    workshop::Workshop,
};

impl Workshop {
    pub(super) fn pause(&self, pen: &mut Pen, why: PauseReason) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        // A restart of a workshop that rests already changes nothing but why.
        if self.cover.paused != Some(why) {
            pen.event(Event::Paused { why });
        }
        Ok(())
    }

    pub(super) fn resume(&self, pen: &mut Pen) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        if !self.paused() {
            return Err(Reject::Stale);
        }
        pen.event(Event::Resumed {});
        Ok(())
    }

    pub(super) fn hand_over(&self, pen: &mut Pen, to: u8) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        if !(1..=self.staff.facilitators).contains(&to) {
            return Err(Fault::Unknown.into());
        }
        if to == self.desk.lead {
            return Err(Reject::Stale);
        }
        pen.event(Event::FacilitatorHandedOver { from: self.desk.lead, to });
        Ok(())
    }

    pub(super) fn deviate(&self, pen: &mut Pen, reason: &str) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        let reason = pen.text(reason, NOTE)?;
        pen.event(Event::DeviationRecorded { reason });
        Ok(())
    }

    /// Before the freeze a withheld idea leaves the items; after it the item stays, without its text.
    pub(super) fn redact(&self, pen: &mut Pen, of: TextRef) -> Result<(), Reject> {
        self.only(self.phase().live() || self.phase() == Phase::Closed)?;
        let there = match of {
            TextRef::Idea(idea) => {
                let card = self.board.card(idea);
                card.is_some_and(|card| matches!(card.state, CardState::Standing | CardState::Held))
            }
            TextRef::Note(id) => self.board.notes.cards().any(|note| note.note == id && note.text.is_some()),
            TextRef::Theme(id) => self.board.themes.get(&id).is_some_and(|theme| theme.name.is_some()),
        };
        if !there {
            return Err(Reject::NotVisible);
        }
        if let (TextRef::Idea(idea), None) = (of, &self.board.item_set) {
            self.unlink(pen, idea);
        }
        pen.event(Event::Redacted { of });
        Ok(())
    }

    pub(super) fn abort(&self, pen: &mut Pen, reason: &str) -> Result<(), Reject> {
        self.only(self.phase().live() || self.phase() == Phase::Closed)?;
        let reason = pen.text(reason, NOTE)?;
        pen.event(Event::DeviationRecorded { reason });
        pen.event(Event::PhaseEntered { phase: Phase::Aborted });
        Ok(())
    }
}
