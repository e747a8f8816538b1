//! The results: the order with its uncertainty, the rules for groups, and what other rules say.

use serde_json::Value;

use crate::{
    book::Book,
    table::{Cell, Table},
};

/// Figures of an item that the full table has under the same name.
const FIGURES: [&str; 14] = [
    "score",
    "pct_max",
    "share",
    "voters",
    "mean_supporter",
    "first",
    "importance",
    "rank_sum",
    "borda",
    "p_first",
    "p_top_k",
    "copeland",
    "schulze_rank",
    "polarised",
];

/// Every vote that was counted, items in their order. Where fewer than five voted, order and bands only.
pub fn tally(book: &Book<'_>) -> Table {
    let mut headings = vec!["round", "rank", "shared", "band", "item", "label", "rule", "ballots"];
    headings.extend(FIGURES);
    headings.extend([
        "interval_low",
        "interval_high",
        "best_rank",
        "worst_rank",
        "capacity",
        "unallocated",
        "consensus",
    ]);
    let mut table = Table::new("tally", &headings);
    for (round, vote) in &book.votes {
        for (place, figures) in vote.rows() {
            let mut row = vec![
                (*round).into(),
                Cell::of(&place["rank"]),
                Cell::of(&place["shared"]),
                Cell::of(&place["band"]),
                Cell::of(&place["item"]),
                book.item(*round, &place["item"]).into(),
                Cell::of(&vote.order["rule"]),
                Cell::of(&vote.order["m"]),
            ];
            row.extend(FIGURES.map(|key| Cell::of(&figures[key])));
            let bounds =
                ["interval", "rank_set"].map(|key| [0_usize, 1].map(|end| Cell::of(&figures[key][end])));
            row.extend(bounds.into_iter().flatten());
            row.extend(["capacity", "unallocated"].map(|key| Cell::of(&vote.full["tally"][key])));
            row.push(vote.consensus(&place["item"]).map_or(Cell::Empty, Cell::from));
            table.rows.push(row);
        }
    }
    table
}

/// Rules for several groups; where only one voted, that it is so.
pub fn groups(book: &Book<'_>) -> Table {
    let mut table =
        Table::new("groups", &["round", "rule", "item", "label", "value", "pct_max", "rank", "note"]);
    for (round, vote) in &book.votes {
        let groups = &vote.full["tally"]["groups"];
        for rule in ["pooled", "equal_groups", "frequency", "rank_sum", "positions", "reach"] {
            let found = &groups[rule];
            for row in found["items"].as_array().into_iter().chain(found["apart"].as_array()).flatten() {
                let apart =
                    row["offered_in"].as_u64().map(|offered| format!("offered in {offered} groups only"));
                table.rows.push(vec![
                    (*round).into(),
                    rule.into(),
                    Cell::of(&row["item"]),
                    book.item(*round, &row["item"]).into(),
                    Cell::of(&row["value"]),
                    Cell::of(&row["pct_max"]),
                    Cell::of(&row["rank"]),
                    apart.map_or(Cell::Empty, Cell::from),
                ]);
            }
        }
        if let Some(reason) = groups["undefined"].as_str() {
            let mut row = vec![Cell::Empty; table.headings.len()];
            (row[0], row[7]) = ((*round).into(), reason.into());
            table.rows.push(row);
        }
    }
    table
}

/// The same ballots under other rules, and without those who came late where they may be told apart.
pub fn sensitivity(book: &Book<'_>) -> Table {
    let headings = [
        "round",
        "item",
        "label",
        "rank",
        "borda",
        "copeland",
        "schulze_rank",
        "beats_every_other",
        "rank_without_late",
        "winner_changes",
        "top_k_changes",
    ];
    let mut table = Table::new("sensitivity", &headings);
    for (round, vote) in book.votes.iter().filter(|(_, vote)| !vote.full.is_null()) {
        let (counted, in_time) = (&vote.full["tally"], &vote.full["without_late"]);
        let place = |item: &Value| {
            let rows = in_time["items"].as_array().into_iter().flatten();
            rows.filter(|row| row["item"] == *item)
                .map(|row| Cell::of(&row["rank"]))
                .next()
                .unwrap_or(Cell::Empty)
        };
        for (_, row) in vote.rows() {
            let winner = counted["condorcet"].as_str().is_some_and(|winner| row["item"] == *winner);
            table.rows.push(vec![
                (*round).into(),
                Cell::of(&row["item"]),
                book.item(*round, &row["item"]).into(),
                Cell::of(&row["rank"]),
                Cell::of(&row["borda"]),
                Cell::of(&row["copeland"]),
                Cell::of(&row["schulze_rank"]),
                if winner { "yes" } else { "no" }.into(),
                place(&row["item"]),
                Cell::of(&counted["flags"]["winner_changes"]),
                Cell::of(&counted["flags"]["top_k_changes"]),
            ]);
        }
    }
    table
}
