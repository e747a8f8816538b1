//! `trellis backup`, `trellis backup-key`, `trellis restore`: copies that only the holder of a key kept elsewhere can open.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    str::FromStr,
};

use age::{Decryptor, Encryptor, secrecy::ExposeSecret, x25519};
use anyhow::{Context, Result, bail};
use jiff::{SignedDuration, Timestamp};
use trellis_database::{Address, Store};
use trellis_store::{
    Stamp, accounts, migrations,
    record::{self, Chain},
    settings::{self, Note},
};

use crate::{
    erasures,
    folder::{self, Place},
    output::Output,
};

/// How many days of backups are kept at most: receipts of erasure promise it (`programme::erasures`).
const KEPT: u16 = 35;

/// Options of `trellis backup`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// The public half of the backup key (age1…); without it, the one that was given at set-up. Its private half is
    /// kept away from this computer.
    #[arg(long, env = "TRELLIS_BACKUP_KEY")]
    key: Option<String>,
    /// The file to write; it must not be there yet.
    #[arg(long, required_unless_present = "into", conflicts_with = "into")]
    to: Option<PathBuf>,
    /// A folder to write into, under a name made of the moment: for a nightly timer.
    #[arg(long)]
    into: Option<PathBuf>,
    /// With --into: removes backups of ours in that folder that are older than so many days.
    #[arg(long, requires = "into")]
    keep_days: Option<u16>,
}

/// Options of `trellis restore`.
#[derive(clap::Args)]
pub struct RestoreOptions {
    /// The backup.
    file: PathBuf,
    /// The file with the private half of the backup key (AGE-SECRET-KEY-1…).
    #[arg(long)]
    key_file: PathBuf,
    /// Prove that the backup is good without touching anything.
    #[arg(long, conflicts_with_all = ["to", "database"])]
    check: bool,
    /// The data folder to restore into; it must be new or empty. Put the key files into its `keys` folder afterwards.
    #[arg(long, required_unless_present = "check")]
    to: Option<PathBuf>,
    /// The list of who was erased, if it is not the `erasures.log` in the backup's folder. They are erased again.
    #[arg(long)]
    erasures: Option<PathBuf>,
    /// Restore into this PostgreSQL database instead of a file in the data folder; it must be empty.
    #[arg(long, requires = "to")]
    database: Option<String>,
}

/// Makes a pair of backup keys and prints both; nothing is kept here.
///
/// # Errors
/// Never; the signature is that of every command.
pub fn key(out: Output) -> Result<()> {
    let identity = x25519::Identity::generate();
    out.line("Keep the private half away from this computer: on paper, in a safe, with a second person.");
    out.line(format_args!("private: {}", identity.to_string().expose_secret()));
    out.line(format_args!("public:  {}", identity.to_public()));
    out.line("\nGive the public half to `trellis backup --key`.");
    Ok(())
}

/// Copies the database as it stands now, checks the copy, and seals it. The copy is a SQLite file, whichever engine the
/// store is on, so that every backup is proved and restored by the same code.
///
/// # Errors
/// When the copy cannot be made or is not sound; then no file is left behind.
pub fn run(options: &Options, out: Output) -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let (_, store) = options.place.look().await?;
        let key = recipient(options.key.as_deref(), &store).await?;
        let now = folder::now();
        let to = match (&options.to, &options.into) {
            (Some(file), _) => file.clone(),
            (None, into) => into.clone().unwrap_or_default().join(name(now)),
        };
        let scratch = tempfile::tempdir_in(&options.place.data)?;
        let copy = scratch.path().join("trellis.db");
        copied(&store, &copy).await.context("the database cannot be copied")?;
        let found =
            examine(&copy).await.context("the copy is not sound; the database itself may be damaged")?;
        let size = seal(&copy, &to, &key)?;
        erasures::write(&store, &erasures::beside(&to))
            .await
            .context("the list of erasures cannot be written")?;
        let mut unit = store.take().await?;
        settings::note(&mut unit, Note::Backup, &Stamp::from(now).to_string()).await?;
        unit.commit().await?;
        out.line(format_args!("Backed up to {} ({size} bytes): {found}", to.display()));
        if let (Some(folder), Some(days)) = (&options.into, options.keep_days) {
            let gone = remove_old(folder, now, days)?;
            out.line(format_args!("Removed {gone} backups older than {days} days."));
        }
        if options.into.is_some() && options.keep_days.is_none_or(|days| days > KEPT) {
            out.line(format_args!(
                "Whoever erases their account is promised that no backup with them in it is older than {KEPT} days: \
                 add --keep-days {KEPT}, and keep no copy elsewhere for longer."
            ));
        }
        out.line("The key files in the data folder's `keys` are not in it. Keep one copy of them apart.");
        Ok(())
    })
}

