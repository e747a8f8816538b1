//! The outline of a path, and the part of it that is drawn when a line grows: the same in every format.

use kurbo::{BezPath, ParamCurve as _, ParamCurveArclen as _, PathSeg};

/// How exactly lengths are measured, in canvas pixels.
pub const EXACT: f64 = 1e-3;

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

/// A path as a plan writes it.
///
/// # Panics
/// When it is not one: only `resolve` writes paths.
pub fn parse(path: &str) -> BezPath {
    BezPath::from_svg(path).expect("a plan's paths are written by resolve")
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
}
