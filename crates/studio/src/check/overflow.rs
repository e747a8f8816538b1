//! F06: has every text its room? And what is left of an examination when a text has none.

use kurbo::{Rect, Shape as _};
use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::film;
use trellis_film::plan::{Node, Plan, Role};
use trellis_film::resolve::{Cause, Fault, STYLES};
use trellis_film::storyboard::Layer;
use trellis_film::text::SMALLEST;

use super::pictures::{moments, most_solid, painted};
use super::report::{Finding, Outcome, Place, Seen, layer_of};
use crate::shape;

/// Where what matters stands, in canvas pixels.
const SAFE: Rect = Rect::new(96.0, 54.0, 1824.0, 905.0);
/// Where captions stand.
const CAPTIONS: Rect = Rect::new(96.0, 910.0, 1824.0, 1050.0);
const LIMIT: &str = "28 px, x 96–1824, y 54–905";

/// The row of F06 for a film whose texts could all be set into their boxes. `usual`: the parameters are those that ship, with
/// which a text that had to shrink is worth a warning.
pub fn overflow(plan: &Plan, usual: bool) -> Finding {
    let moments = moments(plan);
    let most = most_solid(plan, &moments);
    let shapes = shape::all(plan);
    let mut list = DisplayList::default();
    let mut seen = Vec::new();
    for ms in &moments {
        evaluate(plan, *ms, Captions::Painted, &mut list);
        for step in painted(&list) {
            let node = &plan.nodes[step.node];
            let Some(row) = node.text.as_ref().filter(|_| step.solid + 0.01 >= most[step.node][0]) else {
                continue;
            };
            let size = row.size * step.matrix.determinant().abs().sqrt();
            let stretch = step.matrix.transform_rect_bbox(shapes[step.node].path.bounding_box());
            let place = Place::of(plan, *ms, Some(node));
            seen.push(room(plan, node, stretch, size, usual, &row.words).at(place));
        }
    }
    // The smallest text stands for all when nothing is wrong.
    seen.sort_by(|one, other| pixels(one).total_cmp(&pixels(other)));
    Finding::new("F06", LIMIT, "no text", seen)
}

fn pixels(seen: &Seen) -> f64 {
    seen.measured.split(' ').next().and_then(|size| size.parse().ok()).unwrap_or_default()
}

fn room(plan: &Plan, node: &Node, stretch: Rect, size: f64, usual: bool, words: &str) -> Seen {
    let caption = node.parent.is_some_and(|parent| plan.nodes[parent as usize].role == Role::Caption);
    let area = if caption { CAPTIONS } else { SAFE };
    let outside = stretch.union(area) != area;
    let asked = if caption { None } else { wanted(&node.id) };
    let reached = node.text.as_ref().map_or(size, |row| row.size);
    let shrunk = asked.filter(|asked| usual && reached < *asked);
    let measured = format!("{size:.0} px");
    if size < SMALLEST - 0.01 {
        return Seen::new(Outcome::Fail, measured, format!("“{words}” is too small to read"));
    }
    if outside {
        let Rect { x0, y0, x1, y1 } = stretch;
        let what = format!("“{words}” stands at x {x0:.0}–{x1:.0}, y {y0:.0}–{y1:.0}, outside its area");
        return Seen::new(Outcome::Fail, measured, what);
    }
    match shrunk {
        Some(asked) => {
            Seen::new(Outcome::Warn, measured, format!("“{words}” had to shrink from {asked:.0} px"))
        }
        None => Seen::new(Outcome::Pass, measured, format!("“{words}”")),
    }
}

/// The size that the storyboard asks for the text of a node.
fn wanted(id: &str) -> Option<f64> {
    let layer = layer_named(id)?;
    let style = layer.style.as_deref().unwrap_or("body");
    STYLES.iter().find(|(name, ..)| *name == style).map(|(_, size, _)| *size)
}

/// The layer of the storyboard that a node is a part of.
pub fn layer_named(id: &str) -> Option<&'static Layer> {
    let scene = film::storyboard().scene.iter().find(|scene| id.starts_with(&format!("{}/", scene.id)))?;
    let name = layer_of(id).rsplit('/').next()?;
    scene.layer.iter().find(|layer| layer.id == name)
}

/// The row of F06 for a film with texts that fit at no size.
pub fn unset(faults: &[Fault]) -> Finding {
    let seen = faults.iter().filter(|fault| fault.cause == Cause::Overflow).map(|fault| {
        let place =
            Place { scene: fault.scene.clone(), ms: 0, layer: format!("{}/{}", fault.scene, fault.layer) };
        Seen::new(Outcome::Fail, "under 28 px", fault.what.clone()).at(place)
    });
    Finding::new("F06", LIMIT, "not drawn", seen.collect())
}

/// The rows of the rules that look at pictures, for a film that has none.
pub fn without_pictures(faults: &[Fault]) -> Vec<Finding> {
    let first = faults.first().map_or(String::new(), ToString::to_string);
    let not = |rule| {
        let what = format!("there is no picture to look at: {first}");
        Finding::new(rule, "", "", vec![Seen::new(Outcome::Fail, "not measured", what)])
    };
    let mut findings: Vec<_> = ["F01", "F02", "F03", "F07", "F09", "F15", "F16"].map(not).into();
    findings.push(unset(faults));
    findings
}
