//! The passphrase for one's notes: five words that we draw, or one's own of at least fifteen characters.

use std::fmt;

use diceware_wordlists::EFF_LONG_WORDLIST;
use rand::{CryptoRng, Rng};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// How many words we draw: 5 of 7,776, 64 bits.
const WORDS: usize = 5;
const LEAST: usize = 15;
/// More than anybody types; a bound for the work of hashing.
const MOST: usize = 200;

/// A passphrase as it is hashed: NFC, single spaces, no spaces around it. Wiped when dropped.
pub struct Phrase(Zeroizing<String>);

/// The passphrase cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TooWeak {
    /// Under fifteen characters.
    #[error("a passphrase has at least {LEAST} characters")]
    Short,
    /// Over two hundred.
    #[error("a passphrase has at most {MOST} characters")]
    Long,
    /// Fewer than five different characters.
    #[error("the same few characters again and again")]
    Repeated,
}

impl Phrase {
    /// Five words of the EFF's long list, drawn from the chance that is passed in.
    pub fn draw(dice: &mut impl CryptoRng) -> Self {
        let words = (0..WORDS).map(|_| EFF_LONG_WORDLIST[dice.random_range(0..EFF_LONG_WORDLIST.len())]);
        Self(Zeroizing::new(words.collect::<Vec<_>>().join(" ")))
    }

    /// One's own.
    ///
    /// # Errors
    /// [`TooWeak`], with what to change.
    pub fn choose(typed: &str) -> Result<Self, TooWeak> {
        let phrase = Self::typed(typed);
        let characters = phrase.0.chars().count();
        let mut different: Vec<char> = phrase.0.chars().collect();
        different.sort_unstable();
        different.dedup();
        match () {
            () if characters < LEAST => Err(TooWeak::Short),
            () if characters > MOST => Err(TooWeak::Long),
            () if different.len() < 5 => Err(TooWeak::Repeated),
            () => Ok(phrase),
        }
    }

    /// What somebody typed to unlock. Case counts; white space around and between does not.
    pub fn typed(typed: &str) -> Self {
        let words: Vec<&str> = typed.split_whitespace().collect();
        Self(Zeroizing::new(words.join(" ").nfc().take(4 * MOST).collect()))
    }

    /// To show it once, when it was drawn.
    pub fn show(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phrase(..)")
    }
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    #[test]
    fn what_we_draw_is_five_words_that_we_would_take() {
        let mut dice = StdRng::seed_from_u64(3);
        for _ in 0..200 {
            let drawn = Phrase::draw(&mut dice);
            assert_eq!(drawn.show().split(' ').count(), WORDS);
            assert!(Phrase::choose(drawn.show()).is_ok(), "{}", drawn.show());
        }
    }

    #[test]
    fn white_space_and_composition_do_not_matter_but_case_does() {
        let text = |typed: &str| Phrase::typed(typed).show().to_owned();
        assert_eq!(text("  pont  y   ty\u{302} "), text("pont y t\u{177}"));
        assert_ne!(text("Pont y ty"), text("pont y ty"));
    }

    #[test]
    fn weak_ones_are_refused_with_the_reason() {
        let refused = |typed: &str| Phrase::choose(typed).err();
        assert_eq!(refused("fourteen chars"), Some(TooWeak::Short));
        assert_eq!(refused(&"abcdefgh ".repeat(30)), Some(TooWeak::Long));
        assert_eq!(refused("aaaaaaaaaaaaaaaaaaaa"), Some(TooWeak::Repeated));
        assert_eq!(refused("fifteen chars ok"), None);
    }
}
