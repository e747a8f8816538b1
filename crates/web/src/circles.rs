//! Circles for those in them: an offered place, who is there, what comes next, leaving quietly.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    circle::{self, CircleState, LONGEST_CHOSEN},
    hat::{Hat, Role},
    id::{CircleId, kind},
    meeting::Mode,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    circles::{self, Circle, Mine, Seat, Seen},
    suggestions,
};
use trellis_ui::{
    Answer as Fact, Button, Card, CheckAnswers, Errors, Inset, Interruption, Markup, Tag, WhoCanSee, buttons,
    field::text, html,
};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    suggestions::Nothing,
    visitor::SignedIn,
};

mod ending;
mod forming;
mod mergers;
mod more;
mod next;
mod overview;
mod rules;
mod run;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/circles" "circles" One Wearing Read => list;
    GET "/circle/{id}" "circle" One Wearing Read => show;
    POST "/circle/{id}" "circle" One Wearing Write => accept;
    POST "/circle/{id}/refusal" "circle" One Wearing Write => pass;
    GET "/circle/{id}/leaving" "circle" One Wearing Read => ask_leaving;
    POST "/circle/{id}/leaving" "circle" One Wearing Write => leave;
    GET "/circle/{id}/merger" "circle" One Wearing Read => mergers::show;
    POST "/circle/{id}/merger" "circle" One Wearing Write => mergers::answer;
    GET "/circle/{id}/rules" "circle-rules" One Wearing Read => rules::show;
    POST "/circle/{id}/rules" "circle-rules" One Wearing Write => rules::write;
    POST "/circle/{id}/rules/draft" "circle-rules" One Wearing Write => rules::keep;
    POST "/circle/{id}/rules/agreement" "circle-rules" One Wearing Write => rules::agree;
    POST "/circle/{id}/rules/sharing" "circle-rules" One Wearing Write => rules::share;
    GET "/circles/{id}/run" "circle-run" Two Giver Read => run::show;
    GET "/circles/{id}/sessions" "circle-sessions" Two Giver Read => run::sessions;
    POST "/circles/{id}/sessions" "circle-sessions" Two Giver Write => run::set;
    GET "/circles/{id}/sessions/told" "circle-sessions" Two Giver Read => run::sessions;
    POST "/circles/{id}/sessions/told" "circle-sessions" Two Giver Write => run::tell;
    GET "/circles/{id}/decision" "circle-sessions" Two Giver Read => run::sessions;
    POST "/circles/{id}/decision" "circle-sessions" Two Giver Write => run::decide;
    GET "/circles/{id}/ending" "circle-sessions" Two Giver Read => ending::ask;
    POST "/circles/{id}/ending" "circle-sessions" Two Giver Write => ending::end;
    GET "/co/circles" "co-circles" Two Coordinator Read => overview::list;
    GET "/co/circles/new" "co-circles" Two Coordinator Read => forming::begin;
    POST "/co/circles/new" "co-circles" Two Coordinator Write => forming::form;
    GET "/co/circles/{id}" "co-circle" Two Coordinator Read => overview::show;
    GET "/co/circles/{id}/draft" "co-circle" Two Coordinator Read => forming::edit;
    POST "/co/circles/{id}/draft" "co-circle" Two Coordinator Write => forming::change;
    GET "/co/circles/{id}/offer" "co-circle" Two Coordinator Read => forming::edit;
    POST "/co/circles/{id}/offer" "co-circle" Two Coordinator Write => forming::offer;
    POST "/co/circles/{id}/removal" "co-circle" Two Coordinator Write => forming::remove;
    GET "/co/circles/{id}/places" "co-circle" Two Coordinator Read => more::places;
    POST "/co/circles/{id}/places" "co-circle" Two Coordinator Write => more::add;
    GET "/co/circles/{id}/leaders" "co-circle" Two Coordinator Read => more::leaders;
    POST "/co/circles/{id}/leaders" "co-circle" Two Coordinator Write => more::name_leader;
    GET "/co/circles/{id}/merger" "co-circle" Two Coordinator Read => mergers::choose;
    POST "/co/circles/{id}/merger" "co-circle" Two Coordinator Write => mergers::propose;
    GET "/co/circles/{id}/ending" "co-circle" Two Coordinator Read => ending::ask_coordinator;
    POST "/co/circles/{id}/ending" "co-circle" Two Coordinator Write => ending::end_coordinator;
];

