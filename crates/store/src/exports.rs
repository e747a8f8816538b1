//! A copy of everything about one person: their rows of each table, as facts that can be read without us.

use sqlx::{Column, Row, postgres::PgRow, sqlite::SqliteRow};
use trellis_database::{Broken, FromRow, Statement, Unit, sql};
use trellis_domain::{
    id::{SpaceId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::{items::Item, spaces::Space};

/// One row as it is told: names of facts, and the facts that are there. An id is told as it stands in addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told(pub Vec<(String, String)>);

macro_rules! told {
    ($row:ty) => {
        impl FromRow<'_, $row> for Told {
            fn from_row(row: &$row) -> sqlx::Result<Self> {
                let mut facts = Vec::new();
                for name in row.columns().iter().map(Column::name) {
                    let fact = if name == "id" || name == "of" {
                        row.try_get::<Option<Uuid>, _>(name)?.map(|id| id.simple().to_string())
                    } else {
                        row.try_get::<Option<String>, _>(name)?
                    };
                    facts.extend(fact.filter(|fact| !fact.is_empty()).map(|fact| (name.to_owned(), fact)));
                }
                Ok(Self(facts))
            }
        }
    };
}
told!(SqliteRow);
told!(PgRow);

/// The pairs that a person may know of: what they were only suggested for, and every draft, is left out. A helper's copy
/// says no more than their pages do: of an ask that it was sent and where it stands with them, never what the other one
/// felt or took back; and of a goal nothing once the pair is over.
macro_rules! known_pairs {
    ($select:literal, $join:literal) => {
        concat!(
            $select,
            " FROM pair JOIN participation AS mine ON mine.person = $1 AND (mine.id = pair.mentee OR mine.id = pair.giver) ",
            $join,
            " WHERE pair.state NOT IN ('provisional', 'discarded')
                AND NOT (pair.state IN ('suggested', 'dismissed') AND mine.id = pair.giver)
                AND NOT (pair.state IN ('suggested', 'requested') AND mine.state = 'started')"
        )
    };
}

macro_rules! parts {
    ($($table:literal: $text:expr;)*) => {
        /// The statement of each table that is told, in the order in which people read.
        fn statements() -> Vec<(&'static str, &'static Statement)> {
            vec![$(($table, sql!($text))),*]
        }
    };
}

parts! {
    "account": "SELECT written_address AS address, language, letters, created_at AS since FROM account WHERE id = $1";
    "person": "SELECT first_name, last_name, pronouns, profession, band, job_title, organisation, site, region, team, mode,
                      languages, slots, style, access_needs FROM person WHERE id = $1";
    "participation": "SELECT participation.id AS id, hat, cohort.name AS cohort, participation.state AS state, wants, stage,
                             joined_at AS joined, commitments_at AS accepted, queued_at AS queued, moved_at AS moved
                      FROM participation JOIN cohort ON cohort.id = participation.cohort WHERE person = $1 ORDER BY joined_at, participation.id";
    "self_declaration": "SELECT participation AS of, CAST(statement AS TEXT) AS version, declared_at AS given, withdrawn_at AS withdrawn
                         FROM self_declaration WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY declared_at";
    "application": "SELECT participation AS of, reasons, experience, pledge, sent_at AS sent
                    FROM application WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY sent_at";
    "capacity": "SELECT participation AS of, CAST(places AS TEXT) AS places, CAST(taken AS TEXT) AS taken, paused_until AS until
                 FROM capacity WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY participation";
    "giver_hours": "SELECT cohort.name AS cohort, CAST(cap AS TEXT) AS half_hours, CAST(load AS TEXT) AS half_hours_taken
                    FROM giver_hours JOIN cohort ON cohort.id = giver_hours.cohort WHERE person = $1 ORDER BY cohort.name";
    "hours": "SELECT participation AS of, month, kind, CAST(minutes AS TEXT) AS minutes FROM hours
              WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY month, kind, participation";
    "training": "SELECT module, completed_on AS completed, source FROM training WHERE person = $1 ORDER BY completed_on, module";
    "consent": "SELECT purpose, CAST(notice_version AS TEXT) AS version, language, given_at AS given, withdrawn_at AS withdrawn
                FROM consent WHERE person = $1 ORDER BY given_at, id";
    "invitation": "SELECT hat, cohort.name AS cohort, invitation.state AS state, sent_at AS sent, ends_at AS until, answered_at AS answered
                   FROM invitation JOIN cohort ON cohort.id = invitation.cohort
                   WHERE address = (SELECT address FROM account WHERE id = $1) ORDER BY sent_at";
    "departure": "SELECT participation AS of, at FROM departure WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY at";
    "pair": known_pairs!(
        "SELECT pair.id AS id, mine.id AS of, pair.kind AS kind, CASE WHEN mine.id = pair.mentee THEN 'mentee' ELSE pair.kind END AS hat,
                TRIM(person.first_name || ' ' || person.last_name) AS name, pair.state AS state, pair.started_on AS since,
                pair.planned_end AS until, pair.moved_at AS moved",
        "JOIN participation AS other ON other.id = CASE WHEN mine.id = pair.mentee THEN pair.giver ELSE pair.mentee END
         JOIN person ON person.id = other.person"
    );
    "request_yes": known_pairs!(
        "SELECT pair.id AS of, request_yes.at AS at",
        "JOIN request_yes ON request_yes.pair = pair.id AND request_yes.side = CASE WHEN mine.id = pair.mentee THEN 'mentee' ELSE 'giver' END"
    );
    "chemistry_answer": known_pairs!(
        "SELECT pair.id AS of, chemistry_answer.answer AS answer, chemistry_answer.at AS at",
        "JOIN chemistry_answer ON chemistry_answer.pair = pair.id AND chemistry_answer.side = CASE WHEN mine.id = pair.mentee THEN 'mentee' ELSE 'giver' END"
    );
    "keep_in_touch": known_pairs!(
        "SELECT pair.id AS of, keep_in_touch.at AS at",
        "JOIN keep_in_touch ON keep_in_touch.pair = pair.id AND keep_in_touch.side = CASE WHEN mine.id = pair.mentee THEN 'mentee' ELSE 'giver' END"
    );
    "signature": known_pairs!(
        "SELECT pair.id AS of, signature.template AS text, CAST(signature.template_version AS TEXT) AS version, signature.at AS at",
        "JOIN signature ON signature.pair = pair.id AND signature.side = CASE WHEN mine.id = pair.mentee THEN 'mentee' ELSE 'giver' END"
    );
    "meeting": known_pairs!(
        "SELECT meeting.id AS id, pair.id AS of, meeting.state AS state, meeting.starts_at AS at, CAST(meeting.minutes AS TEXT) AS minutes,
                meeting.mode AS mode, meeting.place AS place",
        "JOIN meeting ON meeting.pair = pair.id"
    );
    "offered_time": known_pairs!(
        "SELECT meeting.id AS of, offered_time.starts_at AS at",
        "JOIN meeting ON meeting.pair = pair.id JOIN offered_time ON offered_time.meeting = meeting.id"
    );
    "meeting_answer": known_pairs!(
        "SELECT meeting.id AS of, CASE WHEN meeting_answer.held THEN 'yes' ELSE 'no' END AS answer,
                CAST(meeting_answer.minutes AS TEXT) AS minutes, meeting_answer.at AS at",
        "JOIN meeting ON meeting.pair = pair.id
         JOIN meeting_answer ON meeting_answer.meeting = meeting.id
          AND meeting_answer.side = CASE WHEN mine.id = pair.mentee THEN 'mentee' ELSE 'giver' END"
    );
    "agreement": known_pairs!(
        "SELECT pair.id AS of, CAST(agreement.number AS TEXT) AS version, agreement.state AS state, agreement.written_on AS at",
        "JOIN agreement ON agreement.pair = pair.id"
    );
    "goal": known_pairs!(
        "SELECT goal.id AS id, pair.id AS of, goal.state AS state, goal.moved_on AS moved",
        "JOIN goal ON goal.pair = pair.id AND (mine.id = pair.mentee OR pair.state NOT IN ('closed', 'ended_no_fault', 'redefined'))"
    );
    "summary": known_pairs!(
        "SELECT pair.id AS of, CASE WHEN summary.side = 'mentee' THEN 'mentee' ELSE pair.kind END AS hat, summary.state AS state, summary.moved_on AS moved",
        "JOIN summary ON summary.pair = pair.id"
    );
    "ask": known_pairs!(
        "SELECT ask.id AS id, pair.id AS of,
                CASE WHEN mine.id <> pair.mentee AND ask.state = 'felt' THEN 'done' ELSE ask.state END AS state, ask.moved_at AS moved",
        "JOIN ask ON ask.pair = pair.id AND (mine.id = pair.mentee OR ask.state IN ('sent', 'accepted', 'done', 'felt'))"
    );
    "support_request": "SELECT id, state, due_on AS until, moved_on AS moved FROM support_request WHERE asker = $1 ORDER BY moved_on, id";
    "circle_seat": "SELECT circle.id AS id, participation AS of, circle.name AS name, circle_seat.state AS state, circle_seat.moved_at AS moved
                    FROM circle_seat JOIN circle ON circle.id = circle_seat.circle
                    WHERE circle_seat.state <> 'drafted' AND participation IN (SELECT id FROM participation WHERE person = $1)
                    ORDER BY circle_seat.moved_at, circle.id";
    "rules_agreement": "SELECT circle AS of, CAST(version AS TEXT) AS version, at FROM rules_agreement
                        WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY at, circle";
    "call_request": "SELECT participation AS of, asked_at AS at FROM call_request
                     WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY asked_at, participation";
    "supervision_seat": "SELECT participation AS of, supervision.name AS name FROM supervision_seat
                         JOIN supervision ON supervision.id = supervision_seat.supervision
                         WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY supervision.name, supervision.id";
    "attendance": "SELECT participation AS of, sitting.starts_at AS at FROM attendance JOIN sitting ON sitting.id = attendance.sitting
                   WHERE participation IN (SELECT id FROM participation WHERE person = $1) ORDER BY sitting.starts_at, sitting.id";
    "hand_over": known_pairs!(
        "SELECT pair.id AS of, hand_over.began_at AS since, CASE WHEN mine.id = pair.mentee THEN hand_over.chosen END AS answer",
        "JOIN hand_over ON hand_over.pair = pair.id"
    );
    "succession": "SELECT sponsor AS of, opened_on AS since, closed_on AS until FROM succession
                   WHERE sponsor IN (SELECT id FROM participation WHERE person = $1) ORDER BY opened_on, succession.id";
    "staff_grant": "SELECT role, programme.internal_name AS programme, granted_at AS since, ended_at AS until
                    FROM staff_grant LEFT JOIN programme ON programme.id = staff_grant.programme WHERE account = $1 ORDER BY granted_at, staff_grant.id";
    "grant_proposal": "SELECT role, proposed_at AS since, settled_at AS until FROM grant_proposal WHERE account = $1 ORDER BY proposed_at, id";
    "notice": "SELECT kind, at, put_away_at AS put_away FROM notice WHERE account = $1 ORDER BY at, id";
    "letter": "SELECT kind, state, made_at AS at, sent_at AS sent FROM letter
               WHERE account = $1 OR address = (SELECT address FROM account WHERE id = $1) ORDER BY made_at, id";
    "foretold": "SELECT object AS of, what AS kind, CAST(days AS TEXT) AS days, at FROM foretold
                 WHERE object IN (SELECT id FROM participation WHERE person = $1) ORDER BY at";
    "access_event": "SELECT at, role, page, reason FROM access_event WHERE subject = $1 ORDER BY at, id";
    "list_access": "SELECT DISTINCT substr(list_access.at, 1, 10) AS at, list_access.role AS role, list_access.page AS page
                    FROM list_access JOIN participation ON participation.cohort = list_access.cohort
                    WHERE participation.person = $1 AND list_access.actor <> $1 AND list_access.at >= participation.joined_at ORDER BY 1, 2, 3";
    "event": "SELECT at, what AS kind, role FROM event WHERE actor = $1 ORDER BY seq";
    "session": "SELECT device, label, began_at AS since, seen_at AS seen, ended_at AS until FROM session WHERE account = $1 ORDER BY began_at, id";
    "sign_in_link": "SELECT purpose AS kind, made_at AS at, used_at AS answered FROM sign_in_link WHERE account = $1 ORDER BY made_at, id";
    "member_key": "SELECT made_at AS since, confirmed_at AS accepted FROM member_key WHERE person = $1";
    "key_wrap": "SELECT method AS kind, made_at AS since FROM key_wrap WHERE person = $1 ORDER BY method";
}

/// What is told of each table about the permitted person, tables without any row too.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn told(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
) -> Result<Vec<(&'static str, Vec<Told>)>, Broken> {
    let mut parts = Vec::new();
    for (table, statement) in statements() {
        parts.push((table, unit.query(statement).bind(permit.id().uuid()).all().await?));
    }
    Ok(parts)
}

