//! The scan that every letter passes: nothing that can be seen from outside tells what the programme is.

use trellis_domain::neutral::revealing;
use trellis_store::letters::Letter;

use crate::letter::Written;

/// What this installation adds to the list of revealing words, and what it may say all the same.
#[derive(Debug, Clone, Default)]
pub struct Neutral {
    /// Internal names of programmes and cohorts: they reveal it too.
    pub own: Vec<String>,
    /// Registered names of hosts and sites, allowed as exact phrases.
    pub names: Vec<String>,
}

/// A word that stops a letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {place} says “{word}”")]
pub struct NeutralityViolation {
    /// The word as it stands on the list.
    pub word: String,
    /// Where: `sender`, `subject`, `text`, `page`, `link` or `calendar`.
    pub place: &'static str,
}

impl Neutral {
    /// Looks at one text.
    ///
    /// # Errors
    /// [`NeutralityViolation`] with the first word found.
    pub fn check(&self, place: &'static str, text: &str) -> Result<(), NeutralityViolation> {
        let own: Vec<&str> = self.own.iter().map(String::as_str).collect();
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        revealing(text, &own, &names).map_or(Ok(()), |word| Err(NeutralityViolation { word, place }))
    }

    /// Looks at everything that a letter shows.
    ///
    /// # Errors
    /// [`NeutralityViolation`] with the first word found.
    pub fn check_letter(&self, letter: &Letter, written: &Written) -> Result<(), NeutralityViolation> {
        self.check("sender", &written.sender)?;
        self.check("subject", &written.subject)?;
        self.check("link", &letter.slots.link)?;
        self.check("text", &written.text)?;
        self.check("page", &written.html)?;
        self.check("calendar", &crate::calendar::unfolded(written.calendar.as_deref().unwrap_or_default()))
    }
}
