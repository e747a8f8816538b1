//! Summaries of a pair for its coordinators: where each stands; and, while one is released, a copy of its words that they can
//! read. The words themselves lie sealed in the item of the same id.

use jiff::civil::Date;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{PairId, SummaryId, kind},
    pair::Side,
    permission::Permit,
    summary::SummaryState,
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

/// A summary as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Its id.
    pub id: SummaryId,
    /// Its pair.
    pub pair: PairId,
    /// Who wrote it.
    pub side: Side,
    /// Where it stands.
    pub state: SummaryState,
    /// Since which day.
    pub moved_on: Date,
    /// Counts every move.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    pair: Uuid,
    side: String,
    state: String,
    moved_on: String,
    version: i64,
}

impl TryFrom<Row> for Summary {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            pair: row.pair.into(),
            side: Side::parse(&row.side).ok_or_else(|| Broken::unreadable("summary.side"))?,
            state: SummaryState::parse(&row.state).ok_or_else(|| Broken::unreadable("summary.state"))?,
            moved_on: row.moved_on.parse().map_err(|_| Broken::unreadable("summary.moved_on"))?,
            version: row.version,
        })
    }
}

fn place(id: SummaryId) -> String {
    format!("summary/{id}")
}

fn sealed(keys: &Keys, summary: &Summary, words: &str, dice: &mut impl RngCore) -> Option<Vec<u8>> {
    let released = summary.state == SummaryState::Released;
    released.then(|| keys.seal(Purpose::Choices, &place(summary.id), &words, dice))
}

/// A new summary. Its words are copied for the coordinators where it is released at once.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(
    unit: &mut Unit,
    keys: &Keys,
    new: &Summary,
    words: &str,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO summary (id, pair, side, state, moved_on, sealed, version) VALUES ($1, $2, $3, $4, $5, $6, 1)"
    ))
    .bind(new.id.uuid())
    .bind(new.pair.uuid())
    .bind(new.side.code().to_owned())
    .bind(new.state.code().to_owned())
    .bind(new.moved_on.to_string())
    .bind(sealed(keys, new, words, dice))
    .run()
    .await
    .map(drop)
}

/// Saves a summary that has moved, with the copy of its words while it is released and without any else. False when it was
/// moved meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(
    unit: &mut Unit,
    keys: &Keys,
    moved: &Summary,
    words: &str,
    dice: &mut impl RngCore,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE summary SET state = $2, moved_on = $3, sealed = $4, version = version + 1
             WHERE id = $1 AND version = $5"
        ))
        .bind(moved.id.uuid())
        .bind(moved.state.code().to_owned())
        .bind(moved.moved_on.to_string())
        .bind(sealed(keys, moved, words, dice))
        .bind(moved.version)
        .run()
        .await?;
    Ok(rows == 1)
}

/// The permitted summary.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Summary>) -> Result<Summary, Broken> {
    let row: Row = unit
        .query(sql!("SELECT id, pair, side, state, moved_on, version FROM summary WHERE id = $1"))
        .bind(permit.id().uuid())
        .one()
        .await?;
    row.try_into()
}

/// The summaries of the permitted pair, the one that moved last first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_pair(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Vec<Summary>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, pair, side, state, moved_on, version FROM summary WHERE pair = $1 ORDER BY moved_on DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Summary::try_from).collect()
}

#[derive(FromRow)]
struct Copy {
    sealed: Option<Vec<u8>>,
}

/// The words of one that is released, as they were when it was; none of any other, nor of another pair.
///
/// # Errors
/// [`Broken`] when the store fails, or the copy does not open.
pub async fn words(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Pair>,
    id: SummaryId,
) -> Result<Option<String>, Broken> {
    let row: Option<Copy> = unit
        .query(sql!("SELECT sealed FROM summary WHERE id = $1 AND pair = $2"))
        .bind(id.uuid())
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    let open = |sealed: Vec<u8>| keys.open(Purpose::Choices, &place(id), &sealed);
    let words = row.and_then(|row| row.sealed).map(open).transpose();
    words.map_err(|_| Broken::unreadable("summary.sealed"))
}

#[derive(FromRow)]
struct Count {
    pair: Uuid,
    number: i64,
}

/// How many are released in each pair of the permitted cohort; pairs without any are left out.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(
    unit: &mut Unit,
    permit: &Permit<kind::Cohort>,
) -> Result<Vec<(PairId, usize)>, Broken> {
    let rows: Vec<Count> = unit
        .query(sql!(
            "SELECT summary.pair AS pair, COUNT(*) AS number FROM summary JOIN pair ON pair.id = summary.pair
             WHERE pair.cohort = $1 AND summary.state = 'released' GROUP BY summary.pair ORDER BY summary.pair"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.pair.into(), usize::try_from(row.number).unwrap_or_default()))
        .collect())
}
