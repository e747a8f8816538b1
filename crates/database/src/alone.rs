//! One server process on one store: a second one would do every job twice.

use crate::broken::{Broken, Result, doing};
use crate::engine::Address;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// Held as long as the process serves. Both locks go with the process, however it ends.
#[derive(Debug)]
pub struct Alone {
    _file: File,
    _link: Option<PgConnection>,
}

/// PostgreSQL needs a moment to notice that the last holder was killed.
const TRIES: u32 = 25;
const PAUSE: Duration = Duration::from_millis(200);
/// The number of the advisory lock ("TRLS" again), one for each database.
const LOCK: i64 = 0x5452_4C53;

impl Address {
    /// Makes sure that no other process serves from this store, and keeps it so until dropped. The file is the lock of
    /// the data folder, which every engine has; on PostgreSQL the database is locked too, because two folders
    /// can name one database.
    pub async fn alone(&self, file: &Path) -> Result<Alone> {
        let source = |doing| move |source| Broken::File { doing, source };
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let lock = options.open(file).map_err(source("make the file of its lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(taken(&file.display().to_string())),
            Err(TryLockError::Error(error)) => return Err(source("lock its file")(error)),
        }
        let link = match self {
            Self::Sqlite(_) => None,
            Self::Postgres(url) => Some(locked(url).await?),
        };
        Ok(Alone { _file: lock, _link: link })
    }
}

async fn locked(url: &str) -> Result<PgConnection> {
    let options = PgConnectOptions::from_str(url).map_err(doing("read its address"))?;
    let mut link =
        options.application_name("trellis-alone").connect().await.map_err(doing("reach PostgreSQL"))?;
    for _ in 0..TRIES {
        let (got,): (bool,) = sqlx::query_as("SELECT pg_try_advisory_lock($1)")
            .bind(LOCK)
            .fetch_one(&mut link)
            .await
            .map_err(doing("lock its database"))?;
        if got {
            return Ok(link);
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(taken("the database"))
}

fn taken(what: &str) -> Broken {
    Broken::Unsuitable(format!(
        "another Trellis already serves from this store ({what} is locked); stop it first, or name another data \
         folder with --data"
    ))
}
