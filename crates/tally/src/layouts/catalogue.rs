//! The list of items: what may be voted on, how it is printed, and which groups were offered it.

use super::{Source, grid::Grid, label};
use crate::{
    ballot::MOST_ITEMS,
    fault::{Faults, Rule},
    refused::Refused,
};

/// A list of items from its own file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// Items in the order of the file.
    pub entries: Vec<Entry>,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How ballots name it.
    pub item: String,
    /// How tables print it.
    pub label: String,
    /// The groups that were offered it; `None` means all.
    pub offered: Option<Vec<String>>,
}

impl Catalogue {
    /// Reads `item,label[,offered]`; groups in `offered` stand between semicolons.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn read(source: &Source<'_>) -> Result<Self, Refused> {
        let grid = Grid::read(source).map_err(Refused::input)?;
        let Some(item) = grid.column("item") else {
            return Err(super::only(source.fault(1, 0, "", "", Rule::NoColumn("item"))));
        };
        let (printed, offered) = (grid.column("label"), grid.column("offered"));
        let mut faults = Faults::default();
        let mut entries: Vec<Entry> = Vec::new();
        for row in &grid.rows {
            let name = row.cells[item].clone();
            let shown = printed.map(|at| row.cells[at].clone()).filter(|label| !label.is_empty());
            let groups = offered.map(|at| row.cells[at].as_str()).filter(|groups| !groups.is_empty());
            let entry = Entry {
                label: shown.unwrap_or_else(|| name.clone()),
                offered: groups
                    .map(|groups| groups.split(';').map(label).filter(|g| !g.is_empty()).collect()),
                item: name,
            };
            if entry.item.is_empty() {
                faults.add(source.fault(row.line, item + 1, &grid.headings[item], "", Rule::NoLabel));
            }
            for before in &entries {
                if before.item == entry.item {
                    faults.add(source.fault(
                        row.line,
                        item + 1,
                        &grid.headings[item],
                        &entry.item,
                        Rule::SameLabel,
                    ));
                } else if before.label == entry.label {
                    let column = printed.unwrap_or(item);
                    faults.add(source.fault(
                        row.line,
                        column + 1,
                        &grid.headings[column],
                        &entry.label,
                        Rule::SameLabel,
                    ));
                }
            }
            entries.push(entry);
            if entries.len() > MOST_ITEMS {
                faults.add(source.fault(row.line, 0, "", "", Rule::TooManyItems));
                break;
            }
        }
        if faults.none() { Ok(Self { entries }) } else { Err(Refused::input(faults)) }
    }
}
