//! Groups of mentors as their coordinator makes them: who is in one, and when it sits. How many come, never what is said.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{
    id::{CohortId, ParticipationId, SupervisionId, kind},
    meeting::{self, WrongTime},
    permission::Action,
    refusal::Refusal,
    supervision::{MEMBERS, SupervisionState},
};
use trellis_programme::{
    Stop, cohorts,
    supervisions::{self, Candidate, CohortGroups, Facts, Sitting},
};
use trellis_ui::{
    Button, Cell, Errors, Form, Markup, Table, Tag, WhoCanSee, buttons,
    field::{Choice, checkboxes, slot, text},
    html,
};
use trellis_words::{Words, t};

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

const PATH: &str = "/co/supervision";

/// Every group of the programme.
pub async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
    let cohorts = supervisions::every(&mut act).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "co-supervision-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "co-supervision-lede")) }
        @if cohorts.is_empty() {
            p { (t!(words, "co-no-cohort")) }
            (buttons(Button::primary(t!(words, "co-no-cohort-link")).link("/co/programme/timetable")))
        }
        @for cohort in &cohorts { (section(words, &site, cohort)) }
        (WhoCanSee::new(words, t!(words, "co-supervision-who")).reader(t!(words, "supervision-who-nothing")))
    };
    Ok(Page::new(heading, body).back("/co").wide())
}

fn section(words: Words, site: &Site, cohort: &CohortGroups) -> Markup {
    let form = format!("{PATH}/new?cohort={}", cohort.cohort);
    html! {
        @if cohort.groups.is_empty() { h2 { (cohort.name) } p { (t!(words, "co-supervision-none")) } }
        @else { (table(words, site, cohort)) }
        @if cohort.forms {
            (buttons(Button::secondary(t!(words, "co-supervision-form", cohort = cohort.name.as_str())).link(form)))
        }
    }
}

fn table(words: Words, site: &Site, cohort: &CohortGroups) -> Table {
    let head = [
        t!(words, "co-supervision-name"),
        t!(words, "co-supervision-mentors"),
        t!(words, "co-supervision-next"),
    ];
    let mut table = Table::new(cohort.name.clone(), head.map(Cell::new)).first_is_header().stacking();
    for facts in &cohort.groups {
        let next = facts.sittings.iter().find(|(sitting, _)| sitting.starts_at > site.now());
        let next = match (next, facts.group.state) {
            (_, SupervisionState::Over) => t!(words, "supervision-over"),
            (Some((sitting, _)), _) => words.date_of(sitting.starts_at),
            (None, _) => t!(words, "co-circles-no-date"),
        };
        table = table.row([
            Cell::new(html! { a href={ (PATH) "/" (facts.group.id) } { (facts.group.name) } }),
            Cell::new(words.number(facts.members.len())),
            Cell::new(next),
        ]);
    }
    table
}

/// One group.
pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Supervision>) -> Answer {
    one(&site, &who, id, None, &Errors::new()).await
}

async fn one(
    site: &Site,
    who: &SignedIn,
    id: SupervisionId,
    typed: Option<&Date>,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(who).await?;
    let facts = supervisions::read(&mut act, id).await?;
    act.looked_through(facts.group.cohort, "co-supervision").await?;
    act.commit_unrecorded().await?;
    let open = facts.group.state == SupervisionState::Open;
    let heading = t!(words, "co-supervision-one");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        h2 { (facts.group.name) @if !open { " " (Tag::new(t!(words, "supervision-over"))) } }
        ul.nhsuk-list.nhsuk-list--bullet { @for member in &facts.members { li { (member.name) } } }
        @if open { p { a href={ (PATH) "/" (id) "/members" } { (t!(words, "co-supervision-change")) } } }
        h2 { (t!(words, "co-supervision-dates")) }
        @if facts.sittings.is_empty() { p { (t!(words, "co-supervision-no-dates")) } }
        @else { (dates(words, site, who, &facts)) }
        @if open {
            (setting(words, site, who, id, typed, errors))
            (who.form(site, format!("{PATH}/{id}/ending")).buttons(Button::warning(t!(words, "co-supervision-end")).once()))
            p.nhsuk-hint { (t!(words, "co-supervision-end-hint")) }
        }
        (WhoCanSee::new(words, t!(words, "co-supervision-who")).reader(t!(words, "supervision-who-nothing")))
    };
    Ok(again(Page::new(heading, body).back(PATH), errors))
}

