//! What facilitators see beyond the shared screen: nothing that anybody wrote, and no order or count of votes.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::id::Seat;

/// The facilitators' desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Desk {
    /// Which facilitator leads.
    pub lead: u8,
    /// Who left, and when, in seconds of workshop time.
    pub left: BTreeMap<Seat, u64>,
    /// Who has private extra time to vote, and until when, in seconds of workshop time.
    pub extended: BTreeMap<Seat, u64>,
}

/// What changes on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each names what it changes")]
pub enum DeskChange {
    Lead(u8),
    Left(Seat, u64),
    Back(Seat),
    Extended(Seat, u64),
    VoteOver,
}

impl Desk {
    pub(crate) const fn new() -> Self {
        Self { lead: 1, left: BTreeMap::new(), extended: BTreeMap::new() }
    }

    /// Makes the change.
    pub(crate) fn apply(&mut self, change: &DeskChange) {
        match change {
            DeskChange::Lead(lead) => self.lead = *lead,
            DeskChange::Left(seat, at_s) => drop(self.left.insert(*seat, *at_s)),
            DeskChange::Back(seat) => drop(self.left.remove(seat)),
            DeskChange::Extended(seat, until_s) => drop(self.extended.insert(*seat, *until_s)),
            DeskChange::VoteOver => self.extended.clear(),
        }
    }
}
