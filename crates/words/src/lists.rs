//! Several things in one sentence: "a, b and c".

use crate::words::Words;

impl Words {
    /// "a, b and c"; in Welsh "a, b ac c", with `ac` before a vowel and `a` before a consonant. The names themselves
    /// are not mutated.
    pub fn list<S: AsRef<str>>(self, things: &[S]) -> String {
        self.join(things, |words, first, last| {
            if starts_with_vowel_sound(&last) {
                crate::t!(words, "lists-and-before-vowel", first = first, last = last)
            } else {
                crate::t!(words, "lists-and", first = first, last = last)
            }
        })
    }

    /// "a, b or c".
    pub fn choice<S: AsRef<str>>(self, things: &[S]) -> String {
        self.join(things, |words, first, last| crate::t!(words, "lists-or", first = first, last = last))
    }

    fn join<S: AsRef<str>>(self, things: &[S], end: impl FnOnce(Self, String, String) -> String) -> String {
        match things {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let first = first.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
                end(self, first, last.as_ref().to_owned())
            }
        }
    }
}

/// Whether Welsh says `ac` before this word. W is a vowel unless `r`, `l` or a vowel follows it; a number is read aloud (un, wyth).
fn starts_with_vowel_sound(word: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some('w') => !second.is_some_and(|letter| "rlaeio".contains(letter)),
        Some('1') => !second.is_some_and(|digit| digit.is_ascii_digit() && digit != '1'),
        Some(letter) => "aeiouyâêîôûŵŷáéíóúàèìòùäëïöü8".contains(letter),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    const EN: Words = Words::new(Language::English);
    const CY: Words = Words::new(Language::Welsh);

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(EN.list::<&str>(&[]), "");
        assert_eq!(EN.list(&["Grace"]), "Grace");
        assert_eq!(EN.list(&["Grace", "Owen"]), "Grace and Owen");
        assert_eq!(EN.list(&["Grace", "Owen", "Siân"]), "Grace, Owen and Siân");
        assert_eq!(EN.choice(&["Monday", "Friday"]), "Monday or Friday");
    }

    #[test]
    fn welsh_says_ac_before_a_vowel() {
        assert_eq!(CY.list(&["Grace", "Owen"]), "Grace ac Owen");
        assert_eq!(CY.list(&["Owen", "Siân"]), "Owen a Siân");
        assert_eq!(CY.list(&["Siân", "wythnos"]), "Siân ac wythnos");
        assert_eq!(CY.list(&["Siân", "Wrecsam"]), "Siân a Wrecsam");
        assert_eq!(CY.choice(&["dydd Llun", "dydd Mawrth"]), "dydd Llun neu dydd Mawrth");
    }
}
