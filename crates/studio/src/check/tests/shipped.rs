//! The film that ships, under all rules.

use super::*;

fn examined(language: Language, audience: Audience) -> [Report; 2] {
    let params = Params::default();
    examine(&Ask { language, audience, params: &params, clips: &[], today: today(), finished: false })
        .unwrap()
}

#[test]
fn the_shipped_film_has_a_row_for_each_rule_with_a_value_and_survives_json() {
    let [report, longest] = examined(Language::En, Audience::Organisations);
    let rules: Vec<_> = report.findings.iter().map(|finding| finding.rule).collect();
    let wanted: Vec<_> = (1..=16).map(|number| format!("F{number:02}")).collect();
    assert_eq!(rules, wanted);
    assert!(report.findings.iter().all(|finding| !finding.worst.measured.is_empty()), "{report}");
    assert_eq!(longest.findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["F04", "F06"]);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["findings"][11]["outcome"], "warn");
    assert_eq!(report.to_string().lines().next(), Some("en, organisations"));
}

fn passes(language: Language) {
    for audience in Audience::ALL {
        for report in examined(language, audience) {
            assert_ne!(report.outcome(false), Outcome::Fail, "{report}");
        }
    }
}

#[test]
fn the_english_films_fail_no_rule_for_any_audience() {
    passes(Language::En);
}

#[test]
fn the_welsh_films_fail_no_rule_for_any_audience() {
    passes(Language::Cy);
}
