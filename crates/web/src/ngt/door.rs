//! Coming in: the code on the screen, what is asked and who can know what, then a seat. No account is needed or looked for.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::permission::Actor;
use trellis_identity::token::Token;
use trellis_programme::{
    Act, Stop,
    workshops::{self, Door, Joining},
};
use trellis_ui::{
    Button, Errors, Form, Inset, Markup, WhoCanSee,
    field::{Choice, checkboxes, text},
    html,
};
use trellis_words::{Words, t};
use trellis_workshop::{Anonymity, TheWorkshop};

use super::{path, promise, refused};
use crate::{
    form::Open,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::Visitor,
};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    code: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Coming {
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    consent: String,
    #[serde(default)]
    guess: String,
}

pub(super) async fn show(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let words = visitor.words();
    if asked.code.is_empty() {
        return Ok(first(words, "", &Errors::new()));
    }
    match door(&site, &asked.code).await {
        Ok(door) => {
            let coming = Coming { code: asked.code, ..Coming::default() };
            Ok(second(words, &door, &coming, &Errors::new()))
        }
        Err(Stop::NotFound) => Ok(unknown(words, &asked.code)),
        Err(stop) => Err(stop.into()),
    }
}

async fn door(site: &Site, code: &str) -> Result<Door, Stop> {
    let mut act = site.look_as(Actor::Anonymous).await?;
    workshops::door(&mut act, code).await
}

fn first(words: Words, code: &str, errors: &Errors) -> Page {
    let heading = t!(words, "ngt-join-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "ngt-join-lede")) }
        (Form::post("/ngt/join", "")
            .body(text(words, "code", t!(words, "ngt-code")).hint(t!(words, "ngt-code-hint"))
                .code().width(10).spellcheck(false).autocomplete("off").value(code).errors(errors))
            .proceed(words))
        p { (t!(words, "ngt-join-account")) }
    };
    Page::new(heading, body).with_exit()
}

fn unknown(words: Words, code: &str) -> Page {
    let mut errors = Errors::new();
    errors.add("code", t!(words, "ngt-code-wrong"));
    first(words, code, &errors).with_errors()
}

pub(super) async fn find(
    State(site): State<Site>,
    visitor: Visitor,
    Open(coming): Open<Coming>,
) -> Answer<Response> {
    match door(&site, &coming.code).await {
        Ok(_) => {
            let plain: String = coming.code.chars().filter(char::is_ascii_alphanumeric).collect();
            Ok(See(format!("/ngt/join?code={plain}")).into_response())
        }
        Err(Stop::NotFound) => Ok(unknown(visitor.words(), &coming.code).into_response()),
        Err(stop) => Err(stop.into()),
    }
}

fn second(words: Words, door: &Door, coming: &Coming, errors: &Errors) -> Page {
    let notice = &door.cover.notice;
    let heading = t!(words, "ngt-door-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "ngt-door-question")) }
        p.nhsuk-lede-text lang=(notice.locale) { (notice.question) }
        @if door.open { (asks(words, door, coming, errors)) }
        @else { (Inset::text(words, t!(words, "ngt-door-shut"))) }
    };
    Page::new(heading, body).back("/ngt/join").with_exit()
}

fn asks(words: Words, door: &Door, coming: &Coming, errors: &Errors) -> Markup {
    let notice = &door.cover.notice;
    let named = notice.anonymity == Anonymity::Named;
    let name = if named { t!(words, "ngt-name") } else { t!(words, "ngt-alias") };
    let hint = if named { t!(words, "ngt-name-hint") } else { t!(words, "ngt-alias-hint") };
    let guess = Choice::new("yes", t!(words, "ngt-guess-yes"));
    html! {
        (WhoCanSee::new(words, promise(words, notice.anonymity, false))
            .reader(t!(words, "ngt-operator")))
        h2 { (t!(words, "ngt-door-consent")) }
        @for line in notice.consent_text.lines().filter(|line| !line.trim().is_empty()) {
            p lang=(notice.locale) { (line) }
        }
        (Form::post(path(door.id, "/seats"), "")
            .hidden("code", &coming.code)
            .body(text(words, "name", name).hint(hint).autocomplete("off").value(&coming.name).errors(errors))
            .body(html! {
                @if !named {
                    (checkboxes(words, "guess", t!(words, "ngt-guess")).hint(t!(words, "ngt-guess-hint"))
                        .choice(guess).chosen([&coming.guess]).errors(errors))
                }
            })
            .body(checkboxes(words, "consent", t!(words, "ngt-consent-ask"))
                .choice(Choice::new("yes", t!(words, "ngt-consent-yes"))).chosen([&coming.consent]).errors(errors))
            .buttons(Button::primary(t!(words, "ngt-take-seat")).once()))
        p { a href="/" { (t!(words, "ngt-rather-not")) } }
    }
}

pub(super) async fn join(
    State(site): State<Site>,
    visitor: Visitor,
    PathId(id): PathId<TheWorkshop>,
    Open(coming): Open<Coming>,
) -> Answer<Response> {
    let words = visitor.words();
    let mut errors = Errors::new();
    if coming.consent != "yes" {
        errors.add("consent", t!(words, "ngt-consent-missing"));
    }
    let joining = Joining {
        code: coming.code.clone(),
        name: coming.name.clone(),
        unnamed: t!(words, "ngt-unnamed", number = "{}"),
        guess: coming.guess == "yes",
    };
    // Whether there is such a room is asked in any case, before anything is said about what was typed.
    let mut act = Act::begin(&site.ground, site.moment(), Actor::Anonymous).await?;
    let token = Token::random(&mut act.dice);
    let said = workshops::join(&mut act, id, &joining, token.reveal()).await?;
    if let (Ok(()), true) = (said, errors.is_empty()) {
        act.commit_unrecorded().await?;
        site.rooms.stir(id);
        let cookie = site.settings.cookie(site.settings.seat_cookie(), token.reveal(), None);
        return Ok(([(header::SET_COOKIE, cookie)], See(path(id, ""))).into_response());
    }
    drop(act);
    if let Err(reject) = said {
        errors.add("name", refused::sentence(words, reject));
    }
    let door = door(&site, &coming.code).await?;
    Ok(second(words, &door, &coming, &errors).with_errors().into_response())
}
