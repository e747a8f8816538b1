//! Captions, descriptions and chapters as WebVTT and as SubRip files.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::captions;
use crate::describe::{self, Needs};
use crate::script::Script;

/// Which of the three tracks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Track {
    /// What is said.
    Captions,
    /// What only the picture says.
    Descriptions,
    /// Where each scene starts.
    Chapters,
}

impl Track {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Captions, Self::Descriptions, Self::Chapters];

    /// The word of the command line and of file names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Descriptions => "descriptions",
            Self::Chapters => "chapters",
        }
    }
}

/// One cue of any track.
struct Cue {
    id: String,
    start: u32,
    end: u32,
    rows: Vec<String>,
    note: Option<&'static str>,
}

/// What a player that knows only cue times must be told of an extended description.
const WAITS: &str = "The picture waits while the next cue is read.";

fn cues(script: &Script, track: Track) -> Vec<Cue> {
    match track {
        Track::Captions => captions::cues(script)
            .into_iter()
            .map(|cue| Cue { id: cue.line, start: cue.start, end: cue.end, rows: cue.rows, note: None })
            .collect(),
        Track::Descriptions => descriptions(script),
        Track::Chapters => script
            .scenes
            .iter()
            .map(|scene| Cue {
                id: scene.id.word().to_owned(),
                start: scene.start,
                end: scene.end,
                rows: vec![scene.chapter.clone()],
                note: None,
            })
            .collect(),
    }
}

/// A description's cue lasts as long as it takes to read, but never into the next one nor past the film.
fn descriptions(script: &Script) -> Vec<Cue> {
    let cues = describe::cues(script, &BTreeMap::new());
    let mut ends: Vec<_> = cues.iter().skip(1).map(|cue| cue.at).collect();
    ends.push(script.duration);
    cues.into_iter()
        .zip(ends)
        .map(|(cue, limit)| Cue {
            id: cue.id,
            start: cue.at,
            end: (cue.at + cue.takes).min(limit),
            rows: vec![cue.text],
            note: (cue.needs == Needs::Extended).then_some(WAITS),
        })
        .collect()
}

/// The track as WebVTT (W3C), every text escaped.
pub fn webvtt(script: &Script, track: Track) -> String {
    let title = escaped(script.text("film-title"));
    let mut file = format!("WEBVTT {title}\n\nNOTE {}, {}\n", track.word(), script.language);
    if script.is_draft() {
        let _ = writeln!(file, "\nNOTE {}", escaped(script.text("label-draft")));
    }
    for cue in cues(script, track) {
        if let Some(note) = cue.note {
            let _ = writeln!(file, "\nNOTE {note}");
        }
        let rows: Vec<_> = cue.rows.iter().map(|row| escaped(row)).collect();
        let (start, end) = (clock(cue.start, '.'), clock(cue.end, '.'));
        let _ = writeln!(file, "\n{}\n{start} --> {end}\n{}", cue.id, rows.join("\n"));
    }
    file
}

/// The track as SubRip, for software that reads no WebVTT. It has no escapes, so the brackets of tags are left out.
pub fn srt(script: &Script, track: Track) -> String {
    let cues = cues(script, track).into_iter().enumerate().map(|(i, cue)| {
        let text = cue.rows.join("\n").replace("-->", "\u{2192}").replace(['<', '>'], "");
        format!("{}\n{} --> {}\n{text}\n", i + 1, clock(cue.start, ','), clock(cue.end, ','))
    });
    cues.collect::<Vec<_>>().join("\n")
}

/// Hours, minutes, seconds and thousandths of `ms`.
pub fn clock(ms: u32, point: char) -> String {
    let (seconds, thousandths) = (ms / 1_000, ms % 1_000);
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}{point}{thousandths:03}", seconds % 60)
}

/// What `<`, `>` (so also the arrow of a cue) and `&` are written as in WebVTT.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
