//! The film as one MP4 that any office program plays: H.264, the picture at once, chapters, and nothing spent on what stands still.
//!
//! This part knows pictures and their number, not the film. Who has the film implements [`Pictures`].

mod bits;
mod colour;
mod desk;
mod encode;
mod faults;
mod follow;
mod groups;
mod parameters;
mod settings;
mod slices;
#[cfg(test)]
mod tests;
mod workers;

pub(crate) use desk::Desk;
pub(crate) use encode::{Group, Making, Recipe};
pub use faults::Fault;
pub use settings::{Chapter, Settings};

use crate::area::Area;
use crate::mp4::{self, Film};
use crate::sound::Sound;
use std::io::Write;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

/// How the encoder of this build does its arithmetic: "nasm" or "C code" on x86, "NEON" on ARM. The build script found out.
pub const ENCODER: &str = env!("TRELLIS_STUDIO_ENCODER");

/// A film to be encoded: as many pictures as the settings say, all of one size.
pub trait Pictures: Sync {
    /// Size, speed, length, and what the file says about itself.
    fn settings(&self) -> Settings;
    /// Whether picture `frame` equals the one before it exactly; true for a run of them if all equal the one before the run.
    /// Asked more than once and by all workers, never for frame 0.
    fn held(&self, frame: u32) -> bool;
    /// What is heard with them, exactly as long as they are; nothing in a silent film.
    fn sound(&self) -> Option<&Sound> {
        None
    }
    /// Somebody who draws, with buffers of their own; one for each worker.
    fn drawer(&self) -> Box<dyn Drawer + Send + '_>;
}

/// Draws pictures, in any order.
pub trait Drawer {
    /// Fills `rgba` with picture `frame`: straight opaque RGBA, 8 bits each, row by row, width × height × 4 bytes. What is in `rgba`
    /// before is any picture or none when it is drawn `anew`, and otherwise the last picture that this drawer drew. Returns the areas
    /// that may differ from that, no two of which overlap; all of it when it is drawn anew.
    fn draw(&mut self, frame: u32, anew: bool, rgba: &mut [u8]) -> Vec<Area>;
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Frames that are encoded or held.
    pub done: u32,
    /// Those of them that are held.
    pub held: u32,
    /// All frames of the film.
    pub frames: u32,
}

/// What a held frame became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldBy {
    /// A dozen bytes that say "as before"; nothing was drawn or encoded.
    Skipped,
    /// The picture before, encoded once more, because the encoder's stream allows no frame that it has not made.
    Encoded,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Frames in the file.
    pub frames: u32,
    /// Those of them that equal the one before and were not drawn.
    pub held: u32,
    /// How those were written.
    pub held_by: HeldBy,
    /// Closed groups of pictures, each of which can be shown without the ones before.
    pub groups: u32,
    /// Length of the file.
    pub bytes: u64,
    /// Threads that drew and encoded.
    pub workers: usize,
    /// See [`ENCODER`].
    pub encoder: &'static str,
}

/// Draws and encodes the film with up to `jobs` threads and writes it to `out` once it is whole. The bytes depend on the pictures
/// alone, not on `jobs`. `tell` hears of every frame, `done` rising; when `stop` becomes true, nothing more is begun.
pub fn mp4(
    pictures: &dyn Pictures,
    jobs: usize,
    out: &mut impl Write,
    tell: &(dyn Fn(Progress) + Sync),
    stop: &AtomicBool,
) -> Result<Report, Fault> {
    made(pictures, Recipe::CAMERA, jobs, out, tell, stop)
}

/// The same with a given setting of the encoder.
fn made(
    pictures: &dyn Pictures,
    recipe: Recipe,
    jobs: usize,
    out: &mut impl Write,
    tell: &(dyn Fn(Progress) + Sync),
    stop: &AtomicBool,
) -> Result<Report, Fault> {
    let settings = pictures.settings();
    settings.check()?;
    let plan = cut(pictures, &settings);
    let workers = workers::number(jobs, &settings, plan.len());
    let groups = workers::encode(pictures, &settings, recipe, &plan, workers, tell, stop)?;
    let parameters = one_pair(&groups)?;
    let held_by = if groups.iter().all(|group| group.skipping) { HeldBy::Skipped } else { HeldBy::Encoded };
    let held = groups.iter().map(|group| group.held).sum();
    let film = Film {
        settings: &settings,
        sps: &parameters.0,
        pps: &parameters.1,
        groups: &groups,
        sound: pictures.sound(),
    };
    let head = mp4::head(&film)?;
    mp4::check(&head, &film)?;
    let mut bytes = head.len() as u64;
    out.write_all(&head)?;
    for part in mp4::body(&film) {
        if stop.load(Ordering::Relaxed) {
            return Err(Fault::Stopped);
        }
        out.write_all(&part)?;
        bytes += part.len() as u64;
    }
    out.flush()?;
    Ok(Report {
        frames: settings.frames,
        held,
        held_by,
        groups: plan.len() as u32,
        bytes,
        workers,
        encoder: ENCODER,
    })
}

/// The closed groups into which a film is cut, in their order.
pub(crate) fn cut(pictures: &dyn Pictures, settings: &Settings) -> Vec<Range<u32>> {
    groups::plan(settings, &|frame| pictures.held(frame))
}

/// The parameter sets, which a file has once, so that all groups must agree on them.
fn one_pair(groups: &[encode::Group]) -> Result<(Vec<u8>, Vec<u8>), Fault> {
    let first = groups.first().ok_or_else(|| Fault::Encoder("it made no pictures".to_owned()))?;
    if groups.iter().any(|group| (&group.sps, &group.pps) != (&first.sps, &first.pps)) {
        return Err(Fault::Encoder("it described two groups of pictures differently".to_owned()));
    }
    Ok((first.sps.clone(), first.pps.clone()))
}
