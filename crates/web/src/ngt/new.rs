//! The rooms of a programme, and the form that opens another one.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_programme::workshops::{self, Listed, Plan, Planned, Way};
use trellis_ui::{
    Button, Errors, Inset, Markup, Tag, buttons,
    field::{Choice, number, radios, textarea},
    html,
};
use trellis_words::{Words, t};
use trellis_workshop::{Problem, Scheme};

use super::{path, stage};
use crate::{
    act,
    form::Protected,
    frame::{again, mine},
    page::{Answer, Page},
    site::{See, Site},
    visitor::SignedIn,
};

pub(super) async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let all = workshops::list(&mut act, mine(&who)?).await?;
    let heading = t!(words, "ngt-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "ngt-lede")) }
        (buttons(Button::primary(t!(words, "ngt-open")).link("/ngt/new")))
        @if all.is_empty() { p { (t!(words, "ngt-none")) } }
        @for one in &all { (entry(words, one)) }
    };
    Ok(Page::new(heading, body).back("/co"))
}

fn entry(words: Words, one: &Listed) -> Markup {
    let date = words.date_of(one.opened_at);
    html! {
        article.trellis-note {
            @match &one.cover {
                Some(cover) => {
                    h2.nhsuk-heading-s { a href=(path(one.id, "/control")) { (cover.notice.question) } }
                    p { (t!(words, "ngt-opened-on", date = date)) " " (Tag::new(stage(words, cover.phase))) }
                }
                None => {
                    h2.nhsuk-heading-s { a href=(path(one.id, "/results")) { (t!(words, "ngt-forgotten-one", date = date)) } }
                }
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    #[serde(default)]
    question: String,
    #[serde(default)]
    consent: String,
    #[serde(default)]
    seats: String,
    #[serde(default)]
    way: String,
    #[serde(default)]
    scheme: String,
}

/// The schemes that are offered, by their code.
const SCHEMES: [(&str, Scheme); 5] = [
    ("top_k", Scheme::TopK { k: 5 }),
    ("full_rank", Scheme::FullRank),
    ("rate_1_9", Scheme::Rate),
    ("dots", Scheme::Dots { budget: 10, cap: 5 }),
    ("approval", Scheme::Approval { quota: None }),
];

pub(super) async fn begin(State(site): State<Site>, who: SignedIn) -> Answer {
    let mut act = site.look(&who).await?;
    workshops::may_plan(&mut act, mine(&who)?).await?;
    let typed = Typed { consent: t!(who.words(), "ngt-consent-text"), ..Typed::default() };
    Ok(page(&site, &who, &typed, &Errors::new()))
}

fn page(site: &Site, who: &SignedIn, typed: &Typed, errors: &Errors) -> Page {
    let words = who.words();
    let heading = t!(words, "ngt-new-heading");
    let ways = Way::ALL.map(|way| match way {
        Way::Protected => {
            Choice::new(way.code(), t!(words, "ngt-way-protected")).hint(t!(words, "ngt-way-protected-hint"))
        }
        Way::Named => {
            Choice::new(way.code(), t!(words, "ngt-way-named")).hint(t!(words, "ngt-way-named-hint"))
        }
        Way::Classic => {
            Choice::new(way.code(), t!(words, "ngt-way-classic")).hint(t!(words, "ngt-way-classic-hint"))
        }
    });
    let schemes = SCHEMES.map(|(code, _)| Choice::new(code, scheme_name(words, code)));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "ngt-new-lede")) }
        (Inset::text(words, t!(words, "ngt-new-structure")))
        (who.form(site, "/ngt/new")
            .body(textarea(words, "question", t!(words, "ngt-question"))
                .hint(t!(words, "ngt-question-hint")).rows(3).value(&typed.question).errors(errors))
            .body(number(words, "seats", t!(words, "ngt-seats"))
                .hint(t!(words, "ngt-seats-hint")).width(4).value(&typed.seats).errors(errors))
            .body(radios(words, "way", t!(words, "ngt-way")).choices(ways).chosen([&typed.way]).errors(errors))
            .body(radios(words, "scheme", t!(words, "ngt-scheme"))
                .hint(t!(words, "ngt-scheme-hint")).choices(schemes).chosen([&typed.scheme]).errors(errors))
            .body(textarea(words, "consent", t!(words, "ngt-consent"))
                .hint(t!(words, "ngt-consent-hint")).rows(8).value(&typed.consent).errors(errors))
            .submit(t!(words, "ngt-new-open")))
    };
    again(Page::new(heading, body).back("/ngt"), errors)
}

/// What a scheme is called.
pub(super) fn scheme_name(words: Words, code: &str) -> String {
    match code {
        "full_rank" => t!(words, "ngt-scheme-full-rank"),
        "rate_1_9" => t!(words, "ngt-scheme-rate"),
        "dots" => t!(words, "ngt-scheme-dots"),
        "approval" => t!(words, "ngt-scheme-approval"),
        _ => t!(words, "ngt-scheme-top-k"),
    }
}

pub(super) async fn open(
    State(site): State<Site>,
    who: SignedIn,
    form: Protected<Typed>,
) -> Answer<Response> {
    let (programme, words) = (mine(&who)?, who.words());
    let plan = match plan(words, &form.fields) {
        Ok(plan) => plan,
        Err(errors) => return Ok(page(&site, &who, &form.fields, &errors).into_response()),
    };
    let mut wrong: Vec<Problem> = Vec::new();
    let done = act!(site, who, form, act => {
        let planned: Planned = workshops::open(&mut act, programme, &plan).await?;
        match planned {
            Ok(id) => Ok(See(path(id, "/control"))),
            Err(problems) => {
                wrong = problems;
                Err(trellis_programme::Stop::Changed)
            }
        }
    });
    if wrong.is_empty() {
        return Ok(done?.into_response());
    }
    let mut errors = Errors::new();
    for problem in &wrong {
        match problem.field {
            "consent_text" => errors.add("consent", t!(words, "ngt-consent-wrong")),
            "groups" => errors.add("seats", t!(words, "ngt-seats-wrong")),
            _ => errors.add("question", t!(words, "ngt-question-wrong")),
        }
    }
    Ok(page(&site, &who, &form.fields, &errors).into_response())
}

fn plan(words: Words, typed: &Typed) -> Result<Plan, Errors> {
    let mut errors = Errors::new();
    if typed.question.trim().is_empty() {
        errors.add("question", t!(words, "ngt-question-wrong"));
    }
    let seats = typed.seats.trim().parse().ok().filter(|seats| (2..=1_000).contains(seats));
    if seats.is_none() {
        errors.add("seats", t!(words, "ngt-seats-wrong"));
    }
    let way = Way::ALL.into_iter().find(|way| way.code() == typed.way);
    if way.is_none() {
        errors.add("way", t!(words, "ngt-way-wrong"));
    }
    let scheme = SCHEMES.into_iter().find(|(code, _)| *code == typed.scheme);
    if scheme.is_none() {
        errors.add("scheme", t!(words, "ngt-scheme-wrong"));
    }
    match (seats, way, scheme) {
        (Some(seats), Some(way), Some((_, scheme))) if errors.is_empty() => Ok(Plan {
            question: typed.question.trim().to_owned(),
            consent: typed.consent.trim().to_owned(),
            locale: words.language().code(),
            seats,
            way,
            scheme,
        }),
        _ => Err(errors),
    }
}
