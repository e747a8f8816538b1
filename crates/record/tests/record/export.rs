//! What is in a bundle, and that others can read it.

use std::{fs, process::Command};

use trellis_record::{CHECKSUMS, Edition, Files, NotExported, export, replay, unpack};
use trellis_sheets::table::{Limits, Reader, read};
use trellis_tally::{Asked, Reading, Source, analyse};
use trellis_workshop::{Anonymity, Entry, Event};

use crate::held::*;

fn text(files: &Files, name: &str) -> String {
    String::from_utf8(files[name].clone()).expect("it is text")
}

#[test]
fn every_file_of_the_design_is_there_and_the_ballots_only_for_analysts() {
    let common = [
        "CHECKSUMS",
        "accord.csv",
        "attendance.csv",
        "config.json",
        "events.jsonl",
        "groups.csv",
        "ideas.csv",
        "item_versions.csv",
        "items.csv",
        "merges.csv",
        "methods.txt",
        "order-1.json",
        "order-2.json",
        "recompute.R",
        "recompute.py",
        "results.html",
        "seal.json",
        "sensitivity.csv",
        "tally-1.json",
        "tally-2.json",
        "tally.csv",
        "texts.jsonl",
        "themes.csv",
        "turns.csv",
        "workbook.xlsx",
    ];
    let names: Vec<String> = unpack(&PUBLIC).unwrap().into_keys().collect();
    assert_eq!(names, common);
    let mut all: Vec<&str> = common.into();
    all.extend(["ballots-1.json", "ballots-1.soi", "ballots-2.json", "ballots-2.soi", "ballots.csv"]);
    all.sort_unstable();
    assert_eq!(unpack(&ANALYST).unwrap().into_keys().collect::<Vec<String>>(), all);
}

#[test]
fn equal_records_give_equal_bytes() {
    assert_eq!(hold(config(Anonymity::Unlinked), 9).bundle(Edition::Analyst), *ANALYST);
}

#[test]
fn no_cell_is_a_formula() {
    let files = unpack(&PUBLIC).unwrap();
    assert!(text(&files, "ideas.csv").contains("\"'=HYPERLINK(\"\"http"));
    assert!(text(&files, "themes.csv").contains("'+Time"));
    for name in files.keys().filter(|name| name.rsplit('.').next() == Some("csv")) {
        let file = text(&files, name);
        let risky = [",=", ",+", ",@", ",\"=", ",\"+", ",\"@", "\n=", "\n+", "\n@"];
        assert!(!risky.iter().any(|start| file.contains(start)), "{name}");
    }
}

#[test]
fn the_methods_tell_what_was_done_and_everything_outside_the_plan() {
    let methods = text(&unpack(&PUBLIC).unwrap(), "methods.txt");
    for said in [
        "We held 1 nominal group of 9 participants on 2026-09-21 (anonymous after sharing; dealt sharing",
        "After an introduction (10 min) participants wrote alone for 11 min; ",
        "1 merge was made with consent (0 objections)",
        "Each participant ranked 5 items in private (5 to 1 points); 9 of 9 voted",
        "No definition of consensus was fixed beforehand.",
        "Agreement was W = ",
        "- Deviation: The room was changed half-way.",
        "- 1 idea was held back by the facilitator.",
        "- 1 text was withheld for good.",
        "- Addendum: The lead read this out.",
    ] {
        assert!(methods.contains(said), "{said}\n{methods}");
    }
}

