//! Who has left: from then on nothing new comes, and taking part is over when the last pair has ended.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{id::kind, permission::Permit};

use crate::pairs::Pair;

#[derive(FromRow)]
struct At {
    at: Stamp,
}

/// Writes down that the permitted participation is left.
///
/// # Errors
/// [`Broken`] when the store fails, also when it was left before.
pub async fn leave(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO departure (participation, at) VALUES ($1, $2)"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// Since when the permitted participation is left, if it is.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Option<Timestamp>, Broken> {
    let row: Option<At> = unit
        .query(sql!("SELECT at FROM departure WHERE participation = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    Ok(row.map(|row| row.at.into()))
}

/// Lets whoever has left be out as soon as the pair that has just moved was their last one.
///
/// # Errors
/// [`Broken`] when the store fails.
pub(crate) async fn follow(unit: &mut Unit, pair: &Pair, now: Timestamp) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE participation SET state = 'withdrawn', moved_at = $3, version = version + 1
         WHERE id IN ($1, $2) AND state IN ('waiting', 'available', 'placed', 'paused')
           AND EXISTS (SELECT 1 FROM departure WHERE departure.participation = participation.id)
           AND NOT EXISTS (SELECT 1 FROM pair WHERE (pair.mentee = participation.id OR pair.giver = participation.id)
                           AND pair.state IN ('chemistry', 'contracting', 'active', 'paused', 'closing'))"
    ))
    .bind(pair.mentee.uuid())
    .bind(pair.giver.uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct State {
    state: String,
}

/// Whether the giver of the permitted pair is out now.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn giver_is_out(unit: &mut Unit, _: &Permit<kind::Pair>, pair: &Pair) -> Result<bool, Broken> {
    let row: State = unit
        .query(sql!("SELECT state FROM participation WHERE id = $1"))
        .bind(pair.giver.uuid())
        .one()
        .await?;
    Ok(row.state == "withdrawn")
}
