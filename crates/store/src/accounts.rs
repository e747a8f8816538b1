//! Accounts: one person, one account, one canonical address.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{PersonId, kind},
    language::Language,
    permission::Permit,
};
use uuid::Uuid;

/// An account as it is kept.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its id, which is also the person's.
    pub id: PersonId,
    /// The canonical address; unique.
    pub address: String,
    /// The address as the person wrote it.
    pub written_address: String,
    /// The language of pages and letters.
    pub language: Language,
    /// False when an administrator has disabled it.
    pub active: bool,
    /// How often letters come: `each`, `daily`, `none`.
    pub letters: String,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    address: String,
    written_address: String,
    language: String,
    state: String,
    letters: String,
}

impl From<Row> for Account {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            address: row.address,
            written_address: row.written_address,
            language: Language::parse(&row.language).unwrap_or_default(),
            active: row.state == "active",
            letters: row.letters,
        }
    }
}

/// The account of a canonical address. For signing in and for imports; what it finds is never shown.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_address(unit: &mut Unit, address: &str) -> Result<Option<Account>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT id, address, written_address, language, state, letters FROM account WHERE address = $1"
        ))
        .bind(address.to_owned())
        .maybe()
        .await?;
    Ok(row.map(Account::from))
}

/// The permitted person's account.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Account, Broken> {
    of_id(unit, permit.id()).await
}

/// The account of an id that the session or a letter names; never shown to anybody else.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_id(unit: &mut Unit, id: PersonId) -> Result<Account, Broken> {
    let row: Row = unit
        .query(sql!(
            "SELECT id, address, written_address, language, state, letters FROM account WHERE id = $1"
        ))
        .bind(id.uuid())
        .one()
        .await?;
    Ok(row.into())
}

/// A new account.
///
/// # Errors
/// [`Broken`] when the store fails; `is_unique_violation` when the address has an account already.
pub async fn add(unit: &mut Unit, new: &Account, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO account (id, address, written_address, language, state, letters, version, created_at)
         VALUES ($1, $2, $3, $4, 'active', $5, 1, $6)"
    ))
    .bind(new.id.uuid())
    .bind(new.address.clone())
    .bind(new.written_address.clone())
    .bind(new.language.code().to_owned())
    .bind(new.letters.clone())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Changes language and letters of the permitted person's account.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn change(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    language: Language,
    letters: &str,
) -> Result<(), Broken> {
    unit.query(sql!("UPDATE account SET language = $2, letters = $3, version = version + 1 WHERE id = $1"))
        .bind(permit.id().uuid())
        .bind(language.code().to_owned())
        .bind(letters.to_owned())
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct StateRow {
    state: String,
}

/// Whether an account of this id can be signed in to: it is there, and neither disabled nor erased.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn is_open(unit: &mut Unit, id: PersonId) -> Result<bool, Broken> {
    let row: Option<StateRow> =
        unit.query(sql!("SELECT state FROM account WHERE id = $1")).bind(id.uuid()).maybe().await?;
    Ok(row.is_some_and(|row| row.state == "active"))
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many accounts there are; none on a fresh installation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn count(unit: &mut Unit) -> Result<i64, Broken> {
    Ok(unit.query(sql!("SELECT COUNT(*) AS count FROM account")).one::<Count>().await?.count)
}

/// Disables the permitted account, or lets it in again. Its sessions are not found while it is disabled.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn set_active(unit: &mut Unit, permit: &Permit<kind::Person>, active: bool) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE account SET state = $2, version = version + 1 WHERE id = $1 AND state <> 'erased'"
    ))
    .bind(permit.id().uuid())
    .bind(if active { "active" } else { "disabled" }.to_owned())
    .run()
    .await
    .map(drop)
}
