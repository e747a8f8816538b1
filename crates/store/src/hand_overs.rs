//! Pairs whose helper goes: each rests until its mentee has chosen how to go on.

use std::collections::BTreeSet;

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    departure::Onward,
    id::{PairId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::pairs::Pair;

/// A hand-over as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandOver {
    /// Since when.
    pub began_at: Timestamp,
    /// What the mentee has chosen.
    pub chosen: Option<Onward>,
}

#[derive(FromRow)]
struct Row {
    began_at: Stamp,
    chosen: Option<String>,
}

/// Begins to hand a pair over.
///
/// # Errors
/// [`Broken`] when the store fails, also when it is handed over already.
pub async fn begin(unit: &mut Unit, pair: &Pair, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO hand_over (pair, began_at) VALUES ($1, $2)"))
        .bind(pair.id.uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// The hand-over of the permitted pair, if its helper goes.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Option<HandOver>, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT began_at, chosen FROM hand_over WHERE pair = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    Ok(row.map(|row| HandOver {
        began_at: row.began_at.into(),
        chosen: row.chosen.and_then(|code| Onward::parse(&code)),
    }))
}

/// Keeps what the mentee of the permitted pair has chosen.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn choose(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    chosen: Onward,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!("UPDATE hand_over SET chosen = $2, chosen_at = $3 WHERE pair = $1 AND chosen IS NULL"))
        .bind(permit.id().uuid())
        .bind(chosen.code().to_owned())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct Of {
    pair: Uuid,
}

/// The pairs of the permitted cohort that wait for their mentee's choice.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<BTreeSet<PairId>, Broken> {
    let rows: Vec<Of> = unit
        .query(sql!(
            "SELECT hand_over.pair AS pair FROM hand_over JOIN pair ON pair.id = hand_over.pair
             WHERE pair.cohort = $1 AND pair.state = 'paused' AND hand_over.chosen IS NULL ORDER BY hand_over.pair"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.pair.into()).collect())
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many mentees of the permitted cohort would like somebody new at once and have nobody of that kind in view.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn rematches(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<usize, Broken> {
    let row: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM hand_over
             JOIN pair AS ended ON ended.id = hand_over.pair
             JOIN participation AS mentee ON mentee.id = ended.mentee
             WHERE ended.cohort = $1 AND hand_over.chosen = 'rematch' AND mentee.state IN ('waiting', 'placed')
               AND NOT EXISTS (SELECT 1 FROM pair WHERE pair.mentee = ended.mentee AND pair.kind = ended.kind
                               AND pair.state IN ('suggested', 'requested', 'chemistry', 'contracting', 'active',
                                                  'paused', 'closing'))"
        ))
        .bind(permit.id().uuid())
        .one()
        .await?;
    Ok(usize::try_from(row.count).unwrap_or_default())
}
