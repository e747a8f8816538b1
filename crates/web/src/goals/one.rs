//! One goal: what it says, where it stands, how far along the mentee feels, and the small steps.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    goal::{GoalState, RATINGS},
    id::{GoalId, kind},
    pair::Side,
};
use trellis_programme::goals::{self, Part, Rating, Seen, Wording};
use trellis_ui::{
    Answer as Line, Button, CheckAnswers, Errors, Form, Markup, WhoCanSee,
    field::{Choice, radios},
    html,
};
use trellis_words::{Words, t};

use super::{settled, state_name, steps, tag};
use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Going {
    #[serde(default)]
    state: String,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Rated {
    before: String,
    after: String,
}

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Goal>) -> Answer {
    page(&site, &who, id, None, &Errors::new()).await
}

/// The page of a goal; `typed` is a small step that has to be put right.
pub(super) async fn page(
    site: &Site,
    who: &SignedIn,
    id: GoalId,
    typed: Option<&steps::Typed>,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = goals::read(&mut act, id).await?;
    let heading = heading(words, &seen);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (tag(words, &seen.goal)) }
        @match (door::shut(words, &seen.two.room.door, kept(&seen), &format!("/goals/{id}"), Button::primary), &seen.words) {
            (Some(shut), _) => (shut),
            (None, None) => p { (t!(words, "goals-cannot-open")) },
            (None, Some((wording, _))) => {
                (facts(words, &seen, wording))
                (open(words, site, who, &seen, typed, errors))
            }
        }
    };
    let page = Page::new(heading, body).back(super::path(seen.two.pair.id)).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// Something that was typed here waits behind the lock.
fn kept(seen: &Seen) -> bool {
    [Part::Step, Part::Rating].iter().any(|part| seen.draft(*part).is_some())
}

fn heading(words: Words, seen: &Seen) -> String {
    match (seen.goal.state, seen.two.side) {
        _ if seen.two.parted() => t!(words, "goals-one-kept"),
        (GoalState::Proposed, Side::Mentee) => t!(words, "goals-one-asked"),
        (GoalState::Proposed, Side::Giver) => t!(words, "goals-one-waits"),
        (GoalState::Open, _) => t!(words, "goals-one-open"),
        _ => t!(words, "goals-one-behind"),
    }
}

fn facts(words: Words, seen: &Seen, wording: &Wording) -> Markup {
    let name = seen.two.other.1.as_str();
    let mut lines = Vec::new();
    if !wording.measure.is_empty() {
        lines.push(Line::new(t!(words, "goals-measure"), wording.measure.as_str()));
    }
    lines.extend(wording.target.map(|day| Line::new(t!(words, "goals-target"), words.date(day))));
    let by = if seen.goal.proposed_by == seen.two.side { t!(words, "goals-you") } else { name.to_owned() };
    lines.push(Line::new(t!(words, "goals-by"), by));
    let since = words.date(seen.goal.moved_on);
    let state = state_name(words, seen.goal.state);
    lines.push(Line::new(t!(words, "goals-stands"), t!(words, "goals-since", state = state, date = since)));
    if seen.two.side == Side::Giver || seen.two.parted() {
        let far = |far: Option<u8>| far.map(|far| t!(words, "goals-far", far = usize::from(far)));
        lines.extend(far(seen.rating.before).map(|far| Line::new(t!(words, "goals-before-short"), far)));
        lines.extend(far(seen.rating.after).map(|far| Line::new(t!(words, "goals-after-short"), far)));
    }
    html! {
        p.nhsuk-lede-text.trellis-written { (wording.text) }
        (CheckAnswers::new(words, lines))
        @if seen.can_word() { p { a href={ "/goals/" (seen.goal.id) "/wording" } { (t!(words, "goals-reword")) } } }
    }
}

/// What can be done with it, while the two go on.
fn open(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    typed: Option<&steps::Typed>,
    errors: &Errors,
) -> Markup {
    let name = seen.two.other.1.as_str();
    let mine = seen.two.side == Side::Mentee;
    html! {
        @if seen.two.parted() { (steps::list(words, site, who, seen)) p { (t!(words, "goals-over")) } }
        @else {
            @match (seen.goal.state, mine) {
                (GoalState::Proposed, true) => (answer(words, site, who, seen)),
                (GoalState::Proposed, false) => p { (t!(words, "goals-waits-text", name = name)) },
                (GoalState::Open, _) => (steps::section(words, site, who, seen, typed, errors)),
                _ => (steps::list(words, site, who, seen)),
            }
            @if mine && seen.goal.state != GoalState::Proposed {
                (rating(words, site, who, seen))
                (moving(words, site, who, seen, errors))
            }
            (WhoCanSee::new(words, t!(words, "goals-readers", name = name))
                .reader(t!(words, "goals-who-coordinator"))
                .reader(t!(words, "pairs-who-managers")))
        }
    }
}

