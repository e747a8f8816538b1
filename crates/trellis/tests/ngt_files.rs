//! `trellis ngt`, from files to tables and verdicts, as somebody at a keyboard uses it.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod keyboard;

use std::{fs, path::Path};

use keyboard::{code, problems, said, trellis};

const VOTES: &str = "voter,rank1,rank2,rank3\n1,Time,Pay,Voice\n2,Time,Voice,Pay\n3,Pay,Time,\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
    folder
}

fn analyse(arguments: &[&str], folder: &Path) -> std::process::Output {
    trellis(&[&["ngt", "analyse"], arguments].concat(), folder)
}

#[test]
fn ballots_come_out_as_a_table_and_as_json() {
    let folder = folder(&[("votes.csv", VOTES)]);
    let table = analyse(&["votes.csv"], folder.path());
    assert_eq!((code(&table), problems(&table)), (0, String::new()));
    assert!(said(&table).starts_with("3 ballots on 3 items\n"));
    assert!(said(&table).contains("Order: points, then voters, then first places."));
    let json = analyse(&["votes.csv", "--json", "--seed", "5"], folder.path());
    let value: serde_json::Value = serde_json::from_str(&said(&json)).unwrap();
    assert_eq!(
        (&value["items"][0]["item"], &value["unallocated"], &value["seed"]),
        (&"Time".into(), &1.into(), &5.into())
    );
    assert_eq!(said(&json), said(&analyse(&["votes.csv", "--json", "--seed", "5"], folder.path())));
}

#[test]
fn what_is_wrong_comes_back_with_its_place_and_its_own_exit_code() {
    let folder = folder(&[
        ("bad.csv", "voter,rank1,rank2\na,x,x\n"),
        ("bare.csv", "voter,x,y\na,1,2\n"),
        ("table.csv", "item,score\nA,17\nB,15\n"),
        ("sums.csv", "item,a,b,sum\nx,2,1,4\ny,1,2,3\n"),
    ]);
    let bad = analyse(&["bad.csv"], folder.path());
    assert_eq!((code(&bad), said(&bad)), (3, String::new()));
    assert_eq!(
        problems(&bad),
        "trellis: bad.csv, line 2, column 3 “rank2”: “x”: this ballot names the item already\n"
    );
    let bare = analyse(&["bare.csv"], folder.path());
    assert_eq!(code(&bare), 2);
    assert!(problems(&bare).contains("--cells rank"));
    assert_eq!(code(&analyse(&["nothing.csv"], folder.path())), 2);
    assert_eq!(code(&analyse(&["bad.csv", "--layout", "tall"], folder.path())), 2);
    let table = analyse(&["table.csv", "--k", "5", "--voters", "2"], folder.path());
    assert_eq!(code(&table), 4);
    assert!(said(&table).contains("cannot be right as it is labelled"));
    assert!(problems(&table).contains("32"));
    let sums = analyse(&["sums.csv", "--cells", "points", "--check-sum", "sum"], folder.path());
    assert_eq!(code(&sums), 4);
    assert!(problems(&sums).contains("line 2, column 4 “sum”: “4”: the row adds up to 3"));
}

#[test]
fn a_preflib_file_is_written_once_under_its_own_ending_and_read_again() {
    let folder = folder(&[("votes.csv", VOTES)]);
    let wrong = analyse(&["votes.csv", "--preflib", "votes.toc"], folder.path());
    assert_eq!(code(&wrong), 2);
    assert!(problems(&wrong).contains("votes.soi"));
    assert_eq!(code(&analyse(&["votes.csv", "--preflib", "votes.soi"], folder.path())), 0);
    assert_eq!(
        code(&analyse(&["votes.csv", "--preflib", "votes.soi"], folder.path())),
        2,
        "nothing is overwritten"
    );
    let json = |file: &str| said(&analyse(&[file, "--json", "--k", "3"], folder.path()));
    assert_eq!(json("votes.soi"), json("votes.csv"));
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let folder = folder(&[("large.csv", &"a".repeat(10_000_001))]);
    let refused = analyse(&["large.csv"], folder.path());
    assert_eq!(
        (code(&refused), problems(&refused)),
        (3, "trellis: large.csv: the file is larger than 10 MB\n".into())
    );
}

#[test]
fn the_public_toy_matrix_is_counted_from_its_file() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ngt/toy-matrix.csv");
    if !file.is_file() {
        println!("skipped: needs ../shared/data/ngt/toy-matrix.csv");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = file.to_string_lossy().into_owned();
    let sums = ["--cells", "points", "--check-sum", "sum_published", "--json"];
    let output = analyse(&[&[file.as_str()], &sums[..]].concat(), folder.path());
    let value: serde_json::Value = serde_json::from_str(&said(&output)).unwrap();
    assert_eq!((&value["kendall"]["W"], &value["capacity"]), (&0.6.into(), &60.into()));
    let without = analyse(&[&file, "--cells", "points"], folder.path());
    assert_eq!(code(&without), 2);
    assert!(problems(&without).contains("--check-sum sum_published"));
}

#[test]
fn what_is_no_record_a_broken_record_and_no_file_have_each_their_own_exit_code() {
    let folder = folder(&[("votes.csv", VOTES), ("events.jsonl", "{\"v\":1}\n")]);
    for command in ["replay", "verify-chain"] {
        assert_eq!(code(&trellis(&["ngt", command, "votes.csv"], folder.path())), 3);
        assert_eq!(code(&trellis(&["ngt", command, "none.zip"], folder.path())), 2);
    }
    let broken = trellis(&["ngt", "verify-chain", "events.jsonl"], folder.path());
    assert_eq!((code(&broken), problems(&broken)), (4, "trellis: entry 1: is not an entry\n".to_owned()));
}
