//! Forming a circle by hand: a draft of two who lead and some who share the road, and looking for more people later.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{
    circle::{MOST, PLANNABLE, Part, SESSIONS},
    id::{CircleId, CohortId, ParticipationId, kind},
    meeting::Mode,
    permission::Action,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    circles::{
        facts::{self, Facts},
        forming::{self, Candidate, Candidates, Plan},
    },
    cohorts,
};
use trellis_ui::{
    Errors, Form, WhoCanSee,
    field::{Choice, Field, checkboxes, radios, select, text},
    html,
};
use trellis_words::{Words, names, t};

use crate::{
    act,
    co::no_cohort,
    form::Protected,
    frame::{again, at, mine},
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    suggestions::Nothing,
    visitor::SignedIn,
};

/// The cohort in which a circle is formed.
#[derive(Deserialize)]
pub struct In {
    #[serde(default)]
    cohort: String,
}

/// A circle as it is planned.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields, default)]
pub struct Typed {
    cohort: String,
    name: String,
    slot: String,
    mode: String,
    sessions: String,
    leaders: Vec<String>,
    members: Vec<String>,
}

pub(super) fn parts(chosen: &[String]) -> Answer<Vec<ParticipationId>> {
    chosen.iter().map(|one| one.parse().map_err(|_| Halt::Missing)).collect()
}

impl Typed {
    /// What is not an answer becomes none, and is refused with a sentence.
    fn plan(&self) -> Answer<Plan> {
        Ok(Plan {
            name: self.name.clone(),
            slot: self.slot.clone(),
            mode: Mode::parse(&self.mode).unwrap_or(Mode::Either),
            sessions: self.sessions.parse().unwrap_or_default(),
            leaders: parts(&self.leaders)?,
            members: parts(&self.members)?,
        })
    }

    fn of(facts: &Facts) -> Self {
        let drafted = |part: Part| {
            let those = facts.drafted.iter().filter(move |seat| seat.part == part);
            those.map(|seat| seat.participation.to_string()).collect()
        };
        Self {
            cohort: facts.circle.cohort.to_string(),
            name: facts.circle.name.clone(),
            slot: facts.circle.slot.clone(),
            mode: facts.circle.mode.code().to_owned(),
            sessions: facts.circle.sessions.to_string(),
            leaders: drafted(Part::Leader),
            members: drafted(Part::Member),
        }
    }
}

/// A refusal in a sentence, at the field that can put it right.
fn said(words: Words, refusal: Refusal, typed: &Typed) -> Errors {
    let mut errors = Errors::new();
    let (field, sentence) = match refusal {
        Refusal::Incomplete => ("name", t!(words, "co-circle-name-needed")),
        Refusal::NotNeutral | Refusal::TooLong => return at(words, "name", refusal),
        Refusal::NotOffered if Mode::parse(&typed.mode).is_none_or(|mode| mode == Mode::Either) => {
            ("mode", t!(words, "co-circle-mode-needed"))
        }
        Refusal::TwoLead => ("leaders", t!(words, "co-circle-two-lead")),
        Refusal::GiverNotReady => ("leaders", t!(words, "co-circle-leader-not-ready")),
        Refusal::CapacityExceeded => ("leaders", t!(words, "co-circle-leader-full")),
        Refusal::NotPossible => ("members", t!(words, "co-circle-not-possible")),
        other => return at(words, "members", other),
    };
    errors.add(field, sentence);
    errors
}

/// The form for a new circle.
pub async fn begin(State(site): State<Site>, who: SignedIn, Query(asked): Query<In>) -> Answer {
    let mut act = site.look(&who).await?;
    let asked = asked.cohort.parse().ok();
    let Some(cohort) = cohorts::current(&mut act, mine(&who)?, asked).await? else {
        return Ok(no_cohort(who.words(), t!(who.words(), "co-circle-form")));
    };
    drop(act);
    let (cohort, sessions) = (cohort.id.to_string(), SESSIONS.to_string());
    new(&site, &who, &Typed { cohort, sessions, ..Typed::default() }, &Errors::new()).await
}

