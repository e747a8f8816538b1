//! Pictures from lists of steps: every pixel of every format that is made of pixels comes from here.
//!
//! One raster belongs to one worker and keeps its buffers from picture to picture. The same list gives the same bytes.

mod canvas;
mod changes;

use kurbo::{Affine, BezPath, Rect, Shape as _};
use trellis_film::evaluate::{DisplayList, Step};
use trellis_film::plan::Plan;

use crate::area::{self, Area};
use crate::shape::{self, Shape};
use canvas::Canvas;
use changes::Changes;

/// How the processor is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Level {
    /// With the widest vector units of this machine.
    #[default]
    Fastest,
    /// Only with what every processor of this kind has, so that other machines give the same bytes.
    Reproducible,
}

/// The vector units that [`Level::Fastest`] uses on this machine, as their makers write them.
pub fn simd() -> String {
    canvas::simd()
}

/// The largest width or height of a picture, in pixels: a canvas of 1920 × 1080 four times as large.
pub const LARGEST: u16 = 7680;

/// When so much of a picture has changed, all of it is drawn anew.
const MOST_OF_IT: f64 = 0.7;
/// How far beyond its bounds a shape's edge may reach, in pixels.
const EDGE: f64 = 1.0;

/// Draws the pictures of one plan at one size.
#[derive(Debug)]
pub struct Raster {
    canvas: Canvas,
    size: [u16; 2],
    shapes: Vec<Shape>,
    /// Of each shape, before it is placed.
    bounds: Vec<Rect>,
    changes: Changes,
    areas: Vec<Area>,
    seen: Vec<bool>,
    patch: Vec<u8>,
    paper: [u8; 3],
    scale: Affine,
    part: BezPath,
}

impl Raster {
    /// Makes ready to draw `plan` in pictures of `width` × `height` pixels, each 1…[`LARGEST`].
    ///
    /// # Panics
    /// When a path of the plan is not one: only `resolve` writes paths.
    pub fn new(plan: &Plan, width: u16, height: u16, level: Level) -> Self {
        let [across, down] = plan.size.map(f64::from);
        let shapes = shape::all(plan);
        Self {
            canvas: Canvas::new(width, height, level),
            size: [width, height],
            bounds: shapes.iter().map(|shape| shape.path.bounding_box()).collect(),
            shapes,
            changes: Changes::default(),
            areas: Vec::new(),
            seen: Vec::new(),
            patch: Vec::new(),
            paper: plan.paper.srgb(),
            scale: Affine::scale_non_uniform(f64::from(width) / across, f64::from(height) / down),
            part: BezPath::new(),
        }
    }

    /// How many bytes a picture has: red, green, blue and a fourth for every pixel. The fourth says nothing: all is solid, but where
    /// sheets were laid down, rounding leaves 254.
    pub fn bytes(&self) -> usize {
        usize::from(self.size[0]) * usize::from(self.size[1]) * 4
    }

    /// Draws what `list` says over the paper. Nothing of what `rgba` held before is left.
    ///
    /// # Panics
    /// When `rgba` has not [`Self::bytes`] bytes, or the list is of another plan.
    pub fn draw(&mut self, list: &DisplayList, rgba: &mut [u8]) {
        self.canvas.clear(Area::whole(self.size[0], self.size[1]));
        for step in &list.steps {
            self.step(*step);
        }
        self.canvas.finish(self.paper, rgba);
    }

    /// Draws what has changed since `before`, the list of the picture that `rgba` holds, or all of it without one, and returns where
    /// that is. A colour of a pixel may be a step or two of 255 from what [`Self::draw`] gives: edges are computed from another corner.
    ///
    /// # Panics
    /// As [`Self::draw`].
    pub fn follow(&mut self, before: Option<&DisplayList>, list: &DisplayList, rgba: &mut [u8]) -> &[Area] {
        let whole = Area::whole(self.size[0], self.size[1]);
        let mut areas = std::mem::take(&mut self.areas);
        areas.clear();
        match before {
            Some(before) => self.compare(before, list, &mut areas),
            None => areas.push(whole),
        }
        let pixels: u32 = areas.iter().map(|area| area.pixels()).sum();
        if f64::from(pixels) > MOST_OF_IT * f64::from(whole.pixels()) {
            areas.clear();
            areas.push(whole);
            self.draw(list, rgba);
        } else {
            areas.iter().for_each(|area| self.draw_part(list, *area, rgba));
        }
        self.areas = areas;
        &self.areas
    }

