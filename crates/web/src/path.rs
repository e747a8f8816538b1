//! Ids in addresses: what is not exactly one of our ids is a page that does not exist. And paths to go back to.

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

/// Only a path of our own can be gone back to.
pub fn own_path(to: &str) -> &str {
    let plain = to.starts_with('/') && !to.starts_with("//") && to.len() < 200;
    let plain = plain && to.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte));
    if plain { to } else { "" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_a_path_of_our_own_can_be_gone_back_to() {
        assert_eq!(own_path("/pairs/12ab/meet"), "/pairs/12ab/meet");
        for bad in
            ["https://x.example", "//x.example", "/\\x.example", "/a?b=c", "javascript:alert(1)", "/a\r\nb"]
        {
            assert_eq!(own_path(bad), "", "{bad}");
        }
    }
}
