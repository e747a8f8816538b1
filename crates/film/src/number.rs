//! Whole numbers from 0 to 100 as the narrator says them: words in English, digits in Welsh until a translator gives words.

use crate::language::Language;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// `number` as said in `language`. Above 100, which no figure of the film reaches, it is digits in both.
pub fn words(number: u32, language: Language) -> String {
    match (language, number) {
        (Language::En, 0..20) => SMALL[number as usize].to_owned(),
        (Language::En, 100) => "one hundred".to_owned(),
        (Language::En, 20..100) => {
            let (tens, ones) = (TENS[(number / 10) as usize], number % 10);
            if ones == 0 { tens.to_owned() } else { format!("{tens}-{}", SMALL[ones as usize]) }
        }
        _ => number.to_string(),
    }
}

/// [`words`] at the start of a sentence.
pub fn words_first(number: u32, language: Language) -> String {
    let said = words(number, language);
    let mut letters = said.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_says_words_and_welsh_shows_digits() {
        for (number, said) in [
            (0, "zero"),
            (12, "twelve"),
            (20, "twenty"),
            (21, "twenty-one"),
            (99, "ninety-nine"),
            (100, "one hundred"),
        ] {
            assert_eq!(words(number, Language::En), said);
            assert_eq!(words(number, Language::Cy), number.to_string());
        }
        assert_eq!(words_first(20, Language::En), "Twenty");
        assert_eq!(words_first(20, Language::Cy), "20");
    }

    #[test]
    fn no_two_numbers_sound_alike() {
        let said: std::collections::BTreeSet<_> = (0..=100).map(|n| words(n, Language::En)).collect();
        assert_eq!(said.len(), 101);
    }
}
