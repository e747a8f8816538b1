//! An instrument about wellbeing that the host has published: answered and scored for the mentee alone.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use trellis_domain::{
    instrument::{Instrument, Score},
    language::Language,
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    instruments::Hosted,
    measures::{self, Scale},
};
use trellis_ui::{
    Button, Errors, Inset, Markup, Size, buttons,
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
    page::{Answer, Halt, Page},
    path::PathName,
    site::{See, Site},
    visitor::SignedIn,
};

/// Thousandths as people read them: "2.833".
pub fn thousandths(number: u32) -> String {
    format!("{}.{:03}", number / 1000, number % 1000)
}

fn hundredths(number: u32) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

fn named(name: &str) -> Result<Instrument, Halt> {
    Instrument::parse(name).ok_or(Halt::Missing)
}

/// The lines of a wording in one language.
const fn lines(both: &trellis_domain::instrument::InBoth, language: Language) -> &Vec<String> {
    match language {
        Language::English => &both.en,
        Language::Welsh => &both.cy,
    }
}

pub async fn show(State(site): State<Site>, who: SignedIn, PathName(name): PathName) -> Answer {
    page(&site, &who, named(&name)?, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, wanted: Instrument, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let scale = measures::scale(&mut act, wanted).await?;
    let heading = t!(words, "measures-scale-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if !scale.open { p { (t!(words, "measures-closed")) } }
        @else if scale.consented { (questions(words, site, who, &scale, errors)) }
        @else {
            p { (t!(words, "measures-check-agree")) }
            (buttons(Button::primary(t!(words, "measures-wellbeing-link")).link("/questions/consent")))
        }
    };
    let page = Page::new(heading, body).back(PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn questions(words: Words, site: &Site, who: &SignedIn, scale: &Scale, errors: &Errors) -> Markup {
    let Hosted { instrument, version, wording, .. } = &scale.hosted;
    let path = format!("{PATH}/wellbeing/{}", instrument.code());
    let said = scale.said.as_ref().filter(|_| open(&scale.door));
    let (low, _) = instrument.range(wording.answers.en.len());
    let mut form = who.form(site, path.clone()).version(version);
    for (place, item) in lines(&wording.items, words.language()).iter().enumerate() {
        let before = said.filter(|(said, _)| said.version == *version);
        let before = before.and_then(|(said, _)| said.answers.get(place).copied().flatten());
        let answers = lines(&wording.answers, words.language()).iter().enumerate();
        let choices = answers.map(|(above, text)| Choice::new((usize::from(low) + above).to_string(), text));
        let field = radios(words, &field(place), item)
            .size(Size::S)
            .small()
            .choices(choices)
            .choice(Choice::new("skip", t!(words, "measures-skip")))
            .chosen(before.map(|answer| answer.to_string()))
            .errors(errors);
        form = form.body(field);
    }
    html! {
        p.nhsuk-lede-text { (t!(words, "measures-lede")) }
        @if let Some((_, score)) = said { (Inset::text(words, told(words, score))) p { (t!(words, "measures-scale-care")) } }
        (hidden(words, &scale.door, &path))
        (form.body(html! { p.nhsuk-hint { (wording.copyright) } }).body(readers(words))
            .buttons(Button::primary(t!(words, "measures-keep")).once()))
        @if said.is_some() {
            (who.form(site, format!("{path}/removal")).buttons(Button::secondary(t!(words, "measures-take-back")).once()))
        }
        p { (t!(words, "measures-scale-help")) " " a href="/speak-up" { (t!(words, "asks-worse-talk-link")) } }
    }
}

fn told(words: Words, score: &Score) -> String {
    match score {
        Score::Sum(sum, score) => {
            t!(words, "measures-scale-sum", sum = sum.to_string(), score = hundredths(*score))
        }
        Score::Mean(mean) => t!(words, "measures-scale-mean", score = thousandths(mean.thousandths())),
        Score::NotScored | Score::Parts(_) => t!(words, "measures-scale-no-score"),
    }
}

fn field(place: usize) -> String {
    format!("item-{}", place + 1)
}

pub async fn answer(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    form: Protected<Fields>,
) -> Answer<Response> {
    let wanted = named(&name)?;
    let fields: Vec<String> = (0..wanted.facts().items).map(field).collect();
    form.fields.only(&[fields.clone(), vec!["version".to_owned()]].concat(), &[])?;
    let answers: Vec<Option<u8>> = fields.iter().map(|name| form.fields.text(name).parse().ok()).collect();
    let version: i64 = form.fields.text("version").parse().unwrap_or_default();
    let done = act!(site, who, form, act => {
        measures::answer(&mut act, wanted, version, answers.clone()).await?;
        Ok(back())
    });
    let errors = match done {
        Err(Stop::Refused(Refusal::Incomplete)) => nothing_chosen(who.words(), &fields[0]),
        Err(Stop::Refused(Refusal::MovedOn)) => {
            let mut errors = Errors::new();
            errors.add(&fields[0], t!(who.words(), "measures-scale-changed"));
            errors
        }
        done => return Ok(done?.into_response()),
    };
    Ok(page(&site, &who, wanted, &errors).await?.into_response())
}

pub async fn take_back(
    State(site): State<Site>,
    who: SignedIn,
    PathName(name): PathName,
    form: Protected<Nothing>,
) -> Answer<See> {
    let wanted = named(&name)?;
    Ok(act!(site, who, form, act => {
        measures::unanswer(&mut act, wanted).await?;
        Ok(back())
    })?)
}
