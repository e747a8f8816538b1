//! The data folder: the database, the server's keys beside it, and the letters that are kept.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use rand::TryRngCore;
use trellis_programme::Ground;
use trellis_store::{
    Address, Store, migrations,
    sealing::{Keys, Purpose},
};

/// A data folder.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// Opens a folder, making it when it is not there. Nobody but its owner may look into it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(path: &Path) -> Result<Self> {
        for part in ["", "keys", "outbox"] {
            let part = path.join(part);
            fs::create_dir_all(&part)
                .with_context(|| format!("cannot make the folder {}", part.display()))?;
            fs::set_permissions(&part, fs::Permissions::from_mode(0o700))?;
        }
        Ok(Self(path.to_owned()))
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.0.join("trellis.db")
    }

    /// Where letters are kept while no mail server is set.
    pub fn outbox(&self) -> PathBuf {
        self.0.join("outbox")
    }

    /// The server's keys, one file each, made on first use.
    ///
    /// # Errors
    /// When a file is unreadable, has the wrong size, or can be read by others; each names the remedy.
    pub fn keys(&self) -> Result<Keys> {
        let mut keys = [[0; 32]; 4];
        for (purpose, key) in Purpose::ALL.into_iter().zip(&mut keys) {
            *key = self.key(purpose)?;
        }
        Ok(Keys::new(keys))
    }

    fn key(&self, purpose: Purpose) -> Result<[u8; 32]> {
        let path = self.0.join("keys").join(format!("{}.key", purpose.name()));
        if !path.exists() {
            if self.database().exists() {
                bail!(
                    "the key file {} is missing; put it back from where it was saved at set-up",
                    path.display()
                );
            }
            let mut key = [0; 32];
            chance(&mut key)?;
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?.write_all(&key)?;
            return Ok(key);
        }
        let others = fs::metadata(&path)?.permissions().mode() & 0o077;
        if others != 0 {
            bail!("the key file {0} can be read by others; run: chmod 600 {0}", path.display());
        }
        let bytes = fs::read(&path)?;
        bytes.try_into().map_err(|_| anyhow::anyhow!("the key file {} is not 32 bytes long", path.display()))
    }
}

/// The store in a folder, or at a database address.
///
/// # Errors
/// When it cannot be opened; the reason names the remedy.
pub async fn ground(folder: &Folder, database: Option<&str>) -> Result<Ground> {
    let keys = folder.keys()?;
    let address = match database {
        Some(text) => text.parse()?,
        None => Address::Sqlite(folder.database()),
    };
    let store = Store::open(&address).await.context("the database cannot be opened")?;
    store.migrate(migrations::ALL).await?;
    Ok(Ground { store, keys, clock: Arc::new(now), seeds: Arc::new(seed) })
}

/// Where an installation keeps its things; the same for every command.
#[derive(Debug, Clone, clap::Args)]
pub struct Place {
    /// The data folder; made when it is not there.
    #[arg(long, env = "TRELLIS_DATA", default_value = "trellis-data")]
    pub data: PathBuf,
    /// A PostgreSQL database (postgres://user@host/name, collation C) instead of the file in the data folder.
    #[arg(long, env = "TRELLIS_DATABASE")]
    pub database: Option<String>,
}

impl Place {
    /// Opens it.
    ///
    /// # Errors
    /// When the folder, the keys or the database cannot be had; each names the remedy.
    pub async fn open(&self) -> Result<(Folder, Ground)> {
        let folder = Folder::open(&self.data)?;
        let ground = ground(&folder, self.database.as_deref()).await?;
        Ok((folder, ground))
    }
}

/// A clock that starts at a given moment and then runs like any other.
pub fn clock_from(start: Timestamp) -> Arc<dyn Fn() -> Timestamp + Send + Sync> {
    let began = Instant::now();
    Arc::new(move || start.saturating_add(began.elapsed()).unwrap_or(start))
}

/// Now.
#[expect(clippy::disallowed_methods, reason = "the one place where the product asks what time it is")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Fresh chance from the system.
///
/// # Errors
/// When the system gives none.
pub fn chance(bytes: &mut [u8]) -> Result<()> {
    rand::rngs::OsRng.try_fill_bytes(bytes).context("the system gives no random numbers")
}

fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    // Without chance there are no secrets, so it is better to stop than to go on.
    if chance(&mut seed).is_err() {
        std::process::abort();
    }
    seed
}
