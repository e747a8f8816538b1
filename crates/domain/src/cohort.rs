//! One dated intake of a programme, and the programme's own states.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{participation::states, refusal::Refusal};

states! {
    /// Where a programme stands. Purged is no state: then there is no programme any more (`model.md` 4.9).
    ProgrammeState {
        /// Being set up.
        Draft = "draft",
        /// Its legal ground and purposes are decided.
        Authorised = "authorised",
        /// Readiness, charter and two coordinators are there.
        Ready = "ready",
        /// A cohort is open.
        Running = "running",
        /// The last cohort has ended; another one may still open.
        Closing = "closing",
        /// Over. Its record can be read, and nothing of it changes.
        Closed = "closed",
    }
}

impl ProgrammeState {
    /// Whether the diagram draws an arrow from here to there.
    pub const fn leads_to(self, next: Self) -> bool {
        use ProgrammeState::*;
        matches!(
            (self, next),
            (Draft, Authorised)
                | (Authorised, Ready)
                | (Ready | Closing, Running)
                | (Running, Closing)
                | (Closing, Closed)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// Where its cohorts have brought a programme that stands here: each as its state and the day on which it ends. Every
    /// other step is somebody's to take.
    pub fn with(self, cohorts: &[(CohortState, Date)], today: Date) -> Self {
        let counted = || cohorts.iter().filter(|(state, ends)| !state.lapsed(*ends, today));
        let all = |over: &[CohortState]| counted().all(|(state, _)| over.contains(state));
        let next = match self {
            _ if counted().next().is_none() => return self,
            Self::Running if all(&[CohortState::Closing, CohortState::Closed]) => Self::Closing,
            Self::Closing if all(&[CohortState::Closed]) => Self::Closed,
            there => return there,
        };
        next.with(cohorts, today)
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

/// So many days before the last cohort ends its coordinators read that a further one would have to be planned.
pub const LAST_CALL: i32 = 42;

/// The day on which the last cohort ends, once it is near and nothing comes after it; cohorts as their states and ends.
pub fn last_call(cohorts: &[(CohortState, Date)], today: Date) -> Option<Date> {
    let coming = cohorts.iter().filter(|(state, ends)| state.changes() && !state.lapsed(*ends, today));
    let (last, ends) = coming.max_by_key(|(_, ends)| *ends)?;
    let near = *ends <= today.saturating_add(LAST_CALL.days());
    (near && *last != CohortState::Planned).then_some(*ends)
}

impl CohortState {
    /// Whether the diagram draws an arrow from here to there.
    pub const fn leads_to(self, next: Self) -> bool {
        use CohortState::*;
        matches!(
            (self, next),
            (Planned, Recruiting)
                | (Recruiting, Matching)
                | (Matching, Running)
                | (Running, Closing)
                | (Closing, Closed)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// Whether it was only ever a plan, and the year that was planned is over: nobody comes into it any more.
    pub fn lapsed(self, ends: Date, today: Date) -> bool {
        self == Self::Planned && ends < today
    }

    /// Whether its name and dates may still change.
    pub const fn changes(self) -> bool {
        !matches!(self, Self::Closing | Self::Closed)
    }

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
    fn a_programme_goes_along_the_arrows_and_nowhere_else() {
        // From each state, to each in the same order: draft, authorised, ready, running, closing, closed.
        let drawn = ["-+----", "--+---", "---+--", "----+-", "---+-+", "------"];
        for (from, drawn) in ProgrammeState::ALL.iter().zip(drawn) {
            for (next, arrow) in ProgrammeState::ALL.iter().zip(drawn.chars()) {
                let expected = if arrow == '+' { Ok(*next) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*next), expected, "{} to {}", from.code(), next.code());
            }
        }
    }

    #[test]
    fn a_programme_ends_with_its_last_cohort_and_a_further_one_keeps_it_going() {
        use CohortState::{Closed, Closing, Matching, Planned, Recruiting, Running};
        let (today, to_come, gone) = (date(2028, 4, 1), date(2029, 3, 31), date(2028, 3, 31));
        let of = |states: &[CohortState]| states.iter().map(|state| (*state, to_come)).collect::<Vec<_>>();
        let running = |cohorts: &[_]| ProgrammeState::Running.with(cohorts, today);
        let closing = |cohorts: &[_]| ProgrammeState::Closing.with(cohorts, today);
        assert_eq!(running(&[]), ProgrammeState::Running);
        for going in [Planned, Recruiting, Matching, Running] {
            assert_eq!(running(&of(&[Closed, going])), ProgrammeState::Running, "{}", going.code());
            assert_eq!(closing(&of(&[Closed, going])), ProgrammeState::Closing, "{}", going.code());
        }
        assert_eq!(running(&of(&[Closed, Closing])), ProgrammeState::Closing);
        assert_eq!(closing(&of(&[Closed, Closing])), ProgrammeState::Closing);
        assert_eq!(closing(&of(&[Closed, Closed])), ProgrammeState::Closed);
        assert_eq!(running(&of(&[Closed])), ProgrammeState::Closed, "whatever days the server was off");
        // What was only ever planned keeps nothing open once its year is over; by itself it ends nothing either.
        assert_eq!(closing(&[(Closed, gone), (Planned, gone)]), ProgrammeState::Closed);
        assert_eq!(closing(&[(Closed, gone), (Planned, today)]), ProgrammeState::Closing);
        assert_eq!(running(&[(Planned, gone)]), ProgrammeState::Running);
    }

    #[test]
    fn cohorts_bring_a_programme_along_its_arrows_and_only_to_its_end() {
        let (today, ends) = (date(2028, 4, 1), date(2029, 3, 31));
        for from in ProgrammeState::ALL {
            for one in CohortState::ALL {
                for other in CohortState::ALL {
                    let next = from.with(&[(*one, ends), (*other, ends)], today);
                    let ending = [ProgrammeState::Closing, ProgrammeState::Closed].contains(&next);
                    assert!(next == *from || ending, "{from:?}, {one:?}, {other:?}");
                    let begun = [ProgrammeState::Running, ProgrammeState::Closing].contains(from);
                    assert!(
                        next == *from || begun,
                        "{from:?}: nobody authorises it or opens it but a person"
                    );
                }
            }
        }
    }

    #[test]
    fn the_last_cohorts_end_is_told_42_days_before_unless_another_one_comes_after_it() {
        use CohortState::{Closed, Planned, Running};
        let (ends, later) = (date(2028, 3, 31), date(2029, 3, 31));
        let on = |cohorts: &[_], today| last_call(cohorts, today);
        assert_eq!(on(&[(Running, ends)], date(2028, 2, 17)), None);
        assert_eq!(on(&[(Running, ends)], date(2028, 2, 18)), Some(ends));
        assert_eq!(on(&[(Running, ends), (Closed, later)], date(2028, 2, 18)), Some(ends));
        for further in [Planned, Running] {
            assert_eq!(on(&[(Running, ends), (further, later)], date(2028, 2, 18)), None, "{further:?}");
        }
        assert_eq!(on(&[(Running, ends), (Planned, date(2028, 1, 1))], date(2028, 2, 18)), Some(ends));
        assert_eq!(on(&[], date(2028, 2, 18)), None);
    }

    #[test]
    fn a_cohort_goes_from_one_state_to_the_next_and_nowhere_else() {
        // From each state, to each in the same order: planned, recruiting, matching, running, closing, closed.
        let drawn = ["-+----", "--+---", "---+--", "----+-", "-----+", "------"];
        for (from, drawn) in CohortState::ALL.iter().zip(drawn) {
            for (next, arrow) in CohortState::ALL.iter().zip(drawn.chars()) {
                let expected = if arrow == '+' { Ok(*next) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*next), expected, "{} to {}", from.code(), next.code());
            }
        }
    }

    #[test]
    fn whatever_the_day_a_cohort_is_only_ever_further_along_the_arrows() {
        let day = |days: i32| date(2027, 1, 1).saturating_add(days.days());
        let dates = Timetable {
            apply_opens: day(0),
            apply_closes: day(30),
            match_by: day(40),
            starts: day(50),
            mid_review: day(200),
            ends: day(400),
        };
        for from in CohortState::ALL {
            let mut stands = *from;
            for days in -10..500 {
                let next = stands.on(&dates, day(days));
                assert!(next == stands || stands.leads_to(next), "{from:?} on day {days}");
                stands = next;
            }
            let last = if *from == CohortState::Planned { *from } else { CohortState::Closed };
            assert_eq!(stands, last, "nobody opens it but a person");
        }
    }

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
