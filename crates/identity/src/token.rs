//! Secrets that a browser holds: 256 random bits. The store keeps only their SHA-256.

use std::fmt;

use rand::RngCore;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

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

    /// A token that came back, if it has the form of one: 64 small hexadecimal digits and nothing else.
    pub fn read(text: &str) -> Option<Self> {
        let plain = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        plain.then(|| Self(text.to_owned()))
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

/// Whether two digests are equal, in a time that does not tell where they differ.
pub fn same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn a_token_comes_back_only_as_it_was_given() {
        let token = Token::random(&mut StdRng::seed_from_u64(1));
        assert_eq!(Token::read(token.reveal()), Some(token.clone()));
        let text = token.reveal();
        let long = "0".repeat(8192);
        for wrong in [&text[..63], &text.to_uppercase(), &format!("{text}0"), "", long.as_str()] {
            assert_eq!(Token::read(wrong), None);
        }
        assert_eq!(format!("{token:?}"), "Token(..)");
    }

    #[test]
    fn digests_are_compared_whole() {
        let one = digest("one");
        let mut other = one.clone();
        other[31] ^= 1;
        assert!(same(&one, &one));
        assert!(!same(&one, &other) && !same(&one, &one[..31]) && !same(&one, &[]));
    }
}
