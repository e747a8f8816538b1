//! Unfinished forms: sealed, each under its own random id, so that two tabs do not meet and nothing half-finished
//! reaches another table.

use jiff::Timestamp;
use rand::RngCore;
use serde::{Serialize, de::DeserializeOwned};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{DraftId, Id, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

/// A draft as it is kept.
#[derive(Debug, Clone)]
pub struct Draft<T> {
    /// Its id.
    pub id: DraftId,
    /// Which form it belongs to.
    pub journey: String,
    /// What was answered so far.
    pub answers: T,
    /// When it was last saved.
    pub saved_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    journey: String,
    answers: Vec<u8>,
    saved_at: Stamp,
}

#[derive(FromRow)]
struct Newest {
    id: Uuid,
    saved_at: Stamp,
}

fn place(id: Uuid) -> String {
    format!("draft/{}", id.simple())
}

/// Begins a draft of the permitted person.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn begin<T: Serialize>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Person>,
    journey: &str,
    answers: &T,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<DraftId, Broken> {
    let id: DraftId = Id::random(dice);
    let sealed = keys.seal(Purpose::Drafts, &place(id.uuid()), answers, dice);
    unit.query(sql!(
        "INSERT INTO draft (id, account, journey, answers, version, saved_at) VALUES ($1, $2, $3, $4, 1, $5)"
    ))
    .bind(id.uuid())
    .bind(permit.id().uuid())
    .bind(journey.to_owned())
    .bind(sealed)
    .bind(Stamp::from(now))
    .run()
    .await?;
    Ok(id)
}

/// The permitted draft.
///
/// # Errors
/// [`Broken`] when the store fails or the column does not open.
pub async fn load<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Draft>,
) -> Result<Draft<T>, Broken> {
    let row: Row = unit
        .query(sql!("SELECT id, journey, answers, saved_at FROM draft WHERE id = $1"))
        .bind(permit.id().uuid())
        .one()
        .await?;
    let answers = keys
        .open(Purpose::Drafts, &place(row.id), &row.answers)
        .map_err(|_| Broken::unreadable("draft.answers"))?;
    Ok(Draft { id: row.id.into(), journey: row.journey, answers, saved_at: row.saved_at.into() })
}

/// Every draft of the permitted person.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn every<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Person>,
) -> Result<Vec<Draft<T>>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, journey, answers, saved_at FROM draft WHERE account = $1 ORDER BY saved_at, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let opened = |row: Row| {
        let answers = keys.open(Purpose::Drafts, &place(row.id), &row.answers);
        let answers = answers.map_err(|_| Broken::unreadable("draft.answers"))?;
        Ok(Draft { id: row.id.into(), journey: row.journey, answers, saved_at: row.saved_at.into() })
    };
    rows.into_iter().map(opened).collect()
}

/// Saves the permitted draft.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save<T: Serialize>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Draft>,
    answers: &T,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let id = permit.id().uuid();
    let sealed = keys.seal(Purpose::Drafts, &place(id), answers, dice);
    unit.query(sql!("UPDATE draft SET answers = $2, saved_at = $3, version = version + 1 WHERE id = $1"))
        .bind(id)
        .bind(sealed)
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// Drops the permitted draft: it was sent, or is not wanted any more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn drop_it(unit: &mut Unit, permit: &Permit<kind::Draft>) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM draft WHERE id = $1")).bind(permit.id().uuid()).run().await.map(drop)
}

/// Drops every draft of the permitted person that belongs to one of these forms.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn drop_forms(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    journeys: &[&str],
) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM draft WHERE account = $1 AND journey IN ($each)"))
        .bind(permit.id().uuid())
        .bind_each(journeys)
        .run()
        .await
        .map(drop)
}

/// The permitted person's newest draft of a form.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn newest(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    journey: &str,
) -> Result<Option<(DraftId, Timestamp)>, Broken> {
    let row: Option<Newest> = unit
        .query(sql!(
            "SELECT id, saved_at FROM draft WHERE account = $1 AND journey = $2 ORDER BY saved_at DESC, id LIMIT 1"
        ))
        .bind(permit.id().uuid())
        .bind(journey.to_owned())
        .maybe()
        .await?;
    Ok(row.map(|row| (row.id.into(), row.saved_at.into())))
}

/// Drops what was not continued since `before` by people who take part in nothing that is still open.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sweep_strangers(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<u64, Broken> {
    unit.query(sql!(
        "DELETE FROM draft WHERE saved_at <= $1 AND account NOT IN
           (SELECT person FROM participation WHERE state NOT IN ('completed', 'declined', 'withdrawn', 'expired'))"
    ))
    .bind(Stamp::from(before))
    .run()
    .await
}

/// Drops what was not continued since `before`, whoever began it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sweep(unit: &mut Unit, _: &Permit<kind::Host>, before: Timestamp) -> Result<u64, Broken> {
    unit.query(sql!("DELETE FROM draft WHERE saved_at <= $1")).bind(Stamp::from(before)).run().await
}
