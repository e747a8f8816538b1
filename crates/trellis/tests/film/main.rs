//! `trellis film` as somebody at a keyboard uses it: what it refuses and how, and what is left when it is stopped.
//!
//! Videos here are of 320 × 180 pixels, so that a whole film is made in a moment.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]
#![expect(clippy::print_stdout, reason = "what is skipped is said")]

mod bytes;
mod disks;
mod letters;
#[path = "../../../film/src/font/made.rs"]
mod made;
mod refusals;
mod stopping;
mod voices;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// How a command ended.
struct Told {
    /// None when a signal ended it.
    code: Option<i32>,
    said: String,
    problems: String,
}

impl Told {
    fn of(output: &Output) -> Self {
        let told = Self {
            code: output.status.code(),
            said: String::from_utf8_lossy(&output.stdout).into_owned(),
            problems: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        assert!(!told.problems.contains("panicked"), "{}", told.problems);
        told
    }
}

/// `trellis film` with these arguments, in this folder.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trellis"));
    command.arg("film").args(arguments).current_dir(folder);
    command
}

fn film(folder: &Path, arguments: &[&str]) -> Told {
    Told::of(&command(folder, arguments).output().unwrap())
}

/// The names of everything in a folder, hidden or not, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
