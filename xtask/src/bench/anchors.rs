//! What other programs take for the pictures of the film, so that our figures can be judged on any machine. What is not here is told
//! and not missed.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::table::Line;
use crate::{browser, run, say};

/// Settings of libx264 from fast to thorough.
const PRESETS: [&str; 3] = ["ultrafast", "veryfast", "medium"];
/// Our own encoder's quantiser at 1080p (`studio/src/video/encode.rs`), so that both throw the same away.
const QUANTISER: &str = "24";

/// The film's own frames, decoded by a first ffmpeg and encoded by a second one, which tells what it took by itself.
///
/// # Errors
/// When ffmpeg is here and its answer is not understood.
pub fn x264(film: &Path, frames: u32, jobs: usize) -> Result<Vec<Line>> {
    if !here("ffmpeg", "-version") {
        say::line("not measured with libx264: there is no ffmpeg here");
        return Ok(Vec::new());
    }
    say::heading("The same frames with libx264");
    let mut lines = Vec::new();
    for preset in PRESETS {
        match encoded(film, preset, jobs)? {
            Some(took) => lines.push(Line::anchor(
                format!("film: libx264 {preset}, quantiser {QUANTISER}, {jobs} threads, frames decoded from our MP4"),
                format!(
                    "{:.2} ms CPU a frame; {:.1} s CPU, {:.1} s in all, {:.1} MB",
                    1000.0 * took.used / f64::from(frames.max(1)),
                    took.used,
                    took.wall,
                    took.bytes as f64 / 1e6
                ),
            )),
            None => say::line(format_args!("not measured with libx264 {preset}: this ffmpeg does not encode with it")),
        }
    }
    Ok(lines)
}

/// What an encoder took: seconds of the processor and of the clock, and bytes made.
struct Took {
    used: f64,
    wall: f64,
    bytes: u64,
}

/// None when this ffmpeg has no libx264.
fn encoded(film: &Path, preset: &str, jobs: usize) -> Result<Option<Took>> {
    let out = film.with_file_name(format!("{preset}.mp4"));
    let mut decode = Command::new("ffmpeg");
    decode.args(["-v", "error", "-i"]).arg(film).args(["-f", "yuv4mpegpipe", "-"]);
    let mut decoder = decode.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let frames = decoder.stdout.take().context("the decoder has no output")?;
    let mut encode = Command::new("ffmpeg");
    encode.args([
        "-hide_banner",
        "-nostats",
        "-benchmark",
        "-f",
        "yuv4mpegpipe",
        "-i",
        "-",
        "-c:v",
        "libx264",
    ]);
    encode.args(["-preset", preset, "-qp", QUANTISER, "-threads", &jobs.to_string(), "-y"]).arg(&out);
    let encoder = encode.stdin(frames).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    decoder.wait()?;
    let said = String::from_utf8_lossy(&encoder.stderr);
    if !encoder.status.success() {
        if said.contains("Unknown encoder") {
            return Ok(None);
        }
        bail!("ffmpeg failed: {}", said.lines().last().unwrap_or_default());
    }
    let (used, wall) = benchmark(&said).context("ffmpeg did not tell what it took")?;
    Ok(Some(Took { used, wall, bytes: std::fs::metadata(out)?.len() }))
}

/// Reads `bench: utime=12.340s stime=0.560s rtime=7.890s`: user and system time together, and the clock.
fn benchmark(said: &str) -> Option<(f64, f64)> {
    let line = said.lines().find_map(|line| line.split_once("bench: utime=")).map(|(_, rest)| rest)?;
    let mut words = line.split_whitespace();
    let mut seconds = |name: &str| words.next()?.strip_prefix(name)?.strip_suffix('s')?.parse::<f64>().ok();
    Some((seconds("")? + seconds("stime=")?, seconds("rtime=")?))
}

/// What the script of the browser prints.
#[derive(Deserialize)]
struct Pictures {
    browser: String,
    jpeg: Each,
    png: Each,
}

#[derive(Deserialize)]
struct Each {
    pictures: u32,
    wall_ms: f64,
    cpu_ms: f64,
}

/// Pictures of the player by a browser without a window.
///
/// # Errors
/// When everything is here and its answer is not understood.
pub fn browser(root: &Path, film: &Path) -> Result<Vec<Line>> {
    let tools = root.join("frontend/node_modules/playwright-core").is_dir();
    let Some(browser) = browser::here().filter(|_| tools && here("node", "--version")) else {
        say::line(
            "not measured with screenshots: there is no Chromium, or no Node with playwright-core (cargo xtask assets)",
        );
        return Ok(Vec::new());
    };
    say::heading("Screenshots of the player in Chromium");
    let mut command = run::program("node", ["e2e/film-screenshots.mjs"], root);
    let text = run::read(command.arg(film).env("TRELLIS_BROWSER", browser))?;
    let told: Pictures =
        serde_json::from_str(&text).context("the screenshots answer in a form that is not known here")?;
    let line = |name: &str, each: &Each| {
        Line::anchor(
            format!("film: Chromium {}, a screenshot of the player as {name}", told.browser),
            format!("{:.0} ms, {:.0} ms CPU ({} of them)", each.wall_ms, each.cpu_ms, each.pictures),
        )
    };
    Ok(vec![line("JPEG", &told.jpeg), line("PNG", &told.png)])
}

/// Whether a program starts here.
fn here(program: &str, question: &str) -> bool {
    let asked = Command::new(program).arg(question).stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ffmpeg_took_is_read_from_its_line() {
        let said = "frame= 10\nbench: utime=12.340s stime=0.560s rtime=7.890s\nbench: maxrss=100kB\n";
        assert!(benchmark(said).is_some_and(|(used, wall)| (used - 12.9).abs() + (wall - 7.89).abs() < 1e-9));
        assert_eq!(benchmark("frame= 10\n"), None);
    }
}
