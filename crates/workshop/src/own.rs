//! What one seat sees and nobody else: its drafts, its queue, its objections, its open ballot.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    ballot::Ballot,
    event::HoldReason,
    id::{IdeaId, Seat},
    phase::Phase,
    record::{LeaverChoice, ObjectedTo},
    text::Text,
};

/// One seat's own things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Own {
    /// Which seat.
    pub seat: Seat,
    /// Has consented.
    pub consented: bool,
    /// Has accepted that others may guess, in a small room.
    pub guess_accepted: bool,
    /// Has read the introduction, or has finished writing.
    pub ready: bool,
    /// What becomes of the queue on leaving.
    pub leaver: Option<LeaverChoice>,
    /// Which scribe may write for this seat.
    pub scribe: Option<u8>,
    /// Drafts and queue.
    pub page: Page,
    /// Shared ideas of one's own, for as long as that is known to anybody.
    pub shared: Vec<IdeaId>,
    /// Those of them that were held back, and why.
    pub held: Vec<(IdeaId, HoldReason)>,
    /// What one objects to.
    pub objected: BTreeSet<ObjectedTo>,
    /// The open ballot.
    pub vote: Option<OwnVote>,
    /// Private extra time to vote, until then, in seconds of workshop time.
    pub extended_s: Option<u64>,
}

/// Drafts in the order in which they will be shared. A scribe whom the seat allowed sees this and no more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// First to be shared first.
    pub drafts: Vec<DraftCard>,
}

/// One draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftCard {
    /// The id that it keeps when it is shared.
    pub idea: IdeaId,
    /// Counts changes from 1; a change names the version it saw.
    pub version: u32,
    /// As it stands.
    pub text: Text,
    /// Waits to be shared.
    pub queued: bool,
    /// Is offered in the open lap and can only be withdrawn.
    pub offered: bool,
}

/// A seat's answer while the vote is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum OwnVote {
    Cast(Ballot),
    Abstained,
}

/// What changes for one seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each names what it changes")]
pub enum OwnChange {
    Consented,
    GuessAccepted,
    Ready(bool),
    Leaver(LeaverChoice),
    Scribe(Option<u8>),
    Page(PageChange),
    Shared(IdeaId),
    Held(IdeaId, HoldReason),
    LinksGone,
    Objects(ObjectedTo, bool),
    /// The item set was frozen.
    Frozen,
    Vote(OwnVote),
    Extended(u64),
    VoteOver,
    Entered(Phase),
}

/// What changes on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each names what it changes")]
pub enum PageChange {
    Draft(DraftCard),
    Gone(IdeaId),
    Order(Vec<IdeaId>),
    Queued,
    Offered(Vec<IdeaId>),
    Cleared,
}

impl Own {
    pub(crate) fn new(seat: Seat) -> Self {
        Self {
            seat,
            consented: false,
            guess_accepted: false,
            ready: false,
            leaver: None,
            scribe: None,
            page: Page::default(),
            shared: Vec::new(),
            held: Vec::new(),
            objected: BTreeSet::new(),
            vote: None,
            extended_s: None,
        }
    }

    /// Makes the change.
    pub(crate) fn apply(&mut self, change: &OwnChange) {
        use OwnChange::*;
        match change {
            Consented => self.consented = true,
            GuessAccepted => self.guess_accepted = true,
            Ready(ready) => self.ready = *ready,
            Leaver(choice) => self.leaver = Some(*choice),
            Scribe(scribe) => self.scribe = *scribe,
            Page(change) => self.page.apply(change),
            Shared(idea) => {
                self.page.apply(&PageChange::Gone(*idea));
                self.shared.push(*idea);
            }
            Held(idea, why) => self.held.push((*idea, *why)),
            LinksGone => {
                self.shared.clear();
                self.held.clear();
            }
            Objects(to, true) => drop(self.objected.insert(*to)),
            Objects(to, false) => drop(self.objected.remove(to)),
            Frozen => self.objected.clear(),
            Vote(vote) => self.vote = Some(vote.clone()),
            Extended(until_s) => self.extended_s = Some(*until_s),
            VoteOver => (self.vote, self.extended_s) = (None, None),
            Entered(phase) => {
                self.ready = false;
                if matches!(phase, Phase::Clarify | Phase::Aborted) {
                    self.leaver = None;
                    self.page.apply(&PageChange::Cleared);
                }
            }
        }
    }
}

impl Page {
    /// Makes the change.
    pub(crate) fn apply(&mut self, change: &PageChange) {
        match change {
            PageChange::Draft(draft) => match self.drafts.iter_mut().find(|known| known.idea == draft.idea) {
                Some(known) => *known = draft.clone(),
                None => self.drafts.push(draft.clone()),
            },
            PageChange::Gone(idea) => self.drafts.retain(|draft| draft.idea != *idea),
            PageChange::Order(order) => {
                self.drafts.sort_by_key(|draft| order.iter().position(|idea| *idea == draft.idea));
            }
            PageChange::Queued => self.drafts.iter_mut().for_each(|draft| draft.queued = true),
            PageChange::Offered(ideas) => {
                self.drafts.iter_mut().for_each(|draft| draft.offered |= ideas.contains(&draft.idea));
            }
            PageChange::Cleared => self.drafts.clear(),
        }
    }

    /// The next idea that can be shared.
    pub(crate) fn next(&self) -> Option<&DraftCard> {
        self.drafts.iter().find(|draft| draft.queued && !draft.offered)
    }

    pub(crate) fn draft(&self, idea: IdeaId) -> Option<&DraftCard> {
        self.drafts.iter().find(|draft| draft.idea == idea)
    }
}
