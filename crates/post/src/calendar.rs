//! The file that puts a meeting into a calendar, or takes it out (RFC 5545): a neutral title, no place, nobody's name.
//!
//! Written here rather than by a crate: the ones there are stamp every part of the file with the system's time and
//! chance, the definition of the time zone included, where neither may stand.

use std::fmt::Write as _;

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use trellis_domain::id::MeetingId;
use trellis_store::letters::{Kind, Languages, Letter};
use trellis_words::{Words, t};

/// A meeting as a calendar shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting<'a> {
    /// Its id: the file keeps it, so that a later file changes the same entry.
    pub id: MeetingId,
    /// How often it was changed before; a later file has a higher number.
    pub sequence: i64,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: i64,
    /// It will not take place.
    pub cancelled: bool,
    /// When this file is written.
    pub made_at: Timestamp,
    /// The host name of this installation.
    pub host: &'a str,
    /// Where its page is.
    pub link: &'a str,
    /// In which languages the title is.
    pub languages: Languages,
}

/// London's rule since 1996, from the first year that calendars count from.
const LONDON: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19700329T010000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19701025T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The host name in a whole address; empty where there is none.
pub fn host(address: &str) -> &str {
    let place = address.split_once("://").map_or("", |(_, place)| place);
    place.split([':', '/', '?']).next().unwrap_or_default()
}

/// The file that comes with a letter; none with most.
pub(crate) fn of(letter: &Letter, made_at: Timestamp) -> Option<String> {
    let (entry, starts_at) = (letter.slots.entry?, letter.slots.starts_at?);
    Some(file(&Meeting {
        id: entry.meeting,
        sequence: entry.sequence,
        starts_at,
        minutes: entry.minutes,
        cancelled: letter.kind == Kind::MeetingOff,
        made_at,
        host: host(&letter.slots.link),
        link: &letter.slots.link,
        languages: letter.languages,
    }))
}

/// What a calendar is asked to do with the file (RFC 5546).
pub(crate) const fn method(cancelled: bool) -> &'static str {
    if cancelled { "CANCEL" } else { "PUBLISH" }
}

/// Writes the file.
pub fn file(meeting: &Meeting<'_>) -> String {
    let mut file = String::new();
    let mut line = |text: &str| fold(&mut file, text);
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trellis//EN"] {
        line(fixed);
    }
    line(&format!("METHOD:{}", method(meeting.cancelled)));
    LONDON.iter().copied().for_each(&mut line);
    let said = |say: fn(Words) -> String| {
        let each = meeting.languages.each().iter().map(|language| say(Words::new(*language)));
        escaped(&each.collect::<Vec<_>>().join(" / "))
    };
    line("BEGIN:VEVENT");
    line(&format!("UID:{}@{}", meeting.id, meeting.host));
    line(&format!("SEQUENCE:{}", meeting.sequence));
    line(&format!("DTSTAMP:{}", in_utc(meeting.made_at)));
    line(&format!("DTSTART{}", beginning(meeting.starts_at)));
    line(&format!("DURATION:PT{}M", meeting.minutes));
    line(&format!("SUMMARY:{}", said(|words| t!(words, "letters-calendar-title"))));
    line(&format!("DESCRIPTION:{}", said(|words| t!(words, "letters-calendar-text"))));
    line(&format!("URL:{}", meeting.link));
    line(&format!("STATUS:{}", if meeting.cancelled { "CANCELLED" } else { "CONFIRMED" }));
    line("CLASS:PRIVATE");
    line("END:VEVENT");
    line("END:VCALENDAR");
    file
}

/// London's time; in the hour that the clocks repeat, UTC, which says which of the two is meant.
fn beginning(moment: Timestamp) -> String {
    let london = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let here = london.to_datetime(moment);
    if london.to_ambiguous_timestamp(here).is_ambiguous() {
        return format!(":{}", in_utc(moment));
    }
    format!(";TZID=Europe/London:{}", plain(here))
}

fn in_utc(moment: Timestamp) -> String {
    plain(TimeZone::UTC.to_datetime(moment)) + "Z"
}

