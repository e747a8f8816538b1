#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

/// Compares `text` with the golden file at `path` (from the folder of the calling crate), or rewrites that file
/// when the tests run under `cargo xtask golden`.
///
/// # Panics
/// When the two differ or the file is missing; the message names the first line that differs and the remedy.
#[macro_export]
macro_rules! golden {
    ($path:literal, $text:expr) => {
        $crate::check(::std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)), $text)
    };
}

/// What [`golden!`] calls, for a path that is not known when the test is compiled.
///
/// # Panics
/// As [`golden!`].
pub fn check(path: &Path, text: &str) {
    let rewrite = wish("TRELLIS_GOLDEN").is_some_and(|wish| wish == "rewrite");
    let outcome = compare(path, text, rewrite)
        .and_then(|()| wish("TRELLIS_GOLDEN_SEEN").map_or(Ok(()), |list| note(Path::new(&list), path)));
    if let Err(difference) = outcome {
        panic!("{difference}");
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "two switches for every test of the workspace, set by xtask alone"
)]
fn wish(name: &str) -> Option<String> {
    env::var(name).ok()
}

/// Adds a line to the list of golden texts that some test makes. Lines are short and written at once, so many tests may do so.
fn note(list: &Path, path: &Path) -> Result<(), String> {
    let line = format!("{}\n", path.display());
    let file = fs::OpenOptions::new().create(true).append(true).open(list);
    file.and_then(|mut file| file.write_all(line.as_bytes()))
        .map_err(|error| format!("{} could not be written: {error}", list.display()))
}

fn compare(path: &Path, text: &str, rewrite: bool) -> Result<(), String> {
    let made = format!("{}\n", text.trim_end_matches('\n'));
    let kept = fs::read_to_string(path).ok();
    if kept.as_deref() == Some(&made) {
        return Ok(());
    }
    if rewrite {
        let folder = path.parent().ok_or("a golden file has a folder")?;
        return fs::create_dir_all(folder)
            .and_then(|()| fs::write(path, &made))
            .map_err(|error| format!("{} could not be written: {error}", path.display()));
    }
    Err(match kept {
        None => format!("{} is missing. If the text is right: cargo xtask golden", path.display()),
        Some(kept) => describe(path, &kept, &made),
    })
}

/// The first line that differs, as it stands in the file and as the code now says it.
fn describe(path: &Path, kept: &str, made: &str) -> String {
    let (mut was, mut is) = (kept.split('\n'), made.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        match (was.next(), is.next()) {
            (Some(one), Some(other)) if one == other => {}
            (one, other) => {
                return format!(
                    "{}:{number} differs.\n- {}\n+ {}\nIf the change is meant: cargo xtask golden",
                    path.display(),
                    one.unwrap_or("(the file ends)"),
                    other.unwrap_or("(the text ends)"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder for the test")
    }

    #[test]
    fn the_same_text_passes_with_or_without_its_last_line_break() {
        let folder = folder();
        let path = folder.path().join("roles.txt");
        fs::write(&path, "mentee\nmentor\n").expect("written");
        assert_eq!(compare(&path, "mentee\nmentor", false), Ok(()));
        assert_eq!(compare(&path, "mentee\nmentor\n", false), Ok(()));
    }

    #[test]
    fn a_changed_line_is_named_with_its_number_and_both_readings() {
        let folder = folder();
        let path = folder.path().join("roles.txt");
        fs::write(&path, "mentee\nmentor\n").expect("written");
        let said = compare(&path, "mentee\nsponsor\n", false).expect_err("differs");
        assert!(said.contains("roles.txt:2 differs.\n- mentor\n+ sponsor\n"), "{said}");
    }

    #[test]
    fn a_text_that_grew_or_shrank_is_a_difference() {
        let folder = folder();
        let path = folder.path().join("roles.txt");
        fs::write(&path, "mentee\n").expect("written");
        assert!(compare(&path, "mentee\nmentor", false).is_err());
        assert!(compare(&path, "", false).is_err());
    }

    #[test]
    fn a_missing_file_fails_and_is_made_only_when_rewriting() {
        let folder = folder();
        let path = folder.path().join("new/roles.txt");
        assert!(compare(&path, "mentee", false).expect_err("missing").contains("cargo xtask golden"));
        assert!(!path.exists());
        assert_eq!(compare(&path, "mentee", true), Ok(()));
        assert_eq!(fs::read_to_string(&path).expect("made"), "mentee\n");
    }

    #[test]
    fn each_text_that_is_made_is_a_line_of_the_list() {
        let folder = folder();
        let list = folder.path().join("seen");
        for name in ["a/golden/one.txt", "b/golden/two.txt"] {
            assert_eq!(note(&list, Path::new(name)), Ok(()));
        }
        assert_eq!(fs::read_to_string(&list).expect("a list"), "a/golden/one.txt\nb/golden/two.txt\n");
        assert!(note(folder.path(), Path::new("one.txt")).is_err());
    }

    #[test]
    fn rewriting_replaces_what_differs() {
        let folder = folder();
        let path = folder.path().join("roles.txt");
        fs::write(&path, "mentee\n").expect("written");
        assert_eq!(compare(&path, "mentor\n\n", true), Ok(()));
        assert_eq!(fs::read_to_string(&path).expect("read"), "mentor\n");
    }
}
