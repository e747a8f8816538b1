//! The same film is the same bytes, however many work on it, wherever it is made.

use std::fs;

use crate::command;

#[test]
fn one_worker_and_eight_make_the_same_bytes_in_any_time_zone_and_locale() {
    let folder = tempfile::tempdir().unwrap();
    let made = |jobs: &str, zone: &str, locale: &str| {
        let out = format!("{jobs}.mp4");
        let asked = ["render", "--quiet", "--size", "320x180", "--fps", "24", "--jobs", jobs, "--out", &out];
        let status = command(folder.path(), &asked).env("TZ", zone).env("LC_ALL", locale).status().unwrap();
        assert!(status.success());
        fs::read(folder.path().join(out)).unwrap()
    };
    let (one, eight) = (made("1", "Pacific/Auckland", "cy_GB.UTF-8"), made("8", "UTC", "C"));
    assert!(one.len() > 100_000, "{} bytes", one.len());
    assert!(one == eight, "{} and {} bytes", one.len(), eight.len());
}
