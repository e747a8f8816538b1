//! Circles as a coordinator sees them: states, dates, how many. Never a list of who said yes, and never what is said.

use axum::extract::State;
use trellis_domain::{
    circle::{CircleState, JOINING, LEADERS},
    id::kind,
};
use trellis_programme::circles::{
    Seat,
    facts::{self, CohortCircles, Facts},
    mergers,
};
use trellis_ui::{
    Answer as Fact, Button, Cell, CheckAnswers, Inset, Markup, Table, Tag, WhoCanSee, buttons, html,
};
use trellis_words::{Words, t};

use super::state_name;
use crate::{
    page::{Answer, Page},
    path::PathId,
    site::Site,
    visitor::SignedIn,
};

/// Every circle of the programme.
pub async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
    let cohorts = facts::every(&mut act).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "co-circles-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "co-circles-lede")) }
        @if cohorts.is_empty() {
            p { (t!(words, "co-no-cohort")) }
            (buttons(Button::primary(t!(words, "co-no-cohort-link")).link("/co/programme/timetable")))
        }
        @for cohort in &cohorts { (section(words, cohort)) }
        (WhoCanSee::new(words, t!(words, "co-circles-who")))
    };
    Ok(Page::new(heading, body).back("/co").wide())
}

fn section(words: Words, cohort: &CohortCircles) -> Markup {
    let form = format!("/co/circles/new?cohort={}", cohort.cohort);
    html! {
        @if cohort.circles.is_empty() { h2 { (cohort.name) } p { (t!(words, "co-circles-none")) } }
        @else { (table(words, cohort)) }
        @if cohort.forms { (buttons(Button::secondary(t!(words, "co-circles-form", cohort = cohort.name.as_str())).link(form))) }
    }
}

fn table(words: Words, cohort: &CohortCircles) -> Table {
    let head = [
        t!(words, "co-circles-name"),
        t!(words, "co-circles-state"),
        t!(words, "co-circles-members"),
        t!(words, "co-circles-held"),
        t!(words, "co-circles-last"),
        t!(words, "co-circles-next"),
    ];
    let mut table = Table::new(cohort.name.clone(), head.map(Cell::new)).first_is_header().stacking();
    for facts in &cohort.circles {
        let circle = &facts.circle;
        let last = facts.last().map_or_else(
            || t!(words, "co-circles-not-met"),
            |(at, heads)| t!(words, "co-circles-last-text", date = words.date_of(at), count = heads),
        );
        table = table.row([
            Cell::new(html! { a href={ "/co/circles/" (circle.id) } { (circle.name) } }),
            Cell::new(Tag::new(state_name(words, circle.state))),
            Cell::new(words.number(facts.members)),
            Cell::new(t!(
                words,
                "co-circles-of",
                held = words.number(facts.held()),
                planned = words.number(circle.sessions)
            )),
            Cell::new(last),
            Cell::new(facts.next().map_or_else(|| t!(words, "co-circles-no-date"), |at| words.date_of(at))),
        ]);
    }
    table
}

/// One circle.
pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
    let facts = facts::read(&mut act, id).await?;
    let proposed = mergers::proposed(&mut act, id).await?;
    act.looked_through(facts.circle.cohort, "co-circles").await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "co-circle-heading");
    let body = html! {
        h1 { (heading) }
        h2 { (facts.circle.name) " " (Tag::new(state_name(words, facts.circle.state))) }
        @if let Some((other, until)) = &proposed {
            (Inset::text(words, t!(words, "mergers-proposed", other = other.as_str(), date = words.date_of(*until))))
        } @else {
            (Inset::text(words, next(words, &facts)))
        }
        (lines(words, &facts))
        @if facts.circle.state == CircleState::Forming { (draft(words, &site, &who, &facts)) }
        @else { (more(words, &facts, proposed.is_some())) }
        (WhoCanSee::new(words, t!(words, "co-circles-who"))
            .reader(t!(words, "co-circles-who-names"))
            .reader(t!(words, "co-circles-who-rules")))
    };
    Ok(Page::new(heading, body).back("/co/circles"))
}

