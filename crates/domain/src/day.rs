//! Which day it is, as clocks in London show it: days of people, not of servers.

use jiff::{
    Timestamp,
    civil::{Date, Weekday},
    tz::TimeZone,
};

/// The day of a moment in London.
pub fn of(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)).date()
}

/// The day so many working days after another. Weekends do not count; bank holidays are not known.
pub fn working_days_after(from: Date, days: u8) -> Date {
    let (mut day, mut left) = (from, days);
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return Date::MAX };
        day = next;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_summer_night_belongs_to_the_next_day() {
        assert_eq!(of("2026-07-01T23:30:00Z".parse().unwrap()), date(2026, 7, 2));
        assert_eq!(of("2026-12-01T23:30:00Z".parse().unwrap()), date(2026, 12, 1));
    }
}
