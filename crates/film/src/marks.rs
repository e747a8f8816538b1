//! Where words begin in a recording, told by whoever recorded it: `title-1.marks.toml` beside `title-1.wav`.
//!
//! Without marks a place in a line is worked out by letters, as if every letter took as long as the next. Marks say where a pause or a
//! slow word moves it, and pictures and captions follow.

use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::fault::{Class, Fault, Place, is_unsafe};
use crate::time::Ms;

/// What a file of marks is called after its line.
pub const ENDING: &str = ".marks.toml";
/// A larger file is refused before it is parsed, in bytes.
pub const MOST_BYTES: usize = 16 * 1024;

/// A word and when it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How many graphemes of the line stand before it.
    pub before: u32,
    /// When it begins, in ms from the start of the recording.
    pub at: Ms,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    marks: Vec<toml::Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    word: String,
    at: u32,
}

/// The marks in `source`, which its reader calls `file`, for a line that says `text` in a recording of `lasts` ms.
///
/// # Errors
/// Everything that is wrong with it, in its order.
pub fn read(file: &str, source: &str, text: &str, lasts: Ms) -> Result<Vec<Mark>, Vec<Fault>> {
    let wrong = |offset: Option<usize>, found: &str, allowed: &str, remedy: &str| {
        let mut fault = Fault::new(Class::BadInput, "marks", found, allowed, remedy);
        file.clone_into(&mut fault.file);
        fault.place = offset.map(|offset| Place::of(source, offset));
        fault
    };
    if source.len() > MOST_BYTES {
        let (found, allowed) = (format!("{} bytes", source.len()), format!("at most {MOST_BYTES} bytes"));
        return Err(vec![wrong(None, &found, &allowed, "Take out what is no mark")]);
    }
    let given: File = toml::from_str(source).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        vec![wrong(Some(offset), &shown(&message), FORM, "Correct the line")]
    })?;
    let (mut marks, mut faults) = (Vec::new(), Vec::new());
    let (mut behind, mut least) = (0, 0);
    for entry in &given.marks {
        let (offset, Entry { word, at }) = (entry.span().start, entry.get_ref());
        if *at < least || *at >= lasts {
            let allowed = format!("a moment from {least} to before {lasts} ms");
            let remedy = "Let each word begin after the one before and within the recording";
            faults.push(wrong(Some(offset), &format!("{at} ms"), &allowed, remedy));
        }
        let Some(place) = word_in(text, word, behind) else {
            let allowed = format!("a word of “{text}”, in its order");
            faults.push(wrong(
                Some(offset),
                &format!("“{}”", shown(word)),
                &allowed,
                "Write it as it is said",
            ));
            continue;
        };
        marks.push(Mark { before: text[..place].graphemes(true).count() as u32, at: *at });
        (behind, least) = (place + word.len(), at.saturating_add(1));
    }
    if faults.is_empty() { Ok(marks) } else { Err(faults) }
}

/// What a file of marks looks like.
const FORM: &str = "marks = [{ word = \"doors\", at = 640 }], with `at` in ms";

/// Where `word` stands as a whole word of `text`, at byte `from` or later.
fn word_in(text: &str, word: &str, from: usize) -> Option<usize> {
    let letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let whole = |place: &usize| {
        let end = place + word.len();
        !letter(text[..*place].chars().next_back()) && !letter(text[end..].chars().next())
    };
    if word.trim().is_empty() {
        return None;
    }
    text[from..].match_indices(word).map(|(place, _)| from + place).find(whole)
}

/// Short, and harmless on a terminal.
fn shown(text: &str) -> String {
    text.chars().take(80).map(|sign| if is_unsafe(sign) { '\u{fffd}' } else { sign }).collect()
}

