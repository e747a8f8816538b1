//! A giver's application is answered in 10 working days; after that it is the first thing the coordinator sees.

use jiff::civil::Date;

use crate::day::working_days_after;

/// Working days within which an application is answered.
pub const WORKING_DAYS: u8 = 10;

/// The day by which an application of `applied` is to be answered. Weekends do not count; bank holidays are not known.
pub fn answer_by(applied: Date) -> Date {
    working_days_after(applied, WORKING_DAYS)
}

/// Whether the answer is late on `today`.
pub fn overdue(applied: Date, today: Date) -> bool {
    today > answer_by(applied)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ten_working_days_are_two_weeks_whatever_the_day() {
        assert_eq!(answer_by(date(2026, 11, 23)), date(2026, 12, 7), "from a Monday to a Monday");
        assert_eq!(answer_by(date(2026, 11, 27)), date(2026, 12, 11), "from a Friday to a Friday");
        assert_eq!(
            answer_by(date(2026, 11, 28)),
            date(2026, 12, 11),
            "a Saturday counts from the Monday after"
        );
        assert!(!overdue(date(2026, 11, 23), date(2026, 12, 7)));
        assert!(overdue(date(2026, 11, 23), date(2026, 12, 8)));
    }
}
