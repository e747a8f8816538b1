//! The changes of one cell: up and down by a tenth, or into red and out of it.

use trellis_film::time::Ms;

use super::light::Light;
use super::{Changes, SECOND};

/// A change of luminance that counts, of 1 (WCAG 2.2).
const CHANGE: f32 = 0.1;
/// The darker of the two must be below this, or the eye does not mind.
const DARKER: f32 = 0.8;
/// Red is saturated from this share on.
const SATURATED: f32 = 0.8;
/// A change of colour that counts, in units of the CIE 1976 chart.
const COLOUR: f32 = 0.2;

/// One cell while the film passes. A change goes the other way than the one before, so that two of them are a flash.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Changes of the last second.
    pub changes: Changes,
    /// When it completed a flash: a change that followed the opposite within a second.
    pub finished: Option<Ms>,
    /// The least and the most since the last change, with what was seen then.
    turn: Option<[(f32, Light); 2]>,
    /// Whether the last change went up.
    up: Option<bool>,
}

impl Cell {
    /// Takes the next picture, by its luminance.
    pub fn by_light(&mut self, light: Light, ms: Ms) {
        let counts = |low: (f32, Light), high: (f32, Light)| high.0 - low.0 >= CHANGE && low.0 < DARKER;
        self.step(light.luminance(), light, ms, counts);
    }

    /// Takes the next picture, by its share of red.
    pub fn by_red(&mut self, light: Light, ms: Ms) {
        let counts = |low: (f32, Light), high: (f32, Light)| {
            let ([u, v], [other_u, other_v]) = (low.1.chromaticity(), high.1.chromaticity());
            high.0 >= SATURATED && (u - other_u).hypot(v - other_v) > COLOUR
        };
        self.step(light.redness(), light, ms, counts);
    }

    fn step(
        &mut self,
        value: f32,
        light: Light,
        ms: Ms,
        counts: impl Fn((f32, Light), (f32, Light)) -> bool,
    ) {
        let now = (value, light);
        let [low, high] = self.turn.get_or_insert([now, now]);
        if value < low.0 {
            *low = now;
        }
        if value > high.0 {
            *high = now;
        }
        let rises = self.up != Some(true) && counts(*low, now);
        let falls = self.up != Some(false) && counts(now, *high);
        if rises || falls {
            self.turn = Some([now, now]);
            self.up = Some(rises);
            if self.changes.back().is_some_and(|at| at + SECOND > ms) {
                self.finished = Some(ms);
            }
            self.changes.push_back(ms);
        }
    }

    /// Forgets the changes that are a second old at `ms`.
    pub fn forget(&mut self, ms: Ms) {
        while self.changes.front().is_some_and(|at| at + SECOND <= ms) {
            self.changes.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(values: &[f32]) -> usize {
        let mut cell = Cell::default();
        for (index, value) in values.iter().enumerate() {
            cell.by_light(Light([*value; 3]), index as Ms);
        }
        cell.changes.len()
    }

    #[test]
    fn a_change_counts_from_a_tenth_on_and_only_once_until_it_turns() {
        assert_eq!(changes(&[0.2, 0.25, 0.2, 0.25]), 0);
        assert_eq!(changes(&[0.2, 0.25, 0.31, 0.5, 0.9]), 1);
        assert_eq!(changes(&[0.2, 0.5, 0.2, 0.5]), 3);
        assert_eq!(changes(&[0.2, 0.28, 0.36, 0.28, 0.2]), 2, "a slow swing is a swing");
        assert_eq!(changes(&[0.82, 0.95, 0.82, 0.95]), 0, "so light, the eye does not mind");
    }

    #[test]
    fn into_saturated_red_and_out_of_it_is_a_flash() {
        let mut cell = Cell::default();
        for (index, red) in [0.0, 0.02, 0.0, 0.02].into_iter().enumerate() {
            cell.by_red(Light([red, 0.0, 0.0]), index as Ms);
        }
        assert_eq!(cell.changes.len(), 3, "dark as it is");
        let mut grey = Cell::default();
        for (index, value) in [0.1, 0.9, 0.1].into_iter().enumerate() {
            grey.by_red(Light([value; 3]), index as Ms);
        }
        assert!(grey.changes.is_empty());
    }
}
