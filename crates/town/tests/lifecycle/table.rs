//! How long everything is kept, row by row: there on the day before, gone on the day itself, with a receipt; and where the
//! clock has jumped, nothing goes until somebody has confirmed it.
//!
//! Figures are those of the design, written down here once more: a changed `retention.rs` fails. What is not a row: copies
//! of everything and logs, of which the program keeps no file; backups, whose age `trellis backup --keep-days` keeps; and a
//! guide that waits to be sent, which goes within three weeks.

use jiff::{SignedDuration, Timestamp};
use trellis_database::testing;
use trellis_domain::{
    cohort::CohortState,
    hat::{Grant, Hat},
    hours,
    meeting::MeetingState,
    pair::{Kind, PairState, Side},
    participation::ParticipationState as State,
    permission::Actor,
    retention::Kept,
};
use trellis_programme::{departures, notes::Note, pairs, rounds, rounds::Made, sealed_drafts};
use trellis_store::{choices::Choice, letters};

use crate::{
    keeping::{begins_form, letter_to, moved, signs_in},
    world::{START, World, in_both},
    writing::{sets_up, writes},
};

/// The text of the first event of all: to confirm the clock makes others.
const FIRST: &str = "the first";

/// One row of `model.md` 4.9 or `trust.md` 4.7.
struct Row {
    /// What, in the words of the design.
    what: &'static str,
    /// What it is here.
    kept: Kept,
    /// The event that starts its clock.
    from: &'static str,
    /// How many days it is kept from then.
    days: i64,
    /// Rows that are there until then: the table, and a text that they hold.
    rows: &'static [(&'static str, &'static str)],
}

const TABLE: [Row; 14] = [
    Row {
        what: "a way in that was begun",
        kept: Kept::Started,
        from: "begun",
        days: 60,
        rows: &[("participation", "started")],
    },
    Row { what: "unsent drafts", kept: Kept::Drafts, from: "saved", days: 7, rows: &[("draft", "start")] },
    Row {
        what: "unsent drafts, intake begun",
        kept: Kept::DraftsBegun,
        from: "saved",
        days: 60,
        rows: &[("draft", "needs")],
    },
    Row {
        what: "unsent private writing",
        kept: Kept::SealedDrafts,
        from: "saved",
        days: 7,
        rows: &[("sealed_draft", "somewhere")],
    },
    Row { what: "notes", kept: Kept::Notes, from: "pair ended", days: 90, rows: &[("item", "note")] },
    Row {
        what: "needs text, private record, own reflections",
        kept: Kept::OwnWriting,
        from: "participation closed",
        days: 90,
        rows: &[("item", "reflection"), ("space", "own")],
    },
    Row {
        what: "lens, needs map",
        kept: Kept::Choices,
        from: "participation closed",
        days: 90,
        rows: &[("choice", "")],
    },
    Row {
        what: "support requests",
        kept: Kept::Support,
        from: "closed",
        days: 90,
        rows: &[("support_request", "closed")],
    },
    Row {
        what: "unmatched applicants",
        kept: Kept::Unmatched,
        from: "cohort closed",
        days: 90,
        rows: &[("participation", ""), ("person", "David")],
    },
    Row {
        what: "agreements, relationships, meeting dates, hours",
        kept: Kept::Pairs,
        from: "cohort closed",
        days: 365,
        rows: &[("pair", ""), ("signature", ""), ("meeting", ""), ("hours", "")],
    },
    Row {
        what: "positive action record, charter",
        kept: Kept::Programme,
        from: "programme closed",
        days: 2_192,
        rows: &[
            ("programme", "Second"),
            ("positive_action", ""),
            ("charter", ""),
            ("purpose", ""),
            ("assessment", ""),
            ("readiness", ""),
            ("signpost", ""),
            ("cohort", "Long ago"),
        ],
    },
    Row { what: "ended sessions", kept: Kept::Sessions, from: "ended", days: 30, rows: &[("session", "")] },
    Row { what: "mail log", kept: Kept::Letters, from: "written", days: 90, rows: &[("letter", "sent")] },
    Row {
        what: "access log and audit payloads",
        kept: Kept::Looks,
        from: "looked",
        days: 730,
        rows: &[("access_event", ""), ("list_access", ""), ("event_text", FIRST)],
    },
];

