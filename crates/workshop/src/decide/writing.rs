//! Writing alone: drafts that nobody sees but their seat and the scribe whom the seat allowed.

use std::collections::BTreeSet;

use crate::{
    id::{IdeaId, Seat},
    pen::Pen,
    phase::Phase,
    record::{LeaverChoice, Record},
    reject::{Fault, Missing, Reject},
    role::Actor,
    text::{IDEA, Text},
    workshop::Workshop,
};

/// Most drafts of one seat at a time.
const MOST_DRAFTS: usize = 100;

impl Workshop {
    fn writing(&self, seat: Seat) -> Result<(), Reject> {
        let sharing = self.phase() == Phase::RoundRobin && !self.sharing.over;
        self.only(self.phase() == Phase::Silent || sharing)?;
        if self.takes_part(seat) { Ok(()) } else { Err(Missing::Consent.into()) }
    }

    /// Two devices of one seat may both have changed a draft: whichever did not see the other's change becomes a draft of its own.
    pub(super) fn save_draft(
        &self,
        pen: &mut Pen,
        seat: Seat,
        idea: Option<IdeaId>,
        base: Option<u32>,
        typed: &str,
        queue: bool,
    ) -> Result<(), Reject> {
        self.writing(seat)?;
        let text = Text::read(typed, IDEA)?;
        let page = &self.owns.get(&seat).ok_or(Reject::NotVisible)?.page;
        let queue = queue && self.phase() == Phase::RoundRobin;
        let known = idea.map(|idea| page.draft(idea).ok_or(Reject::NotVisible)).transpose()?;
        let salt = pen.bits();
        let record = match known {
            Some(draft) if base == Some(draft.version) => {
                // Once it is in the open lap it is as good as said.
                if draft.offered {
                    return Err(Reject::TooLate);
                }
                let (idea, version) = (draft.idea, draft.version + 1);
                Record::Draft { seat, idea, version, salt, text, queued: draft.queued || queue }
            }
            _ if page.drafts.len() >= MOST_DRAFTS => return Err(Fault::TooMany.into()),
            _ => Record::Draft { seat, idea: pen.id(), version: 1, salt, text, queued: queue },
        };
        pen.record(record);
        Ok(())
    }

    pub(super) fn dictate(
        &self,
        pen: &mut Pen,
        by: Actor,
        seat: Seat,
        idea: Option<IdeaId>,
        base: Option<u32>,
        typed: &str,
    ) -> Result<(), Reject> {
        let allowed = self.owns.get(&seat).and_then(|own| own.scribe).map(Actor::Scribe);
        if allowed != Some(by) {
            return Err(Reject::NotVisible);
        }
        self.only(self.phase() == Phase::Silent)?;
        self.save_draft(pen, seat, idea, base, typed, false)
    }

    /// In round-robin an unqueued draft is deleted, a queued idea is withdrawn.
    pub(super) fn delete_draft(&self, pen: &mut Pen, seat: Seat, idea: IdeaId) -> Result<(), Reject> {
        self.writing(seat)?;
        let draft = self.owns.get(&seat).and_then(|own| own.page.draft(idea)).ok_or(Reject::NotVisible)?;
        self.only(!draft.queued)?;
        pen.record(Record::DraftGone { seat, idea });
        Ok(())
    }

    pub(super) fn order_drafts(&self, pen: &mut Pen, seat: Seat, order: &[IdeaId]) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Silent)?;
        self.writing(seat)?;
        let drafts = self.owns.get(&seat).map(|own| own.page.drafts.iter().map(|draft| draft.idea).collect());
        let drafts: BTreeSet<IdeaId> = drafts.unwrap_or_default();
        let named: BTreeSet<IdeaId> = order.iter().copied().collect();
        if named.len() != order.len() {
            return Err(Fault::Twice.into());
        }
        if !named.is_subset(&drafts) {
            return Err(Reject::NotVisible);
        }
        if named != drafts {
            return Err(Reject::Stale);
        }
        pen.record(Record::DraftsOrdered { seat, order: order.to_vec() });
        Ok(())
    }

    pub(super) fn done(&self, pen: &mut Pen, seat: Seat, done: bool) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Silent)?;
        if self.owns.get(&seat).is_some_and(|own| own.ready != done) {
            pen.record(Record::Finished { seat, done });
        }
        Ok(())
    }

    pub(super) fn allow_scribe(&self, pen: &mut Pen, seat: Seat, scribe: Option<u8>) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        if scribe.is_some_and(|n| !(1..=self.staff.scribes).contains(&n)) {
            return Err(Fault::Unknown.into());
        }
        pen.record(Record::ScribeAllowed { seat, scribe });
        Ok(())
    }

    pub(super) fn set_leaver_choice(
        &self,
        pen: &mut Pen,
        seat: Seat,
        choice: LeaverChoice,
    ) -> Result<(), Reject> {
        self.writing(seat)?;
        pen.record(Record::LeaverChose { seat, choice });
        Ok(())
    }
}
