//! Sessions of a circle: the date, whether it was held, and how many were in the room.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{CircleId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// What became of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Still to come, or nothing was told of it yet.
    Planned,
    /// It took place, with so many in the room.
    Held(i64),
    /// It did not take place.
    NotHeld,
}

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Which one, from 1.
    pub number: i64,
    /// When.
    pub starts_at: Timestamp,
    /// What became of it.
    pub outcome: Outcome,
}

impl Session {
    /// Whether it took place.
    pub fn held(&self) -> bool {
        matches!(self.outcome, Outcome::Held(_))
    }
}

#[derive(FromRow)]
struct Row {
    circle: Uuid,
    number: i64,
    starts_at: Stamp,
    state: String,
    heads: i64,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        let outcome = match row.state.as_str() {
            "held" => Outcome::Held(row.heads),
            "not_held" => Outcome::NotHeld,
            _ => Outcome::Planned,
        };
        Self { number: row.number, starts_at: row.starts_at.into(), outcome }
    }
}

/// The sessions of the permitted circle, the first first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Circle>) -> Result<Vec<Session>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT circle, number, starts_at, state, heads FROM circle_session WHERE circle = $1 ORDER BY number"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// The sessions of every circle in which the permitted participation has a place.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<(CircleId, Session)>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT circle, number, starts_at, state, heads FROM circle_session
             WHERE circle IN (SELECT circle FROM circle_seat WHERE participation = $1 AND state = 'accepted')
             ORDER BY circle, number"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.circle.into(), row.into())).collect())
}

/// Forgets the date that was set for a session which does not take place any more: the permitted circle is over.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn call_off(unit: &mut Unit, permit: &Permit<kind::Circle>) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM circle_session WHERE circle = $1 AND state = 'planned'"))
        .bind(permit.id().uuid())
        .run()
        .await
        .map(drop)
}

/// Keeps a session, over what was kept of the same number.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep(unit: &mut Unit, permit: &Permit<kind::Circle>, session: &Session) -> Result<(), Broken> {
    let (state, heads) = match session.outcome {
        Outcome::Planned => ("planned", 0),
        Outcome::Held(heads) => ("held", heads),
        Outcome::NotHeld => ("not_held", 0),
    };
    unit.query(sql!(
        "INSERT INTO circle_session (circle, number, starts_at, state, heads) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (circle, number) DO UPDATE
         SET starts_at = excluded.starts_at, state = excluded.state, heads = excluded.heads"
    ))
    .bind(permit.id().uuid())
    .bind(session.number)
    .bind(Stamp::from(session.starts_at))
    .bind(state.to_owned())
    .bind(heads)
    .run()
    .await
    .map(drop)
}
