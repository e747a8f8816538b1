//! Secrets that a browser holds: 256 random bits. The store keeps only their SHA-256.

use std::fmt;

use rand::RngCore;
use sha2::{Digest, Sha256};

/// A token, on its way to the browser. It is shown nowhere, not even in debugging output.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// 256 random bits, as 64 hexadecimal digits.
    pub fn random(dice: &mut impl RngCore) -> Self {
        let mut bits = [0; 32];
        dice.fill_bytes(&mut bits);
        Self(hex::encode(bits))
    }

    /// What the cookie or the link carries.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the store keeps.
    pub fn digest(&self) -> Vec<u8> {
        digest(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// What the store keeps of a token that came in. Finding it by its digest leaks no timing about the token.
pub fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
