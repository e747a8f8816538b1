//! From bytes to text: UTF-8 with or without its mark, and nothing else.

use super::Source;
use crate::fault::{Fault, Rule};

/// Most bytes of a file.
pub const MOST_BYTES: usize = 10_000_000;

/// The text of a file.
///
/// # Errors
/// A fault when the file is empty, too large, UTF-16, not UTF-8, or holds a NUL byte.
pub fn decode<'a>(source: &Source<'a>) -> Result<&'a str, Fault> {
    let bytes = source.bytes;
    let fault = |line: u64, rule| source.fault(line, 0, "", "", rule);
    if bytes.len() > MOST_BYTES {
        return Err(fault(0, Rule::TooLarge));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(fault(1, Rule::Utf16));
    }
    let line_of = |at: usize| bytes[..at].split(|byte| *byte == b'\n').count() as u64;
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(fault(line_of(at), Rule::Nul));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| fault(line_of(error.valid_up_to()), Rule::NotUtf8))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() { Err(fault(0, Rule::Empty)) } else { Ok(text) }
}