/// Who acts next.
fn next(words: Words, facts: &Facts) -> String {
    let by = || words.date_of(trellis_domain::circle::answer_by(facts.circle.moved_at));
    match facts.circle.state {
        CircleState::Forming if facts.members > 0 => t!(words, "co-circle-again", count = facts.members),
        CircleState::Forming => t!(words, "co-circle-forming"),
        CircleState::Offered => t!(words, "co-circle-offered", date = by()),
        CircleState::Contracting => t!(words, "co-circle-contracting"),
        CircleState::Running => t!(words, "co-circle-running"),
        CircleState::Merging => t!(words, "co-circle-merging"),
        CircleState::Deciding => t!(words, "co-circle-deciding"),
        CircleState::Alumni => t!(words, "co-circle-alumni"),
        CircleState::Closed => t!(words, "co-circle-closed"),
    }
}

fn lines(words: Words, facts: &Facts) -> CheckAnswers {
    let leaders =
        if facts.leaders.is_empty() { t!(words, "co-circle-no-leader") } else { words.list(&facts.leaders) };
    let mut lines = vec![
        Fact::new(t!(words, "circles-leaders"), leaders),
        Fact::new(t!(words, "co-circle-places"), words.number(facts.offered)),
        Fact::new(t!(words, "co-circles-members"), words.number(facts.members)),
    ];
    if !facts.circle.slot.is_empty() {
        lines.push(Fact::new(t!(words, "circles-slot"), words.name("slots", &facts.circle.slot)));
    }
    let held = words.number(facts.held());
    let planned = words.number(facts.circle.sessions);
    lines.push(Fact::new(
        t!(words, "co-circles-held"),
        t!(words, "co-circles-of", held = held, planned = planned),
    ));
    if let Some((at, heads)) = facts.last() {
        let text = t!(words, "co-circles-last-text", date = words.date_of(at), count = heads);
        lines.push(Fact::new(t!(words, "co-circles-last"), text));
    }
    if let Some(at) = facts.next() {
        lines.push(Fact::new(t!(words, "co-circles-next"), words.date_of(at)));
    }
    CheckAnswers::new(words, lines)
}

/// The draft with the people in it, to change, to offer or to drop.
fn draft(words: Words, site: &Site, who: &SignedIn, facts: &Facts) -> Markup {
    let path = format!("/co/circles/{}", facts.circle.id);
    let names: Vec<&Seat> = facts.drafted.iter().collect();
    html! {
        @if !names.is_empty() {
            h2 { (t!(words, "co-circle-draft")) }
            ul.nhsuk-list.nhsuk-list--bullet { @for seat in names { li { (seat.name) } } }
            (who.form(site, format!("{path}/offer")).submit(t!(words, "co-circle-offer")))
            p.nhsuk-hint { (t!(words, "co-circle-offer-hint")) " " (t!(words, "co-circle-tried")) }
        }
        (buttons(Button::secondary(t!(words, "co-circle-change")).link(format!("{path}/draft"))))
        (who.form(site, format!("{path}/removal")).buttons(Button::warning(t!(words, "co-circle-drop")).once()))
        p.nhsuk-hint { (t!(words, "co-circle-drop-hint")) }
    }
}

/// What can be done once places were offered.
fn more(words: Words, facts: &Facts, asked: bool) -> Markup {
    let path = format!("/co/circles/{}", facts.circle.id);
    let state = facts.circle.state;
    let joins = !asked && state.takes_people() && (facts.held() < JOINING || state == CircleState::Merging);
    let lacks = state.open() && facts.leaders.len() < LEADERS;
    html! {
        @if joins { (buttons(Button::secondary(t!(words, "co-circle-more")).link(format!("{path}/places")))) }
        @else if state.takes_people() && !asked { p { (t!(words, "co-circle-joining-closed")) } }
        @if joins { p.nhsuk-hint { (t!(words, "co-circle-more-hint")) } }
        @if joins && state == CircleState::Merging {
            (buttons(Button::secondary(t!(words, "mergers-propose")).link(format!("{path}/merger"))))
            p.nhsuk-hint { (t!(words, "mergers-propose-hint")) }
        }
        @if lacks { (buttons(Button::primary(t!(words, "co-circle-lead")).link(format!("{path}/leaders")))) }
        @if state != CircleState::Closed { p { a href={ (path) "/ending" } { (t!(words, "circles-end")) } } }
    }
}
