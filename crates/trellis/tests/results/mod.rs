//! The tables that a command wrote.

use std::{fs, path::Path};

/// Rows of a result without its headings.
pub fn rows(path: &Path) -> Vec<Vec<String>> {
    let bytes = fs::read(path).unwrap();
    let limits = trellis_sheets::table::Limits::COMMAND_LINE;
    let tables =
        trellis_sheets::table::read("x", &bytes, trellis_sheets::table::Reader::CommandLine, &limits);
    tables.unwrap().remove(0).rows.into_iter().map(|row| row.cells).collect()
}
