//! The home page of each hat: exactly one next step, my people, what is coming up.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use trellis_domain::{
    hat::{Hat, Role},
    next_step::Next,
    pair::{PairState, Side},
};
use trellis_programme::{
    homes::{self, Home, Mine, TieRow},
    hours,
};
use trellis_ui::{Markup, NextStep, Tag, html};
use trellis_words::{Words, t};

use crate::{
    circles, guides,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

mod look_back;
mod next;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/home" "home" One Member Read => show;
];

async fn show(State(site): State<Site>, who: SignedIn) -> Answer<Response> {
    match who.role {
        Role::Coordinating(_) => return Ok(Redirect::to("/co").into_response()),
        Role::Guarding(_) => return Ok(Redirect::to("/guardian").into_response()),
        Role::Administering => return Ok(Redirect::to("/admin/health").into_response()),
        Role::Newcomer | Role::Wearing(..) => {}
    }
    let words = who.words();
    let mut act = site.look(&who).await?;
    let home = homes::mine(&mut act).await?;
    let gives = home.as_ref().is_some_and(|home| home.hat.gives());
    let given = if gives { hours::now(&mut act).await? } else { None };
    let heading = t!(words, "home-heading");
    let body = html! {
        h1 { (heading) }
        @match &home {
            Some(home) if home.next == Next::LookBack => (look_back::of(words, home, site.now())),
            Some(home) => (of(words, home, given, site.now())),
            None => (newcomer(words)),
        }
    };
    Ok(Page::new(heading, body).with_exit().into_response())
}

fn newcomer(words: Words) -> NextStep {
    NextStep::new(words, t!(words, "home-begin"), t!(words, "home-begin-text"))
        .link(t!(words, "home-begin-link"), "/start")
}

/// `given` are the minutes that somebody who gives has given in this month.
fn of(words: Words, home: &Home, given: Option<i64>, now: Timestamp) -> Markup {
    let shown: Vec<&TieRow> = home.ties.iter().filter(|tie| tie.state.open()).collect();
    let circles: Vec<&Mine> = home.circles.iter().filter(|mine| mine.circle.state.open()).collect();
    html! {
        (next::next(words, home, now))
        @if home.news > 0 {
            p { a href="/notices" { (t!(words, "home-news", count = home.news)) } }
        }
        h2 { (t!(words, "home-people")) }
        @if shown.is_empty() && circles.is_empty() { p { (t!(words, "home-nobody-yet")) } }
        @else {
            ul.trellis-people {
                @for tie in shown { li { (person(words, tie)) } }
                @for mine in &circles { li { (circle(words, mine)) } }
            }
        }
        h2 { (t!(words, "home-coming-up")) }
        (coming_up(words, home, now))
        @if let Some(minutes) = given {
            p { a href="/hours" { (t!(words, "hours-home", time = crate::hours::lasting(words, minutes))) } }
        }
        @if home.hat == Hat::Sponsor { (sponsor_links(words)) }
        @if home.hat == Hat::Ally { (ally_links(words)) }
        @if home.hat.gives() { (giver_links(words, home.hat)) } @else { (mentee_links(words)) }
        (guides::for_hat(words, home.hat))
    }
}

fn person(words: Words, tie: &TieRow) -> Markup {
    let (kind, state) = (words.name("hats", tie.kind.code()), state_name(words, tie.state));
    html! {
        @match address(tie) {
            Some(href) => a href=(href) { (tie.name) },
            None => (tie.name),
        }
        ", " (kind) " " (Tag::new(state))
    }
}

fn circle(words: Words, mine: &Mine) -> Markup {
    let hat = words.name("coverage_lines", "circle");
    html! {
        a href={ "/circle/" (mine.circle.id) } { (mine.circle.name) }
        ", " (hat) " " (circles::tag(words, mine))
    }
}

fn address(tie: &TieRow) -> Option<String> {
    match tie.state {
        PairState::Suggested => Some("/matches".to_owned()),
        PairState::Requested if tie.side == Side::Giver => Some(format!("/requests/{}", tie.pair)),
        PairState::Requested => Some("/matches".to_owned()),
        PairState::Chemistry => Some(format!("/pairs/{}/chemistry", tie.pair)),
        _ => Some(format!("/pairs/{}", tie.pair)),
    }
}

