//! Digests and other short secrets as hexadecimal text, and the one way in which a value becomes bytes (RFC 8785).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};

/// `N` bytes that are written as lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hex<const N: usize>(pub [u8; N]);

/// A SHA-256 digest.
pub type Hash = Hex<32>;
/// What is mixed into a digest so that nobody finds a short text by trying.
pub type Salt = Hex<16>;

impl Hash {
    /// SHA-256 of the parts, one after the other.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut digest = Sha256::new();
        for part in parts {
            digest.update(part);
        }
        Self(digest.finalize().into())
    }
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut bytes = [0; N];
        let text = String::deserialize(from)?;
        hex::decode_to_slice(&text, &mut bytes).map_err(|_| D::Error::custom("not hexadecimal digits"))?;
        Ok(Self(bytes))
    }
}

/// The one canonical JSON text of a value (RFC 8785): sorted keys, no spaces, one spelling of everything. Our values hold text,
/// flags and whole numbers below 2^53 only, so that no number is ever rounded.
///
/// # Panics
/// Never for the types of this crate, whose keys are all text.
pub fn canonical<T: Serialize>(value: &T) -> String {
    serde_json_canonicalizer::to_string(value).expect("our values have text for keys")
}

/// SHA-256 of the canonical JSON of a value.
pub fn hash_of<T: Serialize>(value: &T) -> Hash {
    Hash::of(&[canonical(value).as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_one_everybody_knows_and_upper_case_is_not_a_digest_of_ours() {
        let empty = Hash::of(&[]);
        assert_eq!(empty.to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        let text = serde_json::to_string(&empty).unwrap();
        assert_eq!(serde_json::from_str::<Hash>(&text).unwrap(), empty);
        assert!(serde_json::from_str::<Hash>("\"e3\"").is_err());
    }

    #[test]
    fn canonical_json_sorts_keys_and_escapes_as_the_standard_says() {
        let value: serde_json::Value =
            serde_json::from_str("{\"b\": 1, \"a\": \"\\u20ac\\u000f\\n\\\"/\", \"A\": [true, null]}")
                .unwrap();
        assert_eq!(canonical(&value), "{\"A\":[true,null],\"a\":\"€\\u000f\\n\\\"/\",\"b\":1}");
    }
}
