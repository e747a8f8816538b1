//! What the chores say to the person at the terminal: one place that writes, so that nothing else prints.

use std::fmt::Display;
use std::io::{self, Write};

/// One line on standard output. A closed pipe is nobody's fault and is passed over.
pub fn line(text: impl Display) {
    let _gone = writeln!(io::stdout().lock(), "{text}");
}

/// A heading that stands out in a long log.
pub fn heading(text: impl Display) {
    line(format_args!("\n━━ {text}"));
}

/// What stopped a chore, on standard error.
pub fn failure(text: impl Display) {
    let _gone = writeln!(io::stderr().lock(), "{text}");
}
