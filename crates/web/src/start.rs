//! The mentee's way in: a short declaration, a few questions, and what comes after.

use axum::{extract::State, response::IntoResponse, response::Response};
use trellis_domain::{hat::Hat, id::kind, participation::ParticipationState as At};
use trellis_programme::{
    Act, Stop,
    drafts::Answers,
    intakes::{self, Known, Mentee},
};
use trellis_ui::{Button, Markup, Panel, Status, Task, TaskList, html, raw};
use trellis_words::{Words, content, t};

use crate::{
    account::Nothing,
    act,
    form::Protected,
    intake,
    journey::{self, Journey, Question, Step, named},
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/start" "start" One Member Read => landing;
    POST "/start" "start" One Member Write => begin;
    GET "/start/sent" "start" One Member Read => sent;
    GET "/start/{id}/check" "start" One Member Read => journey::check::<Start>;
    POST "/start/{id}/check" "start" One Member Write => send;
    GET "/start/{id}/{step}" "start" One Member Read => journey::show::<Start>;
    POST "/start/{id}/{step}" "start" One Member Write => journey::save::<Start>;
    POST "/start/{id}/{step}/draft" "start" One Member Write => journey::keep::<Start>;
];

/// The mentee's questions.
pub struct Start;

impl Journey for Start {
    const NAME: &'static str = "start";
    const PATH: &'static str = "/start";
    type Known = Known;

    async fn known(act: &mut Act, _: &Answers) -> Result<Known, Stop> {
        let known = intakes::known(act, Hat::Mentee).await?;
        if known.cohorts.is_empty() { Err(Stop::NotFound) } else { Ok(known) }
    }

    fn steps(words: Words, known: &Known, answers: &Answers) -> Vec<Step> {
        let mut steps = vec![declaration(words)];
        steps.extend(intake::which_cohort(words, known));
        steps.extend(intake::who_i_am(words, known, answers));
        steps.push(wants(words));
        steps.push(stage(words));
        steps.push(barriers(words));
        steps.extend(intake::how_i_meet(words, known));
        steps.push(intake::access(words));
        steps
    }

    fn before_sending(words: Words, known: &Known, answers: &Answers) -> Markup {
        let cohort = intake::cohort(known, answers);
        let dates =
            known.cohorts.iter().find(|(one, _)| Some(one.id) == cohort).map(|(one, _)| one.timetable);
        html! {
            h2 { (t!(words, "start-before-sending")) }
            ul.nhsuk-list.nhsuk-list--bullet {
                li { (t!(words, "start-coordinator-reads")) }
                li { (t!(words, "start-only-you")) }
                li { (t!(words, "start-nobody-else")) }
                @if let Some(dates) = dates { li { (t!(words, "start-match-by", date = words.date(dates.match_by))) } }
            }
        }
    }

    fn send_label(words: Words) -> String {
        t!(words, "start-send")
    }
}

fn declaration(words: Words) -> Step {
    let statement = content::page("self-declaration", words.language());
    let choice = vec![("yes".to_owned(), t!(words, "start-statement"))];
    let question = Question::many("declared", t!(words, "start-declare"), choice);
    let readers = t!(words, "start-declaration-readers");
    Step::new(
        "declaration",
        statement.title.to_owned(),
        readers,
        vec![question.needed(t!(words, "start-declare-needed"))],
    )
    .lede(raw::shipped(statement))
}

fn wants(words: Words) -> Step {
    let label = t!(words, "start-wants");
    let question = Question::many("wants", label.clone(), named(words, "helpers", |_| true));
    let question = question.hint(t!(words, "start-wants-hint")).needed(t!(words, "start-wants-needed"));
    Step::new("wants", label, t!(words, "intake-read-coordinator"), vec![question])
}

fn stage(words: Words) -> Step {
    let label = t!(words, "start-stage");
    let question = Question::one("stage", label.clone(), named(words, "stages", |_| true));
    Step::new("stage", label, t!(words, "intake-read-coordinator"), vec![question])
}

