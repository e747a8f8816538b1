//! Pictures from lists of steps: every pixel of every format that is made of pixels comes from here.
//!
//! One raster belongs to one worker and keeps its buffers from picture to picture. The same list gives the same bytes.

mod canvas;

use kurbo::{Affine, BezPath};
use trellis_film::evaluate::{DisplayList, Step};
use trellis_film::plan::Plan;

use crate::shape::{self, Shape};
use canvas::Canvas;

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

/// Draws the pictures of one plan at one size.
#[derive(Debug)]
pub struct Raster {
    canvas: Canvas,
    shapes: Vec<Shape>,
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
        Self {
            canvas: Canvas::new(width, height, level),
            shapes: shape::all(plan),
            paper: plan.paper.srgb(),
            scale: Affine::scale_non_uniform(f64::from(width) / across, f64::from(height) / down),
            part: BezPath::new(),
        }
    }

    /// How many bytes a picture has: red, green, blue and a fourth for every pixel. The fourth says nothing: all is solid, but where
    /// sheets were laid down, rounding leaves 254.
    pub fn bytes(&self) -> usize {
        self.canvas.bytes()
    }

    /// Draws what `list` says over the paper. Nothing of what `rgba` held before is left.
    ///
    /// # Panics
    /// When `rgba` has not [`Self::bytes`] bytes, or the list is of another plan.
    pub fn draw(&mut self, list: &DisplayList, rgba: &mut [u8]) {
        self.canvas.clear();
        for step in &list.steps {
            self.step(*step);
        }
        self.canvas.finish(self.paper, rgba);
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
