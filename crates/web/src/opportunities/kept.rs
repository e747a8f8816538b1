//! What a mentee keeps for her next sponsor: passed on one by one, or let go.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{PairId, SponsorshipActId},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    sponsorships::Behind,
    successions::{self, Keeping, Kept},
};
use trellis_ui::{Button, Inset, Markup, WhoCanSee, buttons, html};
use trellis_words::{Words, t};

use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    site::{See, Site},
    sponsorships::{kind_name, open},
    visitor::SignedIn,
};

const PATH: &str = "/opportunities/kept";

/// Which one, and to whom it goes; to nobody where it is let go.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Typed {
    act: String,
    to: String,
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, None).await
}

async fn page(site: &Site, who: &SignedIn, sentence: Option<String>) -> Answer {
    let words = who.words();
    let found = successions::keeping(&mut site.look(who).await?).await?;
    let heading = t!(words, "successions-kept");
    let keeping = match open(words, heading.clone(), PATH, found) {
        Ok(keeping) => keeping,
        Err(shut) => return Ok(*shut),
    };
    let body = html! {
        h1 { (heading) }
        @if let Some(sentence) = &sentence { (Inset::text(words, sentence)) }
        @if keeping.kept.is_empty() {
            p { (t!(words, "successions-kept-none")) }
            (buttons(Button::primary(t!(words, "opportunities-heading")).link(super::PATH)))
        } @else {
            p.nhsuk-lede-text { (t!(words, "successions-kept-lede")) }
            @if keeping.sponsors.is_empty() { p { (t!(words, "successions-kept-nobody")) } }
            @for kept in &keeping.kept { (entry(words, site, who, &keeping, kept)) }
            (WhoCanSee::new(words, t!(words, "successions-kept-who")))
        }
    };
    let page = Page::new(heading, body).back(super::PATH).with_exit();
    Ok(if sentence.is_some() { page.with_errors() } else { page })
}

fn entry(words: Words, site: &Site, who: &SignedIn, keeping: &Keeping, kept: &Kept) -> Markup {
    let id = kept.act.id.to_string();
    html! {
        article.trellis-note {
            h2.nhsuk-heading-m { (kind_name(words, kept.act.facts.kind)) }
            p.nhsuk-hint { (words.name("sponsorship_forums", kept.act.facts.forum.code())) }
            @match &kept.line {
                Some(line) => {
                    p.trellis-written { (line) }
                    @for (pair, name) in &keeping.sponsors {
                        (who.form(site, PATH).hidden("act", id.as_str()).hidden("to", pair.to_string())
                            .buttons(Button::secondary(t!(words, "successions-pass-on", name = name.as_str())).once()))
                    }
                }
                None => p { (t!(words, "sponsorships-unreadable")) },
            }
            (who.form(site, PATH).hidden("act", id.as_str())
                .buttons(Button::secondary(t!(words, "successions-let-go")).small().once()))
        }
    }
}

pub async fn send(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    let id: SponsorshipActId = form.fields.act.parse().map_err(|_| Halt::Missing)?;
    let to: Option<PairId> = match form.fields.to.as_str() {
        "" => None,
        to => Some(to.parse().map_err(|_| Halt::Missing)?),
    };
    let done = act!(site, who, form, act => {
        match to {
            Some(pair) => successions::pass_on(&mut act, id, pair).await?,
            None => successions::let_go(&mut act, id).await?,
        }
        Ok(See(PATH.to_owned()))
    });
    let words = who.words();
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Locked | Refusal::NoKeys)) => Ok(door::unlock(PATH).into_response()),
        Err(Stop::Refused(Refusal::OtherHasNoKeys)) => {
            Ok(page(&site, &who, Some(t!(words, "successions-pass-on-later"))).await?.into_response())
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What is to be said where a sponsor goes or rests for long, and how many things are kept.
pub fn shelf(words: Words, kept: &Behind<Keeping>) -> Markup {
    let count = if let Behind::Open(keeping) = kept { keeping.kept.len() } else { 0 };
    html! {
        @if count > 0 { p { a href=(PATH) { (t!(words, "successions-kept-link", count = count)) } } }
    }
}
