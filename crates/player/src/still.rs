//! One picture of a film as SVG that stands still, with real text: what a page shows before its script, and without one.

use std::fmt::Write as _;

use kurbo::BezPath;
use maud::{Markup, html};
use trellis_film::evaluate::{Captions, DisplayList, Matrix, Step, evaluate};
use trellis_film::plan::{Node, Plan};
use trellis_film::time::Ms;

use crate::raw::raw;
use trellis_film::outline::{Shape, parse};

/// Everything that is to be seen at `moment`, without the `svg` element around it.
pub(crate) fn still(plan: &Plan, moment: Ms) -> Markup {
    let mut list = DisplayList::default();
    evaluate(plan, moment, Captions::Beside, &mut list);
    let mut out = String::new();
    for step in &list.steps {
        write(&mut out, plan, *step).expect("a String takes everything");
    }
    let [width, height] = plan.size;
    html! {
        g stroke-linecap="round" stroke-linejoin="round" {
            rect width=(width) height=(height) fill=(hex(plan.paper.srgb())) {}
            (raw(out))
        }
    }
}

/// A screen colour as SVG writes it.
pub(crate) fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn share(part: u8) -> f64 {
    (f64::from(part) / 255.0 * 1000.0).round() / 1000.0
}

fn write(out: &mut String, plan: &Plan, step: Step) -> std::fmt::Result {
    match step {
        Step::Push(opacity) => write!(out, r#"<g opacity="{}">"#, share(opacity)),
        Step::Pop => write!(out, "</g>"),
        Step::Fill { node, matrix, colour: [red, green, blue, solid] } => {
            let paint = format!(r#"fill="{}" fill-opacity="{}""#, hex([red, green, blue]), share(solid));
            shape(out, &plan.nodes[node as usize], matrix, &paint)
        }
        Step::Stroke { node, matrix, colour: [red, green, blue, solid], width, trim } => {
            let (colour, solid, width) = (hex([red, green, blue]), share(solid), f64::from(width) / 64.0);
            let paint =
                format!(r#"fill="none" stroke="{colour}" stroke-opacity="{solid}" stroke-width="{width}""#);
            let mut node = plan.nodes[node as usize].clone();
            if let Some(path) = node.path.as_mut().filter(|_| trim < 65536) {
                let mut drawn = BezPath::new();
                Shape::new(parse(path), true).trim(f64::from(trim) / 65536.0, &mut drawn);
                *path = drawn.to_svg();
            }
            shape(out, &node, matrix, &paint)
        }
    }
}

fn shape(out: &mut String, node: &Node, matrix: Matrix, paint: &str) -> std::fmt::Result {
    let place =
        matrix.affine().as_coeffs().map(|number| ((number * 1e4).round() / 1e4).to_string()).join(" ");
    if let Some(path) = &node.path {
        let shape = html! { path d=(path) transform={ "matrix(" (place) ")" } {} }.into_string();
        // The paint is made of numbers alone and goes in as it is.
        out.push_str(&shape.replacen("<path", &format!("<path {paint}"), 1).replace("></path>", "/>"));
    } else if let Some(row) = &node.text {
        let weight = if row.bold { 700 } else { 400 };
        let text = html! {
            text transform={ "matrix(" (place) ")" } font-size=(row.size) font-weight=(weight)
                textLength=(row.width) lengthAdjust="spacingAndGlyphs" { (row.words) }
        };
        out.push_str(&text.into_string().replacen("<text", &format!("<text {paint}"), 1));
    }
    Ok(())
}
