//! The script of one film: its scenes, every word said, described or written, and when.

mod arguments;
mod timing;

use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;

use crate::audience::Audience;
use crate::catalogue::{self, Catalogue};
use crate::fault::Fault;
use crate::figures::{Comparison, Figures};
use crate::language::Language;
use crate::marks::{self, Mark};
use crate::params::{Params, Provenance};
use crate::scene::SceneId;
use crate::signoff::{self, Item};
use arguments::Arguments;
pub use timing::{LEAD_MS, TAIL_MS};

/// One sentence or two that are said together: one caption, unless it is long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The key of its text, which is also the name of its recording.
    pub id: String,
    /// What is said.
    pub text: String,
    /// When it starts, in ms of the film.
    pub start: u32,
    /// When it ends, in ms of the film.
    pub end: u32,
    /// Where words begin in its recording, if somebody has marked them.
    pub marks: Vec<Mark>,
}

impl Line {
    /// The moment of the film at which the part is said that begins after a share of its letters, 0 to 1, in ms.
    pub fn moment(&self, share: f64) -> u32 {
        let letters = self.text.graphemes(true).count() as u32;
        self.start + libm::round(marks::moment(&self.marks, share, letters, self.end - self.start)) as u32
    }
}

/// What only the picture says. When it is read is worked out in [`crate::vtt`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The key of its text, which is also the name of its recording.
    pub id: String,
    /// What is read.
    pub text: String,
}

/// A scene that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Which.
    pub id: SceneId,
    /// Its number as a chapter, from 1, without holes.
    pub number: u32,
    /// Its name as a chapter.
    pub chapter: String,
    /// What stands in for its picture.
    pub alt: String,
    /// When it starts, in ms of the film.
    pub start: u32,
    /// When the next one starts, in ms of the film.
    pub end: u32,
    /// What is said in it, in order.
    pub lines: Vec<Line>,
    /// What is described in it.
    pub described: Option<Description>,
}

/// A whole film in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// In this language.
    pub language: Language,
    /// For these people.
    pub audience: Audience,
    /// The scenes that take part, in order.
    pub scenes: Vec<Scene>,
    /// How long the film lasts, in ms.
    pub duration: u32,
    /// The figures shown, if the data scene takes part.
    pub figures: Option<Figures>,
    /// Whether the four questions carry the label that they are not the authors' words.
    pub paraphrase: bool,
    /// The words that still wait for approval; with one of them the film is a draft.
    pub open: Vec<Item>,
    texts: BTreeMap<&'static str, String>,
}

impl Script {
    /// The script with the storyboard's own times.
    ///
    /// # Errors
    /// A parameter that lacks `language`; all of them at once.
    pub fn new(language: Language, audience: Audience, params: &Params) -> Result<Self, Vec<Fault>> {
        Self::with_clips(language, audience, params, &BTreeMap::new())
    }

    /// The script with the lengths of recorded lines, in ms by line id; lines without one keep their worked-out time.
    ///
    /// # Errors
    /// As [`Script::new`].
    pub fn with_clips(
        language: Language,
        audience: Audience,
        params: &Params,
        clips: &BTreeMap<String, u32>,
    ) -> Result<Self, Vec<Fault>> {
        let catalogue = Catalogue::new(language);
        let texts = resolve(&catalogue, language, audience, params)?;
        let usual = resolve(&catalogue, language, audience, &Params::default())?;
        let mut script = Self {
            language,
            audience,
            scenes: Vec::new(),
            duration: 0,
            figures: params.shown_figures(),
            paraphrase: params.questions.provenance != Provenance::Authors,
            open: signoff::open_items(language, params, &signoff::shipped()),
            texts,
        };
        let comparison = script.figures.as_ref().map(Figures::comparison);
        for id in SceneId::ALL {
            if id == SceneId::Data && comparison.is_none() {
                continue;
            }
            let keys = line_keys(id, audience, comparison.unwrap_or(Comparison::Smaller));
            let usual_keys = line_keys(id, audience, Comparison::Smaller);
            let spoken = timing::Spoken {
                scene: id,
                lines: keys.iter().map(|key| script.text(key)).collect(),
                usual: usual_keys.iter().map(|key| usual[key.as_str()].as_str()).collect(),
                nominal: (language == Language::En).then(|| id.nominal_ms(audience)),
                clips: keys.iter().map(|key| clips.get(key).copied()).collect(),
            };
            let scene = script.scene(id, keys.clone(), &spoken.times());
            script.duration = scene.end;
            script.scenes.push(scene);
        }
        Ok(script)
    }

    /// Lets pictures and captions follow the words that were marked in recordings, by the ids of their lines.
    pub fn mark(&mut self, mut marks: BTreeMap<String, Vec<Mark>>) {
        for line in self.scenes.iter_mut().flat_map(|scene| &mut scene.lines) {
            line.marks = marks.remove(&line.id).unwrap_or_default();
        }
    }

