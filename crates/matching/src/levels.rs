//! Levels of a goal as one number: the first level so heavy that all later ones together never outweigh it.

use crate::{objective::Objective, seed::TIE_BITS};

/// How the levels of one run are packed into one whole number and taken apart again.
///
/// Let N be the number of people and C the greatest price on a level. A price that proves a plan is a sum of at most N
/// prices along a path, a reduced cost adds at most three of them, and a plan has at most 3 N places, so no number met
/// on the way has more than `3 (N + 2) C` on that level, up or down. With a base of twice that and one more, the packed
/// numbers compare as the vectors do, and balanced digits give the vectors back.
#[derive(Debug, Clone)]
pub struct Levels {
    weights: Vec<i128>,
    width: i128,
}

impl Levels {
    /// For a goal among so many people. `dearest` is the greatest cost of a pair or an empty place.
    pub fn new(objective: Objective, people: usize, dearest: u16, tie: bool) -> Self {
        let dearest = i128::from(dearest);
        let mut greatest = match objective {
            Objective::Best => vec![dearest],
            Objective::Most => vec![1, 52, dearest],
            Objective::Cover => vec![1, 1, dearest],
        };
        if tie {
            greatest.push(1 << TIE_BITS);
        }
        let mut weights = vec![0; greatest.len()];
        let mut width = 1;
        for (weight, most) in weights.iter_mut().zip(&greatest).rev() {
            *weight = width;
            width *= 2 * 3 * (people as i128 + 2) * most + 1;
        }
        Self { weights, width }
    }

    /// Whether every number met on the way fits into 64 bits.
    pub fn fits_64_bits(&self) -> bool {
        self.width < i128::from(i64::MAX)
    }

    /// One number for a vector of levels.
    pub fn pack(&self, levels: &[i64]) -> i128 {
        levels.iter().zip(&self.weights).map(|(&level, weight)| i128::from(level) * weight).sum()
    }

    /// The vector of a number, by balanced digits.
    pub fn unpack(&self, mut number: i128) -> Vec<i64> {
        let mut levels = Vec::with_capacity(self.weights.len());
        for weight in &self.weights {
            let level = number.div_euclid(*weight);
            let rest = number.rem_euclid(*weight);
            let level = if rest * 2 > *weight { level + 1 } else { level };
            number -= level * weight;
            levels.push(level as i64);
        }
        levels
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn packed_levels_come_back_and_compare_as_vectors(
            a in (-300_i64..300, -9_000_i64..9_000, -300_000_i64..300_000, -90_000_000_i64..90_000_000),
            b in (-300_i64..300, -9_000_i64..9_000, -300_000_i64..300_000, -90_000_000_i64..90_000_000),
        ) {
            let levels = Levels::new(Objective::Most, 100, 2000, true);
            let (a, b) = ([a.0, a.1, a.2, a.3], [b.0, b.1, b.2, b.3]);
            let (x, y) = (levels.pack(&a), levels.pack(&b));
            prop_assert_eq!(levels.unpack(x), a.to_vec());
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        }
    }

    #[test]
    fn the_largest_market_with_a_tie_level_fits_into_128_bits() {
        assert!(Levels::new(Objective::Most, 40_000, 2000, true).width < 1 << 122);
        assert!(Levels::new(Objective::Best, 800, 2000, true).fits_64_bits());
    }
}
