//! The file of a meeting, as a mail server gets it and another program reads it.

use icalendar::{Calendar, CalendarComponent, Component, Event};
use trellis_database::testing::{Engine, fresh};
use trellis_post::{Carrier, Frequency, Kind, Neutral};
use trellis_store::migrations;

use super::{desk, now, of_meeting, queued, server, tally};

/// The calendar of a letter as the mail server got it, and the method that its part names.
fn calendar_of(heard: &str) -> (String, Calendar) {
    let start = heard.find("Content-Type: text/calendar").expect("a part with a calendar");
    let (head, rest) = heard[start..].split_once("\n\n").unwrap();
    let encoded = rest.split("\n--").next().unwrap();
    let method = head.lines().next().unwrap().rsplit("method=").next().unwrap().trim_matches('"').to_owned();
    let text = if head.contains("base64") {
        String::from_utf8(base64(encoded)).unwrap()
    } else {
        encoded.replace("=\n", "").replace("=3D", "=")
    };
    assert!(!text.contains("ATTENDEE") && !text.contains("ORGANIZER"), "{text}");
    (method, text.parse().unwrap())
}

/// RFC 4648, for what our own letters carry.
fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte));
    let (mut bits, mut held, mut bytes) = (0_usize, 0, Vec::new());
    for digit in digits {
        (bits, held) = (bits << 6 | digit, held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

fn entry(calendar: &Calendar) -> &Event {
    let found = calendar.components.iter().find_map(|part| match part {
        CalendarComponent::Event(event) => Some(event),
        _ => None,
    });
    found.expect("an entry")
}

#[tokio::test]
async fn a_meeting_comes_with_its_file_and_goes_with_one_that_takes_it_out_again() {
    let fresh = fresh(Engine::Sqlite, migrations::ALL).await.unwrap();
    let mut read = Vec::new();
    for (seed, (kind, sequence)) in (1..).zip([(Kind::MeetingSet, 0), (Kind::MeetingOff, 1)]) {
        let (port, heard) = server("250 ok").await;
        queued(&fresh.store, &of_meeting(kind, sequence), Frequency::Never, seed).await;
        let desk = desk(&fresh.store, Carrier::smtp(&format!("smtp://127.0.0.1:{port}")).unwrap());
        assert_eq!(desk.send_due(&Neutral::default(), now()).await.unwrap(), tally(1, 0, 0));
        drop(desk);
        read.push(calendar_of(&heard.await.unwrap()));
    }
    let [(set, on), (off, gone)] = read.as_slice() else { panic!("two letters") };
    assert_eq!((set.as_str(), off.as_str()), ("PUBLISH", "CANCEL"));
    assert_eq!(
        (on.property_value("METHOD"), gone.property_value("METHOD")),
        (Some("PUBLISH"), Some("CANCEL"))
    );
    let (on, gone) = (entry(on), entry(gone));
    let number = |event: &Event| event.property_value("SEQUENCE").unwrap().parse::<i64>().unwrap();
    assert!(number(gone) > number(on));
    assert_eq!(on.property_value("UID"), gone.property_value("UID"));
    assert_eq!(on.property_value("UID"), Some("00000000000000000000000000000007@mentoring.example.org"));
    let link = "https://mentoring.example.org/pairs/00000000000000000000000000000008/meet";
    assert_eq!(on.property_value("URL"), Some(link));
    assert_eq!(gone.property_value("STATUS"), Some("CANCELLED"));
    assert_eq!(on.property_value("SUMMARY"), Some("Cyfarfod / Meeting"));
}
