//! Setting a programme up: what it is, what is missing, who holds it, and a page for each step.

use axum::extract::State;
use jiff::civil::Date;
use trellis_domain::{
    cohort::ProgrammeState,
    hat::Role,
    id::ProgrammeId,
    readiness::{Missing, Step},
    refusal::Refusal,
};
use trellis_programme::readiness::{self, Frame};
use trellis_ui::{Button, Errors, Inset, Markup, Status, Tag, Task, TaskList, field::DateBoxes, html};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act,
    fields::Fields,
    form::Protected,
    page::{Answer, Halt, Page},
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

mod charter;
mod checks;
mod closed;
mod cohorts;
mod ground;
mod guardians;
mod languages;
mod purposes;
mod roles;
mod signposts;
mod words;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/programme" "programme" Two Coordinator Read => show;
    POST "/co/programme/steps" "programme" Two Coordinator Write => advance;
    GET "/co/programme/words" "programme-words" Two Coordinator Read => words::show;
    POST "/co/programme/words" "programme-words" Two Coordinator Write => words::save;
    GET "/co/programme/ground" "programme-ground" Two Coordinator Read => ground::show;
    POST "/co/programme/ground" "programme-ground" Two Coordinator Write => ground::save;
    GET "/co/programme/purposes" "programme-purposes" Two Coordinator Read => purposes::show;
    POST "/co/programme/purposes" "programme-purposes" Two Coordinator Write => purposes::save;
    GET "/co/programme/roles" "programme-roles" Two Coordinator Read => roles::show;
    POST "/co/programme/roles" "programme-roles" Two Coordinator Write => roles::name;
    POST "/co/programme/roles/{id}/ending" "programme-roles" Two Coordinator Write => roles::end;
    GET "/co/programme/guardians" "programme-roles" Two Coordinator Read => guardians::show;
    POST "/co/programme/guardians" "programme-roles" Two Coordinator Write => guardians::name;
    POST "/co/programme/guardians/{id}/ending" "programme-roles" Two Coordinator Write => guardians::end;
    GET "/co/programme/readiness" "programme-readiness" Two Coordinator Read => checks::show;
    POST "/co/programme/readiness" "programme-readiness" Two Coordinator Write => checks::save;
    GET "/co/programme/charter" "programme-charter" Two Coordinator Read => charter::show;
    POST "/co/programme/charter" "programme-charter" Two Coordinator Write => charter::sign;
    GET "/co/programme/timetable" "programme-timetable" Two Coordinator Read => cohorts::show;
    POST "/co/programme/timetable" "programme-timetable" Two Coordinator Write => cohorts::plan;
    GET "/co/programme/timetable/{id}" "programme-cohort" Two Coordinator Read => cohorts::one;
    POST "/co/programme/timetable/{id}" "programme-cohort" Two Coordinator Write => cohorts::change;
    POST "/co/programme/timetable/{id}/opening" "programme-timetable" Two Coordinator Write => cohorts::open;
    GET "/co/programme/languages" "programme-languages" Two Coordinator Read => languages::show;
    POST "/co/programme/languages" "programme-languages" Two Coordinator Write => languages::save;
    GET "/co/programme/signposts" "programme-signposts" Two Coordinator Read => signposts::show;
    POST "/co/programme/signposts" "programme-signposts" Two Coordinator Write => signposts::save;
];

/// The programme that is being coordinated in this browser.
pub fn mine(who: &SignedIn) -> Answer<ProgrammeId> {
    match who.role {
        Role::Coordinating(programme) => Ok(programme),
        _ => Err(Halt::Missing),
    }
}

/// The sentence of a refusal, at the field that can put it right.
pub fn at(words: Words, field: &str, refusal: Refusal) -> Errors {
    let mut errors = Errors::new();
    errors.add(field, words.say(&format!("refusal-{}", refusal.code()), None));
    errors
}

/// A page that is shown again with what has to be put right.
pub fn again(page: Page, errors: &Errors) -> Page {
    if errors.is_empty() { page } else { page.with_errors() }
}

/// A date as it was typed.
fn dated(words: Words, fields: &Fields, errors: &Errors, name: &str, legend: String) -> Markup {
    let [day, month, year] = fields.boxes(name);
    let field: trellis_ui::field::Field<DateBoxes> = trellis_ui::field::date(words, name, legend);
    html! { (field.typed(day, month, year).errors(errors)) }
}

/// A page on which the frame is changed; once the programme has closed, the page on which it is read.
async fn changing(site: &Site, who: &SignedIn, page: impl FnOnce(&Frame) -> Page) -> Answer {
    let mut act = site.look(who).await?;
    let frame = readiness::frame(&mut act, mine(who)?).await?;
    let closed = frame.programme.state == ProgrammeState::Closed;
    Ok(if closed { closed::page(who.words(), &frame) } else { page(&frame) })
}

