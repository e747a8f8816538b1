//! Consent to be asked how one is: on a page of its own, voluntary, and stopped as easily as it was given.

use axum::extract::State;
use trellis_programme::measures;
use trellis_ui::{Button, html};
use trellis_words::t;

use super::{PATH, back, readers};
use crate::{
    account::Nothing,
    act,
    form::Protected,
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let consent = measures::consent(&mut act).await?;
    let heading = t!(words, "measures-consent-heading");
    let path = format!("{PATH}/consent");
    let body = html! {
        h1 { (heading) }
        @if let Some(since) = consent.since {
            p.nhsuk-lede-text { (t!(words, "measures-consent-since", date = words.date_of(since))) }
        }
        h2 { (t!(words, "measures-consent-what")) }
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "measures-consent-three")) }
            li { (t!(words, "measures-consent-scales")) }
        }
        p { (t!(words, "measures-consent-health")) }
        p { strong { (t!(words, "measures-consent-voluntary")) } }
        p { (t!(words, "measures-consent-stop")) " " (t!(words, "measures-consent-once")) }
        (readers(words))
        @if consent.since.is_some() {
            (who.form(&site, format!("{path}/removal")).buttons(Button::primary(t!(words, "measures-consent-withdraw")).once()))
        } @else if !consent.open { p { (t!(words, "measures-closed")) } }
        @else if consent.asked {
            (who.form(&site, path).buttons(html! {
                (Button::primary(t!(words, "measures-consent-give")).once())
                (Button::secondary(t!(words, "measures-consent-not")).link(PATH))
            }))
        } @else { p { (t!(words, "measures-consent-unused")) } }
    };
    Ok(Page::new(heading, body).back(PATH).with_exit())
}

pub async fn give(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        measures::give_consent(&mut act, who.language).await?;
        Ok(back())
    })?)
}

pub async fn withdraw(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        measures::withdraw_consent(&mut act).await?;
        Ok(back())
    })?)
}