#[test]
fn every_kind_of_thing_that_is_deleted_has_a_row_and_the_figure_of_the_design() {
    for kept in Kept::ALL {
        let row = TABLE.iter().find(|row| row.kept == *kept);
        let row = row.unwrap_or_else(|| panic!("{} has no row", kept.code()));
        assert_eq!(row.days, kept.days(), "{}, from: {}", row.what, row.from);
    }
    assert_eq!(TABLE.len(), Kept::ALL.len());
}

#[tokio::test]
async fn everything_is_there_on_the_day_before_and_gone_on_the_day_and_a_jump_deletes_nothing() {
    for row in &TABLE {
        in_both(async |world| {
            begins(&world, row.kept).await;
            let since = world.now();
            let is_there = async || there(&world, row).await;
            assert!(is_there().await.iter().all(|left| *left > 0), "{}: {:?}", row.what, is_there().await);

            // The clock jumps beyond the end: nothing goes until somebody says that it is right.
            turn(&world, since, row.days + 40);
            assert!(matches!(rounds::make(&world.ground).await.unwrap(), Made::Waits(_)), "{}", row.what);
            assert!(is_there().await.iter().all(|left| *left > 0), "{}: a jump deletes nothing", row.what);
            assert_eq!(receipts(&world, row).await, 0, "{}", row.what);

            // Back, and day by day where it counts: when its owner is told, on the day before, on the day.
            for before in row.kept.told().iter().copied().chain([1]) {
                believed(&world, since, row.days - before).await;
            }
            assert!(is_there().await.iter().all(|left| *left > 0), "{}: there on the day before", row.what);
            assert_eq!(receipts(&world, row).await, 0, "{}", row.what);
            believed(&world, since, row.days).await;
            assert!(is_there().await.iter().all(|left| *left == 0), "{}: {:?}", row.what, is_there().await);
            assert!(receipts(&world, row).await > 0, "{}: there is a receipt", row.what);
        })
        .await;
    }
}

/// How many there are of each kind of row.
async fn there(world: &World, row: &Row) -> Vec<usize> {
    let mut left = Vec::new();
    for (table, text) in row.rows {
        if *text == FIRST {
            let rows = testing::rows(&world.ground.store).await.unwrap();
            let first = |row: &&String| row.starts_with("1 ") || row.starts_with("(1,");
            left.push(rows[*table].iter().filter(first).count());
        } else {
            left.push(world.rows(table, text).await);
        }
    }
    left
}

/// The receipts of a kind. A way in that expires is no deletion: its event stands in the record.
async fn receipts(world: &World, row: &Row) -> usize {
    match row.kept {
        Kept::Started => world.rows("event", "ParticipationExpired").await,
        kept => world.rows("deletion", kept.code()).await,
    }
}

/// The clock says that so many days have gone.
fn turn(world: &World, since: Timestamp, days: i64) {
    *world.clock.lock().unwrap() = since.saturating_add(SignedDuration::from_hours(24 * days)).unwrap();
}

/// … somebody says that it is right, and the round is made.
pub async fn believed(world: &World, since: Timestamp, days: i64) {
    turn(world, since, days);
    world.does(Actor::Clock, async |act| rounds::confirm_clock(act).await).await.unwrap();
    turn(world, since, days);
    assert_eq!(rounds::make(&world.ground).await.unwrap(), Made::Now, "{days} days on");
}

/// Brings about the event that starts a clock.
async fn begins(world: &World, kept: Kept) {
    match kept {
        Kept::Started => {
            moved(world, "Zoe", Hat::Mentee, State::Started).await;
        }
        Kept::Drafts => {
            let nobody = world.build(async |b| crate::world::person(b, "Nia").await).await;
            begins_form(world, nobody, "start").await;
        }
        Kept::DraftsBegun => begins_form(world, world.amina.0, "needs").await,
        Kept::SealedDrafts => {
            sets_up(world, world.amina, world.me(), 1).await;
            let draft = async |act: &mut trellis_programme::Act| {
                sealed_drafts::keep(act, "somewhere", "half a sentence").await
            };
            world.keeps(world.me(), draft).await;
        }
        Kept::Notes => {
            let pair = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
            let hers = sets_up(world, world.amina, world.me(), 1).await;
            writes(world, world.me(), &hers, pair, Note::Shared).await;
            world.does(world.me(), async |act| pairs::end(act, pair, None).await).await.unwrap();
        }
        Kept::OwnWriting => {
            let pair = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
            let hers = sets_up(world, world.amina, world.me(), 1).await;
            writes(world, world.me(), &hers, pair, Note::Reflection).await;
            world.does(world.me(), async |act| departures::leave(act, world.amina.1).await).await.unwrap();
        }
        Kept::Choices => {
            let zoe = moved(world, "Zoe", Hat::Mentor, State::Declined).await;
            world.build(async |b| b.chooses(zoe, Choice::Offers, &"canary").await.unwrap()).await;
        }
        Kept::Support => asked_for_help(world).await,
        Kept::Unmatched => closes(world).await,
        Kept::Pairs => {
            world.build(async |b| a_year(b, world).await).await;
            closes(world).await;
        }
        Kept::Programme => another_programme_closes(world).await,
        Kept::Sessions => {
            signs_in(world, world.amina.0).await;
            let end = async |act: &mut trellis_programme::Act| {
                trellis_programme::accounts::sign_out_everywhere(act).await
            };
            world.does(world.me(), end).await.unwrap();
        }
        Kept::Letters => {
            let letter = letter_to(world.grace.0);
            world
                .build(async |b| {
                    let now = b.now;
                    let sent = letters::add(&mut b.unit, &letter, now, now, &mut b.dice).await.unwrap();
                    letters::sent(&mut b.unit, sent, now).await.unwrap();
                })
                .await;
        }
        Kept::Looks => looks(world).await,
    }
}

