//! What a mentee says of the ten promises, once in a half-year. What is not said anew stays as it was.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use trellis_domain::{
    charter::{Promise, Rating},
    refusal::Refusal,
};
use trellis_programme::{Stop, measures};
use trellis_ui::{
    Button, Errors, Size,
    field::{Choice, radios},
    html,
};
use trellis_words::{Words, t};

use super::{PATH, back, hidden, nothing_chosen, open, readers};
use crate::{
    account::Nothing,
    act,
    fields::Fields,
    form::Protected,
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let ratings = measures::ratings(&mut act).await?;
    let heading = t!(words, "measures-rate-heading");
    let (from, until) = (words.date(ratings.period.first()), words.date(ratings.period.last()));
    let path = format!("{PATH}/promises");
    let shown = open(&ratings.door);
    let mut form = who.form(site, path.clone());
    for promise in Promise::ALL {
        let said = ratings.said.get(promise).filter(|_| shown).map(|rating| rating.code());
        let choices = Rating::ALL.iter().map(|rating| Choice::new(rating.code(), name(words, *rating)));
        let field = radios(words, promise.code(), words.name("charter_promises", promise.code()))
            .size(Size::S)
            .small()
            .choices(choices)
            .chosen(said)
            .errors(errors);
        form = form.body(field);
    }
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if !ratings.open { p { (t!(words, "measures-closed")) } }
        @else if ratings.asked {
            p.nhsuk-lede-text { (t!(words, "measures-rate-lede", from = from, until = until)) }
            p { (t!(words, "measures-lede")) " " a href="/charter" { (t!(words, "measures-rate-read")) } }
            (hidden(words, &ratings.door, "/questions/promises"))
            (form.body(readers(words)).buttons(Button::primary(t!(words, "measures-keep")).once()))
            @if shown && !ratings.said.is_empty() {
                (who.form(site, format!("{path}/removal")).buttons(Button::secondary(t!(words, "measures-take-back")).once()))
            }
        } @else { p { (t!(words, "measures-none")) } }
    };
    let page = Page::new(heading, body).back(PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn name(words: Words, rating: Rating) -> String {
    match rating {
        Rating::Kept => t!(words, "measures-rate-kept"),
        Rating::Partly => t!(words, "measures-rate-partly"),
        Rating::NotKept => t!(words, "measures-rate-not-kept"),
        Rating::CannotTell => t!(words, "measures-rate-cannot-tell"),
    }
}

pub async fn rate(State(site): State<Site>, who: SignedIn, form: Protected<Fields>) -> Answer<Response> {
    let codes: Vec<String> = Promise::ALL.iter().map(|promise| promise.code().to_owned()).collect();
    form.fields.only(&codes, &[])?;
    let said = Promise::ALL
        .iter()
        .filter_map(|promise| Some((*promise, Rating::parse(form.fields.text(promise.code()))?)))
        .collect::<Vec<_>>();
    let done = act!(site, who, form, act => {
        measures::rate(&mut act, said.clone()).await?;
        Ok(back())
    });
    match done {
        Err(Stop::Refused(Refusal::Incomplete)) => {
            let errors = nothing_chosen(who.words(), Promise::ALL[0].code());
            Ok(page(&site, &who, &errors).await?.into_response())
        }
        done => Ok(done?.into_response()),
    }
}

pub async fn take_back(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        measures::unrate(&mut act).await?;
        Ok(back())
    })?)
}