/// What a state is called where people see it.
pub fn state_name(words: Words, state: PairState) -> String {
    match state {
        PairState::Suggested | PairState::Provisional => t!(words, "home-state-suggested"),
        PairState::Requested => t!(words, "home-state-requested"),
        PairState::Chemistry => t!(words, "home-state-chemistry"),
        PairState::Contracting => t!(words, "home-state-contracting"),
        PairState::Active => t!(words, "home-state-active"),
        PairState::Paused => t!(words, "home-state-paused"),
        PairState::Closing => t!(words, "home-state-closing"),
        PairState::Redefined => t!(words, "home-state-redefined"),
        _ => t!(words, "home-state-over"),
    }
}

fn coming_up(words: Words, home: &Home, now: Timestamp) -> Markup {
    let of_pair = |tie: &TieRow| tie.meeting.map(|at| (at, format!("/pairs/{}", tie.pair), tie.name.clone()));
    let of_circle = |mine: &Mine| {
        let at = mine.session.filter(|_| mine.held.accepted)?;
        Some((at, format!("/circle/{}", mine.circle.id), mine.circle.name.clone()))
    };
    let meetings = home.ties.iter().filter_map(of_pair).chain(home.circles.iter().filter_map(of_circle));
    let mut meetings: Vec<(Timestamp, String, String)> = meetings.filter(|(at, ..)| *at > now).collect();
    meetings.sort();
    html! {
        @if meetings.is_empty() { p { (t!(words, "home-nothing-booked")) } }
        @else {
            ul.nhsuk-list {
                @for (at, href, name) in meetings.iter().take(3) {
                    li { a href=(href) { (words.moment(*at)) } ", " (name) }
                }
            }
        }
    }
}

fn mentee_links(words: Words) -> Markup {
    let links = [
        ("/people", t!(words, "home-my-people")),
        ("/opportunities", t!(words, "opportunities-link")),
        ("/circles", t!(words, "home-circles")),
        ("/needs", t!(words, "home-needs")),
        ("/matches", t!(words, "home-matches")),
        ("/asks", t!(words, "asks-heading")),
        ("/questions", t!(words, "measures-link")),
        ("/me/preferences-for-matching", t!(words, "home-preferences")),
        ("/ngt/join", t!(words, "ngt-join-link")),
        ("/speak-up", t!(words, "home-speak-up")),
        ("/support", t!(words, "support-link")),
        ("/record", t!(words, "entries-home")),
        ("/me/leave", t!(words, "home-leave")),
    ];
    links_list(words, links)
}

/// What a sponsor comes for stands first.
fn sponsor_links(words: Words) -> Markup {
    html! {
        h2 { (t!(words, "home-sponsoring")) }
        ul.nhsuk-list {
            li { a href="/sponsor/people" { (t!(words, "sponsorships-people")) } }
            li { a href="/sponsor/this-month" { (t!(words, "sponsorships-month")) } }
            li { a href="/sponsor/log" { (t!(words, "sponsorships-log")) } }
            li { a href="/sponsor/panels" { (t!(words, "sponsorships-panels")) } }
        }
    }
}

/// What only somebody who walks beside a mentee has.
fn ally_links(words: Words) -> Markup {
    let links = [
        ("/ally/asks", t!(words, "beside-asks")),
        ("/ally/acts", t!(words, "beside-acts")),
        ("/ally/practice", t!(words, "beside-practice")),
    ];
    html! {
        h2 { (t!(words, "beside-home")) }
        ul.nhsuk-list { @for (href, label) in links { li { a href=(href) { (label) } } } }
    }
}

fn giver_links(words: Words, hat: Hat) -> Markup {
    let circles = (hat == Hat::Facilitator).then(|| ("/circles", t!(words, "home-circles")));
    let links = [
        ("/training", t!(words, "home-training")),
        ("/mentor/capacity", t!(words, "home-capacity")),
        ("/me/preferences-for-matching", t!(words, "home-offers")),
        ("/me/not-with", t!(words, "home-not-with")),
        ("/mentor/help-now", t!(words, "home-help-now")),
        ("/ngt/join", t!(words, "ngt-join-link")),
        ("/support", t!(words, "support-link")),
        ("/record", t!(words, "entries-home")),
        ("/me/leave", t!(words, "home-leave")),
    ];
    let supervision = (hat == Hat::Mentor).then(|| ("/mentor/supervision", t!(words, "supervision-heading")));
    links_list(words, circles.into_iter().chain(supervision).chain(links))
}

fn links_list<'l>(words: Words, links: impl IntoIterator<Item = (&'l str, String)>) -> Markup {
    html! {
        h2 { (t!(words, "home-more")) }
        ul.nhsuk-list { @for (href, label) in links { li { a href=(href) { (label) } } } }
    }
}
