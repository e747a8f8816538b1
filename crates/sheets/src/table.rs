//! A sheet as it was read: headings, rows with their lines, and what could not be read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    headings::{Field, is_equality, plain},
    kind::{Readable, sniff},
    notice::{Notice, What},
    records::{Records, is_blank},
    rejected::{Refused, Rejected, Why},
    text, workbook,
};

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Rows of a sheet.
    pub rows: usize,
    /// Columns of a sheet.
    pub columns: usize,
    /// Cells of a workbook.
    pub cells: usize,
    /// Parts of a workbook.
    pub parts: usize,
    /// Bytes of a workbook when unpacked.
    pub unpacked: u64,
    /// Bytes unpacked for each byte of the file, above the first million.
    pub ratio: u64,
}

impl Limits {
    /// What the web application takes (`trust.md` 3.9): 10 MB.
    pub const WEB: Self = Self {
        bytes: 10 << 20,
        rows: 200_000,
        columns: 200,
        cells: 200_000,
        parts: 100,
        unpacked: 64 << 20,
        ratio: 100,
    };
    /// What the command line takes: the same for workbooks, text files of any size a machine holds.
    pub const COMMAND_LINE: Self = Self { bytes: 1 << 30, ..Self::WEB };
}

/// Who reads, which decides what is never read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// The web application: identity and characteristics come from the person alone.
    Web,
    /// The command line: an identity to match is read after a yes.
    CommandLine,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Physical line of the file, or row of the sheet, from 1.
    pub line: u64,
    /// As many cells as headings, trimmed; empty where a column is never read.
    pub cells: Vec<String>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// File or sheet.
    pub name: String,
    /// Headings as written, trimmed.
    pub headings: Vec<String>,
    /// Rows with content.
    pub rows: Vec<Row>,
    /// Rows that could not be read.
    pub rejected: Vec<Rejected>,
    /// What is worth knowing.
    pub notices: Vec<Notice>,
}

impl Table {
    /// The column that feeds a field: the first, if there are more.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.headings.iter().position(|heading| Field::of(heading) == Some(field))
    }
}

/// Reads a file: one table of a text file, one per sheet of a workbook.
///
/// Workbooks are read by a foreign parser: outside of tests and of the child process use
/// [`crate::child::read_in_child`].
///
/// # Errors
/// When the whole file is refused: of another kind, too large, damaged.
pub fn read(name: &str, bytes: &[u8], reader: Reader, limits: &Limits) -> Result<Vec<Table>, Refused> {
    if bytes.len() > limits.bytes {
        return Err(Refused::new(name, Why::TooLarge { most: limits.bytes >> 20 }));
    }
    match sniff(bytes) {
        Err(kind) => Err(Refused::new(name, Why::WrongKind(kind))),
        Ok(Readable::Zip) => workbook::read(name, bytes, reader, limits),
        Ok(Readable::Text) => read_text(name, bytes, reader, limits).map(|table| vec![table]),
    }
}

/// Whether a file is a container such as a workbook, which only the child process may open.
pub fn is_container(bytes: &[u8]) -> bool {
    matches!(sniff(bytes), Ok(Readable::Zip))
}

fn read_text(name: &str, bytes: &[u8], reader: Reader, limits: &Limits) -> Result<Table, Refused> {
    let (text, guessed) = text::decode(bytes);
    let mut builder = Builder::new(name, reader, limits);
    if guessed {
        builder.notice(None, What::Encoding);
    }
    let mut records = Records::new(&text);
    while let Some(record) = records.next() {
        builder.record(record.line, record.cells, record.broken)?;
        records.expect(builder.table.headings.len());
    }
    Ok(builder.finish())
}

/// What may be kept of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gate {
    Open,
    Never,
    /// Only when the cell of that column says yes.
    AfterYes(usize),
}

/// Puts rows together, and drops what is never read before a row exists.
pub(crate) struct Builder<'l> {
    pub(crate) table: Table,
    reader: Reader,
    limits: &'l Limits,
    gates: Vec<Gate>,
    formulas: Vec<(u64, u64)>,
    controls: Vec<(u64, u64)>,
}

impl<'l> Builder<'l> {
    pub(crate) fn new(name: &str, reader: Reader, limits: &'l Limits) -> Self {
        let table = Table {
            name: name.to_owned(),
            headings: Vec::new(),
            rows: Vec::new(),
            rejected: Vec::new(),
            notices: Vec::new(),
        };
        Self { table, reader, limits, gates: Vec::new(), formulas: Vec::new(), controls: Vec::new() }
    }

    fn notice(&mut self, line: Option<u64>, what: What) {
        self.table.notices.push(Notice { file: self.table.name.clone(), line, what });
    }

    fn refused(&self, why: Why) -> Refused {
        Refused::new(&self.table.name, why)
    }

