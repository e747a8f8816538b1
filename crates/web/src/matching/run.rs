//! One run: every proposal with its reasons, the load, who waits, pins, and the difference to another run.

use std::collections::BTreeSet;

use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{
    id::{ParticipationId, RunId},
    pair::Kind,
};
use trellis_programme::matching::{self, Difference, LayerOutcome, Named, Proposed, RunPage};
use trellis_ui::{Button, Cell, Details, Markup, Table, Tag, buttons, html};
use trellis_words::{Words, t};

use super::{
    RunPath, asked_for, figures,
    pins::{self, Typed},
    why,
};
use crate::{
    account::Nothing,
    act,
    form::Protected,
    frame::again,
    page::{Answer, Page},
    paging::{self, Part, part},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// How many mentees a page shows, each with up to three people for every kind of helper.
const SHOWN: usize = 20;
/// How many differences a page lists.
const DIFFERENCES: usize = 100;

#[derive(Deserialize, Default)]
pub struct Asked {
    /// Another run to compare with.
    #[serde(default)]
    with: String,
    /// Which page of its mentees.
    #[serde(default)]
    page: String,
}

pub async fn show(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): RunPath,
    Query(asked): Query<Asked>,
) -> Answer {
    page(&site, &who, id, &asked, &Typed::default()).await
}

/// The run again, on the page that shows the pair of a form that has to be put right.
pub async fn with_errors(site: &Site, who: &SignedIn, id: RunId, typed: &Typed) -> Answer {
    page(site, who, id, &Asked::default(), typed).await
}

async fn page(site: &Site, who: &SignedIn, id: RunId, asked: &Asked, typed: &Typed) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(who).await?;
    let page = matching::run(&mut act, id).await?;
    let other: Option<RunId> = asked.with.parse().ok();
    let difference = match other {
        Some(other) => Some(matching::difference(&matching::outcome(&mut act, other).await?, &page.outcome)),
        None => None,
    };
    act.commit_unrecorded().await?;
    let heading = if page.run.shortlist {
        t!(words, "matching-run-shortlist", number = page.run.number)
    } else {
        t!(words, "matching-run-final", number = page.run.number)
    };
    let mentees = mentees(&page);
    let place = typed.mentee().and_then(|mentee| mentees.iter().position(|one| one.participation == mentee));
    let asked = place.map_or(asked.page.clone(), |place| paging::page_of(place, SHOWN).to_string());
    let shown = part(&mentees, &asked, SHOWN);
    let body = html! {
        (typed.errors.summary(words))
        h1 { (heading) }
        (standing(words, site, who, &page))
        (figures(words, &page.outcome))
        p.nhsuk-hint { (t!(words, "matching-seed", seed = format!("{:016x}", page.outcome.seed))) }
        (compared(words, &page, difference.as_ref()))
        (shown.shown(words))
        @for layer in asked_for(&page.outcome) { (kind(&Sheet { words, site, who, page: &page, typed, shown: &shown }, layer)) }
        (shown.links(words, &format!("/co/matching/runs/{id}")))
    };
    let back = format!("/co/matching?cohort={}", page.run.cohort);
    Ok(again(Page::new(heading, body).back(back).wide(), &typed.errors))
}

/// Everybody whom the run is about, in the order of their names: with somebody proposed, or left without.
fn mentees(page: &RunPage) -> Vec<&Named> {
    let layers = || page.outcome.layers.iter();
    let proposed = layers().flat_map(|layer| layer.matches.iter().map(|one| one.mentee));
    let left = layers().flat_map(|layer| layer.unserved.iter().map(|one| one.mentee));
    let on: BTreeSet<ParticipationId> = proposed.chain(left).collect();
    page.names.iter().filter(|named| on.contains(&named.participation)).collect()
}

/// What every part of the page is drawn from.
struct Sheet<'a> {
    words: Words,
    site: &'a Site,
    who: &'a SignedIn,
    page: &'a RunPage,
    typed: &'a Typed,
    shown: &'a Part<'a, &'a Named>,
}

