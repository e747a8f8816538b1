//! What people and codes are called here: opaque keys and normalised texts, never names.

use std::fmt;

use serde::Serialize;

/// A stable key of one person: a normalised e-mail address or a random id. Two spellings of one key are one person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Key(String);

/// A normalised code of an attribute: an organisation, a profession, a need tag. `Org1 ` and `org1` are one code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Code(String);

/// Trimmed, in lower case, runs of blanks made one.
fn normalised(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain
}

impl Key {
    /// The key of a text. An empty one is refused by `Market::new`.
    pub fn new(text: &str) -> Self {
        Self(normalised(text))
    }

    /// The normalised text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Code {
    /// The code of a text; `None` when nothing is written, which means "unknown".
    pub fn new(text: &str) -> Option<Self> {
        let plain = normalised(text);
        (!plain.is_empty()).then_some(Self(plain))
    }

    /// The normalised text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
