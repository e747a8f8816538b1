//! The described cut: the same film, whose picture stops wherever a description is read that fits no silence.
//!
//! Two clocks run in it. The film's own says what is seen and said; the cut's says when, and goes on while the picture stands.

use std::collections::BTreeMap;

use crate::describe::{self, Needs};
use crate::script::Script;
use crate::time::{Beat, Ms};

/// Silence before and after a description for which the picture waits, in ms: whoever listens hears that another voice begins.
pub const BREATH_MS: Ms = 300;
/// A picture stops for whole steps of this, in ms, as scenes last.
const STEP_MS: Ms = 100;

/// A picture that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The moment of the film that stands.
    pub at: Ms,
    /// For how long, in ms.
    pub lasts: Ms,
}

/// A description and when it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The key of its text, which is also the name of its recording.
    pub id: String,
    /// When it begins, in ms of the cut.
    pub start: Ms,
}

/// Where the picture stops, and what is read. Without any stop the cut is the film.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// In order of their moments.
    stops: Vec<Stop>,
    read: Vec<Read>,
}

impl Cut {
    /// The cut of a film whose descriptions were recorded; `clips` are their lengths in ms by id. One without a length is taken to
    /// be read as fast as lines are.
    pub fn of(script: &Script, clips: &BTreeMap<String, Ms>) -> Self {
        let mut cut = Self::default();
        let mut cues = describe::cues(script, clips);
        cues.sort_by_key(|cue| cue.at);
        for cue in cues {
            // What was there before stops first.
            let at = cut.before(cue.at);
            let start = match cue.needs {
                Needs::Standard => at,
                Needs::Extended => {
                    let lasts = (BREATH_MS + cue.takes + BREATH_MS).next_multiple_of(STEP_MS);
                    cut.stops.push(Stop { at: cue.at, lasts });
                    at + BREATH_MS
                }
            };
            cut.read.push(Read { id: cue.id, start });
        }
        cut
    }

    /// Where the picture stops, in order.
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// What is read beside the lines, in order.
    pub fn read(&self) -> &[Read] {
        &self.read
    }

    /// How much longer than the film it is, in ms.
    pub fn longer(&self) -> Ms {
        self.stops.iter().map(|stop| stop.lasts).sum()
    }

    /// The beat of the cut of a film with this one.
    pub fn beat(&self, film: Beat) -> Beat {
        Beat { dur: film.dur + self.longer(), ..film }
    }

    /// When the cut first shows a moment of the film: where the picture stops, when it begins to.
    pub fn before(&self, moment: Ms) -> Ms {
        moment + self.stopped(|stop| stop.at < moment)
    }

    /// When the cut goes on from a moment of the film: where the picture stops, when it no longer does.
    pub fn after(&self, moment: Ms) -> Ms {
        moment + self.stopped(|stop| stop.at <= moment)
    }

    /// The moment of the film that is seen at a moment of the cut.
    pub fn seen(&self, moment: Ms) -> Ms {
        let mut stood = 0;
        for stop in &self.stops {
            let begins = stop.at + stood;
            if moment < begins + stop.lasts {
                return if moment < begins { moment - stood } else { stop.at };
            }
            stood += stop.lasts;
        }
        moment - stood
    }

    /// The script by the clock of the cut: what captions, chapters and voices go by.
    pub fn script(&self, film: &Script) -> Script {
        let mut script = film.clone();
        for scene in &mut script.scenes {
            for line in &mut scene.lines {
                // A line that ends where the picture stops is over before it does, and the next one waits.
                (line.start, line.end) = (self.after(line.start), self.before(line.end));
            }
            (scene.start, scene.end) = (self.before(scene.start), self.before(scene.end));
        }
        script.duration += self.longer();
        script
    }

    fn stopped(&self, counts: impl Fn(&Stop) -> bool) -> Ms {
        self.stops.iter().filter(|stop| counts(stop)).map(|stop| stop.lasts).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::audience::Audience;
    use crate::language::Language;
    use crate::params::Params;

    fn film(language: Language) -> Script {
        Script::new(language, Audience::Organisations, &Params::default()).expect("a script")
    }

    /// Recordings of all descriptions, each of this length.
    fn clips(script: &Script, takes: Ms) -> BTreeMap<String, Ms> {
        let described = script.scenes.iter().filter_map(|scene| scene.described.as_ref());
        described.map(|described| (described.id.clone(), takes)).collect()
    }

    #[test]
    fn the_picture_waits_for_seven_descriptions_and_the_eighth_is_read_in_a_silence() {
        let film = film(Language::En);
        let cut = Cut::of(&film, &BTreeMap::new());
        assert_eq!((cut.stops().len(), cut.read().len()), (7, 8));
        let shown = cut.script(&film);
        assert_eq!(shown.duration, film.duration + cut.longer());
        assert_eq!(shown.scenes.last().map(|scene| scene.end), Some(shown.duration));
    }

    #[test]
    fn a_longer_recording_stops_the_picture_for_as_much_longer_and_one_of_a_moment_not_at_all() {
        let film = film(Language::En);
        let longer = |takes| Cut::of(&film, &clips(&film, takes)).longer();
        assert_eq!(longer(4_000), 8 * (300 + 4_000 + 300));
        assert_eq!(longer(4_001), 8 * 4_700);
        assert_eq!(longer(300), 0, "every scene begins with 300 ms of silence");
    }

    proptest! {
        #[test]
        fn no_two_voices_are_heard_at_once_and_nothing_is_seen_twice_but_what_stands(
            takes in 1_u32..20_000,
            welsh in any::<bool>(),
        ) {
            let film = film(if welsh { Language::Cy } else { Language::En });
            let cut = Cut::of(&film, &clips(&film, takes));
            let shown = cut.script(&film);
            let lines = shown.lines().map(|line| (line.start, line.end));
            let read = cut.read().iter().map(|read| (read.start, read.start + takes));
            let mut heard: Vec<_> = lines.chain(read).collect();
            heard.sort_unstable();
            for pair in heard.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0, "{:?}", pair);
            }
            for (line, of_film) in shown.lines().zip(film.lines()) {
                prop_assert_eq!(line.end - line.start, of_film.end - of_film.start);
                prop_assert_eq!(cut.seen(line.start), of_film.start);
            }
            for pair in shown.scenes.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
            }
            let mut before = 0;
            for moment in 0..shown.duration {
                let seen = cut.seen(moment);
                let stands = cut.stops().iter().any(|stop| stop.at == before);
                prop_assert!(seen == before + 1 || (seen == before && (stands || moment == 0)));
                before = seen;
            }
            prop_assert_eq!(before, film.duration - 1);
        }
    }
}