/// Draft: publish or drop. Published: when.
fn standing(words: Words, site: &Site, who: &SignedIn, page: &RunPage) -> Markup {
    if let Some(at) = page.run.published_at {
        return html! { p { (Tag::new(t!(words, "matching-published"))) " " (t!(words, "matching-published-on", date = words.date_of(at))) } };
    }
    let action = |verb: &str| format!("/co/matching/runs/{}/{verb}", page.run.id);
    let text = if page.run.shortlist {
        t!(words, "matching-publish-lists")
    } else {
        t!(words, "matching-publish-pairs")
    };
    html! {
        p { (Tag::new(t!(words, "matching-draft"))) " " (t!(words, "matching-draft-text")) }
        p { (text) }
        (buttons(html! {
            (who.form(site, action("publication")).submit(t!(words, "matching-publish")))
            (who.form(site, action("removal")).buttons(Button::secondary(t!(words, "matching-discard"))))
        }))
    }
}

fn compared(words: Words, page: &RunPage, difference: Option<&Difference>) -> Markup {
    let other = |run: &matching::Run| t!(words, "matching-compare-with", number = run.number);
    html! {
        @if !page.others.is_empty() {
            nav aria-label=(t!(words, "matching-compare")) {
                ul.trellis-chips {
                    @for run in page.others.iter().take(8) {
                        li { a href={ "/co/matching/runs/" (page.run.id) "?with=" (run.id) } { (other(run)) } }
                    }
                }
            }
        }
        @if let Some(difference) = difference {
            h2 { (t!(words, "matching-difference")) }
            p { (t!(words, "matching-difference-kept", kept = difference.kept, before = difference.left.0, after = difference.left.1)) }
            @if difference.changes.is_empty() { p { (t!(words, "matching-no-difference")) } }
            @else {
                @if difference.changes.len() > DIFFERENCES { p { (t!(words, "imports-first", count = DIFFERENCES)) } }
                (changes(words, page, difference))
            }
        }
    }
}

fn changes(words: Words, page: &RunPage, difference: &Difference) -> Table {
    let head = [
        t!(words, "matching-mentee"),
        t!(words, "matching-kind"),
        t!(words, "matching-before"),
        t!(words, "matching-after"),
    ];
    let mut table = Table::new(t!(words, "matching-changes"), head.map(Cell::new)).first_is_header();
    for (mentee, kind, before, after) in difference.changes.iter().take(DIFFERENCES) {
        let names = |many: &[ParticipationId]| {
            let names: Vec<&str> = many.iter().map(|one| name(&page.names, *one)).collect();
            words.list(&names)
        };
        let kind = words.name("hats", kind.code()).to_owned();
        let cells = [name(&page.names, *mentee).to_owned(), kind, names(before), names(after)];
        table = table.row(cells.map(Cell::new));
    }
    table.scrolling()
}

/// One kind of helper, for the mentees on this page.
fn kind(sheet: &Sheet, layer: &LayerOutcome) -> Markup {
    let words = sheet.words;
    let proposed = |mentee: &Named| layer.matches.iter().any(|one| one.mentee == mentee.participation);
    let left = layer
        .unserved
        .iter()
        .filter(|left| sheet.shown.here.iter().any(|one| one.participation == left.mentee));
    let left: Vec<&matching::Left> = left.collect();
    html! {
        h2 { (words.name("hats", layer.kind.code())) }
        @if layer.matches.is_empty() { p { (t!(words, "matching-no-proposals")) } }
        ul.trellis-proposals {
            @for mentee in sheet.shown.here.iter().filter(|mentee| proposed(mentee)) {
                li {
                    h3 { (mentee.name) }
                    p.nhsuk-hint { (t!(words, "matching-waits", weeks = mentee.weeks)) }
                    @for proposed in layer.matches.iter().filter(|one| one.mentee == mentee.participation) {
                        (proposal(sheet, layer.kind, proposed))
                    }
                }
            }
        }
        @if !left.is_empty() {
            h3 { (t!(words, "matching-without")) }
            ul.nhsuk-list.nhsuk-list--bullet {
                @for left in left {
                    li { strong { (name(&sheet.page.names, left.mentee)) } " " (without(words, left)) }
                }
            }
        }
        (loads(sheet, layer))
    }
}

