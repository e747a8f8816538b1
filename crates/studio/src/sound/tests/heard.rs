//! Films with voices, decoded by somebody else.

use std::collections::BTreeMap;
use std::f64::consts::TAU;
use std::io::Cursor;
use std::sync::atomic::AtomicBool;

use symphonia::core::audio::SampleBuffer;
use symphonia::core::codecs::{CODEC_TYPE_AAC, DecoderOptions};
use symphonia::core::formats::FormatOptions;
use symphonia::core::io::{MediaSourceStream, MediaSourceStreamOptions};
use symphonia::core::meta::MetadataOptions;
use symphonia::core::probe::Hint;
use trellis_film::audience::Audience;
use trellis_film::language::Language;
use trellis_film::params::Params;
use trellis_film::script::Script;
use trellis_film::time::Beat;

use super::{tone, wav};
use crate::area::Area;
use crate::mp4::{find, tracks, words};
use crate::sound::{LOUDNESS, PEAK, RATE, Sound, TOLERANCE, Unfit, Voices, level};
use crate::video::{Chapter, Drawer, Pictures, Settings, mp4};

/// Small grey pictures, all of them held, with the sound and the chapters of a film.
struct Spoken<'a> {
    script: &'a Script,
    beat: Beat,
    sound: &'a Sound,
}

impl Pictures for Spoken<'_> {
    fn settings(&self) -> Settings {
        let scenes = &self.script.scenes;
        let chapter = |scene: &trellis_film::script::Scene| Chapter {
            start_ms: scene.start,
            title: scene.chapter.clone(),
        };
        Settings {
            width: 64,
            height: 64,
            fps: self.beat.fps,
            frames: self.beat.frames(),
            key_frames: scenes.iter().map(|scene| self.beat.frame_at(scene.start)).collect(),
            chapters: scenes.iter().map(chapter).collect(),
            title: String::new(),
            language: "en".into(),
            comment: String::new(),
        }
    }

    fn held(&self, _frame: u32) -> bool {
        true
    }

    fn sound(&self) -> Option<&Sound> {
        Some(self.sound)
    }

    fn drawer(&self) -> Box<dyn Drawer + Send + '_> {
        struct Grey;
        impl Drawer for Grey {
            fn draw(&mut self, _: u32, _: bool, rgba: &mut [u8]) -> Vec<Area> {
                rgba.fill(200);
                vec![Area::whole(64, 64)]
            }
        }
        Box::new(Grey)
    }
}

fn file(script: &Script, beat: Beat, sound: &Sound) -> Vec<u8> {
    let mut out = Vec::new();
    let spoken = Spoken { script, beat, sound };
    mp4(&spoken, 1, &mut out, &|_| {}, &AtomicBool::new(false)).expect("a film");
    out
}

/// The English film at its own times.
fn usual() -> Script {
    Script::new(Language::En, Audience::Organisations, &Params::default()).expect("a script")
}

/// What everybody says: the line with this number, so many samples long.
fn recorded(say: impl Fn(usize, u32) -> Vec<f32>) -> (Script, Voices) {
    let usual = usual();
    let said = usual.lines().enumerate().map(|(number, line)| {
        (format!("{}.wav", line.id), wav(&say(number, (line.end - line.start) * (RATE / 1000))))
    });
    let files: BTreeMap<String, Vec<u8>> = said.collect();
    let needed: Vec<&str> = usual.lines().map(|line| line.id.as_str()).collect();
    let voices = Voices::read(&files, needed).expect("good recordings").expect("some");
    let script =
        Script::with_clips(Language::En, Audience::Organisations, &Params::default(), &voices.lengths());
    (script.expect("a script"), voices)
}

/// The tone of a line.
fn hertz(number: usize) -> f64 {
    250.0 + 37.0 * number as f64
}

