//! What stands between two people at the moment when a place is given: read again then, whatever a plan said before.

use jiff::{Timestamp, tz::TimeZone};
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{pair::Kind, refusal::Refusal};

use crate::{
    pairs::Pair,
    sealing::Keys,
    standing::{line_mark, pair_mark},
};

#[derive(FromRow)]
struct One {
    one: i32,
}

/// Why this pair cannot be, if it cannot (H1, H3 to H5, H12 to H14 of `matching.md` 4).
///
/// Private rules give one answer only, [`Refusal::NotPossible`], so that it reveals nothing.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn between(
    unit: &mut Unit,
    keys: &Keys,
    pair: &Pair,
    now: Timestamp,
) -> Result<Option<Refusal>, Broken> {
    let same = pair.mentee_person == pair.giver_person;
    if same
        || declared(unit, keys, pair, now).await?
        || forbidden(unit, pair).await?
        || parted(unit, pair).await?
        || !both_here(unit, pair).await?
    {
        return Ok(Some(Refusal::NotPossible));
    }
    Ok(two_hats(unit, pair).await?.then_some(Refusal::TwoPeople))
}

fn yes(found: Option<One>) -> bool {
    found.is_some_and(|found| found.one == 1)
}

/// A conflict declared by either side, or a line of management (H3 to H5).
async fn declared(unit: &mut Unit, keys: &Keys, pair: &Pair, now: Timestamp) -> Result<bool, Broken> {
    let found: Option<One> = unit
        .query(sql!(
            "SELECT 1 AS one FROM conflict
             WHERE (mark = $1 OR line_mark = $2) AND withdrawn_at IS NULL AND (until IS NULL OR until >= $3) LIMIT 1"
        ))
        .bind(pair_mark(keys, pair.mentee_person, pair.giver_person))
        .bind(line_mark(keys, pair.mentee_person, pair.giver_person))
        .bind(now.to_zoned(TimeZone::UTC).date().to_string())
        .maybe()
        .await?;
    Ok(yes(found))
}

/// Forbidden by the coordinator (H12).
async fn forbidden(unit: &mut Unit, pair: &Pair) -> Result<bool, Broken> {
    let found: Option<One> = unit
        .query(sql!(
            "SELECT 1 AS one FROM pin
             WHERE kind = 'forbidden' AND lifted_at IS NULL AND mentee = $1 AND giver = $2 AND hat = $3 LIMIT 1"
        ))
        .bind(pair.mentee.uuid())
        .bind(pair.giver.uuid())
        .bind(pair.kind.code().to_owned())
        .maybe()
        .await?;
    Ok(yes(found))
}

/// Paired before and parted, or said no to each other in this cohort (H13).
async fn parted(unit: &mut Unit, pair: &Pair) -> Result<bool, Broken> {
    let found: Option<One> = unit
        .query(sql!(
            "SELECT 1 AS one FROM pair
             JOIN participation AS mentee ON mentee.id = pair.mentee
             JOIN participation AS giver ON giver.id = pair.giver
             WHERE pair.id <> $1 AND mentee.person = $2 AND giver.person = $3
               AND (pair.state IN ('ended_no_fault', 'not_this_time')
                    OR (pair.state IN ('dismissed', 'declined') AND pair.kind = $4 AND pair.cohort = $5)) LIMIT 1"
        ))
        .bind(pair.id.uuid())
        .bind(pair.mentee_person.uuid())
        .bind(pair.giver_person.uuid())
        .bind(pair.kind.code().to_owned())
        .bind(pair.cohort.uuid())
        .maybe()
        .await?;
    Ok(yes(found))
}

/// Neither of the two has left or is resting.
async fn both_here(unit: &mut Unit, pair: &Pair) -> Result<bool, Broken> {
    let gone: Option<One> = unit
        .query(sql!(
            "SELECT 1 AS one FROM participation WHERE id IN ($1, $2)
             AND state IN ('paused', 'completed', 'declined', 'withdrawn', 'expired') LIMIT 1"
        ))
        .bind(pair.mentee.uuid())
        .bind(pair.giver.uuid())
        .maybe()
        .await?;
    Ok(!yes(gone))
}

/// Mentor, sponsor and ally of one mentee are different people (H14); mentor and sponsor may be one where the mentee and a
/// guardian of sponsorship both accept it. An ally stays somebody else.
async fn two_hats(unit: &mut Unit, pair: &Pair) -> Result<bool, Broken> {
    let found: Option<One> = unit
        .query(sql!(
            "SELECT 1 AS one FROM pair
             JOIN participation AS mentee ON mentee.id = pair.mentee
             JOIN participation AS giver ON giver.id = pair.giver
             WHERE pair.id <> $1 AND mentee.person = $2 AND giver.person = $3
               AND pair.state IN ('chemistry', 'contracting', 'active', 'paused', 'closing')
               AND NOT (pair.kind = $4 AND EXISTS
                        (SELECT 1 FROM exception WHERE exception.pair = pair.id AND exception.state = 'accepted')) LIMIT 1"
        ))
        .bind(pair.id.uuid())
        .bind(pair.mentee_person.uuid())
        .bind(pair.giver_person.uuid())
        .bind(pair.kind.may_also_be().map_or("", Kind::code).to_owned())
        .maybe()
        .await?;
    Ok(yes(found))
}
