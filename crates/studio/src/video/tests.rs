//! Films made and decoded again.

mod boxes;
mod decoded;
mod stage;

use super::desk::Desk;
use super::encode::{Making, Recipe};
use super::{Fault, HeldBy, Pictures as _, Progress, Report, made, mp4};
use decoded::{Sample, pictures, pictures_by_another, planes, quality, samples, shown};
use stage::Stage;
use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Lowest quality of any frame, in decibels (design, 9.5).
const LEAST: f64 = 44.0;

fn film(stage: &Stage, jobs: usize) -> (Report, Vec<u8>) {
    with(stage, Recipe::CAMERA, jobs)
}

fn with(stage: &Stage, recipe: Recipe, jobs: usize) -> (Report, Vec<u8>) {
    let mut out = Vec::new();
    let report = made(stage, recipe, jobs, &mut out, &|_| {}, &AtomicBool::new(false)).expect("a film");
    (report, out)
}

/// Held here: a few, one alone, the second frame, the last.
fn some_held() -> Stage {
    Stage::new(64, vec![0, 30, 50], (10..20).chain([1, 25, 33, 63]))
}

#[test]
fn every_frame_is_there_and_looks_like_what_was_drawn() {
    let stage = some_held();
    let (report, file) = film(&stage, 2);
    let pictures = pictures(&file);
    assert_eq!((pictures.len(), report.frames, report.bytes), (64, 64, file.len() as u64));
    for (frame, picture) in (0..).zip(&pictures) {
        let quality = quality(picture, &shown(&stage, frame));
        assert!(quality >= LEAST, "frame {frame} has {quality:.1} dB");
    }
    let different = (0..)
        .zip(&pictures)
        .skip(1)
        .filter(|(frame, picture)| !stage.held.contains(frame) && **picture == pictures[*frame as usize - 1]);
    assert_eq!(different.count(), 0, "a moving frame looks like the one before");
}

#[test]
fn a_decoder_that_shares_nothing_with_the_encoder_sees_the_same_film() {
    let stage = some_held();
    let (_, file) = film(&stage, 2);
    let seen = pictures_by_another(&file);
    assert_eq!(seen.len(), 64);
    for (frame, picture) in (0..).zip(&seen) {
        let quality = quality(picture, &shown(&stage, frame));
        assert!(quality >= LEAST, "frame {frame} has {quality:.1} dB");
    }
    for frame in &stage.held {
        let at = *frame as usize;
        assert!(seen[at] == seen[at - 1], "frame {frame} differs from the one that it holds");
    }
    assert!(seen == pictures(&file), "the two decoders differ");
}

#[test]
fn a_run_of_held_frames_is_as_many_skipped_pictures_equal_to_the_one_they_hold() {
    let stage = some_held();
    let (report, file) = film(&stage, 1);
    assert_eq!((report.held, report.held_by, report.groups), (14, HeldBy::Skipped, 3));
    let (samples, pictures) = (samples(&file), pictures(&file));
    for frame in &stage.held {
        let at = *frame as usize;
        assert!(samples[at].bytes.len() <= 16, "frame {frame} has {} bytes", samples[at].bytes.len());
        assert!(pictures[at] == pictures[at - 1], "frame {frame} differs from the one that it holds");
    }
    let drawn = stage.drawn.lock().expect("nobody panicked");
    assert!(drawn.iter().all(|frame| !stage.held.contains(frame)), "a held frame was drawn");
    assert_eq!(drawn.len(), 50);
}

#[test]
fn a_run_of_held_frames_stays_in_one_group_if_it_can() {
    let (report, file) = film(&Stage::new(200, vec![0], 90..140), 1);
    assert_eq!((report.held, report.groups), (50, 2));
    let pictures = pictures(&file);
    assert!(pictures[90..140].iter().all(|one| *one == pictures[89]), "a held frame differs");
}

#[test]
fn frame_numbers_rise_by_one_through_held_and_encoded_frames() {
    let (_, file) = film(&some_held(), 1);
    let numbers: Vec<u32> = samples(&file).iter().map(Sample::frame_num).collect();
    let wanted: Vec<u32> = (0..30).chain(0..20).chain(0..14).collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let stage = Stage::new(90, vec![0, 7, 8, 9, 40, 61], 20..33);
    let (one, first) = film(&stage, 1);
    let (eight, second) = film(&stage, 8);
    assert!(first == second, "the bytes differ");
    assert!(eight.workers > one.workers, "{} workers", eight.workers);
}

#[test]
fn a_scene_that_begins_held_is_drawn_once_and_the_rest_of_it_skipped() {
    let stage = Stage::new(330, vec![0, 10], 1..330);
    let (report, file) = film(&stage, 2);
    let first: Vec<u32> = (0..).zip(samples(&file)).filter(|(_, one)| one.idr()).map(|(at, _)| at).collect();
    assert_eq!(first, [0, 10, 116, 223]);
    assert_eq!((report.held, report.groups), (326, 4));
    assert!(report.bytes < 60_000, "{} bytes", report.bytes);
    let pictures = pictures(&file);
    assert_eq!(pictures.len(), 330);
    for range in [0..10, 10..116, 116..223, 223..330] {
        assert!(pictures[range.clone()].iter().all(|one| *one == pictures[range.start]), "{range:?}");
    }
}

