//! What the pages of both sides of an ask have in common.

use axum::{http::StatusCode, response::Response};
use trellis_domain::{id::AskId, refusal::Refusal};
use trellis_programme::{
    Stop,
    asks::{self, MOST, Seen, What},
};
use trellis_ui::{Errors, Markup, html};
use trellis_words::{Words, cards, t};

use crate::{
    door,
    form::Protected,
    page::Answer,
    site::{See, Site},
    visitor::SignedIn,
};

/// What a theme is called, and two small acts on it.
pub fn card(theme: &str) -> Option<&'static cards::Card> {
    cards::of("small-acts").find(|card| card.key == theme)
}

/// The theme of an ask that can be read.
pub fn title(words: Words, seen: &Seen) -> Option<String> {
    let text = seen.text.as_ref()?;
    card(text.theme.code()).map(|card| card.title.say(words.language()).to_owned())
}

/// What the two wrote to each other about an ask.
pub fn talk(words: Words, who: &SignedIn, seen: &Seen) -> Markup {
    let name = seen.other.1.as_str();
    html! {
        @if seen.said(What::Word).next().is_some() { h2 { (t!(words, "asks-said")) } }
        @for (line, text) in seen.said(What::Word) {
            @let date = words.date(line.item.day);
            article.trellis-note {
                h3.nhsuk-heading-s {
                    @if line.item.author == who.person { (t!(words, "notes-by-you", date = date)) }
                    @else { (t!(words, "notes-by", name = name, date = date)) }
                }
                p.trellis-written { (text) }
            }
        }
    }
}

/// What stands in a box: what was typed last, or what was begun.
pub fn begun(typed: &str, draft: Option<&Option<String>>) -> String {
    if typed.is_empty() { draft.cloned().flatten().unwrap_or_default() } else { typed.to_owned() }
}

/// The space is locked: what was typed is kept, sealed to its author, and is there after unlocking.
pub async fn keep_locked(
    site: &Site,
    who: &SignedIn,
    id: AskId,
    what: What,
    typed: &str,
    path: &str,
) -> Answer<Response> {
    let mut act = site.look_on_record(who).await?;
    let kept = asks::keep_said(&mut act, id, what, typed).await;
    act.commit_unrecorded().await?;
    Ok(door::away(kept, path)?)
}

/// Keeps what is being typed, unless this very form was sent meanwhile.
pub async fn keep<T>(
    site: &Site,
    who: &SignedIn,
    form: &Protected<T>,
    (id, what): (AskId, What),
    typed: &str,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(who).await?;
    if !form.was_sent(&mut act).await? {
        asks::keep_said(&mut act, id, what, typed).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// What is wrong with what was typed into one field; anything else stops the page.
pub fn refused(
    words: Words,
    field: &str,
    typed: &str,
    done: Result<See, Stop>,
) -> Answer<Result<See, Errors>> {
    let sentence = match done {
        Ok(see) => return Ok(Ok(see)),
        Err(Stop::Refused(Refusal::Incomplete)) => t!(words, "asks-word-empty"),
        Err(Stop::Refused(Refusal::TooLong)) => {
            t!(words, "asks-too-long", most = MOST, now = typed.trim().chars().count())
        }
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add(field, sentence);
    Ok(Err(errors))
}
