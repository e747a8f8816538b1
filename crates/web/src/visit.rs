//! Finds out who asks: from the cookie, afresh for each request, so that what is taken away is gone at once.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use trellis_domain::{language::Language, permission::Actor};
use trellis_identity::{sessions, visits};
use trellis_programme::{Stop, programmes};
use trellis_sealing::CookieHalf;
use trellis_words::{Words, t};

use crate::{
    cinema::EMBED,
    page::Halt,
    site::Site,
    visitor::{RoleChoice, SignedIn, Visitor},
};

/// The addresses that end a visit.
const LEAVING: [&str; 2] = ["/exit", "/sign-out"];

/// Puts the [`Visitor`] into the request.
pub async fn visit(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let address = request.extensions().get::<ConnectInfo<std::net::SocketAddr>>().map(|peer| peer.0.ip());
    if request.uri().path() == EMBED {
        let visitor = passer_by(switched(&request).unwrap_or(Language::English), address);
        request.extensions_mut().insert(visitor.clone());
        let mut response = next.run(request).await;
        response.extensions_mut().insert(visitor);
        return response;
    }
    let asked = switched(&request);
    let leaving = LEAVING.contains(&request.uri().path());
    let by_itself = by_itself(&request);
    match visitor(&site, request.headers(), address, (asked, leaving, by_itself)).await {
        Ok(visitor) => {
            request.extensions_mut().insert(visitor.clone());
            let mut response = next.run(request).await;
            response.extensions_mut().insert(visitor);
            response
        }
        Err(stop) => Halt::from(stop).into_response(),
    }
}

/// Whether a page asks by itself, to follow a workshop: a session that nobody uses ends in its time all the same.
fn by_itself(request: &Request) -> bool {
    request.uri().path().ends_with("/events") || request.headers().contains_key("trellis-by-itself")
}

/// Whoever sees a page of ours in a frame of another website: nobody is looked for.
fn passer_by(language: Language, address: Option<IpAddr>) -> Visitor {
    Visitor { language, alias: t!(Words::new(language), "shell-alias"), address, signed_in: None }
}

async fn visitor(
    site: &Site,
    headers: &HeaderMap,
    address: Option<IpAddr>,
    (switched, leaving, by_itself): (Option<Language>, bool, bool),
) -> Result<Visitor, Stop> {
    let mut act = site.look_as(Actor::Anonymous).await?;
    let found = match cookie(headers, site.settings.session_cookie()) {
        Some(token) => visits::by_token(&mut act.unit, token, act.now).await?,
        None => None,
    };
    // Left a moment ago: the news of it may still be on its way, and Back must show nothing.
    // What ends the visit has to find it all the same.
    let left = cookie(headers, site.settings.left_cookie()).filter(|_| !leaving);
    let found = found.filter(|visit| left != Some(visit.session.csrf.as_str()));
    let asked =
        switched.or_else(|| cookie(headers, site.settings.language_cookie()).and_then(Language::parse));
    let own = || found.as_ref().map(|visit| visit.account.language);
    let language = asked.or_else(own).unwrap_or_else(|| preferred(headers));
    let alias = programmes::alias(&mut act, language, found.as_ref().map(|visit| visit.role)).await?;
    let alias = alias.unwrap_or_else(|| t!(Words::new(language), "shell-alias"));
    let now = act.now;
    drop(act);
    let noted = |visit: &&visits::Visit| !by_itself && sessions::to_be_noted(&visit.session, now);
    if let Some(visit) = found.as_ref().filter(noted) {
        visits::noted(&site.ground.store, visit.session.id, now).await?;
    }
    let half = cookie(headers, site.settings.unlock_cookie()).and_then(|half| hex::decode(half).ok());
    let half = half.and_then(|half| CookieHalf::read(&half).ok());
    let signed_in = found.map(|visit| SignedIn {
        member: half.and_then(|half| site.unlocks.member(visit.session.id, &half, now)).map(Arc::new),
        session: visit.session.id,
        person: visit.account.id,
        role: visit.role,
        level: visit.level,
        csrf: visit.session.csrf,
        roles: visit
            .held
            .into_iter()
            .map(|held| RoleChoice { role: held.role, place: held.place })
            .collect::<Arc<[_]>>(),
        language,
    });
    Ok(Visitor { language, alias, address, signed_in })
}

/// The language that the switch on the page has just asked for.
pub fn switched(request: &Request) -> Option<Language> {
    let query = request.uri().query().unwrap_or_default();
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Language::parse)
}

/// The value of a cookie. Two cookies of one name are none: somebody tries something.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut found = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value);
    let first = found.next()?;
    if found.next().is_some() { None } else { Some(first) }
}

/// The first of our languages in `Accept-Language`, by its weights; English where none is named.
fn preferred(headers: &HeaderMap) -> Language {
    let line = headers.get(header::ACCEPT_LANGUAGE).and_then(|line| line.to_str().ok()).unwrap_or_default();
    let mut best = (0.0, Language::English);
    for part in line.split(',').take(20) {
        let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        let weight: f64 = weight.trim().parse().unwrap_or(0.0);
        if let Some(language) = Language::parse(tag).filter(|_| weight > best.0) {
            best = (weight, language);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn the_language_header_is_read_by_its_weights_and_garbage_means_english() {
        let asked = |line: &str| preferred(&headers(header::ACCEPT_LANGUAGE, line));
        assert_eq!(asked("cy;q=0.9,en;q=0.8"), Language::Welsh);
        assert_eq!(asked("en-GB,cy;q=0.5"), Language::English);
        assert_eq!(asked("*"), Language::English);
        assert_eq!(asked(&"x;q=z,".repeat(600)), Language::English);
    }

    #[test]
    fn two_cookies_of_one_name_are_none() {
        let line = |line: &str| cookie(&headers(header::COOKIE, line), "s").map(str::to_owned);
        assert_eq!(line("a=1; s=2"), Some("2".to_owned()));
        assert_eq!(line("s=1; s=2"), None);
        assert_eq!(line("ss=1"), None);
    }
}
