//! Opening the store: one SQLite file, or one PostgreSQL database.

use crate::broken::{Broken, Result, doing};
use crate::unit::Unit;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// How long anybody waits for a connection or a lock before being told "busy, nothing was saved".
const PATIENCE: Duration = Duration::from_secs(5);
/// People who can read a SQLite store at the same moment.
const READERS: u32 = 8;
/// Connections of one process to PostgreSQL.
const CONNECTIONS: u32 = 16;
/// Marks the file as ours ("TRLS"), so that another program's file is not taken for a store.
const APPLICATION: i32 = 0x5452_4C53;

/// Where the store is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A file, made when it is missing.
    Sqlite(PathBuf),
    /// `postgres://user@host:port/name`; the database exists and has collation `C`.
    Postgres(String),
}

impl FromStr for Address {
    type Err = Broken;

    fn from_str(text: &str) -> Result<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        if path.is_empty() || path.contains("://") {
            return Err(Broken::Unsuitable(
                "the store is either the path of a file or postgres://user@host/name".to_owned(),
            ));
        }
        Ok(Self::Sqlite(path.into()))
    }
}

/// Shows which engine and where, never a password.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                write!(f, "postgres://…@{}", url.rsplit_once('@').map_or("…", |(_, place)| place))
            }
        }
    }
}

/// An open store. Cheap to clone: clones share the connections.
#[derive(Clone, Debug)]
pub enum Store {
    /// One file: many readers that cannot write, one writer.
    Sqlite {
        /// Read-only connections.
        readers: SqlitePool,
        /// The one connection that writes.
        writer: SqlitePool,
    },
    /// One database.
    Postgres(PgPool),
}

impl Store {
    /// Opens the store and makes sure that it can serve. Does not migrate.
    pub async fn open(address: &Address) -> Result<Self> {
        match address {
            Address::Sqlite(path) => open_file(path).await,
            Address::Postgres(url) => open_database(url).await,
        }
    }

    /// A look at one moment of the store that cannot change anything.
    pub async fn read(&self) -> Result<Unit> {
        match self {
            Self::Sqlite { readers, .. } => readers.begin().await.map(Unit::Sqlite),
            // The same meaning as on SQLite: every statement sees the same moment.
            Self::Postgres(pool) => {
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map(Unit::Postgres)
            }
        }
        .map_err(doing("begin to read"))
    }

    /// The place where things change: units behave as if they came one after the other. On PostgreSQL one that
    /// cannot is refused with a conflict, so use [`retrying`](Store::retrying) around whole actions.
    /// A second one while the first is open waits for it until the time-out.
    pub async fn write(&self) -> Result<Unit> {
        self.begin("BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE").await
    }

    /// A unit for one statement that carries its whole condition, such as taking a job from a queue: on PostgreSQL two
    /// of these wait for each other where two `write()` units would be refused. The statement repeats its condition
    /// outside its subquery, because PostgreSQL looks at the outer one again after the wait.
    pub async fn take(&self) -> Result<Unit> {
        self.begin("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE").await
    }

    async fn begin(&self, on_postgres: &'static str) -> Result<Unit> {
        match self {
            Self::Sqlite { writer, .. } => writer.begin_with("BEGIN IMMEDIATE").await.map(Unit::Sqlite),
            Self::Postgres(pool) => pool.begin_with(on_postgres).await.map(Unit::Postgres),
        }
        .map_err(doing("begin to write"))
    }

    /// Closes every connection, after the units that are open have ended.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// Writes everything into the database file and empties the journal beside it, so that nothing that was deleted lies
    /// there any more. On PostgreSQL the server sees to its own journal.
    pub async fn truncate_journal(&self) -> Result<()> {
        let Self::Sqlite { writer, .. } = self else { return Ok(()) };
        let truncated = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(writer).await;
        truncated.map_err(doing("empty its journal")).map(drop)
    }

