//! Unlocking what I write in private: open it, lock it; how its keys come to be and change is in the files beside.

mod code;
mod keys;
mod phrase;

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Query;
use phrase::Chosen;
use rand::{SeedableRng, rngs::StdRng};
use serde::Deserialize;
use trellis_programme::{
    Stop, accounts,
    member_keys::{self, MemberKey, Unlocked},
    news::News,
};
use trellis_sealing::{Member, Method, Phrase, RecoveryCode};
use trellis_ui::{
    Banner, Button, Errors, Markup,
    field::{password, text},
    html,
};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act,
    demo::opens_with,
    form::Protected,
    page::{Answer, Halt, Page},
    path::own_path,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/me/unlock" "unlock" One Member Read => show;
    POST "/me/unlock" "unlock" One Member Unlock => by_phrase;
    POST "/me/unlock/recovery" "unlock" One Member Unlock => by_code;
    POST "/me/unlock/keys" "unlock" One Member SignIn => keys::set_up;
    POST "/me/unlock/confirmation" "unlock" One Member SignIn => code::confirm;
    POST "/me/unlock/code" "unlock" Fresh Member SignIn => code::new_code;
    POST "/me/unlock/passphrase" "unlock" Fresh Member SignIn => phrase::new_phrase;
    POST "/me/unlock/lock" "unlock" One Member Write => lock;
    GET "/me/unlock/lost" "unlock" Fresh Member Read => keys::ask_lost;
    POST "/me/unlock/lost" "unlock" Fresh Member SignIn => keys::begin_again;
];

const PATH: &str = "/me/unlock";

#[derive(Deserialize, Default)]
struct To {
    #[serde(default)]
    to: String,
}

/// What is typed to unlock, and where the person was going.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(default)]
    phrase: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    to: String,
}

