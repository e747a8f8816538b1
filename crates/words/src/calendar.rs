//! Days, times and numbers as people write them, in Europe/London.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::words::Words;

impl Words {
    /// "3 November 2026".
    pub fn date(self, date: Date) -> String {
        let month = self.say(MONTHS[usize::from(date.month().unsigned_abs()) - 1], None);
        crate::t!(self, "calendar-date", day = date.day(), month = month, year = date.year().to_string())
    }

    /// "November 2026": the month that a day lies in.
    pub fn month(self, day: Date) -> String {
        let month = self.say(MONTHS[usize::from(day.month().unsigned_abs()) - 1], None);
        crate::t!(self, "calendar-month", month = month, year = day.year().to_string())
    }

    /// "Tuesday 3 November 2026".
    pub fn day_date(self, date: Date) -> String {
        let weekday = self.say(weekday_key(date.weekday()), None);
        crate::t!(self, "calendar-day-date", weekday = weekday, date = self.date(date))
    }

    /// "2:30pm", "9am", "midday", "midnight".
    pub fn time(self, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match (hour, minute) {
            (0, 0) => return crate::t!(self, "calendar-midnight"),
            (12, 0) => return crate::t!(self, "calendar-midday"),
            _ => {}
        }
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        let clock = if minute == 0 { twelve.to_string() } else { format!("{twelve}:{minute:02}") };
        if hour < 12 {
            crate::t!(self, "calendar-morning", clock = clock)
        } else {
            crate::t!(self, "calendar-afternoon", clock = clock)
        }
    }

    /// "Tuesday 3 November 2026 at 2:30pm", as clocks in London show it.
    pub fn moment(self, moment: Timestamp) -> String {
        let here = london(moment);
        crate::t!(self, "calendar-moment", date = self.day_date(here.date()), time = self.time(here.time()))
    }

    /// "Tuesday 3 November 2026 at 2:30pm, UK time": for times that two people agree on.
    pub fn moment_with_zone(self, moment: Timestamp) -> String {
        crate::t!(self, "calendar-moment-with-zone", moment = self.moment(moment))
    }

    /// The date of a moment as clocks in London show it: "3 November 2026".
    pub fn date_of(self, moment: Timestamp) -> String {
        self.date(london(moment).date())
    }

    /// "1,250". Takes any number type; digits before the decimal point are grouped by three.
    pub fn number(self, number: impl std::fmt::Display) -> String {
        grouped(&number.to_string())
    }

    /// "1 day", "2 days"; in Welsh with its mutations.
    pub fn days(self, count: usize) -> String {
        crate::t!(self, "calendar-days", count = count)
    }

    /// "1 week", "6 weeks".
    pub fn weeks(self, count: usize) -> String {
        crate::t!(self, "calendar-weeks", count = count)
    }

    /// "1 month", "6 months".
    pub fn months(self, count: usize) -> String {
        crate::t!(self, "calendar-months", count = count)
    }

    /// "1 hour", "2 hours".
    pub fn hours(self, count: usize) -> String {
        crate::t!(self, "calendar-hours", count = count)
    }

    /// "1 minute", "30 minutes".
    pub fn minutes(self, count: usize) -> String {
        crate::t!(self, "calendar-minutes", count = count)
    }

    /// "3 hours", "45 minutes", "1 hour 30 minutes".
    pub fn lasting(self, minutes: usize) -> String {
        match (minutes / 60, minutes % 60) {
            (hours, 0) => self.hours(hours),
            (0, minutes) => self.minutes(minutes),
            (hours, minutes) => {
                let (hours, minutes) = (self.hours(hours), self.minutes(minutes));
                crate::t!(self, "calendar-hours-and-minutes", hours = hours, minutes = minutes)
            }
        }
    }
}

/// The moment on London's clocks. The rules are bundled, so the zone is always there; UTC stands in if it were not.
fn london(moment: Timestamp) -> Zoned {
    moment.to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC))
}

const MONTHS: [&str; 12] = [
    "calendar-january",
    "calendar-february",
    "calendar-march",
    "calendar-april",
    "calendar-may",
    "calendar-june",
    "calendar-july",
    "calendar-august",
    "calendar-september",
    "calendar-october",
    "calendar-november",
    "calendar-december",
];

