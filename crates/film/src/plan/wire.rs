//! The plan on disk and on its way to a player: the same nodes, with every path, track and row written once and then numbered.
//!
//! People are drawn many times of the same parts; written out each time, a plan would be ten times as long.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Key, Node, Plan, Role, Row, Scene, Track};
use crate::colour::Lab;
use crate::time::{Beat, Ms};

/// A plan with its tables.
#[derive(Serialize, Deserialize)]
pub(super) struct Wire {
    v: u32,
    language: String,
    audience: String,
    title: String,
    size: [u32; 2],
    #[serde(flatten)]
    beat: Beat,
    paper: Lab,
    /// SHA-256 of the fallback font's file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fallback: Option<String>,
    scenes: Vec<Scene>,
    /// SVG paths.
    paths: Vec<String>,
    /// Numbers over time: one number, or keys.
    tracks: Vec<Track<f64>>,
    /// Colours over time.
    inks: Vec<Track<Lab>>,
    /// Rows of text.
    rows: Vec<Row>,
    /// Stretches of time: from, until.
    spans: Vec<[Ms; 2]>,
    nodes: Vec<Part>,
}

/// A node by numbers into the tables. What is left out is as [`Node::new`] has it.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Part {
    /// Its name; parts of a layer have none in a player's plan.
    #[serde(skip_serializing_if = "String::is_empty")]
    i: String,
    /// How many nodes before this one its parent stands; 0 without one.
    #[serde(skip_serializing_if = "is_zero")]
    u: u32,
    /// How many nodes its family has after itself.
    #[serde(skip_serializing_if = "is_zero")]
    n: u32,
    /// Its span.
    o: u32,
    /// 1 decorative, 2 caption.
    #[serde(skip_serializing_if = "is_zero")]
    r: u32,
    /// Anchor.
    #[serde(skip_serializing_if = "Option::is_none")]
    c: Option<[f64; 2]>,
    /// The tracks that are not the usual ones, by letter: x y, w h scale, t turn, a opacity, m trim, b width of the line.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    k: BTreeMap<char, u32>,
    /// Colour of the inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    f: Option<u32>,
    /// How solid it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<f64>,
    /// Colour of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    s: Option<u32>,
    /// Path.
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<u32>,
    /// Row of text.
    #[serde(skip_serializing_if = "Option::is_none")]
    l: Option<u32>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A table that holds each thing once.
struct Table<T> {
    rows: Vec<T>,
    known: BTreeMap<String, u32>,
}

impl<T: Serialize + Clone> Table<T> {
    fn new() -> Self {
        Self { rows: Vec::new(), known: BTreeMap::new() }
    }

    fn number(&mut self, thing: &T) -> u32 {
        let key = serde_json::to_string(thing).expect("numbers, words and lists");
        let next = self.rows.len() as u32;
        let number = *self.known.entry(key).or_insert(next);
        if number == next {
            self.rows.push(thing.clone());
        }
        number
    }
}

/// The letters of the eight tracks, each with where it lives in a node.
type Slot = (char, fn(&Node) -> &Track<f64>, fn(&mut Node) -> &mut Track<f64>);
const SLOTS: [Slot; 8] = [
    ('x', |node| &node.x, |node| &mut node.x),
    ('y', |node| &node.y, |node| &mut node.y),
    ('w', |node| &node.sx, |node| &mut node.sx),
    ('h', |node| &node.sy, |node| &mut node.sy),
    ('t', |node| &node.rotate, |node| &mut node.rotate),
    ('a', |node| &node.opacity, |node| &mut node.opacity),
    ('m', |node| &node.trim, |node| &mut node.trim),
    ('b', |node| &node.width, |node| &mut node.width),
];

impl From<&Plan> for Wire {
    fn from(plan: &Plan) -> Self {
        let (mut paths, mut tracks, mut inks) = (Table::new(), Table::new(), Table::new());
        let (mut rows, mut spans) = (Table::new(), Table::new());
        let nodes = plan.nodes.iter().zip(0..).map(|(node, index)| {
            let usual = Node::new("", None, [0, 0]);
            let k = SLOTS
                .iter()
                .filter(|(_, track, _)| track(node) != track(&usual))
                .map(|(letter, track, _)| (*letter, tracks.number(track(node))))
                .collect();
            Part {
                i: node.id.clone(),
                u: node.parent.map_or(0, |parent| index - parent),
                n: node.next - index - 1,
                o: spans.number(&node.on),
                r: node.role as u32,
                c: (node.anchor != [0.0, 0.0]).then_some(node.anchor),
                k,
                f: node.fill.as_ref().map(|fill| inks.number(fill)),
                d: (node.alpha < 1.0).then_some(node.alpha),
                s: node.stroke.as_ref().map(|stroke| inks.number(stroke)),
                p: node.path.as_ref().map(|path| paths.number(path)),
                l: node.text.as_ref().map(|row| rows.number(row)),
            }
        });
        let nodes = nodes.collect();
        Self {
            v: plan.v,
            language: plan.language.clone(),
            audience: plan.audience.clone(),
            title: plan.title.clone(),
            size: plan.size,
            beat: plan.beat,
            paper: plan.paper,
            fallback: plan.fallback.as_ref().map(|font| font.digest().to_owned()),
            scenes: plan.scenes.clone(),
            paths: paths.rows,
            tracks: tracks.rows,
            inks: inks.rows,
            rows: rows.rows,
            spans: spans.rows,
            nodes,
        }
    }
}

