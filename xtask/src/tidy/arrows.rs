//! Which of our crates may need which: the arrows of the architecture.

use super::{Place, Rule, Tree};
use crate::workspace::Package;

pub const RULES: &[Rule] = &[
    Rule {
        says: "A crate needs only what the architecture lets it point to.",
        remedy: "Move the code to where the arrow starts, or pass a value in; a new arrow is a decision: write it in ARCHITECTURE.md and in xtask/src/tidy/arrows.rs.",
        find: strays,
    },
    Rule {
        says: "Matching, programme and pages cannot reach the equality answers by any path.",
        remedy: "Equality answers travel through their own form handler and store alone.",
        find: reaches_monitoring,
    },
    Rule {
        says: "The golden texts are for tests.",
        remedy: "Name trellis-golden under [dev-dependencies].",
        find: golden_that_ships,
    },
];

/// Each crate by its folder, and what it may need of ours when it ships. `trellis`, the binary, wires everything.
const ARROWS: [(&str, &[&str]); 25] = [
    ("domain", &[]),
    ("certificate", &[]),
    ("tally", &[]),
    ("golden", &[]),
    ("database", &[]),
    ("matching", &["domain"]),
    ("workshop", &["domain"]),
    // The bundle of a finished workshop, and its check.
    ("record", &["tally", "workshop"]),
    ("sealing", &["domain"]),
    ("words", &["domain"]),
    ("sheets", &["domain"]),
    // A leaf that only the binary names: it takes as long to build as half of the rest.
    ("paper", &["domain"]),
    ("film", &[]),
    // The film as a part of a page: SVG alone, so pages need no encoder.
    ("player", &["film"]),
    // What draws, encodes and prints the film; it reads plans and knows no storyboard.
    ("studio", &["film"]),
    ("store", &["database", "domain", "workshop"]),
    ("identity", &["store", "sealing", "domain"]),
    ("post", &["store", "words", "domain"]),
    ("programme", &["store", "matching", "post", "record", "sealing", "tally", "workshop", "domain"]),
    ("ui", &["film", "words"]),
    // Made-up programmes of the demonstration and of stories; only the binary ships it.
    ("world", &["store", "domain"]),
    // The whole product in memory, for stories; nothing ships it.
    ("town", &["database", "domain", "identity", "programme", "sealing", "store", "web", "world"]),
    (
        "web",
        &[
            "programme",
            "ui",
            "identity",
            "sealing",
            "sheets",
            "words",
            "film",
            "player",
            "workshop",
            "domain",
        ],
    ),
    (
        "trellis",
        &[
            "certificate",
            "database",
            "domain",
            "film",
            "identity",
            "matching",
            "paper",
            "player",
            "post",
            "programme",
            "record",
            "sealing",
            "sheets",
            "store",
            "studio",
            "tally",
            "ui",
            "web",
            "words",
            "world",
        ],
    ),
    ("xtask", &[]),
];

fn strays(tree: &Tree) -> Vec<Place> {
    let stray = |package: &Package| {
        let folder = package.folder();
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == folder) else {
            return vec![Place::new(
                &manifest(folder),
                0,
                format!("`{folder}` has no place in the architecture yet"),
            )];
        };
        let needs =
            package.dependencies.iter().filter(|need| need.ships()).filter_map(|need| ours(&need.name));
        let strays = needs.filter(|need| !allowed.contains(need));
        strays.map(|need| Place::new(&manifest(folder), 0, format!("`{folder}` needs `{need}`"))).collect()
    };
    tree.crates.iter().flat_map(stray).collect()
}

fn reaches_monitoring(tree: &Tree) -> Vec<Place> {
    let guarded = ["matching", "programme", "web"];
    let found = guarded
        .into_iter()
        .filter(|start| reachable(tree, start).iter().any(|folder| folder == "monitoring"));
    found.map(|start| Place::new(&manifest(start), 0, format!("`{start}` reaches `monitoring`"))).collect()
}

fn golden_that_ships(tree: &Tree) -> Vec<Place> {
    let ships = |package: &&Package| {
        package.dependencies.iter().any(|need| need.ships() && need.name == "trellis-golden")
    };
    tree.crates
        .iter()
        .filter(ships)
        .map(|package| Place::new(&manifest(package.folder()), 0, "needs trellis-golden"))
        .collect()
}

/// Every crate of ours that `start` needs, directly or through others, in tests too.
fn reachable(tree: &Tree, start: &str) -> Vec<String> {
    let mut seen = vec![start.to_owned()];
    let mut next = 0;
    while let Some(folder) = seen.get(next).cloned() {
        next += 1;
        let package = tree.crates.iter().find(|package| package.folder() == folder);
        for need in
            package.into_iter().flat_map(|package| &package.dependencies).filter_map(|need| ours(&need.name))
        {
            if !seen.iter().any(|known| known == need) {
                seen.push(need.to_owned());
            }
        }
    }
    seen
}

fn ours(package: &str) -> Option<&str> {
    package.strip_prefix("trellis-")
}

fn manifest(folder: &str) -> String {
    if folder == "xtask" { "xtask/Cargo.toml".to_owned() } else { format!("crates/{folder}/Cargo.toml") }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, package, tree};
    use super::*;

    fn with(crates: Vec<Package>) -> Tree {
        Tree { crates, ..tree(&[]) }
    }

    #[test]
    fn an_arrow_that_points_outwards_is_found_and_a_drawn_one_is_not() {
        let tree = with(vec![
            package("domain", &[("trellis-store", None)]),
            package("matching", &[("trellis-domain", None), ("jiff", None)]),
        ]);
        assert_eq!(broken(RULES, &tree), ["crates/domain/Cargo.toml:0"]);
    }

    #[test]
    fn tests_may_look_where_shipped_code_may_not() {
        let tree = with(vec![package(
            "matching",
            &[("trellis-certificate", Some("dev")), ("trellis-golden", Some("dev"))],
        )]);
        assert!(broken(RULES, &tree).is_empty());
    }

    #[test]
    fn a_crate_that_the_architecture_does_not_know_is_found() {
        assert_eq!(broken(RULES, &with(vec![package("gossip", &[])])), ["crates/gossip/Cargo.toml:0"]);
    }

    #[test]
    fn the_equality_answers_are_out_of_reach_even_by_a_detour_and_in_tests() {
        let tree = with(vec![
            package("matching", &[("trellis-domain", Some("dev"))]),
            package("domain", &[("trellis-monitoring", Some("dev"))]),
        ]);
        assert_eq!(broken(&RULES[1..2], &tree), ["crates/matching/Cargo.toml:0"]);
    }

    #[test]
    fn golden_texts_that_ship_are_found() {
        assert_eq!(
            broken(&RULES[2..], &with(vec![package("words", &[("trellis-golden", None)])])),
            ["crates/words/Cargo.toml:0"]
        );
    }
}
