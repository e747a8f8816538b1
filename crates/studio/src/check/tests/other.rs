//! Films whose words, people or pieces break the rules.

use super::*;

#[test]
fn a_text_that_nobody_says_fails_and_so_does_a_scene_without_words() {
    let (script, mut plan) = shipped(Language::En, &Params::default());
    assert_eq!(seen::seen(&script, &plan).worst.outcome, Outcome::Pass);
    let row = plan.nodes.iter().position(|node| node.id.starts_with("trust/word/")).unwrap();
    plan.nodes[row].text.as_mut().unwrap().words = "only seen".into();
    let found = seen::seen(&script, &plan).worst;
    assert_eq!((found.outcome, found.place.unwrap().layer.as_str()), (Outcome::Fail, "trust/word"));
    plan.scenes[0].alt.clear();
    assert_eq!(seen::seen(&script, &plan).worst.measured, "no words");
}

#[test]
fn two_petals_of_one_pattern_or_without_a_label_fail() {
    let (script, mut plan) = shipped(Language::En, &Params::default());
    assert_eq!(petals::petals(&script, &plan).worst.outcome, Outcome::Pass);
    let of = |plan: &Plan, id: &str| plan.nodes.iter().position(|node| node.id.starts_with(id)).unwrap();
    let (one, other) = (of(&plan, "model/circles/pattern"), of(&plan, "model/surface/pattern"));
    let mut alike = plan.clone();
    alike.nodes[one].path = plan.nodes[other].path.clone();
    assert!(petals::petals(&script, &alike).worst.what.contains("pattern"));
    let label = of(&plan, "model/label-circles/row");
    plan.nodes[label].text.as_mut().unwrap().words.clear();
    assert_eq!(petals::petals(&script, &plan).worst.what, "circles has no label");
}

#[test]
fn our_own_questions_need_their_label_and_the_authors_own_must_not_have_it() {
    let params = Params::default();
    let (script, plan) = shipped(Language::En, &params);
    assert_eq!(petals::questions(&script, &params, &plan).worst.outcome, Outcome::Pass);
    let mut authors = params.clone();
    authors.questions.provenance = Provenance::Authors;
    let (their_script, theirs) = shipped(Language::En, &authors);
    assert_eq!(petals::questions(&their_script, &authors, &theirs).worst.outcome, Outcome::Pass);
    assert_eq!(petals::questions(&script, &params, &theirs).worst.measured, "no label");
    assert_eq!(petals::questions(&their_script, &authors, &plan).worst.measured, "a label");
}

#[test]
fn helpers_all_of_one_skin_fail() {
    let mut company = film::company().clone();
    assert_eq!(cast::cast(&company, None).worst.outcome, Outcome::Pass);
    for look in company
        .cast
        .values_mut()
        .filter(|look| matches!(look.role, Part::Mentor | Part::Sponsor | Part::Ally))
    {
        look.skin = 1;
    }
    let found = cast::cast(&company, None).worst;
    assert_eq!((found.outcome, found.measured.as_str()), (Outcome::Fail, "helpers 1 8"));
}

#[test]
fn those_who_stand_are_of_one_height_and_a_small_mentee_fails() {
    let (_, mut plan) = shipped(Language::En, &Params::default());
    let found = cast::cast(film::company(), Some(&plan)).worst;
    assert_eq!(found.outcome, Outcome::Pass, "{found:?}");
    assert!(found.measured.ends_with("heights 0.0 %"), "{}", found.measured);
    let mentee = plan.nodes.iter().position(|node| node.id == "surface/mentee").unwrap();
    (plan.nodes[mentee].sx, plan.nodes[mentee].sy) = (Track::Still(0.98), Track::Still(0.98));
    let found = cast::cast(film::company(), Some(&plan)).worst;
    assert_eq!((found.outcome, found.place.unwrap().layer.as_str()), (Outcome::Fail, "surface/mentee"));
}

