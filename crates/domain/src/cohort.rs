//! One dated intake of a programme, and the programme's own states.

use jiff::{ToSpan, civil::Date};
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

/// A cohort that has ended is closed so many days later; until then its last pairs come to their end.
pub const CLOSES_AFTER: i32 = 30;

impl CohortState {
    /// Where the dates have brought a cohort that stands here. Opening it is the coordinator's to do.
    pub fn on(self, dates: &Timetable, today: Date) -> Self {
        let next = match self {
            Self::Recruiting if today > dates.apply_closes => Self::Matching,
            Self::Matching if today >= dates.starts => Self::Running,
            Self::Running if today > dates.ends => Self::Closing,
            Self::Closing if today > dates.ends.saturating_add(CLOSES_AFTER.days()) => Self::Closed,
            there => return there,
        };
        next.on(dates, today)
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_cohort_follows_its_dates_and_nobody_opens_it_but_a_person() {
        let dates = Timetable {
            apply_opens: date(2027, 1, 1),
            apply_closes: date(2027, 2, 1),
            match_by: date(2027, 3, 1),
            starts: date(2027, 4, 1),
            mid_review: date(2027, 10, 1),
            ends: date(2028, 3, 31),
        };
        let on = |today| CohortState::Recruiting.on(&dates, today);
        assert_eq!(on(date(2027, 2, 1)), CohortState::Recruiting);
        assert_eq!(on(date(2027, 2, 2)), CohortState::Matching);
        assert_eq!(on(date(2027, 4, 1)), CohortState::Running);
        assert_eq!(on(date(2028, 3, 31)), CohortState::Running);
        assert_eq!(on(date(2028, 4, 30)), CohortState::Closing);
        assert_eq!(on(date(2028, 5, 1)), CohortState::Closed, "whatever days the server was off");
        assert_eq!(CohortState::Planned.on(&dates, date(2030, 1, 1)), CohortState::Planned);
    }
}
