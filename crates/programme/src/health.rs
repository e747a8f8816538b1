//! How the installation stands, without a word about a person. The health page and `trellis doctor` ask the same questions
//! here, and `web` says the answers for both.

use jiff::{SignedDuration, Timestamp};
use trellis_domain::{
    hat::Grant,
    high_water::Clock,
    id::HostId,
    permission::{Action, Actor},
};
use trellis_store::{
    Store, Unit, grants, letters, migrations,
    record::{self, Chain},
    settings::{self, Note},
};

use crate::act::{Act, Ground, Stop};

/// Free room on the disk that is too little, in bytes.
pub const LITTLE_ROOM: u64 = 1 << 30;
/// A backup older than this was missed: they are made nightly.
const BACKUP: SignedDuration = SignedDuration::from_hours(26);
/// A letter that was due so long ago should have left.
const LATE: SignedDuration = SignedDuration::from_hours(1);

/// What only the binary can look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Machine {
    /// Others can look into the data folder.
    pub open_folder: bool,
    /// The key files that are missing, can be read by others or are of the wrong size.
    pub bad_keys: Vec<String>,
    /// Free room on the disk of the data folder, in bytes; none where the system does not tell.
    pub free: Option<u64>,
    /// Letters are kept in a folder, because no mail server is set; none where that is not known.
    pub letters_kept: Option<bool>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The steps of the schema that were taken, and the newest that this program knows.
    Schema {
        /// Taken.
        step: i64,
        /// Known.
        newest: i64,
    },
    /// What the engine's own check of its file says; only where there was time for it.
    File(Vec<String>),
    /// Whether the data folder is its owner's alone.
    Folder {
        /// Others can look into it.
        open: bool,
    },
    /// The key files that are not as they should be.
    Keys(Vec<String>),
    /// Free room, in bytes.
    Disk(Option<u64>),
    /// The audit chain.
    Chain(Chain),
    /// How old the last backup is; none when there was none.
    Backup(Option<SignedDuration>),
    /// Whether there is a public key for backups.
    BackupKey(bool),
    /// Letters that wait, and whether one should have left long ago.
    Waiting {
        /// How many.
        count: i64,
        /// One is late.
        late: bool,
    },
    /// Letters that were given up.
    GivenUp(i64),
    /// Letters that a word stopped.
    Stopped(i64),
    /// Whether letters leave at all.
    Mail {
        /// They are kept in a folder.
        kept: bool,
    },
    /// How many administrators there are.
    Administrators(i64),
    /// How the clock stands to what was believed of it so far.
    Clock(Clock),
}

impl Finding {
    /// Its name for machines and for the keys of its words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Schema { .. } => "schema",
            Self::File(_) => "file",
            Self::Folder { .. } => "folder",
            Self::Keys(_) => "keys",
            Self::Disk(_) => "disk",
            Self::Chain(_) => "chain",
            Self::Backup(_) => "backup",
            Self::BackupKey(_) => "backup-key",
            Self::Waiting { .. } => "waiting",
            Self::GivenUp(_) => "given-up",
            Self::Stopped(_) => "stopped",
            Self::Mail { .. } => "mail",
            Self::Administrators(_) => "administrators",
            Self::Clock(_) => "clock",
        }
    }

    /// Whether nobody has to do anything about it.
    pub fn is_well(&self) -> bool {
        match self {
            Self::Schema { step, newest } => step == newest,
            Self::File(troubles) => troubles.is_empty(),
            Self::Folder { open } => !open,
            Self::Keys(bad) => bad.is_empty(),
            Self::Disk(free) => free.is_none_or(|free| free >= LITTLE_ROOM),
            Self::Chain(chain) => matches!(chain, Chain::Whole { .. }),
            Self::Backup(age) => age.is_some_and(|age| age <= BACKUP),
            Self::BackupKey(there) => *there,
            Self::Waiting { late, .. } => !late,
            Self::GivenUp(count) | Self::Stopped(count) => *count == 0,
            Self::Mail { kept } => !kept,
            Self::Administrators(count) => *count >= 2,
            Self::Clock(clock) => matches!(clock, Clock::Well(_)),
        }
    }
}