/// All that is in the track of sound, decoded, and the numbers that stand in its edit: length in units of the film, samples before ours.
fn decoded(file: &[u8]) -> (Vec<f32>, [u32; 2]) {
    let stream =
        MediaSourceStream::new(Box::new(Cursor::new(file.to_vec())), MediaSourceStreamOptions::default());
    let (formats, metadata) = (FormatOptions::default(), MetadataOptions::default());
    let probed = symphonia::default::get_probe().format(&Hint::new(), stream, &formats, &metadata);
    let mut format = probed.expect("an MP4").format;
    let track = format.tracks().iter().find(|track| track.codec_params.codec == CODEC_TYPE_AAC);
    let track = track.expect("a track of sound").clone();
    assert_eq!(track.codec_params.sample_rate, Some(RATE));
    let mut decoder = symphonia::default::get_codecs()
        .make(&track.codec_params, &DecoderOptions::default())
        .expect("a decoder");
    let mut samples = Vec::new();
    while let Ok(packet) = format.next_packet() {
        if packet.track_id() == track.id {
            let heard = decoder.decode(&packet).expect("sound");
            assert_eq!((heard.spec().rate, heard.spec().channels.count()), (RATE, 1));
            let mut buffer = SampleBuffer::<f32>::new(heard.capacity() as u64, *heard.spec());
            buffer.copy_interleaved_ref(heard);
            samples.extend_from_slice(buffer.samples());
        }
    }
    let edit = tracks(file).find_map(|track| find(track, &[*b"edts", *b"elst"])).map(words).expect("an edit");
    assert_eq!((edit[1], edit[4]), (1, 1 << 16));
    (samples, [edit[2], edit[3]])
}

/// How strong a tone is in these samples, 1 where it is all there is (Goertzel's algorithm).
fn share(samples: &[f32], hertz: f64) -> f64 {
    let turn = 2.0 * libm::cos(TAU * hertz / f64::from(RATE));
    let (mut one, mut two) = (0.0, 0.0);
    for sample in samples {
        (one, two) = (f64::from(*sample) + turn * one - two, one);
    }
    let power = one * one + two * two - turn * one * two;
    let all: f64 = samples.iter().map(|sample| f64::from(*sample) * f64::from(*sample)).sum();
    2.0 * power / (all * samples.len() as f64)
}

#[test]
fn voices_twice_as_slow_are_heard_in_their_places_in_a_film_that_is_as_long_as_they_are() {
    // Some stand near the microphone and some far.
    let loud = |number: usize| [0.7, 0.05, 0.2][number % 3];
    let (script, voices) = recorded(|number, length| tone(hertz(number), loud(number), 2 * length));
    let scene = |scene: &trellis_film::script::Scene| {
        let spoken: u32 = scene.lines.iter().map(|line| voices.lengths()[&line.id]).sum();
        if scene.lines.is_empty() { 3_000 } else { (300 + spoken + 500).next_multiple_of(100) }
    };
    assert_eq!(script.duration, script.scenes.iter().map(scene).sum::<u32>());

    let beat = Beat { fps: 30, dur: script.duration };
    let sound = Sound::new(&voices, &script, beat).expect("a track");
    let (all, [length, before]) = decoded(&file(&script, beat, &sound));
    assert_eq!(decoded(&sound.m4a()), (all.clone(), [length, before]), "a page hears what the video says");
    // 3,000 units a second in the film, 48,000 in the sound: not within a picture but exact.
    assert_eq!(length, beat.frames() * 100);
    let ours = &all[before as usize..][..(length * 16) as usize];
    assert!(all.len() - ours.len() < 3 * 1024, "{} samples too many", all.len() - ours.len());

    let loudness = level::loudness(ours).expect("it is heard");
    assert!((loudness - LOUDNESS).abs() <= TOLERANCE, "{loudness} LUFS");
    assert!(level::true_peak(ours) <= PEAK, "{} dBTP", level::true_peak(ours));
    let at = |ms: u32| (ms * (RATE / 1000)) as usize;
    for (number, line) in script.lines().enumerate() {
        // From where the tone is there to where it begins to go.
        let heard = &ours[at(line.start + 30)..at(line.end - 30)];
        assert!(share(heard, hertz(number)) > 0.99, "{}: {}", line.id, share(heard, hertz(number)));
        let line_loud = level::loudness(heard).expect("it is heard");
        assert!((line_loud - LOUDNESS).abs() < 1.0, "{}: {line_loud} LUFS", line.id);
    }
    for scene in &script.scenes {
        let lead = &ours[at(scene.start + 50)..at(scene.start + 280)];
        assert!(lead.iter().all(|sample| sample.abs() < 0.003), "{:?} does not begin in silence", scene.id);
    }
}

