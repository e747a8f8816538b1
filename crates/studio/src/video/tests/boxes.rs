//! What a player reads in the file before it shows a picture.

use super::decoded::{TABLES, parameters};
use super::{film, some_held};
use crate::mp4::{boxes, find, words};
use crate::video::bits::{Reader, plain};

/// The tracks by what they are of.
fn track(file: &[u8], kind: [u8; 4]) -> &[u8] {
    let movie = find(file, &[*b"moov"]).expect("moov");
    let is = |track: &[u8]| find(track, &[*b"mdia", *b"hdlr"]).is_some_and(|handler| handler[8..12] == kind);
    boxes(movie).find(|(name, inside)| name == b"trak" && is(inside)).expect("the track").1
}

#[test]
fn the_table_of_contents_stands_before_the_pictures_and_nothing_follows() {
    let (_, file) = film(&some_held(), 1);
    let names: Vec<[u8; 4]> = boxes(&file).map(|(name, _)| name).collect();
    assert_eq!(names, [*b"ftyp", *b"moov", *b"mdat"]);
    assert_eq!(boxes(&file).map(|(_, inside)| inside.len() + 8).sum::<usize>(), file.len());
}

#[test]
fn every_start_of_a_group_can_be_jumped_to_and_all_frames_last_as_long() {
    let (_, file) = film(&some_held(), 1);
    let tables = find(&file, &TABLES).expect("tables");
    assert_eq!(words(find(tables, &[*b"stss"]).expect("jumps")), [0, 3, 1, 31, 51]);
    assert_eq!(words(find(tables, &[*b"stts"]).expect("times")), [0, 1, 64, 100]);
    assert!(find(tables, &[*b"ctts"]).is_none());
    for path in [&[*b"moov", *b"mvhd"][..], &[*b"moov", *b"trak", *b"mdia", *b"mdhd"]] {
        assert_eq!(words(find(&file, path).expect("a header"))[3..5], [3000, 6400]);
    }
}

#[test]
fn the_language_is_that_of_the_film() {
    let (_, file) = film(&some_held(), 1);
    for kind in [*b"vide", *b"text"] {
        let header = words(find(track(&file, kind), &[*b"mdia", *b"mdhd"]).expect("a header"));
        let letters = [10, 5, 0].map(|shift| ((header[5] >> 16 >> shift) & 31) as u8 + 0x60);
        assert_eq!(letters, *b"cym");
    }
}

#[test]
fn title_and_comment_are_where_players_look() {
    let (_, file) = film(&some_held(), 1);
    let meta = find(&file, &[*b"moov", *b"udta", *b"meta"]).expect("names");
    for (name, text) in [(*b"\xa9nam", "Discs"), (*b"\xa9cmt", "Draft")] {
        let data = find(&meta[4..], &[*b"ilst", name, *b"data"]).expect("a name");
        assert_eq!((&data[..8], &data[8..]), (&[0, 0, 0, 1, 0, 0, 0, 0][..], text.as_bytes()));
    }
}

#[test]
fn chapters_stand_in_their_track_and_in_their_list_at_the_same_starts() {
    let (_, file) = film(&some_held(), 1);
    let wanted = [(0, "One"), (400, "Dŵr"), (900, "Three")].map(|(start, title)| (start, title.to_owned()));
    assert_eq!(in_track(&file), wanted);
    assert_eq!(in_list(&file), wanted);
    let looked_up = find(track(&file, *b"vide"), &[*b"tref", *b"chap"]).expect("a reference");
    let header = words(find(track(&file, *b"text"), &[*b"tkhd"]).expect("a header"));
    assert_eq!(words(looked_up), [header[3]]);
    assert_eq!(header[0] & 1, 0, "the texts must not be shown over the picture");
}

/// Starts in milliseconds and titles of the track; the last must end with the film.
fn in_track(file: &[u8]) -> Vec<(u32, String)> {
    let tables = find(track(file, *b"text"), &TABLES[2..]).expect("tables");
    let words = |name| words(find(tables, &[name]).expect("a table"));
    let (sizes, lengths) = (words(*b"stsz"), words(*b"stts"));
    let (mut at, mut start, mut chapters) = (words(*b"stco")[2] as usize, 0, Vec::new());
    for (size, length) in sizes[3..].iter().zip(lengths[2..].chunks(2)) {
        let text = usize::from(u16::from_be_bytes([file[at], file[at + 1]]));
        let title = String::from_utf8(file[at + 2..at + 2 + text].to_vec()).expect("UTF-8");
        chapters.push((start / 3, title));
        at += *size as usize;
        start += length[1];
    }
    assert_eq!(start, 6400);
    chapters
}

/// The same of the list.
fn in_list(file: &[u8]) -> Vec<(u32, String)> {
    let list = find(file, &[*b"moov", *b"udta", *b"chpl"]).expect("a list");
    let (mut rest, mut chapters) = (&list[9..], Vec::new());
    for _ in 0..list[8] {
        let (start, behind) = rest.split_first_chunk::<8>().expect("a start");
        let (title, behind) = behind[1..].split_at(usize::from(behind[0]));
        chapters.push((
            (u64::from_be_bytes(*start) / 10_000) as u32,
            String::from_utf8(title.to_vec()).expect("UTF-8"),
        ));
        rest = behind;
    }
    assert!(rest.is_empty());
    chapters
}

#[test]
fn the_colours_are_those_of_bt_709_in_the_file_and_in_the_stream() {
    let (_, file) = film(&some_held(), 1);
    let entry = find(find(&file, &TABLES).expect("tables"), &[*b"stsd"]).expect("a description");
    let colours = find(&entry[16 + 78..], &[*b"colr"]).expect("colours");
    assert_eq!(colours, b"nclx\0\x01\0\x01\0\x01\0");
    let sps = plain(parameters(&file)[0]);
    let mut reader = Reader::new(&sps).expect("a unit");
    reader.bits(32).expect("kind, profile, level");
    for _ in ["id", "frame numbers", "order", "references"] {
        reader.unsigned().expect("a number");
    }
    reader.bits(1).expect("gaps");
    let blocks = [reader.unsigned(), reader.unsigned()];
    assert_eq!(blocks, [Some(11), Some(6)], "192 × 112");
    assert_eq!(reader.bits(3).map(|bits| bits & 5), Some(5), "whole frames, cut");
    let cut = [(); 4].map(|()| reader.unsigned().expect("a number"));
    assert_eq!(cut, [0, 0, 0, 4], "eight rows in pairs of two");
    assert_eq!(reader.bits(4), Some(0b1001), "told: no shape, no overscan, the colours");
    reader.bits(3).expect("a format");
    assert_eq!(reader.bits(2), Some(0b01), "limited");
    assert_eq!([(); 3].map(|()| reader.bits(8)), [Some(1); 3]);
}
