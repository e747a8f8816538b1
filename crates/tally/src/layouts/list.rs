//! The layout `list`: a row for each voter, a column for each place, items by name.

use super::{Cells, Sheet, Source, grid::Grid, raw::RawMark, wide};
use crate::{
    fault::{Faults, Rule},
    refused::Refused,
};

/// The columns rank1, rank2, … in their order; empty when there are none or one is missing.
pub fn places(grid: &Grid) -> Vec<usize> {
    (1..).map_while(|place| grid.column(&format!("rank{place}"))).collect()
}

/// Reads all ballots.
pub fn read(source: &Source<'_>, grid: &Grid) -> Result<Sheet, Refused> {
    let places = places(grid);
    if places.is_empty() {
        return Err(super::only(source.fault(1, 0, "", "", Rule::NoColumn("rank1"))));
    }
    let (group, voter) = (grid.column("group"), grid.column("voter"));
    let known: Vec<usize> = places.iter().copied().chain(group).chain(voter).collect();
    unknown(source, grid, &known)?;
    let mut faults = Faults::default();
    let mut ballots = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let mut ballot = wide::ballot(source, grid, at, (group, voter), &mut faults);
        let mut gap = false;
        for (place, &column) in (1..).zip(&places) {
            let (heading, cell) = (&grid.headings[column], &row.cells[column]);
            if cell.is_empty() {
                gap = true;
                continue;
            }
            if gap {
                faults.add(source.fault(row.line, column + 1, heading, cell, Rule::Gap));
            }
            if ballot.marks.iter().any(|mark| mark.item == *cell) {
                faults.add(source.fault(row.line, column + 1, heading, cell, Rule::DuplicateItem));
            }
            ballot.marks.push(RawMark {
                item: cell.clone(),
                value: 2 * place,
                says: cell.clone(),
                line: row.line,
                column: column + 1,
            });
        }
        ballots.push(ballot);
    }
    if faults.none() {
        let places = Some(places.len() as u32);
        Ok(Sheet { cells: Cells::Rank, declared: None, places, headings: grid.headings.clone(), ballots })
    } else {
        Err(Refused::input(faults))
    }
}

/// Refuses columns that have no meaning in a layout.
pub fn unknown(source: &Source<'_>, grid: &Grid, known: &[usize]) -> Result<(), Refused> {
    let stray = (0..grid.headings.len()).find(|at| !known.contains(at) && !grid.headings[*at].is_empty());
    stray.map_or(Ok(()), |at| {
        let heading = &grid.headings[at];
        Err(Refused::Usage(format!(
            "{}, column “{heading}” means nothing in this layout. Say --ignore {heading} to leave it out",
            source.name
        )))
    })
}
