//! `trellis match` on the samples of the Civil Service tool, where they are.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]
#![expect(clippy::print_stdout, reason = "what is skipped is said")]

mod keyboard;
mod results;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use keyboard::{code, problems, said, trellis};
use results::rows;

/// The samples, where they are.
fn sample(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/mentor-match").join(name);
    if folder.is_dir() {
        return Some(folder.canonicalize().unwrap());
    }
    println!("skipped: needs ../shared/data/mentor-match/{name}");
    None
}

#[test]
fn the_samples_give_the_known_numbers_and_break_no_rule() {
    for (name, possible, silent) in [("small", 392, 19), ("large", 44_342, 203)] {
        let Some(source) = sample(name) else { return };
        let folder = tempfile::tempdir().unwrap();
        let source = source.to_string_lossy().into_owned();
        let output = trellis(&["match", "run", &source, "--out", "result"], folder.path());
        assert_eq!(code(&output), 0, "{}", problems(&output));
        let result = folder.path().join("result");
        let summary: serde_json::Value =
            serde_json::from_slice(&fs::read(result.join("summary.json")).unwrap()).unwrap();
        assert_eq!(summary["layers"][0]["possible_pairs"], possible);
        assert_eq!(summary["layers"][0]["optimal"], true);

        let bytes = fs::read(Path::new(&source).join("mentees.csv")).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let named = text.lines().skip(1).filter(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            !cells[9].trim().is_empty() && cells[8] != "yes"
        });
        assert_eq!(named.count(), silent);

        rules_hold(Path::new(&source), &rows(&result.join("pairs.csv")));
        let checked = trellis(&["match", "check", "result/certificate.json"], folder.path());
        assert_eq!(said(&checked).lines().next(), Some("OPTIMAL"));
    }
}

/// Another organisation, one or two grades above, nobody twice, at most three on either side.
fn rules_hold(source: &Path, pairs: &[Vec<String>]) {
    const GRADES: [&str; 11] =
        ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"];
    let people: BTreeMap<String, (i32, String)> = ["mentees.csv", "mentors.csv"]
        .iter()
        .flat_map(|file| rows(&source.join(file)))
        .map(|row| {
            let grade = GRADES.iter().position(|grade| *grade == row[5]).unwrap();
            (row[2].clone(), (grade as i32, row[6].to_lowercase()))
        })
        .collect();
    let (mut seen, mut load) = (BTreeSet::new(), BTreeMap::<&str, u32>::new());
    for row in pairs {
        let (mentee, giver) = (&people[&row[0]], &people[&row[2]]);
        assert!((1..=2).contains(&(giver.0 - mentee.0)) && giver.1 != mentee.1, "{row:?}");
        assert!(seen.insert((&row[0], &row[2])), "twice: {row:?}");
        *load.entry(&row[0]).or_default() += 1;
        *load.entry(&row[2]).or_default() += 1;
    }
    assert!(load.values().all(|load| *load <= 3));
}
