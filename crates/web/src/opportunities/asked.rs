//! One act in my name: yes to it or not, and afterwards whether anything reached me.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{SponsorshipActId, kind},
    refusal::Refusal,
    sponsorship::{ActState, ECHOES},
    succession::passes_on,
};
use trellis_programme::{
    Stop,
    sponsorships::{self, Answer as Said, Deed, Tie},
    successions,
};
use trellis_ui::{
    Button, Errors, Inset, Markup, Render, WhoCanSee,
    field::{Choice, checkboxes, radios},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    sponsorships::{echo_name, facts, line, open, readers},
    visitor::SignedIn,
};

/// Which button was pressed, what reached her, and whether the sponsor is told.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Answering {
    then: String,
    echo: String,
    tell: String,
}

fn path(id: SponsorshipActId) -> String {
    format!("{}/acts/{id}", super::PATH)
}

pub async fn show(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::SponsorshipAct>,
) -> Answer {
    page(&site, &who, id, &Answering::default(), &Errors::new()).await
}

async fn page(
    site: &Site,
    who: &SignedIn,
    id: SponsorshipActId,
    typed: &Answering,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let found = sponsorships::asked(&mut site.look(who).await?, id).await?;
    let heading = t!(words, "opportunities-act");
    let (tie, deed) = match open(words, heading.clone(), &path(id), found) {
        Ok(found) => found,
        Err(shut) => return Ok(*shut),
    };
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "opportunities-by", name = tie.name.as_str())) }
        (readers(words, &tie))
        (facts(words, &deed))
        (line(words, &deed))
        @match deed.act.facts.state {
            ActState::Planned => {
                (consent(words, site, who, &tie, &deed))
                (keep(words, site, who, &tie, &deed))
            },
            ActState::EchoOpen => (echo(words, site, who, &tie, &deed, typed, errors)),
            ActState::NotYet => {
                (said(words, &tie, &deed))
                (reached(words, site, who, &tie, &deed))
            },
            _ => (said(words, &tie, &deed)),
        }
    };
    let page = Page::new(heading, body).back(super::PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// Before it is done: a yes to this one act, unless there is one to all of its kind.
fn consent(words: Words, site: &Site, who: &SignedIn, tie: &Tie, deed: &Deed) -> Markup {
    let name = tie.name.as_str();
    let (facts, form) = (&deed.act.facts, || who.form(site, path(deed.act.id)));
    html! {
        @if tie.consent.0.contains_key(&facts.kind) {
            (Inset::text(words, t!(words, "opportunities-standing", name = name)))
            @if super::chooses(tie.pair.state) {
                p { a href={ (super::PATH) "/" (tie.pair.id) } { (t!(words, "opportunities-choose", name = name)) } }
            }
        } @else if facts.allowed {
            (Inset::text(words, t!(words, "opportunities-single", name = name)))
            (form().buttons(Button::secondary(t!(words, "opportunities-withdraw")).sends("then", "withdraw").once()))
        } @else if deed.line().is_none() {
            (Inset::text(words, t!(words, "opportunities-unread", name = name)))
        } @else {
            p { (t!(words, "opportunities-ask", name = name)) }
            (form().buttons(Button::primary(t!(words, "opportunities-allow", name = name)).sends("then", "allow").once()))
        }
    }
}

/// While the sponsor goes or rests for long: whether she keeps it for the next one.
fn keep(words: Words, site: &Site, who: &SignedIn, tie: &Tie, deed: &Deed) -> Markup {
    let (name, facts) = (tie.name.as_str(), &deed.act.facts);
    html! {
        @if tie.succession.is_some() && deed.line().is_some() {
            @if passes_on(facts.state, facts.aim).is_ok() {
                p { (t!(words, "successions-keep-ask", name = name)) }
                (who.form(site, path(deed.act.id))
                    .buttons(Button::secondary(t!(words, "successions-keep")).sends("then", "keep").once()))
                p.nhsuk-hint { (t!(words, "successions-keep-hint", name = name)) }
            } @else { p { (t!(words, "successions-keep-post")) } }
        }
    }
}

fn echo(
    words: Words,
    site: &Site,
    who: &SignedIn,
    tie: &Tie,
    deed: &Deed,
    typed: &Answering,
    errors: &Errors,
) -> Markup {
    let choices = ECHOES.iter().map(|echo| Choice::new(echo.code(), echo_name(words, *echo)));
    // The round asks once more, while the pair goes on.
    let hint = if deed.act.facts.looks == 0 && super::chooses(tie.pair.state) {
        t!(words, "opportunities-echo-hint")
    } else {
        t!(words, "opportunities-echo-hint-last")
    };
    let field = radios(words, "echo", t!(words, "opportunities-echo"))
        .hint(hint)
        .choices(choices)
        .chosen([&typed.echo])
        .errors(errors);
    who.form(site, path(deed.act.id))
        .hidden("then", "echo")
        .body(field)
        .body(tell(words, tie, typed))
        .submit(t!(words, "opportunities-answer"))
        .render()
}

/// Unticked, the answer is hers alone.
fn tell(words: Words, tie: &Tie, typed: &Answering) -> Markup {
    let name = tie.name.as_str();
    html! {
        (checkboxes(words, "tell", t!(words, "opportunities-tell-ask", name = name))
            .choice(Choice::new("yes", t!(words, "opportunities-tell", name = name)))
            .chosen([&typed.tell])
            .below(WhoCanSee::new(words, t!(words, "opportunities-echo-who", name = name))))
    }
}

/// After "not yet" there is one way on.
fn reached(words: Words, site: &Site, who: &SignedIn, tie: &Tie, deed: &Deed) -> Markup {
    who.form(site, path(deed.act.id))
        .hidden("then", "echo")
        .hidden("echo", ActState::Reached.code())
        .body(tell(words, tie, &Answering::default()))
        .submit(t!(words, "opportunities-reached-now"))
        .render()
}

fn said(words: Words, tie: &Tie, deed: &Deed) -> Markup {
    let (name, facts) = (tie.name.as_str(), &deed.act.facts);
    html! {
        (Inset::text(words, t!(words, "opportunities-said", echo = echo_name(words, facts.state))))
        p { @match facts.told {
            Some(told) => (t!(words, "opportunities-told", name = name, echo = echo_name(words, told))),
            None => (t!(words, "opportunities-not-told", name = name)),
        } }
    }
}

pub async fn answer(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::SponsorshipAct>,
    form: Protected<Answering>,
) -> Answer<Response> {
    let typed = &form.fields;
    if typed.then == "keep" {
        return kept(&site, &who, id, &form).await;
    }
    let said = match typed.then.as_str() {
        "allow" => Said::Allow,
        "withdraw" => Said::Withdraw,
        "echo" => match ActState::parse(&typed.echo) {
            Some(echo) => Said::Echo(echo, typed.tell == "yes"),
            None => {
                let mut errors = Errors::new();
                errors.add("echo", t!(who.words(), "opportunities-wrong-echo"));
                return Ok(page(&site, &who, id, typed, &errors).await?.into_response());
            }
        },
        _ => return Err(Halt::Unreadable),
    };
    let done = act!(site, who, form, act => {
        sponsorships::answer(&mut act, id, said).await?;
        Ok(See(path(id)))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Locked | Refusal::NoKeys)) => Ok(door::unlock(&path(id)).into_response()),
        Err(stop) => Err(stop.into()),
    }
}

async fn kept(
    site: &Site,
    who: &SignedIn,
    id: SponsorshipActId,
    form: &Protected<Answering>,
) -> Answer<Response> {
    let done = act!(site, who, form, act => {
        successions::keep(&mut act, id).await?;
        Ok(See(format!("{}/kept", super::PATH)))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Locked | Refusal::NoKeys)) => Ok(door::unlock(&path(id)).into_response()),
        Err(stop) => Err(stop.into()),
    }
}
