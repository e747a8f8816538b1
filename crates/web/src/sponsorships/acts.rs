//! One act of a sponsor: its line, done or dropped, and what the mentee has told.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    id::{SponsorshipActId, kind},
    pair::PairState,
    refusal::Refusal,
    sponsorship::{ActState, LINE},
};
use trellis_programme::{
    Stop,
    sponsorships::{self, Deed, Draft, Move, Tie},
};
use trellis_ui::{Button, Errors, Inset, Markup, WhoCanSee, field::textarea, html};
use trellis_words::{Words, t};

use super::{begun, echo_name, facts, keep, line, month, open, readers};
use crate::{
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// The line, and which button was pressed.
#[derive(Deserialize, Serialize, Default, Clone)]
#[serde(deny_unknown_fields, default)]
pub struct Moving {
    line: String,
    then: String,
}

impl Moving {
    fn to(&self) -> Answer<Move> {
        match self.then.as_str() {
            "word" => Ok(Move::Word),
            "done" => Ok(Move::Done),
            "drop" => Ok(Move::Drop),
            _ => Err(Halt::Unreadable),
        }
    }
}

fn path(id: SponsorshipActId) -> String {
    format!("/sponsor/acts/{id}")
}

pub async fn show(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::SponsorshipAct>,
) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(
    site: &Site,
    who: &SignedIn,
    id: SponsorshipActId,
    typed: Option<&Moving>,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let found = sponsorships::mine_to_do(&mut act, id).await?;
    let heading = t!(words, "sponsorships-act");
    let (tie, deed) = match open(words, heading.clone(), &path(id), found) {
        Ok(found) => found,
        Err(shut) => return Ok(*shut),
    };
    let before: Option<Moving> = match typed {
        Some(typed) => Some(typed.clone()),
        None => sponsorships::draft(&mut act, Draft::Act(id)).await?.map(|draft| begun(Some(draft))),
    };
    let text = before.map_or_else(|| deed.line().unwrap_or_default().to_owned(), |moving| moving.line);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "sponsorships-for", name = tie.name.as_str())) " " (month::tag(words, &deed)) }
        (readers(words, &tie))
        (stands(words, &tie, &deed))
        (facts(words, &deed))
        (line(words, &deed))
        @if changes(tie.pair.state) && deed.act.facts.state != ActState::Dropped {
            (form(words, site, who, (&tie, &deed), text, errors))
        }
        (WhoCanSee::new(words, t!(words, "sponsorships-line-who")))
    };
    let page = Page::new(heading, body).back("/sponsor/this-month").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

const fn changes(state: PairState) -> bool {
    matches!(state, PairState::Active | PairState::Paused | PairState::Closing)
}

/// What the act waits for, or what the mentee has told about it.
fn stands(words: Words, tie: &Tie, deed: &Deed) -> Markup {
    let (name, facts) = (tie.name.as_str(), &deed.act.facts);
    let planned = facts.state == ActState::Planned;
    html! {
        @if planned && deed.blocked { (Inset::text(words, t!(words, "sponsorships-blocked"))) }
        @else if planned && !deed.covered { (Inset::text(words, t!(words, "sponsorships-waits", name = name))) }
        @if let Some(told) = facts.told {
            (Inset::text(words, t!(words, "sponsorships-told", name = name, echo = echo_name(words, told))))
        } @else if facts.state.happened() { p { (t!(words, "sponsorships-not-told", name = name)) } }
    }
}

fn form(
    words: Words,
    site: &Site,
    who: &SignedIn,
    (tie, deed): (&Tie, &Deed),
    text: String,
    errors: &Errors,
) -> Markup {
    let planned = deed.act.facts.state == ActState::Planned;
    let label =
        if planned { t!(words, "sponsorships-line-plan") } else { t!(words, "sponsorships-line-done") };
    let field = textarea(words, "line", label)
        .hint(t!(words, "sponsorships-line-hint", most = LINE))
        .rows(3)
        .value(text)
        .errors(errors);
    let word = t!(words, "sponsorships-word");
    let buttons = html! {
        @if planned {
            (Button::primary(t!(words, "sponsorships-done")).sends("then", "done").once())
            (Button::secondary(word).sends("then", "word").once())
            (Button::secondary(t!(words, "sponsorships-drop")).sends("then", "drop").once())
        } @else {
            (Button::primary(word).sends("then", "word").once())
        }
    };
    // A yes to this one act holds for it as it is worded.
    let single = planned && deed.act.facts.allowed && !tie.consent.0.contains_key(&deed.act.facts.kind);
    html! {
        @if single { p { (t!(words, "sponsorships-word-asks", name = tie.name.as_str())) } }
        (who.form(site, path(deed.act.id)).body(field).buttons(buttons))
    }
}

pub async fn move_on(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::SponsorshipAct>,
    form: Protected<Moving>,
) -> Answer<Response> {
    let to = form.fields.to()?;
    if who.member.is_none() {
        return keep(&site, &who, (Draft::Act(id), &form.fields), &path(id)).await;
    }
    let done = act!(site, who, form, act => {
        sponsorships::move_on(&mut act, id, to, &form.fields.line).await?;
        Ok(See(path(id)))
    });
    let words = who.words();
    let sentence = match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::ConsentMissing)) => t!(words, "sponsorships-wrong-consent"),
        Err(Stop::Refused(Refusal::OnPanel)) => t!(words, "sponsorships-wrong-panel"),
        Err(Stop::Refused(Refusal::Incomplete)) => t!(words, "sponsorships-wrong-line"),
        Err(Stop::Refused(Refusal::TooLong)) => month::too_long(words, &form.fields.line),
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add("line", sentence);
    Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response())
}
