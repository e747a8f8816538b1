//! Deletion for real, when its time has come: nothing of a thing stays but the links of the audit chain.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{ParticipationId, PersonId, kind},
    permission::Permit,
};

use crate::retention::Ending;

macro_rules! each {
    ($($text:expr),* $(,)?) => { [$(trellis_database::sql!($text)),*] };
}

/// Everything that hangs on some pairs, and the pairs last.
macro_rules! pairs_of {
    ($ids:literal) => {
        $crate::deletions::each![
            concat!(
                "DELETE FROM offered_time WHERE meeting IN (SELECT id FROM meeting WHERE pair IN ",
                $ids,
                ")"
            ),
            concat!(
                "DELETE FROM meeting_answer WHERE meeting IN (SELECT id FROM meeting WHERE pair IN ",
                $ids,
                ")"
            ),
            concat!("DELETE FROM meeting WHERE pair IN ", $ids),
            concat!("DELETE FROM signature WHERE pair IN ", $ids),
            concat!("DELETE FROM chemistry_answer WHERE pair IN ", $ids),
            concat!("DELETE FROM keep_in_touch WHERE pair IN ", $ids),
            concat!("DELETE FROM request_yes WHERE pair IN ", $ids),
            concat!("DELETE FROM parting_reason WHERE pair IN ", $ids),
            concat!("DELETE FROM hand_over WHERE pair IN ", $ids),
            concat!("DELETE FROM exception WHERE pair IN ", $ids),
            concat!("DELETE FROM sponsorship_act WHERE pair IN ", $ids),
            concat!("DELETE FROM sponsor_consent WHERE pair IN ", $ids),
            concat!("DELETE FROM panel_declaration WHERE pair IN ", $ids),
            concat!("DELETE FROM item WHERE space IN (SELECT id FROM space WHERE about IN ", $ids, ")"),
            // Somebody's own reflections on a pair, for themselves.
            concat!("DELETE FROM item WHERE thread IN ", $ids),
            concat!("DELETE FROM epoch_copy WHERE space IN (SELECT id FROM space WHERE about IN ", $ids, ")"),
            concat!(
                "DELETE FROM space_reader WHERE space IN (SELECT id FROM space WHERE about IN ",
                $ids,
                ")"
            ),
            concat!("DELETE FROM space WHERE about IN ", $ids),
            concat!("DELETE FROM summary WHERE pair IN ", $ids),
            concat!("DELETE FROM goal WHERE pair IN ", $ids),
            concat!("DELETE FROM agreement WHERE pair IN ", $ids),
            concat!("DELETE FROM job WHERE object IN ", $ids),
            concat!("DELETE FROM pair WHERE id IN ", $ids),
        ]
    };
}

pub(crate) use {each, pairs_of};

/// What was asked within some pairs, and what it did.
macro_rules! asks_of {
    ($ids:literal) => {
        each![
            concat!("DELETE FROM item WHERE thread IN (SELECT id FROM ask WHERE pair IN ", $ids, ")"),
            concat!("DELETE FROM felt_response WHERE ask IN (SELECT id FROM ask WHERE pair IN ", $ids, ")"),
            concat!("DELETE FROM ask WHERE pair IN ", $ids),
        ]
    };
}

/// Deletes the private choices of one participation, the reasons that were made of them, and what was done or asked in
/// its pairs.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_choices(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    of: ParticipationId,
) -> Result<u64, Broken> {
    let reasons = unit.query(sql!("UPDATE pair SET reasons = '' WHERE mentee = $1 AND reasons <> ''"));
    let reasons = reasons.bind(of.uuid()).run().await?;
    let mut gone = reasons;
    for statement in each![
        "DELETE FROM choice WHERE participation = $1",
        "DELETE FROM item WHERE kind = 'act_line' AND thread IN (SELECT id FROM kept_act WHERE mentee = $1)",
        "DELETE FROM kept_act WHERE mentee = $1",
        "DELETE FROM sponsorship_act WHERE pair IN (SELECT id FROM pair WHERE mentee = $1 OR giver = $1)",
        "DELETE FROM sponsor_consent WHERE pair IN (SELECT id FROM pair WHERE mentee = $1 OR giver = $1)",
        "DELETE FROM panel_declaration WHERE pair IN (SELECT id FROM pair WHERE mentee = $1 OR giver = $1)",
    ] {
        gone += unit.query(statement).bind(of.uuid()).run().await?;
    }
    for statement in asks_of!("(SELECT id FROM pair WHERE mentee = $1 OR giver = $1)") {
        gone += unit.query(statement).bind(of.uuid()).run().await?;
    }
    Ok(gone)
}