async fn recipient(given: Option<&str>, store: &Store) -> Result<x25519::Recipient> {
    let text = match given {
        Some(text) => text.to_owned(),
        None => {
            let set = settings::get(&mut store.read().await?, settings::BACKUP_KEY).await?;
            set.context("there is no backup key: make a pair with `trellis backup-key` and give its public half with --key")?
        }
    };
    x25519::Recipient::from_str(text.trim())
        .map_err(|trouble| anyhow::anyhow!("the backup key is not a public age key (age1…): {trouble}"))
}

/// One moment of the store as a SQLite file.
async fn copied(store: &Store, copy: &Path) -> Result<()> {
    if matches!(store, Store::Sqlite { .. }) {
        return Ok(store.copy_to(copy).await?);
    }
    let step = store.step().await?;
    let taken = migrations::ALL.iter().filter(|one| one.number <= step).copied().collect::<Vec<_>>();
    let file = Store::open(&Address::Sqlite(copy.to_owned())).await?;
    file.migrate(&taken).await?;
    store.pour_into(&file).await?;
    file.close().await;
    Ok(())
}

/// The name of a nightly backup: it sorts by time, and says nothing else.
fn name(now: Timestamp) -> String {
    format!("{NAME}{}.age", now.strftime("%Y%m%dT%H%M%SZ"))
}

const NAME: &str = "trellis-";

/// Removes what we have put into a folder and is too old, by its name.
fn remove_old(folder: &Path, now: Timestamp, days: u16) -> Result<usize> {
    let oldest = name(now.saturating_sub(SignedDuration::from_hours(24 * i64::from(days)))?);
    let mut gone = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let ours = file.len() == oldest.len() && file.starts_with(NAME) && file.ends_with("Z.age");
        if ours && file < oldest {
            fs::remove_file(entry.path())?;
            gone += 1;
        }
    }
    Ok(gone)
}

fn seal(copy: &Path, to: &Path, key: &x25519::Recipient) -> Result<u64> {
    let part = to.with_extension("part");
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&part)
        .with_context(|| format!("cannot write {}", part.display()))?;
    if to.exists() {
        fs::remove_file(&part)?;
        bail!("{} is there already; choose another name, nothing was overwritten", to.display());
    }
    let recipients: [&dyn age::Recipient; 1] = [key];
    let sealed = Encryptor::with_recipients(recipients.into_iter())?.wrap_output(file)?;
    let mut packed = zstd::Encoder::new(sealed, 3)?;
    io::copy(&mut File::open(copy)?, &mut packed)?;
    let file = packed.finish()?.finish()?;
    file.sync_all()?;
    fs::rename(&part, to)?;
    Ok(fs::metadata(to)?.len())
}

