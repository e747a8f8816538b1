//! Talking about the table, another vote, the close, both seals, and what may still be added.

use crate::{
    event::{DecisionSort, Event},
    hash::Hash,
    pen::Pen,
    phase::Phase,
    record::Record,
    reject::Reject,
    role::Actor,
    text::NOTE,
    workshop::Workshop,
};

impl Workshop {
    pub(super) fn discuss(&self, pen: &mut Pen) -> Result<(), Reject> {
        let Phase::Reveal(round) = self.phase() else { return Err(Reject::WrongPhase) };
        pen.event(Event::PhaseEntered { phase: Phase::Discuss(round) });
        Ok(())
    }

    /// Everybody may ask once.
    pub(super) fn request_vote(&self, pen: &mut Pen, by: Actor) -> Result<(), Reject> {
        self.only(matches!(self.phase(), Phase::Discuss(_)))?;
        if !self.requested.contains(&by) {
            pen.record(Record::VoteRequested { by });
        }
        Ok(())
    }

    pub(super) fn note(&self, pen: &mut Pen, text: &str) -> Result<(), Reject> {
        self.only(matches!(self.phase(), Phase::Discuss(_)))?;
        let commit = pen.text(text, NOTE)?;
        pen.record(Record::DiscussionNoted { commit });
        Ok(())
    }

    pub(super) fn decided(&self, pen: &mut Pen, text: &str) -> Result<(), Reject> {
        self.only(matches!(self.phase(), Phase::Discuss(_) | Phase::Closed))?;
        write_down(pen, DecisionSort::Decision, text)
    }

    pub(super) fn close(&self, pen: &mut Pen) -> Result<(), Reject> {
        self.only(matches!(self.phase(), Phase::Reveal(_) | Phase::Discuss(_)))?;
        pen.event(Event::PhaseEntered { phase: Phase::Closed });
        Ok(())
    }

    pub(super) fn addendum(&self, pen: &mut Pen, text: &str) -> Result<(), Reject> {
        self.only(matches!(self.phase(), Phase::Closed | Phase::Sealed))?;
        write_down(pen, DecisionSort::Addendum, text)
    }

    /// The second of the two seals ends the record. Its head is the digest of the last entry.
    pub(super) fn seal(&self, pen: &mut Pen, owner: bool) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Closed)?;
        let (owners, facilitators) = self.cover.seals;
        if (owner && owners) || (!owner && facilitators) {
            return Err(Reject::Stale);
        }
        pen.record(Record::SealGiven { owner });
        if owners || facilitators {
            pen.event(Event::PhaseEntered { phase: Phase::Sealed });
            let tallies = self.board.tables.iter().map(|table| table.tally).collect();
            pen.event(Event::Sealed { config: self.config.hash(), tallies });
        }
        Ok(())
    }

    pub(super) fn publish(&self, pen: &mut Pen, result: Hash) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Sealed)?;
        pen.event(Event::ResultPublished { result });
        Ok(())
    }

    pub(super) fn adopt(&self, pen: &mut Pen, result: Hash) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Sealed)?;
        pen.event(Event::ResultAdopted { result });
        Ok(())
    }
}

fn write_down(pen: &mut Pen, sort: DecisionSort, text: &str) -> Result<(), Reject> {
    let commit = pen.text(text, NOTE)?;
    pen.event(Event::DecisionRecorded { sort, commit });
    Ok(())
}
