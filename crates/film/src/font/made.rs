//! A font for tests, made of the film's own: the letters that are asked for, each drawn as some letter of it, and no others.
//!
//! Tests of other crates take this file as a module of their own.

use std::collections::BTreeSet;

const BASE: &[u8] = include_bytes!("../../../../frontend/dist/paper/latin-400.ttf");
/// Where its letters with outlines begin.
const FIRST: u32 = 20;

/// A font of these letters.
pub fn font(letters: &[char]) -> Vec<u8> {
    let letters: BTreeSet<char> = letters.iter().copied().collect();
    let mut groups = Vec::new();
    for (letter, glyph) in letters.iter().zip(FIRST..) {
        [u32::from(*letter), u32::from(*letter), glyph]
            .iter()
            .for_each(|part| groups.extend(part.to_be_bytes()));
    }
    // A list of letters of format 12, as Windows asks for it.
    let mut cmap = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0];
    for part in [16 + groups.len() as u32, 0, letters.len() as u32] {
        cmap.extend(part.to_be_bytes());
    }
    cmap.extend(groups);
    let mut file = BASE.to_vec();
    let at = record(&file, b"cmap");
    let start = file.len().next_multiple_of(4);
    file.resize(start, 0);
    file[at + 8..at + 12].copy_from_slice(&(start as u32).to_be_bytes());
    file[at + 12..at + 16].copy_from_slice(&(cmap.len() as u32).to_be_bytes());
    file.extend(cmap);
    file
}

/// Where a part stands in the list of parts.
pub fn record(font: &[u8], name: &[u8; 4]) -> usize {
    let mut records = (12..font.len()).step_by(16);
    records.find(|at| &font[*at..at + 4] == name).expect("the film's font has the part")
}
