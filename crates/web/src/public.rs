//! What anybody can read before signing in, and what the shell links to.

use axum::extract::State;
use trellis_domain::permission::Actor;
use trellis_programme::programmes::{self, Host, Intake};
use trellis_ui::{Button, Markup, Signpost, Signposts, buttons, html, raw};
use trellis_words::{Words, content, t};

use crate::{
    model,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::Visitor,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/" "front" Public Public Read => front;
    GET "/how-it-works" "how-it-works" Public Public Read => how_it_works;
    GET "/about-the-model" "about-the-model" Public Public Read => about_the_model;
    GET "/promises" "promises" Public Public Read => promises;
    GET "/privacy" "privacy" Public Public Read => privacy;
    GET "/accessibility" "accessibility" Public Public Read => accessibility;
    GET "/cookies" "cookies" Public Public Read => cookies;
    GET "/help" "help" Public Public Read => help;
    GET "/speak-up" "speak-up" Public Public Read => speak_up;
    GET "/mentor/help-now" "help-now" One Member Read => help_now;
];

async fn host(site: &Site) -> Answer<Host> {
    let mut act = site.look_as(Actor::Anonymous).await?;
    Ok(programmes::host(&mut act).await?)
}

/// What is offered, who it is for, the time it takes; and where to start.
async fn front(State(site): State<Site>, visitor: Visitor) -> Answer {
    let words = visitor.words();
    let host = host(&site).await?;
    let heading = t!(words, "public-front-heading");
    let who =
        host.collective(words.language(), t!(words, "public-model-terms"), t!(words, "public-nhs-style"));
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "public-front-lede")) }
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "public-front-mentor")) }
            li { (t!(words, "public-front-sponsor")) }
            li { (t!(words, "public-front-ally")) }
            li { (t!(words, "public-front-circle")) }
        }
        h2 { (t!(words, "public-steps")) }
        (model::steps(words))
        p { a href="/film" { (t!(words, "public-film")) } }
        h2 { (t!(words, "public-front-who")) }
        p { (t!(words, "public-front-who-text", who = who.as_str())) }
        p { (t!(words, "public-front-time")) }
        (start(words, &host, visitor.signed_in.is_some()))
        h2 { (t!(words, "public-front-give")) }
        p { (t!(words, "public-front-give-text")) }
        ul.nhsuk-list {
            @for (path, label) in [
                ("/how-it-works", t!(words, "public-how-it-works")),
                ("/about-the-model", t!(words, "public-about-the-model")),
                ("/promises", t!(words, "public-promises")),
                ("/charter", t!(words, "charters-link")),
                ("/guides", t!(words, "public-guides")),
                ("/ngt/join", t!(words, "ngt-join-link")),
                ("/speak-up", t!(words, "public-speak-up")),
            ] { li { a href=(path) { (label) } } }
        }
    };
    Ok(Page::new(heading, body))
}

fn start(words: Words, host: &Host, signed_in: bool) -> Markup {
    let sign_in = Button::secondary(t!(words, "public-sign-in")).link("/sign-in");
    html! {
        @match &host.intake {
            Intake::Open { until } => {
                p { (t!(words, "public-open-until", date = words.date(*until))) }
                (buttons(html! {
                    (Button::primary(t!(words, "public-start")).link("/start"))
                    @if !signed_in { (sign_in) }
                }))
            }
            Intake::Opens { on } => {
                p { (t!(words, "public-opens-on", date = words.date(*on))) }
                @if !signed_in { (buttons(sign_in)) }
            }
            Intake::Unknown => {
                p { (t!(words, "public-no-date")) }
                @if !signed_in { (buttons(sign_in)) }
            }
        }
    }
}

macro_rules! text_pages {
    ($($name:ident $slug:literal),* $(,)?) => { $(
        async fn $name(visitor: Visitor) -> Page {
            text(visitor.words(), $slug)
        }
    )* };
}

/// A text that the picture of the model belongs to.
fn with_picture(words: Words, slug: &'static str) -> Page {
    let text = content::page(slug, words.language());
    let body = html! {
        div.trellis-beside {
            div { (titled(words, text)) (raw::shipped(text)) }
            aside { (model::picture(words)) p { a href="/film" { (t!(words, "public-film")) } } }
        }
    };
    Page::new(text.title, body).wide()
}

async fn how_it_works(visitor: Visitor) -> Page {
    with_picture(visitor.words(), "how-it-works")
}