    /// Problems found by the engine's own check of the file; empty means sound. PostgreSQL checks its pages itself.
    pub async fn integrity(&self) -> Result<Vec<String>> {
        let Self::Sqlite { readers, .. } = self else { return Ok(Vec::new()) };
        let found: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check")
            .fetch_all(readers)
            .await
            .map_err(doing("check the file"))?;
        let mut problems: Vec<String> =
            found.into_iter().map(|(line,)| line).filter(|line| line != "ok").collect();
        let strays: Vec<(String,)> =
            sqlx::query_as("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
                .fetch_all(readers)
                .await
                .map_err(doing("check the file"))?;
        problems.extend(strays.into_iter().map(|(table,)| format!("a row of {table} points to nothing")));
        Ok(problems)
    }

    /// Copies the store as it is at this moment into a new file that only its owner can read. Holding a `write()`
    /// unit while copying two stores makes the copies agree. SQLite only: PostgreSQL has its own tools.
    pub async fn copy_to(&self, path: &Path) -> Result<()> {
        let Self::Sqlite { readers, .. } = self else {
            return Err(Broken::Unsuitable(
                "copy a PostgreSQL store with pg_dump or its own backups".to_owned(),
            ));
        };
        let text = utf8(path)?;
        own_file(path, true)?;
        sqlx::query("VACUUM INTO $1")
            .bind(text)
            .execute(readers)
            .await
            .map_err(doing("copy itself"))
            .map(drop)
    }
}

async fn open_file(path: &Path) -> Result<Store> {
    if !path.exists() {
        own_file(path, false)?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("temp_store", "MEMORY");
    let writing = options
        .clone()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        // Only macOS knows the difference; elsewhere this is ignored.
        .pragma("fullfsync", "ON")
        .thread_name(|_| "trellis-writer".to_owned());
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(PATIENCE)
        .connect_with(writing)
        .await
        .map_err(doing("open its file"))?;
    mark(&writer).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(PATIENCE)
        .connect_with(options.read_only(true))
        .await
        .map_err(doing("open its file to read"))?;
    Ok(Store::Sqlite { readers, writer })
}

/// Marks a new file as ours and refuses somebody else's.
async fn mark(writer: &SqlitePool) -> Result<()> {
    let look = doing("look at its file");
    let (mark, things): (i32, i64) = sqlx::query_as(
        "SELECT application_id, (SELECT COUNT(*) FROM sqlite_schema) FROM pragma_application_id",
    )
    .fetch_one(writer)
    .await
    .map_err(look)?;
    match (mark, things) {
        (APPLICATION, _) => Ok(()),
        (0, 0) => {
            // 0x54524C53, see APPLICATION: a pragma takes no bound value.
            let marked = sqlx::query("PRAGMA application_id = 1414679635").execute(writer).await;
            marked.map(drop).map_err(doing("mark its file"))
        }
        _ => Err(Broken::Unsuitable(
            "this file belongs to another program; name another file for the store".to_owned(),
        )),
    }
}

async fn open_database(url: &str) -> Result<Store> {
    let options =
        PgConnectOptions::from_str(url).map_err(doing("read its address"))?.application_name("trellis");
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await
        .map_err(doing("reach PostgreSQL"))?;
    let (version, collation, encoding): (i32, String, String) = sqlx::query_as(
        "SELECT current_setting('server_version_num')::int, datcollate::text, pg_encoding_to_char(encoding)::text
         FROM pg_database WHERE datname = current_database()",
    )
    .fetch_one(&pool)
    .await
    .map_err(doing("look at PostgreSQL"))?;
    if version < 150_000 {
        return Err(Broken::Unsuitable(format!(
            "PostgreSQL 15 or later is needed; this is {}",
            version / 10_000
        )));
    }
    if !matches!(collation.as_str(), "C" | "POSIX") || encoding != "UTF8" {
        return Err(Broken::Unsuitable(format!(
            "the database has collation {collation} and encoding {encoding}; create it with \
             CREATE DATABASE trellis TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
        )));
    }
    Ok(Store::Postgres(pool))
}

fn utf8(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| Broken::Unsuitable("the path of a copy must be readable text".to_owned()))
}

/// Makes an empty file that only its owner can read.
fn own_file(path: &Path, copying: bool) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let doing = if copying { "make the file of the copy" } else { "make its file" };
    options.open(path).map(drop).map_err(|source| Broken::File { doing, source })
}
