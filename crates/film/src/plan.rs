//! The plan of one film: everything decided, everything measured. Flat, sorted, and all that an exporter reads.
//!
//! Nodes stand in the order in which they are painted, each after its parent and before the next of its parent's family, so
//! that a family is one stretch of the list. Lengths are canvas pixels, angles degrees clockwise, times milliseconds.

mod wire;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::colour::Lab;
use crate::curve::Curve;
use crate::font::{Fallback, Fonts};
use crate::time::{Beat, Ms};
pub use wire::Unread;

/// The version of this format; a player refuses another one in words.
pub const VERSION: u32 = 1;

/// A film in one language for one audience.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Always [`VERSION`].
    pub v: u32,
    /// `en` or `cy`.
    pub language: String,
    /// Whom it speaks to.
    pub audience: String,
    /// The film's name.
    pub title: String,
    /// Width and height of the canvas.
    pub size: [u32; 2],
    /// Pictures a second and length.
    pub beat: Beat,
    /// What lies behind everything.
    pub paper: Lab,
    /// The scenes, in order, without a gap.
    pub scenes: Vec<Scene>,
    /// The parts of the picture.
    pub nodes: Vec<Node>,
    /// The font of letters that the film's own lacks; none where it lacks none. Written, it is its digest.
    pub fallback: Option<Fallback>,
}

/// A stretch of the film with a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Its id.
    pub id: String,
    /// First moment.
    pub start: Ms,
    /// First moment of the next.
    pub end: Ms,
    /// What the chapter is called.
    pub chapter: String,
    /// What its still shows, in words.
    pub alt: String,
    /// The moment that stands for the scene.
    pub still: Ms,
    /// The pictures of the form without motion, one after the other.
    pub steps: Vec<Ms>,
}

/// What a part of the picture is there for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// It carries meaning.
    #[default]
    Essential,
    /// It does not; it rests when motion is not wanted.
    Decorative,
    /// A burned-in caption: drawn only where captions are not shown beside the film.
    Caption,
}

/// A value at a moment, and the way to it from the key before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Key<V>(pub Ms, pub V, pub Curve);

/// A value over time: keys in order of their moments, at least one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Track<V> {
    /// The same always.
    Still(V),
    /// Keys, in order.
    Keys(Vec<Key<V>>),
}

/// One part of the picture: a family (no shape), a shape, or a row of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it comes from: `scene/layer` and what part.
    pub id: String,
    /// The node whose family this one belongs to.
    pub parent: Option<u32>,
    /// The index after the last node of its own family.
    pub next: u32,
    /// From this moment until before that one it is on.
    pub on: [Ms; 2],
    /// What it is there for.
    pub role: Role,
    /// The point about which it turns and grows.
    pub anchor: [f64; 2],
    /// To the right.
    pub x: Track<f64>,
    /// Downwards.
    pub y: Track<f64>,
    /// Width, 1 as drawn.
    pub sx: Track<f64>,
    /// Height, 1 as drawn.
    pub sy: Track<f64>,
    /// Degrees clockwise.
    pub rotate: Track<f64>,
    /// 0 unseen, 1 solid; of a family, applied after its members were painted on each other.
    pub opacity: Track<f64>,
    /// How much of the line is drawn, from its beginning, 0…1.
    pub trim: Track<f64>,
    /// Width of the line. Ends and corners are round.
    pub width: Track<f64>,
    /// Colour of the inside.
    pub fill: Option<Track<Lab>>,
    /// How solid the inside is, 0…1.
    pub alpha: f64,
    /// Colour of the line.
    pub stroke: Option<Track<Lab>>,
    /// An SVG path of absolute commands M L C Z; none for a family and for text.
    pub path: Option<String>,
    /// A row of text, painted with `fill`.
    pub text: Option<Row>,
}

/// One row of text, already shaped. It begins at (0, 0), on the line on which letters stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The words.
    pub words: String,
    /// Size of the font in pixels.
    pub size: f64,
    /// The heavier of the two weights.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bold: bool,
    /// From the first pen position to the last.
    pub width: f64,
    /// Letters as they stand; left out of what a player gets, which has the font itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glyphs: Vec<Glyph>,
}

/// A letter's picture in one of the fonts ([`Plan::fonts`]), its number there, and its pen position.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Glyph(pub u8, pub u32, pub f64);

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Node {
    /// A node with nothing set: at its parent's place, still, solid, without a shape.
    pub fn new(id: impl Into<String>, parent: Option<u32>, on: [Ms; 2]) -> Self {
        Self {
            id: id.into(),
            parent,
            next: 0,
            on,
            role: Role::default(),
            anchor: [0.0, 0.0],
            x: Track::Still(0.0),
            y: Track::Still(0.0),
            sx: Track::Still(1.0),
            sy: Track::Still(1.0),
            rotate: Track::Still(0.0),
            opacity: Track::Still(1.0),
            trim: Track::Still(1.0),
            width: Track::Still(0.0),
            fill: None,
            alpha: 1.0,
            stroke: None,
            path: None,
            text: None,
        }
    }
}

impl Plan {
    /// The fonts in which its letters are written.
    pub const fn fonts(&self) -> Fonts<'_> {
        Fonts::new(self.fallback.as_ref())
    }

    /// The plan as machines read it: one line, always the same bytes.
    ///
    /// # Panics
    /// Never: there is nothing in a plan that JSON cannot say.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&wire::Wire::from(self)).expect("a plan is numbers, words and lists")
    }

    /// The plan that [`Plan::to_json`] wrote.
    ///
    /// # Errors
    /// When it is no plan, one of another version, one that points outside itself, or one with letters of a font that is not in it.
    pub fn from_json(text: &str) -> Result<Self, Unread> {
        let wire: wire::Wire =
            serde_json::from_str(text).map_err(|error| Unread::NotAPlan(error.to_string()))?;
        wire.plan()
    }

    /// Rounds every number to what can be seen. A plan that was settled is read back from its JSON exactly.
    pub fn settle(&mut self) {
        wire::settle(self);
    }

    /// The plan for a player, which has the font and shows captions beside the picture: without the pictures of letters, without
    /// captions and without the names of parts of layers.
    pub fn for_player(&self) -> Self {
        let mut plan = Self { fallback: None, ..self.clone() };
        // Captions are painted last.
        let captions = plan.nodes.iter().position(|node| node.role == Role::Caption);
        plan.nodes.truncate(captions.unwrap_or(plan.nodes.len()));
        for node in &mut plan.nodes {
            if let Some(row) = node.text.as_mut() {
                row.glyphs.clear();
            }
            if node.id.matches('/').count() > 1 {
                node.id.clear();
            }
        }
        plan
    }

    /// What tells this plan from every other: SHA-256 of its JSON, in hexadecimal.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.to_json()))
    }
}
