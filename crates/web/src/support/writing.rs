//! Writing a message to one person who runs the programme, and looking at exactly what is sent before it is.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use trellis_domain::support::About;
use trellis_programme::{
    programmes::{self, Host},
    spaces::Door,
    supports::{self, Desk, Occasion},
};
use trellis_ui::{Button, Errors, Markup, WhoCanSee, html};
use trellis_words::{Words, t};

use super::{PATH, shared, shared::Typed};
use crate::{
    act, door,
    form::Protected,
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

/// Where a message is written, where it is looked at, and what is behind both.
pub fn paths(from: Occasion) -> (String, String, String) {
    match from {
        Occasion::Own => ("/support/write".to_owned(), "/support/check".to_owned(), PATH.to_owned()),
        Occasion::Circle(id) => (
            format!("/circles/{id}/concern"),
            format!("/circles/{id}/concern/check"),
            format!("/circle/{id}"),
        ),
    }
}

const fn offered(from: Occasion) -> &'static [About] {
    match from {
        Occasion::Own => &About::ASKED,
        Occasion::Circle(_) => &About::CONCERNS,
    }
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    writing(&site, &who, Occasion::Own, None, &Errors::new()).await
}

pub async fn go_on(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    to_the_check(&site, &who, Occasion::Own, &form).await
}

pub async fn keep(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<StatusCode> {
    keep_typed(&site, &who, Occasion::Own, &form).await
}

pub async fn check(State(site): State<Site>, who: SignedIn) -> Answer<Response> {
    checking(&site, &who, Occasion::Own, None, &Errors::new()).await
}

pub async fn send(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    sending(&site, &who, Occasion::Own, &form).await
}

async fn at_the_desk(site: &Site, who: &SignedIn, from: Occasion) -> Answer<(Desk, Host)> {
    let mut act = site.look(who).await?;
    let desk = supports::desk(&mut act, from).await?;
    Ok((desk, programmes::host(&mut act).await?))
}

/// The page on which it is written; what was begun is there.
pub async fn writing(
    site: &Site,
    who: &SignedIn,
    from: Occasion,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let (desk, host) = at_the_desk(site, who, from).await?;
    let (path, _, back) = paths(from);
    let begun: Typed = door::typed(desk.draft.as_ref()).unwrap_or_default();
    let (heading, lede) = match &desk.circle {
        Some(name) => (t!(words, "support-concern"), t!(words, "support-concern-lede", name = name.as_str())),
        None => (t!(words, "support-new"), t!(words, "support-lede")),
    };
    let shut = door::shut(words, &desk.door, desk.draft.is_some(), &path, Button::primary);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (lede) }
        (shared::what_happens(words))
        @if !shared::can_be_sent(&desk.readers) { (shared::nobody(words, &desk.readers, true)) }
        @if let Some(shut) = &shut { (shut) }
        @else { (form(words, site, who, from, typed.unwrap_or(&begun), errors)) }
        (shared::signposts(words, &host))
    };
    let page = Page::new(heading, body).back(back).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn form(words: Words, site: &Site, who: &SignedIn, from: Occasion, typed: &Typed, errors: &Errors) -> Markup {
    let (path, ..) = paths(from);
    let texts = match from {
        Occasion::Own => (t!(words, "support-about"), t!(words, "support-text-hint")),
        Occasion::Circle(_) => (t!(words, "support-concern-about"), t!(words, "support-concern-hint")),
    };
    let form = who
        .form(site, path.as_str())
        .body(shared::questions(words, texts, offered(from), typed, errors))
        .body(who_reads(words))
        .autosave(format!("{path}/draft"), words);
    html! {
        (form.submit(t!(words, "support-go-on")))
        p.nhsuk-hint { (t!(words, "support-kept")) }
    }
}

fn who_reads(words: Words) -> WhoCanSee {
    WhoCanSee::new(words, t!(words, "support-who"))
        .reader(t!(words, "support-who-not"))
        .reader(t!(words, "support-who-letter"))
        .reader(t!(words, "support-who-host"))
}

