//! Posts that a mentee seeks, and how the sponsor stands to their panels: said before anything is done about one.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use trellis_domain::{id::kind, pair::PairState, refusal::Refusal, sponsorship::PanelState};
use trellis_programme::{
    Stop,
    sponsorships::{self, Draft, POST, Post, Tie},
};
use trellis_ui::{
    Button, Colour, Errors, Inset, Markup, Tag, WhoCanSee,
    field::{Choice, radios, text},
    html,
};
use trellis_words::{Words, t};

use super::{begun, keep, nobody, open, readers, runs};
use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

const PATH: &str = "/sponsor/panels";

/// What was typed about a post.
#[derive(Deserialize, Serialize, Default, Clone)]
#[serde(deny_unknown_fields, default)]
pub struct Declaring {
    pair: String,
    post: String,
    panel: String,
}

/// Which button was pressed at a post.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changing {
    #[serde(default)]
    panel: String,
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, typed: Option<&Declaring>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let found = sponsorships::mine(&mut act).await?;
    let heading = t!(words, "sponsorships-panels");
    let ties = match open(words, heading.clone(), PATH, found) {
        Ok(ties) => ties,
        Err(shut) => return Ok(*shut),
    };
    let typed = match typed {
        Some(typed) => typed.clone(),
        None => begun(sponsorships::draft(&mut act, Draft::Post).await?),
    };
    let going: Vec<&Tie> = ties.iter().filter(|tie| declares(tie.pair.state)).collect();
    let able: Vec<&Tie> = going.iter().copied().filter(|tie| !tie.other_waits).collect();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "sponsorships-panels-lede")) }
        (Inset::text(words, t!(words, "sponsorships-panels-rule")))
        @if going.is_empty() && ties.iter().any(|tie| runs(tie.pair.state)) { p { (t!(words, "sponsorships-unsigned")) } }
        @else if going.is_empty() { (nobody(words)) }
        @else {
            @for tie in &going { @for post in &tie.posts { (declared(words, site, who, tie, post)) } }
            h2 { (t!(words, "sponsorships-panels-new")) }
            @for tie in &going { (readers(words, tie)) }
            @if !able.is_empty() { (form(words, site, who, &able, &typed, errors)) }
        }
    };
    let page = Page::new(heading, body).back("/sponsor/this-month").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

const fn declares(state: PairState) -> bool {
    matches!(state, PairState::Active | PairState::Paused | PairState::Closing)
}

fn declared(words: Words, site: &Site, who: &SignedIn, tie: &Tie, post: &Post) -> Markup {
    let on = post.state == PanelState::On;
    let (tag, next, label) = if on {
        (t!(words, "sponsorships-panel-on"), PanelState::SteppedOff, t!(words, "sponsorships-step-off"))
    } else if post.state == PanelState::SteppedOff {
        (t!(words, "sponsorships-panel-off"), PanelState::On, t!(words, "sponsorships-come-on"))
    } else {
        (t!(words, "sponsorships-panel-not-on"), PanelState::On, t!(words, "sponsorships-come-on"))
    };
    let tag = Tag::coloured(tag, if on { Colour::Yellow } else { Colour::Green });
    let name = post.name.clone().unwrap_or_else(|| t!(words, "sponsorships-unreadable"));
    html! {
        article.trellis-note {
            h2.nhsuk-heading-s { (t!(words, "sponsorships-post-of", post = name, name = tie.name.as_str())) }
            p { (tag) }
            (who.form(site, format!("{PATH}/{}", post.id))
                .hidden("panel", next.code())
                .buttons(Button::secondary(label).small()))
        }
    }
}

fn form(
    words: Words,
    site: &Site,
    who: &SignedIn,
    going: &[&Tie],
    typed: &Declaring,
    errors: &Errors,
) -> Markup {
    let pairs = going.iter().map(|tie| Choice::new(tie.pair.id.to_string(), tie.name.as_str()));
    let panel = radios(words, "panel", t!(words, "sponsorships-panel-ask"))
        .choice(Choice::new(PanelState::NotOn.code(), t!(words, "sponsorships-panel-no")))
        .choice(Choice::new(PanelState::On.code(), t!(words, "sponsorships-panel-yes")))
        .chosen([&typed.panel])
        .errors(errors);
    let post = text(words, "post", t!(words, "sponsorships-post-name"))
        .hint(t!(words, "sponsorships-post-hint"))
        .value(typed.post.clone())
        .errors(errors);
    let form = who
        .form(site, PATH)
        .body(
            radios(words, "pair", t!(words, "sponsorships-post-whose"))
                .choices(pairs)
                .chosen([&typed.pair])
                .errors(errors),
        )
        .body(post)
        .body(panel)
        .body(
            WhoCanSee::new(words, t!(words, "sponsorships-panels-who"))
                .reader(t!(words, "sponsorships-panels-lock")),
        );
    html! { (form.submit(t!(words, "sponsorships-declare"))) }
}

pub async fn declare(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Declaring>,
) -> Answer<Response> {
    if who.member.is_none() {
        return keep(&site, &who, (Draft::Post, &form.fields), PATH).await;
    }
    let words = who.words();
    let typed = &form.fields;
    let mut errors = Errors::new();
    let (pair, panel) = (typed.pair.parse().ok(), PanelState::parse(&typed.panel));
    if pair.is_none() {
        errors.add("pair", t!(words, "sponsorships-wrong-pair"));
    }
    if typed.post.trim().is_empty() {
        errors.add("post", t!(words, "sponsorships-wrong-name"));
    }
    if panel.is_none() {
        errors.add("panel", t!(words, "sponsorships-wrong-said"));
    }
    if let (Some(pair), Some(panel), true) = (pair, panel, errors.is_empty()) {
        let done = act!(site, who, form, act => {
            sponsorships::declare(&mut act, pair, &form.fields.post, panel).await?;
            Ok(See(PATH.to_owned()))
        });
        match done {
            Ok(see) => return Ok(see.into_response()),
            Err(Stop::Refused(Refusal::OtherHasNoKeys)) => {
                errors.add("pair", t!(words, "sponsorships-wrong-waits"));
            }
            Err(Stop::Refused(Refusal::TooLong)) => {
                let now = typed.post.trim().chars().count();
                errors.add("post", t!(words, "sponsorships-wrong-long", most = POST, now = now));
            }
            Err(stop) => return Err(stop.into()),
        }
    }
    Ok(page(&site, &who, Some(typed), &errors).await?.into_response())
}

pub async fn change(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::PanelDeclaration>,
    form: Protected<Changing>,
) -> Answer<Response> {
    let next = PanelState::parse(&form.fields.panel).ok_or(Halt::Unreadable)?;
    let done = act!(site, who, form, act => {
        sponsorships::change(&mut act, id, next).await?;
        Ok(See(PATH.to_owned()))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Locked | Refusal::NoKeys)) => Ok(door::unlock(PATH).into_response()),
        Err(stop) => Err(stop.into()),
    }
}
