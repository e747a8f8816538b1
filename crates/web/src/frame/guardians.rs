//! Who guards sponsorship: named by the coordinators, and sees counts only.

use axum::extract::State;
use serde::Deserialize;
use trellis_domain::id::kind;
use trellis_programme::{Stop, guardians};
use trellis_ui::{Button, Cell, Errors, Table, WhoCanSee, field::email, html};
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

const PATH: &str = "/co/programme/guardians";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    #[serde(default)]
    address: String,
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, "", &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, typed: &str, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let held = guardians::of(&mut act, mine(who)?).await?;
    let heading = t!(words, "guardian-named");
    let head = [t!(words, "frame-address"), t!(words, "frame-since"), t!(words, "frame-change")];
    let mut table = Table::new(t!(words, "guardian-named-caption"), head.map(Cell::new)).stacking();
    for one in &held {
        let end = who
            .form(site, format!("{PATH}/{}/ending", one.id))
            .buttons(Button::secondary(t!(words, "frame-end-role", address = one.address.as_str())).small());
        table = table.row([Cell::new(&one.address), Cell::new(words.date_of(one.at)), Cell::new(end)]);
    }
    let form = who
        .form(site, PATH)
        .body(
            email(words, "address", t!(words, "guardian-new"))
                .hint(t!(words, "guardian-new-hint"))
                .value(typed)
                .errors(errors),
        )
        .submit(t!(words, "guardian-name-one"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "guardian-named-lede")) }
        @if held.is_empty() { p { (t!(words, "guardian-named-none")) } } @else { (table) }
        (form)
        (WhoCanSee::new(words, t!(words, "guardian-named-who")))
    };
    Ok(again(Page::new(heading, body).back("/co/programme/roles"), errors))
}

pub async fn name(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Typed>,
) -> Answer<Result<See, Page>> {
    let programme = mine(&who)?;
    let done = act!(site, who, form, act => {
        guardians::name(&mut act, programme, &form.fields.address).await?;
        Ok(See(PATH.to_owned()))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(refusal)) => {
            let errors = at(who.words(), "address", refusal);
            Ok(Err(page(&site, &who, &form.fields.address, &errors).await?))
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
        guardians::end(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}
