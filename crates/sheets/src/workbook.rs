//! Sheets of a workbook (XLSX): checked for size before anything is unpacked in earnest, then read cell by cell.
//!
//! No grid is ever made: a cell far outside the table is a row of the report, not a gigabyte.

use std::{borrow::Cow, io::Read};

use calamine::{DataRef, Reader as _, SheetType, Xlsx, XlsxError};

use crate::{
    kind::RealKind,
    rejected::{Refused, Why},
    table::{Builder, Limits, Reader, Table},
};

/// Below this a workbook is harmless however tightly it is packed.
const HARMLESS: u64 = 1 << 20;

pub(crate) fn read(name: &str, bytes: &[u8], reader: Reader, limits: &Limits) -> Result<Vec<Table>, Refused> {
    let refused = |why| Refused::new(name, why);
    check(bytes, limits).map_err(refused)?;
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).map_err(|_| refused(Why::Damaged))?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut left = limits.cells;
    let mut tables = Vec::new();
    for sheet in sheets {
        let table = read_sheet(&mut book, &sheet, reader, limits, &mut left).map_err(refused)?;
        // An empty sheet of a workbook with others is nothing to report.
        if !table.headings.is_empty() || !table.rejected.is_empty() {
            tables.push(table);
        }
    }
    if tables.is_empty() {
        tables.push(Builder::new(name, reader, limits).finish());
    }
    Ok(tables)
}

/// Looks at the directory of the container, then unpacks every part once to count, keeping nothing.
fn check(bytes: &[u8], limits: &Limits) -> Result<(), Why> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|_| Why::Damaged)?;
    if let Some(kind) = other_kind(&mut archive) {
        return Err(Why::WrongKind(kind));
    }
    if archive.len() > limits.parts {
        return Err(Why::Swollen);
    }
    let most = limits.unpacked.min((bytes.len() as u64).saturating_mul(limits.ratio).max(HARMLESS));
    if archive.decompressed_size().is_some_and(|size| size > u128::from(most)) {
        return Err(Why::Swollen);
    }
    let mut left = most;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| Why::Damaged)?;
        // One byte more than allowed tells that there is more.
        let unpacked =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| Why::Damaged)?;
        left = left.checked_sub(unpacked).ok_or(Why::Swollen)?;
    }
    Ok(())
}

/// What a container is that is no plain workbook.
fn other_kind<R: Read + std::io::Seek>(archive: &mut zip::ZipArchive<R>) -> Option<RealKind> {
    let holds = |name: &str| archive.index_for_name(name).is_some();
    let starts = |folder: &[u8]| archive.file_names_raw().any(|name| name.starts_with(folder));
    if holds("xl/vbaProject.bin") || holds("xl/workbook.bin") {
        Some(RealKind::MacroWorkbook)
    } else if starts(b"xl/") {
        None
    } else if holds("mimetype") && holds("content.xml") {
        Some(RealKind::OpenDocument)
    } else if starts(b"word/") || starts(b"ppt/") {
        Some(RealKind::OfficeDocument)
    } else {
        Some(RealKind::Archive)
    }
}

fn read_sheet<R: Read + std::io::Seek>(
    book: &mut Xlsx<R>,
    sheet: &str,
    reader: Reader,
    limits: &Limits,
    left: &mut usize,
) -> Result<Table, Why> {
    let mut builder = Builder::new(sheet, reader, limits);
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(builder.finish()),
        Err(_) => return Err(Why::Damaged),
    };
    let mut row = Unfinished::default();
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| Why::Damaged)? {
        *left = left.checked_sub(1).ok_or(Why::TooManyCells { most: limits.cells })?;
        let (at, column) = (u64::from(cell.pos.0) + 1, cell.pos.1 as usize);
        if at != row.line {
            std::mem::take(&mut row).close(&mut builder)?;
            row.line = at;
        }
        let value = written(&cell.value);
        if value.is_empty() {
            continue;
        }
        if column >= limits.columns || at as usize > limits.rows + 1 {
            row.far.get_or_insert_with(|| address(at, column));
            continue;
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if cell.formula.is_some() {
            row.formulas.push(column);
        }
        row.cells[column] = value;
    }
    row.close(&mut builder)?;
    Ok(builder.finish())
}

/// A row whose cells are still coming.
#[derive(Default)]
struct Unfinished {
    line: u64,
    cells: Vec<String>,
    formulas: Vec<usize>,
    far: Option<String>,
}

impl Unfinished {
    fn close(mut self, builder: &mut Builder<'_>) -> Result<(), Why> {
        while self.cells.last().is_some_and(String::is_empty) {
            self.cells.pop();
        }
        let width = builder.table.headings.len();
        let broken = match self.far {
            Some(cell) => Some(Why::OutsideTable { cell }),
            None if width > 0 && self.cells.len() > width => {
                Some(Why::FieldCount { expected: width, found: self.cells.len() })
            }
            None => None,
        };
        if broken.is_none() {
            for column in self.formulas {
                builder.formula(self.line, column);
            }
        }
        let cells = self.cells.into_iter().map(Cow::Owned).collect();
        builder.record(self.line, cells, broken).map_err(|refused| refused.why)
    }
}

/// What a person sees in the cell: whole numbers without a point, dates as 2026-11-23.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
    }
}

/// The address of a cell as spreadsheet programs write it: `XFD1048576`.
fn address(line: u64, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect::<String>() + &line.to_string()
}
