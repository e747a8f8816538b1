//! How a value goes from one key to the next: at once, evenly, or along a curve that every format understands.

use serde::{Deserialize, Serialize};

/// The way to a key from the key before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Curve {
    /// The value before stays until the key's moment.
    Hold,
    /// Evenly.
    Linear,
    /// A cubic Bézier curve from (0, 0) to (1, 1) with two control points, each number in 0…1: the same in CSS and Lottie.
    Bezier(f64, f64, f64, f64),
}

/// Arrives quickly and settles.
pub const ENTER: Curve = Curve::Bezier(0.16, 1.0, 0.3, 1.0);
/// Starts and ends gently.
pub const MOVE: Curve = Curve::Bezier(0.65, 0.0, 0.35, 1.0);
/// Leaves without hurry, then is gone.
pub const EXIT: Curve = Curve::Bezier(0.7, 0.0, 0.84, 0.0);

impl Curve {
    /// Whether every number is one that all formats take.
    pub fn is_portable(self) -> bool {
        match self {
            Self::Hold | Self::Linear => true,
            Self::Bezier(x1, y1, x2, y2) => {
                [x1, y1, x2, y2].iter().all(|number| (0.0..=1.0).contains(number))
            }
        }
    }

    /// The part of the way that is done when `share` (0…1) of the time is.
    pub fn at(self, share: f64) -> f64 {
        match self {
            Self::Hold => f64::from(u8::from(share >= 1.0)),
            Self::Linear => share,
            Self::Bezier(x1, y1, x2, y2) => {
                if share <= 0.0 || share >= 1.0 {
                    return share.clamp(0.0, 1.0);
                }
                bezier(y1, y2, solve(x1, x2, share))
            }
        }
    }
}

/// One coordinate of the curve, whose ends are 0 and 1.
fn bezier(first: f64, second: f64, s: f64) -> f64 {
    let rest = 1.0 - s;
    3.0 * rest * rest * s * first + 3.0 * rest * s * s * second + s * s * s
}

fn slope(first: f64, second: f64, s: f64) -> f64 {
    let rest = 1.0 - s;
    3.0 * rest * rest * first + 6.0 * rest * s * (second - first) + 3.0 * s * s * (1.0 - second)
}

/// Where along the curve its x is `share`: eight steps of Newton's method from `share`, then halving to 1e−7.
fn solve(x1: f64, x2: f64, share: f64) -> f64 {
    let mut s = share;
    for _ in 0..8 {
        let error = bezier(x1, x2, s) - share;
        if error.abs() < 1e-7 {
            return s;
        }
        let steep = slope(x1, x2, s);
        if steep.abs() < 1e-6 {
            break;
        }
        s -= error / steep;
    }
    let (mut low, mut high) = (0.0, 1.0);
    s = s.clamp(low, high);
    while high - low > 1e-7 {
        if bezier(x1, x2, s) < share {
            low = s;
        } else {
            high = s;
        }
        s = f64::midpoint(low, high);
    }
    s
}

/// On disk: nothing for an even way, 0 for a hold, four numbers for a curve.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Curve([f64; 4]),
    Hold(u8),
}

impl Serialize for Curve {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Hold => Written::Hold(0),
            Self::Linear => Written::Hold(1),
            Self::Bezier(x1, y1, x2, y2) => Written::Curve([x1, y1, x2, y2]),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Curve {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Written::deserialize(deserializer)? {
            Written::Hold(0) => Self::Hold,
            Written::Hold(_) => Self::Linear,
            Written::Curve([x1, y1, x2, y2]) => Self::Bezier(x1, y1, x2, y2),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_curve_begins_at_nothing_ends_at_all_and_never_leaves_the_way(
            numbers in prop::array::uniform4(0.0..=1.0_f64), share in 0.0..=1.0_f64,
        ) {
            let [x1, y1, x2, y2] = numbers;
            let curve = Curve::Bezier(x1, y1, x2, y2);
            prop_assert!(curve.at(0.0).abs() < 1e-12 && (curve.at(1.0) - 1.0).abs() < 1e-12);
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&curve.at(share)));
            prop_assert!((bezier(x1, x2, solve(x1, x2, share)) - share).abs() < 1e-5);
        }
    }

    #[test]
    fn the_curve_of_moving_is_the_one_that_halving_alone_finds() {
        assert!((MOVE.at(0.5) - 0.5).abs() < 1e-6);
        assert!((MOVE.at(0.25) - 0.070_796_704).abs() < 1e-6, "{}", MOVE.at(0.25));
        assert!((Curve::Bezier(0.0, 0.0, 1.0, 1.0).at(0.3) - 0.3).abs() < 1e-6);
    }
}
