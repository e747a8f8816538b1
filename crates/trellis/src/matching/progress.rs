//! A sign of life on long work: on standard error, after a second, and only then.

use std::{sync::mpsc, thread, time::Duration};

use crate::output::Output;

/// How long work may take in silence, and how often it says that it goes on.
const SILENCE: Duration = Duration::from_secs(1);
const AGAIN: Duration = Duration::from_secs(10);

/// Does some work, and says what is being done if it takes longer than a second.
pub fn while_doing<T>(out: Output, what: &str, work: impl FnOnce() -> T) -> T {
    let (done, wait) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let (mut patience, mut waited) = (SILENCE, Duration::ZERO);
            while wait.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout) {
                waited += patience;
                out.problem(format_args!("{what} … ({} s)", waited.as_secs()));
                patience = AGAIN;
            }
        });
        let result = work();
        drop(done);
        result
    })
}
