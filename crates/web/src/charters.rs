//! The charter as everybody can read it: ten promises, who has signed them, and, one day, what mentees say.

use axum::extract::State;
use trellis_domain::{charter::Promise, permission::Actor};
use trellis_programme::charters;
use trellis_ui::{Answer as Line, CheckAnswers, Inset, html, raw};
use trellis_words::{content, t};

use crate::{
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::Visitor,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/charter" "charter" Public Public Read => show;
];

async fn show(State(site): State<Site>, visitor: Visitor) -> Answer {
    let words = visitor.words();
    let mut act = site.look_as(Actor::Anonymous).await?;
    let signed = charters::signed(&mut act).await?;
    let text = content::page("charter", words.language());
    let stands = |promise: &Promise| {
        let name = words.name("charter_promises", promise.code());
        Line::new(name, words.name("charter_promise_states", "promised"))
    };
    let body = html! {
        h1 { (text.title) }
        @if text.cy_review == content::Review::Pending {
            p.nhsuk-hint { (t!(words, "public-draft-translation")) }
        }
        @for signature in &signed {
            (Inset::text(words, t!(words, "charters-signed", name = signature.by.as_str(), date = words.date(signature.on))))
        }
        @if signed.is_empty() { (Inset::text(words, t!(words, "charters-unsigned"))) }
        (raw::shipped(text))
        @if !signed.is_empty() {
            h2 { (t!(words, "charters-state")) }
            p { (t!(words, "charters-state-text")) }
            (CheckAnswers::new(words, Promise::ALL.iter().map(stands)))
        }
        h2 { (t!(words, "charters-ratings")) }
        p { (t!(words, "charters-ratings-none")) " " (t!(words, "charters-ratings-text")) }
    };
    Ok(Page::new(text.title, body).back("/"))
}
