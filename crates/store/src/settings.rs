//! Plain facts about the installation, by name: what an administrator has set, and what the server notes of itself.

use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{id::kind, permission::Permit};

use crate::sealing::Purpose;

/// The public key to which backups are sealed (`age1…`).
pub const BACKUP_KEY: &str = "backup_key";

/// The latest moment that the system's clock was believed at.
pub const HIGH_WATER: &str = "high_water";
/// The day on which the daily round was last made.
pub const ROUND_ON: &str = "round_on";

#[derive(FromRow)]
struct Row {
    value: String,
}

/// A fact; none where it was not set.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn get(unit: &mut Unit, name: &str) -> Result<Option<String>, Broken> {
    let row: Option<Row> =
        unit.query(sql!("SELECT value FROM setting WHERE name = $1")).bind(name.to_owned()).maybe().await?;
    Ok(row.map(|row| row.value))
}

/// Sets a fact.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn set(unit: &mut Unit, _: &Permit<kind::Host>, name: &str, value: &str) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    ))
    .bind(name.to_owned())
    .bind(value.to_owned())
    .run()
    .await
    .map(drop)
}

/// What the server notes of itself, without anybody's doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// When the last backup was made.
    Backup,
    /// When the head of the audit chain was last sent to the administrators.
    HeadSent,
    /// What is marked with a key file, so that another file in its place is noticed.
    Key(Purpose),
    /// Everybody in this store is made up.
    Demonstration,
}

impl Note {
    const fn name(self) -> &'static str {
        match self {
            Self::Backup => "backup_at",
            Self::HeadSent => "head_sent_at",
            Self::Key(Purpose::Choices) => "key_choices",
            Self::Key(Purpose::Conflicts) => "key_conflicts",
            Self::Key(Purpose::Drafts) => "key_drafts",
            Self::Key(Purpose::Runs) => "key_runs",
            Self::Key(Purpose::Workshops) => "key_workshops",
            Self::Demonstration => "demonstration",
        }
    }
}

/// What the server noted; none when it did not.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn noted(unit: &mut Unit, note: Note) -> Result<Option<String>, Broken> {
    get(unit, note.name()).await
}

/// Notes something, over what was noted before. What sorts higher stays: a moment that is noted never goes back.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn note(unit: &mut Unit, note: Note, value: &str) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO setting (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE setting.value < excluded.value"
    ))
    .bind(note.name().to_owned())
    .bind(value.to_owned())
    .run()
    .await
    .map(drop)
}
