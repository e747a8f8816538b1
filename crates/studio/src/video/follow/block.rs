//! A block of 4 × 4 samples: what has changed in it as levels, and levels as what a decoder adds again (8.5 of H.264).

/// The order in which the levels of a block are written: from what is the same all over it to its finest change (figure 8-8).
const SCAN: [usize; 16] = [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15];

/// What a level is worth (table of 8.5.9), by the remainder of the quantiser: at both places even, at both odd, at others.
const WORTH: [[i32; 3]; 6] =
    [[10, 16, 13], [11, 18, 14], [13, 20, 16], [14, 23, 18], [16, 25, 20], [18, 29, 23]];
/// 2^15 over that and over what the transform adds to it, as the standard's own model has them.
const SHARE: [[i32; 3]; 6] = [
    [13107, 5243, 8066],
    [11916, 4660, 7490],
    [10082, 4194, 6554],
    [9362, 3647, 5825],
    [8192, 3355, 5243],
    [7282, 2893, 4559],
];

/// The levels of a block in the order in which they are written.
pub(super) type Levels = [i16; 16];

/// All that depends on the quantiser.
#[derive(Debug, Clone)]
pub(super) struct Quality {
    /// The quantiser, 0 (exact) to 51 (coarse).
    pub quantiser: u8,
    /// By place in the block.
    share: [i32; 16],
    worth: [i32; 16],
    bits: u32,
    /// What is added before a level is rounded down.
    rounding: i32,
    /// A block whose samples have changed by no more than this, all together, has no level but zeros.
    pub least: u32,
}

impl Quality {
    pub fn new(quantiser: u8) -> Self {
        let (rest, times) = (usize::from(quantiser % 6), u32::from(quantiser / 6));
        let class = |place: usize| match (place % 2, place / 4 % 2) {
            (0, 0) => 0,
            (1, 1) => 1,
            _ => 2,
        };
        let places: [usize; 16] = std::array::from_fn(class);
        let bits = 15 + times;
        // A third of a step: between what is nearest (a half) and what costs least (a sixth).
        let rounding = (1 << bits) / 3;
        // The transform multiplies a sample by 1, 4 or 2 at most.
        let least = |(share, gain): (i32, i32)| ((1 << bits) - rounding - 1) / share / gain;
        let least = SHARE[rest].into_iter().zip([1, 4, 2]).map(least).min().unwrap_or(0);
        Self {
            quantiser,
            share: places.map(|class| SHARE[rest][class]),
            worth: places.map(|class| WORTH[rest][class] << times),
            bits,
            rounding,
            least: least as u32,
        }
    }

    /// The levels of a transformed block, the first `from` of them left out, and how many are not zero.
    pub fn levels(&self, block: &[i32; 16], from: usize) -> (Levels, u8) {
        let (mut levels, mut count) = ([0; 16], 0);
        for (level, place) in levels.iter_mut().zip(SCAN).skip(from) {
            let size = (block[place].abs() * self.share[place] + self.rounding) >> self.bits;
            *level = if block[place] < 0 { -size } else { size } as i16;
            count += u8::from(size != 0);
        }
        (levels, count)
    }

    /// What levels are worth: a transformed block again, without its mean.
    pub fn block(&self, levels: &Levels, from: usize) -> [i32; 16] {
        let mut block = [0; 16];
        for (level, place) in levels.iter().zip(SCAN).skip(from) {
            block[place] = i32::from(*level) * self.worth[place];
        }
        block
    }

    /// The levels of four means of colour, and how many are not zero.
    pub fn means(&self, means: [i32; 4]) -> ([i16; 4], u8) {
        let level = |sum: i32| {
            let size = (sum.abs() * self.share[0] + 2 * self.rounding) >> (self.bits + 1);
            if sum < 0 { -size as i16 } else { size as i16 }
        };
        let levels = sums(means).map(level);
        (levels, levels.iter().map(|level| u8::from(*level != 0)).sum())
    }

