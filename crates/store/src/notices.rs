//! News for a person: neutral titles on their own page. The letter that goes with it says only "You have a message".

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{Id, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// A notice as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Notice {
    /// Its id.
    pub id: Uuid,
    /// Its kind, as the code that `words` says.
    pub kind: String,
    /// Where it leads, on this site.
    pub link: String,
    /// When.
    pub at: Stamp,
}

/// Writes a notice; nothing is told to an account that was erased.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    person: PersonId,
    kind: &str,
    link: &str,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO notice (id, account, kind, link, at)
         SELECT $1, id, $3, $4, $5 FROM account WHERE id = $2 AND state <> 'erased'"
    ))
    .bind(Id::<()>::random(dice).uuid())
    .bind(person.uuid())
    .bind(kind.to_owned())
    .bind(link.to_owned())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// The permitted person's notices that are not put away, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Notice>, Broken> {
    unit.query(sql!(
        "SELECT id, kind, link, at FROM notice WHERE account = $1 AND put_away_at IS NULL ORDER BY at DESC, id"
    ))
    .bind(permit.id().uuid())
    .all()
    .await
}

/// Puts all notices of the permitted person away.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn put_away(unit: &mut Unit, permit: &Permit<kind::Person>, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("UPDATE notice SET put_away_at = $2 WHERE account = $1 AND put_away_at IS NULL"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// Puts away what leads to an address or below it, because it leads nowhere any more: of one person, or of everybody.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_back(
    unit: &mut Unit,
    person: Option<PersonId>,
    link: &str,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE notice SET put_away_at = $4
         WHERE (link = $1 OR link LIKE $2) AND put_away_at IS NULL AND (account = $3 OR $5 = 1)"
    ))
    .bind(link.to_owned())
    .bind(format!("{link}/%"))
    .bind(person.map(trellis_domain::id::Id::uuid))
    .bind(Stamp::from(now))
    .bind(i64::from(person.is_none()))
    .run()
    .await
    .map(drop)
}