#[derive(FromRow)]
struct SpaceRow {
    id: Uuid,
    epoch: i64,
}

/// Every space in which the permitted person has written, each with what they wrote, the oldest first. They may not be a
/// reader of it any more: what they wrote stays theirs.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn written(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
) -> Result<Vec<(Space, Vec<Item>)>, Broken> {
    let rows: Vec<SpaceRow> = unit
        .query(sql!(
            "SELECT id, epoch FROM space WHERE id IN (SELECT space FROM item WHERE author = $1) ORDER BY id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let mut spaces = Vec::new();
    for row in rows {
        let space = Space { id: SpaceId::from(row.id), epoch: u32::try_from(row.epoch).unwrap_or_default() };
        let items = crate::items::by_author(unit, &space, permit).await?;
        spaces.push((space, items));
    }
    Ok(spaces)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use trellis_database::testing::{on_each, rows};

    use super::*;
    use crate::{
        holdings::{self, Copied},
        migrations,
    };

    #[tokio::test]
    async fn every_table_is_taken_along_or_left_for_a_reason() {
        on_each(migrations::ALL, async |store| {
            let there: BTreeSet<String> = rows(&store).await.unwrap().into_keys().collect();
            let listed: Vec<&str> = holdings::ALL.iter().map(|one| one.table).collect();
            let once: BTreeSet<String> = listed.iter().map(ToString::to_string).collect();
            assert_eq!(once.len(), listed.len(), "a table is listed twice");
            let of_ours: BTreeSet<String> =
                there.into_iter().filter(|table| !table.starts_with('_')).collect();
            assert_eq!(of_ours, once, "a table without a line in holdings.rs, or a line without a table");
        })
        .await;
    }

    #[test]
    fn what_the_list_says_is_told_is_told_and_nothing_else() {
        let told: BTreeSet<&str> = statements().into_iter().map(|(table, _)| table).collect();
        let listed = holdings::ALL.iter().filter(|one| one.copied == Copied::Told).map(|one| one.table);
        assert_eq!(told, listed.collect());
    }
}
