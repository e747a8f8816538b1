//! Every dependency is declared once, with the reason above it.

use super::{Place, Rule, Tree, numbered};

pub const RULES: &[Rule] = &[
    Rule {
        says: "Every dependency has a line above it that says what it is for.",
        remedy: "Write the reason in the root Cargo.toml, or drop the dependency.",
        find: without_reason,
    },
    Rule {
        says: "A crate takes its dependencies from the workspace, so that there is one version and one reason.",
        remedy: "Declare it in the root Cargo.toml and write `name.workspace = true` here.",
        find: declared_here,
    },
    Rule {
        says: "A crate takes its lints from the workspace.",
        remedy: "Write `[lints]` and `workspace = true` in its manifest.",
        find: |tree| {
            let without = members(tree).filter(|(_, text)| !text.contains("[lints]\nworkspace = true"));
            without.map(|(path, _)| Place::new(path, 0, "no lints of the workspace")).collect()
        },
    },
];

fn without_reason(tree: &Tree) -> Vec<Place> {
    let mut places = Vec::new();
    let (mut inside, mut above) = (false, "");
    for (number, line) in numbered(tree.text("Cargo.toml").unwrap_or_default()) {
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
        } else if inside && line.contains('=') && !line.starts_with('#') {
            // Our own crates say what they are for in their READMEs; one line stands above them all.
            let of_ours = line.starts_with("trellis-");
            let explained = above.starts_with('#') || (of_ours && above.starts_with("trellis-"));
            if !explained {
                places.push(Place::new("Cargo.toml", number, line.split_whitespace().next().unwrap_or(line)));
            }
        }
        above = line;
    }
    places
}

fn declared_here(tree: &Tree) -> Vec<Place> {
    let mut places = Vec::new();
    for (path, text) in members(tree) {
        let mut inside = false;
        for (number, line) in numbered(text) {
            if line.starts_with('[') {
                inside = line.ends_with("dependencies]");
            } else if inside && line.contains('=') && !line.starts_with('#') && !takes_from_workspace(line) {
                places.push(Place::new(path, number, line));
            }
        }
    }
    places
}

fn takes_from_workspace(line: &str) -> bool {
    line.contains(".workspace = true")
        || line.contains("workspace = true,")
        || line.contains("workspace = true }")
}

fn members(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    tree.texts("/Cargo.toml").filter(|(path, _)| path.starts_with("crates/") || path.starts_with("xtask/"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;

    #[test]
    fn a_dependency_without_its_reason_is_found() {
        let root = "[workspace.dependencies]\n# Ours.\ntrellis-domain = { path = \"x\" }\ntrellis-store = { path = \"y\" }\n\n\
                    # Moments.\njiff = \"0.2\"\nuuid = \"1\"\n\n[profile.dev]\ndebug = 1\n";
        assert_eq!(broken(RULES, &tree(&[("Cargo.toml", root)])), ["Cargo.toml:8"]);
    }

    #[test]
    fn a_version_in_a_crate_and_missing_lints_are_found() {
        let good = "[lints]\nworkspace = true\n\n[dependencies]\njiff.workspace = true\nrand = { workspace = true, features = [] }\n";
        let bad = "[dev-dependencies]\njiff = \"0.2\"\n";
        let tree = tree(&[("crates/domain/Cargo.toml", good), ("crates/store/Cargo.toml", bad)]);
        assert_eq!(broken(RULES, &tree), ["crates/store/Cargo.toml:2", "crates/store/Cargo.toml:0"]);
    }
}
