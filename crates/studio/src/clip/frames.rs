//! The pictures of a clip, one after the other: the stretch, then a fade into the still, then the still.

use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::plan::Plan;
use trellis_film::time::Ms;

use super::{Clip, FADE, HELD, Options, STEP, WIDTHS, Wrong};
use crate::raster::Raster;

/// One picture: red, green and blue for every pixel, and from when it is shown.
pub struct Frame<'a> {
    /// Three bytes a pixel, by rows.
    pub rgb: &'a [u8],
    /// From the clip's beginning.
    pub start: Ms,
}

/// Width and height of a clip's pictures.
///
/// # Errors
/// When the width is out of range.
pub fn size(plan: &Plan, options: Options) -> Result<[u16; 2], Wrong> {
    if !WIDTHS.contains(&options.width) {
        return Err(Wrong::Width(options.width));
    }
    let height = f64::from(options.width) * f64::from(plan.size[1]) / f64::from(plan.size[0]);
    Ok([options.width, height.round() as u16])
}

/// Hands over every picture that differs from the one before; the last is the still.
///
/// # Errors
/// When the clip is too long or too short, the width out of range, or `take` fails.
pub fn each(
    plan: &Plan,
    clip: Clip,
    options: Options,
    mut take: impl FnMut(Frame<'_>) -> Result<(), Wrong>,
) -> Result<(), Wrong> {
    let [width, height] = size(plan, options)?;
    let moving = clip.length()? - HELD - FADE;
    let mut raster = Raster::new(plan, width, height, options.level);
    let (mut list, mut rgba) = (DisplayList::default(), vec![0; raster.bytes()]);
    let mut draw = |moment: Ms| {
        evaluate(plan, moment, Captions::Beside, &mut list);
        raster.draw(&list, &mut rgba);
        rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect::<Vec<u8>>()
    };
    let still = draw(clip.still);
    let (mut before, mut leaving) = (Vec::new(), Vec::new());
    for start in (0..=moving + FADE).step_by(STEP as usize) {
        let rgb = if start < moving {
            draw(clip.from + start)
        } else {
            if leaving.is_empty() {
                leaving = draw(clip.from + moving);
            }
            mixed(&leaving, &still, start - moving)
        };
        if rgb != before {
            take(Frame { rgb: &rgb, start })?;
            before = rgb;
        }
    }
    Ok(())
}

/// The picture that is so many milliseconds on its way from `one` to `other`.
fn mixed(one: &[u8], other: &[u8], done: Ms) -> Vec<u8> {
    let (whole, done) = (FADE, done.min(FADE));
    let between = |(one, other): (&u8, &u8)| {
        ((u32::from(*one) * (whole - done) + u32::from(*other) * done + whole / 2) / whole) as u8
    };
    one.iter().zip(other).map(between).collect()
}
