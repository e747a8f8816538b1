//! One transaction: everything in it is saved together, or nothing is.

use crate::broken::{Result, doing};
use crate::query::Query;
use crate::statement::Statement;
use sqlx::{Postgres, Sqlite, Transaction};

/// One transaction. Every request and every job runs in exactly one of these. Dropped without
/// [`commit`](Unit::commit), it leaves no trace.
pub enum Unit {
    /// In the SQLite file.
    Sqlite(Transaction<'static, Sqlite>),
    /// In the PostgreSQL database.
    Postgres(Transaction<'static, Postgres>),
}

impl Unit {
    /// Begins a statement of this unit.
    pub fn query(&mut self, statement: &'static Statement) -> Query<'_> {
        Query::new(self, statement)
    }

    /// Saves everything. Once this has answered, it is on disk.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(unit) => unit.commit().await,
            Self::Postgres(unit) => unit.commit().await,
        }
        .map_err(doing("save"))
    }

    /// Undoes everything and waits until that is done. Dropping the unit does the same without waiting.
    pub async fn undo(self) -> Result<()> {
        match self {
            Self::Sqlite(unit) => unit.rollback().await,
            Self::Postgres(unit) => unit.rollback().await,
        }
        .map_err(doing("undo"))
    }
}
