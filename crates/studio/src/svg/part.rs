//! One shape or one row of text of a moving SVG: its looks at the poster's moment, and the ways they go.

use std::fmt::Write as _;

use trellis_film::colour::Lab;
use trellis_film::plan::{Node, Track};

use super::letters::Letters;
use super::motion::{Motion, Span};
use super::text::{data, escape, hex, number};
use crate::motion::{Piece, Screen, colours, pieces};
use crate::shape::{Stretch, parse, stretches};

/// Attributes of an element, and the ways it goes.
#[derive(Debug, Default)]
pub struct Looks {
    /// Each with a space before it.
    pub attributes: String,
    /// Numbers of its ways.
    pub ways: Vec<usize>,
}

impl Looks {
    /// Sets an attribute unless it says what is so anyway.
    fn set(&mut self, name: &str, value: &str, usual: &str) {
        if value != usual {
            // Writing to a string cannot fail.
            let _written = write!(self.attributes, " {name}=\"{value}\"");
        }
    }

    /// A number that may move.
    pub fn number(&mut self, name: &str, track: &Track<f64>, usual: &str, span: Span, motion: &mut Motion) {
        self.set(name, &number(track.at(span.poster), 4), usual);
        self.ways.extend(
            motion.way(&pieces(track, span.between()), |value| format!("{name}:{}", number(value, 4))),
        );
    }

    fn colour(&mut self, name: &str, track: &Track<Lab>, span: Span, motion: &mut Motion) {
        self.set(name, &hex(track.at(span.poster).srgb()), "");
        let baked = colours(track, span.between());
        self.ways.extend(
            motion.way(&baked, |Screen(rgb)| format!("{name}:{}", hex(rgb.map(|part| part.round() as u8)))),
        );
    }

    fn line(&mut self, node: &Node, stroke: &Track<Lab>, span: Span, motion: &mut Motion) {
        self.colour("stroke", stroke, span, motion);
        self.number("stroke-width", &node.width, "1", span, motion);
        self.attributes.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }
}

/// The element of a leaf; `looks` holds what its place and its opacity say.
pub fn part(node: &Node, mut looks: Looks, span: Span, letters: &mut Letters, motion: &mut Motion) -> String {
    let fill = |looks: &mut Looks, motion: &mut Motion| match &node.fill {
        Some(fill) => {
            looks.colour("fill", fill, span, motion);
            looks.set("fill-opacity", &number(node.alpha, 4), "1");
        }
        None => looks.set("fill", "none", ""),
    };
    if let Some(row) = &node.text {
        fill(&mut looks, motion);
        return element("g", looks, Some(letters.row(row)), motion);
    }
    let path = node.path.as_deref().unwrap_or_default();
    let whole = |looks: &mut Looks| looks.set("d", &escape(path), "");
    let Some(stroke) = &node.stroke else {
        fill(&mut looks, motion);
        whole(&mut looks);
        return element("path", looks, None, motion);
    };
    let grows = pieces(&node.trim, span.between());
    if grows.is_empty() && node.trim.at(span.poster) >= 1.0 {
        fill(&mut looks, motion);
        looks.line(node, stroke, span, motion);
        whole(&mut looks);
        return element("path", looks, None, motion);
    }
    let mut inner = String::new();
    if node.fill.is_some() {
        let mut inside = Looks::default();
        fill(&mut inside, motion);
        inside.set("stroke", "none", "");
        whole(&mut inside);
        inner.push_str(&element("path", inside, None, motion));
    }
    looks.set("fill", "none", "");
    looks.line(node, stroke, span, motion);
    for stretch in stretches(&parse(path)) {
        inner.push_str(&dash(&stretch, node.trim.at(span.poster), &grows, motion));
    }
    element("g", looks, Some(inner), motion)
}

/// An element with its looks, its class and what it holds.
pub fn element(tag: &str, looks: Looks, inner: Option<String>, motion: &mut Motion) -> String {
    let class = motion.class(looks.ways);
    match inner {
        Some(inner) => format!("<{tag}{}{class}>{inner}</{tag}>\n", looks.attributes),
        None => format!("<{tag}{}{class}/>\n", looks.attributes),
    }
}

/// The stretch as one dash that is pulled in from before its beginning. CSS begins to draw every stretch of a path at once, but ours
/// are drawn one after the other.
fn dash(stretch: &Stretch, poster: f64, grows: &[Piece<f64>], motion: &mut Motion) -> String {
    let dash = stretch.length + 2.0 * HIDDEN;
    let offset = |share: f64| number(dash * (1.0 - share) + HIDDEN, 3);
    let mut looks = Looks::default();
    looks.set("d", &data(&stretch.path, 3), "");
    looks.set("stroke-dasharray", &format!("{} {}", number(dash, 3), number(stretch.length + 10.0, 3)), "");
    looks.set("stroke-dashoffset", &offset(stretch.own(poster)), "");
    looks
        .ways
        .extend(motion.way(&stretch.grows(grows), |share| format!("stroke-dashoffset:{}px", offset(share))));
    element("path", looks, None, motion)
}

/// How far before the beginning a line waits that is not drawn yet, so that its round end is no dot, in pixels.
const HIDDEN: f64 = 0.05;
