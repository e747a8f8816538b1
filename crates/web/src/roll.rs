//! The people of a cohort, and one person's record, as the coordinator sees them. No equality column, filter or sort.

use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{
    hat::Hat,
    id::{CohortId, PersonId, kind},
    participation::ParticipationState,
    permission::Action,
    refusal::Refusal,
    training::{Module, valid_until},
};
use trellis_programme::{
    Stop, applications, cohorts,
    people::{self, Line, Opened, Participation, Record},
    views::Done,
};
use trellis_ui::{
    Answer as Fact, Button, Cell, CheckAnswers, Errors, Markup, Table, Tag, WhoCanSee,
    field::{select, text, textarea},
    html,
};
use trellis_words::{Words, names, t};

use crate::{
    act,
    co::no_cohort,
    fields::Fields,
    form::Protected,
    frame::{again, at, mine},
    page::{Answer, Page},
    paging::{Part, part},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    views,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/people" "co-people" Two Coordinator Read => list;
    GET "/co/people/{id}" "co-person" Two Coordinator Read => show;
    POST "/co/people/{id}/reasons" "co-person" Two Coordinator Write => give_reason;
    POST "/co/hats/{id}/training" "co-person" Two Coordinator Write => record_training;
];

/// The one filter, and the cohort where it is not the newest that is open.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Filter {
    #[serde(default)]
    state: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    cohort: String,
    #[serde(default, rename = "lang")]
    _lang: String,
}

/// How many people a page lists.
const SHOWN: usize = 50;

async fn list(State(site): State<Site>, who: SignedIn, Query(filter): Query<Filter>) -> Answer {
    let words = who.words();
    let heading = t!(words, "roll-heading");
    let mut act = site.look_on_record(&who).await?;
    let asked = filter.cohort.parse().ok();
    let Some(cohort) = cohorts::current(&mut act, mine(&who)?, asked).await? else {
        return Ok(no_cohort(words, heading));
    };
    let state = ParticipationState::parse(&filter.state);
    let lines = people::list(&mut act, cohort.id, state).await?;
    act.commit_unrecorded().await?;
    let shown = part(&lines, &filter.page, SHOWN);
    let options = std::iter::once((String::new(), t!(words, "roll-any"))).chain(
        names::of("participation_states")
            .map(|name| (name.code.to_owned(), name.say(words.language()).to_owned())),
    );
    let kept = asked.map_or_else(String::new, |id: CohortId| format!("&cohort={id}"));
    let more = format!("/co/people?state={}{kept}", state.map_or("", ParticipationState::code));
    // Nobody is brought into a cohort that ends.
    let ending = !cohort.state.changes();
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "roll-lede", name = cohort.name.as_str())) }
        form action="/co/people" method="get" {
            @if asked.is_some() { input type="hidden" name="cohort" value=(cohort.id); }
            (select(words, "state", t!(words, "roll-state")).options(options).value(&filter.state))
            (Button::secondary(t!(words, "roll-filter")))
        }
        @if lines.is_empty() {
            p { (t!(words, "roll-nobody")) }
            @if !ending { (Button::primary(t!(words, "roll-bring-in")).link("/co/import")) }
        } @else {
            (shown.shown(words))
            (table(words, &shown))
            (shown.links(words, &more))
        }
        @if !ending {
            p {
                a href="/co/people/invitations" { (t!(words, "roll-invitations")) } " · "
                a href="/co/import" { (t!(words, "roll-import")) }
            }
        }
        (WhoCanSee::new(words, t!(words, "roll-who")))
    };
    Ok(Page::new(heading, body).back("/co").wide())
}

fn table(words: Words, shown: &Part<Line>) -> Table {
    let head =
        [t!(words, "roll-name"), t!(words, "roll-hat"), t!(words, "roll-state"), t!(words, "roll-waiting")];
    let mut table = Table::new(t!(words, "roll-caption", count = shown.total), head.map(Cell::new))
        .first_is_header()
        .stacking();
    for line in shown.here {
        let name = if line.name.is_empty() { t!(words, "roll-no-name") } else { line.name.clone() };
        let waiting = line.waiting.map(|days| words.days(usize::try_from(days).unwrap_or_default()));
        table = table.row([
            Cell::new(html! { a href={ "/co/people/" (line.person) } { (name) } }),
            Cell::new(words.name("hats", line.hat.code())),
            Cell::new(words.name("participation_states", line.state.code())),
            Cell::new(waiting.unwrap_or_else(|| "–".to_owned())),
        ]);
    }
    table
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Person>) -> Answer {
    let mut act = site.look_on_record(&who).await?;
    let opened = people::read(&mut act, id).await?;
    act.commit_unrecorded().await?;
    Ok(match opened {
        Opened::ReasonNeeded => prompt(&site, &who, id, "", &Errors::new()),
        Opened::Record(record) => page(&site, &who, &record, None),
    })
}

/// Outside the caseload: a reason first, which the person can read.
fn prompt(site: &Site, who: &SignedIn, id: PersonId, typed: &str, errors: &Errors) -> Page {
    let words = who.words();
    let heading = t!(words, "roll-reason-heading");
    let form = who
        .form(site, format!("/co/people/{id}/reasons"))
        .body(
            textarea(words, "reason", t!(words, "roll-reason"))
                .hint(t!(words, "roll-reason-hint"))
                .rows(3)
                .value(typed)
                .errors(errors)
                .below(WhoCanSee::new(words, t!(words, "roll-reason-who"))),
        )
        .submit(t!(words, "roll-reason-go-on"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "roll-reason-lede")) }
        (form)
    };
    again(Page::new(heading, body).back("/co/people"), errors)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    #[serde(default)]
    reason: String,
}