async fn about_the_model(visitor: Visitor) -> Page {
    with_picture(visitor.words(), "about-the-model")
}

text_pages!(
    promises "promises",
    accessibility "accessibility",
    cookies "cookies",
);

fn text(words: Words, slug: &'static str) -> Page {
    let text = content::page(slug, words.language());
    Page::new(text.title, html! { (titled(words, text)) (raw::shipped(text)) })
}

/// The heading of a shipped text, and that its translation is a draft while it is one.
fn titled(words: Words, text: &content::Text) -> Markup {
    html! {
        h1 { (text.title) }
        @if text.cy_review == content::Review::Pending {
            p.nhsuk-hint { (t!(words, "public-draft-translation")) }
        }
    }
}

/// A shipped text, then the host's own people to turn to.
fn with_signposts(words: Words, slug: &'static str, host: &Host) -> Page {
    let page = text(words, slug);
    let posts = signposts(words, host);
    let body = html! {
        (page.body)
        @if posts.is_empty() { p { (t!(words, "public-no-signposts")) } }
        @else { (Signposts::new(words, posts)) }
        h2 { (t!(words, "support-heading")) }
        p { (t!(words, "support-lede")) }
        ul.nhsuk-list {
            li { a href="/support" { (t!(words, "support-link")) } }
            li { a href="/support/new" { (t!(words, "support-without")) } }
            li { a href="/support/receipt" { (t!(words, "support-have-code")) } }
        }
    };
    Page { body, ..page }
}

/// The host's signposts as the component shows them; one past its check date says so.
pub fn signposts(words: Words, host: &Host) -> Vec<Signpost> {
    let shown = host.signposts.iter().map(|post| {
        let kind = words.name("signpost_kinds", &post.kind);
        let about = if post.stale {
            t!(words, "public-not-checked", kind = kind)
        } else {
            t!(words, "public-checked-on", kind = kind, date = words.date(post.checked_on))
        };
        let href = link(&post.contact);
        let label = Some(post.contact.clone());
        let about = if href.is_none() { format!("{about} {}", post.contact) } else { about };
        Signpost { name: post.name.clone(), about, href, label }
    });
    shown.collect()
}

/// A contact as a link, where it is an address, a number or a site.
fn link(contact: &str) -> Option<String> {
    let number: String = contact.chars().filter(|c| !c.is_whitespace()).collect();
    if contact.starts_with("https://") {
        Some(contact.to_owned())
    } else if contact.contains('@') && !contact.contains(' ') {
        Some(format!("mailto:{contact}"))
    } else if number.len() >= 3 && number.chars().all(|c| c.is_ascii_digit() || c == '+') {
        Some(format!("tel:{number}"))
    } else {
        None
    }
}

async fn help(State(site): State<Site>, visitor: Visitor) -> Answer {
    Ok(with_signposts(visitor.words(), "help", &host(&site).await?).with_exit())
}

async fn speak_up(State(site): State<Site>, visitor: Visitor) -> Answer {
    Ok(with_signposts(visitor.words(), "speak-up", &host(&site).await?).with_exit())
}

async fn help_now(State(site): State<Site>, visitor: Visitor) -> Answer {
    Ok(with_signposts(visitor.words(), "mentor-help-now", &host(&site).await?).with_exit())
}

/// The generic text, with the host's name and its own lines where it has written some.
async fn privacy(State(site): State<Site>, visitor: Visitor) -> Answer {
    let words = visitor.words();
    let host = host(&site).await?;
    let page = text(words, "privacy");
    let body = html! {
        (page.body)
        h2 { (t!(words, "public-host")) }
        @if host.organisations.is_empty() { p { (t!(words, "public-host-unknown")) } }
        @else {
            p { (t!(words, "public-host-text", hosts = words.list(&host.organisations))) }
        }
    };
    Ok(Page { body, ..page })
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn a_contact_becomes_the_link_that_it_is() {
        assert_eq!(link("0300 123 45").as_deref(), Some("tel:030012345"));
        assert_eq!(link("guardian@example.org").as_deref(), Some("mailto:guardian@example.org"));
        assert_eq!(link("https://example.org/").as_deref(), Some("https://example.org/"));
        assert_eq!(link("Room 4, Valley Clinic"), None);
        assert_eq!(link("javascript:alert(1)"), None);
    }
}
