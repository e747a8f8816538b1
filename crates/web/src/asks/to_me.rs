//! The ally's pages: what I am asked for, one of them, and what I have done. Nobody else sees them.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    ask::{AskState, answer_by},
    id::{AskId, kind},
};
use trellis_programme::asks::{self, AskToMe, Seen, What};
use trellis_ui::{Button, Details, Errors, Inset, Markup, WhoCanSee, buttons, field::textarea, html};
use trellis_words::{Words, t};

use super::shared;
use crate::{
    account::Nothing,
    act, door,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/ally/asks" "asks-to-me" One Ally Read => list;
    GET "/ally/asks/{id}" "ask-to-me" One Ally Read => show;
    POST "/ally/asks/{id}/acceptance" "ask-to-me" One Ally Write => accept;
    POST "/ally/asks/{id}/refusal" "ask-to-me" One Ally Write => decline;
    GET "/ally/asks/{id}/words" "ask-to-me" One Ally Read => show;
    POST "/ally/asks/{id}/words" "ask-to-me" One Ally Write => say;
    POST "/ally/asks/{id}/words/draft" "ask-to-me" One Ally Write => keep;
    GET "/ally/asks/{id}/done" "ask-to-me" One Ally Read => show;
    POST "/ally/asks/{id}/done" "ask-to-me" One Ally Write => finish;
    GET "/ally/acts" "acts" One Ally Read => acts;
];

const PATH: &str = "/ally/asks";
const ACTS: &str = "/ally/acts";

fn path(id: AskId) -> String {
    format!("{PATH}/{id}")
}

/// What is typed about an ask: a word, or what was done.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Said {
    #[serde(default)]
    word: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Did {
    #[serde(default)]
    line: String,
}

async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let to_me = asks::to_me(&mut act).await?;
    let heading = t!(words, "beside-asks");
    let body = html! {
        h1 { (heading) }
        @if let Some(closed) = door::shut(words, &to_me.door, false, PATH, Button::primary) { (closed) }
        @else { (open(words, &to_me.asks)) }
        (WhoCanSee::new(words, t!(words, "beside-who")))
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

fn open(words: Words, all: &[Seen]) -> Markup {
    let of = |state| all.iter().filter(move |seen| seen.ask.state == state);
    let done = all.iter().any(|seen| seen.ask.state.was_done());
    html! {
        @if !all.iter().any(|seen| seen.ask.state.open()) {
            p { (t!(words, "beside-none")) }
            (buttons(Button::primary(t!(words, "beside-practice")).link("/ally/practice")))
        } @else { p.nhsuk-lede-text { (t!(words, "beside-asks-lede")) } }
        @if of(AskState::Sent).next().is_some() { h2 { (t!(words, "beside-waiting")) } }
        @for seen in of(AskState::Sent) { (entry(words, seen)) }
        @if of(AskState::Accepted).next().is_some() { h2 { (t!(words, "beside-promised")) } }
        @for seen in of(AskState::Accepted) { (entry(words, seen)) }
        @if done { p { a href=(ACTS) { (t!(words, "beside-acts-link")) } } }
    }
}

fn entry(words: Words, seen: &Seen) -> Markup {
    let title = shared::title(words, seen).unwrap_or_else(|| t!(words, "beside-sealed"));
    html! {
        article.trellis-note {
            h3.nhsuk-heading-s { a href=(path(seen.ask.id)) { (title) } }
            @if let Some(text) = &seen.text { p.trellis-written { (text.text) } }
            p.nhsuk-hint { (t!(words, "beside-from", name = seen.other.1.as_str())) }
        }
    }
}

/// Also where somebody arrives who switches the language on a form that was refused.
async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Ask>) -> Answer {
    page(&site, &who, id, ["", ""], &Errors::new()).await
}