#[test]
fn sound_lies_beside_the_pictures_that_it_is_heard_with() {
    let (script, voices) = recorded(|number, length| tone(hertz(number), 0.3, length));
    let beat = Beat { fps: 25, dur: script.duration };
    let sound = Sound::new(&voices, &script, beat).expect("a track");
    let file = file(&script, beat, &sound);
    let table = |kind: [u8; 4], name| {
        let track = tracks(&file)
            .find(|track| find(track, &[*b"mdia", *b"hdlr"]).is_some_and(|inside| inside[8..12] == kind))
            .expect("a track");
        words(find(track, &[*b"mdia", *b"minf", *b"stbl", name]).expect("a table"))
    };
    let (pictures, heard) = (table(*b"vide", *b"stco"), table(*b"soun", *b"stco"));
    // One stretch of sound before each group of pictures.
    assert_eq!(pictures.len(), heard.len());
    assert!(heard[2..].iter().zip(&pictures[2..]).all(|(sound, picture)| sound < picture));
    assert!(pictures[2..].iter().zip(&heard[3..]).all(|(picture, sound)| picture < sound));
    // No player needs a picture before the sound of its moment has come.
    let (groups, units) = (table(*b"vide", *b"stsc"), table(*b"soun", *b"stsc"));
    let (mut shown, mut come) = (0, 0);
    for (group, sound) in groups[2..].chunks(3).zip(units[2..].chunks(3)) {
        (shown, come) = (shown + group[1] * (RATE / 25), come + sound[1] * 1024);
        assert!(come >= shown && come <= shown + 3 * 1024, "{come} samples for {shown}");
    }
}

#[test]
fn peaks_are_taken_down_and_the_voice_is_loud_enough_all_the_same() {
    // Like speech that bursts: every fifth of a second ten times as loud for 15 ms.
    let bursts = |_: usize, length: u32| {
        let mut samples = tone(330.0, 0.09, length);
        let burst = |(place, sample): (usize, &mut f32)| {
            if place % 9600 < 720 {
                *sample *= 10.0;
            }
        };
        samples.iter_mut().enumerate().for_each(burst);
        samples
    };
    let (script, voices) = recorded(bursts);
    let beat = Beat { fps: 30, dur: script.duration };
    let sound = Sound::new(&voices, &script, beat).expect("a track");
    let (all, _) = decoded(&file(&script, beat, &sound));
    let (loudness, peak) = (level::loudness(&all).expect("it is heard"), level::true_peak(&all));
    assert!((loudness - LOUDNESS).abs() <= TOLERANCE, "{loudness} LUFS");
    assert!(peak <= PEAK, "{peak} dBTP");
    assert!((sound.loudness() - loudness).abs() < 0.1 && (sound.peak() - peak).abs() < 0.2);
}

#[test]
fn clicks_alone_are_no_voices() {
    let clicks = |_: usize, length: u32| {
        (0..length).map(|place| if place % 14_400 == 7_200 { 0.99 } else { 0.0 }).collect()
    };
    let (script, voices) = recorded(clicks);
    let beat = Beat { fps: 30, dur: script.duration };
    let refused = Sound::new(&voices, &script, beat).expect_err("nobody speaks");
    assert!(matches!(refused, Unfit::Level { .. }), "{refused}");
}

#[test]
fn the_same_recordings_make_the_same_bytes() {
    let (script, voices) = recorded(|number, length| tone(hertz(number), 0.3, length));
    let beat = Beat { fps: 60, dur: script.duration };
    let make = || Sound::new(&voices, &script, beat).expect("a track");
    assert!(make() == make());
}
