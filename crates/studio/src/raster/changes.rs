//! Where two pictures of one film differ: known from their lists, before anything is drawn.
//!
//! A list is written in the order of the plan's nodes, so two lists are held beside each other as two sorted rows. What is in only
//! one of them, or not the same in both, has changed in all its bounds.

use kurbo::Rect;
use trellis_film::evaluate::{DisplayList, Step};

/// A step that paints, and the sheets on which it stands.
#[derive(Debug, Clone, Copy)]
struct Painted {
    /// Its node, and whether it is the line of it.
    key: u64,
    /// Its place in the list.
    index: usize,
    /// The sheets from the outermost in, each by its solidity and by whom it holds first, mixed into one number.
    sheets: u64,
}

/// Reads lists and holds one to another. Its rows are kept, so that it asks for no memory after the first pictures.
#[derive(Debug, Default)]
pub struct Changes {
    rows: [Vec<Painted>; 2],
    open: Vec<(u8, Option<u64>)>,
}

impl Changes {
    /// Tells `changed` the bounds of everything that differs between the two lists; `bounds` says where a step paints.
    pub fn between(
        &mut self,
        [before, now]: [&DisplayList; 2],
        bounds: impl Fn(&Step) -> Rect,
        mut changed: impl FnMut(Rect),
    ) {
        self.read(0, before);
        self.read(1, now);
        let [old, new] = &self.rows;
        let (mut left, mut right) = (old.iter().peekable(), new.iter().peekable());
        loop {
            let [one, other] = [left.peek(), right.peek()].map(|painted| painted.map(|painted| **painted));
            let key = |painted: Option<Painted>| painted.map_or(u64::MAX, |painted| painted.key);
            let (first, second) = (key(one), key(other));
            let gone = one.filter(|_| first <= second).map(|painted| (painted, &before.steps[painted.index]));
            let come = other.filter(|_| second <= first).map(|painted| (painted, &now.steps[painted.index]));
            if gone.is_none() && come.is_none() {
                return;
            }
            let same = gone
                .zip(come)
                .is_some_and(|((one, was), (other, is))| was == is && one.sheets == other.sheets);
            if !same {
                [gone, come].into_iter().flatten().for_each(|(_, step)| changed(bounds(step)));
            }
            if gone.is_some() {
                left.next();
            }
            if come.is_some() {
                right.next();
            }
        }
    }

    fn read(&mut self, row: usize, list: &DisplayList) {
        let (row, open) = (&mut self.rows[row], &mut self.open);
        row.clear();
        open.clear();
        for (index, step) in list.steps.iter().enumerate() {
            let key = match step {
                Step::Push(solid) => {
                    open.push((*solid, None));
                    continue;
                }
                Step::Pop => {
                    open.pop();
                    continue;
                }
                Step::Fill { node, .. } => u64::from(*node) << 1,
                Step::Stroke { node, .. } => u64::from(*node) << 1 | 1,
            };
            let sheets = open.iter_mut().fold(0, |mixed, (solid, first)| {
                mix(mix(mixed, u64::from(*solid)), *first.get_or_insert(key))
            });
            row.push(Painted { key, index, sheets });
        }
    }
}

/// One step of FNV-1a over whole words, with the high half brought down so that all bits take part.
const fn mix(sum: u64, word: u64) -> u64 {
    let product = (sum ^ word ^ 0xcbf2_9ce4_8422_2325).wrapping_mul(0x0000_0100_0000_01b3);
    product ^ product >> 32
}
