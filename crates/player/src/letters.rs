//! The film's fonts inside a page that is one file, or beside a page of ours: only the letters that the page uses.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use trellis_film::font::lacking::is_own;
use trellis_film::font::{FILES, Fallback, Fonts};

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
    let has = |file: u8, letter: char| Fonts::default().glyph(file, letter).is_some();
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
    rule(family, &weight.to_string(), &embedded("font/woff2", &bytes), "woff2")
}

/// Letters of a fallback font, cut for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// The font.
    pub font: Vec<u8>,
    /// Its `Content-Type`.
    pub media: &'static str,
    /// What a stylesheet calls its form.
    pub form: &'static str,
    /// The letters, as `unicode-range` lists them.
    pub range: String,
}

impl Letters {
    /// The letters of `text` that the film's own font lacks; none where it lacks none.
    pub(crate) fn of(fallback: &Fallback, text: &str) -> Option<Self> {
        let used: BTreeSet<char> = text.chars().collect();
        let lacking = |letter: &char| !is_own(*letter) && fallback.draws(*letter);
        let letters: BTreeSet<char> = used.into_iter().filter(lacking).collect();
        if letters.is_empty() {
            return None;
        }
        let mut range = String::new();
        for letter in &letters {
            // Writing to a string cannot fail.
            let _written =
                write!(range, "{}U+{:X}", if range.is_empty() { "" } else { "," }, u32::from(*letter));
        }
        let (font, media, form) = cut(fallback, &letters.into_iter().collect());
        Some(Self { font, media, form, range })
    }

    /// The rule that brings them into a page that is one file, and the one that lets its text use them. The font's one weight stands for
    /// both, as in every other form of the film, so that no browser makes it bolder.
    pub(crate) fn embedded(&self) -> String {
        let face = rule("Film Other", "400 700", &embedded(self.media, &self.font), self.form);
        format!(r#"{face}body{{font-family:"Film","Film Ext","Film Other",Arial,sans-serif}}"#)
    }
}

/// A font with these letters alone, what it is, and how a stylesheet calls it. The cutter knows outlines of TrueType alone: other fonts
/// travel whole, and so does one that it cannot read.
fn cut(fallback: &Fallback, letters: &HashSet<char>) -> (Vec<u8>, &'static str, &'static str) {
    let whole: &[u8] = fallback.as_ref();
    let packed = if fallback.is_postscript() {
        fontcull::compress_to_woff2(whole)
    } else {
        fontcull::subset_font_to_woff2(whole, letters, &[]).or_else(|_| fontcull::compress_to_woff2(whole))
    };
    match packed {
        Ok(packed) => (packed, "font/woff2", "woff2"),
        Err(_) => {
            (whole.to_vec(), "font/sfnt", if fallback.is_postscript() { "opentype" } else { "truetype" })
        }
    }
}

fn rule(family: &str, weight: &str, address: &str, form: &str) -> String {
    format!(r#"@font-face{{font-family:"{family}";font-weight:{weight};src:url({address})format("{form}")}}"#)
}

/// A font as an address that asks nobody.
fn embedded(media: &str, font: &[u8]) -> String {
    format!("data:{media};base64,{}", STANDARD.encode(font))
}

#[cfg(test)]
#[path = "../../film/src/font/made.rs"]
mod made;

#[cfg(test)]
mod tests {
    use trellis_film::audience::Audience;
    use trellis_film::film;
    use trellis_film::language::Language;
    use trellis_film::params::Params;
    use trellis_film::script::Script;

    use super::*;
    use crate::words::Words;

    /// The page of the English film for organisations about somebody of that name.
    fn page(name: &str, fallback: &Fallback) -> String {
        let mut params = Params { fallback: Some(fallback.clone()), ..Params::default() };
        params.mentee.name = name.to_owned();
        let script = Script::new(Language::En, Audience::Organisations, &params).expect("a script");
        let plan = film::plan(&script, &params, &script.open, 30).expect("a plan");
        crate::film_html(&plan, &Words::of(&script), None)
    }

    #[test]
    fn a_page_has_a_face_more_only_where_it_needs_one() {
        let fallback = Fallback::read(made::font(&['A', 'ễ', 'ị'])).expect("a font");
        let (own, other) = (page("Amara", &fallback), page("Nguyễn Thị", &fallback));
        assert!(!own.contains("Film Other"));
        assert_eq!(other.matches(r#"@font-face{font-family:"Film Other";font-weight:400 700;"#).count(), 1);
        assert_eq!(other.matches("@font-face").count(), own.matches("@font-face").count() + 1);
        assert!(other.contains("Nguyễn Thị"), "it is text");
        assert!(!other.contains(fallback.digest()), "a player does not ask for the file");
    }

    #[test]
    fn english_needs_one_file_of_each_weight_and_welsh_two() {
        assert_eq!(faces("About twelve.").matches("@font-face").count(), 2);
        assert_eq!(faces("Y gŵr a’r tŷ").matches("@font-face").count(), 4);
    }

    #[test]
    fn the_same_letters_are_the_same_bytes() {
        assert_eq!(faces("Mentoring ŵ"), faces("Mentoring ŵ"));
    }

    #[test]
    fn of_a_fallback_font_only_letters_come_that_the_film_s_own_lacks() {
        let fallback = Fallback::read(made::font(&['N', 'e', 'ŵ', 'ễ', 'ị', '漢'])).expect("a font");
        assert_eq!(Letters::of(&fallback, "Neŵ"), None);
        let letters = Letters::of(&fallback, "Nguyễn Thị ŵ").expect("two of them");
        assert_eq!((letters.range.as_str(), letters.media), ("U+1EC5,U+1ECB", "font/woff2"));
        assert_eq!(
            Letters::of(&fallback, "Thị Nguyễn"),
            Some(letters.clone()),
            "the same bytes in any order"
        );
        assert!(letters.font.len() < fallback.as_ref().len() / 4, "{} bytes", letters.font.len());
        let unpacked = fontcull::decompress_font(&letters.font).expect("it was packed");
        let cut = Fallback::read(unpacked).expect("what was cut is a font");
        for letter in ['N', 'e', 'ŵ', 'ễ', 'ị', '漢'] {
            assert_eq!(cut.draws(letter), "ễị".contains(letter), "{letter}");
        }
    }
}
