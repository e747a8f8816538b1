//! Who asks for a page: nobody in particular, or a signed-in person in one role; and in which language.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::request::Parts,
};
use trellis_domain::{
    hat::Role,
    id::{PersonId, SessionId},
    language::Language,
    permission::{Actor, Level},
};
use trellis_sealing::Member;
use trellis_ui::Form;
use trellis_words::Words;

use crate::{page::Halt, site::Site};

/// One of the roles that a person may switch between.
#[derive(Debug, Clone)]
pub struct RoleChoice {
    /// The role.
    pub role: Role,
    /// What to call it beside its own name: the cohort's name, only inside signed-in pages.
    pub place: String,
}

/// Whoever asks. Put into each request by the `visit` layer.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The language of the answer.
    pub language: Language,
    /// The neutral alias: in the title, the name plate, letters.
    pub alias: String,
    /// The address it comes from, where the accept loop knows it.
    pub address: Option<std::net::IpAddr>,
    /// The signed-in person, if there is one.
    pub signed_in: Option<SignedIn>,
}

/// A signed-in person. As an argument of a handler it says: only for people who have signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// The person.
    pub person: PersonId,
    /// The role in which this page is served.
    pub role: Role,
    /// How sure we are.
    pub level: Level,
    /// The token that forms carry.
    pub csrf: String,
    /// All roles of this person.
    pub roles: Arc<[RoleChoice]>,
    /// The language of this person.
    pub language: Language,
    /// The person's own secret, while they are unlocked in this browser.
    pub member: Option<Arc<Member>>,
}

impl SignedIn {
    /// The actor for `may`.
    pub fn actor(&self) -> Actor {
        Actor::Person { person: self.person, role: self.role }
    }

    /// The words of this person's language.
    pub fn words(&self) -> Words {
        Words::new(self.language)
    }

    /// A form of this person, with the session's token and a key that makes it count once.
    pub fn form(&self, site: &Site, action: impl Into<String>) -> Form {
        Form::post(action, self.csrf.as_str()).idem(site.form_key())
    }
}

impl Visitor {
    /// The words of the visitor's language.
    pub fn words(&self) -> Words {
        Words::new(self.language)
    }

    /// The actor for `may`.
    pub fn actor(&self) -> Actor {
        self.signed_in.as_ref().map_or(Actor::Anonymous, SignedIn::actor)
    }
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Halt> {
        parts.extensions.get::<Self>().cloned().ok_or(Halt::SignIn)
    }
}

impl FromRequestParts<Site> for SignedIn {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Halt> {
        parts.extensions.get::<Visitor>().and_then(|visitor| visitor.signed_in.clone()).ok_or(Halt::SignIn)
    }
}

impl OptionalFromRequestParts<Site> for SignedIn {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Option<Self>, Halt> {
        Ok(parts.extensions.get::<Visitor>().and_then(|visitor| visitor.signed_in.clone()))
    }
}
