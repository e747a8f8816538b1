//! The tables as a person reads them, and as a paper prints them: never a number without its rule.

mod notes;
mod numbers;
mod table;

use std::fmt::Write as _;

use crate::{
    groups::{ByRule, Groups},
    known::{Figure, Known},
    tally::{Standing, Tally},
};
pub use numbers::{fixed, p_is, short};
use table::Table;

/// The whole report: what to look at first, table, footnotes, further tables.
pub fn report(tally: &Tally) -> String {
    let mut text = heading(tally);
    if !tally.warnings.is_empty() {
        text.push_str("\nLook at this first\n");
        for warning in &tally.warnings {
            let _ = writeln!(text, "- {}.", plain(&warning.says));
        }
    }
    text.push('\n');
    text.push_str(&order(tally));
    text.push('\n');
    text.push_str(&notes::of(tally));
    if !tally.ratings.is_empty() {
        let _ = write!(text, "\nRatings by RAND/UCLA\n{}{}", ratings(tally), notes::RATINGS);
    }
    if let Known::Is(groups) = &tally.groups {
        let _ = write!(text, "\nGroups, by rule\n{}", by_rule(groups));
    }
    if let Some(outcomes) = &tally.consensus {
        let mut table = Table::new(vec!["Item", "Consensus"]);
        for outcome in outcomes {
            let met = match &outcome.met {
                Known::Is(true) => "met".to_owned(),
                Known::Is(false) => "not met".to_owned(),
                Known::Undefined(reason) => format!("not defined: {reason}"),
            };
            table.row(vec![plain(&outcome.item), met]);
        }
        let _ = write!(text, "\nConsensus\n{}", table.lines());
    }
    if let Some(stability) = &tally.stability {
        let _ = write!(text, "\n{}", notes::stability(stability));
    }
    text
}

/// A text of somebody's file as a terminal may show it.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn heading(tally: &Tally) -> String {
    let count =
        |number: u32, one: &str, more: &str| format!("{number} {}", if number == 1 { one } else { more });
    let items = count(tally.n, "item", "items");
    match tally.m.value() {
        Some(&m) => format!("{} on {items}\n", count(m, "ballot", "ballots")),
        None => format!("A printed table of {items}\n"),
    }
}

/// A figure, or nothing.
fn cell(figure: &Known<Figure>, print: impl Fn(f64) -> String) -> String {
    figure.value().map(|figure| print(figure.0)).unwrap_or_default()
}

/// The results table: band and rank, item, score, percent of the maximum, voters, first places, interval.
fn order(tally: &Tally) -> String {
    let score = match tally.flags.rule {
        "median" => "Median",
        "dots" => "Dots",
        "approvals" => "Ticks",
        _ => "Points",
    };
    let mut table = Table::new(vec![
        "Band",
        "Rank",
        "Item",
        score,
        "% of max",
        "Voters",
        "First places",
        "Rank sum",
        "95% interval",
        "Split",
    ]);
    let shows_sums = tally.flags.rule == "rank_sum";
    for row in &tally.items {
        table.row(vec![
            row.band.value().map(ToString::to_string).unwrap_or_default(),
            rank(row),
            plain(&row.item),
            cell(&row.score, short),
            cell(&row.pct_max, |x| fixed(x, 1)),
            row.voters.value().map(|voters| format!("{voters} of {}", row.offered_to)).unwrap_or_default(),
            cell(&row.first, short),
            if shows_sums { cell(&row.rank_sum, short) } else { String::new() },
            row.interval.value().map(interval).unwrap_or_default(),
            if row.polarised == Known::Is(true) { "split".into() } else { String::new() },
        ]);
    }
    table.lines()
}

/// `2`, `=2` where it is shared, or why there is none.
fn rank(row: &Standing) -> String {
    match &row.rank {
        Known::Is(rank) if row.shared => format!("={rank}"),
        Known::Is(rank) => rank.to_string(),
        Known::Undefined(_) => "-".into(),
    }
}

fn interval(bounds: &[Figure; 2]) -> String {
    let [low, high] = bounds.map(|bound| short(bound.0));
    format!("{low} to {high}")
}

fn ratings(tally: &Tally) -> String {
    let mut table = Table::new(vec![
        "Item",
        "Ratings",
        "Median",
        "30th",
        "70th",
        "DI",
        "Disagreement",
        "By panel size",
        "Class",
    ]);
    for rated in &tally.ratings {
        table.row(vec![
            plain(&rated.item),
            rated.n.value().map(ToString::to_string).unwrap_or_default(),
            cell(&rated.median, short),
            cell(&rated.p30, short),
            cell(&rated.p70, short),
            cell(&rated.di, |x| fixed(x, 2)),
            rated
                .disagreement
                .value()
                .map(|yes| if *yes { "yes" } else { "no" }.to_owned())
                .unwrap_or_default(),
            rated.agreement.value().map(|word| (*word).to_owned()).unwrap_or_default(),
            rated.class.value().map(|word| (*word).to_owned()).unwrap_or_default(),
        ]);
    }
    table.lines()
}

/// Every rule in a column, in the order of the first.
fn by_rule(groups: &Groups) -> String {
    let rules = [
        &groups.pooled,
        &groups.equal_groups,
        &groups.frequency,
        &groups.rank_sum,
        &groups.positions,
        &groups.reach,
    ];
    let mut table = Table::new(vec![
        "Item",
        "Pooled points",
        "Equal groups %",
        "Voters",
        "Rank sum (low is best)",
        "Positions",
        "In a first three",
    ]);
    let value = |rule: &Known<ByRule>, item: &str| {
        let rule = rule.value()?;
        let ranked = rule.items.iter().find(|one| one.item == item).map(|one| one.value);
        ranked.or_else(|| rule.apart.iter().find(|one| one.item == item).map(|one| one.value))
    };
    let Some(first) = rules[0].value() else { return String::new() };
    let ranked = first.items.iter().map(|one| &one.item);
    for item in ranked.chain(first.apart.iter().map(|one| &one.item)) {
        let mut cells = vec![plain(item)];
        cells.extend(rules.map(|rule| value(rule, item).map(|value| short(value.0)).unwrap_or_default()));
        table.row(cells);
    }
    let mut text = table.lines();
    for one in &first.apart {
        let _ = writeln!(
            text,
            "{} was offered in {} of {} groups, so it has no rank among the others.",
            plain(&one.item),
            one.offered_in,
            one.of
        );
    }
    text
}
