//! One fact as a person reads it: its label, and a code by the name that it has on our pages.

use jiff::{Timestamp, civil::Date};
use serde_json::Value;
use trellis_domain::pair::PairState;
use trellis_ui::{Markup, html};
use trellis_words::{Words, names, t};

use crate::{home::state_name, shell::role_name};

/// What a fact is called. One that has no name of its own is called as it is in the file for programs.
pub fn label(words: Words, name: &str) -> String {
    let key = format!("exports-fact-{}", name.replace('_', "-"));
    if words.knows(&key) {
        return words.say(&key, None);
    }
    let promise = names::of("charter_promises").find(|known| known.code == name);
    promise.map_or_else(|| name.replace('_', " "), |known| known.say(words.language()).to_owned())
}

/// What a fact says.
pub fn said(words: Words, part: &str, name: &str, value: &Value) -> Markup {
    match value {
        Value::Null => html! { (t!(words, "exports-nothing")) },
        Value::Bool(true) => html! { (t!(words, "exports-yes")) },
        Value::Bool(false) => html! { (t!(words, "exports-no")) },
        Value::Number(number) => html! { (number) },
        Value::String(text) => html! { (spoken(words, part, name, text)) },
        Value::Array(all) if all.is_empty() => html! { (t!(words, "exports-nothing")) },
        Value::Array(all) => html! { ul { @for one in all { li { (said(words, part, name, one)) } } } },
        Value::Object(facts) => html! {
            dl { @for (name, value) in facts { dt { (label(words, name)) } dd { (said(words, part, name, value)) } } }
        },
    }
}

/// Lists whose codes stand for the facts of one name; several codes are separated by blanks.
const LISTS: [(&str, &str); 18] = [
    ("profession", "professions"),
    ("band", "bands"),
    ("mode", "modes"),
    ("languages", "language_codes"),
    ("slots", "slots"),
    ("access_needs", "access_needs"),
    ("stage", "stages"),
    ("hat", "hats"),
    ("wants", "hats"),
    ("applies_to", "hats"),
    ("module", "training_modules"),
    ("reasons", "helping_reasons"),
    ("experience", "helping_experience"),
    ("pledge", "pledges"),
    ("tag", "need_tags"),
    ("tags", "need_tags"),
    ("characteristic", "characteristics"),
    ("wish", "wishes"),
];

/// Lists in which any other code may stand.
const ANYWHERE: [&str; 7] = [
    "copied",
    "race_dialogue",
    "barriers",
    "reflections",
    "offer_scopes",
    "characteristic_values",
    "conflict_kinds",
];

fn spoken(words: Words, part: &str, name: &str, text: &str) -> String {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return words.moment(moment);
    }
    if let Ok(date) = text.parse::<Date>() {
        return words.date(date);
    }
    match (part, name) {
        // What people typed themselves, and texts of ours, stay as they are.
        (
            _,
            "text" | "first" | "second" | "third" | "first_name" | "last_name" | "name" | "reason" | "place"
            | "label" | "address",
        ) => text.to_owned(),
        (_, "role") => role_name(words, text),
        ("measure", _) => {
            let known = ["measures", "instruments"]
                .iter()
                .find_map(|list| names::of(list).find(|one| one.code == text));
            known.map_or_else(|| text.to_owned(), |known| known.say(words.language()).to_owned())
        }
        ("hours", "kind") => words.name("hours_kinds", text).to_owned(),
        ("participation", "state") => words.name("participation_states", text).to_owned(),
        ("invitation", "state") => words.name("invitation_states", text).to_owned(),
        ("exception", "state") => words.name("exception_states", text).to_owned(),
        ("pair", "state") => {
            PairState::parse(text).map_or_else(|| text.to_owned(), |state| state_name(words, state))
        }
        ("access_event", "page") if words.knows(&format!("account-page-{text}")) => {
            words.say(&format!("account-page-{text}"), None)
        }
        ("notice", "kind") if words.knows(&format!("notices-{text}")) => {
            words.say(&format!("notices-{text}"), None)
        }
        _ => coded(words, name, text),
    }
}

fn coded(words: Words, name: &str, text: &str) -> String {
    if let Some((_, list)) = LISTS.iter().find(|(of, _)| *of == name) {
        let several: Vec<&str> = text.split(' ').map(|code| words.name(list, code)).collect();
        return words.list(&several);
    }
    let known = ANYWHERE.iter().find_map(|list| names::of(list).find(|known| known.code == text));
    known.map_or_else(|| text.to_owned(), |known| known.say(words.language()).to_owned())
}

#[cfg(test)]
mod tests {
    use trellis_domain::language::Language;
    use trellis_programme::exports::holdings::{ALL, Copied};

    use super::*;

    #[test]
    fn every_part_of_the_copy_has_a_name() {
        for one in ALL.iter().filter(|one| !matches!(one.copied, Copied::Left(_))) {
            let key = format!("exports-part-{}", one.table.replace('_', "-"));
            assert!(Words::new(Language::English).knows(&key), "{key} is missing in words/en/exports.ftl");
        }
    }

    #[test]
    fn codes_are_told_by_name_and_what_somebody_wrote_as_they_wrote_it() {
        let words = Words::new(Language::English);
        let say = |part, name, text: &str| said(words, part, name, &Value::from(text)).into_string();
        assert_eq!(say("participation", "hat", "mentee"), words.name("hats", "mentee"));
        assert_eq!(
            say("meeting", "at", "2026-11-23T09:30:00.000000Z"),
            words.moment("2026-11-23T09:30:00Z".parse().unwrap())
        );
        assert_eq!(say("item", "text", "<b>held</b>"), "&lt;b&gt;held&lt;/b&gt;");
        assert_eq!(say("meeting", "place", "held"), "held");
        assert_eq!(
            said(words, "choice", "ticks", &serde_json::json!([])).into_string(),
            t!(words, "exports-nothing")
        );
    }
}
