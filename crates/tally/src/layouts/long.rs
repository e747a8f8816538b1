//! The layout `long`: a row for each judgement, with voter, item and mark.

use std::collections::BTreeMap;

use super::{
    CELLS, Cells, Reading, Sheet, Source,
    grid::Grid,
    raw::{RawBallot, RawMark},
    wide::mark,
};
use crate::{
    fault::{Faults, Rule},
    refused::Refused,
};

/// Reads all judgements.
pub fn read(source: &Source<'_>, grid: &Grid, reading: &Reading) -> Result<Sheet, Refused> {
    let column = |name: &'static str| {
        grid.column(name).ok_or_else(|| super::only(source.fault(1, 0, "", "", Rule::NoColumn(name))))
    };
    let (voter, item) = (column("voter")?, column("item")?);
    let (cells, value) = meaning(source, grid, reading)?;
    let optional =
        |row: &super::grid::Row, name| grid.column(name).map(|at| row.cells[at].clone()).unwrap_or_default();
    let mut faults = Faults::default();
    let mut ballots: Vec<RawBallot> = Vec::new();
    let mut known: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for row in &grid.rows {
        for label in [voter, item] {
            if row.cells[label].is_empty() {
                faults.add(source.fault(row.line, label + 1, &grid.headings[label], "", Rule::NoLabel));
            }
        }
        let (group, round) = (optional(row, "group"), optional(row, "round"));
        let name = row.cells[voter].clone();
        let at = *known.entry((round.clone(), group.clone(), name.clone())).or_insert_with(|| {
            ballots.push(RawBallot { voter: name, group, round, line: row.line, marks: Vec::new() });
            ballots.len() - 1
        });
        match mark(&row.cells[value], cells, grid.semicolons) {
            Ok(None) => {}
            Ok(Some(number)) => ballots[at].marks.push(RawMark {
                item: row.cells[item].clone(),
                value: number,
                says: row.cells[value].clone(),
                line: row.line,
                column: value + 1,
            }),
            Err(rule) => {
                faults.add(source.fault(row.line, value + 1, &grid.headings[value], &row.cells[value], rule));
            }
        }
    }
    let mut declared: Vec<String> = grid.rows.iter().map(|row| row.cells[item].clone()).collect();
    declared.sort();
    declared.dedup();
    if faults.none() {
        Ok(Sheet { cells, declared: Some(declared), places: None, headings: grid.headings.clone(), ballots })
    } else {
        Err(Refused::input(faults))
    }
}

/// What the marks mean, and their column.
fn meaning(source: &Source<'_>, grid: &Grid, reading: &Reading) -> Result<(Cells, usize), Refused> {
    let found: Vec<(&str, Cells, usize)> =
        CELLS.iter().filter_map(|&(name, cells)| Some((name, cells, grid.column(name)?))).collect();
    let asked = found.iter().filter(|(_, cells, _)| reading.cells.is_none_or(|asked| asked == *cells));
    let asked: Vec<_> = asked.collect();
    match asked.as_slice() {
        [(_, cells, column)] => Ok((*cells, *column)),
        [] => Err(Refused::Usage(format!(
            "{}: the layout long needs a column rank, points, rating, dots or approve{}",
            source.name,
            if found.is_empty() { "" } else { ", and the one that --cells names is not there" }
        ))),
        several => {
            let names: Vec<&str> = several.iter().map(|(name, ..)| *name).collect();
            Err(Refused::Usage(format!(
                "{}: there are the columns {}. Say which to read: --cells {}",
                source.name,
                names.join(" and "),
                names[0]
            )))
        }
    }
}
