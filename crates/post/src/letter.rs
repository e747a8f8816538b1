//! Writing a letter out: one reviewed template a kind, in the languages the person chose.

use jiff::Timestamp;
use maud::{DOCTYPE, Markup, html};
use trellis_store::letters::{Kind, Languages, Letter, Slots};
use trellis_words::{Language, Words, t};

use crate::calendar;

/// A letter as it will be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The name beside our address: the neutral alias.
    pub sender: String,
    /// The subject line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as a page.
    pub html: String,
    /// The calendar file beside it; none with most.
    pub calendar: Option<String>,
}

/// What a letter says in one language.
struct Said {
    language: Language,
    subject: String,
    paragraphs: Vec<String>,
    button: String,
    after: Vec<String>,
}

/// Writes a letter out, as it was made at a moment.
pub fn write(letter: &Letter, made_at: Timestamp) -> Written {
    let said: Vec<Said> =
        letter.languages.each().iter().map(|language| say(letter.kind, &letter.slots, *language)).collect();
    let first = letter.languages.each()[0];
    let join =
        |each: fn(&Said) -> String, between: &str| said.iter().map(each).collect::<Vec<_>>().join(between);
    let subject = join(|said| said.subject.clone(), " / ");
    let text = said.iter().map(|said| plain(said, &letter.slots.link)).collect::<Vec<_>>();
    Written {
        sender: letter.slots.alias(first).to_owned(),
        text: text.join("\n\n* * *\n\n") + "\n",
        html: page(&said, &subject, letter).into_string(),
        calendar: calendar::of(letter, made_at),
        subject,
    }
}

fn say(kind: Kind, slots: &Slots, language: Language) -> Said {
    let words = Words::new(language);
    let alias = slots.alias(language);
    let when = || slots.starts_at.map_or_else(String::new, |moment| words.moment_with_zone(moment));
    let page = || t!(words, "letters-page-button");
    let (subject, text, button) = match kind {
        Kind::SignIn => (
            t!(words, "letters-sign-in-subject", alias = alias),
            t!(words, "letters-sign-in-text"),
            t!(words, "letters-sign-in-button"),
        ),
        Kind::Invitation => (
            t!(words, "letters-message-subject", alias = alias),
            t!(words, "letters-invitation-text"),
            t!(words, "letters-invitation-button"),
        ),
        Kind::News => {
            (t!(words, "letters-message-subject", alias = alias), t!(words, "letters-news-text"), page())
        }
        Kind::MeetingSet => (
            t!(words, "letters-meeting-set-subject", alias = alias),
            t!(words, "letters-meeting-set-text", when = when()),
            t!(words, "letters-meeting-button"),
        ),
        Kind::MeetingOff => (
            t!(words, "letters-meeting-off-subject", alias = alias),
            t!(words, "letters-meeting-off-text", when = when()),
            t!(words, "letters-meeting-button"),
        ),
        Kind::Reminder => {
            let days = words.days(slots.days.unwrap_or_default() as usize);
            let text = t!(words, "letters-reminder-text", days = days);
            (t!(words, "letters-waiting-subject", alias = alias), text, page())
        }
        Kind::CoordinatorNeeded => {
            let text = t!(words, "letters-coordinator-text");
            (t!(words, "letters-waiting-subject", alias = alias), text, page())
        }
        Kind::LetterStopped => {
            let text = t!(words, "letters-stopped-text");
            (t!(words, "letters-waiting-subject", alias = alias), text, page())
        }
        Kind::ChainHead => {
            let text = t!(words, "letters-head-text");
            (t!(words, "letters-head-subject", alias = alias), text, page())
        }
    };
    let head = slots.head.iter().map(|head| format!("{} {}", head.links, head.head));
    let paragraphs = std::iter::once(text).chain(head).collect();
    Said { language, subject, paragraphs, button, after: after(kind, slots, words) }
}

/// What stands below the button.
fn after(kind: Kind, slots: &Slots, words: Words) -> Vec<String> {
    let code = slots.code.as_ref().map(|code| t!(words, "letters-sign-in-code", code = code.as_str()));
    let mut lines: Vec<String> = code.into_iter().collect();
    match kind {
        Kind::SignIn => lines.push(t!(words, "letters-sign-in-not-you")),
        Kind::News | Kind::Reminder => lines.push(t!(words, "letters-how-often")),
        _ => {}
    }
    lines.push(t!(words, "letters-no-answer"));
    lines
}

