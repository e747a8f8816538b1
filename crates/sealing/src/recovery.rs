//! The recovery code: 128 random bits, shown once and typed back, for the day when the passphrase is gone.

use std::fmt;

use rand::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Crockford's alphabet: no I, L, O or U, so nothing is read for something else.
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 26 characters carry 128 bits and two bits to spare; two more check what was typed.
const CARRY: usize = 26;
const CHECK: usize = 2;
pub(crate) const GROUP: usize = 4;

/// A recovery code. Wiped when dropped; no copy is kept anywhere.
pub struct RecoveryCode(Zeroizing<[u8; 16]>);

/// What was typed is not a recovery code: mistyped, cut off, or something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a recovery code")]
pub struct NotACode;

impl RecoveryCode {
    /// A fresh one.
    pub fn draw(dice: &mut impl CryptoRng) -> Self {
        let mut bits = Zeroizing::new([0; 16]);
        dice.fill_bytes(bits.as_mut_slice());
        Self(bits)
    }

    /// As it is written down: seven groups of four, such as `7K2M-…`.
    pub fn show(&self) -> Zeroizing<String> {
        let characters: Vec<u8> = carried(&self.0).into_iter().chain(check(&self.0)).collect();
        let groups: Vec<&str> =
            characters.chunks(GROUP).map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
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
        if fives.len() != CARRY + CHECK {
            return Err(NotACode);
        }
        let bits =
            fives[..CARRY].iter().try_fold(0_u128, |bits, five| shifted(bits, *five)).ok_or(NotACode)?;
        let code = Self(Zeroizing::new(bits.to_be_bytes()));
        let same = check(&code.0).map(|letter| value(char::from(letter)))
            == [Some(fives[CARRY]), Some(fives[CARRY + 1])];
        if same { Ok(code) } else { Err(NotACode) }
    }

    pub(crate) fn bits(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

/// The next five bits, unless they run over at the top.
fn shifted(bits: u128, five: u8) -> Option<u128> {
    (bits >> 123 == 0).then(|| (bits << 5) | u128::from(five))
}

fn carried(bits: &[u8; 16]) -> Vec<u8> {
    let number = u128::from_be_bytes(*bits);
    (0..CARRY).rev().map(|place| ALPHABET[(number >> (5 * place)) as usize % 32]).collect()
}

/// The first ten bits of SHA-256: one code in 1,024 mistyped ones slips through, and then opens nothing.
fn check(bits: &[u8; 16]) -> [u8; CHECK] {
    let digest = Sha256::digest(bits);
    [digest[0] >> 3, digest[1] >> 3].map(|five| ALPHABET[usize::from(five)])
}

pub(crate) fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == letter).and_then(|place| u8::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_code_is_read_back_however_it_is_typed(bits: [u8; 16]) {
            let shown = RecoveryCode(Zeroizing::new(bits)).show();
            prop_assert_eq!(shown.len(), CARRY + CHECK + 6);
            for typed in [shown.to_string(), shown.to_lowercase().replace('-', " "), shown.replace('0', "o").replace('1', "l")] {
                let read = RecoveryCode::read(&typed);
                prop_assert_eq!(read.map(|code| *code.0), Ok(bits));
            }
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(typed: String) {
            let _ = RecoveryCode::read(&typed);
        }
    }

    #[test]
    fn a_changed_or_missing_character_is_noticed() {
        let shown = RecoveryCode(Zeroizing::new([7; 16])).show().to_string();
        assert!(RecoveryCode::read(&shown[1..]).is_err());
        let mut noticed = 0;
        for place in 0..shown.len() {
            for letter in ALPHABET {
                let mut typed = shown.clone().into_bytes();
                if typed[place] != b'-' && typed[place] != *letter {
                    typed[place] = *letter;
                    noticed += u32::from(RecoveryCode::read(std::str::from_utf8(&typed).unwrap()).is_err());
                }
            }
        }
        // 28 places times 31 wrong letters; about one in a thousand passes the check.
        assert!(noticed > 28 * 31 - 8, "{noticed}");
    }
}