    /// Keeps the last picture for `ms` longer: for a player that goes on to something else, or starts again, at once.
    pub fn hold_end(&mut self, ms: u32) {
        if let Some(last) = self.scenes.last_mut() {
            last.end += ms;
            self.duration = last.end;
        }
    }

    /// The text `key`, filled with the parameters: any picture text, label, chapter or sentence of the catalogue.
    ///
    /// # Panics
    /// When the catalogue has no such key: a mistake of whoever wrote it, found by the first test that uses it.
    pub fn text(&self, key: &str) -> &str {
        self.find(key).unwrap_or_else(|| panic!("the film has no text `{key}`"))
    }

    /// The text `key`, if the catalogue has it.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// All texts with their keys, sorted by key.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.texts.iter().map(|(key, text)| (*key, text.as_str()))
    }

    /// The scene `id`, if it takes part.
    pub fn of(&self, id: SceneId) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.id == id)
    }

    /// Whether the film must say that its words are not approved.
    pub fn is_draft(&self) -> bool {
        !self.open.is_empty()
    }

    /// Every line of the film in order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.scenes.iter().flat_map(|scene| &scene.lines)
    }

    fn scene(&self, id: SceneId, keys: Vec<String>, times: &timing::Times) -> Scene {
        let start = self.duration;
        let mut at = start + LEAD_MS;
        let lines = keys
            .into_iter()
            .zip(&times.lines)
            .map(|(key, length)| {
                let text = self.text(&key).to_owned();
                let line = Line { text, id: key, start: at, end: at + length, marks: Vec::new() };
                at = line.end;
                line
            })
            .collect();
        let described = description_key(id);
        Scene {
            id,
            number: self.scenes.len() as u32 + 1,
            chapter: self.text(&format!("chapter-{}", id.word())).to_owned(),
            alt: self.text(&format!("alt-{}", id.word())).to_owned(),
            start,
            end: start + times.scene,
            lines,
            described: self
                .find(&described)
                .map(|text| Description { text: text.to_owned(), id: described.clone() }),
        }
    }
}

/// The keys of what is said in `scene`.
pub fn line_keys(scene: SceneId, audience: Audience, comparison: Comparison) -> Vec<String> {
    let count = match scene {
        SceneId::End => 0,
        SceneId::Title => 1,
        SceneId::Sponsorship | SceneId::Trust => 2,
        SceneId::Meet | SceneId::Allyship | SceneId::Circles | SceneId::Surface | SceneId::NowYou => 3,
        SceneId::Data => match comparison {
            Comparison::Smaller => 4,
            Comparison::Equal | Comparison::Larger => 3,
        },
        SceneId::Model | SceneId::Challenge => 5,
    };
    (1..=count)
        .map(|number| match (scene, comparison, number) {
            (SceneId::Data, Comparison::Equal, 3) => "data-3-equal".to_owned(),
            (SceneId::Data, Comparison::Larger, 3) => "data-3-larger".to_owned(),
            (SceneId::NowYou, ..) => format!("now-you-{audience}-{number}"),
            _ => format!("{}-{number}", scene.word()),
        })
        .collect()
}

/// The key of what is described in `scene`, if anything is.
fn description_key(scene: SceneId) -> String {
    format!("{}-ad", scene.word())
}

/// The keys of everything that any film describes, sorted: all names that the recording of a description can have.
pub fn all_description_keys() -> BTreeSet<String> {
    let keys: BTreeSet<&str> = catalogue::messages(Language::En).iter().map(|message| message.key).collect();
    SceneId::ALL.map(description_key).into_iter().filter(|key| keys.contains(key.as_str())).collect()
}

/// The keys of everything that any film may say, sorted: all names that the recording of a line can have.
pub fn all_line_keys() -> BTreeSet<String> {
    let comparisons = [Comparison::Smaller, Comparison::Equal, Comparison::Larger];
    let of_scene = |id| {
        Audience::ALL.into_iter().flat_map(move |audience| {
            comparisons.into_iter().flat_map(move |comparison| line_keys(id, audience, comparison))
        })
    };
    SceneId::ALL.into_iter().flat_map(of_scene).collect()
}

/// Every text of the catalogue, filled.
fn resolve(
    catalogue: &Catalogue,
    language: Language,
    audience: Audience,
    params: &Params,
) -> Result<BTreeMap<&'static str, String>, Vec<Fault>> {
    let arguments = Arguments::new(catalogue, language, audience, params)?;
    let say = |key: &'static str| {
        let said = arguments.say(catalogue, key);
        (key, said.expect("a test fills every message of both languages"))
    };
    Ok(catalogue::messages(language).iter().map(|message| say(message.key)).collect())
}

#[cfg(test)]
mod tests;
