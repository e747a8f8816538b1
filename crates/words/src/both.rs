//! A text of `content/` that is data: said in both languages.

use trellis_domain::language::Language;

/// The same thing in English and in Welsh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    pub(crate) english: &'static str,
    pub(crate) welsh: &'static str,
}

impl Both {
    /// What it says in a language.
    pub const fn say(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Welsh => self.welsh,
        }
    }
}
