//! Simple shapes as paths, and the sheet on which a plan's nodes are laid one after the other.

use std::fmt::Write as _;

use kurbo::{BezPath, Circle, PathEl, Point, RoundedRect, Shape as _};

use crate::colour::Lab;
use crate::plan::{Node, Track};
use crate::time::Ms;

/// How exactly curves follow circles, in canvas pixels.
const ACCURACY: f64 = 0.02;

/// A path as the plan writes it: absolute M L C Z, numbers to the tenth, which nobody sees and every file is shorter by.
pub fn written(path: &BezPath) -> String {
    let (mut text, mut pen) = (String::new(), Point::ZERO);
    for element in path.elements() {
        // Writing to a string cannot fail.
        let _written = match *element {
            PathEl::MoveTo(to) => write!(text, "M{}", pair(to)),
            PathEl::LineTo(to) => write!(text, "L{}", pair(to)),
            PathEl::CurveTo(one, two, to) => write!(text, "C{} {} {}", pair(one), pair(two), pair(to)),
            PathEl::QuadTo(middle, to) => {
                let (one, two) = (pen.lerp(middle, 2.0 / 3.0), to.lerp(middle, 2.0 / 3.0));
                write!(text, "C{} {} {}", pair(one), pair(two), pair(to))
            }
            PathEl::ClosePath => write!(text, "Z"),
        };
        pen = element.end_point().unwrap_or(pen);
    }
    text
}

fn pair(point: Point) -> String {
    format!("{} {}", short(point.x), short(point.y))
}

fn short(number: f64) -> String {
    let text = format!("{:.1}", number + 0.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A circle about (`x`, `y`).
pub fn circle(x: f64, y: f64, radius: f64) -> BezPath {
    Circle::new((x, y), radius).to_path(ACCURACY)
}

/// A rectangle from its top left corner, with round corners.
pub fn rect(x: f64, y: f64, width: f64, height: f64, corner: f64) -> BezPath {
    if corner > 0.0 {
        RoundedRect::new(x, y, x + width, y + height, corner).to_path(ACCURACY)
    } else {
        kurbo::Rect::new(x, y, x + width, y + height).to_path(ACCURACY)
    }
}

/// A straight line.
pub fn line(from: (f64, f64), to: (f64, f64)) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(from);
    path.line_to(to);
    path
}

/// An open arch: from one point to another over a third that pulls.
pub fn arch(from: (f64, f64), pull: (f64, f64), to: (f64, f64)) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(from);
    path.quad_to(pull, to);
    path
}

/// How a shape is painted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Paint {
    /// Colour of the inside.
    pub fill: Option<Lab>,
    /// Colour of the line.
    pub stroke: Option<Lab>,
    /// Width of the line in canvas pixels.
    pub width: f64,
}

/// The nodes of a plan while it is made.
#[derive(Debug, Default)]
pub struct Sheet {
    /// In the order of painting.
    pub nodes: Vec<Node>,
    open: Vec<u32>,
}

impl Sheet {
    /// A new node inside the family that is open, not laid yet.
    pub fn node(&self, name: &str, on: [Ms; 2]) -> Node {
        let parent = self.open.last().copied();
        let id = parent
            .map_or_else(|| name.to_owned(), |index| format!("{}/{name}", self.nodes[index as usize].id));
        Node::new(id, parent, on)
    }

    /// Lays a node that is a whole of its own.
    pub fn leaf(&mut self, mut node: Node) {
        node.next = self.nodes.len() as u32 + 1;
        self.nodes.push(node);
    }

    /// Lays a node and opens its family.
    pub fn open(&mut self, node: Node) {
        self.open.push(self.nodes.len() as u32);
        self.nodes.push(node);
    }

    /// Closes the family that was opened last.
    pub fn close(&mut self) {
        if let Some(index) = self.open.pop() {
            self.nodes[index as usize].next = self.nodes.len() as u32;
        }
    }

    /// Lays a still shape.
    pub fn shape(&mut self, name: &str, on: [Ms; 2], path: &BezPath, paint: Paint) {
        let mut node = self.node(name, on);
        node.path = Some(written(path));
        node.fill = paint.fill.map(Track::Still);
        node.stroke = paint.stroke.map(Track::Still);
        node.width = Track::Still(paint.width);
        self.leaf(node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_with_absolute_cubics_and_short_numbers() {
        let mut path = arch((0.0, 0.0), (3.0, -6.0), (6.0, 0.0));
        path.line_to((6.06, -0.01));
        path.close_path();
        assert_eq!(written(&path), "M0 0C2 -4 4 -4 6 0L6.1 0Z");
    }

    #[test]
    fn a_family_is_one_stretch_of_the_sheet() {
        let mut sheet = Sheet::default();
        sheet.open(sheet.node("scene", [0, 9]));
        sheet.open(sheet.node("inner", [0, 9]));
        sheet.shape("dot", [0, 9], &circle(0.0, 0.0, 1.0), Paint::default());
        sheet.close();
        sheet.shape("line", [0, 9], &line((0.0, 0.0), (1.0, 1.0)), Paint::default());
        sheet.close();
        let seen: Vec<_> =
            sheet.nodes.iter().map(|node| (node.id.as_str(), node.parent, node.next)).collect();
        assert_eq!(
            seen,
            [
                ("scene", None, 4),
                ("scene/inner", Some(0), 3),
                ("scene/inner/dot", Some(1), 3),
                ("scene/line", Some(0), 4)
            ]
        );
    }
}
