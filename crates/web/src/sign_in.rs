//! Signing in: an address, then a link or a code from the letter. Nobody can tell whether an address is known.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{address::Address, permission::Actor};
use trellis_identity::links::{self, Ask, Entrance, Entry};
use trellis_programme::{Stop, programmes};
use trellis_ui::{
    Details, Errors, Form, Markup,
    field::{Choice, email, radios, text},
    html,
};
use trellis_words::{Words, t};

use crate::{
    demo::device,
    form::Open,
    page::{Answer, Page},
    path::{PathName, own_path},
    routes,
    routes::Route,
    site::Site,
    visit::cookie,
    visitor::Visitor,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/sign-in" "sign-in" Public Public Read => show;
    POST "/sign-in" "sign-in" Public Public SignIn => ask;
    GET "/sign-in/check-email" "check-email" Public Public Read => check_email;
    POST "/sign-in/code" "check-email" Public Public SignIn => by_code;
    GET "/sign-in/link/{token}" "sign-in-link" Public Public Read => link;
    POST "/sign-in/link/{token}" "sign-in-link" Public Public SignIn => by_link;
];

#[derive(Deserialize, Default)]
struct To {
    #[serde(default)]
    to: String,
}

/// What is typed on the way in. Where a person was going and which device this is travel in the form, not in a cookie.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields)]
struct Fields {
    #[serde(default)]
    email: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    device: String,
    #[serde(default)]
    to: String,
}

async fn show(visitor: Visitor, Query(To { to }): Query<To>) -> Page {
    let fields = Fields { to, ..Fields::default() };
    page(visitor.words(), &fields, &Errors::new())
}

fn page(words: Words, fields: &Fields, errors: &Errors) -> Page {
    let heading = t!(words, "sign-in-heading");
    let address = email(words, "email", t!(words, "sign-in-email"))
        .hint(t!(words, "sign-in-email-hint"))
        .autocomplete("email")
        .value(fields.email.as_str())
        .errors(errors);
    let form = Form::post("/sign-in", "")
        .hidden("to", own_path(&fields.to))
        .body(address)
        .body(shared(words, &fields.device))
        .submit(t!(words, "sign-in-send"));
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if !own_path(&fields.to).is_empty() { p { (t!(words, "sign-in-carry-on")) } }
        (form)
        (Details::new(t!(words, "sign-in-no-account"), html! { p { (t!(words, "sign-in-no-account-text")) " " a href="/" { (t!(words, "sign-in-front")) } } }))
    };
    let page = Page::new(heading, body).back("/");
    if errors.is_empty() { page } else { page.with_errors() }
}

fn shared(words: Words, device: &str) -> Markup {
    let question = radios(words, "device", t!(words, "sign-in-shared"))
        .hint(t!(words, "sign-in-shared-hint"))
        .choice(
            Choice::new("shared", t!(words, "sign-in-shared-yes")).hint(t!(words, "sign-in-shared-yes-hint")),
        )
        .choice(Choice::new("own", t!(words, "sign-in-shared-no")).hint(t!(words, "sign-in-shared-no-hint")))
        .chosen([if device == "own" { "own" } else { "shared" }]);
    html! { (question) }
}

async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Open(fields): Open<Fields>,
) -> Answer<Response> {
    let words = visitor.words();
    let Ok(address) = Address::read(&fields.email) else {
        let mut errors = Errors::new();
        errors.add("email", t!(words, "sign-in-email-error"));
        return Ok(page(words, &fields, &errors).into_response());
    };
    let mut act = site.look_as(Actor::Anonymous).await?;
    let head = programmes::letterhead(&mut act).await?;
    drop(act);
    let (alias, both) = head.unwrap_or_else(|| {
        let of = |language| t!(Words::new(language), "shell-alias");
        (trellis_domain::language::Language::ALL.map(of), false)
    });
    let before_token = format!("{}/sign-in/link/", site.settings.origin);
    let moment = site.moment();
    let asked = Ask {
        address: &address,
        browser: cookie(&headers, site.settings.browser_cookie()),
        before_token: &before_token,
        alias: [&alias[0], &alias[1]],
        both_languages: both,
    };
    let browser =
        links::ask(&site.ground.store, &asked, moment.now, moment.seed).await.map_err(Stop::from)?;
    let keep = site.settings.cookie(site.settings.browser_cookie(), browser.reveal(), Some(3600));
    let to =
        format!("/sign-in/check-email?device={}&to={}", device_code(&fields.device), own_path(&fields.to));
    Ok(([(header::SET_COOKIE, keep)], Redirect::to(&to)).into_response())
}

fn device_code(device: &str) -> &'static str {
    if device == "own" { "own" } else { "shared" }
}

/// Which device, and where to; from the address of the page.
#[derive(Deserialize, Default)]
struct Way {
    #[serde(default)]
    device: String,
    #[serde(default)]
    to: String,
}

