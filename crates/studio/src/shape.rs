//! The outlines of a plan's parts, read once: paths as they are written, rows of text as the letters' own outlines.

use std::collections::BTreeMap;

use kurbo::{Affine, BezPath, PathEl};
use trellis_film::font::Fonts;
use trellis_film::outline::EXACT;
pub use trellis_film::outline::{Shape, parse};
use trellis_film::plan::{Node, Plan, Row, Track};

use crate::motion::{Piece, straight};

/// The outlines of all nodes, by their index; an empty one for a family.
///
/// # Panics
/// When a node's path is not one: only `resolve` writes paths.
pub fn all(plan: &Plan) -> Vec<Shape> {
    let mut letters = BTreeMap::new();
    plan.nodes.iter().map(|node| shape(node, plan.fonts(), &mut letters)).collect()
}

/// The outline of one node, whose letters are of these fonts.
///
/// # Panics
/// When its path is not one: only `resolve` writes paths.
pub fn of(node: &Node, fonts: Fonts<'_>) -> BezPath {
    shape(node, fonts, &mut BTreeMap::new()).path
}

/// Outlines by font, letter and the bits of the size.
type Letters = BTreeMap<(u8, u32, u64), BezPath>;

fn shape(node: &Node, fonts: Fonts<'_>, letters: &mut Letters) -> Shape {
    if let Some(row) = &node.text {
        return Shape::new(words(row, fonts, letters), false);
    }
    let Some(path) = &node.path else { return Shape::default() };
    Shape::new(parse(path), node.stroke.is_some() && node.trim != Track::Still(1.0))
}

fn words(row: &Row, fonts: Fonts<'_>, letters: &mut Letters) -> BezPath {
    let mut path = BezPath::new();
    for glyph in &row.glyphs {
        let letter = letters
            .entry((glyph.0, glyph.1, row.size.to_bits()))
            .or_insert_with(|| fonts.outline(glyph.0, glyph.1, row.size));
        path.extend(Affine::translate((glyph.2, 0.0)) * &*letter);
    }
    path
}

/// One unbroken stretch of a line: where on the whole line it begins, its length, and the whole line's, in pixels.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The stretch alone.
    pub path: BezPath,
    begin: f64,
    /// Its length, in pixels.
    pub length: f64,
    whole: f64,
}

/// The stretches of a line, in the order in which they are drawn.
pub fn stretches(path: &BezPath) -> Vec<Stretch> {
    let mut whole = 0.0;
    let mut stretches: Vec<Stretch> = path
        .elements()
        .chunk_by(|_, next| !matches!(next, PathEl::MoveTo(_)))
        .map(|elements| {
            let path: BezPath = elements.iter().copied().collect();
            let (begin, length) = (whole, Shape::new(path.clone(), true).length());
            whole += length;
            Stretch { path, begin, length, whole: 0.0 }
        })
        .collect();
    stretches.iter_mut().for_each(|stretch| stretch.whole = whole);
    stretches
}

impl Stretch {
    /// How much of this stretch is drawn when `share` (0…1) of the whole line is.
    pub fn own(&self, share: f64) -> f64 {
        ((share * self.whole - self.begin) / self.length.max(EXACT)).clamp(0.0, 1.0)
    }

    /// How this stretch grows when the whole line grows so; to a quarter of a pixel where it is not the whole line.
    pub fn grows(&self, whole: &[Piece<f64>]) -> Vec<Piece<f64>> {
        if self.begin <= 0.0 && self.length >= self.whole {
            return whole.to_vec();
        }
        straight(whole, |share| self.own(share), |one, other| (one - other).abs() * self.length, 0.25)
    }
}

#[cfg(test)]
mod tests {
    use trellis_film::audience::Audience;
    use trellis_film::film;
    use trellis_film::font::{FALLBACK, Fallback};
    use trellis_film::language::Language;
    use trellis_film::params::Params;
    use trellis_film::script::Script;

    use super::*;
    use crate::{own_font, svg};

    #[test]
    fn a_row_of_text_is_as_many_outlines_as_it_has_letters() {
        let row = Row { words: "ŵŵ".into(), size: 40.0, bold: false, width: 60.0, glyphs: Vec::new() };
        assert!(words(&row, Fonts::default(), &mut BTreeMap::new()).elements().is_empty());
    }

    #[test]
    fn letters_of_a_fallback_font_are_drawn_wherever_others_are() {
        let fallback = Fallback::read(own_font::font(&['ễ', 'ị'])).unwrap();
        let mut params = Params { fallback: Some(fallback), ..Params::default() };
        params.mentee.name = "Nguyễn Thị".to_owned();
        let script = Script::new(Language::En, Audience::Organisations, &params).unwrap();
        let plan = film::plan(&script, &params, &script.open, 30).unwrap();
        let other = |node: &&Node| {
            node.text.as_ref().is_some_and(|row| row.glyphs.iter().any(|glyph| glyph.0 == FALLBACK))
        };
        let named: Vec<&Node> = plan.nodes.iter().filter(other).collect();
        assert!(!named.is_empty(), "the name is in the picture");
        for node in named {
            let [whole, without] =
                [plan.fonts(), Fonts::default()].map(|fonts| of(node, fonts).elements().len());
            assert!(whole > without, "{}: {whole} and {without} lines", node.id);
        }
        let text = svg::animated(
            &plan,
            svg::Clip { from: 0, to: plan.beat.dur, poster: 0 },
            trellis_film::evaluate::Captions::Painted,
        );
        let glyph = plan.fonts().glyph(FALLBACK, 'ễ').unwrap();
        assert!(text.contains(&format!("<path id=\"g4-{glyph}\" d=\"M")), "its outline is there");
    }
}
