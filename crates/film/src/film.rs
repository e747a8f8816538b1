//! The film as it ships: its storyboard and its people, played with a script.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::captions;
use crate::cast::{self, Company};
use crate::colour::{Lab, Oklch, contrast, token};
use crate::figures::{Comparison, Figures};
use crate::font::lacking;
use crate::params::Params;
use crate::plan::Plan;
use crate::resolve::{Cause, Cue, Fault, Score, SpokenScene, resolve};
use crate::script::Script;
use crate::signoff::Item;
use crate::storyboard::{self, Storyboard};

static STORYBOARD: LazyLock<Storyboard> = LazyLock::new(|| {
    storyboard::read(include_str!("../../../content/film/storyboard.toml"))
        .expect("a test reads the storyboard")
});

static COMPANY: LazyLock<Company> = LazyLock::new(|| {
    cast::read(include_str!("../../../content/film/cast.toml")).expect("a test reads the cast")
});

/// A gap between two captions in which a strip that went would only flicker, in milliseconds.
const SOON: u32 = 1000;

/// Who is in the film, and how they can stand.
pub fn company() -> &'static Company {
    &COMPANY
}

/// The storyboard that ships: which message and style each layer of text has.
pub fn storyboard() -> &'static Storyboard {
    &STORYBOARD
}

/// The plan of a film: the storyboard that ships, with this script, at so many pictures a second. A film that has something
/// `open` says that it is a draft.
///
/// # Errors
/// Everything that cannot be drawn: text that does not fit its place, and letters that neither the film's font nor the fallback of
/// `params` has, in whatever is said, shown or printed of the film.
pub fn plan(script: &Script, params: &Params, open: &[Item], fps: u32) -> Result<Plan, Vec<Fault>> {
    let figures = script.figures.as_ref();
    let text = |key: &str| script.find(key).map(str::to_owned);
    let texts: Vec<&str> = script.texts().map(|(_, text)| text).collect();
    let (fallback, lacking) = match lacking::needed(&texts, params.fallback.as_ref()) {
        Ok(fallback) => (fallback, Vec::new()),
        Err(lacking) => (None, lacking),
    };
    let score = Score {
        language: script.language.code(),
        audience: script.audience.word(),
        title: script.text("film-title").to_owned(),
        fps,
        scenes: script.scenes.iter().map(spoken).collect(),
        captions: painted(captions::cues(script)),
        said: said(script, open),
        brand: params.brand_hue.map_or_else(usual_brand, brand),
        mentee: params.mentee.look.clone(),
        filled: figures.map_or([0, 0], |both| [both.all.percent.whole(), both.group.percent.whole()]),
        fallback,
        text: &text,
    };
    let resolved = resolve(&STORYBOARD, &COMPANY, &score);
    if lacking.is_empty() {
        return resolved;
    }
    let (scene, layer, cause) = (String::new(), String::new(), Cause::Letter);
    let whole =
        lacking.into_iter().map(|what| Fault { scene: scene.clone(), layer: layer.clone(), what, cause });
    // Every letter is named now; each text that has one would say so again.
    let others = resolved.err().into_iter().flatten().filter(|fault| fault.cause != Cause::Letter);
    Err(whole.chain(others).collect())
}

/// What stands on paper in an organisation's own hue: dark enough for text to reach 7:1.
pub fn brand(hue: u16) -> Lab {
    let paper = usual("paper").srgb();
    let dark = |step: i32| Oklch(f64::from(step) / 100.0, 0.13, f64::from(hue)).lab();
    (0..=50).rev().map(dark).find(|colour| contrast(colour.srgb(), paper) >= 7.0).unwrap_or_else(|| dark(0))
}

fn usual_brand() -> Lab {
    usual("focus")
}

fn usual(name: &str) -> Lab {
    token(name).expect("a token of the table")
}

/// Captions as they are painted: where the next one comes soon, the strip stays until then, so that it does not flicker.
fn painted(cues: Vec<captions::Cue>) -> Vec<Cue> {
    let starts: Vec<u32> = cues.iter().skip(1).map(|cue| cue.start).collect();
    let soon = |end: u32, next: Option<&u32>| next.copied().filter(|next| *next < end + SOON).unwrap_or(end);
    let strips = cues.into_iter().enumerate();
    strips
        .map(|(index, cue)| Cue { start: cue.start, end: soon(cue.end, starts.get(index)), rows: cue.rows })
        .collect()
}

