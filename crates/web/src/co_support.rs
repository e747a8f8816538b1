//! Messages to one coordinator: the list of their own, and each with its answers. Nobody else sees that there are any.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use serde::Deserialize;
use trellis_domain::{
    day,
    id::{SupportId, kind},
    support::{Side, SupportState},
};
use trellis_programme::{
    member_keys,
    supports::{self, Listed, Request, Seen},
};
use trellis_ui::{
    Banner, Button, Details, Errors, Inset, Markup, Tag, WhoCanSee, buttons, field::textarea, html,
};
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
    support::{shared, talk},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/support" "co-support" Two Coordinator Read => list;
    GET "/co/support/{id}" "co-support" Two Coordinator Read => show;
    POST "/co/support/{id}" "co-support" Two Coordinator Write => answer;
    POST "/co/support/{id}/draft" "co-support" Two Coordinator Write => keep;
    POST "/co/support/{id}/hand-over" "co-support" Two Coordinator Write => hand_over;
    POST "/co/support/{id}/closing" "co-support" Two Coordinator Write => close;
];

const PATH: &str = "/co/support";

fn path(id: SupportId) -> String {
    format!("{PATH}/{id}")
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    #[serde(default)]
    text: String,
}

async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let all = supports::list_to_me(&mut act).await?;
    let keys = member_keys::mine(&mut act).await?.is_some();
    let today = day::of(act.now);
    let late = all.iter().filter(|one| one.request.state.late(one.request.due_on, today)).count();
    let (open, over): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.request.state.open());
    let heading = t!(words, "co-support-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "co-support-lede")) }
        @if late > 0 { (Banner::new(words, t!(words, "co-support-late", count = late))) }
        @if !keys {
            (Inset::text(words, t!(words, "co-support-no-keys")))
            (buttons(Button::primary(t!(words, "door-set-up")).link(door::unlock(PATH).0)))
        }
        @if all.is_empty() { p { (t!(words, "co-support-none")) } }
        @if !open.is_empty() { h2 { (t!(words, "co-support-open")) } }
        @for one in open { (entry(words, one, today)) }
        @if !over.is_empty() { h2 { (t!(words, "co-support-over")) } }
        @for one in over { (entry(words, one, today)) }
        p.nhsuk-hint { (t!(words, "co-support-public")) }
    };
    Ok(Page::new(heading, body).back("/co").with_exit())
}

fn state_name(words: Words, state: SupportState) -> String {
    match state {
        SupportState::Waiting => t!(words, "co-support-state-waiting"),
        SupportState::Answered => t!(words, "co-support-state-answered"),
        SupportState::HandingOver => t!(words, "co-support-state-handing-over"),
        SupportState::Closed => t!(words, "co-support-state-closed"),
    }
}

fn asker(words: Words, request: &Request, name: &str) -> String {
    if request.person().is_some() { name.to_owned() } else { t!(words, "co-support-unnamed") }
}

/// State and dates alone.
fn entry(words: Words, one: &Listed, today: Date) -> Markup {
    let request = &one.request;
    html! {
        article.trellis-note {
            h3.nhsuk-heading-s {
                a href=(path(request.id)) {
                    (t!(words, "co-support-from", name = asker(words, request, &one.name)))
                }
            }
            p { (Tag::new(state_name(words, request.state))) }
            (due(words, request, today))
        }
    }
}