/// Opens a backup: to prove it, or to put it into a new data folder.
///
/// # Errors
/// When the key does not fit, the file is damaged, or the folder is not empty; the live data is never touched.
pub fn restore(options: &RestoreOptions, out: Output) -> Result<()> {
    let text = fs::read_to_string(&options.key_file)
        .with_context(|| format!("cannot read {}", options.key_file.display()))?;
    let line = text.lines().map(str::trim).find(|line| line.starts_with("AGE-SECRET-KEY-"));
    let line = line.context("the key file holds no line that starts with AGE-SECRET-KEY-")?;
    let identity = x25519::Identity::from_str(line).map_err(|trouble| anyhow::anyhow!("{trouble}"))?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let scratch = tempfile::tempdir()?;
        let copy = scratch.path().join("trellis.db");
        open(&options.file, &copy, &identity)?;
        let found = examine(&copy).await.context("the backup opens, but what is in it is not sound")?;
        let Some(to) = &options.to else {
            out.line(format_args!("This backup is good: {found}. Nothing was changed."));
            return Ok(());
        };
        if to.exists() && fs::read_dir(to)?.next().is_some() {
            bail!("{} is not empty; restore into a new folder, so that nothing is lost", to.display());
        }
        folder::Folder::open(to)?;
        let (place, address) = match &options.database {
            None => {
                fs::copy(&copy, to.join("trellis.db"))?;
                File::open(to.join("trellis.db"))?.sync_all()?;
                (to.display().to_string(), Address::Sqlite(to.join("trellis.db")))
            }
            Some(url) => {
                poured(&copy, url).await?;
                ("the database".to_owned(), url.parse()?)
            }
        };
        let list = options.erasures.clone().unwrap_or_else(|| erasures::beside(&options.file));
        let again = erased_again(&address, &list).await;
        let again = again.with_context(|| {
            format!("{place} must not be used: whom {} names was not erased again", list.display())
        })?;
        out.line(format_args!("Restored into {place}: {found}."));
        if again > 0 {
            out.line(format_args!("Erased again: {again}, who had been erased since."));
        }
        out.line(format_args!(
            "Now put the saved key files into {} and start: trellis serve",
            to.join("keys").display()
        ));
        Ok(())
    })
}

/// Erases again whom the backup has brought back.
async fn erased_again(address: &Address, list: &Path) -> Result<usize> {
    let store = Store::open(address).await?;
    let again = erasures::repeat(&store, list).await;
    store.close().await;
    again
}

/// Fills an empty PostgreSQL database with what a backup holds.
async fn poured(copy: &Path, url: &str) -> Result<()> {
    let address: Address = url.parse()?;
    if !matches!(address, Address::Postgres(_)) {
        bail!("--database is the address of a PostgreSQL database: postgres://user@host/name");
    }
    let file = Store::open(&Address::Sqlite(copy.to_owned())).await?;
    let step = file.step().await?;
    let taken = migrations::ALL.iter().filter(|one| one.number <= step).copied().collect::<Vec<_>>();
    let store = Store::open(&address).await.context("the database cannot be opened")?;
    store.migrate(&taken).await?;
    file.pour_into(&store).await?;
    file.close().await;
    store.close().await;
    Ok(())
}

fn open(from: &Path, copy: &Path, identity: &x25519::Identity) -> Result<()> {
    let file = File::open(from).with_context(|| format!("cannot read {}", from.display()))?;
    let sealed = Decryptor::new_buffered(BufReader::new(file)).context("this is no backup of Trellis")?;
    let identities: [&dyn age::Identity; 1] = [identity];
    let plain = sealed.decrypt(identities.into_iter()).context("this key does not open this backup")?;
    let mut packed = zstd::Decoder::new(plain).context("the backup is damaged")?;
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(copy)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = packed.read(&mut buffer).context("the backup is damaged or cut off")?;
        if read == 0 {
            return Ok(out.sync_all()?);
        }
        out.write_all(&buffer[..read])?;
    }
}

/// Whether a database file is whole, of a schema that this program knows, with an unbroken audit chain.
async fn examine(copy: &Path) -> Result<String> {
    let store = Store::open(&Address::Sqlite(copy.to_owned())).await?;
    let troubles = store.integrity().await?;
    if let Some(first) = troubles.first() {
        bail!("the database file is damaged: {first}");
    }
    let step = store.step().await?;
    if step > migrations::NEWEST {
        bail!("it was made by a newer Trellis (step {step}, this one knows {})", migrations::NEWEST);
    }
    let mut unit = store.read().await?;
    let people = accounts::count(&mut unit).await?;
    let chain = record::verify(&mut unit).await?;
    drop(unit);
    store.close().await;
    match chain {
        Chain::Whole { links, head } => Ok(format!("{people} accounts, {links} audit events, head {head}")),
        Chain::BrokenAt(seq) => bail!("the audit chain is broken at event {seq}"),
    }
}
