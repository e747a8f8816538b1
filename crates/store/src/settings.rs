//! Plain facts about the installation, by name.

use sqlx::FromRow;
use trellis_database::{Broken, Unit, sql};
use trellis_domain::{id::kind, permission::Permit};

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
