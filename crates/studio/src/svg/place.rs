//! Where a part of the picture is, as nested transforms of which each moves by one clock only.

use trellis_film::plan::{Node, Track};

use super::motion::{Motion, Span};
use super::text::number;
use crate::motion::Piece;
use crate::motion::pair::{Pair, Way, way};

/// One transform: how it is at the poster's moment, and the way it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As an attribute says it.
    pub still: String,
    /// The number of its way, if it moves.
    pub way: Option<usize>,
}

/// The transforms of a node, outermost first: moved, turned about its anchor, grown about it. Neighbours that rest are one.
pub fn places(node: &Node, span: Span, motion: &mut Motion) -> Vec<Place> {
    let bent = [&node.rotate, &node.sx, &node.sy]
        .iter()
        .zip([0.0, 1.0, 1.0])
        .any(|(track, rest)| **track != Track::Still(rest));
    let [x, y] = if bent { node.anchor } else { [0.0, 0.0] };
    let shift = move |Pair(right, down): Pair, unit: &str| {
        format!("translate({}{unit},{}{unit})", number(right + x, 3), number(down + y, 3))
    };
    let mut places = pair([&node.x, &node.y], Pair(-x, -y), span, motion, shift);
    if bent {
        let turn = |Pair(degrees, _): Pair, unit: &str| {
            format!("rotate({}{})", number(degrees, 4), if unit.is_empty() { "" } else { "deg" })
        };
        places.extend(pair([&node.rotate, &Track::Still(0.0)], Pair(0.0, 0.0), span, motion, turn));
        let grow =
            |Pair(wide, high): Pair, _: &str| format!("scale({},{})", number(wide, 5), number(high, 5));
        places.extend(pair([&node.sx, &node.sy], Pair(1.0, 1.0), span, motion, grow));
        if node.anchor != [0.0, 0.0] {
            places
                .push(Place { still: format!("translate({},{})", number(-x, 3), number(-y, 3)), way: None });
        }
    }
    places.into_iter().fold(Vec::new(), |mut merged: Vec<Place>, place| {
        match merged.last_mut() {
            Some(before) if before.way.is_none() && place.way.is_none() => {
                before.still.push_str(&place.still);
            }
            _ => merged.push(place),
        }
        merged
    })
}

/// Two tracks as one transform when one clock moves them, otherwise as two; none where they do nothing.
fn pair(
    tracks: [&Track<f64>; 2],
    rest: Pair,
    span: Span,
    motion: &mut Motion,
    write: impl Fn(Pair, &str) -> String,
) -> Vec<Place> {
    let at = Pair(tracks[0].at(span.poster), tracks[1].at(span.poster));
    let mut place = |at: Pair, pieces: &[Piece<Pair>]| Place {
        still: write(at, ""),
        way: motion.way(pieces, |value| format!("transform:{}", write(value, "px"))),
    };
    match way(tracks, rest, span.between()) {
        Way::Still if at == rest => Vec::new(),
        Way::Still => vec![place(at, &[])],
        Way::One(pieces) => vec![place(at, &pieces)],
        Way::Two(first, second) => {
            vec![place(Pair(at.0, rest.1), &first), place(Pair(rest.0, at.1), &second)]
        }
    }
}
