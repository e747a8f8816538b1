//! Canaries: one word in every private field of the product, so that a byte in the wrong place gives itself away.

mod answers;
mod drive;
mod fields;
mod help;
mod people;
mod private;
mod story;
mod together;
mod workshop;

use std::collections::BTreeSet;

pub use drive::{Seen, looked, pages, plain};
pub use fields::{Class, FIELDS, Field, KEPT, PLAIN};
pub use people::{People, Who};
pub use story::Told;

/// How every canary begins.
const SONG: &str = "canary";

/// The field of a canary.
///
/// # Panics
/// When there is no such field.
pub fn field(canary: &str) -> &'static Field {
    FIELDS.iter().find(|field| field.canary == canary).unwrap_or_else(|| panic!("no field holds {canary}"))
}

/// Which canaries stand in some bytes: as they are, in capitals, or written in hexadecimal.
pub fn found(bytes: &[u8]) -> BTreeSet<&'static str> {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let hexed = hex::encode(SONG.as_bytes());
    let plain = after(&text, SONG, 2).map(str::to_owned);
    let numbers: BTreeSet<String> = plain.chain(after(&text, &hexed, 4).map(unhexed)).collect();
    let sings = |field: &&Field| numbers.contains(&field.canary[SONG.len()..]);
    FIELDS.iter().filter(sings).map(|field| field.canary).collect()
}

/// The so many signs that follow a word, each time it comes.
fn after<'t>(text: &'t str, word: &'t str, signs: usize) -> impl Iterator<Item = &'t str> {
    let ends = text.match_indices(word).map(|(at, word)| at + word.len());
    ends.filter_map(move |end| text.get(end..end + signs))
}

/// Two digits that are written in hexadecimal, such as `3037` for `07`.
fn unhexed(text: &str) -> String {
    let byte = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    [byte(0), byte(2)].into_iter().flatten().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canary_is_heard_however_it_is_written() {
        for text in
            ["x canary01, y", "CANARY01", &hex::encode(b"canary01"), &hex::encode(b"canary01").to_uppercase()]
        {
            assert_eq!(found(text.as_bytes()), BTreeSet::from(["canary01"]), "{text}");
        }
        assert!(found(b"canary, canar, canary0").is_empty());
        assert_eq!(found(b"canarycanary02canary01"), BTreeSet::from(["canary01", "canary02"]));
    }

    #[test]
    fn every_field_has_a_canary_of_its_own() {
        let all: BTreeSet<&str> = FIELDS.iter().map(|field| field.canary).collect();
        assert_eq!(all.len(), FIELDS.len());
        assert!(FIELDS.iter().all(|field| found(field.canary.as_bytes()).len() == 1));
    }
}
