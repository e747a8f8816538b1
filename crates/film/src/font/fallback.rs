//! A font that somebody brings for letters that the film's own lacks: read once, held against what every export needs of it.

use std::fmt;
use std::sync::Arc;

use kurbo::Shape as _;
use sha2::{Digest as _, Sha256};
use skrifa::outline::OutlineGlyphFormat;
use skrifa::raw::TableProvider as _;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::drawn;

/// A larger file is refused, in bytes.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// What a font for pages and documents must have.
const NEEDED: [&[u8; 4]; 8] = [b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"post"];
/// What is taken of a font, in the order of a file. Rules that move, join or exchange letters are left out: so a letter stands the
/// same in a picture, a browser and a PDF, whoever sets it.
const TAKEN: [&[u8; 4]; 14] = [
    b"CFF ", b"OS/2", b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp",
    b"name", b"post", b"prep",
];
/// What makes a font one that changes its shape.
const VARIABLE: [&[u8; 4]; 3] = [b"fvar", b"CFF2", b"VARC"];

/// Why a file cannot be the fallback font.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// More than [`MOST_BYTES`].
    #[error("it is larger than {} MiB; take a font with fewer letters", MOST_BYTES / 1024 / 1024)]
    Large,
    /// Several fonts in one file.
    #[error("it is a collection of fonts; take a file that holds one of them (.ttf or .otf)")]
    Collection,
    /// WOFF or WOFF2.
    #[error("it is packed for websites; take the same font as .ttf or .otf")]
    Packed,
    /// Something else.
    #[error("it is no font; take a TrueType or OpenType font (.ttf or .otf)")]
    NoFont,
    /// The table of that name, or the list of tables, is not whole.
    #[error("it is damaged or cut off (its part `{0}`); fetch the font again")]
    Damaged(String),
    /// A table that is not there.
    #[error("it lacks the part `{0}`, without which no page and no document takes a font; take another font")]
    Lacking(String),
    /// Its letters have no one shape.
    #[error("it is a variable font; take one of its static files, such as the regular weight")]
    Variable,
    /// Its letters are pictures, of dots or in colours.
    #[error("its letters have no outlines, only pictures; take a font of plain outlines")]
    NoOutlines,
    /// `OS/2.fsType` says so.
    #[error("whoever made it does not allow it to be put into documents; take another font")]
    Restricted,
}

/// A font for letters that the film's own lacks. Cheap to clone; two are equal when their files are.
///
/// Its bytes, as [`AsRef`] gives them, hold what is taken of the file: outlines and widths.
#[derive(Clone)]
pub struct Fallback(Arc<Font>);

struct Font {
    file: Vec<u8>,
    taken: Vec<u8>,
    digest: String,
}

impl Fallback {
    /// Reads a file: TrueType or OpenType, one font, of outlines that stay as they are.
    ///
    /// # Errors
    /// What it is instead, and what to take.
    pub fn read(file: Vec<u8>) -> Result<Self, Unfit> {
        if file.len() > MOST_BYTES {
            return Err(Unfit::Large);
        }
        match file.get(..4) {
            Some(b"ttcf") => return Err(Unfit::Collection),
            Some(b"wOFF" | b"wOF2") => return Err(Unfit::Packed),
            Some(b"\0\x01\0\0" | b"true" | b"OTTO") => {}
            _ => return Err(Unfit::NoFont),
        }
        let taken = taken(&FontRef::new(&file).map_err(|_| Unfit::Damaged("list of parts".to_owned()))?)?;
        let digest = hex::encode(Sha256::digest(&file));
        Ok(Self(Arc::new(Font { file, taken, digest })))
    }

    /// The file as it was read.
    pub fn file(&self) -> &[u8] {
        &self.0.file
    }

    /// SHA-256 of the file, in hexadecimal.
    pub fn digest(&self) -> &str {
        &self.0.digest
    }

