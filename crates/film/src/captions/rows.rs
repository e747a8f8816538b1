//! Where a caption may break: at punctuation first, never after an article.

use super::{MOST_IN_ROW, length};

/// What a row must not end in: a reader would wait for the noun.
const ARTICLES: [&str; 5] = ["a", "an", "the", "y", "yr"];

/// Whether `row` ends in an article.
pub(super) fn ends_in_article(row: &str) -> bool {
    let last = row.rsplit(' ').next().unwrap_or_default().to_lowercase();
    ARTICLES.contains(&last.as_str()) || last.ends_with("'r") || last.ends_with("\u{2019}r")
}

/// How good a break after `before` is; smaller is better.
fn rank(before: &str) -> u8 {
    match before.chars().next_back() {
        Some('.' | '?' | '!' | ',' | ';' | ':' | '\u{2013}') => 0,
        _ if !ends_in_article(before) => 1,
        _ => 2,
    }
}

/// All breaks of `text` between words: what stands before and after.
fn breaks(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]))
}

/// How far from the middle a break lies.
fn off_middle((before, after): &(&str, &str)) -> usize {
    length(before).abs_diff(length(after))
}

/// The rows of `text`: one, or two if it is longer than a row. A text that no two rows can hold fills as many as it needs.
pub(super) fn rows(text: &str) -> Vec<String> {
    if length(text) <= MOST_IN_ROW {
        return vec![text.to_owned()];
    }
    match in_two(text) {
        Some((above, below)) => vec![above.to_owned(), below.to_owned()],
        None => filled(text),
    }
}

/// The best break of `text` into two rows that are short enough, if there is one that is not after an article.
fn in_two(text: &str) -> Option<(&str, &str)> {
    breaks(text)
        .filter(|(above, below)| length(above) <= MOST_IN_ROW && length(below) <= MOST_IN_ROW)
        .filter(|(above, _)| rank(above) < 2)
        .min_by_key(|pair| (rank(pair.0), off_middle(pair)))
}

/// Row after row as full as it gets; a word longer than a row has its own.
fn filled(text: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match rows.last_mut() {
            Some(row) if length(row) + 1 + length(word) <= MOST_IN_ROW => {
                row.push(' ');
                row.push_str(word);
            }
            _ => rows.push(word.to_owned()),
        }
    }
    rows
}

/// `text` in as many cues as it needs, cut at the sentence or phrase break nearest the middle. A break near an end would
/// leave a cue of one word, so there the nearest break between words is better.
pub(super) fn parts(text: &str) -> Vec<&str> {
    if length(text) <= MOST_IN_ROW || in_two(text).is_some() {
        return vec![text];
    }
    let quarter = length(text) / 4;
    let best = breaks(text).min_by_key(|pair| {
        let lopsided = length(pair.0) < quarter || length(pair.1) < quarter;
        (lopsided, rank(pair.0), off_middle(pair))
    });
    match best {
        Some((before, after)) => [parts(before), parts(after)].concat(),
        None => vec![text],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_at_punctuation_first() {
        assert_eq!(
            rows("This is Amara. She is a physiotherapist in the NHS."),
            ["This is Amara.", "She is a physiotherapist in the NHS."]
        );
    }

    #[test]
    fn no_row_ends_in_an_article() {
        let text = "They all went out to stand beside the mentee at work";
        assert_eq!(rows(text), ["They all went out to stand", "beside the mentee at work"]);
        assert!(ends_in_article("stand beside the") && ends_in_article("i'r") && !ends_in_article("data"));
    }

    #[test]
    fn a_long_line_becomes_two_at_the_sentence_break_nearest_its_middle() {
        let text = "This is a rather long first sentence of somebody. And this is a second one, about as long as it.";
        assert_eq!(
            parts(text),
            [
                "This is a rather long first sentence of somebody.",
                "And this is a second one, about as long as it."
            ]
        );
    }

    #[test]
    fn a_word_longer_than_a_row_is_kept_whole() {
        let word = "x".repeat(60);
        assert_eq!(parts(&word), [word.as_str()]);
        assert_eq!(rows(&format!("{word} y")).concat().len(), 61);
    }
}