fn barriers(words: Words) -> Step {
    let label = t!(words, "start-barriers");
    let question = Question::many("barriers", label.clone(), named(words, "barriers", |_| true));
    Step::new("barriers", label, t!(words, "start-barriers-readers"), vec![question]).lede(html! {
        p { (t!(words, "start-barriers-note")) }
        p { a href="/speak-up" { (t!(words, "start-speak-up")) } }
    })
}

async fn landing(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let known = intakes::known(&mut act, Hat::Mentee).await?;
    let unfinished = journey::unfinished::<Start>(&mut act, words).await?;
    let mine =
        known.mine.iter().find(|one| one.hat == Hat::Mentee && one.state.open() && one.state != At::Started);
    let heading = if mine.is_some() { t!(words, "start-tasks") } else { t!(words, "start-heading") };
    let begin = who.form(&site, "/start");
    let body = html! {
        h1 { (heading) }
        @if let Some(mine) = mine {
            (tasks(words, mine.state))
        } @else if known.cohorts.is_empty() {
            p { (t!(words, "start-none-open")) }
            p { a href="/how-it-works" { (t!(words, "start-how")) } }
        } @else {
            p { (t!(words, "start-lede")) }
            p { (t!(words, "start-time")) }
            @if let Some(unfinished) = &unfinished {
                (unfinished)
                (begin.buttons(Button::secondary(t!(words, "start-again"))))
            } @else {
                (begin.submit(t!(words, "start-begin")))
            }
            h2 { (t!(words, "start-help-instead")) }
            ul.nhsuk-list {
                @for hat in Hat::GIVERS {
                    li { a href={ "/" (hat.code()) "/start" } { (words.name("hats", hat.code())) } }
                }
            }
        }
    };
    Ok(Page::new(heading, body).with_exit())
}

/// What is done and what is left before somebody waits in the queue.
fn tasks(words: Words, state: At) -> TaskList {
    let status = |done: bool| {
        if done {
            Status::Done(t!(words, "start-done"))
        } else {
            Status::ToDo(t!(words, "start-not-started"))
        }
    };
    let needs = Task::new(t!(words, "start-task-needs"), status(state != At::Declared)).href("/needs");
    let preferences = status(!matches!(state, At::Declared | At::Profiled));
    let preferences =
        Task::new(t!(words, "start-task-preferences"), preferences).href("/me/preferences-for-matching");
    let declared = Task::new(t!(words, "start-task-declared"), status(true));
    TaskList::new("start", [declared, needs, preferences])
}

async fn begin(State(site): State<Site>, who: SignedIn, _: Protected<Nothing>) -> Answer<See> {
    Ok(journey::begin::<Start>(&site, &who, Answers::default()).await?)
}

async fn send(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Draft>,
    form: Protected<Nothing>,
) -> Answer<Response> {
    let words = who.words();
    let statement = i64::from(content::page("self-declaration", who.language).version);
    let see = act!(site, who, form, act => {
        let (answers, known) = journey::ready::<Start>(&mut act, words, id).await?;
        let cohort = intake::cohort(&known, &answers).ok_or(Stop::NotFound)?;
        let mentee = Mentee {
            cohort,
            statement: if answers.has("declared", "yes") { statement } else { 0 },
            profile: intake::profile(&known, &answers),
            wants: answers.all("wants").iter().filter_map(|code| Hat::parse(code)).collect(),
            stage: answers.one("stage").to_owned(),
            barriers: answers.all("barriers").to_vec(),
        };
        intakes::declare(&mut act, id, mentee, who.language).await?;
        Ok(See("/start/sent".to_owned()))
    })?;
    Ok(see.into_response())
}

async fn sent(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let known = intakes::known(&mut act, Hat::Mentee).await?;
    let mine = known.mine.iter().find(|one| one.hat == Hat::Mentee && one.state.open());
    let heading = t!(words, "start-sent");
    let body = html! {
        (Panel::new(heading.as_str()).body(t!(words, "start-sent-text")))
        h2 { (t!(words, "start-what-next")) }
        p { (t!(words, "start-coordinator-reads")) }
        @if let Some(mine) = mine { (tasks(words, mine.state)) }
        (Button::primary(t!(words, "start-to-needs")).link("/needs"))
        p { a href="/start" { (t!(words, "start-how-to-stop")) } }
    };
    Ok(Page::new(heading, body).with_exit())
}
