//! Staff roles: who coordinates which programme, who administers. Given and ended, never changed.

use jiff::Timestamp;
use rand::RngCore;
use sqlx::FromRow;
use trellis_database::{Broken, Stamp, Unit, sql};
use trellis_domain::{
    hat::Grant,
    id::{Id, PersonId, ProgrammeId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// Gives a role.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn give(
    unit: &mut Unit,
    to: PersonId,
    role: Grant,
    programme: Option<ProgrammeId>,
    by: Option<PersonId>,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO staff_grant (id, account, role, programme, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(Id::<()>::random(dice).uuid())
    .bind(to.uuid())
    .bind(role.code().to_owned())
    .bind(programme.map(|programme| programme.uuid()))
    .bind(by.map(|by| by.uuid()))
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct Holder {
    account: Uuid,
}

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