fn proposal(sheet: &Sheet, kind: Kind, proposed: &Proposed) -> Markup {
    let (words, page) = (sheet.words, sheet.page);
    let giver = page.names.iter().find(|named| named.participation == proposed.giver);
    let open = sheet.typed.is_about(kind, proposed);
    let summary = t!(words, "matching-set-or-rule-out");
    html! {
        div.trellis-proposal {
            p {
                strong { (name(&page.names, proposed.giver)) } " " (Tag::new(fit(words, &proposed.fit)))
                @if proposed.pinned { " " (Tag::new(t!(words, "matching-pinned"))) }
                @if giver.is_some_and(|giver| giver.not_ready) { " " (Tag::new(t!(words, "matching-not-ready"))) }
            }
            ul.nhsuk-list.nhsuk-list--bullet { @for sentence in why::sentences(words, proposed) { li { (sentence) } } }
            @if page.run.published_at.is_none() {
                @let form = pins::form(sheet.site, sheet.who, &page.run, sheet.shown.page, kind, proposed, sheet.typed);
                (Details::new(summary, form).open(open))
            }
        }
    }
}

fn fit(words: Words, fit: &str) -> String {
    match fit {
        "strong" => t!(words, "matching-strong"),
        "good" => t!(words, "matching-good"),
        "fair" => t!(words, "matching-fair"),
        _ => t!(words, "matching-weak"),
    }
}

/// Why somebody is left, and which rule of the programme would help. Private rules are never among them.
fn without(words: Words, left: &matching::Left) -> String {
    if left.reason == "places_short" {
        return t!(words, "matching-places-short");
    }
    match left.rules.first() {
        Some((rule, count)) => {
            t!(words, "matching-open-rule", rule = rule_name(words, rule), count = *count)
        }
        None => t!(words, "matching-nobody-possible"),
    }
}

fn rule_name(words: Words, rule: &str) -> String {
    match rule {
        "H6" => t!(words, "matching-rule-organisation"),
        "H7" => t!(words, "matching-rule-team"),
        "H8" => t!(words, "matching-rule-language"),
        "H9" => t!(words, "matching-rule-times"),
        "H10" => t!(words, "matching-rule-mode"),
        "H11" => t!(words, "matching-rule-step"),
        _ => t!(words, "matching-rule-two-people"),
    }
}

/// The load of the givers who are named on this page.
fn loads(sheet: &Sheet, layer: &LayerOutcome) -> Markup {
    let words = sheet.words;
    let head = [t!(words, "matching-giver"), t!(words, "matching-places"), t!(words, "matching-used")];
    let mut table =
        Table::new(t!(words, "matching-load-caption"), head.map(Cell::new)).first_is_header().scrolling();
    let here: BTreeSet<ParticipationId> = sheet.shown.here.iter().map(|one| one.participation).collect();
    let on_page = layer.matches.iter().filter(|one| here.contains(&one.mentee)).map(|one| one.giver);
    let on_page: BTreeSet<ParticipationId> = on_page.collect();
    for (giver, places, used) in layer.loads.iter().filter(|load| on_page.contains(&load.0)) {
        table = table.row([
            Cell::new(name(&sheet.page.names, *giver)),
            Cell::number(*places),
            Cell::number(*used),
        ]);
    }
    html! { @if !on_page.is_empty() { (Details::new(t!(words, "matching-load"), table)) } }
}

/// What somebody of the cohort is called.
pub fn name(names: &[Named], id: ParticipationId) -> &str {
    names.iter().find(|named| named.participation == id).map_or("–", |named| named.name.as_str())
}

pub async fn publish(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): RunPath,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        matching::publish(&mut act, id).await?;
        Ok(See(format!("/co/matching/runs/{id}")))
    })?)
}

pub async fn discard(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): RunPath,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        let cohort = matching::discard(&mut act, id).await?;
        Ok(See(format!("/co/matching?cohort={cohort}")))
    })?)
}
