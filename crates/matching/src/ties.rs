//! What is already known between two people: lines of management, conflicts, the coordinator's own pairs.
//!
//! Conflicts and wishes not to be paired carry ids only: no kind and no reason can be written down here.

use serde::Serialize;

use crate::key::Key;

/// Somebody and their manager. Either may be outside the programme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Line {
    /// The person managed.
    pub person: Key,
    /// Their manager.
    pub manager: Key,
}

/// A mentee and a giver. For conflicts and exclusions the order does not matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pair {
    /// The mentee.
    pub mentee: Key,
    /// The giver.
    pub giver: Key,
}

/// A pair the coordinator sets first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pin {
    /// The mentee.
    pub mentee: Key,
    /// The giver.
    pub giver: Key,
    /// The mentee and the sponsorship guardian both accepted that one person wears two hats for this mentee.
    pub both_agreed: bool,
}

/// Everything known between two people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Ties {
    /// Lines of management; followed over the whole chain, both ways.
    pub lines: Vec<Line>,
    /// Declared conflicts, in either order.
    pub conflicts: Vec<Pair>,
    /// "Rather not", by either side, in either order.
    pub rather_not: Vec<Pair>,
    /// Forbidden by the coordinator.
    pub forbidden: Vec<Pair>,
    /// Set by the coordinator.
    pub pinned: Vec<Pin>,
    /// Paired before and ended, or "not this time" in this run.
    pub earlier: Vec<Pair>,
    /// Already together in another hat.
    pub other_hats: Vec<Pair>,
}
