//! Chance that nobody can shop for: seeds and hashes from the input itself, never from lens data.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    ask::{Ask, Offer},
    key::Key,
    person::Person,
    ties::Ties,
};

/// SHA-256 of a value's canonical JSON, in hexadecimal.
pub fn digest(value: &impl Serialize) -> String {
    hexadecimal(&Sha256::digest(json(value)))
}

/// The canonical JSON of one of our own values: no maps, no floats, fields in the order in which they are declared.
pub fn json(value: &impl Serialize) -> Vec<u8> {
    // Plain structures of numbers and texts always have a JSON text; an empty one would fail every check that reads it.
    serde_json::to_vec(value).unwrap_or_default()
}

/// Hexadecimal text of some bytes.
pub fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]])
        .map(char::from)
        .collect()
}

/// First eight bytes of the SHA-256 of the input in the order of its keys. Wishes and offers of characteristics are
/// not in that text, and neither is the profile, so that moving a slider does not throw the dice again.
pub fn default_seed(people: &[Person], asks: &[Ask], offers: &[Offer], ties: &Ties) -> u64 {
    let mut ties = ties.clone();
    ties.lines.sort();
    ties.pinned.sort();
    for pairs in [
        &mut ties.conflicts,
        &mut ties.rather_not,
        &mut ties.forbidden,
        &mut ties.earlier,
        &mut ties.other_hats,
    ] {
        pairs.sort();
    }
    let mut people: Vec<&Person> = people.iter().collect();
    people.sort_by(|a, b| a.key.cmp(&b.key));
    let mut asks: Vec<&Ask> = asks.iter().collect();
    asks.sort_by(|a, b| a.mentee.cmp(&b.mentee));
    let mut offers: Vec<&Offer> = offers.iter().collect();
    offers.sort_by(|a, b| a.giver.cmp(&b.giver));
    first_eight(&Sha256::digest(json(&(people, asks, offers, ties))))
}

/// A person's place in the dice: a hash of their key under the seed.
pub fn keyed(seed: u64, key: &Key) -> u64 {
    let mut hash = Sha256::new();
    hash.update(seed.to_be_bytes());
    hash.update(key.as_str().as_bytes());
    first_eight(&hash.finalize())
}

fn first_eight(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// Width of the tie level.
pub const TIE_BITS: u32 = 20;

/// The tie of a pair: the top 20 bits of `SplitMix64`'s finaliser over both hashes.
pub const fn tie(mentee: u32, giver: u32) -> u32 {
    let mut z = (mentee as u64) << 32 | giver as u64;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> (64 - TIE_BITS)) as u32
}
