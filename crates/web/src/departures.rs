//! Taking a break and stopping: what it means for everybody, and a receipt.

use axum::extract::State;
use trellis_domain::{
    departure::{self, CHOOSE_WITHIN},
    id::{ParticipationId, kind},
    pair::{PairState, Side},
    participation::ParticipationState as At,
};
use trellis_programme::departures::{self, Part, TieRow};
use trellis_ui::{Button, Interruption, Markup, Receipt, html};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/me/leave" "leave" One Member Read => list;
    GET "/me/leave/{id}" "leave" One Member Read => show;
    POST "/me/leave/{id}" "leave" Fresh Member Write => leave;
    POST "/me/leave/{id}/break" "leave" One Member Write => rest;
    POST "/me/leave/{id}/return" "leave" One Member Write => come_back;
];

const PATH: &str = "/me/leave";

async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let parts = departures::mine(&mut act).await?;
    let heading = t!(words, "departures-heading");
    let body = html! {
        h1 { (heading) }
        @if parts.is_empty() {
            p { (t!(words, "departures-none")) }
            p { a href="/home" { (t!(words, "departures-none-link")) } }
        } @else {
            p.nhsuk-lede-text { (t!(words, "departures-lede")) }
            @for part in &parts { (one(words, &site, &who, part)) }
        }
        p { (t!(words, "erasures-link-text")) " " a href="/me/erasure" { (t!(words, "erasures-link")) } }
        p { a href="/me/data" { (t!(words, "departures-to-kept")) } }
    };
    Ok(Page::new(heading, body).back("/me").with_exit())
}

fn named(words: Words, part: &Part) -> String {
    let hat = words.name("hats", part.participation.hat.code());
    t!(words, "departures-part", hat = hat, cohort = part.cohort.name.as_str())
}

fn one(words: Words, site: &Site, who: &SignedIn, part: &Part) -> Markup {
    let to = format!("{PATH}/{}", part.participation.id);
    html! {
        h2 { (named(words, part)) }
        @if let Some(at) = part.left_at {
            p { (t!(words, "departures-left", date = words.date_of(at))) }
            p { a href=(to) { (t!(words, "departures-left-link")) } }
        } @else {
            (pause(words, site, who, part))
            p { a href=(to) { (t!(words, "departures-stop")) } }
        }
    }
}

/// A break instead, where there can be one. Helpers rest on the page of their places.
fn pause(words: Words, site: &Site, who: &SignedIn, part: &Part) -> Markup {
    let to = format!("{PATH}/{}", part.participation.id);
    let hat = part.participation.hat;
    if hat.gives() {
        let worn = who.role.hat() == Some(hat);
        return html! { @if worn { p { a href="/mentor/capacity" { (t!(words, "departures-rest")) } } } };
    }
    match part.participation.state {
        At::Waiting | At::Placed => html! {
            p { (t!(words, "departures-break-text")) }
            (who.form(site, format!("{to}/break")).buttons(Button::secondary(t!(words, "departures-break")).once()))
        },
        At::Paused => html! {
            p { (t!(words, "departures-back-text", date = words.date_of(part.participation.moved_at))) }
            (who.form(site, format!("{to}/return")).buttons(Button::secondary(t!(words, "departures-back")).once()))
        },
        _ => html! {},
    }
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Participation>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let part = departures::read(&mut act, id).await?;
    Ok(match (part.left_at, part.participation.state.open()) {
        (Some(_), _) => receipt(words, &part),
        (None, true) => ask(words, &site, &who, &part),
        (None, false) => over(words),
    })
}

fn ask(words: Words, site: &Site, who: &SignedIn, part: &Part) -> Page {
    let heading = t!(words, "departures-ask");
    let to = format!("{PATH}/{}", part.participation.id);
    let body = html! {
        p { (t!(words, "departures-ask-hat", hat = words.name("hats", part.participation.hat.code()), cohort = part.cohort.name.as_str())) }
        p { (t!(words, "departures-happens")) }
        (what_happens(words, part))
        p { (t!(words, "departures-lede")) }
        (who.form(site, to).buttons(html! {
            (Button::reverse(t!(words, "departures-yes")).once())
            (Button::reverse(t!(words, "departures-no")).link(PATH))
        }))
    };
    Page::new(heading.as_str(), html! { (Interruption::new(heading.as_str(), body)) }).back(PATH).with_exit()
}