#[test]
fn the_page_needs_nothing_else_and_shows_texts_as_texts() {
    let page = text(&unpack(&PUBLIC).unwrap(), "results.html");
    for forbidden in ["<script", "<img", "<link", "http://", "https://", "url(", "<b>", "onclick"] {
        assert!(!page.replace("http://example.org", "").contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("&lt;b&gt;most&lt;/b&gt;") && page.contains("<html lang=\"en\">"));
    assert_eq!(page.matches("<caption>").count(), 2);
    assert!(page.contains("scope=\"row\"") && page.contains("scope=\"col\""));
}

#[test]
fn what_a_record_cannot_know_of_a_report_stays_blank_and_marked() {
    let accord = text(&unpack(&PUBLIC).unwrap(), "accord.csv");
    let line = |subject: &str| accord.lines().find(|line| line.starts_with(subject)).unwrap().to_owned();
    assert!(line("registration,").contains("[not in the record]"));
    assert!(line("question,").contains("What would help you <b>most</b>?"));
    assert!(accord.lines().skip(1).all(|line| line.matches("[to be transcribed").count() == 2));
}

#[test]
fn the_ballots_file_is_counted_by_the_command_for_anybodys_files_to_the_same_scores() {
    let files = unpack(&ANALYST).unwrap();
    let ballots = Source { name: "ballots.csv", bytes: &files["ballots.csv"] };
    let asked =
        Asked { reading: Reading::default(), round: Some("2".to_owned()), k: Some(5), ..Asked::default() };
    let found = analyse(&ballots, None, &asked).expect("it is one of the layouts").tally;
    let told: serde_json::Value = serde_json::from_slice(&files["tally-2.json"]).unwrap();
    let mut compared = 0;
    for row in &found.items {
        let items = told["tally"]["items"].as_array().unwrap();
        let ours = items.iter().find(|ours| ours["item"] == row.item.as_str()).expect("the item is known");
        assert_eq!(ours["score"].as_f64(), row.score.value().map(|score| score.0));
        compared += 1;
    }
    assert!(compared >= 5);
}

#[test]
fn a_spreadsheet_program_reads_the_same_tables_from_the_workbook() {
    let files = unpack(&ANALYST).unwrap();
    let sheets =
        read("workbook.xlsx", &files["workbook.xlsx"], Reader::CommandLine, &Limits::WEB).expect("it opens");
    let sheet =
        |name: &str| sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("{name}"));
    let ideas = sheet("ideas");
    assert_eq!(ideas.rows.len(), NINE.room.board().wall.len());
    assert!(ideas.rows.iter().any(|row| row.cells.iter().any(|cell| cell.starts_with("=HYPERLINK"))));
    assert!(sheet("recompute").rows.len() > 5);
    let book = String::from_utf8_lossy(&files["workbook.xlsx"]).into_owned();
    assert!(book.contains("<f>SUMPRODUCT((ballots!$A$2:$A$"));
    // What a person typed is a typed text and never a formula.
    assert!(!book.contains("<f>HYPERLINK"));
}

#[test]
fn python_finds_the_same_chain_and_scores_and_sees_a_change() {
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: needs python3");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in unpack(&ANALYST).unwrap() {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let run = || Command::new("python3").arg("recompute.py").current_dir(folder.path()).output().unwrap();
    let found = run();
    let (said, trouble) = (String::from_utf8_lossy(&found.stdout), String::from_utf8_lossy(&found.stderr));
    assert!(found.status.success(), "{trouble}");
    assert!(
        said.contains(&NINE.room.entries.last().unwrap().hash.to_string())
            && said.contains("scores: every one")
    );
    let ballots = fs::read_to_string(folder.path().join("ballots.csv")).unwrap();
    fs::write(folder.path().join("ballots.csv"), ballots.replacen(",1\r\n", ",2\r\n", 1)).unwrap();
    assert!(!run().status.success());
    fs::write(folder.path().join("ballots.csv"), ballots).unwrap();
    let events = fs::read_to_string(folder.path().join("events.jsonl")).unwrap();
    fs::write(folder.path().join("events.jsonl"), events.replacen("\"seats\":9", "\"seats\":8", 1)).unwrap();
    let mut entries = NINE.room.entries.iter();
    let locked = entries.find(|entry| matches!(entry.event, Event::SeatsLocked { .. })).unwrap().seq;
    let says = format!("entry {locked} was changed");
    let found = run();
    assert!(String::from_utf8_lossy(&found.stderr).contains(&says), "{found:?}");
}

#[test]
fn digests_are_listed_as_sha256sum_reads_them() {
    let files = unpack(&PUBLIC).unwrap();
    let list = text(&files, CHECKSUMS);
    assert_eq!(list.lines().count(), files.len() - 1);
    assert!(
        list.lines().all(|line| line.len() > 66 && &line[64..66] == "  " && files.contains_key(&line[66..]))
    );
}

#[test]
fn a_record_that_would_not_pass_its_check_makes_no_bundle() {
    let cut: Vec<Entry> = NINE.room.entries.iter().take(NINE.room.entries.len() / 2).cloned().collect();
    let finished = trellis_record::Finished { entries: &cut, ..NINE.finished() };
    assert!(matches!(export(&finished, Edition::Public), Err(NotExported::Unsound(_))));
    let mut ballots = NINE.ballots.clone();
    ballots[0].ballots.pop();
    let finished = trellis_record::Finished { ballots: &ballots, ..NINE.finished() };
    assert!(matches!(export(&finished, Edition::Analyst), Err(NotExported::Unsound(_))));
}

#[test]
fn every_mode_makes_bundles_that_pass_their_check() {
    for mode in [Anonymity::Unlinked, Anonymity::Pseudonymous, Anonymity::Named] {
        let held = hold(config(mode), 9);
        let public = replay(&held.bundle(Edition::Public)).unwrap();
        assert_eq!((public.findings, public.recounted, public.uncounted), (vec![], vec![], vec![1, 2]));
        let analyst = replay(&held.bundle(Edition::Analyst)).unwrap();
        assert_eq!((analyst.findings, analyst.recounted, analyst.uncounted), (vec![], vec![1, 2], vec![]));
        assert_eq!(analyst.withheld, 0);
    }
}
