//! Ranks: where each item stands on each ballot, 1 the best, mid-ranks where it ties. Kept doubled, so whole.

use crate::ballot::{Ballot, Ballots};

/// Doubled mid-ranks of some items on every ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranks {
    /// n: how many items.
    pub items: usize,
    /// For each ballot, the doubled rank of each item. Unlisted items share the mid-rank of the remaining places.
    pub doubled: Vec<Vec<u32>>,
    /// For each ballot, how many of the items it lists; those have doubled ranks up to twice this.
    pub listed: Vec<usize>,
}

impl Ranks {
    /// The ranks of these items alone, given by their places in [`Ballots::items`], ascending.
    pub fn of(ballots: &Ballots, items: &[usize]) -> Self {
        let mut ranks = Self { items: items.len(), doubled: Vec::new(), listed: Vec::new() };
        for ballot in ballots.all() {
            let (doubled, listed) = on(ballot, items);
            ranks.doubled.push(doubled);
            ranks.listed.push(listed);
        }
        ranks
    }

    /// m: how many ballots.
    pub const fn voters(&self) -> usize {
        self.doubled.len()
    }

    /// Doubled rank sums `2 R_j`.
    pub fn sums(&self) -> Vec<i64> {
        let mut sums = vec![0; self.items];
        for ranks in &self.doubled {
            sums.iter_mut().zip(ranks).for_each(|(sum, &rank)| *sum += i64::from(rank));
        }
        sums
    }
}

/// One ballot's doubled ranks of some items, and how many of them it lists.
fn on(ballot: &Ballot, items: &[usize]) -> (Vec<u32>, usize) {
    let mut doubled = vec![0; items.len()];
    let mut before = 0;
    for tied in ballot.ties() {
        let here: Vec<usize> = tied.iter().filter_map(|item| items.binary_search(item).ok()).collect();
        // Places a..b of t items: a + b = 2 before + t + 1.
        here.iter().for_each(|&at| doubled[at] = (2 * before + here.len() + 1) as u32);
        before += here.len();
    }
    let rest = (before + 1 + items.len()) as u32;
    doubled.iter_mut().filter(|rank| **rank == 0).for_each(|rank| *rank = rest);
    (doubled, before)
}

/// Doubled mid-ranks of scores, the highest first.
pub fn of_scores<T: Ord>(scores: &[T]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_unstable_by(|&a, &b| scores[b].cmp(&scores[a]));
    let mut doubled = vec![0; scores.len()];
    let mut before = 0;
    for tied in order.chunk_by(|&a, &b| scores[a] == scores[b]) {
        tied.iter().for_each(|&at| doubled[at] = (2 * before + tied.len() + 1) as u32);
        before += tied.len();
    }
    doubled
}

/// Competition ranks of scores, the highest first: equal ones share the best of their places.
pub fn places<T: Ord>(scores: &[T]) -> Vec<Place> {
    let same = |score: &T| scores.iter().filter(|other| *other == score).count();
    let above = |score: &T| scores.iter().filter(|other| *other > score).count();
    scores.iter().map(|score| Place { rank: above(score) as u32 + 1, shared: same(score) > 1 }).collect()
}

/// A place in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// 1 + how many are above.
    pub rank: u32,
    /// Whether others share it.
    pub shared: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::Item;

    #[test]
    fn ties_share_their_places_and_the_unlisted_share_the_rest() {
        let items = ["a", "b", "c", "d", "e"].map(Item::new).into();
        let ballot = Ballot::ranked("v", 0, &[vec![3], vec![0, 4]]);
        let ballots = Ballots::new(items, vec![String::new()], vec![ballot]).unwrap();
        let ranks = Ranks::of(&ballots, &[0, 1, 2, 3, 4]);
        assert_eq!((&ranks.doubled[0][..], ranks.listed[0]), (&[5, 9, 9, 2, 5][..], 3));
        assert_eq!(Ranks::of(&ballots, &[0, 1]).doubled[0], [2, 4]);
    }

    #[test]
    fn scores_have_mid_ranks_and_shared_places() {
        assert_eq!(of_scores(&[5, 9, 5, 1]), [5, 2, 5, 8]);
        let ranks: Vec<u32> = places(&[5, 9, 5, 1]).iter().map(|place| place.rank).collect();
        assert_eq!(ranks, [2, 1, 2, 4]);
    }
}
