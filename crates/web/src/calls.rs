//! "I would like to be called": what would be read, then the button; and the coordinators' list of those who asked.

use axum::extract::State;
use trellis_domain::id::kind;
use trellis_programme::calls::{self, Call};
use trellis_ui::{Button, Inset, Markup, WhoCanSee, buttons, html};
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
    GET "/questions/call" "call" One Mentee Read => show;
    POST "/questions/call" "call" One Mentee Write => send;
    POST "/questions/call/removal" "call" One Mentee Write => take_back;
    GET "/co/calls" "co-calls" Two Coordinator Read => every;
    POST "/co/calls/{id}/made" "co-calls" Two Coordinator Write => made;
];

const PATH: &str = "/questions/call";

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let message = calls::preview(&mut act).await?;
    let heading = t!(words, "calls-heading");
    let body = html! {
        h1 { (heading) }
        @match message.asked {
            Some(at) => {
                p.nhsuk-lede-text { (t!(words, "calls-sent", date = words.date_of(at))) }
                (read(words, &message.name))
                (who.form(&site, format!("{PATH}/removal")).buttons(Button::secondary(t!(words, "calls-take-back")).once()))
            }
            None if !message.open => p { (t!(words, "measures-closed")) },
            None => {
                p.nhsuk-lede-text { (t!(words, "calls-lede")) }
                (read(words, &message.name))
                (who.form(&site, PATH).buttons(html! {
                    (Button::primary(t!(words, "calls-send")).once())
                    (Button::secondary(t!(words, "calls-not")).link("/questions"))
                }))
            }
        }
        p { (t!(words, "calls-now")) " " a href="/speak-up" { (t!(words, "calls-now-link")) } }
    };
    Ok(Page::new(heading, body).back("/questions").with_exit())
}

/// The message, word for word as it is read.
fn read(words: Words, name: &str) -> Markup {
    html! {
        p { (t!(words, "calls-reads")) }
        (Inset::text(words, t!(words, "calls-message", name = name)))
        p { (t!(words, "calls-nothing-else")) " " (t!(words, "calls-after")) }
        (WhoCanSee::new(words, t!(words, "calls-who")))
    }
}

async fn send(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        calls::ask(&mut act).await?;
        Ok(See("/questions".to_owned()))
    })?)
}

async fn take_back(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        calls::take_back(&mut act).await?;
        Ok(See("/questions".to_owned()))
    })?)
}

async fn every(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
    let every = calls::every(&mut act).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "calls-co-heading");
    let body = html! {
        h1 { (heading) }
        @if every.is_empty() {
            p { (t!(words, "calls-co-none")) }
            (buttons(Button::primary(t!(words, "co-next-nothing-link")).link("/co/people")))
        }
        @else { p.nhsuk-lede-text { (t!(words, "calls-co-lede")) } }
        @for call in &every { (one(words, &site, &who, call)) }
    };
    Ok(Page::new(heading, body).back("/co"))
}

fn one(words: Words, site: &Site, who: &SignedIn, call: &Call) -> Markup {
    let name = call.name.as_str();
    html! {
        article.trellis-note {
            h2.nhsuk-heading-s { (t!(words, "calls-message", name = name)) }
            p { (t!(words, "calls-co-since", date = words.date_of(call.asked_at))) " "
                a href={ "/co/people/" (call.person) } { (t!(words, "calls-co-open")) span.nhsuk-u-visually-hidden { ": " (name) } } }
            (who.form(site, format!("/co/calls/{}/made", call.participation))
                .buttons(Button::secondary(t!(words, "calls-co-done", name = name)).once()))
        }
    }
}

async fn made(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        calls::answer(&mut act, id).await?;
        Ok(See("/co/calls".to_owned()))
    })?)
}