#[test]
fn a_clip_is_short_plays_once_and_ends_on_a_still() {
    let clip = |to, plays, still| Clip { id: "model".into(), from: 1000, to, plays, still };
    let outcome = |clip| rules::clips(&[clip]).worst.outcome;
    assert_eq!(outcome(clip(5_800, 1, Some(5_800))), Outcome::Pass);
    assert_eq!(outcome(clip(5_801, 1, Some(5_800))), Outcome::Fail);
    assert_eq!(outcome(clip(5_800, 0, Some(5_800))), Outcome::Fail);
    assert_eq!(outcome(clip(5_800, 1, None)), Outcome::Fail);
}

#[test]
fn open_items_are_listed_and_stop_a_finished_film() {
    let (script, _) = shipped(Language::En, &Params::default());
    assert_eq!(rules::signoff(&script, false).worst.outcome, Outcome::Warn);
    let found = rules::signoff(&script, true).worst;
    assert!(found.outcome == Outcome::Fail && found.what.starts_with("SO-01, "), "{found:?}");
}

#[test]
fn old_figures_warn_and_fresh_ones_do_not() {
    let (script, _) = shipped(Language::En, &Params::default());
    assert_eq!(rules::figures(&script, today()).worst.outcome, Outcome::Warn);
    assert_eq!(rules::figures(&script, jiff::civil::date(2021, 1, 1)).worst.outcome, Outcome::Pass);
}

#[test]
fn hard_words_words_we_never_use_and_captions_that_break_a_rule_fail() {
    let hard = "Institutional accountability necessitates comprehensive organisational transformation.";
    let mut script = Script::new(
        Language::En,
        Audience::Organisations,
        &Params { organisation_name: Some("BAME network".into()), ..Params::default() },
    )
    .unwrap();
    assert_eq!(words::reading(&script).worst.outcome, Outcome::Pass);
    assert_eq!(rules::captions(&script).worst.outcome, Outcome::Pass);
    assert_eq!(words::vocabulary(&script, &[]).worst.measured, "“bame”");
    script.scenes[1].lines.iter_mut().for_each(|line| line.text = hard.into());
    let found = words::reading(&script).worst;
    assert_eq!((found.outcome, found.place.unwrap().scene.as_str()), (Outcome::Fail, "meet"));
    script.scenes[1].end = script.scenes[1].start + 2_000;
    assert_eq!(rules::captions(&script).worst.outcome, Outcome::Fail);
}

#[test]
fn a_sentence_of_more_than_twenty_welsh_words_fails() {
    let (mut script, _) = shipped(Language::Cy, &Params::default());
    script.scenes[1].lines[0].text = "gair ".repeat(21) + ".";
    let found = words::reading(&script);
    assert_eq!((found.rule, found.worst.outcome), ("F05cy", Outcome::Fail));
}

#[test]
fn a_description_that_speaks_over_a_line_fails() {
    let (mut script, _) = shipped(Language::En, &Params::default());
    assert_eq!(words::descriptions(&script).worst.outcome, Outcome::Pass);
    // Lines out of order leave no place where nobody speaks.
    let lines = &mut script.scenes[1].lines;
    (lines[1].start, lines[1].end) = (lines[0].start, lines[0].end + 500);
    assert_eq!(words::descriptions(&script).worst.outcome, Outcome::Fail);
}

#[test]
fn a_letter_that_no_font_holds_fails_both_in_words_and_in_pictures() {
    let params = Params { organisation_name: Some("漢".into()), ..Params::default() };
    let (language, audience) = (Language::En, Audience::Educators);
    let ask = Ask { language, audience, params: &params, clips: &[], today: today(), finished: false };
    let [report, _] = examine(&ask).unwrap();
    let of = |rule: &str| report.findings.iter().find(|finding| finding.rule == rule).unwrap();
    assert_eq!(of("F13").worst.measured, "no such letter");
    assert_eq!(of("F02").worst.measured, "not measured");
    assert_eq!(report.findings.len(), 16);
}
