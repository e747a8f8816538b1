//! Reads from the output of a test runner how many tests passed and failed, and which of them looked for data that is
//! not here.

/// What a runner reported.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    /// What the tests said that need data from outside the project and did not find it. They count as passed by the
    /// runner, so they are listed apart.
    pub without_data: Vec<String>,
}

/// What a test prints when the shared example data is not beside the project.
const NEEDS_DATA: &str = "skipped: needs ";

/// Reads the output of nextest, of `cargo test` or of Node's test runner (in TAP).
///
/// Gives `None` when there is no summary: the runner did not get that far.
pub fn read(output: &str) -> Option<Count> {
    let mut count = Count::default();
    let mut summarised = false;
    for line in output.lines().map(str::trim) {
        if let Some((passed, failed)) = nextest(line).or_else(|| cargo_test(line)) {
            count.passed += passed;
            count.failed += failed;
            summarised = true;
        } else if let Some(passed) =
            line.strip_prefix("# pass ").and_then(|number| number.parse::<usize>().ok())
        {
            count.passed += passed;
            summarised = true;
        } else if let Some(failed) =
            line.strip_prefix("# fail ").and_then(|number| number.parse::<usize>().ok())
        {
            count.failed += failed;
        } else if line.starts_with(NEEDS_DATA) && !count.without_data.iter().any(|said| said == line) {
            count.without_data.push(line.to_owned());
        }
    }
    summarised.then_some(count)
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
    fn cargo_test_is_added_up_over_its_programs() {
        let output = "test result: ok. 4 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(numbers(output), Some((5, 2)));
    }

    #[test]
    fn nodes_runner_is_read_from_its_tap_lines() {
        assert_eq!(numbers("ok 1 - a story\n# tests 3\n# pass 2\n# fail 1\n# skipped 0"), Some((2, 1)));
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