/// One ask to me. `typed` is a word about it, and what was done, as they were typed last.
async fn page(site: &Site, who: &SignedIn, id: AskId, typed: [&str; 2], errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let AskToMe { seen, door, word: begun, done } = asks::read_to_me(&mut act, id).await?;
    let heading = match seen.ask.state {
        AskState::Sent => t!(words, "beside-asked"),
        AskState::Accepted => t!(words, "beside-yours"),
        _ => t!(words, "beside-did"),
    };
    let kept = begun.is_some() || done.is_some();
    let begun = [shared::begun(typed[0], begun.as_ref()), shared::begun(typed[1], done.as_ref())];
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if let Some(closed) = door::shut(words, &door, kept, &path(id), Button::primary) { (closed) }
        @else {
            (what(words, &seen))
            @match seen.ask.state {
                AskState::Sent => (answers(words, site, who, &seen)),
                AskState::Accepted => (promise(words, site, who, &seen, &begun[1], errors)),
                _ => (did(words, &seen)),
            }
            (shared::talk(words, who, &seen))
            @if seen.ask.state.open() { (word(words, site, who, &seen, &begun[0], errors)) }
        }
    };
    let page = Page::new(heading, body).back(PATH).with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn what(words: Words, seen: &Seen) -> Markup {
    let name = seen.other.1.as_str();
    let Some(text) = &seen.text else {
        return if seen.pair_goes_on() {
            html! { p { (t!(words, "beside-cannot-open", name = name)) } }
        } else {
            html! { p { (t!(words, "beside-acts-over")) } }
        };
    };
    html! {
        h2 { (shared::title(words, seen).unwrap_or_default()) }
        p.nhsuk-hint { (t!(words, "beside-from", name = name)) }
        p.trellis-written.nhsuk-lede-text { (text.text) }
        @if let Some(day) = text.wanted_by { p { (t!(words, "beside-wanted", date = words.date(day))) } }
    }
}

fn answers(words: Words, site: &Site, who: &SignedIn, seen: &Seen) -> Markup {
    let id = seen.ask.id;
    html! {
        p { (t!(words, "beside-answer-by", date = words.date(answer_by(seen.ask.moved_at)))) }
        p { (t!(words, "beside-not-now-text")) }
        (who.form(site, format!("{}/acceptance", path(id))).buttons(html! {
            (Button::primary(t!(words, "beside-yes")).once())
            (Button::secondary(t!(words, "beside-not-now")).formaction(format!("{}/refusal", path(id))))
        }))
        (ideas(words, seen))
    }
}

/// Two small acts on the theme, for whoever would like an idea.
fn ideas(words: Words, seen: &Seen) -> Markup {
    let card = seen.text.as_ref().and_then(|text| shared::card(text.theme.code()));
    html! {
        (Inset::text(words, t!(words, "beside-one-thing")))
        @if let Some(card) = card {
            (Details::new(t!(words, "beside-ideas"), html! {
                ul { @for line in card.lines { li { (line.say(words.language())) } } }
            }))
        }
    }
}

fn promise(words: Words, site: &Site, who: &SignedIn, seen: &Seen, typed: &str, errors: &Errors) -> Markup {
    let (id, name) = (seen.ask.id, seen.other.1.as_str());
    let line = textarea(words, "line", t!(words, "beside-line"))
        .hint(t!(words, "beside-line-hint"))
        .rows(3)
        .value(typed)
        .errors(errors);
    html! {
        (ideas(words, seen))
        h2 { (t!(words, "beside-when-done")) }
        (who.form(site, format!("{}/done", path(id)))
            .body(line)
            .body(WhoCanSee::new(words, t!(words, "notes-readers-shared", name = name)))
            .buttons(Button::primary(t!(words, "beside-done")).once()))
        p { (t!(words, "beside-not-after-all-text")) }
        (who.form(site, format!("{}/refusal", path(id)))
            .buttons(Button::secondary(t!(words, "beside-not-after-all")).once()))
    }
}

fn did(words: Words, seen: &Seen) -> Markup {
    html! {
        @for (_, text) in seen.said(What::Done) {
            h2 { (t!(words, "beside-acts-yours")) }
            p.trellis-written { (text) }
        }
        p { (t!(words, "beside-after")) }
        (buttons(Button::primary(t!(words, "beside-acts-link")).link(ACTS)))
    }
}

