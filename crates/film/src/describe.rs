//! When each description is read: in a silence if it fits, else while the picture waits.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::scene::SceneId;
use crate::script::{Scene, Script};

/// The time a voice takes for a grapheme, in ms.
const GRAPHEME_MS: u32 = 75;

/// Whether the film must wait for a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// It fits between two lines.
    Standard,
    /// The picture stops while it is read.
    Extended,
}

/// One description with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The key of its text, which is also the name of its recording.
    pub id: String,
    /// The scene.
    pub scene: SceneId,
    /// What is read.
    pub text: String,
    /// When it begins, in ms of the film; an extended one stops the picture here.
    pub at: u32,
    /// How long it takes, in ms.
    pub takes: u32,
    /// Whether the film waits.
    pub needs: Needs,
}

/// The descriptions of a film, in order. `clips` are lengths of recorded ones, in ms by id.
pub fn cues(script: &Script, clips: &BTreeMap<String, u32>) -> Vec<Cue> {
    script.scenes.iter().enumerate().filter_map(|(i, scene)| of_scene(script, i, scene, clips)).collect()
}

fn of_scene(script: &Script, i: usize, scene: &Scene, clips: &BTreeMap<String, u32>) -> Option<Cue> {
    let described = scene.described.as_ref()?;
    let takes = clips
        .get(&described.id)
        .copied()
        .unwrap_or_else(|| GRAPHEME_MS * described.text.graphemes(true).count() as u32);
    let next_line = script.scenes[i + 1..].iter().flat_map(|scene| &scene.lines).next();
    let silent_until = next_line.map_or(script.duration, |line| line.start);
    let first_line = scene.lines.first().map_or(silent_until, |line| line.start);
    let last_line = scene.lines.last().map_or(scene.start, |line| line.end);
    let gaps = std::iter::once((scene.start, first_line))
        .chain(scene.lines.windows(2).map(|pair| (pair[0].end, pair[1].start)))
        .chain([(last_line, silent_until)]);
    let fits = gaps.into_iter().find(|(from, until)| from + takes <= *until);
    let (at, needs) = match fits {
        Some((from, _)) => (from, Needs::Standard),
        None => (when_drawn(scene), Needs::Extended),
    };
    Some(Cue { id: described.id.clone(), scene: scene.id, text: described.text.clone(), at, takes, needs })
}

/// When the picture shows what is described: the end of the line that it is drawn with.
fn when_drawn(scene: &Scene) -> u32 {
    let line = match scene.id {
        SceneId::Meet => 0,
        SceneId::Model => 1,
        _ => 2,
    };
    scene.lines.get(line).or(scene.lines.last()).map_or(scene.start, |line| line.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::Audience;
    use crate::language::Language;
    use crate::params::Params;

    fn shipped(language: Language) -> (Script, Vec<Cue>) {
        let script = Script::new(language, Audience::Organisations, &Params::default()).unwrap();
        let cues = cues(&script, &BTreeMap::new());
        (script, cues)
    }

    #[test]
    fn only_the_last_description_fits_a_silence() {
        let (_, cues) = shipped(Language::En);
        let standard: Vec<_> = cues.iter().filter(|cue| cue.needs == Needs::Standard).collect();
        assert_eq!(standard.iter().map(|cue| cue.id.as_str()).collect::<Vec<_>>(), ["now_you-ad"]);
        assert_eq!(cues.len(), 8);
    }

    #[test]
    fn a_description_never_speaks_over_a_line() {
        for language in Language::ALL {
            let (script, cues) = shipped(language);
            for cue in cues {
                let until = if cue.needs == Needs::Standard { cue.at + cue.takes } else { cue.at };
                let over = script.lines().find(|line| line.start < until && cue.at < line.end);
                assert_eq!(over, None, "{}", cue.id);
            }
        }
    }

    #[test]
    fn a_recording_as_long_as_the_silence_fits_and_one_a_millisecond_longer_does_not() {
        let (script, _) = shipped(Language::En);
        // Between the last line of "Trust" and the first of "Challenge" lie a tail of 500 and a lead of 300 ms.
        for (takes, needs) in [(800, Needs::Standard), (801, Needs::Extended)] {
            let clips = BTreeMap::from([("trust-ad".to_owned(), takes)]);
            let cue = cues(&script, &clips).into_iter().find(|cue| cue.id == "trust-ad").unwrap();
            assert_eq!(cue.needs, needs);
        }
    }
}
