//! `trellis match run`, file to files, the whole process: the middle one of five.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::table::Line;
use crate::{run, say};

/// The samples of the Civil Service tool, beside the project where they are.
const SAMPLE: &str = "../shared/data/mentor-match/large";
const RUNS: usize = 5;
/// Rows of each file that is made up where there is no sample.
const ROWS: usize = 500;

/// Times both objectives.
///
/// # Errors
/// When a run fails.
pub fn measure(root: &Path, program: &str) -> Result<Vec<Line>> {
    let folder = tempfile::tempdir()?;
    let (source, named) = source(root, folder.path())?;
    let mut lines = Vec::new();
    for objective in ["best", "cover"] {
        let mut times = (0..RUNS)
            .map(|number| {
                once(program, &source, objective, &folder.path().join(format!("{objective}{number}")))
            })
            .collect::<Result<Vec<Duration>>>()?;
        times.sort_unstable();
        let seconds = |time: Duration| format!("{:.3} s", time.as_secs_f64());
        lines.push(Line {
            figure: format!("match {named}, {objective}, file to files, middle of {RUNS}"),
            found: format!(
                "{} ({} to {})",
                seconds(times[RUNS / 2]),
                seconds(times[0]),
                seconds(times[RUNS - 1])
            ),
            target: "0.3 s, aim 0.05 s".to_owned(),
            met: Some(times[RUNS / 2] <= Duration::from_millis(300)),
        });
    }
    Ok(lines)
}

fn once(program: &str, source: &Path, objective: &str, out: &Path) -> Result<Duration> {
    let mut command = run::program(program, ["match", "run"], source);
    command.arg(source).args([
        "--profile",
        "mentor-match",
        "--places",
        "3",
        "--objective",
        objective,
        "--out",
    ]);
    let begun = Instant::now();
    run::read(command.arg(out))?;
    Ok(begun.elapsed())
}

/// The sample, or a made-up one of the same size and layout; with what to call it.
fn source(root: &Path, folder: &Path) -> Result<(PathBuf, String)> {
    let sample = root.join(SAMPLE);
    if sample.is_dir() {
        return Ok((sample.canonicalize()?, "mentor-match/large".to_owned()));
    }
    say::line(format_args!("{SAMPLE} is not here; {ROWS} and {ROWS} people are made up instead"));
    let made = folder.join("made-up");
    fs::create_dir_all(&made)?;
    fs::write(made.join("mentees.csv"), people("mentee")).context("the made-up mentees")?;
    fs::write(made.join("mentors.csv"), people("mentor")).context("the made-up mentors")?;
    Ok((made, format!("{ROWS} + {ROWS} made up")))
}

/// A file of one side in the layout of the Civil Service tool, the same in every run.
fn people(side: &str) -> String {
    const GRADES: [&str; 8] = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1"];
    let wishes =
        if side == "mentee" { "match with similar identity,identity to match" } else { "characteristics" };
    let mut text = format!(
        "first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,{wishes},biography\n"
    );
    for number in 0..ROWS {
        let drawn = number.wrapping_mul(2_654_435_761) >> 7;
        let (grade, place, work) = (GRADES[drawn % 8], drawn / 8 % 20, drawn / 160 % 13);
        let wish = if side == "mentee" { "no," } else { "" };
        let _infallible = writeln!(
            text,
            "{side},{number:03},{side}.{number:03}@example.org,no,Some role,{grade},Department {place},Profession {work},{wish},"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_made_up_files_have_a_cell_for_each_heading() {
        for side in ["mentee", "mentor"] {
            let text = people(side);
            assert_eq!(text.lines().count(), ROWS + 1);
            let cells = |line: &str| line.split(',').count();
            let head = text.lines().next().map(cells);
            assert!(text.lines().all(|line| Some(cells(line)) == head));
        }
    }
}
