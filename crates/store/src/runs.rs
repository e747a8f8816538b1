//! Runs of the matching engine and the coordinator's pins. What a run was made from and what came out is sealed:
//! it was made with people's choices.

use jiff::Timestamp;
use rand::RngCore;
use serde::{Serialize, de::DeserializeOwned};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{CohortId, Id, ParticipationId, PersonId, RunId, kind},
    pair::Kind,
    permission::Permit,
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

/// A run without its result.
#[derive(Debug, Clone)]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// Its cohort.
    pub cohort: CohortId,
    /// Its number in the cohort, from 1.
    pub number: i64,
    /// Lists to choose from, or final pairs.
    pub shortlist: bool,
    /// `draft`, `published` or `discarded`.
    pub state: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was published.
    pub published_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    cohort: Uuid,
    number: i64,
    purpose: String,
    state: String,
    made_at: Stamp,
    published_at: Option<Stamp>,
}

impl From<Row> for Run {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            cohort: row.cohort.into(),
            number: row.number,
            shortlist: row.purpose == "shortlist",
            state: row.state,
            made_at: row.made_at.into(),
            published_at: row.published_at.map(Timestamp::from),
        }
    }
}

#[derive(FromRow)]
struct Sealed {
    result: Vec<u8>,
}

fn place(id: Uuid) -> String {
    format!("run/{}", id.simple())
}

/// A new draft run with its number. `proof` is the certificate, which names nobody.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add<T: Serialize>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Cohort>,
    new: (bool, &T, &str),
    by: PersonId,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<RunId, Broken> {
    let id: RunId = Id::random(dice);
    let (shortlist, result, proof) = new;
    unit.query(sql!(
        "INSERT INTO matching_run (id, cohort, number, purpose, settings, result, certificate, instance, state, made_by, made_at)
         SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, '', $4, $5, $6, 'draft', $7, $8 FROM matching_run WHERE cohort = $2"
    ))
    .bind(id.uuid())
    .bind(permit.id().uuid())
    .bind(if shortlist { "shortlist" } else { "final" }.to_owned())
    .bind(keys.seal(Purpose::Runs, &place(id.uuid()), result, dice))
    .bind(proof.to_owned())
    .bind(Vec::<u8>::new())
    .bind(by.uuid())
    .bind(Stamp::from(now))
    .run()
    .await?;
    Ok(id)
}

/// The permitted run.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Run>) -> Result<Run, Broken> {
    let row: Row = unit
        .query(sql!(
            "SELECT id, cohort, number, purpose, state, made_at, published_at FROM matching_run WHERE id = $1"
        ))
        .bind(permit.id().uuid())
        .one()
        .await?;
    Ok(row.into())
}

/// What came out of the permitted run.
///
/// # Errors
/// [`Broken`] when the store fails or the result does not open.
pub async fn result<T: DeserializeOwned>(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Run>,
) -> Result<T, Broken> {
    let row: Sealed = unit
        .query(sql!("SELECT result FROM matching_run WHERE id = $1"))
        .bind(permit.id().uuid())
        .one()
        .await?;
    keys.open(Purpose::Runs, &place(permit.id().uuid()), &row.result)
        .map_err(|_| Broken::unreadable("matching_run.result"))
}

/// The runs of the permitted cohort, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Run>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, cohort, number, purpose, state, made_at, published_at FROM matching_run
             WHERE cohort = $1 AND state <> 'discarded' ORDER BY number DESC"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(Run::from).collect())
}

/// Moves the permitted draft on. False when it is no draft any more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn settle(
    unit: &mut Unit,
    permit: &Permit<kind::Run>,
    published: bool,
    now: Timestamp,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE matching_run SET state = $2, published_at = $3 WHERE id = $1 AND state = 'draft'"
        ))
        .bind(permit.id().uuid())
        .bind(if published { "published" } else { "discarded" }.to_owned())
        .bind(published.then(|| Stamp::from(now)))
        .run()
        .await?;
    Ok(rows == 1)
}

/// A pair that the coordinator has set, or ruled out.
#[derive(Debug, Clone)]
pub struct Pin {
    /// Its id.
    pub id: Uuid,
    /// Set; else ruled out.
    pub pinned: bool,
    /// As what.
    pub kind: Kind,
    /// The mentee's participation.
    pub mentee: ParticipationId,
    /// The giver's participation.
    pub giver: ParticipationId,
    /// Why; for whoever coordinates next.
    pub reason: String,
}

#[derive(FromRow)]
struct PinRow {
    id: Uuid,
    kind: String,
    hat: String,
    mentee: Uuid,
    giver: Uuid,
    reason: String,
}

/// The pins of the permitted cohort that stand.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn pins(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Pin>, Broken> {
    let rows: Vec<PinRow> = unit
        .query(sql!(
            "SELECT id, kind, hat, mentee, giver, reason FROM pin WHERE cohort = $1 AND lifted_at IS NULL ORDER BY made_at, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Pin {
                id: row.id,
                pinned: row.kind == "pinned",
                kind: Kind::parse(&row.hat).ok_or_else(|| Broken::unreadable("pin.hat"))?,
                mentee: row.mentee.into(),
                giver: row.giver.into(),
                reason: row.reason,
            })
        })
        .collect()
}

/// A new pin in the permitted cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn pin(
    unit: &mut Unit,
    permit: &Permit<kind::Cohort>,
    new: &Pin,
    by: PersonId,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO pin (id, cohort, kind, hat, mentee, giver, reason, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ))
    .bind(new.id)
    .bind(permit.id().uuid())
    .bind(if new.pinned { "pinned" } else { "forbidden" }.to_owned())
    .bind(new.kind.code().to_owned())
    .bind(new.mentee.uuid())
    .bind(new.giver.uuid())
    .bind(new.reason.clone())
    .bind(by.uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Lifts a pin of the permitted cohort. False when it is none of theirs.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn lift(
    unit: &mut Unit,
    permit: &Permit<kind::Cohort>,
    pin: Uuid,
    now: Timestamp,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!("UPDATE pin SET lifted_at = $3 WHERE id = $2 AND cohort = $1 AND lifted_at IS NULL"))
        .bind(permit.id().uuid())
        .bind(pin)
        .bind(Stamp::from(now))
        .run()
        .await?;
    Ok(rows == 1)
}
