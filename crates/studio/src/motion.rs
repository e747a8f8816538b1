//! Motion as other formats write it: a track as pieces from key to key, each with its curve, between two moments.

pub mod pair;

use trellis_film::colour::Lab;
use trellis_film::curve::Curve;
use trellis_film::evaluate::Between;
use trellis_film::plan::{Key, Track};
use trellis_film::time::Ms;

/// From one value to another, along one curve. Of a hold, `to` is never reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece<V> {
    /// First moment, in milliseconds.
    pub start: f64,
    /// Last moment, later than the first.
    pub end: f64,
    /// Value at the first moment.
    pub from: V,
    /// Value towards which it goes.
    pub to: V,
    /// How it goes there.
    pub curve: Curve,
}

/// What a track does from `first` to `last`: pieces without a gap, or none where nothing changes. Where two keys share a moment the
/// later one counts, and the value jumps to it.
pub fn pieces<V: Between + PartialEq>(track: &Track<V>, [first, last]: [Ms; 2]) -> Vec<Piece<V>> {
    let Track::Keys(keys) = track else { return Vec::new() };
    let mut pieces: Vec<Piece<V>> =
        keys.windows(2).flat_map(|pair| between(pair[0], pair[1], [first, last])).collect();
    let (before, after) = (track.at(first), track.at(last));
    let rests = |piece: &Piece<V>| piece.from == before && (piece.to == before || piece.curve == Curve::Hold);
    if before == after && pieces.iter().all(rests) {
        return Vec::new();
    }
    if pieces.is_empty() {
        return jump(keys, [first, last], before, after);
    }
    if let Some(begin) = pieces.first().map(|piece| piece.start).filter(|begin| *begin > f64::from(first)) {
        pieces.insert(0, still(f64::from(first), begin, track.at(first)));
    }
    if let Some(end) = pieces.last().map(|piece| piece.end).filter(|end| *end < f64::from(last)) {
        pieces.push(still(end, f64::from(last), track.at(last)));
    }
    pieces
}

/// All keys share one moment: the value is one before it and another from then on.
fn jump<V: Copy>(keys: &[Key<V>], [first, last]: [Ms; 2], before: V, after: V) -> Vec<Piece<V>> {
    let moment = keys.iter().map(|key| key.0).find(|moment| (first..last).contains(moment)).unwrap_or(last);
    let mut pieces = vec![still(f64::from(first), f64::from(moment), before)];
    if moment < last {
        pieces.push(still(f64::from(moment), f64::from(last), after));
    }
    pieces
}

const fn still<V: Copy>(start: f64, end: f64, value: V) -> Piece<V> {
    Piece { start, end, from: value, to: value, curve: Curve::Hold }
}

/// What lies between two keys, cut to what lies between `first` and `last`: one piece, or several where one curve cannot say it.
fn between<V: Between + PartialEq>(one: Key<V>, other: Key<V>, [first, last]: [Ms; 2]) -> Vec<Piece<V>> {
    let mut pieces = Vec::new();
    let (begin, end) = (one.0.max(first), other.0.min(last));
    if begin < end {
        cut_out(one, other, [begin, end], &mut pieces);
    }
    pieces
}

fn cut_out<V: Between + PartialEq>(
    one: Key<V>,
    other: Key<V>,
    [begin, end]: [Ms; 2],
    pieces: &mut Vec<Piece<V>>,
) {
    let share = |moment: Ms| f64::from(moment - one.0) / f64::from(other.0 - one.0);
    let value = |moment: Ms| {
        if moment == other.0 { other.1 } else { one.1.between(other.1, other.2.at(share(moment))) }
    };
    let whole = begin == one.0 && end == other.0;
    let curve = if whole { Some(other.2) } else { cut(other.2, share(begin), share(end)) };
    let curve = curve.or((end - begin < 2).then_some(Curve::Linear));
    if let Some(curve) = curve {
        pieces.push(Piece {
            start: f64::from(begin),
            end: f64::from(end),
            from: value(begin),
            to: value(end),
            curve,
        });
        return;
    }
    // Half of a wild curve is tamer.
    let middle = u32::midpoint(begin, end);
    cut_out(one, other, [begin, middle], pieces);
    cut_out(one, other, [middle, end], pieces);
}

