//! What mentees ask of their allies: that there is an ask and where it stands; and, sealed, what it did.

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    ask::{AskState, FeltResponse},
    id::{AskId, PairId, PersonId, kind},
    pair::PairState,
    permission::Permit,
};
use uuid::Uuid;

use crate::{
    pairs::Pair,
    sealing::{Keys, Purpose},
};

/// An ask as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Its id.
    pub id: AskId,
    /// Its pair.
    pub pair: PairId,
    /// Where it stands.
    pub state: AskState,
    /// When it last went from hand to hand.
    pub moved_at: Timestamp,
    /// Counts every change.
    pub version: i64,
}

/// An ask in a list of one of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The ask.
    pub ask: Ask,
    /// Where its pair stands.
    pub pair_state: PairState,
    /// The other one's id and name.
    pub other: (PersonId, String),
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    pair: Uuid,
    state: String,
    moved_at: Stamp,
    version: i64,
}

impl TryFrom<Row> for Ask {
    type Error = Broken;
    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            pair: row.pair.into(),
            state: AskState::parse(&row.state).ok_or_else(|| Broken::unreadable("ask.state"))?,
            moved_at: row.moved_at.into(),
            version: row.version,
        })
    }
}

/// A new ask in the permitted pair.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, permit: &Permit<kind::Pair>, ask: &Ask) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO ask (id, pair, state, moved_at, version) VALUES ($1, $2, $3, $4, 1)"))
        .bind(ask.id.uuid())
        .bind(permit.id().uuid())
        .bind(ask.state.code().to_owned())
        .bind(Stamp::from(ask.moved_at))
        .run()
        .await
        .map(drop)
}

/// The permitted ask.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Ask>) -> Result<Ask, Broken> {
    unit.query(sql!("SELECT id, pair, state, moved_at, version FROM ask WHERE id = $1"))
        .bind(permit.id().uuid())
        .one::<Row>()
        .await?
        .try_into()
}

/// Whose the permitted ask is.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn mentee_of(unit: &mut Unit, permit: &Permit<kind::Ask>) -> Result<PersonId, Broken> {
    let row: One = unit
        .query(sql!(
            "SELECT participation.person AS id FROM ask JOIN pair ON pair.id = ask.pair
             JOIN participation ON participation.id = pair.mentee WHERE ask.id = $1"
        ))
        .bind(permit.id().uuid())
        .one()
        .await?;
    Ok(row.id.into())
}

/// Saves a changed ask. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, changed: &Ask) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE ask SET state = $2, moved_at = $3, version = version + 1 WHERE id = $1 AND version = $4"
        ))
        .bind(changed.id.uuid())
        .bind(changed.state.code().to_owned())
        .bind(Stamp::from(changed.moved_at))
        .bind(changed.version)
        .run()
        .await?;
    Ok(rows == 1)
}

/// Every ask of a pair, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_pair(unit: &mut Unit, pair: &Pair) -> Result<Vec<Ask>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, pair, state, moved_at, version FROM ask WHERE pair = $1 ORDER BY moved_at DESC, id"
        ))
        .bind(pair.id.uuid())
        .all()
        .await?;
    rows.into_iter().map(Ask::try_from).collect()
}

#[derive(FromRow)]
struct ListedRow {
    id: Uuid,
    pair: Uuid,
    state: String,
    moved_at: Stamp,
    version: i64,
    pair_state: String,
    other: Uuid,
    first_name: String,
    last_name: String,
}