async fn check_email(State(site): State<Site>, visitor: Visitor, Query(way): Query<Way>) -> Page {
    let fields = Fields { device: way.device, to: way.to, ..Fields::default() };
    code_page(visitor.words(), &site, &fields, &Errors::new())
}

fn code_page(words: Words, site: &Site, fields: &Fields, errors: &Errors) -> Page {
    let heading = t!(words, "sign-in-check");
    let code = text(words, "code", t!(words, "sign-in-code"))
        .hint(t!(words, "sign-in-code-hint"))
        .autocomplete("one-time-code")
        .spellcheck(false)
        .width(10)
        .value(fields.code.as_str())
        .errors(errors);
    let form = Form::post("/sign-in/code", "")
        .hidden("device", device_code(&fields.device))
        .hidden("to", own_path(&fields.to))
        .body(code)
        .proceed(words);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "sign-in-check-text")) }
        @if site.settings.letters_kept { p.nhsuk-hint { (t!(words, "sign-in-letters-kept")) } }
        (form)
        p { (t!(words, "sign-in-again")) " " a href="/sign-in" { (t!(words, "sign-in-again-link")) } }
    };
    let page = Page::new(heading, body).back("/sign-in");
    if errors.is_empty() { page } else { page.with_errors() }
}

async fn by_code(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Open(fields): Open<Fields>,
) -> Answer<Response> {
    let words = visitor.words();
    let moment = site.moment();
    let label = device(&headers);
    let entrance = entrance(&site, &headers, &fields, &label);
    let entry = links::by_code(&site.ground.store, &fields.code, &entrance, moment.now, moment.seed);
    let entry = entry.await.map_err(Stop::from)?;
    Ok(match entry {
        Entry::Welcome(token, _) => welcome(&site, token.reveal(), &fields),
        other => {
            let mut errors = Errors::new();
            errors.add("code", said(words, &other));
            code_page(words, &site, &fields, &errors).into_response()
        }
    })
}

/// The link in the letter: one button. Programs that open links in letters change nothing.
async fn link(visitor: Visitor, PathName(token): PathName) -> Page {
    let words = visitor.words();
    link_page(words, &token, &Fields::default(), None)
}

fn link_page(words: Words, token: &str, fields: &Fields, trouble: Option<String>) -> Page {
    let heading = t!(words, "sign-in-link");
    let again = trouble.is_some();
    let form =
        Form::post(format!("/sign-in/link/{token}"), "").body(shared(words, &fields.device)).proceed(words);
    let body = html! {
        h1 { (heading) }
        @match trouble {
            Some(sentence) => {
                p { (sentence) }
                p { a href="/sign-in" { (t!(words, "sign-in-again-link")) } }
            }
            None => (form),
        }
    };
    let page = Page::new(heading, body);
    if again { page.with_errors() } else { page }
}

async fn by_link(
    State(site): State<Site>,
    visitor: Visitor,
    PathName(token): PathName,
    headers: HeaderMap,
    Open(fields): Open<Fields>,
) -> Answer<Response> {
    let words = visitor.words();
    let moment = site.moment();
    let label = device(&headers);
    let entrance = entrance(&site, &headers, &fields, &label);
    let entry = links::by_link(&site.ground.store, &token, &entrance, moment.now, moment.seed).await;
    Ok(match entry.map_err(Stop::from)? {
        Entry::Welcome(session, _) => welcome(&site, session.reveal(), &fields),
        other => link_page(words, &token, &fields, Some(said(words, &other))).into_response(),
    })
}

fn entrance<'a>(site: &Site, headers: &'a HeaderMap, fields: &Fields, label: &'a str) -> Entrance<'a> {
    Entrance {
        browser: cookie(headers, site.settings.browser_cookie()),
        session: cookie(headers, site.settings.session_cookie()),
        own_device: fields.device == "own",
        label,
    }
}

fn said(words: Words, entry: &Entry) -> String {
    match entry {
        Entry::Welcome(..) | Entry::Over => t!(words, "sign-in-over"),
        Entry::Used => t!(words, "sign-in-used"),
        Entry::OtherBrowser => t!(words, "sign-in-other-browser"),
        Entry::WrongCode { left } => t!(words, "sign-in-wrong-code", left = *left),
    }
}

/// In: the session cookie, and back to the exact step.
fn welcome(site: &Site, token: &str, fields: &Fields) -> Response {
    let seconds = (fields.device == "own").then_some(90 * 86_400);
    let session = site.settings.cookie(site.settings.session_cookie(), token, seconds);
    let to = own_path(&fields.to);
    let to = if to.is_empty() { "/home" } else { to };
    let mut response = Redirect::to(to).into_response();
    if let Ok(session) = HeaderValue::from_str(&session) {
        response.headers_mut().append(header::SET_COOKIE, session);
    }
    response
}
