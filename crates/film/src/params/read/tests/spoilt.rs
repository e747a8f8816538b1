//! The example file with every setting in use, spoilt by chance: never a panic, and every fault in words that harm nobody.

use proptest::prelude::*;

use super::{TODAY, in_use, of};
use crate::audience::Audience;
use crate::fault::{Fault, is_unsafe};
use crate::language::Language;
use crate::params::Params;
use crate::script::Script;

/// What stands behind a `=` when somebody means harm, or has slipped.
const VALUES: [&str; 24] = [
    "",
    "\"\"",
    "\"\"\"",
    "'",
    "\"\\u202E\"",
    "\"\\u0000\"",
    "\"\\uD800\"",
    "\"\u{fe0f}\u{20e3}\u{200d}\"",
    "\"<script>alert(1)</script> & --> { $name }\"",
    "\"https://[::\"",
    "-1",
    "0x1F",
    "1e999",
    "nan",
    "-0.0",
    "99999999999999999999999999",
    "true",
    "2026-02-30",
    "1979-05-27T07:32:00Z",
    "9999-12-31",
    "[[[[[[[[[[[[[[[[",
    "[\"\", \"\", \"\"]",
    "{ en = \"\", cy = 3 }",
    "{ en = { en = { en = \"x\" } } }",
];

/// One thing that happens to a file, at lines that are counted round and round.
#[derive(Clone, Debug)]
enum Slip {
    Drop(usize),
    Double(usize),
    Swap(usize, usize),
    Cut(usize, usize),
    Value(usize, usize),
    Put(usize, usize, String),
}

fn slip() -> impl Strategy<Value = Slip> {
    let (line, at) = (any::<usize>(), 0..80_usize);
    prop_oneof![
        line.prop_map(Slip::Drop),
        line.prop_map(Slip::Double),
        (line, line).prop_map(|(one, other)| Slip::Swap(one, other)),
        (line, at.clone()).prop_map(|(line, at)| Slip::Cut(line, at)),
        (line, 0..VALUES.len()).prop_map(|(line, value)| Slip::Value(line, value)),
        (line, at, "\\PC{1,4}|[\\[\\]{}=\"',.#\\\\\n]{1,3}")
            .prop_map(|(line, at, text)| Slip::Put(line, at, text)),
    ]
}

fn spoil(lines: &mut Vec<String>, slip: &Slip) {
    let many = lines.len();
    if many == 0 {
        return;
    }
    let split = |line: &String, at: usize| line.floor_char_boundary(at.min(line.len()));
    match slip {
        Slip::Drop(line) => drop(lines.remove(line % many)),
        Slip::Double(line) => lines.push(lines[line % many].clone()),
        Slip::Swap(one, other) => lines.swap(one % many, other % many),
        Slip::Cut(line, at) => {
            let line = &mut lines[line % many];
            line.truncate(split(line, *at));
        }
        Slip::Value(line, value) => {
            let line = &mut lines[line % many];
            line.truncate(line.find('=').map_or(line.len(), |at| at + 1));
            line.push_str(VALUES[*value]);
        }
        Slip::Put(line, at, text) => {
            let line = &mut lines[line % many];
            line.insert_str(split(line, *at), text);
        }
    }
}

/// Everything that the command does with parameters, up to the plan.
fn film(params: &Params) -> Result<(), Vec<Fault>> {
    for language in Language::ALL {
        let script = Script::new(language, Audience::Organisations, params)?;
        // What does not fit is refused; that is no panic.
        let _plan_or_faults = crate::film::plan(&script, params, &[], 30);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(384) })]

    #[test]
    fn no_spoilt_example_panics_and_its_faults_are_short_harmless_and_few(
        slips in prop::collection::vec(slip(), 1..10),
    ) {
        let mut lines: Vec<String> = in_use().lines().map(str::to_owned).collect();
        slips.iter().for_each(|slip| spoil(&mut lines, slip));
        let Err(faults) = of(&lines.join("\n")).and_then(|params| film(&params)) else { return Ok(()) };
        prop_assert!((1..=100).contains(&faults.len()));
        for fault in faults {
            let said = fault.to_string();
            prop_assert!(said.len() < 4_000, "{} bytes: {}", said.len(), said);
            prop_assert!(!said.chars().any(|c| c != '\n' && is_unsafe(c)), "{:?}", said);
        }
    }
}

#[test]
fn the_example_in_use_is_right_before_it_is_spoilt() {
    assert_eq!(of(&in_use()).and_then(|params| film(&params)), Ok(()));
    assert_eq!(TODAY.year(), 2026, "the example's figures are of March 2026");
}
