//! Programmes that come to their end: which, when they closed, who ran them, and how they go for real.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{PersonId, ProgrammeId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::deletions::{each, forget_empty_circles, forget_person};

#[derive(FromRow)]
struct Row {
    id: Uuid,
}

/// The programmes that follow their cohorts: they run, or come to their end.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn going(unit: &mut Unit, _: &Permit<kind::Host>) -> Result<Vec<ProgrammeId>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT id FROM programme WHERE state IN ('running', 'closing') ORDER BY created_at, id"))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Notes when the permitted programme closed: what is kept of it goes so long after.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn close(unit: &mut Unit, permit: &Permit<kind::Programme>, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("UPDATE programme SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct ClosedAt {
    closed_at: Option<Stamp>,
}

/// When the permitted programme closed, if it has.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn closed_at(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
) -> Result<Option<Timestamp>, Broken> {
    let row: ClosedAt = unit
        .query(sql!("SELECT closed_at FROM programme WHERE id = $1"))
        .bind(permit.id().uuid())
        .one()
        .await?;
    Ok(row.closed_at.map(Into::into))
}

#[derive(FromRow)]
struct Closed {
    id: Uuid,
    closed_at: Stamp,
}

/// The programmes that had closed by `before` and to which nobody belongs any more, each with when it closed. One from
/// which a person or a request for support is left waits for them.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn closed(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<Vec<(ProgrammeId, Timestamp)>, Broken> {
    let rows: Vec<Closed> = unit
        .query(sql!(
            "SELECT id, closed_at FROM programme WHERE state = 'closed' AND closed_at <= $1
               AND NOT EXISTS (SELECT 1 FROM participation JOIN cohort ON cohort.id = participation.cohort
                               WHERE cohort.programme = programme.id)
               AND NOT EXISTS (SELECT 1 FROM support_request WHERE support_request.programme = programme.id)
             ORDER BY closed_at, id"
        ))
        .bind(Stamp::from(before))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.closed_at.into())).collect())
}

#[derive(FromRow)]
struct Holder {
    account: Uuid,
}

/// Everybody who has a role in a programme, or had one.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn staff(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    of: ProgrammeId,
) -> Result<Vec<PersonId>, Broken> {
    let rows: Vec<Holder> = unit
        .query(sql!("SELECT DISTINCT account FROM staff_grant WHERE programme = $1 ORDER BY account"))
        .bind(of.uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.account.into()).collect())
}

/// Deletes a programme to which nobody belongs any more with all that it was built on, and the accounts of those who ran
/// it when nothing else of them is left here.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget(unit: &mut Unit, permit: &Permit<kind::Host>, gone: ProgrammeId) -> Result<(), Broken> {
    let staff = staff(unit, permit, gone).await?;
    forget_empty_circles(unit).await?;
    let everything = each![
        "DELETE FROM sitting WHERE supervision IN (SELECT id FROM supervision WHERE cohort IN
           (SELECT id FROM cohort WHERE programme = $1))",
        "DELETE FROM supervision WHERE cohort IN (SELECT id FROM cohort WHERE programme = $1)",
        "DELETE FROM matching_run WHERE cohort IN (SELECT id FROM cohort WHERE programme = $1)",
        "DELETE FROM pin WHERE cohort IN (SELECT id FROM cohort WHERE programme = $1)",
        "DELETE FROM giver_hours WHERE cohort IN (SELECT id FROM cohort WHERE programme = $1)",
        "DELETE FROM invitation WHERE cohort IN (SELECT id FROM cohort WHERE programme = $1)",
        "DELETE FROM people_import WHERE cohort IN (SELECT id FROM cohort WHERE programme = $1)",
        "DELETE FROM cohort WHERE programme = $1",
        "DELETE FROM workshop_seat WHERE workshop IN (SELECT id FROM workshop WHERE programme = $1)",
        "DELETE FROM workshop_fact WHERE workshop IN (SELECT id FROM workshop WHERE programme = $1)",
        "DELETE FROM workshop_live WHERE workshop IN (SELECT id FROM workshop WHERE programme = $1)",
        "DELETE FROM workshop_entry WHERE workshop IN (SELECT id FROM workshop WHERE programme = $1)",
        "DELETE FROM workshop_table WHERE workshop IN (SELECT id FROM workshop WHERE programme = $1)",
        "DELETE FROM workshop WHERE programme = $1",
        "DELETE FROM positive_action WHERE programme = $1",
        "DELETE FROM purpose WHERE programme = $1",
        "DELETE FROM assessment WHERE programme = $1",
        "DELETE FROM readiness WHERE programme = $1",
        "DELETE FROM charter WHERE programme = $1",
        "DELETE FROM signpost WHERE programme = $1",
        "DELETE FROM instrument WHERE programme = $1",
        "DELETE FROM staff_grant WHERE programme = $1",
        "DELETE FROM foretold WHERE object = $1",
        "DELETE FROM programme WHERE id = $1",
    ];
    for statement in everything {
        unit.query(statement).bind(gone.uuid()).run().await?;
    }
    for person in staff {
        forget_person(unit, person).await?;
    }
    Ok(())
}