fn dates(words: Words, site: &Site, who: &SignedIn, facts: &Facts) -> Table {
    let head =
        [t!(words, "co-supervision-date"), t!(words, "co-supervision-come"), t!(words, "frame-change")];
    let mut table = Table::new(t!(words, "co-supervision-dates"), head.map(Cell::new)).stacking();
    for (sitting, come) in &facts.sittings {
        table = table.row([
            Cell::new(words.moment_with_zone(sitting.starts_at)),
            Cell::new(words.number(come)),
            Cell::new(taking_back(words, site, who, sitting, facts.group.state)),
        ]);
    }
    table
}

fn taking_back(
    words: Words,
    site: &Site,
    who: &SignedIn,
    sitting: &Sitting,
    state: SupervisionState,
) -> Markup {
    let moment = words.moment(sitting.starts_at);
    html! {
        @if sitting.starts_at > site.now() && state == SupervisionState::Open {
            (who.form(site, format!("{PATH}/dates/{}/removal", sitting.id))
                .buttons(Button::secondary(t!(words, "co-supervision-take-back", moment = moment.as_str())).small().once()))
        } @else { (t!(words, "co-supervision-been")) }
    }
}

/// A date, as typed.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Date {
    #[serde(rename = "next-day")]
    day: String,
    #[serde(rename = "next-month")]
    month: String,
    #[serde(rename = "next-year")]
    year: String,
    #[serde(rename = "next-time")]
    time: String,
}

fn setting(
    words: Words,
    site: &Site,
    who: &SignedIn,
    id: SupervisionId,
    typed: Option<&Date>,
    errors: &Errors,
) -> Form {
    let none = Date::default();
    let typed = typed.unwrap_or(&none);
    let field = slot(words, "next", t!(words, "co-supervision-when"))
        .typed(&*typed.day, &*typed.month, &*typed.year, &*typed.time)
        .errors(errors);
    who.form(site, format!("{PATH}/{id}")).body(field).submit(t!(words, "circle-sessions-set"))
}

/// Sets a date.
pub async fn set(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Supervision>,
    form: Protected<Date>,
) -> Answer<Response> {
    let (words, typed) = (who.words(), &form.fields);
    let mut errors = Errors::new();
    match meeting::moment([&*typed.day, &*typed.month, &*typed.year], &typed.time, site.now()) {
        Ok(starts_at) => {
            let see = act!(site, who, form, act => {
                supervisions::set(&mut act, id, starts_at).await?;
                Ok(See(format!("{PATH}/{id}")))
            })?;
            return Ok(see.into_response());
        }
        Err(WrongTime::Time) => errors.add_at("next", "next-time", t!(words, "meetings-wrong-time")),
        Err(WrongTime::Past) => errors.add_date("next", t!(words, "meetings-wrong-past")),
        Err(WrongTime::Empty | WrongTime::Day) => errors.add_date("next", t!(words, "meetings-wrong-day")),
    }
    Ok(one(&site, &who, id, Some(typed), &errors).await?.into_response())
}

/// Takes a date back.
pub async fn take_back(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Sitting>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        let group = supervisions::take_back(&mut act, id).await?;
        Ok(See(format!("{PATH}/{group}")))
    })?)
}

/// Ends a group.
pub async fn end(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Supervision>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        supervisions::end(&mut act, id).await?;
        Ok(See(format!("{PATH}/{id}")))
    })?)
}

/// The cohort in which a group is made.
#[derive(Deserialize)]
pub struct In {
    #[serde(default)]
    cohort: String,
}

/// A group as it is filled in.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields, default)]
pub struct Typed {
    cohort: String,
    name: String,
    members: Vec<String>,
}

impl Typed {
    fn members(&self) -> Answer<Vec<ParticipationId>> {
        self.members.iter().map(|one| one.parse().map_err(|_| Halt::Missing)).collect()
    }
}

fn said(words: Words, refusal: Refusal) -> Errors {
    let mut errors = Errors::new();
    match refusal {
        Refusal::NotNeutral => errors.add("name", t!(words, "co-supervision-name-needed")),
        Refusal::TooLong => return at(words, "name", refusal),
        Refusal::Incomplete => {
            errors.add("members", t!(words, "co-supervision-few", least = *MEMBERS.start()));
        }
        Refusal::NotOffered => errors.add("members", t!(words, "co-supervision-many", most = *MEMBERS.end())),
        Refusal::NotPossible => errors.add("members", t!(words, "co-circle-not-possible")),
        other => return at(words, "members", other),
    }
    errors
}

