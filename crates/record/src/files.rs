//! Every file of a bundle, made of its few sources; equal sources give equal bytes.

use std::fmt::Write as _;

use trellis_tally::preflib;
use trellis_workshop::Hash;

use crate::{book::Book, container::Files, counting, methods, results, tables, workbook};

/// The list of all other files with their digests, as `sha256sum --check` reads it.
pub const CHECKSUMS: &str = "CHECKSUMS";

/// All files of a record.
pub fn files(book: &Book<'_>) -> Files {
    let mut files = book.sources.files();
    let tables = tables::all(book);
    for table in &tables {
        files.insert(format!("{}.csv", table.name), table.csv());
    }
    for (round, sealed) in &book.sources.ballots {
        if let Ok(ballots) = counting::ballots(sealed) {
            let file = preflib(&ballots);
            files.insert(format!("ballots-{round}.{}", file.ending), file.text.into_bytes());
        }
    }
    files.insert("workbook.xlsx".to_owned(), workbook::workbook(book, &tables));
    let mut put = |name: &str, text: &str| drop(files.insert(name.to_owned(), text.as_bytes().to_vec()));
    put("methods.txt", &methods::methods(book));
    put("results.html", &results::results(book));
    put("recompute.py", include_str!("../files/recompute.py"));
    put("recompute.R", include_str!("../files/recompute.R"));
    let list = checksums(&files);
    files.insert(CHECKSUMS.to_owned(), list.into_bytes());
    files
}

/// One line for each file but the list itself, by name.
pub fn checksums(files: &Files) -> String {
    let mut list = String::new();
    for (name, bytes) in files.iter().filter(|(name, _)| *name != CHECKSUMS) {
        let _ = writeln!(list, "{}  {name}", Hash::of(&[bytes]));
    }
    list
}
