//! From the storyboard and the script to a plan: marks become moments, words become rows, people and petals become shapes.

mod keys;
mod layer;
mod moments;
mod scenery;
mod words;

use std::collections::BTreeSet;

use crate::cast::{Company, Look};
use crate::colour::{Lab, token};
use crate::curve::ENTER;
use crate::font::Fallback;
use crate::plan::{self, Key, Plan, Track, VERSION};
use crate::script::Line;
use crate::shape::Sheet;
use crate::storyboard::{Scene, Storyboard};
use crate::text::{Setter, Unset};
use crate::time::{Beat, Ms};

pub(crate) use moments::moment;
pub use words::STYLES;

/// Width and height of the canvas.
pub const CANVAS: [u32; 2] = [1920, 1080];
/// How long a scene takes to come.
const COMES: Ms = 260;
/// How long a scene takes to go. Speech ends 500 ms before its scene does, so nothing goes while it is spoken of.
const GOES: Ms = 480;
/// How long there is paper alone where a scene follows another: what was dark stays light for a second before it is dark again, for
/// there and back within a second is a flash (F01).
const REST: Ms = 540;

/// What the storyboard is played with: the spoken script and the film's parameters.
pub struct Score<'a> {
    /// `en` or `cy`.
    pub language: &'a str,
    /// Whom it speaks to.
    pub audience: &'a str,
    /// The film's name.
    pub title: String,
    /// Pictures a second.
    pub fps: u32,
    /// The scenes that take part, in order.
    pub scenes: Vec<SpokenScene>,
    /// What is painted along the foot while it is said.
    pub captions: Vec<Cue>,
    /// What is said of this film, for layers with a `when`.
    pub said: BTreeSet<String>,
    /// Who of the cast is the mentee.
    pub mentee: String,
    /// The colour `brand` of title and end card.
    pub brand: Lab,
    /// Of a hundred people, how many: `all`, then `group`.
    pub filled: [u32; 2],
    /// The font of letters that the film's own lacks, where it needs one.
    pub fallback: Option<Fallback>,
    /// A message with this film's parameters.
    pub text: &'a dyn Fn(&str) -> Option<String>,
}

/// A scene of the script.
#[derive(Debug, Clone)]
pub struct SpokenScene {
    /// As in the storyboard.
    pub id: String,
    /// What its chapter is called.
    pub chapter: String,
    /// Its still in words.
    pub alt: String,
    /// First moment.
    pub start: Ms,
    /// First moment of the next.
    pub end: Ms,
    /// What is said in it, in order.
    pub lines: Vec<Line>,
}

/// A caption.
#[derive(Debug, Clone)]
pub struct Cue {
    /// First moment.
    pub start: Ms,
    /// First moment without it.
    pub end: Ms,
    /// One or two rows.
    pub rows: Vec<String>,
}

/// Something in the storyboard that cannot be resolved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}", place(scene, layer))]
pub struct Fault {
    /// In which scene; empty for the whole film.
    pub scene: String,
    /// In which layer; empty for the scene itself.
    pub layer: String,
    /// What is wrong.
    pub what: String,
    /// What kind of fault it is.
    pub cause: Cause,
}

/// Where a fault is, in front of what is wrong.
fn place(scene: &str, layer: &str) -> String {
    if scene.is_empty() { String::new() } else { format!("scene `{scene}`, layer `{layer}`: ") }
}

/// Who can put a fault right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The storyboard's author: it does not hold together.
    Storyboard,
    /// Whoever wrote the text: it is too long for its place (F06).
    Overflow,
    /// Whoever wrote the text: the font lacks a letter of it (F13).
    Letter,
}

impl Cause {
    /// Why text could not be set.
    const fn of(unset: &Unset) -> Self {
        match unset {
            Unset::Overflow { .. } => Self::Overflow,
            Unset::Letter { .. } => Self::Letter,
        }
    }
}