/// How the installation stands, for the page of an administrator.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but an administrator.
pub async fn read(ground: &Ground, actor: Actor, machine: Machine) -> Result<Vec<Finding>, Stop> {
    let mut act = Act::look(ground, ground.moment(), actor).await?;
    act.may(Action::ReadHealth, HostId::HERE).await?;
    look(&ground.store, machine, act.now).await
}

/// How the installation stands, for whoever may read the data folder anyway. Checking the file itself takes a while,
/// so that only the command does it: [`file`].
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn look(store: &Store, machine: Machine, now: Timestamp) -> Result<Vec<Finding>, Stop> {
    let step = store.step().await?;
    let mut found = vec![
        Finding::Schema { step, newest: migrations::NEWEST },
        Finding::Folder { open: machine.open_folder },
        Finding::Keys(machine.bad_keys),
        Finding::Disk(machine.free),
    ];
    if let Some(kept) = machine.letters_kept {
        found.push(Finding::Mail { kept });
    }
    // An older schema lacks what the other questions ask for.
    if step == migrations::NEWEST {
        found.extend(of_store(&mut store.read().await?, now).await?);
    }
    Ok(found)
}

/// What the engine's own check of the whole file says.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn file(store: &Store) -> Result<Finding, Stop> {
    Ok(Finding::File(store.integrity().await?))
}

async fn of_store(unit: &mut Unit, now: Timestamp) -> Result<Vec<Finding>, Stop> {
    let post = letters::outbox(unit).await?;
    let late = post.due_since.is_some_and(|due| now.duration_since(due.into()) > LATE);
    let backup = settings::noted(unit, Note::Backup).await?.and_then(|text| text.parse().ok());
    let latest = settings::get(unit, settings::HIGH_WATER).await?.and_then(|text| text.parse().ok());
    let since = |moment: Timestamp| now.duration_since(moment);
    Ok(vec![
        Finding::Chain(record::verify(unit).await?),
        Finding::Backup(backup.map(since)),
        Finding::BackupKey(settings::get(unit, settings::BACKUP_KEY).await?.is_some()),
        Finding::Waiting { count: post.waiting, late },
        Finding::GivenUp(post.failed),
        Finding::Stopped(post.stopped),
        Finding::Administrators(grants::count(unit, Grant::Admin, None).await?),
        Finding::Clock(Clock::look(latest, now)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_has_to_look_at_is_not_well() {
        let hours = SignedDuration::from_hours;
        let whole = Chain::Whole { links: 1, head: "aa".to_owned() };
        for (finding, well) in [
            (Finding::Schema { step: 8, newest: 8 }, true),
            (Finding::Schema { step: 7, newest: 8 }, false),
            (Finding::Disk(Some(LITTLE_ROOM)), true),
            (Finding::Disk(Some(LITTLE_ROOM - 1)), false),
            (Finding::Keys(vec!["runs".to_owned()]), false),
            (Finding::Chain(whole), true),
            (Finding::Chain(Chain::BrokenAt(3)), false),
            (Finding::Backup(None), false),
            (Finding::Backup(Some(hours(25))), true),
            (Finding::Backup(Some(hours(27))), false),
            (Finding::Waiting { count: 3, late: false }, true),
            (Finding::Waiting { count: 3, late: true }, false),
            (Finding::Administrators(1), false),
            (Finding::Clock(Clock::Well(Timestamp::UNIX_EPOCH)), true),
            (Finding::Clock(Clock::Ahead { from: Timestamp::UNIX_EPOCH, to: Timestamp::MAX }), false),
        ] {
            assert_eq!(finding.is_well(), well, "{finding:?}");
        }
    }
}
