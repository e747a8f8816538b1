//! Petals, doors, bubbles and the hundred people of a grid.

use kurbo::{Affine, BezPath};

use super::keys::Place;
use super::{Resolver, colour};
use crate::curve::Curve;
use crate::plan::{Key, Track};
use crate::shape::{Paint, circle, rect, written};
use crate::storyboard::Value;
use crate::time::Ms;
use crate::venn::{self, Petal};

/// From one person of a grid to the next, in canvas pixels.
const CELL: f64 = 44.0;
/// A door's width and height: a person passes through it upright.
const DOOR: (f64, f64) = (190.0, 440.0);

/// A speech bubble of that width and height about (0, 0), whose tail points to `tip`.
pub(super) fn bubble(width: f64, height: f64, tip: (f64, f64)) -> BezPath {
    let (right, down) = (width / 2.0, height / 2.0);
    let corner = down.min(40.0).min(width / 4.0);
    let half = (height / 7.0).min(18.0);
    let free = (right - corner - half).max(0.0);
    let foot = (tip.0 * 0.3).clamp(-free, free);
    // How far a control point is from the corner, for a quarter of a circle.
    let bend = corner * (1.0 - 0.552_284_75);
    let mut path = BezPath::new();
    path.move_to((-right + corner, -down));
    if tip.1 < 0.0 {
        tail(&mut path, [(foot - half, -down), tip, (foot + half, -down)]);
    }
    path.line_to((right - corner, -down));
    path.curve_to((right - bend, -down), (right, -down + bend), (right, -down + corner));
    path.line_to((right, down - corner));
    path.curve_to((right, down - bend), (right - bend, down), (right - corner, down));
    if tip.1 >= 0.0 {
        tail(&mut path, [(foot + half, down), tip, (foot - half, down)]);
    }
    path.line_to((-right + corner, down));
    path.curve_to((-right + bend, down), (-right, down - bend), (-right, down - corner));
    path.line_to((-right, -down + corner));
    path.curve_to((-right, -down + bend), (-right + bend, -down), (-right + corner, -down));
    path.close_path();
    path
}

fn tail(path: &mut BezPath, points: [(f64, f64); 3]) {
    for point in points {
        path.line_to(point);
    }
}

/// One small person of a grid, about (0, 0).
fn little_person() -> BezPath {
    let mut path = circle(0.0, -12.0, 7.5);
    path.extend(rect(-11.0, -3.0, 22.0, 19.0, 8.5).iter());
    path
}

impl Resolver<'_> {
    /// A petal of the model: its colour, its pattern and its edge.
    pub(super) fn petal(&mut self, petal: Petal, place: Place<'_>) {
        let on = [place.spoken.start, place.spoken.end];
        let (middle, own) = (petal.middle(), colour(petal.name()));
        let mut disc = self.sheet.node("colour", on);
        disc.path = Some(written(&circle(middle.0, middle.1, venn::PETAL)));
        disc.fill = Some(Track::Still(own));
        disc.alpha = 0.22;
        self.sheet.leaf(disc);
        let mut pattern = self.sheet.node("pattern", on);
        let (lines, width) = petal.pattern(middle, venn::PETAL);
        pattern.path = Some(written(&lines));
        pattern.stroke = Some(Track::Still(own));
        pattern.width = Track::Still(width);
        pattern.opacity = Track::Still(0.45);
        self.sheet.leaf(pattern);
        let edge = if petal.is_dashed() {
            venn::dashed(middle, venn::PETAL, 18.0)
        } else {
            circle(middle.0, middle.1, venn::PETAL)
        };
        self.sheet.shape("edge", on, &edge, Paint { fill: None, stroke: Some(own), width: 5.0 });
    }

    /// A hundred people in ten rows, of whom so many are filled, one after the other.
    pub(super) fn grid(&mut self, which: usize, [from, until]: [Ms; 2], place: Place<'_>) {
        let on = [place.spoken.start, place.spoken.end];
        let mut row = BezPath::new();
        for column in 0..10 {
            row.extend((Affine::translate((f64::from(column) * CELL, 0.0)) * little_person()).iter());
        }
        for number in 0..10 {
            let mut node = self.sheet.node(&format!("row-{number}"), on);
            node.y = Track::Still(f64::from(number) * CELL);
            node.path = Some(written(&row));
            node.fill = Some(Track::Still(colour("paper-deep")));
            node.stroke = Some(Track::Still(colour("barrier")));
            node.width = Track::Still(2.5);
            self.sheet.leaf(node);
        }
        // Both grids are filled at one pace: the one that has fewer people is done sooner.
        let pace = (until.saturating_sub(from)) / self.score.filled.iter().copied().max().unwrap_or(1).max(1);
        for number in 0..self.score.filled[which] {
            let mut one = self.sheet.node(&format!("filled-{number}"), on);
            one.x = Track::Still(f64::from(number % 10) * CELL);
            one.y = Track::Still(f64::from(number / 10) * CELL);
            one.path = Some(written(&little_person()));
            one.fill = Some(Track::Still(colour("focus")));
            one.stroke = Some(Track::Still(colour("focus")));
            one.width = Track::Still(2.5);
            let begin = from + number * pace;
            one.opacity = Track::Keys(vec![
                Key(begin, 0.0, Curve::Linear),
                Key(begin + pace.max(120), 1.0, Curve::Linear),
            ]);
            self.sheet.leaf(one);
        }
    }

    /// A door on the floor at (0, 0): its frame, the light behind it, and the leaf that turns on its left.
    pub(super) fn door(&mut self, open: &Value<f64>, place: Place<'_>) {
        let on = [place.spoken.start, place.spoken.end];
        let (width, height) = DOOR;
        let (ink, barrier) = (colour("ink"), colour("barrier"));
        let frame = rect(-width / 2.0 - 12.0, -height - 12.0, width + 24.0, height + 12.0, 6.0);
        self.sheet.shape(
            "frame",
            on,
            &frame,
            Paint { fill: Some(colour("paper-deep")), stroke: Some(ink), width: 4.0 },
        );
        let inside = rect(-width / 2.0, -height, width, height, 0.0);
        self.sheet.shape(
            "light",
            on,
            &inside,
            Paint { fill: Some(colour("light")), stroke: Some(ink), width: 3.0 },
        );
        let mut leaf = self.sheet.node("leaf", on);
        leaf.anchor = [-width / 2.0, 0.0];
        leaf.sx =
            self.mapped(Some(open), place, |share| Some(1.0 - 0.82 * share)).unwrap_or(Track::Still(1.0));
        self.sheet.open(leaf);
        self.sheet.shape("panel", on, &inside, Paint { fill: Some(barrier), stroke: Some(ink), width: 4.0 });
        for (x, y, tall) in [(-62.0, -400.0, 150.0), (-62.0, -215.0, 175.0)] {
            let field = rect(x, y, 124.0, tall, 8.0);
            self.sheet.shape("field", on, &field, Paint { fill: None, stroke: Some(ink), width: 3.0 });
        }
        self.sheet.shape(
            "handle",
            on,
            &circle(66.0, -212.0, 9.0),
            Paint { fill: Some(colour("paper")), stroke: Some(ink), width: 4.0 },
        );
        self.sheet.close();
    }
}
