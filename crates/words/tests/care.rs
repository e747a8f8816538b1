//! What we never say, what we never leave out, and that both languages say the same.

use std::fs;
use std::path::{Path, PathBuf};

use trellis_words::{Language, content};

/// Words that our own copy never uses, in either language.
const NEVER: [&str; 11] = [
    "bame",
    "non-white",
    "diverse staff",
    "protégé",
    "coachee",
    "victim",
    "success rate",
    "cyfradd llwyddiant",
    "staff amrywiol",
    "dioddefwr",
    "heb fod yn wyn",
];

/// Every file that we ship to be read.
fn shipped() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                walk(&path, found);
            } else {
                let text = fs::read_to_string(&path).expect("a text");
                found.push((path, text));
            }
        }
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in [here.join("../../content"), here.join("en"), here.join("cy")] {
        walk(&folder, &mut found);
    }
    assert!(found.len() > 100, "the texts are where this test looks for them");
    found
}

#[test]
fn what_we_never_say_is_nowhere() {
    for (path, text) in shipped() {
        let text = text.to_lowercase();
        for word in NEVER {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

/// Both figures are of 2020, for all these professions together; one newer figure stands beside them.
#[test]
fn the_quotation_of_2020_never_stands_without_its_caveat() {
    for (path, text) in shipped() {
        if text.contains("19.9") || text.contains("12.2%") {
            for caveat in ["2020", "27%", "5%", "2022", "2024", "28.6%"] {
                assert!(text.contains(caveat), "{}: {caveat}", path.display());
            }
        }
    }
}

#[test]
fn the_four_questions_say_whose_wording_they_are() {
    let pairs = [
        (Language::English, "What will support me?", "working wording, not the authors'"),
        (Language::Welsh, "Beth fydd yn fy nghynnal?", "nid geiriad yr awduron"),
    ];
    for (language, question, label) in pairs {
        for text in content::all().iter().filter(|text| text.language == language) {
            let said = text.body_markdown;
            assert!(!said.contains(question) || said.contains(label), "{} in {language:?}", text.slug);
        }
    }
}

/// Headings, items, boxes, quotations, rows and links of a text.
fn frame(markdown: &str) -> (Vec<&'static str>, Vec<&str>) {
    let kinds = [
        ("## ", "part"),
        ("### ", "heading"),
        ("- [ ]", "box"),
        ("- ", "item"),
        ("> ", "quotation"),
        ("|", "row"),
    ];
    let of_line = |line: &str| {
        let numbered = line.split_once(". ").is_some_and(|(n, _)| n.chars().all(|c| c.is_ascii_digit()));
        let kind = kinds.iter().find(|(start, _)| line.starts_with(start)).map(|(_, kind)| *kind);
        kind.or(numbered.then_some("step"))
    };
    let shape = markdown.lines().filter_map(of_line).collect();
    let links = markdown.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let mut links: Vec<&str> = links.collect();
    links.sort_unstable();
    (shape, links)
}

#[test]
fn english_and_welsh_have_the_same_headings_items_and_links() {
    for text in content::all().iter().filter(|text| text.language == Language::English) {
        let welsh = content::find(text.slug, Language::Welsh).expect("both languages");
        assert_eq!(frame(text.body_markdown), frame(welsh.body_markdown), "{}", text.slug);
    }
}
