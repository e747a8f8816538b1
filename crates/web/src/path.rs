//! Ids in addresses: what is not exactly one of our ids is a page that does not exist.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use trellis_domain::id::Id;

use crate::{page::Halt, site::Site};

/// The one id in an address.
pub struct PathId<K>(pub Id<K>);

impl<K> FromRequestParts<Site> for PathId<K> {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Halt> {
        let Path(text) = Path::<String>::from_request_parts(parts, site).await.map_err(|_| Halt::Missing)?;
        text.parse().map(Self).map_err(|_| Halt::Missing)
    }
}

/// The one name in an address, such as a step or a guide.
pub struct PathName(pub String);

impl FromRequestParts<Site> for PathName {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Halt> {
        let Path(text) = Path::<String>::from_request_parts(parts, site).await.map_err(|_| Halt::Missing)?;
        let plain =
            text.len() <= 120 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        if plain { Ok(Self(text)) } else { Err(Halt::Missing) }
    }
}
