//! The hours that somebody gives: counted from meetings that were held, put right by nobody but themselves, month by
//! month. All in minutes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    ops::RangeInclusive,
};

use jiff::{ToSpan, civil::Date};

use crate::{hat::Hat, participation::states};

states! {
    /// What the time went into.
    Kind {
        /// Meetings of a pair that were held.
        Meeting = "meeting",
        /// Getting ready for a meeting or a session.
        Preparation = "preparation",
        /// Supervision of the giver.
        Supervision = "supervision",
        /// Training.
        Training = "training",
        /// Sessions of a circle that the giver led.
        Circle = "circle",
    }
}

impl Kind {
    /// The kinds of a hat, in the order in which people read them; none for a mentee.
    pub const fn of(hat: Hat) -> &'static [Self] {
        match hat {
            Hat::Mentee => &[],
            Hat::Mentor | Hat::Sponsor | Hat::Ally => {
                &[Self::Meeting, Self::Preparation, Self::Supervision, Self::Training]
            }
            Hat::Facilitator => &[Self::Circle, Self::Preparation, Self::Supervision, Self::Training],
        }
    }
}

/// Minutes of preparation that each meeting held counts for, while its giver says nothing else (`model.md` 2.8).
pub const PREPARING: i64 = 30;
/// Minutes that a session of a circle counts for: the frame that circles meet by.
pub const SESSION: i64 = 75;
/// Minutes of one kind in one month, at most: 744 hours, as many as a month can have.
pub const MOST: i64 = 744 * 60;
/// The step in which hours are typed, in minutes.
pub const STEP: i64 = 15;

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(Date);

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self(day.first_of_month())
    }

    /// The month of a code such as `2026-11`, as it stands in the store and in addresses.
    pub fn parse(code: &str) -> Option<Self> {
        let plain = code.len() == 7 && code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let first = format!("{code}-01").parse().ok().filter(|_| plain)?;
        (2000..2200).contains(&Date::year(first)).then_some(Self(first))
    }

    /// Its first day.
    pub const fn first(self) -> Date {
        self.0
    }

    /// So many months later; earlier, where the number is below nothing.
    #[must_use]
    pub fn later(self, months: i32) -> Self {
        Self(self.0.saturating_add(months.months()))
    }

    /// The financial year that it lies in: April to March.
    pub fn financial_year(self) -> RangeInclusive<Self> {
        let since_april = (i32::from(self.0.month()) + 8) % 12;
        let april = self.later(-since_april);
        april..=april.later(11)
    }

    /// Every month from the first to the last of a period.
    pub fn all(period: &RangeInclusive<Self>) -> Vec<Self> {
        let (from, to) = (*period.start(), *period.end());
        std::iter::successors(Some(from), |month| Some(month.later(1)))
            .take_while(|month| *month <= to)
            .take(12 * 200)
            .collect()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

/// A meeting or a session that was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// In which month.
    pub month: Month,
    /// How long.
    pub minutes: i64,
}

/// A figure that its giver has put in the place of the counted one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// For which month.
    pub month: Month,
    /// Of which kind.
    pub kind: Kind,
    /// How much.
    pub minutes: i64,
}

/// One kind in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The month.
    pub month: Month,
    /// The kind.
    pub kind: Kind,
    /// How many meetings or sessions were held in that month.
    pub held: i64,
    /// What was counted.
    pub counted: i64,
    /// What the giver says instead.
    pub own: Option<i64>,
}

impl Line {
    /// What holds: the giver's own figure, and what was counted where there is none.
    pub fn minutes(self) -> i64 {
        self.own.unwrap_or(self.counted)
    }
}

/// What was counted of one kind, when so many meetings or sessions of so many minutes were held.
const fn counted(kind: Kind, held: i64, minutes: i64) -> i64 {
    match kind {
        Kind::Meeting | Kind::Circle => minutes,
        Kind::Preparation => held * PREPARING,
        Kind::Supervision | Kind::Training => 0,
    }
}

