//! From bytes to text, and from a cell as typed to a value that can be compared.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text of a file, and whether Windows-1252 had to be assumed.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return (UTF_16LE.decode_without_bom_handling(rest).0, false);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return (UTF_16BE.decode_without_bom_handling(rest).0, false);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, true),
    }
}

/// A cell as it is kept: no-break spaces as spaces, NFC, trimmed.
pub(crate) fn clean(cell: Cow<'_, str>) -> String {
    if cell.is_ascii() {
        return if cell.trim().len() == cell.len() { cell.into_owned() } else { cell.trim().to_owned() };
    }
    let spaced = cell.replace(['\u{a0}', '\u{202f}', '\u{2007}', '\u{feff}'], " ");
    let trimmed = spaced.trim();
    match is_nfc_quick(trimmed.chars()) {
        IsNormalized::Yes => trimmed.to_owned(),
        _ => trimmed.nfc().collect(),
    }
}

/// Whether a cell would be taken for a formula by a spreadsheet program.
pub fn starts_like_formula(cell: &str) -> bool {
    cell.chars().next().is_some_and(|first| {
        matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\0' | '＝' | '＋' | '－' | '＠')
    })
}

/// Whether a cell holds characters that cannot be seen and change what is around them.
pub fn has_control(cell: &str) -> bool {
    !cell.is_ascii() && cell.chars().any(is_control)
        || cell.bytes().any(|b| b < 32 && !matches!(b, 9 | 10 | 13))
}

fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_every_usual_encoding_read_the_same() {
        let utf16: Vec<u8> = "\u{feff}Siân;ŵ".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16).0, "Siân;ŵ");
        assert_eq!(decode("\u{feff}Siân;ŵ".as_bytes()).0, "Siân;ŵ");
        let (text, guessed) = decode(b"Si\xe2n");
        assert_eq!((text.as_ref(), guessed), ("Siân", true));
    }

    #[test]
    fn two_spellings_of_one_name_are_one() {
        assert_eq!(clean("a\u{302}\u{a0}".into()), "â");
        assert_eq!(clean(" x ".into()), "x");
    }

    #[test]
    fn invisible_characters_are_seen_and_joiners_of_names_are_not_blamed() {
        assert!(has_control("a\u{202e}b") && has_control("a\0b") && has_control("\u{7f}\u{e9}"));
        assert!(!has_control("👩🏾\u{200d}⚕") && !has_control("a\nb") && !has_control("محمد"));
    }
}
