//! Setting of text: shaped and broken once, so that every export has the same rows.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{
    FontContext, FontFamily, FontWeight, Layout, LayoutContext, PositionedLayoutItem, StyleProperty,
};

use crate::font::lacking::is_own;
use crate::font::{FALLBACK, FILES, Fallback};
use crate::plan::{Glyph, Row};

/// Below this size nothing is set, in canvas pixels.
pub const SMALLEST: f64 = 28.0;
/// How much of a box's width is filled at most, so that another program's rounding does not spill.
const FILLED: f64 = 0.92;
/// From one row's line to the next, in sizes.
pub const LEADING: f64 = 1.25;
/// How far letters reach above the line on which they stand, in sizes.
pub const ASCENT: f64 = 0.75;
/// How far letters like g reach below it.
const DESCENT: f64 = 0.22;

/// Where text has its place, and how it is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// Width of the box in canvas pixels.
    pub width: f64,
    /// Height of the box.
    pub height: f64,
    /// Size of the letters; it shrinks by two until the text fits.
    pub size: f64,
    /// The heavier weight.
    pub bold: bool,
}

/// Why text could not be set.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unset {
    /// It does not fit even at the smallest size.
    #[error(
        "“{words}” does not fit into {width} × {height} px, even at {SMALLEST} px; make the text shorter"
    )]
    Overflow {
        /// The text.
        words: String,
        /// The box's width.
        width: f64,
        /// The box's height.
        height: f64,
    },
    /// A letter that the font does not have.
    #[error("the font has no letter “{letter}” (in “{words}”); write it otherwise")]
    Letter {
        /// The letter.
        letter: char,
        /// The text.
        words: String,
    },
}

/// Text that was set: its rows, and the size that was reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// From the top.
    pub rows: Vec<Row>,
    /// Size of the letters in canvas pixels.
    pub size: f64,
}

/// The film's own font. The second file first: the first would build ẁ and ỳ of a letter and a loose accent.
const OWN: &str = "'Film More', Film";
/// The font of letters that it lacks.
const OTHER: &str = "'Film Other'";

/// Who sets text. Made once for a film; it holds the fonts.
pub struct Setter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    /// Which file a font's bytes are: by their identity.
    files: Vec<(u64, u8)>,
}

impl Setter {
    /// Sets text in the film's own font, and in `fallback` only letters that it lacks.
    pub fn new(fallback: Option<&Fallback>) -> Self {
        let mut setter = Self {
            fonts: FontContext {
                collection: Collection::new(CollectionOptions { shared: false, system_fonts: false }),
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
            files: Vec::new(),
        };
        for (number, bytes) in (0..).zip(FILES) {
            setter.bring(
                number,
                if number % 2 == 0 { "Film" } else { "Film More" },
                Blob::new(Arc::new(bytes)),
            );
        }
        if let Some(fallback) = fallback {
            setter.bring(FALLBACK, "Film Other", Blob::new(Arc::new(fallback.clone())));
        }
        setter
    }

    fn bring(&mut self, file: u8, name: &str, bytes: Blob<u8>) {
        self.files.push((bytes.id(), file));
        let named = FontInfoOverride { family_name: Some(name), ..FontInfoOverride::default() };
        self.fonts.collection.register_fonts(bytes, Some(named));
    }

    /// Sets text into its box: broken into rows, then smaller by two pixels until it fits.
    ///
    /// # Errors
    /// When it fits at no size, or has a letter that no font holds.
    pub fn set(&mut self, words: &str, wanted: Wanted) -> Result<Set, Unset> {
        let mut size = wanted.size;
        loop {
            let rows = self.rows(words, size, wanted.bold, wanted.width * FILLED)?;
            let tall = (ASCENT + DESCENT) * size + LEADING * size * (rows.len().max(1) - 1) as f64;
            let wide = rows.iter().map(|row| row.width).fold(0.0, f64::max);
            if tall <= wanted.height && wide <= wanted.width * FILLED + 0.5 {
                return Ok(Set { rows, size });
            }
            size -= 2.0;
            if size < SMALLEST {
                let words = words.to_owned();
                return Err(Unset::Overflow { words, width: wanted.width, height: wanted.height });
            }
        }
    }

    /// Breaks text into rows at most so wide.
    fn rows(&mut self, words: &str, size: f64, bold: bool, width: f64) -> Result<Vec<Row>, Unset> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, words, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::Source(OWN.into())));
        builder.push_default(StyleProperty::FontSize(size as f32));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(if bold { 700.0 } else { 400.0 })));
        if self.files.iter().any(|(_, file)| *file == FALLBACK) {
            for (at, letter) in words.char_indices().filter(|(_, letter)| !is_own(*letter)) {
                let other = StyleProperty::FontFamily(FontFamily::Source(OTHER.into()));
                builder.push(other, at..at + letter.len_utf8());
            }
        }
        let mut layout: Layout<()> = builder.build(words);
        layout.break_all_lines(Some(width as f32));
        layout.lines().map(|line| self.row(words, size, bold, &line)).collect()
    }

    fn row(
        &self,
        words: &str,
        size: f64,
        bold: bool,
        line: &parley::layout::Line<'_, ()>,
    ) -> Result<Row, Unset> {
        let whole = words.get(line.text_range()).unwrap_or_default();
        let own = whole.trim_end();
        let mut letters = Vec::new();
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(run) = item else { continue };
            let identity = run.run().font().data.id();
            let file = self.files.iter().find(|(known, _)| *known == identity).map_or(0, |(_, file)| *file);
            letters.extend(run.positioned_glyphs().map(|glyph| (file, glyph)));
        }
        // The space at which the row was broken is no part of it.
        letters.truncate(letters.len().saturating_sub(whole[own.len()..].chars().count()));
        if letters.iter().any(|(_, glyph)| glyph.id == 0) {
            let letter = own.chars().find(|letter| !is_own(*letter)).unwrap_or('?');
            return Err(Unset::Letter { letter, words: words.to_owned() });
        }
        let width = letters.last().map_or(0.0, |(_, glyph)| f64::from(glyph.x + glyph.advance));
        let glyphs = letters
            .iter()
            .map(|(file, glyph)| Glyph(*file, glyph.id, hundredth(f64::from(glyph.x))))
            .collect();
        Ok(Row { words: own.to_owned(), size, bold, width: hundredth(width), glyphs })
    }
}

