//! One recorded line: a WAV file as samples, or everything that is wrong with it.

use std::io::Cursor;

use hound::{SampleFormat, WavReader, WavSpec};

use super::voices::Wrong;
use super::{LONGEST_S, RATE, level};

/// Quieter recordings are taken for silent, in LUFS: their voice would drown in the noise that a louder one brings.
const QUIETEST: f64 = -45.0;

/// Reads a clip: samples from -1 to 1.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<f32>, Vec<Wrong>> {
    let unreadable = |why: hound::Error| vec![Wrong::NotWav(why.to_string())];
    let mut reader = WavReader::new(Cursor::new(bytes)).map_err(unreadable)?;
    let spec = reader.spec();
    let frames = reader.duration();
    let mut wrong = of_format(spec, frames);
    // What is far too long is not read at all.
    if wrong.iter().any(|wrong| matches!(wrong, Wrong::Long { .. } | Wrong::Empty)) {
        return Err(wrong);
    }
    let samples = samples(&mut reader, spec).map_err(unreadable)?;
    if wrong.is_empty() {
        let loud = level::loudness(&samples);
        wrong.extend(loud.is_none_or(|loud| loud < QUIETEST).then_some(Wrong::Silent(loud)));
    }
    if wrong.is_empty() { Ok(samples) } else { Err(wrong) }
}

fn of_format(spec: WavSpec, frames: u32) -> Vec<Wrong> {
    let seconds = f64::from(frames) / f64::from(spec.sample_rate.max(1));
    let faults = [
        (spec.channels != 1, Wrong::Channels(spec.channels)),
        (spec.sample_rate != RATE, Wrong::Rate(spec.sample_rate)),
        (seconds > f64::from(LONGEST_S), Wrong::Long { seconds }),
        (frames == 0, Wrong::Empty),
    ];
    faults.into_iter().filter(|(holds, _)| *holds).map(|(_, wrong)| wrong).collect()
}

fn samples(reader: &mut WavReader<Cursor<&[u8]>>, spec: WavSpec) -> Result<Vec<f32>, hound::Error> {
    match spec.sample_format {
        // A number that is none is silence; one beyond the scale is heard as the loudest that there is.
        SampleFormat::Float => reader
            .samples::<f32>()
            .map(|sample| sample.map(|sample| if sample.is_finite() { sample.clamp(-1.0, 1.0) } else { 0.0 }))
            .collect(),
        SampleFormat::Int => {
            let full = f64::from(1_u32 << (spec.bits_per_sample - 1).min(31));
            reader
                .samples::<i32>()
                .map(|sample| sample.map(|sample| (f64::from(sample) / full) as f32))
                .collect()
        }
    }
}
