//! What a programme is called, inside and outside, and which terms it uses.

use axum::extract::State;
use serde::Deserialize;
use trellis_domain::refusal::Refusal;
use trellis_programme::{Stop, frame, readiness::Frame};
use trellis_ui::{
    Errors, WhoCanSee,
    field::{Choice, radios, text},
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

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    version: String,
    #[serde(default)]
    internal_name: String,
    #[serde(default)]
    alias_en: String,
    #[serde(default)]
    alias_cy: String,
    #[serde(default)]
    terminology: String,
    #[serde(default)]
    local_term_en: String,
    #[serde(default)]
    local_term_cy: String,
    #[serde(default)]
    ladder: String,
}

impl Typed {
    fn of(frame: &Frame) -> Self {
        let programme = frame.programme.clone();
        Self {
            version: programme.version.to_string(),
            internal_name: programme.internal_name,
            alias_en: programme.alias_en,
            alias_cy: programme.alias_cy,
            terminology: programme.terminology,
            local_term_en: programme.local_term_en,
            local_term_cy: programme.local_term_cy,
            ladder: programme.ladder,
        }
    }

    fn words(&self) -> frame::Words {
        frame::Words {
            internal_name: self.internal_name.clone(),
            alias_en: self.alias_en.clone(),
            alias_cy: self.alias_cy.clone(),
            terminology: self.terminology.clone(),
            local_term_en: self.local_term_en.clone(),
            local_term_cy: self.local_term_cy.clone(),
            ladder: self.ladder.clone(),
        }
    }
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    changing(&site, &who, |frame| page(&site, &who, &Typed::of(frame), &Errors::new())).await
}

fn page(site: &Site, who: &SignedIn, typed: &Typed, errors: &Errors) -> Page {
    let words = who.words();
    let heading = t!(words, "frame-words-heading");
    let listed = |list| {
        names::of(list)
            .map(move |name| Choice::new(name.code, name.say(words.language())))
            .collect::<Vec<_>>()
    };
    let local = html! {
        (text(words, "local_term_en", t!(words, "frame-local-en")).value(&typed.local_term_en).errors(errors))
        (text(words, "local_term_cy", t!(words, "frame-local-cy")).value(&typed.local_term_cy).errors(errors))
    };
    let terms = listed("terminologies")
        .into_iter()
        .zip(names::of("terminologies"))
        .map(|(choice, name)| if name.code == "local" { choice.opens(local.clone()) } else { choice });
    let form = who
        .form(site, "/co/programme/words")
        .version(&typed.version)
        .body(
            text(words, "internal_name", t!(words, "frame-internal-name"))
                .hint(t!(words, "frame-internal-name-hint"))
                .value(&typed.internal_name)
                .errors(errors)
                .below(WhoCanSee::new(words, t!(words, "frame-internal-name-who"))),
        )
        .body(
            text(words, "alias_en", t!(words, "frame-alias-en"))
                .hint(t!(words, "frame-alias-hint"))
                .value(&typed.alias_en)
                .errors(errors)
                .below(WhoCanSee::new(words, t!(words, "frame-alias-who"))),
        )
        .body(text(words, "alias_cy", t!(words, "frame-alias-cy")).value(&typed.alias_cy).errors(errors))
        .body(
            radios(words, "terminology", t!(words, "frame-terminology"))
                .hint(t!(words, "frame-terminology-hint"))
                .choices(terms)
                .chosen([&typed.terminology])
                .errors(errors),
        )
        .body(
            radios(words, "ladder", t!(words, "frame-ladder"))
                .hint(t!(words, "frame-ladder-hint"))
                .choices(listed("ladders"))
                .chosen([&typed.ladder])
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
    let (programme, words) = (mine(&who)?, who.words());
    let version = form.fields.version.parse().unwrap_or(0);
    let done = act!(site, who, form, act => {
        frame::change_words(&mut act, programme, version, form.fields.words()).await?;
        Ok(See("/co/programme".to_owned()))
    });
    let errors = match done {
        Ok(see) => return Ok(Ok(see)),
        Err(Stop::Refused(Refusal::Incomplete)) => missing(words, &form.fields),
        Err(Stop::Refused(Refusal::NotNeutral)) => at(words, "alias_en", Refusal::NotNeutral),
        Err(Stop::Refused(refusal)) => at(words, "internal_name", refusal),
        Err(stop) => return Err(stop.into()),
    };
    Ok(Err(page(&site, &who, &form.fields, &errors)))
}

fn missing(words: trellis_words::Words, typed: &Typed) -> Errors {
    let mut errors = Errors::new();
    let local = typed.terminology == "local";
    for (name, text, needed) in [
        ("internal_name", &typed.internal_name, true),
        ("alias_en", &typed.alias_en, true),
        ("alias_cy", &typed.alias_cy, true),
        ("local_term_en", &typed.local_term_en, local),
        ("local_term_cy", &typed.local_term_cy, local),
    ] {
        if needed && text.trim().is_empty() {
            errors.add(name, t!(words, "frame-fill-in"));
        }
    }
    errors
}
