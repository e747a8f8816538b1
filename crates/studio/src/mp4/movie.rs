//! The table of contents: the film, its track of pictures, its track of chapters, and its names.

use super::boxes::{UPRIGHT, full, numbers, of, plain, words};
use super::{Film, TIMESCALE, chapters, names, picture, sound};
use crate::video::Fault;

/// The tracks by their numbers.
pub(super) const PICTURES: u32 = 1;
pub(super) const CHAPTERS: u32 = 2;
pub(super) const SOUND: u32 = 3;

/// `moov`, if what it tells of begins at byte `start` of the file.
pub(super) fn movie(film: &Film<'_>, start: u32) -> Result<Vec<u8>, Fault> {
    let language = film.settings.language_code()?;
    let texts = chapters::samples(film);
    let pictures_start = start + texts.iter().map(|text| text.len() as u32).sum::<u32>();
    let mut inside = vec![
        header(film.duration(), film.sound.map_or(CHAPTERS, |_| SOUND)),
        picture::track(film, language, pictures_start),
    ];
    if !texts.is_empty() {
        inside.push(chapters::track(film, language, &texts, start));
    }
    if let Some(heard) = film.sound {
        inside.push(sound::track(heard, language, &sound::chunks(film, pictures_start)));
    }
    inside.push(names::names(film));
    Ok(of(*b"moov", &inside))
}

/// 8.2.2, of so many units of time and tracks up to that number: no date is told, so the same film is the same file next year.
pub(super) fn header(duration: u32, last_track: u32) -> Vec<u8> {
    let mut cells = vec![0, 0, TIMESCALE, duration, 1 << 16, 1 << 24, 0, 0];
    cells.extend(UPRIGHT);
    cells.extend([0; 6]);
    cells.push(1 + last_track);
    numbers(*b"mvhd", cells)
}

/// 8.3.2; `shown` tracks are played, the others only looked up.
pub(super) fn track_header(duration: u32, track: u32, shown: bool, size: (u32, u32)) -> Vec<u8> {
    let volume = if track == SOUND { 1 << 24 } else { 0 };
    let mut cells = vec![0, 0, track, 0, duration, 0, 0, 0, volume];
    cells.extend(UPRIGHT);
    cells.extend([size.0 << 16, size.1 << 16]);
    // 1: enabled, 2: in the movie, 4: in the preview.
    full(*b"tkhd", if shown { 7 } else { 2 }, &words(cells))
}

/// 8.4.2, of a track that counts time as the film does.
pub(super) fn media_header(film: &Film<'_>, language: [u8; 3]) -> Vec<u8> {
    media_time(TIMESCALE, film.duration(), language)
}

/// 8.4.2: five bits a letter, from a = 1.
pub(super) fn media_time(timescale: u32, duration: u32, language: [u8; 3]) -> Vec<u8> {
    let packed = language.iter().fold(0, |packed, letter| (packed << 5) | u32::from(letter - 0x60));
    numbers(*b"mdhd", [0, 0, timescale, duration, packed << 16])
}

/// 8.4.3: what kind of track it is.
pub(super) fn handler(kind: [u8; 4], name: &str) -> Vec<u8> {
    let inside = [&[0; 4], kind.as_slice(), &[0; 12], name.as_bytes(), &[0]].concat();
    full(*b"hdlr", 0, &inside)
}

/// 8.7.1: everything is in this file.
pub(super) fn here() -> Vec<u8> {
    let table = [words([1]), full(*b"url ", 1, &[])].concat();
    of(*b"dinf", &[full(*b"dref", 0, &table)])
}

/// 8.5.2: the one kind of sample of a track.
pub(super) fn description(entry: &[u8]) -> Vec<u8> {
    full(*b"stsd", 0, &[words([1]), entry.to_vec()].concat())
}

/// 8.3.3: the track of pictures finds its chapters in the other one.
pub(super) fn look_up() -> Vec<u8> {
    of(*b"tref", &[plain(*b"chap", &words([CHAPTERS]))])
}
