//! The seal: what the server signs once both have confirmed, so that the record can be told from any other.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use trellis_workshop::{Entry, Event, Hash, Hex, WorkshopId, canonical};

/// What is signed, before the words of the signature.
const PURPOSE: &[u8] = b"trellis.ngt.seal.v1\n";

/// `seal.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// Of the configuration in force.
    pub config: Hash,
    /// The digest of the entry that sealed the record. Only addenda and what became of the result come after it.
    pub head: Hash,
    /// The Ed25519 key of the server.
    pub key: Hex<32>,
    /// Over purpose and canonical JSON of all fields but key and signature.
    pub signature: Hex<64>,
    /// The version that wrote the record.
    pub software: String,
    /// Of the tables that were shown, in their order.
    pub tallies: Vec<Hash>,
    /// Which workshop.
    pub w: WorkshopId,
}

/// What the signature covers.
#[derive(Serialize)]
struct Signed<'a> {
    config: Hash,
    head: Hash,
    software: &'a str,
    tallies: &'a [Hash],
    w: WorkshopId,
}

impl Seal {
    /// Seals a record: `sign` gets the bytes to be signed with the Ed25519 key whose public half is `key`. None if the record was
    /// not sealed by its workshop.
    pub fn of(entries: &[Entry], key: [u8; 32], sign: impl FnOnce(&[u8]) -> [u8; 64]) -> Option<Self> {
        let (entry, config, tallies) = sealing(entries)?;
        let mut seal = Self {
            config,
            head: entry.hash,
            key: Hex(key),
            signature: Hex([0; 64]),
            software: env!("CARGO_PKG_VERSION").to_owned(),
            tallies: tallies.to_vec(),
            w: entry.w,
        };
        seal.signature = Hex(sign(&seal.message()));
        Some(seal)
    }

    /// Seals a record with a secret key of Ed25519. None if the record was not sealed by its workshop.
    pub fn by(entries: &[Entry], secret: &[u8; 32]) -> Option<Self> {
        let key = SigningKey::from_bytes(secret);
        Self::of(entries, key.verifying_key().to_bytes(), |message| key.sign(message).to_bytes())
    }

    /// The bytes that are signed.
    fn message(&self) -> Vec<u8> {
        let Self { config, head, ref software, ref tallies, w, .. } = *self;
        [PURPOSE, canonical(&Signed { config, head, software, tallies, w }).as_bytes()].concat()
    }

    /// Checks the signature and that it is about this record. Whose the key is must be known from elsewhere.
    ///
    /// # Errors
    /// What is wrong, as a sentence.
    pub fn check(&self, entries: &[Entry]) -> Result<(), &'static str> {
        let key = VerifyingKey::from_bytes(&self.key.0).map_err(|_| "the key is none of Ed25519")?;
        let signature = Signature::from_bytes(&self.signature.0);
        key.verify_strict(&self.message(), &signature).map_err(|_| "the signature does not fit")?;
        let (entry, config, tallies) = sealing(entries).ok_or("the record was never sealed")?;
        let same =
            (self.w, self.head, self.config) == (entry.w, entry.hash, config) && self.tallies == tallies;
        if same { Ok(()) } else { Err("the seal is of another record") }
    }
}

/// The entry that sealed the record.
fn sealing(entries: &[Entry]) -> Option<(&Entry, Hash, &[Hash])> {
    entries.iter().find_map(|entry| match &entry.event {
        Event::Sealed { config, tallies } => Some((entry, *config, &tallies[..])),
        _ => None,
    })
}
