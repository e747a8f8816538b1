//! The dates of a cohort: planned until the programme has closed, opened when it lacks nothing.

use axum::extract::State;
use jiff::civil::Date;
use trellis_domain::{
    cohort::{CohortState, Timetable},
    id::kind,
    readiness::Step,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    cohorts::{self, Plan},
    readiness::{self, Cohort, Frame},
};
use trellis_ui::{
    Answer as Answered, Button, Cell, CheckAnswers, Errors, Form, Markup, Table, Tag, field::text, html,
};
use trellis_words::{Words, t};

use super::{again, at, changing, dated, line, mine};
use crate::{
    account::Nothing,
    act,
    fields::Fields,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

const DATES: [&str; 6] = ["apply_opens", "apply_closes", "match_by", "starts", "mid_review", "ends"];

fn legend(words: Words, date: &str) -> String {
    match date {
        "apply_opens" => t!(words, "frame-apply-opens"),
        "apply_closes" => t!(words, "frame-apply-closes"),
        "match_by" => t!(words, "frame-match-by"),
        "starts" => t!(words, "frame-starts"),
        "mid_review" => t!(words, "frame-mid-review"),
        _ => t!(words, "frame-ends"),
    }
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    changing(&site, &who, |frame| page(&site, &who, frame, &Fields::default(), &Errors::new())).await
}

fn fields(form: Form, words: Words, fields: &Fields, errors: &Errors) -> Form {
    let name = text(words, "name", t!(words, "frame-cohort-name"))
        .hint(t!(words, "frame-cohort-name-hint"))
        .value(fields.text("name"))
        .errors(errors);
    let mut form = form.body(name);
    for date in DATES {
        form = form.body(dated(words, fields, errors, date, legend(words, date)));
    }
    form
}

fn page(site: &Site, who: &SignedIn, frame: &Frame, typed: &Fields, errors: &Errors) -> Page {
    let words = who.words();
    let heading = words.name("set_up_steps", Step::Timetable.code()).to_owned();
    let form = fields(who.form(site, "/co/programme/timetable"), words, typed, errors);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if frame.cohorts.is_empty() { p { (t!(words, "frame-no-cohorts")) } }
        @else { (list(site, who, frame)) }
        h2 { (t!(words, "frame-plan-new")) }
        p { (t!(words, "frame-plan-lede")) }
        (form.submit(t!(words, "frame-plan-it")))
    };
    again(Page::new(heading, body).back("/co/programme"), errors)
}

fn list(site: &Site, who: &SignedIn, frame: &Frame) -> Markup {
    let words = who.words();
    let missing = frame.missing();
    let head = [t!(words, "frame-cohort"), t!(words, "frame-starts"), t!(words, "frame-state")];
    let mut table = Table::new(t!(words, "frame-cohorts"), head.map(Cell::new)).stacking();
    for cohort in &frame.cohorts {
        let name = html! { a href={ "/co/programme/timetable/" (cohort.id) } { (cohort.name) } };
        let state = Tag::new(words.name("cohort_states", cohort.state.code()));
        table =
            table.row([Cell::new(name), Cell::new(words.date(cohort.timetable.starts)), Cell::new(state)]);
    }
    let planned: Vec<&Cohort> =
        frame.cohorts.iter().filter(|cohort| cohort.state == CohortState::Planned).collect();
    html! {
        (table)
        @if !planned.is_empty() && !missing.is_empty() {
            p #opening { (t!(words, "frame-cannot-open")) }
            ul.nhsuk-list.nhsuk-list--bullet { @for one in &missing { li { (line(words, *one)) } } }
        }
        @for cohort in planned {
            @let label = t!(words, "frame-open-named", name = cohort.name.as_str());
            (who.form(site, format!("/co/programme/timetable/{}/opening", cohort.id))
                .buttons(Button::secondary(label).once()))
        }
    }
}

/// The plan that was typed, or what has to be put right.
fn read(words: Words, fields: &Fields) -> Result<Plan, Errors> {
    let mut errors = Errors::new();
    let name = fields.text("name").to_owned();
    if name.is_empty() || name.chars().count() > 80 {
        errors.add("name", t!(words, "frame-fill-in"));
    }
    let dates = DATES.map(|date| fields.date(date));
    for (name, date) in DATES.iter().zip(dates) {
        if date.is_none() {
            errors.add_date(name, t!(words, "frame-no-date"));
        }
    }
    match dates {
        [
            Some(apply_opens),
            Some(apply_closes),
            Some(match_by),
            Some(starts),
            Some(mid_review),
            Some(ends),
        ] if errors.is_empty() => {
            let timetable = Timetable { apply_opens, apply_closes, match_by, starts, mid_review, ends };
            Ok(Plan { name, timetable })
        }
        _ => Err(errors),
    }
}