/// Every ask by or to the permitted participation, the newest first. What was taken back is left out here; and for the
/// ally also what was not sent yet, and what is over without having been done.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<Listed>, Broken> {
    let rows: Vec<ListedRow> = unit
        .query(sql!(
            "SELECT ask.id AS id, ask.pair AS pair, ask.state AS state, ask.moved_at AS moved_at,
                    ask.version AS version, pair.state AS pair_state, other.person AS other,
                    person.first_name AS first_name, person.last_name AS last_name
             FROM ask
             JOIN pair ON pair.id = ask.pair
             JOIN participation AS other ON other.id = CASE WHEN pair.mentee = $1 THEN pair.giver ELSE pair.mentee END
             JOIN person ON person.id = other.person
             WHERE (pair.mentee = $1 AND ask.state <> 'withdrawn')
                OR (pair.giver = $1 AND ask.state IN ('sent', 'accepted', 'done', 'felt'))
             ORDER BY ask.moved_at DESC, ask.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(listed).collect()
}

fn listed(row: ListedRow) -> Result<Listed, Broken> {
    let ListedRow { id, pair, state, moved_at, version, .. } = row;
    Ok(Listed {
        ask: Row { id, pair, state, moved_at, version }.try_into()?,
        pair_state: PairState::parse(&row.pair_state).ok_or_else(|| Broken::unreadable("pair.state"))?,
        other: (row.other.into(), format!("{} {}", row.first_name, row.last_name).trim().to_owned()),
    })
}

/// Takes what was written about an ask away, wherever it lies. It is gone at once.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn remove_writing(unit: &mut Unit, ask: &Ask) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM item WHERE thread = $1")).bind(ask.id.uuid()).run().await.map(drop)
}

/// Drops what either of the two had begun to write about an ask.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn remove_drafts(unit: &mut Unit, ask: &Ask) -> Result<(), Broken> {
    let query = unit.query(sql!("DELETE FROM sealed_draft WHERE place LIKE $1"));
    query.bind(format!("ask/{}/%", ask.id)).run().await.map(drop)
}

/// Takes an ask that nobody was sent away, with its writing.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn remove(unit: &mut Unit, ask: &Ask) -> Result<(), Broken> {
    remove_writing(unit, ask).await?;
    unit.query(sql!("DELETE FROM ask WHERE id = $1")).bind(ask.id.uuid()).run().await.map(drop)
}

#[derive(FromRow)]
struct One {
    id: Uuid,
}

/// Asks that have waited since `before`, not sent or not answered.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn waiting_since(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<Vec<AskId>, Broken> {
    let rows: Vec<One> = unit
        .query(sql!("SELECT id FROM ask WHERE state IN ('drafted', 'sent') AND moved_at <= $1 ORDER BY id"))
        .bind(Stamp::from(before))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

fn place(ask: AskId) -> String {
    format!("felt_response/{ask}")
}

/// Keeps what the permitted ask did, sealed, over what was said before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn keep_felt(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Ask>,
    felt: FeltResponse,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let sealed = keys.seal(Purpose::Choices, &place(permit.id()), &felt, dice);
    unit.query(sql!(
        "INSERT INTO felt_response (ask, sealed) VALUES ($1, $2)
         ON CONFLICT (ask) DO UPDATE SET sealed = excluded.sealed"
    ))
    .bind(permit.id().uuid())
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct Sealed {
    sealed: Vec<u8>,
}

/// What the permitted ask did, as its mentee has said; none before that.
///
/// # Errors
/// [`Broken`] when the store fails, or the column does not open.
pub async fn felt(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Ask>,
) -> Result<Option<FeltResponse>, Broken> {
    let row: Option<Sealed> = unit
        .query(sql!("SELECT sealed FROM felt_response WHERE ask = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    let open = |row: Sealed| keys.open(Purpose::Choices, &place(permit.id()), &row.sealed);
    row.map(open).transpose().map_err(|_| Broken::unreadable("felt_response.sealed"))
}

#[derive(FromRow)]
struct Count {
    number: i64,
}

/// How many people the giver of the permitted pair has done something for that they asked for, in whatever pair: whoever
/// gets a guide looks for its occasion among them.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn mentees_done_for(unit: &mut Unit, _: &Permit<kind::Pair>, pair: &Pair) -> Result<i64, Broken> {
    let count: Count = unit
        .query(sql!(
            "SELECT COUNT(DISTINCT mentee.person) AS number FROM ask
             JOIN pair ON pair.id = ask.pair
             JOIN participation AS giver ON giver.id = pair.giver
             JOIN participation AS mentee ON mentee.id = pair.mentee
             WHERE giver.person = $1 AND ask.state IN ('done', 'felt')"
        ))
        .bind(pair.giver_person.uuid())
        .one()
        .await?;
    Ok(count.number)
}
