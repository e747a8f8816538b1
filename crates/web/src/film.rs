//! The film: a page that plays it, a page for the websites of others, and the files of its kit.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use tokio_util::io::ReaderStream;
use trellis_film::{audience::Audience, language::Language as Tongue};
use trellis_ui::{Details, Markup, html};
use trellis_words::{Words, t};

use crate::{
    cinema::{self, EMBED, Kind, KitFile},
    headers::Policy,
    page::{Answer, Halt, Page},
    path::PathName,
    routes,
    routes::Route,
    site::Site,
    visitor::Visitor,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/film" "film" Public Public Read => show;
    GET "/film/embed" "film-embed" Public Public Read => embed;
    GET "/film/kit/{file}" "film-kit" Public Public Read => file;
];

/// Which film: both have a usual answer.
#[derive(Deserialize)]
struct Asked {
    audience: Option<String>,
    lang: Option<String>,
}

impl Asked {
    fn audience(&self) -> Answer<Audience> {
        self.audience
            .as_deref()
            .map_or(Ok(Audience::default()), |word| word.parse().map_err(|_| Halt::Missing))
    }

    fn tongue(&self) -> Answer<Tongue> {
        self.lang.as_deref().map_or(Ok(Tongue::default()), |word| word.parse().map_err(|_| Halt::Missing))
    }
}

async fn show(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let words = visitor.words();
    let cinema = &site.settings.cinema;
    let of = (cinema::tongue(visitor.language), asked.audience()?);
    if !cinema.has(of) {
        return Ok(elsewhere(words, of.1));
    }
    let showing = cinema.showing(of).await?;
    let body = html! {
        @if let Some(letters) = &showing.letters { link rel="stylesheet" href=(letters.address); }
        h1 { (showing.title) }
        p.nhsuk-lede-text { (t!(words, "film-lede", minutes = showing.minutes)) }
        (showing.player)
        (files(words, &cinema.files(of)))
        h2 { (t!(words, "film-elsewhere")) }
        p { (t!(words, "film-elsewhere-text")) }
        (Details::new(t!(words, "film-frame"), frame(words, &site, of, &showing.title)))
        p { a href="/about-the-model" { (t!(words, "public-about-the-model")) } }
    };
    Ok(Page::new(showing.title.as_str(), body).wide().style("player.css").script("film.js"))
}

/// The film in a language that an organisation's own words do not have yet.
fn elsewhere(words: Words, audience: Audience) -> Page {
    let heading = t!(words, "film-heading");
    let other = words.language().other().code();
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "film-not-here")) }
        p { a href={ "/film?audience=" (audience) "&lang=" (other) } hreflang=(other) lang=(other) { (t!(words, "ui-switch-language")) } }
    };
    Page::new(heading, body)
}

/// What can be taken away, each with its kind and size.
fn files(words: Words, files: &[&KitFile]) -> Markup {
    html! {
        @if !files.is_empty() {
            h2 { (t!(words, "film-files")) }
            p { (t!(words, "film-files-text")) }
            ul.nhsuk-list.nhsuk-list--bullet {
                @for file in files {
                    li { a href={ "/film/kit/" (file.name) } type=(file.media) { (offer(words, file)) } }
                }
            }
        }
    }
}

fn offer(words: Words, file: &KitFile) -> String {
    let size = if file.bytes < 1_000_000 {
        t!(words, "film-size-kb", count = file.bytes.div_ceil(1000))
    } else {
        t!(words, "film-size-mb", count = file.bytes.div_ceil(1_000_000))
    };
    let size = size.as_str();
    match file.kind {
        Kind::Video => t!(words, "film-file-video", size = size),
        Kind::Player => t!(words, "film-file-player", size = size),
        Kind::Captions => t!(words, "film-file-captions", size = size),
        Kind::Descriptions => t!(words, "film-file-descriptions", size = size),
        Kind::Challenge => t!(words, "film-file-challenge", size = size),
        Kind::Model => t!(words, "film-file-model", size = size),
        Kind::Storyboard => t!(words, "film-file-storyboard", size = size),
    }
}

/// What somebody who keeps another website puts into a page of it.
fn frame(words: Words, site: &Site, (tongue, audience): (Tongue, Audience), title: &str) -> Markup {
    let code = html! {
        iframe src={ (site.settings.origin) (EMBED) "?lang=" (tongue) "&audience=" (audience) } title=(title)
            sandbox="allow-scripts" allow="fullscreen" width="960" height="900" {}
    };
    html! {
        p { (t!(words, "film-frame-text")) }
        pre.trellis-snippet tabindex="0" { code { (code.into_string()) } }
    }
}

/// The player as a page of its own, for a frame on another website. It is the same for everybody: no session is looked for
/// (`visit`), no cookie is set, and nothing on it is about anyone.
async fn embed(State(site): State<Site>, Query(asked): Query<Asked>) -> Answer<Response> {
    let cinema = &site.settings.cinema;
    let framed = cinema.framed((asked.tongue()?, asked.audience()?)).await?;
    let policy = format!("{}; frame-ancestors {}", framed.policy, cinema.ancestors());
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    let mut response = ([kind], framed.page.clone()).into_response();
    response.extensions_mut().insert(Policy(policy));
    Ok(response)
}

/// A file of the kit, to keep; or what brings the letters of an organisation's own font to the film's page.
async fn file(State(site): State<Site>, PathName(name): PathName) -> Answer<Response> {
    if let Some((media, bytes)) = site.settings.cinema.letters(&name).await? {
        return Ok(([(header::CONTENT_TYPE, HeaderValue::from_static(media))], bytes).into_response());
    }
    let file = site.settings.cinema.file(&name).ok_or(Halt::Missing)?;
    let opened = tokio::fs::File::open(&file.path).await.map_err(|error| {
        tracing::error!(kind = ?error.kind(), "a file of the film's kit cannot be opened");
        Halt::Missing
    })?;
    let headers: [(HeaderName, String); 4] = [
        (header::CONTENT_TYPE, file.media.to_owned()),
        (header::CONTENT_LENGTH, file.bytes.to_string()),
        (header::CONTENT_LANGUAGE, file.of.0.code().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name)),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(opened))).into_response())
}
