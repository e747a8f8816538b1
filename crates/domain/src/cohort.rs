//! One dated intake of a programme, and the programme's own states.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{participation::states, refusal::Refusal};

states! {
    /// Where a programme stands; it moves forward one step at a time.
    ProgrammeState {
        /// Being set up.
        Draft = "draft",
        /// Its legal ground and purposes are decided.
        Authorised = "authorised",
        /// Readiness, charter and two coordinators are there.
        Ready = "ready",
        /// A cohort is open.
        Running = "running",
        /// The last cohort has ended.
        Closing = "closing",
        /// Over.
        Closed = "closed",
    }
}

states! {
    /// Where a cohort stands.
    CohortState {
        /// Dates are set.
        Planned = "planned",
        /// People can come in.
        Recruiting = "recruiting",
        /// Pairs are being found.
        Matching = "matching",
        /// The year is on.
        Running = "running",
        /// Ending.
        Closing = "closing",
        /// Over.
        Closed = "closed",
    }
}

/// The dates of a cohort, strictly in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    /// First day on which people can apply.
    pub apply_opens: Date,
    /// Last day on which people can apply.
    pub apply_closes: Date,
    /// Pairs are published by this day.
    pub match_by: Date,
    /// The pairs' year begins.
    pub starts: Date,
    /// Half-way review.
    pub mid_review: Date,
    /// The pairs' year ends.
    pub ends: Date,
}

impl Timetable {
    /// Checks the order `apply_opens < apply_closes ≤ match_by ≤ starts < mid_review < ends`.
    ///
    /// # Errors
    /// [`Refusal::DatesOutOfOrder`].
    pub fn checked(self) -> Result<Self, Refusal> {
        let ordered = self.apply_opens < self.apply_closes
            && self.apply_closes <= self.match_by
            && self.match_by <= self.starts
            && self.starts < self.mid_review
            && self.mid_review < self.ends;
        if ordered { Ok(self) } else { Err(Refusal::DatesOutOfOrder) }
    }
}
