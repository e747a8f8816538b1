//! What can go wrong in the store itself. None of it is the fault of the person who asked.

use crate::cause::Cause;

/// The result of everything that touches the store.
pub type Result<T, E = Broken> = std::result::Result<T, E>;

/// The store could not do what was asked. Nothing was saved: the transaction is undone.
///
/// None of these texts, nor what `Debug` shows, holds a value that somebody stored or typed: statements are named by
/// their place, and of an engine's words only its code is kept ([`Cause`]). So every one may stand in a log.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// A statement failed; `place` is the file and line that wrote it.
    #[error("the store could not run the statement at {place}: {cause}")]
    Statement {
        /// File and line of the statement.
        place: &'static str,
        /// Why.
        cause: Cause,
    },
    /// Opening, beginning, committing, copying failed.
    #[error("the store could not {doing}: {cause}")]
    Engine {
        /// What was being done, to complete "could not …".
        doing: &'static str,
        /// Why.
        cause: Cause,
    },
    /// A statement that must find one row (`one`) or at most one (`maybe`) found another number.
    #[error("the statement at {place} found {found} rows where one was expected")]
    Rows {
        /// File and line of the statement.
        place: &'static str,
        /// How many rows there were.
        found: usize,
    },
    /// A column holds what this release cannot read.
    #[error("{place} holds what this release cannot read")]
    Unreadable {
        /// Table and column, or what it is called.
        place: &'static str,
    },
    /// Our own code broke a rule of its own, such as one event for one action.
    #[error("a rule of the program was broken: {0}")]
    Rule(&'static str),
    /// A file could not be read or written.
    #[error("the store could not {doing}: {source}")]
    File {
        /// What was being done, to complete "could not …".
        doing: &'static str,
        /// What the operating system said.
        #[source]
        source: std::io::Error,
    },
    /// The store was made by a newer release.
    #[error(
        "the store was last used by a newer release (step {number} is unknown here); start that release or a later one"
    )]
    Newer {
        /// The first step that this release does not know.
        number: i64,
    },
    /// A step that was already taken reads differently now.
    #[error("step {number} of the store was changed after it was taken; a released step is never edited")]
    Altered {
        /// The number of the step.
        number: i64,
    },
    /// The engine cannot serve: the message says what is wrong and what to do.
    #[error("{0}")]
    Unsuitable(String),
}

impl Broken {
    /// `place` (table and column) holds what this release cannot read.
    pub fn unreadable(place: &'static str) -> Self {
        Self::Unreadable { place }
    }

    /// Two units got in each other's way; the whole action may be run again.
    /// SQLSTATE 40001 (serialisation) and 40P01 (deadlock) on PostgreSQL, `SQLITE_BUSY` on SQLite.
    pub fn is_conflict(&self) -> bool {
        self.cause().is_some_and(Cause::is_conflict)
    }

    /// A unique constraint or a primary key refused the row.
    pub fn is_unique_violation(&self) -> bool {
        self.cause().is_some_and(Cause::is_unique)
    }

    /// A foreign key refused the row.
    pub fn is_foreign_key_violation(&self) -> bool {
        self.cause().is_some_and(Cause::is_foreign_key)
    }

    /// A CHECK refused the row.
    pub fn is_check_violation(&self) -> bool {
        self.cause().is_some_and(Cause::is_check)
    }

    /// A row holds what its reader cannot read, such as a moment that is none.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Self::Unreadable { .. }) || self.cause().is_some_and(Cause::is_decoding)
    }

    /// No connection came free in time: "busy, nothing was saved".
    pub fn is_busy(&self) -> bool {
        self.cause().is_some_and(Cause::is_busy)
    }

    fn cause(&self) -> Option<&Cause> {
        match self {
            Self::Statement { cause, .. } | Self::Engine { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

/// Completes an engine's error with what was being done.
pub(crate) fn doing(doing: &'static str) -> impl FnOnce(sqlx::Error) -> Broken {
    move |error| Broken::Engine { doing, cause: Cause::from(&error) }
}
