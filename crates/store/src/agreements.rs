//! The versions of what a pair adds to its standard agreement: where each stands, and in which item its words lie sealed.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    agreement::AgreementState,
    id::{ItemId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// One version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: i64,
    /// Where its words lie; none when it is the standard text alone.
    pub item: Option<ItemId>,
    /// Where it stands.
    pub state: AgreementState,
    /// The day it was written.
    pub written_on: Date,
}

#[derive(FromRow)]
struct Row {
    number: i64,
    item: Option<Uuid>,
    state: String,
    written_on: String,
}

impl TryFrom<Row> for Version {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            number: row.number,
            item: row.item.map(Into::into),
            state: AgreementState::parse(&row.state).ok_or_else(|| Broken::unreadable("agreement.state"))?,
            written_on: row.written_on.parse().map_err(|_| Broken::unreadable("agreement.written_on"))?,
        })
    }
}

/// The versions of the permitted pair, the newest first; none where nothing was ever added.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Vec<Version>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT number, item, state, written_on FROM agreement WHERE pair = $1 ORDER BY number DESC"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Version::try_from).collect()
}

/// Adds a version.
///
/// # Errors
/// [`Broken`] when the store fails; `is_unique_violation` when the number is taken.
pub async fn add(unit: &mut Unit, permit: &Permit<kind::Pair>, new: &Version) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO agreement (pair, number, item, state, written_on) VALUES ($1, $2, $3, $4, $5)"
    ))
    .bind(permit.id().uuid())
    .bind(new.number)
    .bind(new.item.map(trellis_domain::id::Id::uuid))
    .bind(new.state.code().to_owned())
    .bind(new.written_on.to_string())
    .run()
    .await
    .map(drop)
}

/// Saves where a version stands.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, permit: &Permit<kind::Pair>, moved: &Version) -> Result<(), Broken> {
    unit.query(sql!("UPDATE agreement SET state = $3 WHERE pair = $1 AND number = $2"))
        .bind(permit.id().uuid())
        .bind(moved.number)
        .bind(moved.state.code().to_owned())
        .run()
        .await
        .map(drop)
}
