//! Time of a film: whole thousandths of a second, and the frames that stand for them.

use serde::{Deserialize, Serialize};

/// A moment or a length, in milliseconds.
pub type Ms = u32;

/// Pictures a second that a film may have.
pub const RATES: [u32; 5] = [24, 25, 30, 50, 60];

/// The beat of a film: how many pictures a second, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beat {
    /// Pictures a second, one of [`RATES`].
    pub fps: u32,
    /// Length in milliseconds, more than zero.
    pub dur: Ms,
}

impl Beat {
    /// How many frames there are: ⌈dur · fps / 1000⌉.
    pub const fn frames(self) -> u32 {
        (self.dur as u64 * self.fps as u64).div_ceil(1000) as u32
    }

    /// The moment that frame `index` shows: min(⌊(2000·i + fps) / (2·fps)⌋, dur − 1), the frame's start to the nearest millisecond.
    pub const fn moment(self, index: u32) -> Ms {
        let (index, fps) = (index as u64, self.fps as u64);
        let nearest = (2000 * index + fps) / (2 * fps);
        let last = self.dur.saturating_sub(1) as u64;
        if nearest < last { nearest as Ms } else { last as Ms }
    }

    /// The first frame that shows `moment` or later.
    pub const fn frame_at(self, moment: Ms) -> u32 {
        let mut index = (moment as u64 * self.fps as u64 / 1000) as u32;
        while index < self.frames() && self.moment(index) < moment {
            index += 1;
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_film_of_two_minutes_has_the_frames_of_the_formula_at_every_rate() {
        let counts = RATES.map(|fps| Beat { fps, dur: 119_800 }.frames());
        assert_eq!(counts, [2876, 2995, 3594, 5990, 7188]);
        let beat = Beat { fps: 30, dur: 119_800 };
        assert_eq!([0, 1, 2, 3, 3593].map(|frame| beat.moment(frame)), [0, 33, 67, 100, 119_767]);
        assert_eq!(Beat { fps: 24, dur: 1001 }.moment(24), 1000, "the last frame shows the last millisecond");
    }

    #[test]
    fn the_frame_of_a_moment_is_the_first_that_is_not_before_it() {
        for fps in RATES {
            let beat = Beat { fps, dur: 4321 };
            for moment in 0..4300 {
                let frame = beat.frame_at(moment);
                assert!(beat.moment(frame) >= moment && (frame == 0 || beat.moment(frame - 1) < moment));
            }
        }
    }
}
