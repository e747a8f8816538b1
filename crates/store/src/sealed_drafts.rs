//! Unfinished private writing, sealed to its author alone. Saving it needs nobody to be unlocked.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{DraftId, kind},
    permission::Permit,
};
use uuid::Uuid;

#[derive(FromRow)]
struct Row {
    id: Uuid,
    sealed: Vec<u8>,
}

/// The permitted person's draft for a place.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn at(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    place: &str,
) -> Result<Option<(DraftId, Vec<u8>)>, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT id, sealed FROM sealed_draft WHERE author = $1 AND place = $2"))
        .bind(permit.id().uuid())
        .bind(place.to_owned())
        .maybe()
        .await?;
    Ok(row.map(|row| (row.id.into(), row.sealed)))
}

#[derive(FromRow)]
struct PlaceRow {
    place: String,
    id: Uuid,
    sealed: Vec<u8>,
}

/// Every draft of the permitted person with its place.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn every(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
) -> Result<Vec<(String, DraftId, Vec<u8>)>, Broken> {
    let rows: Vec<PlaceRow> = unit
        .query(sql!("SELECT place, id, sealed FROM sealed_draft WHERE author = $1 ORDER BY place"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.place, row.id.into(), row.sealed)).collect())
}

/// Keeps the permitted person's draft for a place, over the one before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    place: &str,
    id: DraftId,
    sealed: Vec<u8>,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO sealed_draft (id, author, place, sealed, saved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (author, place) DO UPDATE
         SET id = excluded.id, sealed = excluded.sealed, saved_at = excluded.saved_at"
    ))
    .bind(id.uuid())
    .bind(permit.id().uuid())
    .bind(place.to_owned())
    .bind(sealed)
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Drops the permitted person's draft for a place.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn drop_at(unit: &mut Unit, permit: &Permit<kind::Person>, place: &str) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM sealed_draft WHERE author = $1 AND place = $2"))
        .bind(permit.id().uuid())
        .bind(place.to_owned())
        .run()
        .await
        .map(drop)
}

/// Drops everything that the permitted person had begun: nobody can open it any more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn drop_all(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<(), Broken> {
    let query = unit.query(sql!("DELETE FROM sealed_draft WHERE author = $1"));
    query.bind(permit.id().uuid()).run().await.map(drop)
}
