//! Who would like to be called: a message that a mentee sends to the coordinators on purpose. It says that and no more.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{CohortId, ParticipationId, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// Somebody who would like to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// In which participation.
    pub participation: ParticipationId,
    /// In which cohort.
    pub cohort: CohortId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub asked_at: Timestamp,
}

/// The permitted mentee would like to be called. Asked twice, the first time counts.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn ask(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO call_request (participation, asked_at) VALUES ($1, $2) ON CONFLICT (participation) DO NOTHING"
    ))
    .bind(permit.id().uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// The call was made, or is not wanted any more: nothing of it is left. False when there was none.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn over(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<bool, Broken> {
    let gone = unit.query(sql!("DELETE FROM call_request WHERE participation = $1"));
    Ok(gone.bind(permit.id().uuid()).run().await? == 1)
}

#[derive(FromRow)]
struct At {
    asked_at: Stamp,
}

/// Since when the permitted mentee has asked to be called.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn asked(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Option<Timestamp>, Broken> {
    let row: Option<At> = unit
        .query(sql!("SELECT asked_at FROM call_request WHERE participation = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    Ok(row.map(|row| row.asked_at.into()))
}

#[derive(FromRow)]
struct Row {
    participation: Uuid,
    cohort: Uuid,
    person: Uuid,
    first_name: String,
    last_name: String,
    asked_at: Stamp,
}

/// Everybody in the permitted programme who would like to be called, the first one first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_programme(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Vec<Call>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT call_request.participation AS participation, participation.cohort AS cohort, person.id AS person,
                    person.first_name AS first_name, person.last_name AS last_name, call_request.asked_at AS asked_at
             FROM call_request
             JOIN participation ON participation.id = call_request.participation
             JOIN cohort ON cohort.id = participation.cohort
             JOIN person ON person.id = participation.person
             WHERE cohort.programme = $1 ORDER BY call_request.asked_at, call_request.participation"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let call = |row: Row| Call {
        participation: row.participation.into(),
        cohort: row.cohort.into(),
        person: row.person.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
        asked_at: row.asked_at.into(),
    };
    Ok(rows.into_iter().map(call).collect())
}