/// A pair with all that is counted of it.
async fn a_year(b: &mut trellis_world::Builder, world: &World) {
    let pair = b.drawn(world.cohort, Kind::Mentor, world.amina, world.grace, PairState::Active);
    b.keep(&pair).await.unwrap();
    b.sign(&pair, Side::Mentee, "agreement-mentor").await.unwrap();
    b.meeting(pair.id, MeetingState::Held, b.ago(48)).await.unwrap();
    b.says_hours(world.grace, 48, (hours::Kind::Training, 60)).await.unwrap();
}

/// A request for support that is over.
async fn asked_for_help(world: &World) {
    let [asker, handler] = [world.amina.0, world.helen].map(|one| one.uuid().simple().to_string());
    let request = format!(
        "INSERT INTO support_request (id, programme, asker, handler, state, moved_on, due_on, epoch, version)
         SELECT {{id:{asker}}}, programme.id, {{id:{asker}}}, {{id:{handler}}}, 'closed', '2026-11-23', '2026-11-26', 1, 1
         FROM programme"
    );
    testing::tamper(&world.ground.store, &request).await.unwrap();
}

/// The cohort closes now.
async fn closes(world: &World) {
    assert_eq!(START, "2026-11-23T09:00:00Z");
    let close = "UPDATE cohort SET state = 'closed', closed_at = '2026-11-23T09:00:00.000000Z'";
    world.build(async |b| testing::run(&mut b.unit, close).await.unwrap()).await;
}

/// A programme closes now to which nobody belongs any more.
async fn another_programme_closes(world: &World) {
    assert_eq!(START, "2026-11-23T09:00:00Z");
    world
        .build(async |b| {
            let second = b.programme("Host", "Second", ["Growth", "Twf"]).await.unwrap();
            b.cohort(second, "Long ago", CohortState::Closed, -800).await.unwrap();
            b.grant(world.helen, Grant::Coordinator, Some(second)).await.unwrap();
            b.frame(second, world.helen).await.unwrap();
            let close = "UPDATE programme SET state = 'closed', closed_at = '2026-11-23T09:00:00.000000Z'
                         WHERE internal_name = 'Second'";
            testing::run(&mut b.unit, close).await.unwrap();
        })
        .await;
}

/// Somebody of the staff looked at a record and at a list.
async fn looks(world: &World) {
    let ids = [world.amina.0, world.helen].map(|one| one.uuid().simple().to_string());
    let cohort = world.cohort.uuid().simple().to_string();
    let at = "2026-11-23T09:00:00.000000Z";
    let [subject, actor] = ids;
    for text in [
        format!(
            "INSERT INTO access_event (id, subject, actor, role, page, reason, at)
             VALUES ({{id:{subject}}}, {{id:{subject}}}, {{id:{actor}}}, 'coordinator', 'co-person', '', '{at}')"
        ),
        format!(
            "INSERT INTO list_access (id, cohort, actor, role, page, at)
             VALUES ({{id:{cohort}}}, {{id:{cohort}}}, {{id:{actor}}}, 'coordinator', 'co-people', '{at}')"
        ),
    ] {
        testing::tamper(&world.ground.store, &text).await.unwrap();
    }
    // The text behind an event of that day.
    world.does(Actor::Clock, async |act| rounds::confirm_clock(act).await).await.unwrap();
}
