//! What came of a room that is over: the tables, and the public record that anybody can check.

use axum::extract::State;
use trellis_programme::workshops::{self, Shape};
use trellis_ui::{Button, Details, Inset, Markup, buttons, html};
use trellis_words::{Words, t};
use trellis_workshop::{Entry, Phase, TheWorkshop};

use super::{path, table};
use crate::{
    page::{Answer, Page},
    path::PathId,
    site::Site,
    visitor::SignedIn,
};

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<TheWorkshop>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let (led, record) = workshops::results(&mut act, id).await?;
    let forgotten = led.open.shape == Shape::Forgotten;
    let sealed = led.open.state.phase() == Phase::Sealed || forgotten;
    let question = led
        .tables
        .first()
        .map_or_else(|| led.open.state.config().question.clone(), |(_, shown)| shown.question.clone());
    let heading = t!(words, "ngt-results-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (question) }
        @if !sealed { (Inset::text(words, t!(words, "ngt-results-not-yet"))) }
        @else {
            @if forgotten { (Inset::text(words, t!(words, "ngt-results-forgotten"))) }
            @if led.tables.is_empty() { p { (t!(words, "ngt-results-none")) } }
            @for (round, shown) in &led.tables { (table::of(words, *round, shown, false)) }
            (chain(words, &record))
            @if !forgotten { (buttons(Button::secondary(t!(words, "ngt-to-export")).link(path(id, "/export")))) }
        }
    };
    Ok(Page::new(heading, body).back(if forgotten { "/ngt".to_owned() } else { path(id, "/control") }))
}

fn chain(words: Words, record: &[String]) -> Markup {
    let head = record.last().and_then(|line| serde_json::from_str::<Entry>(line).ok());
    html! {
        h2 { (t!(words, "ngt-record")) }
        p { (t!(words, "ngt-record-text", count = record.len())) }
        @if let Some(head) = head { p { (t!(words, "ngt-record-head")) " " code.trellis-code { (head.hash.to_string()) } } }
        (Details::new(t!(words, "ngt-record-lines"), html! {
            pre.trellis-written { @for line in record { (line) "\n" } }
        }))
    }
}
