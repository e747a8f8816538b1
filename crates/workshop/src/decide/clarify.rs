//! What an idea means: questions, explanations, agreed wordings. The original stays.

use crate::{
    board::Card,
    config::Anonymity,
    event::{Event, NoteSort},
    hash::Hash,
    id::{IdeaId, WordingId},
    pen::Pen,
    phase::Phase,
    record::Record,
    reject::{Missing, Reject},
    role::Actor,
    text::{IDEA, NOTE},
    workshop::Workshop,
};

impl Workshop {
    fn clarifying(&self, idea: IdeaId) -> Result<&Card, Reject> {
        self.only(self.phase() == Phase::Clarify)?;
        self.board.standing(idea).ok_or(Reject::NotVisible)
    }

    pub(super) fn ask(&self, pen: &mut Pen, idea: IdeaId, text: &str) -> Result<(), Reject> {
        self.note_on(pen, idea, NoteSort::Question, text)
    }

    pub(super) fn explain(&self, pen: &mut Pen, idea: IdeaId, text: &str) -> Result<(), Reject> {
        self.note_on(pen, idea, NoteSort::Explanation, text)
    }

    fn note_on(&self, pen: &mut Pen, idea: IdeaId, sort: NoteSort, text: &str) -> Result<(), Reject> {
        self.clarifying(idea)?;
        let commit = pen.text(text, NOTE)?;
        let note = pen.id();
        pen.event(Event::ClarificationNoted { note, idea, sort, commit });
        Ok(())
    }

    pub(super) fn propose_wording(&self, pen: &mut Pen, idea: IdeaId, text: &str) -> Result<(), Reject> {
        self.clarifying(idea)?;
        let commit = pen.text(text, IDEA)?;
        let wording = pen.id();
        pen.record(Record::WordingProposed { wording, idea, commit });
        Ok(())
    }

    /// The author accepts; where nobody is known as the author, the facilitator does once nobody objects.
    pub(super) fn accept_wording(
        &self,
        pen: &mut Pen,
        by: Actor,
        wording: WordingId,
        right: Option<Hash>,
    ) -> Result<(), Reject> {
        let proposal = self.board.proposals.get(&wording).ok_or(Reject::NotVisible)?;
        let card = self.clarifying(proposal.idea)?;
        match (self.config.anonymity, by) {
            (Anonymity::Unlinked, Actor::Facilitator(_)) => {
                if pen.now_s() < proposal.closes_s {
                    return Err(Missing::Waiting.into());
                }
                if proposal.objections > 0 {
                    return Err(Missing::Agreement.into());
                }
            }
            (Anonymity::Named | Anonymity::Pseudonymous, Actor::Seat(seat))
                if self.is_authors(seat, proposal.idea, right) => {}
            _ => return Err(Reject::NotVisible),
        }
        let commit = *self.proposed.get(&wording).ok_or(Reject::NotVisible)?;
        let version = card.wordings.len() as u16 + 1;
        pen.event(Event::WordingAgreed { idea: proposal.idea, version, commit });
        pen.record(Record::WordingDropped { wording });
        Ok(())
    }

    pub(super) fn mark_understood(&self, pen: &mut Pen, idea: IdeaId) -> Result<(), Reject> {
        if !self.clarifying(idea)?.understood {
            pen.record(Record::Understood { idea });
        }
        Ok(())
    }

    pub(super) fn park(&self, pen: &mut Pen, idea: IdeaId, reason: &str) -> Result<(), Reject> {
        if self.clarifying(idea)?.parked.is_some() {
            return Err(Reject::Stale);
        }
        let reason = pen.text(reason, NOTE)?;
        pen.event(Event::ItemParked { idea, reason });
        Ok(())
    }
}
