//! A clip as animated WebP: all its colours, without loss.

use ::webp::{AnimEncoder, AnimFrame, WebPConfig};
use trellis_film::plan::Plan;
use trellis_film::time::Ms;

use super::{Clip, Made, Options, Wrong, alt, frames};

/// How hard the library tries, 0…6 and 0…100: more takes long and gains little on flat pictures.
const EFFORT: (i32, f32) = (3, 40.0);

/// The WebP of a clip. It plays once; its last frame is exactly the still. The same bytes every time.
///
/// # Errors
/// When the clip is too long or too short, or the width is out of range.
pub fn webp(plan: &Plan, clip: Clip, options: Options) -> Result<Made, Wrong> {
    let [width, height] = frames::size(plan, options)?.map(u32::from);
    let length = clip.length()?;
    let mut pictures: Vec<(Ms, Vec<u8>)> = Vec::new();
    frames::each(plan, clip, options, |frame| {
        pictures.push((frame.start, frame.rgb.to_vec()));
        Ok(())
    })?;
    let mut config = WebPConfig::new().map_err(|()| Wrong::Written("no settings".to_owned()))?;
    (config.lossless, config.method, config.quality) = (1, EFFORT.0, EFFORT.1);
    let mut encoder = AnimEncoder::new(width, height, &config);
    encoder.set_loop_count(1);
    for (start, rgb) in &pictures {
        encoder.add_frame(AnimFrame::from_rgb(rgb, width, height, *start as i32));
    }
    if let Some((_, still)) = pictures.last() {
        encoder.add_frame(AnimFrame::from_rgb(still, width, height, last(length, pictures.len()) as i32));
    }
    let bytes = encoder.try_encode().map_err(|error| Wrong::Written(format!("{error:?}")))?.to_vec();
    Ok(Made { bytes, alt: alt(plan, clip), frames: pictures.len(), length })
}

/// When to give the library the still once more. It shows the last of `count` + 1 pictures as long as the others on average.
fn last(length: Ms, count: usize) -> Ms {
    let count = count as Ms;
    length * count / (count + 1)
}
