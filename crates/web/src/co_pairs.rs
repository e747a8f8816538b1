//! Pairs as a coordinator sees them: state and last meeting, pause and resume.

use axum::extract::State;
use trellis_domain::{coverage::Line as Coverage, disclosure::ProtectedCount, id::kind, pair::PairState};
use trellis_programme::{
    overview::{self, CohortPairs, Line},
    reach::Reach,
};
use trellis_ui::{
    Button, Cell, Details, Markup, Render as _, Table, Tag,
    constellation::{Constellation, Line as DrawnLine, Place},
    html,
};
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
        @for (cohort, number) in cohorts.iter().zip(1..) {
            (section(words, &site, &who, cohort))
            @if !cohort.lines.is_empty() { (reach(words, number, &cohort.reach)) }
        }
    };
    Ok(Page::new(heading, body).back("/co").wide())
}

/// The model over a whole cohort, in counts that tell nobody apart.
fn reach(words: Words, number: usize, reach: &Reach) -> Markup {
    let picture = Constellation::new(
        t!(words, "overview-reach"),
        t!(words, "overview-reach-text"),
        t!(words, "overview-reach-centre"),
    );
    let mentees = about(words, reach.mentees);
    let line = |(line, count): &(Coverage, ProtectedCount)| {
        let (place, said) = match line {
            Coverage::Mentor => (Place::Mentor, "overview-reach-mentor"),
            Coverage::Sponsor => (Place::Sponsorship, "overview-reach-sponsor"),
            Coverage::Ally => (Place::Allyship, "overview-reach-ally"),
            Coverage::Circle | Coverage::Lens => (Place::Circles, "overview-reach-circle"),
        };
        let note = about(words, *count);
        let sentence = t!(words, said, count = note.as_str(), mentees = mentees.as_str());
        DrawnLine::new(place, words.name("coverage_lines", line.code()), sentence, note)
            .answered(*count != ProtectedCount::Zero)
    };
    let lens = DrawnLine::new(
        Place::Lens,
        t!(words, "overview-reach-lens-name"),
        t!(words, "overview-reach-lens"),
        t!(words, "overview-reach-lens-note"),
    )
    .answered(true);
    let picture = reach.lines.iter().map(line).fold(picture, Constellation::line).line(lens);
    let body = html! {
        p { (t!(words, "overview-reach-text")) }
        (picture.id(format!("reach-{number}")))
        p.nhsuk-hint { (t!(words, "overview-reach-star")) }
    };
    Details::new(t!(words, "overview-reach"), body).render()
}

fn about(words: Words, count: ProtectedCount) -> String {
    match count {
        ProtectedCount::Zero => t!(words, "overview-reach-none"),
        ProtectedCount::Suppressed => t!(words, "overview-reach-few"),
        ProtectedCount::Rounded(about) => t!(words, "guardian-about", count = about),
    }
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
