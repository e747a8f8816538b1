//! Printed tables without ballots: totals, quantiles, rank sums.

use super::{Layout, Source, grid::Grid, list, number};
use crate::{
    ballot::MOST_ITEMS,
    fault::{Faults, Rule},
    refused::Refused,
};

/// A printed table. Decimals are in millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printed {
    /// Scores, and how many voters gave some.
    Totals(Vec<Total>),
    /// Medians and percentiles.
    Quantiles(Vec<Quantile>),
    /// Rank sums.
    RankSums(Vec<RankSum>),
}

/// A printed score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The item's label.
    pub item: String,
    /// The line.
    pub line: u64,
    /// The score, in millionths.
    pub score: i64,
    /// Who gave it some, where that is printed.
    pub supporters: Option<i64>,
}

/// Printed percentiles, in millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantile {
    /// The item's label.
    pub item: String,
    /// The median.
    pub median: i64,
    /// The 30th percentile.
    pub p30: i64,
    /// The 70th percentile.
    pub p70: i64,
}

/// A printed rank sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankSum {
    /// The item's label.
    pub item: String,
    /// The line.
    pub line: u64,
    /// The sum, in millionths.
    pub sum: i64,
}

/// Reads a printed table of one of the three layouts.
pub fn read(source: &Source<'_>, grid: &Grid, layout: Layout) -> Result<Printed, Refused> {
    let (needed, optional): (&[&'static str], Option<&'static str>) = match layout {
        Layout::Quantiles => (&["item", "median", "p30", "p70"], None),
        Layout::RankSums => (&["item", "rank_sum"], None),
        _ => (&["item", "score"], Some("supporters")),
    };
    let mut columns = Vec::new();
    for &name in needed {
        let missing = || super::only(source.fault(1, 0, "", "", Rule::NoColumn(name)));
        columns.push(grid.column(name).ok_or_else(missing)?);
    }
    let extra = optional.and_then(|name| grid.column(name));
    list::unknown(source, grid, &columns.iter().copied().chain(extra).collect::<Vec<_>>())?;
    let mut faults = Faults::default();
    labels(source, grid, columns[0], &mut faults);
    let mut cell = |row: usize, column: usize, whole: bool| {
        let (line, text) = (grid.rows[row].line, &grid.rows[row].cells[column]);
        let value = number::decimal(text, grid.semicolons);
        let rule = match value {
            None => Rule::Number,
            Some(value) if value < 0 => Rule::Negative,
            Some(value) if whole && value % number::UNIT != 0 => Rule::Whole,
            Some(value) => return value,
        };
        faults.add(source.fault(line, column + 1, &grid.headings[column], text, rule));
        0
    };
    let rows = 0..grid.rows.len();
    let label = |row: usize| grid.rows[row].cells[columns[0]].clone();
    let line = |row: usize| grid.rows[row].line;
    let printed = match layout {
        Layout::Quantiles => Printed::Quantiles(
            rows.map(|row| Quantile {
                item: label(row),
                median: cell(row, columns[1], false),
                p30: cell(row, columns[2], false),
                p70: cell(row, columns[3], false),
            })
            .collect(),
        ),
        Layout::RankSums => Printed::RankSums(
            rows.map(|row| RankSum { item: label(row), line: line(row), sum: cell(row, columns[1], false) })
                .collect(),
        ),
        _ => Printed::Totals(
            rows.map(|row| Total {
                item: label(row),
                line: line(row),
                score: cell(row, columns[1], false),
                supporters: extra
                    .filter(|&extra| !grid.rows[row].cells[extra].is_empty())
                    .map(|extra| cell(row, extra, true) / number::UNIT),
            })
            .collect(),
        ),
    };
    if let Printed::Quantiles(rows) = &printed {
        percentiles(source, grid, rows, &columns, &mut faults);
    }
    if faults.none() { Ok(printed) } else { Err(Refused::input(faults)) }
}

fn labels(source: &Source<'_>, grid: &Grid, column: usize, faults: &mut Faults) {
    let mut seen = std::collections::BTreeSet::new();
    for row in &grid.rows {
        let label = &row.cells[column];
        if label.is_empty() {
            faults.add(source.fault(row.line, column + 1, &grid.headings[column], "", Rule::NoLabel));
        } else if !seen.insert(label) {
            faults.add(source.fault(row.line, column + 1, &grid.headings[column], label, Rule::SameLabel));
        }
    }
    if grid.rows.len() > MOST_ITEMS {
        faults.add(source.fault(0, 0, "", "", Rule::TooManyItems));
    }
}

/// Percentiles lie on the scale and in their order.
fn percentiles(source: &Source<'_>, grid: &Grid, rows: &[Quantile], columns: &[usize], faults: &mut Faults) {
    for (at, row) in rows.iter().enumerate() {
        let line = grid.rows[at].line;
        let on_scale = |value: i64| (number::UNIT..=9 * number::UNIT).contains(&value);
        for (value, &column) in [row.median, row.p30, row.p70].into_iter().zip(&columns[1..]) {
            if !on_scale(value) {
                let rule = Rule::Meaning("ratings and their percentiles lie between 1 and 9".into());
                faults.add(source.fault(
                    line,
                    column + 1,
                    &grid.headings[column],
                    &grid.rows[at].cells[column],
                    rule,
                ));
            }
        }
        if row.p30 > row.median || row.median > row.p70 {
            let rule = Rule::Meaning("the 30th percentile, the median and the 70th percentile ascend".into());
            faults.add(source.fault(
                line,
                columns[1] + 1,
                &grid.headings[columns[1]],
                &grid.rows[at].cells[columns[1]],
                rule,
            ));
        }
    }
}
