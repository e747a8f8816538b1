//! What a mentee has written: each answer with who can read it now, told from the sealed copies.

use std::collections::BTreeSet;

use trellis_domain::{
    answer::{Answer as Kept, Question, Readers},
    id::ItemId,
};
use trellis_programme::{
    Act, Stop,
    answers::{self, Answers, Written},
    helpers::Sight,
};
use trellis_ui::{Button, Details, Inset, Markup, Tag, WhoCanSee, html};
use trellis_words::{Words, questions::QuestionSet, t};

use super::path;
use crate::{door, site::Site, visitor::SignedIn};

/// The answers that somebody has begun to change, and not sent.
pub async fn begun(act: &mut Act, question: Question, mine: &Answers) -> Result<BTreeSet<ItemId>, Stop> {
    let mut begun = BTreeSet::new();
    for one in &mine.written {
        if answers::draft(act, question, Some(one.item.id)).await?.is_some() {
            begun.insert(one.item.id);
        }
    }
    Ok(begun)
}

/// Offers to share what somebody is meant to read and cannot yet.
pub fn due(words: Words, site: &Site, who: &SignedIn, mine: &Answers) -> Markup {
    html! {
        @if mine.open && mine.due() {
            (Inset::text(words, t!(words, "answers-due")))
            (who.form(site, "/needs/sharing").buttons(Button::secondary(t!(words, "answers-due-do")).once()))
        }
    }
}

/// The four questions, each with what stands under it.
pub fn overview(words: Words, set: &QuestionSet, mine: &Answers) -> Markup {
    let shut = door::shut(words, &mine.room.door, false, "/needs", Button::secondary);
    html! {
        h2 { (t!(words, "answers-heading")) }
        @if mine.open { p { (t!(words, "answers-lede")) } } @else { p { (t!(words, "answers-lede-over")) } }
        @for question in set.questions {
            h3.nhsuk-heading-s { a href={ "/needs/answers/" (question.key) } { (question.text(words)) } }
            @for (one, answer) in under(mine, question.key) {
                article.trellis-note {
                    p.trellis-written { (answer.text) }
                    p.nhsuk-hint { (t!(words, "answers-can-read", readers = readers(words, one))) }
                }
            }
        }
        @if let Some(shut) = &shut { (shut) }
    }
}

/// The answers under one question that can be read here.
fn under<'m>(mine: &'m Answers, key: &'m str) -> impl Iterator<Item = (&'m Written, &'m Kept)> {
    let open = mine.written.iter().filter_map(|one| one.answer.as_ref().map(|answer| (one, answer)));
    open.filter(move |(_, answer)| answer.question.code() == key)
}

/// "Only you", or "You and Grace".
fn readers(words: Words, one: &Written) -> String {
    let reads = one.sights.iter().filter(|(_, sight)| *sight == Sight::Reads);
    let names: Vec<&str> = reads.map(|(helper, _)| helper.name.as_str()).collect();
    if names.is_empty() {
        t!(words, "answers-only-you")
    } else {
        t!(words, "answers-you-and", names = words.list(&names))
    }
}

/// Everything under one question, and what can no longer be opened.
pub fn written(
    words: Words,
    site: &Site,
    who: &SignedIn,
    question: Question,
    mine: &Answers,
    begun: &BTreeSet<ItemId>,
) -> Markup {
    let lost = mine.written.iter().filter(|one| one.answer.is_none());
    let none = under(mine, question.code()).next().is_none();
    html! {
        h2 { (t!(words, "answers-written")) }
        (due(words, site, who, mine))
        @if none { p { (t!(words, "answers-none")) } }
        @for (one, answer) in under(mine, question.code()) {
            article.trellis-note {
                h3.nhsuk-heading-s {
                    (t!(words, "answers-of", date = words.date(answer.written_on)))
                    @if answer.set != mine.questions { " " (Tag::new(t!(words, "answers-earlier-set"))) }
                }
                p.trellis-written { (answer.text) }
                (who_reads(words, mine, one, answer))
                @if !answer.earlier.is_empty() { (earlier(words, answer)) }
                @if begun.contains(&one.item.id) { p { (t!(words, "answers-begun")) } }
                (what_to_do(words, site, who, question, (one, mine.open)))
            }
        }
        @for one in lost {
            article.trellis-note {
                p { (t!(words, "answers-lost", date = words.date(one.item.day))) }
                (what_to_do(words, site, who, question, (one, mine.open)))
            }
        }
    }
}

/// Change it, as long as it can be opened and taking part goes on; or delete it.
fn what_to_do(
    words: Words,
    site: &Site,
    who: &SignedIn,
    question: Question,
    (one, open): (&Written, bool),
) -> Markup {
    let form = who.form(site, format!("{}/removal", path(question))).hidden("item", one.item.id.to_string());
    let change = Button::secondary(t!(words, "answers-to-change"));
    html! {
        (form.buttons(html! {
            @if open && one.answer.is_some() { (change.small().link(format!("{}?change={}", path(question), one.item.id))) }
            (Button::secondary(t!(words, "answers-delete")).small())
        }))
    }
}

/// Who can read this answer now, and who is meant to and cannot yet.
fn who_reads(words: Words, mine: &Answers, one: &Written, answer: &Kept) -> Markup {
    let mut who = WhoCanSee::new(words, readers(words, one)).reader(t!(words, "answers-reads-you"));
    for (helper, sight) in &one.sights {
        if *sight == Sight::Reads {
            let (name, kind) = (helper.name.as_str(), helper.kind.code());
            who = who.reader(t!(words, "answers-helper", name = name, kind = kind));
        }
    }
    html! {
        (who.more(t!(words, "answers-who-nobody")))
        @for (helper, sight) in &one.sights {
            @let name = helper.name.as_str();
            @match sight {
                Sight::Reads => {},
                Sight::NoKeys => p.nhsuk-hint { (t!(words, "answers-no-keys", name = name)) },
                Sight::Later => p.nhsuk-hint { (t!(words, "answers-later", name = name)) },
                Sight::Altered => p.nhsuk-hint { (t!(words, "answers-altered", name = name)) },
            }
        }
        @if answer.readers == Readers::MyHelpers {
            @if mine.helpers.is_empty() { p.nhsuk-hint { (t!(words, "answers-helpers-none")) } }
            @else { p.nhsuk-hint { (t!(words, "answers-whoever-comes")) } }
        }
    }
}

/// What stood here before; the mentee alone reads it.
fn earlier(words: Words, answer: &Kept) -> Markup {
    let body = html! {
        p { (t!(words, "answers-earlier-text")) }
        @for wording in &answer.earlier {
            p.nhsuk-hint { (t!(words, "answers-of", date = words.date(wording.written_on))) }
            p.trellis-written { (wording.text) }
        }
    };
    html! { (Details::new(t!(words, "answers-earlier"), body)) }
}
