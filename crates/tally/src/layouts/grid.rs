//! A table of cells with its first line, by RFC 4180: comma, or semicolon where the first line has no comma.

use super::{Source, label, text};
use crate::fault::{Faults, Rule};

/// Most columns: one for each voter that there may be, and a few beside them.
const MOST_COLUMNS: usize = 10_100;

/// A table as it stands in a file.
pub struct Grid {
    /// The first line: trimmed, in composed form.
    pub headings: Vec<String>,
    /// The other lines that hold anything.
    pub rows: Vec<Row>,
    /// Whether a comma in a cell may be a decimal comma.
    pub semicolons: bool,
}

/// The line where a record begins: blank lines before it are read with it.
fn line(text: &str, at: &csv::Position) -> u64 {
    let rest = text.as_bytes().get(at.byte() as usize..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n');
    at.line() + blank.count() as u64
}

/// A line.
pub struct Row {
    /// Counted from 1.
    pub line: u64,
    /// Its cells: trimmed, in composed form.
    pub cells: Vec<String>,
}

impl Grid {
    /// Reads all cells of a file.
    ///
    /// # Errors
    /// Every line that has more or fewer cells than the first, or the file's own fault.
    pub fn read(source: &Source<'_>) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let text = match text::decode(source) {
            Ok(text) => text,
            Err(fault) => {
                faults.add(fault);
                return Err(faults);
            }
        };
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let semicolons = !first.contains(',') && first.contains(';');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(if semicolons { b';' } else { b',' })
            .from_reader(text.as_bytes());
        let mut headings: Option<Vec<String>> = None;
        let mut rows = Vec::new();
        for record in reader.records() {
            let Ok(record) = record else {
                faults.add(source.fault(0, 0, "", "", Rule::NotUtf8));
                break;
            };
            let line = record.position().map_or(0, |at| line(text, at));
            let cells: Vec<String> = record.iter().map(label).collect();
            match &headings {
                _ if cells.iter().all(String::is_empty) => {}
                None => headings = Some(cells),
                Some(headings) if cells.len() != headings.len() => {
                    let rule = Rule::Ragged { found: cells.len(), expected: headings.len() };
                    faults.add(source.fault(line, 0, "", "", rule));
                }
                Some(_) => rows.push(Row { line, cells }),
            }
        }
        let found = headings.as_deref().unwrap_or_default();
        if found.len() > MOST_COLUMNS {
            faults.add(source.fault(1, 0, "", "", Rule::TooManyColumns));
        }
        let unnamed = (0..found.len()).filter(|at| found[*at].is_empty());
        for at in unnamed.filter(|at| rows.iter().any(|row: &Row| !row.cells[*at].is_empty())) {
            faults.add(source.fault(1, at + 1, "", "", Rule::NoLabel));
        }
        if faults.none() && rows.is_empty() {
            faults.add(source.fault(0, 0, "", "", Rule::HeaderOnly));
        }
        if faults.none() {
            Ok(Self { headings: headings.unwrap_or_default(), rows, semicolons })
        } else {
            Err(faults)
        }
    }

    /// The place of a heading, whatever its case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.headings.iter().position(|heading| heading.eq_ignore_ascii_case(name))
    }

    /// Whether all of these headings are there.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(name).is_some())
    }

    /// Whether there are no other headings than these.
    pub fn only(&self, names: &[&str]) -> bool {
        self.headings.iter().all(|heading| names.iter().any(|name| heading.eq_ignore_ascii_case(name)))
    }
}
