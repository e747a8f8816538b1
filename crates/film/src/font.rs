//! The letters of the film: Atkinson Hyperlegible Next, in two weights, each in two files of which the second holds ŵ and ŷ; and for
//! letters that it lacks, one font that whoever makes the film brings along.

mod fallback;
pub mod lacking;
#[cfg(test)]
pub(crate) mod made;

use kurbo::BezPath;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

pub use fallback::{Fallback, MOST_BYTES, Unfit};

/// The files: two of the regular weight, then two of the bold one.
pub const FILES: [&[u8]; 4] = [
    include_bytes!("../../../frontend/dist/paper/latin-400.ttf"),
    include_bytes!("../../../frontend/dist/paper/latin-ext-400.ttf"),
    include_bytes!("../../../frontend/dist/paper/latin-700.ttf"),
    include_bytes!("../../../frontend/dist/paper/latin-ext-700.ttf"),
];

/// The number of the fallback font, after those of [`FILES`]. It has one weight, which stands for both.
pub const FALLBACK: u8 = FILES.len() as u8;

/// The fonts of one plan: those of [`FILES`] by their place, and its fallback as [`FALLBACK`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Fonts<'a>(Option<&'a Fallback>);

impl<'a> Fonts<'a> {
    /// The film's own font, and a fallback where there is one.
    pub const fn new(fallback: Option<&'a Fallback>) -> Self {
        Self(fallback)
    }

    /// The font of that number; none where there is no such font.
    pub fn font(self, file: u8) -> Option<FontRef<'a>> {
        let own = FILES.get(usize::from(file)).copied();
        let bytes =
            own.or_else(|| self.0.filter(|_| file == FALLBACK).map(<Fallback as AsRef<[u8]>>::as_ref));
        FontRef::new(bytes?).ok()
    }

    /// The number of a letter's picture in a font; none where the font lacks it.
    pub fn glyph(self, file: u8, letter: char) -> Option<u32> {
        let glyph = self.font(file)?.charmap().map(letter)?.to_u32();
        (glyph != 0).then_some(glyph)
    }

    /// The outline of a letter at `size` pixels, standing on y = 0, y downwards.
    pub fn outline(self, file: u8, glyph: u32, size: f64) -> BezPath {
        // A letter that cannot be drawn is a gap; the check of letters has refused it before.
        self.font(file).and_then(|font| drawn(&font, GlyphId::new(glyph), size)).unwrap_or_default()
    }
}

/// The outline of a letter of a font; none where the font has no whole one.
fn drawn(font: &FontRef<'_>, glyph: GlyphId, size: f64) -> Option<BezPath> {
    let mut pen = Pen(BezPath::new());
    let settings = DrawSettings::unhinted(Size::new(size as f32), LocationRef::default());
    font.outline_glyphs().get(glyph)?.draw(settings, &mut pen).ok()?;
    Some(pen.0)
}

/// Turns the y of fonts, which grows upwards, into ours.
struct Pen(BezPath);

fn point(x: f32, y: f32) -> (f64, f64) {
    (f64::from(x), -f64::from(y))
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(point(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(point(cx, cy), point(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.curve_to(point(cx0, cy0), point(cx1, cy1), point(x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_hold_every_letter_of_english_and_welsh() {
        for letter in (' '..='~').chain("àâéêëîïôöûüŵŷẁẃẅỳ«»“”’–…%×".chars())
        {
            for weight in [0, 2] {
                let held =
                    [weight, weight + 1].iter().any(|file| Fonts::default().glyph(*file, letter).is_some());
                assert!(held, "no {letter} in weight {weight}");
            }
        }
    }

    #[test]
    fn a_font_that_a_plan_does_not_have_draws_nothing_and_stops_nobody() {
        assert!(Fonts::default().font(FALLBACK).is_none() && Fonts::default().font(u8::MAX).is_none());
        assert!(Fonts::default().outline(FALLBACK, 20, 44.0).elements().is_empty());
        let fallback = Fallback::read(made::font(&['ễ'])).expect("a font");
        let fonts = Fonts::new(Some(&fallback));
        let glyph = fonts.glyph(FALLBACK, 'ễ').expect("it has the letter");
        assert!(!fonts.outline(FALLBACK, glyph, 44.0).elements().is_empty());
        assert!(fonts.outline(FALLBACK, 60_000, 44.0).elements().is_empty());
    }
}