/// Every kind of a hat in every month in which there is something, the newest month first. `supervised` are the times that a
/// supervision group sat while the giver was there.
pub fn ledger(hat: Hat, held: &[Held], supervised: &[Held], own: &[Own]) -> Vec<Line> {
    let mut meetings: BTreeMap<Month, (i64, i64)> = BTreeMap::new();
    for one in held {
        let (number, minutes) = meetings.entry(one.month).or_default();
        *number += 1;
        *minutes += one.minutes;
    }
    let mut sat: BTreeMap<Month, i64> = BTreeMap::new();
    for one in supervised {
        *sat.entry(one.month).or_default() += one.minutes;
    }
    let said: BTreeMap<(Month, Kind), i64> =
        own.iter().map(|own| ((own.month, own.kind), own.minutes)).collect();
    let months: BTreeSet<Month> =
        meetings.keys().chain(sat.keys()).copied().chain(own.iter().map(|own| own.month)).collect();
    let line = |month: Month, kind: Kind| {
        let (held, minutes) = meetings.get(&month).copied().unwrap_or_default();
        Line {
            month,
            kind,
            held,
            counted: match kind {
                Kind::Supervision => sat.get(&month).copied().unwrap_or_default(),
                other => counted(other, held, minutes),
            },
            own: said.get(&(month, kind)).copied(),
        }
    };
    let lines =
        months.into_iter().rev().flat_map(|month| Kind::of(hat).iter().map(move |kind| (month, *kind)));
    lines.map(|(month, kind)| line(month, kind)).collect()
}

/// The minutes of some lines.
pub fn total<'l>(lines: impl IntoIterator<Item = &'l Line>) -> i64 {
    lines.into_iter().map(|line| line.minutes()).sum()
}

/// The minutes of some lines, each kind that has any.
pub fn by_kind<'l>(lines: impl IntoIterator<Item = &'l Line>) -> BTreeMap<Kind, i64> {
    sums(lines, |line| line.kind)
}

/// The minutes of some lines, each month that has any.
pub fn by_month<'l>(lines: impl IntoIterator<Item = &'l Line>) -> BTreeMap<Month, i64> {
    sums(lines, |line| line.month)
}

fn sums<'l, K: Ord>(lines: impl IntoIterator<Item = &'l Line>, of: impl Fn(&Line) -> K) -> BTreeMap<K, i64> {
    let mut sums = BTreeMap::new();
    for line in lines.into_iter().filter(|line| line.minutes() > 0) {
        *sums.entry(of(line)).or_default() += line.minutes();
    }
    sums
}

/// What is wrong with hours as they were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongHours {
    /// No number.
    #[error("no number")]
    Number,
    /// No whole quarters of an hour.
    #[error("no quarter")]
    Quarter,
    /// Less than none, or more than a month has.
    #[error("out of range")]
    Range,
}

/// Hours as they were typed, such as `1.75` or `1,75`, in minutes; none where nothing was typed.
///
/// # Errors
/// [`WrongHours`].
pub fn read(typed: &str) -> Result<Option<i64>, WrongHours> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let (below, digits) = typed.strip_prefix(['-', '−']).map_or((false, typed), |rest| (true, rest));
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !number(whole) || !number(part) || (whole.is_empty() && part.is_empty()) {
        return Err(WrongHours::Number);
    }
    let part = match part.trim_end_matches('0') {
        "" => 0,
        "25" => 15,
        "5" => 30,
        "75" => 45,
        _ => return Err(WrongHours::Quarter),
    };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { 0 } else { whole.parse().unwrap_or(MOST) };
    let minutes = whole.min(MOST) * 60 + part;
    if minutes > MOST || (below && minutes > 0) { Err(WrongHours::Range) } else { Ok(Some(minutes)) }
}

/// Minutes as hours that [`read`] reads: whole quarters, such as `1.75`.
pub fn typed(minutes: i64) -> String {
    let part = ["", ".25", ".5", ".75"][usize::try_from(minutes % 60 / STEP).unwrap_or_default()];
    format!("{}{part}", minutes / 60)
}

/// Minutes as hours with two decimals, for a table of figures: 100 minutes are `1.67`.
pub fn decimal(minutes: i64) -> String {
    let hundredths = (minutes * 100 + 30) / 60;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests;