/// When the part of a line is said that begins after a share of its letters, 0 to 1, in ms from its start. `letters` is how many
/// graphemes it has, and `lasts` how long it takes.
pub fn moment(marks: &[Mark], share: f64, letters: u32, lasts: Ms) -> f64 {
    let point = |mark: &Mark| (f64::from(mark.before) / f64::from(letters.max(1)), f64::from(mark.at));
    let (mut from, mut to) = ((0.0, 0.0), (1.0, f64::from(lasts)));
    for mark in marks.iter().map(point) {
        if mark.0 > share {
            to = mark;
            break;
        }
        from = mark;
    }
    let width = to.0 - from.0;
    if width <= 0.0 { from.1 } else { from.1 + (to.1 - from.1) * (share - from.0) / width }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINE: &str = "But some doors are harder to open than they should be.";

    fn told(source: &str) -> Vec<String> {
        let faults = read("meet-3.marks.toml", source, LINE, 4_000).expect_err("it is wrong");
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_place_between_two_marks_is_between_their_moments() {
        let source = "marks = [{ word = \"doors\", at = 1500 }, { word = \"open\", at = 2500 }]";
        let marks = read("a", source, LINE, 4_000).expect("it is right");
        assert_eq!(marks, [Mark { before: 9, at: 1500 }, Mark { before: 29, at: 2500 }]);
        let letters = LINE.chars().count() as u32;
        let at = |letter: u32| moment(&marks, f64::from(letter) / f64::from(letters), letters, 4_000);
        let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(near(at(0), 0.0) && near(at(9), 1500.0) && near(at(19), 2000.0));
        assert!(near(at(29), 2500.0) && near(at(letters), 4000.0), "{} {}", at(29), at(letters));
        assert!(near(moment(&[], 0.25, letters, 4_000), 1000.0), "without marks every letter takes as long");
    }

    #[test]
    fn everything_wrong_is_told_with_its_line_at_once() {
        let source = "marks = [\n  { word = \"door\", at = 10 },\n  { word = \"open\", at = 2500 },\n  { word = \"some\", at = 2600 },\n  { word = \"be\", at = 4000 },\n]\n";
        let told = told(source);
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].contains("line 2") && told[0].contains("“door”"), "no part of a word: {}", told[0]);
        assert!(told[1].contains("line 4") && told[1].contains("in its order"), "{}", told[1]);
        assert!(told[2].contains("line 5") && told[2].contains("before 4000 ms"), "{}", told[2]);
    }

    #[test]
    fn what_is_no_file_of_marks_is_refused_with_an_example() {
        for source in
            ["marks = 3", "[[mark]]", "marks = [{ word = \"doors\", at = -1 }]", "words = []", "marks = ["]
        {
            let told = told(source);
            assert!(told.len() == 1 && told[0].contains("word = \"doors\""), "{source}: {told:?}");
        }
        assert!(told(&"#".repeat(MOST_BYTES + 1))[0].contains("at most 16384 bytes"));
    }

    proptest! {
        #[test]
        fn no_file_panics_and_good_marks_only_rise(
            words in prop::collection::vec(("[a-zŵ ]{0,6}|doors|open|be|\\PC{1,3}", 0_u32..5_000), 0..6),
            shares in prop::collection::vec(0.0_f64..=1.0, 2..20),
        ) {
            let entry = |(word, at): &(String, u32)| format!("{{ word = {word:?}, at = {at} }}");
            let list = words.iter().map(entry).collect::<Vec<_>>().join(", ");
            let Ok(marks) = read("a", &format!("marks = [{list}]"), LINE, 4_000) else { return Ok(()) };
            let mut shares = shares;
            shares.sort_by(f64::total_cmp);
            let moments: Vec<f64> = shares.iter().map(|share| moment(&marks, *share, 54, 4_000)).collect();
            prop_assert!(moments.windows(2).all(|pair| pair[0] <= pair[1]), "{:?}", moments);
            prop_assert!(moments.iter().all(|moment| (0.0..=4_000.0).contains(moment)), "{:?}", moments);
        }
    }
}
