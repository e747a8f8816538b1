//! The charter: the text, and who signed it on which day. A signed one is never changed.

use axum::extract::State;
use trellis_domain::{readiness::Step, refusal::Refusal};
use trellis_programme::{
    Stop, frame,
    frame::Signature,
    readiness::{self, Frame},
};
use trellis_ui::{Errors, Inset, field::text, html, raw};
use trellis_words::{content, t};

use super::{again, at, changing, dated, mine};
use crate::{
    act,
    fields::Fields,
    form::Protected,
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    changing(&site, &who, |frame| page(&site, &who, frame, &Fields::default(), &Errors::new())).await
}

fn page(site: &Site, who: &SignedIn, frame: &Frame, fields: &Fields, errors: &Errors) -> Page {
    let words = who.words();
    let heading = words.name("set_up_steps", Step::Charter.code()).to_owned();
    let charter = content::page("charter", words.language());
    let form = who
        .form(site, "/co/programme/charter")
        .body(text(words, "by", t!(words, "frame-signed-by")).value(fields.text("by")).errors(errors))
        .body(dated(words, fields, errors, "on", t!(words, "frame-signed-on")))
        .submit(t!(words, "frame-record-signature"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if let Some(signature) = &frame.charter {
            (Inset::text(words, t!(words, "frame-signed", name = signature.by.as_str(), date = words.date(signature.on))))
            (raw::shipped(charter))
        } @else {
            p { (t!(words, "frame-charter-lede")) }
            (raw::shipped(charter))
            (form)
        }
    };
    again(Page::new(heading, body).back("/co/programme"), errors)
}

pub async fn sign(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Fields>,
) -> Answer<Result<See, Page>> {
    let (programme, words) = (mine(&who)?, who.words());
    form.fields.only(&["by".to_owned()], &["on".to_owned()])?;
    let version = i64::from(content::page("charter", words.language()).version);
    let by = form.fields.text("by").chars().take(160).collect::<String>();
    let done = match form.fields.date("on") {
        Some(on) => {
            let signature = Signature { version, by, on };
            act!(site, who, form, act => {
                frame::sign_charter(&mut act, programme, &signature).await?;
                Ok(See("/co/programme".to_owned()))
            })
        }
        None => Err(Stop::Refused(Refusal::Incomplete)),
    };
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(Refusal::Incomplete)) => {
            let mut errors = Errors::new();
            if form.fields.text("by").is_empty() {
                errors.add("by", t!(words, "frame-fill-in"));
            }
            if errors.is_empty() || form.fields.date("on").is_none() {
                errors.add_date("on", t!(words, "frame-day-past"));
            }
            let mut act = site.look(&who).await?;
            let frame = readiness::frame(&mut act, programme).await?;
            Ok(Err(page(&site, &who, &frame, &form.fields, &errors)))
        }
        Err(Stop::Refused(refusal)) => {
            let mut act = site.look(&who).await?;
            let frame = readiness::frame(&mut act, programme).await?;
            Ok(Err(page(&site, &who, &frame, &form.fields, &at(words, "by", refusal))))
        }
        Err(stop) => Err(stop.into()),
    }
}
