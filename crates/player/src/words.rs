//! What the player needs beside the picture: what is said, described and written, and where the same film stands in another form.

use serde::{Deserialize, Serialize};
use trellis_film::captions;
use trellis_film::scene::SceneId;
use trellis_film::script::{LEAD_MS, Scene, Script};
use trellis_film::time::Ms;

/// Everything beside the picture, in the language of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Captions, in order of their moments.
    pub captions: Vec<Caption>,
    /// Descriptions of what the words miss, in order of their moments.
    pub descriptions: Vec<Description>,
    /// Everything that is said, sentence by sentence, in order.
    #[serde(skip_serializing)]
    pub transcript: Vec<Line>,
    /// The parts of the model that a paused film lets one explore; none, and there is nothing to explore.
    pub petals: Vec<Petal>,
    /// Text in the picture that is not said, sources, credits, labels; each stands in the transcript.
    #[serde(skip_serializing)]
    pub notes: Vec<String>,
    /// The sentence that says that the wording is a draft, while it is one.
    #[serde(skip_serializing)]
    pub draft: Option<String>,
    /// The same film in other languages and for other audiences.
    #[serde(skip_serializing)]
    pub others: Vec<Other>,
}

/// The petals, in the order in which the film comes to them: colour, the key of the name, and the scene about it.
const PETALS: [(&str, &str, SceneId); 4] = [
    ("sponsorship", "petal-sponsorship", SceneId::Sponsorship),
    ("allyship", "petal-allyship", SceneId::Allyship),
    ("circles", "petal-circles", SceneId::Circles),
    ("surface", "petal-surface", SceneId::Surface),
];

impl Words {
    /// The words of a script. Where else the film is to be found, only the caller knows.
    pub fn of(script: &Script) -> Self {
        let captions = captions::cues(script).into_iter().map(|cue| Caption {
            start: cue.start,
            end: cue.end,
            rows: cue.rows,
            scene: cue.scene.word().to_owned(),
        });
        // Each description is read before its scene speaks, while the picture waits: whoever reads it needs the time as well.
        let described = script.scenes.iter().filter_map(|scene| {
            let text = scene.described.as_ref()?.text.clone();
            Some(Description { at: scene.start + LEAD_MS - 1, text, extended: true })
        });
        let petals = PETALS.iter().filter_map(|(token, name, scene)| {
            let sentence =
                script.of(*scene)?.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
            Some(Petal { token: (*token).to_owned(), name: script.text(name).to_owned(), sentence })
        });
        Self {
            captions: captions.collect(),
            descriptions: described.collect(),
            transcript: script.scenes.iter().flat_map(said).collect(),
            petals: petals.collect(),
            notes: notes(script),
            draft: script.is_draft().then(|| script.text("label-draft").to_owned()),
            others: Vec::new(),
        }
    }
}

fn said(scene: &Scene) -> impl Iterator<Item = Line> + '_ {
    scene.lines.iter().map(|line| Line {
        start: line.start,
        text: line.text.clone(),
        scene: scene.id.word().to_owned(),
    })
}

/// Sources, credits and labels that stand in the picture.
fn notes(script: &Script) -> Vec<String> {
    let wording = script.paraphrase.then_some("label-paraphrase");
    let source = script.figures.as_ref().map(|_| "source-line");
    [wording, source, Some("poster-credit"), Some("end-credit"), Some("end-term")]
        .into_iter()
        .flatten()
        .filter_map(|key| script.find(key).map(str::to_owned))
        .collect()
}

/// One caption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caption {
    /// First moment.
    pub start: Ms,
    /// First moment after it.
    pub end: Ms,
    /// One or two rows.
    pub rows: Vec<String>,
    /// The id of its scene.
    pub scene: String,
}

/// A description of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// When it begins.
    pub at: Ms,
    /// What the picture shows.
    pub text: String,
    /// It needs more time than the film leaves: the picture waits for its end.
    pub extended: bool,
}

/// One sentence of the transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// When it begins.
    pub start: Ms,
    /// The sentence.
    pub text: String,
    /// The id of its scene.
    pub scene: String,
}

/// A part of the model, and the sentence of the film about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Petal {
    /// The colour's name ([`trellis_film::colour::TOKENS`]).
    pub token: String,
    /// What it is called.
    pub name: String,
    /// What the film says of it.
    pub sentence: String,
}

/// The film in another form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// What the link says, in the language that it leads to.
    pub name: String,
    /// That language: `en` or `cy`.
    pub language: String,
    /// Where it is.
    pub address: String,
}
