//! For those who lead a circle: the frame of a session to print, the dates, how many came, and how it goes on.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    circle::{CircleState, MOST_HEADS, Onward},
    id::{CircleId, kind},
    meeting::{self, WrongTime},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    circles::{
        Outcome, Seen, Session,
        meeting::{decide as decided, read, set as set_date, tell as told},
    },
};
use trellis_ui::{
    Cell, Errors, Inset, Markup, Table, WhoCanSee,
    field::{Choice, radios, select, slot},
    html,
};
use trellis_words::{Words, cards, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// The frame of a session, as one sheet.
pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let seen = read(&mut act, id).await?;
    let heading = t!(words, "circle-run-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "circle-run-lede")) }
        @if let Some(session) = seen.planned() {
            p { (t!(words, "circle-run-when", number = words.number(session.number), moment = words.moment_with_zone(session.starts_at))) }
        }
        (frame(words))
        (Inset::text(words, t!(words, "circle-run-no-minutes")))
        ul.nhsuk-list {
            li { a href="/guides/circle-session" { (t!(words, "circle-run-guide")) } }
            li { a href={ "/circles/" (id) "/sessions" } { (t!(words, "circles-sessions")) } }
            li { a href="/mentor/help-now" { (t!(words, "home-help-now")) } }
        }
        (WhoCanSee::new(words, t!(words, "circle-run-who")))
    };
    Ok(Page::new(heading, body).back(format!("/circle/{id}")).with_exit())
}

/// The parts of a session with their minutes: 75 in all.
fn frame(words: Words) -> Table {
    let language = words.language();
    let head = [t!(words, "guides-part"), t!(words, "guides-minutes-head"), t!(words, "guides-what")];
    let mut table = Table::new(t!(words, "guides-frame"), head.map(Cell::new)).first_is_header().stacking();
    for card in cards::of("circle-session") {
        let what = html! { @for line in card.lines { (line.say(language)) } };
        let minutes = card.minutes.unwrap_or_default();
        table = table.row([Cell::new(card.title.say(language)), Cell::new(minutes), Cell::new(what)]);
    }
    table
}

/// A day and a time for the next session.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Date {
    next_day: String,
    next_month: String,
    next_year: String,
    next_time: String,
}

/// What became of a session.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Held {
    held: String,
    heads: String,
}

/// How the circle goes on.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Way {
    onward: String,
}

/// What was typed into one of the forms of the page.
#[derive(Default)]
struct Typed<'f> {
    date: Option<&'f Date>,
    held: Option<&'f Held>,
}

