//! `cargo xtask test`: every check, on a laptop as in continuous integration, ending with a table.

mod browser;
mod build;
mod count;
mod format;
mod golden;
mod licences;
mod lint;
pub mod report;
pub mod suite;
mod tidy;

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::{assets, browser::Stories, machine, say};
use report::{Outcome, Row};

/// One named check, runnable alone: `cargo xtask test licences`.
struct Step {
    /// The word that selects it.
    word: &'static str,
    /// What the table calls it.
    title: &'static str,
    /// Whether it compiles `ui`, which needs the built styles and scripts.
    needs_assets: bool,
    /// Whether it is so long that it runs only where it is asked for (ADR 28).
    long: bool,
    run: fn(&Path) -> Result<Outcome>,
}

impl Step {
    const fn new(word: &'static str, title: &'static str, run: fn(&Path) -> Result<Outcome>) -> Self {
        Self { word, title, needs_assets: true, long: false, run }
    }

    const fn without_assets(self) -> Self {
        Self { needs_assets: false, ..self }
    }

    const fn long(self) -> Self {
        Self { long: true, ..self }
    }
}

const STEPS: [Step; 11] = [
    Step::new("format", "format", format::run).without_assets(),
    Step::new("lint", "lint", lint::run),
    Step::new("tidy", "tidy", tidy::run).without_assets(),
    Step::new("licences", "licences", licences::run),
    Step::new("build", "build", build::run),
    Step::new("sqlite", "tests on SQLite", suite::on_sqlite),
    Step::new("postgres", "tests on PostgreSQL", suite::on_postgres),
    Step::new("golden", "golden", golden::run),
    Step::new("browser", "stories in the browser + axe", browser::run),
    Step::new("long-postgres", "long tests on PostgreSQL", suite::long_on_postgres).long(),
    Step::new("long-browser", "long stories in the browser + axe", browser::long).long(),
];

/// What asks for the long steps as well.
const THOROUGH: &str = "--thorough";

/// Runs the steps that were named, or all of them (the long ones only after `--thorough`), and prints the table.
///
/// # Errors
/// When a step is unknown, or when anything failed (in continuous integration also when anything was skipped).
pub fn run(root: &Path, wanted: &[String]) -> Result<()> {
    let steps = choose(wanted)?;
    if steps.iter().any(|step| step.needs_assets) {
        machine::can_build()?;
        say::heading("assets");
        assets::build(root)?;
    }
    let mut rows = Vec::new();
    for step in steps {
        say::heading(step.title);
        let begun = Instant::now();
        // A step that could not be carried out has failed; the steps after it still have something to say.
        let outcome = (step.run)(root).unwrap_or_else(|error| Outcome::failed(format!("{error:#}")));
        rows.push(Row {
            title: step.title,
            outcome: outcome.strict(machine::is_ci()),
            seconds: begun.elapsed().as_secs_f64(),
        });
    }
    say::line("");
    say::line(report::table(&rows));
    say::line(report::totals(&rows));
    if rows.iter().any(|row| row.outcome.is_failure()) {
        bail!("Something above is not right yet.")
    }
    Ok(())
}

/// Runs the stories in the browser, or those whose file name contains `only`, without the rest.
///
/// # Errors
/// When one fails, or there is no browser.
pub fn stories(root: &Path, only: Option<&str>) -> Result<()> {
    machine::can_build()?;
    assets::build(root)?;
    if build::run(root)?.is_failure() {
        bail!("Trellis does not build.")
    }
    let which = only.map_or(Stories::Usual, Stories::Named);
    if browser::stories(root, crate::browser::find()?, which)?.is_failure() {
        bail!("A story does not go as it is told.")
    }
    Ok(())
}

fn choose(wanted: &[String]) -> Result<Vec<&'static Step>> {
    match wanted {
        [] => return Ok(STEPS.iter().filter(|step| !step.long).collect()),
        [word] if word == THOROUGH => return Ok(STEPS.iter().collect()),
        _ => {}
    }
    let find = |word: &String| STEPS.iter().find(|step| step.word == word.as_str());
    if let Some(unknown) = wanted.iter().find(|word| find(word).is_none()) {
        let known: Vec<&str> = STEPS.iter().map(|step| step.word).collect();
        bail!("There is no step `{unknown}`. The steps are: {}", known.join(", "));
    }
    Ok(STEPS.iter().filter(|step| wanted.iter().any(|word| word == step.word)).collect())
}

/// The words that select steps, for the usage text.
pub fn words() -> String {
    STEPS.iter().map(|step| step.word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_run_in_their_own_order_and_an_unknown_one_is_named() {
        let chosen = choose(&["tidy".to_owned(), "format".to_owned()]).expect("known");
        assert_eq!(chosen.iter().map(|step| step.word).collect::<Vec<_>>(), ["format", "tidy"]);
        let Err(error) = choose(&["tidi".to_owned()]) else { panic!("an unknown step was taken") };
        assert!(error.to_string().contains("`tidi`") && error.to_string().contains("licences"));
    }

    #[test]
    fn long_steps_run_when_they_are_asked_for() {
        let words = |wanted: &[&str]| -> Vec<&str> {
            let wanted: Vec<String> = wanted.iter().map(|word| (*word).to_owned()).collect();
            choose(&wanted).expect("known").iter().map(|step| step.word).collect()
        };
        let everything = words(&["--thorough"]);
        assert_eq!(everything.len(), STEPS.len());
        let left: Vec<&str> = everything.into_iter().filter(|word| !words(&[]).contains(word)).collect();
        assert_eq!(left, ["long-postgres", "long-browser"]);
        assert_eq!(words(&["long-browser"]), ["long-browser"]);
    }
}