async fn new(site: &Site, who: &SignedIn, typed: &Typed, errors: &Errors) -> Answer {
    let words = who.words();
    let cohort: CohortId = typed.cohort.parse().map_err(|_| Halt::Missing)?;
    let mut act = site.look_on_record(who).await?;
    let candidates = forming::candidates(&mut act, cohort, None).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "co-circle-form");
    let form = who.form(site, "/co/circles/new").hidden("cohort", typed.cohort.as_str());
    let hint = t!(words, "co-circle-members-hint", most = MOST);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "co-circle-form-lede")) }
        (filled(words, form, typed, &candidates, hint, errors).submit(t!(words, "co-circle-save")))
        p.nhsuk-hint { (t!(words, "co-circle-tried")) }
        (WhoCanSee::new(words, t!(words, "co-circle-draft-who")))
    };
    Ok(again(Page::new(heading, body).back("/co/circles"), errors))
}

fn filled(
    words: Words,
    form: Form,
    typed: &Typed,
    candidates: &Candidates,
    hint: String,
    errors: &Errors,
) -> Form {
    let slots = std::iter::once((String::new(), t!(words, "co-circle-slot-open"))).chain(
        names::of("slots")
            .filter(|slot| trellis_domain::slot::ALL.contains(&slot.code))
            .map(|slot| (slot.code.to_owned(), slot.say(words.language()).to_owned())),
    );
    let counts = PLANNABLE.map(|count| (count.to_string(), words.number(count)));
    form.body(
        text(words, "name", t!(words, "co-circle-name"))
            .hint(t!(words, "co-circle-name-hint"))
            .value(typed.name.as_str())
            .width(20)
            .errors(errors),
    )
    .body(select(words, "slot", t!(words, "circles-slot")).options(slots).value(typed.slot.as_str()))
    .body(
        radios(words, "mode", t!(words, "circles-mode"))
            .choice(Choice::new("in_person", t!(words, "circles-in-person")))
            .choice(Choice::new("remote", t!(words, "circles-remote")))
            .chosen([&typed.mode])
            .errors(errors),
    )
    .body(
        select(words, "sessions", t!(words, "co-circle-sessions"))
            .hint(t!(words, "co-circle-sessions-hint"))
            .options(counts)
            .value(typed.sessions.as_str()),
    )
    .body(leading(words, candidates, &typed.leaders, errors))
    .body(sharing(words, candidates, hint, &typed.members, errors))
}

fn leading(
    words: Words,
    candidates: &Candidates,
    chosen: &[String],
    errors: &Errors,
) -> Field<trellis_ui::field::Choices> {
    let hint = if candidates.leaders.is_empty() {
        t!(words, "co-circle-leaders-none")
    } else {
        t!(words, "co-circle-leaders-hint")
    };
    let choice = |one: &Candidate| {
        let choice = Choice::new(one.participation.to_string(), one.name.as_str());
        if one.room { choice } else { choice.hint(t!(words, "co-circle-leader-no-room")) }
    };
    checkboxes(words, "leaders", t!(words, "co-circle-leaders"))
        .hint(hint)
        .choices(candidates.leaders.iter().map(choice))
        .chosen(chosen)
        .small()
        .errors(errors)
}

pub(super) fn sharing(
    words: Words,
    candidates: &Candidates,
    hint: String,
    chosen: &[String],
    errors: &Errors,
) -> Field<trellis_ui::field::Choices> {
    let hint = if candidates.members.is_empty() { t!(words, "co-circle-members-none") } else { hint };
    let choice = |one: &Candidate| {
        let waiting = one.waiting.and_then(|days| usize::try_from(days).ok());
        let said = [
            one.wished.then(|| t!(words, "co-circle-wishes")),
            waiting.map(|days| t!(words, "co-circle-waits", time = words.days(days))),
            one.asked_before.then(|| t!(words, "co-circle-asked-before")),
        ];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let choice = Choice::new(one.participation.to_string(), one.name.as_str());
        if said.is_empty() { choice } else { choice.hint(said) }
    };
    checkboxes(words, "members", t!(words, "co-circle-members"))
        .hint(hint)
        .choices(candidates.members.iter().map(choice))
        .chosen(chosen)
        .small()
        .errors(errors)
}

