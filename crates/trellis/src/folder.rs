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
use trellis_database::Alone;
use trellis_programme::{Ground, health::Machine, live::LiveKeys, workshops::Watched};
use trellis_store::{
    Address, Store, migrations,
    sealing::{Keys, Purpose},
    settings::{self, Note},
};

use crate::live::LiveFolder;

/// A data folder.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// Opens a folder, making it when it is not there. Nobody but its owner may look into it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(path: &Path) -> Result<Self> {
        for part in ["", "keys", "live", "outbox"] {
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

    /// Where the keys lie that go with a stage of a workshop.
    pub fn live(&self) -> Arc<dyn LiveKeys> {
        Arc::new(LiveFolder(self.0.join("live")))
    }

    /// The file that a server holds locked while it serves.
    fn lock(&self) -> PathBuf {
        self.0.join("serving.lock")
    }

    /// The file of one key.
    fn key_file(&self, purpose: Purpose) -> PathBuf {
        self.0.join("keys").join(format!("{}.key", purpose.name()))
    }

    /// The server's keys, one file each. They are made with the store, or with the step of its schema that first needs them,
    /// and never again.
    ///
    /// # Errors
    /// When a file is missing, has the wrong size, or can be read by others; each names the remedy.
    fn keys(&self, step: i64) -> Result<Keys> {
        let mut keys = [[0; 32]; 5];
        for (purpose, key) in Purpose::ALL.into_iter().zip(&mut keys) {
            let path = self.key_file(purpose);
            if step < purpose.since() && !path.exists() {
                chance(key)?;
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?.write_all(key)?;
            } else {
                *key = read_key(&path)?;
            }
        }
        Ok(Keys::new(keys))
    }

    /// The keys that are not as they should be, by name.
    pub fn bad_keys(&self) -> Vec<String> {
        let bad = Purpose::ALL.into_iter().filter(|purpose| read_key(&self.key_file(*purpose)).is_err());
        bad.map(|purpose| purpose.name().to_owned()).collect()
    }

    /// What only this program can look at.
    pub fn machine(&self, letters_kept: Option<bool>) -> Machine {
        let free = rustix::fs::statvfs(&self.0).ok();
        Machine {
            open_folder: fs::metadata(&self.0).is_ok_and(|found| found.permissions().mode() & 0o077 != 0),
            bad_keys: self.bad_keys(),
            free: free.map(|found| found.f_bavail.saturating_mul(found.f_frsize)),
            letters_kept,
        }
    }
}

fn read_key(path: &Path) -> Result<[u8; 32]> {
    let found = fs::metadata(path).with_context(|| {
        format!("the key file {} is missing; put it back from where it was saved at set-up", path.display())
    })?;
    if found.permissions().mode() & 0o077 != 0 {
        bail!("the key file {0} can be read by others; run: chmod 600 {0}", path.display());
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read the key file {}", path.display()))?;
    bytes.try_into().map_err(|_| {
        anyhow::anyhow!(
            "the key file {} is not 32 bytes long; put it back from where it was saved at set-up",
            path.display()
        )
    })
}

/// Opens a store to serve from it, bringing it up to date; a new one is made together with its keys.
///
/// # Errors
/// When it cannot be opened, or its keys are not those it was made with; the reason names the remedy.
pub async fn ground(folder: &Folder, address: &Address) -> Result<Ground> {
    let store = Store::open(address).await.context("the database cannot be opened")?;
    let keys = folder.keys(store.step().await?)?;
    store.migrate(migrations::ALL).await.context("the database cannot be brought up to date")?;
    known(folder, &store, &keys).await?;
    Ok(Ground {
        store,
        keys,
        clock: Arc::new(now),
        seeds: Arc::new(seed),
        live: folder.live(),
        watched: Watched::default(),
    })
}

/// Whether these are the keys that the store was made with: what a wrong key opens is nothing, and what it would
/// seal nobody could open again.
async fn known(folder: &Folder, store: &Store, keys: &Keys) -> Result<()> {
    let mut unit = store.write().await?;
    for purpose in Purpose::ALL {
        let mark = hex::encode(keys.mark(purpose, &[b"the key of this store"]));
        match settings::noted(&mut unit, Note::Key(purpose)).await? {
            Some(noted) if noted == mark => {}
            Some(_) => bail!(
                "the key file {} is not the one of this store; put back the one that was saved at set-up",
                folder.key_file(purpose).display()
            ),
            None => settings::note(&mut unit, Note::Key(purpose), &mark).await?,
        }
    }
    Ok(unit.commit().await?)
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
    /// Where the database is.
    ///
    /// # Errors
    /// When the address cannot be read.
    pub fn address(&self) -> Result<Address> {
        Ok(match &self.database {
            Some(text) => text.parse()?,
            None => Address::Sqlite(Folder(self.data.clone()).database()),
        })
    }

    /// Opens it to serve from it: alone, and not before its time.
    ///
    /// # Errors
    /// When the folder, the keys or the database cannot be had; each names the remedy.
    pub async fn open(&self) -> Result<(Folder, Ground, Alone)> {
        let folder = Folder::open(&self.data)?;
        let address = self.address()?;
        let alone = address.alone(&folder.lock()).await?;
        Ok((folder.clone(), ground(&folder, &address).await?, alone))
    }

    /// Opens what is there, to look at it while a server may be running: nothing is made and nothing brought up to date.
    ///
    /// # Errors
    /// When there is no folder or no store, or a newer Trellis has used it; each names the remedy.
    pub async fn look(&self) -> Result<(Folder, Store)> {
        if !self.data.is_dir() {
            bail!(
                "{} is not there; start `trellis serve` once, or name the data folder with --data",
                self.data.display()
            );
        }
        let (folder, address) = (Folder(self.data.clone()), self.address()?);
        if self.database.is_none() && !folder.database().exists() {
            bail!("{} holds no database yet; start `trellis serve` once", self.data.display());
        }
        let store = Store::open(&address).await.context("the database cannot be opened")?;
        let step = store.step().await?;
        if step > migrations::NEWEST {
            bail!(
                "the database was used by a newer Trellis (step {step}, this one knows {}); use that one",
                migrations::NEWEST
            );
        }
        Ok((folder, store))
    }

    /// Opens what is there, to act in it beside a server that may be running.
    ///
    /// # Errors
    /// As for [`Place::look`], when an older Trellis used it last, and when a key file cannot be had.
    pub async fn beside(&self) -> Result<Ground> {
        let (folder, store) = self.look().await?;
        let step = store.step().await?;
        if step < migrations::NEWEST {
            bail!(
                "the database was last used by an older Trellis (step {step}, this one needs {}); start `trellis serve` \
                 once, which brings it up to date",
                migrations::NEWEST
            );
        }
        let keys = folder.keys(step)?;
        Ok(Ground {
            store,
            keys,
            clock: Arc::new(now),
            seeds: Arc::new(seed),
            live: folder.live(),
            watched: Watched::default(),
        })
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
