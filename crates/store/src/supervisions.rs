//! Groups of mentors who supervise each other: who is in them, when they sit, and who was there.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{CohortId, ParticipationId, PersonId, SittingId, SupervisionId, kind},
    permission::Permit,
    supervision::SupervisionState,
};
use uuid::Uuid;

use crate::deletions::each;

mod standing;

/// A group as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervision {
    /// Its id.
    pub id: SupervisionId,
    /// Its cohort.
    pub cohort: CohortId,
    /// What it is called, for signed-in pages.
    pub name: String,
    /// Where it stands.
    pub state: SupervisionState,
    /// Counts every change.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    cohort: Uuid,
    name: String,
    state: String,
    version: i64,
}

impl TryFrom<Row> for Supervision {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        let state = SupervisionState::parse(&row.state);
        Ok(Self {
            id: row.id.into(),
            cohort: row.cohort.into(),
            name: row.name,
            state: state.ok_or_else(|| Broken::unreadable("supervision.state"))?,
            version: row.version,
        })
    }
}

/// The permitted group.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Supervision>) -> Result<Supervision, Broken> {
    unit.query(sql!("SELECT id, cohort, name, state, version FROM supervision WHERE id = $1"))
        .bind(permit.id().uuid())
        .one::<Row>()
        .await?
        .try_into()
}

/// Every group of the permitted cohort, by name.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Supervision>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, cohort, name, state, version FROM supervision WHERE cohort = $1 ORDER BY state, name, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Supervision::try_from).collect()
}

/// The groups that the permitted mentor is in, by name.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<Supervision>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, cohort, name, state, version FROM supervision
             WHERE id IN (SELECT supervision FROM supervision_seat WHERE participation = $1) ORDER BY state, name, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Supervision::try_from).collect()
}

/// A new group.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, new: &Supervision) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO supervision (id, cohort, name, state, version) VALUES ($1, $2, $3, $4, 1)"))
        .bind(new.id.uuid())
        .bind(new.cohort.uuid())
        .bind(new.name.clone())
        .bind(new.state.code().to_owned())
        .run()
        .await
        .map(drop)
}

/// Saves a changed group. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, changed: &Supervision) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE supervision SET name = $2, state = $3, version = version + 1 WHERE id = $1 AND version = $4"
        ))
        .bind(changed.id.uuid())
        .bind(changed.name.clone())
        .bind(changed.state.code().to_owned())
        .bind(changed.version)
        .run()
        .await?;
    Ok(rows == 1)
}

/// Somebody in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The participation.
    pub participation: ParticipationId,
    /// Who.
    pub person: PersonId,
    /// Their name on the programme's lists.
    pub name: String,
}

#[derive(FromRow)]
struct MemberRow {
    participation: Uuid,
    person: Uuid,
    first_name: String,
    last_name: String,
}

