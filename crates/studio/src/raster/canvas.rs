//! The few calls that we need of the drawing library, so that another one, or its next version, changes one file.

use kurbo::{Affine, BezPath, Cap, Join, Stroke};
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::peniko::Fill;
use vello_cpu::{
    Level as Simd, PixmapMut, RasterizerSettings, RenderContext, RenderSettings, Resources, TargetInit,
};

use super::Level;

/// A sheet of pixels. Shapes are filled by the nonzero rule; lines have round ends and corners.
#[derive(Debug)]
pub struct Canvas {
    context: RenderContext,
    resources: Resources,
}

impl Canvas {
    /// An empty sheet that draws on the caller's thread: many workers draw many pictures, never several one picture.
    pub fn new(width: u16, height: u16, level: Level) -> Self {
        let level = match level {
            Level::Fastest => fastest(),
            Level::Reproducible => Simd::baseline(),
        };
        let settings = RenderSettings { level, num_threads: 0 };
        Self { context: RenderContext::new_with(width, height, settings), resources: Resources::new() }
    }

    /// How many bytes [`Self::finish`] writes.
    pub fn bytes(&self) -> usize {
        usize::from(self.context.width()) * usize::from(self.context.height()) * 4
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.context.reset();
        self.context.set_fill_rule(Fill::NonZero);
    }

    /// Where the next shapes go.
    pub fn place(&mut self, affine: Affine) {
        self.context.set_transform(affine);
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

    /// Writes the pixels, over solid paper.
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
