//! Two tracks that are one thing in other formats: right and down, wide and high.

use trellis_film::evaluate::Between;
use trellis_film::plan::Track;
use trellis_film::time::Ms;

use super::{Piece, pieces};

/// Two numbers that move together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair(pub f64, pub f64);

impl Between for Pair {
    fn between(self, other: Self, share: f64) -> Self {
        Self(self.0.between(other.0, share), self.1.between(other.1, share))
    }
}

/// What two tracks do, by one clock where they can.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// They rest.
    Still,
    /// They move by one clock, or one of them rests.
    One(Vec<Piece<Pair>>),
    /// Each has its own clock; each pair holds for the other track what does nothing.
    Two(Vec<Piece<Pair>>, Vec<Piece<Pair>>),
}

/// The way of two tracks. `rest` is the pair that does nothing.
pub fn way([one, other]: [&Track<f64>; 2], rest: Pair, span: [Ms; 2]) -> Way {
    let (first, second) = (pieces(one, span), pieces(other, span));
    let left = |pieces: &[Piece<f64>], rest: f64| {
        pieces.iter().map(|piece| paired(piece, |value| Pair(value, rest))).collect()
    };
    let right = |pieces: &[Piece<f64>], rest: f64| {
        pieces.iter().map(|piece| paired(piece, |value| Pair(rest, value))).collect()
    };
    match (first.is_empty(), second.is_empty()) {
        (true, true) => Way::Still,
        (false, true) => Way::One(left(&first, other.at(span[0]))),
        (true, false) => Way::One(right(&second, one.at(span[0]))),
        (false, false)
            if first.iter().zip(&second).all(|(one, other)| fall_together(one, other))
                && first.len() == second.len() =>
        {
            let both = first.iter().zip(&second).map(|(one, other)| Piece {
                start: one.start,
                end: one.end,
                from: Pair(one.from, other.from),
                to: Pair(one.to, other.to),
                curve: one.curve,
            });
            Way::One(both.collect())
        }
        (false, false) => Way::Two(left(&first, rest.1), right(&second, rest.0)),
    }
}

fn paired(piece: &Piece<f64>, pair: impl Fn(f64) -> Pair) -> Piece<Pair> {
    Piece {
        start: piece.start,
        end: piece.end,
        from: pair(piece.from),
        to: pair(piece.to),
        curve: piece.curve,
    }
}

fn fall_together(one: &Piece<f64>, other: &Piece<f64>) -> bool {
    one.start.to_bits() == other.start.to_bits()
        && one.end.to_bits() == other.end.to_bits()
        && one.curve == other.curve
}
