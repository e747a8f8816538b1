//! The few calls that we need of the PDF library: paths, rows of real text, sheets that fade as one.

use std::ops::Range;
use std::sync::Arc;

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use kurbo::{Affine, BezPath, PathEl};
use trellis_film::evaluate::{DisplayList, Step};
use trellis_film::font::{FILES, Fallback, Fonts};
use trellis_film::plan::{Plan, Row};

use crate::shape::Shape;

/// The fonts of a film, as the PDF takes them; none when it cannot take the fallback.
pub fn fonts(fallback: Option<&Fallback>) -> Option<Vec<Font>> {
    let own = FILES.into_iter().map(|bytes| Font::new(bytes.into(), 0));
    let other = fallback.map(|fallback| {
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(fallback.clone());
        Font::new(bytes.into(), 0)
    });
    own.chain(other).collect()
}

/// One page while it is drawn. Lengths are those of the matrix that was placed last.
pub struct Canvas<'a> {
    /// Where the library draws; tags are opened and closed on it.
    pub surface: Surface<'a>,
    fonts: &'a [Font],
    letters: Fonts<'a>,
}

impl<'a> Canvas<'a> {
    /// A page on which one length is `scale` points.
    pub fn new(mut surface: Surface<'a>, fonts: &'a [Font], letters: Fonts<'a>, scale: f64) -> Self {
        surface.push_transform(&transform(Affine::scale(scale)));
        Self { surface, fonts, letters }
    }

    /// Ends the page.
    pub fn finish(mut self) {
        self.surface.pop();
        self.surface.finish();
    }

    /// Fills a shape with red, green, blue and how solid, 0…255.
    pub fn fill(&mut self, path: &BezPath, place: Affine, colour: [u8; 4]) {
        let Some(path) = outline(path) else { return };
        self.paint(colour);
        self.surface.push_transform(&transform(place));
        self.surface.draw_path(&path);
        self.surface.pop();
    }

    /// Draws a line with round ends and corners.
    pub fn line(&mut self, path: &BezPath, place: Affine, colour: [u8; 4], width: f64) {
        let Some(path) = outline(path) else { return };
        let [red, green, blue, solid] = colour;
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: rgb::Color::new(red, green, blue).into(),
            width: width as f32,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            opacity: share(solid),
            ..Stroke::default()
        }));
        self.surface.push_transform(&transform(place));
        self.surface.draw_path(&path);
        self.surface.pop();
    }

    /// Writes a row of text that begins at (0, 0) of `place`; `more` rows follow, so a space is written after it.
    pub fn row(&mut self, row: &Row, place: Affine, colour: [u8; 4], more: bool) {
        let mut words = row.words.clone();
        let mut letters = letters(row, self.letters);
        if more && let Some(space) = space(row.bold, words.len(), self.letters) {
            letters.push(space);
            words.push(' ');
        }
        self.paint(colour);
        self.surface.push_transform(&transform(place));
        for run in letters.chunk_by(|one, next| one.file == next.file) {
            let start = Point::from_xy(run[0].pen, 0.0);
            let glyphs: Vec<_> = run.iter().map(|letter| letter.glyph(row.size as f32)).collect();
            let font = self.fonts[usize::from(run[0].file)].clone();
            self.surface.draw_glyphs(start, &glyphs, font, &words, row.size as f32, false);
        }
        self.surface.pop();
    }

    /// What follows, until [`Self::pop`], lies inside a shape.
    pub fn clip(&mut self, path: &BezPath) {
        if let Some(path) = outline(path) {
            self.surface.push_clip_path(&path, &FillRule::NonZero);
        }
    }

    /// Ends what was begun last.
    pub fn pop(&mut self) {
        self.surface.pop();
    }

    /// Draws a picture of the film.
    pub fn picture(&mut self, plan: &Plan, shapes: &[Shape], list: &DisplayList, place: Affine) {
        let mut part = BezPath::new();
        for step in &list.steps {
            match *step {
                Step::Push(solid) => self.surface.push_opacity(share(solid)),
                Step::Pop => self.surface.pop(),
                Step::Fill { node, matrix, colour } => match &plan.nodes[node as usize].text {
                    Some(row) => self.row(row, place * matrix.affine(), colour, true),
                    None => self.fill(&shapes[node as usize].path, place * matrix.affine(), colour),
                },
                Step::Stroke { node, matrix, colour, width, trim } => {
                    let shape = &shapes[node as usize];
                    let path = if trim == 65_536 {
                        &shape.path
                    } else {
                        shape.trim(f64::from(trim) / 65_536.0, &mut part);
                        &part
                    };
                    self.line(path, place * matrix.affine(), colour, f64::from(width) / 64.0);
                }
            }
        }
    }

    fn paint(&mut self, [red, green, blue, solid]: [u8; 4]) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill {
            paint: rgb::Color::new(red, green, blue).into(),
            opacity: share(solid),
            rule: FillRule::NonZero,
        }));
    }
}

