//! A limiter that looks ahead: where a peak would be too high, the voice gets a little quieter shortly before it and recovers after.

use std::collections::VecDeque;

use super::RATE;
use super::level::ratio;

/// How long before a peak it begins, in samples: 5 ms.
const AHEAD: usize = RATE as usize / 200;
/// In what time two thirds of it are made good again, in samples: 80 ms.
const RELEASE: f32 = RATE as f32 * 0.08;

/// The samples `gain` dB louder, none of them above `ceiling` dBFS.
pub(super) fn limited(samples: &[f32], gain: f64, ceiling: f64) -> Vec<f32> {
    let (gain, ceiling) = (ratio(gain) as f32, ratio(ceiling) as f32);
    let room: Vec<f32> = samples.iter().map(|sample| (ceiling / (sample * gain).abs()).min(1.0)).collect();
    let least = least_ahead(&room);
    // A mean of values none of which is above the room of the sample itself is not above it either.
    let mut held = 1.0_f32;
    let released: Vec<f32> = least
        .iter()
        .map(|least| {
            held = (held + (1.0 - held) / RELEASE).min(*least);
            held
        })
        .collect();
    let mut sum = AHEAD as f64 + 1.0;
    let mut out = Vec::with_capacity(samples.len());
    for (index, sample) in samples.iter().enumerate() {
        let gone = index.checked_sub(AHEAD + 1).map_or(1.0, |before| released[before]);
        sum += f64::from(released[index]) - f64::from(gone);
        let factor = (sum / (AHEAD as f64 + 1.0)) as f32;
        out.push((sample * gain * factor).clamp(-ceiling, ceiling));
    }
    out
}

/// For each place the least of the values from there to [`AHEAD`] places on.
fn least_ahead(values: &[f32]) -> Vec<f32> {
    let mut out = vec![1.0; values.len()];
    // Places whose values rise: the least of the window stands in front.
    let mut rising: VecDeque<usize> = VecDeque::new();
    for place in (0..values.len()).rev() {
        while rising.back().is_some_and(|later| values[*later] >= values[place]) {
            rising.pop_back();
        }
        rising.push_back(place);
        while rising.front().is_some_and(|later| *later > place + AHEAD) {
            rising.pop_front();
        }
        out[place] = rising.front().map_or(1.0, |least| values[*least]);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_quiet_enough_is_left_as_it_is() {
        let samples: Vec<f32> = (0..4800).map(|i| 0.5 * libm::sinf(i as f32 * 0.05)).collect();
        assert_eq!(limited(&samples, 0.0, -3.0), samples);
    }

    #[test]
    fn a_peak_is_met_by_a_slope_and_not_by_an_edge() {
        let mut samples = vec![0.2_f32; 9600];
        samples[4800] = 1.0;
        let out = limited(&samples, 0.0, -6.0);
        assert!((out[4800] - 0.501).abs() < 0.001, "{}", out[4800]);
        let steepest = out[..4800].windows(2).map(|pair| (pair[0] - pair[1]).abs()).fold(0.0, f32::max);
        assert!(steepest < 0.001, "{steepest}");
        assert!((out[4000] - 0.2).abs() < 1e-6, "{}", out[4000]);
        assert!(out[5100] < 0.15 && out[9599] > 0.14);
    }

    proptest! {
        #[test]
        fn no_sample_is_above_the_ceiling_and_none_changes_its_sign(
            samples in prop::collection::vec(-1.0_f32..1.0, 1..2000),
            gain in -6.0_f64..24.0,
            ceiling in -9.0_f64..-0.5,
        ) {
            let out = limited(&samples, gain, ceiling);
            prop_assert_eq!(out.len(), samples.len());
            for (out, sample) in out.iter().zip(&samples) {
                prop_assert!(f64::from(out.abs()) <= ratio(ceiling) + 1e-6);
                prop_assert!(out * sample >= 0.0);
            }
        }
    }
}
