//! What a reader of the report should know although the row was read.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Something worth knowing about a file or a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The file or sheet.
    pub file: String,
    /// Physical line or row of the sheet; `None` when it is about the whole file.
    pub line: Option<u64>,
    /// What.
    pub what: What,
}

/// What there is to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// No row with content.
    Empty,
    /// Not UTF-8: read as Windows-1252.
    Encoding,
    /// Columns that look like equality data: not read.
    Equality {
        /// Their headings.
        columns: Vec<String>,
    },
    /// Columns nobody asked for.
    Ignored {
        /// Their headings.
        columns: Vec<String>,
    },
    /// A heading that stands twice: the first is used.
    HeadingTwice {
        /// The heading.
        column: String,
    },
    /// A column that is usually there.
    Absent {
        /// Its name.
        column: String,
    },
    /// The same person with the same content: kept once.
    Same {
        /// The file of the row kept.
        file: String,
        /// The line of the row kept.
        line: u64,
    },
    /// The same person in another role, of whom the two rows say different things: the first counts.
    TwoRoles {
        /// The file of the row that counts.
        file: String,
        /// Its line.
        line: u64,
    },
    /// Names somebody who is not in the files.
    Unknown {
        /// The address.
        email: String,
    },
    /// Managers who are in none of the files; their lines count all the same.
    ManagersOutside {
        /// How many.
        managers: usize,
    },
    /// Managers in a circle.
    Cycle {
        /// Their addresses.
        people: Vec<String>,
    },
    /// Values that start like a formula, or workbook formulas: kept as text.
    Formula {
        /// The heading.
        column: String,
        /// How many cells.
        cells: u64,
    },
    /// Values with invisible control or direction characters: kept as text.
    Control {
        /// The heading.
        column: String,
        /// How many cells.
        cells: u64,
    },
    /// A value was taken for a known one.
    ReadAs {
        /// What is written.
        written: String,
        /// What it was taken for.
        meant: String,
    },
    /// A need tag that is not on the list: kept as written.
    Tag {
        /// What is written.
        written: String,
        /// The nearest tag.
        nearest: Option<String>,
    },
}

impl What {
    /// The code of the report (`matching.md` 12.5).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "E-EMPTY",
            Self::Encoding => "N-ENCODING",
            Self::Equality { .. } => "N-EQUALITY",
            Self::Ignored { .. } => "N-IGNORED",
            Self::HeadingTwice { .. } => "N-HEADER-TWICE",
            Self::Absent { .. } => "N-ABSENT",
            Self::Same { .. } => "N-DUP",
            Self::TwoRoles { .. } => "N-ROLES",
            Self::Unknown { .. } | Self::ManagersOutside { .. } => "N-UNKNOWN",
            Self::Cycle { .. } => "N-CYCLE",
            Self::Formula { .. } => "N-FORMULA",
            Self::Control { .. } => "N-CONTROL",
            Self::ReadAs { .. } => "N-READ-AS",
            Self::Tag { .. } => "N-TAG",
        }
    }

    /// The key in the words: one sentence each, in both languages, with the slots of [`Self::slots`].
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Empty => "sheet-empty",
            Self::Encoding => "sheet-encoding",
            Self::Equality { .. } => "sheet-equality",
            Self::Ignored { .. } => "sheet-ignored",
            Self::HeadingTwice { .. } => "sheet-heading-twice",
            Self::Absent { .. } => "sheet-absent",
            Self::Same { .. } => "sheet-same",
            Self::TwoRoles { .. } => "sheet-two-roles",
            Self::Unknown { .. } => "sheet-unknown",
            Self::ManagersOutside { .. } => "sheet-managers-outside",
            Self::Cycle { .. } => "sheet-cycle",
            Self::Formula { .. } => "sheet-formula",
            Self::Control { .. } => "sheet-control",
            Self::ReadAs { .. } => "sheet-read-as",
            Self::Tag { .. } => "sheet-tag",
        }
    }

    /// What the sentence needs to know.
    pub fn slots(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Encoding => Vec::new(),
            Self::Equality { columns } | Self::Ignored { columns } => vec![("columns", columns.join(", "))],
            Self::HeadingTwice { column } | Self::Absent { column } => vec![("column", column.clone())],
            Self::Same { file, line } | Self::TwoRoles { file, line } => {
                vec![("file", file.clone()), ("line", line.to_string())]
            }
            Self::Unknown { email } => vec![("email", email.clone())],
            Self::ManagersOutside { managers } => vec![("managers", managers.to_string())],
            Self::Cycle { people } => vec![("people", people.join(", "))],
            Self::Formula { column, cells } | Self::Control { column, cells } => {
                vec![("column", column.clone()), ("cells", cells.to_string())]
            }
            Self::ReadAs { written, meant } => vec![("written", written.clone()), ("meant", meant.clone())],
            Self::Tag { written, .. } => vec![("written", written.clone())],
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no row with content"),
            Self::Encoding => f.write_str("not UTF-8; read as Windows-1252, please check accented letters"),
            Self::Equality { columns } => {
                write!(f, "not read, because it looks like equality data: {}", columns.join(", "))
            }
            Self::Ignored { columns } => write!(f, "columns not used: {}", columns.join(", ")),
            Self::HeadingTwice { column } => {
                write!(f, "the heading “{column}” stands twice; the first is used")
            }
            Self::Absent { column } => write!(f, "there is no column “{column}”; read without it"),
            Self::Same { file, line } => write!(f, "the same as {file}, line {line}; kept once"),
            Self::TwoRoles { file, line } => {
                write!(f, "the same person as in {file}, line {line}; where the rows differ, that one counts")
            }
            Self::Unknown { email } => write!(f, "{email} is not among the people of these files"),
            Self::ManagersOutside { managers } => {
                write!(f, "{managers} managers are not among the people of these files; their lines count")
            }
            Self::Cycle { people } => {
                write!(f, "managers in a circle, so none of them can be paired: {}", people.join(", "))
            }
            Self::Formula { column, cells } => {
                write!(f, "“{column}”: {cells} cells start like a formula; kept as text")
            }
            Self::Control { column, cells } => {
                write!(f, "“{column}”: {cells} cells hold invisible characters; kept as text")
            }
            Self::ReadAs { written, meant } => write!(f, "“{written}” is read as “{meant}”"),
            Self::Tag { written, nearest } => {
                write!(f, "“{written}” is not a need tag we know; kept as written")?;
                nearest.as_ref().map_or(Ok(()), |nearest| write!(f, " (did you mean “{nearest}”?)"))
            }
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {} ({})", self.what, self.what.code())
    }
}
