//! The Rust tests: all of them on SQLite, and once more on PostgreSQL those that keep something.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;

use super::count;
use super::report::Outcome;
use crate::postgres::Cluster;
use crate::{machine, run, say};

/// Which tests of the suite to run.
#[derive(Clone, Copy)]
pub enum Choice {
    /// Everything.
    All,
    /// The crates that stand on the database, without the stories that are long there.
    Keeping,
    /// These stories.
    KeepingLong,
    /// What compares golden texts.
    Golden,
}

/// The tests to which the engine could make a difference: not the commands that keep nothing, the film, the guides, nor what asks the policy.
const KEEPING: &str = "rdeps(trellis-database) - (package(trellis) - binary(serving)) - package(trellis-web) - binary(film) - binary(guides) \
     - test(the_permissions_are_the_golden_ones)";

/// The stories that the whole product tells, but for what every page promises: a quarter of an hour there.
const LONG: &str = "package(trellis-town) - binary(spine)";

/// Where the suite of this process lists the golden texts that its tests make.
static SEEN: OnceLock<tempfile::NamedTempFile> = OnceLock::new();

/// Whether the list is whole: some texts are made on one engine alone.
static ON_BOTH: AtomicBool = AtomicBool::new(false);

/// The golden texts that were made and compared, a path a line; none when this process has not run the suite on both engines.
pub fn golden_texts_seen() -> Option<String> {
    let list = SEEN.get().filter(|_| ON_BOTH.load(Ordering::Relaxed))?;
    fs::read_to_string(list.path()).ok()
}

pub fn on_sqlite(root: &Path) -> Result<Outcome> {
    let list = tempfile::NamedTempFile::new()?;
    let list = SEEN.get_or_init(|| list).path();
    let mut runner = runner(root, Choice::All);
    let tests = report(runner.env("TRELLIS_TEST_ENGINE", "sqlite").env("TRELLIS_GOLDEN_SEEN", list))?;
    let mut examples = run::program("cargo", ["test", "--workspace", "--doc", "--locked", "--quiet"], root);
    Ok(add(tests, report(&mut examples)?))
}

pub fn on_postgres(root: &Path) -> Result<Outcome> {
    some_on_postgres(root, Choice::Keeping)
}

/// The tests that are so long on PostgreSQL that they run only when they are asked for.
pub fn long_on_postgres(root: &Path) -> Result<Outcome> {
    some_on_postgres(root, Choice::KeepingLong)
}

fn some_on_postgres(root: &Path, choice: Choice) -> Result<Outcome> {
    let cluster = match Cluster::start() {
        Ok(cluster) => cluster,
        Err(missing) => return Ok(Outcome::skipped(format!("{missing:#}"))),
    };
    let mut runner = runner(root, choice);
    runner.env("TRELLIS_TEST_ENGINE", "postgres").env("TRELLIS_TEST_POSTGRES", &cluster.url);
    if let Some(list) = SEEN.get() {
        runner.env("TRELLIS_GOLDEN_SEEN", list.path());
        ON_BOTH.store(true, Ordering::Relaxed);
    }
    let (outcome, output) = watch(&mut runner)?;
    Ok(match outcome {
        // What never touched the database is counted with SQLite, not here.
        Outcome::Ran { failed, remark, .. } => match count::on_postgres(&output) {
            0 => Outcome::failed("no test reached PostgreSQL"),
            reached => Outcome::Ran { passed: reached, failed, remark },
        },
        skipped => skipped,
    })
}

/// The test runner, told which tests to run: nextest where it is installed, else the one that comes with Cargo.
pub fn runner(root: &Path, choice: Choice) -> Command {
    let mut command =
        if run::version("cargo-nextest").is_some() { nextest(root, choice) } else { plain(root, choice) };
    // Inline expectations are compared, never rewritten behind one's back.
    command.env("INSTA_UPDATE", "no").env("INSTA_FORCE_PASS", "0");
    command.env("TMPDIR", machine::scratch());
    command
}

fn nextest(root: &Path, choice: Choice) -> Command {
    let arguments = [
        "nextest",
        "run",
        "--workspace",
        "--locked",
        "--no-fail-fast",
        "--success-output",
        "immediate",
        "-E",
    ];
    let mut command = run::program("cargo", arguments, root);
    command.arg(match choice {
        Choice::All => "all()".to_owned(),
        Choice::Keeping => format!("({KEEPING}) - ({LONG})"),
        Choice::KeepingLong => format!("({KEEPING}) & ({LONG})"),
        Choice::Golden => "test(golden)".to_owned(),
    });
    command
}

fn plain(root: &Path, choice: Choice) -> Command {
    say::line("cargo-nextest is not installed; cargo test runs the same tests more slowly");
    let mut command = run::program(
        "cargo",
        ["test", "--workspace", "--locked", "--no-fail-fast", "--all-targets", "--"],
        root,
    );
    command.arg("--show-output").args(match choice {
        Choice::All | Choice::Keeping | Choice::KeepingLong => [].as_slice(),
        Choice::Golden => &["golden"],
    });
    command
}

/// Runs a test runner and reads what it reports. The person sees everything but the output of tests that passed.
pub fn report(command: &mut Command) -> Result<Outcome> {
    Ok(watch(command)?.0)
}

fn watch(command: &mut Command) -> Result<(Outcome, String)> {
    let shown = AtomicBool::new(true);
    let (output, succeeded) = run::watch(command, |line| {
        let line = line.trim_start();
        if line.starts_with("PASS [") {
            shown.store(false, Ordering::Relaxed);
        } else if ["FAIL [", "SLOW [", "TIMEOUT [", "SIGSEGV [", "SIGABRT [", "Summary [", "────────"]
            .iter()
            .any(|mark| line.starts_with(mark))
        {
            shown.store(true, Ordering::Relaxed);
        }
        shown.load(Ordering::Relaxed)
    })?;
    let Some(count) = count::read(&output) else {
        return Ok((Outcome::failed("the tests did not run to their end"), output));
    };
    // A runner that fails without a failed test (a program that does not compile) has failed all the same.
    let failed = if succeeded { count.failed } else { count.failed.max(1) };
    let remark = count.list_without_data();
    Ok((Outcome::Ran { passed: count.passed, failed, remark }, output))
}

/// Both parts of one step. A part that was skipped leaves the other as it is.
fn add(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (
            Outcome::Ran { passed, failed, remark },
            Outcome::Ran { passed: more, failed: worse, remark: second },
        ) => {
            let remark = if remark.is_empty() { second } else { remark };
            Outcome::Ran { passed: passed + more, failed: failed + worse, remark }
        }
        (Outcome::Skipped { .. }, ran) => ran,
        (ran, Outcome::Skipped { .. }) => ran,
    }
}
