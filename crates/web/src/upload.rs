//! A file that somebody sends, with the plain fields beside it. The same rules as for every form.

use axum::{
    extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request},
    http::StatusCode,
};
use subtle::ConstantTimeEq;

use crate::{
    form::{Once, same_origin},
    page::Halt,
    site::Site,
    visitor::SignedIn,
};

/// The largest file (`trust.md` 3.5).
const FILE: usize = 10 << 20;
/// All that comes with a file.
const FIELDS: usize = 64 << 10;
/// So much of an upload that is too large is read and forgotten, so that the page that says so can be seen.
const READ: usize = 64 << 20;

/// A file and the fields that came with it.
pub struct Upload {
    /// Its name, as the browser says; only shown back to whoever sent it.
    pub name: String,
    /// Its bytes; empty when none was chosen.
    pub bytes: Vec<u8>,
    fields: Vec<(String, String)>,
    once: (SignedIn, Option<String>),
}

impl Upload {
    /// A field; empty where it was not filled in.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.trim())
    }

    /// The key of this form.
    pub fn once(&self) -> Once {
        Once::of(&self.once.0, self.once.1.clone())
    }
}

impl FromRequest<Site> for Upload {
    type Rejection = Halt;

    async fn from_request(mut request: Request, site: &Site) -> Result<Self, Halt> {
        same_origin(request.headers(), site)?;
        DefaultBodyLimit::max(READ).apply(&mut request);
        let (mut parts, body) = request.into_parts();
        let who = SignedIn::from_request_parts(&mut parts, site).await.map_err(|_| Halt::SignIn)?;
        let request = Request::from_parts(parts, body);
        let mut form = Multipart::from_request(request, site).await.map_err(|_| Halt::Unreadable)?;
        let (mut name, mut bytes, mut fields, mut large) = (String::new(), Vec::new(), Vec::new(), false);
        while let Some(mut field) = form.next_field().await.map_err(|error| halt(error.status()))? {
            let key = field.name().unwrap_or_default().to_owned();
            let most = if key == "file" { FILE } else { FIELDS };
            let file = field.file_name().unwrap_or_default().chars().take(120).collect();
            let mut read = Vec::new();
            while let Some(piece) = field.chunk().await.map_err(|error| halt(error.status()))? {
                large |= read.len() + piece.len() > most;
                if !large {
                    read.extend_from_slice(&piece);
                }
            }
            if key == "file" {
                (name, bytes) = (file, read);
            } else {
                fields.push((key, String::from_utf8(read).map_err(|_| Halt::Unreadable)?));
            }
        }
        if large {
            return Err(Halt::TooLarge);
        }
        let value = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let token = value("csrf").unwrap_or_default();
        if !bool::from(token.as_bytes().ct_eq(who.csrf.as_bytes())) {
            return Err(Halt::Forged);
        }
        let key = value("idem");
        Ok(Self { name, bytes, fields, once: (who, key) })
    }
}

fn halt(status: StatusCode) -> Halt {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Halt::TooLarge,
        // The body ended early: nobody is there any more, or the time was over.
        StatusCode::INTERNAL_SERVER_ERROR => Halt::TooSlow,
        _ => Halt::Unreadable,
    }
}
