//! The track of sound: AAC-LC at 48 kHz, from the sample at which the encoder's own run-up is over.

use super::boxes::{HEADER, full, numbers, of, plain, table, words};
use super::movie::{SOUND, description, handler, header, here, media_time, track_header};
use super::{Film, TIMESCALE};
use crate::sound::{RATE, Sound};

/// How many units stand before each group of pictures: all that begin before the group is over and stand nowhere yet. The last group
/// has the rest.
pub(super) fn counts(film: &Film<'_>, sound: &Sound) -> Vec<u32> {
    let units = sound.sizes.len() as u32;
    let per_frame = u64::from(RATE / film.settings.fps);
    let (mut shown, mut before) = (0_u64, 0_u32);
    let last = film.groups.len().saturating_sub(1);
    let until = |(index, frames): (usize, u64)| {
        shown += frames;
        let begun = (shown * per_frame + u64::from(sound.priming)).div_ceil(u64::from(Sound::UNIT));
        let until = if index == last { units } else { units.min(begun as u32) };
        let count = until - before;
        before = until;
        count
    };
    film.groups.iter().map(|group| group.sizes.len() as u64).enumerate().map(until).collect()
}

/// A file of the sound alone, for a page that plays it beside its own pictures and says its language.
pub(crate) fn alone(sound: &Sound) -> Vec<u8> {
    let kind = plain(*b"ftyp", b"M4A \0\0\0\0M4A isom");
    let units = sound.sizes.len() as u32;
    let told =
        |start| of(*b"moov", &[header(length(sound), SOUND), track(sound, *b"und", &[(units, start)])]);
    // The place of the sound stands in front of it, in a number of fixed length: the second time it is right.
    let start = kind.len() + told(0).len() + HEADER;
    [kind, told(start as u32), plain(*b"mdat", &sound.bytes)].concat()
}

/// Of the sound that is ours, in units of time.
const fn length(sound: &Sound) -> u32 {
    sound.samples / (RATE / TIMESCALE)
}

/// `trak` of the sound, in chunks: how many units each has, and where it is.
pub(super) fn track(sound: &Sound, language: [u8; 3], chunks: &[(u32, u32)]) -> Vec<u8> {
    let units = sound.sizes.len() as u32;
    let inside = [full(*b"smhd", 0, &[0; 4]), here(), samples(sound, chunks)];
    let time = media_time(RATE, units * Sound::UNIT, language);
    let media = [time, handler(*b"soun", "Voices"), of(*b"minf", &inside)];
    // 8.6.6: the film's length of it, from the first sample that is ours, at its own speed.
    let edit = numbers(*b"elst", [1, length(sound), sound.priming, 1 << 16]);
    of(
        *b"trak",
        &[track_header(length(sound), SOUND, true, (0, 0)), of(*b"edts", &[edit]), of(*b"mdia", &media)],
    )
}

/// One chunk before each group of pictures that has any; the first is at byte `start` of the file.
pub(super) fn chunks(film: &Film<'_>, start: u32) -> Vec<(u32, u32)> {
    let place = |at: &mut u32, [heard, shown]: [u32; 2]| Some(std::mem::replace(at, *at + heard + shown));
    let places = film.lengths().into_iter().scan(start, place);
    film.heard().into_iter().zip(places).filter(|(count, _)| *count > 0).collect()
}

/// 8.6 and 8.7.
fn samples(sound: &Sound, chunks: &[(u32, u32)]) -> Vec<u8> {
    let runs: Vec<u32> = (1..).zip(chunks).flat_map(|(chunk, (count, _))| [chunk, *count, 1]).collect();
    let places: Vec<u32> = chunks.iter().map(|(_, place)| *place).collect();
    let units = sound.sizes.len() as u32;
    let tables = [
        description(&entry(sound)),
        table(*b"stts", 2, &[units, Sound::UNIT]),
        table(*b"stsc", 3, &runs),
        numbers(*b"stsz", [0, units].into_iter().chain(sound.sizes.iter().copied())),
        table(*b"stco", 1, &places),
    ];
    of(*b"stbl", &tables)
}

/// `mp4a` (ISO/IEC 14496-14, 5.6): one channel of 16 bits.
fn entry(sound: &Sound) -> Vec<u8> {
    let mut inside = vec![0, 0, 0, 0, 0, 0, 0, 1];
    inside.extend(words([0, 0, (1 << 16) | 16, 0, RATE << 16]));
    inside.extend(full(*b"esds", 0, &stream(sound)));
    plain(*b"mp4a", &inside)
}

/// The descriptors of ISO/IEC 14496-1, 7.2.6: a stream of sound (5) as in 14496-3 (0x40).
fn stream(sound: &Sound) -> Vec<u8> {
    let largest = sound.sizes.iter().copied().max().unwrap_or(0);
    let bits = |bytes: u64, samples: u64| (bytes * 8 * u64::from(RATE) / samples.max(1)) as u32;
    let most = bits(u64::from(largest), u64::from(Sound::UNIT));
    let mean = bits(sound.bytes.len() as u64, sound.sizes.len() as u64 * u64::from(Sound::UNIT));
    let mut decoder = vec![0x40, (5 << 2) | 1];
    decoder.extend(&largest.to_be_bytes()[1..]);
    decoder.extend(words([most, mean]));
    decoder.extend(descriptor(5, &sound.config));
    let inside = [vec![0, 0, 0], descriptor(4, &decoder), descriptor(6, &[2])].concat();
    descriptor(3, &inside)
}

/// Its tag, its length, which is below 128 for each of ours, and what is in it.
fn descriptor(tag: u8, inside: &[u8]) -> Vec<u8> {
    let mut out = vec![tag, inside.len() as u8];
    out.extend(inside);
    out
}
