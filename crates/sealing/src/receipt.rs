//! The receipt of somebody who asks for help without an account: 100 random bits, shown once. It finds the request, and opens
//! it like the passphrase of a member who is known by nothing else.

use std::fmt;

use hkdf::Hkdf;
use rand::{CryptoRng, Rng};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    member::Member,
    recovery::{ALPHABET, GROUP, NotACode, value},
};

/// 20 characters of five bits each.
const CHARACTERS: usize = 20;

/// A receipt. Wiped when dropped; nothing of it is kept but what cannot be turned back.
#[derive(Clone)]
pub struct ReceiptCode(Zeroizing<[u8; CHARACTERS]>);

impl ReceiptCode {
    /// A fresh one.
    pub fn draw(dice: &mut impl CryptoRng) -> Self {
        let mut fives = Zeroizing::new([0; CHARACTERS]);
        for five in fives.iter_mut() {
            *five = dice.random_range(0..32);
        }
        Self(fives)
    }

    /// As it is written down: five groups of four, such as `7K2M-…`.
    pub fn show(&self) -> Zeroizing<String> {
        let letters: Vec<char> =
            self.0.iter().map(|five| char::from(ALPHABET[usize::from(*five) % 32])).collect();
        let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
        Zeroizing::new(groups.join("-"))
    }

    /// Reads what was typed: upper or lower case, with or without the dashes; O is 0, I and L are 1.
    ///
    /// # Errors
    /// [`NotACode`] when a character is wrong, missing or too many.
    pub fn read(typed: &str) -> Result<Self, NotACode> {
        let fives: Vec<u8> = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(value)
            .collect::<Option<_>>()
            .ok_or(NotACode)?;
        fives.try_into().map(|fives| Self(Zeroizing::new(fives))).map_err(|_| NotACode)
    }

    /// What the request is found by. It opens nothing, and the receipt cannot be made from it.
    pub fn name(&self) -> [u8; 32] {
        *self.expanded(b"trellis receipt name")
    }

    /// The pair of keys that only this receipt makes.
    pub fn member(&self) -> Member {
        let secret = self.expanded(b"trellis receipt secret");
        Member::from_secret(secret.as_slice()).expect("32 bytes are a secret")
    }

    fn expanded(&self, info: &[u8]) -> Zeroizing<[u8; 32]> {
        let mut bytes = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.0.as_slice())
            .expand(info, bytes.as_mut_slice())
            .expect("32 bytes are fewer than HKDF can give");
        bytes
    }
}

impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn a_receipt_is_twenty_characters_of_a_hundred_bits_and_none_is_drawn_twice() {
        let mut dice = StdRng::seed_from_u64(8);
        let drawn: BTreeSet<String> =
            (0..1_000).map(|_| ReceiptCode::draw(&mut dice).show().to_string()).collect();
        assert_eq!(drawn.len(), 1_000);
        assert!(drawn.iter().all(|code| code.len() == 24 && code.matches('-').count() == 4));
        let letters: BTreeSet<char> = drawn.iter().flat_map(|code| code.chars()).collect();
        assert_eq!(letters.len(), 33, "every letter of the alphabet, and the dash");
    }

    #[test]
    fn a_receipt_finds_and_opens_one_thing_alone_and_the_name_tells_nothing_of_the_secret() {
        let (one, other) =
            (ReceiptCode::read(&"7".repeat(20)).unwrap(), ReceiptCode::read(&"8".repeat(20)).unwrap());
        assert_ne!(one.name(), other.name());
        assert_ne!(one.member().public(), other.member().public());
        assert_ne!(one.member().public().0, one.name());
        assert_eq!(one.name(), ReceiptCode::read("7777 7777 7777 7777 7777").unwrap().name());
    }

    proptest! {
        #[test]
        fn every_receipt_is_read_back_however_it_is_typed(seed: u64) {
            let code = ReceiptCode::draw(&mut StdRng::seed_from_u64(seed));
            let shown = code.show();
            for typed in [shown.to_string(), shown.to_lowercase().replace('-', " "), shown.replace('0', "o").replace('1', "l")] {
                prop_assert_eq!(ReceiptCode::read(&typed).map(|read| read.name()), Ok(code.name()));
            }
            prop_assert!(ReceiptCode::read(&shown[1..]).is_err());
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(typed: String) {
            let _ = ReceiptCode::read(&typed);
        }
    }
}
