//! Every text and every shipped page that a source file of the workspace names exists.

use std::fs;
use std::path::{Path, PathBuf};

use trellis_words::{Language, Words, content, pending};

/// The Rust sources of all our crates.
fn sources() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).expect("the crates").flatten() {
        walk(&entry.path().join("src"), &mut found);
    }
    assert!(found.len() > 10, "the sources are where this test looks for them");
    found
}

#[test]
fn every_text_that_a_source_names_exists() {
    let words = Words::new(Language::English);
    let mut seen = 0;
    for path in sources() {
        let text = fs::read_to_string(&path).expect("a source");
        for (place, opening) in text.match_indices("t!(") {
            if text[..place].ends_with(|letter: char| letter.is_alphanumeric()) {
                continue; // `concat!(` and its like
            }
            let rest = &text[place + opening.len()..];
            let call = rest.split(");").next().unwrap_or_default();
            let Some((_, second)) = call.split_once(',') else { continue };
            let Some(literal) = second.trim_start().strip_prefix('"') else { continue };
            let key = literal.split('"').next().unwrap_or_default();
            assert!(words.knows(key) || key.contains("fortnights"), "{}: `{key}`", path.display());
            seen += 1;
        }
    }
    assert!(seen > 0, "some source names a text");
}

#[test]
fn every_shipped_page_that_a_source_names_exists() {
    for path in sources() {
        let text = fs::read_to_string(&path).expect("a source");
        for rest in text.split("content::page(\"").skip(1) {
            let slug = rest.split('"').next().unwrap_or_default();
            for language in Language::ALL {
                assert!(content::find(slug, language).is_some(), "{}: content/{slug}", path.display());
            }
        }
    }
}

#[test]
fn drafts_are_listed_with_both_languages() {
    let drafts: Vec<_> = pending().collect();
    let date = drafts.iter().find(|draft| draft.key == "calendar-moment").expect("a draft");
    assert_eq!((&*date.english, &*date.welsh), ("{$date} at {$time}", "{$date} am {$time}"));
    assert!(drafts.iter().all(|draft| !draft.english.is_empty() && !draft.welsh.is_empty()));
}

#[test]
#[should_panic(expected = "no text `nobody-wrote-this`")]
fn an_unknown_key_panics_in_a_debug_build() {
    let _ = Words::new(Language::English).say("nobody-wrote-this", None);
}