fn known(fields: &Fields) -> Answer<()> {
    fields.only(&["name".to_owned(), "version".to_owned()], &DATES.map(str::to_owned))
}

pub async fn plan(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Fields>,
) -> Answer<Result<See, Page>> {
    let (programme, words) = (mine(&who)?, who.words());
    known(&form.fields)?;
    let errors = match read(words, &form.fields) {
        Err(errors) => errors,
        Ok(plan) => {
            let done = act!(site, who, form, act => {
                cohorts::plan(&mut act, programme, plan.clone()).await?;
                Ok(See("/co/programme/timetable".to_owned()))
            });
            match done {
                Ok(see) => return Ok(Ok(see)),
                Err(Stop::Refused(refusal)) => at(words, "apply_opens-day", refusal),
                Err(stop) => return Err(stop.into()),
            }
        }
    };
    let mut act = site.look(&who).await?;
    let frame = readiness::frame(&mut act, programme).await?;
    Ok(Err(page(&site, &who, &frame, &form.fields, &errors)))
}

const fn days(dates: &Timetable) -> [Date; 6] {
    [dates.apply_opens, dates.apply_closes, dates.match_by, dates.starts, dates.mid_review, dates.ends]
}

pub async fn one(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Cohort>) -> Answer {
    let cohort = cohorts::read(&mut site.look(&who).await?, id).await?;
    let dates = DATES.iter().zip(days(&cohort.timetable));
    let texts = dates.flat_map(|(name, day)| Fields::of_date(name, Some(day)));
    let name = [("name".to_owned(), cohort.name.clone()), ("version".to_owned(), cohort.version.to_string())];
    let filled = Fields::from_texts(texts.chain(name));
    changing(&site, &who, |_| edit(&site, &who, &cohort, &filled, &Errors::new())).await
}

/// Name and dates of a cohort that do not change any more.
fn fixed(words: Words, cohort: &Cohort) -> impl Iterator<Item = Answered> {
    let name = Answered::new(t!(words, "frame-cohort-name"), &cohort.name);
    let days = DATES.iter().zip(days(&cohort.timetable));
    [name].into_iter().chain(days.map(move |(date, day)| Answered::new(legend(words, date), words.date(day))))
}

fn edit(site: &Site, who: &SignedIn, cohort: &Cohort, typed: &Fields, errors: &Errors) -> Page {
    let words = who.words();
    let heading = t!(words, "frame-cohort-heading");
    let form =
        who.form(site, format!("/co/programme/timetable/{}", cohort.id)).version(typed.text("version"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (Tag::new(words.name("cohort_states", cohort.state.code()))) }
        @if cohort.state.changes() { (fields(form, words, typed, errors).submit(t!(words, "frame-save"))) }
        @else {
            p { (t!(words, "frame-cohort-fixed")) }
            (CheckAnswers::new(words, fixed(words, cohort)))
        }
    };
    again(Page::new(heading, body).back("/co/programme/timetable"), errors)
}

pub async fn change(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Cohort>,
    form: Protected<Fields>,
) -> Answer<Result<See, Page>> {
    let words = who.words();
    known(&form.fields)?;
    let version = form.fields.text("version").parse().unwrap_or(0);
    let errors = match read(words, &form.fields) {
        Err(errors) => errors,
        Ok(plan) => {
            let done = act!(site, who, form, act => {
                cohorts::change(&mut act, id, version, plan.clone()).await?;
                Ok(See("/co/programme/timetable".to_owned()))
            });
            match done {
                Ok(see) => return Ok(Ok(see)),
                Err(Stop::Refused(refusal)) => at(words, "apply_opens-day", refusal),
                Err(stop) => return Err(stop.into()),
            }
        }
    };
    let mut act = site.look(&who).await?;
    let cohort = cohorts::read(&mut act, id).await?;
    Ok(Err(edit(&site, &who, &cohort, &form.fields, &errors)))
}

pub async fn open(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Cohort>,
    form: Protected<Nothing>,
) -> Answer<Result<See, Page>> {
    let programme = mine(&who)?;
    let done = act!(site, who, form, act => {
        cohorts::open(&mut act, id).await?;
        Ok(See("/co".to_owned()))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(Refusal::NotReady)) => {
            let mut act = site.look(&who).await?;
            let frame = readiness::frame(&mut act, programme).await?;
            let errors = at(who.words(), "opening", Refusal::NotReady);
            Ok(Err(page(&site, &who, &frame, &Fields::default(), &errors)))
        }
        Err(stop) => Err(stop.into()),
    }
}
