//! Letters on their way: queued, claimed, sent once, tried again, stopped.
#![expect(clippy::unwrap_used, reason = "a test may stop where what it builds on is missing")]

mod calendars;
mod neutral;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use rand::{SeedableRng, rngs::StdRng};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpListener,
};
use trellis_database::testing::{Engine, fresh, on_each};
use trellis_domain::{address::Address, id::PersonId, language::Language};
use trellis_post::{
    Carrier, Desk, Entry, Frequency, Kind, Languages, Letter, Neutral, Queued, Slots, Tally, queue,
};
use trellis_store::{Store, letters, migrations};

const NOW: &str = "2026-11-23T09:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn minutes(count: i64) -> Timestamp {
    now().saturating_add(SignedDuration::from_mins(count)).unwrap()
}

fn letter(kind: Kind) -> Letter {
    Letter {
        kind,
        account: Some(PersonId::random(&mut StdRng::seed_from_u64(5))),
        address: Address::read("amina@example.org").unwrap(),
        languages: Languages::Both,
        slots: Slots {
            alias_en: "Staff development".to_owned(),
            alias_cy: "Datblygu staff".to_owned(),
            link: "https://example.org/home?token=0123456789abcdef".to_owned(),
            starts_at: Some(minutes(60)),
            days: Some(3),
            ..Slots::default()
        },
    }
}

fn of_meeting(kind: Kind, sequence: i64) -> Letter {
    let meeting = "00000000000000000000000000000007".parse().unwrap();
    let mut letter = letter(kind);
    "/pairs/00000000000000000000000000000008/meet".clone_into(&mut letter.slots.link);
    letter.slots.entry = Some(Entry { meeting, sequence, minutes: 30 });
    letter
}

async fn queued(store: &Store, letter: &Letter, frequency: Frequency, seed: u64) -> Queued {
    let mut unit = store.write().await.unwrap();
    let mut dice = StdRng::seed_from_u64(seed);
    let queued = queue(&mut unit, &Neutral::default(), letter, frequency, now(), &mut dice).await.unwrap();
    unit.commit().await.unwrap();
    queued
}

fn desk(store: &Store, carrier: Carrier) -> Desk {
    Desk {
        store: store.clone(),
        carrier,
        from: "staff@example.org".to_owned(),
        origin: "https://mentoring.example.org".to_owned(),
    }
}

fn tally(sent: u32, put_off: u32, given_up: u32) -> Tally {
    Tally { sent, put_off, given_up, stopped: Vec::new() }
}

