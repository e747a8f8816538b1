//! One thing that happened, as the state is folded from it.

use serde::{Deserialize, Serialize};

use crate::{event::Event, record::Record, role::By};

/// A chain event or a vault record, with its time and with what may be said of whoever did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Milliseconds of workshop time; never part of the public record.
    pub now_ms: u64,
    /// UTC seconds.
    pub wall: u64,
    /// Class of actor.
    pub by: By,
    /// What.
    pub what: What,
}

/// Public record, or vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Part of the public chain.
    Event(Event),
    /// Erasable.
    Record(Record),
}

impl Fact {
    /// Whole seconds of workshop time, rounded up, so that no waiting time is shorter than it says.
    pub(crate) const fn at_s(&self) -> u64 {
        self.now_ms.div_ceil(1_000)
    }

    /// The event, if it is one.
    pub const fn event(&self) -> Option<&Event> {
        match &self.what {
            What::Event(event) => Some(event),
            What::Record(_) => None,
        }
    }

    /// The record, if it is one.
    pub const fn record(&self) -> Option<&Record> {
        match &self.what {
            What::Record(record) => Some(record),
            What::Event(_) => None,
        }
    }
}
