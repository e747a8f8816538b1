//! The public worked examples of `ngt.md` 12.11, from the files themselves, to every printed digit.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]
#![expect(clippy::print_stdout, reason = "what is skipped is said")]

mod support;

use std::path::Path;

use support::{is, read};
use trellis_tally::{Asked, Cells, Consensus, Figure, Known, Reading, Tally};

/// One of the public worked examples, where it is.
fn example(name: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ngt");
    let bytes = std::fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        println!("skipped: needs ../shared/data/ngt/{name}");
    }
    bytes
}

/// Whether a figure, rounded to the printed digits, is the printed one.
fn printed(known: &Known<Figure>, digits: &str) {
    let decimals = digits.split_once('.').map_or(0, |(_, part)| part.len());
    let found = format!("{:.decimals$}", is(known).0);
    let expected = if digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() };
    assert_eq!(found, expected);
}

fn column<T>(tally: &Tally, of: impl Fn(&trellis_tally::Standing) -> T) -> Vec<T> {
    tally.items.iter().map(of).collect()
}

fn toy(asked: Asked) -> Option<Tally> {
    let bytes = example("toy-matrix.csv")?;
    let reading =
        Reading { cells: Some(Cells::Points), check_sum: Some("sum_published".into()), ..Reading::default() };
    Some(read("toy-matrix.csv", &bytes, &Asked { reading, ..asked }).unwrap().tally)
}

#[test]
fn ratings_of_fifteen_panellists_come_out_as_printed() {
    let Some(bytes) = example("ram2012-worked-example.csv") else { return };
    let asked = Asked { consensus: Some(Consensus::SeventyFifteen), ..Asked::default() };
    let tally = read("ram2012-worked-example.csv", &bytes, &asked).unwrap().tally;
    let rated = &tally.ratings[0];
    assert_eq!((is(&tally.m), is(&rated.n)), (15, 15));
    for (known, digits) in [
        (&rated.median, "7"),
        (&rated.p30, "7"),
        (&rated.p70, "8"),
        (&rated.ipr, "1"),
        (&rated.iprcp, "7.5"),
        (&rated.ai, "2.5"),
        (&rated.ipras, "6.10"),
        (&rated.di, "0.163934"),
    ] {
        printed(known, digits);
    }
    assert!(!is(&rated.disagreement));
    assert_eq!((is(&rated.outside_third), is(&rated.outside_band)), (3, 4));
    assert_eq!((is(&rated.agreement), is(&rated.class)), ("agreement", "appropriate"));
    assert_eq!(tally.consensus.unwrap()[0].met, Known::Is(true));
    assert_eq!(tally.kendall.W.reason(), Some("fewer than 2 items"));
}

#[test]
fn agreement_of_three_raters_comes_out_as_printed() {
    let Some(bytes) = example("kendallw-anxiety.csv") else { return };
    let reading = Reading { cells: Some(Cells::Rating), ..Reading::default() };
    let tally = read("kendallw-anxiety.csv", &bytes, &Asked { reading, ..Asked::default() }).unwrap().tally;
    let kendall = &tally.kendall;
    assert_eq!((is(&tally.m), tally.n), (3, 20));
    for (known, digits) in [
        (&kendall.S, "3004"),
        (&kendall.T, "1674"),
        (&kendall.W, "0.5396568760"),
        (&kendall.W_no_ties, "0.5019214703"),
        (&kendall.chi2, "30.7604419294"),
        (&kendall.df, "19"),
        (&kendall.p_chi2, ".0428834731"),
        (&kendall.F, "2.3445853659"),
        (&kendall.df1, "18.3333"),
        (&kendall.df2, "36.6667"),
        (&kendall.p_F, ".0138062048"),
        (&kendall.rho_from_w, "0.3094853139"),
        (&kendall.mean_rho, "0.3100000116"),
        (&kendall.p_perm, ".012999"),
    ] {
        printed(known, digits);
    }
    let hits = kendall.hits.unwrap();
    assert_eq!((hits.at_least, hits.of), (259, 20_000));
}