/// The part of a curve between two shares of its time, stretched to a whole one; none where no format could say it, for its time
/// would leave 0…1.
fn cut(curve: Curve, begin: f64, end: f64) -> Option<Curve> {
    let Curve::Bezier(x1, y1, x2, y2) = curve else { return Some(curve) };
    let along = |moment: f64| place_along(x1, x2, moment);
    let (from, to) = (along(begin), along(end));
    let blossom = |one: f64, two: f64, a: f64, b: f64, c: f64| {
        let first = |s: f64| [one * s, one + (two - one) * s, two + (1.0 - two) * s];
        let [p, q, r] = first(a);
        let (p, q) = (p + (q - p) * b, q + (r - q) * b);
        p + (q - p) * c
    };
    let stretched = |one: f64, two: f64| {
        let (low, high) = (blossom(one, two, from, from, from), blossom(one, two, to, to, to));
        let whole = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
        [whole(blossom(one, two, from, from, to)), whole(blossom(one, two, from, to, to))]
    };
    let ([x1, x2], [y1, y2]) = (stretched(x1, x2), stretched(y1, y2));
    // Of the way more than all may be done, or less than nothing.
    [x1, x2].iter().all(|x| (0.0..=1.0).contains(x)).then_some(Curve::Bezier(x1, y1, x2, y2))
}

/// Where along the curve its time is `share`, by halving.
fn place_along(x1: f64, x2: f64, share: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let s = f64::midpoint(low, high);
        let rest = 1.0 - s;
        let x = 3.0 * rest * rest * s * x1 + 3.0 * rest * s * s * x2 + s * s * s;
        if x < share { low = s } else { high = s }
    }
    f64::midpoint(low, high)
}

/// Straight pieces of what `made` makes of the track's values, so many that no moment is further than `near` from the truth, as
/// `far` measures it. Other formats mix colours by other rules; between neighbours as close as this every rule is right.
pub fn straight<V: Between + PartialEq, W: Between>(
    pieces: &[Piece<V>],
    made: impl Fn(V) -> W,
    far: impl Fn(W, W) -> f64,
    near: f64,
) -> Vec<Piece<W>> {
    let mut out = Vec::new();
    for piece in pieces {
        if piece.curve == Curve::Hold {
            out.push(Piece {
                start: piece.start,
                end: piece.end,
                from: made(piece.from),
                to: made(piece.to),
                curve: Curve::Hold,
            });
            continue;
        }
        let value = |share: f64| made(piece.from.between(piece.to, piece.curve.at(share)));
        let misses = |low: f64, high: f64| {
            (1..8).map(|step| f64::from(step) / 8.0).any(|part| {
                far(value(low).between(value(high), part), value(low + (high - low) * part)) > near
            })
        };
        let moment = |share: f64| piece.start + (piece.end - piece.start) * share;
        let mut low = 0.0;
        while low < 1.0 {
            let mut step = 1.0 - low;
            while step > SHORTEST && misses(low, low + step) {
                step /= 2.0;
            }
            let high = if low + step > 1.0 - SHORTEST / 2.0 { 1.0 } else { low + step };
            out.push(Piece {
                start: moment(low),
                end: moment(high),
                from: value(low),
                to: value(high),
                curve: Curve::Linear,
            });
            low = high;
        }
    }
    out
}

/// The shortest part of a piece that is still made straight by itself.
const SHORTEST: f64 = 1.0 / 256.0;

/// Red, green and blue, 0…255, mixed as screens mix them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen(pub [f64; 3]);

impl Between for Screen {
    fn between(self, other: Self, share: f64) -> Self {
        Self([0, 1, 2].map(|part| self.0[part].between(other.0[part], share)))
    }
}

/// The largest difference of a part, in 1/255.
fn apart(one: Screen, other: Screen) -> f64 {
    [0, 1, 2].map(|part| (one.0[part] - other.0[part]).abs()).into_iter().fold(0.0, f64::max)
}