/// A letter, and the bytes of the row's words for which it stands.
struct Letter {
    file: u8,
    id: u32,
    pen: f32,
    advance: f32,
    words: Range<usize>,
}

impl Letter {
    fn glyph(&self, size: f32) -> KrillaGlyph {
        KrillaGlyph::new(GlyphId::new(self.id), self.advance / size, 0.0, 0.0, 0.0, self.words.clone(), None)
    }
}

/// The letters of a row. A letter stands for one character, or for several where the font joins them.
fn letters(row: &Row, fonts: Fonts<'_>) -> Vec<Letter> {
    let ends: Vec<usize> = row.words.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
    let characters: Vec<char> = row.words.chars().collect();
    let is = |file: u8, id: u32, at: usize| {
        characters.get(at).and_then(|letter| fonts.glyph(file, *letter)) == Some(id)
    };
    let (mut letters, mut at) = (Vec::with_capacity(row.glyphs.len()), 0);
    for (index, glyph) in row.glyphs.iter().enumerate() {
        let next = row.glyphs.get(index + 1);
        let joined = (characters.len() - at).saturating_sub(row.glyphs.len() - index) + 1;
        let mut count = 1;
        while count < joined
            && !is(glyph.0, glyph.1, at)
            && !next.is_some_and(|next| is(next.0, next.1, at + count))
        {
            count += 1;
        }
        let until = (at + count).min(ends.len());
        let from = at.min(until.saturating_sub(1));
        let words = from.checked_sub(1).map_or(0, |before| ends[before])..ends[until - 1];
        let pen = glyph.2 as f32;
        let advance = next.map_or(row.width, |next| next.2) as f32 - pen;
        let (file, id) = usual(glyph.0, &row.words[words.clone()], fonts).unwrap_or((glyph.0, glyph.1));
        letters.push(Letter { file, id, pen, advance, words });
        at = until;
    }
    letters
}

/// The same letter of the file that holds most letters: a word that stays in one font is read as one word.
fn usual(file: u8, own: &str, fonts: Fonts<'_>) -> Option<(u8, u32)> {
    let usual = file - file % 2;
    let mut characters = own.chars();
    let letter = characters.next().filter(|_| characters.next().is_none() && file != usual)?;
    Some((usual, fonts.glyph(usual, letter)?))
}

/// The space between the words of two rows, which nobody sees.
fn space(bold: bool, at: usize, fonts: Fonts<'_>) -> Option<Letter> {
    let file = if bold { 2 } else { 0 };
    let id = fonts.glyph(file, ' ')?;
    Some(Letter { file, id, pen: 0.0, advance: 0.0, words: at..at + 1 })
}

fn share(solid: u8) -> NormalizedF32 {
    NormalizedF32::new(f32::from(solid) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn transform(affine: Affine) -> Transform {
    let [a, b, c, d, e, f] = affine.as_coeffs().map(|part| part as f32);
    Transform::from_row(a, b, c, d, e, f)
}

/// A path as the library takes it; nothing when there is nothing to draw.
fn outline(path: &BezPath) -> Option<Path> {
    let mut out = PathBuilder::new();
    let pair = |point: kurbo::Point| (point.x as f32, point.y as f32);
    for element in path {
        match element {
            PathEl::MoveTo(end) => out.move_to(pair(end).0, pair(end).1),
            PathEl::LineTo(end) => out.line_to(pair(end).0, pair(end).1),
            PathEl::QuadTo(first, end) => out.quad_to(pair(first).0, pair(first).1, pair(end).0, pair(end).1),
            PathEl::CurveTo(first, second, end) => {
                let [first, second, end] = [first, second, end].map(pair);
                out.cubic_to(first.0, first.1, second.0, second.1, end.0, end.1);
            }
            PathEl::ClosePath => out.close(),
        }
    }
    out.finish()
}
