//! A picture in the colours of a film: Y, Cb and Cr of ITU-R BT.709 in their limited range, with one Cb and one Cr for four pixels.

#![expect(
    clippy::inline_always,
    reason = "what is called and not inlined is compiled for the least of processors"
)]

use fearless_simd::{Level, Simd as _, dispatch};

use crate::area::Area;

/// Y, Cb and Cr of a picture, row by row without gaps.
pub(super) struct Planes {
    /// A sample for each pixel, 16 (black) to 235 (white).
    pub y: Vec<u8>,
    /// A sample for each square of four pixels, 16 to 240; 128 in greys.
    pub cb: Vec<u8>,
    /// As `cb`.
    pub cr: Vec<u8>,
    /// Pixels across, an even number.
    pub width: usize,
    /// Pixels down, an even number.
    pub height: usize,
    /// What this processor can do at once. The samples are the same whatever that is.
    level: Level,
}

/// What one is in the whole numbers that weigh red, green and blue.
const ONE: f64 = 65_536.0;
/// What of Y is red and what is blue (BT.709, item 3.2).
const RED: f64 = 0.2126;
const BLUE: f64 = 0.0722;

/// Weights for Y: they sum up to its whole range, so that white is white.
const Y: [i32; 3] = {
    let range = ONE * 219.0 / 255.0;
    let (red, blue) = (whole(range * RED), whole(range * BLUE));
    [red, whole(range) - red - blue, blue]
};
/// Weights for Cb, blue less Y, and Cr, red less Y: they sum up to nothing, so that grey stays grey.
const CB: [i32; 3] = {
    let red = whole(HALF * RED / (1.0 - BLUE));
    [-red, red - whole(HALF), whole(HALF)]
};
const CR: [i32; 3] = {
    let blue = whole(HALF * BLUE / (1.0 - RED));
    [whole(HALF), blue - whole(HALF), -blue]
};
/// Half of the range of Cb and Cr.
const HALF: f64 = ONE * 112.0 / 255.0;

const fn whole(positive: f64) -> i32 {
    (positive + 0.5) as i32
}

