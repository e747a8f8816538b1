//! One macroblock that has changed: 16 blocks of brightness and twice four of colour, written and added (7.3.5 of H.264).

use super::super::bits::Writer;
use super::block::{Levels, Quality, backwards, forwards};
use super::codes::PATTERNS;
use super::levels::{self, Context};
use super::plane::{Counts, Plane, Seen};

/// Samples of brightness along a side.
pub(super) const SIDE: usize = 16;
/// Where the blocks of brightness stand in it, in blocks, in the order in which they are written: four quarters of four.
const ORDER: [[usize; 2]; 16] = {
    let mut order = [[0; 2]; 16];
    let mut index = 0;
    while index < 16 {
        order[index] = [(index & 1) | (index >> 1 & 2), (index >> 1 & 1) | (index >> 2 & 2)];
        index += 1;
    }
    order
};
/// And those of colour.
const COLOUR: [[usize; 2]; 4] = [[0, 0], [1, 0], [0, 1], [1, 1]];

/// The levels of a block and how many are not zero.
type Counted = (Levels, u8);

/// What has changed in a macroblock.
pub(super) struct Macroblock {
    bright: [Counted; 16],
    /// Of Cb and Cr.
    means: [([i16; 4], u8); 2],
    colour: [[Counted; 4]; 2],
}

impl Macroblock {
    /// Looks at the macroblock there; none when it is as it was, as near as levels can tell.
    pub(super) fn of(
        picture: &Seen<'_>,
        planes: &[Plane; 3],
        [column, row]: [usize; 2],
        quality: &Quality,
    ) -> Option<Self> {
        // Sixteen samples that are one apart are 16 in a block.
        let near = (quality.least / 16).min(1) as u8;
        let is_near = |part: usize, side: usize| {
            picture.is_near(part, &planes[part], [column * side, row * side], side, near)
        };
        if is_near(0, SIDE) && is_near(1, SIDE / 2) && is_near(2, SIDE / 2) {
            return None;
        }
        let bright = ORDER.map(|[x, y]| {
            let change = picture.change(0, &planes[0], [column * SIDE + x * 4, row * SIDE + y * 4]);
            if sum(&change) > quality.least { quality.levels(&forwards(&change), 0) } else { NONE }
        });
        let mut found = Self { bright, means: [([0; 4], 0); 2], colour: [[NONE; 4]; 2] };
        for part in [1, 2] {
            let change = COLOUR.map(|[x, y]| {
                picture.change(part, &planes[part], [column * SIDE / 2 + x * 4, row * SIDE / 2 + y * 4])
            });
            if change.iter().map(sum).sum::<u32>() > quality.least {
                let blocks = change.map(|change| forwards(&change));
                found.means[part - 1] = quality.means(blocks.map(|block| block[0]));
                found.colour[part - 1] = blocks.map(|block| quality.levels(&block, 1));
            }
        }
        (found.pattern() != 0).then_some(found)
    }

    /// `coded_block_pattern`: a bit for each quarter of the brightness that has levels; above them 1 where colour has means
    /// alone, 2 where it has more.
    fn pattern(&self) -> usize {
        let quarter = |index: usize| self.bright[index * 4..][..4].iter().any(|(_, count)| *count > 0);
        let bright: usize = (0..4).map(|index| usize::from(quarter(index)) << index).sum();
        let colour = if self.colour.iter().flatten().any(|(_, count)| *count > 0) {
            2
        } else {
            usize::from(self.means.iter().any(|(_, count)| *count > 0))
        };
        bright | colour << 4
    }

    /// Writes it, behind the number of those that were skipped before it.
    pub(super) fn write(&self, writer: &mut Writer, [column, row]: [usize; 2], counts: &mut [Counts; 3]) {
        let pattern = self.pattern();
        // P_L0_16x16; no motion in either direction, as its neighbours have none.
        writer.bits(0b111, 3);
        writer.unsigned(u32::from(PATTERNS[pattern]));
        // The quantiser of the slice.
        writer.bits(1, 1);
        for (index, ((levels, count), [x, y])) in self.bright.iter().zip(ORDER).enumerate() {
            if pattern >> (index / 4) & 1 == 1 {
                let at = [column * 4 + x, row * 4 + y];
                levels::write(writer, levels, Context::Neighbours(counts[0].around(at)));
                counts[0].set(at, *count);
            }
        }
        if pattern >> 4 > 0 {
            self.means.iter().for_each(|(means, _)| levels::write(writer, means, Context::Means));
        }
        if pattern >> 4 > 1 {
            for (blocks, counts) in self.colour.iter().zip(&mut counts[1..]) {
                for ((levels, count), [x, y]) in blocks.iter().zip(COLOUR) {
                    let at = [column * 2 + x, row * 2 + y];
                    levels::write(writer, &levels[1..], Context::Neighbours(counts.around(at)));
                    counts.set(at, *count);
                }
            }
        }
    }

    /// Adds it to what a decoder sees.
    pub(super) fn add(&self, planes: &mut [Plane; 3], [column, row]: [usize; 2], quality: &Quality) {
        let [bright, colour @ ..] = planes;
        for ((levels, _), [x, y]) in self.bright.iter().zip(ORDER).filter(|((_, count), _)| *count > 0) {
            let change = backwards(&quality.block(levels, 0));
            bright.add([column * SIDE + x * 4, row * SIDE + y * 4], &change);
        }
        for (part, plane) in colour.iter_mut().enumerate() {
            let means = quality.means_again(self.means[part].0);
            for (((levels, count), mean), [x, y]) in self.colour[part].iter().zip(means).zip(COLOUR) {
                if *count > 0 || mean != 0 {
                    let mut block = quality.block(levels, 1);
                    block[0] = mean;
                    plane.add([column * SIDE / 2 + x * 4, row * SIDE / 2 + y * 4], &backwards(&block));
                }
            }
        }
    }
}

const NONE: Counted = ([0; 16], 0);

/// How much all samples have changed together.
fn sum(change: &[i32; 16]) -> u32 {
    change.iter().map(|sample| sample.unsigned_abs()).sum()
}
