//! Reads what codes are called (`names.toml`) and the four key questions (`question-set.toml`), in both languages.
//!
//! Part of the build script; the tests of the crate include it as well.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, TableLike};

/// Both files as Rust source; every mistake found is one readable line.
pub fn collect(content: &Path) -> Result<String, Vec<String>> {
    let mut rust = String::new();
    let mut mistakes = Vec::new();
    for (file, write) in [("names.toml", names as Writer), ("question-set.toml", questions as Writer)] {
        let text = fs::read_to_string(content.join(file)).unwrap_or_default();
        match text.parse::<DocumentMut>() {
            Ok(document) => write(&document, &mut rust, &mut mistakes),
            Err(error) => mistakes.push(format!("content/{file}: {error}")),
        }
    }
    if mistakes.is_empty() { Ok(rust) } else { Err(mistakes) }
}

type Writer = fn(&DocumentMut, &mut String, &mut Vec<String>);

/// Every list in its written order. A list `x_subs` refines the list `xs`: its codes are `<of>_<code>` there.
fn names(document: &DocumentMut, rust: &mut String, mistakes: &mut Vec<String>) {
    rust.push_str("static NAMES: &[Name] = &[\n");
    for (list, item) in document.iter() {
        let Some(entries) = item.as_table_like() else { continue };
        for (code, entry) in entries.iter() {
            let of = entry.as_table_like().and_then(|entry| text(entry, "of"));
            let (list, code) = match (list.strip_suffix("_subs"), of) {
                (Some(refined), Some(of)) => (format!("{refined}s"), format!("{of}_{code}")),
                _ => (list.to_owned(), code.to_owned()),
            };
            let (en, cy) = both(entry, &format!("content/names.toml: {list}.{code}"), mistakes);
            let group = entry
                .as_table_like()
                .and_then(|entry| text(entry, "group").or_else(|| text(entry, "family")));
            let group = group.unwrap_or_default();
            let _ = writeln!(
                rust,
                "Name {{ list: {list:?}, code: {code:?}, group: {group:?}, english: {en:?}, welsh: {cy:?} }},"
            );
        }
    }
    rust.push_str("];\n");
}

fn questions(document: &DocumentMut, rust: &mut String, mistakes: &mut Vec<String>) {
    let place = "content/question-set.toml";
    let id = text(document.as_table(), "id").unwrap_or_default();
    let version = document.get("version").and_then(Item::as_integer).unwrap_or_default();
    let empty = Item::None;
    let label = both(document.get("label").unwrap_or(&empty), &format!("{place}: label"), mistakes);
    let note = both(document.get("note").unwrap_or(&empty), &format!("{place}: note"), mistakes);
    let _ = writeln!(
        rust,
        "static SHIPPED: QuestionSet = QuestionSet {{ id: {id:?}, version: {version}, label: {label:?}, note: {note:?}, questions: &["
    );
    for question in document.get("question").and_then(Item::as_array_of_tables).into_iter().flatten() {
        let key = text(question, "key").unwrap_or_default();
        let wording = both(question.get("text").unwrap_or(&empty), &format!("{place}: {key}"), mistakes);
        let _ = write!(rust, "Question {{ key: {key:?}, text: {wording:?}, prompts: &[");
        for prompt in question.get("prompts").and_then(Item::as_array).into_iter().flatten() {
            let prompt = both(&Item::Value(prompt.clone()), &format!("{place}: a prompt of {key}"), mistakes);
            let _ = write!(rust, "{prompt:?},");
        }
        rust.push_str("] },\n");
    }
    rust.push_str("] };\n");
}

pub fn text(table: &dyn TableLike, name: &str) -> Option<String> {
    table.get(name).and_then(Item::as_str).map(str::to_owned)
}

/// The English and the Welsh of an entry; a missing one is a mistake.
pub fn both(entry: &Item, place: &str, mistakes: &mut Vec<String>) -> (String, String) {
    let said = |language| {
        let said = entry.as_table_like().and_then(|entry| text(entry, language)).unwrap_or_default();
        (!said.trim().is_empty()).then_some(said)
    };
    for language in ["en", "cy"] {
        if said(language).is_none() {
            mistakes.push(format!("{place} has no `{language}`"));
        }
    }
    (said("en").unwrap_or_default(), said("cy").unwrap_or_default())
}