/// The last cohort ends soon, and no further one is planned.
pub fn last_call(words: Words, ends: Date) -> Inset {
    let body = html! {
        p { (t!(words, "frame-last-call", date = words.date(ends))) }
        p { a href="/co/programme/timetable" { (t!(words, "frame-plan-cohort")) } }
    };
    Inset::new(words, body)
}

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    changing(&site, &who, |frame| overview(&site, &who, frame, None)).await
}

fn overview(site: &Site, who: &SignedIn, frame: &Frame, refused: Option<Refusal>) -> Page {
    let words = who.words();
    let missing = frame.missing();
    let heading = t!(words, "frame-heading");
    let errors = refused.map(|refusal| at(words, "missing", refusal)).unwrap_or_default();
    let state = frame.programme.state;
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { strong { (frame.programme.internal_name) } " " (Tag::new(words.name("programme_states", state.code()))) }
        p { (t!(words, "frame-alias", alias = frame.programme.alias(words.language()))) }
        @if let Some(ends) = frame.last_call() { (last_call(words, ends)) }
        @if state == ProgrammeState::Closing { (Inset::text(words, t!(words, "frame-closing"))) }
        h2 #missing { (before(words, state)) }
        @if missing.is_empty() { p { (t!(words, "frame-nothing-missing")) } (next(site, who, frame)) }
        @else {
            p { (t!(words, "frame-no-open-anyway")) }
            ul.nhsuk-list.nhsuk-list--bullet { @for one in &missing { li { (line(words, *one)) } } }
        }
        h2 { (t!(words, "frame-everything")) }
        (steps(words, frame))
        p { a href="/co" { (t!(words, "frame-to-list")) } }
    };
    again(Page::new(heading, body).back("/co"), &errors)
}

/// What is being waited for, as a heading.
fn before(words: Words, state: ProgrammeState) -> String {
    match state {
        ProgrammeState::Draft => t!(words, "frame-before-authorised"),
        ProgrammeState::Authorised => t!(words, "frame-before-ready"),
        _ => t!(words, "frame-before-opening"),
    }
}

/// One missing thing: what, where it is put right, and who holds it.
pub fn line(words: Words, missing: Missing) -> Markup {
    let what = match missing {
        Missing::Record => t!(words, "frame-missing-record"),
        Missing::Purpose(purpose) => {
            t!(words, "frame-missing-purpose", purpose = words.name("purposes", purpose.code()))
        }
        Missing::DataProtection => t!(words, "frame-missing-data-protection"),
        Missing::Equality => t!(words, "frame-missing-equality"),
        Missing::Check(check) => {
            t!(words, "frame-missing-check", check = words.name("readiness", check.code()))
        }
        Missing::Charter => t!(words, "frame-missing-charter"),
        Missing::Deputy => t!(words, "frame-missing-deputy"),
        Missing::Signposts => t!(words, "frame-missing-signposts"),
        Missing::Review => t!(words, "frame-missing-review"),
    };
    let holder = words.name("holders", missing.holder().code());
    html! {
        a href={ "/co/programme/" (missing.step().code()) } { (what) }
        br;
        span.nhsuk-u-secondary-text-colour { (t!(words, "frame-held-by", holder = holder)) }
    }
}

/// The list of steps, each with its state.
pub fn steps(words: Words, frame: &Frame) -> TaskList {
    let tasks = Step::ALL.iter().map(|step| {
        let status = if frame.done(*step) {
            Status::Done(t!(words, "frame-done"))
        } else {
            Status::ToDo(t!(words, "frame-to-do"))
        };
        Task::new(words.name("set_up_steps", step.code()), status)
            .href(format!("/co/programme/{}", step.code()))
    });
    TaskList::new("steps", tasks)
}

/// The one button that takes the programme on, where nothing is missing.
fn next(site: &Site, who: &SignedIn, frame: &Frame) -> Markup {
    let words = who.words();
    let step = |label: String| who.form(site, "/co/programme/steps").submit(label);
    match frame.programme.state {
        ProgrammeState::Draft => html! { (step(t!(words, "frame-authorise"))) },
        ProgrammeState::Authorised => html! { (step(t!(words, "frame-make-ready"))) },
        _ if frame.plans() => html! {
            (Button::primary(t!(words, "frame-open-cohort")).link("/co/programme/timetable"))
        },
        _ => html! { (Button::secondary(t!(words, "frame-plan-cohort")).link("/co/programme/timetable")) },
    }
}

async fn advance(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Nothing>,
) -> Answer<Result<See, Page>> {
    let programme = mine(&who)?;
    let done = act!(site, who, form, act => {
        readiness::advance(&mut act, programme).await?;
        Ok(See("/co/programme".to_owned()))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(trellis_programme::Stop::Refused(refusal)) => {
            let mut act = site.look(&who).await?;
            let frame = readiness::frame(&mut act, programme).await?;
            Ok(Err(overview(&site, &who, &frame, Some(refusal))))
        }
        Err(stop) => Err(stop.into()),
    }
}