#[test]
fn the_toy_matrix_comes_out_as_printed() {
    let Some(tally) = toy(Asked { seed: 42, top: Some(2), ..Asked::default() }) else { return };
    assert_eq!((is(&tally.m), tally.n, is(&tally.k)), (4, 5, 5));
    assert_eq!((is(&tally.capacity).0, is(&tally.unallocated).0), (60.0, 0.0));
    let figures = |of: fn(&trellis_tally::Standing) -> &Known<Figure>| column(&tally, |row| is(of(row)).0);
    assert_eq!(column(&tally, |row| row.item.clone()), ["A", "B", "C", "D", "E"]);
    assert_eq!(figures(|row| &row.score), [17.0, 15.0, 14.0, 9.0, 5.0]);
    assert_eq!(figures(|row| &row.pct_max), [85.0, 75.0, 70.0, 45.0, 25.0]);
    assert_eq!(figures(|row| &row.first), [2.0, 2.0, 0.0, 0.0, 0.0]);
    assert_eq!(figures(|row| &row.rank_sum), [7.0, 9.0, 10.0, 15.0, 19.0]);
    assert_eq!(figures(|row| &row.borda), [13.0, 11.0, 10.0, 5.0, 1.0]);
    assert_eq!(figures(|row| &row.copeland), [3.5, 3.0, 2.5, 1.0, 0.0]);
    assert_eq!(column(&tally, |row| is(&row.schulze_rank)), [1, 1, 2, 4, 5]);
    for (row, digits) in tally.items.iter().zip([".708333", ".645833", ".416667", ".300000", ".212500"]) {
        printed(&row.importance, digits);
    }
    assert_eq!(tally.condorcet.value(), None);
    assert_eq!(tally.flags.winner_changes, Known::Is(true));

    let bounds = column(&tally, |row| is(&row.interval).map(|bound| bound.0));
    assert_eq!(bounds, [[1.0, 3.0], [1.0, 4.0], [2.0, 3.0], [2.0, 5.0], [4.0, 5.0]]);
    printed(&tally.flags.critical, "2.367515");
    assert_eq!(figures(|row| &row.p_first), [0.6716, 0.2911, 0.0, 0.0, 0.0]);
    assert_eq!(figures(|row| &row.p_top_k), [0.8813, 0.6151, 0.3262, 0.0397, 0.0]);
    assert_eq!(column(&tally, |row| is(&row.rank_set)), [[1, 3], [1, 4], [1, 4], [2, 5], [4, 5]]);
    assert_eq!(column(&tally, |row| is(&row.band)), [1, 1, 1, 2, 2]);
    assert!(tally.warnings.iter().any(|warning| warning.code == "few_voters"));
}

#[test]
fn agreement_in_the_toy_matrix_comes_out_as_printed() {
    let Some(tally) = toy(Asked::default()) else { return };
    let kendall = &tally.kendall;
    for (known, digits) in [
        (&kendall.S, "96"),
        (&kendall.T, "0"),
        (&kendall.W, "0.6"),
        (&kendall.chi2, "9.6"),
        (&kendall.df, "4"),
        (&kendall.p_chi2, ".0477325329"),
        (&kendall.F, "4.5"),
        (&kendall.df1, "3.5"),
        (&kendall.df2, "10.5"),
        (&kendall.p_F, ".0253699117"),
        (&kendall.mean_rho, ".4666666667"),
        (&kendall.p_perm, ".028019"),
    ] {
        printed(known, digits);
    }
    let hits = kendall.hits.unwrap();
    assert_eq!((hits.at_least, hits.of), (48_417, 1_728_000));
}

#[test]
fn the_toy_matrix_cut_to_three_places_comes_out_as_printed() {
    let Some(tally) = toy(Asked { k: Some(3), ..Asked::default() }) else { return };
    assert_eq!((is(&tally.capacity).0, is(&tally.unallocated).0), (24.0, 0.0));
    assert_eq!(column(&tally, |row| is(&row.score).0), [9.0, 7.0, 6.0, 2.0, 0.0]);
    assert_eq!(column(&tally, |row| is(&row.voters)), [4, 3, 4, 1, 0]);
    for (row, digits) in tally.items.iter().zip(["75.0", "58.3", "50.0", "16.7", "0.0"]) {
        printed(&row.pct_max, digits);
    }
}

/// Person 4 keeps only the first place.
#[test]
fn a_place_that_is_left_empty_shows_as_unallocated() {
    let file = b"voter,rank1,rank2,rank3\n1,A,C,B\n2,B,A,C\n3,A,D,C\n4,B,,\n";
    let tally = read("votes.csv", file, &Asked::default()).unwrap().tally;
    let score = |item: &str| is(&tally.items.iter().find(|row| row.item == item).unwrap().score).0;
    assert_eq!((is(&tally.unallocated).0, score("A"), score("C")), (3.0, 8.0, 4.0));
    assert!((tally.items.iter().map(|row| is(&row.score).0).sum::<f64>() - 21.0).abs() < 1e-12);
}

#[test]
fn a_printed_sum_that_its_row_does_not_add_up_to_is_a_contradiction() {
    let Some(bytes) = example("toy-matrix.csv") else { return };
    let text = String::from_utf8(bytes).unwrap().replace("5,15", "5,16");
    let reading =
        Reading { cells: Some(Cells::Points), check_sum: Some("sum_published".into()), ..Reading::default() };
    let refused = read("toy.csv", text.as_bytes(), &Asked { reading, ..Asked::default() });
    let Err(trellis_tally::Refused::Contradiction(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!(
        faults.to_string(),
        "toy.csv, line 3, column 6 “sum_published”: “16”: the row adds up to 15\n"
    );
}
