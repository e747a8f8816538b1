//! The file of the specification, each kind of bad input, and files of chance.

mod spoilt;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::audience::Audience;
use crate::fault::exit_code;
use crate::language::Language;
use crate::params::{example, listing};
use crate::script::Script;

const TODAY: Date = date(2026, 11, 27);

/// `my-trust.toml` as in motion.md, 6.
const TRUST: &str = r#"schema = 1
organisation_name = "Example NHS Trust"
mentee_name = "Amara"
mentee_pronoun = "she"
mentee_job = { en = "an occupational therapist", cy = "…" }
link = { url = "https://intranet.example/mentoring", text = { en = "Our programme", cy = "…" } }
[data.all]
count = 2140
of = 8700
population = { en = "all staff of Example NHS Trust", cy = "…" }
as_of = 2026-03-31
source = "WRES submission 2026"
unknown_ethnicity = "excluded"
[data.group]
count = 130
of = 1080
population = { en = "our allied health professionals", cy = "…" }
as_of = 2026-03-31
source = "WRES submission 2026"
unknown_ethnicity = "excluded"
"#;

fn of(source: &str) -> Result<Params, Vec<Fault>> {
    read("my-trust.toml", source, TODAY)
}

/// The one fault of `source` as its reader sees it, with the exit code.
fn fault(source: &str) -> (String, u8) {
    let faults = of(source).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    (faults[0].to_string(), exit_code(&faults))
}