fn weekday_key(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "calendar-monday",
        Weekday::Tuesday => "calendar-tuesday",
        Weekday::Wednesday => "calendar-wednesday",
        Weekday::Thursday => "calendar-thursday",
        Weekday::Friday => "calendar-friday",
        Weekday::Saturday => "calendar-saturday",
        Weekday::Sunday => "calendar-sunday",
    }
}

/// Groups the digits before the decimal point by three: "12,345.6".
pub(crate) fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut text = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Language;

    const EN: Words = Words::new(Language::English);
    const CY: Words = Words::new(Language::Welsh);

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment in the test")
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        let date = Date::constant(2026, 11, 3);
        assert_eq!((EN.date(date), CY.date(date)), ("3 November 2026".into(), "3 Tachwedd 2026".into()));
        assert_eq!(EN.day_date(date), "Tuesday 3 November 2026");
        assert_eq!(CY.day_date(date), "dydd Mawrth 3 Tachwedd 2026");
    }

    #[test]
    fn moments_follow_london_in_summer_and_in_winter() {
        assert_eq!(EN.moment(at("2026-07-01T13:30:00Z")), "Wednesday 1 July 2026 at 2:30pm");
        assert_eq!(EN.moment(at("2026-12-01T13:30:00Z")), "Tuesday 1 December 2026 at 1:30pm");
        assert_eq!(EN.date_of(at("2026-06-30T23:30:00Z")), "1 July 2026");
        assert_eq!(CY.moment(at("2026-12-01T09:00:00Z")), "dydd Mawrth 1 Rhagfyr 2026 am 9am");
        assert!(EN.moment_with_zone(at("2026-12-01T09:00:00Z")).ends_with("at 9am, UK time"));
    }

    #[test]
    fn noon_and_midnight_have_names_and_twelve_is_never_zero() {
        let time = |hour, minute| EN.time(Time::constant(hour, minute, 0, 0));
        assert_eq!([time(0, 0), time(12, 0)], ["midnight", "midday"]);
        assert_eq!([time(0, 5), time(12, 30), time(11, 59)], ["12:05am", "12:30pm", "11:59am"]);
    }

    #[test]
    fn welsh_counts_in_its_own_forms() {
        let days: Vec<String> = [0, 1, 2, 3, 6, 10].into_iter().map(|n| CY.days(n)).collect();
        assert_eq!(days, ["0 diwrnod", "1 diwrnod", "2 ddiwrnod", "3 diwrnod", "6 diwrnod", "10 diwrnod"]);
        assert_eq!([CY.months(2), CY.months(3), CY.minutes(2)], ["2 fis", "3 mis", "2 funud"]);
    }

    #[test]
    fn numbers_are_grouped_in_texts_and_alone() {
        assert_eq!(
            [EN.number(1250), EN.number(-1_234_567), EN.number(12.5)],
            ["1,250", "-1,234,567", "12.5"]
        );
        assert_eq!(EN.days(1000), "1,000 days");
    }

    #[test]
    fn lengths_of_time_are_hours_and_minutes_and_a_month_has_its_year() {
        assert_eq!(
            [0, 45, 60, 90].map(|minutes| EN.lasting(minutes)),
            ["0 hours", "45 minutes", "1 hour", "1 hour 30 minutes"]
        );
        assert_eq!([CY.lasting(120), CY.lasting(150)], ["2 awr", "2 awr 30 munud"]);
        assert_eq!(EN.month(Date::constant(2026, 11, 30)), "November 2026");
        assert_eq!(CY.month(Date::constant(2026, 2, 1)), "Chwefror 2026");
    }

    proptest! {
        #[test]
        fn grouping_only_adds_commas(number: i64) {
            let text = EN.number(number);
            prop_assert_eq!(text.replace(',', ""), number.to_string());
            let longest = text.trim_start_matches('-').split(',').map(str::len).max();
            prop_assert!(longest.is_some_and(|length| length <= 3));
        }
    }
}
