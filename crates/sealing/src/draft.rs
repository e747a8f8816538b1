//! Unfinished writing, sealed to its author alone: saving needs no unlocking, so a time-out loses nothing.

use rand::CryptoRng;
use trellis_domain::id::{DraftId, PersonId};
use zeroize::Zeroizing;

use crate::{
    hybrid,
    locked::Unopened,
    member::{Member, PublicKey},
    padding::{padded, unpadded},
};

const WHAT: &str = "trellis draft 1";

/// Seals a draft to its author's public key.
///
/// # Errors
/// [`Unopened`] for a public key that nothing can be sealed to.
pub fn seal_draft(
    author: PersonId,
    key: PublicKey,
    draft: DraftId,
    text: &[u8],
    dice: &mut impl CryptoRng,
) -> Result<Vec<u8>, Unopened> {
    hybrid::seal_to(key, WHAT, &place(author, draft), &padded(text), dice)
}

/// Opens one's own draft.
///
/// # Errors
/// [`Unopened`] for anybody else's.
pub fn open_draft(
    member: &Member,
    author: PersonId,
    draft: DraftId,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    unpadded(hybrid::open_as(member, WHAT, &place(author, draft), sealed)?)
}

fn place(author: PersonId, draft: DraftId) -> Vec<u8> {
    [author.uuid().as_bytes().as_slice(), draft.uuid().as_bytes()].concat()
}
