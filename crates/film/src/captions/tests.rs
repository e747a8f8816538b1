//! The captions of the shipped film, and the rules on films of random words.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::audience::Audience;
use crate::both::Both;
use crate::language::Language;
use crate::params::Params;

fn script(language: Language, audience: Audience, params: &Params) -> Script {
    Script::new(language, audience, params).unwrap()
}

#[test]
fn the_shipped_captions_obey_every_rule_in_both_languages_and_for_all_audiences() {
    for language in Language::ALL {
        for audience in Audience::ALL {
            let script = script(language, audience, &Params::default());
            assert_eq!(violations(&cues(&script), &script), [], "{language} {audience}");
        }
    }
}

#[test]
fn an_english_line_is_one_caption() {
    let script = script(Language::En, Audience::Organisations, &Params::default());
    let lines: Vec<_> = script.lines().map(|line| line.id.clone()).collect();
    assert_eq!(cues(&script).into_iter().map(|cue| cue.line).collect::<Vec<_>>(), lines);
}

#[test]
fn the_first_cue_of_scene_seven_borrows_the_lead_and_stands_1113_ms() {
    let script = script(Language::En, Audience::Organisations, &Params::default());
    let cue = cues(&script).into_iter().find(|cue| cue.line == "circles-1").unwrap();
    assert_eq!((cue.start, cue.end - cue.start), (63_900, 1_113));
}

#[test]
fn the_check_finds_each_broken_rule() {
    let script = script(Language::En, Audience::Organisations, &Params::default());
    let good = cues(&script);
    let spoil = |change: fn(&mut Cue)| {
        let mut cues = good.clone();
        change(&mut cues[3]);
        violations(&cues, &script).len()
    };
    assert!(spoil(|cue| cue.end = cue.start + 900) >= 1);
    assert!(spoil(|cue| cue.end = cue.start + 7_001) >= 1);
    assert!(spoil(|cue| cue.start -= 80) >= 1);
    assert!(spoil(|cue| cue.rows = vec!["x".repeat(43)]) >= 2);
    assert!(
        spoil(|cue| cue.rows = vec!["But some doors are harder to open than they".into(), "a".into()]) >= 1
    );
}

#[test]
fn recorded_voices_twice_as_slow_still_have_good_captions() {
    let usual = script(Language::En, Audience::Organisations, &Params::default());
    let clips: BTreeMap<_, _> =
        usual.lines().map(|line| (line.id.clone(), 2 * (line.end - line.start))).collect();
    let slow = Script::with_clips(Language::En, Audience::Organisations, &Params::default(), &clips).unwrap();
    assert_eq!(violations(&cues(&slow), &slow), []);
}

/// A text of exactly `length` letters, in words of six.
fn long(length: usize) -> Both {
    let text: String = "llawer ".chars().cycle().take(length - 1).chain(['.']).collect();
    Both::of(&text, &text)
}

#[test]
fn the_longest_words_that_anybody_may_give_have_good_captions_too() {
    let mut params = Params {
        poster_lines: Some([(); 5].map(|()| long(60))),
        actions: Some([(); 3].map(|()| long(48))),
        collective_predicate: Some(long(60)),
        population_spoken: Some(long(60)),
        group_spoken: Some(long(60)),
        ..Params::default()
    };
    params.questions.texts = [(); 4].map(|()| long(60));
    params.mentee.name = "W".repeat(20);
    params.mentee.job = Some(long(40));
    for language in Language::ALL {
        for audience in Audience::ALL {
            let script = script(language, audience, &params);
            assert_eq!(violations(&cues(&script), &script), [], "{language} {audience}");
        }
    }
}

proptest! {
    // Each case makes whole films, so fewer cases do.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn captions_of_anybodys_words_obey_the_rules(
        questions in prop::array::uniform4("[A-Zŵŷ][a-zŵŷ]{1,9}( [a-zŵŷ]{1,9}){2,6}\\?"),
        lines in prop::array::uniform5("[A-Z][a-z]{1,9}( (a|the|an|[a-z]{1,9})){3,6}[.,]"),
        name in "[A-Z][a-z]{0,19}",
    ) {
        let mut params = Params { poster_lines: Some(lines.map(|line| Both::of(&line, &line))), ..Params::default() };
        params.questions.texts = questions.map(|text| Both::of(&text, &text));
        params.mentee.name = name;
        for language in Language::ALL {
            let script = script(language, Audience::Educators, &params);
            prop_assert_eq!(violations(&cues(&script), &script), []);
        }
    }

    #[test]
    fn parts_and_rows_lose_no_word(text in "[a-z.,]{1,50}( [a-z.,]{1,50}){0,30}") {
        let shown: Vec<_> = rows::parts(&text).into_iter().flat_map(rows::rows).collect();
        prop_assert_eq!(shown.join(" "), text);
    }
}
