//! The examples of the specification, and each rule broken once.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const TODAY: Date = date(2026, 11, 27);

fn counted(count: u32, of: u32) -> Given {
    Given {
        count: Some(count),
        of: Some(of),
        population: Some(Both::of("all staff", "yr holl staff")),
        as_of: Some(AsOf::Day(date(2026, 3, 31))),
        source: Some("WRES 2026".to_owned()),
        unknown: Unknown::Excluded,
        ..Given::default()
    }
}

fn published(tenths: u32) -> Given {
    Given {
        count: None,
        of: None,
        percent: Some(Percent { tenths, decimal: true }),
        published_url: Some("https://example.org/wres".to_owned()),
        ..counted(0, 0)
    }
}

fn broken(all: Given, group: Given) -> Vec<(Rule, String)> {
    let wrong = from_given(Some(&all), Some(&group), TODAY).unwrap_err();
    wrong.into_iter().map(|wrong| (wrong.rule, wrong.parameter)).collect()
}

#[test]
fn the_three_examples_come_out_as_written() {
    for (given, counts, printed, whole) in [
        (counted(213, 1_746), Some((215, 1_745)), "12", 12),
        (counted(1_031, 8_452), Some((1_030, 8_450)), "12.2", 12),
        (published(125), None, "12.5", 13),
    ] {
        let figures = from_given(Some(&given), Some(&given), TODAY).unwrap().unwrap();
        assert_eq!(figures.all.counts, counts);
        assert_eq!(figures.all.percent.to_string(), printed);
        assert_eq!(figures.all.percent.whole(), whole);
    }
}

#[test]
fn the_shipped_pair_is_19_9_and_12_2_of_2020_and_old_by_now() {
    let shipped = Figures::shipped();
    assert_eq!((shipped.all.percent.to_string(), shipped.all.percent.whole()), ("19.9".to_owned(), 20));
    assert_eq!((shipped.group.percent.to_string(), shipped.group.percent.whole()), ("12.2".to_owned(), 12));
    assert_eq!(shipped.comparison(), Comparison::Smaller);
    assert_eq!(shipped.warnings(TODAY).len(), 2);
    assert!(shipped.warnings(date(2023, 12, 31)).is_empty(), "36 months are allowed");
}

#[test]
fn nobody_gives_one_figure_alone() {
    assert_eq!(from_given(None, None, TODAY), Ok(None));
    for (all, group, missing) in
        [(Some(counted(20, 200)), None, "data.group"), (None, Some(counted(20, 200)), "data.all")]
    {
        let wrong = from_given(all.as_ref(), group.as_ref(), TODAY).unwrap_err();
        assert_eq!((wrong[0].rule, wrong[0].parameter.as_str()), (Rule::D1, missing));
    }
}

#[test]
fn each_figure_says_who_when_and_from_where() {
    let silent = Given { population: None, as_of: None, source: None, ..counted(20, 200) };
    let wrong = broken(silent, counted(20, 200));
    assert_eq!(wrong.len(), 3);
    assert!(wrong.iter().all(|(rule, _)| *rule == Rule::D2));
    let half = Given { of: None, ..counted(20, 200) };
    assert_eq!(broken(half, counted(20, 200)), [(Rule::D2, "data.all".to_owned())]);
}

#[test]
fn both_are_of_one_year_that_has_come() {
    let earlier = Given { as_of: Some(AsOf::Year(2025)), ..counted(20, 200) };
    assert_eq!(broken(earlier, counted(20, 200)), [(Rule::D3, "data.group.as_of".to_owned())]);
    let tomorrow = Given { as_of: Some(AsOf::Day(date(2026, 11, 28))), ..counted(20, 200) };
    assert_eq!(broken(tomorrow, counted(20, 200)), [(Rule::D3, "data.all.as_of".to_owned())]);
}

#[test]
fn too_few_people_are_not_made_into_a_hundred() {
    assert_eq!(broken(counted(9, 200), counted(20, 200)), [(Rule::D4, "data.all.count".to_owned())]);
    assert_eq!(broken(counted(20, 200), counted(20, 99)), [(Rule::D4, "data.group.of".to_owned())]);
    assert!(from_given(Some(&counted(10, 100)), Some(&counted(10, 100)), TODAY).is_ok());
}

#[test]
fn a_bare_percentage_must_be_published() {
    let hearsay = Given { published_url: None, ..published(125) };
    assert_eq!(broken(hearsay, published(125)), [(Rule::D5, "data.all.published_url".to_owned())]);
}

#[test]
fn nobody_and_everybody_are_not_shown() {
    assert_eq!(broken(published(4), published(125)), [(Rule::D6, "data.all".to_owned())]);
    assert_eq!(broken(published(125), published(995)), [(Rule::D6, "data.group".to_owned())]);
    assert_eq!(broken(counted(10, 100_000), published(125)), [(Rule::D6, "data.all".to_owned())]);
}

#[test]
fn equal_and_larger_are_told_by_whole_people() {
    let compare =
        |all, group| from_given(Some(&all), Some(&group), TODAY).unwrap().map(|figures| figures.comparison());
    assert_eq!(compare(published(124), published(119)), Some(Comparison::Equal));
    assert_eq!(compare(published(124), published(125)), Some(Comparison::Larger));
}

proptest! {
    #[test]
    fn no_counts_make_it_panic_and_what_passes_is_between_1_and_99(count: u32, of: u32, other in 10_u32..5_000) {
        if let Ok(Some(figures)) = from_given(Some(&counted(count, of)), Some(&counted(other, 10_000)), TODAY) {
            for whole in [figures.all.percent.whole(), figures.group.percent.whole()] {
                prop_assert!((1..=99).contains(&whole));
            }
        }
    }
}
