//! Which of our crates may name which outside ones: each capability comes in by one door.

use super::{Place, Rule, Tree};

pub const RULES: &[Rule] = &[
    Rule {
        says: "Each outside capability is named in one place only (SQL in database and store, the web in web, letters in post).",
        remedy: "Call the crate that may name it.",
        find: strangers,
    },
    Rule {
        says: "A pure core builds on words, numbers and moments alone: no runtime, no database, no network.",
        remedy: "Let the caller do it and pass the result in; or argue for the crate in xtask/src/tidy/outside.rs.",
        find: impure,
    },
];

/// An outside crate, and the folders of ours that may name it, in tests too.
const DOORS: [(&str, &[&str]); 12] = [
    ("sqlx", &["database", "store", "monitoring"]),
    // The binary names axum for its own accept loop, which has the time-outs that axum's lacks.
    // The stories of `town` drive the application through its own types.
    ("axum", &["web", "trellis", "town"]),
    ("axum-extra", &["web"]),
    ("tower-http", &["web"]),
    ("lettre", &["post"]),
    ("typst", &["paper"]),
    ("typst-layout", &["paper"]),
    ("typst-pdf", &["paper"]),
    ("calamine", &["sheets"]),
    ("clap", &["trellis"]),
    ("vello_cpu", &["studio"]),
    ("openh264", &["studio"]),
];

/// The pure cores, and what they may build on when they ship.
pub const PURE: [&str; 7] = ["domain", "matching", "certificate", "film", "tally", "workshop", "record"];
const HARMLESS: [&str; 25] = [
    "jiff",
    "uuid",
    "rand",
    "thiserror",
    "serde",
    "serde_json",
    "sha2",
    "hex",
    "unicode-normalization",
    "unicode-segmentation",
    // Cells of a table that is in memory already.
    "csv",
    "trellis-domain",
    // The record is made of a workshop and its count, and checks a signature.
    "trellis-tally",
    "trellis-workshop",
    "ed25519-dalek",
    // Canonical bytes of the workshop, and marks that only its key links.
    "hmac",
    "serde_json_canonicalizer",
    // Words, letters and curves of the film.
    "fluent-bundle",
    "kurbo",
    "libm",
    "parley",
    "skrifa",
    "strsim",
    "toml",
    "unic-langid",
];

fn strangers(tree: &Tree) -> Vec<Place> {
    let needs = tree
        .crates
        .iter()
        .flat_map(|package| package.dependencies.iter().map(move |need| (package.folder(), need)));
    let strays = needs
        .filter(|(folder, need)| DOORS.iter().any(|(name, may)| *name == need.name && !may.contains(folder)));
    strays
        .map(|(folder, need)| {
            Place::new(&format!("crates/{folder}/Cargo.toml"), 0, format!("`{folder}` names `{}`", need.name))
        })
        .collect()
}

fn impure(tree: &Tree) -> Vec<Place> {
    let cores = tree.crates.iter().filter(|package| PURE.contains(&package.folder()));
    let needs =
        cores.flat_map(|package| package.dependencies.iter().map(move |need| (package.folder(), need)));
    let strays = needs.filter(|(_, need)| need.ships() && !HARMLESS.contains(&need.name.as_str()));
    strays
        .map(|(folder, need)| {
            Place::new(&format!("crates/{folder}/Cargo.toml"), 0, format!("`{folder}` needs `{}`", need.name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, package, tree};
    use super::*;

    #[test]
    fn sql_in_pages_and_a_runtime_in_a_core_are_found() {
        let crates = vec![
            package("store", &[("sqlx", None)]),
            package("web", &[("axum", None), ("sqlx", Some("dev"))]),
            package("domain", &[("jiff", None), ("tokio", None), ("proptest", Some("dev"))]),
        ];
        let tree = Tree { crates, ..tree(&[]) };
        assert_eq!(broken(RULES, &tree), ["crates/web/Cargo.toml:0", "crates/domain/Cargo.toml:0"]);
    }
}
