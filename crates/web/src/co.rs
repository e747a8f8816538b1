//! The coordinator's home: what waits, the most urgent first; for a new programme the steps of its set-up.

use axum::extract::State;
use trellis_domain::cohort::ProgrammeState;
use trellis_programme::{
    applications::Application,
    duties::{self, Duties},
};
use trellis_ui::{Button, Markup, NextStep, Status, Tag, Task, TaskList, html};
use trellis_words::{Words, t};

use crate::{
    frame,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co" "co" Two Coordinator Read => show;
];

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let duties = duties::of(&mut act, frame::mine(&who)?).await?;
    let heading = t!(words, "co-heading");
    let state = duties.frame.programme.state;
    let new = matches!(state, ProgrammeState::Draft | ProgrammeState::Authorised | ProgrammeState::Ready);
    let body = html! {
        h1 { (heading) }
        p {
            (duties.frame.programme.internal_name) " "
            (Tag::new(words.name("programme_states", state.code())))
        }
        (next(words, &duties))
        @if let Some(ends) = duties.frame.last_call() { (frame::last_call(words, ends)) }
        @if new {
            h2 { (t!(words, "co-set-up")) }
            p { (t!(words, "co-set-up-lede")) }
            (frame::steps(words, &duties.frame))
        } @else {
            h2 { (t!(words, "co-waits")) }
            (tasks(words, &duties))
        }
        h2 { (t!(words, "co-more")) }
        (links(words, &duties))
        p { a href="/guides/first-30-days-coordinating" { (t!(words, "guides-coordinating")) } }
    };
    Ok(Page::new(heading, body))
}

/// The one card.
fn next(words: Words, duties: &Duties) -> NextStep {
    let step = |heading: String, text: String| NextStep::new(words, heading, text);
    let late = duties.applications.iter().filter(|one| one.overdue).count();
    let planned = duties.frame.plans();
    let missing = duties.frame.missing().len();
    let state = duties.frame.programme.state;
    let running = state == ProgrammeState::Running;
    if state == ProgrammeState::Closed {
        return step(t!(words, "co-next-closed"), t!(words, "co-next-closed-text"))
            .link(t!(words, "co-next-closed-link"), "/co/programme");
    }
    if late > 0 {
        return step(t!(words, "co-next-late"), t!(words, "co-next-late-text", count = late))
            .link(t!(words, "co-next-applications-link"), "/co/applications");
    }
    if state == ProgrammeState::Closing && !planned {
        return step(t!(words, "co-next-closing"), t!(words, "co-next-closing-text"))
            .link(t!(words, "co-next-closing-link"), "/co/programme/timetable");
    }
    if !running && missing > 0 {
        return step(t!(words, "co-next-set-up"), t!(words, "co-next-set-up-text", count = missing))
            .link(t!(words, "co-next-set-up-link"), "/co/programme");
    }
    if !running {
        let opens = state.leads_to(ProgrammeState::Running);
        let link = if planned && opens { "/co/programme/timetable" } else { "/co/programme" };
        return step(t!(words, "co-next-go-on"), t!(words, "co-next-go-on-text"))
            .link(t!(words, "co-next-set-up-link"), link);
    }
    if !duties.applications.is_empty() {
        let count = duties.applications.len();
        return step(
            t!(words, "co-next-applications"),
            t!(words, "co-next-applications-text", count = count),
        )
        .link(t!(words, "co-next-applications-link"), "/co/applications");
    }
    if duties.people == 0 {
        return step(t!(words, "co-next-people"), t!(words, "co-next-people-text"))
            .link(t!(words, "co-next-people-link"), "/co/import");
    }
    if duties.waiting > 0 {
        return step(t!(words, "co-next-match"), t!(words, "co-next-match-text", count = duties.waiting))
            .link(t!(words, "co-next-match-link"), "/co/matching");
    }
    step(t!(words, "co-next-nothing"), t!(words, "co-next-nothing-text"))
        .link(t!(words, "co-next-nothing-link"), "/co/people")
}

