//! A member's secret, wrapped once for each way to unlock it.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use rand::CryptoRng;
use sha2::Sha256;
use trellis_domain::id::PersonId;
use zeroize::Zeroizing;

use crate::{
    locked::{self, Key, Unopened},
    member::{Member, PublicKey},
    phrase::Phrase,
    recovery::RecoveryCode,
};

/// A way to unlock. A passkey's PRF output comes beside these when passkeys do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// The notes passphrase.
    Passphrase,
    /// The recovery code.
    Recovery,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Passphrase, Self::Recovery];

    /// The code in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery",
        }
    }
}

/// What one try at a passphrase costs (Argon2id, RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// `trust.md` 3.2: 128 MiB, four passes, one lane.
    pub const NOTES: Self = Self { memory: 131_072, passes: 4 };
    /// For tests only: no protection whatever.
    pub const NONE: Self = Self { memory: 8, passes: 1 };
    /// What a wrap that was tampered with may ask of the server at most.
    const MOST: Self = Self { memory: 1_048_576, passes: 16 };
}

const VERSION: u8 = 1;
const SALT: usize = 16;
const HEAD: usize = 1 + 4 + 4 + SALT + 32;

/// A wrapped secret: `version (1) | memory (4) | passes (4) | salt (16) | public key (32) | nonce (24) | secret (32) | tag (16)`.
/// The two numbers are zero for a recovery code, which needs no slow hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrap(pub Vec<u8>);

impl Wrap {
    /// Wraps under a passphrase. Takes as long as `cost` says: not on a thread that serves others.
    pub fn under_phrase(
        member: &Member,
        person: PersonId,
        phrase: &Phrase,
        cost: Cost,
        dice: &mut impl CryptoRng,
    ) -> Self {
        let head = Head::fresh(cost, member.public(), dice);
        let key = stretched(phrase, &head).expect("our own costs are within Argon2's bounds");
        head.wrap(&key, member, person, Method::Passphrase, dice)
    }

    /// Wraps under a recovery code.
    pub fn under_code(
        member: &Member,
        person: PersonId,
        code: &RecoveryCode,
        dice: &mut impl CryptoRng,
    ) -> Self {
        let head = Head::fresh(Cost { memory: 0, passes: 0 }, member.public(), dice);
        head.wrap(&expanded(code, &head), member, person, Method::Recovery, dice)
    }

    /// Opens with a passphrase; as slow as the wrapping was.
    ///
    /// # Errors
    /// [`Unopened`] for a wrong passphrase, a changed wrap or another person's.
    pub fn open_with_phrase(&self, person: PersonId, phrase: &Phrase) -> Result<Member, Unopened> {
        let head = Head::read(&self.0)?;
        head.open(&stretched(phrase, &head)?, &self.0, person, Method::Passphrase)
    }

    /// Opens with a recovery code.
    ///
    /// # Errors
    /// [`Unopened`] for another code, a changed wrap or another person's.
    pub fn open_with_code(&self, person: PersonId, code: &RecoveryCode) -> Result<Member, Unopened> {
        let head = Head::read(&self.0)?;
        head.open(&expanded(code, &head), &self.0, person, Method::Recovery)
    }
}

struct Head {
    cost: Cost,
    salt: [u8; SALT],
    public: PublicKey,
}

impl Head {
    fn fresh(cost: Cost, public: PublicKey, dice: &mut impl CryptoRng) -> Self {
        let mut salt = [0; SALT];
        dice.fill_bytes(&mut salt);
        Self { cost, salt, public }
    }

    fn read(wrap: &[u8]) -> Result<Self, Unopened> {
        let (version, rest) = wrap.split_first().ok_or(Unopened)?;
        let (memory, rest) = rest.split_first_chunk().ok_or(Unopened)?;
        let (passes, rest) = rest.split_first_chunk().ok_or(Unopened)?;
        let (salt, rest) = rest.split_first_chunk().ok_or(Unopened)?;
        let (public, _) = rest.split_first_chunk().ok_or(Unopened)?;
        let cost = Cost { memory: u32::from_be_bytes(*memory), passes: u32::from_be_bytes(*passes) };
        let known =
            *version == VERSION && cost.memory <= Cost::MOST.memory && cost.passes <= Cost::MOST.passes;
        if known { Ok(Self { cost, salt: *salt, public: PublicKey(*public) }) } else { Err(Unopened) }
    }

    fn bytes(&self) -> Vec<u8> {
        let cost = [self.cost.memory.to_be_bytes(), self.cost.passes.to_be_bytes()].concat();
        [&[VERSION][..], &cost, &self.salt, &self.public.0].concat()
    }

    /// Everything before the nonce, whose it is, and by which method: none of it can be exchanged.
    fn place(&self, person: PersonId, method: Method) -> Vec<u8> {
        [b"trellis wrap ", method.code().as_bytes(), person.uuid().as_bytes(), self.bytes().as_slice()]
            .concat()
    }

    fn wrap(
        &self,
        key: &Key,
        member: &Member,
        person: PersonId,
        method: Method,
        dice: &mut impl CryptoRng,
    ) -> Wrap {
        let sealed = locked::seal(key, &self.place(person, method), member.secret().as_slice(), dice);
        Wrap([self.bytes(), sealed].concat())
    }

    fn open(&self, key: &Key, wrap: &[u8], person: PersonId, method: Method) -> Result<Member, Unopened> {
        let sealed = wrap.get(HEAD..).ok_or(Unopened)?;
        let secret = locked::open(key, &self.place(person, method), sealed)?;
        let member = Member::from_secret(&secret)?;
        if member.public() == self.public { Ok(member) } else { Err(Unopened) }
    }
}

/// Argon2id of the passphrase.
fn stretched(phrase: &Phrase, head: &Head) -> Result<Key, Unopened> {
    let params = Params::new(head.cost.memory, head.cost.passes, 1, Some(32)).map_err(|_| Unopened)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(phrase.show().as_bytes(), &head.salt, key.as_mut_slice())
        .map_err(|_| Unopened)?;
    Ok(key)
}

/// HKDF-SHA256 (RFC 5869) of the code: its 128 random bits need no slow hash.
fn expanded(code: &RecoveryCode, head: &Head) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(&head.salt), code.bits())
        .expand(b"trellis recovery", key.as_mut_slice())
        .expect("32 bytes are fewer than HKDF can give");
    key
}
