//! What is put on paper: a plain value that knows nothing of files, so that pages can say what stands on a sheet and
//! only one crate has to know how a sheet is made.

use crate::language::Language;

/// One sheet or a few, in one language. Shipped text only: nothing that a person typed, and no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The heading, and with the alias the title of the file.
    pub title: String,
    /// The neutral alias.
    pub alias: String,
    /// The language it is written in.
    pub language: Language,
    /// How large a sheet is.
    pub size: Size,
    /// What stands below the heading.
    pub parts: Vec<Part>,
    /// What a screen reader says for what is drawn.
    pub said: Said,
}

/// How large a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// For most.
    A4,
    /// A card that fits a pocket.
    A5,
}

impl Size {
    /// What people call it, in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A5 => "A5",
        }
    }
}

/// What a screen reader says where others see something drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// For a box to tick.
    pub tick: String,
    /// For lines to write on.
    pub room: String,
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they stand out.
    pub strong: bool,
}

/// One line of text, however long.
pub type Line = Vec<Run>;

/// Plain words as a line.
pub fn line(text: impl Into<String>) -> Line {
    vec![Run { text: text.into(), strong: false }]
}

/// Words that stand out, as a line.
pub fn strong(text: impl Into<String>) -> Line {
    vec![Run { text: text.into(), strong: true }]
}

/// A part of a document, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading; the document's own is level 1, so this is 2 or more.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Line),
    /// A list with points.
    Bullets(Vec<Vec<Part>>),
    /// A list with numbers, which may go on from another.
    Numbers(u64, Vec<Vec<Part>>),
    /// A list with boxes to tick.
    Ticks(Vec<Vec<Part>>),
    /// Words to copy, or of somebody else.
    Quote(Vec<Part>),
    /// A line that must not be missed.
    Note(Line),
    /// A table: its head, then its rows. An empty cell is room to write.
    Table(Vec<Line>, Vec<Vec<Line>>),
    /// Some answers in a row, each with a box to tick.
    Choice(Vec<String>),
    /// So many lines to write on.
    Room(u8),
    /// Labels in one row, each with a line to write on beside it.
    Fields(Vec<String>),
    /// Parts that belong on one sheet.
    Together(Vec<Part>),
    /// The same, framed: to be cut out.
    Card(Vec<Part>),
    /// What follows begins a new sheet.
    NewSheet,
}

/// The file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The bytes of the PDF.
    pub bytes: Vec<u8>,
    /// How many sheets, printed on one side.
    pub sheets: usize,
}

/// A document that cannot be put on paper as promised; for the log. It holds shipped text at most.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot be put on paper: {0}")]
pub struct Spoilt(pub String);
