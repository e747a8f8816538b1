//! Words that somebody typed: how long they may be, which marks are refused, and the digest that stands for them in the record.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    hash::{Hash, Salt},
    reject::Fault,
};

/// Most graphemes of an idea or a wording.
pub const IDEA: usize = 300;
/// Most graphemes of a note or a reason.
pub const NOTE: usize = 1_000;
/// Most graphemes of a theme's name.
pub const THEME: usize = 120;
/// Most graphemes of a name or an alias.
pub const NAME: usize = 60;

/// A text, kept exactly as it was typed and shared rather than copied.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Arc<str>);

impl Text {
    /// Takes a text of 1 to `most` graphemes that says something.
    ///
    /// # Errors
    /// [`Fault::Empty`], [`Fault::TooLong`]; [`Fault::Unprintable`] for control characters other than line end and tab, and for
    /// marks that turn the direction of other people's text around.
    pub fn read(typed: &str, most: usize) -> Result<Self, Fault> {
        let refused =
            |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202d}' | '\u{202e}');
        if typed.trim().is_empty() {
            return Err(Fault::Empty);
        }
        if typed.chars().any(refused) {
            return Err(Fault::Unprintable);
        }
        // A grapheme has at least one byte, so most texts need no counting.
        if typed.len() > most && typed.graphemes(true).nth(most).is_some() {
            return Err(Fault::TooLong);
        }
        Ok(Self(typed.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands for this text in the record: SHA-256 of salt and text. Once salt and text are erased it tells nothing.
    pub fn commit(&self, salt: Salt) -> Hash {
        Hash::of(&[&salt.0, self.0.as_bytes()])
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nothing that somebody typed belongs in a log.
        f.write_str("Text(..)")
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(String::deserialize(from)?.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<(), Fault> {
        Text::read(typed, IDEA).map(|_| ())
    }

    #[test]
    fn a_text_is_kept_as_it_was_typed_and_what_would_deceive_readers_is_refused() {
        assert_eq!(Text::read("  Rota\nfirst ", IDEA).unwrap().as_str(), "  Rota\nfirst ");
        assert_eq!(read(" \n"), Err(Fault::Empty));
        assert_eq!(read("a\0b"), Err(Fault::Unprintable));
        assert_eq!(read("a\u{202e}b"), Err(Fault::Unprintable));
        assert_eq!(read("مرحبا"), Ok(()));
    }

    #[test]
    fn length_is_counted_as_people_count_it() {
        let family = "👩‍👩‍👧‍👦";
        assert_eq!(read(&family.repeat(300)), Ok(()));
        assert_eq!(read(&family.repeat(301)), Err(Fault::TooLong));
        assert_eq!(read(&"a".repeat(301)), Err(Fault::TooLong));
    }

    #[test]
    fn a_commitment_needs_its_salt() {
        let text = Text::read("Rota", IDEA).unwrap();
        assert_ne!(text.commit(Hex([0; 16])), text.commit(Hex([1; 16])));
        assert_eq!(format!("{text:?}"), "Text(..)");
    }

    use crate::hash::Hex;
}
