//! What a mentee asks of an ally: the list of it, and one of them from sending it to how it felt.

mod felt;
mod one;
pub mod practice;
mod shared;
pub mod to_me;
pub mod writing;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    ask::{AskState, Felt},
    id::{AskId, kind},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    asks::{self, Mine, Seen, What},
};
use trellis_ui::{Button, Errors, Markup, Tag, WhoCanSee, buttons, html};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act, door,
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
    GET "/asks" "asks" One Mentee Read => list;
    GET "/asks/{id}" "ask" One Mentee Read => show;
    POST "/asks/{id}/sending" "ask" One Mentee Write => send;
    POST "/asks/{id}/change" "ask" One Mentee Write => change;
    POST "/asks/{id}/removal" "ask" One Mentee Write => throw_away;
    POST "/asks/{id}/withdrawal" "ask" One Mentee Write => withdraw;
    GET "/asks/{id}/words" "ask" One Mentee Read => show;
    POST "/asks/{id}/words" "ask" One Mentee Write => say;
    POST "/asks/{id}/words/draft" "ask" One Mentee Write => keep;
    GET "/asks/{id}/felt" "ask" One Mentee Read => show;
    POST "/asks/{id}/felt" "ask" One Mentee Write => feel;
    POST "/asks/{id}/thanks" "ask" One Mentee Write => thank;
];

const PATH: &str = "/asks";

fn path(id: AskId) -> String {
    format!("{PATH}/{id}")
}

/// What is typed about an ask.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Said {
    #[serde(default)]
    word: String,
}

/// What it did; or, in `then`, that a guide is sent. Both are sent to one address and lead to the list, so that no log
/// of addresses and no answered form tells a guide from an answer, or about which ask it was.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Answered {
    #[serde(default)]
    felt: String,
    #[serde(default)]
    then: String,
}

async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let mine = asks::mine(&mut act).await?;
    let heading = t!(words, "asks-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "asks-lede")) }
        @if let Some(shut) = door::shut(words, &mine.door, false, PATH, Button::primary) { (shut) }
        @else { (opened(words, &mine)) }
        (WhoCanSee::new(words, t!(words, "asks-who-lists")))
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

fn opened(words: Words, mine: &Mine) -> Markup {
    html! {
        @if mine.allies.is_empty() && mine.resting.is_empty() && mine.asks.is_empty() {
            p { (t!(words, "asks-nobody")) }
            (buttons(Button::primary(t!(words, "asks-nobody-link")).link("/people")))
        }
        @for (place, (pair, name)) in mine.allies.iter().enumerate() {
            @let label = t!(words, "asks-ask", name = name.as_str());
            @let button = if place == 0 { Button::primary(label) } else { Button::secondary(label) };
            (buttons(button.link(format!("/pairs/{pair}/asks"))))
        }
        @for (pair, name) in &mine.allies {
            p { a href={ "/questions/beside/" (pair) } { (t!(words, "measures-beside-link", name = name.as_str())) } }
        }
        @for name in &mine.resting { p { (t!(words, "asks-resting", name = name.as_str())) } }
        @if !mine.asks.is_empty() || !mine.allies.is_empty() {
            h2 { (t!(words, "asks-mine")) }
            @if mine.asks.is_empty() { p { (t!(words, "asks-none")) } }
            @for seen in &mine.asks { (entry(words, seen)) }
        }
    }
}

fn entry(words: Words, seen: &Seen) -> Markup {
    let title = shared::title(words, seen).unwrap_or_else(|| t!(words, "asks-sealed"));
    html! {
        article.trellis-note {
            h3.nhsuk-heading-s { a href=(path(seen.ask.id)) { (title) } " " (Tag::new(state_name(words, seen.ask.state))) }
            @if let Some(text) = &seen.text { p.trellis-written { (text.text) } }
            p.nhsuk-hint { (t!(words, "asks-to", name = seen.other.1.as_str())) }
            @if seen.ask.state == AskState::Felt { p { (t!(words, "asks-felt-next")) } }
        }
    }
}

fn state_name(words: Words, state: AskState) -> String {
    match state {
        AskState::Drafted => t!(words, "asks-state-drafted"),
        AskState::Sent => t!(words, "asks-state-sent"),
        AskState::Accepted => t!(words, "asks-state-accepted"),
        AskState::Done => t!(words, "asks-state-done"),
        AskState::Felt => t!(words, "asks-state-felt"),
        AskState::Declined => t!(words, "asks-state-declined"),
        AskState::Withdrawn => t!(words, "asks-state-withdrawn"),
        AskState::Expired => t!(words, "asks-state-expired"),
    }
}

/// Also where somebody arrives who switches the language on a form that was refused.
async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Ask>) -> Answer {
    one::page(&site, &who, id, "", &Errors::new()).await
}

/// Where it goes on when somebody has to unlock first, to come back to `path`.
fn unlock_first(done: Result<See, Stop>, path: &str) -> Answer<See> {
    match done {
        Err(Stop::Refused(Refusal::Locked | Refusal::NoKeys)) => Ok(door::unlock(path)),
        done => Ok(done?),
    }
}

async fn send(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Nothing>,
) -> Answer<See> {
    let done = act!(site, who, form, act => {
        asks::send(&mut act, id).await?;
        Ok(See(path(id)))
    });
    unlock_first(done, &path(id))
}

async fn change(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Nothing>,
) -> Answer<See> {
    let done = act!(site, who, form, act => {
        let pair = asks::pick_up(&mut act, id, |text| writing::Typed::of(text).written()).await?;
        Ok(See(writing::path(pair)))
    });
    unlock_first(done, &path(id))
}

async fn throw_away(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        asks::throw_away(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}

async fn withdraw(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        asks::withdraw(&mut act, id).await?;
        Ok(See(path(id)))
    })?)
}

async fn say(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Said>,
) -> Answer<Response> {
    let text = form.fields.word.clone();
    if who.member.is_none() {
        return shared::keep_locked(&site, &who, id, What::Word, &text, &path(id)).await;
    }
    let done = act!(site, who, form, act => {
        asks::say(&mut act, id, &text).await?;
        Ok(See(path(id)))
    });
    match shared::refused(who.words(), "word", &text, done)? {
        Ok(see) => Ok(see.into_response()),
        Err(errors) => Ok(one::page(&site, &who, id, &text, &errors).await?.into_response()),
    }
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Said>,
) -> Answer<axum::http::StatusCode> {
    shared::keep(&site, &who, &form, (id, What::Word), &form.fields.word).await
}

async fn feel(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Answered>,
) -> Answer<Response> {
    if form.fields.then == "guide" {
        return Ok(send_guide(&site, &who, id, &form).await?.into_response());
    }
    let Some(felt) = Felt::parse(&form.fields.felt) else {
        let mut errors = Errors::new();
        errors.add("felt", t!(who.words(), "asks-felt-choose"));
        return Ok(one::page(&site, &who, id, "", &errors).await?.into_response());
    };
    let see = act!(site, who, form, act => {
        asks::what_it_did(&mut act, id, felt).await?;
        Ok(See(PATH.to_owned()))
    })?;
    Ok(see.into_response())
}

async fn thank(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Nothing>,
) -> Answer<See> {
    let done = act!(site, who, form, act => {
        asks::thank(&mut act, id).await?;
        Ok(See(path(id)))
    });
    unlock_first(done, &path(id))
}

async fn send_guide(site: &Site, who: &SignedIn, id: AskId, form: &Protected<Answered>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        asks::send_guide(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}
