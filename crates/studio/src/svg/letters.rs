//! The letters of a picture, each outlined once and used wherever it stands.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use trellis_film::font::Fonts;
use trellis_film::plan::Row;

use super::text::{data, number};

/// The size at which letters are outlined; the fonts are drawn on a square of 1000.
const SIZE: f64 = 1000.0;

/// The letters that a picture uses.
#[derive(Debug, Default)]
pub struct Letters(BTreeSet<(u8, u32)>);

impl Letters {
    /// The letters of a row as uses of outlines, beginning at (0, 0); each letter joins those that are outlined.
    pub fn row(&mut self, row: &Row) -> String {
        let scale = row.size / SIZE;
        let mut out = format!(r#"<g transform="scale({})">"#, number(scale, 6));
        for glyph in &row.glyphs {
            self.0.insert((glyph.0, glyph.1));
            // Writing to a string cannot fail.
            let _written = write!(
                out,
                r##"<use href="#g{}-{}" x="{}"/>"##,
                glyph.0,
                glyph.1,
                number(glyph.2 / scale, 2)
            );
        }
        out + "</g>"
    }

    /// The outlines of all letters that were used, which are of these fonts.
    pub fn outlines(&self, fonts: Fonts<'_>) -> String {
        let outlines = self.0.iter().map(|(file, glyph)| {
            format!(r#"<path id="g{file}-{glyph}" d="{}"/>"#, data(&fonts.outline(*file, *glyph, SIZE), 1))
        });
        format!("<defs>{}</defs>", outlines.collect::<String>())
    }
}
