//! What a file really is, told by its content and never by its name.

use serde::{Deserialize, Serialize};

/// A kind of file that is not a sheet we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RealKind {
    /// A PDF document.
    Pdf,
    /// A program.
    Program,
    /// A web page.
    Html,
    /// An SVG drawing.
    Svg,
    /// Some other XML.
    Xml,
    /// An old Office file (.xls, .doc), or a workbook with a password.
    OldOffice,
    /// An OpenDocument file (.ods, .odt).
    OpenDocument,
    /// A Word document or a set of slides.
    OfficeDocument,
    /// A workbook with macros (.xlsm), or a binary one (.xlsb).
    MacroWorkbook,
    /// A compressed folder.
    Archive,
    /// A picture.
    Picture,
    /// Rich text.
    Rtf,
    /// Nothing that can be read as text.
    Binary,
}

impl RealKind {
    /// The code behind the words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Program => "program",
            Self::Html => "html",
            Self::Svg => "svg",
            Self::Xml => "xml",
            Self::OldOffice => "old-office",
            Self::OpenDocument => "open-document",
            Self::OfficeDocument => "office-document",
            Self::MacroWorkbook => "macro-workbook",
            Self::Archive => "archive",
            Self::Picture => "picture",
            Self::Rtf => "rtf",
            Self::Binary => "binary",
        }
    }

    /// What the file is, in English, with its article.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF document",
            Self::Program => "a program",
            Self::Html => "a web page (HTML)",
            Self::Svg => "a drawing (SVG)",
            Self::Xml => "an XML file",
            Self::OldOffice => "an old Office file (.xls or .doc) or a workbook with a password",
            Self::OpenDocument => "an OpenDocument file (.ods or .odt)",
            Self::OfficeDocument => "a Word document or a presentation",
            Self::MacroWorkbook => "a workbook with macros or in a binary format (.xlsm or .xlsb)",
            Self::Archive => "a compressed folder",
            Self::Picture => "a picture",
            Self::Rtf => "a rich text document",
            Self::Binary => "not text",
        }
    }
}

/// What to read a file as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readable {
    /// Comma, semicolon or tab separated text.
    Text,
    /// A container that may be an XLSX workbook; its parts decide.
    Zip,
}

const SIGNS: [(&[u8], RealKind); 17] = [
    (b"%PDF", RealKind::Pdf),
    (b"MZ", RealKind::Program),
    (b"\x7fELF", RealKind::Program),
    (b"\xcf\xfa\xed\xfe", RealKind::Program),
    (b"#!", RealKind::Program),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", RealKind::OldOffice),
    (b"\x09\x08\x10\x00", RealKind::OldOffice),
    (b"\x1f\x8b", RealKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", RealKind::Archive),
    (b"Rar!", RealKind::Archive),
    (b"BZh", RealKind::Archive),
    (b"\x28\xb5\x2f\xfd", RealKind::Archive),
    (b"\x89PNG", RealKind::Picture),
    (b"\xff\xd8\xff", RealKind::Picture),
    (b"GIF8", RealKind::Picture),
    (b"{\\rtf", RealKind::Rtf),
    (b"SQLite format 3\0", RealKind::Binary),
];

/// Tells text and containers from everything else.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Readable, RealKind> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Readable::Zip);
    }
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| is_sign(bytes, sign)) {
        return Err(*kind);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Ok(Readable::Text);
    }
    markup(bytes).map_or_else(|| text(bytes), Err)
}

/// Two letters of a person's name are not a program: short signs count only where no text would follow them.
fn is_sign(bytes: &[u8], sign: &[u8]) -> bool {
    let letters_only = sign.len() < 4 && sign.is_ascii() && sign != b"#!";
    bytes.starts_with(sign) && (!letters_only || bytes.iter().take(512).any(|&byte| byte == 0))
}

fn markup(bytes: &[u8]) -> Option<RealKind> {
    let start = &bytes[..bytes.len().min(1024)];
    let start = String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    let is_html = ["<!doctype html", "<html", "<head", "<body", "<script", "<table"];
    if start.starts_with("<svg") || (start.starts_with('<') && start.contains("<svg")) {
        Some(RealKind::Svg)
    } else if is_html.iter().any(|tag| start.starts_with(tag))
        || (start.starts_with('<') && start.contains("<html"))
    {
        Some(RealKind::Html)
    } else if start.starts_with("<?xml") {
        Some(RealKind::Xml)
    } else {
        None
    }
}

/// Text has few control characters; one in a hundred and more is something else.
fn text(bytes: &[u8]) -> Result<Readable, RealKind> {
    let start = &bytes[..bytes.len().min(8192)];
    let controls = start.iter().filter(|&&byte| byte < 32 && !matches!(byte, b'\t' | b'\r' | b'\n')).count();
    if controls * 100 > start.len() { Err(RealKind::Binary) } else { Ok(Readable::Text) }
}
