//! A summary for the coordinators of a pair's programme: written, shown first as they will see it, sent, taken back; and as they
//! see it.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use serde::Deserialize;
use trellis_domain::{
    day,
    id::{PairId, SummaryId, kind},
    pair::Side,
    refusal::Refusal,
    summary::SummaryState,
};
use trellis_programme::{
    Stop,
    notes::Notes,
    summaries::{self, MOST, Seen, Writing},
};
use trellis_ui::{Button, Errors, Inset, Markup, Render as _, WhoCanSee, buttons, field::textarea, html};
use trellis_words::{Words, t};

use crate::{
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
    GET "/pairs/{id}/notes/summary" "summary" One Wearing Read => show;
    POST "/pairs/{id}/notes/summary" "summary" One Wearing Write => check;
    POST "/pairs/{id}/notes/summary/draft" "summary" One Wearing Write => keep;
    GET "/pairs/{id}/notes/summary/preview" "summary" One Wearing Read => preview;
    POST "/pairs/{id}/notes/summary/preview" "summary" One Wearing Write => send;
    POST "/summaries/{id}/agreement" "summary" One Wearing Write => agree;
    POST "/summaries/{id}/refusal" "summary" One Wearing Write => refuse;
    POST "/summaries/{id}/return" "summary" One Wearing Write => take_back;
    GET "/co/pairs/{id}/summaries" "co-summaries" Two Coordinator Read => released;
];

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Typed {
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

fn path(id: PairId) -> String {
    format!("/pairs/{id}/notes/summary")
}

fn notes_of(id: PairId) -> String {
    format!("/pairs/{id}/notes")
}

/// One summary exactly as a coordinator sees it: the preview and the coordinator's page are made of this.
fn as_seen(words: Words, (mentee, giver): &(String, String), by: Side, on: Date, text: &str) -> Markup {
    let (writer, agreed) = match by {
        Side::Mentee => (mentee, None),
        Side::Giver => (giver, Some(t!(words, "summaries-agreed", name = mentee.as_str()))),
    };
    html! {
        article.trellis-note {
            h2.nhsuk-heading-s { (t!(words, "summaries-from", name = writer.as_str(), date = words.date(on))) }
            p.nhsuk-hint { (t!(words, "summaries-about", mentee = mentee.as_str(), giver = giver.as_str())) }
            p.trellis-written { (text) }
            @if let Some(agreed) = agreed { p { (agreed) } }
        }
    }
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: Option<&str>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = summaries::begin(&mut act, id).await?;
    let heading = t!(words, "summaries-write");
    let begun = seen.draft.is_some();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "summaries-lede")) }
        @if let Some(shut) = door::shut(words, &seen.room.door, begun, &path(id), Button::primary) { (shut) }
        @else if seen.waits { (waits(words, &seen)) }
        @else { (writing(words, site, who, &seen, typed, errors)) }
    };
    let page = Page::new(heading, body).back(notes_of(id)).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// One that the helper has proposed waits for the mentee's word.
fn waits(words: Words, seen: &Writing) -> Markup {
    html! {
        p { (t!(words, "summaries-waits", name = seen.names.0.as_str())) }
        (buttons(Button::primary(t!(words, "summaries-to-notes")).link(notes_of(seen.pair.id))))
    }
}

fn writing(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Writing,
    typed: Option<&str>,
    errors: &Errors,
) -> Markup {
    let id = seen.pair.id;
    let begun = seen.draft.clone().flatten();
    let value = typed.map(str::to_owned).or(begun).unwrap_or_default();
    let how = match seen.side {
        Side::Mentee => t!(words, "summaries-how-mentee", name = seen.names.1.as_str()),
        Side::Giver => t!(words, "summaries-how-giver", name = seen.names.0.as_str()),
    };
    let field = textarea(words, "text", t!(words, "summaries-text"))
        .hint(t!(words, "summaries-hint"))
        .rows(8)
        .value(value)
        .errors(errors);
    let form = who
        .form(site, path(id))
        .body(field)
        .body(WhoCanSee::new(words, t!(words, "summaries-readers-draft")))
        .autosave(format!("{}/draft", path(id)), words);
    html! {
        p { (how) }
        (form.submit(t!(words, "summaries-check")))
    }
}

