//! Staff roles: who coordinates which programme, who administers. Given and ended, never changed.

mod coordinators;

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    hat::Grant,
    id::{GrantId, Id, PersonId, ProgrammeId, kind},
    permission::Permit,
};
use uuid::Uuid;

pub use coordinators::{
    coordinators, coordinators_of_circle, coordinators_of_pair, coordinators_of_participation,
};

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
    .bind(programme.map(trellis_domain::id::Id::uuid))
    .bind(by.map(trellis_domain::id::Id::uuid))
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct Holder {
    account: Uuid,
}

/// A staff role that somebody holds, or that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: GrantId,
    /// Whose it is.
    pub account: PersonId,
    /// Their address.
    pub address: String,
    /// The role.
    pub role: Grant,
    /// The programme, where it is for one.
    pub programme: Option<ProgrammeId>,
    /// Who gave or proposed it; none at set-up.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct HeldRow {
    id: Uuid,
    account: Uuid,
    address: String,
    role: String,
    programme: Option<Uuid>,
    by: Option<Uuid>,
    at: Stamp,
}

impl TryFrom<HeldRow> for Held {
    type Error = Broken;

    fn try_from(row: HeldRow) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            account: row.account.into(),
            address: row.address,
            role: Grant::parse(&row.role).ok_or_else(|| Broken::unreadable("staff_grant.role"))?,
            programme: row.programme.map(Into::into),
            by: row.by.map(Into::into),
            at: row.at.into(),
        })
    }
}

/// The coordinators of the permitted programme with their addresses, first named first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_programme(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Vec<Held>, Broken> {
    let rows: Vec<HeldRow> = unit
        .query(sql!(
            "SELECT staff_grant.id AS id, account, address, role, programme, granted_by AS by, granted_at AS at
             FROM staff_grant JOIN account ON account.id = staff_grant.account
             WHERE programme = $1 AND role = 'coordinator' AND ended_at IS NULL ORDER BY granted_at, staff_grant.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Held::try_from).collect()
}

/// Those who guard sponsorship in the permitted programme with their addresses, first named first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn guardians_of_programme(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
) -> Result<Vec<Held>, Broken> {
    let rows: Vec<HeldRow> = unit
        .query(sql!(
            "SELECT staff_grant.id AS id, account, address, role, programme, granted_by AS by, granted_at AS at
             FROM staff_grant JOIN account ON account.id = staff_grant.account
             WHERE programme = $1 AND role = 'sponsorship_guardian' AND ended_at IS NULL ORDER BY granted_at, staff_grant.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Held::try_from).collect()
}

/// Every staff role that is held, for those who look after the installation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn every(unit: &mut Unit, _: &Permit<kind::Host>) -> Result<Vec<Held>, Broken> {
    let rows: Vec<HeldRow> = unit
        .query(sql!(
            "SELECT staff_grant.id AS id, account, address, role, programme, granted_by AS by, granted_at AS at
             FROM staff_grant JOIN account ON account.id = staff_grant.account
             WHERE ended_at IS NULL ORDER BY address, role, staff_grant.id"
        ))
        .all()
        .await?;
    rows.into_iter().map(Held::try_from).collect()
}

/// The grants that wait for a second administrator.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn proposed(unit: &mut Unit, _: &Permit<kind::Host>) -> Result<Vec<Held>, Broken> {
    let rows: Vec<HeldRow> = unit
        .query(sql!(
            "SELECT grant_proposal.id AS id, account, address, role, NULL AS programme, proposed_by AS by,
                    proposed_at AS at
             FROM grant_proposal JOIN account ON account.id = grant_proposal.account
             WHERE settled_at IS NULL ORDER BY proposed_at, grant_proposal.id"
        ))
        .all()
        .await?;
    rows.into_iter().map(Held::try_from).collect()
}

