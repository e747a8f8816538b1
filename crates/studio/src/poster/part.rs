//! One part of the film's picture, taken out of its scene so that it can be drawn elsewhere.

use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::plan::{Plan, Scene, Track};

use super::Wrong;
use crate::shape::{self, Shape};

/// A part ready to be drawn: its own plan, its outlines, and what is painted.
pub struct Part {
    /// The part as a plan of its own.
    pub plan: Plan,
    /// The outlines of its nodes.
    pub shapes: Vec<Shape>,
    /// How it is painted at its scene's still.
    pub list: DisplayList,
}

/// The scene `id`.
pub fn scene<'a>(plan: &'a Plan, id: &str) -> Result<&'a Scene, Wrong> {
    plan.scenes.iter().find(|scene| scene.id == id).ok_or_else(|| Wrong::Part(id.to_owned()))
}

impl Part {
    /// The family `id`, as `scene/layer…`, as it is at the scene's still, about its own (0, 0) and as large as it was drawn.
    pub fn of(plan: &Plan, id: &str) -> Result<Self, Wrong> {
        let still = scene(plan, id.split('/').next().unwrap_or_default())?.still;
        let first =
            plan.nodes.iter().position(|node| node.id == id).ok_or_else(|| Wrong::Part(id.to_owned()))?;
        let mut nodes = plan.nodes[first..plan.nodes[first].next as usize].to_vec();
        for node in &mut nodes {
            node.next -= first as u32;
            node.parent = node.parent.and_then(|parent| parent.checked_sub(first as u32));
        }
        let own = &mut nodes[0];
        (own.x, own.y) = (Track::Still(0.0), Track::Still(0.0));
        (own.sx, own.sy, own.opacity) = (Track::Still(1.0), Track::Still(1.0), Track::Still(1.0));
        let whole = Plan { nodes, scenes: Vec::new(), ..plan.clone() };
        let mut list = DisplayList::default();
        evaluate(&whole, still, Captions::Beside, &mut list);
        Ok(Self { shapes: shape::all(&whole), plan: whole, list })
    }
}
