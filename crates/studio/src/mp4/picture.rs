//! The track of pictures: how they are encoded, in which colours, how long each is, and where.

use super::Film;
use super::boxes::{full, numbers, of, plain, table, words};
use super::movie::{PICTURES, description, handler, here, look_up, media_header, track_header};

/// `trak` of the pictures; the first of them, with the sound before it, is at byte `start` of the file.
pub(super) fn track(film: &Film<'_>, language: [u8; 3], start: u32) -> Vec<u8> {
    let size = (film.settings.width, film.settings.height);
    let inside = [full(*b"vmhd", 1, &[0; 8]), here(), samples(film, start)];
    let media = [media_header(film, language), handler(*b"vide", "Pictures"), of(*b"minf", &inside)];
    let mut track = vec![track_header(film.duration(), PICTURES, true, size)];
    if !film.settings.chapters.is_empty() {
        track.push(look_up());
    }
    track.push(of(*b"mdia", &media));
    of(*b"trak", &track)
}

/// 8.6 and 8.7: one chunk a group; the first sample of each can be jumped to.
fn samples(film: &Film<'_>, start: u32) -> Vec<u8> {
    let counts = || film.groups.iter().map(|group| group.sizes.len() as u32);
    let jumps: Vec<u32> = counts().scan(1, |at, count| Some(std::mem::replace(at, *at + count))).collect();
    let place = |at: &mut u32, [sound, length]: [u32; 2]| {
        let place = *at + sound;
        *at = place + length;
        Some(place)
    };
    let places: Vec<u32> = film.lengths().into_iter().scan(start, place).collect();
    let chunks: Vec<u32> = (1..).zip(counts()).flat_map(|(chunk, count)| [chunk, count, 1]).collect();
    let sizes: Vec<u32> = film.groups.iter().flat_map(|group| group.sizes.iter().copied()).collect();
    let tables = [
        description(&entry(film)),
        table(*b"stts", 2, &[film.settings.frames, film.step()]),
        table(*b"stss", 1, &jumps),
        table(*b"stsc", 3, &chunks),
        numbers(*b"stsz", [0, sizes.len() as u32].into_iter().chain(sizes)),
        table(*b"stco", 1, &places),
    ];
    of(*b"stbl", &tables)
}

/// `avc1`, 12.1.3 of part 12 and 5.4.2 of part 15.
fn entry(film: &Film<'_>) -> Vec<u8> {
    let mut inside = vec![0, 0, 0, 0, 0, 0, 0, 1];
    inside.extend([0; 16]);
    inside.extend(words([(film.settings.width << 16) | film.settings.height]));
    // 72 dots an inch, which nobody reads, one frame a sample, no name of a compressor, 24 bits of colour.
    inside.extend(words([72 << 16, 72 << 16, 0]));
    inside.extend([0, 1]);
    inside.extend([0; 32]);
    inside.extend([0, 24, 0xff, 0xff]);
    inside.extend(decoder(film.sps, film.pps));
    // Primaries, transfer and matrix of BT.709, in their limited range.
    inside.extend(plain(*b"colr", b"nclx\0\x01\0\x01\0\x01\0"));
    inside.extend(plain(*b"pasp", &words([1, 1])));
    plain(*b"avc1", &inside)
}

/// `avcC`: units have lengths of four bytes before them. The profiles that add more to this box are not used.
fn decoder(sps: &[u8], pps: &[u8]) -> Vec<u8> {
    let mut inside = vec![1];
    inside.extend(sps.iter().skip(1).take(3));
    inside.extend([0xff, 0xe1]);
    inside.extend((sps.len() as u16).to_be_bytes());
    inside.extend(sps);
    inside.push(1);
    inside.extend((pps.len() as u16).to_be_bytes());
    inside.extend(pps);
    plain(*b"avcC", &inside)
}
