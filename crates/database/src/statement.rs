//! A statement: its text, and the line of ours that wrote it.

use sqlx::{SqlSafeStr, SqlStr};

/// SQL that both engines read, or a pair where they truly differ.
#[derive(Clone, Copy, Debug)]
pub enum Text {
    /// One text for both.
    Same(&'static str),
    /// One text each.
    Pair {
        /// For SQLite.
        sqlite: &'static str,
        /// For PostgreSQL.
        postgres: &'static str,
    },
}

impl Text {
    /// What SQLite is given.
    pub const fn sqlite(&self) -> &'static str {
        match self {
            Self::Same(text) | Self::Pair { sqlite: text, .. } => text,
        }
    }

    /// What PostgreSQL is given.
    pub const fn postgres(&self) -> &'static str {
        match self {
            Self::Same(text) | Self::Pair { postgres: text, .. } => text,
        }
    }
}

/// One statement of ours. Made only by [`sql!`](crate::sql) and [`sql_for!`](crate::sql_for).
#[derive(Debug)]
pub struct Statement {
    /// The SQL; `$1`, `$2`, … are bound in order, `$each` is a list (see `Query::bind_each`).
    pub text: Text,
    /// File and line, for errors and for the test that prepares everything.
    pub place: &'static str,
}

/// Marks where a list goes.
pub(crate) const EACH: &str = "$each";

/// Text that we put together ourselves out of our own literals, numbers and placeholders: never out of a value
/// that came from outside. The only door past the rule that SQL is a literal.
pub(crate) fn composed(text: String) -> SqlStr {
    sqlx::AssertSqlSafe(text).into_sql_str()
}

/// A statement that both engines read alike: `sql!("SELECT .. WHERE id = $1")`.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {
        $crate::enrolled!($crate::Text::Same($text))
    };
}

/// A statement for which the engines truly differ. Each use needs a reason beside it.
#[macro_export]
macro_rules! sql_for {
    (sqlite: $sqlite:expr, postgres: $postgres:expr $(,)?) => {
        $crate::enrolled!($crate::Text::Pair { sqlite: $sqlite, postgres: $postgres })
    };
}

/// Makes the statement and, in test builds, enrols it in the `STATEMENTS` of the crate that wrote it.
#[doc(hidden)]
#[macro_export]
#[expect(clippy::crate_in_macro_def, reason = "each crate enrols in its own list")]
macro_rules! enrolled {
    ($text:expr) => {{
        static STATEMENT: $crate::Statement =
            $crate::Statement { text: $text, place: concat!(file!(), ":", line!()) };
        #[cfg(test)]
        #[expect(unsafe_code, reason = "linkme places the entry in a linker section; tests only")]
        #[linkme::distributed_slice(crate::STATEMENTS)]
        static ENROLLED: &'static $crate::Statement = &STATEMENT;
        &STATEMENT
    }};
}
