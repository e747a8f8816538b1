//! What a mentee may answer about the programme: one page that leads to all of it, and says who reads it, which is nobody.

mod beside;
mod check_in;
mod consent;
mod ratings;
mod scales;

use axum::extract::State;
use trellis_programme::{
    measures::{self, Overview},
    spaces::Door,
};
use trellis_ui::{Button, Errors, Markup, WhoCanSee, buttons, html};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act, door,
    form::Protected,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module. Whatever is answered leads to the one page, so that no answered form tells what it was about.
pub const ROUTES: &[Route] = routes![
    GET "/questions" "questions" One Mentee Read => show;
    POST "/questions" "questions" One Mentee Write => take_back;
    GET "/questions/consent" "questions" One Mentee Read => consent::show;
    POST "/questions/consent" "questions" One Mentee Write => consent::give;
    POST "/questions/consent/removal" "questions" One Mentee Write => consent::withdraw;
    GET "/questions/check-in" "questions" One Mentee Read => check_in::show;
    POST "/questions/check-in" "questions" One Mentee Write => check_in::answer;
    GET "/questions/promises" "questions" One Mentee Read => ratings::show;
    POST "/questions/promises" "questions" One Mentee Write => ratings::rate;
    POST "/questions/promises/removal" "questions" One Mentee Write => ratings::take_back;
    GET "/questions/beside/{id}" "questions" One Mentee Read => beside::show;
    POST "/questions/beside/{id}" "questions" One Mentee Write => beside::answer;
    POST "/questions/beside/{id}/removal" "questions" One Mentee Write => beside::take_back;
    GET "/questions/wellbeing/{name}" "questions" One Mentee Read => scales::show;
    POST "/questions/wellbeing/{name}" "questions" One Mentee Write => scales::answer;
    POST "/questions/wellbeing/{name}/removal" "questions" One Mentee Write => scales::take_back;
];

const PATH: &str = "/questions";

/// Where every answer leads.
fn back() -> See {
    See(PATH.to_owned())
}

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let all = measures::overview(&mut act).await?;
    let heading = t!(words, "measures-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "measures-lede")) }
        @if !all.evaluates && !all.wellbeing { p { (t!(words, "measures-none")) } }
        @if all.check_in {
            h2 { (t!(words, "measures-three")) }
            p { (t!(words, "measures-three-text")) }
            (buttons(Button::primary(t!(words, "measures-three-link")).link("/questions/check-in")))
        }
        @if all.evaluates { (promises(words, !all.check_in)) }
        @if !all.allies.is_empty() { (allies(words, &all)) }
        @if all.wellbeing { (wellbeing(words, &all)) }
        h2 { (t!(words, "measures-call")) }
        @if all.call.is_some() {
            p { (t!(words, "measures-call-sent")) " " a href="/questions/call" { (t!(words, "measures-call-sent-link")) } }
        } @else {
            p { (t!(words, "measures-call-text")) " " a href="/questions/call" { (t!(words, "measures-call-link")) } }
        }
        (readers(words))
        h2 { (t!(words, "measures-delete")) }
        p { (t!(words, "measures-kept")) " " (t!(words, "measures-delete-text")) }
        (who.form(&site, PATH).buttons(Button::warning(t!(words, "measures-delete-do")).once()))
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

fn promises(words: Words, first: bool) -> Markup {
    let label = t!(words, "measures-promises-link");
    let button = if first { Button::primary(label) } else { Button::secondary(label) };
    html! {
        h2 { (t!(words, "measures-promises")) }
        p { (t!(words, "measures-promises-text")) }
        (buttons(button.link("/questions/promises")))
    }
}

fn allies(words: Words, all: &Overview) -> Markup {
    html! {
        h2 { (t!(words, "measures-beside")) }
        p { (t!(words, "measures-beside-text")) }
        @for ally in &all.allies {
            p { a href={ (PATH) "/beside/" (ally.pair) } { (t!(words, "measures-beside-link", name = ally.name.as_str())) } }
            @if ally.worse == Some(true) { p { (t!(words, "measures-beside-worse")) } }
        }
    }
}

fn wellbeing(words: Words, all: &Overview) -> Markup {
    html! {
        h2 { (t!(words, "measures-wellbeing")) }
        p { (t!(words, "measures-wellbeing-text")) }
        ul.nhsuk-list {
            @for scale in &all.scales {
                @let name = words.name("instruments", scale.code());
                li { a href={ (PATH) "/wellbeing/" (scale.code()) } { (t!(words, "measures-scale-link", name = name)) } }
            }
            li { a href="/questions/consent" { (t!(words, "measures-wellbeing-link")) } }
        }
    }
}

/// Who reads an answer, and what becomes of it.
fn readers(words: Words) -> Markup {
    html! {
        (WhoCanSee::new(words, t!(words, "measures-who")).reader(t!(words, "measures-who-lock"))
            .reader(t!(words, "measures-totals")))
    }
}

/// Says, while the door is shut, why what was answered before is not shown.
fn hidden(words: Words, door: &Door, to: &str) -> Markup {
    html! {
        @match door {
            Door::Open(_) => {},
            Door::Altered => (door::altered(words)),
            Door::NoKeys | Door::Locked => p.nhsuk-hint {
                (t!(words, "measures-before")) " " a href=(door::unlock(to).0) { (t!(words, "measures-unlock")) }
            },
        }
    }
}

const fn open(door: &Door) -> bool {
    matches!(door, Door::Open(_))
}

/// What to put right when nothing was chosen.
fn nothing_chosen(words: Words, field: &str) -> Errors {
    let mut errors = Errors::new();
    errors.add(field, t!(words, "measures-choose"));
    errors
}

async fn take_back(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        measures::take_back(&mut act).await?;
        Ok(back())
    })?)
}
