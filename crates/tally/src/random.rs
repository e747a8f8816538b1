//! Chance from a recorded seed: the same seed gives the same draws on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014): a 64-bit counter, mixed.
#[derive(Debug, Clone)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// A generator that starts at this seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number below `bound`, each as likely as every other (Lemire 2019: multiply, shift, and reject the low part
    /// below `(2^64 - bound) mod bound`). `bound` is not 0.
    pub const fn below(&mut self, bound: u64) -> u64 {
        loop {
            let wide = self.bits() as u128 * bound as u128;
            let low = wide as u64;
            // The remainder is below `bound`, so most draws need no division.
            if low >= bound || low >= bound.wrapping_neg() % bound {
                return (wide >> 64) as u64;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_first_numbers_come_out() {
        let mut dice = SplitMix64::new(1_234_567);
        assert_eq!((dice.bits(), dice.bits()), (6_457_827_717_110_365_317, 3_203_168_211_198_807_973));
    }

    /// The rule as it is written down, with its division every time. Bounds just above a power of two reject about half.
    #[test]
    fn draws_are_rejected_as_the_rule_says() {
        for bound in [3, 1_000, (1 << 63) + 1, (1 << 62) + 5, u64::MAX] {
            let (mut ours, mut plain) = (SplitMix64::new(9), SplitMix64::new(9));
            for _ in 0..500 {
                let expected = loop {
                    let wide = u128::from(plain.bits()) * u128::from(bound);
                    let remainder = ((1_u128 << 64) - u128::from(bound)) % u128::from(bound);
                    if wide & u128::from(u64::MAX) >= remainder {
                        break (wide >> 64) as u64;
                    }
                };
                assert_eq!(ours.below(bound), expected);
            }
        }
    }

    #[test]
    fn bounded_draws_stay_below_and_reach_every_number() {
        let mut dice = SplitMix64::new(7);
        let mut seen = [0_u32; 7];
        for _ in 0..7_000 {
            seen[dice.below(7) as usize] += 1;
        }
        assert!(seen.iter().all(|&times| (850..1_150).contains(&times)), "{seen:?}");
    }
}