async fn give_reason(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Person>,
    form: Protected<Reason>,
) -> Answer<Result<See, Page>> {
    let done = act!(site, who, form, act => {
        people::give_reason(&mut act, id, &form.fields.reason).await?;
        Ok(See(format!("/co/people/{id}")))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(refusal)) => {
            let errors = at(who.words(), "reason", refusal);
            Ok(Err(prompt(&site, &who, id, &form.fields.reason, &errors)))
        }
        Err(stop) => Err(stop.into()),
    }
}

fn page(site: &Site, who: &SignedIn, record: &Record, typed: Option<(&Fields, &Errors)>) -> Page {
    let words = who.words();
    let heading = t!(words, "roll-person-heading");
    let none = Errors::new();
    let errors = typed.map_or(&none, |(_, errors)| errors);
    let facts = views::profile(words, &record.profile, &record.address).into_iter();
    let facts = facts.filter(|fact| fact.is_shown_by(Action::ReadPerson));
    let facts = facts.map(|fact| Fact::new(fact.label, fact.answer));
    let giver = record.hats.iter().find(|one| one.hat.gives() && one.state.open());
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        (CheckAnswers::new(words, facts).plain())
        h2 { (t!(words, "roll-hats")) }
        (hats(words, &record.hats, true))
        @if let Some(giver) = giver {
            h2 { (t!(words, "roll-training")) }
            (training(words, &record.training, giver.hat))
            @if trainable(giver.state) { (train(site, who, giver, typed)) }
            @else { p { (t!(words, "roll-training-later")) } }
        }
        p { (t!(words, "roll-looked")) }
    };
    again(Page::new(heading, body).back("/co/people"), errors)
}

/// Whether training can be recorded now.
const fn trainable(state: ParticipationState) -> bool {
    use ParticipationState::*;
    matches!(state, Accepted | Trained | Available | Placed | Paused)
}

/// In which hats somebody takes part, and where each stands; with what is to be done about it, for whoever decides.
pub fn hats(words: Words, hats: &[Participation], decides: bool) -> Markup {
    html! {
        ul.nhsuk-list {
            @for one in hats {
                li {
                    (words.name("hats", one.hat.code())) " "
                    (Tag::new(words.name("participation_states", one.state.code()))) " "
                    (t!(words, "roll-since", date = words.date_of(one.moved_at)))
                    @if decides && one.state == ParticipationState::Applied {
                        " " a href="/co/applications" { (t!(words, "roll-decide")) }
                    }
                }
            }
        }
    }
}

/// The training that a hat needs, and what of it is recorded.
pub fn training(words: Words, recorded: &[Done], hat: Hat) -> Markup {
    html! {
        ul.nhsuk-list {
            @for module in Module::required(hat) {
                @let done = recorded.iter().find(|done| done.module == *module);
                li {
                    (words.name("training_modules", module.code())) ": "
                    @match done {
                        Some(done) => (t!(words, "roll-module-done", date = words.date(done.on), source = done.source.as_str(), until = words.date(valid_until(done.on)))),
                        None => (t!(words, "roll-module-to-do")),
                    }
                }
            }
        }
    }
}

fn train(site: &Site, who: &SignedIn, giver: &Participation, typed: Option<(&Fields, &Errors)>) -> Markup {
    let words = who.words();
    let (empty, none) = (Fields::default(), Errors::new());
    let (fields, errors) = typed.unwrap_or((&empty, &none));
    let modules = Module::required(giver.hat)
        .iter()
        .map(|module| (module.code().to_owned(), words.name("training_modules", module.code()).to_owned()));
    let [day, month, year] = fields.boxes("on");
    let form = who
        .form(site, format!("/co/hats/{}/training", giver.id))
        .body(select(words, "module", t!(words, "roll-module")).options(modules).value(fields.text("module")))
        .body(
            trellis_ui::field::date(words, "on", t!(words, "roll-module-on"))
                .typed(day, month, year)
                .errors(errors),
        )
        .body(
            text(words, "source", t!(words, "roll-module-source"))
                .value(fields.text("source"))
                .errors(errors),
        )
        .submit(t!(words, "roll-record-training"));
    html! { (form) }
}

async fn record_training(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    form: Protected<Fields>,
) -> Answer<Result<See, Page>> {
    let words = who.words();
    form.fields.only(&["module".to_owned(), "source".to_owned()], &["on".to_owned()])?;
    let module = Module::parse(form.fields.text("module")).unwrap_or(Module::Confidentiality);
    let source = form.fields.text("source");
    let done = match form.fields.date("on") {
        None => Err(Stop::Refused(Refusal::Incomplete)),
        Some(on) => act!(site, who, form, act => {
            let of = applications::record_training(&mut act, id, module, on, source).await?;
            Ok(See(format!("/co/people/{of}")))
        }),
    };
    match done {
        Ok(see) => return Ok(Ok(see)),
        Err(Stop::Refused(_)) => {}
        Err(stop) => return Err(stop.into()),
    }
    let mut errors = Errors::new();
    if source.is_empty() {
        errors.add("source", t!(words, "roll-fill-in"));
    }
    if errors.is_empty() || form.fields.date("on").is_none() {
        errors.add_date("on", t!(words, "roll-day-past"));
    }
    let mut act = site.look_on_record(&who).await?;
    let of = applications::person_of(&mut act, id).await?;
    let opened = people::read(&mut act, of).await?;
    act.commit_unrecorded().await?;
    match opened {
        Opened::Record(record) => Ok(Err(page(&site, &who, &record, Some((&form.fields, &errors))))),
        Opened::ReasonNeeded => Ok(Err(prompt(&site, &who, of, "", &Errors::new()))),
    }
}
