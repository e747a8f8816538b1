//! Where nothing can be written: told with exit 4 before the first picture is drawn, and nothing half is left.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Told, film, names};

const SMALL: [&str; 4] = ["render", "--size", "320x180", "--out"];

/// Asks for a video there. It is refused before a picture is drawn.
fn refused(folder: &Path, out: &str, why: &str) {
    let told = film(folder, &[&SMALL[..], &[out, "--progress", "always"]].concat());
    assert_eq!(told.code, Some(4), "{out}\n{}", told.problems);
    assert!(told.problems.contains(out) && told.problems.contains(why), "{out}\n{}", told.problems);
    assert!(!told.problems.contains("frames"), "{out} was begun:\n{}", told.problems);
}

#[test]
fn a_place_that_takes_no_file_is_refused_before_the_first_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("file"), "text").unwrap();
    fs::create_dir(path.join("folder.mp4")).unwrap();
    refused(path, "nowhere/film.mp4", "its folder is not there");
    refused(path, "file/film.mp4", "its folder is not there");
    refused(path, "folder.mp4", "there is a folder of this name");
    let told = film(path, &[&SMALL[..], &["/dev/full", "--format", "mp4"]].concat());
    assert_eq!(told.code, Some(4), "{}", told.problems);
    assert!(told.problems.contains("/dev/full: this is a device"), "{}", told.problems);
    let told = film(path, &["render", "--kit", "--out", "file/kit"]);
    assert_eq!(told.code, Some(4), "{}", told.problems);
    assert!(told.problems.contains("file/kit"), "{}", told.problems);
    assert_eq!(names(path), ["file", "folder.mp4"]);
}

#[test]
fn a_file_that_is_there_is_left_alone_when_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("film.md"), "mine").unwrap();
    let told = film(folder.path(), &["render", "--out", "film.md", "--no-clobber"]);
    assert_eq!(told.code, Some(4), "{}", told.problems);
    assert!(told.problems.contains("--no-clobber"), "{}", told.problems);
    assert_eq!(fs::read_to_string(folder.path().join("film.md")).unwrap(), "mine");
    assert_eq!(film(folder.path(), &["render", "--out", "film.md"]).code, Some(0));
    assert_ne!(fs::read_to_string(folder.path().join("film.md")).unwrap(), "mine");
    assert_eq!(names(folder.path()), ["film.md"]);
}

/// Runs lines of a shell where `$DISK` is a disk of its own, mounted with those options, and `$FILM` the program; prints that it is
/// skipped where no disk may be mounted.
fn on_a_disk(options: &str, lines: &str) -> Option<Told> {
    let folder = tempfile::tempdir().unwrap();
    let apart = |lines: &str| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", lines]);
        command.env("DISK", folder.path()).env("FILM", env!("CARGO_BIN_EXE_trellis"));
        command.output()
    };
    let mount = format!("mount -t tmpfs -o {options} tmpfs \"$DISK\"");
    if !apart(&mount).is_ok_and(|output| output.status.success()) {
        println!("skipped: needs unshare and a kernel that lets people mount a disk of their own");
        return None;
    }
    Some(Told::of(&apart(&format!("{mount} && cd \"$DISK\" || exit 9; {lines}")).unwrap()))
}

#[test]
fn a_disk_that_cannot_be_written_is_refused() {
    let Some(told) = on_a_disk("ro", "\"$FILM\" film render --size 320x180 --out film.mp4") else { return };
    assert_eq!(told.code, Some(4), "{}", told.problems);
    assert!(told.problems.contains("film.mp4: nothing can be written there"), "{}", told.problems);
}

#[test]
fn a_disk_with_too_little_room_is_refused_with_what_is_needed_and_free() {
    let lines =
        "\"$FILM\" film render --size 320x180 --progress always --out film.mp4; code=$?; ls -A; exit $code";
    let Some(told) = on_a_disk("size=8m", lines) else { return };
    assert_eq!((told.code, told.said.as_str()), (Some(4), ""), "{}", told.problems);
    assert!(told.problems.contains("MB are needed there, and 8 MB are free"), "{}", told.problems);
    assert!(!told.problems.contains("frames"), "{}", told.problems);
}

#[test]
fn a_disk_that_fills_up_half_way_keeps_nothing_of_the_film() {
    // The room is there when the film is begun. Somebody else takes it before the film is written.
    let lines = "\"$FILM\" film render --size 320x180 --out film.mp4 & film=$!; \
                 until ls .film.mp4.part-* >/dev/null 2>&1 || ! kill -0 $film; do :; done; \
                 head -c 100000000 /dev/zero > other 2>/dev/null; wait $film; code=$?; ls -A; exit $code";
    let Some(told) = on_a_disk("size=48m", lines) else { return };
    assert_eq!((told.code, told.said.as_str()), (Some(4), "other\n"), "{}", told.problems);
    assert!(told.problems.contains("trellis: film.mp4: "), "{}", told.problems);
}
