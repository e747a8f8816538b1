//! Goals of a pair: where each stands, and since which day. What a goal says lies sealed in the item of the same id.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    goal::GoalState,
    id::{GoalId, PairId, kind},
    pair::Side,
    permission::Permit,
};
use uuid::Uuid;

/// A goal as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// Its pair.
    pub pair: PairId,
    /// Who wrote it down first.
    pub proposed_by: Side,
    /// Where it stands.
    pub state: GoalState,
    /// Since which day.
    pub moved_on: Date,
    /// Counts every move.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    pair: Uuid,
    proposed_by: String,
    state: String,
    moved_on: String,
    version: i64,
}

impl TryFrom<Row> for Goal {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            pair: row.pair.into(),
            proposed_by: Side::parse(&row.proposed_by)
                .ok_or_else(|| Broken::unreadable("goal.proposed_by"))?,
            state: GoalState::parse(&row.state).ok_or_else(|| Broken::unreadable("goal.state"))?,
            moved_on: row.moved_on.parse().map_err(|_| Broken::unreadable("goal.moved_on"))?,
            version: row.version,
        })
    }
}

/// The goals of the permitted pair, the one that moved last first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_pair(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Vec<Goal>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, pair, proposed_by, state, moved_on, version FROM goal WHERE pair = $1
             ORDER BY moved_on DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Goal::try_from).collect()
}

/// The permitted goal.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Goal>) -> Result<Goal, Broken> {
    let row: Row = unit
        .query(sql!("SELECT id, pair, proposed_by, state, moved_on, version FROM goal WHERE id = $1"))
        .bind(permit.id().uuid())
        .one()
        .await?;
    row.try_into()
}

/// A new goal.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, new: &Goal) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO goal (id, pair, proposed_by, state, moved_on, version) VALUES ($1, $2, $3, $4, $5, 1)"
    ))
    .bind(new.id.uuid())
    .bind(new.pair.uuid())
    .bind(new.proposed_by.code().to_owned())
    .bind(new.state.code().to_owned())
    .bind(new.moved_on.to_string())
    .run()
    .await
    .map(drop)
}

/// Saves a goal that has moved. False when it was moved meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, moved: &Goal) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE goal SET state = $2, moved_on = $3, version = version + 1 WHERE id = $1 AND version = $4"
        ))
        .bind(moved.id.uuid())
        .bind(moved.state.code().to_owned())
        .bind(moved.moved_on.to_string())
        .bind(moved.version)
        .run()
        .await?;
    Ok(rows == 1)
}
