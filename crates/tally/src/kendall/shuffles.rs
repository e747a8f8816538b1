//! The chance of agreement by drawing: where the shuffles are too many to count, 20,000 of them are drawn.

use crate::{random::SplitMix64, ranks::Ranks};

/// B: how many shuffles are drawn.
pub const SHUFFLES: u32 = 20_000;

/// How many shuffles agree at least as well as the ballots do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hits {
    /// With an S at least as large.
    pub at_least: u128,
    /// Of how many.
    pub of: u128,
}

/// Draws [`SHUFFLES`] times from a seed: the ranks of voters 2..m, each by Fisher and Yates from the end, voter 1 fixed.
pub fn draw(ranks: &Ranks, seed: u64) -> Hits {
    let found = super::four_s(&ranks.sums(), ranks.voters());
    let mut dice = SplitMix64::new(seed);
    let mut at_least = 0;
    let mut shuffled = vec![0; ranks.items];
    let mut sums = vec![0_i64; ranks.items];
    for _ in 0..SHUFFLES {
        sums.iter_mut().zip(&ranks.doubled[0]).for_each(|(sum, &rank)| *sum = i64::from(rank));
        for ballot in &ranks.doubled[1..] {
            shuffled.copy_from_slice(ballot);
            for last in (1..shuffled.len()).rev() {
                shuffled.swap(last, dice.below(last as u64 + 1) as usize);
            }
            sums.iter_mut().zip(&shuffled).for_each(|(sum, &rank)| *sum += i64::from(rank));
        }
        at_least += u128::from(super::four_s(&sums, ranks.voters()) >= found);
    }
    Hits { at_least, of: u128::from(SHUFFLES) }
}
