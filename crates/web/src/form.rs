//! Forms that change something: from our own pages only, with the session's token, and once.

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, Method, header},
};
use futures_util::TryStreamExt;
use serde::de::DeserializeOwned;
use subtle::ConstantTimeEq;
use trellis_domain::id::SessionId;
use trellis_programme::{Act, Stop};

use crate::{
    page::Halt,
    site::{See, Site},
    visitor::SignedIn,
};

/// Forms hold at most this much (`trust.md` 3.5); uploads have their own limit.
const FORM: usize = 64 << 10;
/// So much of a form that is too large is read and forgotten before it is cut off.
const READ: usize = 4 << 20;

/// A form of a signed-in person. Without it a handler cannot read a body, so an unprotected POST does not compile.
pub struct Protected<T> {
    /// What was filled in. Unknown fields were refused.
    pub fields: T,
    session: SessionId,
    key: Option<String>,
}

/// A form that can be sent without signing in. Only the origin can be checked.
pub struct Open<T>(pub T);

/// The key that makes the same form, sent twice, have one effect.
pub struct Once {
    session: SessionId,
    key: Option<String>,
}

impl<T> Protected<T> {
    /// The key of this form.
    pub fn once(&self) -> Once {
        Once { session: self.session, key: self.key.clone() }
    }

    /// Whether this very form was sent already: what a script saves of it after that comes late, and is no draft any more.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn was_sent(&self, act: &mut Act) -> Result<bool, Stop> {
        Ok(self.once().before(act).await?.is_some())
    }
}

impl Once {
    /// The key of a form that is not made of plain fields.
    pub(crate) fn of(who: &SignedIn, key: Option<String>) -> Self {
        Self { session: who.session, key: key.filter(|key| key.len() == 32) }
    }

    /// Where the first sending of this form led, if there was one.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn before(&self, act: &mut Act) -> Result<Option<See>, Stop> {
        let Some(key) = &self.key else { return Ok(None) };
        Ok(act.answered(self.session, key).await?.map(See))
    }

    /// Commits the action together with where it leads.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub async fn settle(&self, mut act: Act, see: See) -> Result<See, Stop> {
        if let Some(key) = &self.key {
            act.keep_answer(self.session, key, &see.0).await?;
        }
        act.commit().await?;
        Ok(see)
    }
}

impl<T: DeserializeOwned> FromRequest<Site> for Protected<T> {
    type Rejection = Halt;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Halt> {
        let (mut parts, body) = request.into_parts();
        same_origin(&parts.headers, site)?;
        let who = SignedIn::from_request_parts(&mut parts, site).await.map_err(|_| Halt::SignIn)?;
        let pairs = decode(Request::from_parts(parts, body)).await?;
        let token = value(&pairs, "csrf").unwrap_or_default();
        if !bool::from(token.as_bytes().ct_eq(who.csrf.as_bytes())) {
            return Err(Halt::Forged);
        }
        let key = value(&pairs, "idem").filter(|key| key.len() == 32).map(str::to_owned);
        Ok(Self { fields: fill(pairs)?, session: who.session, key })
    }
}

impl<T: DeserializeOwned> FromRequest<Site> for Open<T> {
    type Rejection = Halt;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Halt> {
        same_origin(request.headers(), site)?;
        Ok(Self(fill(decode(request).await?)?))
    }
}

type Pairs = Vec<(String, String)>;

async fn decode(request: Request) -> Result<Pairs, Halt> {
    let form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !form {
        return Err(Halt::Unreadable);
    }
    let body = whole(request.into_body()).await?;
    serde_html_form::from_bytes(&body).map_err(|_| Halt::Unreadable)
}

/// Reads a body to its end, even where it is too large: who is answered while still sending never sees the answer.
async fn whole(body: Body) -> Result<Vec<u8>, Halt> {
    let (mut kept, mut read, mut pieces) = (Vec::new(), 0, body.into_data_stream());
    while let Some(piece) = pieces.try_next().await.map_err(|_| Halt::TooSlow)? {
        read += piece.len();
        if read > READ {
            return Err(Halt::TooLarge);
        }
        if read <= FORM {
            kept.extend_from_slice(&piece);
        }
    }
    if read > FORM { Err(Halt::TooLarge) } else { Ok(kept) }
}

/// What was typed into a form that is not looked at now, to be sent again; nothing where it came from elsewhere.
pub(crate) async fn typed(request: Request, site: &Site) -> Vec<(String, String)> {
    if request.method() != Method::POST || same_origin(request.headers(), site).is_err() {
        return Vec::new();
    }
    decode(request).await.unwrap_or_default()
}

fn value<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// Our own hidden fields are ours; everything else must be a field of the form.
fn fill<T: DeserializeOwned>(pairs: Pairs) -> Result<T, Halt> {
    let own: Pairs = pairs.into_iter().filter(|(key, _)| key != "csrf" && key != "idem").collect();
    let text = serde_html_form::to_string(own).map_err(|_| Halt::Unreadable)?;
    serde_html_form::from_str(&text).map_err(|_| Halt::Unreadable)
}

/// `trust.md` 3.4: `Sec-Fetch-Site` must be ours or the person's own act; without it, `Origin` must equal ours.
pub(crate) fn same_origin(headers: &HeaderMap, site: &Site) -> Result<(), Halt> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let ours = match text("sec-fetch-site") {
        Some(from) => from == "same-origin" || from == "none",
        None => text("origin").is_some_and(|origin| origin == site.settings.origin),
    };
    if ours { Ok(()) } else { Err(Halt::Forged) }
}
