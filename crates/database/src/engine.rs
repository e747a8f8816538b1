//! The two engines behind one store.
use std::path::Path;

use sqlx::{
    PgPool, Postgres, Sqlite, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::Broken;

/// A store.
#[derive(Clone)]
pub enum Store {
    /// SQLite
    Sqlite {
        /// readers
        readers: SqlitePool,
        /// writer
        writer: SqlitePool,
    },
    /// PG
    Postgres(PgPool),
}
/// One transaction.
pub enum Unit {
    /// SQLite
    Sqlite(Transaction<'static, Sqlite>),
    /// PG
    Postgres(Transaction<'static, Postgres>),
}
/// A step
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// n
    pub number: i64,
    /// name
    pub name: &'static str,
    /// text
    pub text: &'static str,
}
impl Store {
    /// opens
    pub async fn open_sqlite(path: &Path, steps: &[Migration]) -> Result<Self, Broken> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true);
        let e = |e| Broken::at("open", e);
        let writer =
            SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await.map_err(e)?;
        for s in steps {
            sqlx::raw_sql(s.text).execute(&writer).await.map_err(e)?;
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .connect_with(options.read_only(true))
            .await
            .map_err(e)?;
        Ok(Self::Sqlite { readers, writer })
    }
    /// read
    pub async fn read(&self) -> Result<Unit, Broken> {
        let e = |e| Broken::at("read", e);
        Ok(match self {
            Self::Sqlite { readers, .. } => Unit::Sqlite(readers.begin().await.map_err(e)?),
            Self::Postgres(p) => Unit::Postgres(p.begin().await.map_err(e)?),
        })
    }
    /// write
    pub async fn write(&self) -> Result<Unit, Broken> {
        let e = |e| Broken::at("write", e);
        Ok(match self {
            Self::Sqlite { writer, .. } => {
                Unit::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await.map_err(e)?)
            }
            Self::Postgres(p) => Unit::Postgres(p.begin().await.map_err(e)?),
        })
    }
}
impl Unit {
    /// commit
    pub async fn commit(self) -> Result<(), Broken> {
        let e = |e| Broken::at("commit", e);
        match self {
            Self::Sqlite(t) => t.commit().await.map_err(e),
            Self::Postgres(t) => t.commit().await.map_err(e),
        }
    }
}
