//! The layout `histogram`: how many panellists gave each rating to one item.

use super::{
    Cells, Sheet, Source,
    grid::Grid,
    number,
    raw::{RawBallot, RawMark},
};
use crate::{
    ballot::MOST_BALLOTS,
    fault::{Faults, Rule},
    refused::Refused,
};

/// What the one item is called.
const ITEM: &str = "criterion";

/// Reads the counts, one ballot for each panellist.
pub fn read(source: &Source<'_>, grid: &Grid) -> Result<Sheet, Refused> {
    let missing = |name| super::only(source.fault(1, 0, "", "", Rule::NoColumn(name)));
    let rating = grid.column("rating").ok_or_else(|| missing("rating"))?;
    let count =
        grid.column("panellists").or_else(|| grid.column("count")).ok_or_else(|| missing("panellists"))?;
    let mut faults = Faults::default();
    let mut counted: Vec<i64> = Vec::new();
    let mut ballots = Vec::new();
    for row in &grid.rows {
        let (cell, times) = (&row.cells[rating], &row.cells[count]);
        let on_scale = number::whole(cell).filter(|rating| (1..=9).contains(rating));
        match on_scale {
            None => {
                faults.add(source.fault(row.line, rating + 1, &grid.headings[rating], cell, Rule::Rating));
            }
            Some(value) if counted.contains(&value) => {
                faults.add(source.fault(row.line, rating + 1, &grid.headings[rating], cell, Rule::SameLabel));
            }
            Some(value) => counted.push(value),
        }
        let Some(panellists) = number::whole(times) else {
            faults.add(source.fault(row.line, count + 1, &grid.headings[count], times, Rule::Whole));
            continue;
        };
        let Some(value) = on_scale else { continue };
        for _ in 0..panellists {
            if ballots.len() >= MOST_BALLOTS {
                faults.add(source.fault(
                    row.line,
                    count + 1,
                    &grid.headings[count],
                    times,
                    Rule::TooManyVoters,
                ));
                break;
            }
            let mark =
                RawMark { item: ITEM.into(), value, says: cell.clone(), line: row.line, column: rating + 1 };
            let voter = (ballots.len() + 1).to_string();
            ballots.push(RawBallot { voter, line: row.line, marks: vec![mark], ..RawBallot::default() });
        }
    }
    if faults.none() {
        let declared = Some(vec![ITEM.to_owned()]);
        Ok(Sheet { cells: Cells::Rating, declared, places: None, headings: grid.headings.clone(), ballots })
    } else {
        Err(Refused::input(faults))
    }
}
