//! One helper in two hats: what a mentee asks for, where that stands, and what whoever guards sponsorship answers.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    exception::{ExceptionState, MOST},
    id::{PairId, kind},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    exceptions::{self, Exception, Seen, Stands, Wished},
};
use trellis_ui::{Button, Errors, Inset, Markup, WhoCanSee, buttons, field::textarea, html};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act,
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
    GET "/pairs/{id}/two-people" "two-people" One Mentee Read => show;
    POST "/pairs/{id}/two-people" "two-people" One Mentee Write => ask;
    POST "/pairs/{id}/two-people/removal" "two-people" One Mentee Write => take_back;
    POST "/guardian/exceptions/{id}/acceptance" "guardian" Two Guardian Write => accept;
    POST "/guardian/exceptions/{id}/decline" "guardian" Two Guardian Write => decline;
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asking {
    #[serde(default)]
    reason: String,
}

/// The page on which a mentee asks, and sees where it stands.
pub fn path(id: PairId) -> String {
    format!("/pairs/{id}/two-people")
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, "", &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: &str, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = exceptions::read(&mut act, id).await?;
    let heading = t!(words, "exceptions-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @match &seen.stands {
            Stands::Nothing => (nothing(words, &seen)),
            Stands::Nobody => (nobody(words, &seen)),
            Stands::Open => {
                (meaning(words, &seen))
                (asking(words, site, who, &seen, typed, errors))
            }
            Stands::Asked(asked) => (stands(words, site, who, &seen, asked)),
            Stands::Used(asked) => {
                p { (t!(words, "exceptions-used", name = seen.helper.as_str())) }
                (said(words, asked))
            }
        }
    };
    let page = Page::new(heading, body).back(format!("/pairs/{id}")).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn back(words: Words, seen: &Seen) -> Markup {
    let name = seen.helper.as_str();
    buttons(
        Button::primary(t!(words, "exceptions-back", name = name)).link(format!("/pairs/{}", seen.pair.id)),
    )
}

fn nothing(words: Words, seen: &Seen) -> Markup {
    html! {
        p { (t!(words, "exceptions-nothing")) }
        (back(words, seen))
    }
}

fn nobody(words: Words, seen: &Seen) -> Markup {
    html! {
        p { (lede(words, seen)) }
        p { (t!(words, "exceptions-nobody")) }
        p { (t!(words, "exceptions-nobody-next")) }
        (back(words, seen))
    }
}

fn lede(words: Words, seen: &Seen) -> String {
    t!(words, "exceptions-lede", name = seen.helper.as_str(), kind = seen.pair.kind.code())
}

/// What it would mean, before anything is asked.
fn meaning(words: Words, seen: &Seen) -> Markup {
    let name = seen.helper.as_str();
    html! {
        p.nhsuk-lede-text { (lede(words, seen)) }
        h2 { (t!(words, "exceptions-meaning")) }
        ul {
            li { (t!(words, "exceptions-much", name = name)) }
            li { (t!(words, "exceptions-wrong", name = name)) " " a href="/speak-up" { (t!(words, "exceptions-wrong-link")) } }
            li { (t!(words, "exceptions-not-told", name = name)) }
        }
        h2 { (t!(words, "exceptions-who-decides")) }
        p { (t!(words, "exceptions-decides")) }
        p { (t!(words, "exceptions-reads", name = name)) }
        p { (t!(words, "exceptions-guess")) }
    }
}

fn asking(words: Words, site: &Site, who: &SignedIn, seen: &Seen, typed: &str, errors: &Errors) -> Markup {
    let field = textarea(words, "reason", t!(words, "exceptions-reason"))
        .hint(t!(words, "exceptions-reason-hint", most = MOST))
        .value(typed)
        .errors(errors)
        .below(WhoCanSee::new(words, t!(words, "exceptions-who")).reader(t!(words, "exceptions-who-line")));
    let form = who.form(site, path(seen.pair.id)).body(field);
    let to_pair = format!("/pairs/{}", seen.pair.id);
    html! {
        (form.buttons(html! {
            (Button::primary(t!(words, "exceptions-ask")).once())
            (Button::secondary(t!(words, "exceptions-cancel")).link(to_pair))
        }))
    }
}

