//! A file read as a player reads it: samples by its tables, pictures by the decoder, and how far they are from what was drawn.

use super::stage::{Stage, paint};
use crate::area::Area;
use crate::mp4::{find, words};
use crate::video::bits::{Reader, plain};
use crate::video::{Drawer, desk::Desk};
use openh264::decoder::Decoder;
use openh264::formats::YUVSource;

/// The boxes down to the tables of the track of pictures.
pub(super) const TABLES: [[u8; 4]; 5] = [*b"moov", *b"trak", *b"mdia", *b"minf", *b"stbl"];

/// One picture as it lies in the file: units with their lengths.
pub(super) struct Sample {
    pub bytes: Vec<u8>,
}

impl Sample {
    /// The units, without lengths.
    pub(super) fn units(&self) -> Vec<&[u8]> {
        let (mut rest, mut units) = (self.bytes.as_slice(), Vec::new());
        while let Some((length, behind)) = rest.split_first_chunk::<4>() {
            let (unit, behind) = behind.split_at(u32::from_be_bytes(*length) as usize);
            units.push(unit);
            rest = behind;
        }
        units
    }

    pub(super) fn idr(&self) -> bool {
        self.units().iter().all(|unit| unit[0] & 0x1f == 5)
    }

    pub(super) fn frame_num(&self) -> u32 {
        self.numbers().0
    }

    pub(super) fn idr_number(&self) -> u32 {
        self.numbers().1
    }

    /// Of the first slice; the encoder's frame numbers have 15 bits.
    fn numbers(&self) -> (u32, u32) {
        let plain = plain(self.units()[0]);
        let mut reader = Reader::new(&plain).expect("a unit");
        reader.bits(8).expect("a kind");
        for _ in 0..3 {
            reader.unsigned().expect("a number");
        }
        (reader.bits(15).expect("a frame number"), reader.unsigned().expect("an IDR number, or anything"))
    }
}

/// All samples, by the tables of chunks, sizes and places.
pub(super) fn samples(file: &[u8]) -> Vec<Sample> {
    let tables = find(file, &TABLES).expect("tables");
    let words = |name| words(find(tables, &[name]).expect("a table"));
    let (sizes, places, chunks) = (words(*b"stsz"), words(*b"stco"), words(*b"stsc"));
    let mut sizes = sizes[3..].iter();
    let mut samples = Vec::new();
    for (place, chunk) in places[2..].iter().zip(chunks[2..].chunks(3)) {
        let mut at = *place as usize;
        for size in sizes.by_ref().take(chunk[1] as usize) {
            let end = at + *size as usize;
            samples.push(Sample { bytes: file[at..end].to_vec() });
            at = end;
        }
    }
    samples
}

/// The parameter sets of the file.
pub(super) fn parameters(file: &[u8]) -> [&[u8]; 2] {
    let tables = find(file, &TABLES).expect("tables");
    let entry = find(tables, &[*b"stsd"]).expect("a description");
    let decoder = find(&entry[16 + 78..], &[*b"avcC"]).expect("avcC");
    let length = |at: usize| usize::from(u16::from_be_bytes([decoder[at], decoder[at + 1]]));
    let sps = &decoder[8..8 + length(6)];
    let at = 8 + sps.len() + 1;
    [sps, &decoder[at + 2..at + 2 + length(at)]]
}

/// Y, Cb and Cr of one picture.
#[derive(PartialEq)]
pub(super) struct Picture(pub(super) [Vec<u8>; 3]);

/// The stream of each sample, units with start codes; the first begins with the parameter sets.
fn streams(file: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let stream =
        |units: &[&[u8]]| units.iter().flat_map(|unit| [&[0, 0, 0, 1], *unit].concat()).collect::<Vec<_>>();
    let mut sets = stream(&parameters(file));
    samples(file).into_iter().map(move |sample| {
        sets.extend(stream(&sample.units()));
        std::mem::take(&mut sets)
    })
}

/// All pictures, decoded.
pub(super) fn pictures(file: &[u8]) -> Vec<Picture> {
    let mut decoder = Decoder::new().expect("a decoder");
    let picture = |stream: Vec<u8>| {
        let decoded = decoder.decode(&stream).expect("a sound stream");
        planes(&decoded.expect("one picture for each sample"))
    };
    streams(file).map(picture).collect()
}

/// All pictures, decoded by a program that shares nothing with the encoder.
pub(super) fn pictures_by_another(file: &[u8]) -> Vec<Picture> {
    let mut decoder = rusty_h264_decoder::Decoder::new();
    let picture = |stream: Vec<u8>| {
        let decoded = decoder.decode(&stream).expect("a sound stream");
        let frame = decoded.expect("one picture for each sample");
        Picture([frame.y, frame.u, frame.v])
    };
    streams(file).map(picture).collect()
}

pub(super) fn planes(source: &impl YUVSource) -> Picture {
    let ((width, height), strides) = (source.dimensions(), source.strides());
    let plane = |plane: &[u8], stride: usize, share: usize| {
        let rows = plane.chunks(stride).take(height / share);
        rows.flat_map(|row| &row[..width / share]).copied().collect()
    };
    Picture([
        plane(source.y(), strides.0, 1),
        plane(source.u(), strides.1, 2),
        plane(source.v(), strides.2, 2),
    ])
}

/// What should be seen at that frame.
pub(super) fn shown(stage: &Stage, frame: u32) -> Picture {
    struct Again<'a>(&'a Stage);
    impl Drawer for Again<'_> {
        fn draw(&mut self, frame: u32, _: bool, rgba: &mut [u8]) -> Vec<Area> {
            let settings = &self.0.settings;
            paint(frame as f32 / settings.fps as f32, (settings.width, settings.height), rgba);
            vec![Area::whole(settings.width as u16, settings.height as u16)]
        }
    }
    let mut desk = Desk::new(&stage.settings);
    desk.draw(&mut Again(stage), stage.source(frame), true);
    planes(&desk.planes())
}

/// Peak signal to noise, in decibels, over all samples of all three planes.
pub(super) fn quality(one: &Picture, other: &Picture) -> f64 {
    let pairs = || one.0.iter().flatten().zip(other.0.iter().flatten());
    assert_eq!(one.0.each_ref().map(Vec::len), other.0.each_ref().map(Vec::len));
    let squares: f64 = pairs().map(|(one, other)| f64::from(one.abs_diff(*other)).powi(2)).sum();
    10.0 * (255.0_f64.powi(2) / (squares / pairs().count() as f64)).log10()
}
