//! Who coordinates the programme that something belongs to.

use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{PersonId, ProgrammeId, kind},
    permission::Permit,
};
use uuid::Uuid;

use super::Holder;

/// The people who coordinate the permitted programme now, first named first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn coordinators(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
) -> Result<Vec<PersonId>, Broken> {
    let rows: Vec<Holder> = unit
        .query(sql!(
            "SELECT account FROM staff_grant
             WHERE programme = $1 AND role = 'coordinator' AND ended_at IS NULL ORDER BY granted_at, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.account.into()).collect())
}

/// Those who coordinate the permitted participation's programme.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn coordinators_of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<PersonId>, Broken> {
    let rows: Vec<Holder> = unit
        .query(sql!(
            "SELECT staff_grant.account AS account FROM staff_grant
             JOIN cohort ON cohort.programme = staff_grant.programme
             JOIN participation ON participation.cohort = cohort.id
             WHERE participation.id = $1 AND staff_grant.role = 'coordinator' AND staff_grant.ended_at IS NULL
             ORDER BY staff_grant.granted_at, staff_grant.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.account.into()).collect())
}

/// Those who coordinate the programme of the permitted circle.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn coordinators_of_circle(
    unit: &mut Unit,
    permit: &Permit<kind::Circle>,
) -> Result<Vec<(PersonId, ProgrammeId)>, Broken> {
    let rows: Vec<HolderIn> = unit
        .query(sql!(
            "SELECT staff_grant.account AS account, cohort.programme AS programme FROM staff_grant
             JOIN cohort ON cohort.programme = staff_grant.programme JOIN circle ON circle.cohort = cohort.id
             WHERE circle.id = $1 AND staff_grant.role = 'coordinator' AND staff_grant.ended_at IS NULL
             ORDER BY staff_grant.granted_at, staff_grant.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.account.into(), row.programme.into())).collect())
}

/// Those who coordinate the programme of the permitted pair.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn coordinators_of_pair(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
) -> Result<Vec<(PersonId, ProgrammeId)>, Broken> {
    let rows: Vec<HolderIn> = unit
        .query(sql!(
            "SELECT staff_grant.account AS account, cohort.programme AS programme FROM staff_grant
             JOIN cohort ON cohort.programme = staff_grant.programme JOIN pair ON pair.cohort = cohort.id
             WHERE pair.id = $1 AND staff_grant.role = 'coordinator' AND staff_grant.ended_at IS NULL
             ORDER BY staff_grant.granted_at, staff_grant.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.account.into(), row.programme.into())).collect())
}

#[derive(FromRow)]
struct HolderIn {
    account: Uuid,
    programme: Uuid,
}
