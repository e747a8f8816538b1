//! `docs/proofs.md` names tests that are there, and leaves out no promise.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const PAGE: &str = include_str!("../../../docs/proofs.md");

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The name of a test: several words with lines between them.
fn is_test(name: &str) -> bool {
    let plain = name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_');
    plain && name.matches('_').count() >= 3
}

/// Every function that stands below a line which makes it a test.
fn tests(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path: PathBuf = entry.expect("a file").path();
        if path.is_dir() {
            tests(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("the file can be read");
            let mut marked = false;
            for line in text.lines().map(str::trim) {
                if line.starts_with("#[") {
                    // Such as `#[test]` and `#[tokio::test(flavor = "multi_thread")]`.
                    marked |= line.starts_with("#[test") || line.starts_with("#[tokio::test");
                    continue;
                }
                let head = line.trim_start_matches("async ").strip_prefix("fn ");
                found.extend(
                    head.and_then(|head| head.split('(').next()).filter(|_| marked).map(str::to_owned),
                );
                marked = false;
            }
        }
    }
}

#[test]
fn every_test_that_the_page_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut there = BTreeSet::new();
    for folder in ["crates", "xtask"] {
        tests(&root.join(folder), &mut there);
    }
    let named: BTreeSet<&str> = quoted(PAGE).filter(|name| is_test(name)).collect();
    assert!(named.len() > 30 && there.len() > 600, "{} named, {} there", named.len(), there.len());
    let missing: Vec<&&str> = named.iter().filter(|name| !there.contains(**name)).collect();
    assert!(missing.is_empty(), "there are no tests {missing:?}");
}

#[test]
fn every_promise_and_every_item_of_the_private_space_has_its_line() {
    let lines = (1..=10).map(|number| format!("\n| P{number:02} |"));
    for line in lines.chain((12..=19).map(|number| format!("\n| {number} "))) {
        assert!(PAGE.contains(&line), "{line} is missing");
    }
    // Whatever is not proved is said: no line leaves both cells empty.
    for line in PAGE.lines().filter(|line| line.starts_with("| P") || line.starts_with("| 1")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert!(cells[2..4].iter().any(|cell| !cell.is_empty()), "{line}");
    }
}
