//! The two figures of the data scene: from counts or from a publication, protected, rounded, and refused where one must not show them.

mod rules;

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::both::Both;
pub use rules::{Given, Rule, Wrong, from_given};

/// A percentage as it is printed: whole, or with one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    /// In tenths of a per cent, 0–1,000.
    pub tenths: u32,
    /// Whether the decimal is printed.
    pub decimal: bool,
}

impl Percent {
    /// Whole people of one hundred: the printed percentage, rounded half up.
    pub const fn whole(self) -> u32 {
        (self.tenths + 5) / 10
    }

    /// The share of `count` in `of`, both protected already; `of` must not be 0. Rounded half up to what will be
    /// printed: one decimal only from 4,000 people on (D7; the NHS method, unverified), for below that it would say
    /// more than the counts do.
    pub const fn of_counts(count: u32, of: u32) -> Self {
        let (count, of) = (count as u64, of as u64);
        let decimal = of >= 4_000;
        let tenths =
            if decimal { (2_000 * count + of) / (2 * of) } else { (200 * count + of) / (2 * of) * 10 };
        Self { tenths: tenths as u32, decimal }
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenth) = (self.tenths / 10, self.tenths % 10);
        if self.decimal { write!(f, "{whole}.{tenth}") } else { write!(f, "{whole}") }
    }
}

/// When a figure was true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// Some time in a year.
    Year(i16),
    /// On one day.
    Day(Date),
}

impl AsOf {
    /// Its year.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// Whether it is still to come on `today`.
    pub fn after(self, today: Date) -> bool {
        match self {
            Self::Year(year) => year > today.year(),
            Self::Day(day) => day > today,
        }
    }

    /// Whether 36 months have passed since then (D8); a year counts to its last day.
    pub fn is_old(self, today: Date) -> bool {
        let last = match self {
            Self::Year(year) => Date::new(year, 12, 31).ok(),
            Self::Day(day) => Some(day),
        };
        last.and_then(|last| last.checked_add(36.months()).ok()).is_some_and(|until| until < today)
    }
}

/// What was done with people whose ethnicity is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unknown {
    /// Left out of both numbers.
    Excluded,
    /// Counted in `of`.
    Included,
    /// The source does not say.
    #[default]
    NotStated,
}

/// One figure, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As printed.
    pub percent: Percent,
    /// The protected counts it was worked out from: how many, of how many.
    pub counts: Option<(u32, u32)>,
    /// Who was counted. Without it the catalogue's own words stand.
    pub population: Option<Both>,
    /// When.
    pub as_of: AsOf,
    /// Where it comes from.
    pub source: String,
    /// Where it is published.
    pub url: Option<String>,
    /// Those of unknown ethnicity.
    pub unknown: Unknown,
}

/// How the second figure compares with the first, in whole people: it decides what is said and whether doors are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Fewer in the group: the gap is spoken of.
    Smaller,
    /// The same.
    Equal,
    /// More in the group.
    Larger,
}

/// Both figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Of everybody.
    pub all: Figure,
    /// Of the group.
    pub group: Figure,
}

impl Figures {
    /// The pair of 2020 that is shown when nobody gives figures (motion.md, 2.3).
    pub fn shipped() -> Self {
        let figure = |tenths| Figure {
            percent: Percent { tenths, decimal: true },
            counts: None,
            population: None,
            as_of: AsOf::Year(2020),
            source: "NHS England 2020, as cited in Sriram, Atwal, McKay 2024".to_owned(),
            url: None,
            unknown: Unknown::Excluded,
        };
        Self { all: figure(199), group: figure(122) }
    }

    /// The comparison of whole people.
    pub fn comparison(&self) -> Comparison {
        match self.group.percent.whole().cmp(&self.all.percent.whole()) {
            std::cmp::Ordering::Less => Comparison::Smaller,
            std::cmp::Ordering::Equal => Comparison::Equal,
            std::cmp::Ordering::Greater => Comparison::Larger,
        }
    }

    /// What a reader should know before showing the figures on `today` (D8), in one sentence each.
    pub fn warnings(&self, today: Date) -> Vec<String> {
        let mut said = Vec::new();
        for (name, figure) in [("data.all", &self.all), ("data.group", &self.group)] {
            if figure.as_of.is_old(today) {
                let year = figure.as_of.year();
                said.push(format!("D8 {name}: the figure is of {year}, more than 36 months ago"));
            }
            if figure.unknown == Unknown::NotStated {
                said.push(format!("D8 {name}: it is not stated how unknown ethnicity was counted"));
            }
        }
        said
    }
}

#[cfg(test)]
mod tests;
