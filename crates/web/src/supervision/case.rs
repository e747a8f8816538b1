//! A case without the person: a text is looked through for what could say who somebody is, and comes back marked. Nothing
//! of it is kept.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    case_aid::{self, Clue, MOST, Mark},
    profession,
};
use trellis_programme::supervisions;
use trellis_ui::{Errors, Inset, Markup, WhoCanSee, field::textarea, html};
use trellis_words::{Words, t};

use crate::{
    form::Protected,
    page::{Answer, Page},
    site::Site,
    visitor::SignedIn,
};

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Typed {
    text: String,
}

pub async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    page(&site, &who, None).await
}

/// Looks a text through, in this request alone.
pub async fn check(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Response> {
    Ok(page(&site, &who, Some(&form.fields.text)).await?.into_response())
}

async fn page(site: &Site, who: &SignedIn, typed: Option<&str>) -> Answer {
    let words = who.words();
    let names = supervisions::names(&mut site.look(who).await?).await?;
    let heading = t!(words, "supervision-case");
    let mut errors = Errors::new();
    let text = typed.unwrap_or_default();
    if typed.is_some_and(|text| text.trim().is_empty()) {
        errors.add("text", t!(words, "supervision-case-needed"));
    }
    if text.chars().count() > MOST {
        errors.add("text", t!(words, "supervision-case-long", most = words.number(MOST)));
    }
    let field = textarea(words, "text", t!(words, "supervision-case-text"))
        .hint(t!(words, "supervision-case-hint"))
        .value(text)
        .rows(10)
        .autocomplete("off")
        .errors(&errors);
    let checked = typed.filter(|_| errors.is_empty());
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "supervision-case-lede")) }
        @if let Some(text) = checked { (found(words, text, &names)) }
        (who.form(site, format!("{}/case", super::PATH)).body(field).submit(t!(words, "supervision-case-check")))
        h2 { (t!(words, "supervision-rules")) }
        ul.nhsuk-list.nhsuk-list--bullet { @for clue in Clue::ALL { li { (rule(words, clue)) } } }
        p { (t!(words, "supervision-rules-not")) }
        (WhoCanSee::new(words, t!(words, "supervision-case-who")).reader(t!(words, "supervision-case-kept")))
    };
    let page = Page::new(heading, body).back(super::PATH).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// The text with its marks, and what they are.
fn found(words: Words, text: &str, names: &[String]) -> Markup {
    let both = [trellis_domain::language::Language::English, trellis_domain::language::Language::Welsh];
    let named = both.into_iter().flat_map(|language| {
        let words = Words::new(language);
        profession::ALL.iter().map(move |one| words.name("professions", one.code).to_owned())
    });
    let named: Vec<String> = named.collect();
    let professions: Vec<&str> = named.iter().map(String::as_str).collect();
    let marks = case_aid::check(text, names, &professions);
    html! {
        h2 { (t!(words, "supervision-found", count = marks.len())) }
        @if marks.is_empty() { (Inset::text(words, t!(words, "supervision-found-none"))) }
        @else {
            p.trellis-written { (marked(text, &marks)) }
            dl.nhsuk-summary-list {
                @for mark in &marks {
                    div.nhsuk-summary-list__row {
                        dt.nhsuk-summary-list__key { (&text[mark.from..mark.to]) }
                        dd.nhsuk-summary-list__value { (reason(words, mark.clue)) }
                    }
                }
            }
        }
    }
}

fn marked(text: &str, marks: &[Mark]) -> Markup {
    let mut parts = Vec::new();
    let mut at = 0;
    for mark in marks {
        parts.push((&text[at..mark.from], &text[mark.from..mark.to]));
        at = mark.to;
    }
    html! { @for (plain, mark) in parts { (plain) mark { (mark) } } (&text[at..]) }
}

/// Why one stretch is marked.
fn reason(words: Words, clue: Clue) -> String {
    match clue {
        Clue::Name => t!(words, "supervision-is-name"),
        Clue::Capital => t!(words, "supervision-is-capital"),
        Clue::Address => t!(words, "supervision-is-address"),
        Clue::Number => t!(words, "supervision-is-number"),
        Clue::Date => t!(words, "supervision-is-date"),
        Clue::Place => t!(words, "supervision-is-place"),
        Clue::Profession => t!(words, "supervision-is-profession"),
        Clue::OneOfFew => t!(words, "supervision-is-one-of-few"),
    }
}

/// The rule behind it.
fn rule(words: Words, clue: Clue) -> String {
    match clue {
        Clue::Name => t!(words, "supervision-rule-name"),
        Clue::Capital => t!(words, "supervision-rule-capital"),
        Clue::Address => t!(words, "supervision-rule-address"),
        Clue::Number => t!(words, "supervision-rule-number"),
        Clue::Date => t!(words, "supervision-rule-date"),
        Clue::Place => t!(words, "supervision-rule-place"),
        Clue::Profession => t!(words, "supervision-rule-profession"),
        Clue::OneOfFew => t!(words, "supervision-rule-one-of-few"),
    }
}
