//! One message of mine, with the answers: writing on, choosing another reader, closing, deleting.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    day,
    id::{PersonId, SupportId, kind},
    refusal::Refusal,
    support::Side,
};
use trellis_programme::{
    Act, Stop, programmes,
    supports::{self, Seen},
};
use trellis_ui::{Button, Errors, WhoCanSee, html};
use trellis_words::t;

use super::{PATH, shared, talk, talk::Asking};
use crate::{
    account::Nothing,
    act, door,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// A word as it is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    #[serde(default)]
    text: String,
}

/// Who is to read it from now on.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    #[serde(default)]
    reader: String,
}

fn path(id: SupportId) -> String {
    format!("{PATH}/{id}")
}

pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Support>) -> Answer {
    page(&site, &who, id, ["", ""], &Errors::new()).await
}

/// One message. `typed` is a word, and a reader, as they were sent last.
async fn page(site: &Site, who: &SignedIn, id: SupportId, typed: [&str; 2], errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = supports::read(&mut act, id).await?;
    let host = programmes::host(&mut act).await?;
    let (today, name) = (day::of(act.now), shared::called(words, &seen.other));
    let heading = t!(words, "support-thread");
    let shut = door::shut(words, &seen.door, seen.draft.is_some(), &path(id), Button::primary);
    let form = |end: &str| who.form(site, format!("{}{end}", path(id)));
    let asking = Asking { words, seen: &seen, name: &name, form: &form, errors };
    let open = seen.request.state.open();
    let begun = if typed[0].is_empty() {
        seen.draft.clone().flatten().unwrap_or_default()
    } else {
        typed[0].to_owned()
    };
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if open { (talk::stands(words, &seen, &name, today)) }
        @else { p { (closed(words, &seen)) } }
        @if let Some(shut) = &shut { (shut) }
        @else {
            (talk::talk(words, &seen, Side::Asker, &name))
            (asking.more("", &begun, |form| form.autosave(format!("{}/draft", path(id)), words)))
            (asking.staying())
            (asking.readers(typed[1]))
        }
        (asking.ways_out(t!(words, "support-close-text", name = name.as_str())))
        (WhoCanSee::new(words, t!(words, "support-who-two", name = name.as_str()))
            .reader(t!(words, "support-who-not"))
            .reader(t!(words, "support-who-letter"))
            .reader(t!(words, "support-who-host")))
        (shared::what_happens(words))
        (shared::signposts(words, &host))
    };
    let page = Page::new(heading, body).back(PATH).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn closed(words: trellis_words::Words, seen: &Seen) -> String {
    let (on, until) = (words.date(seen.request.moved_on), words.date(talk::goes_on(seen)));
    t!(words, "support-closed", date = on, until = until)
}

pub async fn say(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Said>,
) -> Answer<Response> {
    let text = form.fields.text.clone();
    if who.member.is_none() {
        // Locked meanwhile: what was typed is kept, sealed to its author, and is there after unlocking.
        let mut act = site.look_on_record(&who).await?;
        let kept = supports::keep_word(&mut act, id, &text).await;
        act.commit_unrecorded().await?;
        return Ok(door::away(kept, &path(id))?);
    }
    let done = act!(site, who, form, act => {
        supports::say(&mut act, id, &text).await?;
        Ok(See(path(id)))
    });
    if let Err(Stop::Refused(Refusal::MovedOn | Refusal::SpaceAltered)) = done {
        // Nobody can read it now; what was typed waits until somebody can.
        let mut act = site.look_on_record(&who).await?;
        supports::keep_word(&mut act, id, &text).await?;
        act.commit_unrecorded().await?;
        return Ok(See(path(id)).into_response());
    }
    match shared::word_refused(who.words(), &text, done)? {
        Ok(see) => Ok(see.into_response()),
        Err(errors) => Ok(page(&site, &who, id, [&text, ""], &errors).await?.into_response()),
    }
}

pub async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Said>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        supports::keep_word(&mut act, id, &form.fields.text).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Gives it to another reader.
pub async fn give(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Chosen>,
) -> Answer<Response> {
    let words = who.words();
    let chosen: Option<PersonId> = form.fields.reader.parse().ok();
    let done = act!(site, who, form, act => {
        give_to(&mut act, id, chosen).await?;
        Ok(See(path(id)))
    });
    let done = match done {
        Err(Stop::Refused(Refusal::Locked | Refusal::NoKeys)) => {
            return Ok(door::unlock(&path(id)).into_response());
        }
        Err(Stop::Refused(Refusal::Incomplete)) => {
            let mut errors = Errors::new();
            errors.add("reader", t!(words, "support-no-reader"));
            Err(errors)
        }
        done => shared::reader_refused(words, done)?,
    };
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(errors) => {
            let chosen = form.fields.reader.as_str();
            Ok(page(&site, &who, id, ["", chosen], &errors).await?.into_response())
        }
    }
}

/// Whoever chose nobody is asked again, if it is theirs at all.
async fn give_to(act: &mut Act, id: SupportId, chosen: Option<PersonId>) -> Result<(), Stop> {
    match chosen {
        Some(reader) => supports::give(act, id, reader).await,
        None => {
            supports::read(act, id).await?;
            Err(Refusal::Incomplete.into())
        }
    }
}

pub async fn stay(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        supports::keep(&mut act, id).await?;
        Ok(See(path(id)))
    })?)
}

pub async fn close(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        supports::close(&mut act, id).await?;
        Ok(See(path(id)))
    })?)
}

pub async fn remove(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Support>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        supports::take_away(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}
