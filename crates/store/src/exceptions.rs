//! Mentees who would like one person as mentor and sponsor: why, sealed, and what whoever guards sponsorship has said.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    exception::ExceptionState,
    id::{PairId, ParticipationId, kind},
    pair::{Kind, PairState},
    permission::Permit,
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

/// Holds the longest reason, so that none looks longer than another.
const BLOCK: usize = 4096;

/// What a mentee has asked for in one of her pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The pair that there is.
    pub pair: PairId,
    /// Where it stands.
    pub state: ExceptionState,
    /// Since when.
    pub asked_at: Timestamp,
    /// Why, in her words.
    pub reason: String,
}

/// What a guardian is told of one that waits: never who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wished {
    /// What was asked for.
    pub exception: Exception,
    /// The helper's name on the programme's lists.
    pub helper: String,
    /// What the helper is already.
    pub kind: Kind,
}

#[derive(FromRow)]
struct Row {
    pair: Uuid,
    state: String,
    asked_at: Stamp,
    sealed: Vec<u8>,
}

#[derive(FromRow)]
struct WishedRow {
    pair: Uuid,
    state: String,
    asked_at: Stamp,
    sealed: Vec<u8>,
    kind: String,
    first_name: String,
    last_name: String,
}

fn place(pair: PairId) -> String {
    format!("exception/{pair}")
}

impl Exception {
    fn read(keys: &Keys, row: Row) -> Result<Self, Broken> {
        let pair = row.pair.into();
        let state = ExceptionState::parse(&row.state).ok_or_else(|| Broken::unreadable("exception.state"))?;
        let reason = keys
            .open(Purpose::Choices, &place(pair), &row.sealed)
            .map_err(|_| Broken::unreadable("exception.sealed"))?;
        Ok(Self { pair, state, asked_at: row.asked_at.into(), reason })
    }
}

/// What was asked for in the permitted pair.
///
/// # Errors
/// [`Broken`] when the store fails or the column does not open.
pub async fn of(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Pair>,
) -> Result<Option<Exception>, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT pair, state, asked_at, sealed FROM exception WHERE pair = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    row.map(|row| Exception::read(keys, row)).transpose()
}

/// Asks for one in the permitted pair. False where something was asked there before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn ask(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Pair>,
    reason: &str,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<bool, Broken> {
    let sealed = keys.seal_in_blocks(Purpose::Choices, &place(permit.id()), &reason, BLOCK, dice);
    let new = unit.query(sql!(
        "INSERT INTO exception (pair, state, asked_at, sealed) VALUES ($1, 'asked', $2, $3) ON CONFLICT (pair) DO NOTHING"
    ));
    Ok(new.bind(permit.id().uuid()).bind(Stamp::from(now)).bind(sealed).run().await? == 1)
}

/// Answers what waits in the permitted pair. False where nothing does.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn answer(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    state: ExceptionState,
) -> Result<bool, Broken> {
    let told = unit.query(sql!("UPDATE exception SET state = $2 WHERE pair = $1 AND state = 'asked'"));
    Ok(told.bind(permit.id().uuid()).bind(state.code().to_owned()).run().await? == 1)
}

/// Nothing of it is left: it was taken back, or its pair has come to an end. False when there was none.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn end(unit: &mut Unit, pair: PairId) -> Result<bool, Broken> {
    let gone = unit.query(sql!("DELETE FROM exception WHERE pair = $1"));
    Ok(gone.bind(pair.uuid()).run().await? == 1)
}

#[derive(FromRow)]
struct PairRow {
    pair: Uuid,
}

/// The pairs of the permitted mentee in which one is accepted.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn accepted(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<BTreeSet<PairId>, Broken> {
    let rows: Vec<PairRow> = unit
        .query(sql!(
            "SELECT exception.pair AS pair FROM exception JOIN pair ON pair.id = exception.pair
             WHERE pair.mentee = $1 AND exception.state = 'accepted' ORDER BY exception.pair"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.pair.into()).collect())
}

/// Everything that the permitted person has asked for as a mentee, the first first.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn of_person(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Person>,
) -> Result<Vec<Exception>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT exception.pair AS pair, exception.state AS state, exception.asked_at AS asked_at, exception.sealed AS sealed
             FROM exception JOIN pair ON pair.id = exception.pair
             JOIN participation AS mentee ON mentee.id = pair.mentee
             WHERE mentee.person = $1 ORDER BY exception.asked_at, exception.pair"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(|row| Exception::read(keys, row)).collect()
}

