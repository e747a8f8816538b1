//! The prep card: ten quiet minutes before a meeting.

use axum::extract::State;
use trellis_domain::id::kind;
use trellis_programme::pairs;
use trellis_ui::{Details, Inset, PrepCard, html, raw};
use trellis_words::{Words, content, t};

use crate::{
    page::{Answer, Page},
    path::PathId,
    site::Site,
    visitor::SignedIn,
};

pub(super) async fn prep(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let (seen, dialogue) = pairs::prepare(&mut act, id).await?;
    let heading = t!(words, "pairs-prep");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "pairs-prep-lede")) }
        @if let Some(dialogue) = &dialogue {
            (Inset::new(words, html! {
                p { strong { (t!(words, "pairs-prep-race")) } }
                p { (instruction(words, dialogue)) }
                p { (t!(words, "pairs-prep-changes")) }
            }))
        }
        (prompts(words, dialogue.is_some()))
        @if seen.held() == 0 {
            p.trellis-unprinted { a href={ "/pairs/" (id) "/opener" } { (t!(words, "openers-link")) } }
        }
        @if dialogue.is_some() {
            (Details::new(t!(words, "pairs-prep-more"), raw::shipped(content::page("prep-card", words.language()))))
        }
    };
    Ok(Page::new(heading, body).back(format!("/pairs/{id}")).with_exit())
}

fn instruction(words: Words, code: &str) -> String {
    match code {
        "bring_it_up" => t!(words, "pairs-prep-bring-it-up"),
        "i_will" => t!(words, "pairs-prep-i-will"),
        "not_now" => t!(words, "pairs-prep-not-now"),
        _ => t!(words, "pairs-prep-unsaid"),
    }
}

fn prompts(words: Words, gives: bool) -> PrepCard {
    let heading = t!(words, "pairs-prep-card");
    if gives {
        let prompts = [
            t!(words, "pairs-prep-giver-1"),
            t!(words, "pairs-prep-giver-2"),
            t!(words, "pairs-prep-giver-3"),
            t!(words, "pairs-prep-giver-4"),
            t!(words, "pairs-prep-giver-5"),
        ];
        PrepCard::new(heading, prompts).note(t!(words, "pairs-prep-giver-note"))
    } else {
        let prompts = [
            t!(words, "pairs-prep-mentee-1"),
            t!(words, "pairs-prep-mentee-2"),
            t!(words, "pairs-prep-mentee-3"),
            t!(words, "pairs-prep-mentee-4"),
            t!(words, "pairs-prep-mentee-5"),
        ];
        PrepCard::new(heading, prompts).note(t!(words, "pairs-prep-mentee-note"))
    }
}
