//! Pictures that follow another: only what has changed is encoded, and everything else is as it was.
//!
//! An encoder for cameras looks at every block of every picture. The film knows which areas were drawn anew, often a twentieth of the
//! picture, and its shapes are flat; so here each 16 × 16 block (a macroblock) is predicted from the same place of the picture before,
//! with no motion, and is skipped unless its samples have changed. What a decoder sees is computed as it does it, so nothing drifts.

mod block;
mod codes;
mod levels;
mod macroblock;
mod plane;

use super::bits::escaped;
use super::parameters::Shape;
use super::slices;
use crate::area::Area;
use block::Quality;
use macroblock::{Macroblock, SIDE};
pub(super) use plane::Seen;
use plane::{Counts, Plane};

/// What a decoder sees after each picture, and the tools to tell it of the next.
pub(super) struct Follower {
    quality: Quality,
    /// Y, Cb and Cr.
    planes: [Plane; 3],
    /// Of the picture that is being written: how many levels each 4 × 4 block has.
    counts: [Counts; 3],
    /// Macroblocks across and down.
    size: [usize; 2],
    /// Which of them may have changed, row by row.
    touched: Vec<bool>,
}

impl Follower {
    /// For pictures of `width` × `height` samples at that quantiser, which must be below 30: above, colour has another one.
    pub(super) fn new(width: u32, height: u32, quantiser: u8) -> Self {
        let size = [width, height].map(|side| (side as usize).div_ceil(SIDE));
        let [across, down] = size;
        Self {
            quality: Quality::new(quantiser),
            planes: [1, 2, 2].map(|share| Plane::new(across * SIDE / share, down * SIDE / share)),
            counts: [4, 2, 2].map(|blocks| Counts::new(across * blocks, down * blocks)),
            size,
            touched: vec![false; across * down],
        }
    }

    /// Begins behind a picture as a decoder sees it.
    pub(super) fn begin(&mut self, picture: &Seen<'_>) {
        for (part, plane) in self.planes.iter_mut().enumerate() {
            plane.take(picture, part);
        }
    }

    /// The unit of the next picture, which is the one before but for `areas`, at this place of its group.
    pub(super) fn picture(
        &mut self,
        picture: &Seen<'_>,
        areas: &[Area],
        shape: Shape,
        place: u32,
    ) -> Vec<u8> {
        self.touch(areas);
        self.counts.iter_mut().for_each(Counts::clear);
        let mut writer = slices::following(shape, place, i32::from(self.quality.quantiser) - shape.quantiser);
        let mut skipped = 0;
        for index in 0..self.touched.len() {
            let at = [index % self.size[0], index / self.size[0]];
            let changed =
                self.touched[index].then(|| Macroblock::of(picture, &self.planes, at, &self.quality));
            let Some(changed) = changed.flatten() else {
                skipped += 1;
                continue;
            };
            writer.unsigned(skipped);
            skipped = 0;
            changed.write(&mut writer, at, &mut self.counts);
            changed.add(&mut self.planes, at, &self.quality);
        }
        if skipped > 0 {
            writer.unsigned(skipped);
        }
        escaped(&writer.end())
    }

    /// Marks the macroblocks of areas.
    fn touch(&mut self, areas: &[Area]) {
        let [across, down] = self.size;
        self.touched.fill(false);
        for area in areas {
            let [left, top] = [area.left, area.top].map(|edge| usize::from(edge) / SIDE);
            let [right, bottom] = [area.right, area.bottom].map(|edge| usize::from(edge).div_ceil(SIDE));
            for row in top..bottom.min(down) {
                self.touched[row * across + left..row * across + right.min(across)].fill(true);
            }
        }
    }

    /// What a decoder sees now.
    #[cfg(test)]
    pub(super) fn seen(&self, part: usize, width: usize, height: usize) -> Vec<u8> {
        self.planes[part].cropped(width, height)
    }
}
