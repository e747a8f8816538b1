//! What nobody sees of the round-robin: whose idea is whose, and which comes next.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    hash::{Hash, Salt},
    id::{IdeaId, Seat},
};

/// The hidden half of sharing. All of it but laps and edit rights is gone when sharing is over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sharing {
    /// Whose: drafts, and shared ideas for as long as the link is kept.
    pub authors: BTreeMap<IdeaId, Seat>,
    /// Of drafts.
    pub salts: BTreeMap<IdeaId, Salt>,
    /// Digests of the rights to take shared ideas back; pseudonymous workshops only.
    pub rights: BTreeMap<IdeaId, Hash>,
    /// Dealt: what is still to be read in the open lap, next first.
    pub deck: VecDeque<IdeaId>,
    /// Spoken: everybody's order.
    pub order: Vec<Seat>,
    /// Spoken: who is still to have a turn in the open lap, at turn first.
    pub turns: VecDeque<Seat>,
    /// The last lap that was opened; they count on through every pass.
    pub lap: u32,
    /// A lap is open.
    pub open: bool,
    /// The last slot of that lap.
    pub slot: u32,
    /// Nobody shared anything in the last lap that ended.
    pub all_passed: bool,
    /// What became of the ideas of this pass.
    pub fates: Fates,
    /// Ideas shared in this pass.
    pub pass: BTreeSet<IdeaId>,
    /// The round-robin is closed, and only the links remain to be taken away.
    pub over: bool,
}

/// How many ideas of this pass are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Fates {
    pub queued: u32,
    pub shared: u32,
    pub withdrawn: u32,
    pub held: u32,
}

impl Sharing {
    /// Forgets everything that belongs to one pass.
    pub(crate) fn forget_pass(&mut self) {
        let Self { authors, rights, lap, over, .. } = std::mem::take(self);
        (self.authors, self.rights, self.lap, self.over) = (authors, rights, lap, over);
    }
}
