//! Several people at work on one film: each takes the next group of pictures that nobody has begun.

use super::desk::Desk;
use super::encode::{self, Group, Recipe};
use super::{Fault, Pictures, Progress, Settings};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// What all workers together may keep in memory for their desks and encoders.
const MEMORY: u64 = 240 << 20;
/// What one needs for each pixel of a picture: RGBA, Y Cb Cr twice, the raster's own canvas, and the pictures and tables of the
/// encoder and of the decoder that sees its first picture.
const BYTES_A_PIXEL: u64 = 30;

/// How many work: as many as asked for, but no more than there are groups or memory.
pub(super) fn number(jobs: usize, settings: &Settings, groups: usize) -> usize {
    let each = u64::from(settings.width) * u64::from(settings.height) * BYTES_A_PIXEL;
    jobs.min(groups).min((MEMORY / each) as usize).max(1)
}

/// Encodes all groups, with that many workers, and returns them in their order. The first fault ends the work of all.
pub(super) fn encode(
    pictures: &dyn Pictures,
    settings: &Settings,
    recipe: Recipe,
    plan: &[Range<u32>],
    workers: usize,
    tell: &(dyn Fn(Progress) + Sync),
    stop: &AtomicBool,
) -> Result<Vec<Group>, Fault> {
    let board = Board {
        next: AtomicUsize::new(0),
        failed: AtomicBool::new(false),
        progress: Mutex::new(Progress { frames: settings.frames, ..Progress::default() }),
        tell,
        stop,
    };
    let work = || {
        let made = board.work(pictures, settings, recipe, plan);
        board.failed.fetch_or(made.is_err(), Ordering::Relaxed);
        made
    };
    let made = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        // A panic of a drawer is a mistake in our code and goes on to whoever asked for the film.
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect::<Vec<_>>()
    });
    in_order(made)
}

/// All groups by their number; or the fault that ended it, which is seldom that of those who only stopped because of it.
fn in_order(made: Vec<Result<Vec<(usize, Group)>, Fault>>) -> Result<Vec<Group>, Fault> {
    let mut groups = Vec::new();
    let mut fault = None;
    for one in made {
        match one {
            Ok(some) => groups.extend(some),
            Err(Fault::Stopped) if fault.is_some() => {}
            Err(why) => fault = Some(why),
        }
    }
    groups.sort_by_key(|(number, _)| *number);
    fault.map_or_else(|| Ok(groups.into_iter().map(|(_, group)| group).collect()), Err)
}

/// Where the workers see what is left to do.
struct Board<'a> {
    next: AtomicUsize,
    failed: AtomicBool,
    progress: Mutex<Progress>,
    tell: &'a (dyn Fn(Progress) + Sync),
    stop: &'a AtomicBool,
}

impl Board<'_> {
    fn work(
        &self,
        pictures: &dyn Pictures,
        settings: &Settings,
        recipe: Recipe,
        plan: &[Range<u32>],
    ) -> Result<Vec<(usize, Group)>, Fault> {
        let mut desk = Desk::new(settings);
        let mut drawer = pictures.drawer();
        let mut made = Vec::new();
        loop {
            self.go_on()?;
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(range) = plan.get(number) else { return Ok(made) };
            let group = encode::group(
                (number, range.clone()),
                (recipe, settings),
                &mut desk,
                drawer.as_mut(),
                &|frame| pictures.held(frame),
                &|held| self.done(held),
            )?;
            made.push((number, group));
        }
    }

    /// Tells of one more frame, one worker after the other, so that the number only rises.
    fn done(&self, held: bool) -> Result<(), Fault> {
        let mut progress: MutexGuard<'_, Progress> =
            self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        progress.done += 1;
        progress.held += u32::from(held);
        (self.tell)(*progress);
        drop(progress);
        self.go_on()
    }

    fn go_on(&self) -> Result<(), Fault> {
        let ended = self.stop.load(Ordering::Relaxed) || self.failed.load(Ordering::Relaxed);
        if ended { Err(Fault::Stopped) } else { Ok(()) }
    }
}
