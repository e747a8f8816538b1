//! The layout `wide`: a row for each voter, a column for each item. And what a cell may hold.

use super::{
    Cells, Reading, Sheet, Source,
    grid::Grid,
    number,
    raw::{RawBallot, RawMark},
};
use crate::{
    fault::{Faults, Rule},
    refused::Refused,
};

/// Reads all ballots.
pub fn read(source: &Source<'_>, grid: &Grid, reading: &Reading) -> Result<Sheet, Refused> {
    let cells = meaning(source, reading)?;
    let (group, voter) = (grid.column("group"), grid.column("voter"));
    let labels: Vec<usize> = group.into_iter().chain(voter).collect();
    let columns = grid.ballots(source, &labels, reading.check_sum.as_deref())?;
    let mut faults = Faults::default();
    headings(source, grid, &columns, &mut faults);
    let mut ballots = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let mut ballot = ballot(source, grid, at, (group, voter), &mut faults);
        for &column in &columns {
            let (heading, cell) = (&grid.headings[column], &row.cells[column]);
            match mark(cell, cells, grid.semicolons) {
                Ok(None) => {}
                Ok(Some(value)) => ballot.marks.push(RawMark {
                    item: heading.clone(),
                    value,
                    says: cell.clone(),
                    line: row.line,
                    column: column + 1,
                }),
                Err(rule) => faults.add(source.fault(row.line, column + 1, heading, cell, rule)),
            }
        }
        ballots.push(ballot);
    }
    let declared = columns.iter().map(|&column| grid.headings[column].clone()).collect();
    if faults.none() {
        Ok(Sheet { cells, declared: Some(declared), places: None, headings: grid.headings.clone(), ballots })
    } else {
        Err(Refused::input(faults))
    }
}

/// What the cells mean, which a table of bare numbers cannot tell.
pub fn meaning(source: &Source<'_>, reading: &Reading) -> Result<Cells, Refused> {
    reading.cells.ok_or_else(|| {
        Refused::Usage(format!(
            "{}: the numbers may be ranks (1 is best), points (more is better), ratings, dots or ticks. Say which: --cells rank, \
             points, rating, dots or approve",
            source.name
        ))
    })
}

/// Labels that stand twice in the first line.
pub fn headings(source: &Source<'_>, grid: &Grid, columns: &[usize], faults: &mut Faults) {
    for (at, &column) in columns.iter().enumerate() {
        let heading = &grid.headings[column];
        if columns[..at].iter().any(|&before| grid.headings[before] == *heading) {
            faults.add(source.fault(1, column + 1, heading, heading, Rule::SameLabel));
        }
    }
}

/// The ballot of a row before anything is marked on it, from its columns of groups and voters.
pub fn ballot(
    source: &Source<'_>,
    grid: &Grid,
    at: usize,
    (group, voter): (Option<usize>, Option<usize>),
    faults: &mut Faults,
) -> RawBallot {
    let row = &grid.rows[at];
    RawBallot {
        voter: name(source, grid, at, voter, faults),
        group: group.map(|group| row.cells[group].clone()).unwrap_or_default(),
        line: row.line,
        ..RawBallot::default()
    }
}

/// The voter's label of a row, or its number where there are none.
fn name(source: &Source<'_>, grid: &Grid, at: usize, voter: Option<usize>, faults: &mut Faults) -> String {
    let Some(column) = voter else { return (at + 1).to_string() };
    let (line, name) = (grid.rows[at].line, &grid.rows[at].cells[column]);
    if name.is_empty() {
        faults.add(source.fault(line, column + 1, &grid.headings[column], "", Rule::NoLabel));
    }
    name.clone()
}

/// What a cell says: nothing, a mark, or something that it may not. Ranks are doubled, points in millionths.
pub fn mark(cell: &str, cells: Cells, comma: bool) -> Result<Option<i64>, Rule> {
    if cell.is_empty() {
        return Ok(None);
    }
    match cells {
        Cells::Rank => number::decimal(cell, comma)
            .filter(|rank| 2 * rank % number::UNIT == 0 && *rank > 0)
            .map(|rank| Some(2 * rank / number::UNIT))
            .ok_or_else(|| Rule::Meaning("a rank is 1, 2, 3 …; two that tie may share 1.5".into())),
        Cells::Points => match number::decimal(cell, comma) {
            None => Err(Rule::Number),
            Some(points) if points < 0 => Err(Rule::Negative),
            Some(points) => Ok(Some(points).filter(|points| *points > 0)),
        },
        Cells::Rating => {
            number::whole(cell).filter(|rating| (1..=9).contains(rating)).map(Some).ok_or(Rule::Rating)
        }
        Cells::Dots => match number::decimal(cell, comma) {
            Some(dots) if dots < 0 => Err(Rule::Negative),
            _ => number::whole(cell).map(|dots| Some(dots).filter(|dots| *dots > 0)).ok_or(Rule::Whole),
        },
        Cells::Approve => match cell.to_lowercase().as_str() {
            "1" | "yes" | "y" | "x" | "true" => Ok(Some(1)),
            "0" | "no" | "n" | "false" => Ok(None),
            _ => Err(Rule::Tick),
        },
    }
}
