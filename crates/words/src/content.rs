//! The long texts that ship with Trellis: guides, promises, question sets, each in both languages.

use trellis_domain::language::Language;

include!(concat!(env!("OUT_DIR"), "/content.rs"));
include!(concat!(env!("OUT_DIR"), "/drafts.rs"));

/// One shipped text in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Its name in `content/`, without language and ending.
    pub slug: &'static str,
    /// The language it is written in.
    pub language: Language,
    /// The heading of its page.
    pub title: &'static str,
    /// Raised when the meaning changes; the same in both languages.
    pub version: u32,
    /// Whether a person has checked the Welsh. English counts as checked.
    pub cy_review: Review,
    /// A line for the people who edit it.
    pub note: Option<&'static str>,
    /// The text, Markdown.
    pub body_markdown: &'static str,
}

/// Whether a person has read a Welsh text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Read and found right.
    Done,
    /// A careful draft, not read yet.
    Pending,
}

/// The text of a slug that comes from outside, such as the address of a page.
pub fn find(slug: &str, language: Language) -> Option<&'static Text> {
    let start = TEXTS.partition_point(|text| text.slug < slug);
    TEXTS[start..].iter().take_while(|text| text.slug == slug).find(|text| text.language == language)
}

/// The text of a slug that our own code names. A test reads the sources and demands that each named slug exists.
///
/// # Panics
/// When there is no such text.
pub fn page(slug: &'static str, language: Language) -> &'static Text {
    find(slug, language).unwrap_or_else(|| panic!("content/{slug}.{}.md is not there", language.code()))
}

/// Every text, sorted by slug, English before Welsh.
pub fn all() -> &'static [Text] {
    TEXTS
}

/// The Welsh texts that no person has checked yet.
pub fn pending() -> impl Iterator<Item = &'static Text> {
    TEXTS.iter().filter(|text| text.cy_review == Review::Pending)
}

/// The data files of cards, stories and questions whose Welsh no person has checked yet.
pub fn pending_files() -> &'static [&'static str] {
    DRAFTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_found_in_both_languages_and_is_not_empty() {
        for text in all() {
            for language in Language::ALL {
                let found = find(text.slug, language).expect("both languages");
                assert_eq!((found.slug, found.language, found.version), (text.slug, language, text.version));
                assert!(!found.title.is_empty() && !found.body_markdown.is_empty());
            }
        }
        assert_eq!(find("no-such-text", Language::English), None);
    }
}
