//! Looking back together: half-way through the year, and when a pair comes to its planned end (`model.md` 2.7).

use jiff::{ToSpan, civil::Date};

use crate::{
    pair::{CLOSING_DAYS, PairState},
    participation::states,
};

states! {
    /// Which of the two reviews of a pair.
    Review {
        /// While the two go on: what helps, what could be better, what to do with the time that is left.
        HalfWay = "half_way",
        /// At the planned end: what has changed, thanks, what comes next.
        Closing = "closing",
    }
}

/// A pair is not asked to look back before it has gone on for so many days.
pub const SETTLED_DAYS: i32 = 56;

impl Review {
    /// The review that belongs to a state; none before the two have begun.
    pub const fn of(state: PairState) -> Option<Self> {
        use PairState::*;
        match state {
            Active | Paused | EndedNoFault => Some(Self::HalfWay),
            Closing | Closed => Some(Self::Closing),
            _ => None,
        }
    }
}

/// Whether the day has come to remind an active pair of the half-way review: the cohort's day for it, once the two have
/// had time to settle, and not when they are about to come to their end anyway.
pub fn is_time(half_way: Date, started_on: Date, planned_end: Option<Date>, today: Date) -> bool {
    let settled = started_on.saturating_add(SETTLED_DAYS.days());
    let ends_soon = planned_end.is_some_and(|end| today >= end.saturating_sub(CLOSING_DAYS.days()));
    today >= half_way && today >= settled && !ends_soon
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_pair_is_reminded_on_the_day_of_its_cohort_once_it_has_settled() {
        let (half_way, end) = (date(2027, 3, 1), Some(date(2027, 9, 1)));
        let on = |started, today| is_time(half_way, started, end, today);
        assert!(!on(date(2026, 12, 1), date(2027, 2, 28)));
        assert!(on(date(2026, 12, 1), date(2027, 3, 1)));
        assert!(!on(date(2027, 2, 1), date(2027, 3, 28)), "55 days together");
        assert!(on(date(2027, 2, 1), date(2027, 3, 29)), "56 days together");
        assert!(
            !on(date(2027, 2, 1), date(2027, 7, 21)),
            "six weeks before the end the closing review comes"
        );
        assert!(on(date(2027, 2, 1), date(2027, 7, 20)));
        assert!(is_time(half_way, date(2026, 12, 1), None, date(2027, 3, 1)), "no end is planned");
    }

    #[test]
    fn each_state_has_its_review_and_a_pair_that_has_not_begun_has_none() {
        for state in PairState::ALL {
            let begun =
                state.holds_place() && !matches!(state, PairState::Chemistry | PairState::Contracting);
            let over = matches!(state, PairState::Closed | PairState::EndedNoFault);
            assert_eq!(Review::of(*state).is_some(), begun || over, "{}", state.code());
        }
    }
}