/// One role or proposal that a permit names.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Grant>) -> Result<Held, Broken> {
    unit.query(sql!(
        "SELECT staff_grant.id AS id, account, address, role, programme, granted_by AS by, granted_at AS at
         FROM staff_grant JOIN account ON account.id = staff_grant.account WHERE staff_grant.id = $1
         UNION ALL
         SELECT grant_proposal.id AS id, account, address, role, NULL AS programme, proposed_by AS by,
                proposed_at AS at
         FROM grant_proposal JOIN account ON account.id = grant_proposal.account WHERE grant_proposal.id = $1"
    ))
    .bind(permit.id().uuid())
    .one::<HeldRow>()
    .await?
    .try_into()
}

/// Proposes to make somebody an administrator.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn propose(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    id: GrantId,
    to: PersonId,
    by: PersonId,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO grant_proposal (id, account, role, proposed_by, proposed_at) VALUES ($1, $2, 'admin', $3, $4)"
    ))
    .bind(id.uuid())
    .bind(to.uuid())
    .bind(by.uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Settles the permitted proposal, whatever came of it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn settle(unit: &mut Unit, permit: &Permit<kind::Grant>, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("UPDATE grant_proposal SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// Ends the permitted role.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn end(unit: &mut Unit, permit: &Permit<kind::Grant>, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("UPDATE staff_grant SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many active accounts hold a role: of one programme, or of the installation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn count(unit: &mut Unit, role: Grant, programme: Option<ProgrammeId>) -> Result<i64, Broken> {
    let statement = match programme {
        Some(_) => sql!(
            "SELECT COUNT(DISTINCT account) AS count FROM staff_grant JOIN account ON account.id = staff_grant.account
             WHERE role = $1 AND programme = $2 AND ended_at IS NULL AND account.state = 'active'"
        ),
        None => sql!(
            "SELECT COUNT(DISTINCT account) AS count FROM staff_grant JOIN account ON account.id = staff_grant.account
             WHERE role = $1 AND ended_at IS NULL AND account.state = 'active'"
        ),
    };
    let query = unit.query(statement).bind(role.code().to_owned());
    let query = match programme {
        Some(programme) => query.bind(programme.uuid()),
        None => query,
    };
    Ok(query.one::<Count>().await?.count)
}

/// The active administrators, to be told of something that is wrong with the installation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn admins(unit: &mut Unit) -> Result<Vec<PersonId>, Broken> {
    let rows: Vec<Holder> = unit
        .query(sql!(
            "SELECT DISTINCT account FROM staff_grant JOIN account ON account.id = staff_grant.account
             WHERE role = 'admin' AND ended_at IS NULL AND account.state = 'active' ORDER BY account"
        ))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.account.into()).collect())
}

/// Whether a person coordinates the programme of a cohort, or guards sponsorship in it; then they cannot take part in it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn coordinates(
    unit: &mut Unit,
    person: PersonId,
    cohort: trellis_domain::id::CohortId,
) -> Result<bool, Broken> {
    let found: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM staff_grant JOIN cohort ON cohort.programme = staff_grant.programme
             WHERE staff_grant.account = $1 AND cohort.id = $2 AND role IN ('coordinator', 'sponsorship_guardian')
               AND ended_at IS NULL"
        ))
        .bind(person.uuid())
        .bind(cohort.uuid())
        .one()
        .await?;
    Ok(found.count > 0)
}

/// Whether a person wears a hat in a cohort of this programme that is not over; then they cannot coordinate it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn takes_part(unit: &mut Unit, person: PersonId, programme: ProgrammeId) -> Result<bool, Broken> {
    let found: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM participation JOIN cohort ON cohort.id = participation.cohort
             WHERE participation.person = $1 AND cohort.programme = $2 AND cohort.state <> 'closed'
               AND participation.state NOT IN ('completed', 'declined', 'withdrawn', 'expired')"
        ))
        .bind(person.uuid())
        .bind(programme.uuid())
        .one()
        .await?;
    Ok(found.count > 0)
}
