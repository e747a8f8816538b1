//! The signed-in mix on a demonstration server of its own: R5 and R6 of the figures that are to be reached.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::http::Connection;
use super::load::{self, Times, percentile};
use super::mix::Mix;
use super::table::Line;
use crate::postgres::Cluster;
use crate::{run, say};

/// Requests a second of the open loop, and how long it lasts.
const RATE: u64 = 500;
const OPEN: Duration = Duration::from_secs(20);
const CLOSED: Duration = Duration::from_secs(10);
/// Each figure is the middle one of so many.
const RUNS: usize = 5;

/// `trellis demo`, stopped when dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _already_gone = self.0.kill();
        let _waited = self.0.wait();
    }
}

/// Measures on SQLite, and on PostgreSQL where it can be had.
///
/// # Errors
/// When a server does not start or does not answer as it should.
pub fn measure(root: &Path, program: &str) -> Result<Vec<Line>> {
    let mut lines = on(root, program, "SQLite", None)?;
    match Cluster::lasting() {
        Ok(cluster) => lines.extend(on(root, program, "PostgreSQL", Some(&cluster.url))?),
        Err(missing) => say::line(format_args!("not measured on PostgreSQL: {missing:#}")),
    }
    Ok(lines)
}

fn on(root: &Path, program: &str, engine: &str, database: Option<&str>) -> Result<Vec<Line>> {
    say::heading(format_args!("The signed-in mix on {engine}"));
    let (_server, host) = start(root, program, database)?;
    let mix = Mix::prepare(&host)?;
    load::closed(&mix, Duration::from_secs(3));
    let health = health(&host)?;
    say::line(format_args!("/health on one connection: {health:.0} a second"));
    let steady: Vec<Times> = (0..RUNS).map(|_| load::open(&mix, RATE, OPEN)).collect();
    let full: Vec<Times> = (0..RUNS).map(|_| load::closed(&mix, CLOSED)).collect();
    shares(&steady[0]);
    let errors: u64 = steady.iter().map(|times| times.errors).sum();
    let of = |part| middle(steady.iter().map(|times| millis(percentile(&times.sorted(), part))));
    let (half, most, rate) = (of(50), of(99), middle(full.iter().map(Times::rate)));
    let failed: u64 = full.iter().map(|times| times.errors).sum();
    Ok(vec![
        Line {
            figure: format!("R5 {engine}: {RATE} requests/s, p50"),
            found: format!("{half:.1} ms"),
            target: "< 5 ms".to_owned(),
            met: Some(half < 5.0),
        },
        Line {
            figure: format!("R5 {engine}: {RATE} requests/s, p99 and errors"),
            found: format!("{most:.1} ms, {errors} errors"),
            target: "< 50 ms, none".to_owned(),
            met: Some(most < 50.0 && errors == 0),
        },
        Line {
            figure: format!("R6 {engine}: saturation"),
            found: format!("{rate:.0} requests/s, {failed} errors ({:.2} of /health)", rate / health),
            target: "≥ 2,000 requests/s".to_owned(),
            met: Some(rate >= 2000.0 && failed == 0),
        },
    ])
}

fn start(root: &Path, program: &str, database: Option<&str>) -> Result<(Server, String)> {
    let mut command = run::program(program, ["demo", "--port", "0", "--unlimited"], root);
    if let Some(url) = database {
        command.args(["--database", url]);
    }
    let mut child = command.stdout(Stdio::piped()).spawn().context("the demonstration does not start")?;
    let said = child.stdout.take().context("the demonstration says nothing")?;
    let server = Server(child);
    let mut lines = BufReader::new(said).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("http://")).context("the demonstration did not come up")?;
    let host = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    // Whatever else it says is read, so that it never waits for us.
    std::thread::spawn(move || lines.for_each(drop));
    Ok((server, host.to_owned()))
}

/// How often a second an empty page is answered on one connection.
fn health(host: &str) -> Result<f64> {
    let mut line = Connection::open(host)?;
    let begun = Instant::now();
    let mut answers = 0_u32;
    while begun.elapsed() < Duration::from_secs(2) {
        line.get("/health", "")?;
        answers += 1;
    }
    Ok(f64::from(answers) / begun.elapsed().as_secs_f64())
}

/// Shows what each thing takes, the slowest first.
fn shares(times: &Times) {
    let mut each = times.each();
    each.sort_by_key(|(_, times)| std::cmp::Reverse(times.get(times.len() / 2).copied()));
    for (name, times) in each {
        let (half, most) = (millis(percentile(&times, 50)), millis(percentile(&times, 99)));
        say::line(format_args!("{name:34} {:6}  p50 {half:7.1} ms  p99 {most:7.1} ms", times.len()));
    }
}

fn millis(micros: u64) -> f64 {
    micros as f64 / 1000.0
}

fn middle(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