/// What waits for an answer in the permitted programme, the first first.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn waiting(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Programme>,
) -> Result<Vec<Wished>, Broken> {
    let rows: Vec<WishedRow> = unit
        .query(sql!(
            "SELECT exception.pair AS pair, exception.state AS state, exception.asked_at AS asked_at,
                    exception.sealed AS sealed, pair.kind AS kind, person.first_name AS first_name, person.last_name AS last_name
             FROM exception JOIN pair ON pair.id = exception.pair
             JOIN cohort ON cohort.id = pair.cohort
             JOIN participation AS giver ON giver.id = pair.giver
             JOIN person ON person.id = giver.person
             WHERE cohort.programme = $1 AND exception.state = 'asked' ORDER BY exception.asked_at, exception.pair"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let wished = rows.into_iter().map(|row| {
        let helper = format!("{} {}", row.first_name, row.last_name).trim().to_owned();
        let kind = Kind::parse(&row.kind).ok_or_else(|| Broken::unreadable("pair.kind"))?;
        let row = Row { pair: row.pair, state: row.state, asked_at: row.asked_at, sealed: row.sealed };
        Ok(Wished { exception: Exception::read(keys, row)?, helper, kind })
    });
    wished.collect()
}

#[derive(FromRow)]
struct BesideRow {
    id: Uuid,
    state: String,
    giver: Uuid,
}

/// The open pair of that kind between the two of the permitted pair, where it stands, and the helper's part in it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn beside(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    kind: Kind,
) -> Result<Option<(PairId, PairState, ParticipationId)>, Broken> {
    let row: Option<BesideRow> = unit
        .query(sql!(
            "SELECT pair.id AS id, pair.state AS state, pair.giver AS giver FROM pair
             JOIN pair AS there ON there.id = $1 AND there.mentee = pair.mentee
             JOIN participation AS giver ON giver.id = pair.giver
             JOIN participation AS helper ON helper.id = there.giver AND helper.person = giver.person
             WHERE pair.kind = $2
               AND pair.state IN ('suggested', 'requested', 'chemistry', 'contracting', 'active', 'paused', 'closing')
             ORDER BY pair.id LIMIT 1"
        ))
        .bind(permit.id().uuid())
        .bind(kind.code().to_owned())
        .maybe()
        .await?;
    let read = |row: BesideRow| {
        let state = PairState::parse(&row.state).ok_or_else(|| Broken::unreadable("pair.state"))?;
        Ok((row.id.into(), state, row.giver.into()))
    };
    row.map(read).transpose()
}

#[derive(FromRow)]
struct HatRow {
    id: Uuid,
}

/// The helper of the permitted pair in the hat of that kind, where they wear it in the same cohort and have a place free.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn other_hat(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    kind: Kind,
    today: Date,
) -> Result<Option<ParticipationId>, Broken> {
    let row: Option<HatRow> = unit
        .query(sql!(
            "SELECT other.id AS id FROM pair
             JOIN participation AS giver ON giver.id = pair.giver
             JOIN participation AS other ON other.person = giver.person AND other.cohort = pair.cohort
             JOIN capacity ON capacity.participation = other.id
             WHERE pair.id = $1 AND other.hat = $2 AND other.state IN ('available', 'placed')
               AND capacity.taken < capacity.places
               AND (capacity.paused_until IS NULL OR capacity.paused_until <= $3)
             ORDER BY other.id LIMIT 1"
        ))
        .bind(permit.id().uuid())
        .bind(kind.hat().code().to_owned())
        .bind(today.to_string())
        .maybe()
        .await?;
    Ok(row.map(|row| row.id.into()))
}
