//! F02: can every text be read against the worst that lies behind it?

use std::sync::LazyLock;

use kurbo::Shape as _;
use trellis_film::colour::luminance;
use trellis_film::plan::Plan;

use super::pictures::{Painted, Picture, Shapes};
use super::report::{Finding, Outcome, Place, Seen};

/// Below this a text fails (WCAG 2.2, 1.4.3).
const FAIL: f64 = 4.5;
/// Below this a text warns (WCAG 2.2, 1.4.6).
const WARN: f64 = 7.0;

/// The light of each screen value, 0…1.
static LINEAR: LazyLock<[f64; 256]> =
    LazyLock::new(|| std::array::from_fn(|value| luminance([value as u8; 3])));

/// Contrast of two screen colours, 1…21, as [`trellis_film::colour::contrast`], quickly.
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let light = |rgb: [u8; 3]| {
        let [red, green, blue] = rgb.map(|part| LINEAR[usize::from(part)]);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// `colour`, so solid, over what lies behind.
pub fn over(colour: [u8; 3], behind: [u8; 3], solid: f64) -> [u8; 3] {
    std::array::from_fn(|part| {
        let (own, behind) = (f64::from(colour[part]), f64::from(behind[part]));
        (own * solid + behind * (1.0 - solid)).round() as u8
    })
}

/// The texts of a film with the least contrast that each was seen with.
pub struct Texts<'a> {
    plan: &'a Plan,
    shapes: &'a Shapes,
    most: &'a [[f64; 2]],
    least: Vec<Option<(f64, Place)>>,
}

impl<'a> Texts<'a> {
    /// Nothing seen yet; `most` says how solid each node becomes.
    pub fn new(plan: &'a Plan, shapes: &'a Shapes, most: &'a [[f64; 2]]) -> Self {
        Self { plan, shapes, most, least: vec![None; plan.nodes.len()] }
    }

    /// Looks at every text of a picture that is as solid as it becomes.
    pub fn look(&mut self, picture: &Picture<'_>, steps: &[Painted]) {
        for step in steps {
            let node = &self.plan.nodes[step.node];
            if node.text.is_none() || step.solid + 0.01 < self.most[step.node][0] {
                continue;
            }
            let worst = behind(picture, step, self.shapes);
            let known = self.least[step.node].as_ref().map_or(f64::INFINITY, |(known, _)| *known);
            if worst < known {
                self.least[step.node] = Some((worst, Place::of(self.plan, picture.ms, Some(node))));
            }
        }
    }

    /// The row of F02: the worst text, and every other that fails or warns.
    pub fn finding(self) -> Finding {
        let mut least: Vec<_> = self
            .least
            .into_iter()
            .zip(&self.plan.nodes)
            .filter_map(|(least, node)| Some((least?, node)))
            .collect();
        least.sort_by(|((one, _), _), ((other, _), _)| one.total_cmp(other));
        let seen = least.into_iter().map(|((least, place), node)| {
            let words = node.text.as_ref().map_or("", |row| row.words.as_str());
            Seen::new(Outcome::at_least(least, FAIL, WARN), format!("{least:.2} : 1"), format!("“{words}”"))
                .at(place)
        });
        Finding::new("F02", "fails below 4.5, warns below 7", "no text", seen.collect())
    }
}

/// The least contrast of a row with any pixel of the stretch on which it stands.
fn behind(picture: &Picture<'_>, step: &Painted, shapes: &Shapes) -> f64 {
    let stretch = step.matrix.transform_rect_bbox(shapes[step.node].path.bounding_box());
    let (mut worst, mut last) = (f64::INFINITY, None);
    for y in stretch.y0.floor() as i32..=stretch.y1.ceil() as i32 {
        for x in stretch.x0.floor() as i32..=stretch.x1.ceil() as i32 {
            let pixel = picture.pixel(picture.bare, f64::from(x), f64::from(y));
            // Most pixels are like their neighbour.
            if let Some(behind) = pixel.filter(|_| pixel != last) {
                worst = worst.min(contrast(over(step.colour, behind, step.solid), behind));
                last = pixel;
            }
        }
    }
    worst
}
