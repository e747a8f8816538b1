//! A clip as GIF: one palette for the whole of it, no dithering, and of every frame only what changed.

use std::borrow::Cow;

use ::gif::{DisposalMethod, Encoder, EncodingError, Frame};
use trellis_film::plan::Plan;

use super::palette::{Colour, Nearest, Seen};
use super::{Clip, Made, Options, Wrong, alt, frames};

/// One picture as numbers of colours, and how long it is shown, in hundredths of a second.
struct Shown {
    numbers: Vec<u8>,
    delay: u16,
}

/// The GIF of a clip. It plays once, because it says nothing of playing again; the last frame is the still, each point in the
/// nearest colour of a palette of its own, which has every colour of a plain area. The same bytes every time.
///
/// # Errors
/// When the clip is too long or too short, or the width is out of range.
pub fn gif(plan: &Plan, clip: Clip, options: Options) -> Result<Made, Wrong> {
    let size = frames::size(plan, options)?;
    let length = clip.length()?;
    let mut seen = Seen::default();
    frames::each(plan, clip, options, |frame| {
        seen.count(frame.rgb);
        Ok(())
    })?;
    let palette = seen.palette();
    let mut colours = Nearest::new(palette.clone());
    let (mut starts, mut pictures, mut still) = (Vec::new(), Vec::new(), Vec::new());
    frames::each(plan, clip, options, |frame| {
        starts.push(frame.start);
        pictures.push(colours.numbers(frame.rgb));
        still = frame.rgb.to_vec();
        Ok(())
    })?;
    starts.push(length);
    let delays = starts.windows(2).map(|pair| ((pair[1] - pair[0]) / 10) as u16);
    let shown: Vec<_> =
        pictures.into_iter().zip(delays).map(|(numbers, delay)| Shown { numbers, delay }).collect();
    let bytes = encode(size, &palette, &shown, &still).map_err(|error| Wrong::Written(error.to_string()))?;
    Ok(Made { bytes, alt: alt(plan, clip), frames: shown.len(), length })
}

fn encode(
    size: [u16; 2],
    palette: &[Colour],
    shown: &[Shown],
    still: &[u8],
) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, size[0], size[1], palette.as_flattened())?;
    // The number behind the last colour means "as before".
    let same = palette.len() as u8;
    let mut before: Option<&[u8]> = None;
    let (last, moving) = shown.split_last().map_or((None, shown), |(last, moving)| (Some(last), moving));
    for picture in moving {
        let mut frame = changed(size, before, &picture.numbers, same);
        frame.delay = picture.delay;
        encoder.write_frame(&frame)?;
        before = Some(&picture.numbers);
    }
    if let Some(last) = last {
        encoder.write_frame(&alone(size, still, last.delay))?;
    }
    drop(encoder);
    Ok(bytes)
}

/// The still as a whole frame with colours of its own, for it is looked at longest.
fn alone(size: [u16; 2], still: &[u8], delay: u16) -> Frame<'static> {
    let mut seen = Seen::default();
    seen.count(still);
    let palette = seen.palette();
    let buffer = Nearest::new(palette.clone()).numbers(still);
    let palette = Some(palette.into_flattened());
    Frame { width: size[0], height: size[1], delay, palette, buffer: Cow::Owned(buffer), ..Frame::default() }
}

/// The smallest rectangle that holds all that changed; inside it, what did not is left as it was.
fn changed<'a>(size: [u16; 2], before: Option<&[u8]>, now: &'a [u8], same: u8) -> Frame<'a> {
    let [width, height] = size.map(usize::from);
    let whole = Frame { width: size[0], height: size[1], dispose: DisposalMethod::Keep, ..Frame::default() };
    let Some(before) = before else { return Frame { buffer: Cow::Borrowed(now), ..whole } };
    let differs = |x: usize, y: usize| now[y * width + x] != before[y * width + x];
    let rows: Vec<usize> = (0..height).filter(|y| (0..width).any(|x| differs(x, *y))).collect();
    // Two pictures of other colours can be one of these; then a single point is written again.
    let (top, bottom) = (rows.first().copied().unwrap_or(0), rows.last().copied().unwrap_or(0));
    let column = |x: &usize| rows.iter().any(|y| differs(*x, *y));
    let left = (0..width).find(column).unwrap_or(0);
    let right = (0..width).rev().find(column).unwrap_or(0);
    let inside = (top..=bottom).flat_map(|y| (left..=right).map(move |x| (x, y)));
    let buffer = inside.map(|(x, y)| if differs(x, y) { now[y * width + x] } else { same }).collect();
    Frame {
        left: left as u16,
        top: top as u16,
        width: (right - left + 1) as u16,
        height: (bottom - top + 1) as u16,
        transparent: Some(same),
        buffer: Cow::Owned(buffer),
        ..whole
    }
}