/// The way of a colour as screens mix colours, nowhere two 255ths from the way that it goes by the rules of the film.
pub fn colours(track: &Track<Lab>, span: [Ms; 2]) -> Vec<Piece<Screen>> {
    straight(&pieces(track, span), |lab: Lab| Screen(lab.srgb().map(f64::from)), apart, 1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use trellis_film::colour::token;
    use trellis_film::curve::{ENTER, EXIT, MOVE};

    use super::*;

    fn value<V: Between>(pieces: &[Piece<V>], moment: f64) -> V {
        let piece = pieces.iter().find(|piece| moment < piece.end).or(pieces.last()).expect("a piece");
        piece.from.between(piece.to, piece.curve.at((moment - piece.start) / (piece.end - piece.start)))
    }

    fn curves() -> impl Strategy<Value = Curve> {
        let gentle = prop::array::uniform4(0.0..=1.0_f64)
            .prop_map(|[x1, y1, x2, y2]| Curve::Bezier(x1 * 0.9, y1, x2, y2));
        prop_oneof![Just(Curve::Hold), Just(Curve::Linear), Just(ENTER), Just(MOVE), Just(EXIT), gentle]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn pieces_are_the_track_at_every_moment_between_the_two(
            keys in prop::collection::vec((0..900_u32, -50.0..50.0_f64, curves()), 1..5),
            first in 0..400_u32, length in 1..600_u32,
        ) {
            let mut keys: Vec<_> = keys.into_iter().map(|(at, value, curve)| Key(at, value, curve)).collect();
            keys.sort_by_key(|key| key.0);
            let track = Track::Keys(keys);
            let last = first + length;
            let pieces = pieces(&track, [first, last]);
            if pieces.is_empty() {
                prop_assert!((first..=last).all(|moment| (track.at(moment) - track.at(first)).abs() < 1e-9));
                return Ok(());
            }
            prop_assert!(pieces.windows(2).all(|pair| pair[0].end.to_bits() == pair[1].start.to_bits()));
            prop_assert!(pieces[0].start.to_bits() == f64::from(first).to_bits());
            for moment in first..last {
                // Where a curve is all but upright, a tenth of a value is less than a millisecond.
                let near = [moment.saturating_sub(1), moment, moment + 1].map(|at| track.at(at));
                let (low, high) = (near.iter().copied().fold(f64::MAX, f64::min), near.iter().copied().fold(f64::MIN, f64::max));
                let found = value(&pieces, f64::from(moment));
                prop_assert!((low - 0.1..=high + 0.1).contains(&found), "at {moment}: {found}, not {low} to {high}");
            }
        }
    }

    #[test]
    fn a_value_jumps_where_two_keys_share_a_moment() {
        let key = |at, value| Key(at, value, Curve::Linear);
        let alone = Track::Keys(vec![key(100, 5.0), key(100, 9.0)]);
        assert_eq!(pieces(&alone, [0, 300]), [still(0.0, 100.0, 5.0), still(100.0, 300.0, 9.0)]);
        assert_eq!(pieces(&alone, [0, 100]), [still(0.0, 100.0, 5.0)]);
        let first = Track::Keys(vec![key(100, 5.0), key(100, 9.0), key(200, 9.0)]);
        assert_eq!(pieces(&first, [0, 300])[0], still(0.0, 100.0, 5.0));
    }

    #[test]
    fn straight_colours_are_never_two_255ths_from_the_mixed_ones() {
        let colour = |name| token(name).expect("a colour");
        let screen = |lab: Lab| Screen(lab.srgb().map(f64::from));
        for (one, other, curve) in
            [("barrier", "sponsorship", ENTER), ("ink", "light", MOVE), ("circles", "surface", EXIT)]
        {
            let track =
                Track::Keys(vec![Key(100, colour(one), Curve::Linear), Key(1_300, colour(other), curve)]);
            let straight = colours(&track, [0, 1_400]);
            assert!(straight.len() < 64, "{one} {}", straight.len());
            for moment in 0..1_400 {
                let miss = apart(value(&straight, f64::from(moment)), screen(track.at(moment)));
                assert!(miss < 2.0, "{one} to {other} at {moment}: {miss}");
            }
        }
    }
}