/// Keeps what was typed, and goes on to look at it.
pub async fn to_the_check(
    site: &Site,
    who: &SignedIn,
    from: Occasion,
    form: &Protected<Typed>,
) -> Answer<Response> {
    let (typed, (path, check, _)) = (&form.fields, paths(from));
    let mut act = site.look_on_record(who).await?;
    let kept = supports::keep_draft(&mut act, from, &typed.written()).await;
    act.commit_unrecorded().await?;
    if who.member.is_none() {
        return Ok(door::away(kept, &path)?);
    }
    kept?;
    let errors = typed.wrong(who.words(), offered(from));
    if errors.is_empty() {
        return Ok(See(check).into_response());
    }
    Ok(writing(site, who, from, Some(typed), &errors).await?.into_response())
}

/// Keeps what is being typed, unless this very form was sent meanwhile.
pub async fn keep_typed(
    site: &Site,
    who: &SignedIn,
    from: Occasion,
    form: &Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(who).await?;
    if !form.was_sent(&mut act).await? {
        supports::keep_draft(&mut act, from, &form.fields.written()).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Exactly what is sent; to whom is chosen here.
pub async fn checking(
    site: &Site,
    who: &SignedIn,
    from: Occasion,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Answer<Response> {
    let words = who.words();
    let (desk, host) = at_the_desk(site, who, from).await?;
    let (path, check, _) = paths(from);
    let begun: Option<Typed> = door::typed(desk.draft.as_ref());
    let heading = t!(words, "support-check");
    let shut = door::shut(words, &desk.door, desk.draft.is_some(), &check, Button::primary);
    let Some(typed) = typed.or(begun.as_ref()).filter(|typed| typed.wrong(words, offered(from)).is_empty())
    else {
        // Nothing was begun, or it is not whole, or it lies behind the door.
        let locked = matches!(desk.door, Door::Locked) && desk.draft.is_some();
        return Ok(match shut.filter(|_| locked) {
            Some(shut) => {
                let body = html! { h1 { (heading) } (shut) };
                Page::new(heading, body).back(path).with_exit().into_response()
            }
            None => See(path).into_response(),
        });
    };
    let ready = shared::can_be_sent(&desk.readers);
    let sending = || {
        who.form(site, check.as_str())
            .hidden("about", typed.about.as_str())
            .hidden("text", typed.text.as_str())
            .body(shared::choosing(words, &desk.readers, typed, errors))
            .body(who_reads(words))
            .submit(t!(words, "support-send"))
    };
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "support-check-lede")) " " (t!(words, "support-check-name")) }
        (shared::preview(words, typed, desk.circle.as_deref(), Some(path.as_str())))
        @if let Some(shut) = &shut { (shut) }
        @else if ready { (shared::what_happens(words)) (sending()) }
        @else { (shared::nobody(words, &desk.readers, true)) }
        (shared::signposts(words, &host))
    };
    let page = Page::new(heading, body).back(path).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() }.into_response())
}

/// Sends it, as it was looked at.
pub async fn sending(
    site: &Site,
    who: &SignedIn,
    from: Occasion,
    form: &Protected<Typed>,
) -> Answer<Response> {
    let (words, typed, (_, check, _)) = (who.words(), &form.fields, paths(from));
    if who.member.is_none() {
        let mut act = site.look_on_record(who).await?;
        let kept = supports::keep_draft(&mut act, from, &typed.written()).await;
        act.commit_unrecorded().await?;
        return Ok(door::away(kept, &check)?);
    }
    let wrong = typed.wrong(words, offered(from));
    if !wrong.is_empty() {
        return Ok(writing(site, who, from, Some(typed), &wrong).await?.into_response());
    }
    let asked = match typed.asked(words) {
        Ok(asked) => asked,
        Err(errors) => return checking(site, who, from, Some(typed), &errors).await,
    };
    let done = act!(site, who, form, act => {
        let id = supports::send(&mut act, from, &asked).await?;
        Ok(See(format!("{PATH}/{id}")))
    });
    match shared::reader_refused(words, done)? {
        Ok(see) => Ok(see.into_response()),
        Err(errors) => checking(site, who, from, Some(typed), &errors).await,
    }
}