/// What she wrote.
fn said(words: Words, asked: &Exception) -> Markup {
    html! {
        p { (t!(words, "exceptions-wrote", date = words.date_of(asked.asked_at))) }
        (Inset::new(words, html! { p.trellis-written { (asked.reason) } }))
        (WhoCanSee::new(words, t!(words, "exceptions-who")).reader(t!(words, "exceptions-who-line")))
    }
}

/// What was asked, whether it is answered, and the way to take it back.
fn stands(words: Words, site: &Site, who: &SignedIn, seen: &Seen, asked: &Exception) -> Markup {
    let name = seen.helper.as_str();
    let text = match asked.state {
        ExceptionState::Asked => t!(words, "exceptions-asked"),
        ExceptionState::Accepted => t!(words, "exceptions-accepted", name = name),
        ExceptionState::Declined => t!(words, "exceptions-declined", name = name),
    };
    let label = match asked.state {
        ExceptionState::Declined => t!(words, "exceptions-put-away"),
        _ => t!(words, "exceptions-take-back"),
    };
    html! {
        p.nhsuk-lede-text { (text) }
        @if asked.state == ExceptionState::Accepted {
            p { (t!(words, "exceptions-accepted-list", name = name)) }
            (buttons(Button::primary(t!(words, "exceptions-to-matches")).link("/matches")))
        }
        @if asked.state == ExceptionState::Declined { p { (t!(words, "exceptions-declined-next", name = name)) } }
        (said(words, asked))
        (who.form(site, format!("{}/removal", path(seen.pair.id))).buttons(Button::secondary(label).once()))
        p { (t!(words, "exceptions-ends")) }
    }
}

async fn ask(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Asking>,
) -> Answer<Response> {
    let words = who.words();
    let reason = form.fields.reason.as_str();
    let done: Result<See, Stop> = act!(site, who, form, act => {
        exceptions::ask(&mut act, id, reason).await?;
        Ok(See(path(id)))
    });
    let mut errors = Errors::new();
    match done {
        Err(Stop::Refused(Refusal::Incomplete)) => errors.add("reason", t!(words, "exceptions-reason-empty")),
        Err(Stop::Refused(Refusal::TooLong)) => {
            let now = reason.trim().chars().count();
            errors.add("reason", t!(words, "exceptions-reason-long", most = MOST, now = now));
        }
        done => return Ok(done?.into_response()),
    }
    Ok(page(&site, &who, id, reason, &errors).await?.into_response())
}

async fn take_back(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        exceptions::take_back(&mut act, id).await?;
        Ok(See(path(id)))
    })?)
}

/// What is asked of a guardian, on their page: with whom, why and since when; never by whom.
pub fn wished(words: Words, site: &Site, who: &SignedIn, all: &[Wished]) -> Markup {
    html! {
        h2 { (t!(words, "exceptions-guardian")) }
        @if all.is_empty() { p { (t!(words, "exceptions-guardian-none")) } }
        @else {
            p { (t!(words, "exceptions-guardian-text")) }
            @for one in all { (one_wished(words, site, who, one)) }
        }
    }
}

fn one_wished(words: Words, site: &Site, who: &SignedIn, one: &Wished) -> Markup {
    let to = |what: &str| format!("/guardian/exceptions/{}/{what}", one.exception.pair);
    let name = one.helper.as_str();
    let label = |text: String| html! { (text) span.nhsuk-u-visually-hidden { ": " (name) } };
    html! {
        article.trellis-note {
            h3.nhsuk-heading-s { (t!(words, "exceptions-guardian-one", name = name, kind = one.kind.code())) }
            p.nhsuk-hint { (t!(words, "exceptions-guardian-since", date = words.date_of(one.exception.asked_at))) }
            p.trellis-written { (one.exception.reason) }
            (who.form(site, to("acceptance")).buttons(html! {
                (Button::secondary(label(t!(words, "exceptions-guardian-accept"))).once())
                (Button::secondary(label(t!(words, "exceptions-guardian-decline"))).formaction(to("decline")))
            }))
        }
    }
}

async fn accept(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        exceptions::answer(&mut act, id, true).await?;
        Ok(See("/guardian".to_owned()))
    })?)
}

async fn decline(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        exceptions::answer(&mut act, id, false).await?;
        Ok(See("/guardian".to_owned()))
    })?)
}
