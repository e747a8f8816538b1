//! Consensus rules, fixed before a vote: whether each item met the rule, did not, or the rule says nothing about it.

use serde::Serialize;

use crate::{known::Known, percentile, ratings::Spread};

/// A rule (`ngt.md` 12.6). Shares are in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Consensus {
    /// So many percent of voters gave it a place.
    TopShare(f64),
    /// At least 70% rated it 7-9 and fewer than 15% 1-3, or the mirror.
    SeventyFifteen,
    /// Appropriate by RAND/UCLA, with a disagreement index of 1 at most.
    Rand,
    /// So many percent rated it 7-9, or ticked it. 75% was the median among Delphi studies (Diamond and others 2014).
    PercentAgree(f64),
    /// The middle half of the ratings spans so much at most.
    Iqr(f64),
    /// W of the whole vote is at least this.
    WAtLeast(f64),
}

/// What a rule says of one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// The item's label.
    pub item: String,
    /// Whether the rule is met.
    pub met: Known<bool>,
}

/// What a rule is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// How many were offered the item and voted.
    pub voters: u32,
    /// How many gave it a place, a dot or a tick; `None` for ratings.
    pub supporters: Option<u32>,
    /// Whether the vote was by ticks.
    pub ticks: bool,
    /// The sorted ratings; none for other votes.
    pub ratings: &'a [i64],
    /// W of the whole vote.
    pub w: Option<f64>,
}

impl Consensus {
    /// A rule as it is written: `top_share:70`, `seventy_fifteen`, `rand`, `percent_agree:75`, `iqr:2`, `w_at_least:0.7`.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, value) = text.split_once(':').map_or((text, None), |(name, value)| (name, Some(value)));
        let number = |or: Option<f64>, most: f64| match value {
            Some(value) => value.parse().ok().filter(|number| (0.0..=most).contains(number)),
            None => or,
        };
        Some(match name {
            "top_share" => Self::TopShare(number(None, 100.0)?),
            "percent_agree" => Self::PercentAgree(number(Some(75.0), 100.0)?),
            "iqr" => Self::Iqr(number(Some(2.0), 8.0)?),
            "w_at_least" => Self::WAtLeast(number(None, 1.0)?),
            "seventy_fifteen" if value.is_none() => Self::SeventyFifteen,
            "rand" if value.is_none() => Self::Rand,
            _ => return None,
        })
    }

    /// The rule as a footnote prints it.
    pub fn says(self) -> String {
        match self {
            Self::TopShare(share) => format!("{share}% of voters gave it a place"),
            Self::SeventyFifteen => "at least 70% rated it 7-9 and fewer than 15% 1-3, or the mirror".into(),
            Self::Rand => "appropriate by RAND/UCLA without disagreement".into(),
            Self::PercentAgree(share) => format!("at least {share}% rated it 7-9, or ticked it"),
            Self::Iqr(span) => format!("an interquartile range of at most {span}"),
            Self::WAtLeast(w) => format!("W of the whole vote at least {w}"),
        }
    }

    /// Whether the rule is met, or why it says nothing.
    pub fn judge(self, evidence: Evidence<'_>) -> Known<bool> {
        let Evidence { voters, supporters, ticks, ratings, w } = evidence;
        let share = |part: u32, of: u32, least: f64| 100.0 * f64::from(part) >= least * f64::from(of);
        let rated = |from: i64, to: i64| ratings.iter().filter(|&&r| (from..=to).contains(&r)).count() as u32;
        let all = ratings.len() as u32;
        let no_ratings = || Known::not("the rule is about ratings from 1 to 9, and there are none");
        match self {
            Self::TopShare(least) => match supporters {
                Some(supporters) if voters > 0 => Known::Is(share(supporters, voters, least)),
                _ => Known::not("the rule is about places, and there are none"),
            },
            Self::PercentAgree(least) if ticks && voters > 0 => {
                Known::Is(share(supporters.unwrap_or_default(), voters, least))
            }
            Self::WAtLeast(least) => Known::or(w.map(|w| w >= least), "W is not defined"),
            _ if ratings.is_empty() => no_ratings(),
            Self::PercentAgree(least) => Known::Is(share(rated(7, 9), all, least)),
            Self::SeventyFifteen => {
                let clear = |high: u32, low: u32| 10 * high >= 7 * all && 100 * low < 15 * all;
                Known::Is(clear(rated(7, 9), rated(1, 3)) || clear(rated(1, 3), rated(7, 9)))
            }
            Self::Rand => match Spread::of(ratings) {
                Some(spread) => Known::Is(spread.class() == "appropriate"),
                None => no_ratings(),
            },
            Self::Iqr(span) => {
                let quartile = |part| percentile::scaled(ratings, part, 4).unwrap_or_default();
                Known::Is((quartile(3) - quartile(1)) as f64 <= 4.0 * span)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(rule: &str, ratings: &[i64]) -> Known<bool> {
        let evidence = Evidence { voters: 10, supporters: None, ticks: false, ratings, w: Some(0.6) };
        Consensus::parse(rule).unwrap().judge(evidence)
    }

    #[test]
    fn rules_are_met_at_their_edge_and_not_below() {
        let (at, below) = ([2, 4, 6, 7, 7, 7, 8, 8, 9, 9], [2, 3, 6, 7, 7, 7, 8, 8, 9, 9]);
        assert_eq!(judge("seventy_fifteen", &at), Known::Is(true));
        assert_eq!(judge("seventy_fifteen", &below), Known::Is(false));
        assert_eq!(judge("seventy_fifteen", &at.map(|rating| 10 - rating)), Known::Is(true));
        assert_eq!(judge("percent_agree:70", &at), Known::Is(true));
        assert_eq!(judge("percent_agree", &at), Known::Is(false));
        assert_eq!(judge("iqr", &[5, 6, 7, 8]), Known::Is(true));
        assert_eq!(judge("iqr:1", &[5, 6, 7, 8]), Known::Is(false));
        assert_eq!(judge("rand", &[7, 8, 8]), Known::Is(true));
        assert_eq!(judge("w_at_least:0.6", &[]), Known::Is(true));
        assert!(judge("top_share:70", &at).reason().is_some());
        assert!(judge("rand", &[]).reason().is_some());
    }

    #[test]
    fn a_share_of_voters_counts_those_who_gave_a_place() {
        let evidence = |supporters| Evidence {
            voters: 10,
            supporters: Some(supporters),
            ticks: false,
            ratings: &[],
            w: None,
        };
        assert_eq!(Consensus::TopShare(70.0).judge(evidence(7)), Known::Is(true));
        assert_eq!(Consensus::TopShare(70.0).judge(evidence(6)), Known::Is(false));
    }

    #[test]
    fn a_rule_that_cannot_be_meant_is_not_read() {
        for rule in ["", "top_share", "top_share:101", "rand:3", "w_at_least:NaN", "majority"] {
            assert_eq!(Consensus::parse(rule), None, "{rule}");
        }
    }
}