async fn show(State(site): State<Site>, who: SignedIn, Query(asked): Query<To>) -> Answer {
    let chosen = Chosen { to: asked.to, ..Chosen::default() };
    page(&site, &who, &chosen, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, chosen: &Chosen, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let key = member_keys::mine(&mut act).await?;
    // Told by the notice that was kept, so that no link can frighten anybody.
    let planted = accounts::news(&mut act).await?.iter().any(|notice| notice.kind == News::KeyChanged.code());
    drop(act);
    let (heading, body) = match &key {
        None => (t!(words, "unlock-set-up"), keys::choosing(words, site, who, chosen, errors)),
        Some(_) if who.member.is_none() => {
            (t!(words, "unlock-heading"), locked(words, site, who, chosen, errors))
        }
        Some(key) => (t!(words, "unlock-open"), open(words, site, who, key, chosen, errors)),
    };
    let body = html! {
        (errors.summary(words))
        @if planted { (Banner::new(words, t!(words, "unlock-planted"))) }
        h1 { (heading) }
        (body)
    };
    let page = Page::new(heading, body).back("/me").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// Locked: the passphrase, or the recovery code.
fn locked(words: Words, site: &Site, who: &SignedIn, chosen: &Chosen, errors: &Errors) -> Markup {
    let to = own_path(&chosen.to);
    let phrase = password(words, "phrase", t!(words, "unlock-phrase"))
        .hint(t!(words, "unlock-phrase-hint"))
        .autocomplete("current-password")
        .errors(errors);
    let code = text(words, "code", t!(words, "unlock-code"))
        .hint(t!(words, "unlock-code-hint"))
        .value(chosen.code.as_str())
        .autocomplete("off")
        .spellcheck(false)
        .errors(errors);
    html! {
        p { (t!(words, "unlock-lede")) }
        @if let Some(phrase) = site.settings.demo.as_ref().and_then(|demo| demo.phrase) { (opens_with(words, phrase)) }
        (who.form(site, PATH).hidden("to", to).body(phrase).submit(t!(words, "unlock-do")))
        h2 { (t!(words, "unlock-by-code")) }
        (who.form(site, format!("{PATH}/recovery")).hidden("to", to).body(code)
            .buttons(Button::secondary(t!(words, "unlock-by-code-do"))))
        p { a href={ (PATH) "/lost" } { (t!(words, "unlock-lost-link")) } }
    }
}

/// Unlocked: until when, and how it opens.
fn open(
    words: Words,
    site: &Site,
    who: &SignedIn,
    key: &MemberKey,
    chosen: &Chosen,
    errors: &Errors,
) -> Markup {
    let until = site.unlocks.until(who.session, site.now());
    html! {
        @if !key.confirmed { (Banner::new(words, t!(words, "unlock-unconfirmed"))) }
        @if let Some(until) = until { p { (t!(words, "unlock-until", time = words.moment_with_zone(until))) } }
        (who.form(site, format!("{PATH}/lock")).submit(t!(words, "unlock-lock")))
        h2 { (t!(words, "unlock-new-code")) }
        p { (t!(words, "unlock-new-code-text")) }
        (who.form(site, format!("{PATH}/code")).buttons(Button::secondary(t!(words, "unlock-new-code-do"))))
        h2 { (t!(words, "unlock-new-phrase")) }
        (who.form(site, format!("{PATH}/passphrase")).body(phrase::passphrase(words, site, chosen, errors))
            .buttons(Button::secondary(t!(words, "unlock-new-phrase-do"))))
    }
}

fn or_home(to: &str) -> String {
    let to = own_path(to);
    if to.is_empty() { "/home".to_owned() } else { to.to_owned() }
}

async fn opened_by_code(site: &Site, who: &SignedIn, typed: &str) -> Answer<Option<Member>> {
    let Ok(code) = RecoveryCode::read(typed) else { return Ok(None) };
    let wrap = member_keys::wrap(&mut site.look(who).await?, Method::Recovery).await;
    match wrap {
        Ok(wrap) => Ok(wrap.open_with_code(who.person, &code).ok()),
        Err(Stop::NotFound) => Ok(None),
        Err(stop) => Err(stop.into()),
    }
}

async fn by_phrase(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    let wrap = match member_keys::wrap(&mut site.look(&who).await?, Method::Passphrase).await {
        Ok(wrap) => wrap,
        Err(Stop::NotFound) => return Ok(Redirect::to(PATH).into_response()),
        Err(stop) => return Err(stop.into()),
    };
    let (person, phrase) = (who.person, Phrase::typed(&form.fields.phrase));
    let work = move |_| wrap.open_with_phrase(person, &phrase).ok();
    let opened = site.unlocks.slowly(work).await.map_err(|_| Halt::Busy)?;
    enter(&site, &who, &form, opened, "phrase").await
}

async fn by_code(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    let opened = opened_by_code(&site, &who, &form.fields.code).await?;
    enter(&site, &who, &form, opened, "code").await
}

/// In with the secret that was opened; or the page again, with what was wrong at its field.
async fn enter(
    site: &Site,
    who: &SignedIn,
    form: &Protected<Typed>,
    opened: Option<Member>,
    field: &'static str,
) -> Answer<Response> {
    let words = who.words();
    let Some(member) = opened.map(Arc::new) else {
        let mut errors = Errors::new();
        let sentence =
            if field == "code" { t!(words, "unlock-wrong-code") } else { t!(words, "unlock-wrong-phrase") };
        errors.add(field, sentence);
        let typed = &form.fields;
        let again = Chosen { to: typed.to.clone(), code: typed.code.clone(), ..Chosen::default() };
        return Ok(page(site, who, &again, &errors).await?.into_response());
    };
    let to = or_home(&form.fields.to);
    let see = act!(site, who, form, act => {
        let found = member_keys::unlocked(&mut act, Arc::clone(&member)).await?;
        Ok(See(if found == Unlocked::Planted { PATH.to_owned() } else { to.clone() }))
    })?;
    Ok(hold(site, who, &member, see))
}

/// Holds one half of the secret here and gives the other to the browser.
fn hold(site: &Site, who: &SignedIn, member: &Member, answer: impl IntoResponse) -> Response {
    let mut dice = StdRng::from_seed(site.moment().seed);
    let half = site.unlocks.hold(member, who.session, site.now(), &mut dice);
    let cookie = site.settings.cookie(site.settings.unlock_cookie(), &hex::encode(half.bytes()), None);
    let mut response = answer.into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

async fn lock(State(site): State<Site>, who: SignedIn, _: Protected<Nothing>) -> Answer<Response> {
    site.unlocks.lock(who.session);
    let gone = site.settings.cookie(site.settings.unlock_cookie(), "", Some(0));
    Ok(([(header::SET_COOKIE, gone)], Redirect::to(PATH)).into_response())
}
