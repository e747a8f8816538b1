//! Layers: where they are, and what they show.

use serde_json::{Value, json};
use trellis_film::font::Fonts;
use trellis_film::plan::{Node, Track};

use super::outline::outlines;
use super::value::{Time, number, numbers, still};
use crate::motion::pair::{Pair, Way, way};
use crate::motion::pieces;
use crate::shape::{self, parse, stretches};

/// A layer of a kind (0 a composition, 3 nothing, 4 shapes) that is on in those frames, at its place.
pub fn bare(kind: u8, name: &str, [first, end]: [u32; 2]) -> Value {
    json!({ "ty": kind, "nm": name, "ddd": 0, "sr": 1, "st": 0, "ip": first, "op": end, "bm": 0, "ks": {
        "o": still(json!(100)), "r": still(json!(0)), "p": still(json!([0, 0, 0])), "a": still(json!([0, 0, 0])),
        "s": still(json!([100, 100, 100])),
    } })
}

/// The places of a node, outermost first, at least one. A layer moves, turns and grows by one clock each, so right and down, or wide
/// and high, that have two clocks each need a layer more.
pub fn places(node: &Node, time: Time) -> Vec<Value> {
    let [x, y] = node.anchor;
    let spot = |Pair(right, down): Pair| vec![right + x, down + y, 0.0];
    let size = |Pair(wide, high): Pair| vec![wide * 100.0, high * 100.0, 100.0];
    let mut moves = pair([&node.x, &node.y], Pair(0.0, 0.0), time, spot);
    let mut grows = pair([&node.sx, &node.sy], Pair(1.0, 1.0), time, size);
    let resting = |spot: Option<Value>, size: Option<Value>, turn: Value| {
        json!({
            "o": still(json!(100)),
            "a": still(numbers(&[x, y, 0.0])),
            "p": spot.unwrap_or_else(|| still(numbers(&[x, y, 0.0]))),
            "s": size.unwrap_or_else(|| still(json!([100, 100, 100]))),
            "r": turn,
        })
    };
    let inner = (grows.len() > 1).then(|| grows.pop()).flatten();
    let outer = (moves.len() > 1).then(|| moves.remove(0));
    let middle = resting(moves.pop(), grows.pop(), time.number(&node.rotate, 1.0));
    let none = || still(json!(0));
    let outer = outer.map(|spot| resting(Some(spot), None, none()));
    let inner = inner.map(|size| resting(None, Some(size), none()));
    outer.into_iter().chain([middle]).chain(inner).collect()
}

/// One value of two tracks, or two where each has its own clock.
fn pair(tracks: [&Track<f64>; 2], rest: Pair, time: Time, write: impl Fn(Pair) -> Vec<f64>) -> Vec<Value> {
    match way(tracks, rest, time.span()) {
        Way::Still => vec![still(numbers(&write(Pair(tracks[0].at(0), tracks[1].at(0)))))],
        Way::One(pieces) => vec![time.moving(&pieces, write)],
        Way::Two(first, second) => vec![time.moving(&first, &write), time.moving(&second, &write)],
    }
}

/// What a shape or a row of text in these fonts shows: its line above its inside.
pub fn leaf(node: &Node, fonts: Fonts<'_>, time: Time) -> Value {
    let mut groups = Vec::new();
    let outline = shape::of(node, fonts);
    if let (Some(stroke), None) = (&node.stroke, &node.text) {
        let line = json!({
            "ty": "st", "c": time.colour(stroke), "o": still(json!(100)), "w": time.number(&node.width, 1.0), "lc": 2, "lj": 2,
        });
        if node.trim == Track::Still(1.0) {
            groups.push(group(outlines(&outline), [line]));
        } else {
            groups.extend(growing(node, &line, time));
        }
    }
    if let Some(fill) = &node.fill {
        let inside =
            json!({ "ty": "fl", "c": time.colour(fill), "o": still(number(node.alpha * 100.0, 3)), "r": 1 });
        groups.push(group(outlines(&outline), [inside]));
    }
    Value::Array(groups)
}

/// A line that grows: each unbroken stretch by itself, since players disagree on the order of several.
fn growing(node: &Node, line: &Value, time: Time) -> Vec<Value> {
    let path = node.path.as_deref().map(parse).unwrap_or_default();
    let grows = pieces(&node.trim, time.span());
    let groups = stretches(&path).into_iter().map(|stretch| {
        let end = if grows.is_empty() {
            still(number(stretch.own(node.trim.at(0)) * 100.0, 3))
        } else {
            time.moving(&stretch.grows(&grows), |share| vec![share * 100.0])
        };
        let trim = json!({ "ty": "tm", "s": still(json!(0)), "e": end, "o": still(json!(0)), "m": 1 });
        group(outlines(&stretch.path), [trim, line.clone()])
    });
    // Lottie names what is on top first; these have one colour, but their round ends meet.
    groups.rev().collect()
}

fn group<const N: usize>(mut items: Vec<Value>, looks: [Value; N]) -> Value {
    items.extend(looks);
    items.push(json!({
        "ty": "tr", "p": still(json!([0, 0])), "a": still(json!([0, 0])), "s": still(json!([100, 100])), "r": still(json!(0)),
        "o": still(json!(100)),
    }));
    json!({ "ty": "gr", "it": items })
}