fn plain(said: &Said, link: &str) -> String {
    let button = format!("{}:\n{link}", said.button);
    let parts = said.paragraphs.iter().chain([&button]).chain(&said.after);
    parts.map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

/// One column of text and one button. Colours are written out, because programs that read mail drop style sheets.
fn page(said: &[Said], subject: &str, letter: &Letter) -> Markup {
    let language = match letter.languages {
        Languages::One(language) => language,
        Languages::Both => letter.languages.each()[0],
    };
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head { meta charset="utf-8"; meta name="viewport" content="width=device-width"; title { (subject) } }
            body style="margin:0;padding:24px;background:#ffffff;color:#212b32;font:19px/1.5 Arial,sans-serif" {
                @for said in said { (part(said, &letter.slots.link)) }
            }
        }
    }
}

fn part(said: &Said, link: &str) -> Markup {
    let look = "display:inline-block;padding:12px 16px;background:#007f3b;color:#ffffff;font-weight:700;\
                text-decoration:none";
    html! {
        div lang=(said.language.code()) style="max-width:560px;margin:0 0 32px" {
            @for paragraph in &said.paragraphs { p style="overflow-wrap:anywhere" { (paragraph) } }
            p { a href=(link) style=(look) { (said.button) } }
            @for line in &said.after { p style="font-size:16px;color:#4c6272" { (line) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use trellis_domain::address::Address;
    use trellis_store::{letters::Entry, record::Kept};

    use super::*;
    use crate::neutral::Neutral;

    fn letter(kind: Kind, languages: Languages) -> Letter {
        Letter {
            kind,
            account: None,
            address: Address::read("somebody@example.org").unwrap(),
            languages,
            slots: Slots {
                alias_en: "Staff development".to_owned(),
                alias_cy: "Datblygu staff".to_owned(),
                link: "https://example.org/a?b=1&c=2".to_owned(),
                code: (kind == Kind::SignIn).then(|| "BCD 234".to_owned()),
                starts_at: Some("2026-11-24T14:30:00Z".parse().unwrap()),
                days: Some(3),
                entry: matches!(kind, Kind::MeetingSet | Kind::MeetingOff).then(|| Entry {
                    meeting: "00000000000000000000000000000007".parse().unwrap(),
                    sequence: 1,
                    minutes: 60,
                }),
                head: (kind == Kind::ChainHead)
                    .then(|| Kept { links: 1234, head: "0123456789abcdef".repeat(4) }),
            },
        }
    }

    fn write(letter: &Letter) -> Written {
        super::write(letter, "2026-11-23T09:30:00Z".parse().unwrap())
    }

    const EACH: [Languages; 3] =
        [Languages::One(Language::English), Languages::One(Language::Welsh), Languages::Both];

    #[test]
    fn every_letter_is_neutral_in_every_language() {
        for kind in Kind::ALL {
            for languages in EACH {
                let letter = letter(*kind, languages);
                assert_eq!(Neutral::default().check_letter(&letter, &write(&letter)), Ok(()), "{kind:?}");
            }
        }
    }

    #[test]
    fn each_revealing_word_in_each_part_of_each_letter_stops_it() {
        type Part = fn(&mut Written, &str);
        let parts: [(&str, Part); 5] = [
            ("sender", |written, word| written.sender.push_str(word)),
            ("subject", |written, word| written.subject.push_str(word)),
            ("text", |written, word| written.text.push_str(word)),
            ("page", |written, word| written.html.push_str(word)),
            ("calendar", |written, word| {
                let calendar = written.calendar.get_or_insert_default();
                *calendar = [calendar, "\r\nSUMMARY:", word, "\r\n"].concat();
            }),
        ];
        for (kind, languages) in Kind::ALL.iter().flat_map(|kind| EACH.map(|languages| (*kind, languages))) {
            let letter = letter(kind, languages);
            let good = write(&letter);
            for phrase in trellis_domain::neutral::REVEALING {
                for (place, add) in &parts {
                    let mut written = good.clone();
                    add(&mut written, &format!(" {}", phrase.replace('*', "")));
                    let stopped = Neutral::default().check_letter(&letter, &written).unwrap_err();
                    assert_eq!((stopped.word.as_str(), stopped.place), (*phrase, *place), "{kind:?}");
                }
            }
        }
    }

    #[test]
    fn a_revealing_alias_link_or_calendar_stops_a_letter_and_says_where() {
        let neutral = Neutral { own: vec!["Rise Together".to_owned()], names: vec![] };
        let stops = |change: fn(&mut Letter)| {
            let mut letter = letter(Kind::News, Languages::Both);
            change(&mut letter);
            let stopped = neutral.check_letter(&letter, &write(&letter)).unwrap_err();
            (stopped.word, stopped.place)
        };
        let revealed = |word: &str, place| (word.to_owned(), place);
        assert_eq!(stops(|l| l.slots.alias_cy = "Cynllun BAME".to_owned()), revealed("bame", "sender"));
        assert_eq!(
            stops(|l| l.slots.alias_en = "Positive  action".to_owned()),
            revealed("positive action", "subject")
        );
        assert_eq!(stops(|l| l.slots.link = "https://x.org/race".to_owned()), revealed("race", "link"));
        assert_eq!(
            stops(|l| l.slots.alias_en = "rise together".to_owned()),
            revealed("Rise Together", "subject")
        );
        let neutral = Neutral { own: vec!["Cyfarfod".to_owned()], names: vec![] };
        let letter = letter(Kind::MeetingSet, Languages::Both);
        let stopped = neutral.check_letter(&letter, &write(&letter)).unwrap_err();
        assert_eq!((stopped.word, stopped.place), revealed("Cyfarfod", "calendar"));
    }

    #[test]
    fn the_head_of_the_record_comes_in_one_line_that_can_be_kept() {
        let written = write(&letter(Kind::ChainHead, Languages::One(Language::English)));
        let line = format!("1234 {}", "0123456789abcdef".repeat(4));
        assert!(written.text.lines().any(|said| said == line), "{}", written.text);
    }

    #[test]
    fn registered_names_may_be_said() {
        let mut letter = letter(Kind::News, Languages::One(Language::English));
        letter.slots.alias_en = "Black Country Staff development".to_owned();
        let mut neutral = Neutral::default();
        assert!(neutral.check_letter(&letter, &write(&letter)).is_err());
        neutral.names.push("Black Country".to_owned());
        assert_eq!(neutral.check_letter(&letter, &write(&letter)), Ok(()));
    }

    #[test]
    fn the_sign_in_letter_carries_its_link_and_its_code_in_both_forms() {
        let written = write(&letter(Kind::SignIn, Languages::Both));
        assert_eq!(written.subject, "Datblygu staff: mewngofnodi / Staff development: sign in");
        assert_eq!(written.sender, "Datblygu staff");
        assert_eq!(written.text.matches("https://example.org/a?b=1&c=2\n").count(), 2);
        assert_eq!(written.text.matches("BCD 234").count(), 2);
        assert_eq!(written.html.matches(r#"href="https://example.org/a?b=1&amp;c=2""#).count(), 2);
        assert!(written.html.contains(r#"<div lang="cy""#) && written.html.contains(r#"<div lang="en""#));
    }

    #[test]
    fn a_reminder_and_a_meeting_say_when() {
        let text = |kind, language| write(&letter(kind, Languages::One(language))).text;
        assert!(text(Kind::Reminder, Language::English).contains("for 3 days."));
        let meeting = text(Kind::MeetingSet, Language::English);
        assert!(meeting.contains("Tuesday 24 November 2026 at 2:30pm, UK time"), "{meeting}");
        assert!(!text(Kind::News, Language::Welsh).contains("2026"));
    }

    #[test]
    fn nothing_in_an_alias_becomes_part_of_the_page() {
        let mut letter = letter(Kind::News, Languages::One(Language::English));
        letter.slots.alias_en = "<b>\"x\"</b>".to_owned();
        assert!(!write(&letter).html.contains("<b>"));
    }
}
