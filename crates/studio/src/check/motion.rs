//! F09: does anything move too fast, or zoom too far? And does the film without motion stand still?

use kurbo::{Affine, Point, Shape as _};
use trellis_film::plan::{Node, Plan, Role, Scene, Track};
use trellis_film::time::Ms;

use super::report::{Finding, Outcome, Place, Seen};
use crate::shape;

/// The fastest that anything moves, in canvas pixels a second.
const FASTEST: f64 = 900.0;
/// How far the camera, which is the family of a whole scene, may zoom.
const ZOOM: std::ops::RangeInclusive<f64> = 0.95..=1.15;

/// How fast something was at its fastest, and when.
#[derive(Debug, Clone, Copy)]
struct Fast {
    speed: f64,
    ms: Ms,
}

/// The row of F09. A layer without a tag cannot be: in a plan every node has its role.
pub fn motion(plan: &Plan) -> Finding {
    let mut seen = speeds(plan);
    seen.extend(plan.nodes.iter().filter(|node| node.parent.is_none()).flat_map(|node| {
        let out =
            extremes(&node.sx).into_iter().chain(extremes(&node.sy)).filter(|zoom| !ZOOM.contains(zoom));
        out.map(|zoom| {
            let place = Place::of(plan, node.on[0], Some(node));
            Seen::new(Outcome::Fail, format!("zoom {zoom:.2}"), "the camera zooms from 0.95 to 1.15")
                .at(place)
        })
    }));
    seen.extend(plan.scenes.iter().filter(|scene| !has_steps(scene)).map(|scene| {
        let place = Place { scene: scene.id.clone(), ms: scene.start, layer: String::new() };
        let what = "the film without motion has no picture of this scene that stands still";
        Seen::new(Outcome::Fail, format!("{} steps", scene.steps.len()), what).at(place)
    }));
    Finding::new("F09", "fails above 900 px/s", "0 px/s", seen)
}

/// The film without motion is made of steps, each a still: within their scene, in order, at least one.
fn has_steps(scene: &Scene) -> bool {
    let within = scene.steps.iter().all(|step| (scene.start..scene.end).contains(step));
    !scene.steps.is_empty() && within && scene.steps.is_sorted()
}

fn extremes(track: &Track<f64>) -> Vec<f64> {
    match track {
        Track::Still(value) => vec![*value],
        Track::Keys(keys) => keys.iter().map(|key| key.1).collect(),
    }
}

/// The fastest movement of each shape's middle from picture to picture: that of the fastest, and all that are too fast. What
/// grows does not move, so both places are worked out with the size of the later picture. Captions stand still.
fn speeds(plan: &Plan) -> Vec<Seen> {
    let middles: Vec<Point> =
        shape::all(plan).iter().map(|shape| shape.path.bounding_box().center()).collect();
    let mut fastest: Vec<Option<Fast>> = vec![None; plan.nodes.len()];
    let mut places = Places::new(plan);
    for frame in 1..plan.beat.frames() {
        let [before, ms] = [frame - 1, frame].map(|frame| plan.beat.moment(frame));
        let took = f64::from(ms - before) / 1000.0;
        for (node, [from, to]) in places.between(before, ms) {
            let speed = (*from * middles[*node]).distance(*to * middles[*node]) / took;
            if fastest[*node].is_none_or(|fast| speed > fast.speed) {
                fastest[*node] = Some(Fast { speed, ms });
            }
        }
    }
    let mut all: Vec<_> =
        fastest.into_iter().enumerate().filter_map(|(node, fast)| Some((node, fast?))).collect();
    all.sort_by(|(_, one), (_, other)| other.speed.total_cmp(&one.speed));
    all.into_iter().map(|(node, fast)| too_fast(plan, node, fast)).collect()
}

fn too_fast(plan: &Plan, node: usize, fast: Fast) -> Seen {
    let node = &plan.nodes[node];
    let what = if node.role == Role::Decorative { "decoration at its fastest" } else { "at its fastest" };
    let mut place = Place::of(plan, fast.ms, Some(node));
    // One row for what the storyboard lays down as one: all inside a layer moves with it.
    let ends = place.layer.match_indices('/').nth(1).map(|(at, _)| at);
    place.layer.truncate(ends.unwrap_or(place.layer.len()));
    let outcome = Outcome::Fail.unless(fast.speed <= FASTEST);
    Seen::new(outcome, format!("{:.0} px/s", fast.speed), what).at(place)
}

/// Where shapes are in two pictures that follow each other.
struct Places<'a> {
    plan: &'a Plan,
    families: Vec<(u32, [Affine; 2])>,
    seen: Vec<(usize, [Affine; 2])>,
}

impl<'a> Places<'a> {
    const fn new(plan: &'a Plan) -> Self {
        Self { plan, families: Vec::new(), seen: Vec::new() }
    }

    /// The places, at `before` and at `ms`, of every shape that is seen in both.
    fn between(&mut self, before: Ms, ms: Ms) -> &[(usize, [Affine; 2])] {
        self.families.clear();
        self.seen.clear();
        let mut index = 0;
        while let Some(node) = self.plan.nodes.get(index as usize) {
            while self.families.last().is_some_and(|(until, _)| *until <= index) {
                self.families.pop();
            }
            let on = node.on[0] <= before && ms < node.on[1] && node.role != Role::Caption;
            if !on || node.opacity.at(before) <= 0.0 || node.opacity.at(ms) <= 0.0 {
                index = node.next;
                continue;
            }
            let outer = self.families.last().map_or([Affine::IDENTITY; 2], |(_, place)| *place);
            let place = [outer[0] * moved(node, before, ms), outer[1] * moved(node, ms, ms)];
            if node.path.is_some() || node.text.is_some() {
                self.seen.push((index as usize, place));
            } else {
                self.families.push((node.next, place));
            }
            index += 1;
        }
        &self.seen
    }
}

/// As [`trellis_film::evaluate::local`], with the place of one moment and the size of another.
fn moved(node: &Node, place: Ms, size: Ms) -> Affine {
    let [x, y] = node.anchor;
    Affine::translate((node.x.at(place) + x, node.y.at(place) + y))
        * Affine::rotate(node.rotate.at(place).to_radians())
        * Affine::scale_non_uniform(node.sx.at(size), node.sy.at(size))
        * Affine::translate((-x, -y))
}
