//! Adding to the agreement in one's own words, and changing what was added.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    difference::joined,
    id::{PairId, kind},
    permission::Action,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    agreements::{self, Agreement, MOST},
};
use trellis_ui::{Button, Conflict, Details, Errors, Form, WhoCanSee, field::textarea, html};
use trellis_words::{Words, t};

use super::path;
use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// What was typed; an empty text leaves the standard agreement alone.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Typed {
    clauses: String,
    version: String,
    /// Which of two versions is kept: `theirs`, or nothing.
    #[serde(skip_serializing)]
    keep: String,
}

impl Typed {
    fn draft(&self) -> String {
        if self.clauses.trim().is_empty() {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn here(id: PairId) -> String {
    format!("{}/clauses", path(id))
}

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: Option<&Typed>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let agreement = agreements::read(&mut act, id, Action::ChangeAgreement).await?;
    let heading = t!(words, "agreement-write");
    let stands = Typed {
        clauses: agreement.added.text().unwrap_or_default().to_owned(),
        version: agreement.seen.clauses().to_string(),
        keep: String::new(),
    };
    let begun = door::typed(agreement.draft.as_ref()).unwrap_or(stands);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "agreement-write-lede")) }
        @match door::shut(words, &agreement.room.door, agreement.draft.is_some(), &here(id), Button::primary) {
            Some(shut) => (shut),
            None => {
                (Details::new(t!(words, "agreement-ideas"), html! { ul { @for idea in ideas(words) { li { (idea) } } } }))
                (form(words, site, who, &agreement, typed.unwrap_or(&begun), errors).submit(t!(words, "agreement-save")))
            }
        }
    };
    let page = Page::new(heading, body).back(path(id)).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// What two people often agree on (`model.md` 8.4).
fn ideas(words: Words) -> [String; 7] {
    [
        t!(words, "agreement-idea-time"),
        t!(words, "agreement-idea-between"),
        t!(words, "agreement-idea-race"),
        t!(words, "agreement-idea-needs"),
        t!(words, "agreement-idea-name"),
        t!(words, "agreement-idea-feedback"),
        t!(words, "agreement-idea-review"),
    ]
}

fn form(
    words: Words,
    site: &Site,
    who: &SignedIn,
    agreement: &Agreement,
    typed: &Typed,
    errors: &Errors,
) -> Form {
    let id = agreement.seen.pair.id;
    let field = textarea(words, "clauses", t!(words, "agreement-clauses"))
        .hint(t!(words, "agreement-clauses-hint"))
        .rows(10)
        .value(typed.clauses.as_str())
        .errors(errors);
    who.form(site, here(id))
        .version(&typed.version)
        .body(field)
        .body(WhoCanSee::new(words, t!(words, "agreement-readers", name = agreement.seen.other.name())))
        .body(html! { p { (t!(words, "agreement-clears")) } })
        .autosave(format!("{}/draft", here(id)), words)
}

pub(super) async fn change(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let words = who.words();
    let typed = &form.fields;
    if typed.keep == "theirs" || (who.member.is_none() && !typed.clauses.trim().is_empty()) {
        let theirs = typed.keep == "theirs";
        let draft = if theirs { String::new() } else { typed.draft() };
        let mut act = site.look_on_record(&who).await?;
        let kept = agreements::keep_draft(&mut act, id, &draft).await;
        if kept.is_ok() {
            act.commit_unrecorded().await?;
        }
        return match kept {
            Ok(()) if theirs => Ok(See(path(id)).into_response()),
            kept => Ok(door::away(kept, &here(id))?),
        };
    }
    let version = typed.version.parse().map_err(|_| Halt::Unreadable)?;
    let done = act!(site, who, form, act => {
        agreements::change(&mut act, id, version, &typed.clauses).await?;
        Ok(See(path(id)))
    });
    let sentence = match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Changed) => return Ok(conflict(&site, &who, id, typed).await?.into_response()),
        Err(Stop::Refused(Refusal::NothingChanged)) => t!(words, "agreement-same"),
        Err(Stop::Refused(Refusal::TooLong)) => {
            t!(words, "agreement-too-long", most = MOST, now = typed.clauses.trim().chars().count())
        }
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add("clauses", sentence);
    Ok(page(&site, &who, id, Some(typed), &errors).await?.into_response())
}

/// The other changed it meanwhile: both versions, and three ways on.
async fn conflict(site: &Site, who: &SignedIn, id: PairId, mine: &Typed) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let agreement = agreements::read(&mut act, id, Action::ChangeAgreement).await?;
    let theirs = agreement.added.text().ok_or(Halt::Changed)?;
    let version = agreement.seen.clauses();
    let part = |text: &str| vec![(t!(words, "agreement-own"), text.to_owned())];
    let keep_mine = who
        .form(site, here(id))
        .version(version)
        .hidden("clauses", mine.clauses.as_str())
        .buttons(Button::secondary(t!(words, "ui-keep-mine")).once());
    let keep_theirs = who
        .form(site, here(id))
        .hidden("keep", "theirs")
        .buttons(Button::secondary(t!(words, "ui-keep-theirs")).once());
    let both = Typed {
        clauses: joined(&mine.clauses, theirs, "\n\n"),
        version: version.to_string(),
        keep: String::new(),
    };
    let combine = form(words, site, who, &agreement, &both, &Errors::new()).submit(t!(words, "ui-combine"));
    let body = html! {
        (Conflict::new(words, (part(&mine.clauses), keep_mine), (part(theirs), keep_theirs), combine))
    };
    let page = Page::new(Conflict::heading(words), body).back(path(id)).with_exit();
    Ok(page.script("autosave.js").in_conflict())
}

pub(super) async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        agreements::keep_draft(&mut act, id, &form.fields.draft()).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
