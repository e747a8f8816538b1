//! A workshop by `trellis ngt simulate`: how soon everybody sees what was shared, what open streams take, and how it stops.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::table::Line;
use crate::{run, say};

/// What `trellis ngt simulate --json` prints, as far as it is read here.
#[derive(Deserialize)]
struct Report {
    participants: u32,
    streams: u32,
    streams_mib: Option<u64>,
    stopped_ms: u64,
    ideas: u32,
    lost: u32,
    duplicated: u32,
    same_order: bool,
    heard_to_seen_ms: Times,
    answer_ms: Times,
}

#[derive(Deserialize)]
struct Times {
    p95: f64,
    p99: f64,
}

/// Measures a room of 300, one of 1,000, and 10,000 streams that only wait.
///
/// # Errors
/// When a workshop does not come to its end.
pub fn measure(root: &Path, program: &str) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for (people, ideas, target) in [("300", "60", 150.0), ("1000", "20", 300.0)] {
        let room =
            simulate(root, program, &["--participants", people, "--ideas", ideas, "--streams", "1000"])?;
        lines.extend(room.lines(target));
    }
    let idle = simulate(root, program, &["--participants", "100", "--ideas", "2", "--streams", "10000"])?;
    lines.push(Line {
        figure: format!("workshop: memory with {} streams that wait", idle.streams),
        found: idle.streams_mib.map_or("not known".to_owned(), |mib| format!("{mib} MiB")),
        target: "< 400 MB".to_owned(),
        met: idle.streams_mib.map(|mib| mib < 381),
    });
    Ok(lines)
}

fn simulate(root: &Path, program: &str, arguments: &[&str]) -> Result<Report> {
    say::heading(format_args!("A workshop: {}", arguments.join(" ")));
    let text = run::read(run::program(program, ["ngt", "simulate", "--json"], root).args(arguments))?;
    serde_json::from_str(&text).context("`ngt simulate` answers in a form that is not known here")
}

impl Report {
    fn lines(&self, target: f64) -> [Line; 3] {
        let people = self.participants;
        let whole = self.lost + self.duplicated == 0 && self.same_order;
        let seen = self.heard_to_seen_ms.p99;
        [
            Line {
                figure: format!("workshop of {people}: an idea is seen, p99 after the first hears of it"),
                found: format!(
                    "{seen:.0} ms; {} ideas, {} lost, {} twice",
                    self.ideas, self.lost, self.duplicated
                ),
                target: format!("< {target:.0} ms, none, the same order for all"),
                met: Some(seen < target && whole),
            },
            Line {
                figure: format!("workshop of {people}: a form of a seat is answered, p95"),
                found: format!("{:.0} ms", self.answer_ms.p95),
                target: "–".to_owned(),
                met: None,
            },
            Line {
                figure: format!("workshop of {people}: stopped, with {} streams open", self.streams),
                found: format!("{} ms", self.stopped_ms),
                target: "< 3,000 ms".to_owned(),
                met: Some(self.stopped_ms < 3_000),
            },
        ]
    }
}
