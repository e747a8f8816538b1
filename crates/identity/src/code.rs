//! The six characters that a letter carries for people who read it on another device than the one they sign in on.

use rand::RngCore;
use sha2::{Digest, Sha256};

/// No vowels, so that no code is a word; nothing that looks like something else.
const CHARACTERS: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXZ23456789";
/// About 29 bits: five tries on each of three links an hour leave a guess no chance.
const LENGTH: usize = 6;

/// A code, on its way into a letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Six characters, each as likely as the others.
    pub fn random(dice: &mut impl RngCore) -> Self {
        let mut code = String::with_capacity(LENGTH);
        while code.len() < LENGTH {
            let [byte, ..] = dice.next_u32().to_le_bytes();
            // 252 = 9 × 28: what is above would make some characters likelier.
            if byte < 252 {
                code.push(CHARACTERS[usize::from(byte) % CHARACTERS.len()].into());
            }
        }
        Self(code)
    }

    /// What somebody typed: the case of letters, blanks and hyphens do not matter. Anything else is no code, and
    /// matches none.
    pub fn typed(text: &str) -> Self {
        let plain = text.chars().filter(|c| !c.is_whitespace() && *c != '-').take(LENGTH + 1);
        Self(plain.flat_map(char::to_uppercase).collect())
    }

    /// As the letter shows it: two groups of three.
    pub fn shown(&self) -> String {
        format!("{} {}", &self.0[..3], &self.0[3..])
    }

    /// What the store keeps: SHA-256 of the code and the token of the browser that asked, so that whoever reads the
    /// store cannot find the code by trying all of them.
    pub fn digest(&self, browser: &str) -> Vec<u8> {
        Sha256::new().chain_update(browser).chain_update("/").chain_update(&self.0).finalize().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn a_code_may_be_typed_as_people_type() {
        let code = Code::random(&mut StdRng::seed_from_u64(4));
        let shown = code.shown();
        assert_eq!(shown.len(), 7);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace(' ', "-"), format!(" {shown}\t")] {
            assert!(Code::typed(&typed) == code, "{typed}");
        }
        for wrong in ["", &shown[..6], &format!("{shown}B"), "ÄÖÜ ẞẞẞ", &"B".repeat(9000)] {
            assert!(Code::typed(wrong) != code, "{wrong}");
        }
    }

    #[test]
    fn the_digest_belongs_to_one_browser() {
        let code = Code::random(&mut StdRng::seed_from_u64(4));
        assert_eq!(code.digest("one"), code.digest("one"));
        assert_ne!(code.digest("one"), code.digest("two"));
    }

    #[test]
    fn every_character_is_drawn_about_as_often() {
        let mut dice = StdRng::seed_from_u64(4);
        let mut drawn = [0_u32; 28];
        for _ in 0..7_000 {
            for byte in Code::random(&mut dice).0.bytes() {
                drawn[CHARACTERS.iter().position(|c| *c == byte).unwrap()] += 1;
            }
        }
        // 1,500 expected; five standard deviations are 190.
        assert!(drawn.iter().all(|count| (1_310..=1_690).contains(count)), "{drawn:?}");
    }
}
