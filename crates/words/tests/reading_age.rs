//! How old a reader must be for each English text that ships, listed in `docs/reading-age.md`.
//!
//! The measure is the Flesch–Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas",
//! US Naval Technical Training Command, Research Branch Report 8-75, 1975):
//!
//! ```text
//! grade = 0.39 · words / sentences + 11.8 · syllables / words − 15.59      age = grade + 5
//! ```
//!
//! The formula likes short lines, and lists are full of them. So an item of a list ends a sentence only when it ends like one:
//! "There are four limits:" and its four items are one long sentence. Syllables are counted by a rule of thumb.

use std::fmt::Write as _;

use trellis_words::{Both, Language, cards, content, instruments, scenarios};

const TARGET: f64 = 12.0;

/// Words of a text, its sentences and its syllables.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    words: u32,
    sentences: u32,
    syllables: u32,
}

impl Counts {
    fn of(markdown: &str) -> Self {
        let text = plain(markdown);
        let mut counts = Self::default();
        let mut open = false;
        for piece in text.split_whitespace() {
            let word: String = piece.chars().filter(|c| c.is_alphanumeric() || "'’-".contains(*c)).collect();
            if word.chars().any(char::is_alphanumeric) {
                counts.words += 1;
                counts.syllables += syllables(&word);
                open = true;
            }
            if open && piece.trim_end_matches(['"', '”', ')', '\'']).ends_with(['.', '!', '?']) {
                counts.sentences += 1;
                open = false;
            }
        }
        counts.sentences += u32::from(open);
        counts
    }

    fn age(&self) -> f64 {
        let (words, sentences, syllables) =
            (f64::from(self.words), f64::from(self.sentences), f64::from(self.syllables));
        0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5.0
    }
}

/// What is read aloud, without headings, marks and addresses. A heading ends the sentence before it.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for line in markdown.lines().map(str::trim) {
        if line.starts_with('#') {
            text.push_str(" . ");
        } else if !line.starts_with("|--") {
            let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || ">-*. ".contains(c));
            let line = line.strip_prefix("[ ] ").unwrap_or(line);
            let _ = writeln!(text, "{}", line.replace(['*', '[', '|', '`', '\\'], " "));
        }
    }
    while let Some(place) = text.find("](") {
        let end = text[place..].find(')').map_or(text.len(), |at| place + at + 1);
        text.replace_range(place..end, "");
    }
    text.replace(']', " ")
}

/// Groups of vowels, less a silent ending; at least one.
fn syllables(word: &str) -> u32 {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let (mut groups, mut before) = (0, false);
    for letter in word.chars() {
        let vowel = "aeiouy".contains(letter);
        groups += u32::from(vowel && !before);
        before = vowel;
    }
    let any = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let silent = (any(&["e"]) && !any(&["le", "ee", "ie"]))
        || (any(&["es"]) && !any(&["ses", "zes", "ches", "shes", "ces", "ges", "xes"]))
        || (any(&["ed"]) && !any(&["ted", "ded"]));
    groups.saturating_sub(u32::from(silent)).max(1)
}

/// Every English text with its name in `content/`.
fn texts() -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = content::all()
        .iter()
        .filter(|text| text.language == Language::English)
        .map(|text| (format!("{}.en.md", text.slug), text.body_markdown.to_owned()))
        .collect();
    let join = |lines: Vec<Both>| {
        let lines: Vec<_> = lines.into_iter().map(|line| line.say(Language::English)).collect();
        lines.join("\n\n")
    };
    for set in ["small-acts", "three-things", "circle-session"] {
        let lines = cards::of(set).flat_map(|card| card.lines).copied().collect();
        texts.push((format!("cards.toml, {set}"), join(lines)));
    }
    for story in scenarios::all() {
        let mut lines = vec![story.situation];
        for choice in story.choices {
            lines.extend([choice.act, choice.leads]);
            lines.extend(choice.next.iter().flat_map(|next| [next.act, next.leads]));
        }
        lines.push(story.repair);
        texts.push((format!("scenarios.toml, {}", story.key), join(lines)));
    }
    let items = instruments::felt_allyship_8().items.iter().map(|item| item.text).collect();
    texts.push(("felt-allyship-8.toml".to_owned(), join(items)));
    texts
}

#[test]
fn every_text_can_be_read_at_twelve_and_the_golden_list_says_so() {
    let mut list = String::from(
        "# Reading age\n\nThe age at which each English text that ships can be read: the Flesch–Kincaid grade plus 5. How it is counted \
         stands in `crates/words/tests/reading_age.rs`. The target is 12 at most. A formula sees how long words and sentences are. It \
         does not see whether a text is kind, or true: a person has to read it.\n\n| Text in `content/` | Words | Age |\n|---|---:|---:|\n",
    );
    for (name, text) in texts() {
        let counts = Counts::of(&text);
        let _ = writeln!(list, "| {name} | {} | {:.1} |", counts.words, counts.age());
        assert!(counts.age() <= TARGET, "{name} needs an age of {:.1}", counts.age());
    }
    trellis_golden::golden!("../../docs/reading-age.md", &list);
}

#[test]
fn the_formula_counts_words_sentences_and_syllables() {
    let counts = Counts::of("## Heading\n\nYou do [not](/x) need it.\n\n- one\n- \"two more?\"\n");
    assert_eq!(counts, Counts { words: 8, sentences: 2, syllables: 8 });
    let hard = Counts::of("Confidentiality considerations necessitate organisational accountability.");
    assert!(hard.age() > 30.0, "{}", hard.age());
    for (word, count) in [("racism", 2), ("little", 2), ("name", 1), ("asked", 1), ("started", 2), ("the", 1)]
    {
        assert_eq!(syllables(word), count, "{word}");
    }
}
