//! Being erased: what goes, what stays and for whom, one confirmation, and a receipt that needs no account any more.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use trellis_programme::{
    departures::Part,
    erasures::{self, Meaning, Receipt},
};
use trellis_ui::{Button, Form, Interruption, Markup, Receipt as Shown, html};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act,
    form::Protected,
    leaving,
    page::{Answer, Halt, Page},
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/me/erasure" "erasure" One Member Read => ask;
    POST "/me/erasure" "erasure" Fresh Member Write => erase;
];

const PATH: &str = "/me/erasure";

async fn ask(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let meaning = erasures::meaning(&mut site.look(&who).await?).await?;
    let heading = t!(words, "erasures-ask");
    // No key of the form: what would remember it goes too.
    let form = Form::post(PATH, who.csrf.as_str());
    let body = html! {
        h2 { (t!(words, "erasures-goes")) }
        (goes(words, &meaning))
        h2 { (t!(words, "erasures-stays")) }
        (stays(words, &meaning))
        @let (pairs, circles) = (pairs(words, &meaning.parts), circles(words, &meaning.parts));
        @if pairs.is_some() || circles.is_some() { h2 { (t!(words, "erasures-others")) } }
        @if let Some(names) = pairs { p { (t!(words, "erasures-pairs", names = names)) } }
        @if let Some(names) = circles { p { (t!(words, "departures-circles", names = names)) } }
        p { (t!(words, "erasures-backups", date = words.date_of(meaning.last_backup))) }
        @if meaning.hand_over_first {
            p { strong { (t!(words, "erasures-hand-over-first")) } }
            (Button::reverse(t!(words, "erasures-no")).link("/me/leave"))
        } @else {
            p { strong { (t!(words, "erasures-final")) } }
            (form.buttons(html! {
                (Button::reverse(t!(words, "erasures-yes")).once())
                (Button::reverse(t!(words, "erasures-no")).link("/me/leave"))
            }))
        }
    };
    let body = html! {
        (Interruption::new(heading.as_str(), body))
        p { (t!(words, "erasures-copy")) " " a href="/me/data" { (t!(words, "exports-heading")) } }
    };
    Ok(Page::new(heading, body).back("/me/leave").with_exit())
}

fn goes(words: Words, meaning: &Meaning) -> Markup {
    html! {
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "erasures-goes-account")) }
            li { (t!(words, "erasures-goes-choices")) }
            @if meaning.writes { li { (t!(words, "erasures-goes-writing")) } }
            @if !meaning.parts.is_empty() { li { (t!(words, "erasures-goes-parts")) } }
            li { (t!(words, "erasures-goes-rest")) }
            @if meaning.staff { li { (t!(words, "erasures-goes-staff")) } }
        }
    }
}

fn stays(words: Words, meaning: &Meaning) -> Markup {
    html! {
        ul.nhsuk-list.nhsuk-list--bullet {
            @if !meaning.parts.is_empty() { li { (t!(words, "erasures-stays-pairs")) } }
            @if meaning.writes { li { (t!(words, "erasures-stays-others")) } }
            li { (t!(words, "erasures-stays-chain")) }
        }
    }
}

/// With whom it ends.
fn pairs(words: Words, parts: &[Part]) -> Option<String> {
    let ties = parts.iter().flat_map(|part| &part.ties);
    let names: Vec<&str> = ties.filter(|tie| tie.state.holds_place()).map(|tie| tie.name.as_str()).collect();
    (!names.is_empty()).then(|| words.list(&names))
}

/// Which circles are left.
fn circles(words: Words, parts: &[Part]) -> Option<String> {
    let names: Vec<&str> = parts.iter().flat_map(|part| &part.circles).map(String::as_str).collect();
    (!names.is_empty()).then(|| words.list(&names))
}

async fn erase(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<Response> {
    let mut done = None;
    act!(site, who, form, act => {
        done = Some(erasures::erase(&mut act).await?);
        Ok(See(PATH.to_owned()))
    })?;
    site.unlocks.lock(who.session);
    if let Err(error) = erasures::settle(&site.ground).await {
        // It is done and cannot be told again; the journal is emptied by the next one.
        tracing::error!(%error, "the journal could not be emptied after an erasure");
    }
    let done = done.ok_or(Halt::Busy)?;
    Ok((leaving::cleared(&site), receipt(who.words(), &done)).into_response())
}

fn receipt(words: Words, done: &Receipt) -> Page {
    let heading = t!(words, "erasures-receipt");
    let receipt = Shown::new(words, heading.as_str())
        .line(t!(words, "erasures-receipt-when"), words.moment_with_zone(done.at))
        .line(t!(words, "erasures-receipt-gone"), t!(words, "erasures-receipt-gone-text"))
        .line(t!(words, "erasures-receipt-remains"), t!(words, "erasures-receipt-remains-text"))
        .line(
            t!(words, "erasures-receipt-backups"),
            t!(words, "erasures-receipt-backups-text", date = words.date_of(done.last_backup)),
        )
        .reference(done.reference.clone());
    let body = html! {
        (receipt)
        p { (t!(words, "erasures-receipt-keep")) }
        p { (t!(words, "erasures-receipt-thanks")) }
        p { a href="/" { (t!(words, "erasures-receipt-start")) } }
    };
    Page::new(heading, body).parted()
}
