//! The key of a space, from one change of its readers to the next. Whoever leaves reads nothing new; whoever comes
//! reads nothing old, unless somebody who could read it shares it.

use std::fmt;

use rand::CryptoRng;
use trellis_domain::id::{PersonId, SpaceId};
use zeroize::Zeroizing;

use crate::{
    hybrid,
    item::Place,
    locked::{self, Key, Unopened, key_of},
    member::{Member, PublicKey},
    padding::{padded, unpadded},
};

const WHAT: &str = "trellis epoch 1";

/// An open epoch of a space. Wiped when dropped.
#[derive(Clone)]
pub struct Epoch {
    space: SpaceId,
    number: u32,
    key: Key,
}

impl Epoch {
    /// A new epoch with a fresh key; `number` counts from 1.
    pub fn new(space: SpaceId, number: u32, dice: &mut impl CryptoRng) -> Self {
        Self { space, number, key: locked::fresh(dice) }
    }

    /// The space.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// Its number.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The copy of the key for one reader.
    ///
    /// # Errors
    /// [`Unopened`] for a public key that nothing can be sealed to.
    pub fn seal_to(
        &self,
        reader: PersonId,
        key: PublicKey,
        dice: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, Unopened> {
        hybrid::seal_to(key, WHAT, &place(self.space, self.number, reader, key), self.key.as_slice(), dice)
    }

    /// Opens a reader's copy.
    ///
    /// # Errors
    /// [`Unopened`] for anybody else's copy, and for one of another space or epoch.
    pub fn open(
        member: &Member,
        space: SpaceId,
        number: u32,
        reader: PersonId,
        copy: &[u8],
    ) -> Result<Self, Unopened> {
        let place = place(space, number, reader, member.public());
        let key = key_of(&hybrid::open_as(member, WHAT, &place, copy)?)?;
        Ok(Self { space, number, key })
    }

    /// Seals one piece of writing; `place` says where it lies and is bound into it.
    pub fn seal(&self, place: &Place, text: &[u8], dice: &mut impl CryptoRng) -> Vec<u8> {
        locked::seal(&self.key, &place.bytes(self.space, self.number), &padded(text), dice)
    }

    /// Opens what was sealed in this epoch for this place.
    ///
    /// # Errors
    /// [`Unopened`] when a byte, the place, the epoch or the space differs.
    pub fn read(&self, place: &Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        unpadded(locked::open(&self.key, &place.bytes(self.space, self.number), sealed)?)
    }
}

impl fmt::Debug for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Epoch({}, {}, ..)", self.space, self.number)
    }
}

fn place(space: SpaceId, number: u32, reader: PersonId, key: PublicKey) -> Vec<u8> {
    [space.uuid().as_bytes(), number.to_be_bytes().as_slice(), reader.uuid().as_bytes(), &key.0].concat()
}