/// Why a plan could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It is no plan.
    #[error("this is no plan of a film: {0}")]
    NotAPlan(String),
    /// It is a plan of another version.
    #[error("this plan has version {0}; this program reads version {version}", version = super::VERSION)]
    Version(u32),
    /// It has letters of a fallback font, of which it holds the digest alone.
    #[error("this plan has letters of another font (SHA-256 {0}), which is not in it")]
    Font(String),
    /// A number points outside its table.
    #[error("node {0} of the plan points at something that is not there")]
    Dangling(usize),
}

impl Wire {
    /// The plan that was written.
    pub(super) fn plan(self) -> Result<Plan, Unread> {
        if self.v != super::VERSION {
            return Err(Unread::Version(self.v));
        }
        if let Some(digest) = self.fallback {
            return Err(Unread::Font(digest));
        }
        let count = self.nodes.len();
        let mut nodes = Vec::with_capacity(count);
        for (index, part) in self.nodes.iter().enumerate() {
            let node = self.node(part, index as u32).filter(|node| node.next as usize <= count);
            nodes.push(node.ok_or(Unread::Dangling(index))?);
        }
        Ok(Plan {
            v: self.v,
            language: self.language,
            audience: self.audience,
            title: self.title,
            size: self.size,
            beat: self.beat,
            paper: self.paper,
            scenes: self.scenes,
            nodes,
            fallback: None,
        })
    }

    fn node(&self, part: &Part, index: u32) -> Option<Node> {
        let parent = if part.u == 0 { None } else { Some(index.checked_sub(part.u)?) };
        let mut node = Node::new(part.i.clone(), parent, *self.spans.get(part.o as usize)?);
        node.next = index.checked_add(part.n)?.checked_add(1)?;
        node.role = match part.r {
            0 => Role::Essential,
            1 => Role::Decorative,
            _ => Role::Caption,
        };
        node.anchor = part.c.unwrap_or_default();
        for (letter, number) in &part.k {
            let (_, _, slot) = SLOTS.iter().find(|(known, ..)| known == letter)?;
            *slot(&mut node) = some(&self.tracks, *number)?;
        }
        node.alpha = part.d.unwrap_or(1.0);
        node.fill = part.f.map(|number| some(&self.inks, number)).map_or(Some(None), |ink| ink.map(Some))?;
        node.stroke =
            part.s.map(|number| some(&self.inks, number)).map_or(Some(None), |ink| ink.map(Some))?;
        node.path = part
            .p
            .map(|number| self.paths.get(number as usize).cloned())
            .map_or(Some(None), |path| path.map(Some))?;
        node.text = part
            .l
            .map(|number| self.rows.get(number as usize).cloned())
            .map_or(Some(None), |row| row.map(Some))?;
        Some(node)
    }
}

/// A track of a table, unless it has no key.
fn some<V: Clone>(table: &[Track<V>], number: u32) -> Option<Track<V>> {
    table.get(number as usize).filter(|track| !matches!(track, Track::Keys(keys) if keys.is_empty())).cloned()
}

/// Rounds every number of a plan to what can be seen, so that it is short and is read back exactly.
pub(super) fn settle(plan: &mut Plan) {
    let Lab(light, green, blue) = plan.paper;
    plan.paper = Lab(fine(light), fine(green), fine(blue));
    for node in &mut plan.nodes {
        node.anchor = node.anchor.map(short);
        node.alpha = short(node.alpha);
        for (_, _, slot) in &SLOTS {
            rounded(slot(node), |number| *number = short(*number));
        }
        for ink in [&mut node.fill, &mut node.stroke].into_iter().flatten() {
            rounded(ink, |Lab(light, green, blue)| {
                [light, green, blue].into_iter().for_each(|part| *part = fine(*part));
            });
        }
    }
}

fn rounded<V>(track: &mut Track<V>, mut round: impl FnMut(&mut V)) {
    match track {
        Track::Still(value) => round(value),
        Track::Keys(keys) => keys.iter_mut().for_each(|Key(_, value, _)| round(value)),
    }
}

fn short(number: f64) -> f64 {
    libm::round(number * 1000.0) / 1000.0 + 0.0
}

fn fine(number: f64) -> f64 {
    libm::round(number * 100_000.0) / 100_000.0 + 0.0
}
