//! The recipe's chance: numbers that follow from a seed, a side, a person and a tag alone.

/// `SplitMix64`'s finaliser.
pub fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

const G: u64 = 0x9E37_79B9_7F4A_7C15;

/// The number of a person (side 0 mentees, side 1 givers) under a tag.
pub fn draw(seed: u64, side: u64, person: u64, tag: u64) -> u64 {
    let step = |z: u64, n: u64| mix(z.wrapping_add(G.wrapping_mul(n + 1)));
    step(step(step(seed, side), person), tag)
}

/// A number as one of 0, 1, … n − 1.
pub fn below(number: u64, n: u64) -> u64 {
    ((u128::from(number) * u128::from(n)) >> 64) as u64
}

/// A number as the place of a weight, each as often as it weighs.
pub fn weighted(number: u64, weights: &[u64]) -> u8 {
    let at = below(number, weights.iter().sum());
    let mut sum = 0;
    let place = weights.iter().position(|weight| {
        sum += weight;
        sum > at
    });
    place.unwrap_or(0) as u8
}

/// What tells pairs of equal cost apart, so that equal mentees are not all sent to the same givers.
pub fn tie(seed: u64, mentee: u32, giver: u32) -> u32 {
    (mix(seed ^ (u64::from(mentee) << 32 | u64::from(giver))) >> 32) as u32
}
