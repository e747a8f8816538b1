//! Three short questions to a mentee, three times in the year of a place: on day 35, half-way, and 30 days before its end.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::participation::states;

states! {
    /// Which of the three it is.
    Occasion {
        /// Day 35.
        Early = "early",
        /// Half-way.
        Half = "half",
        /// 30 days before the end.
        Late = "late",
    }
}

/// After so many days comes the first.
pub const EARLY_DAYS: i64 = 35;
/// So many days before the end comes the last.
pub const LATE_DAYS: i64 = 30;
/// For so long it can be answered.
pub const OPEN_DAYS: i64 = 28;

/// How long a place lasts: from the day on which the first pair began to the last planned end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last.
    pub until: Date,
}

impl Occasion {
    /// The day on which it comes.
    pub fn day(self, span: Span) -> Date {
        match self {
            Self::Early => span.from.saturating_add(EARLY_DAYS.days()),
            Self::Half => {
                let days = span.from.until(span.until).map_or(0, |whole| whole.get_days());
                span.from.saturating_add((days / 2).days())
            }
            Self::Late => span.until.saturating_sub(LATE_DAYS.days()),
        }
    }

    /// How many days it is counted by: after the beginning, or before the end.
    pub const fn days(self) -> i64 {
        match self {
            Self::Early => EARLY_DAYS,
            Self::Half => 0,
            Self::Late => LATE_DAYS,
        }
    }
}

/// The one that can be answered today: the last whose day has come, for four weeks.
pub fn open(today: Date, span: Span) -> Option<Occasion> {
    let come = |occasion: &Occasion| occasion.day(span) <= today;
    let last = Occasion::ALL.iter().copied().filter(come).max_by_key(|occasion| occasion.day(span))?;
    (today < last.day(span).saturating_add(OPEN_DAYS.days())).then_some(last)
}

states! {
    /// How much of something there is.
    HowMuch {
        /// Yes.
        Yes = "yes",
        /// Now and then, or in part.
        Partly = "partly",
        /// No.
        No = "no",
    }
}

/// What was answered; each question can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckIn {
    /// When it was asked.
    pub occasion: Occasion,
    /// Are you meeting?
    pub meeting: Option<HowMuch>,
    /// Is it useful?
    pub useful: Option<HowMuch>,
    /// Would you like someone to call you? This is an answer for totals; to be called one sends a message.
    pub call: Option<bool>,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const YEAR: Span = Span { from: date(2026, 4, 1), until: date(2027, 3, 31) };

    #[test]
    fn it_comes_on_day_35_half_way_and_30_days_before_the_end() {
        let days = Occasion::ALL.iter().map(|occasion| occasion.day(YEAR).to_string());
        assert_eq!(days.collect::<Vec<_>>(), ["2026-05-06", "2026-09-30", "2027-03-01"]);
    }

    #[test]
    fn each_is_open_from_its_day_for_four_weeks_and_at_no_other_time() {
        for occasion in Occasion::ALL {
            let day = occasion.day(YEAR);
            for (after, expected) in [(-1, None), (0, Some(*occasion)), (27, Some(*occasion)), (28, None)] {
                assert_eq!(open(day.saturating_add(after.days()), YEAR), expected, "{occasion:?} {after}");
            }
        }
    }

    #[test]
    fn in_a_short_place_only_the_latest_is_asked() {
        let short = Span { from: date(2026, 4, 1), until: date(2026, 5, 10) };
        assert_eq!(open(date(2026, 5, 6), short), Some(Occasion::Early));
        assert_eq!(open(date(2026, 4, 10), short), Some(Occasion::Late));
    }
}
