//! Guides that anybody can read, print and hand on: for each hat, for talking about racism, for organisations, for teaching.

mod document;
mod paper;
mod pens;
mod sheets;
mod shelves;
mod text;

use axum::extract::State;
use trellis_domain::{hat::Hat, paper::Document};
use trellis_ui::{Details, Inset, Markup, Warning, html, raw};
use trellis_words::{
    Language, Words, content,
    scenarios::{self, Choice, Scenario},
    t,
};

use crate::{
    page::{Answer, Halt, Page},
    path::PathName,
    routes,
    routes::Route,
    site::Site,
    visitor::Visitor,
};
use shelves::{Guide, SHELVES};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/guides" "guides" Public Public Read => list;
    GET "/guides/{slug}" "guide" Public Public Read => show;
    GET "/guides/{slug}/paper" "guide-paper" Public Public Read => paper::show;
];

/// How many words one reads in a minute without hurry.
const WORDS_A_MINUTE: usize = 200;

async fn list(visitor: Visitor) -> Page {
    let words = visitor.words();
    let heading = t!(words, "guides-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "guides-lede")) }
        @for shelf in SHELVES {
            h2 { (shelves::name(words, shelf)) }
            ul.nhsuk-list.trellis-shelf { @for guide in shelf.guides { li { (link(words, *guide)) } } }
        }
        p { (t!(words, "guides-see-also")) " " a href="/how-it-works" { (t!(words, "public-how-it-works")) } }
    };
    Page::new(heading, body).with_exit()
}

fn link(words: Words, guide: Guide) -> Markup {
    html! {
        a href={ "/guides/" (guide.slug) } { (guide.read(words).title) }
        " " span.nhsuk-hint { (t!(words, "guides-minutes-short", count = minutes(&whole(words, guide)))) }
    }
}

/// The guides that somebody with this hat wants first, for the pages of that hat.
pub fn for_hat(words: Words, hat: Hat) -> Markup {
    let guides = shelves::first_for(hat).into_iter().filter_map(shelves::find);
    html! {
        h2 { (t!(words, "guides-for-you")) }
        ul.nhsuk-list {
            @for guide in guides { li { (link(words, *guide)) } }
            li { a href="/guides" { (t!(words, "guides-all")) } }
        }
    }
}

/// Every guide as it is put on paper, with its place below `/guides`; for whoever proves that each can be.
pub fn on_paper(words: Words, alias: &str) -> impl Iterator<Item = (&'static str, Document)> {
    let guides = SHELVES.iter().flat_map(|shelf| shelf.guides);
    guides.map(move |guide| (guide.slug, document::of(words, alias, *guide)))
}

async fn show(State(site): State<Site>, visitor: Visitor, PathName(slug): PathName) -> Answer {
    let words = visitor.words();
    let page = match (shelves::find(&slug), scenarios::find(&slug)) {
        (Some(guide), _) => read(words, *guide, paper::link(&site, &visitor, *guide).await),
        (None, Some(scenario)) => practise(words, scenario),
        (None, None) => return Err(Halt::Missing),
    };
    Ok(page.with_exit())
}

fn read(words: Words, guide: Guide, on_paper: Option<Markup>) -> Page {
    let text = guide.read(words);
    let body = whole(words, guide);
    let parts = raw::parts(text);
    let body = html! {
        h1 { (text.title) }
        (about(words, text.cy_review, &body))
        @if let Some(link) = on_paper { (link) }
        @if parts.len() > 2 {
            nav.trellis-contents aria-label=(t!(words, "guides-contents")) {
                p { strong { (t!(words, "guides-contents")) } }
                ol { @for (place, part) in parts.iter().enumerate() { li { a href={ "#part-" (place + 1) } { (part) } } } }
            }
        }
        div.trellis-guide { (body) }
        p.trellis-guide__all { a href="/guides" { (t!(words, "guides-all")) } }
    };
    Page::new(text.title, body).back("/guides")
}

/// How long it takes, that it prints, and whether its Welsh is still a draft.
fn about(words: Words, review: content::Review, body: &Markup) -> Markup {
    html! {
        p.nhsuk-hint { (t!(words, "guides-minutes", count = minutes(body))) }
        @if review == content::Review::Pending {
            p.nhsuk-hint { (t!(words, "public-draft-translation")) }
        }
    }
}

/// The text and the sheet that goes with it.
fn whole(words: Words, guide: Guide) -> Markup {
    html! {
        (raw::guide(guide.read(words)))
        @if let Some(sheet) = sheets::of(words, guide.slug) { (sheet) }
    }
}

/// A story. Its branches open on the page itself, so that no server learns what somebody tried.
fn practise(words: Words, scenario: &Scenario) -> Page {
    let language = words.language();
    let title = scenario.title.say(language);
    let story = html! {
        (Warning::new(t!(words, "guides-content-note"), t!(words, "guides-content-note-text")))
        p { (scenario.situation.say(language)) }
        h2 { (t!(words, "guides-what-would-you-do")) }
        @for choice in scenario.choices { (branch(words, choice)) }
        h2 { (t!(words, "guides-putting-it-right")) }
        (Inset::text(words, scenario.repair.say(language)))
        p { a href="/guides/repair" { (t!(words, "guides-more-repair")) } }
    };
    let body = html! {
        h1 { (title) }
        (about(words, review(words), &story))
        div.trellis-guide { (story) }
        p.trellis-guide__all { a href="/guides/practice" { (t!(words, "guides-all-stories")) } }
    };
    Page::new(title, body).back("/guides/practice")
}

/// The stories are all in one file; while nobody has checked its Welsh, each says so.
fn review(words: Words) -> content::Review {
    if words.language() == Language::Welsh && content::pending_files().contains(&"scenarios.toml") {
        content::Review::Pending
    } else {
        content::Review::Done
    }
}

fn branch(words: Words, choice: &Choice) -> Details {
    let language = words.language();
    let leads = html! {
        p { (choice.leads.say(language)) }
        @if !choice.next.is_empty() {
            p { strong { (t!(words, "guides-and-then")) } }
            @for next in choice.next { (branch(words, next)) }
        }
    };
    Details::new(choice.act.say(language), leads)
}

/// Minutes to read what stands between the tags, rounded up.
fn minutes(body: &Markup) -> usize {
    words_on(body).div_ceil(WORDS_A_MINUTE).max(1)
}

fn words_on(body: &Markup) -> usize {
    let mut inside = false;
    let plain: String = body
        .0
        .chars()
        .map(|sign| {
            inside = sign == '<' || (inside && sign != '>');
            if inside || sign == '>' { ' ' } else { sign }
        })
        .collect();
    plain.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_outside_the_tags() {
        assert_eq!(words_on(&html! { p { "Two words" a href="/x y" { "and" } " – three" } }), 4);
    }

    /// Welsh says the same in about a tenth more words.
    #[test]
    fn no_guide_is_longer_than_a_person_has_time_for() {
        for (language, most) in [(Language::English, 600), (Language::Welsh, 720)] {
            let words = Words::new(language);
            for guide in SHELVES.iter().flat_map(|shelf| shelf.guides) {
                let count = words_on(&whole(words, *guide));
                assert!(count <= most, "{} has {count} words", guide.slug);
            }
            for scenario in scenarios::all() {
                let count = words_on(&practise(words, scenario).body);
                assert!(count <= most, "{} has {count} words", scenario.key);
            }
        }
    }
}
