//! The film in writing: whoever reads it misses nothing (motion.md, 1 and 5 h).

mod html;
mod markdown;
mod written;

use crate::params::Params;
use crate::scene::SceneId;
use crate::script::Script;
pub use html::html;
pub use markdown::markdown;
pub use written::{written, written_keys};

/// A sentence with the moment at which it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The line.
    pub id: String,
    /// The sentence or two.
    pub text: String,
    /// From when, in ms of the film.
    pub start: u32,
}

/// One chapter in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The scene.
    pub scene: SceneId,
    /// The heading, with its number.
    pub heading: String,
    /// From when, in ms of the film.
    pub start: u32,
    /// What is said.
    pub said: Vec<Said>,
    /// What is seen: the description, or what stands in for the picture.
    pub seen: String,
    /// What is written in the picture.
    pub written: Vec<String>,
}

/// The whole film in writing, before it becomes HTML or Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// BCP 47 code.
    pub language: &'static str,
    /// The film's title.
    pub title: String,
    /// What kind of text this is, for its heading.
    pub heading: String,
    /// That the words are a draft, that the questions are not the authors'.
    pub labels: Vec<String>,
    /// What the film is about and what it does not promise.
    pub about: Vec<String>,
    /// Chapter by chapter.
    pub chapters: Vec<Chapter>,
    /// Headings of the parts: said, seen, written, sources, approval.
    pub names: [String; 5],
    /// Where the figures and the model come from.
    pub sources: Vec<String>,
    /// The link of the end card, if there is an address.
    pub link: Option<(String, String)>,
    /// One sentence on the approval of the words.
    pub approval: String,
    /// The items that are still open, each with its name.
    pub open: Vec<String>,
}

/// The film of `script` in writing; `params` are those it was made with.
pub fn transcript(script: &Script, params: &Params) -> Transcript {
    let text = |key: &str| script.text(key).to_owned();
    let labels = [(script.is_draft(), "label-draft"), (script.paraphrase, "label-paraphrase")];
    let mut sources = vec![text("transcript-study")];
    if let Some(figures) = &script.figures {
        for (key, figure) in
            [("transcript-figure-all", &figures.all), ("transcript-figure-part", &figures.group)]
        {
            let address = figure.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
            sources.push(format!("{}{address}", script.text(key)));
        }
    }
    Transcript {
        language: script.language.code(),
        title: text("film-title"),
        heading: text("transcript-heading"),
        labels: labels.iter().filter(|(holds, _)| *holds).map(|(_, key)| text(key)).collect(),
        about: vec![text("transcript-about"), text("end-credit")],
        chapters: script.scenes.iter().map(|scene| chapter(script, scene)).collect(),
        names: [
            "transcript-said",
            "transcript-seen",
            "transcript-written",
            "transcript-sources",
            "transcript-approval",
        ]
        .map(text),
        sources,
        link: params.link.as_ref().map(|link| (text("end-link"), link.url.clone())),
        approval: text(if script.is_draft() { "transcript-open" } else { "transcript-approved" }),
        open: script.open.iter().map(|item| format!("{item}: {}", script.text(&item.key()))).collect(),
    }
}

fn chapter(script: &Script, scene: &crate::script::Scene) -> Chapter {
    let seen = scene.described.as_ref().map_or(&scene.alt, |described| &described.text);
    Chapter {
        scene: scene.id,
        heading: format!("{}. {}", scene.number, scene.chapter),
        start: scene.start,
        said: scene
            .lines
            .iter()
            .map(|line| Said { id: line.id.clone(), text: line.text.clone(), start: line.start })
            .collect(),
        seen: seen.clone(),
        written: written(script, scene.id),
    }
}

/// Minutes and seconds of `ms`, as in "0:46".
fn minutes(ms: u32) -> String {
    format!("{}:{:02}", ms / 60_000, ms / 1_000 % 60)
}

#[cfg(test)]
mod tests;
