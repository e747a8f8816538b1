//! How sure an order is: voters are drawn again and again, and each time the order is made anew.
//!
//! Intervals are percentile intervals of the bootstrap (Efron and Tibshirani 1993, chapter 13). Rank sets are simultaneous:
//! pairs are told apart by the largest studentised difference over all pairs (Mogstad, Romano, Shaikh and Wilhelm 2024).

use crate::{percentile, random::SplitMix64, ranks};

/// Resamples unless somebody asks for another number.
pub const RESAMPLES: u32 = 10_000;
/// Fewest resamples.
pub const FEWEST: u32 = 2_000;

/// What a score is made of.
#[derive(Debug, Clone)]
pub enum Parts {
    /// The sum of what each ballot gives, by ballot: item and worth.
    Sums(Vec<Vec<(usize, i128)>>),
    /// The median of the ratings of each ballot from 1 to 9, by ballot: item and rating. Scores are doubled medians.
    Medians(Vec<Vec<(usize, u8)>>),
}

/// The bounds of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// How many resamples.
    pub resamples: u32,
    /// For each item, the 2.5th and 97.5th percentile of its mid-rank.
    pub ranks: Vec<[f64; 2]>,
    /// In how many resamples each item alone was first.
    pub sole_first: Vec<u32>,
    /// In how many resamples each item's mid-rank was in the top list.
    pub in_top: Vec<u32>,
    /// c: how many standard errors tell two scores apart; 0 where no score varies.
    pub critical: f64,
    /// For each item, the best and the worst rank that it may have.
    pub rank_sets: Vec<[u32; 2]>,
    /// For each pair of items, whether the first is above the second and told apart from it.
    above: Vec<bool>,
}

impl Intervals {
    /// Draws `resamples` times within the groups, in their order, from a seed; `top` is the length of the top list.
    /// `groups` are the groups' sizes, which add up to the number of ballots.
    pub fn draw(parts: &Parts, items: usize, groups: &[u32], top: u32, resamples: u32, seed: u64) -> Self {
        let all: Vec<usize> = (0..groups.iter().sum::<u32>() as usize).collect();
        let scores = parts.scores(items, &all);
        let mut dice = SplitMix64::new(seed);
        let mut counts = vec![vec![0_u32; 2 * items + 1]; items];
        let (mut sole_first, mut in_top) = (vec![0; items], vec![0; items]);
        let mut drawn = vec![0; all.len()];
        let mut samples: Vec<f64> = Vec::with_capacity(resamples as usize * items);
        for _ in 0..resamples {
            let mut at = 0;
            for &size in groups {
                let begins = at as u64;
                for place in &mut drawn[at..at + size as usize] {
                    *place = (begins + dice.below(u64::from(size))) as usize;
                }
                at += size as usize;
            }
            let resampled = parts.scores(items, &drawn);
            for (item, &rank) in ranks::of_scores(&resampled).iter().enumerate() {
                counts[item][rank as usize] += 1;
                sole_first[item] += u32::from(rank == 2);
                in_top[item] += u32::from(rank <= 2 * top);
            }
            samples.extend(resampled.iter().map(|&score| score as f64));
        }
        let errors = Errors::of(&scores, &samples, resamples as usize);
        let above = errors.above(&scores);
        let set = |item: usize| {
            let over = (0..items).filter(|other| above[other * items + item]).count();
            let under = (0..items).filter(|other| above[item * items + other]).count();
            [over as u32 + 1, (items - under) as u32]
        };
        Self {
            resamples,
            ranks: counts.iter().map(|counts| interval(counts, resamples)).collect(),
            sole_first,
            in_top,
            critical: errors.critical,
            rank_sets: (0..items).map(set).collect(),
            above,
        }
    }

    /// Bands of items in their order: an item joins while it is not told apart from the band's leader.
    pub fn bands(&self, order: &[usize]) -> Vec<u32> {
        let items = self.ranks.len();
        let mut bands = vec![0; items];
        let (mut leader, mut band) = (order.first().copied().unwrap_or_default(), 1);
        for &item in order {
            if self.above[leader * items + item] || self.above[item * items + leader] {
                (leader, band) = (item, band + 1);
            }
            bands[item] = band;
        }
        bands
    }
}

impl Parts {
    /// The score of every item over these ballots.
    fn scores(&self, items: usize, ballots: &[usize]) -> Vec<i128> {
        match self {
            Self::Sums(given) => {
                let mut scores = vec![0; items];
                ballots
                    .iter()
                    .flat_map(|&ballot| &given[ballot])
                    .for_each(|&(item, worth)| scores[item] += worth);
                scores
            }
            Self::Medians(given) => {
                let mut counts = vec![[0_u32; 9]; items];
                for &(item, rating) in ballots.iter().flat_map(|&ballot| &given[ballot]) {
                    counts[item][usize::from(rating.clamp(1, 9)) - 1] += 1;
                }
                counts.iter().map(doubled_median).collect()
            }
        }
    }
}