    /// Whether its outlines are those of PostScript (`.otf`) rather than of TrueType (`.ttf`).
    pub fn is_postscript(&self) -> bool {
        self.0.taken.starts_with(b"OTTO")
    }

    /// Whether it has an outline for a letter.
    pub fn draws(&self, letter: char) -> bool {
        FontRef::new(&self.0.taken).is_ok_and(|font| {
            font.charmap().map(letter).is_some_and(|glyph| glyph != GlyphId::NOTDEF && is_drawn(&font, glyph))
        })
    }
}

impl AsRef<[u8]> for Fallback {
    fn as_ref(&self) -> &[u8] {
        &self.0.taken
    }
}

impl PartialEq for Fallback {
    fn eq(&self, other: &Self) -> bool {
        self.0.digest == other.0.digest
    }
}

impl Eq for Fallback {}

impl fmt::Debug for Fallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fallback({})", self.0.digest)
    }
}

/// Whether a letter has an outline, in numbers that can be drawn.
fn is_drawn(font: &FontRef<'_>, glyph: GlyphId) -> bool {
    drawn(font, glyph, 1000.0)
        .is_some_and(|path| !path.elements().is_empty() && path.bounding_box().is_finite())
}

/// What is taken of a font, as a font of its own.
fn taken(font: &FontRef<'_>) -> Result<Vec<u8>, Unfit> {
    let has =
        |tag: &&[u8; 4]| font.table_directory.table_records().iter().any(|one| one.tag() == Tag::new(tag));
    let name = |tag: &[u8; 4]| String::from_utf8_lossy(tag).trim_end().to_owned();
    if VARIABLE.iter().any(has) {
        return Err(Unfit::Variable);
    }
    if !has(&b"glyf") && !has(&b"CFF ") {
        return Err(Unfit::NoOutlines);
    }
    let tables: Vec<&[u8; 4]> = TAKEN.into_iter().filter(has).collect();
    if let Some(tag) = NEEDED.iter().find(|tag| !has(tag)) {
        return Err(Unfit::Lacking(name(tag)));
    }
    let damaged = |tag: &[u8; 4]| Unfit::Damaged(name(tag));
    let mut parts = Vec::new();
    for tag in tables {
        parts.push((tag, font.table_data(Tag::new(tag)).ok_or_else(|| damaged(tag))?.as_bytes()));
    }
    // Sizes and widths are divided by it.
    if !font.head().is_ok_and(|head| (16..=16_384).contains(&head.units_per_em())) {
        return Err(damaged(b"head"));
    }
    let kinds = font.os2().map_err(|_| damaged(b"OS/2"))?;
    if kinds.fs_type() & 0xf == 2 {
        return Err(Unfit::Restricted);
    }
    font.cmap().map_err(|_| damaged(b"cmap"))?;
    let plain = [OutlineGlyphFormat::Glyf, OutlineGlyphFormat::Cff];
    if !font.outline_glyphs().format().is_some_and(|format| plain.contains(&format)) {
        return Err(damaged(if has(&b"glyf") { b"glyf" } else { b"CFF " }));
    }
    if !font.charmap().mappings().any(|(_, glyph)| is_drawn(font, glyph)) {
        return Err(Unfit::NoOutlines);
    }
    Ok(assembled(font.table_directory.sfnt_version(), &parts))
}

