//! Which letters of a film its own font lacks, and whether another font can stand in for them.
//!
//! Every export writes a row of text from left to right, a letter beside the other. What cannot be written so is refused in words, for
//! it would be drawn wrongly.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Fallback, Fonts};

/// Blocks that are written from right to left.
const RIGHT_TO_LEFT: [(u32, u32); 5] =
    [(0x590, 0x8ff), (0xfb1d, 0xfdff), (0xfe70, 0xfefe), (0x1_0800, 0x1_0fff), (0x1_e800, 0x1_efff)];

/// Blocks whose letters stand beside each other as each is alone: Latin, Greek, Cyrillic, Armenian, Georgian, Ethiopic, Cherokee,
/// Canadian syllables, signs, Tifinagh, kana, Han, Yi, Lisu and whole Hangul syllables.
const SIMPLE: [(u32, u32); 20] = [
    (0x20, 0x2ff),
    (0x370, 0x58f),
    (0x10a0, 0x10ff),
    (0x1200, 0x167f),
    (0x1c80, 0x1cbf),
    (0x1d00, 0x1dbf),
    (0x1e00, 0x1fff),
    (0x2010, 0x2027),
    (0x2030, 0x205f),
    (0x2070, 0x20cf),
    (0x2100, 0x2dde),
    (0x2e00, 0x2fdf),
    (0x3001, 0x9fff),
    (0xa000, 0xa4ff),
    (0xa640, 0xa66e),
    (0xa680, 0xa7ff),
    (0xab30, 0xabbf),
    (0xac00, 0xd7a3),
    (0xff01, 0xffdc),
    (0x2_0000, 0x3_ffff),
];

/// Whether the film's own font has a letter, in both weights. What nobody sees needs none.
pub fn is_own(letter: char) -> bool {
    let unseen = letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    let has = |file| Fonts::default().glyph(file, letter).is_some();
    letter.is_ascii() || unseen || [0, 2].iter().all(|first| has(*first) || has(*first + 1))
}

/// The fallback that these texts need: none where the film's own font has every letter.
///
/// # Errors
/// Every letter that cannot be drawn, once, and what to do; letters of a kind together.
pub fn needed(texts: &[&str], fallback: Option<&Fallback>) -> Result<Option<Fallback>, Vec<String>> {
    // Each sign is looked up once: the texts of a film have thousands of them, and a hundred different ones.
    let signs: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).collect();
    let strange: BTreeSet<char> = signs.into_iter().filter(|sign| !is_own(*sign)).collect();
    if strange.is_empty() {
        return Ok(None);
    }
    let is_strange = |letter: &&str| letter.chars().any(|sign| strange.contains(&sign));
    let letters: BTreeSet<&str> =
        texts.iter().flat_map(|text| text.graphemes(true)).filter(is_strange).collect();
    let (mut turned, mut joined, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for letter in &letters {
        let alone = letter.chars().next().filter(|one| one.len_utf8() == letter.len());
        if letter.chars().any(|one| is_in(one, &RIGHT_TO_LEFT)) {
            turned.push(*letter);
        } else if let Some(one) = alone.filter(|one| is_in(*one, &SIMPLE)) {
            if !fallback.is_some_and(|fallback| fallback.draws(one)) {
                missing.push(*letter);
            }
        } else {
            joined.push(*letter);
        }
    }
    let mut faults = Vec::new();
    if !turned.is_empty() {
        faults.push(format!(
            "{}: the film cannot write from right to left, in any font; write it in Latin letters",
            listed(&turned, texts)
        ));
    }
    if !joined.is_empty() {
        faults.push(format!(
            "{}: the film cannot set pictures, nor letters that carry loose marks or change beside each other, in any font; write it otherwise",
            listed(&joined, texts)
        ));
    }
    if !missing.is_empty() {
        let letter = if missing.len() == 1 { "letter" } else { "letters" };
        let listed = listed(&missing, texts);
        faults.push(match fallback {
            None => format!(
                "the font has no {letter} {listed}; name a font that has all of them: --fallback-font FILE.ttf"
            ),
            Some(_) => format!(
                "the font has no {letter} {listed}, and the fallback font has none either; take one that has all of them"
            ),
        });
    }
    if faults.is_empty() { Ok(fallback.cloned()) } else { Err(faults) }
}

fn is_in(letter: char, blocks: &[(u32, u32)]) -> bool {
    blocks.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(letter)))
}

/// The letters, and the shortest text in which the first of them stands.
fn listed(letters: &[&str], texts: &[&str]) -> String {
    let quoted: Vec<String> = letters.iter().map(|letter| format!("“{letter}”")).collect();
    let first = letters.first().copied().unwrap_or_default();
    let shortest = texts
        .iter()
        .filter(|text| text.contains(first))
        .min_by_key(|text| text.len())
        .copied()
        .unwrap_or_default();
    format!("{} (in “{shortest}”)", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::made;

    fn refused(text: &str, fallback: Option<&Fallback>) -> String {
        needed(&["Amara", "Amara leads.", text, "We meet Nguyễn Thị Ngọc."], fallback)
            .expect_err("it cannot be drawn")
            .join("\n")
    }

    #[test]
    fn letters_that_the_font_has_need_no_other() {
        let fallback = Fallback::read(made::font(&['e', 'ễ'])).expect("a font");
        assert_eq!(needed(&["Amara", "ŵ ŷ ẁ", "two\u{a0}words\n"], Some(&fallback)), Ok(None));
        assert_eq!(needed(&["Amara", "ễ"], Some(&fallback)), Ok(Some(fallback)));
    }

    #[test]
    fn every_missing_letter_is_named_once_with_what_to_do() {
        let told = refused("Nguyễn Thị", None);
        assert_eq!(
            told,
            "the font has no letters “ễ”, “ị”, “ọ” (in “Nguyễn Thị”); name a font that has all of them: --fallback-font FILE.ttf"
        );
        let fallback = Fallback::read(made::font(&['ễ', 'ị'])).expect("a font");
        let told = refused("Nguyễn Thị", Some(&fallback));
        assert!(
            told.contains("the font has no letter “ọ” (in") && told.contains("has none either"),
            "{told}"
        );
    }

    #[test]
    fn what_would_be_drawn_wrongly_is_refused_with_any_font() {
        let all: Vec<char> = "ễịọשלוםمحمدनमि☃漢".chars().collect();
        let fallback = Fallback::read(made::font(&all)).expect("a font");
        for (text, why) in [
            ("שלום", "“ו”, “ל”, “ם”, “ש” (in “שלום”): the film cannot write from right to left"),
            ("محمد", "from right to left"),
            ("नमि", "change beside each other"),
            ("ọ̀", "“ọ̀” (in “ọ̀”): the film cannot set pictures, nor letters that carry loose marks"),
            ("☃\u{fe0f}", "loose marks"),
        ] {
            for fallback in [None, Some(&fallback)] {
                let told = refused(text, fallback);
                assert!(told.contains(why), "{told}");
            }
        }
        assert!(needed(&["☃ 漢 ễ"], Some(&fallback)).is_ok());
    }
}
