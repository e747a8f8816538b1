//! Members' keys: the public half, and the secret half as each way to unlock wraps it. Nothing here opens it.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// A member's key as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberKey {
    /// Whose it is.
    pub person: PersonId,
    /// The public half.
    pub public_key: [u8; 32],
    /// Whether the recovery code was typed back.
    pub confirmed: bool,
}

#[derive(FromRow)]
struct Row {
    person: Uuid,
    public_key: Vec<u8>,
    confirmed_at: Option<Stamp>,
}

impl TryFrom<Row> for MemberKey {
    type Error = Broken;
    fn try_from(row: Row) -> Result<Self, Broken> {
        let public_key =
            row.public_key.try_into().map_err(|_| Broken::unreadable("member_key.public_key"))?;
        Ok(Self { person: row.person.into(), public_key, confirmed: row.confirmed_at.is_some() })
    }
}

/// The permitted person's key, none before the private space was set up.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Option<MemberKey>, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT person, public_key, confirmed_at FROM member_key WHERE person = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    row.map(MemberKey::try_from).transpose()
}

/// Whether one of the two of the permitted pair has set a private space up.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn stands_for(unit: &mut Unit, _: &Permit<kind::Pair>, person: PersonId) -> Result<bool, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT person, public_key, confirmed_at FROM member_key WHERE person = $1"))
        .bind(person.uuid())
        .maybe()
        .await?;
    Ok(row.is_some())
}

/// Keeps a new key of the permitted person, over the one before, whose wraps are gone.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    public_key: [u8; 32],
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM key_wrap WHERE person = $1")).bind(permit.id().uuid()).run().await?;
    unit.query(sql!(
        "INSERT INTO member_key (person, public_key, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (person) DO UPDATE
         SET public_key = excluded.public_key, made_at = excluded.made_at, confirmed_at = NULL"
    ))
    .bind(permit.id().uuid())
    .bind(public_key.to_vec())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Says that the recovery code was typed back.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn confirm(unit: &mut Unit, permit: &Permit<kind::Person>, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("UPDATE member_key SET confirmed_at = $2 WHERE person = $1"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// Puts the permitted person's public key right: the stored one was somebody else's.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn put_right(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    public_key: [u8; 32],
) -> Result<(), Broken> {
    unit.query(sql!("UPDATE member_key SET public_key = $2 WHERE person = $1"))
        .bind(permit.id().uuid())
        .bind(public_key.to_vec())
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct WrapRow {
    wrap: Vec<u8>,
}

/// The permitted person's secret, as this method wraps it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn wrap(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    method: &str,
) -> Result<Option<Vec<u8>>, Broken> {
    let row: Option<WrapRow> = unit
        .query(sql!("SELECT wrap FROM key_wrap WHERE person = $1 AND method = $2"))
        .bind(permit.id().uuid())
        .bind(method.to_owned())
        .maybe()
        .await?;
    Ok(row.map(|row| row.wrap))
}

/// Keeps a wrap of the permitted person's secret, over the one of the same method.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep_wrap(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    method: &str,
    wrap: &[u8],
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO key_wrap (person, method, wrap, made_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person, method) DO UPDATE SET wrap = excluded.wrap, made_at = excluded.made_at"
    ))
    .bind(permit.id().uuid())
    .bind(method.to_owned())
    .bind(wrap.to_vec())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}
