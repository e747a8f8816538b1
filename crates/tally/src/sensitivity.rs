//! The same ballots under other rules: Borda, Condorcet, Copeland and Schulze. Where they differ, the order hangs on the rule.

use crate::{ballot::Unlisted, ranks::Ranks};

/// How many voters put each item above each other one, in one row after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duels {
    items: usize,
    above: Vec<u32>,
}

impl Duels {
    /// `P(a, b)`: voters with a above b. Listed beats unlisted; two unlisted express nothing.
    pub fn count(ranks: &Ranks, unlisted: Unlisted) -> Self {
        let n = ranks.items;
        let mut above = vec![0; n * n];
        for (ballot, &listed) in ranks.doubled.iter().zip(&ranks.listed) {
            let is_listed = |item: usize| ballot[item] <= 2 * listed as u32;
            for a in (0..n).filter(|&a| is_listed(a)) {
                for b in (0..n).filter(|&b| unlisted == Unlisted::Below || is_listed(b)) {
                    above[a * n + b] += u32::from(ballot[a] < ballot[b]);
                }
            }
        }
        Self { items: n, above }
    }

    /// `P(a, b)`.
    pub fn above(&self, a: usize, b: usize) -> u32 {
        self.above[a * self.items + b]
    }

    fn beats(&self, a: usize, b: usize) -> bool {
        self.above(a, b) > self.above(b, a)
    }

    /// The item that beats every other one; there may be none.
    pub fn condorcet(&self) -> Option<usize> {
        (0..self.items).find(|&a| (0..self.items).all(|b| a == b || self.beats(a, b)))
    }

    /// Doubled Copeland scores: 2 for each item that is beaten, 1 for each tie.
    pub fn copeland(&self) -> Vec<u32> {
        let against = |a: usize, b: usize| match self.above(a, b).cmp(&self.above(b, a)) {
            std::cmp::Ordering::Greater => 2,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Less => 0,
        };
        let score = |a: usize| (0..self.items).filter(|&b| a != b).map(|b| against(a, b)).sum();
        (0..self.items).map(score).collect()
    }

    /// Strengths of the strongest paths by winning votes (Schulze 2011), in one row after the other.
    pub fn strongest_paths(&self) -> Vec<u32> {
        let n = self.items;
        let mut path = vec![0; n * n];
        for a in 0..n {
            for b in (0..n).filter(|&b| self.beats(a, b)) {
                path[a * n + b] = self.above(a, b);
            }
        }
        for by in 0..n {
            for a in (0..n).filter(|&a| a != by) {
                let to = path[a * n + by];
                for b in (0..n).filter(|&b| b != a) {
                    path[a * n + b] = path[a * n + b].max(to.min(path[by * n + b]));
                }
            }
        }
        path
    }

    /// Schulze ranks: 1 + how many items have a stronger path here than back.
    pub fn schulze(&self) -> Vec<u32> {
        let (n, path) = (self.items, self.strongest_paths());
        let over = |j: usize| (0..n).filter(|a| path[a * n + j] > path[j * n + a]).count();
        (0..n).map(|j| over(j) as u32 + 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ranks from orders written as letters.
    fn ranks(ballots: &[(usize, &str)]) -> Ranks {
        let items = ballots[0].1.len();
        let mut ranks = Ranks { items, doubled: Vec::new(), listed: Vec::new() };
        for (times, order) in ballots {
            let rank = |item: usize| {
                2 * order.bytes().position(|b| usize::from(b - b'A') == item).unwrap() as u32 + 2
            };
            for _ in 0..*times {
                ranks.doubled.push((0..items).map(rank).collect());
                ranks.listed.push(items);
            }
        }
        ranks
    }

    /// The example of Schulze 2011.
    #[test]
    fn the_published_example_of_45_ballots_comes_out() {
        let ballots = [
            (5, "ACBED"),
            (5, "ADECB"),
            (8, "BEDAC"),
            (3, "CABED"),
            (7, "CAEBD"),
            (2, "CBADE"),
            (7, "DCEBA"),
            (8, "EBADC"),
        ];
        let duels = Duels::count(&ranks(&ballots), Unlisted::Below);
        let path = duels.strongest_paths();
        let (a, b, d, e) = (0, 1, 3, 4);
        assert_eq!([path[a * 5 + d], path[d * 5 + a], path[e * 5 + d], path[b * 5 + d]], [30, 25, 31, 33]);
        assert_eq!(duels.schulze(), [2, 4, 3, 5, 1]);
    }

    #[test]
    fn borda_and_condorcet_may_differ() {
        let ranks = ranks(&[(3, "ABC"), (2, "BCA")]);
        let duels = Duels::count(&ranks, Unlisted::Below);
        let borda: Vec<i64> = ranks.sums().iter().map(|sum| (2 * 5 * 3 - sum) / 2).collect();
        assert_eq!(borda, [6, 7, 2]);
        assert_eq!(
            (duels.condorcet(), duels.copeland(), duels.schulze()),
            (Some(0), vec![4, 2, 0], vec![1, 2, 3])
        );
    }

    #[test]
    fn a_circle_has_no_winner() {
        let duels = Duels::count(&ranks(&[(1, "ABC"), (1, "BCA"), (1, "CAB")]), Unlisted::Below);
        assert_eq!((duels.condorcet(), duels.copeland(), duels.schulze()), (None, vec![2; 3], vec![1; 3]));
    }

    #[test]
    fn what_is_missing_says_nothing_when_asked_so() {
        let mut ranks = ranks(&[(1, "ABC")]);
        (ranks.doubled[0], ranks.listed[0]) = (vec![2, 5, 5], 1);
        assert_eq!(Duels::count(&ranks, Unlisted::Below).above(0, 1), 1);
        assert_eq!(Duels::count(&ranks, Unlisted::Missing).above(0, 1), 0);
        assert_eq!(Duels::count(&ranks, Unlisted::Below).above(1, 2), 0);
    }
}
