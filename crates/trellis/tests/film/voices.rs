//! A film with voices, and one whose descriptions are read too: tones stand for people here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::{Told, film, names};

const SMALL: [&str; 6] = ["render", "--json", "--size", "320x180", "--fps", "24"];

/// A tone of so many milliseconds as a WAV file: mono, 48 kHz, 16 bits.
fn tone(ms: usize) -> Vec<u8> {
    let samples = (0..48 * ms as i32).map(|index| ((index % 200 - 100).abs() * 160 - 8_000) as i16);
    let data: Vec<u8> = samples.flat_map(i16::to_le_bytes).collect();
    let length = data.len() as u32;
    let mut file = b"RIFF".to_vec();
    file.extend((36 + length).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    file.extend(48_000_u32.to_le_bytes());
    file.extend(96_000_u32.to_le_bytes());
    file.extend(b"\x02\0\x10\0data");
    file.extend(length.to_le_bytes());
    file.extend(data);
    file
}

/// The names of the cues of a track, each with how many characters are said under it.
fn said(folder: &Path, what: &str) -> BTreeMap<String, usize> {
    assert_eq!(film(folder, &["render", "--quiet", "--what", what, "--out", "said.vtt"]).code, Some(0));
    cues(&fs::read_to_string(folder.join("said.vtt")).unwrap())
}

fn cues(file: &str) -> BTreeMap<String, usize> {
    let mut said = BTreeMap::new();
    for cue in file.split("\n\n").filter(|cue| cue.contains(" --> ")) {
        let (name, rest) = cue.trim_start().split_once('\n').unwrap();
        let text = rest.split_once('\n').unwrap().1;
        *said.entry(name.to_owned()).or_default() += text.chars().count() + 1;
    }
    said
}

/// Records them as fast as the film thinks that they are said.
fn record(folder: &Path, said: &BTreeMap<String, usize>) {
    fs::create_dir_all(folder.join("narration/en")).unwrap();
    for (name, length) in said {
        fs::write(folder.join(format!("narration/en/{name}.wav")), tone(75 * length)).unwrap();
    }
}

/// The start of a caption, as its file writes it.
fn start(file: &str, name: &str, which: usize) -> String {
    let mut of = file.split("\n\n").filter(|cue| cue.trim_start().starts_with(&format!("{name}\n")));
    of.nth(which).unwrap().split_once('\n').unwrap().1.split(" --> ").next().unwrap().to_owned()
}

#[test]
fn a_word_that_is_marked_moves_the_caption_that_begins_with_it_and_a_wrong_mark_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    // Two questions in one line, which is long enough for two captions.
    let questions = [
        ("need", "What do I need from other people to grow in my work?"),
        ("help", "Who can help me, in my own team and far beyond it?"),
        ("support", "What will support me?"),
        ("require", "What is required of us?"),
    ];
    let written = questions.map(|(key, text)| format!("{key} = {{ en = \"{text}\" }}\n")).concat();
    fs::write(path.join("my.toml"), format!("[question_set]\n{written}")).unwrap();
    let asked = ["render", "--quiet", "--params", "my.toml", "--narration", "narration", "--out", "film.vtt"];
    let words = ["render", "--quiet", "--params", "my.toml", "--out", "said.vtt"];
    assert_eq!(film(path, &words).code, Some(0));
    let lines = cues(&fs::read_to_string(path.join("said.vtt")).unwrap());
    record(path, &lines);
    let name = "model-3";
    let captions = || {
        let told = film(path, &asked);
        (told.code, told.problems, fs::read_to_string(path.join("film.vtt")).unwrap_or_default())
    };
    let (_, _, by_letters) = captions();
    let marks = path.join(format!("narration/en/{name}.marks.toml"));
    fs::write(&marks, "marks = [{ word = \"Who\", at = 5200 }]\n").unwrap();
    let (code, problems, by_marks) = captions();
    assert_eq!(code, Some(0), "{problems}");
    assert!(start(&by_marks, name, 1) != start(&by_letters, name, 1), "{by_marks}");
    fs::write(&marks, "marks = [\n  { word = \"Whom\", at = 5200 },\n]\n").unwrap();
    let (code, problems, _) = captions();
    assert_eq!(code, Some(3));
    assert!(
        problems.contains(&format!("{name}.marks.toml, line 2")) && problems.contains("“Whom”"),
        "{problems}"
    );
}

/// The numbers that a run tells of its film.
fn told(told: &Told) -> serde_json::Value {
    assert_eq!(told.code, Some(0), "{}", told.problems);
    serde_json::from_str(told.said.trim()).unwrap()
}

#[test]
fn a_described_film_is_as_much_longer_as_its_picture_stops_and_without_recordings_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let ask =
        |more: &[&str]| film(path, &[&SMALL[..], &["--narration", "narration", "--out"], more].concat());
    record(path, &said(path, "captions"));
    let usual = told(&ask(&["film.mp4"]));
    let refused = ask(&["described.mp4", "--described"]);
    assert_eq!(refused.code, Some(3));
    let descriptions = said(path, "descriptions");
    assert_eq!(descriptions.len(), 8);
    for name in descriptions.keys() {
        let missing = format!("narration/en/{name}.wav: it is missing");
        assert!(refused.problems.contains(&missing), "lacks {name}: {}", refused.problems);
    }
    assert!(refused.problems.contains("film.html"), "{}", refused.problems);
    assert!(!names(path).contains(&"described.mp4".to_owned()));

    record(path, &descriptions);
    let described = told(&ask(&["described.mp4", "--described"]));
    let number = |told: &serde_json::Value, key: &str| told[key].as_u64().unwrap();
    assert!(number(&described, "stops") >= 7, "{described}");
    let longer = number(&described, "frames") - number(&usual, "frames");
    let stopped = number(&described, "stopped_ms") * 24 / 1000;
    assert!(longer.abs_diff(stopped) <= 1, "{longer} and {stopped} frames");
    assert!(number(&described, "held") > number(&usual, "held") + stopped - 20, "{described}");
    // Recordings of descriptions do not make a film that nobody asked to be described.
    assert_eq!(told(&ask(&["again.mp4"]))["frames"], usual["frames"]);
    let last = |name: &str| {
        let file = fs::read_to_string(path.join(name)).unwrap();
        file.rsplit_once(" --> ").unwrap().1.split_once('\n').unwrap().0.to_owned()
    };
    assert!(last("described.vtt") > last("film.vtt"), "captions follow the clock of their video");
}