/// What somebody wants the circle to call them.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Called {
    #[serde(default)]
    name: String,
}

/// What a state is called where people see it.
pub fn state_name(words: Words, state: CircleState) -> String {
    match state {
        CircleState::Forming => t!(words, "circles-state-forming"),
        CircleState::Offered => t!(words, "circles-state-offered"),
        CircleState::Contracting => t!(words, "circles-state-contracting"),
        CircleState::Running => t!(words, "circles-state-running"),
        CircleState::Merging => t!(words, "circles-state-merging"),
        CircleState::Deciding => t!(words, "circles-state-deciding"),
        CircleState::Alumni => t!(words, "circles-state-alumni"),
        CircleState::Closed => t!(words, "circles-state-closed"),
    }
}

/// How a circle stands to the person: offered, or where it is.
pub fn tag(words: Words, mine: &Mine) -> Tag {
    if mine.held.accepted {
        Tag::new(state_name(words, mine.circle.state))
    } else {
        Tag::new(t!(words, "circles-place-offered"))
    }
}

async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let mine = circles::mine(&mut act).await?;
    let mentee = matches!(who.role, Role::Wearing(Hat::Mentee, _));
    let wished = if mentee { suggestions::mine(&mut act).await?.circle_wished } else { false };
    let heading = if mine.iter().any(|one| !one.held.accepted && one.circle.state.takes_people()) {
        t!(words, "circles-heading-offer")
    } else if mine.is_empty() {
        t!(words, "circles-heading-none")
    } else {
        t!(words, "circles-heading")
    };
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "circles-lede")) }
        @for one in &mine { (card(words, one)) }
        @if mine.is_empty() { (nobody(words, &site, &who, mentee, wished)) }
        @else { p { a href="/guides/circle-session" { (t!(words, "circles-how")) } } }
        (WhoCanSee::new(words, t!(words, "circles-who-list")))
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

fn card(words: Words, mine: &Mine) -> Card {
    let body = html! {
        p { (tag(words, mine)) }
        @if let Some(at) = mine.session.filter(|_| mine.held.accepted) {
            p { (t!(words, "circles-coming", moment = words.moment_with_zone(at))) }
        }
    };
    Card::new(mine.circle.name.as_str()).href(format!("/circle/{}", mine.circle.id)).body(body)
}

/// No circle yet: why, and the one thing that can be done.
fn nobody(words: Words, site: &Site, who: &SignedIn, mentee: bool, wished: bool) -> Markup {
    html! {
        p { (t!(words, "circles-what")) }
        @if !mentee {
            p { (t!(words, "circles-none-leader")) }
            (buttons(Button::primary(t!(words, "circles-none-leader-link")).link("/guides/circle-session")))
        } @else if wished {
            p { (t!(words, "circles-wished")) }
            (buttons(Button::primary(t!(words, "circles-how")).link("/guides/circle-session")))
        } @else {
            p { (t!(words, "circles-none")) }
            (who.form(site, "/matches/circle").submit(t!(words, "circles-wish")))
            p { a href="/guides/circle-session" { (t!(words, "circles-how")) } }
        }
    }
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: CircleId, typed: Option<&str>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = circles::read(&mut act, id).await?;
    let (heading, body) = if seen.inside() {
        let between = circles::mergers::between(&mut act, id).await?;
        next::inside(words, site, &seen, &between)
    } else if seen.circle.state.takes_people() {
        (t!(words, "circles-offer"), offer(words, site, who, &seen, typed, errors))
    } else {
        (t!(words, "circles-offer-over"), over(words))
    };
    let body = html! { (errors.summary(words)) h1 { (heading) } (body) };
    let page = Page::new(heading, body).back("/circles").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn over(words: Words) -> Markup {
    html! {
        p { (t!(words, "circles-offer-over-text")) }
        (buttons(Button::primary(t!(words, "circles-back")).link("/circles")))
    }
}

fn offer(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    typed: Option<&str>,
    errors: &Errors,
) -> Markup {
    let path = format!("/circle/{}", seen.circle.id);
    let first = seen.me.name.split(' ').next().unwrap_or_default();
    let name = text(words, "name", t!(words, "circles-name"))
        .hint(t!(words, "circles-name-hint", most = LONGEST_CHOSEN))
        .value(typed.unwrap_or(first))
        .width(20)
        .errors(errors);
    html! {
        p.nhsuk-lede-text { (t!(words, "circles-offer-lede", name = seen.circle.name.as_str())) }
        (facts(words, &seen.circle, &seen.leaders))
        h2 { (t!(words, "circles-is")) }
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "circles-is-people")) }
            li { (t!(words, "circles-is-beside")) }
            li { (t!(words, "circles-is-said")) }
            li { (t!(words, "circles-is-managers")) }
            li { (t!(words, "circles-is-leave")) }
        }
        p { a href="/guides/circle-session" { (t!(words, "circles-how")) } }
        h2 { (t!(words, "circles-answer")) }
        p { (t!(words, "circles-answer-by", date = words.date_of(circle::answer_by(seen.me.moved_at)))) }
        (who.form(site, path.as_str()).body(name).submit(t!(words, "circles-yes")))
        (who.form(site, format!("{path}/refusal")).buttons(Button::secondary(t!(words, "circles-no")).once()))
        p.nhsuk-hint { (t!(words, "circles-no-hint")) }
        (WhoCanSee::new(words, t!(words, "circles-who-offer"))
            .reader(t!(words, "circles-who-circle"))
            .reader(t!(words, "circles-who-coordinator"))
            .reader(t!(words, "circles-who-number")))
    }
}

