//! Lays the shell around what a handler answered, and puts the headers on. The outermost layer but the log.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use trellis_domain::language::Language;
use trellis_identity::token;
use trellis_ui::{Button, Exit, HatLink, Markup, Shell, SignOut, html};
use trellis_words::{Words, t};

use crate::{
    cinema::EMBED,
    headers::{self, Policy},
    page::{Halt, Page, Shown},
    signed_out,
    site::Site,
    visit,
    visitor::Visitor,
};

/// Turns a [`Shown`] into bytes.
pub async fn shell(State(site): State<Site>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    // The page for other websites says nothing about whoever sees it, and leaves nothing behind.
    let switched = visit::switched(&request).filter(|_| uri.path() != EMBED);
    let nonce = nonce(&site);
    let mut response = next.run(request).await;
    let visitor = response.extensions_mut().remove::<Visitor>();
    if let Some(shown) = response.extensions_mut().remove::<Shown>() {
        let kept = std::mem::take(response.headers_mut());
        response = show(&site, visitor, shown, &uri, &nonce);
        response.headers_mut().extend(kept.into_iter().filter_map(|(name, value)| Some((name?, value))));
    }
    if let Some(language) = switched {
        let line = site.settings.cookie(site.settings.language_cookie(), language.code(), Some(365 * 86_400));
        if let Ok(line) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    let cached = uri.path().starts_with("/static/") && response.status().is_success();
    let own = response.extensions_mut().remove::<Policy>();
    let policy = own.unwrap_or_else(|| Policy(headers::policy(&nonce)));
    headers::put(response.headers_mut(), &site.settings, &policy, cached);
    response
}

fn show(site: &Site, visitor: Option<Visitor>, shown: Shown, uri: &Uri, nonce: &str) -> Response {
    let visitor = visitor.unwrap_or_else(|| {
        let words = Words::new(Language::English);
        Visitor {
            language: words.language(),
            alias: t!(words, "shell-alias"),
            address: None,
            signed_in: None,
        }
    });
    match shown {
        Shown::Halt(Halt::SignIn | Halt::Stronger) => Redirect::to(&sign_in(uri)).into_response(),
        Shown::Halt(halt) => {
            let status = halt.status();
            let (heading, body) = shared(visitor.words(), &halt, uri);
            let page = Page { status, ..Page::new(heading, body) };
            // A missing page says nothing about the address that was asked for: not even in the language switch.
            let uri = if halt == Halt::Missing { Uri::from_static("/home") } else { uri.clone() };
            lay(site, &visitor, page, &uri, nonce)
        }
        Shown::Page(page) => lay(site, &visitor, *page, uri, nonce),
    }
}

fn lay(site: &Site, visitor: &Visitor, page: Page, uri: &Uri, nonce: &str) -> Response {
    let words = visitor.words();
    let other = visitor.language.other().code();
    let status = page.status;
    let error = status.is_client_error() || status.is_server_error();
    let switch = switch(uri, other);
    let mut shell = Shell::new(words, page.title, visitor.alias.clone(), switch, nonce)
        .error(error)
        .demo(site.settings.demo.is_some());
    if let Some(who) = visitor.signed_in.as_ref().filter(|_| !page.parted) {
        let hats = who.roles.iter().map(|choice| HatLink {
            label: role_name(words, choice.role.code()),
            href: if choice.role == who.role { "/home".to_owned() } else { "/hats".to_owned() },
            current: choice.role == who.role,
        });
        let action = "/sign-out".to_owned();
        shell = shell
            .home("/home")
            .hats(hats.collect())
            .account(t!(words, "shell-account"), "/me")
            .sign_out(SignOut { action, csrf: who.csrf.clone() });
        if page.exit {
            let action = "/exit".to_owned();
            let (away, mark) = (site.settings.exit.clone(), site.settings.left_cookie());
            shell = shell.exit(Exit { action, csrf: who.csrf.clone(), away, mark });
        }
    } else if page.exit {
        shell = shell.exit(Exit {
            action: "/exit".to_owned(),
            csrf: String::new(),
            away: site.settings.exit.clone(),
            mark: site.settings.left_cookie(),
        });
    }
    if let Some(back) = page.back {
        shell = shell.back(back);
    }
    for style in page.styles {
        shell = shell.style(style);
    }
    for script in page.scripts {
        shell = shell.script(script);
    }
    if page.wide {
        shell = shell.wide();
    }
    if page.paper {
        shell = shell.paper();
    }
    let html = shell.page(page.body).into_string();
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    (status, [(header::CONTENT_TYPE, kind)], Body::from(html)).into_response()
}

/// The same page in the other language: what else the address asks for, such as a filter, is kept.
fn switch(uri: &Uri, language: &str) -> String {
    let asked = uri.query().into_iter().flat_map(|query| query.split('&'));
    let kept = asked.filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let pairs: Vec<&str> = kept.collect();
    let joint = if pairs.is_empty() { "" } else { "&" };
    format!("{}?{}{joint}lang={language}", uri.path(), pairs.join("&"))
}

/// What a role is called, in the middle of a sentence.
pub fn role_name(words: Words, code: &str) -> String {
    match code {
        "mentee" => t!(words, "shell-role-mentee"),
        "mentor" => t!(words, "shell-role-mentor"),
        "sponsor" => t!(words, "shell-role-sponsor"),
        "ally" => t!(words, "shell-role-ally"),
        "facilitator" => t!(words, "shell-role-facilitator"),
        "coordinator" => t!(words, "shell-role-coordinator"),
        "guardian" => t!(words, "shell-role-guardian"),
        "admin" => t!(words, "shell-role-admin"),
        _ => t!(words, "shell-role-newcomer"),
    }
}

/// To the sign-in page and back to the exact step; only a path of our own can be gone back to.
fn sign_in(uri: &Uri) -> String {
    let path = uri.path();
    let plain = path.len() < 200 && path.starts_with('/') && !path.starts_with("//");
    if plain && path != "/" && path != "/home" {
        format!("/sign-in?to={path}")
    } else {
        "/sign-in".to_owned()
    }
}

/// The shared pages of `pages.md` 1.3.
fn shared(words: Words, halt: &Halt, uri: &Uri) -> (String, Markup) {
    let (heading, text) = match halt {
        Halt::Missing | Halt::SignIn | Halt::Stronger => {
            (t!(words, "shell-missing"), t!(words, "shell-missing-text"))
        }
        Halt::SignedOut(_) => (t!(words, "shell-signed-out"), t!(words, "shell-signed-out-text")),
        Halt::Forged => (t!(words, "shell-forged"), t!(words, "shell-forged-text")),
        Halt::Unreadable => (t!(words, "shell-unreadable"), t!(words, "shell-unreadable-text")),
        Halt::TooLarge => (t!(words, "shell-too-large"), t!(words, "shell-too-large-text")),
        Halt::TooSlow => (t!(words, "shell-too-slow"), t!(words, "shell-too-slow-text")),
        Halt::TooOften(minutes, _) => {
            (t!(words, "shell-too-often"), t!(words, "shell-too-often-text", minutes = *minutes))
        }
        Halt::Refused(refusal) => {
            (t!(words, "shell-refused"), words.say(&format!("refusal-{}", refusal.code()), None))
        }
        Halt::Changed => (t!(words, "shell-changed"), t!(words, "shell-changed-text")),
        Halt::Busy => (t!(words, "shell-busy"), t!(words, "shell-busy-text")),
        Halt::Trouble(reference) => {
            (t!(words, "shell-trouble"), t!(words, "shell-trouble-text", reference = reference.as_str()))
        }
    };
    let body = html! {
        h1 { (heading) }
        p { (text) }
        @if let Halt::TooOften(_, typed) = halt { (again(words, uri.path(), typed)) }
        @if let Halt::SignedOut(typed) = halt {
            (signed_out::again(words, typed, &sign_in(uri)))
        } @else {
            p { a href="/home" { (t!(words, "shell-to-home")) } }
        }
    };
    (heading, body)
}

/// The same form once more, with everything that was typed.
fn again(words: Words, path: &str, typed: &[(String, String)]) -> Markup {
    if typed.is_empty() {
        return html! { p { (t!(words, "shell-not-kept")) } };
    }
    html! {
        form action=(path) method="post" {
            @for (name, value) in typed { input type="hidden" name=(name) value=(value); }
            p { (t!(words, "shell-kept")) }
            (Button::primary(t!(words, "shell-send-again")))
        }
    }
}

/// The reference of a failure: a digest, so that the same trouble has the same one in the log and on the page.
pub fn reference(trouble: &str) -> String {
    hex::encode(&token::digest(trouble)[..4])
}

fn nonce(site: &Site) -> String {
    let mut bits = [0; 16];
    StdRng::from_seed(site.moment().seed).fill_bytes(&mut bits);
    hex::encode(bits)
}
