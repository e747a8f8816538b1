//! A file of people on its way in: what was read of it, how its columns are used, and what became of it.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{CohortId, ImportId, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// An import as it is kept. The tables hold no cell of a column that is never read.
#[derive(Debug, Clone)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Into which cohort.
    pub cohort: CohortId,
    /// SHA-256 of the file.
    pub digest: Vec<u8>,
    /// What was read, as JSON; empty after it was applied or dropped.
    pub tables: String,
    /// How the columns are used, as JSON.
    pub mapping: String,
    /// `mapping`, `checked`, `applied` or `dropped`.
    pub state: String,
    /// People who were new.
    pub added: i64,
    /// People who were known.
    pub known: i64,
    /// When the file came.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    cohort: Uuid,
    file_digest: Vec<u8>,
    tables: String,
    mapping: String,
    state: String,
    added: i64,
    known: i64,
    at: Stamp,
}

impl From<Row> for Import {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            cohort: row.cohort.into(),
            digest: row.file_digest,
            tables: row.tables,
            mapping: row.mapping,
            state: row.state,
            added: row.added,
            known: row.known,
            at: row.at.into(),
        }
    }
}

/// The permitted import.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Import>) -> Result<Import, Broken> {
    let row: Row = unit
        .query(sql!(
            "SELECT id, cohort, file_digest, tables, mapping, state, added, known, at FROM people_import WHERE id = $1"
        ))
        .bind(permit.id().uuid())
        .one()
        .await?;
    Ok(row.into())
}

/// The imports of the permitted cohort, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Import>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, cohort, file_digest, '' AS tables, '' AS mapping, state, added, known, at
             FROM people_import WHERE cohort = $1 ORDER BY at DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(Import::from).collect())
}

/// A new import into the permitted cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    permit: &Permit<kind::Cohort>,
    new: &Import,
    by: PersonId,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO people_import (id, cohort, uploaded_by, file_digest, tables, mapping, state, added, known, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8)"
    ))
    .bind(new.id.uuid())
    .bind(permit.id().uuid())
    .bind(by.uuid())
    .bind(new.digest.clone())
    .bind(new.tables.clone())
    .bind(new.mapping.clone())
    .bind(new.state.clone())
    .bind(Stamp::from(new.at))
    .run()
    .await
    .map(drop)
}

/// Keeps how the columns are used.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn map(unit: &mut Unit, permit: &Permit<kind::Import>, mapping: &str) -> Result<(), Broken> {
    unit.query(sql!("UPDATE people_import SET mapping = $2, state = 'checked' WHERE id = $1"))
        .bind(permit.id().uuid())
        .bind(mapping.to_owned())
        .run()
        .await
        .map(drop)
}

/// Ends the permitted import as `applied` or `dropped`: its rows are not kept any longer.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn end(
    unit: &mut Unit,
    permit: &Permit<kind::Import>,
    state: &str,
    added: i64,
    known: i64,
) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE people_import SET tables = '', mapping = '', state = $2, added = $3, known = $4 WHERE id = $1"
    ))
    .bind(permit.id().uuid())
    .bind(state.to_owned())
    .bind(added)
    .bind(known)
    .run()
    .await
    .map(drop)
}