/// A font file of these tables, which stand in the order of their names.
fn assembled(version: u32, parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let count = parts.len() as u16;
    let power = count.checked_ilog2().unwrap_or(0) as u16;
    let mut head = version.to_be_bytes().to_vec();
    for number in [count, 16 << power, power, 16 * count - (16 << power)] {
        head.extend(number.to_be_bytes());
    }
    let mut body: Vec<u8> = Vec::new();
    let start = head.len() + 16 * parts.len();
    for (tag, bytes) in parts {
        head.extend(*tag);
        for number in [sum(bytes), (start + body.len()) as u32, bytes.len() as u32] {
            head.extend(number.to_be_bytes());
        }
        body.extend(*bytes);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    head.extend(body);
    head
}

/// The sum by which a font's parts are checked.
fn sum(bytes: &[u8]) -> u32 {
    bytes
        .chunks(4)
        .map(|four| {
            let mut word = [0; 4];
            word[..four.len()].copy_from_slice(four);
            u32::from_be_bytes(word)
        })
        .fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FILES, made};

    /// The same font with a part under another name.
    fn renamed(font: &[u8], from: &[u8; 4], to: &[u8; 4]) -> Vec<u8> {
        let mut font = font.to_vec();
        let at = made::record(&font, from);
        font[at..at + 4].copy_from_slice(to);
        font
    }

    /// The same font with another number in a part.
    fn changed(font: &[u8], part: &[u8; 4], offset: usize, number: u16) -> Vec<u8> {
        let mut font = font.to_vec();
        let at = made::record(&font, part) + 8;
        let start =
            u32::from_be_bytes([font[at], font[at + 1], font[at + 2], font[at + 3]]) as usize + offset;
        font[start..start + 2].copy_from_slice(&number.to_be_bytes());
        font
    }

    #[test]
    fn a_font_is_read_and_keeps_outlines_and_widths_alone() {
        let fallback = Fallback::read(made::font(&['ễ', 'ị'])).expect("a font");
        assert!(
            fallback.draws('ễ') && fallback.draws('ị') && !fallback.draws('e') && !fallback.is_postscript()
        );
        let font = FontRef::new(fallback.as_ref()).expect("what is taken is a font");
        assert!(font.gpos().is_err() && font.gsub().is_err() && font.hmtx().is_ok());
        let again = Fallback::read(fallback.file().to_vec()).expect("the same file");
        assert_eq!(again, fallback);
        assert_ne!(Fallback::read(made::font(&['ễ'])).expect("another file"), fallback);
    }

    #[test]
    fn what_is_no_font_of_plain_outlines_is_refused_by_what_it_is() {
        let whole = made::font(&['ễ']);
        let read = |file: &[u8]| Fallback::read(file.to_vec()).expect_err("it is unfit");
        assert_eq!(read(b""), Unfit::NoFont);
        assert_eq!(read(b"Dear Sir or Madam"), Unfit::NoFont);
        assert_eq!(read(b"ttcf\0\x01\0\0"), Unfit::Collection);
        assert_eq!(read(b"wOF2\0\x01\0\0"), Unfit::Packed);
        assert_eq!(read(&vec![0; MOST_BYTES + 1]), Unfit::Large);
        assert!(matches!(read(&whole[..8]), Unfit::Damaged(_)));
        assert!(matches!(read(&whole[..whole.len() / 2]), Unfit::Damaged(_)));
        assert_eq!(read(&renamed(&whole, b"gasp", b"fvar")), Unfit::Variable);
        assert_eq!(read(&made::font(&[])), Unfit::NoOutlines);
        assert_eq!(read(&renamed(&whole, b"glyf", b"glyg")), Unfit::NoOutlines);
        assert_eq!(read(&renamed(&whole, b"name", b"namf")), Unfit::Lacking("name".to_owned()));
        assert_eq!(read(&changed(&whole, b"OS/2", 8, 2)), Unfit::Restricted);
        assert_eq!(read(&changed(&whole, b"head", 18, 0)), Unfit::Damaged("head".to_owned()));
    }

    #[test]
    fn a_font_that_was_cut_off_or_changed_anywhere_stops_nobody() {
        let whole = made::font(&['ễ']);
        for at in (0..whole.len()).step_by(97) {
            let _read_or_not = Fallback::read(whole[..at].to_vec());
            let mut spoilt = whole.clone();
            spoilt[at] ^= 0xff;
            if let Ok(fallback) = Fallback::read(spoilt) {
                let _drawn_or_not = fallback.draws('ễ');
            }
        }
        assert!(FILES.iter().all(|own| Fallback::read(own.to_vec()).is_ok()));
    }
}
