//! Letters that the film's own font lacks: refused by name, or drawn from a font that somebody brings.

use std::fs;
use std::path::Path;

use crate::{Told, film, made, names};

const SMALL: [&str; 8] = ["render", "--quiet", "--size", "320x180", "--fps", "24", "--params", "my.toml"];

/// A folder with somebody's name in a file of parameters, and this font.
fn folder(name: &str, font: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("my.toml"), format!("mentee_name = \"{name}\"\n")).unwrap();
    fs::write(folder.path().join("own.ttf"), font).unwrap();
    folder
}

/// Makes a file with that font.
fn with(folder: &Path, font: &str, out: &str) -> Told {
    film(folder, &[&SMALL[..], &["--fallback-font", font, "--out", out]].concat())
}

fn without(folder: &Path, out: &str) -> Told {
    film(folder, &[&SMALL[..], &["--out", out]].concat())
}

#[test]
fn letters_that_the_font_lacks_are_refused_by_name_all_at_once_with_what_to_do() {
    let folder = folder("Nguyễn Thị", &made::font(&['ễ']));
    let path = folder.path();
    let told = without(path, "film.md");
    assert_eq!(told.code, Some(1), "{}", told.problems);
    assert!(told.problems.contains("letters “ễ”, “ị” (in “Meet Nguyễn Thị”)"), "{}", told.problems);
    assert_eq!(told.problems.matches('“').count(), 3, "each once: {}", told.problems);
    assert!(told.problems.contains("--fallback-font FILE.ttf"), "{}", told.problems);
    let told = with(path, "own.ttf", "film.md");
    assert_eq!(told.code, Some(1), "{}", told.problems);
    for part in ["letter “ị” (in", "the fallback font has none either"] {
        assert!(told.problems.contains(part), "{}", told.problems);
    }
    let told = film(path, &["check", "--params", "my.toml", "--language", "en", "--audience", "educators"]);
    assert_eq!(told.code, Some(1), "{}", told.problems);
    assert!(told.said.contains("letters “ễ”, “ị”"), "{}", told.said);
    assert_eq!(names(path), ["my.toml", "own.ttf"]);
}

#[test]
fn what_would_be_drawn_wrongly_is_refused_whatever_the_font_has() {
    for (name, why) in
        [("שרה", "right to left"), ("फ़ातिमा", "change beside each other"), ("Ọlọ́run", "loose marks")]
    {
        let letters: Vec<char> = name.chars().collect();
        let folder = folder(name, &made::font(&letters));
        for told in [without(folder.path(), "film.md"), with(folder.path(), "own.ttf", "film.md")] {
            assert_eq!(told.code, Some(1), "{name}: {}", told.problems);
            assert!(told.problems.contains(why), "{name}: {}", told.problems);
        }
    }
}

#[test]
fn a_file_that_is_no_font_of_outlines_is_bad_input_with_its_name_and_what_to_take() {
    let font = made::font(&['ễ', 'ị']);
    let folder = folder("Nguyễn Thị", &font[..font.len() / 2]);
    let path = folder.path();
    fs::create_dir(path.join("folder.ttf")).unwrap();
    fs::write(path.join("words.ttf"), "Dear Sir or Madam\n").unwrap();
    fs::write(path.join("empty.ttf"), "").unwrap();
    fs::write(path.join("many.ttc"), b"ttcf\0\x01\0\0\0\0\0\x02").unwrap();
    fs::write(path.join("site.woff2"), b"wOF2\0\x01\0\0").unwrap();
    fs::write(path.join("large.ttf"), vec![0; 32 * 1024 * 1024 + 1]).unwrap();
    let mut variable = font.clone();
    let at = made::record(&variable, b"STAT");
    variable[at..at + 4].copy_from_slice(b"fvar");
    fs::write(path.join("variable.ttf"), variable).unwrap();
    fs::write(path.join("blank.ttf"), made::font(&[])).unwrap();
    for (file, why, remedy) in [
        ("own.ttf", "damaged or cut off", "fetch the font again"),
        ("folder.ttf", "it is no file", "name a font file"),
        ("none.ttf", "it cannot be read", "name a font file"),
        ("words.ttf", "it is no font", ".ttf or .otf"),
        ("empty.ttf", "it is no font", ".ttf or .otf"),
        ("many.ttc", "collection of fonts", "one of them"),
        ("site.woff2", "packed for websites", ".ttf or .otf"),
        ("large.ttf", "larger than 32 MiB", "fewer letters"),
        ("variable.ttf", "variable font", "static files"),
        ("blank.ttf", "no outlines", "plain outlines"),
    ] {
        let told = with(path, file, "film.md");
        assert_eq!(told.code, Some(3), "{file}: {}", told.problems);
        for part in [file, why, remedy] {
            assert!(told.problems.contains(part), "{file} lacks {part}: {}", told.problems);
        }
    }
    assert!(!names(path).contains(&"film.md".to_owned()));
}

#[test]
fn a_film_with_letters_of_another_font_is_the_same_bytes_for_one_worker_and_two() {
    let folder = folder("Nguyễn Thị", &made::font(&['N', 'e', 'ễ', 'ị']));
    let path = folder.path();
    let video = |jobs: &str| {
        let out = format!("{jobs}.mp4");
        let more = ["--fallback-font", "own.ttf", "--jobs", jobs, "--out", &out];
        let told = film(path, &[&SMALL[..], &more].concat());
        assert_eq!(told.code, Some(0), "{}", told.problems);
        fs::read(path.join(out)).unwrap()
    };
    assert!(video("1") == video("2"));
    for out in ["film.html", "film.svg", "film.json", "still.png", "poster.pdf"] {
        let told = with(path, "own.ttf", out);
        assert_eq!(told.code, Some(0), "{out}: {}", told.problems);
    }
    let page = fs::read_to_string(path.join("film.html")).unwrap();
    assert!(page.contains("\"Film Other\"") && page.contains("Nguyễn Thị"));
    let svg = fs::read_to_string(path.join("film.svg")).unwrap();
    let mut letters = svg.split("id=\"g4-").skip(1).filter_map(|letter| letter.split('>').next()).peekable();
    assert!(letters.peek().is_some(), "letters come from the other font");
    assert!(letters.all(|letter| letter.contains("d=\"M")), "each has an outline");
}

#[test]
fn a_font_that_is_not_needed_changes_nothing() {
    let folder = folder("Gŵyneth", &made::font(&['G', 'e', 'ŵ', 'ễ']));
    let path = folder.path();
    for out in ["film.html", "film.svg", "film.json", "still.png", "poster.pdf"] {
        let made = [None, Some("own.ttf")].map(|font| {
            let told = font.map_or_else(|| without(path, out), |font| with(path, font, out));
            assert_eq!(told.code, Some(0), "{out}: {}", told.problems);
            fs::read(path.join(out)).unwrap()
        });
        assert!(made[0] == made[1], "{out}");
    }
}
