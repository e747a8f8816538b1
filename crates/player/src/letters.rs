//! The film's font inside a page that is one file: only the letters that the page uses.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use skrifa::MetadataProvider as _;
use trellis_film::font::{FILES, font};

/// What the script writes by itself: moments.
const WRITTEN: &str = "0123456789:/ ";
/// What only markup is made of.
const MARKUP: &str = "<>{}[]\\_=#";
/// Family and weight of each of [`FILES`]. The second file of a weight is asked for what the first one lacks.
const CUTS: [(&str, u16); 4] = [("Film", 400), ("Film Ext", 400), ("Film", 700), ("Film Ext", 700)];

/// The rules that bring the letters of `text` into a page.
pub(crate) fn faces(text: &str) -> String {
    CUTS.iter().zip(0..).map(|((family, weight), file)| face(family, *weight, file, text)).collect()
}

fn face(family: &str, weight: u16, file: u8, text: &str) -> String {
    let has = |file: u8, letter: char| font(file).charmap().map(letter).is_some();
    // The second file holds common letters as well; those come from the first.
    let first = file - file % 2;
    let wanted = |letter: &char| {
        !MARKUP.contains(*letter) && has(file, *letter) && (file == first || !has(first, *letter))
    };
    let used: BTreeSet<char> = text.chars().chain(WRITTEN.chars()).collect();
    let letters: Vec<char> = used.into_iter().filter(wanted).collect();
    if letters.is_empty() {
        return String::new();
    }
    let whole = FILES[usize::from(file)];
    let subset = fontcull::subset_font_to_woff2(whole, &letters.into_iter().collect(), &[]);
    let bytes = subset.expect("the fonts are those of the build, which this has cut before");
    let bytes = STANDARD.encode(bytes);
    format!(
        r#"@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/woff2;base64,{bytes})format("woff2")}}"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_needs_one_file_of_each_weight_and_welsh_two() {
        assert_eq!(faces("About twelve.").matches("@font-face").count(), 2);
        assert_eq!(faces("Y gŵr a’r tŷ").matches("@font-face").count(), 4);
    }

    #[test]
    fn the_same_letters_are_the_same_bytes() {
        assert_eq!(faces("Mentoring ŵ"), faces("Mentoring ŵ"));
    }
}