fn due(words: Words, request: &Request, today: Date) -> Markup {
    let date = words.date(request.due_on);
    html! {
        @if request.state.late(request.due_on, today) { p { strong { (t!(words, "co-support-was-by", date = date)) } } }
        @else if request.state == SupportState::Waiting { p { (t!(words, "co-support-by", date = date)) } }
    }
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Support>) -> Answer {
    page(&site, &who, id, "", &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: SupportId, typed: &str, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = supports::read_to_me(&mut act, id).await?;
    let (today, name) = (day::of(act.now), asker(words, &seen.request, &seen.other));
    let heading = t!(words, "co-support-one");
    let shut = door::shut(words, &seen.door, seen.draft.is_some(), &path(id), Button::primary);
    let state = seen.request.state;
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if seen.late(today) { (Banner::new(words, t!(words, "co-support-late", count = 1))) }
        p { (t!(words, "co-support-from", name = name.as_str())) " " (Tag::new(state_name(words, state))) }
        (due(words, &seen.request, today))
        p { (t!(words, "co-support-private")) }
        @if seen.request.person().is_none() { p { (t!(words, "co-support-unnamed-text")) } }
        @if let Some(shut) = &shut { (shut) }
        @else {
            (talk::talk(words, &seen, Side::Handler, &name))
            @if matches!(state, SupportState::Waiting | SupportState::Answered) {
                (answering(words, site, who, &seen, (typed, &name), errors))
            }
        }
        (ways_out(words, site, who, &seen))
        (WhoCanSee::new(words, t!(words, "co-support-who", name = name.as_str()))
            .reader(t!(words, "support-who-not")))
    };
    let page = Page::new(heading, body).back(PATH).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn answering(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    (typed, name): (&str, &str),
    errors: &Errors,
) -> Markup {
    let id = seen.request.id;
    let begun =
        if typed.is_empty() { seen.draft.clone().flatten().unwrap_or_default() } else { typed.to_owned() };
    let text = textarea(words, "text", t!(words, "co-support-answer"))
        .hint(t!(words, "co-support-answer-hint"))
        .rows(6)
        .value(begun)
        .errors(errors);
    let form = who
        .form(site, path(id))
        .body(text)
        .body(WhoCanSee::new(words, t!(words, "co-support-who", name = name)))
        .autosave(format!("{}/draft", path(id)), words);
    html! { (form.buttons(Button::primary(t!(words, "co-support-send")).once())) }
}

/// Asking whether somebody else may read it, and closing it.
fn ways_out(words: Words, site: &Site, who: &SignedIn, seen: &Seen) -> Markup {
    let (id, state) = (seen.request.id, seen.request.state);
    let form = |end: &str| who.form(site, format!("{}{end}", path(id)));
    let hand = html! {
        p { (t!(words, "co-support-hand-text")) }
        (form("/hand-over").buttons(Button::secondary(t!(words, "co-support-hand-do")).once()))
    };
    let close = html! {
        p { (t!(words, "co-support-close-text")) }
        (form("/closing").buttons(Button::secondary(t!(words, "co-support-close-do")).once()))
    };
    let (on, until) = (words.date(seen.request.moved_on), words.date(talk::goes_on(seen)));
    html! {
        @match state {
            SupportState::Waiting | SupportState::Answered => (Details::new(t!(words, "co-support-hand"), hand)),
            SupportState::HandingOver => (Inset::text(words, t!(words, "co-support-handing"))),
            SupportState::Closed => p { (t!(words, "co-support-closed", date = on, until = until)) },
        }
        @if state.open() { (Details::new(t!(words, "co-support-close"), close)) }
    }
}

async fn answer(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Said>,
) -> Answer<Response> {
    let text = form.fields.text.clone();
    if who.member.is_none() {
        let mut act = site.look_on_record(&who).await?;
        let kept = supports::keep_answer(&mut act, id, &text).await;
        act.commit_unrecorded().await?;
        return Ok(door::away(kept, &path(id))?);
    }
    let done = act!(site, who, form, act => {
        supports::answer(&mut act, id, &text).await?;
        Ok(See(path(id)))
    });
    match shared::word_refused(who.words(), &text, done)? {
        Ok(see) => Ok(see.into_response()),
        Err(errors) => Ok(page(&site, &who, id, &text, &errors).await?.into_response()),
    }
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Said>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        supports::keep_answer(&mut act, id, &form.fields.text).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn hand_over(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        supports::hand_over(&mut act, id).await?;
        Ok(See(path(id)))
    })?)
}

async fn close(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        supports::close_to_me(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}
