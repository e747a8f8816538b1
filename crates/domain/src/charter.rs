//! The charter's ten promises, and what mentees say of each, once in a half-year.

use std::{collections::BTreeMap, fmt};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::participation::states;

states! {
    /// A promise of the organisation (`model.md` 8.5), in the order in which they are printed.
    Promise {
        /// 90 minutes a month.
        ProtectedTime = "protected_time",
        /// Managers do not ask what is said.
        ManagersDoNotAsk = "managers_do_not_ask",
        /// Nobody is worse off.
        NoDetriment = "no_detriment",
        /// Helpers are trained and supervised.
        GiversPrepared = "givers_prepared",
        /// Named leaders sponsor, and say what they did.
        LeadersSponsor = "leaders_sponsor",
        /// Circles go on beyond the pilot.
        CirclesStayOpen = "circles_stay_open",
        /// Time given counts, and is shared.
        TimeRecognised = "time_recognised",
        /// Leaders talk about race and racism, and act.
        LeadersTalkAndAct = "leaders_talk_and_act",
        /// Results are published every year.
        ResultsPublished = "results_published",
        /// Money and owners for two cohorts.
        FundedAndOwned = "funded_and_owned",
    }
}

states! {
    /// What a mentee says of a promise.
    Rating {
        /// It is kept.
        Kept = "kept",
        /// In part.
        Partly = "partly",
        /// It is not.
        NotKept = "not_kept",
        /// The mentee cannot tell.
        CannotTell = "cannot_tell",
    }
}

/// Ratings are shown from so many raters on, by the rules for figures.
pub const SHOWN_FROM: usize = 8;

/// January to June, or July to December.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HalfYear {
    /// The year.
    pub year: i16,
    /// The first half or the second.
    pub half: u8,
}

impl HalfYear {
    /// The half-year of a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), half: if day.month() <= 6 { 1 } else { 2 } }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        Date::new(self.year, if self.half == 1 { 1 } else { 7 }, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last(self) -> Date {
        let (month, day) = if self.half == 1 { (6, 30) } else { (12, 31) };
        Date::new(self.year, month, day).unwrap_or_default()
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.half)
    }
}

/// What one mentee says of the promises in one half-year: one rating of each at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    /// The half-year.
    pub period: HalfYear,
    /// The ratings.
    pub promises: BTreeMap<Promise, Rating>,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_half_year_begins_in_january_and_in_july() {
        let of = |month, day| HalfYear::of(date(2026, month, day)).to_string();
        assert_eq!([of(1, 1), of(6, 30), of(7, 1), of(12, 31)], ["2026-1", "2026-1", "2026-2", "2026-2"]);
        for day in [date(2026, 2, 3), date(2026, 11, 23)] {
            let period = HalfYear::of(day);
            assert!((period.first()..=period.last()).contains(&day));
            assert_eq!([period.first(), period.last()].map(HalfYear::of), [period, period]);
        }
    }

    #[test]
    fn there_are_ten_promises() {
        assert_eq!(Promise::ALL.len(), 10);
    }
}
