//! For what personal data are used: decided by the host, with the references of its two assessments.

use axum::extract::State;
use trellis_domain::{
    readiness::{Basis, Condition, Purpose, Step},
    refusal::Refusal,
};
use trellis_programme::{
    Stop, frame,
    frame::{Assessments, Decision},
    readiness::Frame,
};
use trellis_ui::{
    Details, Errors,
    field::{select, text},
    html, raw,
};
use trellis_words::{Words, content, names, t};

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
    changing(&site, &who, |frame| page(&site, &who, &filled(frame), &Errors::new())).await
}

fn basis(purpose: Purpose) -> String {
    format!("{}-basis", purpose.code())
}

fn condition(purpose: Purpose) -> String {
    format!("{}-condition", purpose.code())
}

fn filled(frame: &Frame) -> Fields {
    let each = frame.decisions.iter().flat_map(|decision| {
        [
            (basis(decision.purpose), decision.basis.code().to_owned()),
            (condition(decision.purpose), decision.condition.code().to_owned()),
        ]
    });
    let first = frame.decisions.first();
    let rest = [
        ("by".to_owned(), first.map(|decision| decision.by.clone()).unwrap_or_default()),
        ("data_protection".to_owned(), frame.assessments.data_protection.clone()),
        ("equality".to_owned(), frame.assessments.equality.clone()),
    ];
    let dates = Fields::of_date("on", first.map(|decision| decision.on))
        .into_iter()
        .chain(Fields::of_date("review", first.map(|decision| decision.review_on)));
    Fields::from_texts(each.chain(rest).chain(dates))
}

fn page(site: &Site, who: &SignedIn, fields: &Fields, errors: &Errors) -> Page {
    let words = who.words();
    let heading = words.name("set_up_steps", Step::Purposes.code()).to_owned();
    let options = |list| {
        let first = (String::new(), t!(words, "frame-undecided"));
        let rest = names::of(list).map(|name| (name.code.to_owned(), name.say(words.language()).to_owned()));
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    };
    let mut form = who.form(site, "/co/programme/purposes");
    for purpose in Purpose::ALL.iter().copied() {
        let (basis, condition) = (basis(purpose), condition(purpose));
        let name = words.name("purposes", purpose.code());
        form = form.body(html! {
            h2.nhsuk-heading-m { (name) }
            (select(words, &basis, t!(words, "frame-basis", purpose = name)).options(options("lawful_bases"))
                .value(fields.text(&basis)).errors(errors))
            (select(words, &condition, t!(words, "frame-condition", purpose = name))
                .options(options("data_conditions")).value(fields.text(&condition)).errors(errors))
        });
    }
    let form = form
        .body(text(words, "by", t!(words, "frame-decided-by")).value(fields.text("by")).errors(errors))
        .body(dated(words, fields, errors, "on", t!(words, "frame-decided-on")))
        .body(dated(words, fields, errors, "review", t!(words, "frame-review-on")))
        .body(
            text(words, "data_protection", t!(words, "frame-data-protection"))
                .hint(t!(words, "frame-reference-hint"))
                .value(fields.text("data_protection")),
        )
        .body(
            text(words, "equality", t!(words, "frame-equality"))
                .hint(t!(words, "frame-reference-hint"))
                .value(fields.text("equality")),
        )
        .submit(t!(words, "frame-save"));
    let guide = content::find("purposes", words.language());
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "frame-purposes-lede")) }
        @if let Some(guide) = guide { (Details::new(t!(words, "frame-purposes-guide"), raw::shipped(guide))) }
        (form)
    };
    again(Page::new(heading, body).back("/co/programme"), errors)
}

/// What was decided, or what has to be put right.
fn read(words: Words, fields: &Fields) -> Result<Vec<Decision>, Errors> {
    let mut errors = Errors::new();
    let begun: Vec<Purpose> = Purpose::ALL
        .iter()
        .copied()
        .filter(|purpose| {
            !fields.text(&basis(*purpose)).is_empty() || !fields.text(&condition(*purpose)).is_empty()
        })
        .collect();
    if begun.is_empty() {
        return Ok(Vec::new());
    }
    let (on, review) = (fields.date("on"), fields.date("review"));
    if fields.text("by").is_empty() {
        errors.add("by", t!(words, "frame-fill-in"));
    }
    for (name, date) in [("on", on), ("review", review)] {
        if date.is_none() {
            errors.add_date(name, t!(words, "frame-no-date"));
        }
    }
    let mut decisions = Vec::new();
    for purpose in begun {
        let found = Basis::parse(fields.text(&basis(purpose)))
            .zip(Condition::parse(fields.text(&condition(purpose))));
        match (found, on, review) {
            (Some((basis, condition)), Some(on), Some(review_on)) => {
                let by = fields.text("by").to_owned();
                decisions.push(Decision { purpose, basis, condition, by, on, review_on });
            }
            (None, ..) => errors.add(&basis(purpose), t!(words, "frame-both-or-none")),
            _ => {}
        }
    }
    if errors.is_empty() { Ok(decisions) } else { Err(errors) }
}

pub async fn save(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Fields>,
) -> Answer<Result<See, Page>> {
    let (programme, words) = (mine(&who)?, who.words());
    let each = Purpose::ALL.iter().flat_map(|purpose| [basis(*purpose), condition(*purpose)]);
    let rest = ["by", "data_protection", "equality"].map(str::to_owned);
    form.fields.only(&each.chain(rest).collect::<Vec<_>>(), &["on".to_owned(), "review".to_owned()])?;
    let decisions = match read(words, &form.fields) {
        Ok(decisions) => decisions,
        Err(errors) => return Ok(Err(page(&site, &who, &form.fields, &errors))),
    };
    let assessments = Assessments {
        data_protection: form.fields.text("data_protection").chars().take(200).collect(),
        equality: form.fields.text("equality").chars().take(200).collect(),
    };
    let done = act!(site, who, form, act => {
        frame::decide_purposes(&mut act, programme, &decisions, &assessments).await?;
        Ok(See("/co/programme".to_owned()))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(refusal)) => {
            let refusal = if refusal == Refusal::Incomplete { Refusal::DatesOutOfOrder } else { refusal };
            Ok(Err(page(&site, &who, &form.fields, &at(words, "review", refusal))))
        }
        Err(stop) => Err(stop.into()),
    }
}
