//! Pairs as a coordinator sees them: state and last meeting, pause and resume.

use axum::extract::State;
use trellis_domain::{id::kind, pair::PairState};
use trellis_programme::overview::{self, CohortPairs, Line};
use trellis_ui::{Button, Cell, Markup, Render as _, Table, Tag, html};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    home::state_name,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    suggestions::Nothing,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/pairs" "co-pairs" One Coordinator Read => list;
    POST "/co/pairs/{id}/pause" "co-pairs" One Coordinator Write => pause;
    POST "/co/pairs/{id}/resumption" "co-pairs" One Coordinator Write => resume;
];

async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
    let cohorts = overview::every(&mut act).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "overview-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "overview-lede")) }
        p { (t!(words, "overview-pause-note")) }
        @for cohort in &cohorts { (section(words, &site, &who, cohort)) }
    };
    Ok(Page::new(heading, body).back("/co").wide())
}

fn section(words: Words, site: &Site, who: &SignedIn, cohort: &CohortPairs) -> Markup {
    if cohort.lines.is_empty() {
        return html! { h2 { (cohort.cohort) } p { (t!(words, "overview-none")) } };
    }
    let head = [
        Cell::new(t!(words, "overview-mentee")),
        Cell::new(t!(words, "overview-giver")),
        Cell::new(t!(words, "overview-kind")),
        Cell::new(t!(words, "overview-state")),
        Cell::new(t!(words, "overview-last-met")),
        Cell::new(t!(words, "overview-act")),
    ];
    let mut table = Table::new(cohort.cohort.clone(), head).first_is_header().stacking();
    for line in &cohort.lines {
        let met = line.last_met.map_or_else(|| t!(words, "overview-not-met"), |at| words.date_of(at));
        table = table.row([
            Cell::new(&line.mentee),
            Cell::new(&line.giver),
            Cell::new(words.name("hats", line.pair.kind.code())),
            Cell::new(Tag::new(state(words, line.pair.state, line.handing_over))),
            Cell::new(met),
            Cell::new(html! { (change(words, site, who, line)) (sent(words, line)) }),
        ]);
    }
    table.render()
}

/// Where a pair stands, as its coordinators read it.
pub fn state(words: Words, state: PairState, handing_over: bool) -> String {
    if handing_over { t!(words, "overview-handing-over") } else { state_name(words, state) }
}

fn change(words: Words, site: &Site, who: &SignedIn, line: &Line) -> Markup {
    let of = t!(words, "overview-of", mentee = line.mentee.clone(), giver = line.giver.clone());
    let button = |label: String, page: &str| {
        let label = html! { (label) span.nhsuk-u-visually-hidden { " " (of) } };
        let form = who.form(site, format!("/co/pairs/{}/{page}", line.pair.id));
        form.buttons(Button::secondary(label).small().once()).render()
    };
    match line.pair.state {
        PairState::Active => button(t!(words, "overview-pause"), "pause"),
        PairState::Paused if line.handing_over => html! { (t!(words, "overview-handing-over-note")) },
        PairState::Paused => button(t!(words, "overview-resume"), "resumption"),
        _ => html! { "–" },
    }
}

/// The way to what the two have sent.
fn sent(words: Words, line: &Line) -> Markup {
    let of = t!(words, "overview-of", mentee = line.mentee.clone(), giver = line.giver.clone());
    html! { @if line.summaries > 0 {
        p { a href={ "/co/pairs/" (line.pair.id) "/summaries" } {
            (t!(words, "summaries-read-link", count = line.summaries)) span.nhsuk-u-visually-hidden { " " (of) }
        } }
    } }
}

async fn pause(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        overview::pause(&mut act, id).await?;
        Ok(See("/co/pairs".to_owned()))
    })?)
}

async fn resume(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        overview::resume(&mut act, id).await?;
        Ok(See("/co/pairs".to_owned()))
    })?)
}
