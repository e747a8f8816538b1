//! The lock files name public registries and nothing else, and nothing that needs more than a C and a C++ compiler.

use super::{Place, Rule, Tree, numbered};

pub const RULES: &[Rule] = &[
    Rule {
        says: "The lock files name no host but the public registry of crates.",
        remedy: "Make the lock file anew without a mirror (npm: omit-lockfile-registry-resolved).",
        find: hosts,
    },
    Rule {
        says: "A C and a C++ compiler are all that a build may ask for.",
        remedy: "Choose the feature that uses rustls with ring, or another crate.",
        find: |tree| {
            let names = |line: &str| {
                line.strip_prefix("name = \"")
                    .and_then(|rest| rest.strip_suffix('"'))
                    .is_some_and(|name| UNWANTED.contains(&name))
            };
            lines(tree, "Cargo.lock", names)
        },
    },
];

const UNWANTED: [&str; 8] = [
    "openssl",
    "openssl-sys",
    "native-tls",
    "aws-lc-rs",
    "aws-lc-sys",
    "cmake",
    "bindgen",
    "protoc-bin-vendored",
];

fn hosts(tree: &Tree) -> Vec<Place> {
    let crates = |line: &str| {
        line.starts_with("source = ")
            && line != "source = \"registry+https://github.com/rust-lang/crates.io-index\""
    };
    let npm = |line: &str| line.trim_start().starts_with("\"resolved\"");
    let mut places = lines(tree, "Cargo.lock", crates);
    places.extend(lines(tree, "frontend/package-lock.json", npm));
    places
}

fn lines(tree: &Tree, path: &str, wrong: impl Fn(&str) -> bool) -> Vec<Place> {
    let text = tree.text(path).unwrap_or_default();
    numbered(text)
        .filter(|(_, line)| wrong(line))
        .map(|(number, line)| Place::new(path, number, line.trim()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;

    #[test]
    fn mirrors_and_unwanted_crates_are_found() {
        let cargo = "name = \"jiff\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n\
                     name = \"cmake\"\nsource = \"registry+https://mirror.example/index\"\n";
        let npm =
            "{\n  \"resolved\": \"https://mirror.example/axe.tgz\",\n  \"integrity\": \"sha512-x\"\n}\n";
        let tree = tree(&[("Cargo.lock", cargo), ("frontend/package-lock.json", npm)]);
        assert_eq!(broken(RULES, &tree), ["Cargo.lock:4", "frontend/package-lock.json:2", "Cargo.lock:3"]);
    }
}
