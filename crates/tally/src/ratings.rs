//! Ratings from 1 to 9, as the RAND/UCLA Appropriateness Method reads them: the median, and whether people disagree.
//!
//! Source: Fitch and others 2001, RAND/UCLA Appropriateness Method User's Manual (MR-1269). Some papers print 2.5 where the
//! manual has 2.35.

use serde::Serialize;

use crate::{
    known::{Figure, Known},
    percentile,
};

/// What the ratings of one item say. A figure that is not defined says why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rated {
    /// The item's label.
    pub item: String,
    /// How many rated it.
    pub n: Known<u32>,
    /// The middle rating.
    pub median: Known<Figure>,
    /// 30th percentile, type 7.
    pub p30: Known<Figure>,
    /// 70th percentile, type 7.
    pub p70: Known<Figure>,
    /// `p70 - p30`: how far the middle ratings spread.
    pub ipr: Known<Figure>,
    /// `(p30 + p70) / 2`.
    pub iprcp: Known<Figure>,
    /// Asymmetry: `|5 - iprcp|`.
    pub ai: Known<Figure>,
    /// The spread that still counts as no disagreement: `2.35 + 1.5 ai`.
    pub ipras: Known<Figure>,
    /// Disagreement index: `ipr / ipras`.
    pub di: Known<Figure>,
    /// Whether `di > 1`.
    pub disagreement: Known<bool>,
    /// Ratings outside the third (1-3, 4-6, 7-9) that holds the median.
    pub outside_third: Known<u32>,
    /// Ratings further than 1 from the median.
    pub outside_band: Known<u32>,
    /// By the rule for panels of this size: `agreement`, `disagreement` or `neither`.
    pub agreement: Known<&'static str>,
    /// `appropriate`, `inappropriate` or `uncertain`.
    pub class: Known<&'static str>,
}

/// A median and the percentiles round it, in whole numbers of `1 / unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// How many units make 1.
    pub unit: i64,
    /// The median.
    pub median: i64,
    /// The 30th percentile.
    pub p30: i64,
    /// The 70th percentile.
    pub p70: i64,
}

/// A third of the scale: 0 for 1-3, 1 for 4-6, 2 for 7-9.
type Third = u8;

impl Spread {
    /// The spread of sorted ratings; `None` without ratings.
    pub fn of(sorted: &[i64]) -> Option<Self> {
        let at = |part| percentile::scaled(sorted, part, 10);
        Some(Self { unit: 10, median: at(5)?, p30: at(3)?, p70: at(7)? })
    }

    /// `200 IPR` and `200 IPRAS`, in units: whole numbers, so that no rounding decides about disagreement.
    const fn compared(self) -> (i64, i64) {
        let twice_ai = (10 * self.unit - (self.p30 + self.p70)).abs();
        (200 * (self.p70 - self.p30), 470 * self.unit + 150 * twice_ai)
    }

    /// Whether `DI > 1`.
    pub const fn disagrees(self) -> bool {
        let (ipr, ipras) = self.compared();
        ipr > ipras
    }

    /// Thirds by median: [1, 3.5), [3.5, 6.5), [6.5, 9]; a median between two thirds belongs to the higher.
    const fn third(self) -> Third {
        let twice = 2 * self.median;
        (twice >= 7 * self.unit) as Third + (twice >= 13 * self.unit) as Third
    }

    /// The class of RAND/UCLA.
    pub const fn class(self) -> &'static str {
        match (self.third(), self.disagrees()) {
            (2, false) => "appropriate",
            (0, false) => "inappropriate",
            _ => "uncertain",
        }
    }
}

