//! What was found, beside what is asked for, as a table that can be put into `docs/benchmarks.md`.

use std::fmt::Write;

/// One figure.
pub struct Line {
    pub figure: String,
    pub found: String,
    pub target: String,
    pub met: bool,
}

/// The table in Markdown.
pub fn markdown(lines: &[Line]) -> String {
    let mut text = "| Figure | Found | Target | |\n|---|---|---|---|\n".to_owned();
    for Line { figure, found, target, met } in lines {
        let met = if *met { "met" } else { "**missed**" };
        let _infallible = writeln!(text, "| {figure} | {found} | {target} | {met} |");
    }
    text
}
