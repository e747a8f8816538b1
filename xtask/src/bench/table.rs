//! What was found, beside what is asked for, as a table that can be put into `docs/benchmarks.md`.

use std::fmt::Write;

/// One figure.
pub struct Line {
    pub figure: String,
    pub found: String,
    pub target: String,
    /// None where nothing is asked for.
    pub met: Option<bool>,
}

impl Line {
    /// What somebody else's program takes, which is no target.
    pub fn anchor(figure: String, found: String) -> Self {
        Self { figure, found, target: "–".to_owned(), met: None }
    }
}

/// The table in Markdown.
pub fn markdown(lines: &[Line]) -> String {
    let mut text = "| Figure | Found | Target | |\n|---|---|---|---|\n".to_owned();
    for Line { figure, found, target, met } in lines {
        let met = match met {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "",
        };
        let _infallible = writeln!(text, "| {figure} | {found} | {target} | {met} |");
    }
    text
}