    /// Adds to `areas` wherever the pictures of two lists differ.
    fn compare(&mut self, before: &DisplayList, list: &DisplayList, areas: &mut Vec<Area>) {
        let [width, height] = self.size;
        let mut changes = std::mem::take(&mut self.changes);
        changes.between(
            [before, list],
            |step| self.reach(step),
            |shape| {
                Area::around(shape, width, height).into_iter().for_each(|one| area::add(areas, one));
            },
        );
        self.changes = changes;
    }

    /// Where a step paints, in pixels; nowhere when it only opens or closes a sheet.
    fn reach(&self, step: &Step) -> Rect {
        let (node, matrix, line) = match step {
            Step::Push(_) | Step::Pop => return Rect::ZERO,
            Step::Fill { node, matrix, .. } => (node, matrix, 0.0),
            Step::Stroke { node, matrix, width, .. } => (node, matrix, f64::from(*width) / 128.0),
        };
        let shape = self.bounds[*node as usize].inflate(line, line);
        (self.scale * matrix.affine()).transform_rect_bbox(shape).inflate(EDGE, EDGE)
    }

    /// Draws one part of a picture, and of the list only what may be seen there.
    fn draw_part(&mut self, list: &DisplayList, area: Area, rgba: &mut [u8]) {
        let mut seen = std::mem::take(&mut self.seen);
        self.look(list, area, &mut seen);
        self.canvas.clear(area);
        let steps = list.steps.iter().zip(&seen).filter(|(_, seen)| **seen);
        steps.for_each(|(step, _)| self.step(*step));
        let mut patch = std::mem::take(&mut self.patch);
        patch.resize(area.pixels() as usize * 4, 0);
        self.canvas.finish(self.paper, &mut patch);
        let (row, across) = (usize::from(self.size[0]) * 4, usize::from(area.width()) * 4);
        let start = usize::from(area.top) * row + usize::from(area.left) * 4;
        for (from, to) in patch.chunks_exact(across).zip(rgba[start..].chunks_mut(row)) {
            to[..across].copy_from_slice(from);
        }
        (self.seen, self.patch) = (seen, patch);
    }

    /// Which steps of a list matter to an area: what may paint there, and the sheets under it.
    fn look(&self, list: &DisplayList, area: Area, seen: &mut Vec<bool>) {
        seen.clear();
        seen.resize(list.steps.len(), false);
        let mut open = Vec::new();
        for (index, step) in list.steps.iter().enumerate() {
            match step {
                Step::Push(_) => open.push(index),
                Step::Pop => seen[index] = open.pop().is_some_and(|sheet: usize| seen[sheet]),
                Step::Fill { .. } | Step::Stroke { .. } => {
                    seen[index] = area.meets(self.reach(step));
                    if seen[index] {
                        open.iter().for_each(|sheet| seen[*sheet] = true);
                    }
                }
            }
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Push(solid) => self.canvas.push(solid),
            Step::Pop => self.canvas.pop(),
            Step::Fill { node, matrix, colour } => {
                self.canvas.place(self.scale * matrix.affine());
                self.canvas.paint(colour);
                self.canvas.fill(&self.shapes[node as usize].path);
            }
            Step::Stroke { node, matrix, colour, width, trim } => {
                self.canvas.place(self.scale * matrix.affine());
                self.canvas.paint(colour);
                let shape = &self.shapes[node as usize];
                let path = if trim == 65_536 {
                    &shape.path
                } else {
                    shape.trim(f64::from(trim) / 65_536.0, &mut self.part);
                    &self.part
                };
                self.canvas.line(path, f64::from(width) / 64.0);
            }
        }
    }
}
