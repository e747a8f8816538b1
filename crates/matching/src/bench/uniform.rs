//! `uniform-n`: everybody could have everybody, at costs that mean nothing. The case that classic solvers like best.

use super::draw::{below, draw};
use crate::scale::Mmat;

/// `n` mentees and `n` givers with one place each, and a cost below 1,000,000 for every pair.
pub fn uniform(seed: u64, n: u32) -> Mmat {
    let cost = |i: u32, j: u32| below(draw(seed, 2, u64::from(i), u64::from(j)), 1_000_000) as i32;
    Mmat {
        empty: 2_000_000,
        starts: (0..=n).map(|row| row * n).collect(),
        pairs: (0..n).flat_map(|i| (0..n).map(move |j| (j, cost(i, j)))).collect(),
        places: vec![1; n as usize],
    }
}
