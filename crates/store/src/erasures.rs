//! Erasing somebody: everything of theirs goes at once. What stays is what another person's record hangs on, without a
//! word in it, and the links of the audit chain. `holdings.rs` says of each table which it is.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{PairId, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::{
    deletions::{each, pairs_of},
    writing,
};

/// What is left where a name stood. The same in both languages, and read aloud as nothing.
const NOBODY: &str = "–";

/// Deletes what was done and consented to in the pairs of the permitted person, without opening any of it. It goes before
/// the pairs end: what ends a pair opens what is still planned in it, and an erasure that is repeated after a restore has
/// no keys for that.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_sponsorship(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<(), Broken> {
    let sealed = each![
        "DELETE FROM sponsorship_act WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id IN (pair.mentee, pair.giver) WHERE person = $1)",
        "DELETE FROM sponsor_consent WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id IN (pair.mentee, pair.giver) WHERE person = $1)",
        "DELETE FROM panel_declaration WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id IN (pair.mentee, pair.giver) WHERE person = $1)",
    ];
    for statement in sealed {
        unit.query(statement).bind(permit.id().uuid()).run().await?;
    }
    Ok(())
}

/// Erases the permitted person. Their pairs have ended and their participations are over by now.
///
/// # Errors
/// [`Broken`] when the store fails; then nothing was erased.
pub async fn erase(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<(), Broken> {
    let person = permit.id();
    writing::forget_member(unit, person).await?;
    for pair in unknown_pairs(unit, person).await? {
        forget_pair(unit, pair).await?;
    }
    forget_runs(unit, person).await?;
    forget_file(unit, person).await?;
    let theirs = each![
        // Of the pairs that stay for the other person.
        "UPDATE pair SET reasons = '' WHERE mentee IN (SELECT id FROM participation WHERE person = $1)
            OR giver IN (SELECT id FROM participation WHERE person = $1)",
        "UPDATE meeting SET place = '' WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id IN (pair.mentee, pair.giver) WHERE person = $1)",
        "DELETE FROM meeting_answer WHERE EXISTS
           (SELECT 1 FROM meeting JOIN pair ON pair.id = meeting.pair
            JOIN participation ON participation.id = CASE meeting_answer.side WHEN 'mentee' THEN pair.mentee ELSE pair.giver END
            WHERE meeting.id = meeting_answer.meeting AND participation.person = $1)",
        "DELETE FROM request_yes WHERE EXISTS
           (SELECT 1 FROM pair JOIN participation
              ON participation.id = CASE request_yes.side WHEN 'mentee' THEN pair.mentee ELSE pair.giver END
            WHERE pair.id = request_yes.pair AND participation.person = $1)",
        "DELETE FROM chemistry_answer WHERE EXISTS
           (SELECT 1 FROM pair JOIN participation
              ON participation.id = CASE chemistry_answer.side WHEN 'mentee' THEN pair.mentee ELSE pair.giver END
            WHERE pair.id = chemistry_answer.pair AND participation.person = $1)",
        "DELETE FROM keep_in_touch WHERE EXISTS
           (SELECT 1 FROM pair JOIN participation
              ON participation.id = CASE keep_in_touch.side WHEN 'mentee' THEN pair.mentee ELSE pair.giver END
            WHERE pair.id = keep_in_touch.pair AND participation.person = $1)",
        "DELETE FROM signature WHERE EXISTS
           (SELECT 1 FROM pair JOIN participation
              ON participation.id = CASE signature.side WHEN 'mentee' THEN pair.mentee ELSE pair.giver END
            WHERE pair.id = signature.pair AND participation.person = $1)",
        "DELETE FROM parting_reason WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id IN (pair.mentee, pair.giver) WHERE person = $1)",
        "DELETE FROM hand_over WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id IN (pair.mentee, pair.giver) WHERE person = $1)",
        "DELETE FROM exception WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id IN (pair.mentee, pair.giver) WHERE person = $1)",
        "DELETE FROM felt_response WHERE ask IN (SELECT ask.id FROM ask JOIN pair ON pair.id = ask.pair
            JOIN participation ON participation.id = pair.mentee WHERE person = $1)",
        "DELETE FROM item WHERE thread IN (SELECT ask.id FROM ask JOIN pair ON pair.id = ask.pair
            JOIN participation ON participation.id = pair.mentee WHERE person = $1)",
        "DELETE FROM ask WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id = pair.mentee WHERE person = $1)",
        "DELETE FROM summary WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id = pair.mentee WHERE person = $1)",
        "DELETE FROM goal WHERE pair IN
           (SELECT pair.id FROM pair JOIN participation ON participation.id = pair.mentee WHERE person = $1)",
        // Of what they took part in.
        "DELETE FROM kept_act WHERE mentee IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM succession WHERE sponsor IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM attendance WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM supervision_seat WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM merger_answer WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM rules_agreement WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM circle_seat WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM pin WHERE mentee IN (SELECT id FROM participation WHERE person = $1)
            OR giver IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM choice WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM measure WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM call_request WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM capacity WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM hours WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM application WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM self_declaration WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM departure WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM listed WHERE participation IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM foretold WHERE object IN (SELECT id FROM participation WHERE person = $1)",
        "DELETE FROM job WHERE object IN (SELECT id FROM participation WHERE person = $1)",
        "UPDATE participation SET wants = '', stage = '', commitments_at = NULL, queued_at = NULL, version = version + 1
         WHERE person = $1",
        "DELETE FROM participation WHERE person = $1
           AND NOT EXISTS (SELECT 1 FROM pair WHERE participation.id IN (pair.mentee, pair.giver))",
        // Of themselves.
        "DELETE FROM giver_hours WHERE person = $1",
        "DELETE FROM training WHERE person = $1",
        "DELETE FROM consent WHERE person = $1",
        "DELETE FROM conflict WHERE declared_by = $1",
        "DELETE FROM draft WHERE account = $1",
        "DELETE FROM notice WHERE account = $1",
        "DELETE FROM letter WHERE account = $1 OR address = (SELECT address FROM account WHERE id = $1)",
        "DELETE FROM invitation WHERE address = (SELECT address FROM account WHERE id = $1)",
        "DELETE FROM answered WHERE session IN (SELECT id FROM session WHERE account = $1)",
        "DELETE FROM session WHERE account = $1",
        "DELETE FROM sign_in_link WHERE account = $1",
        "UPDATE workshop SET lead = NULL WHERE lead = $1",
        "DELETE FROM staff_grant WHERE account = $1",
        "DELETE FROM grant_proposal WHERE account = $1",
        "DELETE FROM access_event WHERE subject = $1",
        "DELETE FROM event_text WHERE about = $1",
        "DELETE FROM person WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM participation WHERE person = $1)",
        "DELETE FROM account WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM person WHERE id = $1)",
    ];
    for statement in theirs {
        unit.query(statement).bind(person.uuid()).run().await?;
    }
    leave_nobody(unit, person).await
}

