//! The last look finds what is wrong.

use super::{Film, body, check, head};
use crate::sound::Sound;
use crate::video::{Chapter, Group, Settings};

fn settings() -> Settings {
    Settings {
        width: 64,
        height: 64,
        fps: 25,
        frames: 5,
        key_frames: vec![0, 3],
        chapters: vec![Chapter { start_ms: 0, title: "One".into() }],
        title: String::new(),
        language: "en".into(),
        comment: String::new(),
    }
}

fn groups() -> Vec<Group> {
    let group = |sizes: &[u32]| Group {
        sizes: sizes.to_vec(),
        bytes: vec![7; sizes.iter().sum::<u32>() as usize],
        ..Group::default()
    };
    vec![group(&[300, 20, 16]), group(&[280, 16])]
}

/// What the check says of a film whose head was made from the first groups and whose body is the second.
fn said(settings: &Settings, told: &[Group], kept: &[Group]) -> String {
    let film = |groups| Film { settings, sps: &[0x67, 66, 0, 40], pps: &[0x68, 1], groups, sound: None };
    let head = head(&film(told)).expect("a head");
    check(&head, &film(kept)).map_or_else(|why| why.to_string(), |()| "sound".to_owned())
}

#[test]
fn a_whole_film_is_sound_and_its_body_is_as_long_as_told() {
    let (settings, groups) = (settings(), groups());
    assert_eq!(said(&settings, &groups, &groups), "sound");
    let film =
        Film { settings: &settings, sps: &[0x67, 66, 0, 40], pps: &[0x68, 1], groups: &groups, sound: None };
    assert_eq!(body(&film).map(|part| part.len()).sum::<usize>(), 2 + 3 + 12 + 336 + 296);
}

#[test]
fn a_picture_too_few_or_of_another_length_is_found() {
    let settings = settings();
    let mut few = groups();
    few[1].sizes.pop();
    assert!(said(&settings, &few, &few).contains("4 pictures instead of 5"));
    let mut short = groups();
    short[0].bytes.pop();
    assert!(said(&settings, &groups(), &short).contains("not where the file says"));
    assert!(said(&settings, &short, &short).contains("not where the file says"));
    let mut more = groups();
    more.push(Group::default());
    assert!(said(&settings, &groups(), &more).contains("longer or shorter"));
}

/// Eleven units for the 9,600 samples of five pictures, and the one that runs up.
fn sound(last: u32, samples: u32) -> Sound {
    Sound::of_units([[30; 10].as_slice(), &[last]].concat(), samples)
}

/// The same as [`said`] with sound: as the head tells of it, and as it is.
fn said_of_sound(told: &Sound, kept: &Sound) -> String {
    let (settings, groups) = (settings(), groups());
    let film = |sound| Film {
        settings: &settings,
        sps: &[0x67, 66, 0, 40],
        pps: &[0x68, 1],
        groups: &groups,
        sound: Some(sound),
    };
    let head = head(&film(told)).expect("a head");
    check(&head, &film(kept)).map_or_else(|why| why.to_string(), |()| "sound".to_owned())
}

#[test]
fn sound_lies_between_the_groups_and_is_found_when_it_is_not_as_told() {
    let whole = sound(30, 9600);
    assert_eq!(said_of_sound(&whole, &whole), "sound");
    assert!(said_of_sound(&sound(31, 9600), &whole).contains("longer or shorter than its pictures"));
    // 1,920 samples are one picture.
    assert_eq!(said_of_sound(&whole, &sound(30, 9600 - 1920)), "sound");
    assert!(said_of_sound(&whole, &sound(30, 9600 - 1921)).contains("longer or shorter than its pictures"));
    let (settings, groups) = (settings(), groups());
    let film = Film {
        settings: &settings,
        sps: &[0x67, 66, 0, 40],
        pps: &[0x68, 1],
        groups: &groups,
        sound: Some(&whole),
    };
    // Three pictures of 1,920 samples and the run-up are begun by seven units of 1,024.
    let parts: Vec<usize> = body(&film).map(|part| part.len()).collect();
    assert_eq!(parts, [17, 7 * 30, 336, 4 * 30, 296]);
}

#[test]
fn a_head_that_is_cut_is_not_read() {
    let (settings, groups) = (settings(), groups());
    let film =
        Film { settings: &settings, sps: &[0x67, 66, 0, 40], pps: &[0x68, 1], groups: &groups, sound: None };
    let whole = head(&film).expect("a head");
    for length in 0..whole.len() {
        assert!(check(&whole[..length], &film).is_err(), "{length} bytes");
    }
}
