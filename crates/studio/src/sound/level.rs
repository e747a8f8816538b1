//! How loud something is (ITU-R BS.1770-5: K-weighting, gates at -70 LUFS and 10 LU), and the track at the loudness it should have.

use ebur128::{EbuR128, Mode};

use super::{LOUDNESS, RATE, Voices, limit};

/// A recording shorter than this is measured as if it were said again and again, in samples.
const ENOUGH: usize = RATE as usize;
/// How near to the wanted loudness is near enough, in LU.
const NEAR: f64 = 0.05;
/// Taking peaks down makes a voice quieter, which is made good again so many times at most.
const ROUNDS: usize = 8;

/// Integrated loudness in LUFS; nothing where all is silent.
pub(super) fn loudness(samples: &[f32]) -> Option<f64> {
    let times = ENOUGH.div_ceil(samples.len().max(1)).max(1);
    let mut meter = EbuR128::new(1, RATE, Mode::I).ok()?;
    for _ in 0..times {
        meter.add_frames_f32(samples).ok()?;
    }
    meter.loudness_global().ok().filter(|loud| loud.is_finite())
}

/// The true peak in dBTP.
pub(super) fn true_peak(samples: &[f32]) -> f64 {
    let peak = || {
        let mut meter = EbuR128::new(1, RATE, Mode::TRUE_PEAK).ok()?;
        meter.add_frames_f32(samples).ok()?;
        meter.true_peak(0).ok()
    };
    peak().map_or(f64::INFINITY, |peak| 20.0 * libm::log10(peak))
}

/// A ratio of amplitudes from decibels.
pub(super) fn ratio(decibels: f64) -> f64 {
    libm::pow(10.0, decibels / 20.0)
}

/// The lines at their places in a track of `length` samples, each as loud as the next, whoever spoke it and however near.
pub(super) fn laid(voices: &Voices, lines: &[(&str, u32)], length: usize) -> Vec<f32> {
    let mut track = vec![0.0; length];
    for (line, start_ms) in lines {
        let Some(samples) = voices.of(line) else { continue };
        let gain = loudness(samples).map_or(1.0, |loud| ratio(LOUDNESS - loud)) as f32;
        let place = (start_ms * (RATE / 1000)) as usize;
        for (sample, spoken) in track.iter_mut().skip(place).zip(samples) {
            *sample += spoken * gain;
        }
    }
    track
}

/// The track at the wanted loudness, with no sample above `ceiling` dBFS.
pub(super) fn mastered(track: &[f32], ceiling: f64) -> Vec<f32> {
    let mut gain = 0.0;
    let mut out = limit::limited(track, gain, ceiling);
    for _ in 0..ROUNDS {
        let Some(loud) = loudness(&out).filter(|loud| (loud - LOUDNESS).abs() > NEAR) else { break };
        gain += LOUDNESS - loud;
        out = limit::limited(track, gain, ceiling);
    }
    out
}
