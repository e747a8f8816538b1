//! What could not be read: the row as it was, its line, its column, why, and what to write instead.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{headings::Field, kind::RealKind};

/// A list of known values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Bands and grades.
    Rung,
    /// Professions.
    Profession,
    /// Times of the week.
    Slot,
    /// Hats.
    Hat,
    /// Ways to meet.
    Mode,
    /// Yes or no.
    YesNo,
    /// Kinds of exclusion.
    Exclusion,
    /// Answers to a shortlist.
    Answer,
    /// Mentee or giver; asks or offers.
    Side,
    /// What is wished.
    Wish,
}

impl List {
    /// The code behind the words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rung => "rung",
            Self::Profession => "profession",
            Self::Slot => "slot",
            Self::Hat => "hat",
            Self::Mode => "mode",
            Self::YesNo => "yes-no",
            Self::Exclusion => "exclusion",
            Self::Answer => "answer",
            Self::Side => "side",
            Self::Wish => "wish",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Rung => "a band or grade",
            Self::Profession => "a profession",
            Self::Slot => "a time of the week",
            Self::Hat => "a hat",
            Self::Mode => "a way to meet",
            Self::YesNo => "yes or no",
            Self::Exclusion => "a kind of exclusion",
            Self::Answer => "an answer",
            Self::Side => "a side",
            Self::Wish => "a wish",
        }
    }
}

/// Why a row or a whole file was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A column that is needed is not there.
    ColumnMissing {
        /// The column.
        needed: Field,
        /// The headings of the file.
        found: Vec<String>,
        /// The heading that comes nearest.
        nearest: Option<String>,
    },
    /// More or fewer cells than headings.
    FieldCount {
        /// Headings.
        expected: usize,
        /// Cells.
        found: usize,
    },
    /// A quotation mark is missing or stands where none may.
    Quoting,
    /// A cell of a workbook far outside the table.
    OutsideTable {
        /// Its address.
        cell: String,
    },
    /// Nothing is written where something is needed.
    Missing,
    /// Not an e-mail address.
    Email {
        /// What is written.
        value: String,
    },
    /// Not a date.
    Date {
        /// What is written.
        value: String,
    },
    /// Not the eight letters A, B or - of the style questions.
    Style {
        /// What is written.
        value: String,
    },
    /// Not on the list.
    Unlisted {
        /// Which list.
        list: List,
        /// What is written.
        value: String,
        /// The nearest known value.
        nearest: Option<String>,
    },
    /// Band 8 is four bands.
    WhichEight,
    /// Not a number, or beyond the limits.
    Range {
        /// What is written.
        value: String,
        /// The least that is possible.
        least: String,
        /// The most that is possible.
        most: String,
    },
    /// The same address stands earlier with other content.
    Twice {
        /// The earlier file.
        file: String,
        /// The earlier line.
        line: u64,
    },
    /// The file is something else.
    WrongKind(RealKind),
    /// The file is too large, in megabytes.
    TooLarge {
        /// The limit.
        most: usize,
    },
    /// More rows than are read at once.
    TooManyRows {
        /// The limit.
        most: usize,
    },
    /// More columns than are read.
    TooManyColumns {
        /// The limit.
        most: usize,
    },
    /// A workbook of more cells than are read; larger sets come as CSV.
    TooManyCells {
        /// The limit.
        most: usize,
    },
    /// A workbook that unpacks to far more than it is: too many parts, too much text, packed too tightly.
    Swollen,
    /// A workbook that is damaged.
    Damaged,
    /// Reading took too long or more memory than is allowed, or ended unexpectedly.
    Stopped,
    /// Wishes and offers of characteristics come from the person alone.
    OnlyFromThePerson,
}

