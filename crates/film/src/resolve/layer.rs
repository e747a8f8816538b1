//! A layer of the storyboard becomes a family of nodes.

use kurbo::BezPath;

use super::keys::{Place, comes_and_goes, rises};
use super::{Resolver, SpokenScene};
use crate::person;
use crate::plan::{Node, Role, Track};
use crate::shape::{circle, rect, written};
use crate::storyboard::{Layer, Scene, Value};
use crate::venn::Petal;

impl Resolver<'_> {
    /// Lays all layers of a scene, each with the layers inside it.
    pub(super) fn layers(&mut self, scene: &Scene, spoken: &SpokenScene) {
        for layer in &scene.layer {
            if let Some(inside) =
                layer.inside.as_ref().filter(|name| scene.layer.iter().all(|other| other.id != **name))
            {
                self.fault(&scene.id, &layer.id, format!("there is no layer `{inside}` for it to be in"));
            }
        }
        self.family(scene, spoken, "");
    }

    fn family(&mut self, scene: &Scene, spoken: &SpokenScene, inside: &str) {
        for layer in Layer::families(&scene.layer).remove(inside).unwrap_or_default() {
            if self.takes_part(layer.when.as_deref()) {
                let node = self.placed(layer, spoken);
                self.sheet.open(node);
                self.content(layer, spoken);
                self.family(scene, spoken, &layer.id);
                self.sheet.close();
            }
        }
    }

    /// The node of a layer with everything that moves it.
    fn placed(&mut self, layer: &Layer, spoken: &SpokenScene) -> Node {
        let place = Place { spoken, layer: &layer.id };
        let enter = layer.enter.as_ref().map(|at| self.moment(at, spoken, &layer.id));
        let exit = layer.exit.as_ref().map(|at| self.moment(at, spoken, &layer.id));
        if let (Some(marks), Some(at)) = (layer.enter.as_ref().zip(layer.exit.as_ref()), enter.zip(exit)) {
            self.in_order(marks.into(), at.into(), place);
        }
        let mut node = self.sheet.node(&layer.id, [spoken.start, spoken.end]);
        node.role = if layer.decorative { Role::Decorative } else { Role::Essential };
        node.anchor = layer.anchor;
        node.x = self.track(layer.x.as_ref(), 0.0, place);
        let y = self.track(layer.y.as_ref(), 0.0, place);
        node.y = rises(y, enter);
        node.sx = self.track(layer.scale.as_ref(), 1.0, place);
        node.sy = node.sx.clone();
        node.rotate = self.track(layer.rotate.as_ref(), 0.0, place);
        let opacity = self.track(layer.opacity.as_ref(), 1.0, place);
        node.opacity = comes_and_goes(opacity, enter, exit);
        node
    }

    /// What a layer shows.
    fn content(&mut self, layer: &Layer, spoken: &SpokenScene) {
        let place = Place { spoken, layer: &layer.id };
        if let Some(name) = &layer.person {
            self.person(name, layer, place);
        }
        if let Some(name) = &layer.petal {
            match Petal::of(name) {
                Some(petal) => self.petal(petal, place),
                None => self.fault(&spoken.id, &layer.id, format!("`{name}` is no petal")),
            }
        }
        if let (Some(which), Some([from, until])) = (&layer.grid, &layer.filling) {
            let between = [self.moment(from, spoken, &layer.id), self.moment(until, spoken, &layer.id)];
            self.in_order([from, until], between, place);
            self.grid(usize::from(which != "all"), between, place);
        }
        if let Some(open) = &layer.door {
            self.door(open, place);
        }
        if let Some(path) = self.outline(layer, place) {
            self.painted(layer, &path, place);
        }
        if let Some(message) = &layer.text {
            self.text(layer, message, place);
        }
    }

    /// The one path of a layer that is a plain shape.
    fn outline(&mut self, layer: &Layer, place: Place<'_>) -> Option<BezPath> {
        if let Some(radius) = layer.circle {
            return Some(circle(0.0, 0.0, radius));
        }
        if let Some([width, height, corner]) = layer.rect {
            return Some(rect(0.0, 0.0, width, height, corner));
        }
        if let Some([width, height, x, y]) = layer.bubble {
            return Some(super::scenery::bubble(width, height, (x, y)));
        }
        if let Some(points) = &layer.line {
            let mut path = BezPath::new();
            for (index, [x, y]) in points.iter().enumerate() {
                if index == 0 { path.move_to((*x, *y)) } else { path.line_to((*x, *y)) }
            }
            return Some(path);
        }
        let text = layer.path.as_ref()?;
        match BezPath::from_svg(text) {
            Ok(path) => Some(path),
            Err(error) => {
                self.fault(&place.spoken.id, place.layer, format!("its path cannot be read: {error}"));
                None
            }
        }
    }

    fn painted(&mut self, layer: &Layer, path: &BezPath, place: Place<'_>) {
        let mut node = self.sheet.node("shape", [place.spoken.start, place.spoken.end]);
        node.path = Some(written(path));
        node.fill = self.colours(layer.fill.as_ref(), place);
        node.alpha = layer.alpha.unwrap_or(1.0);
        node.stroke = self.colours(layer.stroke.as_ref(), place);
        node.width = Track::Still(if node.stroke.is_some() { layer.width.unwrap_or(4.0) } else { 0.0 });
        node.trim = self.track(layer.trim.as_ref(), 1.0, place);
        self.sheet.leaf(node);
    }

    fn person(&mut self, name: &str, layer: &Layer, place: Place<'_>) {
        let usual = Value::Still("stand".to_owned());
        let company = self.company;
        let poses =
            self.mapped(layer.pose.as_ref().or(Some(&usual)), place, |name| company.pose.get(name).copied());
        let keys = match poses {
            Some(Track::Still(pose)) => vec![(place.spoken.start, pose, crate::curve::MOVE)],
            Some(Track::Keys(keys)) => keys.into_iter().map(|key| (key.0, key.1, key.2)).collect(),
            None => return,
        };
        let Some(look) = self.look(name).cloned() else {
            self.fault(&place.spoken.id, place.layer, format!("nobody of the cast is called `{name}`"));
            return;
        };
        let draw = if layer.head { person::draw_head } else { person::draw };
        if let Err(what) = draw(&mut self.sheet, &look, &keys, [place.spoken.start, place.spoken.end]) {
            self.fault(&place.spoken.id, place.layer, what);
        }
    }
}
