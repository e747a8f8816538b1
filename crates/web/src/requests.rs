//! A request, for the giver: what it would take, yes, or no from a short list. And the mentee's side of the same.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{PairId, kind},
    pair::{DeclineReason, PairState},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    requests::{self, Asked},
};
use trellis_ui::{
    Answer as Line, Button, CheckAnswers, Errors, Inset, Markup, WhoCanSee,
    field::{Choice, radios},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    reasons, routes,
    routes::Route,
    site::{See, Site},
    suggestions::{Nothing, person},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/requests" "requests" One Giver Read => list;
    GET "/requests/{id}" "requests" One Wearing Read => show;
    POST "/requests/{id}/acceptance" "requests" One Wearing Write => accept;
    POST "/requests/{id}/decline" "requests" One Wearing Write => decline;
    POST "/requests/{id}/refusal" "requests" One Wearing Write => refuse;
    POST "/requests/{id}/withdrawal" "requests" One Wearing Write => withdraw;
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declining {
    #[serde(default)]
    reason: String,
}

async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let asked = requests::mine(&mut act).await?;
    let heading = t!(words, "requests-list");
    let body = html! {
        h1 { (heading) }
        @if asked.is_empty() {
            p { (t!(words, "requests-list-none")) }
            p { (t!(words, "requests-list-none-next")) " " a href="/home" { (t!(words, "pairs-over-home")) } }
        } @else {
            ul.nhsuk-list { @for one in &asked {
                li { a href={ "/requests/" (one.pair.id) } {
                    (t!(words, "requests-list-item", name = one.mentee.name(), date = until(words, one)))
                } }
            } }
        }
    };
    Ok(Page::new(heading, body).back("/home"))
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let asked = requests::read(&mut act, id).await?;
    let open = asked.pair.state == PairState::Requested;
    let heading = if open { t!(words, "requests-heading") } else { t!(words, "requests-gone") };
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if open { (request(words, site, who, &asked, errors)) }
        @else {
            p { (t!(words, "requests-gone-text")) }
            p { a href="/requests" { (t!(words, "requests-gone-link")) } }
        }
    };
    let page = Page::new(heading, body).back("/requests").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

async fn accept(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let gives = who.role.hat().is_some_and(trellis_domain::hat::Hat::gives);
    let done: Result<See, Stop> = act!(site, who, form, act => {
        let state = requests::accept(&mut act, id).await?;
        Ok(See(match state {
            PairState::Chemistry => format!("/pairs/{id}/chemistry"),
            _ if gives => format!("/requests/{id}"),
            _ => "/matches".to_owned(),
        }))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(Refusal::CapacityExceeded)) if gives => Ok(full(who.words(), id).into_response()),
        Err(stop) => Err(stop.into()),
    }
}

async fn decline(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Declining>,
) -> Answer<Response> {
    let words = who.words();
    let reason = DeclineReason::parse(&form.fields.reason);
    let done: Result<See, Stop> = act!(site, who, form, act => {
        requests::decline(&mut act, id, reason).await?;
        Ok(See("/requests".to_owned()))
    });
    match done {
        Err(Stop::Refused(Refusal::Incomplete)) => {
            let mut errors = Errors::new();
            errors.add("reason", t!(words, "requests-decline-choose"));
            Ok(page(&site, &who, id, &errors).await?.into_response())
        }
        other => Ok(other?.into_response()),
    }
}

async fn refuse(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        requests::decline(&mut act, id, None).await?;
        Ok(See("/matches".to_owned()))
    })?)
}

async fn withdraw(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        requests::withdraw(&mut act, id).await?;
        Ok(See("/matches".to_owned()))
    })?)
}

/// The place is gone meanwhile: nothing was changed, and there are ways on.
fn full(words: Words, id: PairId) -> Page {
    let heading = t!(words, "requests-full");
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "requests-full-text")) }
        p { a href="/mentor/capacity" { (t!(words, "requests-full-link")) } }
        p { a href={ "/requests/" (id) } { (t!(words, "requests-full-back")) } }
    };
    Page { status: StatusCode::UNPROCESSABLE_ENTITY, ..Page::new(heading, body) }
}

fn until(words: Words, asked: &Asked) -> String {
    words.date_of(asked.pair.answer_by.unwrap_or(asked.pair.moved_at))
}

fn request(words: Words, site: &Site, who: &SignedIn, asked: &Asked, errors: &Errors) -> Markup {
    let pair = &asked.pair;
    let shared = &asked.why;
    html! {
        p.nhsuk-lede-text { (t!(words, "requests-lede", name = asked.mentee.name(), kind = pair.kind.code())) }
        (person(words, &asked.mentee, None))
        @if !shared.is_empty() {
            h2.nhsuk-heading-s { (t!(words, "requests-share")) }
            (reasons::list(words, shared))
        }
        (facts(words, asked))
        @if asked.said_yes { (Inset::text(words, t!(words, "requests-said-yes", date = until(words, asked)))) }
        @else {
            p { (t!(words, "requests-next")) }
            (who.form(site, format!("/requests/{}/acceptance", pair.id)).submit(t!(words, "requests-accept")))
        }
        h2 { (t!(words, "requests-decline-heading")) }
        (no(words, site, who, asked, errors))
        (WhoCanSee::new(words, t!(words, "requests-who-sees")).reader(t!(words, "requests-who-more")))
    }
}

fn facts(words: Words, asked: &Asked) -> CheckAnswers {
    let half_hours = asked.pair.kind.half_hours();
    let hours = format!("{}.{}", half_hours / 2, half_hours % 2 * 5);
    let helper =
        if asked.helpers > 0 { t!(words, "requests-helper-some") } else { t!(words, "requests-helper-none") };
    let places = t!(words, "requests-places-text", places = asked.places, taken = asked.taken);
    CheckAnswers::new(
        words,
        [
            Line::new(t!(words, "requests-places"), places),
            Line::new(t!(words, "requests-hours"), t!(words, "requests-hours-text", hours = hours)),
            Line::new(t!(words, "requests-helper"), helper),
            Line::new(t!(words, "requests-answer-by"), until(words, asked)),
        ],
    )
}

fn no(words: Words, site: &Site, who: &SignedIn, asked: &Asked, errors: &Errors) -> Markup {
    let choices = DeclineReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.code(), words.name("decline_reasons", reason.code())));
    let field = radios(words, "reason", t!(words, "requests-decline-why"))
        .hint(t!(words, "requests-decline-hint"))
        .choices(choices)
        .errors(errors);
    let form = who.form(site, format!("/requests/{}/decline", asked.pair.id)).body(field);
    html! { (form.buttons(Button::secondary(t!(words, "requests-decline")).once())) }
}
