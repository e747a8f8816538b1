//! A text that somebody gave in one or both of the languages.

use crate::language::Language;

/// A text in English, in Welsh, or in both. What is missing is never filled from the other language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// The English text.
    pub en: Option<String>,
    /// The Welsh text.
    pub cy: Option<String>,
}

impl Both {
    /// A text that stands in both languages.
    pub fn of(en: &str, cy: &str) -> Self {
        Self { en: Some(en.to_owned()), cy: Some(cy.to_owned()) }
    }

    /// The text in `language`, if it was given.
    pub fn get(&self, language: Language) -> Option<&str> {
        match language {
            Language::En => self.en.as_deref(),
            Language::Cy => self.cy.as_deref(),
        }
    }
}
