//! What is kept of a picture so that a change of it is found: its hash and the mean colours of its fields.

use std::fmt;

/// Width of the pictures.
pub const WIDE_PIXELS: usize = 480;
/// Height of the pictures.
pub const DOWN_PIXELS: usize = 270;
/// Fields side by side, and one below the other.
const FIELDS: (usize, usize) = (32, 18);
/// Places of the hash side by side (one more than bits in a row), and one below the other.
const PLACES: (usize, usize) = (9, 8);
/// Most bits that may differ.
const BITS: u32 = 2;
/// Most that a part of a field's mean colour may differ, of 255.
const OFF: u8 = 3;

/// A picture's hash and fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    hash: u64,
    fields: Vec<[u8; 3]>,
}

/// The pixels of field (or place) `number` of `count`.
fn stretch(number: usize, count: usize, pixels: usize) -> std::ops::Range<usize> {
    number * pixels / count..(number + 1) * pixels / count
}

/// The mean of each of so many fields across and down, by rows.
fn means(rgba: &[u8], (across, down): (usize, usize)) -> Vec<[f64; 3]> {
    let field = |index: usize| {
        let (columns, rows) =
            (stretch(index % across, across, WIDE_PIXELS), stretch(index / across, down, DOWN_PIXELS));
        let mut sum = [0_u32; 3];
        for row in rows.clone() {
            let line = &rgba[(row * WIDE_PIXELS + columns.start) * 4..(row * WIDE_PIXELS + columns.end) * 4];
            for pixel in line.chunks_exact(4) {
                (0..3).for_each(|part| sum[part] += u32::from(pixel[part]));
            }
        }
        sum.map(|part| f64::from(part) / (rows.len() * columns.len()) as f64)
    };
    (0..across * down).map(field).collect()
}

/// Of each two neighbouring places, whether the right one is lighter (the "difference hash" of Neal Krawetz, "Kind of Like That",
/// 2013). A hundredth more is no difference: plain paper is plain.
fn hash(rgba: &[u8]) -> u64 {
    let grey: Vec<f64> = means(rgba, PLACES)
        .iter()
        .map(|[red, green, blue]| 0.299 * red + 0.587 * green + 0.114 * blue)
        .collect();
    let rows = grey.chunks_exact(PLACES.0);
    let bits = rows.flat_map(|row| row.windows(2).map(|pair| pair[1] > pair[0] + 0.01));
    bits.fold(0, |hash, bit| hash << 1 | u64::from(bit))
}

impl Print {
    /// Of a picture of [`WIDE_PIXELS`] × [`DOWN_PIXELS`] pixels, four bytes each.
    pub fn of(rgba: &[u8]) -> Self {
        let fields = means(rgba, FIELDS).into_iter().map(|mean| mean.map(|part| part.round() as u8));
        Self { hash: hash(rgba), fields: fields.collect() }
    }

    /// What `Display` wrote; none when it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let hash = u64::from_str_radix(words.next()?, 16).ok()?;
        let mut fields = Vec::new();
        for word in words {
            let (colour, times) = word.split_once('x').unwrap_or((word, "1"));
            let [_, red, green, blue] = u32::from_str_radix(colour, 16).ok()?.to_be_bytes();
            fields.extend(std::iter::repeat_n([red, green, blue], times.parse().ok()?));
        }
        (fields.len() == FIELDS.0 * FIELDS.1).then_some(Self { hash, fields })
    }

    /// Whether the other picture passes for this one.
    pub fn is_near(&self, other: &Self) -> bool {
        let near =
            |(one, other): (&[u8; 3], &[u8; 3])| (0..3).all(|part| one[part].abs_diff(other[part]) <= OFF);
        (self.hash ^ other.hash).count_ones() <= BITS && self.fields.iter().zip(&other.fields).all(near)
    }

    /// A PNG with the kept fields on the left and the new picture on the right.
    pub fn beside(&self, rgba: &[u8]) -> Vec<u8> {
        let field = |x: usize, y: usize| {
            self.fields[y * FIELDS.1 / DOWN_PIXELS * FIELDS.0 + x * FIELDS.0 / WIDE_PIXELS]
        };
        let mut pixels = Vec::with_capacity(WIDE_PIXELS * DOWN_PIXELS * 6);
        for (y, row) in rgba.chunks_exact(WIDE_PIXELS * 4).enumerate() {
            pixels.extend((0..WIDE_PIXELS).flat_map(|x| field(x, y)));
            pixels.extend(row.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]));
        }
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, WIDE_PIXELS as u32 * 2, DOWN_PIXELS as u32);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header().expect("a PNG");
        writer.write_image_data(&pixels).expect("its pixels");
        writer.finish().expect("its end");
        file
    }
}

impl fmt::Display for Print {
    /// The hash, then the colours by rows, equal neighbours as one with how many they are.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:016x}", self.hash)?;
        for run in self.fields.chunk_by(|one, next| one == next) {
            let [red, green, blue] = run[0];
            write!(out, " {red:02x}{green:02x}{blue:02x}")?;
            if run.len() > 1 {
                write!(out, "x{}", run.len())?;
            }
        }
        Ok(())
    }
}

/// Paper with a dark square, so many pixels from the left.
fn square(left: usize, dark: u8) -> Vec<u8> {
    let pixel = |index: usize| {
        let (x, y) = (index % WIDE_PIXELS, index / WIDE_PIXELS);
        let inside = (left..left + 90).contains(&x) && (60..150).contains(&y);
        [if inside { dark } else { 240 }, 230, 220, 255]
    };
    (0..WIDE_PIXELS * DOWN_PIXELS).flat_map(pixel).collect()
}

#[test]
fn a_print_is_read_as_it_was_written() {
    let print = Print::of(&square(100, 20));
    assert_eq!(Print::read(&print.to_string()), Some(print));
    assert_eq!(Print::read("0123456789abcdef ffffffx575"), None, "a field is missing");
}

#[test]
fn a_thing_that_moves_or_changes_colour_is_another_picture_and_a_shade_is_not() {
    let was = Print::of(&square(100, 20));
    assert!(was.is_near(&Print::of(&square(100, 23))));
    assert!(!was.is_near(&Print::of(&square(100, 24))));
    assert!(!was.is_near(&Print::of(&square(104, 20))));
}

#[test]
fn the_kept_and_the_new_picture_stand_side_by_side() {
    let png = Print::of(&square(100, 20)).beside(&square(200, 20));
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("a picture");
    let red = |x: usize| pixels[(100 * WIDE_PIXELS * 2 + x) * 3];
    assert_eq!([red(150), red(400), red(WIDE_PIXELS + 150), red(WIDE_PIXELS + 250)], [20, 240, 240, 20]);
}
