//! Reads the short cards (`cards.toml`), the practice stories (`scenarios.toml`) and the eight questions about an ally
//! (`felt-allyship-8.toml`), in both languages.
//!
//! Part of the build script.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, TableLike};

use crate::named::{both, text};

/// Each file as a piece of Rust source, and the names of the data files whose Welsh nobody has checked yet; every mistake
/// found is one readable line.
pub fn collect(content: &Path) -> Result<[(&'static str, String); 4], Vec<String>> {
    let (mut mistakes, mut drafts) = (Vec::new(), Vec::new());
    let mut read = |file: &'static str, write: Writer| {
        let source = fs::read_to_string(content.join(file)).unwrap_or_default();
        match source.parse::<DocumentMut>() {
            Ok(document) => {
                if text(document.as_table(), "cy_review").is_none_or(|review| review != "done") {
                    drafts.push(file);
                }
                write(&document, &mut mistakes)
            }
            Err(error) => {
                mistakes.push(format!("content/{file}: {error}"));
                String::new()
            }
        }
    };
    let [cards, scenarios, instruments] = [
        read("cards.toml", cards),
        read("scenarios.toml", scenarios),
        read("felt-allyship-8.toml", instrument),
    ];
    let written = [
        ("cards.rs", cards),
        ("scenarios.rs", scenarios),
        ("instruments.rs", instruments),
        ("drafts.rs", format!("static DRAFTS: &[&str] = &{drafts:?};\n")),
    ];
    if mistakes.is_empty() { Ok(written) } else { Err(mistakes) }
}

type Writer = fn(&DocumentMut, &mut Vec<String>) -> String;

fn cards(document: &DocumentMut, mistakes: &mut Vec<String>) -> String {
    let mut rust = String::from("static CARDS: &[Card] = &[\n");
    for (set, entries) in document.iter() {
        for card in entries.as_array_of_tables().into_iter().flatten() {
            let key = text(card, "key").unwrap_or_default();
            let place = format!("content/cards.toml: {set}.{key}");
            let minutes = card.get("minutes").and_then(Item::as_integer);
            let title = said(card, "title", &place, mistakes);
            let _ = write!(
                rust,
                "Card {{ set: {set:?}, key: {key:?}, minutes: {minutes:?}, title: {title}, lines: &["
            );
            for line in card.get("lines").and_then(Item::as_array).into_iter().flatten() {
                rust.push_str(&as_both(&both(&Item::Value(line.clone()), &place, mistakes)));
                rust.push(',');
            }
            rust.push_str("] },\n");
        }
    }
    rust.push_str("];\n");
    rust
}

fn scenarios(document: &DocumentMut, mistakes: &mut Vec<String>) -> String {
    let mut rust = String::from("static SCENARIOS: &[Scenario] = &[\n");
    for scenario in document.get("scenario").and_then(Item::as_array_of_tables).into_iter().flatten() {
        let key = text(scenario, "key").unwrap_or_default();
        let place = format!("content/scenarios.toml: {key}");
        let [title, situation, repair] =
            ["title", "situation", "repair"].map(|name| said(scenario, name, &place, mistakes));
        let _ = write!(
            rust,
            "Scenario {{ key: {key:?}, title: {title}, situation: {situation}, repair: {repair}, choices: &["
        );
        for one in scenario.get("choice").and_then(Item::as_array_of_tables).into_iter().flatten() {
            let next = one.get("next").and_then(Item::as_array).into_iter().flatten();
            let next = next.filter_map(|step| step.as_inline_table());
            let next: String = next.map(|step| choice(step, "", &place, mistakes)).collect();
            rust.push_str(&choice(one, &next, &place, mistakes));
        }
        rust.push_str("] },\n");
    }
    rust.push_str("];\n");
    rust
}

/// One choice, with those that it opens already written.
fn choice(table: &dyn TableLike, next: &str, place: &str, mistakes: &mut Vec<String>) -> String {
    let [act, leads] = ["act", "leads"].map(|name| said(table, name, place, mistakes));
    format!("Choice {{ act: {act}, leads: {leads}, next: &[{next}] }},")
}

fn instrument(document: &DocumentMut, mistakes: &mut Vec<String>) -> String {
    let place = "content/felt-allyship-8.toml";
    let id = text(document.as_table(), "id").unwrap_or_default();
    let version = document.get("version").and_then(Item::as_integer).unwrap_or_default();
    let [label, about] = ["label", "about"].map(|name| said(document.as_table(), name, place, mistakes));
    let mut rust = format!(
        "static FELT_ALLYSHIP_8: Instrument = Instrument {{ id: {id:?}, version: {version}, label: {label}, about: {about}, items: &["
    );
    for item in document.get("item").and_then(Item::as_array_of_tables).into_iter().flatten() {
        let key = text(item, "key").unwrap_or_default();
        let [theme, wording] = ["theme", "text"].map(|name| said(item, name, place, mistakes));
        let _ = write!(rust, "Question {{ key: {key:?}, theme: {theme}, text: {wording} }},");
    }
    rust.push_str("], answers: &[");
    for answer in document.get("answer").and_then(Item::as_array_of_tables).into_iter().flatten() {
        let code = text(answer, "code").unwrap_or_default();
        let wording = said(answer, "text", place, mistakes);
        let _ = write!(rust, "Answer {{ code: {code:?}, text: {wording} }},");
    }
    rust.push_str("] };\n");
    rust
}

/// An entry's text in both languages, as Rust.
fn said(table: &dyn TableLike, name: &str, place: &str, mistakes: &mut Vec<String>) -> String {
    let empty = Item::None;
    as_both(&both(table.get(name).unwrap_or(&empty), &format!("{place}: {name}"), mistakes))
}

fn as_both((english, welsh): &(String, String)) -> String {
    format!("Both {{ english: {english:?}, welsh: {welsh:?} }}")
}
