//! Circles: the circle itself, and what a coordinator sees of it in numbers.

use std::collections::BTreeSet;

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    circle::CircleState,
    id::{CircleId, CohortId, ParticipationId, kind},
    meeting::Mode,
    permission::Permit,
};
use uuid::Uuid;

pub mod mergers;
pub mod names;
pub mod seats;
pub mod sessions;
mod standing;

/// A circle as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Its id.
    pub id: CircleId,
    /// Its cohort.
    pub cohort: CohortId,
    /// Its neutral name, for signed-in pages.
    pub name: String,
    /// When it usually meets, as a slot of the week; empty where that is open.
    pub slot: String,
    /// In one place, or remote.
    pub mode: Mode,
    /// How many sessions are planned in all.
    pub sessions: i64,
    /// The newest version of its rules; 0 before the first.
    pub rules: i64,
    /// Where it stands.
    pub state: CircleState,
    /// When the state last changed, or places were last offered while too few have said yes.
    pub moved_at: Timestamp,
    /// Counts every change.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    cohort: Uuid,
    name: String,
    slot: String,
    mode: String,
    sessions: i64,
    rules: i64,
    state: String,
    moved_at: Stamp,
    version: i64,
}

impl TryFrom<Row> for Circle {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            cohort: row.cohort.into(),
            name: row.name,
            slot: row.slot,
            mode: Mode::parse(&row.mode).ok_or_else(|| Broken::unreadable("circle.mode"))?,
            sessions: row.sessions,
            rules: row.rules,
            state: CircleState::parse(&row.state).ok_or_else(|| Broken::unreadable("circle.state"))?,
            moved_at: row.moved_at.into(),
            version: row.version,
        })
    }
}

/// The permitted circle.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Circle>) -> Result<Circle, Broken> {
    unit.query(sql!(
        "SELECT id, cohort, name, slot, mode, sessions, rules, state, moved_at, version FROM circle WHERE id = $1"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

/// Every circle of the permitted cohort, by name.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Circle>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, cohort, name, slot, mode, sessions, rules, state, moved_at, version FROM circle
             WHERE cohort = $1 ORDER BY name, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Circle::try_from).collect()
}

/// The circles in which the permitted participation was offered a place, or has one, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<Circle>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, cohort, name, slot, mode, sessions, rules, state, moved_at, version FROM circle
             WHERE id IN (SELECT circle FROM circle_seat WHERE participation = $1 AND state IN ('offered', 'accepted'))
             ORDER BY moved_at DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Circle::try_from).collect()
}

/// A new circle.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, new: &Circle) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO circle (id, cohort, name, slot, mode, sessions, rules, state, moved_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)"
    ))
    .bind(new.id.uuid())
    .bind(new.cohort.uuid())
    .bind(new.name.clone())
    .bind(new.slot.clone())
    .bind(new.mode.code().to_owned())
    .bind(new.sessions)
    .bind(new.rules)
    .bind(new.state.code().to_owned())
    .bind(Stamp::from(new.moved_at))
    .run()
    .await
    .map(drop)
}

/// Saves a changed circle. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, changed: &Circle) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE circle SET name = $2, slot = $3, mode = $4, sessions = $5, rules = $6, state = $7, moved_at = $8,
                    version = version + 1
             WHERE id = $1 AND version = $9"
        ))
        .bind(changed.id.uuid())
        .bind(changed.name.clone())
        .bind(changed.slot.clone())
        .bind(changed.mode.code().to_owned())
        .bind(changed.sessions)
        .bind(changed.rules)
        .bind(changed.state.code().to_owned())
        .bind(Stamp::from(changed.moved_at))
        .bind(changed.version)
        .run()
        .await?;
    Ok(rows == 1)
}

/// Takes the permitted draft away, with the places in it and whatever an earlier round has left.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn remove(unit: &mut Unit, permit: &Permit<kind::Circle>) -> Result<(), Broken> {
    let steps = [
        sql!("DELETE FROM rules_agreement WHERE circle = $1"),
        sql!("DELETE FROM circle_session WHERE circle = $1"),
        sql!("DELETE FROM circle_seat WHERE circle = $1"),
        sql!("DELETE FROM circle WHERE id = $1"),
    ];
    for step in steps {
        unit.query(step).bind(permit.id().uuid()).run().await?;
    }
    Ok(())
}

#[derive(FromRow)]
struct Lapsed {
    id: Uuid,
}

/// The circles whose places were offered before a moment and that have not enough members.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn lapsed(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<Vec<CircleId>, Broken> {
    let rows: Vec<Lapsed> = unit
        .query(sql!("SELECT id FROM circle WHERE state = 'offered' AND moved_at <= $1 ORDER BY id"))
        .bind(Stamp::from(before))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

#[derive(FromRow)]
struct Counted {
    many: i64,
}

/// How many mentees of the permitted cohort have a place in a circle that meets.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn in_running(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<usize, Broken> {
    let row: Counted = unit
        .query(sql!(
            "SELECT COUNT(DISTINCT circle_seat.participation) AS many FROM circle_seat
             JOIN circle ON circle.id = circle_seat.circle
             WHERE circle.cohort = $1 AND circle.state IN ('running', 'deciding')
               AND circle_seat.part = 'member' AND circle_seat.state = 'accepted'"
        ))
        .bind(permit.id().uuid())
        .one()
        .await?;
    usize::try_from(row.many).map_err(|_| Broken::unreadable("circle_seat"))
}

#[derive(FromRow)]
struct Asked {
    participation: Uuid,
}

/// Those of the permitted cohort to whom a place in any circle was ever offered. What they answered does not leave here.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn offered_before(
    unit: &mut Unit,
    permit: &Permit<kind::Cohort>,
) -> Result<BTreeSet<ParticipationId>, Broken> {
    let rows: Vec<Asked> = unit
        .query(sql!(
            "SELECT DISTINCT circle_seat.participation AS participation FROM circle_seat
             JOIN circle ON circle.id = circle_seat.circle
             WHERE circle.cohort = $1 AND circle_seat.part = 'member' AND circle_seat.state <> 'drafted'"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.participation.into()).collect())
}
