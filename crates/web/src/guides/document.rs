//! A guide as a document for paper: the words of its page, the sheet that goes with it, and room for a pen.

use trellis_domain::paper::{Document, Part, Said, Size, line, strong};
use trellis_words::{Words, cards, instruments, questions, scenarios, t};

use super::{pens, shelves::Guide, text};

/// Cards that one takes along are half the size.
const CARDS: [&str; 3] = ["first-talk", "prep-card", "after-card"];

/// Guides whose sheet is handed out or cut, apart from the text about it.
const HANDED_OUT: [&str; 4] = ["four-questions", "eight-questions", "small-acts", "three-things"];

/// The guide, as it is put on paper.
pub fn of(words: Words, alias: &str, guide: Guide) -> Document {
    let shipped = guide.read(words);
    let mut parts = text::parts(shipped.body_markdown);
    if let Some(sheet) = sheet(words, guide.slug) {
        parts = with_sheet(guide.slug, parts, sheet);
    }
    Document {
        title: shipped.title.to_owned(),
        alias: alias.to_owned(),
        language: words.language(),
        size: size(guide),
        parts: pens::put(words, guide.slug, parts),
        said: Said { tick: t!(words, "guides-tick"), room: t!(words, "guides-room") },
    }
}

/// How large its sheets are.
pub fn size(guide: Guide) -> Size {
    if CARDS.contains(&guide.slug) { Size::A5 } else { Size::A4 }
}

/// What is handed out or cut stands on a sheet of its own, with the last heading of the text, which is about it.
fn with_sheet(slug: &str, mut parts: Vec<Part>, sheet: Vec<Part>) -> Vec<Part> {
    if HANDED_OUT.contains(&slug) && matches!(parts.last(), Some(Part::Heading(..))) {
        parts.insert(parts.len() - 1, Part::NewSheet);
    }
    parts.extend(sheet);
    parts
}

/// What the guide has beside its text, as in `sheets`.
fn sheet(words: Words, slug: &str) -> Option<Vec<Part>> {
    match slug {
        "small-acts" | "three-things" => Some(set(words, slug)),
        "circle-session" => Some(frame(words)),
        "practice" => Some(stories(words)),
        "eight-questions" => Some(felt(words)),
        "four-questions" => Some(needs_map(words)),
        _ => None,
    }
}

fn set(words: Words, name: &str) -> Vec<Part> {
    let language = words.language();
    let card = |card: &cards::Card| {
        let lines = card.lines.iter().map(|one| item(one.say(language)));
        Part::Card(vec![
            Part::Heading(3, card.title.say(language).to_owned()),
            Part::Bullets(lines.collect()),
        ])
    };
    cards::of(name).map(card).collect()
}

fn frame(words: Words) -> Vec<Part> {
    let language = words.language();
    let head = [t!(words, "guides-part"), t!(words, "guides-minutes-head"), t!(words, "guides-what")];
    let row = |card: &cards::Card| {
        let what: Vec<&str> = card.lines.iter().map(|one| one.say(language)).collect();
        let minutes = card.minutes.unwrap_or_default().to_string();
        vec![strong(card.title.say(language)), line(minutes), line(what.join(" "))]
    };
    vec![Part::Table(head.map(line).to_vec(), cards::of("circle-session").map(row).collect())]
}

fn stories(words: Words) -> Vec<Part> {
    let titles = scenarios::all().iter().map(|story| item(story.title.say(words.language())));
    vec![Part::Numbers(1, titles.collect())]
}

fn felt(words: Words) -> Vec<Part> {
    let (felt, language) = (instruments::felt_allyship_8(), words.language());
    let meaning = |answer: &instruments::Answer| {
        let said = format!(" – {}", answer.text.say(language));
        vec![Part::Paragraph([strong(answer.code), line(said)].concat())]
    };
    let codes: Vec<String> = felt.answers.iter().map(|answer| answer.code.to_owned()).collect();
    let question = |asked: &instruments::Question| {
        let theme = format!("{}. ", asked.theme.say(language));
        let words = [strong(theme), line(asked.text.say(language))].concat();
        vec![Part::Together(vec![Part::Paragraph(words), Part::Choice(codes.clone())])]
    };
    vec![
        Part::Note(line(felt.label.say(language))),
        Part::Paragraph(strong(felt.about.say(language))),
        Part::Bullets(felt.answers.iter().map(meaning).collect()),
        Part::Numbers(1, felt.items.iter().map(question).collect()),
        Part::Paragraph(line(t!(words, "guides-skip"))),
    ]
}

/// The four questions with room to write, labelled as our own wording.
fn needs_map(words: Words) -> Vec<Part> {
    let set = questions::shipped();
    let mut parts = vec![Part::Note(line(set.label(words)))];
    for question in set.questions {
        let prompts: Vec<String> = question.prompts(words).map(str::to_owned).collect();
        parts.push(Part::Together(vec![
            Part::Heading(3, question.text(words).to_owned()),
            Part::Paragraph(line(words.list(&prompts))),
            Part::Room(4),
        ]));
    }
    parts
}

fn item(words: impl Into<String>) -> Vec<Part> {
    vec![Part::Paragraph(line(words))]
}
