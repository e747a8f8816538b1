//! How long each line and each scene lasts: durations follow the voice (motion.md, 4.3).

use unicode_segmentation::UnicodeSegmentation;

use crate::scene::SceneId;

/// Silence before the first line of a scene, in ms.
pub const LEAD_MS: u32 = 300;
/// Least silence after the last line of a scene, in ms.
pub const TAIL_MS: u32 = 500;
/// The time of a grapheme, in ms, where a language has no timing of its own.
const GRAPHEME_MS: u64 = 75;
/// No line is shorter, in ms, unless it was recorded so or the storyboard says so.
const LEAST_MS: u32 = 900;
/// Scenes last whole steps of this, in ms.
const STEP_MS: u32 = 100;

/// What is said in a scene, and what decides how long it takes.
pub(super) struct Spoken<'a> {
    /// Which scene.
    pub scene: SceneId,
    /// What is said.
    pub lines: Vec<&'a str>,
    /// What is said when no parameter is changed.
    pub usual: Vec<&'a str>,
    /// The storyboard's length of the scene, if it was timed in this language, in ms.
    pub nominal: Option<u32>,
    /// Lengths of recordings, in ms.
    pub clips: Vec<Option<u32>>,
}

/// The lengths of a scene, in ms.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Times {
    /// Of each line.
    pub lines: Vec<u32>,
    /// Of the scene.
    pub scene: u32,
}

impl Spoken<'_> {
    /// The lengths: a recording's own, else a share of the scene's speech by graphemes. Rounding goes into the tail.
    pub fn times(&self) -> Times {
        let weights: Vec<_> = self.lines.iter().map(|line| graphemes(line)).collect();
        let total = weights.iter().sum::<u64>();
        let usual = self.usual.iter().map(|line| graphemes(line)).sum::<u64>();
        let speech = match self.nominal {
            Some(nominal) if usual > 0 => {
                let nominal = u64::from(nominal - LEAD_MS - TAIL_MS);
                (2 * nominal * total + usual) / (2 * usual)
            }
            _ => GRAPHEME_MS * total,
        };
        // The storyboard timed its own words; the floor is for words that nobody has read aloud yet.
        let least = if self.nominal.is_some() && self.lines == self.usual { 0 } else { LEAST_MS };
        let lines: Vec<u32> = shares(speech, &weights)
            .into_iter()
            .zip(&self.clips)
            .map(|(share, clip)| clip.unwrap_or(share.max(least)))
            .collect();
        let needed = LEAD_MS + lines.iter().sum::<u32>() + TAIL_MS;
        Times { lines, scene: needed.next_multiple_of(STEP_MS).max(self.scene.least_ms()) }
    }
}

/// Letters as a reader counts them.
fn graphemes(text: &str) -> u64 {
    text.graphemes(true).count() as u64
}

/// `total` shared by `weights` in whole ms: what is left over goes to the largest remainders, the earlier first.
fn shares(total: u64, weights: &[u64]) -> Vec<u32> {
    let sum = weights.iter().sum::<u64>().max(1);
    let mut parts: Vec<_> = weights.iter().map(|weight| total * weight / sum).collect();
    let mut order: Vec<_> = (0..weights.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(total * weights[i] % sum), i));
    let left = total.saturating_sub(parts.iter().sum()) as usize;
    for &i in order.iter().take(left) {
        parts[i] += 1;
    }
    parts.into_iter().map(|part| part as u32).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_recording_twice_as_long_makes_the_scene_as_much_longer() {
        let spoken = |clip| Spoken {
            scene: SceneId::Trust,
            lines: vec!["One.", "Two."],
            usual: vec!["One.", "Two."],
            nominal: None,
            clips: vec![Some(clip), Some(2 * clip)],
        };
        assert_eq!(spoken(1_010).times(), Times { lines: vec![1_010, 2_020], scene: 3_900 });
        assert_eq!(spoken(2_020).times(), Times { lines: vec![2_020, 4_040], scene: 6_900 });
    }

    #[test]
    fn a_short_line_of_somebody_elses_words_lasts_900_ms() {
        let spoken = Spoken {
            scene: SceneId::Circles,
            lines: vec!["Hi."],
            usual: vec!["Peer support."],
            nominal: Some(8_700),
            clips: vec![None],
        };
        assert!(spoken.times().lines[0] >= 900);
    }

    proptest! {
        #[test]
        fn shares_add_up_and_none_is_a_whole_ms_off(
            total in 0_u64..100_000,
            weights in prop::collection::vec(1_u64..200, 1..6),
        ) {
            let parts = shares(total, &weights);
            prop_assert_eq!(parts.iter().map(|part| u64::from(*part)).sum::<u64>(), total);
            let sum = weights.iter().sum::<u64>() as f64;
            for (part, weight) in parts.iter().zip(weights) {
                prop_assert!((f64::from(*part) - total as f64 * weight as f64 / sum).abs() < 1.0);
            }
        }
    }
}
