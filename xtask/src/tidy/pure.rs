//! The pure cores ask nobody: what they compute follows from their arguments alone.

use super::outside::PURE;
use super::{Place, Rule, Tree, code, crate_of};

pub const RULES: &[Rule] = &[Rule {
    says: "A pure core asks neither the clock, nor chance, nor the system, and keeps no hash tables.",
    remedy: "Take the moment, the dice or the text as an argument; keep what is iterated in a BTreeMap or a sorted vector.",
    find,
}];

const FORBIDDEN: [&str; 14] = [
    "HashMap",
    "HashSet",
    "::now()",
    "SystemTime",
    "Instant",
    "thread_rng",
    "rand::rng",
    "OsRng",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "tokio",
    "async fn",
];

fn find(tree: &Tree) -> Vec<Place> {
    let cores =
        tree.shipped().filter(|(path, _)| crate_of(path).is_some_and(|folder| PURE.contains(&folder)));
    let hits = cores.flat_map(|(path, text)| code(text).map(move |(number, line)| (path, number, line)));
    hits.filter_map(|(path, number, line)| {
        let phrase = FORBIDDEN.iter().find(|phrase| line.contains(**phrase))?;
        Some(Place::new(path, number, *phrase))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;

    #[test]
    fn a_clock_in_a_core_is_found_and_one_in_its_tests_or_comments_is_not() {
        let text = "//! Matches.\n// never HashMap\nfn a() { Timestamp::now(); }\n\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
        let tree = tree(&[
            ("crates/domain/src/meeting.rs", text),
            ("crates/matching/tests/story.rs", "//! Story.\nuse std::fs;\n"),
            ("crates/web/src/lib.rs", "use std::collections::HashMap;\n"),
        ]);
        assert_eq!(broken(RULES, &tree), ["crates/domain/src/meeting.rs:3"]);
    }
}
