//! Nothing is silenced without a reason.

use super::{Place, Rule, Tree, code};

pub const RULES: &[Rule] = &[
    Rule {
        says: "A lint is silenced only by #[expect(.., reason = \"..\")], which fails when there is nothing left to silence.",
        remedy: "Mend what the lint found, or expect it with a reason.",
        find: |tree| attribute(tree, &["#[allow(", "#![allow("], |_| false),
    },
    Rule {
        says: "A test that is ignored says why.",
        remedy: "Mend the test or write #[ignore = \"the reason\"].",
        find: |tree| attribute(tree, &["#[ignore"], |line| line.contains("= \"")),
    },
];

fn attribute(tree: &Tree, openings: &[&str], excused: fn(&str) -> bool) -> Vec<Place> {
    let lines = tree
        .texts(".rs")
        .flat_map(|(path, text)| code(text).map(move |(number, line)| (path, number, line.trim_start())));
    let hits = lines
        .filter(|(_, _, line)| openings.iter().any(|opening| line.starts_with(opening)) && !excused(line));
    hits.map(|(path, number, line)| Place::new(path, number, line)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;

    #[test]
    fn silenced_lints_and_tests_are_found() {
        let text = "#![allow(dead_code)]\n#[ignore]\nfn a() {}\n#[ignore = \"needs a printer\"]\nfn b() {}\n    #[allow(unused)]\n";
        assert_eq!(
            broken(RULES, &tree(&[("crates/web/tests/a.rs", text)])),
            ["crates/web/tests/a.rs:1", "crates/web/tests/a.rs:6", "crates/web/tests/a.rs:2"]
        );
    }
}