/// Deletes one participation with everything that hangs on it, and its person with the account when nothing else of
/// them is left here.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_participation(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    ending: &Ending,
) -> Result<(), Broken> {
    forget(unit, ending.participation).await?;
    forget_person(unit, ending.person).await
}

/// Deletes the permitted participation, which has expired, so that it can be begun again from nothing.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_expired(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<(), Broken> {
    forget(unit, permit.id()).await
}

async fn forget(unit: &mut Unit, participation: ParticipationId) -> Result<(), Broken> {
    let asks = asks_of!("(SELECT id FROM pair WHERE mentee = $1 OR giver = $1)");
    let pairs = pairs_of!("(SELECT id FROM pair WHERE mentee = $1 OR giver = $1)");
    let own = each![
        "DELETE FROM pin WHERE mentee = $1 OR giver = $1",
        "DELETE FROM choice WHERE participation = $1",
        "DELETE FROM measure WHERE participation = $1",
        "DELETE FROM call_request WHERE participation = $1",
        // Whoever's place in a circle goes reads nothing in it any more, by no way.
        "DELETE FROM epoch_copy WHERE EXISTS
           (SELECT 1 FROM space JOIN circle_seat ON circle_seat.circle = space.about
            JOIN participation ON participation.id = circle_seat.participation
            WHERE space.kind = 'circle' AND space.id = epoch_copy.space AND participation.id = $1
              AND participation.person = epoch_copy.reader)",
        "DELETE FROM space_reader WHERE EXISTS
           (SELECT 1 FROM space JOIN circle_seat ON circle_seat.circle = space.about
            JOIN participation ON participation.id = circle_seat.participation
            WHERE space.kind = 'circle' AND space.id = space_reader.space AND participation.id = $1
              AND participation.person = space_reader.person)",
        "DELETE FROM item WHERE kind = 'act_line' AND thread IN (SELECT id FROM kept_act WHERE mentee = $1)",
        "DELETE FROM kept_act WHERE mentee = $1",
        "DELETE FROM succession WHERE sponsor = $1",
        "DELETE FROM attendance WHERE participation = $1",
        "DELETE FROM supervision_seat WHERE participation = $1",
        "DELETE FROM merger_answer WHERE participation = $1",
        "DELETE FROM rules_agreement WHERE participation = $1",
        "DELETE FROM circle_seat WHERE participation = $1",
        "DELETE FROM capacity WHERE participation = $1",
        "DELETE FROM hours WHERE participation = $1",
        "DELETE FROM application WHERE participation = $1",
        "DELETE FROM self_declaration WHERE participation = $1",
        "DELETE FROM departure WHERE participation = $1",
        "DELETE FROM listed WHERE participation = $1",
        "DELETE FROM foretold WHERE object = $1",
        "DELETE FROM participation WHERE id = $1",
    ];
    for statement in asks.into_iter().chain(pairs).chain(own) {
        unit.query(statement).bind(participation.uuid()).run().await?;
    }
    forget_empty_circles(unit).await
}

