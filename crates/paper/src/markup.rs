//! A document as text for the setter. Every word stands in a quoted string, so no sign in it means anything.

use std::fmt::Write as _;

use trellis_domain::paper::{Document, Part, Run, Said, Size};

/// How a sheet looks; the document follows it.
const LOOK: &str = include_str!("sheet.typ");

/// The whole text.
pub fn of(document: &Document) -> String {
    let Document { title, alias, language, size, parts, said } = document;
    let size = match size {
        Size::A4 => "a4",
        Size::A5 => "a5",
    };
    format!(
        "{LOOK}#document-of(title: {}, alias: {}, lang: {}, size: {}, {})\n",
        quoted(title),
        quoted(alias),
        quoted(language.code()),
        quoted(size),
        body(parts, said)
    )
}

/// Parts one below the other.
fn body(parts: &[Part], said: &Said) -> String {
    let mut text = String::from("{\n");
    for one in parts {
        text.push_str(&part(one, said));
        text.push('\n');
    }
    text.push('}');
    text
}

fn part(part: &Part, said: &Said) -> String {
    match part {
        Part::Heading(level, text) => format!("heading(level: {level}, {})", quoted(text)),
        Part::Paragraph(words) => format!("par({})", line(words)),
        Part::Bullets(items) => format!("list({})", each(items, said)),
        Part::Numbers(first, items) => format!("enum(start: {first}, {})", each(items, said)),
        Part::Ticks(items) => format!("ticks({}, {})", quoted(&said.tick), each(items, said)),
        Part::Quote(parts) => format!("quote(block: true, {})", body(parts, said)),
        Part::Note(words) => format!("note(par({}))", line(words)),
        Part::Table(head, rows) => {
            let cells: Vec<String> = rows.iter().flatten().map(|cell| line(cell)).collect();
            format!("grille({}, {})", tuple(head.iter().map(|cell| line(cell))), cells.join(", "))
        }
        Part::Choice(answers) => format!("choice({}, {})", quoted(&said.tick), several(answers)),
        Part::Room(number) => format!("lines({}, {number})", quoted(&said.room)),
        Part::Fields(labels) => format!("fields({}, {})", quoted(&said.room), several(labels)),
        Part::Together(parts) => format!("together({})", body(parts, said)),
        Part::Card(parts) => format!("card({})", body(parts, said)),
        Part::NewSheet => "pagebreak(weak: true)".to_owned(),
    }
}

/// The items of a list. Items of a line each stand close; where one is more, there is air between them.
fn each(items: &[Vec<Part>], said: &Said) -> String {
    let item = |parts: &Vec<Part>| match parts.as_slice() {
        [Part::Paragraph(words)] => line(words),
        parts => body(parts, said),
    };
    let close = items.iter().all(|parts| matches!(parts.as_slice(), [Part::Paragraph(_)]));
    let air = if close { "" } else { "spacing: 5mm, " };
    format!("{air}{}", items.iter().map(item).collect::<Vec<_>>().join(", "))
}

fn several(texts: &[String]) -> String {
    tuple(texts.iter().map(|text| quoted(text)))
}

/// Several things in brackets; the comma behind the last makes one of them several too.
fn tuple(things: impl Iterator<Item = String>) -> String {
    things.fold(String::from("("), |all, thing| all + &thing + ", ") + ")"
}

fn line(words: &[Run]) -> String {
    let mut text = String::from("[");
    for run in words {
        let words = quoted(&run.text);
        let _ = if run.strong { write!(text, "#strong({words})") } else { write!(text, "#text({words})") };
    }
    text.push(']');
    text
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            sign if sign.is_control() => quoted.push(' '),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_in_a_text_ends_it() {
        assert_eq!(quoted("say \"no\" \\ #eval(\"1\")\u{7}"), r#""say \"no\" \\ #eval(\"1\") ""#);
    }
}