impl Why {
    /// The code of the report (`matching.md` 12.5).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ColumnMissing { .. } => "E-COLUMN",
            Self::FieldCount { .. } | Self::Quoting | Self::OutsideTable { .. } => "E-SHAPE",
            Self::Missing | Self::Date { .. } | Self::Style { .. } => "E-VALUE",
            Self::Email { .. } => "E-EMAIL",
            Self::Unlisted { .. } | Self::WhichEight => "E-CODE",
            Self::Range { .. } => "E-RANGE",
            Self::Twice { .. } => "E-DUP",
            Self::WrongKind(_)
            | Self::TooLarge { .. }
            | Self::TooManyRows { .. }
            | Self::TooManyColumns { .. }
            | Self::TooManyCells { .. }
            | Self::Swollen
            | Self::Damaged
            | Self::Stopped
            | Self::OnlyFromThePerson => "E-FILE",
        }
    }

    /// The key in the words: one sentence each, in both languages, with the slots of [`Self::slots`].
    pub fn key(&self) -> String {
        let key = match self {
            Self::ColumnMissing { .. } => "column-missing",
            Self::FieldCount { .. } => "field-count",
            Self::Quoting => "quoting",
            Self::OutsideTable { .. } => "outside-table",
            Self::Missing => "missing",
            Self::Email { .. } => "email",
            Self::Date { .. } => "date",
            Self::Style { .. } => "style",
            Self::Unlisted { list, .. } => return format!("sheet-unlisted-{}", list.code()),
            Self::WhichEight => "which-eight",
            Self::Range { .. } => "range",
            Self::Twice { .. } => "twice",
            Self::WrongKind(kind) => return format!("sheet-wrong-kind-{}", kind.code()),
            Self::TooLarge { .. } => "too-large",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::Swollen => "swollen",
            Self::Damaged => "damaged",
            Self::Stopped => "stopped",
            Self::OnlyFromThePerson => "only-from-the-person",
        };
        format!("sheet-{key}")
    }

    /// What the sentence needs to know.
    pub fn slots(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::ColumnMissing { needed, found, .. } => {
                vec![("needed", needed.code().to_owned()), ("found", found.join(", "))]
            }
            Self::FieldCount { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            Self::OutsideTable { cell } => vec![("cell", cell.clone())],
            Self::Email { value }
            | Self::Date { value }
            | Self::Style { value }
            | Self::Unlisted { value, .. } => vec![("value", value.clone())],
            Self::Range { value, least, most } => {
                vec![("value", value.clone()), ("least", least.clone()), ("most", most.clone())]
            }
            Self::Twice { file, line } => vec![("file", file.clone()), ("line", line.to_string())],
            Self::TooLarge { most }
            | Self::TooManyRows { most }
            | Self::TooManyColumns { most }
            | Self::TooManyCells { most } => vec![("most", most.to_string())],
            _ => Vec::new(),
        }
    }

    /// What to write instead, where that can be told.
    pub fn suggestion(&self) -> Option<String> {
        match self {
            Self::ColumnMissing { nearest, .. } | Self::Unlisted { nearest, .. } => nearest.clone(),
            Self::WhichEight => Some("8a, 8b, 8c or 8d".into()),
            Self::Date { .. } => Some("2026-11-23".into()),
            _ => None,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ColumnMissing { needed, found, nearest } => {
                write!(f, "the column “{}” is missing", needed.code())?;
                let others = needed.others();
                if !others.is_empty() {
                    write!(f, " (or one called {others})")?;
                }
                write!(f, "; found: {}", found.join(", "))?;
                nearest.as_ref().map_or(Ok(()), |nearest| write!(f, "; did you mean “{nearest}”?"))
            }
            Self::FieldCount { expected, found } => {
                write!(f, "the row has {found} cells where the headings have {expected}")
            }
            Self::Quoting => f.write_str("a quotation mark is missing or stands where none may"),
            Self::OutsideTable { cell } => write!(f, "cell {cell} lies far outside the table"),
            Self::Missing => f.write_str("nothing is written here, and it is needed"),
            Self::Email { value } => write!(f, "“{value}” is not an e-mail address"),
            Self::Date { value } => write!(f, "“{value}” is not a date"),
            Self::Style { value } => write!(f, "“{value}” is not eight answers A, B or -"),
            Self::Unlisted { list, value, .. } => write!(f, "“{value}” is not {} we know", list.english()),
            Self::WhichEight => f.write_str("band 8 is four bands: 8a, 8b, 8c or 8d?"),
            Self::Range { value, least, most } => {
                write!(f, "“{value}” is not a number from {least} to {most}")
            }
            Self::Twice { file, line } => {
                write!(f, "the same address stands in {file}, line {line}, with other content")
            }
            Self::WrongKind(kind) => write!(f, "this is {}; save it as CSV or XLSX", kind.english()),
            Self::TooLarge { most } => write!(f, "the file is larger than {most} MB"),
            Self::TooManyRows { most } => write!(f, "there are more than {most} rows"),
            Self::TooManyColumns { most } => write!(f, "there are more than {most} columns"),
            Self::TooManyCells { most } => {
                write!(f, "the workbook has more than {most} cells; save it as CSV")
            }
            Self::Swollen => f.write_str("the workbook unpacks to far more than it should; save it as CSV"),
            Self::Damaged => {
                f.write_str("the workbook is damaged; open it, save it again, or save it as CSV")
            }
            Self::Stopped => f.write_str("the file could not be read within safe limits; save it as CSV"),
            Self::OnlyFromThePerson => {
                f.write_str("wishes and offers of characteristics come from the person alone")
            }
        }
    }
}

/// One row that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The file or sheet.
    pub file: String,
    /// Physical line of the file, or row of the sheet.
    pub line: u64,
    /// The heading of the column, as written in the file.
    pub column: Option<String>,
    /// The row as it was; without the cells that are never read.
    pub cells: Vec<String>,
    /// Why.
    pub why: Why,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column “{column}”")?;
        }
        write!(f, ": {}", self.why)?;
        if let (Why::Unlisted { .. }, Some(nearest)) = (&self.why, self.why.suggestion()) {
            write!(f, "; did you mean “{nearest}”?")?;
        }
        write!(f, " ({})", self.why.code())
    }
}

/// A whole file that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{file}: {why} ({})", why.code())]
pub struct Refused {
    /// The file or sheet.
    pub file: String,
    /// Why.
    pub why: Why,
}

impl Refused {
    pub(crate) fn new(file: &str, why: Why) -> Self {
        Self { file: file.to_owned(), why }
    }
}