fn plain(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Appends a line, cut into pieces of at most 75 bytes (RFC 5545, 3.1).
fn fold(file: &mut String, text: &str) {
    let mut room = 75;
    for character in text.chars() {
        if character.len_utf8() > room {
            file.push_str("\r\n ");
            room = 74;
        }
        room -= character.len_utf8();
        // Ids, links and numbers hold no line ends; whatever did would begin a line of its own.
        if !character.is_control() {
            let _ = file.write_char(character);
        }
    }
    file.push_str("\r\n");
}

/// The text of a file with its cut lines whole again, for the scan.
pub(crate) fn unfolded(file: &str) -> String {
    file.replace("\r\n ", "")
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, CalendarComponent, Component};
    use trellis_domain::language::Language;

    use super::*;

    fn seven() -> MeetingId {
        "00000000000000000000000000000007".parse().unwrap()
    }

    fn meeting(starts_at: &str) -> Meeting<'static> {
        Meeting {
            id: seven(),
            sequence: 2,
            starts_at: starts_at.parse().unwrap(),
            minutes: 45,
            cancelled: false,
            made_at: "2026-11-23T09:30:00.123456Z".parse().unwrap(),
            host: "mentoring.example.nhs.uk",
            link: "https://mentoring.example.nhs.uk/meetings/00000000000000000000000000000007",
            languages: Languages::Both,
        }
    }

    #[test]
    fn another_program_reads_what_we_wrote() {
        let written = file(&meeting("2026-11-24T14:30:00Z"));
        let read: Calendar = written.parse().unwrap();
        let event = read
            .components
            .iter()
            .find_map(|part| match part {
                CalendarComponent::Event(event) => Some(event),
                _ => None,
            })
            .unwrap();
        for (name, value) in [
            ("UID", "00000000000000000000000000000007@mentoring.example.nhs.uk"),
            ("SEQUENCE", "2"),
            ("DTSTAMP", "20261123T093000Z"),
            ("DTSTART", "20261124T143000"),
            ("DURATION", "PT45M"),
            ("SUMMARY", "Cyfarfod / Meeting"),
            ("STATUS", "CONFIRMED"),
            ("CLASS", "PRIVATE"),
        ] {
            assert_eq!(event.property_value(name), Some(value), "{name}");
        }
        for absent in ["LOCATION", "ATTENDEE", "ORGANIZER"] {
            assert!(!written.contains(absent), "{absent}");
        }
    }

    #[test]
    fn the_file_is_the_golden_one() {
        let mut meeting = meeting("2026-07-01T13:00:00Z");
        meeting.languages = Languages::One(Language::English);
        trellis_golden::golden!("golden/meeting.ics", &file(&meeting).replace("\r\n", "\n"));
    }

    #[test]
    fn clocks_in_london_decide_and_the_hour_told_twice_is_told_in_utc() {
        let start = |moment: &str| {
            let written = file(&meeting(moment));
            written
                .lines()
                .find(|line| line.starts_with("DTSTART") && !line.contains(":1970"))
                .unwrap()
                .to_owned()
        };
        assert_eq!(start("2026-07-01T13:00:00Z"), "DTSTART;TZID=Europe/London:20260701T140000");
        assert_eq!(start("2026-12-01T13:00:00Z"), "DTSTART;TZID=Europe/London:20261201T130000");
        assert_eq!(start("2026-10-25T00:30:00Z"), "DTSTART:20261025T003000Z");
        assert_eq!(start("2026-10-25T01:30:00Z"), "DTSTART:20261025T013000Z");
    }

    #[test]
    fn a_meeting_taken_back_is_the_same_entry_with_a_higher_number() {
        let (set, mut off) = (meeting("2026-12-01T13:00:00Z"), meeting("2026-12-01T13:00:00Z"));
        (off.cancelled, off.sequence) = (true, set.sequence + 1);
        let uid = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
        assert_eq!(uid(&file(&set)), uid(&file(&off)));
        assert!(file(&off).contains("STATUS:CANCELLED") && file(&off).contains("SEQUENCE:3"));
        assert!(file(&off).contains("METHOD:CANCEL\r\n") && file(&set).contains("METHOD:PUBLISH\r\n"));
    }

    #[test]
    fn the_host_is_what_stands_in_the_address() {
        assert_eq!(host("https://mentoring.example.nhs.uk/pairs/1/meet"), "mentoring.example.nhs.uk");
        assert_eq!(host("http://127.0.0.1:8080"), "127.0.0.1");
        assert_eq!(host("/pairs/1/meet"), "");
    }

    #[test]
    fn lines_are_short_and_end_as_they_must_and_nothing_smuggles_one_in() {
        let mut long = meeting("2026-12-01T13:00:00Z");
        let link = format!("https://example.org/{}\r\nATTENDEE:mailto:x@y.org", "ŵ".repeat(200));
        long.link = &link;
        let written = file(&long);
        assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        assert!(!unfolded(&written).contains("\r\nATTENDEE"));
        assert!(unfolded(&written).contains(&"ŵ".repeat(200)));
    }

    #[test]
    fn marks_with_a_meaning_are_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
