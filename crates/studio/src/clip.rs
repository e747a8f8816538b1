//! Short moving pictures for slides and letters that know no video: GIF and WebP that play once and end on a still.
//!
//! Nobody can pause them, so they last at most 4,800 ms (WCAG 2.2.2), and their words go beside them as alt text.

mod frames;
mod gif;
mod palette;
mod webp;

use trellis_film::plan::Plan;
use trellis_film::stretch::Stretch;
use trellis_film::time::Ms;

use crate::raster::Level;
pub use gif::gif;
pub use webp::webp;

/// How long a clip may last: WCAG 2.2.2 lets five seconds move that nobody can pause.
pub const LONGEST: Ms = 4800;
/// How long the clip shows its still at the end; a shorter clip would show nothing else.
pub const HELD: Ms = 800;
/// How long the picture before fades into the still.
pub const FADE: Ms = 400;
/// From one frame to the next.
pub const STEP: Ms = 40;
/// Widths that a clip may have, in pixels; its height follows from the film's.
pub const WIDTHS: std::ops::RangeInclusive<u16> = 160..=1920;

/// A stretch of the film that ends on a still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clip {
    /// First moment of the film that is shown.
    pub from: Ms,
    /// Where the clip has ended: it lasts from `from` to here, the still at its end included.
    pub to: Ms,
    /// The moment of the film on which it ends.
    pub still: Ms,
}

impl Clip {
    /// The clip of a stretch: it plays, fades into its scene's still and rests there. None when its scene is not in this plan.
    pub fn of(plan: &Plan, stretch: &Stretch) -> Option<Self> {
        let scene = plan.scenes.iter().find(|scene| scene.id == stretch.scene)?;
        Some(Self { from: stretch.from, to: stretch.to + FADE + HELD, still: scene.still })
    }

    /// How long it lasts.
    ///
    /// # Errors
    /// When that is too long, or too short to show more than its still.
    pub fn length(self) -> Result<Ms, Wrong> {
        let length = self.to.saturating_sub(self.from) / STEP * STEP;
        if self.to.saturating_sub(self.from) > LONGEST {
            return Err(Wrong::Long(self.to - self.from));
        }
        if length <= HELD + FADE {
            return Err(Wrong::Short(length));
        }
        Ok(length)
    }
}

/// How a clip is made.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Width in pixels, one of [`WIDTHS`].
    pub width: u16,
    /// How the processor is used.
    pub level: Level,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 960, level: Level::default() }
    }
}

/// A clip, and what goes beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What stands in for the picture, for a file beside it.
    pub alt: String,
    /// How many pictures differ from the one before.
    pub frames: usize,
    /// How long it plays.
    pub length: Ms,
}

/// Why there is no clip.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// Nobody can pause it.
    #[error(
        "a clip of {0} ms is too long: nobody can pause it, so it lasts at most {LONGEST} ms (WCAG 2.2.2); \
         choose a shorter stretch, or the player or the video for a longer one"
    )]
    Long(Ms),
    /// Nothing would move.
    #[error("a clip of {0} ms shows only its still; choose more than {least} ms", least = HELD + FADE)]
    Short(Ms),
    /// Too small or too large.
    #[error("a clip is {least} to {most} pixels wide, not {0}", least = WIDTHS.start(), most = WIDTHS.end())]
    Width(u16),
    /// The file could not be written.
    #[error("the clip could not be written: {0}")]
    Written(String),
}

/// What stands in for the picture on which a clip ends.
fn alt(plan: &Plan, clip: Clip) -> String {
    let scene = plan.scenes.iter().rev().find(|scene| scene.start <= clip.still);
    scene.map(|scene| scene.alt.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
