//! What a step found, and the table at the end.

use std::fmt::Write;

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It ran: so many checks passed and failed, with a remark where there is something to say.
    Ran { passed: usize, failed: usize, remark: String },
    /// It could not run here, and why.
    Skipped { reason: String },
}

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    pub title: &'static str,
    pub outcome: Outcome,
    pub seconds: f64,
}

impl Outcome {
    /// A step that is one check.
    pub fn one(passed: bool, remark: impl Into<String>) -> Self {
        Self::Ran { passed: passed.into(), failed: (!passed).into(), remark: remark.into() }
    }

    /// A step that could not be carried out.
    pub fn failed(reason: impl Into<String>) -> Self {
        Self::one(false, reason)
    }

    pub fn skipped(reason: impl Into<String>) -> Self {
        Self::Skipped { reason: reason.into() }
    }

    /// In continuous integration a skip is a failure: what was never run must not look green.
    pub fn strict(self, is_ci: bool) -> Self {
        match self {
            Self::Skipped { reason } if is_ci => {
                Self::failed(format!("skipped, which CI does not allow: {reason}"))
            }
            other => other,
        }
    }

    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Ran { failed, .. } if *failed > 0)
    }
}

/// Step, result, number of checks, seconds, remark.
pub fn table(rows: &[Row]) -> String {
    let wide = rows.iter().map(|row| row.title.chars().count()).max().unwrap_or(0).max(4);
    let mut text = format!("{:wide$}  result   checks  seconds  remark\n", "step");
    for row in rows {
        let (result, checks, remark) = match &row.outcome {
            Outcome::Ran { passed, failed: 0, remark } => ("passed", passed.to_string(), remark.as_str()),
            Outcome::Ran { passed, failed, remark } => {
                ("FAILED", format!("{failed} of {}", passed + failed), remark.as_str())
            }
            Outcome::Skipped { reason } => ("skipped", "–".to_owned(), reason.as_str()),
        };
        // Later lines of a long remark stand in the log above.
        let remark = remark.lines().next().unwrap_or("");
        let line = format!("{:wide$}  {result:7}  {checks:>6}  {:>7.1}  {remark}", row.title, row.seconds);
        let _infallible = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// The one plain line at the very end.
pub fn totals(rows: &[Row]) -> String {
    let (passed, failed) = rows.iter().fold((0, 0), |(passes, failures), row| match &row.outcome {
        Outcome::Ran { passed, failed, .. } => (passes + passed, failures + failed),
        Outcome::Skipped { .. } => (passes, failures),
    });
    format!("{passed} passed, {failed} failed")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        vec![
            Row { title: "format", outcome: Outcome::one(true, ""), seconds: 0.5 },
            Row {
                title: "tests on SQLite",
                outcome: Outcome::Ran { passed: 40, failed: 2, remark: String::new() },
                seconds: 12.34,
            },
            Row { title: "golden", outcome: Outcome::skipped("no git here"), seconds: 0.0 },
        ]
    }

    #[test]
    fn the_table_has_a_line_for_each_step_with_its_result() {
        let text = table(&rows());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[1].contains("passed") && lines[1].contains('1') && lines[1].contains("0.5"));
        assert!(lines[2].contains("FAILED") && lines[2].contains("2 of 42") && lines[2].contains("12.3"));
        assert!(lines[3].contains("skipped") && lines[3].ends_with("no git here"));
    }

    #[test]
    fn the_totals_add_every_check_and_count_no_skip() {
        assert_eq!(totals(&rows()), "41 passed, 2 failed");
    }

    #[test]
    fn a_skip_is_a_failure_in_continuous_integration_only() {
        let skip = Outcome::skipped("no browser");
        assert!(!skip.clone().strict(false).is_failure());
        assert!(skip.strict(true).is_failure());
    }
}
