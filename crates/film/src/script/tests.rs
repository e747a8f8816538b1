//! The default film against the storyboard's table, and what each parameter changes.

use jiff::civil::date;

use super::*;
use crate::both::Both;
use crate::figures::{AsOf, Given, from_given};
use crate::params::Pronoun;

fn english(params: &Params) -> Script {
    Script::new(Language::En, Audience::Organisations, params).unwrap()
}

fn said(script: &Script) -> String {
    script.lines().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" | ")
}

/// Own figures in per cent, in tenths.
fn own(all: u32, group: u32) -> Params {
    let given = |tenths| Given {
        percent: Some(crate::figures::Percent { tenths, decimal: true }),
        published_url: Some("https://example.org".to_owned()),
        population: Some(Both::of("all staff of Example Trust", "holl staff Example Trust")),
        as_of: Some(AsOf::Day(date(2026, 3, 31))),
        source: Some("WRES submission 2026".to_owned()),
        ..Given::default()
    };
    let figures = from_given(Some(&given(all)), Some(&given(group)), date(2026, 11, 27)).unwrap();
    Params { figures, ..Params::default() }
}

#[test]
fn the_default_film_starts_each_scene_where_the_storyboard_does() {
    let script = english(&Params::default());
    let table: Vec<_> = script.scenes.iter().map(|s| (s.id.word(), s.start, s.end - s.start)).collect();
    assert_eq!(
        table,
        [
            ("title", 0, 3_400),
            ("meet", 3_400, 11_800),
            ("data", 15_200, 15_000),
            ("model", 30_200, 16_700),
            ("sponsorship", 46_900, 7_200),
            ("allyship", 54_100, 9_800),
            ("circles", 63_900, 8_700),
            ("surface", 72_600, 10_800),
            ("trust", 83_400, 8_300),
            ("challenge", 91_700, 15_500),
            ("now_you", 107_200, 9_600),
            ("end", 116_800, 3_000),
        ]
    );
}

#[test]
fn the_film_lasts_119_8_seconds_and_121_3_for_policymakers() {
    let of = |audience| Script::new(Language::En, audience, &Params::default()).unwrap().duration;
    let frames = |ms: u32| (ms * 30).div_ceil(1_000);
    assert_eq!(frames(of(Audience::Organisations)), 3_594);
    assert_eq!(frames(of(Audience::Educators)), 3_594);
    assert_eq!(frames(of(Audience::Policymakers)), 3_639);
}

#[test]
fn the_default_words_are_267_in_1435_graphemes() {
    let script = english(&Params::default());
    let words = script.lines().map(|line| line.text.split_whitespace().count()).sum::<usize>();
    let graphemes = script.lines().map(|line| line.text.chars().count()).sum::<usize>();
    assert_eq!((words, graphemes), (267, 1_435));
    let speech = script.lines().map(|line| line.end - line.start).sum::<u32>();
    assert_eq!(speech, 108_000);
}

#[test]
fn speech_starts_300_ms_into_a_scene_and_ends_500_ms_before_its_end() {
    for audience in Audience::ALL {
        let script = Script::new(Language::En, audience, &Params::default()).unwrap();
        for scene in script.scenes.iter().filter(|scene| !scene.lines.is_empty()) {
            assert_eq!(scene.lines[0].start, scene.start + 300, "{:?}", scene.id);
            assert_eq!(scene.lines[scene.lines.len() - 1].end, scene.end - 500, "{:?}", scene.id);
        }
    }
}

#[test]
fn welsh_is_timed_by_its_own_letters() {
    let script = Script::new(Language::Cy, Audience::Organisations, &Params::default()).unwrap();
    for scene in script.scenes.iter().filter(|scene| !scene.lines.is_empty()) {
        let speech: u32 = scene.lines.iter().map(|line| line.end - line.start).sum();
        let rest = scene.end - scene.start - speech;
        assert!((800..900).contains(&rest) || scene.id == SceneId::Title, "{:?}: {rest}", scene.id);
    }
}

#[test]
fn without_the_data_scene_the_chapters_have_no_hole() {
    let script = english(&Params { data_scene: false, ..Params::default() });
    assert_eq!(
        script.scenes.iter().map(|scene| scene.number).collect::<Vec<_>>(),
        (1..=11).collect::<Vec<_>>()
    );
    assert!(script.of(SceneId::Data).is_none());
    assert_eq!(script.duration, 119_800 - 15_000);
}

#[test]
fn own_figures_leave_nothing_of_the_old_ones() {
    for language in Language::ALL {
        let params = Params { figures: own(246, 118).figures, ..Params::default() };
        let script = Script::new(language, Audience::Organisations, &params).unwrap();
        for (key, text) in script.texts() {
            for old in ["19.9", "12.2", "2020", "England"] {
                assert!(!text.contains(old), "{key} still says {old}: {text}");
            }
        }
        assert_eq!(script.text("figure-all"), "24.6\u{a0}%");
    }
    let script = english(&own(246, 118));
    assert!(said(&script).contains("in 2026. | About twenty-five were Black"), "{}", said(&script));
    assert_eq!(script.text("figure-all-caption"), "all staff of Example Trust, 31 March 2026");
    assert_eq!(script.text("source-line"), "Source: WRES submission 2026");
    assert!(script.text("data-ad").contains("24.6 and 11.8"));
}

