//! The small steps on the way to a goal: who does what by when, and what is done.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use trellis_domain::{
    id::{GoalId, ItemId, kind},
    pair::Side,
};
use trellis_programme::{
    goals::{self, MOST_STEP, Part, Seen, Step},
    spaces::Opened,
};
use trellis_ui::{
    Button, Colour, Errors, Markup, Tag,
    field::{Choice, date, radios, text},
    html,
};
use trellis_words::{Words, t};

use super::{one, settled, wording::day};
use crate::{
    act, door,
    form::Protected,
    page::{Answer, Halt},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// A small step as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Typed {
    what: String,
    who: String,
    by_day: String,
    by_month: String,
    by_year: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    step: String,
    #[serde(default)]
    done: String,
}

impl Which {
    fn id(&self) -> Answer<ItemId> {
        self.step.parse().map_err(|_| Halt::Unreadable)
    }
}

impl Typed {
    fn draft(&self) -> String {
        let empty = [&self.what, &self.by_day, &self.by_month, &self.by_year];
        if empty.iter().all(|typed| typed.trim().is_empty()) {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }

    fn read(&self, words: Words) -> Result<Step, Errors> {
        let mut errors = Errors::new();
        let what = self.what.trim().to_owned();
        let now = what.chars().count();
        if what.is_empty() {
            errors.add("what", t!(words, "goals-step-empty"));
        } else if now > MOST_STEP {
            errors.add("what", t!(words, "goals-too-long", most = MOST_STEP, now = now));
        }
        let who = Side::parse(&self.who);
        if who.is_none() {
            errors.add("who", t!(words, "goals-step-nobody"));
        }
        let by = day([&self.by_day, &self.by_month, &self.by_year]);
        if by.is_none() {
            errors.add_date("by", t!(words, "goals-wrong-day"));
        }
        match (who, by) {
            (Some(who), Some(by)) if errors.is_empty() => Ok(Step { who, what, by, done: false }),
            _ => Err(errors),
        }
    }
}

fn path(id: GoalId) -> String {
    format!("/goals/{id}/steps")
}

/// The steps, and a new one.
pub(super) fn section(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Markup {
    let begun = door::typed(seen.draft(Part::Step)).unwrap_or_default();
    let typed = typed.unwrap_or(&begun);
    let sides = [seen.two.side, seen.two.side.other()]
        .map(|side| Choice::new(side.code(), doer(words, seen, side)).chosen(typed.who == side.code()));
    html! {
        (list(words, site, who, seen))
        h3 { (t!(words, "goals-step-new")) }
        (who.form(site, path(seen.goal.id))
            .body(text(words, "what", t!(words, "goals-step-what")).hint(t!(words, "goals-step-what-hint"))
                .value(typed.what.as_str()).errors(errors))
            .body(radios(words, "who", t!(words, "goals-step-who")).choices(sides).inline().errors(errors))
            .body(date(words, "by", t!(words, "goals-step-by")).hint(t!(words, "goals-target-hint"))
                .typed(typed.by_day.as_str(), typed.by_month.as_str(), typed.by_year.as_str()).errors(errors))
            .autosave(format!("{}/draft", path(seen.goal.id)), words)
            .submit(t!(words, "goals-step-save")))
    }
}

fn doer(words: Words, seen: &Seen, side: Side) -> String {
    if side == seen.two.side { t!(words, "goals-you") } else { seen.two.other.1.clone() }
}

/// The steps that there are.
pub(super) fn list(words: Words, site: &Site, who: &SignedIn, seen: &Seen) -> Markup {
    html! {
        h2 { (t!(words, "goals-steps")) }
        @if seen.steps.is_empty() { p { (t!(words, "goals-steps-none")) } }
        @for opened in &seen.steps {
            @if let Some(step) = &opened.text { (step_of(words, site, who, seen, opened, step)) }
        }
    }
}

fn step_of(
    words: Words,
    site: &Site,
    who: &SignedIn,
    seen: &Seen,
    opened: &Opened<Step>,
    step: &Step,
) -> Markup {
    let name = doer(words, seen, step.who);
    let plan = match step.by {
        Some(day) => t!(words, "goals-step-plan", name = name, date = words.date(day)),
        None => name,
    };
    let open = !seen.two.parted() && seen.goal.state == trellis_domain::goal::GoalState::Open;
    let mine = opened.item.author == who.person || seen.two.side == Side::Mentee;
    let form = |noun: &str| {
        who.form(site, format!("{}/{noun}", path(seen.goal.id))).hidden("step", opened.item.id.to_string())
    };
    let of = html! { span.nhsuk-u-visually-hidden { ": " (step.what) } };
    html! {
        article.trellis-note {
            p.trellis-written { (step.what) " " @if step.done { (Tag::coloured(t!(words, "goals-step-is-done"), Colour::Green)) } }
            p.nhsuk-hint { (plan) }
            @if open {
                div.trellis-row {
                    @if step.done {
                        (form("done").hidden("done", "no").buttons(Button::secondary(html! { (t!(words, "goals-step-undone")) (of) }).small()))
                    } @else {
                        (form("done").hidden("done", "yes").buttons(Button::secondary(html! { (t!(words, "goals-step-done")) (of) }).small()))
                    }
                    @if mine {
                        (form("removal").buttons(Button::secondary(html! { (t!(words, "goals-step-remove")) (of) }).small()))
                    }
                }
            }
        }
    }
}

pub(super) async fn plan(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Goal>,
    form: Protected<Typed>,
) -> Answer<Response> {
    if who.member.is_none() {
        let mut act = site.look_on_record(&who).await?;
        let kept = goals::keep_draft(&mut act, id, Part::Step, &form.fields.draft()).await;
        return settled(act, kept, &format!("/goals/{id}")).await;
    }
    let step = match form.fields.read(who.words()) {
        Ok(step) => step,
        Err(errors) => {
            return Ok(one::page(&site, &who, id, Some(&form.fields), &errors).await?.into_response());
        }
    };
    let see = act!(site, who, form, act => {
        goals::plan(&mut act, id, step.clone()).await?;
        Ok(See(format!("/goals/{id}")))
    })?;
    Ok(see.into_response())
}

pub(super) async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Goal>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    let mut act = site.look_on_record(&who).await?;
    if !form.was_sent(&mut act).await? {
        goals::keep_draft(&mut act, id, Part::Step, &form.fields.draft()).await?;
        act.commit_unrecorded().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn tick(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Goal>,
    form: Protected<Which>,
) -> Answer<See> {
    let (step, done) = (form.fields.id()?, form.fields.done == "yes");
    Ok(act!(site, who, form, act => {
        goals::tick(&mut act, id, step, done).await?;
        Ok(See(format!("/goals/{id}")))
    })?)
}

pub(super) async fn remove(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Goal>,
    form: Protected<Which>,
) -> Answer<See> {
    let step = form.fields.id()?;
    Ok(act!(site, who, form, act => {
        goals::take_away(&mut act, id, step).await?;
        Ok(See(format!("/goals/{id}")))
    })?)
}
