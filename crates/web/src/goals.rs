//! The goals of a pair: all of them, and a new one.

mod one;
mod steps;
mod wording;

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use trellis_domain::{
    goal::GoalState,
    id::{PairId, kind},
    pair::Side,
};
use trellis_programme::{
    Act, Stop,
    goals::{self, Goal, Goals, Wording},
};
use trellis_ui::{Button, Colour, Errors, Markup, Tag, WhoCanSee, html};
use trellis_words::{Words, t};
use wording::Typed;

use crate::{
    act, door,
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
    GET "/pairs/{id}/goals" "goals" One Wearing Read => show;
    POST "/pairs/{id}/goals" "goals" One Wearing Write => propose;
    POST "/pairs/{id}/goals/draft" "goals" One Wearing Write => keep;
    GET "/goals/{id}" "goal" One Wearing Read => one::show;
    POST "/goals/{id}/state" "goal" One Wearing Write => one::go;
    POST "/goals/{id}/rating" "goal" One Wearing Write => one::rate;
    GET "/goals/{id}/wording" "goal" One Wearing Read => wording::show;
    POST "/goals/{id}/wording" "goal" One Wearing Write => wording::reword;
    POST "/goals/{id}/wording/draft" "goal" One Wearing Write => wording::keep;
    POST "/goals/{id}/steps" "goal" One Wearing Write => steps::plan;
    POST "/goals/{id}/steps/draft" "goal" One Wearing Write => steps::keep;
    POST "/goals/{id}/steps/done" "goal" One Wearing Write => steps::tick;
    POST "/goals/{id}/steps/removal" "goal" One Wearing Write => steps::remove;
];

fn path(id: PairId) -> String {
    format!("/pairs/{id}/goals")
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, typed: Option<&Typed>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let goals = goals::list(&mut act, id).await?;
    let heading = t!(words, "goals-heading");
    let shut = door::shut(words, &goals.two.room.door, goals.draft.is_some(), &path(id), Button::primary);
    let name = goals.two.other.1.as_str();
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if goals.two.parted() && goals.two.side == Side::Giver {
            p { (t!(words, "goals-theirs-alone", name = name)) }
        } @else {
            p.nhsuk-lede-text { @match goals.two.side {
                Side::Mentee => (t!(words, "goals-lede-mentee")),
                Side::Giver => (t!(words, "goals-lede-giver", name = name)),
            } }
            (listed(words, &goals))
            @if let Some(shut) = &shut { (shut) }
            @else if !goals.two.parted() { (new(words, site, who, &goals, typed, errors)) }
        }
    };
    let page = Page::new(heading, body).back(format!("/pairs/{id}")).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// The goals of a pair, each with where it stands; locked ones without their words.
pub fn listed(words: Words, goals: &Goals) -> Markup {
    html! {
        @if goals.goals.is_empty() { p { (t!(words, "goals-none")) } }
        @else {
            ul.trellis-people {
                @for (goal, wording) in &goals.goals {
                    li {
                        a href={ "/goals/" (goal.id) } { @match wording {
                            Some(wording) => (short(&wording.text)),
                            None => (t!(words, "goals-locked-one")),
                        } }
                        " " (tag(words, goal))
                    }
                }
            }
        }
    }
}

/// The beginning of a goal, for the name of a link.
fn short(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST && line.len() == text.len() {
        return line.to_owned();
    }
    let start: String = line.chars().take(MOST).collect();
    format!("{}…", start.trim_end())
}

fn tag(words: Words, goal: &Goal) -> Tag {
    let colour = match goal.state {
        GoalState::Proposed => Colour::Blue,
        GoalState::Open | GoalState::Met => Colour::Green,
        GoalState::Changed | GoalState::Dropped => Colour::Grey,
    };
    Tag::coloured(state_name(words, goal.state), colour)
}

fn state_name(words: Words, state: GoalState) -> String {
    match state {
        GoalState::Proposed => t!(words, "goals-state-proposed"),
        GoalState::Open => t!(words, "goals-state-open"),
        GoalState::Met => t!(words, "goals-state-met"),
        GoalState::Changed => t!(words, "goals-state-changed"),
        GoalState::Dropped => t!(words, "goals-state-dropped"),
    }
}

/// The form for a new goal, with what was begun.
fn new(
    words: Words,
    site: &Site,
    who: &SignedIn,
    goals: &Goals,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Markup {
    let begun = door::typed(goals.draft.as_ref()).unwrap_or_default();
    let name = goals.two.other.1.as_str();
    let (heading, send) = match goals.two.side {
        Side::Mentee => (t!(words, "goals-new"), t!(words, "goals-save")),
        Side::Giver => (t!(words, "goals-propose"), t!(words, "goals-propose-do")),
    };
    let form = who
        .form(site, path(goals.two.pair.id))
        .body(wording::fields(words, typed.unwrap_or(&begun), errors))
        .body(WhoCanSee::new(words, t!(words, "goals-readers", name = name)))
        .autosave(format!("{}/draft", path(goals.two.pair.id)), words);
    html! { h2 { (heading) } (form.submit(send)) }
}

async fn propose(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<Response> {
    if who.member.is_none() {
        let mut act = site.look_on_record(&who).await?;
        let kept = goals::keep_new(&mut act, id, &form.fields.draft()).await;
        return settled(act, kept, &path(id)).await;
    }
    let wording = match form.fields.read(who.words()) {
        Ok(wording) => wording,
        Err(errors) => return Ok(page(&site, &who, id, Some(&form.fields), &errors).await?.into_response()),
    };
    let see = act!(site, who, form, act => {
        let goal = goals::propose(&mut act, id, wording.clone()).await?;
        Ok(See(format!("/goals/{goal}")))
    })?;
    Ok(see.into_response())
}

/// Keeps what was typed while the space was locked, and leads to where it can be unlocked.
async fn settled(act: Act, kept: Result<(), Stop>, to: &str) -> Answer<Response> {
    if kept.is_ok() {
        act.commit_unrecorded().await?;
    }
    Ok(door::away(kept, to)?)
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        goals::keep_new(&mut act, id, &form.fields.draft()).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// The parts of a goal by name, as they are read.
fn parts(words: Words, wording: &Wording) -> Vec<(String, String)> {
    let target = wording.target.map(|day| words.date(day)).unwrap_or_default();
    vec![
        (t!(words, "goals-text"), wording.text.clone()),
        (t!(words, "goals-measure"), wording.measure.clone()),
        (t!(words, "goals-target"), target),
    ]
}
