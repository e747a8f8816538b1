//! F03: can every shape that matters be told from what is around it?
//!
//! A shape is known by its outline. Along it, wherever it is seen, the line is compared with both its sides in the picture; the
//! better side counts, for a line that is as dark as the one beside it still bounds the shape on the other. The middle value of
//! all places is the shape's contrast: half of its outline must be seen, or it is not recognised.

use kurbo::{ParamCurve as _, ParamCurveDeriv as _, PathSeg, Point, Vec2};
use trellis_film::plan::Plan;

use super::contrast::{contrast, over};
use super::pictures::{Painted, Picture, Shapes, essential};
use super::report::{Finding, Outcome, Place, Seen};

/// Below this a shape fails (WCAG 2.2, 1.4.11).
const FAIL: f64 = 3.0;
/// At so many places of an outline it is looked at.
const LOOKS: usize = 48;
/// How far beyond the line's edge its side is looked at, in pixels: behind the soft edge.
const BESIDE: f64 = 2.0;
/// A line is hidden where the picture differs so much from it, in screen values.
const HIDDEN: i32 = 24;
/// Lines that are no outlines: patterns, which lie within an edge, the panels of a door, and the seat of a wheelchair, which is
/// covered by whoever sits on it.
const NO_OUTLINE: [&str; 3] = ["pattern", "field", "seat"];
/// What bounds a person: within it are pockets, braids and faces. A head and a skirt are not among it, for hair and torso cover
/// most of their edges, and dark skin beside an ink outline is as it should be.
const PERSON: [&str; 2] = ["torso", "stick"];
/// Lines thinner than this have no pixel of their own colour.
const THIN: f64 = 2.5;

/// The outlines of a film with the best contrast that each was seen with.
pub struct Outlines<'a> {
    plan: &'a Plan,
    shapes: &'a Shapes,
    most: &'a [[f64; 2]],
    best: Vec<Option<(f64, Place)>>,
    /// What has been seen well enough, or need not be.
    looked: Vec<bool>,
}

impl<'a> Outlines<'a> {
    /// Nothing seen yet; `most` says how solid each node becomes.
    pub fn new(plan: &'a Plan, shapes: &'a Shapes, most: &'a [[f64; 2]]) -> Self {
        let looked = (0..plan.nodes.len()).map(|index| !is_outline(plan, index)).collect();
        Self { plan, shapes, most, best: vec![None; plan.nodes.len()], looked }
    }

    /// Looks at every outline that is as solid as it becomes, until it has been seen well enough.
    pub fn look(&mut self, picture: &Picture<'_>, steps: &[Painted]) {
        for step in steps {
            let Some(width) = step.line.filter(|_| !self.looked[step.node]) else { continue };
            if step.solid + 0.01 < self.most[step.node][1] {
                continue;
            }
            let Some(middle) = middle(picture, step, width, self.shapes) else { continue };
            self.looked[step.node] = middle >= FAIL;
            if self.best[step.node].as_ref().is_none_or(|(best, _)| middle > *best) {
                let place = Place::of(self.plan, picture.ms, Some(&self.plan.nodes[step.node]));
                self.best[step.node] = Some((middle, place));
            }
        }
    }

    /// The row of F03: the worst outline, and every other that fails.
    pub fn finding(self) -> Finding {
        let named = self.best.into_iter().zip(&self.plan.nodes);
        let mut best: Vec<_> = named.filter_map(|(best, node)| Some((best?, name(&node.id)))).collect();
        best.sort_by(|((one, _), _), ((other, _), _)| one.total_cmp(other));
        let seen = best.into_iter().map(|((contrast, place), name)| {
            let outcome = Outcome::at_least(contrast, FAIL, FAIL);
            let what = format!("the outline of its {name} against what is beside it");
            Seen::new(outcome, format!("{contrast:.2} : 1"), what).at(place)
        });
        Finding::new("F03", "fails below 3", "no outlines", seen.collect())
    }
}

/// The last part of an id: what part of its layer a node is.
fn name(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or_default()
}

fn is_outline(plan: &Plan, index: usize) -> bool {
    let node = &plan.nodes[index];
    let name = name(&node.id);
    let person = node.id.contains("/body/") || node.id.contains("/bust/");
    let bounds = if person { PERSON.contains(&name) } else { !NO_OUTLINE.contains(&name) };
    node.stroke.is_some() && bounds && essential(plan, index)
}

/// The middle contrast of an outline over the places where it is seen; none where it is hidden.
fn middle(picture: &Picture<'_>, step: &Painted, width: f64, shapes: &Shapes) -> Option<f64> {
    let pieces: Vec<PathSeg> = shapes[step.node].path.segments().collect();
    let grown = step.matrix.determinant().abs().sqrt();
    let width = width * grown;
    let each = (LOOKS / pieces.len().max(1)).max(1);
    let skip = (pieces.len() / LOOKS).max(1);
    let mut seen: Vec<f64> = Vec::new();
    for piece in pieces.iter().step_by(skip) {
        for look in 0..each {
            let at = (look as f64 + 0.5) / each as f64;
            seen.extend(one(picture, step, piece, at, width));
        }
    }
    seen.sort_by(f64::total_cmp);
    seen.get(seen.len() / 2).copied()
}

/// The contrast at one place of an outline so wide, in pixels, with its better side; none where something hides it.
fn one(picture: &Picture<'_>, step: &Painted, piece: &PathSeg, at: f64, width: f64) -> Option<f64> {
    let place = step.matrix * piece.eval(at);
    let along = step.matrix * (piece.eval(at) + tangent(piece, at)) - place;
    let out = Vec2::new(-along.y, along.x) / along.hypot().max(1e-9) * (width / 2.0 + BESIDE);
    let line = picture.pixel(picture.whole, place.x, place.y)?;
    let differs = |part: usize| (i32::from(line[part]) - i32::from(step.colour[part])).abs() > HIDDEN;
    if step.solid > 0.99 && width > THIN && (0..3).any(differs) {
        return None;
    }
    let side = |point: Point| {
        let beside = picture.pixel(picture.whole, point.x, point.y)?;
        Some(contrast(over(step.colour, beside, step.solid), beside))
    };
    side(place + out).into_iter().chain(side(place - out)).reduce(f64::max)
}

fn tangent(piece: &PathSeg, at: f64) -> Vec2 {
    match piece {
        PathSeg::Line(line) => line.deriv().eval(at).to_vec2(),
        PathSeg::Quad(quad) => quad.deriv().eval(at).to_vec2(),
        PathSeg::Cubic(cubic) => cubic.deriv().eval(at).to_vec2(),
    }
}
