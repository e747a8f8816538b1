//! Where a guide on paper has room for a pen: lines to fill in, boxes to tick, a place to sign. The words are those of
//! the pages on which the same thing is done.

use trellis_domain::{
    hat::Hat,
    paper::{Part, line, strong},
};
use trellis_words::{Words, content, names, t};

use super::text;

/// Puts the room for a pen into the parts of a guide.
pub fn put(words: Words, slug: &str, mut parts: Vec<Part>) -> Vec<Part> {
    match slug {
        "ready" => in_first_list(&mut parts, |item| item.extend(check(words))),
        "first-90-days" => parts.iter_mut().for_each(to_tick),
        "for-policymakers" => in_ticks(&mut parts, |item| item.push(Part::Room(2))),
        "agreement-one-to-one" => parts.extend(agreement(words, Hat::Mentor)),
        "agreement-opening-doors" => parts.extend(agreement(words, Hat::Sponsor)),
        "agreement-beside-someone" => parts.extend(agreement(words, Hat::Ally)),
        "circle-rules" => parts.extend([added(words), Part::Fields(vec![t!(words, "guides-date")])]),
        "ten-promises" => parts.extend(charter(words)),
        "lawful-ground" => parts.extend(record(words)),
        _ => {}
    }
    parts
}

fn in_first_list(parts: &mut [Part], mut add: impl FnMut(&mut Vec<Part>)) {
    let first = parts.iter_mut().find_map(|part| match part {
        Part::Bullets(items) => Some(items),
        _ => None,
    });
    first.into_iter().flatten().for_each(|item| {
        add(item);
        together(item);
    });
}

fn in_ticks(parts: &mut [Part], mut add: impl FnMut(&mut Vec<Part>)) {
    let lists = parts.iter_mut().filter_map(|part| match part {
        Part::Ticks(items) => Some(items),
        _ => None,
    });
    lists.flatten().for_each(|item| {
        add(item);
        together(item);
    });
}

/// A question and its lines stay on one sheet.
fn together(item: &mut Vec<Part>) {
    *item = vec![Part::Together(std::mem::take(item))];
}

/// Steps that say themselves which week they belong to are ticked when they are done.
fn to_tick(part: &mut Part) {
    if let Part::Numbers(_, items) = part {
        *part = Part::Ticks(std::mem::take(items));
    }
}

fn check(words: Words) -> [Part; 3] {
    let answers = names::of("readiness_answers").map(|name| name.say(words.language()).to_owned());
    [
        Part::Choice(answers.collect()),
        Part::Fields(vec![t!(words, "frame-plan")]),
        Part::Fields(vec![t!(words, "guides-owner"), t!(words, "frame-plan-by")]),
    ]
}

/// What two people or a circle add.
fn added(words: Words) -> Part {
    Part::Together(vec![
        Part::Heading(2, t!(words, "agreement-clauses")),
        Part::Paragraph(line(t!(words, "agreement-clauses-hint"))),
        Part::Room(6),
    ])
}

fn agreement(words: Words, hat: Hat) -> Vec<Part> {
    let both = [Hat::Mentee, hat].map(|hat| {
        Part::Together(vec![
            Part::Heading(3, words.name("hats", hat.code()).to_owned()),
            Part::Fields(vec![t!(words, "guides-name"), t!(words, "guides-date")]),
            Part::Fields(vec![t!(words, "guides-signature")]),
        ])
    });
    [vec![added(words)], both.to_vec()].concat()
}

/// The ten promises themselves, to be signed: the text of the charter without what stands around it.
fn charter(words: Words) -> Vec<Part> {
    let charter = content::page("charter", words.language());
    let promises = text::parts(charter.body_markdown).into_iter().find_map(|part| match part {
        Part::Numbers(_, items) => Some(items),
        _ => None,
    });
    let promise = |mut item: Vec<Part>| {
        item.push(Part::Fields(vec![t!(words, "guides-owner"), t!(words, "frame-plan-by")]));
        vec![Part::Together(item)]
    };
    vec![
        Part::NewSheet,
        Part::Heading(2, charter.title.to_owned()),
        Part::Numbers(1, promises.unwrap_or_default().into_iter().map(promise).collect()),
        Part::Together(vec![
            Part::Fields(vec![t!(words, "frame-signed-by")]),
            Part::Fields(vec![t!(words, "guides-signature"), t!(words, "frame-signed-on")]),
        ]),
    ]
}

/// The record of the lawful ground, blank.
fn record(words: Words) -> Vec<Part> {
    let listed = |list| names::of(list).map(|name| name.say(words.language()).to_owned());
    let boxes = |list| Part::Ticks(listed(list).map(|name| vec![Part::Paragraph(line(name))]).collect());
    let warning = format!("{}. ", t!(words, "frame-ground-warning-title"));
    let mut parts = vec![
        Part::NewSheet,
        Part::Heading(2, t!(words, "guides-record")),
        Part::Heading(3, t!(words, "frame-ground-section")),
        boxes("record_sections"),
        Part::Note([strong(warning), line(t!(words, "frame-ground-warning"))].concat()),
        Part::Heading(3, t!(words, "frame-ground-ground")),
        boxes("grounds"),
    ];
    for name in names::of("record_parts") {
        let label = name.say(words.language()).to_owned();
        parts.push(match name.code {
            "owner" | "approved_by" | "approved_on" | "review_on" => Part::Fields(vec![label]),
            _ => Part::Together(vec![Part::Heading(3, label), Part::Room(5)]),
        });
    }
    let why_not = t!(words, "frame-ground-not-needed");
    parts.push(Part::Together(vec![Part::Heading(3, why_not), Part::Room(3)]));
    parts
}
