//! The film, by `trellis film bench` of the release that was built; and beside it what others take for the same pictures.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::anchors;
use super::table::Line;
use crate::{run, say};

/// What `trellis film bench --json` prints, as far as it is read here.
#[derive(Deserialize)]
struct Bench {
    processor: String,
    cores: usize,
    simd: String,
    encoder: String,
    build: String,
    jobs: usize,
    frames: u32,
    held: u32,
    pictures: u32,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    figure: String,
    unit: String,
    found: Option<f64>,
    target: f64,
    at_least: bool,
    aim: Option<f64>,
    met: Option<bool>,
}

/// Measures the film; then the same frames with other programs, as far as they are here.
///
/// # Errors
/// When the film cannot be measured or made.
pub fn measure(root: &Path, program: &str) -> Result<Vec<Line>> {
    say::heading("The film, its kit and its pictures");
    let text = run::read(&mut run::program(program, ["film", "bench", "--json"], root))?;
    let bench: Bench =
        serde_json::from_str(&text).context("`film bench` answers in a form that is not known here")?;
    say::line(bench.told());
    let mut lines: Vec<Line> = bench.rows.iter().map(Row::line).collect();
    let folder = tempfile::tempdir()?;
    for name in ["film.mp4", "film.html"] {
        let out = folder.path().join(name);
        run::succeed(run::program(program, ["film", "render", "--quiet", "--out"], root).arg(out))?;
    }
    lines.extend(anchors::x264(&folder.path().join("film.mp4"), bench.frames, bench.jobs)?);
    lines.extend(anchors::browser(root, &folder.path().join("film.html"))?);
    Ok(lines)
}

impl Bench {
    fn told(&self) -> String {
        let Self { processor, cores, simd, encoder, build, jobs, frames, held, pictures, .. } = self;
        format!(
            "{processor}, {cores} cores, {simd}; encoder: {encoder}; {build} build; {jobs} jobs; {} % of {frames} frames held; \
             {pictures} pictures one by one",
            held * 100 / frames.max(&1)
        )
    }
}

impl Row {
    fn line(&self) -> Line {
        let Self { figure, unit, found, target, at_least, aim, met } = self;
        let sign = if *at_least { '≥' } else { '≤' };
        let aim = aim.map(|aim| format!(", aim {aim}")).unwrap_or_default();
        Line {
            figure: format!("film: {figure}"),
            found: found.map_or("not known".to_owned(), |found| format!("{found:.3} {unit}")),
            target: format!("{sign} {target} {unit}{aim}"),
            met: *met,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_is_not_known_is_neither_met_nor_missed() {
        let row = r#"{"id":"memory","figure":"memory","unit":"MiB","found":null,"target":300.0,"at_least":false,"aim":null,"met":null}"#;
        let line = serde_json::from_str::<Row>(row).expect("a row").line();
        assert_eq!((line.found.as_str(), line.target.as_str(), line.met), ("not known", "≤ 300 MiB", None));
    }
}
