//! Who coordinates: two at least, so that one can stand aside.

use axum::extract::State;
use serde::Deserialize;
use trellis_domain::{cohort::ProgrammeState, id::kind, readiness::Step};
use trellis_programme::{
    Stop, coordinators,
    readiness::{self, Frame},
};
use trellis_ui::{Button, Cell, Errors, Table, field::email, html};
use trellis_words::t;

use super::{again, at, mine};
use crate::{
    account::Nothing,
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    #[serde(default)]
    address: String,
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let mut act = site.look(&who).await?;
    let frame = readiness::frame(&mut act, mine(&who)?).await?;
    Ok(page(&site, &who, &frame, "", &Errors::new()))
}

fn page(site: &Site, who: &SignedIn, frame: &Frame, typed: &str, errors: &Errors) -> Page {
    let words = who.words();
    let heading = words.name("set_up_steps", Step::Roles.code()).to_owned();
    let head = [t!(words, "frame-address"), t!(words, "frame-since"), t!(words, "frame-change")];
    let mut table = Table::new(t!(words, "frame-coordinators"), head.map(Cell::new)).stacking();
    for held in &frame.coordinators {
        let end = who
            .form(site, format!("/co/programme/roles/{}/ending", held.id))
            .buttons(Button::secondary(t!(words, "frame-end-role", address = held.address.as_str())).small());
        table = table.row([Cell::new(&held.address), Cell::new(words.date_of(held.at)), Cell::new(end)]);
    }
    let form = who
        .form(site, "/co/programme/roles")
        .body(
            email(words, "address", t!(words, "frame-new-coordinator"))
                .hint(t!(words, "frame-new-coordinator-hint"))
                .value(typed)
                .errors(errors),
        )
        .submit(t!(words, "frame-name-coordinator"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "frame-roles-lede")) }
        @if frame.coordinators.is_empty() { p { (t!(words, "frame-no-coordinators")) } } @else { (table) }
        (form)
        @if frame.programme.state != ProgrammeState::Closed {
            p { a href="/co/programme/guardians" { (t!(words, "guardian-to-named")) } }
        }
    };
    again(Page::new(heading, body).back("/co/programme"), errors)
}

pub async fn name(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Typed>,
) -> Answer<Result<See, Page>> {
    let programme = mine(&who)?;
    let done = act!(site, who, form, act => {
        coordinators::name(&mut act, programme, &form.fields.address).await?;
        Ok(See("/co/programme/roles".to_owned()))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(refusal)) => {
            let mut act = site.look(&who).await?;
            let frame = readiness::frame(&mut act, programme).await?;
            let errors = at(who.words(), "address", refusal);
            Ok(Err(page(&site, &who, &frame, &form.fields.address, &errors)))
        }
        Err(stop) => Err(stop.into()),
    }
}

pub async fn end(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Grant>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        coordinators::end(&mut act, id).await?;
        Ok(See("/co/programme/roles".to_owned()))
    })?)
}
