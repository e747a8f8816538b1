//! The log: JSON lines on standard error, written by our own code alone (`docs/logging.md`).

use std::{io::stderr, panic};

use clap::ValueEnum;
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    fmt,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

/// What is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// What somebody must look at.
    Error,
    /// Also what goes on, but not as it should.
    Warn,
    /// Also one line for each request and job.
    Info,
    /// Also what helps to find a defect; not in production.
    Debug,
}

/// Begins to log. What other people's crates would log is left out, because nobody has promised what stands in it;
/// the head of the audit chain is written whatever the level.
pub fn begin(level: Level) {
    let level = match level {
        Level::Error => LevelFilter::ERROR,
        Level::Warn => LevelFilter::WARN,
        Level::Info => LevelFilter::INFO,
        Level::Debug => LevelFilter::DEBUG,
    };
    let ours = Targets::new().with_target("trellis", level).with_target("trellis::audit", LevelFilter::INFO);
    let lines = fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_writer(stderr);
    // One filter for all: one of the layer's own would remember what the driver of an engine only asked whether to log,
    // and swallow the next line. A second beginning, which no command makes, would leave the first one in place.
    let _ = tracing_subscriber::registry().with(ours).with(lines).try_init();
    // What a panic says may quote a value; where it happened does not.
    panic::set_hook(Box::new(|defect| {
        let place = defect.location().map_or_else(|| "-".to_owned(), ToString::to_string);
        tracing::error!(place, "a defect of ours");
    }));
}
