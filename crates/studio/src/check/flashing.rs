//! F01: does the picture flash? Nobody's seizure is worth a transition.
//!
//! Pictures are drawn at 128 × 72 and averaged, light by light, to the 64 × 36 cells of the rule. Drawn at 64 × 36 at once, a
//! cell half white and half black would be averaged as screen values, which is darker than its light; a larger picture costs
//! more and moves no cell by the tenth that counts. A held picture changes nothing and is not drawn again.

use std::collections::VecDeque;

use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::plan::Plan;
use trellis_film::time::Ms;

use super::report::{Finding, Outcome, Place, Seen};
use crate::raster::{Level, Raster};

mod cell;
mod light;

use cell::Cell;
use light::{ACROSS, DOWN, Grid};

/// Most flashes in any second (WCAG 2.2, 2.3.1); our own film has none.
const MOST: usize = 3;
/// Flashes are counted within this many milliseconds.
const SECOND: Ms = 1000;
/// Cells belong to one flash when they finish it within this many milliseconds: half of the fastest flash that is forbidden.
const TOGETHER: Ms = 120;
/// The part of the picture in which a quarter must flash: a third by a third, in cells.
const PART: (usize, usize) = (ACROSS / 3, DOWN / 3);
/// A quarter of it.
const ENOUGH: usize = (PART.0 * PART.1).div_ceil(4);

/// The most flashes in any second, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flashes {
    /// How many.
    pub count: usize,
    /// The moment at which the last of them is complete.
    pub ms: Ms,
}

/// The row of F01.
pub fn flashing(plan: &Plan) -> Finding {
    let flashes = measure(plan);
    let outcome = match flashes.count {
        0 => Outcome::Pass,
        1..=MOST => Outcome::Warn,
        _ => Outcome::Fail,
    };
    let measured = format!("{} flashes a second", flashes.count);
    let mut seen = Seen::new(outcome, measured, "the most in any second, by light or by saturated red");
    if flashes.count > 0 {
        seen = seen.at(Place::of(plan, flashes.ms, None));
    }
    Finding::new("F01", "fails above 3, warns above 0", "", vec![seen])
}

/// Counts the flashes of every picture of the film.
pub fn measure(plan: &Plan) -> Flashes {
    let mut raster = Raster::new(plan, light::WIDTH, light::HEIGHT, Level::default());
    let mut rgba = vec![0; raster.bytes()];
    let (mut list, mut before) = (DisplayList::default(), DisplayList::default());
    let mut grid = Grid::default();
    // By light, and by saturated red.
    let mut sheets = [vec![Cell::default(); ACROSS * DOWN], vec![Cell::default(); ACROSS * DOWN]];
    let mut most = Flashes::default();
    for frame in 0..plan.beat.frames() {
        let ms = plan.beat.moment(frame);
        evaluate(plan, ms, Captions::Painted, &mut list);
        if frame > 0 && list == before {
            continue;
        }
        raster.draw(&list, &mut rgba);
        grid.read(&rgba);
        for (index, light) in grid.cells().enumerate() {
            sheets[0][index].by_light(light, ms);
            sheets[1][index].by_red(light, ms);
        }
        for cells in &mut sheets {
            let count = count(cells, ms);
            if count > most.count {
                most = Flashes { count, ms };
            }
        }
        std::mem::swap(&mut list, &mut before);
    }
    most
}

/// How many flashes a quarter of some part of the picture made in the second up to `ms`, if one is finished now.
fn count(cells: &mut [Cell], ms: Ms) -> usize {
    let together = |cell: &Cell| cell.finished.is_some_and(|at| at + TOGETHER > ms);
    // Only a picture that completes a flash somewhere can raise the count.
    let some = cells.iter().any(|cell| cell.finished == Some(ms));
    if !some || cells.iter().filter(|cell| together(cell)).count() < ENOUGH {
        return 0;
    }
    cells.iter_mut().for_each(|cell| cell.forget(ms));
    let mut most = 0;
    for top in 0..=DOWN - PART.1 {
        for left in 0..=ACROSS - PART.0 {
            let part = || (top..top + PART.1).flat_map(|y| &cells[y * ACROSS + left..][..PART.0]);
            if part().filter(|cell| together(cell)).count() >= ENOUGH {
                let mut flashes: Vec<usize> = part().map(|cell| cell.changes.len() / 2).collect();
                flashes.sort_unstable_by(|one, other| other.cmp(one));
                most = most.max(flashes[ENOUGH - 1]);
            }
        }
    }
    most
}

/// The moments of the changes of one cell, the oldest first.
type Changes = VecDeque<Ms>;
