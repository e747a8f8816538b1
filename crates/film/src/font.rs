//! The letters of the film: Atkinson Hyperlegible Next, in two weights, each in two files of which the second holds ŵ and ŷ.

use kurbo::BezPath;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// The files: two of the regular weight, then two of the bold one.
pub const FILES: [&[u8]; 4] = [
    include_bytes!("../../../frontend/dist/paper/latin-400.ttf"),
    include_bytes!("../../../frontend/dist/paper/latin-ext-400.ttf"),
    include_bytes!("../../../frontend/dist/paper/latin-700.ttf"),
    include_bytes!("../../../frontend/dist/paper/latin-ext-700.ttf"),
];

/// The font of that place in [`FILES`].
///
/// # Panics
/// When there is no such place, or the file is no font: both are settled when the program is built.
pub fn font(file: u8) -> FontRef<'static> {
    FontRef::new(FILES[usize::from(file)]).expect("the build unpacked a font")
}

/// The outline of a letter at `size` pixels, standing on y = 0, y downwards.
pub fn outline(file: u8, glyph: u32, size: f64) -> BezPath {
    let mut pen = Pen(BezPath::new());
    if let Some(shape) = font(file).outline_glyphs().get(GlyphId::new(glyph)) {
        let settings = DrawSettings::unhinted(Size::new(size as f32), LocationRef::default());
        // A letter that cannot be drawn is a gap; the check of letters has refused it before.
        let _drawn = shape.draw(settings, &mut pen);
    }
    pen.0
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
        for letter in "AZaz09àâéêëîïôöûüŵŷẁẃẅỳ«»“”’–…%×".chars() {
            for weight in [0, 2] {
                let held =
                    [weight, weight + 1].iter().any(|file| font(*file).charmap().map(letter).is_some());
                assert!(held, "no {letter} in weight {weight}");
            }
        }
    }
}
