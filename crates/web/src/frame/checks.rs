//! The six checks: yes, no, or not yet with a plan and a date.

use axum::extract::State;
use trellis_domain::readiness::{Answer as Checked, Check, Step};
use trellis_programme::{frame, readiness::Frame};
use trellis_ui::{
    Errors,
    field::{Choice, radios, text},
    html,
};
use trellis_words::{Words, t};

use super::{again, changing, dated, mine};
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

fn plan(check: Check) -> String {
    format!("{}-plan", check.code())
}

fn by(check: Check) -> String {
    format!("{}-by", check.code())
}

fn filled(frame: &Frame) -> Fields {
    let mut texts = Vec::new();
    for (check, answer) in &frame.checks {
        texts.push((check.code().to_owned(), answer.code().to_owned()));
        if let Checked::Plan { text, by: day } = answer {
            texts.push((plan(*check), text.clone()));
            texts.extend(Fields::of_date(&by(*check), Some(*day)));
        }
    }
    Fields::from_texts(texts)
}

fn page(site: &Site, who: &SignedIn, fields: &Fields, errors: &Errors) -> Page {
    let words = who.words();
    let heading = words.name("set_up_steps", Step::Readiness.code()).to_owned();
    let mut form = who.form(site, "/co/programme/readiness");
    for check in Check::ALL.iter().copied() {
        let more = html! {
            (text(words, &plan(check), t!(words, "frame-plan")).value(fields.text(&plan(check))).errors(errors))
            (dated(words, fields, errors, &by(check), t!(words, "frame-plan-by")))
        };
        let answer = |code: &str| Choice::new(code, words.name("readiness_answers", code));
        form = form.body(
            radios(words, check.code(), words.name("readiness", check.code()))
                .choice(answer("yes"))
                .choice(answer("plan").opens(more))
                .choice(answer("no"))
                .chosen([fields.text(check.code())])
                .errors(errors),
        );
    }
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "frame-checks-lede")) }
        (form.submit(t!(words, "frame-save")))
    };
    again(Page::new(heading, body).back("/co/programme"), errors)
}

fn read(words: Words, fields: &Fields) -> Result<Vec<(Check, Checked)>, Errors> {
    let mut errors = Errors::new();
    let mut answers = Vec::new();
    for check in Check::ALL.iter().copied() {
        match fields.text(check.code()) {
            "yes" => answers.push((check, Checked::Yes)),
            "no" => answers.push((check, Checked::No)),
            "plan" => {
                let text = fields.text(&plan(check)).chars().take(500).collect::<String>();
                if text.is_empty() {
                    errors.add(&plan(check), t!(words, "frame-plan-needed"));
                }
                match fields.date(&by(check)) {
                    Some(by) => answers.push((check, Checked::Plan { text, by })),
                    None => errors.add_date(&by(check), t!(words, "frame-no-date")),
                }
            }
            _ => {}
        }
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

pub async fn save(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Fields>,
) -> Answer<Result<See, Page>> {
    let programme = mine(&who)?;
    let texts = Check::ALL.iter().flat_map(|check| [check.code().to_owned(), plan(*check)]);
    let dates = Check::ALL.iter().map(|check| by(*check));
    form.fields.only(&texts.collect::<Vec<_>>(), &dates.collect::<Vec<_>>())?;
    let answers = match read(who.words(), &form.fields) {
        Ok(answers) => answers,
        Err(errors) => return Ok(Err(page(&site, &who, &form.fields, &errors))),
    };
    let see = act!(site, who, form, act => {
        frame::answer_checks(&mut act, programme, &answers).await?;
        Ok(See("/co/programme".to_owned()))
    })?;
    Ok(Ok(see))
}
