//! The few calls that we need of the drawing library, so that another one, or its next version, changes one file.

use kurbo::{Affine, BezPath, Cap, Join, Stroke};
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::peniko::Fill;
use vello_cpu::{
    Level as Simd, PixmapMut, RasterizerSettings, RenderContext, RenderSettings, Resources, TargetInit,
};

use super::Level;
use crate::area::Area;

/// A sheet of pixels. Shapes are filled by the nonzero rule; lines have round ends and corners.
#[derive(Debug)]
pub struct Canvas {
    context: RenderContext,
    resources: Resources,
    /// Where on the picture its own corner lies.
    corner: (f64, f64),
}

impl Canvas {
    /// An empty sheet that draws on the caller's thread: many workers draw many pictures, never several one picture.
    pub fn new(width: u16, height: u16, level: Level) -> Self {
        let level = match level {
            Level::Fastest => fastest(),
            Level::Reproducible => Simd::baseline(),
        };
        let settings = RenderSettings { level, num_threads: 0 };
        let context = RenderContext::new_with(width, height, settings);
        Self { context, resources: Resources::new(), corner: (0.0, 0.0) }
    }

    /// Takes everything away, and shows that area of the picture from now on.
    pub fn clear(&mut self, area: Area) {
        if (self.context.width(), self.context.height()) == (area.width(), area.height()) {
            self.context.reset();
        } else {
            self.context.reset_and_resize(area.width(), area.height());
        }
        self.corner = (f64::from(area.left), f64::from(area.top));
        self.context.set_fill_rule(Fill::NonZero);
    }

    /// Where the next shapes go.
    pub fn place(&mut self, affine: Affine) {
        self.context.set_transform(affine.then_translate((-self.corner.0, -self.corner.1).into()));
    }

    /// Red, green, blue and how solid the next shapes are.
    pub fn paint(&mut self, [red, green, blue, solid]: [u8; 4]) {
        self.context.set_paint(AlphaColor::<Srgb>::from_rgba8(red, green, blue, solid));
    }

    /// Fills a shape.
    pub fn fill(&mut self, path: &BezPath) {
        self.context.fill_path(path);
    }

    /// Draws a line of that width, in pixels before they are placed.
    pub fn line(&mut self, path: &BezPath, width: f64) {
        self.context.set_stroke(Stroke::new(width).with_caps(Cap::Round).with_join(Join::Round));
        self.context.stroke_path(path);
    }

    /// What follows is drawn on a sheet of its own, which is laid down so solid (0…255).
    pub fn push(&mut self, solid: u8) {
        self.context.push_opacity_layer(f32::from(solid) / 255.0);
    }

    /// Lays the last sheet down.
    pub fn pop(&mut self) {
        self.context.pop_layer();
    }

    /// Writes the pixels of its area, row by row, over solid paper.
    pub fn finish(&mut self, [red, green, blue]: [u8; 3], rgba: &mut [u8]) {
        let (width, height) = (self.context.width(), self.context.height());
        let target = PixmapMut::new(width, height, rgba).expect("four bytes for every pixel");
        let paper = AlphaColor::<Srgb>::from_rgb8(red, green, blue);
        let settings =
            RasterizerSettings { target_init: TargetInit::Clear(paper), ..RasterizerSettings::default() };
        self.context.flush();
        self.context.render_with(target, &mut self.resources, settings);
    }
}

fn fastest() -> Simd {
    Simd::try_detect().unwrap_or(Simd::baseline())
}

/// The name of the fastest level, which the library writes as in `Avx2(Avx2 { … })`.
pub fn simd() -> String {
    let name = format!("{:?}", fastest());
    match name.split('(').next().unwrap_or_default() {
        "Avx2" => "AVX2".to_owned(),
        "Sse4_2" => "SSE4.2".to_owned(),
        "Neon" => "NEON".to_owned(),
        other => other.to_owned(),
    }
}