/// Who is in the permitted group, by name.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn members(unit: &mut Unit, permit: &Permit<kind::Supervision>) -> Result<Vec<Member>, Broken> {
    let rows: Vec<MemberRow> = unit
        .query(sql!(
            "SELECT participation.id AS participation, participation.person AS person,
                    person.first_name AS first_name, person.last_name AS last_name
             FROM supervision_seat
             JOIN participation ON participation.id = supervision_seat.participation
             JOIN person ON person.id = participation.person
             WHERE supervision_seat.supervision = $1
               AND participation.state NOT IN ('completed', 'declined', 'withdrawn', 'expired')
             ORDER BY person.first_name, person.last_name, participation.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let named = rows.into_iter().map(|row| Member {
        participation: row.participation.into(),
        person: row.person.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
    });
    Ok(named.collect())
}

/// Puts these into the permitted group, and nobody else. Whoever is out does not come to what is still to come.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn seat(
    unit: &mut Unit,
    permit: &Permit<kind::Supervision>,
    members: &[ParticipationId],
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM supervision_seat WHERE supervision = $1"))
        .bind(permit.id().uuid())
        .run()
        .await?;
    for one in members {
        unit.query(sql!("INSERT INTO supervision_seat (supervision, participation) VALUES ($1, $2)"))
            .bind(permit.id().uuid())
            .bind(one.uuid())
            .run()
            .await?;
    }
    unit.query(sql!(
        "DELETE FROM attendance WHERE sitting IN (SELECT id FROM sitting WHERE supervision = $1 AND starts_at > $2)
           AND participation NOT IN (SELECT participation FROM supervision_seat WHERE supervision = $1)"
    ))
    .bind(permit.id().uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// A date on which a group sits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Its id.
    pub id: SittingId,
    /// Its group.
    pub supervision: SupervisionId,
    /// When.
    pub starts_at: Timestamp,
}

#[derive(FromRow)]
struct SittingRow {
    id: Uuid,
    supervision: Uuid,
    starts_at: Stamp,
}

impl From<SittingRow> for Sitting {
    fn from(row: SittingRow) -> Self {
        Self { id: row.id.into(), supervision: row.supervision.into(), starts_at: row.starts_at.into() }
    }
}

/// The dates of the permitted group, the first first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sittings(unit: &mut Unit, permit: &Permit<kind::Supervision>) -> Result<Vec<Sitting>, Broken> {
    let rows: Vec<SittingRow> = unit
        .query(sql!(
            "SELECT id, supervision, starts_at FROM sitting WHERE supervision = $1 ORDER BY starts_at, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(Sitting::from).collect())
}

/// The permitted date.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sitting(unit: &mut Unit, permit: &Permit<kind::Sitting>) -> Result<Sitting, Broken> {
    let row: SittingRow = unit
        .query(sql!("SELECT id, supervision, starts_at FROM sitting WHERE id = $1"))
        .bind(permit.id().uuid())
        .one()
        .await?;
    Ok(row.into())
}

/// Sets a date.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn set(unit: &mut Unit, _: &Permit<kind::Supervision>, new: &Sitting) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO sitting (id, supervision, starts_at) VALUES ($1, $2, $3)"))
        .bind(new.id.uuid())
        .bind(new.supervision.uuid())
        .bind(Stamp::from(new.starts_at))
        .run()
        .await
        .map(drop)
}

/// Takes the permitted date back, with who would have come.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_back(unit: &mut Unit, permit: &Permit<kind::Sitting>) -> Result<(), Broken> {
    for statement in each!["DELETE FROM attendance WHERE sitting = $1", "DELETE FROM sitting WHERE id = $1"] {
        unit.query(statement).bind(permit.id().uuid()).run().await?;
    }
    Ok(())
}

/// Takes every date back that is still to come: the permitted group is over.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn call_off(
    unit: &mut Unit,
    permit: &Permit<kind::Supervision>,
    now: Timestamp,
) -> Result<(), Broken> {
    for statement in each![
        "DELETE FROM attendance WHERE sitting IN
           (SELECT id FROM sitting WHERE supervision = $1 AND starts_at > $2)",
        "DELETE FROM sitting WHERE supervision = $1 AND starts_at > $2",
    ] {
        unit.query(statement).bind(permit.id().uuid()).bind(Stamp::from(now)).run().await?;
    }
    Ok(())
}

/// Says that the permitted date's mentor comes or was there, or not.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn attend(
    unit: &mut Unit,
    permit: &Permit<kind::Sitting>,
    whose: ParticipationId,
    comes: bool,
) -> Result<(), Broken> {
    let statement = if comes {
        sql!(
            "INSERT INTO attendance (sitting, participation) VALUES ($1, $2)
              ON CONFLICT (sitting, participation) DO NOTHING"
        )
    } else {
        sql!("DELETE FROM attendance WHERE sitting = $1 AND participation = $2")
    };
    unit.query(statement).bind(permit.id().uuid()).bind(whose.uuid()).run().await.map(drop)
}

#[derive(FromRow)]
struct Coming {
    sitting: Uuid,
    count: i64,
}

/// How many come to each date of the permitted group, or were there.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn coming(
    unit: &mut Unit,
    permit: &Permit<kind::Supervision>,
) -> Result<BTreeMap<SittingId, i64>, Broken> {
    let rows: Vec<Coming> = unit
        .query(sql!(
            "SELECT sitting, COUNT(*) AS count FROM attendance
             WHERE sitting IN (SELECT id FROM sitting WHERE supervision = $1) GROUP BY sitting ORDER BY sitting"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.sitting.into(), row.count)).collect())
}

#[derive(FromRow)]
struct Mine {
    sitting: Uuid,
}

/// The dates to which the permitted mentor comes, or came.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn mine(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<BTreeSet<SittingId>, Broken> {
    let rows: Vec<Mine> = unit
        .query(sql!("SELECT sitting FROM attendance WHERE participation = $1 ORDER BY sitting"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.sitting.into()).collect())
}
