//! Recordings made here: tones that come and go softly, read as anybody's recordings are.

mod heard;

use std::collections::BTreeMap;
use std::f64::consts::TAU;
use std::io::Cursor;

use hound::{SampleFormat, WavSpec, WavWriter};
use proptest::prelude::*;

use super::{RATE, Voices, Wrong, clip};

const MONO: WavSpec =
    WavSpec { channels: 1, sample_rate: RATE, bits_per_sample: 16, sample_format: SampleFormat::Int };

/// A tone of so many samples, with 20 ms to come and to go.
pub(crate) fn tone(hertz: f64, loud: f64, length: u32) -> Vec<f32> {
    let edge = f64::from(RATE) / 50.0;
    (0..length)
        .map(|i| {
            let (from_start, to_end) = (f64::from(i), f64::from(length - i));
            let swell = (from_start.min(to_end) / edge).min(1.0);
            (loud * swell * libm::sin(TAU * hertz * f64::from(i) / f64::from(RATE))) as f32
        })
        .collect()
}

/// The samples as a WAV file of that kind.
fn written(samples: &[f32], spec: WavSpec) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let mut writer = WavWriter::new(&mut file, spec).expect("a writer");
    let full = f64::from(1_u32 << (spec.bits_per_sample - 1)) - 1.0;
    for sample in samples {
        match spec.sample_format {
            SampleFormat::Float => writer.write_sample(*sample),
            SampleFormat::Int => writer.write_sample((f64::from(*sample) * full) as i32),
        }
        .expect("a sample");
    }
    writer.finalize().expect("a file");
    file.into_inner()
}

/// The samples as a recorder writes them.
pub(crate) fn wav(samples: &[f32]) -> Vec<u8> {
    written(samples, MONO)
}

fn files<const N: usize>(files: [(&str, Vec<u8>); N]) -> BTreeMap<String, Vec<u8>> {
    files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
}

#[test]
fn everything_that_is_wrong_is_said_at_once_of_every_file() {
    let second = tone(440.0, 0.3, RATE);
    let stereo = WavSpec { channels: 2, sample_rate: 44_100, ..MONO };
    let given = files([
        ("title-1.wav", wav(&second)),
        ("meet-1.wav", written(&second, stereo)),
        ("meet-2.wav", b"ID3 this is no WAV".to_vec()),
        ("meet-3.wav", wav(&vec![0.0; 48_000])),
        ("trust-1.wav", wav(&tone(440.0, 0.3, 60 * RATE + 48))),
        ("trust-2.wav", wav(&[])),
        ("circles-2.wav", wav(&tone(440.0, 0.002, RATE))),
        ("meet-1 (copy).wav", wav(&second)),
        ("now-you-educators-1.wav", b"for another film".to_vec()),
    ]);
    let needed = ["title-1", "meet-1", "meet-2", "meet-3", "trust-1", "trust-2", "circles-1", "circles-2"];
    let faults = Voices::read(&given, needed).expect_err("none of it will do");
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "circles-1.wav: it is missing; record every line of a language, or none",
            "circles-2.wav: it is as good as silent (-58 LUFS); record it louder and nearer",
            "meet-1 (copy).wav: no line of the film has this name; rename it or take it out of the folder",
            "meet-1.wav: it has 2 channels; save it as mono, with one channel",
            "meet-1.wav: it has 44100 samples a second; save it with 48000 (48 kHz)",
            "meet-2.wav: it cannot be read as WAV (Ill-formed WAVE file: no RIFF tag found); save it as WAV with PCM samples",
            "meet-3.wav: it is silent; record the line again",
            "trust-1.wav: it lasts 60.1 s; a line lasts 60 s at most",
            "trust-2.wav: it holds no sound; record the line again",
        ]
    );
}

#[test]
fn no_recordings_at_all_make_a_silent_film() {
    assert_eq!(Voices::read(&BTreeMap::new(), ["title-1"]), Ok(None));
}

#[test]
fn a_line_takes_the_time_of_its_recording_to_the_next_millisecond() {
    let given = files([
        ("title-1.wav", wav(&tone(300.0, 0.2, 48_000))),
        ("meet-1.wav", wav(&tone(300.0, 0.2, 48_001))),
        ("now-you-educators-1.wav", b"for another film".to_vec()),
    ]);
    let voices = Voices::read(&given, ["title-1", "meet-1"]).expect("good").expect("some");
    let wanted = [("meet-1", 1001), ("title-1", 1000)].map(|(line, ms)| (line.to_owned(), ms));
    assert_eq!(voices.lengths(), BTreeMap::from(wanted));
}

#[test]
fn every_depth_of_samples_says_the_same() {
    let samples = tone(440.0, 0.5, 4800);
    for (bits, format) in
        [(16, SampleFormat::Int), (24, SampleFormat::Int), (32, SampleFormat::Int), (32, SampleFormat::Float)]
    {
        let spec = WavSpec { bits_per_sample: bits, sample_format: format, ..MONO };
        let read = clip::read(&written(&samples, spec)).expect("a clip");
        assert_eq!(read.len(), samples.len());
        let apart = read.iter().zip(&samples).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max);
        assert!(apart < 0.0001, "{bits} bits: {apart}");
    }
}

proptest! {
    #[test]
    fn a_broken_recording_is_refused_and_never_more(
        length in 0_usize..700,
        changes in prop::collection::vec((0_usize..100, any::<u8>()), 0..6),
    ) {
        let mut bytes = wav(&tone(440.0, 0.5, 300));
        for (place, value) in changes {
            bytes[place] = value;
        }
        bytes.truncate(length);
        if let Ok(samples) = clip::read(&bytes) {
            prop_assert!(samples.iter().all(|sample| (-1.0..=1.0).contains(sample)));
            prop_assert!(samples.len() <= 700);
        }
    }
}

#[test]
fn a_cut_recording_is_no_recording() {
    let mut bytes = wav(&tone(440.0, 0.5, 4800));
    bytes.truncate(6000);
    let wrong = clip::read(&bytes).expect_err("it is cut");
    assert!(matches!(wrong[..], [Wrong::NotWav(_)]), "{wrong:?}");
}
