//! A member's pair of keys: everybody may seal to the public half, only the member opens.

use std::fmt;

use hpke::{Deserializable, Kem, Serializable, kem::X25519HkdfSha256};
use rand::CryptoRng;

use crate::locked::{Key, Unopened, fresh, key_of};

/// The public half, 32 bytes of X25519 (RFC 7748).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PublicKey(pub [u8; 32]);

/// An unlocked member. Wiped when dropped; never printed, logged or stored as it is.
#[derive(Clone)]
pub struct Member {
    secret: Key,
    public: PublicKey,
}

impl Member {
    /// A new pair. Any 32 random bytes are a secret of X25519.
    pub fn new(dice: &mut impl CryptoRng) -> Self {
        Self::from_secret(fresh(dice).as_slice()).expect("32 random bytes are a secret")
    }

    /// The pair of a secret that was opened; the public half is derived, never believed.
    ///
    /// # Errors
    /// [`Unopened`] when it is not 32 bytes.
    pub fn from_secret(secret: &[u8]) -> Result<Self, Unopened> {
        let secret = key_of(secret)?;
        let private = private(&secret)?;
        let public = X25519HkdfSha256::sk_to_pk(&private).to_bytes();
        Ok(Self { secret, public: PublicKey(public.into()) })
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        self.public
    }

    pub(crate) fn secret(&self) -> &Key {
        &self.secret
    }
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Member(..)")
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey(..)")
    }
}

pub fn private(secret: &Key) -> Result<<X25519HkdfSha256 as Kem>::PrivateKey, Unopened> {
    <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret.as_slice()).map_err(|_| Unopened)
}

pub fn public(key: PublicKey) -> Result<<X25519HkdfSha256 as Kem>::PublicKey, Unopened> {
    <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&key.0).map_err(|_| Unopened)
}