/// What stopping means, in the order in which people ask.
fn what_happens(words: Words, part: &Part) -> Markup {
    let goes = if part.participation.hat.gives() { Side::Giver } else { Side::Mentee };
    let becomes = |tie: &&TieRow, next: PairState| departure::becomes(tie.state, goes) == Some(next);
    let held = || part.ties.iter().filter(|tie| tie.state.holds_place());
    let rest = names(words, held().filter(|tie| becomes(tie, PairState::Paused)));
    let end = names(words, held().filter(|tie| !becomes(tie, PairState::Paused)));
    let asked = part.ties.iter().any(|tie| tie.state == PairState::Requested);
    let suggested = part.ties.iter().any(|tie| tie.state == PairState::Suggested);
    html! {
        ul.nhsuk-list.nhsuk-list--bullet {
            @if let Some(names) = &rest { li { (t!(words, "departures-pairs-rest", names = names.as_str())) } }
            @if let Some(names) = &end { li { (t!(words, "departures-pairs-end", names = names.as_str())) } }
            @if rest.is_some() || end.is_some() { li { (t!(words, "departures-meetings")) } }
            @if !part.circles.is_empty() {
                li { (t!(words, "departures-circles", names = words.list(&part.circles))) }
            }
            @if asked { li { (t!(words, "departures-asked")) } }
            @if suggested { li { (t!(words, "departures-suggested")) } }
            li { (t!(words, "departures-no-new")) }
            li { (t!(words, "departures-deleted")) }
            li { (t!(words, "departures-stays")) }
            li { (t!(words, "departures-again")) }
        }
    }
}

fn names<'a>(words: Words, ties: impl Iterator<Item = &'a TieRow>) -> Option<String> {
    let names: Vec<&str> = ties.map(|tie| tie.name.as_str()).collect();
    (!names.is_empty()).then(|| words.list(&names))
}

fn receipt(words: Words, part: &Part) -> Page {
    let heading = t!(words, "departures-receipt");
    let at = part.left_at.unwrap_or(part.participation.moved_at);
    let open = names(words, part.ties.iter().filter(|tie| tie.handing_over));
    let latest = at.saturating_add(CHOOSE_WITHIN).unwrap_or(at);
    let mut receipt = Receipt::new(words, heading.as_str())
        .line(t!(words, "departures-receipt-when"), words.date_of(at))
        .line(t!(words, "departures-receipt-what"), named(words, part));
    if let Some(names) = open {
        let text = t!(words, "departures-receipt-open-text", names = names);
        let until = t!(words, "pairs-choose-by", date = words.date_of(latest));
        receipt = receipt.line(t!(words, "departures-receipt-open"), html! { (text) " " (until) });
    }
    let receipt = receipt
        .line(t!(words, "departures-receipt-deleted"), t!(words, "departures-receipt-deleted-text"))
        .line(t!(words, "departures-receipt-remains"), t!(words, "departures-receipt-remains-text"))
        .line(t!(words, "departures-receipt-backups"), t!(words, "departures-receipt-backups-text"))
        .reference(reference(part.participation.id));
    let body = html! {
        (receipt)
        p { (t!(words, "departures-receipt-thanks")) }
        p { a href="/me/data" { (t!(words, "departures-to-kept")) } }
        p { a href="/home" { (t!(words, "departures-none-link")) } }
    };
    Page::new(heading, body).with_exit()
}

/// The beginning of the id: enough to find it again, and nothing in it.
fn reference(id: ParticipationId) -> String {
    id.to_string().chars().take(8).collect()
}

fn over(words: Words) -> Page {
    let heading = t!(words, "departures-over");
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "departures-over-text")) }
        p { a href="/home" { (t!(words, "departures-none-link")) } }
    };
    Page::new(heading, body).back(PATH)
}

async fn leave(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        departures::leave(&mut act, id).await?;
        Ok(See(format!("{PATH}/{id}")))
    })?)
}

async fn rest(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        departures::rest(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}

async fn come_back(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        departures::come_back(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}
