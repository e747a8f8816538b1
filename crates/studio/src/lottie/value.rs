//! Values over time as Lottie writes them: numbers of frames, and between two keys the two ends of a curve.

use serde_json::{Value, json};
use trellis_film::colour::Lab;
use trellis_film::curve::Curve;
use trellis_film::evaluate::Between;
use trellis_film::plan::Track;
use trellis_film::time::{Beat, Ms};

use crate::motion::{Piece, Screen, colours, pieces};

/// How long before a jump the value before it still stands, in frames.
const JUST_BEFORE: f64 = 0.002;

/// A number with so few decimals as are needed, whole where it can be.
pub fn number(value: f64, places: i32) -> Value {
    let parts = 10_f64.powi(places);
    let value = (value * parts).round() / parts;
    if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
}

/// A list of numbers with at most three decimals.
pub fn numbers(values: &[f64]) -> Value {
    values.iter().map(|value| number(*value, 3)).collect()
}

/// Something that does not move.
pub fn still(value: Value) -> Value {
    json!({ "a": 0, "k": value })
}

/// The beat by which moments become frames.
#[derive(Debug, Clone, Copy)]
pub struct Time {
    /// Of the film.
    pub beat: Beat,
}

impl Time {
    /// The first frame that shows `moment`.
    pub fn first_frame(self, moment: Ms) -> u32 {
        self.beat.frame_at(moment).min(self.beat.frames())
    }

    /// The first frame of a stretch, and the one after its last.
    pub fn frames(self, on: [Ms; 2]) -> [u32; 2] {
        on.map(|moment| self.first_frame(moment))
    }

    /// The moments of the whole film.
    pub const fn span(self) -> [Ms; 2] {
        [0, self.beat.dur]
    }

    /// A frame number with its fraction.
    fn at(self, moment: f64) -> f64 {
        moment * f64::from(self.beat.fps) / 1000.0
    }

    /// A jump falls on a whole frame where the film's frames stand for the next millisecond.
    fn jump(self, moment: f64) -> f64 {
        self.at(moment).min(f64::from(self.first_frame(moment.round() as Ms)))
    }

    /// A number that may move, `whole` for 1.
    pub fn number(self, track: &Track<f64>, whole: f64) -> Value {
        let pieces = pieces(track, self.span());
        if pieces.is_empty() {
            return still(number(track.at(0) * whole, 3));
        }
        self.moving(&pieces, |value| vec![value * whole])
    }

    /// A colour that may move, baked so that every way of mixing shows the same.
    pub fn colour(self, track: &Track<Lab>) -> Value {
        let write = |Screen(rgb): Screen| rgb.map(|part| part / 255.0).to_vec();
        let baked = colours(track, self.span());
        if baked.is_empty() {
            let rgb = track.at(0).srgb().map(|part| f64::from(part) / 255.0);
            return still(rgb.iter().map(|part| number(*part, 4)).chain([json!(1)]).collect());
        }
        self.moving(&baked, |value| [write(value), vec![1.0]].concat())
    }

    /// Something that moves.
    pub fn moving<V: Between + PartialEq>(self, pieces: &[Piece<V>], write: impl Fn(V) -> Vec<f64>) -> Value {
        let list = |value: V| -> Value { write(value).iter().map(|part| number(*part, 4)).collect() };
        let mut keys = Vec::new();
        let mut before: Option<&Piece<V>> = None;
        for piece in pieces {
            let mut start = self.at(piece.start);
            match before {
                Some(before) if before.curve == Curve::Hold => start = self.jump(piece.start),
                Some(before) if before.to != piece.from => {
                    start = self.jump(piece.start);
                    keys.push(json!({ "t": number(start - JUST_BEFORE, 3), "s": list(before.to), "h": 1 }));
                }
                _ => {}
            }
            keys.push(key(start, list(piece.from), piece.curve));
            before = Some(piece);
        }
        if let Some(last) = pieces.last() {
            let end = if last.curve == Curve::Hold { self.jump(last.end) } else { self.at(last.end) };
            keys.push(json!({ "t": number(end, 3), "s": list(last.to) }));
        }
        json!({ "a": 1, "k": keys })
    }
}

fn key(start: f64, value: Value, curve: Curve) -> Value {
    let start = number(start, 3);
    let (x1, y1, x2, y2) = match curve {
        Curve::Hold => return json!({ "t": start, "s": value, "h": 1 }),
        Curve::Linear => (0.0, 0.0, 1.0, 1.0),
        Curve::Bezier(x1, y1, x2, y2) => (x1, y1, x2, y2),
    };
    let end = |x: f64, y: f64| json!({ "x": [number(x, 4)], "y": [number(y, 4)] });
    json!({ "t": start, "s": value, "o": end(x1, y1), "i": end(x2, y2) })
}
