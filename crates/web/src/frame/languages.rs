//! In which languages letters come.

use axum::extract::State;
use serde::Deserialize;
use trellis_domain::readiness::Step;
use trellis_programme::{Stop, frame};
use trellis_ui::{
    Errors,
    field::{Choice, radios},
    html,
};
use trellis_words::{names, t};

use super::{again, at, changing, mine};
use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    version: String,
    #[serde(default)]
    languages: String,
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    changing(&site, &who, |frame| {
        let programme = &frame.programme;
        let typed = Typed { version: programme.version.to_string(), languages: programme.languages.clone() };
        page(&site, &who, &typed, &Errors::new())
    })
    .await
}

fn page(site: &Site, who: &SignedIn, typed: &Typed, errors: &Errors) -> Page {
    let words = who.words();
    let heading = words.name("set_up_steps", Step::Languages.code()).to_owned();
    let choices =
        names::of("letter_languages").map(|name| Choice::new(name.code, name.say(words.language())));
    let form = who
        .form(site, "/co/programme/languages")
        .version(&typed.version)
        .body(
            radios(words, "languages", t!(words, "frame-languages"))
                .hint(t!(words, "frame-languages-hint"))
                .choices(choices)
                .chosen([&typed.languages])
                .errors(errors),
        )
        .submit(t!(words, "frame-save"));
    let body = html! { (errors.summary(words)) h1 { (heading) } (form) };
    again(Page::new(heading, body).back("/co/programme"), errors)
}

pub async fn save(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Typed>,
) -> Answer<Result<See, Page>> {
    let programme = mine(&who)?;
    let version = form.fields.version.parse().unwrap_or(0);
    let done = act!(site, who, form, act => {
        frame::change_languages(&mut act, programme, version, &form.fields.languages).await?;
        Ok(See("/co/programme".to_owned()))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(refusal)) => {
            Ok(Err(page(&site, &who, &form.fields, &at(who.words(), "languages", refusal))))
        }
        Err(stop) => Err(stop.into()),
    }
}
