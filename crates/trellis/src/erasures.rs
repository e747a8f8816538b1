//! The list of who was erased, kept beside the backups: restoring an older one erases them again. It holds moments and ids,
//! which lead to nobody once the rows that they stood on are gone.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result};
use jiff::Timestamp;
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::{id::PersonId, permission::Actor};
use trellis_programme::{Act, Ground, erasures, workshops::Watched};
use trellis_store::{Store, migrations, sealing::Keys};

use crate::folder;

/// The list that belongs to a backup: it lies in the same folder.
pub fn beside(backup: &Path) -> PathBuf {
    backup.with_file_name("erasures.log")
}

/// Adds to the list everybody who was erased in this store. What stands in it stays, and before the first erasure there is
/// no list.
///
/// # Errors
/// When the list cannot be read or written.
pub async fn write(store: &Store, list: &Path) -> Result<()> {
    let mut act = Act::look(&ground(store)?, moment()?, Actor::Clock).await?;
    let mut all = read(list)?;
    all.extend(erasures::every(&mut act).await?);
    if all.is_empty() {
        return Ok(());
    }
    let part = list.with_extension("part");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    for (person, at) in &all {
        writeln!(file, "{at} {person}")?;
    }
    file.sync_all()?;
    Ok(fs::rename(&part, list)?)
}

/// Who stands in a list; nobody where there is none.
fn read(list: &Path) -> Result<BTreeMap<PersonId, Timestamp>> {
    let text = match fs::read_to_string(list) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", list.display())),
    };
    let line = |line: &str| {
        let (at, person) = line.split_once(' ')?;
        Some((person.parse().ok()?, at.parse().ok()?))
    };
    let lines = text.lines().map(|one| {
        line(one).with_context(|| format!("{} holds a line that is no erasure: {one}", list.display()))
    });
    lines.collect()
}

/// Erases again whom a backup has brought back. How many they were.
///
/// # Errors
/// When the list cannot be read, or one of them cannot be erased: then the restored store must not be used.
pub async fn repeat(store: &Store, list: &Path) -> Result<usize> {
    let all = read(list)?;
    if all.is_empty() {
        return Ok(0);
    }
    store.migrate(migrations::ALL).await.context("the database cannot be brought up to date")?;
    let ground = ground(store)?;
    let mut again = 0;
    for person in all.into_keys() {
        let mut act = Act::begin(&ground, moment()?, Actor::Clock).await?;
        if erasures::repeat(&mut act, person).await? {
            act.commit().await?;
            again += 1;
        }
    }
    erasures::settle(&ground).await?;
    Ok(again)
}

fn moment() -> Result<trellis_programme::Moment> {
    let mut seed = [0; 32];
    folder::chance(&mut seed)?;
    Ok(trellis_programme::Moment { now: folder::now(), seed })
}

/// Nothing sealed is opened or sealed here, so any keys will do: those of the store are put in place later.
fn ground(store: &Store) -> Result<Ground> {
    let mut seed = [0; 32];
    folder::chance(&mut seed)?;
    let keys = Keys::random(&mut StdRng::from_seed(seed));
    let live = trellis_programme::live::in_memory();
    Ok(Ground {
        store: store.clone(),
        keys,
        clock: Arc::new(folder::now),
        seeds: Arc::new(move || seed),
        live,
        watched: Watched::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written_and_a_strange_line_is_no_erasure() {
        let folder = tempfile::tempdir().unwrap();
        let list = beside(&folder.path().join("trellis-20261126T023000Z.age"));
        assert!(read(&list).unwrap().is_empty());
        let mut file = fs::File::create(&list).unwrap();
        writeln!(file, "2026-11-26T12:00:00Z 0123456789abcdef0123456789abcdef").unwrap();
        assert_eq!(read(&list).unwrap().len(), 1);
        writeln!(file, "yesterday, somebody").unwrap();
        assert!(read(&list).is_err());
    }
}
