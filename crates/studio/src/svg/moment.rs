//! One moment of the film as a still SVG, drawn from the same steps as its pixels.

use std::fmt::Write as _;

use kurbo::BezPath;
use trellis_film::evaluate::{Captions, DisplayList, Matrix, Step, evaluate};
use trellis_film::plan::{Plan, Scene};
use trellis_film::time::Ms;

use super::letters::Letters;
use super::text::{data, escape, hex, number};
use crate::shape::{Shape, parse};

/// The SVG of `plan` at `moment`: the same text every time.
pub fn moment(plan: &Plan, moment: Ms, captions: Captions) -> String {
    let mut list = DisplayList::default();
    evaluate(plan, moment, captions, &mut list);
    let mut letters = Letters::default();
    let mut body = String::new();
    for step in &list.steps {
        body.push_str(&paint(plan, *step, &mut letters));
    }
    let [width, height] = plan.size;
    format!(
        "{}{}<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{body}</svg>\n",
        head(plan, plan.size, scene_at(plan, moment), "img"),
        letters.outlines(plan.fonts()),
        hex(plan.paper.srgb()),
    )
}

/// The scene that shows `moment`.
pub fn scene_at(plan: &Plan, moment: Ms) -> Option<&Scene> {
    plan.scenes.iter().rev().find(|scene| scene.start <= moment)
}

/// The opening tag, what the picture is called, and what it shows.
pub fn head(plan: &Plan, [width, height]: [u32; 2], scene: Option<&Scene>, role: &str) -> String {
    let (chapter, alt) = scene.map_or(("", ""), |scene| (scene.chapter.as_str(), scene.alt.as_str()));
    let title = if chapter.is_empty() { plan.title.clone() } else { format!("{}: {chapter}", plan.title) };
    let (language, title, alt) = (escape(&plan.language), escape(&title), escape(alt));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         lang=\"{language}\" role=\"{role}\" aria-labelledby=\"title desc\">\
         <title id=\"title\">{title}</title><desc id=\"desc\">{alt}</desc>\n"
    )
}

fn paint(plan: &Plan, step: Step, letters: &mut Letters) -> String {
    match step {
        Step::Push(solid) => format!("<g opacity=\"{}\">\n", number(f64::from(solid) / 255.0, 4)),
        Step::Pop => "</g>\n".into(),
        Step::Fill { node, matrix, colour } => {
            let node = &plan.nodes[node as usize];
            let look = format!("{}{}", place(matrix), colours("fill", colour));
            match (&node.text, &node.path) {
                (Some(row), _) => format!("<g{look}>{}</g>\n", letters.row(row)),
                (None, Some(path)) => format!("<path{look} d=\"{}\"/>\n", escape(path)),
                (None, None) => String::new(),
            }
        }
        Step::Stroke { node, matrix, colour, width, trim } => {
            let Some(path) = &plan.nodes[node as usize].path else { return String::new() };
            let line = if trim == 65_536 { escape(path) } else { part(path, f64::from(trim) / 65_536.0) };
            format!(
                "<path{}{} fill=\"none\" stroke-width=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"{line}\"/>\n",
                place(matrix),
                colours("stroke", colour),
                number(f64::from(width) / 64.0, 3),
            )
        }
    }
}

/// The first `share` of a line.
fn part(path: &str, share: f64) -> String {
    let mut out = BezPath::new();
    Shape::new(parse(path), true).trim(share, &mut out);
    data(&out, 3)
}

fn place(matrix: Matrix) -> String {
    let [a, b, c, d, e, f] = matrix.affine().as_coeffs();
    if matrix.0 == [65_536, 0, 0, 65_536, 0, 0] {
        return String::new();
    }
    let mut out = String::from(" transform=\"matrix(");
    for (index, part) in [a, b, c, d, e, f].into_iter().enumerate() {
        let gap = if index > 0 { " " } else { "" };
        // Writing to a string cannot fail.
        let _written = write!(out, "{gap}{}", number(part, 5));
    }
    out + ")\""
}

fn colours(what: &str, [red, green, blue, solid]: [u8; 4]) -> String {
    let colour = format!(" {what}=\"{}\"", hex([red, green, blue]));
    if solid == 255 {
        colour
    } else {
        format!("{colour} {what}-opacity=\"{}\"", number(f64::from(solid) / 255.0, 4))
    }
}