/// What is typed becomes a draft, and the page after this one shows it as it will be seen.
async fn check(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let words = who.words();
    let text = form.fields.text.as_str();
    let mut errors = Errors::new();
    match summaries::read(text) {
        Ok(_) => {}
        Err(Refusal::TooLong) => {
            let now = text.trim().chars().count();
            errors.add("text", t!(words, "summaries-too-long", most = MOST, now = now));
        }
        Err(_) => errors.add("text", t!(words, "summaries-empty")),
    }
    if !errors.is_empty() && who.member.is_some() {
        return Ok(page(&site, &who, id, Some(text), &errors).await?.into_response());
    }
    keep_and_go(&site, &who, id, text).await
}

/// Keeps what was typed, sealed to its writer; then to the preview, by way of unlocking where that is needed.
async fn keep_and_go(site: &Site, who: &SignedIn, id: PairId, text: &str) -> Answer<Response> {
    let preview = format!("{}/preview", path(id));
    let mut act = site.look_on_record(who).await?;
    let kept = summaries::keep_draft(&mut act, id, text).await;
    if kept.is_ok() {
        act.commit_unrecorded().await?;
        if who.member.is_some() {
            return Ok(See(preview).into_response());
        }
    }
    Ok(door::away(kept, &preview)?)
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        summaries::keep_draft(&mut act, id, &form.fields.text).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn preview(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let seen = summaries::begin(&mut act, id).await?;
    let heading = t!(words, "summaries-preview");
    let to = format!("{}/preview", path(id));
    let text = seen.draft.clone().flatten().filter(|text| summaries::read(text).is_ok());
    let body = html! {
        h1 { (heading) }
        @match (door::shut(words, &seen.room.door, seen.draft.is_some(), &to, Button::primary), &text) {
            (Some(shut), _) => (shut),
            (None, _) if seen.waits => (waits(words, &seen)),
            (None, None) => {
                p { (t!(words, "summaries-no-draft")) }
                (buttons(Button::primary(t!(words, "summaries-write")).link(path(id))))
            },
            (None, Some(text)) => (sending(words, &site, &who, &seen, text)),
        }
    };
    Ok(Page::new(heading, body).back(path(id)).with_exit())
}

/// Exactly what the coordinator will see, and the button that sends it. The form carries the words that are shown, so that
/// nothing else can go out.
fn sending(words: Words, site: &Site, who: &SignedIn, seen: &Writing, text: &str) -> Markup {
    let id = seen.pair.id;
    let text = text.trim();
    let (then, send) = match seen.side {
        Side::Mentee => {
            (t!(words, "summaries-then-mentee", name = seen.names.1.as_str()), t!(words, "summaries-send"))
        }
        Side::Giver => (
            t!(words, "summaries-then-giver", name = seen.names.0.as_str()),
            t!(words, "summaries-ask", name = seen.names.0.as_str()),
        ),
    };
    html! {
        p.nhsuk-lede-text { (t!(words, "summaries-exactly")) }
        (as_seen(words, &seen.names, seen.side, day::of(site.now()), text))
        p { (then) }
        p { (t!(words, "summaries-sealed")) }
        (WhoCanSee::new(words, t!(words, "summaries-readers-sent")))
        (who.form(site, format!("{}/preview", path(id))).hidden("text", text).submit(send))
        p { a href=(path(id)) { (t!(words, "summaries-change")) } }
    }
}

async fn send(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<Response> {
    if who.member.is_none() {
        return keep_and_go(&site, &who, id, &form.fields.text).await;
    }
    let see = act!(site, who, form, act => {
        summaries::write(&mut act, id, &form.fields.text).await?;
        Ok(See(notes_of(id)))
    });
    match see {
        // Another one was proposed meanwhile, or there is nothing to send: the page of it says so.
        Err(Stop::Refused(Refusal::MovedOn | Refusal::Incomplete | Refusal::TooLong)) => {
            Ok(page(&site, &who, id, Some(&form.fields.text), &Errors::new())
                .await?
                .in_conflict()
                .into_response())
        }
        see => Ok(see?.into_response()),
    }
}

async fn agree(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Summary>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => Ok(See(notes_of(summaries::agree(&mut act, id).await?))))?)
}

async fn refuse(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Summary>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => Ok(See(notes_of(summaries::refuse(&mut act, id).await?))))?)
}