/// What stays because somebody else's pair hangs on it, says nothing.
async fn leave_nobody(unit: &mut Unit, person: PersonId) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE person SET first_name = $2, last_name = '', pronouns = '', organisation = '', site = '', region = '',
                team = '', profession = '', band = '', job_title = '', mode = '', languages = '', slots = '', style = '',
                access_needs = '', search_key = '', version = version + 1 WHERE id = $1"
    ))
    .bind(person.uuid())
    .bind(NOBODY.to_owned())
    .run()
    .await?;
    unit.query(sql!(
        "UPDATE account SET address = $2, written_address = '', language = 'en', letters = 'none', state = 'erased',
                version = version + 1 WHERE id = $1"
    ))
    .bind(person.uuid())
    .bind(format!("erased/{person}"))
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct PairRow {
    id: Uuid,
}

/// The pairs of a person that came to nothing: no other record hangs on them.
async fn unknown_pairs(unit: &mut Unit, person: PersonId) -> Result<Vec<PairId>, Broken> {
    let rows: Vec<PairRow> = unit
        .query(sql!(
            "SELECT pair.id AS id FROM pair JOIN participation ON participation.id IN (pair.mentee, pair.giver)
             WHERE participation.person = $1
               AND pair.state IN ('suggested', 'provisional', 'dismissed', 'discarded', 'requested', 'declined',
                                  'withdrawn', 'expired') ORDER BY pair.id"
        ))
        .bind(person.uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Deletes one pair with everything that hangs on it, and the notices that lead to it.
async fn forget_pair(unit: &mut Unit, pair: PairId) -> Result<(), Broken> {
    for statement in pairs_of!("($1)") {
        unit.query(statement).bind(pair.uuid()).run().await?;
    }
    unit.query(sql!("DELETE FROM notice WHERE link LIKE $1")).bind(format!("%/{pair}%")).run().await.map(drop)
}

/// Deletes the runs of matching that counted this person: they are made of what everybody had chosen. A coordinator makes
/// another one.
async fn forget_runs(unit: &mut Unit, person: PersonId) -> Result<(), Broken> {
    let steps = each![
        "UPDATE pair SET run = NULL WHERE run IN
           (SELECT matching_run.id FROM matching_run JOIN participation ON participation.cohort = matching_run.cohort
            WHERE participation.person = $1 AND matching_run.made_at >= participation.joined_at)",
        "DELETE FROM matching_run WHERE id IN
           (SELECT run.id FROM matching_run AS run JOIN participation ON participation.cohort = run.cohort
            WHERE participation.person = $1 AND run.made_at >= participation.joined_at)",
    ];
    for step in steps {
        unit.query(step).bind(person.uuid()).run().await?;
    }
    Ok(())
}

/// Drops the files of people that are on their way in and hold this person's address.
async fn forget_file(unit: &mut Unit, person: PersonId) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE people_import SET tables = '', mapping = '', state = 'dropped'
         WHERE state IN ('mapping', 'checked')
           AND LOWER(tables) LIKE (SELECT '%' || LOWER(address) || '%' FROM account WHERE id = $1)"
    ))
    .bind(person.uuid())
    .run()
    .await
    .map(drop)
}

#[derive(FromRow)]
struct StateRow {
    state: String,
}

/// Whether the permitted person is erased already, and only what others need is left.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn done(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<bool, Broken> {
    let row: Option<StateRow> =
        unit.query(sql!("SELECT state FROM account WHERE id = $1")).bind(permit.id().uuid()).maybe().await?;
    Ok(row.is_none_or(|row| row.state == "erased"))
}

#[derive(FromRow)]
struct ErasedRow {
    object: Uuid,
    at: Stamp,
}

/// Who was erased and when, the first one first: from the audit chain, which no erasure touches.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn every(unit: &mut Unit) -> Result<Vec<(PersonId, Timestamp)>, Broken> {
    let rows: Vec<ErasedRow> = unit
        .query(sql!("SELECT object, at FROM event WHERE what = 'AccountErased' ORDER BY seq"))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.object.into(), row.at.into())).collect())
}
