//! One run: every proposal with its reasons, the load, who waits, pins, and the difference to another run.

use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{
    id::{CohortId, ParticipationId, RunId},
    pair::Kind,
};
use trellis_programme::matching::{self, Difference, LayerOutcome, Named, Pin, Proposed, RunPage};
use trellis_ui::{
    Button, Cell, Details, Markup, Table, Tag, buttons,
    field::{Choice, radios, text},
    html,
};
use trellis_words::{Words, t};

use super::{RunPath, figures, why};
use crate::{
    account::Nothing,
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

#[derive(Deserialize, Default)]
pub struct With {
    #[serde(default)]
    with: String,
}

pub async fn show(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): RunPath,
    Query(asked): Query<With>,
) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
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
    let body = html! {
        h1 { (heading) }
        (standing(words, &site, &who, &page))
        (figures(words, &page.outcome))
        p.nhsuk-hint { (t!(words, "matching-seed", seed = format!("{:016x}", page.outcome.seed))) }
        (compared(words, &page, difference.as_ref()))
        @for layer in &page.outcome.layers { (kind(words, &site, &who, &page, layer)) }
    };
    Ok(Page::new(heading, body).back(format!("/co/matching?cohort={}", page.run.cohort)).wide())
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
        (who.form(site, action("publication")).submit(t!(words, "matching-publish")))
        (who.form(site, action("removal")).buttons(Button::secondary(t!(words, "matching-discard"))))
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
            @else { (changes(words, page, difference)) }
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
    for (mentee, kind, before, after) in &difference.changes {
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

fn kind(words: Words, site: &Site, who: &SignedIn, page: &RunPage, layer: &LayerOutcome) -> Markup {
    let mut mentees: Vec<ParticipationId> = layer.matches.iter().map(|one| one.mentee).collect();
    mentees.sort_by_key(|mentee| position(&page.names, *mentee));
    mentees.dedup();
    html! {
        h2 { (words.name("hats", layer.kind.code())) }
        @if mentees.is_empty() { p { (t!(words, "matching-no-proposals")) } }
        ul.trellis-proposals {
            @for mentee in mentees {
                li {
                    h3 { (name(&page.names, mentee)) }
                    p.nhsuk-hint { (t!(words, "matching-waits", weeks = weeks(&page.names, mentee))) }
                    @for proposed in layer.matches.iter().filter(|one| one.mentee == mentee) {
                        (proposal(words, site, who, page, layer.kind, proposed))
                    }
                }
            }
        }
        @if !layer.unserved.is_empty() {
            h3 { (t!(words, "matching-without")) }
            ul.nhsuk-list.nhsuk-list--bullet {
                @for left in &layer.unserved {
                    li { strong { (name(&page.names, left.mentee)) } " " (without(words, left)) }
                }
            }
        }
        (loads(words, page, layer))
    }
}

fn proposal(
    words: Words,
    site: &Site,
    who: &SignedIn,
    page: &RunPage,
    kind: Kind,
    proposed: &Proposed,
) -> Markup {
    let giver = page.names.iter().find(|named| named.participation == proposed.giver);
    let summary = t!(words, "matching-set-or-rule-out");
    html! {
        div.trellis-proposal {
            p {
                strong { (name(&page.names, proposed.giver)) } " " (Tag::new(fit(words, &proposed.fit)))
                @if proposed.pinned { " " (Tag::new(t!(words, "matching-pinned"))) }
                @if giver.is_some_and(|giver| giver.not_ready) { " " (Tag::new(t!(words, "matching-not-ready"))) }
            }
            ul.nhsuk-list.nhsuk-list--bullet { @for sentence in why::sentences(words, proposed) { li { (sentence) } } }
            @if page.run.published_at.is_none() { (Details::new(summary, pin_form(words, site, who, page, kind, proposed))) }
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

fn pin_form(
    words: Words,
    site: &Site,
    who: &SignedIn,
    page: &RunPage,
    kind: Kind,
    proposed: &Proposed,
) -> Markup {
    let id = format!("{}-{}-{}", kind.code(), proposed.mentee, proposed.giver);
    let what = radios(words, "what", t!(words, "matching-what"))
        .id(&format!("what-{id}"))
        .choice(Choice::new("pinned", t!(words, "matching-set")))
        .choice(Choice::new("forbidden", t!(words, "matching-rule-out")));
    let reason = text(words, "reason", t!(words, "matching-reason")).id(&format!("reason-{id}"));
    let form = who
        .form(site, "/co/matching/pins")
        .hidden("cohort", page.run.cohort.to_string())
        .hidden("run", page.run.id.to_string())
        .hidden("kind", kind.code())
        .hidden("mentee", proposed.mentee.to_string())
        .hidden("giver", proposed.giver.to_string())
        .body(what)
        .body(reason)
        .buttons(Button::secondary(t!(words, "matching-pin-save")));
    html! { (form) }
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

fn loads(words: Words, page: &RunPage, layer: &LayerOutcome) -> Markup {
    let head = [t!(words, "matching-giver"), t!(words, "matching-places"), t!(words, "matching-used")];
    let mut table =
        Table::new(t!(words, "matching-load-caption"), head.map(Cell::new)).first_is_header().scrolling();
    for (giver, places, used) in &layer.loads {
        table = table.row([Cell::new(name(&page.names, *giver)), Cell::number(*places), Cell::number(*used)]);
    }
    html! { @if !layer.loads.is_empty() { (Details::new(t!(words, "matching-load"), table)) } }
}

fn name(names: &[Named], id: ParticipationId) -> &str {
    names.iter().find(|named| named.participation == id).map_or("–", |named| named.name.as_str())
}

fn weeks(names: &[Named], id: ParticipationId) -> i64 {
    names.iter().find(|named| named.participation == id).map_or(0, |named| named.weeks)
}

fn position(names: &[Named], id: ParticipationId) -> usize {
    names.iter().position(|named| named.participation == id).unwrap_or(usize::MAX)
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

/// What sets a pair or rules it out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinFields {
    cohort: String,
    run: String,
    kind: String,
    mentee: String,
    giver: String,
    #[serde(default)]
    what: String,
    #[serde(default)]
    reason: String,
}

pub async fn pin(State(site): State<Site>, who: SignedIn, form: Protected<PinFields>) -> Answer<See> {
    let fields = &form.fields;
    let cohort: CohortId = fields.cohort.parse().map_err(|_| Halt::Missing)?;
    let run: RunId = fields.run.parse().map_err(|_| Halt::Missing)?;
    let kind = Kind::parse(&fields.kind).ok_or(Halt::Unreadable)?;
    let pair =
        (fields.mentee.parse().map_err(|_| Halt::Missing)?, fields.giver.parse().map_err(|_| Halt::Missing)?);
    let pinned = match fields.what.as_str() {
        "pinned" => true,
        "forbidden" => false,
        _ => return Err(Halt::Refused(trellis_domain::refusal::Refusal::Incomplete)),
    };
    Ok(act!(site, who, form, act => {
        matching::pin(&mut act, cohort, pinned, kind, pair, &fields.reason).await?;
        Ok(See(format!("/co/matching/runs/{run}")))
    })?)
}

/// The pins that stand, each with a button that lifts it.
pub fn pins(
    words: Words,
    site: &Site,
    who: &SignedIn,
    cohort: CohortId,
    names: &[Named],
    pins: &[Pin],
) -> Markup {
    html! {
        @if pins.is_empty() { p { (t!(words, "matching-no-pins")) } }
        ul.nhsuk-list {
            @for pin in pins {
                @let (mentee, giver) = (name(names, pin.mentee), name(names, pin.giver));
                li {
                    p {
                        @if pin.pinned { (t!(words, "matching-pin-set", mentee = mentee, giver = giver)) }
                        @else { (t!(words, "matching-pin-out", mentee = mentee, giver = giver)) }
                        " " (pin.reason)
                    }
                    (who.form(site, "/co/matching/pins/lifted").hidden("cohort", cohort.to_string())
                        .hidden("pin", pin.id.simple().to_string())
                        .body(buttons(Button::secondary(t!(words, "matching-lift")).small())))
                }
            }
        }
    }
}

/// Which pin to lift.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftFields {
    cohort: String,
    pin: String,
}

pub async fn lift(State(site): State<Site>, who: SignedIn, form: Protected<LiftFields>) -> Answer<See> {
    let cohort: CohortId = form.fields.cohort.parse().map_err(|_| Halt::Missing)?;
    let pin: trellis_domain::id::Id<()> = form.fields.pin.parse().map_err(|_| Halt::Missing)?;
    Ok(act!(site, who, form, act => {
        matching::lift(&mut act, cohort, pin.uuid()).await?;
        Ok(See(format!("/co/matching?cohort={cohort}")))
    })?)
}