fn filled(words: Words, form: Form, typed: &Typed, ready: &[Candidate], errors: &Errors) -> Form {
    let mentors = ready.iter().map(|one| Choice::new(one.participation.to_string(), one.name.as_str()));
    form.body(
        text(words, "name", t!(words, "co-supervision-called"))
            .hint(t!(words, "co-supervision-called-hint"))
            .value(typed.name.as_str())
            .width(20)
            .errors(errors),
    )
    .body(
        checkboxes(words, "members", t!(words, "co-supervision-who-in"))
            .hint(t!(words, "co-supervision-who-in-hint", least = *MEMBERS.start(), most = *MEMBERS.end()))
            .choices(mentors)
            .chosen(&typed.members)
            .errors(errors),
    )
}

/// The form for a new group.
pub async fn begin(State(site): State<Site>, who: SignedIn, Query(asked): Query<In>) -> Answer {
    let mut act = site.look(&who).await?;
    let asked = asked.cohort.parse().ok();
    let Some(cohort) = cohorts::current(&mut act, mine(&who)?, asked).await? else {
        return Ok(no_cohort(who.words(), t!(who.words(), "co-supervision-new")));
    };
    drop(act);
    new(&site, &who, &Typed { cohort: cohort.id.to_string(), ..Typed::default() }, &Errors::new()).await
}

async fn new(site: &Site, who: &SignedIn, typed: &Typed, errors: &Errors) -> Answer {
    let words = who.words();
    let cohort: CohortId = typed.cohort.parse().map_err(|_| Halt::Missing)?;
    let mut act = site.look_on_record(who).await?;
    let ready = supervisions::candidates(&mut act, cohort).await?;
    act.commit_unrecorded().await?;
    let (heading, least) = (t!(words, "co-supervision-new"), *MEMBERS.start());
    let form = who.form(site, format!("{PATH}/new")).hidden("cohort", typed.cohort.as_str());
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "co-supervision-new-lede")) }
        @if ready.len() < least && errors.is_empty() {
            p { (t!(words, "co-supervision-no-mentors", count = ready.len(), least = least)) }
            (buttons(Button::primary(t!(words, "co-invitations")).link("/co/people/invitations")))
        } @else { (filled(words, form, typed, &ready, errors).submit(t!(words, "co-supervision-make"))) }
        (WhoCanSee::new(words, t!(words, "co-supervision-who")).reader(t!(words, "co-supervision-who-mentors")))
    };
    Ok(again(Page::new(heading, body).back(PATH), errors))
}

/// Makes a group.
pub async fn form(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    let typed = &form.fields;
    let cohort: CohortId = typed.cohort.parse().map_err(|_| Halt::Missing)?;
    let members = typed.members()?;
    let done = act!(site, who, form, act => {
        let id = supervisions::form(&mut act, cohort, &typed.name, &members).await?;
        Ok(See(format!("{PATH}/{id}")))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(refusal)) => {
            Ok(new(&site, &who, typed, &said(who.words(), refusal)).await?.into_response())
        }
        Err(stop) => Err(stop.into()),
    }
}

/// The form that changes who is in a group.
pub async fn edit(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Supervision>) -> Answer {
    editing(&site, &who, id, None, &Errors::new()).await
}

async fn editing(
    site: &Site,
    who: &SignedIn,
    id: SupervisionId,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(who).await?;
    let facts = supervisions::before(&mut act, id, Action::ChangeSupervision).await?;
    let ready = supervisions::candidates(&mut act, facts.group.cohort).await?;
    act.commit_unrecorded().await?;
    let members = facts.members.iter().map(|member| member.participation.to_string()).collect();
    let now = Typed { name: facts.group.name.clone(), members, ..Typed::default() };
    let heading = t!(words, "co-supervision-change");
    let form = who.form(site, format!("{PATH}/{id}/members"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "co-supervision-change-lede")) }
        (filled(words, form, typed.unwrap_or(&now), &ready, errors).submit(t!(words, "co-supervision-save")))
    };
    Ok(again(Page::new(heading, body).back(format!("{PATH}/{id}")), errors))
}

/// Changes who is in a group.
pub async fn change(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Supervision>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let typed = &form.fields;
    let members = typed.members()?;
    let done = act!(site, who, form, act => {
        supervisions::change(&mut act, id, &typed.name, &members).await?;
        Ok(See(format!("{PATH}/{id}")))
    });
    match done {
        Ok(see) => Ok(see.into_response()),
        Err(Stop::Refused(refusal)) => {
            let errors = said(who.words(), refusal);
            Ok(editing(&site, &who, id, Some(typed), &errors).await?.into_response())
        }
        Err(stop) => Err(stop.into()),
    }
}