fn word(words: Words, site: &Site, who: &SignedIn, seen: &Seen, begun: &str, errors: &Errors) -> Markup {
    let (id, name) = (seen.ask.id, seen.other.1.as_str());
    let field = textarea(words, "word", t!(words, "beside-help"))
        .hint(t!(words, "beside-help-hint"))
        .rows(3)
        .value(begun)
        .errors(errors);
    let form = who
        .form(site, format!("{}/words", path(id)))
        .body(field)
        .body(WhoCanSee::new(words, t!(words, "notes-readers-shared", name = name)))
        .autosave(format!("{}/words/draft", path(id)), words);
    html! { (form.buttons(Button::secondary(t!(words, "asks-word-send")).once())) }
}

async fn accept(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        asks::accept(&mut act, id).await?;
        Ok(See(path(id)))
    })?)
}

async fn decline(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        asks::decline(&mut act, id).await?;
        Ok(See(PATH.to_owned()))
    })?)
}

async fn say(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Said>,
) -> Answer<Response> {
    let text = form.fields.word.clone();
    if who.member.is_none() {
        return shared::keep_locked(&site, &who, id, What::Word, &text, &path(id)).await;
    }
    let done = act!(site, who, form, act => {
        asks::say(&mut act, id, &text).await?;
        Ok(See(path(id)))
    });
    match shared::refused(who.words(), "word", &text, done)? {
        Ok(see) => Ok(see.into_response()),
        Err(errors) => Ok(page(&site, &who, id, [&text, ""], &errors).await?.into_response()),
    }
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Said>,
) -> Answer<axum::http::StatusCode> {
    shared::keep(&site, &who, &form, (id, What::Word), &form.fields.word).await
}

async fn finish(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Ask>,
    form: Protected<Did>,
) -> Answer<Response> {
    let text = form.fields.line.clone();
    if who.member.is_none() && !text.trim().is_empty() {
        return shared::keep_locked(&site, &who, id, What::Done, &text, &path(id)).await;
    }
    let done = act!(site, who, form, act => {
        asks::finish(&mut act, id, &text).await?;
        Ok(See(path(id)))
    });
    match shared::refused(who.words(), "line", &text, done)? {
        Ok(see) => Ok(see.into_response()),
        Err(errors) => Ok(page(&site, &who, id, ["", &text], &errors).await?.into_response()),
    }
}

async fn acts(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let to_me = asks::to_me(&mut act).await?;
    let done: Vec<&Seen> = to_me.asks.iter().filter(|seen| seen.ask.state.was_done()).collect();
    let heading = t!(words, "beside-acts");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "beside-acts-lede")) }
        @if let Some(closed) = door::shut(words, &to_me.door, false, ACTS, Button::primary) { (closed) }
        @else if done.is_empty() {
            p { (t!(words, "beside-acts-none")) }
            (buttons(Button::primary(t!(words, "beside-acts-none-link")).link(PATH)))
        } @else {
            @for seen in done { (deed(words, seen)) }
            p { (t!(words, "beside-acts-note")) }
        }
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

/// Something that was done, as its own page and this one show it: not whether the mentee has answered anything.
fn deed(words: Words, seen: &Seen) -> Markup {
    let name = seen.other.1.as_str();
    let title = shared::title(words, seen).unwrap_or_else(|| t!(words, "beside-sealed"));
    html! {
        article.trellis-note {
            h2.nhsuk-heading-m { (title) }
            p.nhsuk-hint { (t!(words, "beside-acts-on", date = words.date_of(seen.ask.moved_at))) }
            @match &seen.text {
                Some(text) => {
                    h3.nhsuk-heading-s { (t!(words, "beside-acts-asked", name = name)) }
                    p.trellis-written { (text.text) }
                }
                None if seen.pair_goes_on() => p { (t!(words, "beside-cannot-open", name = name)) },
                None => p { (t!(words, "beside-acts-over")) },
            }
            @for (_, text) in seen.said(What::Done) {
                h3.nhsuk-heading-s { (t!(words, "beside-acts-yours")) }
                p.trellis-written { (text) }
            }
            @if seen.thanked() { (Inset::text(words, t!(words, "beside-acts-helped", name = name))) }
        }
    }
}
