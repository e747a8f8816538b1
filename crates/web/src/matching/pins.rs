//! Pairs that the coordinator keeps together or never puts together, from the next run on.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::{CohortId, ParticipationId, RunId},
    pair::Kind,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    matching::{self, Named, Pin, Proposed, Run},
};
use trellis_ui::{
    Button, Errors, Form, Markup, buttons,
    field::{Choice, radios, text},
    html,
};
use trellis_words::{Words, t};

use super::run::{self, name};
use crate::{
    act,
    form::Protected,
    page::{Answer, Halt},
    site::{See, Site},
    visitor::SignedIn,
};

/// What sets a pair or rules it out.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    cohort: String,
    run: String,
    #[serde(default)]
    page: String,
    kind: String,
    mentee: String,
    giver: String,
    #[serde(default)]
    what: String,
    #[serde(default)]
    reason: String,
}

/// A form that was sent, and what has to be put right on it.
#[derive(Default)]
pub struct Typed {
    fields: Fields,
    /// What has to be put right.
    pub errors: Errors,
}

impl Typed {
    /// Whom of the mentees it is about.
    pub fn mentee(&self) -> Option<ParticipationId> {
        self.fields.mentee.parse().ok()
    }

    /// Whether it is about this pair.
    pub fn is_about(&self, kind: Kind, pair: &Proposed) -> bool {
        let said = |id: ParticipationId, text: &str| text.parse().ok() == Some(id);
        let both = said(pair.mentee, &self.fields.mentee) && said(pair.giver, &self.fields.giver);
        both && self.fields.kind == kind.code()
    }
}

fn id_of(field: &str, kind: &str, mentee: &str, giver: &str) -> String {
    format!("{field}-{kind}-{mentee}-{giver}")
}

/// The form of one proposal.
pub fn form(
    site: &Site,
    who: &SignedIn,
    run: &Run,
    page: usize,
    kind: Kind,
    pair: &Proposed,
    typed: &Typed,
) -> Form {
    let words = who.words();
    let (mentee, giver) = (pair.mentee.to_string(), pair.giver.to_string());
    let id = |field: &str| id_of(field, kind.code(), &mentee, &giver);
    let none = Typed::default();
    let typed = if typed.is_about(kind, pair) { typed } else { &none };
    let what = radios(words, "what", t!(words, "matching-what"))
        .id(&id("what"))
        .choice(Choice::new("pinned", t!(words, "matching-set")))
        .choice(Choice::new("forbidden", t!(words, "matching-rule-out")))
        .chosen([&typed.fields.what])
        .errors(&typed.errors);
    let reason = text(words, "reason", t!(words, "matching-reason"))
        .id(&id("reason"))
        .value(&typed.fields.reason)
        .errors(&typed.errors);
    who.form(site, "/co/matching/pins")
        .hidden("cohort", run.cohort.to_string())
        .hidden("run", run.id.to_string())
        .hidden("page", page.to_string())
        .hidden("kind", kind.code())
        .hidden("mentee", mentee)
        .hidden("giver", giver)
        .body(what)
        .body(reason)
        .buttons(Button::secondary(t!(words, "matching-pin-save")))
}

/// What is missing, each at its field.
fn wrong(words: Words, fields: &Fields) -> Errors {
    let id = |field: &str| id_of(field, &fields.kind, &fields.mentee, &fields.giver);
    let mut errors = Errors::new();
    if !["pinned", "forbidden"].contains(&&*fields.what) {
        errors.add_at("what", &id("what"), t!(words, "matching-what-needed"));
    }
    if fields.reason.trim().is_empty() || fields.reason.chars().count() > 500 {
        errors.add_at("reason", &id("reason"), t!(words, "matching-reason-needed"));
    }
    errors
}

/// Sets a pair or rules it out.
pub async fn pin(State(site): State<Site>, who: SignedIn, form: Protected<Fields>) -> Answer<Response> {
    let (fields, words) = (&form.fields, who.words());
    let cohort: CohortId = fields.cohort.parse().map_err(|_| Halt::Missing)?;
    let run: RunId = fields.run.parse().map_err(|_| Halt::Missing)?;
    let kind = Kind::parse(&fields.kind).ok_or(Halt::Unreadable)?;
    let page: usize = fields.page.parse().unwrap_or(1);
    let pair =
        (fields.mentee.parse().map_err(|_| Halt::Missing)?, fields.giver.parse().map_err(|_| Halt::Missing)?);
    let mut errors = wrong(words, fields);
    if errors.is_empty() {
        let pinned = fields.what == "pinned";
        let done = act!(site, who, form, act => {
            matching::pin(&mut act, cohort, pinned, kind, pair, &fields.reason).await?;
            Ok(See(format!("/co/matching/runs/{run}?page={page}")))
        });
        match done {
            Ok(see) => return Ok(see.into_response()),
            Err(Stop::Refused(Refusal::PinBreaksRule)) => {
                let target = id_of("what", &fields.kind, &fields.mentee, &fields.giver);
                errors.add_at("what", &target, words.say("refusal-pin-breaks-rule", None));
            }
            Err(stop) => return Err(stop.into()),
        }
    }
    let typed = Typed { fields: fields.clone(), errors };
    Ok(run::with_errors(&site, &who, run, &typed).await?.into_response())
}

/// The pins that stand, each with a button that lifts it.
pub fn list(
    words: Words,
    site: &Site,
    who: &SignedIn,
    cohort: CohortId,
    names: &[Named],
    pins: &[Pin],
) -> Markup {
    html! {
        @if pins.is_empty() { p { (t!(words, "matching-no-pins")) } }
        ul.nhsuk-list {
            @for pin in pins {
                @let (mentee, giver) = (name(names, pin.mentee), name(names, pin.giver));
                li {
                    p {
                        @if pin.pinned { (t!(words, "matching-pin-set", mentee = mentee, giver = giver)) }
                        @else { (t!(words, "matching-pin-out", mentee = mentee, giver = giver)) }
                        " " (pin.reason)
                    }
                    (who.form(site, "/co/matching/pins/lifted").hidden("cohort", cohort.to_string())
                        .hidden("pin", pin.id.simple().to_string())
                        .body(buttons(Button::secondary(t!(words, "matching-lift")).small())))
                }
            }
        }
    }
}

/// Which pin to lift.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lifted {
    cohort: String,
    pin: String,
}

/// Lifts a pin.
pub async fn lift(State(site): State<Site>, who: SignedIn, form: Protected<Lifted>) -> Answer<See> {
    let cohort: CohortId = form.fields.cohort.parse().map_err(|_| Halt::Missing)?;
    let pin: trellis_domain::id::Id<()> = form.fields.pin.parse().map_err(|_| Halt::Missing)?;
    Ok(act!(site, who, form, act => {
        matching::lift(&mut act, cohort, pin.uuid()).await?;
        Ok(See(format!("/co/matching?cohort={cohort}")))
    })?)
}