/// The dates of a circle.
pub async fn sessions(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    page(&site, &who, id, Typed::default(), &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: CircleId, typed: Typed<'_>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = read(&mut act, id).await?;
    let due = seen.planned().filter(|session| session.starts_at <= site.now());
    let state = seen.circle.state;
    let meets = matches!(state, CircleState::Contracting | CircleState::Running);
    let heading = t!(words, "circle-sessions-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @match state {
            CircleState::Deciding => (deciding(words, site, who, id, errors)),
            CircleState::Merging => p { (t!(words, "circles-next-merging")) },
            CircleState::Offered => p { (t!(words, "circle-sessions-offered")) },
            _ => {}
        }
        @if meets {
            @if let Some(session) = due { (telling(words, site, who, id, session, typed.held, errors)) }
            @else { (setting(words, site, who, id, &seen, typed.date, errors)) }
        }
        (past(words, &seen))
        p { a href={ "/circles/" (id) "/run" } { (t!(words, "circles-run")) } }
        (WhoCanSee::new(words, t!(words, "circle-sessions-who")).reader(t!(words, "circle-sessions-who-coordinator")))
    };
    let page = Page::new(heading, body).back(format!("/circle/{id}")).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn setting(
    words: Words,
    site: &Site,
    who: &SignedIn,
    id: CircleId,
    seen: &Seen,
    typed: Option<&Date>,
    errors: &Errors,
) -> Markup {
    let legend = match seen.planned() {
        Some(_) => t!(words, "circle-sessions-another"),
        None => t!(words, "circle-sessions-next"),
    };
    let none = Date::default();
    let typed = typed.unwrap_or(&none);
    let field = slot(words, "next", legend)
        .typed(&*typed.next_day, &*typed.next_month, &*typed.next_year, &*typed.next_time)
        .errors(errors);
    html! {
        @if let Some(session) = seen.planned() {
            p.nhsuk-lede-text { (t!(words, "circles-coming", moment = words.moment_with_zone(session.starts_at))) }
        }
        (who.form(site, format!("/circles/{id}/sessions")).body(field).submit(t!(words, "circle-sessions-set")))
        p.nhsuk-hint { (t!(words, "circle-sessions-told")) }
    }
}

fn telling(
    words: Words,
    site: &Site,
    who: &SignedIn,
    id: CircleId,
    session: &Session,
    typed: Option<&Held>,
    errors: &Errors,
) -> Markup {
    let none = Held::default();
    let typed = typed.unwrap_or(&none);
    let none = std::iter::once((String::new(), t!(words, "circle-sessions-heads-choose")));
    let heads = none.chain((1..=MOST_HEADS).map(|heads| (heads.to_string(), words.number(heads))));
    let heads = select(words, "heads", t!(words, "circle-sessions-heads"))
        .hint(t!(words, "circle-sessions-heads-hint"))
        .options(heads)
        .value(typed.heads.as_str())
        .errors(errors);
    let held = radios(words, "held", t!(words, "circle-sessions-held"))
        .choice(Choice::new("yes", t!(words, "circle-sessions-held-yes")))
        .choice(Choice::new("no", t!(words, "circle-sessions-held-no")))
        .chosen([&typed.held])
        .errors(errors);
    html! {
        p.nhsuk-lede-text { (t!(words, "circle-sessions-was", moment = words.moment_with_zone(session.starts_at))) }
        (who.form(site, format!("/circles/{id}/sessions/told"))
            .body(held)
            .body(heads)
            .submit(t!(words, "circle-sessions-tell")))
        p.nhsuk-hint { (t!(words, "circle-sessions-thin")) }
    }
}

fn deciding(words: Words, site: &Site, who: &SignedIn, id: CircleId, errors: &Errors) -> Markup {
    let choice = |onward: Onward, label: String, hint: String| Choice::new(onward.code(), label).hint(hint);
    let field = radios(words, "onward", t!(words, "circle-sessions-onward"))
        .hint(t!(words, "circle-sessions-onward-hint"))
        .choices([
            choice(Onward::GoOn, t!(words, "circle-sessions-go-on"), t!(words, "circle-sessions-go-on-hint")),
            choice(
                Onward::Alumni,
                t!(words, "circle-sessions-alumni"),
                t!(words, "circle-sessions-alumni-hint"),
            ),
            choice(
                Onward::Close,
                t!(words, "circle-sessions-close"),
                t!(words, "circle-sessions-close-hint"),
            ),
        ])
        .errors(errors);
    html! { (who.form(site, format!("/circles/{id}/decision")).body(field).submit(t!(words, "circle-sessions-decide"))) }
}

fn past(words: Words, seen: &Seen) -> Markup {
    let told: Vec<&Session> =
        seen.sessions.iter().filter(|session| session.outcome != Outcome::Planned).collect();
    if told.is_empty() {
        return html! { p { (t!(words, "circle-sessions-none")) } };
    }
    let head = [
        t!(words, "circle-sessions-number"),
        t!(words, "circle-sessions-date"),
        t!(words, "circle-sessions-people"),
    ];
    let mut table =
        Table::new(t!(words, "circle-sessions-past"), head.map(Cell::new)).first_is_header().stacking();
    for session in told {
        let people = match session.outcome {
            Outcome::Held(heads) => words.number(heads),
            Outcome::NotHeld | Outcome::Planned => t!(words, "circle-sessions-not-held"),
        };
        table = table.row([
            Cell::new(words.number(session.number)),
            Cell::new(words.date_of(session.starts_at)),
            Cell::new(people),
        ]);
    }
    html! { (table) }
}

/// Sets the date of the next session.
pub async fn set(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Date>,
) -> Answer<Response> {
    let (words, typed) = (who.words(), &form.fields);
    let day = [&*typed.next_day, &*typed.next_month, &*typed.next_year];
    let mut errors = Errors::new();
    match meeting::moment(day, &typed.next_time, site.now()) {
        Ok(starts_at) => {
            let see = act!(site, who, form, act => {
                set_date(&mut act, id, starts_at).await?;
                Ok(See(format!("/circles/{id}/sessions")))
            })?;
            return Ok(see.into_response());
        }
        Err(WrongTime::Time) => errors.add_at("next", "next-time", t!(words, "meetings-wrong-time")),
        Err(WrongTime::Past) => errors.add_date("next", t!(words, "meetings-wrong-past")),
        Err(WrongTime::Empty | WrongTime::Day) => errors.add_date("next", t!(words, "meetings-wrong-day")),
    }
    Ok(page(&site, &who, id, Typed { date: Some(typed), held: None }, &errors).await?.into_response())
}

/// Says what became of a session.
pub async fn tell(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Held>,
) -> Answer<Response> {
    let (words, typed) = (who.words(), &form.fields);
    let mut errors = Errors::new();
    let heads = match (typed.held.as_str(), typed.heads.parse::<i64>()) {
        ("no", _) => Some(None),
        ("yes", Ok(heads)) => Some(Some(heads)),
        ("yes", Err(_)) => {
            errors.add("heads", t!(words, "circle-sessions-heads-needed"));
            None
        }
        _ => {
            errors.add("held", t!(words, "circle-sessions-held-needed"));
            None
        }
    };
    if let Some(heads) = heads {
        let done = act!(site, who, form, act => {
            told(&mut act, id, heads).await?;
            Ok(See(format!("/circles/{id}/sessions")))
        });
        match done {
            Ok(see) => return Ok(see.into_response()),
            Err(Stop::Refused(Refusal::NotOffered)) => {
                errors.add("heads", t!(words, "circle-sessions-heads-needed"));
            }
            Err(stop) => return Err(stop.into()),
        }
    }
    Ok(page(&site, &who, id, Typed { date: None, held: Some(typed) }, &errors).await?.into_response())
}

/// Writes down how the circle goes on.
pub async fn decide(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Way>,
) -> Answer<Response> {
    let Some(onward) = Onward::parse(&form.fields.onward) else {
        let mut errors = Errors::new();
        errors.add("onward", t!(who.words(), "circle-sessions-onward-needed"));
        return Ok(page(&site, &who, id, Typed::default(), &errors).await?.into_response());
    };
    let see = act!(site, who, form, act => {
        decided(&mut act, id, onward).await?;
        Ok(See(format!("/circle/{id}")))
    })?;
    Ok(see.into_response())
}
