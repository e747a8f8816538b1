//! One person's answer in one vote, and whether it is a valid one. Nothing here counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    config::PartialBallots,
    id::{ChoiceId, Seat},
    reject::Fault,
    scheme::Scheme,
    shuffle::{seats_order, seats_pairs},
};

/// A ballot. What is not in it was not answered, which is not the lowest answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "scheme", content = "marks", rename_all = "snake_case")]
pub enum Ballot {
    /// First choice first.
    TopK(Vec<ChoiceId>),
    /// All of them, best first.
    FullRank(Vec<ChoiceId>),
    /// 1 to 9.
    #[serde(rename = "rate_1_9")]
    Rate(BTreeMap<ChoiceId, u8>),
    /// Dots; none for nobody's item.
    Dots(BTreeMap<ChoiceId, u16>),
    /// Ticks.
    Approval(BTreeSet<ChoiceId>),
    /// The better one of each pair.
    Pairwise(Vec<Better>),
}

/// One decided pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Better {
    /// The one that was chosen.
    pub better: ChoiceId,
    /// The other.
    pub other: ChoiceId,
}

/// What a seat is asked in one round.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// As [`Scheme::over`] made it.
    pub scheme: Scheme,
    /// Every item or theme, in the recorded order.
    pub choices: &'a [ChoiceId],
    /// The recorded seed of the round.
    pub seed: u64,
    /// Whose.
    pub seat: Seat,
    /// Whether places may stay empty.
    pub partial: PartialBallots,
}

impl Paper<'_> {
    /// The choices in this seat's own order.
    pub fn order(&self) -> Vec<ChoiceId> {
        seats_order(self.choices, self.seed, self.seat.0)
    }

    /// The pairs that this seat is shown, for pairwise voting; else none.
    pub fn pairs(&self) -> Vec<(ChoiceId, ChoiceId)> {
        let Scheme::Pairwise { pairs } = self.scheme else { return Vec::new() };
        let numbers = seats_pairs(self.choices.len(), usize::from(pairs), self.seed, self.seat.0);
        numbers.into_iter().map(|(a, b)| (self.choices[a], self.choices[b])).collect()
    }

    /// Whether the ballot is valid.
    ///
    /// # Errors
    /// [`Fault::OtherScheme`], [`Fault::Empty`] for a ballot that says nothing (abstaining is a button of its own),
    /// [`Fault::Unknown`] for what is not on the paper, [`Fault::Twice`], [`Fault::OutOfRange`], [`Fault::TooMany`] and
    /// [`Fault::TooFew`].
    pub fn check(&self, ballot: &Ballot) -> Result<(), Fault> {
        let n = self.choices.len();
        let full = self.partial == PartialBallots::RequireFull;
        let given = match (self.scheme, ballot) {
            (Scheme::TopK { k }, Ballot::TopK(places)) => {
                self.distinct(places)?;
                within(places.len(), usize::from(k), full)?
            }
            (Scheme::FullRank, Ballot::FullRank(places)) => {
                self.distinct(places)?;
                within(places.len(), n, true)?
            }
            (Scheme::Rate, Ballot::Rate(marks)) => {
                self.known(marks.keys())?;
                if marks.values().any(|mark| !(1..=9).contains(mark)) {
                    return Err(Fault::OutOfRange);
                }
                within(marks.len(), n, full)?
            }
            (Scheme::Dots { budget, cap }, Ballot::Dots(marks)) => {
                self.known(marks.keys())?;
                if marks.values().any(|dots| *dots == 0 || *dots > cap) {
                    return Err(Fault::OutOfRange);
                }
                let placeable = n * usize::from(cap);
                within(
                    marks.values().map(|dots| usize::from(*dots)).sum(),
                    placeable.min(usize::from(budget)),
                    full,
                )?
            }
            (Scheme::Approval { quota }, Ballot::Approval(ticks)) => {
                self.known(ticks.iter())?;
                within(ticks.len(), quota.map_or(n, usize::from), false)?
            }
            (Scheme::Pairwise { .. }, Ballot::Pairwise(decided)) => self.pairs_decided(decided, full)?,
            _ => return Err(Fault::OtherScheme),
        };
        if given == 0 { Err(Fault::Empty) } else { Ok(()) }
    }

    fn pairs_decided(&self, decided: &[Better], full: bool) -> Result<usize, Fault> {
        let unordered = |a: ChoiceId, b: ChoiceId| if a < b { (a, b) } else { (b, a) };
        let asked: BTreeSet<_> = self.pairs().into_iter().map(|(a, b)| unordered(a, b)).collect();
        let given: BTreeSet<_> = decided.iter().map(|pair| unordered(pair.better, pair.other)).collect();
        if given.len() < decided.len() {
            return Err(Fault::Twice);
        }
        if !given.is_subset(&asked) {
            return Err(Fault::Unknown);
        }
        within(given.len(), asked.len(), full)
    }

    fn distinct(&self, places: &[ChoiceId]) -> Result<(), Fault> {
        self.known(places.iter())?;
        let once: BTreeSet<&ChoiceId> = places.iter().collect();
        if once.len() == places.len() { Ok(()) } else { Err(Fault::Twice) }
    }

    fn known<'i>(&self, mut named: impl Iterator<Item = &'i ChoiceId>) -> Result<(), Fault> {
        if named.all(|choice| self.choices.contains(choice)) { Ok(()) } else { Err(Fault::Unknown) }
    }
}

