//! A still: the picture of one moment as a PNG, for slides and for people who read rather than watch.

use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::plan::Plan;
use trellis_film::time::Ms;

use crate::raster::{LARGEST, Level, Raster};

/// How a still is made.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// 1 is the canvas as it is, [`SMALLEST_SCALE`]…[`LARGEST_SCALE`].
    pub scale: f64,
    /// Captions stand beside a still unless they are asked for.
    pub captions: Captions,
    /// How the processor is used.
    pub level: Level,
}

/// A quarter of the canvas.
pub const SMALLEST_SCALE: f64 = 0.25;
/// Four times the canvas, enough for print.
pub const LARGEST_SCALE: f64 = 4.0;

impl Default for Options {
    fn default() -> Self {
        Self { scale: 1.0, captions: Captions::Beside, level: Level::default() }
    }
}

/// Why there is no still.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// Asked for too small or too large a picture.
    #[error("a still is {SMALLEST_SCALE} to {LARGEST_SCALE} times the canvas, not {0}")]
    Scale(f64),
    /// The file could not be written.
    #[error("the PNG could not be written: {0}")]
    Png(#[from] png::EncodingError),
}

/// The PNG of `plan` at `moment`: the same bytes every time. It holds no clock and no name.
///
/// # Errors
/// When the scale is out of range.
pub fn png(plan: &Plan, moment: Ms, options: Options) -> Result<Vec<u8>, Wrong> {
    let [width, height] = size(plan, options.scale)?;
    let mut list = DisplayList::default();
    evaluate(plan, moment, options.captions, &mut list);
    let mut raster = Raster::new(plan, width, height, options.level);
    let mut rgba = vec![0; raster.bytes()];
    raster.draw(&list, &mut rgba);
    Ok(encode(width, height, &rgba)?)
}

fn size(plan: &Plan, scale: f64) -> Result<[u16; 2], Wrong> {
    let sides = plan.size.map(|side| (f64::from(side) * scale).round());
    let fits = sides.iter().all(|side| (1.0..=f64::from(LARGEST)).contains(side));
    if !(SMALLEST_SCALE..=LARGEST_SCALE).contains(&scale) || !fits {
        return Err(Wrong::Scale(scale));
    }
    Ok(sides.map(|side| side as u16))
}

/// Writes red, green and blue; every pixel is solid, so the fourth is left out.
fn encode(width: u16, height: u16, rgba: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let rgb: Vec<u8> = rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, u32::from(width), u32::from(height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(file)
}
