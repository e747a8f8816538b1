//! A film that is stopped at any moment: what was there before stays, or the whole new one is there; nothing else.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Instant;

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};

use crate::{command, film, names};

/// How often (motion.md, acceptance 23).
const KILLS: usize = 20;
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

/// What a run that goes on calls its parts: the film, and then its captions.
fn parts_of(child: &Child) -> [String; 2] {
    ["mp4", "vtt"].map(|ending| format!(".film.{ending}.part-{}", child.id()))
}

/// Waits until the film and its captions lie about in part, so that it is under way.
fn until_begun(child: &mut Child, folder: &Path) {
    while !parts_of(child).iter().all(|part| folder.join(part).exists()) {
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
    assert_eq!(names(folder.path()), parts_of(&child));
    // It writes no captions, and takes away those of the other all the same.
    next(folder.path());
    assert_eq!(names(folder.path()), ["film.mp4"]);
}

#[test]
fn at_any_moment_it_leaves_what_was_there_or_the_whole_film() {
    let folder = tempfile::tempdir().unwrap();
    let (path, target) = (folder.path(), folder.path().join("film.mp4"));
    let begun = Instant::now();
    assert!(begin(path).wait().unwrap().success());
    let (whole, lasted) = (fs::read(&target).unwrap(), begun.elapsed());
    let mut dice = StdRng::seed_from_u64(2026);
    for number in 0..KILLS {
        let older = (number % 2 == 0).then(|| format!("an older film, {number}").into_bytes());
        match &older {
            Some(older) => fs::write(&target, older).unwrap(),
            None => {
                let _absent_already = fs::remove_file(&target);
            }
        }
        let signal = [INTERRUPT, TERMINATE, KILL][number % 3];
        let mut child = begin(path);
        thread::sleep(lasted.mul_f64(dice.random_range(0.0..1.0)));
        // Whoever has ended by now is not waited for yet, so that the signal reaches nobody else.
        send(&child, signal);
        let status = child.wait().unwrap();
        let found = fs::read(&target).ok();
        let done = found.as_ref() == Some(&whole);
        assert!(done || found == older, "kill {number}: {:?} bytes", found.map(|bytes| bytes.len()));
        assert!(done || !status.success(), "kill {number} told of a film that is not there");
        // Before it listens, a signal ends it as any program.
        let ended = [Some(128 + signal), Some(0)].contains(&status.code()) || status.signal() == Some(signal);
        assert!(ended, "kill {number}: {status}");
        assert!(
            signal == KILL
                || names(path).iter().all(|name| !name.ends_with(&format!(".part-{}", child.id()))),
            "kill {number} left its part"
        );
    }
    next(path);
    assert!(names(path).iter().all(|name| !name.starts_with(".film.")), "{:?}", names(path));
}
