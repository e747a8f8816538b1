//! A film that is stopped while it works leaves nothing half.

use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::{command, film, names};

const INTERRUPT: i32 = 2;
const KILL: i32 = 9;
const TERMINATE: i32 = 15;

fn begin(folder: &Path) -> Child {
    let asked = ["render", "--quiet", "--size", "320x180", "--fps", "24", "--out", "film.mp4"];
    command(folder, &asked).stderr(Stdio::null()).spawn().unwrap()
}

/// The next run to the same target, which only has to be quick.
fn next(folder: &Path) {
    let told = film(folder, &["render", "--quiet", "--format", "md", "--out", "film.mp4"]);
    assert_eq!(told.code, Some(0), "{}", told.problems);
}

fn send(child: &Child, signal: i32) {
    let told = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status().unwrap();
    assert!(told.success());
}

/// What a run that goes on calls its part.
fn part_of(child: &Child) -> String {
    format!(".film.mp4.part-{}", child.id())
}

/// Waits until the film lies about in part, so that it is under way.
fn until_begun(child: &mut Child, folder: &Path) {
    while !folder.join(part_of(child)).exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it began");
        thread::yield_now();
    }
}

#[test]
fn stopped_while_it_works_it_says_by_what_and_takes_its_part_away() {
    let folder = tempfile::tempdir().unwrap();
    for signal in [INTERRUPT, TERMINATE] {
        let mut child = begin(folder.path());
        until_begun(&mut child, folder.path());
        send(&child, signal);
        assert_eq!(child.wait().unwrap().code(), Some(128 + signal));
        assert_eq!(names(folder.path()), [""; 0]);
    }
}

#[test]
fn what_a_killed_run_left_is_taken_away_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = begin(folder.path());
    until_begun(&mut child, folder.path());
    send(&child, KILL);
    assert_eq!(child.wait().unwrap().signal(), Some(KILL));
    assert_eq!(names(folder.path()), [part_of(&child)]);
    next(folder.path());
    assert_eq!(names(folder.path()), ["film.mp4"]);
}