fn within(given: usize, most: usize, full: bool) -> Result<usize, Fault> {
    match given {
        0 => Err(Fault::Empty),
        given if given > most => Err(Fault::TooMany),
        given if full && given < most => Err(Fault::TooFew),
        given => Ok(given),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(n: u8) -> ChoiceId {
        format!("{n:032x}").parse().unwrap()
    }

    fn check(scheme: Scheme, n: u8, partial: PartialBallots, ballot: &Ballot) -> Result<(), Fault> {
        let choices: Vec<ChoiceId> = (0..n).map(choice).collect();
        let paper = Paper {
            scheme: scheme.over(choices.len()).unwrap(),
            choices: &choices,
            seed: 5,
            seat: Seat(3),
            partial,
        };
        paper.check(ballot)
    }

    fn accept(scheme: Scheme, ballot: &Ballot) -> Result<(), Fault> {
        check(scheme, 6, PartialBallots::Accept, ballot)
    }

    fn full(scheme: Scheme, ballot: &Ballot) -> Result<(), Fault> {
        check(scheme, 6, PartialBallots::RequireFull, ballot)
    }

    fn top(numbers: &[u8]) -> Ballot {
        Ballot::TopK(numbers.iter().copied().map(choice).collect())
    }

    #[test]
    fn first_to_fifth_choice() {
        let scheme = Scheme::TopK { k: 5 };
        assert_eq!(accept(scheme, &top(&[3, 1])), Ok(()));
        assert_eq!(accept(scheme, &top(&[])), Err(Fault::Empty));
        assert_eq!(accept(scheme, &top(&[3, 3])), Err(Fault::Twice));
        assert_eq!(accept(scheme, &top(&[9])), Err(Fault::Unknown));
        assert_eq!(accept(scheme, &top(&[0, 1, 2, 3, 4, 5])), Err(Fault::TooMany));
        assert_eq!(full(scheme, &top(&[3, 1])), Err(Fault::TooFew));
        assert_eq!(accept(scheme, &Ballot::FullRank(vec![])), Err(Fault::OtherScheme));
        // With three items there are three places.
        assert_eq!(check(scheme, 3, PartialBallots::RequireFull, &top(&[2, 0, 1])), Ok(()));
    }

    #[test]
    fn a_full_ranking_names_all_and_is_not_offered_for_many() {
        let all = Ballot::FullRank((0..6).map(choice).collect());
        assert_eq!(accept(Scheme::FullRank, &all), Ok(()));
        assert_eq!(accept(Scheme::FullRank, &Ballot::FullRank(vec![choice(0)])), Err(Fault::TooFew));
        assert_eq!(Scheme::FullRank.over(16), None);
    }

    #[test]
    fn ratings_go_from_one_to_nine_or_stay_open() {
        let rate =
            |marks: &[(u8, u8)]| Ballot::Rate(marks.iter().map(|(n, mark)| (choice(*n), *mark)).collect());
        assert_eq!(accept(Scheme::Rate, &rate(&[(0, 9), (1, 1)])), Ok(()));
        assert_eq!(accept(Scheme::Rate, &rate(&[(0, 0)])), Err(Fault::OutOfRange));
        assert_eq!(accept(Scheme::Rate, &rate(&[(0, 10)])), Err(Fault::OutOfRange));
        assert_eq!(accept(Scheme::Rate, &rate(&[])), Err(Fault::Empty));
        assert_eq!(full(Scheme::Rate, &rate(&[(0, 9)])), Err(Fault::TooFew));
    }

    #[test]
    fn dots_keep_to_budget_and_cap() {
        let scheme = Scheme::Dots { budget: 10, cap: 5 };
        let dots =
            |marks: &[(u8, u16)]| Ballot::Dots(marks.iter().map(|(n, dots)| (choice(*n), *dots)).collect());
        assert_eq!(accept(scheme, &dots(&[(0, 5), (1, 4)])), Ok(()));
        assert_eq!(full(scheme, &dots(&[(0, 5), (1, 4)])), Err(Fault::TooFew));
        assert_eq!(accept(scheme, &dots(&[(0, 6)])), Err(Fault::OutOfRange));
        assert_eq!(accept(scheme, &dots(&[(0, 5), (1, 5), (2, 1)])), Err(Fault::TooMany));
        assert_eq!(accept(scheme, &dots(&[(0, 0)])), Err(Fault::OutOfRange));
        // One item takes five dots at most, so five are all of them.
        assert_eq!(check(scheme, 1, PartialBallots::RequireFull, &dots(&[(0, 5)])), Ok(()));
    }

    #[test]
    fn ticks_keep_to_the_quota_and_need_not_use_it_up() {
        let ticks = |numbers: &[u8]| Ballot::Approval(numbers.iter().copied().map(choice).collect());
        let scheme = Scheme::Approval { quota: Some(2) };
        assert_eq!(full(scheme, &ticks(&[1])), Ok(()));
        assert_eq!(accept(scheme, &ticks(&[1, 2, 3])), Err(Fault::TooMany));
        assert_eq!(accept(Scheme::Approval { quota: None }, &ticks(&[0, 1, 2, 3, 4, 5])), Ok(()));
        assert_eq!(accept(scheme, &ticks(&[8])), Err(Fault::Unknown));
    }

    #[test]
    fn pairs_are_those_that_this_seat_was_shown_each_once() {
        let scheme = Scheme::Pairwise { pairs: 4 };
        let choices: Vec<ChoiceId> = (0..6).map(choice).collect();
        let paper =
            Paper { scheme, choices: &choices, seed: 5, seat: Seat(3), partial: PartialBallots::Accept };
        let decided: Vec<Better> =
            paper.pairs().into_iter().map(|(better, other)| Better { better, other }).collect();
        assert_eq!(decided.len(), 4);
        assert_eq!(full(scheme, &Ballot::Pairwise(decided.clone())), Ok(()));
        assert_eq!(full(scheme, &Ballot::Pairwise(decided[..1].to_vec())), Err(Fault::TooFew));
        let Better { better, other } = decided[0];
        let back = vec![decided[0], Better { better: other, other: better }];
        assert_eq!(accept(scheme, &Ballot::Pairwise(back)), Err(Fault::Twice));
        let strange = vec![Better { better: choice(0), other: choice(0) }];
        assert_eq!(accept(scheme, &Ballot::Pairwise(strange)), Err(Fault::Unknown));
    }
}