/// The plan being made.
struct Resolver<'a> {
    score: &'a Score<'a>,
    company: &'a Company,
    setter: Setter,
    sheet: Sheet,
    faults: Vec<Fault>,
}

/// Resolves a storyboard.
///
/// # Errors
/// Every fault there is: unknown names, marks in the wrong order, text that does not fit.
pub fn resolve(board: &Storyboard, company: &Company, score: &Score<'_>) -> Result<Plan, Vec<Fault>> {
    let setter = Setter::new(score.fallback.as_ref());
    let mut resolver = Resolver { score, company, setter, sheet: Sheet::default(), faults: Vec::new() };
    let mut scenes = Vec::new();
    for spoken in &score.scenes {
        match board.scene.iter().find(|scene| scene.id == spoken.id) {
            Some(scene) => scenes.push(resolver.scene(scene, spoken)),
            None => resolver.fault(&spoken.id, "", "the storyboard has no such scene"),
        }
    }
    resolver.captions();
    if !resolver.faults.is_empty() {
        return Err(resolver.faults);
    }
    let mut plan = Plan {
        v: VERSION,
        language: score.language.to_owned(),
        audience: score.audience.to_owned(),
        title: score.title.clone(),
        size: CANVAS,
        beat: Beat { fps: score.fps, dur: score.scenes.last().map_or(0, |scene| scene.end) },
        paper: colour("paper"),
        scenes,
        nodes: resolver.sheet.nodes,
        fallback: score.fallback.clone(),
    };
    plan.settle();
    Ok(plan)
}

/// A token that is known to be there.
fn colour(name: &str) -> Lab {
    token(name).expect("a token of the table")
}

impl Resolver<'_> {
    fn fault(&mut self, scene: &str, layer: &str, what: impl Into<String>) {
        let cause = Cause::Storyboard;
        self.faults.push(Fault {
            scene: scene.to_owned(),
            layer: layer.to_owned(),
            what: what.into(),
            cause,
        });
    }

    /// Says why a text could not be set.
    fn unset(&mut self, scene: &str, layer: &str, unset: &Unset) {
        let (what, cause) = (unset.to_string(), Cause::of(unset));
        self.faults.push(Fault { scene: scene.to_owned(), layer: layer.to_owned(), what, cause });
    }

    fn scene(&mut self, scene: &Scene, spoken: &SpokenScene) -> plan::Scene {
        let mut node = self.sheet.node(&scene.id, [spoken.start, spoken.end]);
        let scenes = &self.score.scenes;
        let comes =
            spoken.start + if scenes.first().is_some_and(|first| first.id == scene.id) { 0 } else { REST };
        let mut keys = vec![Key(comes, 0.0, ENTER), Key(comes + COMES, 1.0, ENTER)];
        // The last picture stays.
        if scenes.last().is_some_and(|last| last.id != scene.id) {
            // Quickly at first, so that the second of light begins early.
            keys.extend([Key(spoken.end - GOES, 1.0, ENTER), Key(spoken.end, 0.0, ENTER)]);
        }
        node.opacity = Track::Keys(keys);
        self.sheet.open(node);
        self.layers(scene, spoken);
        self.sheet.close();
        let steps = scene.steps.iter().map(|at| self.moment(at, spoken, "steps")).collect();
        plan::Scene {
            id: scene.id.clone(),
            start: spoken.start,
            end: spoken.end,
            chapter: spoken.chapter.clone(),
            alt: spoken.alt.clone(),
            still: self.moment(&scene.still, spoken, "still"),
            steps,
        }
    }

    /// How somebody looks who is named in the storyboard.
    fn look(&self, name: &str) -> Option<&Look> {
        let id = if name == "mentee" { self.score.mentee.as_str() } else { name };
        self.company.cast.get(id)
    }

    /// Whether a layer takes part in this film.
    fn takes_part(&self, when: Option<&str>) -> bool {
        when.is_none_or(|when| match when.strip_prefix('!') {
            Some(not) => !self.score.said.contains(not),
            None => self.score.said.contains(when),
        })
    }
}