impl Planes {
    /// A picture of even width and height that nothing was put into yet.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let plane = |share: usize| vec![0; width * height / share];
        Self { y: plane(1), cb: plane(4), cr: plane(4), width, height, level: Level::new() }
    }

    /// Y, Cb and Cr.
    pub(super) fn all(&self) -> (&[u8], &[u8], &[u8]) {
        (&self.y, &self.cb, &self.cr)
    }

    /// Takes an area, whose edges lie on even columns and rows, from a picture of as many pixels in R, G, B, A.
    pub(super) fn take(&mut self, rgba: &[u8], area: Area) {
        dispatch!(self.level, simd => simd.vectorize(#[inline(always)] || self.rows(rgba, area)));
    }

    #[inline(always)]
    fn rows(&mut self, rgba: &[u8], area: Area) {
        let [left, right] = [area.left, area.right].map(usize::from);
        for top in (usize::from(area.top)..usize::from(area.bottom)).step_by(2) {
            let row = |row: usize| row * self.width + left..row * self.width + right;
            let pixels = |row: std::ops::Range<usize>| &rgba[row.start * 4..row.end * 4];
            let [upper, lower] = [row(top), row(top + 1)];
            luma(pixels(upper.clone()), &mut self.y[upper.clone()]);
            luma(pixels(lower.clone()), &mut self.y[lower.clone()]);
            let start = top / 2 * (self.width / 2);
            let half = start + left / 2..start + right / 2;
            chroma([pixels(upper), pixels(lower)], &mut self.cb[half.clone()], &mut self.cr[half]);
        }
    }
}

#[inline(always)]
fn luma(pixels: &[u8], samples: &mut [u8]) {
    for (pixel, sample) in pixels.chunks_exact(4).zip(samples) {
        let rgb = [pixel[0], pixel[1], pixel[2]].map(i32::from);
        *sample = weighed(Y, rgb, 16, 16);
    }
}

/// One sample for each square of two rows. Of two pixels, red and blue are added up at once, and so are the greens: each sum
/// has 16 bits of its own in one number, which no processor takes apart before the end.
#[inline(always)]
fn chroma([upper, lower]: [&[u8]; 2], cb: &mut [u8], cr: &mut [u8]) {
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
    let [upper, lower] = [upper, lower].map(|row| row.as_chunks::<8>().0);
    for ((upper, lower), (cb, cr)) in upper.iter().zip(lower).zip(cb.iter_mut().zip(cr)) {
        let [upper, lower] = [upper, lower].map(|two| u64::from_le_bytes(*two));
        let sum = |shift: u32| {
            let columns = (upper >> shift & EVEN) + (lower >> shift & EVEN);
            columns + (columns >> 32)
        };
        let (red_and_blue, green) = (sum(0), sum(8));
        let part = |sum: u64| (sum & 0xffff) as i32;
        let four = [part(red_and_blue), part(green), part(red_and_blue >> 16)];
        *cb = weighed(CB, four, 128, 18);
        *cr = weighed(CR, four, 128, 18);
    }
}

/// `zero` and the weighed sum, rounded; `shift` has two more bits when there are four pixels in it.
#[inline(always)]
fn weighed([red, green, blue]: [i32; 3], [r, g, b]: [i32; 3], zero: i32, shift: u32) -> u8 {
    ((red * r + green * g + blue * b + (zero << shift) + (1 << (shift - 1))) >> shift) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The formulas of BT.709 for one colour, in floating point.
    fn formula([r, g, b]: [u8; 3]) -> [f64; 3] {
        let [r, g, b] = [r, g, b].map(|part| f64::from(part) / 255.0);
        let y = RED * r + (1.0 - RED - BLUE) * g + BLUE * b;
        [16.0 + 219.0 * y, 128.0 + 112.0 * (b - y) / (1.0 - BLUE), 128.0 + 112.0 * (r - y) / (1.0 - RED)]
    }

    fn square(colours: [[u8; 3]; 4]) -> Planes {
        let rgba: Vec<u8> = colours.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
        let mut planes = Planes::new(2, 2);
        planes.take(&rgba, Area::whole(2, 2));
        planes
    }

    #[test]
    fn every_colour_is_what_the_standard_says_of_it() {
        let steps = || (0..=255).step_by(15);
        for colour in steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| [r, g, b]))) {
            let planes = square([colour; 4]);
            let found = [planes.y[0], planes.cb[0], planes.cr[0]];
            for (found, right) in found.into_iter().zip(formula(colour)) {
                assert!((f64::from(found) - right).abs() < 0.51, "{colour:?} is {found}, not {right}");
            }
        }
    }

    #[test]
    fn black_white_and_greys_have_no_colour() {
        for grey in 0..=255 {
            let planes = square([[grey; 3]; 4]);
            assert_eq!((planes.cb[0], planes.cr[0]), (128, 128), "{grey}");
        }
        assert_eq!((square([[0; 3]; 4]).y[0], square([[255; 3]; 4]).y[0]), (16, 235));
    }

    #[test]
    fn four_pixels_share_their_mean_colour_and_an_area_leaves_the_rest_alone() {
        let planes = square([[255, 0, 0], [0, 0, 255], [0, 0, 0], [255, 255, 255]]);
        assert_eq!(planes.y, [63, 32, 16, 235]);
        let means = [[255, 0, 0], [0, 0, 255], [0; 3], [255; 3]].map(formula);
        let mean = |part: usize| means.iter().map(|one| one[part]).sum::<f64>() / 4.0;
        assert!(
            (f64::from(planes.cb[0]) - mean(1)).abs() < 0.51
                && (f64::from(planes.cr[0]) - mean(2)).abs() < 0.51
        );
        let mut planes = Planes::new(4, 4);
        planes.take(&[255; 64], Area { left: 2, top: 2, right: 4, bottom: 4 });
        assert_eq!(planes.y, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 235, 235, 0, 0, 235, 235]);
        assert_eq!(planes.cb, [0, 0, 0, 128]);
    }
}