    /// Takes one row as typed.
    pub(crate) fn record(
        &mut self,
        line: u64,
        cells: Vec<Cow<'_, str>>,
        broken: Option<Why>,
    ) -> Result<(), Refused> {
        if let Some(why) = broken {
            // Which cell is which is not known in a broken row, so where one may not be read none is repeated.
            let closed = self.gates.iter().any(|gate| *gate != Gate::Open);
            let cells = if closed { Vec::new() } else { cells.into_iter().map(text::clean).collect() };
            let file = self.table.name.clone();
            self.table.rejected.push(Rejected { file, line, column: None, cells, why });
            return Ok(());
        }
        if is_blank(&cells) {
            return Ok(());
        }
        if self.table.headings.is_empty() {
            return self.headings(cells);
        }
        if self.table.rows.len() == self.limits.rows {
            return Err(self.refused(Why::TooManyRows { most: self.limits.rows }));
        }
        let cells = self.keep(cells);
        if is_blank(&cells) {
            return Ok(());
        }
        self.look(line, &cells);
        self.table.rows.push(Row { line, cells });
        Ok(())
    }

    fn headings(&mut self, cells: Vec<Cow<'_, str>>) -> Result<(), Refused> {
        if cells.len() > self.limits.columns {
            return Err(self.refused(Why::TooManyColumns { most: self.limits.columns }));
        }
        let headings: Vec<String> = cells.into_iter().map(text::clean).collect();
        let fields: Vec<Option<Field>> = headings.iter().map(|heading| Field::of(heading)).collect();
        if self.reader == Reader::Web && fields.contains(&Some(Field::Wish)) {
            return Err(self.refused(Why::OnlyFromThePerson));
        }
        let answer = fields.iter().position(|field| *field == Some(Field::MatchIdentity));
        let mut unread = Vec::new();
        for (heading, field) in headings.iter().zip(&fields) {
            let personal = field.is_some_and(Field::is_personal);
            let gate = if field.is_none() && is_equality(heading) || personal && self.reader == Reader::Web {
                unread.push(heading.clone());
                Gate::Never
            } else if plain(heading) == "reason" {
                Gate::Never
            } else if *field == Some(Field::Identity) {
                answer.map_or(Gate::Never, Gate::AfterYes)
            } else {
                Gate::Open
            };
            self.gates.push(gate);
        }
        let plains: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
        for (at, heading) in headings.iter().enumerate() {
            if !plains[at].is_empty() && plains[..at].contains(&plains[at]) {
                self.notice(None, What::HeadingTwice { column: heading.clone() });
            }
        }
        if !unread.is_empty() {
            self.notice(None, What::Equality { columns: unread });
        }
        self.formulas = vec![(0, 0); headings.len()];
        self.controls = vec![(0, 0); headings.len()];
        self.table.headings = headings;
        Ok(())
    }

    /// The cells that may be kept; the others are dropped as typed and never cleaned, compared or stored.
    fn keep(&self, mut cells: Vec<Cow<'_, str>>) -> Vec<String> {
        let said_yes: Vec<bool> = self
            .gates
            .iter()
            .map(|gate| match gate {
                Gate::Open => true,
                Gate::Never => false,
                Gate::AfterYes(answer) => cells
                    .get(*answer)
                    .is_some_and(|cell| text::clean(cell.clone()).eq_ignore_ascii_case("yes")),
            })
            .collect();
        cells.resize(self.gates.len(), Cow::Borrowed(""));
        cells
            .into_iter()
            .zip(said_yes)
            .map(|(cell, open)| if open { text::clean(cell) } else { String::new() })
            .collect()
    }

    /// Counts cells that a spreadsheet program or a page might take for something else.
    fn look(&mut self, line: u64, cells: &[String]) {
        for (at, cell) in cells.iter().enumerate() {
            // A lone sign is an answer left out.
            if cell.len() > 1
                && text::starts_like_formula(cell)
                && Field::of(&self.table.headings[at]) != Some(Field::Style)
            {
                count(&mut self.formulas[at], line);
            }
            if text::has_control(cell) {
                count(&mut self.controls[at], line);
            }
        }
    }

    /// Counts a formula of a workbook, whose stored value is kept.
    pub(crate) fn formula(&mut self, line: u64, column: usize) {
        if let Some(counted) = self.formulas.get_mut(column) {
            count(counted, line);
        }
    }

    pub(crate) fn finish(mut self) -> Table {
        if self.table.rows.is_empty() {
            self.notice(None, What::Empty);
        }
        for at in 0..self.table.headings.len() {
            let column = self.table.headings[at].clone();
            let ((line, cells), (control_line, controls)) = (self.formulas[at], self.controls[at]);
            if cells > 0 {
                self.notice(Some(line), What::Formula { column: column.clone(), cells });
            }
            if controls > 0 {
                self.notice(Some(control_line), What::Control { column, cells: controls });
            }
        }
        self.table
    }
}

/// The first line and how many.
fn count(counted: &mut (u64, u64), line: u64) {
    if counted.1 == 0 {
        counted.0 = line;
    }
    counted.1 += 1;
}
