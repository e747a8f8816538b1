//! Marks made with the round key: what tells two shares of a lap apart, and the right to take an idea back. Without the key
//! nobody can make them, or link them to a seat.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{
    hash::{Hash, Hex},
    id::{IdeaId, Seat},
};

/// `tag` of a lap: the first 16 bytes of HMAC-SHA-256(round key, "lap" ‖ lap ‖ seat), numbers big-endian.
pub(crate) fn lap_tag(key: &[u8; 32], lap: u32, seat: Seat) -> Hex<16> {
    first(mac(key, &[b"lap", &lap.to_be_bytes(), &seat.0.to_be_bytes()]))
}

/// `tag` of an idea in a list after an early end, where one seat may have several: with the idea in it, or the tags would tell
/// which ideas are one person's.
pub(crate) fn list_tag(key: &[u8; 32], lap: u32, seat: Seat, idea: IdeaId) -> Hex<16> {
    first(mac(key, &[b"list", &lap.to_be_bytes(), &seat.0.to_be_bytes(), idea.uuid().as_bytes()]))
}

/// The right to take back or reword an own idea after sharing, in pseudonymous workshops. The server hands it to the seat while
/// it has the key; the state keeps only its digest.
pub fn edit_right(key: &[u8; 32], idea: IdeaId, seat: Seat) -> Hash {
    Hex(mac(key, &[b"edit", idea.uuid().as_bytes(), &seat.0.to_be_bytes()]))
}

/// What the state keeps of it.
pub(crate) fn digest(right: Hash) -> Hash {
    Hash::of(&[&right.0])
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

fn first(bytes: [u8; 32]) -> Hex<16> {
    let mut half = [0; 16];
    half.copy_from_slice(&bytes[..16]);
    Hex(half)
}