/// What waits, the most urgent first; nothing that is nought.
fn tasks(words: Words, duties: &Duties) -> Markup {
    let late: Vec<&Application> = duties.applications.iter().filter(|one| one.overdue).collect();
    let mut tasks = Vec::new();
    let mut task = |count: usize, name: String, href: &str, urgent: bool| {
        if count > 0 {
            let word = words.number(count);
            let status = if urgent { Status::Look(word) } else { Status::ToDo(word) };
            tasks.push(Task::new(name, status).href(href));
        }
    };
    let long = duties.longest_wait.is_some_and(|days| days > duties::LONG_WAIT);
    task(duties.support, t!(words, "co-support-task"), "/co/support", true);
    task(late.len(), t!(words, "co-task-late"), "/co/applications", true);
    if let Some(days) = duties.longest_wait {
        let days = usize::try_from(days).unwrap_or_default();
        let name = t!(words, "co-task-waiting", time = words.days(days));
        task(duties.waiting, name, "/co/people?state=waiting", long);
    }
    for (cohort, count) in &duties.rematches {
        task(*count, t!(words, "co-task-rematch"), &format!("/co/matching?cohort={cohort}"), true);
    }
    task(duties.unsigned, t!(words, "co-task-unsigned"), "/co/pairs", false);
    task(duties.quiet, t!(words, "co-task-quiet"), "/co/pairs", true);
    let open = duties.applications.len() - late.len();
    task(open, t!(words, "co-task-applications"), "/co/applications", false);
    task(duties.untrained, t!(words, "co-task-untrained"), "/co/people?state=accepted", false);
    task(duties.uninvited, t!(words, "co-task-uninvited"), "/co/people/invitations", false);
    task(duties.frame.missing().len(), t!(words, "co-task-missing"), "/co/programme", false);
    html! {
        @if tasks.is_empty() { p { (t!(words, "co-nothing-waits")) } } @else { (TaskList::new("waits", tasks)) }
    }
}

fn links(words: Words, duties: &Duties) -> Markup {
    use ProgrammeState::{Closed, Closing};
    // Each with the states in which it leads nowhere any more.
    let all: [(&str, String, &[ProgrammeState]); 13] = [
        ("/co/people", t!(words, "co-people"), &[]),
        ("/co/applications", t!(words, "co-applications"), &[Closed]),
        ("/co/people/invitations", t!(words, "co-invitations"), &[Closing, Closed]),
        ("/co/import", t!(words, "co-import"), &[Closing, Closed]),
        ("/co/matching", t!(words, "co-match"), &[Closing, Closed]),
        ("/co/pairs", t!(words, "co-pairs"), &[]),
        ("/co/circles", t!(words, "co-circles"), &[]),
        ("/co/calls", t!(words, "calls-co-link"), &[Closed]),
        ("/co/instruments", t!(words, "instruments-link"), &[Closed]),
        ("/co/support", t!(words, "co-support-link"), &[]),
        ("/co/supervision", t!(words, "co-supervision"), &[]),
        ("/ngt", t!(words, "ngt-link"), &[]),
        ("/co/programme", t!(words, "co-programme"), &[]),
    ];
    let state = duties.frame.programme.state;
    html! {
        @if let Some(cohort) = &duties.cohort {
            p { (t!(words, "co-cohort", name = cohort.name.as_str(), state = words.name("cohort_states", cohort.state.code()))) }
        }
        ul.nhsuk-list {
            @for (href, label, _) in all.iter().filter(|(.., shut)| !shut.contains(&state)) {
                li { a href=(href) { (label) } }
            }
        }
    }
}

/// A page that needs a cohort, before there is one.
pub fn no_cohort(words: Words, heading: String) -> Page {
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "co-no-cohort")) }
        (Button::primary(t!(words, "co-no-cohort-link")).link("/co/programme/timetable"))
    };
    Page::new(heading, body).back("/co")
}
