//! What is to be painted at a moment. No memory of the moment before: any time, in any order, gives the same list.

use kurbo::Affine;

use crate::colour::Lab;
use crate::plan::{Key, Node, Plan, Role, Track};
use crate::time::Ms;

/// One step of painting. Numbers are whole, so that two lists are equal exactly when the pictures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Paint what follows, up to the matching [`Step::Pop`], on a sheet of its own, then lay that down so solid (0…255).
    Push(u8),
    /// The sheet is finished.
    Pop,
    /// Fill the node's path, or its row of text.
    Fill {
        /// Index of the node.
        node: u32,
        /// Where, as [`Matrix`] says.
        matrix: Matrix,
        /// Red, green, blue and how solid, 0…255.
        colour: [u8; 4],
    },
    /// Draw the node's path as a line with round ends.
    Stroke {
        /// Index of the node.
        node: u32,
        /// Where, as [`Matrix`] says.
        matrix: Matrix,
        /// Red, green, blue and how solid, 0…255.
        colour: [u8; 4],
        /// Width of the line, in 1/64 pixel.
        width: u32,
        /// How much of the line is drawn, in 1/65,536.
        trim: u32,
    },
}

/// a b c d of a matrix in 1/65,536 and e f in 1/64 pixel: x' = a·x + c·y + e, y' = b·x + d·y + f.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matrix(pub [i32; 6]);

impl Matrix {
    fn new(affine: Affine) -> Self {
        let [a, b, c, d, e, f] = affine.as_coeffs();
        let round = |value: f64, parts: f64| libm::round(value * parts) as i32;
        Self([
            round(a, 65536.0),
            round(b, 65536.0),
            round(c, 65536.0),
            round(d, 65536.0),
            round(e, 64.0),
            round(f, 64.0),
        ])
    }

    /// The matrix as numbers of pixels.
    pub fn affine(self) -> Affine {
        let [a, b, c, d, e, f] = self.0.map(f64::from);
        Affine::new([a / 65536.0, b / 65536.0, c / 65536.0, d / 65536.0, e / 64.0, f / 64.0])
    }
}

/// All steps of one picture. Kept and filled again, it asks for no memory after the first pictures.
#[derive(Debug, Clone, Default)]
pub struct DisplayList {
    /// In the order of painting.
    pub steps: Vec<Step>,
    families: Vec<Family>,
    colours: Colours,
}

/// The inside and the line of each node as they were last mixed. Most colours stay, and to mix one takes a cube root and more.
#[derive(Debug, Clone, Default)]
struct Colours(Vec<[Option<Mixed>; 2]>);

/// A colour, and what it is on the screen.
type Mixed = (Lab, [u8; 3]);

impl Colours {
    /// The same as [`Lab::srgb`].
    fn srgb(&mut self, node: u32, part: usize, colour: Lab) -> [u8; 3] {
        let node = node as usize;
        if self.0.len() <= node {
            self.0.resize(node + 1, [None; 2]);
        }
        let known = &mut self.0[node][part];
        match known {
            Some((mixed, srgb)) if *mixed == colour => *srgb,
            _ => known.insert((colour, colour.srgb())).1,
        }
    }
}

impl PartialEq for DisplayList {
    fn eq(&self, other: &Self) -> bool {
        self.steps == other.steps
    }
}

impl Eq for DisplayList {}

#[derive(Debug, Clone, Copy)]
struct Family {
    until: u32,
    place: Affine,
    own_sheet: bool,
}

/// Whether captions are painted into the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Captions {
    /// They are.
    Painted,
    /// They are shown beside it.
    Beside,
}

/// The value of a track at a moment.
pub trait Between: Copy {
    /// `share` (0…1) of the way to `other`.
    fn between(self, other: Self, share: f64) -> Self;
}

impl Between for f64 {
    fn between(self, other: Self, share: f64) -> Self {
        self + (other - self) * share
    }
}

impl Between for Lab {
    fn between(self, other: Self, share: f64) -> Self {
        self.mix(other, share)
    }
}

impl<V: Between> Track<V> {
    /// The value at `moment`: the first key's before it, the last key's after it, and a key's own at its moment.
    pub fn at(&self, moment: Ms) -> V {
        match self {
            Self::Still(value) => *value,
            Self::Keys(keys) => among(keys, moment),
        }
    }
}

