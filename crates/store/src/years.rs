//! The course of a cohort's year: which cohorts and pairs have come to their dates. The end of a programme is `endings`.

use jiff::{Timestamp, civil::Date};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{CohortId, PairId, kind},
    permission::Permit,
};
use uuid::Uuid;

#[derive(FromRow)]
struct Row {
    id: Uuid,
}

/// The cohorts that were opened and are not closed.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn open(unit: &mut Unit, _: &Permit<kind::Host>) -> Result<Vec<CohortId>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id FROM cohort WHERE state IN ('recruiting', 'matching', 'running', 'closing') ORDER BY starts, id"
        ))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Active pairs that were planned to end on `day` at the latest.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn active_until(unit: &mut Unit, _: &Permit<kind::Host>, day: Date) -> Result<Vec<PairId>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT id FROM pair WHERE state = 'active' AND planned_end <= $1 ORDER BY id"))
        .bind(day.to_string())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Pairs that come to their end and were planned to end on `day` at the latest.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn closing_until(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    day: Date,
) -> Result<Vec<PairId>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT id FROM pair WHERE state = 'closing' AND planned_end <= $1 ORDER BY id"))
        .bind(day.to_string())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Notes when the permitted cohort was closed: what is kept of it goes so long after.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn close(unit: &mut Unit, permit: &Permit<kind::Cohort>, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("UPDATE cohort SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}
