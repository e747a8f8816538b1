//! The storyboard as its author writes it: scenes, layers and keys, in TOML.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::time::Ms;

/// The scenes of the film, in order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storyboard {
    /// The version of this format, 1.
    pub schema: u16,
    /// One a scene.
    pub scene: Vec<Scene>,
    /// Stretches that can stand alone; the usual one first.
    #[serde(default)]
    pub clip: Vec<Clip>,
}

/// A stretch of a scene that can stand alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    /// Its name.
    pub id: String,
    /// Of which scene; a clip ends on that scene's still.
    pub scene: String,
    /// Where it begins.
    pub from: At,
    /// For how long something happens, in milliseconds, if the scene's still does not come before; the still at the end comes after it.
    pub lasts: Ms,
}

/// A scene: what is in the picture, and when.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// As in the script.
    pub id: String,
    /// The moment of its still.
    pub still: At,
    /// The moments of its steps, for the form without motion.
    pub steps: Vec<At>,
    /// From the back to the front.
    #[serde(default)]
    pub layer: Vec<Layer>,
}

/// A moment in a scene: milliseconds from its start (from its end when negative), or `line.part±ms`, where lines are counted
/// from 1 and the part is a share of the line's time: `"2.5+300"` is 300 ms after the middle of the second line.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum At {
    /// From the scene's start, or from its end.
    Ms(i64),
    /// By a line of speech.
    Line(String),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ms(ms) => write!(f, "{ms}"),
            Self::Line(mark) => f.write_str(mark),
        }
    }
}

/// A value that stays, or keys.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Value<V> {
    /// The same all along.
    Still(V),
    /// In the order of their moments.
    Keys(Vec<Key<V>>),
}

/// A moment, a value, and the way there: `enter`, `move` (the usual one), `exit`, `hold` or `linear`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Key<V> {
    /// With its curve named.
    Curved(At, V, String),
    /// The usual way.
    Plain(At, V),
}

impl<V> Key<V> {
    /// Its moment.
    pub const fn at(&self) -> &At {
        let (Self::Curved(at, ..) | Self::Plain(at, _)) = self;
        at
    }
}

/// One thing in the picture.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Layer {
    /// Its name, unique in its scene.
    pub id: String,
    /// The layer whose family it belongs to.
    #[serde(rename = "in")]
    pub inside: Option<String>,
    /// Only in films of which this is said; `!` before it turns it round.
    pub when: Option<String>,
    /// It carries no meaning, and rests when motion is not wanted.
    pub decorative: bool,

    /// Somebody of the cast, or `mentee`.
    pub person: Option<String>,
    /// Only that person's head, about (0, 0).
    pub head: bool,
    /// How that person stands.
    pub pose: Option<Value<String>>,
    /// A message of the script.
    pub text: Option<String>,
    /// Width and height of the text's box.
    #[serde(rename = "box")]
    pub boxed: Option<[f64; 2]>,
    /// Which kind of text: `body`, `title` and so on.
    pub style: Option<String>,
    /// `left`, `centre` or `right`.
    pub align: Option<String>,
    /// Radius of a circle.
    pub circle: Option<f64>,
    /// Width, height and corner of a rectangle, from its top left.
    pub rect: Option<[f64; 3]>,
    /// Points of a line, bent into a curve where `bent` says so.
    pub line: Option<Vec<[f64; 2]>>,
    /// A path of absolute M L C Z.
    pub path: Option<String>,
    /// One of the four petals, at its place in the model.
    pub petal: Option<String>,
    /// A hundred people, so many of them filled: `all` or `group`.
    pub grid: Option<String>,
    /// When the grid is filled: from, until.
    pub filling: Option<[At; 2]>,
    /// A speech bubble: width, height, and where its tail points.
    pub bubble: Option<[f64; 4]>,
    /// A door, so far open (0…1).
    pub door: Option<Value<f64>>,

    /// To the right, in canvas pixels.
    pub x: Option<Value<f64>>,
    /// Downwards.
    pub y: Option<Value<f64>>,
    /// Size, 1 as drawn.
    pub scale: Option<Value<f64>>,
    /// Degrees clockwise.
    pub rotate: Option<Value<f64>>,
    /// 0 unseen … 1 solid.
    pub opacity: Option<Value<f64>>,
    /// How much of a line is drawn.
    pub trim: Option<Value<f64>>,
    /// Width of a line.
    pub width: Option<f64>,
    /// The point about which it turns and grows.
    pub anchor: [f64; 2],
    /// A colour token.
    pub fill: Option<Value<String>>,
    /// How solid the inside is.
    pub alpha: Option<f64>,
    /// A colour token of the line.
    pub stroke: Option<Value<String>>,
    /// It comes in at this moment: seen in half a second, rising a little.
    pub enter: Option<At>,
    /// It is gone at this moment.
    pub exit: Option<At>,
}

impl Layer {
    /// The layers of each family, by the name of the layer they are in; without one under the empty name.
    pub fn families(layers: &[Self]) -> BTreeMap<&str, Vec<&Self>> {
        let mut families: BTreeMap<&str, Vec<&Self>> = BTreeMap::new();
        for layer in layers {
            families.entry(layer.inside.as_deref().unwrap_or_default()).or_default().push(layer);
        }
        families
    }
}

/// Reads a storyboard.
///
/// # Errors
/// What is wrong, with line, column and the line itself.
pub fn read(text: &str) -> Result<Storyboard, toml::de::Error> {
    toml::from_str(text)
}
