//! The rules of a circle: read, written anew, agreed to.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{CircleId, kind},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    circles::{
        Seat,
        rules::{self, MOST, Rules},
    },
};
use trellis_ui::{Button, Details, Errors, Inset, Markup, WhoCanSee, field::textarea, html};
use trellis_words::{Words, content, t};

use crate::{
    act, door,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    suggestions::Nothing,
    visitor::SignedIn,
};

/// A new version as it is typed, and the version that was there when it was begun.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    #[serde(default)]
    rules: String,
    #[serde(default)]
    since: String,
}

/// The version that somebody agrees to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    #[serde(default)]
    number: String,
}

fn path(id: CircleId) -> String {
    format!("/circle/{id}/rules")
}

/// The page.
pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: CircleId, typed: Option<&str>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let rules = rules::read(&mut act, id).await?;
    let heading = t!(words, "circle-rules-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if let Some(shut) = door::shut(words, &rules.room.door, rules.draft.is_some(), &path(id), Button::primary) { (shut) }
        @else { (open(words, site, who, &rules, typed, errors)) }
    };
    let page = Page::new(heading, body).back(format!("/circle/{id}")).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn open(
    words: Words,
    site: &Site,
    who: &SignedIn,
    rules: &Rules,
    typed: Option<&str>,
    errors: &Errors,
) -> Markup {
    let version = rules.seen.circle.rules;
    html! {
        @if version == 0 { p.nhsuk-lede-text { (t!(words, "circle-rules-none")) } }
        @else { (newest(words, site, who, rules)) }
        @if rules.others_lack && rules.open() {
            p { (t!(words, "circle-rules-lack")) }
            (who.form(site, format!("{}/sharing", path(rules.seen.circle.id)))
                .buttons(Button::secondary(t!(words, "circle-rules-share")).once()))
        }
        (waiting(words, rules))
        (writing(words, site, who, rules, typed, errors))
        (earlier(words, rules))
    }
}

/// The newest version, and agreeing to it.
fn newest(words: Words, site: &Site, who: &SignedIn, rules: &Rules) -> Markup {
    let version = rules.seen.circle.rules;
    let Some(text) = rules.newest() else {
        if rules.lost {
            return html! {
                (Inset::new(words, html! {
                    p { (t!(words, "circle-rules-lost")) }
                    @if rules.open() { p { (t!(words, "circle-rules-lost-write")) } }
                }))
            };
        }
        return html! { (Inset::text(words, t!(words, "circle-rules-cannot-open"))) };
    };
    html! {
        h2 { (t!(words, "circle-rules-version", number = words.number(version))) }
        article.trellis-note { p.trellis-written { (text.text) } }
        @if !rules.seen.rules_wait() { p { (t!(words, "circle-rules-agreed-you")) } }
        @else if rules.open() {
            (who.form(site, format!("{}/agreement", path(rules.seen.circle.id)))
                .hidden("number", version.to_string())
                .submit(t!(words, "circle-rules-agree")))
            p.nhsuk-hint { (t!(words, "circle-rules-agree-hint")) }
        }
    }
}

/// Whose agreement is still waited for: the circle sees it, and nobody else.
fn waiting(words: Words, rules: &Rules) -> Markup {
    let version = rules.seen.circle.rules;
    let there = rules.seen.leaders.iter().chain(&rules.seen.members);
    let open: Vec<&str> = there.filter(|seat| seat.agreed != Some(version)).map(Seat::called).collect();
    let without: Vec<&str> = rules
        .seen
        .leaders
        .iter()
        .chain(&rules.seen.members)
        .filter(|seat| rules.room.waiting.contains(&seat.person))
        .map(Seat::called)
        .collect();
    html! {
        @if version > 0 && rules.open() && !rules.lost {
            @if open.is_empty() { p { (t!(words, "circle-rules-agreed")) } }
            @else { p { (t!(words, "circle-rules-waits", names = words.list(&open))) } }
        }
        @if !without.is_empty() { p { (t!(words, "circle-rules-without", names = words.list(&without))) } }
    }
}

