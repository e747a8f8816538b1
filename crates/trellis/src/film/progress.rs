//! How far a film is, on standard error: one line that moves on a terminal, a line every ten seconds elsewhere.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use tokio::signal::unix::{SignalKind, signal};
use trellis_studio::video::Progress;

/// When progress is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, and now and then elsewhere.
    Auto,
    /// As on a terminal, everywhere.
    Always,
    /// Not at all.
    Never,
}

/// How often it is told.
const ON_TERMINAL: Duration = Duration::from_millis(200);
const ELSEWHERE: Duration = Duration::from_secs(10);
const AS_JSON: Duration = Duration::from_secs(1);

/// Who tells it.
pub struct Teller {
    moving: bool,
    json: bool,
    every: Option<Duration>,
    began: Instant,
    last: Mutex<Instant>,
}

impl Teller {
    /// Begins to count time.
    pub fn new(when: When, json: bool, quiet: bool) -> Self {
        let moving = !json && (when == When::Always || (when == When::Auto && stderr().is_terminal()));
        let every = if json {
            AS_JSON
        } else if moving {
            ON_TERMINAL
        } else {
            ELSEWHERE
        };
        let every = (when != When::Never && !quiet).then_some(every);
        Self { moving, json, every, began: Instant::now(), last: Mutex::new(Instant::now()) }
    }

    /// Tells how far it is, when it is time to.
    pub fn tell(&self, progress: Progress) {
        let Some(every) = self.every else { return };
        let Ok(mut last) = self.last.try_lock() else { return };
        if last.elapsed() < every && progress.done < progress.frames {
            return;
        }
        *last = Instant::now();
        let text = if self.json { self.as_json(progress) } else { self.in_words(progress) };
        // Nobody may be listening any more; the film is made all the same.
        let _told = if self.moving { write!(stderr(), "\r{text}") } else { writeln!(stderr(), "{text}") };
        if self.moving && progress.done == progress.frames {
            let _told = writeln!(stderr());
        }
    }

    fn in_words(&self, progress: Progress) -> String {
        let Progress { done, held, frames } = progress;
        let seconds = self.began.elapsed().as_secs_f64().max(0.001);
        let rate = f64::from(done) / seconds;
        let left = f64::from(frames - done) / rate.max(0.001);
        let bar = (done * 10 / frames.max(1)) as usize;
        format!(
            "[{}{}] {} %  {done}/{frames} frames  {} % held  {rate:.0} fps  {left:.0} s left",
            "#".repeat(bar),
            "-".repeat(10 - bar.min(10)),
            done * 100 / frames.max(1),
            held * 100 / done.max(1),
        )
    }

    fn as_json(&self, Progress { done, held, frames }: Progress) -> String {
        let seconds = self.began.elapsed().as_secs_f64();
        format!("{{\"done\":{done},\"held\":{held},\"frames\":{frames},\"seconds\":{seconds:.1}}}")
    }
}

/// Listens for somebody who stops the work.
pub struct Stop {
    /// True once somebody did.
    pub asked: AtomicBool,
    signal: AtomicU8,
}

/// Interrupt (Ctrl-C) and terminate, as numbers of signals.
const SIGNALS: [(SignalKind, u8); 2] = [(SignalKind::interrupt(), 2), (SignalKind::terminate(), 15)];

impl Stop {
    /// Starts to listen, for as long as the program runs. From here on no signal ends it before it has cleaned up.
    pub fn listen() -> &'static Self {
        let stop: &Self =
            Box::leak(Box::new(Self { asked: AtomicBool::new(false), signal: AtomicU8::new(0) }));
        let (ready, listening) = mpsc::channel::<()>();
        std::thread::spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
                return;
            };
            runtime.block_on(async {
                let Ok(mut interrupt) = signal(SIGNALS[0].0) else { return };
                let Ok(mut terminate) = signal(SIGNALS[1].0) else { return };
                drop(ready);
                let number = tokio::select! {
                    _ = interrupt.recv() => SIGNALS[0].1,
                    _ = terminate.recv() => SIGNALS[1].1,
                };
                stop.signal.store(number, Ordering::SeqCst);
                stop.asked.store(true, Ordering::SeqCst);
            });
        });
        // The other end is dropped when it listens, or when it cannot.
        let _listens = listening.recv();
        stop
    }

    /// The signal, if somebody sent one.
    pub fn signal(&self) -> Option<u8> {
        self.asked.load(Ordering::SeqCst).then(|| self.signal.load(Ordering::SeqCst))
    }
}