fn hundredth(number: f64) -> f64 {
    libm::round(number * 100.0) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Fonts, made};

    fn set(words: &str, width: f64, height: f64) -> Result<Set, Unset> {
        Setter::new(None).set(words, Wanted { width, height, size: 44.0, bold: false })
    }

    #[test]
    fn words_are_broken_at_spaces_and_no_word_is_lost() {
        let done =
            set("But some doors are harder to open than they should be.", 500.0, 300.0).expect("it fits");
        let rows: Vec<_> = done.rows.iter().map(|row| row.words.as_str()).collect();
        assert_eq!(rows.join(" "), "But some doors are harder to open than they should be.");
        assert!(rows.len() >= 3 && done.rows.iter().all(|row| row.width <= 460.5), "{rows:?}");
        assert!((done.size - 44.0).abs() < 1e-9);
    }

    #[test]
    fn text_shrinks_before_it_is_refused() {
        let done = set("But some doors are harder to open than they should be.", 700.0, 70.0)
            .expect("it fits when smaller");
        assert!(done.size < 44.0 && done.size >= SMALLEST, "{}", done.size);
        let refused = set("But some doors are harder to open than they should be.", 200.0, 40.0);
        assert!(matches!(refused, Err(Unset::Overflow { .. })));
    }

    #[test]
    fn welsh_letters_are_letters_and_not_boxes() {
        let done = set("ŵ ŷ ẁ ẃ ẅ ỳ", 500.0, 100.0).expect("all held");
        assert_eq!(done.rows[0].glyphs.len(), 11, "six letters and five spaces, no loose accent");
        assert!(matches!(set("漢", 500.0, 100.0), Err(Unset::Letter { letter: '漢', .. })));
    }

    #[test]
    fn the_fallback_font_gives_what_the_film_s_own_lacks_and_nothing_else_in_both_weights() {
        // It has common letters too, in other shapes and widths.
        let fallback = Fallback::read(made::font(&['N', 'T', 'e', 'g', 'ŵ', 'ễ', 'ị', ' '])).expect("a font");
        let mut setter = Setter::new(Some(&fallback));
        let wanted = Wanted { width: 800.0, height: 100.0, size: 44.0, bold: false };
        let words = "Nguyễn Thị ŵ";
        for bold in [false, true] {
            let done = setter.set(words, Wanted { bold, ..wanted }).expect("all held");
            let row = &done.rows[0];
            assert_eq!(row.glyphs.len(), words.chars().count());
            for (glyph, letter) in row.glyphs.iter().zip(words.chars()) {
                assert_eq!(glyph.0 == FALLBACK, "ễị".contains(letter), "{letter}");
            }
            let other = row.glyphs.iter().filter(|glyph| glyph.0 == FALLBACK);
            let fonts = Fonts::new(Some(&fallback));
            assert!(
                other.map(|glyph| Some(glyph.1)).eq(['ễ', 'ị'].map(|letter| fonts.glyph(FALLBACK, letter)))
            );
            assert!(row.glyphs.is_sorted_by(|one, next| one.2 < next.2), "from left to right");
        }
        let plain = "Amara’s ŵ: 20 %";
        assert_eq!(setter.set(plain, wanted), Setter::new(None).set(plain, wanted));
    }
}
