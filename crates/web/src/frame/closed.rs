//! A programme that has closed: what it was built on, to be read for six years. Nothing of it changes any more.

use trellis_domain::{positive_action::PositiveActionRecord, readiness::Answer as Checked, readiness::Step};
use trellis_programme::readiness::Frame;
use trellis_ui::{Answer, Cell, CheckAnswers, Inset, Markup, Table, Tag, html};
use trellis_words::{Words, t};

use crate::page::Page;

pub fn page(words: Words, frame: &Frame) -> Page {
    let heading = t!(words, "frame-heading");
    let step = |step: Step| words.name("set_up_steps", step.code());
    let state = words.name("programme_states", frame.programme.state.code());
    let record = frame.record.as_ref().map(|record| ground(words, record)).unwrap_or_default();
    let body = html! {
        h1 { (heading) }
        p { strong { (frame.programme.internal_name) } " " (Tag::new(state)) }
        (Inset::new(words, html! {
            p { (t!(words, "frame-closed")) }
            @if let Some((closed, until)) = frame.closed_at.zip(frame.kept_until()) {
                p { (t!(words, "frame-closed-on", closed = words.date_of(closed), until = words.date_of(until))) }
            }
        }))
        p { (t!(words, "frame-alias", alias = frame.programme.alias(words.language()))) }
        p { a href="/co/programme/roles" { (t!(words, "frame-closed-roles")) } }
        h2 { (step(Step::Ground)) }
        (answers(words, record))
        h2 { (step(Step::Purposes)) }
        (answers(words, purposes(words, frame)))
        h2 { (step(Step::Readiness)) }
        (answers(words, checks(words, frame)))
        h2 { (step(Step::Charter)) }
        @if let Some(signed) = &frame.charter {
            p { (t!(words, "frame-signed", name = signed.by.as_str(), date = words.date(signed.on))) }
            p { a href="/charter" { (step(Step::Charter)) } }
        } @else { (nothing(words)) }
        h2 { (step(Step::Timetable)) }
        (cohorts(words, frame))
        h2 { (step(Step::Signposts)) }
        (answers(words, signposts(words, frame)))
    };
    Page::new(heading, body).back("/co")
}

fn nothing(words: Words) -> Markup {
    html! { p { (t!(words, "frame-closed-nothing")) } }
}

fn answers(words: Words, answers: Vec<Answer>) -> Markup {
    if answers.is_empty() {
        nothing(words)
    } else {
        html! { (CheckAnswers::new(words, answers)) }
    }
}

fn ground(words: Words, record: &PositiveActionRecord) -> Vec<Answer> {
    let part = |code: &str, text: &str| Answer::new(words.name("record_parts", code), text);
    let listed = [
        (t!(words, "frame-ground-section"), words.name("record_sections", record.section.code())),
        (t!(words, "frame-ground-ground"), words.name("grounds", record.ground.code())),
        (t!(words, "frame-ground-not-needed"), record.not_needed_reason.as_str()),
    ];
    let texts = [
        ("aim", &record.aim),
        ("evidence", &record.evidence),
        ("alternatives", &record.alternatives),
        ("proportionality", &record.proportionality),
        ("routes_for_others", &record.routes_for_others),
        ("end_test", &record.end_test),
        ("owner", &record.owner),
        ("approved_by", &record.approved_by),
    ];
    let dates = [("approved_on", record.approved_on), ("review_on", record.review_on)];
    let listed = listed.into_iter().filter(|(_, text)| !text.is_empty());
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let dates = dates.into_iter().filter_map(|(code, day)| Some((code, words.date(day?))));
    listed
        .map(|(question, text)| Answer::new(question, text))
        .chain(texts.map(|(code, text)| part(code, text)))
        .chain(dates.map(|(code, day)| part(code, &day)))
        .collect()
}

fn purposes(words: Words, frame: &Frame) -> Vec<Answer> {
    let decided = frame.decisions.iter().map(|one| {
        let said = html! {
            (words.name("lawful_bases", one.basis.code())) br;
            (words.name("data_conditions", one.condition.code())) br;
            (t!(words, "frame-decided", name = one.by.as_str(), date = words.date(one.on)))
        };
        Answer::new(words.name("purposes", one.purpose.code()), said)
    });
    let references = [
        (t!(words, "frame-data-protection"), &frame.assessments.data_protection),
        (t!(words, "frame-equality"), &frame.assessments.equality),
    ];
    let references = references.into_iter().filter(|(_, text)| !text.is_empty());
    decided.chain(references.map(|(question, text)| Answer::new(question, text))).collect()
}

fn checks(words: Words, frame: &Frame) -> Vec<Answer> {
    let said = |answer: &Checked| match answer {
        Checked::Plan { text, by } => {
            t!(words, "frame-planned", plan = text.as_str(), date = words.date(*by))
        }
        answered => words.name("readiness_answers", answered.code()).to_owned(),
    };
    let each = frame.checks.iter();
    each.map(|(check, answer)| Answer::new(words.name("readiness", check.code()), said(answer))).collect()
}

fn cohorts(words: Words, frame: &Frame) -> Table {
    let head = [
        t!(words, "frame-cohort"),
        t!(words, "frame-starts"),
        t!(words, "frame-ends"),
        t!(words, "frame-state"),
    ];
    let mut table = Table::new(t!(words, "frame-cohorts"), head.map(Cell::new)).stacking();
    for cohort in &frame.cohorts {
        table = table.row([
            Cell::new(&cohort.name),
            Cell::new(words.date(cohort.timetable.starts)),
            Cell::new(words.date(cohort.timetable.ends)),
            Cell::new(Tag::new(words.name("cohort_states", cohort.state.code()))),
        ]);
    }
    table
}

fn signposts(words: Words, frame: &Frame) -> Vec<Answer> {
    let each = frame.signposts.iter();
    each.map(|one| {
        Answer::new(words.name("signpost_kinds", &one.kind), html! { (one.name) br; (one.contact) })
    })
    .collect()
}
