//! Files that people have: ballots in ten layouts, and printed tables, read whole or refused whole.

mod aside;
mod catalogue;
mod gather;
mod grid;
mod histogram;
mod items;
mod list;
mod long;
mod natural;
mod number;
mod order;
mod preflib;
mod raw;
mod recognise;
mod tables;
mod text;
mod wide;

use unicode_normalization::UnicodeNormalization;

pub use catalogue::Catalogue;
pub use gather::{Kind, gather};
pub use natural::natural;
pub use raw::Sheet;
pub use recognise::recognise;
pub use tables::{Printed, Quantile, RankSum, Total};
pub use text::MOST_BYTES;

use crate::{
    fault::{Fault, Faults, Rule},
    refused::Refused,
};
use grid::Grid;

/// A file: its name, for messages, and its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What people call it.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
}

impl Source<'_> {
    /// A fault in this file.
    pub fn fault(&self, line: u64, column: usize, heading: &str, value: &str, rule: Rule) -> Fault {
        Fault {
            file: self.name.to_owned(),
            line,
            column,
            heading: heading.to_owned(),
            value: value.to_owned(),
            rule,
        }
    }
}

/// How a file is laid out (`ngt.md` 20).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A row for each judgement.
    Long,
    /// A row for each voter, a column for each item.
    Wide,
    /// A row for each item, a column for each voter.
    Items,
    /// A row for each voter, a column for each place.
    List,
    /// A row for each voter, the whole order in one cell.
    Order,
    /// How many gave each rating to one item.
    Histogram,
    /// A printed table of scores.
    Totals,
    /// A printed table of medians and percentiles.
    Quantiles,
    /// A printed table of rank sums.
    RankSums,
    /// PrefLib, complete orders without ties.
    Soc,
    /// PrefLib, orders without ties.
    Soi,
    /// PrefLib, complete orders.
    Toc,
    /// PrefLib, orders.
    Toi,
}

/// All layouts with their names.
pub const LAYOUTS: [(&str, Layout); 13] = [
    ("long", Layout::Long),
    ("wide", Layout::Wide),
    ("items", Layout::Items),
    ("list", Layout::List),
    ("order", Layout::Order),
    ("histogram", Layout::Histogram),
    ("totals", Layout::Totals),
    ("quantiles", Layout::Quantiles),
    ("ranksums", Layout::RankSums),
    ("soc", Layout::Soc),
    ("soi", Layout::Soi),
    ("toc", Layout::Toc),
    ("toi", Layout::Toi),
];

/// What cells mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Places; 1 is best.
    Rank,
    /// Points; more is better.
    Points,
    /// Ratings from 1 to 9.
    Rating,
    /// Dots.
    Dots,
    /// Ticks.
    Approve,
}

/// All meanings of cells with their names, which are also the columns of the layout `long`.
pub const CELLS: [(&str, Cells); 5] = [
    ("rank", Cells::Rank),
    ("points", Cells::Points),
    ("rating", Cells::Rating),
    ("dots", Cells::Dots),
    ("approve", Cells::Approve),
];

/// What was said about a file on the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The layout; told by the first line when left out.
    pub layout: Option<Layout>,
    /// What cells mean.
    pub cells: Option<Cells>,
    /// Columns to leave out.
    pub ignore: Vec<String>,
    /// A column with the printed sum of each row.
    pub check_sum: Option<String>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// Ballots.
    Ballots(Sheet),
    /// A printed table.
    Printed(Printed),
}

/// Reads a file in the layout that was asked for, or that its first line tells.
///
/// # Errors
/// Everything that is wrong with it, or the flag that is missing.
pub fn read(source: &Source<'_>, reading: &Reading) -> Result<Contents, Refused> {
    let layout = match reading.layout {
        Some(layout) => layout,
        None => recognise(source)?,
    };
    if let Layout::Soc | Layout::Soi | Layout::Toc | Layout::Toi = layout {
        return Ok(Contents::Ballots(preflib::read(source, layout)?));
    }
    let mut grid = Grid::read(source).map_err(Refused::input)?;
    grid.leave_out(source, &reading.ignore)?;
    Ok(Contents::Ballots(match layout {
        Layout::Long => long::read(source, &grid, reading)?,
        Layout::Wide => wide::read(source, &grid, reading)?,
        Layout::Items => items::read(source, &grid, reading)?,
        Layout::List => list::read(source, &grid)?,
        Layout::Order => order::read(source, &grid)?,
        Layout::Histogram => histogram::read(source, &grid)?,
        _ => return Ok(Contents::Printed(tables::read(source, &grid, layout)?)),
    }))
}

/// A label as it is compared: trimmed, in composed form (NFC).
pub fn label(text: &str) -> String {
    text.trim().nfc().collect()
}

/// A fault as the whole answer.
fn only(fault: Fault) -> Refused {
    let mut faults = Faults::default();
    faults.add(fault);
    Refused::input(faults)
}
