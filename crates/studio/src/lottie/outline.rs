//! Outlines as Lottie writes them: points, and from each where the curve comes from and goes to.

use kurbo::{BezPath, PathEl, Point, Vec2};
use serde_json::{Value, json};

use super::value::{number, still};

/// Points closer than that are one, in pixels.
const SAME: f64 = 1e-6;

/// One unbroken stretch, as it grows.
#[derive(Default)]
struct Points {
    at: Vec<Point>,
    into: Vec<Vec2>,
    out: Vec<Vec2>,
    closed: bool,
}

/// The shapes of a path, one for each unbroken stretch.
pub fn outlines(path: &BezPath) -> Vec<Value> {
    let mut all: Vec<Points> = Vec::new();
    for element in path {
        match element {
            PathEl::MoveTo(point) => {
                all.push(Points::default());
                add(&mut all, point, point, point);
            }
            PathEl::LineTo(end) => add(&mut all, end, end, end),
            PathEl::QuadTo(control, end) => {
                let Some(begin) = all.last().and_then(|points| points.at.last().copied()) else { continue };
                add(&mut all, begin.lerp(control, 2.0 / 3.0), end.lerp(control, 2.0 / 3.0), end);
            }
            PathEl::CurveTo(first, second, end) => add(&mut all, first, second, end),
            PathEl::ClosePath => close(&mut all),
        }
    }
    all.iter().map(written).collect()
}

/// Adds a curve to the last stretch. For a straight line both controls are its end, which says no more than the end itself.
fn add(all: &mut [Points], first: Point, second: Point, end: Point) {
    let Some(points) = all.last_mut() else { return };
    let straight = first == end && second == end;
    if let (Some(out), Some(begin), false) = (points.out.last_mut(), points.at.last(), straight) {
        *out = first - *begin;
    }
    points.at.push(end);
    points.into.push(if straight { Vec2::ZERO } else { second - end });
    points.out.push(Vec2::ZERO);
}

/// Closes the last stretch; where it already ended at its beginning, the two points become one.
fn close(all: &mut [Points]) {
    let Some(points) = all.last_mut() else { return };
    points.closed = true;
    if points.at.len() > 1 && points.at[0].distance(points.at[points.at.len() - 1]) < SAME {
        points.at.pop();
        points.out.pop();
        if let Some(into) = points.into.pop() {
            points.into[0] = into;
        }
    }
}

fn written(points: &Points) -> Value {
    let pair = |x: f64, y: f64| json!([number(x, 3), number(y, 3)]);
    let vectors = |list: &[Vec2]| list.iter().map(|vector| pair(vector.x, vector.y)).collect::<Value>();
    let at = points.at.iter().map(|point| pair(point.x, point.y)).collect::<Value>();
    let path = json!({ "v": at, "i": vectors(&points.into), "o": vectors(&points.out), "c": points.closed });
    json!({ "ty": "sh", "ks": still(path) })
}
