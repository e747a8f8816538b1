//! The outlines of a plan's parts, read once: paths as they are written, rows of text as the letters' own outlines.

use std::collections::BTreeMap;

use kurbo::{Affine, BezPath, ParamCurve as _, ParamCurveArclen as _, PathEl, PathSeg};
use trellis_film::font::outline;
use trellis_film::plan::{Node, Plan, Row, Track};

use crate::motion::{Piece, straight};

/// How exactly lengths are measured, in pixels.
const EXACT: f64 = 1e-3;

/// One outline, with the lengths of its pieces where a line is drawn bit by bit.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// The whole outline, in the node's own pixels.
    pub path: BezPath,
    pieces: Vec<(PathSeg, f64)>,
}

impl Shape {
    /// The shape of a path; `measured` when parts of it are asked for later.
    pub fn new(path: BezPath, measured: bool) -> Self {
        let pieces = if measured {
            path.segments().map(|piece| (piece, piece.arclen(EXACT))).collect()
        } else {
            Vec::new()
        };
        Self { path, pieces }
    }

    /// Length of the line in pixels, over all its parts; 0 when it was not measured.
    pub fn length(&self) -> f64 {
        self.pieces.iter().map(|(_, length)| length).sum()
    }

    /// Writes into `out` the first `share` (0…1) of the line. Parts of the line follow each other: the second begins to be drawn
    /// when the first is whole. A point stays a point, which a round end makes a dot.
    pub fn trim(&self, share: f64, out: &mut BezPath) {
        out.truncate(0);
        let mut left = share * self.length();
        let mut pen = None;
        for (piece, length) in &self.pieces {
            if left <= 0.0 {
                break;
            }
            let part =
                if *length <= left { *piece } else { piece.subsegment(0.0..piece.inv_arclen(left, EXACT)) };
            left -= length;
            if pen != Some(part.start()) {
                out.move_to(part.start());
            }
            out.push(part.as_path_el());
            pen = Some(part.end());
        }
    }
}

/// The outlines of all nodes, by their index; an empty one for a family.
///
/// # Panics
/// When a node's path is not one: only `resolve` writes paths.
pub fn all(plan: &Plan) -> Vec<Shape> {
    let mut letters = BTreeMap::new();
    plan.nodes.iter().map(|node| shape(node, &mut letters)).collect()
}

/// The outline of one node.
///
/// # Panics
/// When its path is not one: only `resolve` writes paths.
pub fn of(node: &Node) -> BezPath {
    shape(node, &mut BTreeMap::new()).path
}

/// Outlines by font, letter and the bits of the size.
type Letters = BTreeMap<(u8, u32, u64), BezPath>;

fn shape(node: &Node, letters: &mut Letters) -> Shape {
    if let Some(row) = &node.text {
        return Shape::new(words(row, letters), false);
    }
    let Some(path) = &node.path else { return Shape::default() };
    Shape::new(parse(path), node.stroke.is_some() && node.trim != Track::Still(1.0))
}

/// A path as a plan writes it.
///
/// # Panics
/// When it is not one: only `resolve` writes paths.
pub fn parse(path: &str) -> BezPath {
    BezPath::from_svg(path).expect("a plan's paths are written by resolve")
}

fn words(row: &Row, letters: &mut Letters) -> BezPath {
    let mut path = BezPath::new();
    for glyph in &row.glyphs {
        let letter = letters
            .entry((glyph.0, glyph.1, row.size.to_bits()))
            .or_insert_with(|| outline(glyph.0, glyph.1, row.size));
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
    use super::*;

    fn trimmed(path: &str, share: f64) -> String {
        let mut out = BezPath::new();
        Shape::new(parse(path), true).trim(share, &mut out);
        out.to_svg()
    }

    #[test]
    fn a_line_grows_from_its_beginning_and_the_second_part_waits_for_the_first() {
        let two = "M0 0L60 0M0 10L40 10";
        assert_eq!(trimmed(two, 0.3), "M0,0 L30,0");
        assert_eq!(trimmed(two, 0.6), "M0,0 L60,0");
        assert_eq!(trimmed(two, 0.8), "M0,0 L60,0 M0,10 L20,10");
        assert_eq!(trimmed("M0 0L10 0L10 10L0 10Z", 1.0), "M0,0 L10,0 L10,10 L0,10 L0,0");
    }

    #[test]
    fn a_row_of_text_is_as_many_outlines_as_it_has_letters() {
        let row = Row { words: "ŵŵ".into(), size: 40.0, bold: false, width: 60.0, glyphs: Vec::new() };
        assert!(words(&row, &mut BTreeMap::new()).elements().is_empty());
    }
}