/// A scene as the storyboard's marks count in it.
pub(crate) fn spoken(scene: &crate::script::Scene) -> SpokenScene {
    SpokenScene {
        id: scene.id.word().to_owned(),
        chapter: scene.chapter.clone(),
        alt: scene.alt.clone(),
        start: scene.start,
        end: scene.end,
        lines: scene.lines.clone(),
    }
}

/// What layers of the storyboard can ask for with `when`.
fn said(script: &Script, open: &[Item]) -> BTreeSet<String> {
    let smaller = script.figures.as_ref().map(Figures::comparison) == Some(Comparison::Smaller);
    [
        (script.audience.word(), true),
        ("smaller", smaller),
        ("paraphrase", script.paraphrase),
        ("draft", !open.is_empty()),
    ]
    .into_iter()
    .filter(|(_, holds)| *holds)
    .map(|(word, _)| word.to_owned())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::Audience;
    use crate::font::{Fallback, made};
    use crate::language::Language;
    use crate::plan::Unread;
    use crate::signoff::{open_items, shipped};

    fn film(language: Language, audience: Audience) -> Plan {
        let params = Params::default();
        let script = Script::new(language, audience, &params).expect("the shipped parameters are whole");
        let open = open_items(language, &params, &shipped());
        plan(&script, &params, &open, 30).unwrap_or_else(|faults| {
            panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        })
    }

    #[test]
    fn every_film_resolves_in_both_languages_for_all_three_audiences() {
        for language in Language::ALL {
            for audience in Audience::ALL {
                let plan = film(language, audience);
                assert!(plan.nodes.len() > 1000);
                assert!(Plan::from_json(&plan.to_json()).as_ref() == Ok(&plan), "a plan survives JSON");
            }
        }
    }

    #[test]
    fn the_english_film_lasts_as_long_as_the_storyboard_says() {
        let lengths = Audience::ALL.map(|audience| film(Language::En, audience).beat);
        assert_eq!(lengths.map(|beat| beat.dur), [119_800, 121_300, 119_800]);
        assert_eq!(lengths.map(crate::time::Beat::frames), [3_594, 3_639, 3_594]);
    }

    /// The English film for organisations about somebody of that name.
    fn about(name: &str, fallback: Option<&Fallback>) -> Result<Plan, Vec<Fault>> {
        let mut params = Params { fallback: fallback.cloned(), ..Params::default() };
        params.mentee.name = name.to_owned();
        let script = Script::new(Language::En, Audience::Organisations, &params).expect("a script");
        plan(&script, &params, &script.open, 30)
    }

    #[test]
    fn letters_that_no_font_has_are_one_fault_of_the_whole_film() {
        let faults = about("Nguyễn Thị", None).expect_err("the font lacks two of them");
        assert!(faults.len() == 1 && faults[0].cause == Cause::Letter, "{faults:?}");
        let told = faults[0].to_string();
        assert!(told.starts_with("the font has no letters “ễ”, “ị” (in “"), "{told}");
        assert!(told.contains("--fallback-font FILE.ttf"), "{told}");
    }

    #[test]
    fn a_plan_holds_the_fallback_font_that_it_needs_and_tells_it_from_another() {
        let read = |letters: &[char]| Fallback::read(made::font(letters)).expect("a font");
        let (one, other) = (read(&['ễ', 'ị']), read(&['ễ', 'ị', '漢']));
        let plans = [&one, &other].map(|font| about("Nguyễn Thị", Some(font)).expect("it has both letters"));
        assert_ne!(plans[0].hash(), plans[1].hash(), "the same pictures, of another file");
        assert_eq!(plans[0], about("Nguyễn Thị", Some(&one)).expect("again"));
        let json = plans[0].to_json();
        assert!(json.contains(&format!(r#""fallback":"{}""#, one.digest())));
        assert_eq!(Plan::from_json(&json), Err(Unread::Font(one.digest().to_owned())));
        let told = plans[0].for_player();
        assert!(told.fallback.is_none() && Plan::from_json(&told.to_json()).as_ref() == Ok(&told));
    }

    #[test]
    fn a_film_that_needs_no_other_font_is_the_same_with_one() {
        let font = Fallback::read(made::font(&['A', 'm', 'ễ'])).expect("a font");
        let (with, without) = (about("Amara", Some(&font)).expect("it"), about("Amara", None).expect("it"));
        assert!(with == without && with.to_json() == without.to_json());
    }

    /// The English film for organisations whose lines were recorded at a pace.
    fn recorded(pace: f64) -> Result<(Script, Plan), Vec<Fault>> {
        spoken_at(pace, Language::En, Audience::Organisations)
    }

    /// A film whose lines were recorded at a pace: 2.0 is twice as slow as the storyboard's own times.
    fn spoken_at(pace: f64, language: Language, audience: Audience) -> Result<(Script, Plan), Vec<Fault>> {
        let params = Params::default();
        let usual = Script::new(language, audience, &params).expect("a script");
        let length = |line: &crate::script::Line| (f64::from(line.end - line.start) * pace) as u32;
        let clips = usual.lines().map(|line| (line.id.clone(), length(line))).collect();
        let script = Script::with_clips(language, audience, &params, &clips).expect("a script");
        let plan = plan(&script, &params, &script.open, 30)?;
        Ok((script, plan))
    }

    #[test]
    fn chapters_stills_and_keys_move_with_a_voice_that_is_twice_as_slow() {
        let usual = film(Language::En, Audience::Organisations);
        let (script, slow) = recorded(2.0).expect("it resolves");
        assert!(slow.beat.dur == script.duration && slow.beat.dur > 220_000, "{}", slow.beat.dur);
        let starts = |plan: &Plan| plan.scenes.iter().map(|scene| scene.start).collect::<Vec<_>>();
        assert_eq!(starts(&slow), script.scenes.iter().map(|scene| scene.start).collect::<Vec<_>>());
        // The figure comes in 600 ms after the second line of its scene begins.
        let first = |plan: &Plan| {
            let node = plan.nodes.iter().find(|node| node.id == "data/figure-all").expect("the figure");
            let crate::plan::Track::Keys(keys) = &node.opacity else { panic!("it comes in") };
            keys[0].0
        };
        let second_line =
            |script: &Script| script.of(crate::scene::SceneId::Data).expect("it").lines[1].start;
        let script_as_written =
            Script::new(Language::En, Audience::Organisations, &Params::default()).expect("a script");
        assert_eq!(first(&usual), second_line(&script_as_written) + 600);
        assert_eq!(first(&slow), second_line(&script) + 600);
        assert!(first(&slow) > first(&usual) + 10_000);
    }

    #[test]
    fn voices_may_be_a_quarter_faster_or_half_as_slow_again() {
        for language in Language::ALL {
            for audience in Audience::ALL {
                for pace in [0.75, 0.9, 1.1, 1.5] {
                    assert!(
                        spoken_at(pace, language, audience).is_ok(),
                        "{language:?}, {audience:?} at {pace}"
                    );
                }
            }
        }
    }

    #[test]
    fn two_keys_that_a_hasty_voice_makes_swap_places_are_refused_by_name() {
        let faults = recorded(0.5).expect_err("she can not walk that fast");
        let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
        let named = told.iter().any(|fault| {
            fault.contains("`meet`")
                && fault.contains("`mentee`")
                && fault.contains("keys `2+900` and `2.42`")
        });
        assert!(named, "{}", told.join("\n"));
    }

    #[test]
    fn the_last_picture_can_be_held_longer() {
        let params = Params::default();
        let mut script = Script::new(Language::En, Audience::Organisations, &params).expect("a script");
        script.hold_end(2_500);
        let plan = plan(&script, &params, &script.open, 30).expect("it resolves");
        assert_eq!((plan.beat.dur, plan.scenes.last().map(|scene| scene.end)), (122_300, Some(122_300)));
    }

    #[test]
    fn an_organisations_own_hue_is_dark_enough_to_read_whatever_it_is() {
        let paper = usual("paper").srgb();
        for hue in 0..360 {
            assert!(contrast(brand(hue).srgb(), paper) >= 7.0, "{hue}");
        }
    }

    #[test]
    fn families_are_whole_stretches_that_stay_within_their_parents() {
        let plan = film(Language::En, Audience::Organisations);
        for (index, node) in plan.nodes.iter().enumerate() {
            assert!(node.next as usize > index, "{}", node.id);
            if let Some(parent) = node.parent {
                let parent = &plan.nodes[parent as usize];
                assert!(
                    node.next <= parent.next && node.on[0] >= parent.on[0] && node.on[1] <= parent.on[1],
                    "{}",
                    node.id
                );
            }
        }
    }
}