#[test]
fn neighbouring_groups_of_one_picture_are_told_apart() {
    let (_, file) = film(&Stage::new(5, vec![0, 1, 2, 3, 4], []), 1);
    let numbers: Vec<u32> = samples(&file).iter().map(Sample::idr_number).collect();
    assert_eq!(numbers, [0, 1, 0, 1, 0]);
    assert_eq!(pictures(&file).len(), 5);
}

#[test]
fn an_encoder_that_writes_several_slices_encodes_held_frames_and_the_report_says_so() {
    let stage = some_held();
    let (report, file) = with(&stage, Recipe::IN_SLICES, 2);
    assert_eq!((report.held, report.held_by), (14, HeldBy::Encoded));
    let pictures = pictures(&file);
    assert_eq!(pictures.len(), 64);
    for (frame, picture) in (0..).zip(&pictures) {
        let quality = quality(picture, &shown(&stage, frame));
        assert!(quality >= LEAST, "frame {frame} has {quality:.1} dB");
    }
    assert_eq!(stage.drawn.lock().expect("nobody panicked").len(), 50);
}

#[test]
fn progress_rises_by_one_frame_and_ends_with_all() {
    let told = Mutex::new(Vec::new());
    let tell = |progress: Progress| told.lock().expect("nobody panicked").push(progress);
    mp4(&some_held(), 3, &mut Vec::new(), &tell, &AtomicBool::new(false)).expect("a film");
    let told = told.into_inner().expect("nobody panicked");
    assert!((1..=64).eq(told.iter().map(|progress| progress.done)));
    assert_eq!(told.last(), Some(&Progress { done: 64, held: 14, frames: 64 }));
}

#[test]
fn a_film_that_is_stopped_ends_within_a_frame_of_each_worker_and_writes_nothing() {
    let (stop, mut out) = (AtomicBool::new(false), Vec::new());
    let last = Mutex::new(0);
    let tell = |progress: Progress| {
        *last.lock().expect("nobody panicked") = progress.done;
        stop.fetch_or(progress.done == 12, Ordering::Relaxed);
    };
    let fault = mp4(&some_held(), 2, &mut out, &tell, &stop).expect_err("stopped");
    assert!(matches!(fault, Fault::Stopped), "{fault}");
    assert!(out.is_empty());
    let last = *last.lock().expect("nobody panicked");
    assert!((12..=14).contains(&last), "{last} frames");
}

/// A disk with room for so many bytes.
struct Full(usize);

impl io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let left = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        self.0 = left;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_a_fault_with_its_own_words() {
    let fault = mp4(&some_held(), 1, &mut Full(4000), &|_| {}, &AtomicBool::new(false)).expect_err("full");
    assert!(matches!(&fault, Fault::Write(why) if why.kind() == io::ErrorKind::StorageFull), "{fault}");
}

#[test]
fn a_film_of_odd_size_or_rate_is_refused_before_anything_is_drawn() {
    for change in
        [|stage: &mut Stage| stage.settings.width = 193, |stage: &mut Stage| stage.settings.fps = 29]
    {
        let mut stage = some_held();
        change(&mut stage);
        let fault = mp4(&stage, 1, &mut Vec::new(), &|_| {}, &AtomicBool::new(false)).expect_err("refused");
        assert!(matches!(fault, Fault::Size { .. } | Fault::Rate { .. }), "{fault}");
        assert!(stage.drawn.lock().expect("nobody panicked").is_empty());
    }
}

#[test]
fn what_the_follower_thinks_that_a_decoder_sees_is_what_it_sees() {
    let stage = some_held();
    let mut desk = Desk::new(&stage.settings);
    let mut making = Making::new(Recipe::CAMERA, &stage.settings, 0).expect("an encoder");
    let mut decoder = openh264::decoder::Decoder::new().expect("a decoder");
    for frame in 0..9 {
        desk.draw(stage.drawer().as_mut(), frame, frame == 0);
        making.picture(&mut desk).expect("it is encoded");
        let seen = decoder.decode(&making.stream()).expect("a sound stream").expect("a picture");
        assert!(planes(&seen).0 == desk.seen(), "picture {frame} is not what was thought");
    }
}

#[test]
fn pictures_whose_sides_are_no_whole_blocks_look_the_same_to_two_decoders() {
    for (width, height) in [(198, 106), (66, 90)] {
        let mut stage = Stage::new(12, vec![0], [5]);
        (stage.settings.width, stage.settings.height) = (width, height);
        let (_, file) = film(&stage, 1);
        let pictures = pictures(&file);
        for (frame, picture) in (0..).zip(&pictures) {
            let quality = quality(picture, &shown(&stage, frame));
            assert!(quality >= LEAST, "frame {frame} of {width} × {height} has {quality:.1} dB");
        }
        assert!(pictures_by_another(&file) == pictures, "{width} × {height}");
    }
}