/// The example file with every setting in use, and without its comments.
fn in_use() -> String {
    let example = example();
    let lines = example.lines().map(|line| line.strip_prefix('#').unwrap_or(line));
    lines.filter(|line| !line.starts_with(' ') || line.starts_with("  {")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_of_the_specification_is_read() {
    let params = of(TRUST).unwrap();
    let figures = params.figures.as_ref().unwrap();
    assert_eq!(
        (figures.all.percent.to_string(), figures.group.percent.to_string()),
        ("24.6".into(), "12".into())
    );
    let script = Script::new(Language::En, Audience::Organisations, &params).unwrap();
    assert!(
        script
            .lines()
            .any(|line| line.text == "About twenty-five were Black or from a minoritised ethnic group.")
    );
    assert_eq!(script.text("end-link"), "Our programme");
}

#[test]
fn an_empty_file_is_the_film_as_shipped() {
    assert_eq!(of(""), Ok(Params::default()));
}

#[test]
fn the_example_changes_nothing_as_it_is_and_is_right_with_every_setting_in_use() {
    assert_eq!(of(&example()), Ok(Params::default()));
    let params = of(&in_use()).unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert!(params.figures.is_some() && params.poster_lines.is_some());
    assert!(listing().contains("mentee_name: ") && listing().contains("data.group.of: "));
}

#[test]
fn bad_toml_is_shown_with_its_line_and_a_caret() {
    let (said, code) = fault("schema = 1\nmentee_name = \"Amara\nbrand_hue = 3\n");
    assert_eq!(code, 3);
    assert!(said.starts_with("my-trust.toml, line 2, column "), "{said}");
    assert!(said.contains("\n  2 | mentee_name = \"Amara\n") && said.ends_with('^'), "{said}");
}

#[test]
fn a_file_over_256_kib_is_refused_unread() {
    let (said, code) = fault(&"#".repeat(MOST_BYTES + 1));
    assert!(said.contains("262145 bytes") && code == 3, "{said}");
}

#[test]
fn an_unknown_parameter_is_never_ignored() {
    let (said, code) = fault("mentee_nmae = \"Amara\"\n");
    assert!(said.contains("line 1") && said.contains("Did you mean `mentee_name`?"), "{said}");
    assert_eq!(code, 3);
    assert!(fault("[data.all]\nclowns = 3\n").0.contains("`data.all.clowns`"));
    assert!(fault("mentee_job = { en = \"a nurse\", cu = \"nyrs\" }\n").0.contains("Did you mean `cy`?"));
}

#[test]
fn a_wrong_kind_is_answered_with_a_right_example() {
    for (source, found, example) in [
        ("[data.all]\npercent = \"12,2\"\n", "the text \"12,2\"", "percent = 12.2"),
        ("[data.all]\npercent = 112\n", "the number 112", "from 0 to 100"),
        ("[data.all]\npercent = 12.25\n", "the number 12.25", "at most one decimal"),
        ("[data.all]\nas_of = \"2026-13\"\n", "the text \"2026-13\"", "as_of = 2026-03-31"),
        ("brand_hue = 360\n", "the number 360", "brand_hue = 255"),
        ("mentee_job = \"a nurse\"\n", "the text \"a nurse\"", "mentee_job = { en ="),
        ("mentee_pronoun = \"it\"\n", "the text \"it\"", "she, he, they"),
        ("actions = []\n", "a list of 0", "a list of 3"),
        ("link = 3\n", "the number 3", "Write a heading: [link]"),
        ("schema = 2\n", "the number 2", "schema = 1"),
        ("data = { scene = true }\n", "true", "scene = \"on\""),
    ] {
        let (said, code) = fault(source);
        assert!(said.contains(found) && said.contains(example) && code == 3, "{said}");
    }
    assert_eq!(exit_code(&of("[data.all]\nas_of = 2026-13\n").unwrap_err()), 3);
}

#[test]
fn a_text_too_long_is_told_its_length_and_the_limit() {
    let (said, _) = fault(&format!("mentee_name = \"{}\"\n", "ŵ".repeat(21)));
    assert!(said.contains("21 characters") && said.contains("at most 20"), "{said}");
    assert!(of(&format!("mentee_name = \"{}\"\n", "w\u{302}".repeat(20))).is_ok());
}

#[test]
fn characters_that_act_on_the_reader_are_named() {
    for (written, named) in
        [("\\u202E", "U+202E"), ("\\u0007", "U+0007"), ("\u{2066}", "U+2066"), ("\\n", "U+000A")]
    {
        let (said, code) = fault(&format!("mentee_name = \"A{written}b\"\n"));
        assert!(said.contains(named) && code == 3, "{said}");
        assert!(!said.contains('\u{2066}'));
    }
}

#[test]
fn an_address_is_https_and_plain() {
    for url in [
        "http://x.example",
        "https://",
        "javascript:alert(1)",
        "https://x.example/\\\"<b>",
        "https://a@b.example",
    ] {
        let (said, _) = fault(&format!("link = {{ url = \"{url}\", text = {{ en = \"Go\" }} }}\n"));
        assert!(said.contains("https://"), "{said}");
    }
    assert!(fault("link = { url = \"https://x.example\" }\n").0.contains("`link.text`"));
}

#[test]
fn all_faults_come_at_once_and_in_the_order_of_the_file() {
    let faults = of("brand_hue = 999\nmentee_nmae = \"\"\n[data.group]\nof = -3\n").unwrap_err();
    let lines: Vec<_> =
        faults.iter().filter_map(|fault| fault.place.as_ref()).map(|place| place.line).collect();
    assert_eq!(lines, [1, 2, 4]);
}

#[test]
fn each_rule_of_the_figures_refuses_with_its_name_and_exit_1() {
    for (from, to, rule) in [
        ("as_of = 2026-03-31\n", "", "D2"),
        ("as_of = 2026-03-31", "as_of = 2026-12-31", "D3"),
        ("count = 2140", "count = 9", "D4"),
        ("count = 2140\nof = 8700", "percent = 24.6", "D5"),
        ("count = 2140", "count = 8695", "D6"),
    ] {
        let faults = of(&TRUST.replacen(from, to, 1)).unwrap_err();
        assert_eq!(exit_code(&faults), 1, "{rule}: {faults:#?}");
        assert!(
            faults.iter().any(|fault| fault.rule.as_deref() == Some(rule) && fault.place.is_some()),
            "{rule}"
        );
    }
    let one = &TRUST[..TRUST.find("[data.group]").unwrap()];
    assert!(fault(one).0.contains("rule D1"));
    assert_eq!(fault(one).1, 1);
}

#[test]
fn more_people_than_there_are_is_bad_input() {
    let (said, code) = fault(&TRUST.replace("count = 130", "count = 1081"));
    assert!(said.contains("1081 of 1080") && code == 3, "{said}");
}

#[test]
fn a_hostile_file_costs_little() {
    let many: Vec<_> = (0..20_000).map(|i| format!("x{i}=1")).collect();
    assert_eq!(of(&many.join("\n")).unwrap_err().len(), 100);
    let one_line = format!("mentee_job = {{ {} }}", many.join(","));
    for fault in of(&one_line).unwrap_err() {
        assert!(fault.to_string().len() < 1_000);
    }
    assert!(of(&format!("a = {}", "[".repeat(100_000))).is_err());
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(source in "\\PC{0,200}") {
        let _ = of(&source);
    }

    #[test]
    fn no_spoilt_example_makes_it_panic(at in 0..TRUST.len(), put in "[\\[\\]{}=\",.#a0-9\u{202e}\n-]{0,4}", drop in 0_usize..8) {
        let at = TRUST.floor_char_boundary(at);
        let end = TRUST.ceil_char_boundary((at + drop).min(TRUST.len()));
        if let Err(faults) = of(&format!("{}{put}{}", &TRUST[..at], &TRUST[end..])) {
            prop_assert!(!faults.is_empty());
            let harmless = faults.iter().all(|fault| !fault.to_string().contains('\u{202e}'));
            prop_assert!(harmless);
        }
    }
}
