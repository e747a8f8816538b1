//! Matching: the cohort's runs, the settings of a new one with its live preview, and the coordinator's pins.

mod pins;
mod run;
mod settings;
mod why;

use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::id::{CohortId, RunId};
use trellis_programme::matching::{self, LayerOutcome, Outcome, Overview};
use trellis_ui::{Cell, Markup, Table, html};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};
use settings::Fields;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/matching" "matching" Two Coordinator Read => show;
    GET "/co/matching/preview" "matching" Two Coordinator Read => preview;
    POST "/co/matching/runs" "matching" Two Coordinator Write => draft;
    GET "/co/matching/runs/{id}" "run" Two Coordinator Read => run::show;
    POST "/co/matching/runs/{id}/publication" "run" Two Coordinator Write => run::publish;
    POST "/co/matching/runs/{id}/removal" "run" Two Coordinator Write => run::discard;
    POST "/co/matching/pins" "matching" Two Coordinator Write => pins::pin;
    POST "/co/matching/pins/lifted" "matching" Two Coordinator Write => pins::lift;
];

#[derive(Deserialize, Default)]
struct Asked {
    #[serde(default)]
    cohort: String,
}

async fn show(State(site): State<Site>, who: SignedIn, Query(asked): Query<Asked>) -> Answer {
    let words = who.words();
    let cohort: Option<CohortId> = asked.cohort.parse().ok();
    let mut act = site.look_on_record(&who).await?;
    let page = matching::overview(&mut act, cohort).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "matching-heading");
    let body = html! {
        h1 { (heading) }
        (cohorts(words, &page))
        p { (t!(words, "matching-waiting", mentees = page.waiting, givers = page.givers)) }
        p { (t!(words, "matching-nobody-told")) }
        h2 { (t!(words, "matching-new")) }
        (settings::form(words, &site, &who, &page, &Fields::default()))
        div #preview.trellis-preview aria-live="polite" {}
        h2 { (t!(words, "matching-runs")) }
        (runs(words, &page))
        h2 { (t!(words, "matching-pins")) }
        (pins::list(words, &site, &who, page.cohort.id, &page.names, &page.pins))
    };
    Ok(Page::new(heading, body).script("sliders.js").back("/co").wide())
}

fn cohorts(words: Words, page: &Overview) -> Markup {
    html! {
        p { (t!(words, "matching-cohort", cohort = page.cohort.name.as_str())) }
        @if page.cohorts.len() > 1 {
            nav aria-label=(t!(words, "matching-cohorts")) {
                ul.trellis-chips {
                    @for cohort in &page.cohorts {
                        li { a href={ "/co/matching?cohort=" (cohort.id) } aria-current=[(cohort.id == page.cohort.id).then_some("true")] { (cohort.name) } }
                    }
                }
            }
        }
    }
}

fn runs(words: Words, page: &Overview) -> Markup {
    let head = [t!(words, "matching-run"), t!(words, "matching-made"), t!(words, "matching-state")];
    let mut table = Table::new(t!(words, "matching-runs-caption"), head.map(Cell::new)).stacking();
    for run in &page.runs {
        let name = if run.shortlist {
            t!(words, "matching-run-shortlist", number = run.number)
        } else {
            t!(words, "matching-run-final", number = run.number)
        };
        let link = html! { a href={ "/co/matching/runs/" (run.id) } { (name) } };
        let state = match run.published_at {
            Some(at) => t!(words, "matching-published-on", date = words.date_of(at)),
            None => t!(words, "matching-draft"),
        };
        table = table.row([Cell::new(link), Cell::new(words.moment(run.made_at)), Cell::new(state)]);
    }
    html! { @if page.runs.is_empty() { p { (t!(words, "matching-no-runs")) } } @else { (table) } }
}

/// The fragment beside the sliders: what a run with these settings would give. Numbers only, no names.
async fn preview(
    State(site): State<Site>,
    who: SignedIn,
    Query(fields): Query<std::collections::BTreeMap<String, String>>,
) -> Answer<Response> {
    let words = who.words();
    let fields = Fields::read(fields).ok_or(Halt::Unreadable)?;
    let cohort: CohortId = fields.cohort.parse().map_err(|_| Halt::Missing)?;
    let mut act = site.look(&who).await?;
    let outcome = matching::preview(&mut act, cohort, &fields.settings()).await?;
    let fragment = html! { h3 { (t!(words, "matching-preview")) } (figures(words, &outcome)) };
    Ok(Html(fragment.into_string()).into_response())
}

/// For each kind of helper: how many, how well, who is left.
fn figures(words: Words, outcome: &Outcome) -> Markup {
    let head = [
        t!(words, "matching-kind"),
        t!(words, "matching-proposals"),
        t!(words, "matching-strong"),
        t!(words, "matching-good"),
        t!(words, "matching-fair"),
        t!(words, "matching-weak"),
        t!(words, "matching-left"),
    ];
    let head = head
        .into_iter()
        .enumerate()
        .map(|(place, name)| if place == 0 { Cell::new(name) } else { Cell::number(name) });
    let mut table = Table::new(t!(words, "matching-figures"), head).first_is_header();
    let number = |count: usize| Cell::number(words.number(count));
    for layer in asked_for(outcome) {
        let fit = |fit: &str| number(layer.matches.iter().filter(|one| one.fit == fit).count());
        table = table.row([
            Cell::new(words.name("hats", layer.kind.code())),
            number(layer.matches.len()),
            fit("strong"),
            fit("good"),
            fit("fair"),
            fit("weak"),
            number(layer.unserved.len()),
        ]);
    }
    html! { (table.scrolling()) }
}

/// The kinds of helper that anybody wants; all of them where nobody wants any.
fn asked_for(outcome: &Outcome) -> impl Iterator<Item = &LayerOutcome> {
    let wanted = |layer: &&LayerOutcome| !layer.matches.is_empty() || !layer.unserved.is_empty();
    let none = !outcome.layers.iter().any(|layer| wanted(&layer));
    outcome.layers.iter().filter(move |layer| none || wanted(layer))
}

async fn draft(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<std::collections::BTreeMap<String, String>>,
) -> Answer<See> {
    let fields = Fields::read(form.fields.clone()).ok_or(Halt::Unreadable)?;
    let cohort: CohortId = fields.cohort.parse().map_err(|_| Halt::Missing)?;
    let settings = fields.settings();
    Ok(act!(site, who, form, act => {
        let run: RunId = matching::draft(&mut act, cohort, &settings).await?;
        Ok(See(format!("/co/matching/runs/{run}")))
    })?)
}

/// An id of a run in an address.
type RunPath = PathId<trellis_domain::id::kind::Run>;
