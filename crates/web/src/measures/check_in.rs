//! Three short questions. To be called is a message of its own, which the page leads to.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    check_in::{CheckIn, HowMuch, Occasion},
    refusal::Refusal,
};
use trellis_programme::{
    Stop,
    measures::{self, Asked},
};
use trellis_ui::{
    Button, Errors, Markup, buttons,
    field::{Choice, radios},
    html,
};
use trellis_words::{Words, t};

use super::{PATH, back, hidden, nothing_chosen, open, readers};
use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    site::Site,
    visitor::SignedIn,
};

/// What was chosen.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    #[serde(default)]
    meeting: String,
    #[serde(default)]
    useful: String,
    #[serde(default)]
    call: String,
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let asked = measures::check_in(&mut act).await?;
    let heading = t!(words, "measures-check-heading");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if !asked.consented {
            p { (t!(words, "measures-check-agree")) }
            (buttons(Button::primary(t!(words, "measures-wellbeing-link")).link("/questions/consent")))
        } @else if asked.occasion.is_none() {
            p { (t!(words, "measures-check-none")) }
            (buttons(Button::primary(t!(words, "measures-heading")).link(PATH)))
        } @else { (questions(words, site, who, &asked, errors)) }
    };
    let page = Page::new(heading, body).back(PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn questions(words: Words, site: &Site, who: &SignedIn, asked: &Asked, errors: &Errors) -> Markup {
    let said = asked.said.filter(|_| open(&asked.door));
    let code = |much: Option<HowMuch>| much.map(HowMuch::code);
    let meeting = [
        Choice::new("yes", t!(words, "measures-check-meeting-yes")),
        Choice::new("partly", t!(words, "measures-check-meeting-partly")),
        Choice::new("no", t!(words, "measures-check-meeting-no")),
    ];
    let useful = [
        Choice::new("yes", t!(words, "measures-check-useful-yes")),
        Choice::new("partly", t!(words, "measures-check-useful-partly")),
        Choice::new("no", t!(words, "measures-check-useful-no")),
    ];
    let call = [
        Choice::new("yes", t!(words, "measures-check-call-yes")),
        Choice::new("no", t!(words, "measures-check-call-no")),
    ];
    let skip = || Choice::new("skip", t!(words, "measures-skip"));
    let form = who
        .form(site, format!("{PATH}/check-in"))
        .body(
            radios(words, "meeting", t!(words, "measures-check-meeting"))
                .choices(meeting)
                .choice(skip())
                .chosen(code(said.and_then(|said| said.meeting)))
                .errors(errors),
        )
        .body(
            radios(words, "useful", t!(words, "measures-check-useful"))
                .choices(useful)
                .choice(skip())
                .chosen(code(said.and_then(|said| said.useful)))
                .errors(errors),
        )
        .body(
            radios(words, "call", t!(words, "measures-check-call"))
                .hint(t!(words, "measures-check-call-hint"))
                .choices(call)
                .choice(skip())
                .chosen(said.and_then(|said| said.call).map(|call| if call { "yes" } else { "no" }))
                .errors(errors),
        )
        .body(readers(words));
    html! {
        p.nhsuk-lede-text { (t!(words, "measures-check-lede")) }
        (hidden(words, &asked.door, "/questions/check-in"))
        (form.buttons(Button::primary(t!(words, "measures-keep")).once()))
        p { (t!(words, "measures-call-text")) " " a href="/questions/call" { (t!(words, "measures-call-link")) } }
    }
}

pub async fn answer(State(site): State<Site>, who: SignedIn, form: Protected<Chosen>) -> Answer<Response> {
    let chosen = &form.fields;
    let call = match chosen.call.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let (meeting, useful) = (HowMuch::parse(&chosen.meeting), HowMuch::parse(&chosen.useful));
    let said = CheckIn { occasion: Occasion::Early, meeting, useful, call };
    let done = act!(site, who, form, act => {
        measures::check(&mut act, said).await?;
        Ok(back())
    });
    match done {
        Err(Stop::Refused(Refusal::Incomplete)) => {
            Ok(page(&site, &who, &nothing_chosen(who.words(), "meeting")).await?.into_response())
        }
        done => Ok(done?.into_response()),
    }
}
