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

/// All that a film may warn of (acceptance 2): old figures, open items, and Welsh that nobody has read.
fn may_warn(language: Language, rule: &str) -> bool {
    ["F11", "F12"].contains(&rule) || (language == Language::Cy && rule == "F13")
}

fn passes(language: Language) {
    for audience in Audience::ALL {
        let [report, longest] = examined(language, audience);
        assert_ne!(longest.outcome(false), Outcome::Fail, "{longest}");
        for found in &report.findings {
            let fine = found.worst.outcome == Outcome::Pass
                || (found.worst.outcome == Outcome::Warn && may_warn(language, found.rule));
            assert!(fine, "{}: {report}", found.rule);
        }
        assert_eq!(report.findings[0].worst.measured, "0 flashes a second", "{report}");
    }
}

#[test]
fn the_english_films_flash_nowhere_and_warn_of_old_figures_and_open_items_only() {
    passes(Language::En);
}

#[test]
fn the_welsh_films_fail_no_rule_and_warn_of_no_more_than_they_may() {
    passes(Language::Cy);
}