/// When, where and with whom.
fn facts(words: Words, circle: &Circle, leaders: &[Seat]) -> CheckAnswers {
    let mode = if circle.mode == Mode::InPerson {
        t!(words, "circles-in-person")
    } else {
        t!(words, "circles-remote")
    };
    let names: Vec<&str> = leaders.iter().map(Seat::called).collect();
    let mut lines = vec![Fact::new(t!(words, "circles-called"), circle.name.as_str())];
    if !names.is_empty() {
        lines.push(Fact::new(t!(words, "circles-leaders"), words.list(&names)));
    }
    if !circle.slot.is_empty() {
        lines.push(Fact::new(t!(words, "circles-slot"), words.name("slots", &circle.slot)));
    }
    lines.push(Fact::new(t!(words, "circles-mode"), mode));
    lines.push(Fact::new(
        t!(words, "circles-rhythm"),
        t!(words, "circles-rhythm-text", count = words.number(circle.sessions)),
    ));
    CheckAnswers::new(words, lines)
}

async fn accept(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Called>,
) -> Answer<Response> {
    let done = act!(site, who, form, act => {
        circles::accept(&mut act, id, &form.fields.name).await?;
        Ok(See(format!("/circle/{id}")))
    });
    let words = who.words();
    let sentence = match done {
        Ok(see) => return Ok(see.into_response()),
        Err(Stop::Refused(Refusal::Incomplete)) => t!(words, "circles-name-needed"),
        Err(Stop::Refused(Refusal::TooLong)) => t!(words, "circles-name-long", most = LONGEST_CHOSEN),
        Err(stop) => return Err(stop.into()),
    };
    let mut errors = Errors::new();
    errors.add("name", sentence);
    Ok(page(&site, &who, id, Some(&form.fields.name), &errors).await?.into_response())
}

async fn pass(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        circles::pass(&mut act, id).await?;
        Ok(See("/circles".to_owned()))
    })?)
}

async fn ask_leaving(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let seen = circles::before_leaving(&mut act, id).await?;
    let heading = t!(words, "circles-leave-ask");
    let path = format!("/circle/{id}");
    let body = html! {
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "circles-leave-quiet")) }
            li { (t!(words, "circles-leave-reading")) }
            // Once there are no more sessions nobody is looked for, and the place is free already.
            @if seen.leads() && seen.circle.state.open() { li { (t!(words, "circles-leave-leader")) } }
            @if !seen.leads() { li { (t!(words, "circles-leave-mentor")) } }
            li { (t!(words, "circles-leave-back")) }
        }
        (who.form(&site, format!("{path}/leaving")).buttons(html! {
            (Button::reverse(t!(words, "circles-leave-yes")).once())
            (Button::reverse(t!(words, "circles-leave-no")).link(&*path))
        }))
    };
    let body = html! { (Interruption::new(heading.as_str(), body)) };
    Ok(Page::new(heading.as_str(), body).back(path).with_exit())
}

async fn leave(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        circles::leave(&mut act, id).await?;
        Ok(See("/circles".to_owned()))
    })?)
}

/// What comes next, in a quiet block.
fn note(words: Words, sentence: String) -> Markup {
    html! { (Inset::new(words, html! { p { strong { (t!(words, "circles-next")) } } p { (sentence) } })) }
}
