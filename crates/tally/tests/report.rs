//! The report as a person reads it: never a number without its rule.

mod support;

use support::{is, read};
use trellis_tally::{Asked, Cells, Consensus, Reading, report};

const TWO_GROUPS: &str = "group,voter,rank1,rank2,rank3\nNorth,1,Protected time,Pay,Voice\nNorth,2,Protected time,Voice,Pay\n\
    North,3,Pay,Protected time,Voice\nNorth,4,Protected time,Pay,\nNorth,5,Voice,Protected time,Trust\n\
    South,6,Trust,Protected time,Pay\nSouth,7,Protected time,Trust,Voice\nSouth,8,Trust,Voice,Protected time\n\
    South,9,Pay,Trust,Protected time\n";

const RATINGS: &str =
    "voter,Pay,Protected time,Trust\n1,8,9,1\n2,7,9,9\n3,8,8,2\n4,7,9,9\n5,6,7,1\n6,9,9,8\n7,8,8,\n8,7,9,9\n";

#[test]
fn golden_report_of_two_groups() {
    let asked = Asked { seed: 7, consensus: Some(Consensus::TopShare(70.0)), ..Asked::default() };
    let tally = read("votes.csv", TWO_GROUPS.as_bytes(), &asked).unwrap().tally;
    trellis_golden::golden!("golden/groups.txt", &report(&tally));
}

#[test]
fn golden_report_of_ratings() {
    let reading = Reading { cells: Some(Cells::Rating), ..Reading::default() };
    let asked = Asked { reading, consensus: Some(Consensus::SeventyFifteen), ..Asked::default() };
    let tally = read("votes.csv", RATINGS.as_bytes(), &asked).unwrap().tally;
    trellis_golden::golden!("golden/ratings.txt", &report(&tally));
}

/// Every key of the design, in its order, and no other.
#[test]
fn golden_json_of_two_groups() {
    let tally =
        read("votes.csv", TWO_GROUPS.as_bytes(), &Asked { seed: 7, ..Asked::default() }).unwrap().tally;
    let json = tally.to_json().replace(trellis_tally::VERSION, "VERSION");
    trellis_golden::golden!("golden/groups.json", &json);
}

#[test]
fn a_table_that_cannot_be_right_says_so() {
    let asked = Asked { k: Some(5), voters: Some(3), ..Asked::default() };
    let tally = read("t.csv", b"item,score\nA,17\nB,15\nC,14\n", &asked).unwrap().tally;
    assert!(report(&tally).contains("(u = -28)"), "{}", report(&tally));
    assert!(report(&tally).contains("cannot be right as it is labelled"));
}

#[test]
fn what_steers_a_terminal_is_not_printed() {
    let file = "voter,order\n1,\"\u{1b}[31mred,b\"\n2,\"b,\u{1b}[31mred\"\n";
    let tally = read("x.csv", file.as_bytes(), &Asked::default()).unwrap().tally;
    assert_eq!(is(&tally.m), 2);
    assert!(!report(&tally).contains('\u{1b}'));
}
