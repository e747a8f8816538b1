//! The home page of each hat: exactly one next step, my people, what is coming up.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::tz::TimeZone;
use trellis_domain::{hat::Role, next_step::Next, pair::PairState};
use trellis_programme::homes::{self, Home, TieRow};
use trellis_ui::{Markup, NextStep, Tag, html};
use trellis_words::{Words, t};

use crate::{
    guides,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/home" "home" One Member Read => show;
];

async fn show(State(site): State<Site>, who: SignedIn) -> Answer<Response> {
    match who.role {
        Role::Coordinating(_) => return Ok(Redirect::to("/co").into_response()),
        Role::Administering => return Ok(Redirect::to("/admin/health").into_response()),
        Role::Newcomer | Role::Wearing(..) => {}
    }
    let words = who.words();
    let mut act = site.look(&who).await?;
    let home = homes::mine(&mut act).await?;
    let heading = t!(words, "home-heading");
    let body = html! {
        h1 { (heading) }
        @match &home {
            Some(home) => (of(words, home)),
            None => (newcomer(words)),
        }
    };
    Ok(Page::new(heading, body).into_response())
}

fn newcomer(words: Words) -> NextStep {
    NextStep::new(words, t!(words, "home-begin"), t!(words, "home-begin-text"))
        .link(t!(words, "home-begin-link"), "/start")
}

fn of(words: Words, home: &Home) -> Markup {
    let shown: Vec<&TieRow> = home.ties.iter().filter(|tie| tie.state.open()).collect();
    html! {
        (next(words, home))
        @if home.news > 0 {
            p { a href="/notices" { (t!(words, "home-news", count = home.news)) } }
        }
        h2 { (t!(words, "home-people")) }
        @if shown.is_empty() { p { (t!(words, "home-nobody-yet")) } }
        @else { ul.trellis-people { @for tie in shown { li { (person(words, tie)) } } } }
        h2 { (t!(words, "home-coming-up")) }
        (coming_up(words, &home.ties))
        @if home.hat.gives() { (giver_links(words)) } @else { (mentee_links(words)) }
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

fn address(tie: &TieRow) -> Option<String> {
    match tie.state {
        PairState::Suggested => Some("/matches".to_owned()),
        PairState::Requested => None,
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
        _ => t!(words, "home-state-over"),
    }
}

fn coming_up(words: Words, ties: &[TieRow]) -> Markup {
    let mut meetings: Vec<_> = ties.iter().filter_map(|tie| tie.meeting.map(|at| (at, tie))).collect();
    meetings.sort_by_key(|(at, tie)| (*at, tie.pair));
    html! {
        @if meetings.is_empty() { p { (t!(words, "home-nothing-booked")) } }
        @else {
            ul.nhsuk-list {
                @for (at, tie) in meetings.iter().take(3) {
                    li { a href={ "/pairs/" (tie.pair) } { (words.moment(*at)) } ", " (tie.name) }
                }
            }
        }
    }
}

fn mentee_links(words: Words) -> Markup {
    let links = [
        ("/people", t!(words, "home-my-people")),
        ("/needs", t!(words, "home-needs")),
        ("/matches", t!(words, "home-matches")),
        ("/me/preferences-for-matching", t!(words, "home-preferences")),
        ("/speak-up", t!(words, "home-speak-up")),
    ];
    links_list(words, links)
}

fn giver_links(words: Words) -> Markup {
    let links = [
        ("/training", t!(words, "home-training")),
        ("/mentor/capacity", t!(words, "home-capacity")),
        ("/me/preferences-for-matching", t!(words, "home-offers")),
        ("/me/not-with", t!(words, "home-not-with")),
        ("/mentor/help-now", t!(words, "home-help-now")),
    ];
    links_list(words, links)
}

fn links_list(words: Words, links: [(&str, String); 5]) -> Markup {
    html! {
        h2 { (t!(words, "home-more")) }
        ul.nhsuk-list { @for (href, label) in links { li { a href=(href) { (label) } } } }
    }
}

/// The one card. Waiting always says who acts next, and by when.
fn next(words: Words, home: &Home) -> NextStep {
    let step = |heading: String, text: String| NextStep::new(words, heading, text);
    match home.next {
        Next::GoOnStarting => step(t!(words, "home-next-start"), t!(words, "home-next-start-text"))
            .link(t!(words, "home-next-start-link"), start(home)),
        Next::ChooseSuggestion => step(t!(words, "home-next-choose"), t!(words, "home-next-choose-text"))
            .link(t!(words, "home-next-choose-link"), "/matches"),
        Next::AnswerRequest(pair) => {
            step(t!(words, "home-next-request"), t!(words, "home-next-request-text"))
                .link(t!(words, "home-next-request-link"), format!("/requests/{pair}"))
        }
        Next::TalkFirst(pair) => step(t!(words, "home-next-talk"), t!(words, "home-next-talk-text"))
            .link(t!(words, "home-next-talk-link"), format!("/pairs/{pair}/chemistry")),
        Next::Sign(pair) => step(t!(words, "home-next-sign"), t!(words, "home-next-sign-text"))
            .link(t!(words, "home-next-sign-link"), format!("/pairs/{pair}/agreement")),
        Next::FindTime(pair) => step(t!(words, "home-next-time"), t!(words, "home-next-time-text"))
            .link(t!(words, "home-next-time-link"), format!("/pairs/{pair}/meet")),
        Next::Prepare(pair, at) => step(
            t!(words, "home-next-prepare"),
            t!(words, "home-next-prepare-text", moment = words.moment(at)),
        )
        .link(t!(words, "home-next-prepare-link"), format!("/pairs/{pair}/prep")),
        Next::WaitForAnswer(Some(by)) => {
            step(t!(words, "home-next-wait"), t!(words, "home-next-wait-by", date = words.date_of(by)))
                .after(t!(words, "home-next-wait-after"))
        }
        Next::WaitForAnswer(None) => step(t!(words, "home-next-wait"), t!(words, "home-next-wait-text"))
            .after(t!(words, "home-next-wait-after")),
        Next::WaitForDecision => {
            let by = trellis_domain::application::answer_by(home.moved_at.to_zoned(TimeZone::UTC).date());
            step(t!(words, "home-next-decision"), t!(words, "home-next-decision-text", date = words.date(by)))
        }
        Next::Train => step(t!(words, "home-next-train"), t!(words, "home-next-train-text"))
            .link(t!(words, "home-next-train-link"), "/training"),
        Next::WaitForMatch => wait_for_match(words, home),
        Next::Resume => step(t!(words, "home-next-paused"), t!(words, "home-next-paused-text")).link(
            t!(words, "home-next-paused-link"),
            if home.hat.gives() { "/mentor/capacity" } else { "/me" },
        ),
        Next::Nothing => step(t!(words, "home-next-nothing"), t!(words, "home-next-nothing-text")),
    }
}

fn start(home: &Home) -> String {
    if home.hat.gives() { format!("/{}/start", home.hat.code()) } else { "/start".to_owned() }
}

fn wait_for_match(words: Words, home: &Home) -> NextStep {
    let by = words.date(home.match_by);
    let text = match home.queued_at {
        Some(since) => t!(words, "home-next-match-since", date = by, since = words.date_of(since)),
        None => t!(words, "home-next-match-text", date = by),
    };
    NextStep::new(words, t!(words, "home-next-match"), text).after(t!(words, "home-next-match-after"))
}
