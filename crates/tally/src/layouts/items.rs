//! The layout `items`: a row for each item, a column for each voter.

use std::collections::BTreeSet;

use super::{
    Reading, Sheet, Source,
    grid::Grid,
    raw::{RawBallot, RawMark},
    wide,
};
use crate::{
    fault::{Faults, Rule},
    refused::Refused,
};

/// Reads all ballots.
pub fn read(source: &Source<'_>, grid: &Grid, reading: &Reading) -> Result<Sheet, Refused> {
    let cells = wide::meaning(source, reading)?;
    let Some(item) = grid.column("item").or_else(|| grid.column("subject")) else {
        return Err(super::only(source.fault(1, 0, "", "", Rule::NoColumn("item"))));
    };
    let columns = grid.ballots(source, &[item], reading.check_sum.as_deref())?;
    let mut faults = Faults::default();
    wide::headings(source, grid, &columns, &mut faults);
    let mut declared: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for row in &grid.rows {
        let label = &row.cells[item];
        let heading = &grid.headings[item];
        if label.is_empty() {
            faults.add(source.fault(row.line, item + 1, heading, "", Rule::NoLabel));
        } else if !seen.insert(label) {
            faults.add(source.fault(row.line, item + 1, heading, label, Rule::SameLabel));
        }
        declared.push(label.clone());
    }
    let mut ballots = Vec::new();
    for &column in &columns {
        let heading = &grid.headings[column];
        let mut ballot = RawBallot { voter: heading.clone(), line: 1, ..RawBallot::default() };
        for row in &grid.rows {
            let cell = &row.cells[column];
            match wide::mark(cell, cells, grid.semicolons) {
                Ok(None) => {}
                Ok(Some(value)) => ballot.marks.push(RawMark {
                    item: row.cells[item].clone(),
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
    if faults.none() {
        Ok(Sheet { cells, declared: Some(declared), places: None, headings: grid.headings.clone(), ballots })
    } else {
        Err(Refused::input(faults))
    }
}
