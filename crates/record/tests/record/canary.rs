//! Nothing that must not get out is in any byte of a bundle. Nothing in it is packed, so its bytes can be searched as they are.

use trellis_record::{Edition, unpack};
use trellis_workshop::Anonymity;

use crate::held::*;

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|found| found == word.as_bytes())
}

#[test]
fn no_name_draft_note_or_withheld_idea_is_in_any_bundle_of_any_mode() {
    for mode in [Anonymity::Unlinked, Anonymity::Pseudonymous, Anonymity::Named] {
        let held = hold(config(mode), 9);
        for edition in [Edition::Public, Edition::Analyst] {
            let bundle = held.bundle(edition);
            assert!(!holds(&bundle, "canary-"), "{mode:?} {edition:?}");
            assert!(holds(&bundle, "Idea of somebody"), "ideas that stand are in it");
            assert_eq!(holds(&bundle, "Better words"), mode == Anonymity::Unlinked, "only what was agreed");
        }
    }
}

#[test]
fn an_idea_stands_beside_a_seat_only_where_everybody_is_named() {
    for mode in [Anonymity::Unlinked, Anonymity::Pseudonymous, Anonymity::Named] {
        let files = unpack(&hold(config(mode), 9).bundle(Edition::Analyst)).unwrap();
        for file in ["ideas.csv", "turns.csv"] {
            let text = String::from_utf8(files[file].clone()).unwrap();
            let headings = text.lines().next().unwrap();
            assert_eq!(headings.ends_with(",seat"), mode == Anonymity::Named, "{file}");
        }
        let events = String::from_utf8(files["events.jsonl"].clone()).unwrap();
        assert_eq!(events.contains("\"by\":\"seat "), mode == Anonymity::Named);
    }
}

#[test]
fn the_public_bundle_knows_no_ballot() {
    for round in &NINE.ballots {
        for ballot in &round.ballots {
            let (label, salt) = (ballot.label.to_string(), ballot.salt.to_string());
            assert!(!holds(&PUBLIC, &label) && !holds(&PUBLIC, &salt));
            assert!(holds(&ANALYST, &label) && holds(&ANALYST, &salt));
        }
    }
}

#[test]
fn ballots_of_fewer_than_may_be_shown_stay_even_from_analysts() {
    let seven = hold(config(Anonymity::Unlinked), 7);
    let files = unpack(&seven.bundle(Edition::Analyst)).unwrap();
    assert!(!files.keys().any(|name| name.starts_with("ballots")));
    assert!(files.contains_key("tally-1.json"));
}

#[test]
fn of_four_voters_the_public_sees_order_and_bands_alone() {
    let four = hold(config(Anonymity::Unlinked), 4);
    let files = unpack(&four.bundle(Edition::Public)).unwrap();
    assert!(files.contains_key("order-1.json") && !files.contains_key("tally-1.json"));
    let text = String::from_utf8(files["tally.csv"].clone()).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let headings: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |heading: &str| headings.iter().position(|known| *known == heading).unwrap();
    let row: Vec<&str> = lines.find(|line| line.contains("Idea of somebody")).unwrap().split(',').collect();
    assert!(!row[at("rank")].is_empty() && !row[at("band")].is_empty());
    for hidden in ["score", "voters", "interval_low", "borda", "unallocated"] {
        assert_eq!(row[at(hidden)], "", "{hidden}");
    }
    assert!(String::from_utf8(files["results.html"].clone()).unwrap().contains("fewer than five voted"));
    assert!(unpack(&four.bundle(Edition::Analyst)).unwrap().contains_key("tally-1.json"));
}
