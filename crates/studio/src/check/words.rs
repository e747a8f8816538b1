//! F05, F08 and F13: words that are hard, descriptions that speak over a line, and words that we do not use or cannot draw.

use std::collections::BTreeMap;

use trellis_film::catalogue;
use trellis_film::describe::{self, Needs};
use trellis_film::language::Language;
use trellis_film::reading::{Ease, Hard, hard, never_words, of_film, of_scene};
use trellis_film::resolve::{Cause, Fault};
use trellis_film::script::Script;

use super::report::{Finding, Outcome, Place, Seen};

/// The row of F05, or F05cy for a Welsh film.
pub fn reading(script: &Script) -> Finding {
    let (rule, limit, unit) = match script.language {
        Language::En => ("F05", "scene 12 years, film 10 years", "years"),
        Language::Cy => ("F05cy", "sentence 20 words, mean 12 words", "words"),
    };
    let seen = hard(script).into_iter().map(|found| too_hard(script, &found, unit)).collect();
    Finding::new(rule, limit, &measured(script), seen)
}

fn too_hard(script: &Script, found: &Hard, unit: &str) -> Seen {
    let outcome = if found.fails { Outcome::Fail } else { Outcome::Warn };
    let measured = format!("{:.1} {unit}", found.measured);
    let Some(scene) = found.scene else {
        return Seen::new(outcome, measured, "the whole film is hard to read");
    };
    let start = script.of(scene).map_or(0, |scene| scene.start);
    let place = Place { scene: scene.word().to_owned(), ms: start, layer: String::new() };
    Seen::new(outcome, measured, "the scene is hard to read").at(place)
}

/// The hardest scene, and the whole film.
fn measured(script: &Script) -> String {
    let scenes = script.scenes.iter().filter_map(|scene| of_scene(scene, script.language));
    let worst = scenes.map(|ease| match ease {
        Ease::Grade(grade) => grade + 5.0,
        Ease::Words { most, .. } => most as f64,
    });
    let worst = worst.fold(0.0, f64::max);
    match of_film(script) {
        Some(Ease::Grade(grade)) => format!("scene {worst:.1}, film {:.1}", grade + 5.0),
        Some(Ease::Words { mean, .. }) => format!("sentence {worst:.0}, mean {mean:.1}"),
        None => "no words".to_owned(),
    }
}

/// The row of F08: every description either fits its silence, or stops the picture.
pub fn descriptions(script: &Script) -> Finding {
    let cues = describe::cues(script, &BTreeMap::new());
    let waits = cues.iter().filter(|cue| cue.needs == Needs::Extended).count();
    let seen = cues.iter().filter_map(|cue| {
        let until = if cue.needs == Needs::Standard { cue.at + cue.takes } else { cue.at };
        let over = script.lines().find(|line| line.start < until && cue.at < line.end)?;
        let scene = cue.scene.word();
        let place = Place { scene: scene.to_owned(), ms: cue.at, layer: format!("{scene}/{}", cue.id) };
        Some(
            Seen::new(Outcome::Fail, format!("{} ms", cue.takes), format!("it speaks over {}", over.id))
                .at(place),
        )
    });
    let fine = format!("{} fit, {waits} stop the picture", cues.len() - waits);
    Finding::new("F08", "in a gap, or Extended", &fine, seen.collect())
}

/// The row of F13; `faults` say which letters could not be drawn.
pub fn vocabulary(script: &Script, faults: &[Fault]) -> Finding {
    let mut seen: Vec<Seen> = never_words(script)
        .into_iter()
        .map(|(key, word)| {
            Seen::new(Outcome::Fail, format!("“{word}”"), format!("{key}: a word that we never use"))
        })
        .collect();
    seen.extend(faults.iter().filter(|fault| fault.cause == Cause::Letter).map(|fault| {
        let seen = Seen::new(Outcome::Fail, "no such letter", fault.what.clone());
        let layer = format!("{}/{}", fault.scene, fault.layer);
        // Letters that no font has are a fault of the whole film.
        if fault.scene.is_empty() {
            seen
        } else {
            seen.at(Place { scene: fault.scene.clone(), ms: 0, layer })
        }
    }));
    let held: Vec<_> = catalogue::messages(script.language).into_iter().map(|message| message.key).collect();
    let missing =
        catalogue::messages(Language::En).into_iter().filter(|message| !held.contains(&message.key));
    seen.extend(
        missing.map(|message| Seen::new(Outcome::Fail, "missing", format!("{} has no words", message.key))),
    );
    if catalogue::source(script.language).starts_with("# cy_review: pending") {
        let what = "the Welsh words are our own draft, which no translator has read";
        seen.push(Seen::new(Outcome::Warn, "cy_review: pending", what));
    }
    let fine = format!("{} texts", script.texts().count());
    Finding::new("F13", "all there, none of the never words", &fine, seen)
}