/// The box for a new version. It holds what was begun, else the newest version, else a starting text to change.
fn writing(
    words: Words,
    site: &Site,
    who: &SignedIn,
    rules: &Rules,
    typed: Option<&str>,
    errors: &Errors,
) -> Markup {
    // Whoever cannot read the rules yet does not write over them, as long as somebody else can.
    let unread = rules.seen.circle.rules > 0 && rules.newest().is_none() && !rules.lost;
    if !rules.open() || unread {
        return html! {};
    }
    let begun = rules.draft.clone().flatten();
    let newest = rules.newest().map(|text| text.text.clone());
    let value =
        typed.map(str::to_owned).or_else(|| begun.clone()).or(newest).unwrap_or_else(|| starter(words));
    let id = rules.seen.circle.id;
    let first = rules.seen.circle.rules == 0;
    let field = textarea(words, "rules", t!(words, "circle-rules-write"))
        .hint(t!(words, "circle-rules-write-hint"))
        .rows(16)
        .value(value)
        .errors(errors);
    let label = if first { t!(words, "circle-rules-save-first") } else { t!(words, "circle-rules-save") };
    let first = first || rules.lost;
    let button = if first { Button::primary(label) } else { Button::secondary(label) };
    let form = who
        .form(site, path(id))
        .hidden("since", rules.seen.circle.rules.to_string())
        .body(field)
        .body(
            WhoCanSee::new(words, t!(words, "circle-rules-readers"))
                .reader(t!(words, "circle-rules-coordinator")),
        )
        .autosave(format!("{}/draft", path(id)), words)
        .buttons(button.once());
    let form = html! { (form) p { a href="/guides/circle-rules" { (t!(words, "circle-rules-guide")) } } };
    if first {
        return form;
    }
    let stays_open = typed.is_some() || begun.is_some();
    html! { (Details::new(t!(words, "circle-rules-change"), form).open(stays_open)) }
}

/// The lines that a circle can begin with, from the guide.
fn starter(words: Words) -> String {
    let guide = content::find("guides/circle-rules", words.language()).map_or("", |text| text.body_markdown);
    let numbered = |line: &&str| line.split_once(". ").is_some_and(|(n, _)| n.parse::<u8>().is_ok());
    let lines = guide.lines().skip_while(|line| !numbered(line)).take_while(numbered);
    lines.collect::<Vec<_>>().join("\n")
}

fn earlier(words: Words, rules: &Rules) -> Markup {
    let version = rules.seen.circle.rules;
    let before: Vec<_> =
        rules.versions.iter().filter_map(|one| one.text.as_ref().zip(Some(one.item.day))).collect();
    let before: Vec<_> = before.into_iter().filter(|(text, _)| text.version < version).collect();
    let list = html! {
        @for (text, day) in &before {
            h3.nhsuk-heading-s { (t!(words, "circle-rules-earlier", number = words.number(text.version), date = words.date(*day))) }
            p.trellis-written { (text.text) }
        }
    };
    html! { @if !before.is_empty() { (Details::new(t!(words, "circle-rules-before"), list)) } }
}

/// Writes a new version.
pub async fn write(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let (text, since) = (form.fields.rules.clone(), form.fields.since.parse().unwrap_or(-1));
    if who.member.is_none() {
        // Locked meanwhile: what was typed is kept, sealed to its author, and is there after unlocking.
        let mut act = site.look_on_record(&who).await?;
        match rules::keep_draft(&mut act, id, &text).await {
            Ok(()) => act.commit_unrecorded().await?,
            Err(Stop::Refused(Refusal::NoKeys)) => {}
            Err(stop) => return Err(stop.into()),
        }
        return Ok(door::unlock(&path(id)).into_response());
    }
    let done = act!(site, who, form, act => {
        rules::write(&mut act, id, since, &text).await?;
        Ok(See(path(id)))
    });
    let words = who.words();
    let sentence = match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => t!(words, "circle-rules-empty"),
        Err(Stop::Refused(Refusal::TooLong)) => {
            t!(words, "notes-too-long", most = MOST, now = text.trim().chars().count())
        }
        Err(Stop::Refused(Refusal::MovedOn)) => t!(words, "circle-rules-moved-on"),
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add("rules", sentence);
    Ok(page(&site, &who, id, Some(&text), &errors).await?.into_response())
}

/// Keeps what is typed.
pub async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    rules::keep_draft(&mut act, id, &form.fields.rules).await?;
    act.commit_unrecorded().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Agrees to the newest version.
pub async fn agree(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Which>,
) -> Answer<Response> {
    let number = form.fields.number.parse().unwrap_or_default();
    let done = act!(site, who, form, act => {
        rules::agree(&mut act, id, number).await?;
        Ok(See(format!("/circle/{id}")))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Locked)) if who.member.is_none() => {
            Ok(door::unlock(&path(id)).into_response())
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Shares earlier versions with those who came later.
pub async fn share(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        rules::share(&mut act, id).await?;
        Ok(See(path(id)))
    })?)
}
