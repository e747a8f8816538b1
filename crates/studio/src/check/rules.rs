//! F04, F10, F11 and F12: rules that are worked out elsewhere, or need no picture.

use jiff::civil::Date;
use trellis_film::captions::{cues, violations};
use trellis_film::script::Script;

use super::Clip;
use super::report::{Finding, Outcome, Place, Seen};

/// The longest that something may move where nobody can pause it, in milliseconds (WCAG 2.2, 2.2.2, allows five seconds).
const LONGEST: u32 = 4_800;

/// The row of F04.
pub fn captions(script: &Script) -> Finding {
    let cues = cues(script);
    let seen = violations(&cues, script).into_iter().map(|found| {
        let scene = script.scenes.iter().rev().find(|scene| scene.start <= found.start);
        let scene = scene.map_or(String::new(), |scene| scene.id.word().to_owned());
        let place = Place { layer: format!("{scene}/{}", found.line), scene, ms: found.start };
        Seen::new(Outcome::Fail, "a rule broken", found.what).at(place)
    });
    let fine = format!("{} captions, 0 broken", cues.len());
    Finding::new("F04", "2 × 42, 17 a second, 1–7 s", &fine, seen.collect())
}

/// The row of F10.
pub fn clips(clips: &[Clip]) -> Finding {
    let seen = clips.iter().map(|clip| {
        let took = clip.to.saturating_sub(clip.from);
        let ends = clip.still.is_some_and(|still| still >= clip.from && still <= clip.to);
        let faults = [
            (took > LONGEST, "it is too long: nobody can pause it (WCAG 2.2.2)"),
            (clip.plays != 1, "it plays more than once"),
            (!ends, "it has no still to end on"),
        ];
        let place = Place { scene: String::new(), ms: clip.from, layer: clip.id.clone() };
        let broken: Vec<_> = faults.into_iter().filter(|(broken, _)| *broken).map(|(_, what)| what).collect();
        let said = if broken.is_empty() {
            "it plays once and ends on its still".to_owned()
        } else {
            broken.join("; ")
        };
        let what = format!("clip {}: {said}", clip.id);
        Seen::new(Outcome::Fail.unless(broken.is_empty()), format!("{took} ms"), what).at(place)
    });
    Finding::new("F10", "4,800 ms, once, with a still", "no clips", seen.collect())
}

/// The row of F11. D1 to D7 refuse a parameter file before there is a film.
pub fn figures(script: &Script, today: Date) -> Finding {
    let Some(figures) = &script.figures else {
        return Finding::new("F11", "36 months", "no figures", Vec::new());
    };
    let seen = figures
        .warnings(today)
        .into_iter()
        .map(|what| Seen::new(Outcome::Warn, figures.all.as_of.year().to_string(), what));
    Finding::new("F11", "36 months", &figures.all.as_of.year().to_string(), seen.collect())
}

/// The row of F12.
pub fn signoff(script: &Script, finished: bool) -> Finding {
    let names: Vec<_> = script.open.iter().map(ToString::to_string).collect();
    let outcome = if finished { Outcome::Fail } else { Outcome::Warn };
    let measured = format!("{} open", names.len());
    let seen = Seen::new(outcome.unless(names.is_empty()), measured, names.join(", "));
    Finding::new("F12", "0 open, or a draft", "", vec![seen])
}