async fn take_back(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Summary>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => Ok(See(notes_of(summaries::take_back(&mut act, id).await?))))?)
}

/// What was told to the coordinators or waits to be, on the notes page of the two.
pub fn listed(words: Words, site: &Site, who: &SignedIn, notes: &Notes) -> Markup {
    html! {
        h2 { (t!(words, "summaries-title")) }
        @if notes.summaries.is_empty() { p { (t!(words, "summaries-none")) } }
        @for one in &notes.summaries { (entry(words, site, who, notes, one)) }
        @if notes.can_write() { p { a href=(path(notes.pair.id)) { (t!(words, "summaries-write")) } } }
    }
}

fn entry(words: Words, site: &Site, who: &SignedIn, notes: &Notes, one: &Seen) -> Markup {
    let name = notes.other.1.as_str();
    let date = words.date(one.summary.moved_on);
    let is_mentee = notes.pair.mentee_person == who.person;
    let state = match (one.summary.state, one.mine) {
        (SummaryState::Proposed, true) => t!(words, "summaries-proposed-mine", name = name, date = date),
        (SummaryState::Proposed, false) => t!(words, "summaries-proposed-theirs", name = name, date = date),
        (SummaryState::Released, true) => t!(words, "summaries-released-mine", date = date),
        (SummaryState::Released, false) => t!(words, "summaries-released-theirs", name = name, date = date),
        (SummaryState::NotSent, true) => t!(words, "summaries-not-sent-mine", date = date),
        (SummaryState::NotSent, false) => t!(words, "summaries-not-sent-theirs", name = name, date = date),
        (SummaryState::TakenBack, true) => t!(words, "summaries-back-mine", date = date),
        (SummaryState::TakenBack, false) => t!(words, "summaries-back-theirs", name = name, date = date),
    };
    html! {
        article.trellis-note {
            h3.nhsuk-heading-s { (state) }
            @match &one.words {
                Some(text) => p.trellis-written { (text) },
                None => p { (t!(words, "notes-cannot-open")) },
            }
            @match one.summary.state {
                SummaryState::Proposed if is_mentee => (asked(words, site, who, one.summary.id, one.words.is_some())),
                SummaryState::Proposed => (button(site, who, one.summary.id, "refusal", t!(words, "summaries-withdraw"))),
                SummaryState::Released if one.mine || is_mentee => {
                    p { (t!(words, "summaries-back-text")) " " a href="/me/access-log" { (t!(words, "account-access-log")) } }
                    (button(site, who, one.summary.id, "return", t!(words, "summaries-take-back")))
                }
                SummaryState::TakenBack => p {
                    (t!(words, "summaries-was-read")) " " a href="/me/access-log" { (t!(words, "account-access-log")) }
                },
                _ => {},
            }
        }
    }
}

/// Whether these very words go out is the mentee's to say; either answer is as good.
fn asked(words: Words, site: &Site, who: &SignedIn, id: SummaryId, readable: bool) -> Markup {
    html! {
        (Inset::text(words, t!(words, "summaries-your-word")))
        @if readable { (button(site, who, id, "agreement", t!(words, "summaries-agree"))) }
        (button(site, who, id, "refusal", t!(words, "summaries-refuse")))
    }
}

fn button(site: &Site, who: &SignedIn, id: SummaryId, page: &str, label: String) -> Markup {
    who.form(site, format!("/summaries/{id}/{page}"))
        .buttons(Button::secondary(label).small().once())
        .render()
}

/// As a coordinator sees it. That it was opened is written down before it is shown.
async fn released(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
    let released = summaries::released(&mut act, id).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "summaries-title-coordinator");
    let body = html! {
        h1 { (heading) }
        @if released.summaries.is_empty() {
            p { (t!(words, "summaries-nothing-sent")) }
            (buttons(Button::primary(t!(words, "summaries-to-pairs")).link("/co/pairs")))
        } @else {
            p.nhsuk-lede-text { (t!(words, "summaries-lede-coordinator")) }
            @for (summary, text) in &released.summaries {
                (as_seen(words, &released.names, summary.side, summary.moved_on, text))
            }
            p { (t!(words, "summaries-looked")) }
        }
    };
    Ok(Page::new(heading, body).back("/co/pairs").with_exit())
}