#[test]
fn equal_and_reversed_figures_change_the_sentence_and_drop_the_fourth_line() {
    let equal = english(&own(124, 119));
    let lines: Vec<_> =
        equal.of(SceneId::Data).unwrap().lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[2], "In jobs like Amara's, it was about the same.");
    let larger = english(&own(124, 181));
    let lines: Vec<_> =
        larger.of(SceneId::Data).unwrap().lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines[2], "In jobs like Amara's, it was more: about eighteen.");
    assert_eq!(lines.len(), 3);
}

#[test]
fn one_person_of_a_hundred_is_spoken_of_in_the_singular() {
    let script = english(&own(10, 10));
    assert!(said(&script).contains("About one was Black"));
    assert!(script.text("data-ad").contains("One is filled"));
}

#[test]
fn each_pronoun_and_no_name_make_correct_sentences() {
    let meet = |name: &str, pronoun| {
        let mut params = Params::default();
        (params.mentee.name, params.mentee.pronoun) = (name.to_owned(), pronoun);
        let script = english(&params);
        let lines = &script.of(SceneId::Meet).unwrap().lines;
        format!("{} | {} | {}", lines[0].text, lines[1].text, script.text("meet-ad"))
    };
    assert_eq!(
        meet("Amara", Pronoun::She),
        "This is Amara. She is a physiotherapist in the NHS. | She is good at her job, and wants to go further. | \
         A woman with brown skin and braided hair stands at a row of doors. The next one is shut."
    );
    assert_eq!(
        meet("Kofi", Pronoun::He),
        "This is Kofi. He is a physiotherapist in the NHS. | He is good at his job, and wants to go further. | \
         A man with brown skin and braided hair stands at a row of doors. The next one is shut."
    );
    assert_eq!(
        meet("", Pronoun::They),
        "This is the mentee. They are a physiotherapist in the NHS. | They are good at their job, and want to go further. | \
         A person with brown skin and braided hair stands at a row of doors. The next one is shut."
    );
}

#[test]
fn without_a_name_no_text_has_a_hole() {
    for language in Language::ALL {
        let mut params = Params { describe_looks: false, ..Params::default() };
        params.mentee.name = String::new();
        let script = Script::new(language, Audience::Educators, &params).unwrap();
        for (key, text) in script.texts().filter(|(key, _)| *key != "end-organisation") {
            assert!(
                !text.contains("Amara") && !text.contains("  ") && !text.trim().is_empty(),
                "{key}: {text}"
            );
        }
    }
}

#[test]
fn looks_are_described_of_everybody_or_of_nobody() {
    let script = english(&Params { describe_looks: false, ..Params::default() });
    for scene in [SceneId::Meet, SceneId::Sponsorship, SceneId::Allyship] {
        let text = &script.of(scene).unwrap().described.as_ref().unwrap().text;
        assert!(!text.contains("skin"), "{text}");
    }
}

#[test]
fn english_is_never_put_into_a_welsh_film() {
    let mut params =
        Params { population_spoken: Some(Both { en: Some("us".into()), cy: None }), ..Params::default() };
    params.mentee.job = Some(Both { en: Some("a nurse".into()), cy: None });
    assert!(Script::new(Language::En, Audience::Organisations, &params).is_ok());
    let faults = Script::new(Language::Cy, Audience::Organisations, &params).unwrap_err();
    let named: Vec<_> = faults.iter().map(|fault| fault.parameter.as_str()).collect();
    assert_eq!(named, ["mentee_job", "population_spoken"]);
}

#[test]
fn own_actions_are_said_and_listed() {
    let actions = ["Meet.", "Listen.", "Act."].map(|text| Both::of(text, text));
    let script = english(&Params { actions: Some(actions), ..Params::default() });
    assert!(said(&script).ends_with("Start small, and start now. Meet. | Listen. | Act."));
    assert_eq!(script.text("end-action-3"), "Act.");
}

#[test]
fn recordings_twice_as_long_move_everything_behind_them() {
    let script = english(&Params::default());
    let clips = script.lines().map(|line| (line.id.clone(), 2 * (line.end - line.start))).collect();
    let slow = Script::with_clips(Language::En, Audience::Organisations, &Params::default(), &clips).unwrap();
    for (scene, usual) in slow.scenes.iter().zip(&script.scenes) {
        let speech: u32 = usual.lines.iter().map(|line| line.end - line.start).sum();
        let wanted = if usual.lines.is_empty() { 3_000 } else { (800 + 2 * speech).next_multiple_of(100) };
        assert_eq!(scene.end - scene.start, wanted, "{:?}", scene.id);
    }
}