impl Rated {
    /// What follows from ratings from 1 to 9, in any order.
    pub fn of(item: &str, ratings: &[u8]) -> Self {
        let mut sorted: Vec<i64> = ratings.iter().map(|&rating| i64::from(rating)).collect();
        sorted.sort_unstable();
        let Some(spread) = Spread::of(&sorted) else {
            return Self { n: Known::Is(0), ..Self::blank(item, "nobody rated it") };
        };
        let count =
            |inside: &dyn Fn(i64) -> bool| sorted.iter().filter(|&&rating| inside(rating)).count() as u32;
        let third = |rating: i64| ((rating - 1) / 3) as Third;
        let outside_third = count(&|rating| third(rating) != spread.third());
        let far = |rating: i64| (rating * spread.unit - spread.median).abs() > spread.unit;
        let extremes = count(&|rating| third(rating) == 0).min(count(&|rating| third(rating) == 2));
        Self {
            n: Known::Is(sorted.len() as u32),
            outside_third: Known::Is(outside_third),
            outside_band: Known::Is(count(&far)),
            agreement: agreement(sorted.len(), outside_third, extremes),
            ..Self::spread(item, spread)
        }
    }

    /// What follows from a median and two percentiles alone.
    pub fn spread(item: &str, spread: Spread) -> Self {
        let part = |numerator: i64, times: i64| {
            Known::Is(Figure::ratio(i128::from(numerator), i128::from(times * spread.unit)))
        };
        let (ipr, ipras) = spread.compared();
        let twice_centre = spread.p30 + spread.p70;
        Self {
            median: part(spread.median, 1),
            p30: part(spread.p30, 1),
            p70: part(spread.p70, 1),
            ipr: part(spread.p70 - spread.p30, 1),
            iprcp: part(twice_centre, 2),
            ai: part((10 * spread.unit - twice_centre).abs(), 2),
            ipras: part(ipras, 200),
            di: Known::Is(Figure::ratio(i128::from(ipr), i128::from(ipras))),
            disagreement: Known::Is(spread.disagrees()),
            class: Known::Is(spread.class()),
            ..Self::blank(item, "needs the ratings themselves")
        }
    }

    fn blank(item: &str, reason: &str) -> Self {
        Self {
            item: item.to_owned(),
            n: Known::not(reason),
            median: Known::not(reason),
            p30: Known::not(reason),
            p70: Known::not(reason),
            ipr: Known::not(reason),
            iprcp: Known::not(reason),
            ai: Known::not(reason),
            ipras: Known::not(reason),
            di: Known::not(reason),
            disagreement: Known::not(reason),
            outside_third: Known::not(reason),
            outside_band: Known::not(reason),
            agreement: Known::not(reason),
            class: Known::not(reason),
        }
    }
}

/// The manual's rule by size of panel: how many outside the median's third still agree, and how many in each of the outer
/// thirds disagree.
fn agreement(ratings: usize, outside: u32, extremes: u32) -> Known<&'static str> {
    let (few, many) = match ratings {
        8..=10 => (2, 3),
        11..=13 => (3, 4),
        14..=16 => (4, 5),
        _ => return Known::not("the rule by panel size is for 8 to 16 ratings"),
    };
    Known::Is(if extremes >= many {
        "disagreement"
    } else if outside <= few {
        "agreement"
    } else {
        "neither"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_a_panel_at_the_ends_disagree() {
        let rated = Rated::of("x", &[1, 1, 1, 1, 9, 9, 9, 9, 9]);
        assert_eq!(rated.disagreement, Known::Is(true));
        assert_eq!((rated.agreement, rated.class), (Known::Is("disagreement"), Known::Is("uncertain")));
    }

    #[test]
    fn a_median_between_two_thirds_belongs_to_the_higher() {
        let class = |ratings: &[u8]| Rated::of("x", ratings).class;
        assert_eq!(class(&[3, 4]), Known::Is("uncertain"));
        assert_eq!(class(&[6, 7]), Known::Is("appropriate"));
        assert_eq!(class(&[3, 3]), Known::Is("inappropriate"));
    }

    #[test]
    fn panels_of_other_sizes_have_no_rule() {
        for size in [7, 17] {
            assert!(Rated::of("x", &vec![8; size]).agreement.reason().is_some());
        }
        assert_eq!(Rated::of("x", &[8; 8]).agreement, Known::Is("agreement"));
        assert_eq!(Rated::of("x", &[]).median.reason(), Some("nobody rated it"));
    }
}
