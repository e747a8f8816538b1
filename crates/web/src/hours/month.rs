//! One month of one hat: what was counted, the giver's own figures beside it, and the way to take them back.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{
    hours::{self as rules, Kind, Line, Month, WrongHours},
    id::{ParticipationId, kind},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    hours::{self, Given, this_month},
};
use trellis_ui::{Button, Errors, Markup, WhoCanSee, field::text, html};
use trellis_words::{Words, t};

use super::{PATH, kind_name, lasting, worn};
use crate::{
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

/// Which month is meant; this one where none is named.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    month: String,
}

/// Hours of each kind as typed. A hat has no field for a kind that it does not know.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Typed {
    meeting: String,
    preparation: String,
    supervision: String,
    training: String,
    circle: String,
}

impl Typed {
    fn of(&self, kind: Kind) -> &str {
        match kind {
            Kind::Meeting => &self.meeting,
            Kind::Preparation => &self.preparation,
            Kind::Supervision => &self.supervision,
            Kind::Training => &self.training,
            Kind::Circle => &self.circle,
        }
    }
}

/// Which figure is taken back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    #[serde(default)]
    kind: String,
}

fn month(asked: &Asked, given: &Given, site: &Site) -> Answer<Month> {
    if asked.month.is_empty() {
        return Ok(this_month(site.now()));
    }
    let month = Month::parse(&asked.month).filter(|month| given.months(site.now()).contains(month));
    month.ok_or(Halt::Missing)
}

fn address(id: ParticipationId, below: &str, month: Month) -> String {
    format!("{PATH}/{id}{below}?month={month}")
}

pub async fn show(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    Query(asked): Query<Asked>,
) -> Answer {
    let given = hours::of(&mut site.look(&who).await?, id).await?;
    let month = month(&asked, &given, &site)?;
    Ok(page(&site, &who, &given, month, None, &Errors::new()))
}

fn page(
    site: &Site,
    who: &SignedIn,
    given: &Given,
    month: Month,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Page {
    let words = who.words();
    let heading = t!(words, "hours-month", month = words.month(month.first()));
    let lines = given.month(month);
    let mut form = who.form(site, address(given.id, "", month));
    for line in &lines {
        let own = line.own.map(rules::typed).unwrap_or_default();
        let value = typed.map_or(own, |typed| typed.of(line.kind).to_owned());
        let field = text(words, line.kind.code(), kind_name(words, line.kind))
            .hint(counted(words, line))
            .value(value)
            .inputmode("decimal")
            .autocomplete("off")
            .width(5)
            .suffix(t!(words, "hours-unit"))
            .errors(errors);
        form = form.body(field);
    }
    let readers = WhoCanSee::new(words, t!(words, "hours-who"))
        .reader(t!(words, "hours-who-nobody"))
        .reader(t!(words, "hours-who-host"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (worn(words, given)) }
        p { (t!(words, "hours-month-lede")) }
        (form.body(readers).submit(t!(words, "hours-save")))
        (taking_back(words, site, who, given, month, &lines))
    };
    let page = Page::new(heading, body).back(PATH);
    if errors.is_empty() { page } else { page.with_errors() }
}

/// What was counted of a kind, and from what.
fn counted(words: Words, line: &Line) -> String {
    let (count, time) = (line.held, lasting(words, line.counted));
    match line.kind {
        Kind::Supervision | Kind::Training => t!(words, "hours-not-counted"),
        _ if line.held == 0 => t!(words, "hours-counted-none"),
        Kind::Meeting => t!(words, "hours-counted-met", count = count, time = time),
        Kind::Circle => t!(words, "hours-counted-led", count = count, time = time),
        Kind::Preparation => t!(words, "hours-counted-prepared", count = count, time = time),
    }
}

fn taking_back(
    words: Words,
    site: &Site,
    who: &SignedIn,
    given: &Given,
    month: Month,
    lines: &[Line],
) -> Markup {
    let own: Vec<&Line> = lines.iter().filter(|line| line.own.is_some()).collect();
    html! {
        @if !own.is_empty() {
            h2 { (t!(words, "hours-take-back")) }
            @for line in own {
                @let kind = kind_name(words, line.kind);
                (who.form(site, address(given.id, "/removal", month))
                    .hidden("kind", line.kind.code())
                    .body(html! { p { (super::sentence(words, line)) } })
                    .buttons(Button::secondary(t!(words, "hours-take-back-do", kind = kind)).small()))
            }
        }
    }
}

pub async fn save(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    Query(asked): Query<Asked>,
    form: Protected<Typed>,
) -> Answer<Response> {
    let words = who.words();
    let given = hours::of(&mut site.look(&who).await?, id).await?;
    let month = month(&asked, &given, &site)?;
    let mut errors = Errors::new();
    let mut figures = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        match rules::read(form.fields.of(kind)) {
            // A hat has no field for a kind that it does not know, so that one is empty.
            Ok(None) if !Kind::of(given.hat).contains(&kind) => {}
            Ok(minutes) => figures.push((kind, minutes)),
            Err(wrong) => errors.add(kind.code(), said(words, kind, wrong)),
        }
    }
    if !errors.is_empty() {
        return Ok(page(&site, &who, &given, month, Some(&form.fields), &errors).into_response());
    }
    let see = act!(site, who, form, act => {
        hours::correct(&mut act, id, month, &figures).await?;
        Ok(See(PATH.to_owned()))
    })?;
    Ok(see.into_response())
}

fn said(words: Words, kind: Kind, wrong: WrongHours) -> String {
    let kind = kind_name(words, kind);
    match wrong {
        WrongHours::Number => t!(words, "hours-wrong-number", kind = kind),
        WrongHours::Quarter => t!(words, "hours-wrong-quarter", kind = kind),
        WrongHours::Range => t!(words, "hours-wrong-range", kind = kind),
    }
}

/// Taking back what has been taken back already leads to the same place.
pub async fn take_back(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    Query(asked): Query<Asked>,
    form: Protected<Which>,
) -> Answer<See> {
    let which = Kind::parse(&form.fields.kind).ok_or(Halt::Unreadable)?;
    let given = hours::of(&mut site.look(&who).await?, id).await?;
    let month = month(&asked, &given, &site)?;
    let there = address(id, "", month);
    let done = act!(site, who, form, act => {
        hours::take_back(&mut act, id, month, which).await?;
        Ok(See(there.clone()))
    });
    match done {
        Err(Stop::Refused(Refusal::NothingChanged)) => Ok(See(there)),
        done => Ok(done?),
    }
}
