//! Columns of class B are kept sealed: one server key for each purpose, so that a stolen database tells nothing.
//!
//! Keys of members (class A) come with the private space; these are the server's own (`trust.md` 3.7, 4.5).

use std::sync::Arc;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use rand::RngCore;
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// What a sealed column is for; each purpose has its own key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Needs, lens, offers, race-dialogue preference: read by the person and by matching.
    Choices,
    /// Conflict declarations.
    Conflicts,
    /// Unfinished forms.
    Drafts,
    /// Coded inputs and results of matching runs.
    Runs,
    /// What a workshop must remember for longer than a stage: texts, who sat where, stripped ballots, tables.
    Workshops,
}

impl Purpose {
    /// All of them; each has a key file of this name.
    pub const ALL: [Self; 5] = [Self::Choices, Self::Conflicts, Self::Drafts, Self::Runs, Self::Workshops];

    /// The step of the schema that a store must have taken before it can hold anything under this key. A store that has
    /// not come so far has no such key yet.
    pub const fn since(self) -> i64 {
        match self {
            Self::Workshops => 23,
            _ => 1,
        }
    }

    /// The name of its key file, and the label bound into what it seals.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Choices => "choices",
            Self::Conflicts => "conflicts",
            Self::Drafts => "drafts",
            Self::Runs => "runs",
            Self::Workshops => "workshops",
        }
    }
}

/// The server's purpose keys, 32 bytes each. They are never in the database, in backups or in logs; and once in memory,
/// whoever holds them.
#[derive(Clone)]
pub struct Keys(Arc<[Zeroizing<[u8; 32]>; 5]>);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(..)")
    }
}

/// What was sealed does not open: changed, moved elsewhere, or of another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed column does not open")]
pub struct Unopened;

const NONCE: usize = 24;

impl Keys {
    /// Keys in the order of [`Purpose::ALL`].
    pub fn new(keys: [[u8; 32]; 5]) -> Self {
        Self(Arc::new(keys.map(Zeroizing::new)))
    }

    /// Fresh keys, for a new installation or a test.
    pub fn random(dice: &mut impl RngCore) -> Self {
        let mut keys = [[0; 32]; 5];
        for key in &mut keys {
            dice.fill_bytes(key);
        }
        Self::new(keys)
    }

    /// The bytes of one key, for its file.
    pub fn bytes(&self, purpose: Purpose) -> &[u8; 32] {
        &self.0[purpose as usize]
    }

    /// Seals a value for one place; `place` (a row's id and column) is bound into it, so it opens nowhere else.
    /// Padded to a multiple of 256 bytes, so that its size tells little.
    pub fn seal<T: Serialize>(
        &self,
        purpose: Purpose,
        place: &str,
        value: &T,
        dice: &mut impl RngCore,
    ) -> Vec<u8> {
        self.seal_in_blocks(purpose, place, value, 256, dice)
    }

    /// The same, padded to a multiple of `block` bytes, where what grows with each answer is to keep one size.
    pub fn seal_in_blocks<T: Serialize>(
        &self,
        purpose: Purpose,
        place: &str,
        value: &T,
        block: usize,
        dice: &mut impl RngCore,
    ) -> Vec<u8> {
        seal(self.bytes(purpose), place, value, block, dice)
    }

    /// Opens what [`Keys::seal`] sealed for the same purpose and place.
    ///
    /// # Errors
    /// [`Unopened`] when a byte, the place or the key differs.
    pub fn open<T: DeserializeOwned>(
        &self,
        purpose: Purpose,
        place: &str,
        sealed: &[u8],
    ) -> Result<T, Unopened> {
        open(self.bytes(purpose), place, sealed)
    }

    /// A keyed digest for finding a sealed row without opening all of them (HMAC-SHA256, RFC 2104).
    pub fn mark(&self, purpose: Purpose, parts: &[&[u8]]) -> Vec<u8> {
        let key = self.bytes(purpose);
        let block =
            |pad: u8| -> Vec<u8> { (0..64).map(|i| key.get(i).copied().unwrap_or(0) ^ pad).collect() };
        let mut inner = Sha256::new();
        inner.update(block(0x36));
        for part in parts {
            inner.update(part);
        }
        let mut outer = Sha256::new();
        outer.update(block(0x5c));
        outer.update(inner.finalize());
        outer.finalize().to_vec()
    }
}

/// Seals a value under any key, for one place, padded to a multiple of `block` bytes.
pub(crate) fn seal<T: Serialize>(
    key: &[u8; 32],
    place: &str,
    value: &T,
    block: usize,
    dice: &mut impl RngCore,
) -> Vec<u8> {
    let mut plain = Zeroizing::new(serde_json::to_vec(value).unwrap_or_default());
    let padded = (plain.len() / block + 1) * block;
    plain.resize(padded, b' ');
    let mut nonce = [0; NONCE];
    dice.fill_bytes(&mut nonce);
    let payload = Payload { msg: &plain, aad: place.as_bytes() };
    let sealed = XChaCha20Poly1305::new(key.into()).encrypt(&nonce.into(), payload).unwrap_or_default();
    [nonce.as_slice(), &sealed].concat()
}

/// Opens what [`seal`] sealed under the same key for the same place.
pub(crate) fn open<T: DeserializeOwned>(key: &[u8; 32], place: &str, sealed: &[u8]) -> Result<T, Unopened> {
    let (nonce, text) = sealed.split_at_checked(NONCE).ok_or(Unopened)?;
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Unopened)?;
    let payload = Payload { msg: text, aad: place.as_bytes() };
    let plain = XChaCha20Poly1305::new(key.into()).decrypt(&nonce.into(), payload);
    serde_json::from_slice(&Zeroizing::new(plain.map_err(|_| Unopened)?)).map_err(|_| Unopened)
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn what_is_sealed_opens_only_in_its_place_with_its_key() {
        let mut dice = StdRng::seed_from_u64(7);
        let keys = Keys::random(&mut dice);
        let sealed = keys.seal(Purpose::Choices, "row 1", &"a wish", &mut dice);
        assert_eq!(keys.open::<String>(Purpose::Choices, "row 1", &sealed).as_deref(), Ok("a wish"));
        assert_eq!(keys.open::<String>(Purpose::Choices, "row 2", &sealed), Err(Unopened));
        assert_eq!(keys.open::<String>(Purpose::Drafts, "row 1", &sealed), Err(Unopened));
        for byte in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[byte] ^= 1;
            assert_eq!(keys.open::<String>(Purpose::Choices, "row 1", &changed), Err(Unopened));
        }
    }

    #[test]
    fn short_and_long_values_of_one_kind_have_the_same_size() {
        let mut dice = StdRng::seed_from_u64(7);
        let keys = Keys::random(&mut dice);
        let short = keys.seal(Purpose::Choices, "row", &"", &mut dice);
        let long = keys.seal(Purpose::Choices, "row", &"x".repeat(200), &mut dice);
        assert_eq!(short.len(), long.len());
    }

    #[test]
    fn the_mark_is_the_published_hmac() {
        // RFC 4231, test case 2, with the key padded to 32 bytes by zeros as HMAC itself does.
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let keys = Keys::new([key; 5]);
        let mark = keys.mark(Purpose::Choices, &[b"what do ya want ", b"for nothing?"]);
        assert_eq!(hex::encode(mark), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