fn among<V: Between>(keys: &[Key<V>], moment: Ms) -> V {
    let after = keys.partition_point(|key| key.0 <= moment);
    let (Some(before), Some(next)) = (keys.get(after.wrapping_sub(1)), keys.get(after)) else {
        return keys[after.min(keys.len() - 1)].1;
    };
    let share = f64::from(moment - before.0) / f64::from(next.0 - before.0);
    before.1.between(next.1, next.2.at(share))
}

/// Fills `list` with what is painted at `moment` (cut to the film's length).
pub fn evaluate(plan: &Plan, moment: Ms, captions: Captions, list: &mut DisplayList) {
    let moment = moment.min(plan.beat.dur.saturating_sub(1));
    list.steps.clear();
    list.families.clear();
    let mut index = 0;
    while let Some(node) = plan.nodes.get(index as usize) {
        close(list, index);
        let opacity = solidity(node.opacity.at(moment));
        let shown = moment >= node.on[0]
            && moment < node.on[1]
            && opacity > 0
            && (captions == Captions::Painted || node.role != Role::Caption);
        if !shown {
            index = node.next;
            continue;
        }
        let outer = list.families.last().map_or(Affine::IDENTITY, |family| family.place);
        let place = outer * local(node, moment);
        if node.path.is_some() || node.text.is_some() {
            paint(list, index, node, moment, place, opacity);
        } else {
            if opacity < 255 {
                list.steps.push(Step::Push(opacity));
            }
            list.families.push(Family { until: node.next, place, own_sheet: opacity < 255 });
        }
        index += 1;
    }
    close(list, index);
}

/// Closes the families that end before `index`.
fn close(list: &mut DisplayList, index: u32) {
    while let Some(family) = list.families.last().filter(|family| family.until <= index) {
        if family.own_sheet {
            list.steps.push(Step::Pop);
        }
        list.families.pop();
    }
}

/// Where a node puts its family: moved · turned about its anchor · grown about its anchor.
pub fn local(node: &Node, moment: Ms) -> Affine {
    let [x, y] = node.anchor;
    let degrees = node.rotate.at(moment);
    let (sine, cosine) = if degrees == 0.0 { (0.0, 1.0) } else { libm::sincos(degrees.to_radians()) };
    Affine::translate((node.x.at(moment) + x, node.y.at(moment) + y))
        * Affine::new([cosine, sine, -sine, cosine, 0.0, 0.0])
        * Affine::scale_non_uniform(node.sx.at(moment), node.sy.at(moment))
        * Affine::translate((-x, -y))
}

fn solidity(opacity: f64) -> u8 {
    libm::round(opacity.clamp(0.0, 1.0) * 255.0) as u8
}

fn paint(list: &mut DisplayList, index: u32, node: &Node, moment: Ms, place: Affine, opacity: u8) {
    let matrix = Matrix::new(place);
    let width = libm::round(node.width.at(moment).max(0.0) * 64.0) as u32;
    let trim = libm::round(node.trim.at(moment).clamp(0.0, 1.0) * 65536.0) as u32;
    let fill = node.fill.as_ref().map(|track| list.colours.srgb(index, 0, track.at(moment)));
    let stroke = node.stroke.as_ref().filter(|_| width > 0 && trim > 0);
    let stroke = stroke.map(|track| list.colours.srgb(index, 1, track.at(moment)));
    // Inside and line of one shape fade as one; a single paint can fade by itself.
    let own_sheet = opacity < 255 && fill.is_some() && stroke.is_some();
    let solid = if own_sheet { 255 } else { opacity };
    if own_sheet {
        list.steps.push(Step::Push(opacity));
    }
    if let Some([red, green, blue]) = fill {
        let colour = [red, green, blue, solidity(f64::from(solid) / 255.0 * node.alpha)];
        list.steps.push(Step::Fill { node: index, matrix, colour });
    }
    if let Some([red, green, blue]) = stroke {
        let colour = [red, green, blue, solid];
        list.steps.push(Step::Stroke { node: index, matrix, colour, width, trim });
    }
    if own_sheet {
        list.steps.push(Step::Pop);
    }
}
