//! The light of a picture in the 64 × 36 cells of the rule.

use std::sync::LazyLock;

use trellis_film::colour::luminance;

/// Cells side by side.
pub const ACROSS: usize = 64;
/// Cells one below the other.
pub const DOWN: usize = 36;
/// Pixels of a cell's side.
const SIDE: usize = 2;
/// Size of the pictures that are read.
pub const WIDTH: u16 = (ACROSS * SIDE) as u16;
/// Size of the pictures that are read.
pub const HEIGHT: u16 = (DOWN * SIDE) as u16;

/// The light of each screen value, 0…1: a grey's luminance is that of its parts.
static LINEAR: LazyLock<[f32; 256]> =
    LazyLock::new(|| std::array::from_fn(|value| luminance([value as u8; 3]) as f32));

/// Light of red, green and blue, 0…1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Light(pub [f32; 3]);

impl Light {
    /// Relative luminance, 0…1 (WCAG 2.2).
    pub fn luminance(self) -> f32 {
        let [red, green, blue] = self.0;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The share of red, 0…1; from 0.8 on it is saturated (WCAG 2.2, "general flash and red flash thresholds").
    pub fn redness(self) -> f32 {
        let sum: f32 = self.0.iter().sum();
        // Black has no colour.
        if sum < 1e-3 { 0.0 } else { self.0[0] / sum }
    }

    /// u′ and v′ of the CIE 1976 uniform chromaticity scale; white for black. Source: CIE 15, with the primaries of sRGB.
    pub fn chromaticity(self) -> [f32; 2] {
        let [r, g, b] = if self.0.iter().sum::<f32>() < 1e-3 { [1.0; 3] } else { self.0 };
        let x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
        let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        let z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
        let sum = x + 15.0 * y + 3.0 * z;
        [4.0 * x / sum, 9.0 * y / sum]
    }
}

/// The cells of one picture.
#[derive(Debug)]
pub struct Grid(Vec<Light>);

impl Default for Grid {
    fn default() -> Self {
        Self(vec![Light::default(); ACROSS * DOWN])
    }
}

impl Grid {
    /// Reads a picture of [`WIDTH`] × [`HEIGHT`] pixels.
    pub fn read(&mut self, rgba: &[u8]) {
        let linear = &*LINEAR;
        self.0.fill(Light::default());
        let share = 1.0 / (SIDE * SIDE) as f32;
        for (index, pixel) in rgba.chunks_exact(4).enumerate() {
            let (x, y) = (index % usize::from(WIDTH), index / usize::from(WIDTH));
            let cell = &mut self.0[y / SIDE * ACROSS + x / SIDE];
            for (light, value) in cell.0.iter_mut().zip(pixel) {
                *light += linear[usize::from(*value)] * share;
            }
        }
    }

    /// From the top left, row by row.
    pub fn cells(&self) -> impl Iterator<Item = Light> {
        self.0.iter().copied()
    }
}