/// Keeps a new draft.
pub async fn form(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    let cohort: CohortId = form.fields.cohort.parse().map_err(|_| Halt::Missing)?;
    let plan = form.fields.plan()?;
    let done = act!(site, who, form, act => {
        let id = forming::form(&mut act, cohort, plan.clone()).await?;
        Ok(See(format!("/co/circles/{id}")))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(refusal)) => {
            let errors = said(who.words(), refusal, &form.fields);
            Ok(new(&site, &who, &form.fields, &errors).await?.into_response())
        }
        Err(stop) => Err(stop.into()),
    }
}

/// The form for a draft that is there.
pub async fn edit(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    draft(&site, &who, id, None, &Errors::new()).await
}

async fn draft(site: &Site, who: &SignedIn, id: CircleId, typed: Option<&Typed>, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(who).await?;
    let facts = facts::before(&mut act, id, Action::ChangeCircle).await?;
    let candidates = forming::candidates(&mut act, facts.circle.cohort, Some(id)).await?;
    act.commit_unrecorded().await?;
    let kept = Typed::of(&facts);
    let typed = typed.unwrap_or(&kept);
    let heading = t!(words, "co-circle-change");
    let form = who.form(site, format!("/co/circles/{id}/draft"));
    let hint = if facts.members > 0 {
        t!(words, "co-circle-members-hint-again", most = MOST)
    } else {
        t!(words, "co-circle-members-hint", most = MOST)
    };
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if facts.members > 0 { p { (t!(words, "co-circle-again", count = facts.members)) } }
        (filled(words, form, typed, &candidates, hint, errors).submit(t!(words, "co-circle-save")))
        p.nhsuk-hint { (t!(words, "co-circle-tried")) }
        (WhoCanSee::new(words, t!(words, "co-circle-draft-who")))
    };
    Ok(again(Page::new(heading, body).back(format!("/co/circles/{id}")), errors))
}

/// Keeps a changed draft.
pub async fn change(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let plan = form.fields.plan()?;
    let done = act!(site, who, form, act => {
        forming::change(&mut act, id, plan.clone()).await?;
        Ok(See(format!("/co/circles/{id}")))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(refusal)) => {
            let errors = said(who.words(), refusal, &form.fields);
            Ok(draft(&site, &who, id, Some(&form.fields), &errors).await?.into_response())
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Offers the places of a draft.
pub async fn offer(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let done = act!(site, who, form, act => {
        forming::offer(&mut act, id).await?;
        Ok(See(format!("/co/circles/{id}")))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        // A private rule stands in the way, or something has changed since the draft was kept: it is put right on its form.
        Err(Stop::Refused(refusal)) => {
            if refusal == Refusal::NotPossible {
                tried(&site, &who, id).await?;
            }
            let errors = said(who.words(), refusal, &Typed { mode: "remote".to_owned(), ..Typed::default() });
            Ok(draft(&site, &who, id, None, &errors).await?.into_response())
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A try to bring people together that a private rule has refused is written down.
pub(super) async fn tried(site: &Site, who: &SignedIn, id: CircleId) -> Answer<()> {
    let mut act = site.look_on_record(who).await?;
    forming::tried(&mut act, id).await?;
    Ok(act.commit().await?)
}

/// Drops a draft.
pub async fn remove(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        forming::drop_draft(&mut act, id).await?;
        Ok(See("/co/circles".to_owned()))
    })?)
}
