//! One row of the table: what ties are worth, who counts as split, and what stands apart.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod support;

use support::{is, read};
use trellis_tally::{Asked, Figure, Primary, Standing, Tally};

fn count(text: &str, asked: &Asked) -> Tally {
    read("x.csv", text.as_bytes(), asked).unwrap().tally
}

fn row<'a>(tally: &'a Tally, item: &str) -> &'a Standing {
    tally.items.iter().find(|row| row.item == item).unwrap()
}

/// So many ballots of each order.
fn orders(ballots: &[(u32, &str)]) -> String {
    let mut text = "order\n".to_owned();
    for (times, order) in ballots {
        text.push_str(&format!("\"{order}\"\n").repeat(*times as usize));
    }
    text
}

#[test]
fn a_tie_shares_points_first_places_and_importance() {
    let tally = count(&orders(&[(1, "{x,y},z"), (1, "z,{x,y}")]), &Asked { k: Some(2), ..Asked::default() });
    // 1.5 for the first of two places each; then half of the 1 point of the second place.
    assert_eq!((is(&row(&tally, "x").score), is(&row(&tally, "z").score)), (Figure(2.0), Figure(2.0)));
    assert_eq!((is(&row(&tally, "x").first), is(&row(&tally, "z").first)), (Figure(0.5), Figure(1.0)));
    // Ranks 1.5 and 2.5 of two ballots, and 3 and 1. The cut to two places keeps z out of the first ballot.
    let importance = |item: &str| is(&row(&tally, item).importance).0;
    assert!((importance("x") - f64::midpoint(1.0 / 1.5, 1.0 / 2.5)).abs() < 1e-15);
    assert!((importance("z") - 0.5).abs() < 1e-15);
}

#[test]
fn split_is_what_many_put_on_top_and_many_at_the_bottom() {
    let split = |ballots: &[(u32, &str)], k| {
        let tally = count(&orders(ballots), &Asked { k: Some(k), ..Asked::default() });
        row(&tally, "x").polarised.clone()
    };
    let (top, second, bottom, middle) = ("x,a,b,c,d", "a,x,b,c,d", "a,b,c,x,d", "a,b,x,c,d");
    assert!(is(&split(&[(2, top), (1, second), (3, bottom)], 5)));
    // Two at the bottom are too few, and 3 of 11 are less than 30%.
    assert!(!is(&split(&[(4, top), (2, bottom)], 5)));
    assert!(is(&split(&[(3, top), (3, bottom), (4, middle)], 5)));
    assert!(!is(&split(&[(3, top), (3, bottom), (5, middle)], 5)));
    // With four places only the first and the last count.
    assert!(!is(&split(&[(3, second), (3, bottom)], 4)));
    assert!(is(&split(&[(3, top), (3, bottom)], 4)));
    assert_eq!(split(&[(3, "x,a"), (3, "a,x")], 2).reason(), Some("fewer than 3 places"));
}

/// One item has no order, and one ballot says nothing about others: neither has an interval, and both say so.
#[test]
fn where_nothing_can_vary_there_is_no_interval() {
    for text in ["rating,count\n7,5\n9,2\n", "voter,order\na,\"x,y\"\n"] {
        let tally = count(text, &Asked::default());
        let reason = "fewer than 2 ballots or 2 items that can be compared";
        assert_eq!(tally.items[0].interval.reason(), Some(reason));
        assert_eq!(tally.flags.resamples.reason(), Some(reason));
        assert_eq!(is(&tally.items[0].rank), 1);
        assert!(!trellis_tally::report(&tally).contains("Intervals"));
    }
    let unrated = count("voter,item,rating\na,x,7\na,y,8\na,z,\nb,x,5\n", &Asked::default());
    assert_eq!(row(&unrated, "z").band.reason(), Some("nobody rated it"));
}

#[test]
fn equal_orders_of_different_ratings_are_not_equal_ballots() {
    let equal = |text: &str| {
        let tally = count(text, &Asked::default());
        tally.warnings.iter().any(|warning| warning.code == "all_equal")
    };
    assert!(!equal("voter,item,rating\na,x,7\na,y,8\nb,x,2\nb,y,3\n"));
    assert!(equal("voter,item,rating\na,x,7\na,y,8\nb,x,7\nb,y,8\n"));
    assert!(equal("voter,item,rank\na,x,1\na,y,2\nb,x,1\nb,y,2\n"));
    assert!(!equal("rating,count\n7,5\n"));
}

/// A large group and a small one that differ: pooled the large one decides, among equal groups it does not.
#[test]
fn the_rule_for_groups_may_change_the_order_and_is_named() {
    let votes = "group,voter,rank1\nBig,1,x\nBig,2,x\nBig,3,x\nBig,4,y\nSmall,5,y\n";
    let winner = |primary| {
        let tally = count(votes, &Asked { primary, k: Some(1), ..Asked::default() });
        (tally.items[0].item.clone(), tally.flags.rule)
    };
    assert_eq!(winner(Primary::Points), ("x".into(), "points"));
    // x 75% and 0%, y 25% and 100%.
    assert_eq!(winner(Primary::EqualGroups), ("y".into(), "equal_groups"));
}

#[test]
fn an_item_that_not_every_group_was_offered_has_a_score_and_no_rank() {
    let file = trellis_tally::Source {
        name: "v.csv",
        bytes: b"group,voter,rank1,rank2\nE,1,m,x\nE,2,m,y\nW,3,x,y\nW,4,y,x\n",
    };
    let list = trellis_tally::Source { name: "i.csv", bytes: b"item,label,offered\nx,x,\ny,y,\nm,m,E\n" };
    let tally = trellis_tally::analyse(&file, Some(&list), &Asked::default()).unwrap().tally;
    let apart = tally.items.last().unwrap();
    assert_eq!(
        (apart.item.as_str(), is(&apart.score), is(&apart.pct_max)),
        ("m", Figure(4.0), Figure(100.0))
    );
    for reason in [apart.rank.reason(), apart.band.reason(), apart.interval.reason(), apart.borda.reason()] {
        assert_eq!(reason, Some("offered in 1 of 2 groups"));
    }
    assert_eq!(is(&row(&tally, "x").rank), 1);
    assert!(
        trellis_tally::report(&tally)
            .contains("m was offered in 1 of 2 groups, so it has no rank among the others.")
    );
}