/// Deletes the circles in which nobody has or had a place any more, with all that hangs on them. A draft stays: its
/// coordinator puts others into it.
pub(crate) async fn forget_empty_circles(unit: &mut Unit) -> Result<(), Broken> {
    macro_rules! of_empty_circles {
        ($($start:literal)*) => { each![$(concat!($start, " (SELECT id FROM circle WHERE state <> 'forming' AND NOT EXISTS
            (SELECT 1 FROM circle_seat WHERE circle_seat.circle = circle.id))")),*] };
    }
    macro_rules! in_their_spaces {
        ($($start:literal)*) => { each![$(concat!($start, " (SELECT id FROM space WHERE kind = 'circle' AND about IN
            (SELECT id FROM circle WHERE state <> 'forming' AND NOT EXISTS
             (SELECT 1 FROM circle_seat WHERE circle_seat.circle = circle.id)))")),*] };
    }
    let written = in_their_spaces!(
        "DELETE FROM item WHERE space IN"
        "DELETE FROM epoch_copy WHERE space IN"
        "DELETE FROM space_reader WHERE space IN"
    );
    let themselves = of_empty_circles!(
        "DELETE FROM space WHERE kind = 'circle' AND about IN"
        "DELETE FROM circle_session WHERE circle IN"
        "DELETE FROM merger_answer WHERE circle IN"
        "DELETE FROM merger_answer WHERE partner IN"
        "DELETE FROM merger WHERE circle IN"
        "DELETE FROM merger WHERE partner IN"
        "DELETE FROM circle WHERE id IN"
    );
    for statement in written.into_iter().chain(themselves) {
        unit.query(statement).run().await?;
    }
    Ok(())
}

/// Deletes a person with the account when nothing of them is left here.
pub(crate) async fn forget_person(unit: &mut Unit, person: PersonId) -> Result<(), Broken> {
    let parts: Count = unit
        .query(sql!("SELECT COUNT(*) AS count FROM participation WHERE person = $1"))
        .bind(person.uuid())
        .one()
        .await?;
    if parts.count == 0 {
        // A member of staff stays; what they wrote for themselves as somebody who took part does not.
        crate::writing::forget_own_of(unit, person).await?;
    }
    let left: Count = unit
        .query(sql!(
            "SELECT (SELECT COUNT(*) FROM participation WHERE person = $1)
                  + (SELECT COUNT(*) FROM staff_grant WHERE account = $1)
                  + (SELECT COUNT(*) FROM grant_proposal WHERE account = $1) AS count"
        ))
        .bind(person.uuid())
        .one()
        .await?;
    if left.count > 0 {
        return Ok(());
    }
    crate::writing::forget_member(unit, person).await?;
    let everything = each![
        "DELETE FROM giver_hours WHERE person = $1",
        "DELETE FROM training WHERE person = $1",
        "DELETE FROM consent WHERE person = $1",
        "DELETE FROM conflict WHERE declared_by = $1",
        "DELETE FROM draft WHERE account = $1",
        "DELETE FROM notice WHERE account = $1",
        "DELETE FROM letter WHERE account = $1",
        "DELETE FROM answered WHERE session IN (SELECT id FROM session WHERE account = $1)",
        "DELETE FROM session WHERE account = $1",
        "DELETE FROM sign_in_link WHERE account = $1",
        "DELETE FROM invitation WHERE address = (SELECT address FROM account WHERE id = $1)",
        "DELETE FROM person WHERE id = $1",
        "DELETE FROM account WHERE id = $1",
    ];
    for statement in everything {
        unit.query(statement).bind(person.uuid()).run().await?;
    }
    Ok(())
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// Deletes the runs of matching of every cohort that has closed before a moment: they hold what was chosen.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_runs(unit: &mut Unit, _: &Permit<kind::Host>, before: Timestamp) -> Result<u64, Broken> {
    unit.query(sql!(
        "UPDATE pair SET run = NULL WHERE run IS NOT NULL
           AND cohort IN (SELECT id FROM cohort WHERE closed_at <= $1)"
    ))
    .bind(Stamp::from(before))
    .run()
    .await?;
    unit.query(sql!("DELETE FROM matching_run WHERE cohort IN (SELECT id FROM cohort WHERE closed_at <= $1)"))
        .bind(Stamp::from(before))
        .run()
        .await
}

/// Deletes sign-ins that ended before a moment: ended by somebody, or unused for longer than any of them lasts.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_sessions(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    ended: Timestamp,
    unused: Timestamp,
) -> Result<u64, Broken> {
    unit.query(sql!(
        "DELETE FROM answered WHERE session IN
           (SELECT id FROM session WHERE ended_at <= $1 OR seen_at <= $2)"
    ))
    .bind(Stamp::from(ended))
    .bind(Stamp::from(unused))
    .run()
    .await?;
    unit.query(sql!("DELETE FROM session WHERE ended_at <= $1 OR seen_at <= $2"))
        .bind(Stamp::from(ended))
        .bind(Stamp::from(unused))
        .run()
        .await
}

/// Deletes the log of letters that were written before a moment and wait no more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_letters(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    before: Timestamp,
) -> Result<u64, Broken> {
    unit.query(sql!("DELETE FROM letter WHERE state <> 'waiting' AND made_at <= $1"))
        .bind(Stamp::from(before))
        .run()
        .await
}

/// Deletes who looked at what before a moment, and the texts behind the audit chain; the chain itself stays whole.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget_looks(unit: &mut Unit, _: &Permit<kind::Host>, before: Timestamp) -> Result<u64, Broken> {
    let mut number = 0;
    let texts = each![
        "DELETE FROM access_event WHERE at <= $1",
        "DELETE FROM list_access WHERE at <= $1",
        "DELETE FROM event_text WHERE seq IN (SELECT seq FROM event WHERE at <= $1)",
    ];
    for statement in texts {
        number += unit.query(statement).bind(Stamp::from(before)).run().await?;
    }
    Ok(number)
}
