//! Motion as CSS: each different way of a property is written once, and each different set of ways is one class.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use trellis_film::curve::Curve;
use trellis_film::evaluate::Between;
use trellis_film::time::Ms;

use super::text::number;
use crate::motion::Piece;

/// How long before its moment a jump is made, in milliseconds, so that rounding never shows the value before at that moment.
const JUST_BEFORE: f64 = 0.01;

/// The moments of a document.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// The first.
    pub first: Ms,
    /// The last that is shown, and at which it stays.
    pub last: Ms,
    /// The one that is seen where nothing moves, between the two.
    pub poster: Ms,
}

impl Span {
    /// The first and the last.
    pub const fn between(self) -> [Ms; 2] {
        [self.first, self.last]
    }
}

/// The motion of one document.
#[derive(Debug)]
pub struct Motion {
    span: Span,
    ways: BTreeMap<String, usize>,
    classes: BTreeMap<Vec<usize>, usize>,
}

impl Motion {
    /// No motion yet.
    pub const fn new(span: Span) -> Self {
        Self { span, ways: BTreeMap::new(), classes: BTreeMap::new() }
    }

    /// The number of a way; none where nothing moves. `declare` writes a value as a declaration.
    pub fn way<V: Between + PartialEq>(
        &mut self,
        pieces: &[Piece<V>],
        declare: impl Fn(V) -> String,
    ) -> Option<usize> {
        let last = pieces.last()?;
        let mut frames = String::new();
        let mut before: Option<&Piece<V>> = None;
        for piece in pieces {
            let early = match before {
                Some(before) if before.curve == Curve::Hold => JUST_BEFORE,
                Some(before) if before.to != piece.from => {
                    self.frame(
                        &mut frames,
                        piece.start - 2.0 * JUST_BEFORE,
                        &declare(before.to),
                        Curve::Hold,
                    );
                    JUST_BEFORE
                }
                _ => 0.0,
            };
            self.frame(&mut frames, piece.start - early, &declare(piece.from), piece.curve);
            before = Some(piece);
        }
        self.frame(&mut frames, last.end, &declare(last.to), Curve::Linear);
        let next = self.ways.len();
        Some(*self.ways.entry(frames).or_insert(next))
    }

    fn frame(&self, frames: &mut String, moment: f64, declaration: &str, curve: Curve) {
        let [first, last] = self.span.between().map(f64::from);
        let percent = number((moment - first) / (last - first) * 100.0, 7);
        let easing = match curve {
            Curve::Linear => String::new(),
            Curve::Hold => ";animation-timing-function:steps(1,end)".into(),
            Curve::Bezier(x1, y1, x2, y2) => {
                let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(|part| number(part, 5));
                format!(";animation-timing-function:cubic-bezier({x1},{y1},{x2},{y2})")
            }
        };
        // Writing to a string cannot fail.
        let _written = write!(frames, "{percent}%{{{declaration}{easing}}}");
    }

    /// The class attribute of an element that goes these ways; nothing for one that rests.
    pub fn class(&mut self, ways: Vec<usize>) -> String {
        if ways.is_empty() {
            return String::new();
        }
        let next = self.classes.len();
        format!(" class=\"m{}\"", self.classes.entry(ways).or_insert(next))
    }

    /// All ways and classes; `when` stands before each class and says when it moves.
    pub fn css(&self, when: &str) -> String {
        let mut css = String::new();
        for (frames, way) in &self.ways {
            // Writing to a string cannot fail.
            let _written = writeln!(css, "@keyframes w{way}{{{frames}}}");
        }
        for (ways, class) in &self.classes {
            let names: Vec<String> = ways.iter().map(|way| format!("w{way}")).collect();
            // Writing to a string cannot fail.
            let _written = writeln!(css, "{when}.m{class}{{animation-name:{}}}", names.join(","));
        }
        css
    }
}
