//! The sheet that counts again: a formula for the score of each item, beside the score that was counted.

use trellis_workshop::Scheme;

use super::{Content, Sheet, letters};
use crate::{
    book::Book,
    table::{Cell, Table},
};

/// Formulas where the bundle holds ballots; else a sentence that says so.
pub fn sheet(book: &Book<'_>, tables: &[Table]) -> Sheet {
    let plain = |text: &str| Content::Plain(text.into());
    let headings = ["round", "item", "label", "score", "from_the_ballots", "difference"];
    let mut rows = vec![headings.map(plain).into()];
    let ballots = tables.iter().find(|table| table.name == "ballots");
    let tally = tables.iter().find(|table| table.name == "tally");
    let (Some(ballots), Some(tally)) = (ballots, tally) else {
        rows.push(vec![plain("Counting again needs the ballots, which are in the analyst's bundle.")]);
        return Sheet { name: "recompute", rows };
    };
    for row in &tally.rows {
        let (Cell::Whole(round), [item, label, score]) = (&row[0], [4, 5, 8].map(|at| row[at].clone()))
        else {
            continue;
        };
        let Some(value) = number(&score) else { continue };
        let at = rows.len() + 1;
        let Some(formula) = formula(book, ballots, *round as u8, at) else { continue };
        rows.push(vec![
            Content::Plain(Cell::Whole(*round)),
            Content::Plain(item),
            Content::Plain(label),
            Content::Plain(score),
            Content::Formula(formula, value),
            Content::Formula(format!("D{at}-E{at}"), 0.0),
        ]);
    }
    Sheet { name: "recompute", rows }
}

const fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Whole(number) => Some(*number as f64),
        Cell::Number(number) => Some(*number),
        Cell::Empty | Cell::Text(_) => None,
    }
}

/// The score of the item in this row; none for ratings, which are never added up.
fn formula(book: &Book<'_>, ballots: &Table, round: u8, at: usize) -> Option<String> {
    let scheme = book.work.rounds.get(&round)?.scheme;
    let (heading, k) = match scheme {
        Scheme::TopK { k } => ("rank", Some(usize::from(k))),
        Scheme::FullRank => ("rank", Some(book.sources.ballots.get(&round)?.choices.len())),
        Scheme::Dots { .. } => ("dots", None),
        Scheme::Approval { .. } => ("approve", None),
        Scheme::Rate | Scheme::Pairwise { .. } => return None,
    };
    let column = ballots.headings.iter().position(|known| *known == heading)?;
    let last = ballots.rows.len() + 1;
    let range = |column: usize| format!("ballots!${0}$2:${0}${last}", letters(column));
    let (rounds, items, marks) = (range(0), range(2), range(column));
    let worth = k.map_or_else(|| marks.clone(), |k| format!("({}-{marks})", k + 1));
    Some(format!("SUMPRODUCT(({rounds}=A{at})*({items}=B{at})*{worth})"))
}
