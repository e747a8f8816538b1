//! The film as Lottie, for players that move shapes: shapes, places, opacity and growing lines, and nothing that players disagree on.
//!
//! Every shape is a layer; families place it by parenting, which every player multiplies alike. A family that fades is a composition
//! of its own, since nothing else fades as one; inside it the family's place is written again, so that it is never cut off.

mod layer;
mod outline;
mod value;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use trellis_film::evaluate::Captions;
use trellis_film::plan::{Node, Plan, Role, Track};
use trellis_film::time::Ms;

use layer::{bare, leaf, places};
use value::Time;

/// The Lottie JSON of the whole film: one line, the same bytes every time. Chapters are its markers.
pub fn lottie(plan: &Plan, captions: Captions) -> String {
    let time = Time { beat: plan.beat };
    let mut writer = Writer { plan, captions, time, assets: Vec::new(), sheet: Sheet::default() };
    writer.paper();
    writer.family(0, plan.nodes.len() as u32, [0, plan.beat.dur]);
    let markers = plan.scenes.iter().map(|scene| {
        let [start, end] = [scene.start, scene.end].map(|moment| time.first_frame(moment));
        json!({ "tm": start, "cm": scene.chapter, "dr": end - start })
    });
    json!({
        "v": "5.7.0",
        "nm": plan.title,
        "fr": plan.beat.fps,
        "ip": 0,
        "op": plan.beat.frames(),
        "w": plan.size[0],
        "h": plan.size[1],
        "ddd": 0,
        "markers": markers.collect::<Vec<_>>(),
        "layers": writer.sheet.finished(),
        "assets": writer.assets,
    })
    .to_string()
}

/// The layers of one composition in the order of painting, and where in it the families are that place others.
#[derive(Default)]
struct Sheet {
    layers: Vec<Value>,
    places: BTreeMap<u32, Option<usize>>,
}

impl Sheet {
    /// Adds a layer and says its number.
    fn add(&mut self, mut layer: Value, parent: Option<usize>) -> usize {
        let number = self.layers.len() + 1;
        layer["ind"] = number.into();
        if let Some(parent) = parent {
            layer["parent"] = parent.into();
        }
        self.layers.push(layer);
        number
    }

    /// Lottie names what is on top first.
    fn finished(self) -> Vec<Value> {
        self.layers.into_iter().rev().collect()
    }
}

struct Writer<'a> {
    plan: &'a Plan,
    captions: Captions,
    time: Time,
    assets: Vec<Value>,
    sheet: Sheet,
}

impl Writer<'_> {
    /// The paper behind everything.
    fn paper(&mut self) {
        let [width, height] = self.plan.size;
        let mut node = Node::new("paper", None, [0, self.plan.beat.dur]);
        node.path = Some(format!("M0 0L{width} 0L{width} {height}L0 {height}Z"));
        node.fill = Some(Track::Still(self.plan.paper));
        self.leaf(&node, [0, self.plan.beat.dur]);
    }

    fn family(&mut self, mut index: u32, until: u32, on: [Ms; 2]) {
        while index < until {
            let Some(node) = self.plan.nodes.get(index as usize) else { break };
            let own = [on[0].max(node.on[0]), on[1].min(node.on[1])];
            let wanted = self.captions == Captions::Painted || node.role != Role::Caption;
            if wanted && own[0] < own[1] && self.time.frames(own)[0] < self.time.frames(own)[1] {
                self.node(node, index, own);
            }
            index = node.next;
        }
    }

    fn node(&mut self, node: &Node, index: u32, on: [Ms; 2]) {
        if node.path.is_some() || node.text.is_some() {
            self.leaf(node, on);
        } else if node.opacity == Track::Still(1.0) {
            self.family(index + 1, node.next, on);
        } else {
            let outside = std::mem::take(&mut self.sheet);
            self.family(index + 1, node.next, on);
            let inside = std::mem::replace(&mut self.sheet, outside).finished();
            let id = format!("c{}", self.assets.len());
            self.assets.push(json!({ "id": id, "layers": inside }));
            let mut layer = bare(0, &node.id, self.time.frames(on));
            layer["refId"] = id.into();
            layer["w"] = self.plan.size[0].into();
            layer["h"] = self.plan.size[1].into();
            layer["ks"]["o"] = self.time.number(&node.opacity, 100.0);
            self.sheet.add(layer, None);
        }
    }

    fn leaf(&mut self, node: &Node, on: [Ms; 2]) {
        let mut parent = node.parent.and_then(|family| self.place(family));
        let mut places = places(node, self.time);
        let own = places.pop();
        for ks in places {
            parent = Some(self.point(&node.id, ks, parent));
        }
        let mut layer = bare(4, &node.id, self.time.frames(on));
        layer["ks"] = own.unwrap_or_default();
        layer["ks"]["o"] = self.time.number(&node.opacity, 100.0);
        layer["shapes"] = leaf(node, self.plan.fonts(), self.time);
        self.sheet.add(layer, parent);
    }

    /// The layer of this composition that places the members of a family; none where it stays where it is.
    fn place(&mut self, family: u32) -> Option<usize> {
        if let Some(known) = self.sheet.places.get(&family) {
            return *known;
        }
        let node = &self.plan.nodes[family as usize];
        let mut place = node.parent.and_then(|outer| self.place(outer));
        let rests = [(&node.x, 0.0), (&node.y, 0.0), (&node.rotate, 0.0), (&node.sx, 1.0), (&node.sy, 1.0)];
        if rests.iter().any(|(track, rest)| **track != Track::Still(*rest)) {
            for ks in places(node, self.time) {
                place = Some(self.point(&node.id, ks, place));
            }
        }
        self.sheet.places.insert(family, place);
        place
    }

    /// A layer that shows nothing and places others.
    fn point(&mut self, name: &str, ks: Value, parent: Option<usize>) -> usize {
        let mut layer = bare(3, name, [0, self.plan.beat.frames()]);
        layer["ks"] = ks;
        self.sheet.add(layer, parent)
    }
}
