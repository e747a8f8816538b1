//! Reads from the output of a test runner how many tests passed and failed, and which of them looked for data that is
//! not here.

use crate::say;

/// What a runner reported.
#[derive(Debug, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    /// What the tests said that need data from outside the project and did not find it. They count as passed by the
    /// runner, so they are listed apart.
    pub without_data: Vec<String>,
}

/// What a test prints when the shared example data is not beside the project.
const NEEDS_DATA: &str = "skipped: needs ";

/// What a test prints when it was given a PostgreSQL database.
const ON_POSTGRES: &str = "ran on PostgreSQL";

impl Count {
    /// Lists what was not here, and gives the remark of the step: empty where everything was.
    pub fn list_without_data(&self) -> String {
        for said in &self.without_data {
            say::line(said);
        }
        match self.without_data.len() {
            0 => String::new(),
            number => {
                format!(
                    "{number} kinds of shared data are not here; the tests that need them are listed above"
                )
            }
        }
    }
}

/// Reads the output of nextest, of `cargo test` or of Node's test runner (in TAP).
///
/// Gives `None` when there is no summary: the runner did not get that far.
pub fn read(output: &str) -> Option<Count> {
    let lines = || output.lines().map(str::trim);
    // Under nextest each test is a run of its own and prints its own "test result"; only the summary counts.
    let (passed, failed) = add(lines().filter_map(nextest))
        .or_else(|| add(lines().filter_map(cargo_test)))
        .or_else(|| node(output))?;
    let mut without_data: Vec<String> = Vec::new();
    // Node's runner writes what a test says as a comment.
    let said = lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
    for line in said.filter(|line| line.starts_with(NEEDS_DATA)) {
        if !without_data.iter().any(|said| said == line) {
            without_data.push(line.to_owned());
        }
    }
    Some(Count { passed, failed, without_data })
}

/// How many tests that passed said that they ran on PostgreSQL. A test that needed several databases counts once.
pub fn on_postgres(output: &str) -> usize {
    let mut said = Vec::new();
    for line in output.lines().map(str::trim) {
        // A new test begins: under nextest with its result, under cargo test with the heading of its output.
        if is_result(line) || line.starts_with("---- ") {
            said.push((!line.starts_with("PASS [") && is_result(line), false));
        } else if line == ON_POSTGRES
            && let Some((_, reached)) = said.last_mut()
        {
            *reached = true;
        }
    }
    said.into_iter().filter(|(failed, reached)| !failed && *reached).count()
}

fn is_result(line: &str) -> bool {
    ["PASS [", "FAIL [", "TIMEOUT [", "SIGABRT [", "SIGSEGV ["].iter().any(|mark| line.starts_with(mark))
}

fn add(results: impl Iterator<Item = (usize, usize)>) -> Option<(usize, usize)> {
    results.reduce(|(passed, failed), (more, worse)| (passed + more, failed + worse))
}

/// `# pass 2` and `# fail 1`, once each, at the end.
fn node(output: &str) -> Option<(usize, usize)> {
    let number = |start: &str| output.lines().find_map(|line| line.strip_prefix(start)?.parse().ok());
    Some((number("# pass ")?, number("# fail ")?))
}

/// `Summary [   0.016s] 5 tests run: 4 passed (1 slow), 1 failed, 0 skipped`
fn nextest(line: &str) -> Option<(usize, usize)> {
    let (_, results) = line.strip_prefix("Summary [")?.split_once("run:")?;
    // What timed out or could not be started has failed.
    let failed = ["failed", "timed out", "exec failed"].iter().filter_map(|word| before(results, word)).sum();
    Some((before(results, "passed").unwrap_or(0), failed))
}

/// `test result: ok. 4 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s`
fn cargo_test(line: &str) -> Option<(usize, usize)> {
    let results = line.strip_prefix("test result:")?;
    Some((before(results, "passed")?, before(results, "failed")?))
}

/// The number that stands before `word` in a list such as `4 passed (1 slow), 1 failed`.
fn before(results: &str, word: &str) -> Option<usize> {
    results.split([',', ';', '.']).find_map(|part| {
        let (number, rest) = part.trim().split_once(' ')?;
        (rest == word || rest.starts_with(&format!("{word} "))).then(|| number.parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(output: &str) -> Option<(usize, usize)> {
        read(output).map(|count| (count.passed, count.failed))
    }

    #[test]
    fn nextest_is_read_from_its_summary() {
        assert_eq!(numbers("     Summary [   0.016s] 5 tests run: 5 passed, 3 skipped"), Some((5, 0)));
        assert_eq!(
            numbers("  Summary [ 61.1s] 9/12 tests run: 5 passed (1 slow), 3 failed, 1 timed out, 0 skipped"),
            Some((5, 4))
        );
        assert_eq!(numbers("  Summary [ 0.0s] 1 test run: 0 passed, 1 failed, 0 skipped"), Some((0, 1)));
    }

    #[test]
    fn what_each_test_prints_under_nextest_is_not_counted_again() {
        let output = "  PASS [ 0.0s] trellis-x a\n    test result: ok. 1 passed; 0 failed; 0 ignored\n\
                      Summary [ 0.1s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(numbers(output), Some((1, 0)));
    }

    #[test]
    fn only_tests_that_reached_postgresql_and_passed_count_as_run_there() {
        let output = "  PASS [ 0.1s] (1/3) trellis-store a\n  stderr ───\n    ran on PostgreSQL\n    ran on PostgreSQL\n\
                      PASS [ 0.1s] (2/3) trellis-store b\nFAIL [ 0.1s] (3/3) trellis-store c\n    ran on PostgreSQL\n";
        assert_eq!(on_postgres(output), 1);
    }

    #[test]
    fn cargo_test_is_added_up_over_its_programs() {
        let output = "test result: ok. 4 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(numbers(output), Some((5, 2)));
    }

    #[test]
    fn nodes_runner_is_read_from_its_tap_lines() {
        assert_eq!(numbers("ok 1 - a story\n# tests 3\n# pass 2\n# fail 1\n# skipped 0\n"), Some((2, 1)));
    }

    #[test]
    fn a_story_that_found_no_data_is_listed_as_well() {
        let output =
            "# skipped: needs ../shared/data/x\nok 1 - a story\n# tests 1\n# pass 1\n# fail 0\n# skipped 0\n";
        let count = read(output).map(|count| count.without_data);
        assert_eq!(count, Some(vec!["skipped: needs ../shared/data/x".to_owned()]));
    }

    #[test]
    fn output_without_a_summary_is_not_a_pass() {
        assert_eq!(read("error: could not compile `trellis`"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn a_test_that_found_no_data_is_listed_once() {
        let output = "    skipped: needs ../shared/data/mentor-match\nskipped: needs ../shared/data/mentor-match\n\
                      Summary [ 0.1s] 2 tests run: 2 passed, 0 skipped";
        assert_eq!(
            read(output).map(|count| count.without_data),
            Some(vec!["skipped: needs ../shared/data/mentor-match".to_owned()])
        );
    }
}
