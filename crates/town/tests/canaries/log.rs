//! What our own code writes to the log while a story is told.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use tracing_subscriber::{
    filter::filter_fn,
    fmt::{self, MakeWriter},
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

/// A log that is kept.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Keeps what is logged on this thread from now on, for as long as the guard lives.
    pub fn begin() -> (Self, impl Drop) {
        let log = Self::default();
        let ours = filter_fn(|line| line.target().starts_with("trellis"));
        // One filter for all: one of the layer's own would remember what an engine only asked whether to log.
        let layer = fmt::layer().json().with_writer(log.clone());
        let guard = tracing_subscriber::registry().with(ours).with(layer).set_default();
        (log, guard)
    }

    /// What was logged.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
