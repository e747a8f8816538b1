//! The pictures in which contrasts are measured: each scene twice a second, with its text and without.

use kurbo::Affine;
use trellis_film::evaluate::{Captions, DisplayList, Step, evaluate};
use trellis_film::plan::{Plan, Role};
use trellis_film::time::Ms;

use super::contrast::Texts;
use super::outlines::Outlines;
use super::report::Finding;
use crate::raster::{Level, Raster};
use crate::shape::{self, Shape};

/// From one look to the next, in milliseconds: no caption stands shorter than two of them.
const EVERY: usize = 500;

/// One moment, drawn.
pub struct Picture<'a> {
    /// The moment.
    pub ms: Ms,
    /// What is painted.
    pub list: &'a DisplayList,
    /// Red, green, blue and a fourth for each pixel.
    pub whole: &'a [u8],
    /// The same without text.
    pub bare: &'a [u8],
    /// Pixels a row.
    pub width: usize,
}

impl Picture<'_> {
    /// The screen colour of `sheet` at a place; none outside the picture.
    pub fn pixel(&self, sheet: &[u8], x: f64, y: f64) -> Option<[u8; 3]> {
        let height = sheet.len() / 4 / self.width;
        let inside = (0.0..self.width as f64).contains(&x) && (0.0..height as f64).contains(&y);
        let at = inside.then_some((y as usize * self.width + x as usize) * 4)?;
        Some([sheet[at], sheet[at + 1], sheet[at + 2]])
    }
}

/// A step of painting, and how solid it reaches the picture through all sheets, 0…1.
#[derive(Debug, Clone, Copy)]
pub struct Painted {
    /// The node.
    pub node: usize,
    /// Where.
    pub matrix: Affine,
    /// Its screen colour.
    pub colour: [u8; 3],
    /// How solid.
    pub solid: f64,
    /// Width of a line in pixels before it is placed; none for an inside.
    pub line: Option<f64>,
}

/// The steps of a list, without the sheets.
pub fn painted(list: &DisplayList) -> Vec<Painted> {
    let mut sheets = vec![1.0];
    let mut all = Vec::new();
    for step in &list.steps {
        let sheet = sheets.last().copied().unwrap_or(1.0);
        let (node, matrix, [red, green, blue, own], line) = match *step {
            Step::Push(solid) => {
                sheets.push(sheet * f64::from(solid) / 255.0);
                continue;
            }
            Step::Pop => {
                sheets.pop();
                continue;
            }
            Step::Fill { node, matrix, colour } => (node, matrix, colour, None),
            Step::Stroke { node, matrix, colour, width, .. } => {
                (node, matrix, colour, Some(f64::from(width) / 64.0))
            }
        };
        let solid = sheet * f64::from(own) / 255.0;
        all.push(Painted {
            node: node as usize,
            matrix: matrix.affine(),
            colour: [red, green, blue],
            solid,
            line,
        });
    }
    all
}

/// The moments at which the film is looked at: stills, steps, and twice a second between.
pub fn moments(plan: &Plan) -> Vec<Ms> {
    let mut all: Vec<Ms> = (EVERY as Ms / 2..plan.beat.dur).step_by(EVERY).collect();
    all.extend(plan.scenes.iter().flat_map(|scene| scene.steps.iter().copied().chain([scene.still])));
    all.sort_unstable();
    all.dedup();
    all
}

/// How solid each node becomes at most, as inside and as line, over the moments of [`moments`]: a thing is measured when it is
/// there, not while it comes.
pub fn most_solid(plan: &Plan, moments: &[Ms]) -> Vec<[f64; 2]> {
    let mut most = vec![[0.0_f64; 2]; plan.nodes.len()];
    let mut list = DisplayList::default();
    for ms in moments {
        evaluate(plan, *ms, Captions::Painted, &mut list);
        for step in painted(&list) {
            let own = &mut most[step.node][usize::from(step.line.is_some())];
            *own = own.max(step.solid);
        }
    }
    most
}

/// The rows of F02 and F03, which look at the same pictures.
pub fn contrasts(plan: &Plan) -> (Finding, Finding) {
    let moments = moments(plan);
    let most = most_solid(plan, &moments);
    let shapes = shape::all(plan);
    let (mut texts, mut outlines) = (Texts::new(plan, &shapes, &most), Outlines::new(plan, &shapes, &most));
    each(plan, &moments, |picture| {
        let steps = painted(picture.list);
        texts.look(picture, &steps);
        outlines.look(picture, &steps);
    });
    (texts.finding(), outlines.finding())
}

/// Draws every moment whose picture is not the one before.
fn each(plan: &Plan, moments: &[Ms], mut look: impl FnMut(&Picture<'_>)) {
    let [width, height] = plan.size.map(|side| side as u16);
    let mut raster = Raster::new(plan, width, height, Level::default());
    let (mut whole, mut bare) = (vec![0; raster.bytes()], vec![0; raster.bytes()]);
    let (mut list, mut before) = (DisplayList::default(), DisplayList::default());
    for ms in moments {
        evaluate(plan, *ms, Captions::Painted, &mut list);
        if list == before {
            continue;
        }
        raster.draw(&list, &mut whole);
        raster.draw(&without_text(plan, &list), &mut bare);
        look(&Picture { ms: *ms, list: &list, whole: &whole, bare: &bare, width: usize::from(width) });
        std::mem::swap(&mut list, &mut before);
    }
}

fn without_text(plan: &Plan, list: &DisplayList) -> DisplayList {
    let mut bare = list.clone();
    bare.steps.retain(|step| match step {
        Step::Fill { node, .. } => plan.nodes[*node as usize].text.is_none(),
        _ => true,
    });
    bare
}

/// Whether a node and all whose family it belongs to carry meaning.
pub fn essential(plan: &Plan, node: usize) -> bool {
    let mut next = Some(node);
    while let Some(index) = next {
        let node = &plan.nodes[index];
        if node.role != Role::Essential {
            return false;
        }
        next = node.parent.map(|parent| parent as usize);
    }
    true
}

/// The outlines of a plan, as [`shape::all`] reads them.
pub type Shapes = [Shape];
