//! A meeting of two people: when, never what about.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

use crate::{participation::states, refusal::Refusal};

states! {
    /// Where a meeting stands. No state says who cancelled.
    MeetingState {
        /// Times were offered.
        Proposed = "proposed",
        /// A time was taken.
        Booked = "booked",
        /// Both, or one, say that it took place.
        Held = "held",
        /// Will not take place.
        Cancelled = "cancelled",
        /// Did not take place.
        NotHeld = "not_held",
        /// The two answers differ; counts as not held, no fault.
        Unconfirmed = "unconfirmed",
    }
}

impl MeetingState {
    /// Whether the diagram draws an arrow from here to there. What the two say of a meeting can be put right.
    pub const fn leads_to(self, next: Self) -> bool {
        use MeetingState::*;
        matches!(
            (self, next),
            (Proposed, Booked | Cancelled)
                | (Booked, Cancelled)
                | (Booked | Held | NotHeld | Unconfirmed, Held | NotHeld | Unconfirmed)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }
}

states! {
    /// How people meet.
    Mode {
        /// In one place.
        InPerson = "in_person",
        /// By phone or video.
        Remote = "remote",
        /// Both suit.
        Either = "either",
    }
}

/// What two answers to "Did you meet?" make of a meeting; an answer that is not there yet does not count against anybody.
///
/// None when nobody has answered.
pub const fn outcome(mentee: Option<bool>, giver: Option<bool>) -> Option<MeetingState> {
    match (mentee, giver) {
        (None, None) => None,
        (Some(true), Some(true) | None) | (None, Some(true)) => Some(MeetingState::Held),
        (Some(false), Some(false) | None) | (None, Some(false)) => Some(MeetingState::NotHeld),
        (Some(true), Some(false)) | (Some(false), Some(true)) => Some(MeetingState::Unconfirmed),
    }
}

/// How many times are offered at once, at most.
pub const TIMES: usize = 3;

/// Minutes of a meeting when nothing else is said.
pub const USUAL_MINUTES: i64 = 60;

/// Minutes that a meeting can last.
pub const MINUTES: std::ops::RangeInclusive<i64> = 15..=240;

/// What is wrong with a day and a time as they were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongTime {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// There is no such day.
    #[error("no such day")]
    Day,
    /// The time of day is missing.
    #[error("no time")]
    Time,
    /// The moment is over, or more than a year away.
    #[error("past")]
    Past,
}

/// The moment behind a day in three boxes and a time such as `14:30`, on clocks in London.
///
/// A time that summer time skips is moved on by the hour that is skipped.
///
/// # Errors
/// [`WrongTime`].
pub fn moment(day: [&str; 3], time: &str, now: Timestamp) -> Result<Timestamp, WrongTime> {
    let [d, m, y] = day.map(str::trim);
    if [d, m, y, time].iter().all(|part| part.is_empty()) {
        return Err(WrongTime::Empty);
    }
    let (d, m, y) = (d.parse(), m.parse(), y.parse());
    let (Ok(d), Ok(m), Ok(y)) = (d, m, y) else { return Err(WrongTime::Day) };
    let date = Date::new(y, m, d).map_err(|_| WrongTime::Day)?;
    let (hour, minute) = time.split_once(':').ok_or(WrongTime::Time)?;
    let (Ok(hour), Ok(minute)) = (hour.parse(), minute.parse()) else { return Err(WrongTime::Time) };
    let clock = Time::new(hour, minute, 0, 0).map_err(|_| WrongTime::Time)?;
    let london = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let moment = date.to_datetime(clock).to_zoned(london).map_err(|_| WrongTime::Day)?.timestamp();
    let year = SignedDuration::from_hours(366 * 24);
    if moment <= now || moment.duration_since(now) > year { Err(WrongTime::Past) } else { Ok(moment) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_goes_where_an_arrow_leads_and_nowhere_else() {
        // From each state, to each in the same order: proposed, booked, held, cancelled, not held, unconfirmed.
        let drawn = ["-+-+--", "--++++", "--+-++", "------", "--+-++", "--+-++"];
        for (from, drawn) in MeetingState::ALL.iter().zip(drawn) {
            for (next, arrow) in MeetingState::ALL.iter().zip(drawn.chars()) {
                let expected = if arrow == '+' { Ok(*next) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*next), expected, "{} to {}", from.code(), next.code());
            }
        }
        let said = [None, Some(true), Some(false)];
        for (mentee, giver) in said.iter().flat_map(|one| said.iter().map(|other| (*one, *other))) {
            let came = outcome(mentee, giver);
            assert!(came.is_none_or(|state| MeetingState::Booked.leads_to(state)), "{came:?}");
        }
    }

    #[test]
    fn one_yes_is_enough_and_two_different_answers_are_nobodys_fault() {
        use MeetingState::*;
        let table = [
            (None, None, None),
            (Some(true), None, Some(Held)),
            (None, Some(true), Some(Held)),
            (Some(true), Some(true), Some(Held)),
            (Some(false), None, Some(NotHeld)),
            (None, Some(false), Some(NotHeld)),
            (Some(false), Some(false), Some(NotHeld)),
            (Some(true), Some(false), Some(Unconfirmed)),
            (Some(false), Some(true), Some(Unconfirmed)),
        ];
        for (mentee, giver, state) in table {
            assert_eq!(outcome(mentee, giver), state);
        }
    }

    #[test]
    fn times_are_read_on_london_clocks_and_only_future_ones_count() {
        let now: Timestamp = "2026-06-01T00:00:00Z".parse().unwrap();
        let summer = moment(["1", "7", "2026"], "14:30", now);
        assert_eq!(summer, Ok("2026-07-01T13:30:00Z".parse().unwrap()));
        assert_eq!(moment([" 1 ", "12", "2026"], "14:30", now), Ok("2026-12-01T14:30:00Z".parse().unwrap()));
        assert_eq!(moment(["", "", ""], "", now), Err(WrongTime::Empty));
        assert_eq!(moment(["31", "2", "2027"], "09:00", now), Err(WrongTime::Day));
        assert_eq!(moment(["1", "7", "2026"], "", now), Err(WrongTime::Time));
        assert_eq!(moment(["1", "5", "2026"], "09:00", now), Err(WrongTime::Past));
        assert_eq!(moment(["1", "7", "2030"], "09:00", now), Err(WrongTime::Past));
    }
}