fn to(site: &Site, who: &SignedIn, seen: &Seen, noun: &str) -> Form {
    who.form(site, format!("/goals/{}/{noun}", seen.goal.id))
}

/// The helper has proposed it: is it one of the mentee's?
fn answer(words: Words, site: &Site, who: &SignedIn, seen: &Seen) -> Markup {
    let way = |state: GoalState| to(site, who, seen, "state").hidden("state", state.code());
    html! {
        p { (t!(words, "goals-asked-text", name = seen.two.other.1.as_str())) }
        (way(GoalState::Open).submit(t!(words, "goals-accept")))
        (way(GoalState::Dropped).buttons(Button::secondary(t!(words, "goals-refuse")).once()))
    }
}

/// How far along the mentee feels, before and after.
fn rating(words: Words, site: &Site, who: &SignedIn, seen: &Seen) -> Markup {
    let begun: Option<Rated> = door::typed(seen.draft(Part::Rating));
    let stands = |far: Option<u8>| far.map(|far| far.to_string()).unwrap_or_default();
    let rated = begun
        .unwrap_or_else(|| Rated { before: stands(seen.rating.before), after: stands(seen.rating.after) });
    let far = |name: &'static str, legend: String, chosen: &str| {
        let choices = RATINGS.map(|far| Choice::new(far.to_string(), words.number(far)));
        let field = radios(words, name, legend).choices(choices).chosen([chosen]);
        field.hint(t!(words, "goals-far-hint")).inline()
    };
    html! {
        h2 { (t!(words, "goals-rating")) }
        p { (t!(words, "goals-rating-text", name = seen.two.other.1.as_str())) }
        (to(site, who, seen, "rating")
            .body(far("before", t!(words, "goals-before"), &rated.before))
            .body(far("after", t!(words, "goals-after"), &rated.after))
            .buttons(Button::secondary(t!(words, "goals-rating-save")).once()))
    }
}

/// Where the goal goes from here; only the mentee says so.
fn moving(words: Words, site: &Site, who: &SignedIn, seen: &Seen, errors: &Errors) -> Markup {
    let choices = [
        (GoalState::Met, t!(words, "goals-move-met"), t!(words, "goals-move-met-hint")),
        (GoalState::Changed, t!(words, "goals-move-changed"), t!(words, "goals-move-changed-hint")),
        (GoalState::Dropped, t!(words, "goals-move-dropped"), t!(words, "goals-move-dropped-hint")),
    ];
    let choices = choices.map(|(state, label, hint)| Choice::new(state.code(), label).hint(hint));
    html! {
        h2 { (t!(words, "goals-move")) }
        @if seen.goal.state == GoalState::Open {
            (to(site, who, seen, "state")
                .body(radios(words, "state", t!(words, "goals-move-legend")).choices(choices).errors(errors))
                .buttons(Button::secondary(t!(words, "goals-move-save")).once()))
        } @else {
            p { (t!(words, "goals-again-text")) }
            (to(site, who, seen, "state").hidden("state", GoalState::Open.code())
                .submit(t!(words, "goals-again")))
        }
    }
}

pub(super) async fn go(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Goal>,
    form: Protected<Going>,
) -> Answer<Response> {
    let Some(state) = GoalState::parse(&form.fields.state) else {
        let mut errors = Errors::new();
        errors.add("state", t!(who.words(), "goals-move-choose"));
        return Ok(page(&site, &who, id, None, &errors).await?.into_response());
    };
    let see = act!(site, who, form, act => {
        goals::go(&mut act, id, state).await?;
        Ok(See(format!("/goals/{id}")))
    })?;
    Ok(see.into_response())
}

pub(super) async fn rate(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Goal>,
    form: Protected<Rated>,
) -> Answer<Response> {
    if who.member.is_none() {
        let typed = serde_json::to_string(&form.fields).unwrap_or_default();
        let mut act = site.look_on_record(&who).await?;
        let kept = goals::keep_draft(&mut act, id, Part::Rating, &typed).await;
        return settled(act, kept, &format!("/goals/{id}")).await;
    }
    let far = |typed: &str| match typed {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| Halt::Unreadable),
    };
    let new = Rating { before: far(&form.fields.before)?, after: far(&form.fields.after)? };
    let see = act!(site, who, form, act => {
        goals::rate(&mut act, id, new).await?;
        Ok(See(format!("/goals/{id}")))
    })?;
    Ok(see.into_response())
}
