//! Captions: what is said, cut into cues that can be read in time (motion.md, 5, "Captions").

mod rows;

use unicode_segmentation::UnicodeSegmentation;

use crate::scene::SceneId;
use crate::script::{Scene, Script};

/// Most rows of a cue.
pub const MOST_ROWS: usize = 2;
/// Most characters of a row.
pub const MOST_IN_ROW: usize = 42;
/// Most characters a second.
pub const MOST_A_SECOND: u32 = 17;
/// A cue stands at least this long, in ms.
pub const LEAST_MS: u32 = 1_000;
/// A cue stands at most this long, in ms.
pub const MOST_MS: u32 = 7_000;
/// Between two cues nothing stands for this long, in ms.
pub const APART_MS: u32 = 80;

/// One caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The line that it says, or a part of it.
    pub line: String,
    /// The scene.
    pub scene: SceneId,
    /// Its rows, from above.
    pub rows: Vec<String>,
    /// From when, in ms of the film.
    pub start: u32,
    /// Until when, in ms of the film.
    pub end: u32,
}

impl Cue {
    /// The rows as one text.
    pub fn text(&self) -> String {
        self.rows.join(" ")
    }

    /// How long it must stand to be read, in ms.
    fn needs(&self) -> u32 {
        (length(&self.text()) as u32 * 1_000).div_ceil(MOST_A_SECOND).max(LEAST_MS)
    }
}

/// Characters as a reader counts them.
fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The captions of a film, in order.
pub fn cues(script: &Script) -> Vec<Cue> {
    script.scenes.iter().flat_map(of_scene).collect()
}

fn of_scene(scene: &Scene) -> Vec<Cue> {
    let mut cues = Vec::new();
    for line in &scene.lines {
        let parts = rows::parts(&line.text);
        let all = parts.iter().map(|part| length(part) as u64).sum::<u64>().max(1);
        let mut before = 0;
        for part in parts {
            let start = line.moment(before as f64 / all as f64);
            before += length(part) as u64;
            let end = line.moment(before as f64 / all as f64);
            cues.push(Cue { line: line.id.clone(), scene: scene.id, rows: rows::rows(part), start, end });
        }
    }
    give_time(&mut cues, scene);
    cues
}

/// Keeps cues apart and gives short ones time: the first borrows the lead, others push the next or borrow the tail.
fn give_time(cues: &mut [Cue], scene: &Scene) {
    for i in 1..cues.len() {
        cues[i - 1].end = cues[i - 1].end.min(cues[i].start.saturating_sub(APART_MS));
    }
    if let Some(first) = cues.first_mut()
        && first.end.saturating_sub(first.start) < first.needs()
    {
        first.start = scene.start;
    }
    let mut free = scene.start;
    for cue in cues.iter_mut() {
        cue.start = cue.start.max(free);
        cue.end = cue.end.max(cue.start + cue.needs());
        free = cue.end + APART_MS;
    }
    let mut until = scene.end - APART_MS;
    for cue in cues.iter_mut().rev() {
        cue.end = cue.end.min(until);
        // Where a scene is too short for its words, cues end up too fast, and the check says so.
        cue.start = cue.start.min(cue.end.saturating_sub(cue.needs())).max(scene.start);
        until = cue.start.saturating_sub(APART_MS);
    }
    for cue in cues {
        cue.end = cue.end.min(cue.start + MOST_MS);
    }
}

/// A rule of captions that a cue breaks (F04).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The line of the cue.
    pub line: String,
    /// When, in ms of the film.
    pub start: u32,
    /// What is wrong, with the number found and the limit.
    pub what: String,
}

/// Everything that is wrong with `cues` as the captions of `script`.
pub fn violations(cues: &[Cue], script: &Script) -> Vec<Violation> {
    let mut found = Vec::new();
    for (i, cue) in cues.iter().enumerate() {
        let mut say = |what| found.push(Violation { line: cue.line.clone(), start: cue.start, what });
        if cue.rows.len() > MOST_ROWS {
            say(format!("{} rows, at most {MOST_ROWS}", cue.rows.len()));
        }
        for row in cue.rows.iter().filter(|row| length(row) > MOST_IN_ROW) {
            say(format!("a row of {} characters, at most {MOST_IN_ROW}: {row}", length(row)));
        }
        if cue.rows.iter().rev().skip(1).any(|row| rows::ends_in_article(row)) {
            say(format!("a row ends in an article: {}", cue.rows.join(" / ")));
        }
        let took = cue.end.saturating_sub(cue.start);
        if !(LEAST_MS..=MOST_MS).contains(&took) {
            say(format!("it stands {took} ms, allowed are {LEAST_MS} to {MOST_MS}"));
        }
        if length(&cue.text()) as u32 * 1_000 > MOST_A_SECOND * took {
            say(format!("{} characters in {took} ms, at most {MOST_A_SECOND} a second", length(&cue.text())));
        }
        if i > 0 && cue.start < cues[i - 1].end + APART_MS {
            say(format!("it starts less than {APART_MS} ms after the one before"));
        }
        if cue.end > script.duration {
            say(format!("it ends at {} ms, after the film", cue.end));
        }
    }
    let said: Vec<_> = script.lines().map(|line| line.text.as_str()).collect();
    let shown: Vec<_> = cues.iter().map(Cue::text).collect();
    if said.join(" ") != shown.join(" ") {
        let what = "the captions together are not what is said".to_owned();
        found.push(Violation { line: String::new(), start: 0, what });
    }
    found
}

#[cfg(test)]
mod tests;