/// The doubled median of ratings given as counts; 0 where there is none.
fn doubled_median(counts: &[u32; 9]) -> i128 {
    let ratings: u32 = counts.iter().sum();
    if ratings == 0 {
        return 0;
    }
    let at = |place: u32| {
        let mut left = place;
        let found = counts.iter().position(|&count| {
            let here = left < count;
            left = left.saturating_sub(count);
            here
        });
        found.map_or(0, |rating| rating as i128 + 1)
    };
    at((ratings - 1) / 2) + at(ratings / 2)
}

/// The percentile interval of doubled mid-ranks given as counts.
fn interval(counts: &[u32], resamples: u32) -> [f64; 2] {
    let mut sorted = Vec::with_capacity(resamples as usize);
    for (rank, &count) in counts.iter().enumerate() {
        sorted.extend(std::iter::repeat_n(rank as f64 / 2.0, count as usize));
    }
    [1, 39].map(|part| percentile::of_floats(&sorted, part, 40).unwrap_or_default())
}

/// Standard errors of all differences of two scores.
struct Errors {
    items: usize,
    /// For each pair (the lesser first), the sample standard deviation of its resampled differences.
    of_pairs: Vec<f64>,
    critical: f64,
}

impl Errors {
    fn of(scores: &[i128], samples: &[f64], resamples: usize) -> Self {
        let items = scores.len();
        let mut of_pairs = vec![0.0; items * items];
        let mut furthest = vec![0.0_f64; resamples];
        let mut any = false;
        // One column after the other lies closer together than one resample after the other.
        let columns: Vec<Vec<f64>> = (0..items)
            .map(|item| samples.iter().skip(item).step_by(items.max(1)).copied().collect())
            .collect();
        for a in 0..items {
            for b in a + 1..items {
                let differences = || columns[a].iter().zip(&columns[b]).map(|(a, b)| a - b);
                let mean = differences().sum::<f64>() / resamples as f64;
                let squares: f64 = differences().map(|d| (d - mean) * (d - mean)).sum();
                let error = (squares / (resamples as f64 - 1.0)).sqrt();
                of_pairs[a * items + b] = error;
                if error > 0.0 {
                    any = true;
                    let observed = (scores[a] - scores[b]) as f64;
                    for (furthest, difference) in furthest.iter_mut().zip(differences()) {
                        *furthest = furthest.max((difference - observed).abs() / error);
                    }
                }
            }
        }
        furthest.sort_unstable_by(f64::total_cmp);
        let critical = if any { percentile::of_floats(&furthest, 19, 20).unwrap_or_default() } else { 0.0 };
        Self { items, of_pairs, critical }
    }

    /// For each pair, whether the first scores more and is told apart: `|d| > c se`, or `se = 0` and `d` is not 0.
    fn above(&self, scores: &[i128]) -> Vec<bool> {
        let mut above = vec![false; self.items * self.items];
        for a in 0..self.items {
            for b in (0..self.items).filter(|&b| scores[a] > scores[b]) {
                let error = self.of_pairs[a.min(b) * self.items + a.max(b)];
                let difference = (scores[a] - scores[b]) as f64;
                // Divided as for c itself, so that a difference equal to c is not told apart by a rounding.
                above[a * self.items + b] = error <= 0.0 || difference / error > self.critical;
            }
        }
        above
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_of_counts_are_those_of_the_ratings() {
        assert_eq!(doubled_median(&[0, 0, 0, 1, 1, 1, 5, 5, 2]), 14);
        assert_eq!(doubled_median(&[1, 0, 0, 1, 0, 0, 0, 0, 0]), 5);
        assert_eq!(doubled_median(&[0; 9]), 0);
    }

    #[test]
    fn equal_ballots_leave_no_doubt_and_equal_items_share_a_band() {
        let ballot = vec![(0, 3), (1, 2), (2, 2)];
        let parts = Parts::Sums(vec![ballot; 6]);
        let intervals = Intervals::draw(&parts, 3, &[6], 1, FEWEST, 1);
        assert_eq!(intervals.ranks, [[1.0, 1.0], [2.5, 2.5], [2.5, 2.5]]);
        assert_eq!(intervals.rank_sets, [[1, 1], [2, 3], [2, 3]]);
        assert_eq!(intervals.bands(&[0, 1, 2]), [1, 2, 2]);
        assert_eq!((intervals.sole_first[0], intervals.critical), (FEWEST, 0.0));
    }

    /// Everybody of a group is drawn from that group alone.
    #[test]
    fn groups_are_resampled_apart() {
        let parts = Parts::Sums(vec![vec![(0, 1)], vec![(1, 1)]]);
        let intervals = Intervals::draw(&parts, 2, &[1, 1], 1, FEWEST, 1);
        assert_eq!(intervals.ranks, [[1.5, 1.5]; 2]);
    }
}