    /// The means that a decoder makes of their levels (8.5.11.2).
    pub fn means_again(&self, levels: [i16; 4]) -> [i32; 4] {
        sums(levels.map(i32::from)).map(|sum| (sum * self.worth[0]) >> 1)
    }
}

/// The four sums and differences of four numbers in two rows.
const fn sums([a, b, c, d]: [i32; 4]) -> [i32; 4] {
    [a + b + c + d, a - b + c - d, a + b - c - d, a - b - c + d]
}

/// The transform of the standard, forwards.
pub(super) fn forwards(samples: &[i32; 16]) -> [i32; 16] {
    let along = |[a, b, c, d]: [i32; 4]| {
        let (outer, inner) = (a + d, b + c);
        let (far, near) = (a - d, b - c);
        [outer + inner, 2 * far + near, outer - inner, far - 2 * near]
    };
    turned(&turned(samples, along), along)
}

/// And back, with the 64 taken out that both together put in.
pub(super) fn backwards(block: &[i32; 16]) -> [i32; 16] {
    let along = |[a, b, c, d]: [i32; 4]| {
        let (sum, less) = (a + c, a - c);
        let (half, more) = ((b >> 1) - d, b + (d >> 1));
        [sum + more, less + half, less - half, sum - more]
    };
    turned(&turned(block, along), along).map(|sample| (sample + 32) >> 6)
}

/// Each row through `along`, and the block on its side.
fn turned(block: &[i32; 16], along: impl Fn([i32; 4]) -> [i32; 4]) -> [i32; 16] {
    let mut out = [0; 16];
    for row in 0..4 {
        let done = along([block[row * 4], block[row * 4 + 1], block[row * 4 + 2], block[row * 4 + 3]]);
        for (column, value) in done.into_iter().enumerate() {
            out[column * 4 + row] = value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_block_comes_back_as_near_as_its_quantiser_allows(
            samples in prop::array::uniform16(-255_i32..=255),
            quantiser in 10_u8..40,
        ) {
            let quality = Quality::new(quantiser);
            let (levels, count) = quality.levels(&forwards(&samples), 0);
            prop_assert_eq!(usize::from(count), levels.iter().filter(|level| **level != 0).count());
            let back = backwards(&quality.block(&levels, 0));
            let off: i32 = samples.iter().zip(back).map(|(one, other)| (one - other).pow(2)).sum();
            // Each level is at most two thirds of a step from what it stands for, and a step is 0.625 · 2^(QP/6).
            let step = 0.69 * libm::pow(2.0, f64::from(quantiser) / 6.0);
            let most = 16.0 * (step * 2.0 / 3.0 + 1.0).powi(2);
            prop_assert!(f64::from(off) <= most, "{} of {}", off, most);
        }

        #[test]
        fn a_block_that_has_hardly_changed_has_no_levels(
            samples in prop::array::uniform16(-8_i32..=8),
            quantiser in 0_u8..=51,
        ) {
            let quality = Quality::new(quantiser);
            let (_, count) = quality.levels(&forwards(&samples), 0);
            let changed: i32 = samples.iter().map(|sample| sample.abs()).sum();
            prop_assert!(count == 0 || changed as u32 > quality.least, "{} of {}", changed, quality.least);
        }

        #[test]
        fn means_of_colour_come_back_within_a_step(
            means in prop::array::uniform4(-4080_i32..=4080),
            quantiser in 10_u8..40,
        ) {
            let quality = Quality::new(quantiser);
            let (levels, _) = quality.means(means);
            for (mean, back) in means.into_iter().zip(quality.means_again(levels)) {
                // A mean is 16 samples; back, it is 64 times a sample.
                let off = (f64::from(mean) / 16.0 - f64::from(back) / 64.0).abs();
                let step = 0.69 * libm::pow(2.0, f64::from(quantiser) / 6.0);
                prop_assert!(off <= step + 1.0, "{} of {}", off, step);
            }
        }
    }
}
