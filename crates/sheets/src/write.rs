//! Sheets out: CSV and XLSX in which no cell of a person can become a formula.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::{rejected::Rejected, text};

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, whoever wrote it.
    Text(String),
    /// A number of ours.
    Number(i64),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A sheet to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, and the file's without `.csv`; at most 31 letters.
    pub name: String,
    /// Headings.
    pub headings: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A sheet without rows.
    pub fn new(name: &str, headings: &[&str]) -> Self {
        let headings = headings.iter().map(ToString::to_string).collect();
        Self { name: name.to_owned(), headings, rows: Vec::new() }
    }
}

/// A text that no spreadsheet program takes for a formula: a leading `'` where one might.
pub fn guarded(cell: &str) -> String {
    if text::starts_like_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The sheet as CSV: UTF-8 with a byte-order mark, so that spreadsheet programs read accented letters right; line ends
/// by RFC 4180.
///
/// # Errors
/// When the writer fails, which in memory means that there is none left.
pub fn csv(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(sheet.headings.iter().map(|heading| guarded(heading)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Text(text) => guarded(text),
            Cell::Number(number) => number.to_string(),
        }))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A workbook of all sheets; text is typed as text. A text longer than a cell can hold is cut and ends with `…`.
///
/// # Errors
/// When a name is no sheet name, or there are more rows than a sheet holds.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        for (heading, column) in sheet.headings.iter().zip(0..) {
            page.write_string_with_format(0, column, fitting(heading), &bold)?;
            page.set_column_width(column, 18)?;
        }
        for (row, line) in sheet.rows.iter().zip(1..) {
            for (cell, column) in row.iter().zip(0..) {
                match cell {
                    Cell::Text(text) if text.is_empty() => {}
                    Cell::Text(text) => {
                        page.write_string(line, column, fitting(text))?;
                    }
                    Cell::Number(number) => {
                        page.write_number(line, column, *number as f64)?;
                    }
                }
            }
        }
    }
    book.save_to_buffer()
}

/// Letters a cell can hold, counted as the format counts.
const MOST: usize = 32_767;

/// The text as a workbook can hold it: without characters that XML has no place for, and not too long.
fn fitting(text: &str) -> String {
    let good =
        |c: char| (c >= ' ' || matches!(c, '\t' | '\n' | '\r')) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let mut left = MOST;
    let mut fit = String::with_capacity(text.len());
    let total: usize = text.chars().filter(|c| good(*c)).map(char::len_utf16).sum();
    for c in text.chars().filter(|c| good(*c)) {
        let room = if total > MOST { left.saturating_sub(1) } else { left };
        if c.len_utf16() > room {
            fit.push('…');
            break;
        }
        left -= c.len_utf16();
        fit.push(c);
    }
    fit
}

/// The rejected rows of several files as one sheet: where, why, what to do, and the row as it was.
pub fn rejected(name: &str, rows: &[Rejected]) -> Sheet {
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut sheet = Sheet::new(name, &["file", "line", "column", "code", "reason", "suggestion"]);
    sheet.headings.extend((1..=widest).map(|at| format!("cell {at}")));
    for row in rows {
        let mut cells = vec![
            row.file.as_str().into(),
            (row.line as i64).into(),
            row.column.clone().unwrap_or_default().into(),
            row.why.code().into(),
            row.why.to_string().into(),
            row.why.suggestion().unwrap_or_default().into(),
        ];
        cells.extend(row.cells.iter().map(|cell| Cell::from(cell.as_str())));
        cells.resize(sheet.headings.len(), "".into());
        sheet.rows.push(cells);
    }
    sheet
}
