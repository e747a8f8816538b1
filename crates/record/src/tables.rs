//! The tables of the bundle.

mod attendance;
mod results;
mod votes;
mod work;

use crate::{book::Book, table::Table};

/// All tables, in the order of the workbook's sheets. `ballots` is among them where the bundle holds ballots.
pub fn all(book: &Book<'_>) -> Vec<Table> {
    let mut tables = vec![
        results::tally(book),
        results::groups(book),
        results::sensitivity(book),
        attendance::attendance(book),
        work::ideas(book),
        work::items(book),
        work::item_versions(book),
        work::merges(book),
        work::themes(book),
        work::turns(book),
    ];
    if !book.sources.ballots.is_empty() {
        tables.push(votes::ballots(book));
    }
    tables.push(crate::accord::accord(book));
    tables
}

pub use attendance::ideas_per_phase;
