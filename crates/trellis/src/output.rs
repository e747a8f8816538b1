//! What a command says: results on standard output, problems on standard error.

use std::{
    fmt::Display,
    io::{Write, stderr, stdout},
};

/// The one way to say something on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Output;

impl Output {
    /// A line of the result. A reader that has gone away is no trouble of ours.
    pub fn line(self, text: impl Display) {
        let _ = writeln!(stdout(), "{text}");
    }

    /// A problem, and what to do.
    pub fn problem(self, text: impl Display) {
        let _ = writeln!(stderr(), "trellis: {text}");
    }
}
