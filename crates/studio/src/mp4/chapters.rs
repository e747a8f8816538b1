//! The chapters, told twice: as a track of texts, which QuickTime and ffmpeg read, and as a list, which VLC and others read.

use super::boxes::{full, numbers, of, plain, table, words};
use super::movie::{CHAPTERS, description, handler, here, media_header, track_header};
use super::{Film, TIMESCALE};

/// What says that a text is UTF-8 (QuickTime, "Text sample data").
const UTF_8: [u8; 12] = *b"\0\0\0\x0cencd\0\0\x01\0";

/// The titles as samples: length, text, encoding.
pub(super) fn samples(film: &Film<'_>) -> Vec<Vec<u8>> {
    let one = |title: &str| [&(title.len() as u16).to_be_bytes(), title.as_bytes(), &UTF_8].concat();
    film.settings.chapters.iter().map(|chapter| one(&chapter.title)).collect()
}

/// `trak` of the chapters, whose samples are at byte `start` of the file.
pub(super) fn track(film: &Film<'_>, language: [u8; 3], texts: &[Vec<u8>], start: u32) -> Vec<u8> {
    let media_head = of(*b"gmhd", &[full(*b"gmin", 0, &GRAPHICS), plain(*b"text", &words(MATRIX))]);
    let inside = [media_head, here(), tables(film, texts, start)];
    let media = [media_header(film, language), handler(*b"text", "Chapters"), of(*b"minf", &inside)];
    of(*b"trak", &[track_header(film.duration(), CHAPTERS, false, (0, 0)), of(*b"mdia", &media)])
}

/// How a text would be laid over a picture, if it were.
const GRAPHICS: [u8; 12] = [0, 0x40, 0x80, 0, 0x80, 0, 0x80, 0, 0, 0, 0, 0];
const MATRIX: [u32; 9] = super::boxes::UPRIGHT;

fn tables(film: &Film<'_>, texts: &[Vec<u8>], start: u32) -> Vec<u8> {
    let per_ms = TIMESCALE / 1000;
    let starts: Vec<u32> = film.settings.chapters.iter().map(|chapter| chapter.start_ms * per_ms).collect();
    let ends = starts.iter().skip(1).copied().chain([film.duration()]);
    let lengths: Vec<u32> = starts.iter().zip(ends).flat_map(|(start, end)| [1, end - start]).collect();
    let number = texts.len() as u32;
    let sizes = texts.iter().map(|text| text.len() as u32);
    let tables = [
        description(&entry()),
        table(*b"stts", 2, &lengths),
        table(*b"stsc", 3, &[1, number, 1]),
        numbers(*b"stsz", [0, number].into_iter().chain(sizes)),
        table(*b"stco", 1, &[start]),
    ];
    of(*b"stbl", &tables)
}

/// `text` (QuickTime, "Text sample description"): no flags, aligned left, black on nothing, no box, no font.
fn entry() -> Vec<u8> {
    let mut inside = vec![0, 0, 0, 0, 0, 0, 0, 1];
    inside.extend([0; 43]);
    plain(*b"text", &inside)
}

/// `chpl`, as Nero wrote it: starts in units of 100 ns.
pub(super) fn list(film: &Film<'_>) -> Vec<u8> {
    let chapters = &film.settings.chapters;
    let mut inside = vec![0, 0, 0, 0, chapters.len() as u8];
    for chapter in chapters {
        inside.extend((u64::from(chapter.start_ms) * 10_000).to_be_bytes());
        inside.push(chapter.title.len() as u8);
        inside.extend(chapter.title.as_bytes());
    }
    // Version 1, as the readers expect.
    full(*b"chpl", 1 << 24, &inside)
}