#[tokio::test]
async fn a_letter_leaves_once_and_what_it_carried_is_forgotten() {
    on_each(migrations::ALL, async |store| {
        let letter = of_meeting(Kind::MeetingSet, 0);
        assert!(matches!(queued(&store, &letter, Frequency::Never, 1).await, Queued::Waiting(_)));
        let desk = desk(&store, Carrier::kept());
        assert_eq!(desk.send_due(&Neutral::default(), now()).await.unwrap(), tally(1, 0, 0));
        assert_eq!(desk.send_due(&Neutral::default(), minutes(60)).await.unwrap(), tally(0, 0, 0));
        let carried = desk.carrier.carried();
        let [one] = carried.as_slice() else { panic!("{carried:?}") };
        assert_eq!(one.to, "amina@example.org");
        for part in [
            "From: \"Datblygu staff\" <staff@example.org>",
            "Date: Mon, 23 Nov 2026 09:00:00 +0000",
            "@example.org>\r\n",
            "Auto-Submitted: auto-generated",
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "meeting.ics",
            "text/calendar",
        ] {
            assert!(one.message.contains(part), "{part} is missing in\n{}", one.message);
        }
        let mut unit = store.write().await.unwrap();
        let left = trellis_database::testing::run(
            &mut unit,
            "UPDATE letter SET trouble = 'seen' WHERE slots = '{}' AND state = 'sent'",
        );
        assert_eq!(left.await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_letter_written_twice_is_the_same_to_the_byte() {
    on_each(migrations::ALL, async |store| {
        let desk = desk(&store, Carrier::kept());
        queued(&store, &letter(Kind::News), Frequency::Each, 1).await;
        desk.send_due(&Neutral::default(), now()).await.unwrap();
        // As if the server had died between sending and noting it.
        let mut unit = store.write().await.unwrap();
        let back = put_back();
        trellis_database::testing::run(&mut unit, back).await.unwrap();
        unit.commit().await.unwrap();
        desk.send_due(&Neutral::default(), minutes(6)).await.unwrap();
        let carried = desk.carrier.carried();
        assert_eq!(carried.len(), 2);
        assert_eq!(carried[0], carried[1]);
    })
    .await;
}

/// Puts the one letter back as it was before it left.
fn put_back() -> &'static str {
    r#"UPDATE letter SET state = 'waiting', sent_at = NULL, slots = '{"alias_en":"Staff development",
       "alias_cy":"Datblygu staff","link":"https://example.org/home?token=0123456789abcdef",
       "starts_at":"2026-11-23T10:00:00Z","days":3}'"#
}

#[tokio::test]
async fn a_word_that_reveals_stops_a_letter_before_it_is_queued() {
    on_each(migrations::ALL, async |store| {
        let mut letter = letter(Kind::News);
        letter.slots.alias_en = "BME mentoring".to_owned();
        let Queued::Stopped(_, violation) = queued(&store, &letter, Frequency::Each, 1).await else {
            panic!("it was queued")
        };
        assert_eq!(violation.word, "bme");
        let desk = desk(&store, Carrier::kept());
        assert_eq!(desk.send_due(&Neutral::default(), minutes(60)).await.unwrap(), tally(0, 0, 0));
        assert!(desk.carrier.carried().is_empty());
        let mut unit = store.read().await.unwrap();
        let outbox = letters::outbox(&mut unit).await.unwrap();
        assert_eq!((outbox.waiting, outbox.failed, outbox.stopped), (0, 0, 1));
    })
    .await;
}

#[tokio::test]
async fn a_word_that_reveals_since_then_stops_a_letter_at_the_last_look() {
    on_each(migrations::ALL, async |store| {
        let Queued::Waiting(id) = queued(&store, &letter(Kind::News), Frequency::Each, 1).await else {
            panic!("not queued")
        };
        let desk = desk(&store, Carrier::kept());
        let neutral = Neutral { own: vec!["Datblygu staff".to_owned()], names: Vec::new() };
        let tally = desk.send_due(&neutral, now()).await.unwrap();
        assert_eq!(tally.sent, 0);
        assert_eq!(
            tally.stopped.iter().map(|(id, found)| (*id, found.place)).collect::<Vec<_>>(),
            [(id, "sender")]
        );
        assert!(desk.carrier.carried().is_empty());
    })
    .await;
}

#[tokio::test]
async fn people_get_no_more_letters_than_they_want() {
    on_each(migrations::ALL, async |store| {
        let waits = async |kind, frequency, seed| {
            matches!(queued(&store, &letter(kind), frequency, seed).await, Queued::Waiting(_))
        };
        assert!(!waits(Kind::News, Frequency::Never, 1).await);
        assert!(!waits(Kind::Reminder, Frequency::Never, 2).await);
        assert!(waits(Kind::SignIn, Frequency::Never, 3).await, "what they asked for comes all the same");
        assert!(waits(Kind::News, Frequency::Daily, 4).await);
        assert!(!waits(Kind::News, Frequency::Daily, 5).await, "one that says the same waits already");
        let desk = desk(&store, Carrier::kept());
        assert_eq!(desk.send_due(&Neutral::default(), now()).await.unwrap().sent, 1);
        assert_eq!(desk.send_due(&Neutral::default(), minutes(22 * 60)).await.unwrap().sent, 0);
        assert_eq!(desk.send_due(&Neutral::default(), minutes(23 * 60)).await.unwrap().sent, 1);
        assert!(waits(Kind::News, Frequency::Each, 6).await);
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_cannot_leave_is_tried_again_with_growing_pauses_and_then_given_up() {
    on_each(migrations::ALL, async |store| {
        queued(&store, &letter(Kind::Invitation), Frequency::Each, 1).await;
        // Nobody listens there.
        let desk = desk(&store, Carrier::smtp("smtp://127.0.0.1:1").unwrap());
        let mut at = 0;
        for rest in [1, 5, 15, 60, 180, 360, 720] {
            assert_eq!(desk.send_due(&Neutral::default(), minutes(at)).await.unwrap(), tally(0, 1, 0));
            at += rest;
            assert_eq!(desk.send_due(&Neutral::default(), minutes(at - 1)).await.unwrap(), tally(0, 0, 0));
        }
        assert_eq!(desk.send_due(&Neutral::default(), minutes(at)).await.unwrap(), tally(0, 0, 1));
        assert_eq!(desk.send_due(&Neutral::default(), minutes(at + 9999)).await.unwrap(), tally(0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_way_in_that_comes_too_late_is_not_sent() {
    on_each(migrations::ALL, async |store| {
        queued(&store, &letter(Kind::SignIn), Frequency::Each, 1).await;
        let desk = desk(&store, Carrier::kept());
        assert_eq!(desk.send_due(&Neutral::default(), minutes(11)).await.unwrap(), tally(0, 0, 1));
        assert!(desk.carrier.carried().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_cannot_be_read_stands_in_nobodys_way() {
    on_each(migrations::ALL, async |store| {
        queued(&store, &letter(Kind::Invitation), Frequency::Each, 1).await;
        let mut unit = store.write().await.unwrap();
        let spoil = "UPDATE letter SET slots = 'nonsense', due_at = '2020-01-01T00:00:00.000000Z'";
        trellis_database::testing::run(&mut unit, spoil).await.unwrap();
        unit.commit().await.unwrap();
        queued(&store, &letter(Kind::Invitation), Frequency::Each, 2).await;
        let desk = desk(&store, Carrier::kept());
        let first = desk.send_due(&Neutral::default(), now()).await.unwrap().sent;
        let second = desk.send_due(&Neutral::default(), now()).await.unwrap().sent;
        assert_eq!(first + second, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_desks_send_each_letter_once() {
    on_each(migrations::ALL, async |store| {
        for seed in 0..40 {
            queued(&store, &letter(Kind::Invitation), Frequency::Each, seed).await;
        }
        let carrier = Carrier::kept();
        let desks = (0..4).map(|_| {
            let desk = Arc::new(desk(&store, carrier.clone()));
            tokio::spawn(async move {
                for _ in 0..20 {
                    desk.send_due(&Neutral::default(), now()).await.unwrap();
                }
            })
        });
        for desk in desks.collect::<Vec<_>>() {
            desk.await.unwrap();
        }
        let mut messages: Vec<String> = carrier.carried().into_iter().map(|one| one.message).collect();
        messages.sort_unstable();
        messages.dedup();
        assert_eq!((messages.len(), carrier.carried().len()), (40, 40));
    })
    .await;
}

#[tokio::test]
async fn without_a_mail_server_letters_are_files_that_only_their_owner_can_read() {
    let fresh = fresh(Engine::Sqlite, migrations::ALL).await.unwrap();
    let folder = fresh.folder().unwrap().join("letters");
    let Queued::Waiting(id) = queued(&fresh.store, &letter(Kind::News), Frequency::Each, 1).await else {
        panic!("not queued")
    };
    let desk = desk(&fresh.store, Carrier::Folder(folder.clone()));
    assert_eq!(desk.send_due(&Neutral::default(), now()).await.unwrap(), tally(1, 0, 0));
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap()).collect();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].file_name().to_string_lossy(), format!("{id}.eml"));
    let text = std::fs::read_to_string(files[0].path()).unwrap();
    assert!(text.contains("To: amina@example.org"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(files[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// A mail server of a few lines: takes everything, or answers `verdict` to each recipient.
async fn server(verdict: &'static str) -> (u16, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let (mut heard, mut in_letter) = (String::new(), false);
        write.write_all(b"220 here\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            heard.push_str(&line);
            heard.push('\n');
            let answer = match line.split_whitespace().next().unwrap_or_default() {
                "." => {
                    in_letter = false;
                    "250 taken"
                }
                _ if in_letter => continue,
                "RCPT" => verdict,
                "DATA" => {
                    in_letter = true;
                    "354 go on"
                }
                "QUIT" => break,
                _ => "250 ok",
            };
            if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                break;
            }
        }
        heard
    });
    (port, heard)
}

#[tokio::test]
async fn a_mail_server_gets_the_letter() {
    let fresh = fresh(Engine::Sqlite, migrations::ALL).await.unwrap();
    let (port, heard) = server("250 ok").await;
    queued(&fresh.store, &letter(Kind::Reminder), Frequency::Each, 1).await;
    let desk = desk(&fresh.store, Carrier::smtp(&format!("smtp://127.0.0.1:{port}")).unwrap());
    assert_eq!(desk.send_due(&Neutral::default(), now()).await.unwrap(), tally(1, 0, 0));
    drop(desk);
    let heard = heard.await.unwrap();
    assert!(heard.contains("RCPT TO:<amina@example.org>") && heard.contains("Message-ID:"), "{heard}");
}

#[tokio::test]
async fn a_refusal_for_good_is_kept_without_the_address_that_the_server_quotes() {
    let fresh = fresh(Engine::Sqlite, migrations::ALL).await.unwrap();
    let (port, _heard) = server("550 no such user <amina@example.org>").await;
    queued(&fresh.store, &letter(Kind::Reminder), Frequency::Each, 1).await;
    let desk = desk(&fresh.store, Carrier::smtp(&format!("smtp://127.0.0.1:{port}")).unwrap());
    assert_eq!(desk.send_due(&Neutral::default(), now()).await.unwrap(), tally(0, 0, 1));
    let mut unit = fresh.store.write().await.unwrap();
    let kept = "UPDATE letter SET attempts = 0 WHERE state = 'failed' AND trouble = 'the mail server: 550'";
    assert_eq!(trellis_database::testing::run(&mut unit, kept).await.unwrap(), 1);
}

#[test]
fn every_kind_and_language_has_a_code_that_reads_back() {
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.code()), Some(*kind));
    }
    for languages in [Languages::Both, Languages::One(Language::English), Languages::One(Language::Welsh)] {
        assert_eq!(Languages::parse(languages.code()), Some(languages));
    }
    assert_eq!((Kind::parse("x"), Languages::parse("de")), (None, None));
}
