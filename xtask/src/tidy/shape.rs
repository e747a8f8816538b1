//! The shape of a crate and of a file: it says what it is, forbids what it must, and reads in one sitting.

use super::{Place, Rule, Tree};

pub const RULES: &[Rule] = &[
    Rule {
        says: "A file reads in one sitting: 400 lines at most.",
        remedy: "Cut it where it does two jobs, or list it with a reason in xtask/src/tidy/shape.rs.",
        find: long,
    },
    Rule {
        says: "The first line of a Rust file says what it is in words a programme lead understands.",
        remedy: "Begin with `//! …`.",
        find: nameless,
    },
    Rule {
        says: "Each crate's README is its documentation and says what the crate is for.",
        remedy: "Write a README.md of at least a sentence, and `#![doc = include_str!(\"../README.md\")]` in lib.rs.",
        find: undocumented,
    },
    Rule {
        says: "Each crate forbids unsafe code (where test builds enrol SQL: outside tests; in matching: outside one file).",
        remedy: "Write `#![forbid(unsafe_code)]` at the crate's root.",
        find: unsafe_crates,
    },
    Rule {
        says: "Unsafe code stands in the one file that calls vector code, beside its safe twin.",
        remedy: "Write it safely; a second file is argued for in xtask/src/tidy/shape.rs.",
        find: unsafe_files,
    },
];

const LIMIT: usize = 400;

/// Files that may be longer, each with its reason.
const LONG: [(&str, &str); 6] = [
    (
        "crates/identity/tests/signing_in.rs",
        "one way in, told from asking to being refused; cut when passkeys come",
    ),
    ("crates/matching/src/assign.rs", "one algorithm, whose searches share their labels"),
    ("crates/programme/tests/pairs.rs", "one story of a pair with the world it happens in"),
    ("crates/store/src/pairs.rs", "the statements of one aggregate"),
    ("crates/store/src/standing.rs", "one implementation of standing for each kind of thing"),
    ("crates/web/src/imports.rs", "one file on its way in, step by step; cut when it grows"),
];

/// Test builds of these place every statement in a linker section, which `forbid` would refuse.
const ENROLS: [&str; 3] = ["database", "store", "monitoring"];

/// The one file of shipped code with `unsafe`, and the crate that can only deny it elsewhere for that.
const UNSAFE: (&str, &str) = ("matching", "crates/matching/src/bench/wide.rs");

fn long(tree: &Tree) -> Vec<Place> {
    let written =
        [".rs", ".mjs", ".ts", ".scss", ".sql", ".sh"].into_iter().flat_map(|ending| tree.texts(ending));
    // A golden text is as long as what it shows.
    let written = written.filter(|(path, _)| !path.contains("/golden/"));
    let long = written.map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > LIMIT);
    let unlisted = long.filter(|(path, _)| !LONG.iter().any(|(listed, _)| listed == path));
    unlisted.map(|(path, lines)| Place::new(path, lines, format!("{lines} lines"))).collect()
}

fn nameless(tree: &Tree) -> Vec<Place> {
    let says = |text: &str| text.starts_with("//! ") || text.starts_with("#![doc = include_str!(");
    tree.texts(".rs")
        .filter(|(_, text)| !says(text))
        .map(|(path, _)| Place::new(path, 1, "does not say what it is"))
        .collect()
}

fn undocumented(tree: &Tree) -> Vec<Place> {
    let mut places = Vec::new();
    for folder in folders(tree) {
        let readme = format!("crates/{folder}/README.md");
        let prose = tree
            .text(&readme)
            .unwrap_or_default()
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(str::len)
            .sum::<usize>();
        if prose < 40 {
            places.push(Place::new(&readme, 0, "missing or empty"));
        }
        let library = format!("crates/{folder}/src/lib.rs");
        if tree.text(&library).is_some_and(|text| !text.contains("#![doc = include_str!(\"../README.md\")]"))
        {
            places.push(Place::new(&library, 1, "does not show its README"));
        }
    }
    places
}

fn unsafe_crates(tree: &Tree) -> Vec<Place> {
    let mut roots: Vec<(String, &str)> = Vec::new();
    for folder in folders(tree) {
        let promise = if ENROLS.contains(&folder) {
            "#![cfg_attr(not(test), forbid(unsafe_code))]"
        } else if folder == UNSAFE.0 {
            "#![deny(unsafe_code)]"
        } else {
            "#![forbid(unsafe_code)]"
        };
        roots.extend(["lib.rs", "main.rs"].map(|file| (format!("crates/{folder}/src/{file}"), promise)));
    }
    roots.push(("xtask/src/main.rs".to_owned(), "#![forbid(unsafe_code)]"));
    let broken = roots.into_iter().filter(|(path, promise)| {
        tree.text(path)
            .is_some_and(|text| !text.contains(promise) && !text.contains("#![forbid(unsafe_code)]"))
    });
    broken.map(|(path, promise)| Place::new(&path, 1, format!("lacks {promise}"))).collect()
}

fn unsafe_files(tree: &Tree) -> Vec<Place> {
    let in_matching =
        tree.shipped().filter(|(path, _)| super::crate_of(path) == Some(UNSAFE.0) && *path != UNSAFE.1);
    let lines = in_matching.flat_map(|(path, text)| super::code(text).map(move |line| (path, line)));
    let hits = lines.filter(|(_, (_, line))| line.contains("unsafe ") || line.contains("expect(unsafe_code"));
    hits.map(|(path, (number, line))| Place::new(path, number, line.trim())).collect()
}

/// The folders under `crates/`.
fn folders(tree: &Tree) -> Vec<&str> {
    let manifests = tree
        .texts("/Cargo.toml")
        .filter_map(|(path, _)| path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml"));
    manifests.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;

    #[test]
    fn a_long_file_is_found() {
        let at_the_limit = "//! A.\n".repeat(LIMIT);
        let over = "//! A.\n".repeat(LIMIT + 1);
        let tree = tree(&[("xtask/src/a.rs", &at_the_limit), ("xtask/src/b.rs", &over)]);
        assert_eq!(broken(RULES, &tree), ["xtask/src/b.rs:401"]);
    }

    #[test]
    fn a_crate_that_says_and_forbids_nothing_is_found() {
        let bare = tree(&[("crates/a/Cargo.toml", ""), ("crates/a/src/lib.rs", "pub fn a() {}\n")]);
        let places = [
            "crates/a/src/lib.rs:1",
            "crates/a/README.md:0",
            "crates/a/src/lib.rs:1",
            "crates/a/src/lib.rs:1",
        ];
        assert_eq!(broken(RULES, &bare), places);
    }

    #[test]
    fn a_crate_that_keeps_the_rules_is_not_found() {
        let root = "#![doc = include_str!(\"../README.md\")]\n#![forbid(unsafe_code)]\n";
        let enrols =
            "#![doc = include_str!(\"../README.md\")]\n#![cfg_attr(not(test), forbid(unsafe_code))]\n";
        let readme = "# a\n\nWhat mentees and mentors say to each other, and when.\n";
        let good = tree(&[
            ("crates/a/Cargo.toml", ""),
            ("crates/a/README.md", readme),
            ("crates/a/src/lib.rs", root),
            ("crates/store/Cargo.toml", ""),
            ("crates/store/README.md", readme),
            ("crates/store/src/lib.rs", enrols),
        ]);
        assert!(broken(RULES, &good).is_empty());
    }

    #[test]
    fn unsafe_code_outside_its_one_file_is_found() {
        let tree = tree(&[
            ("crates/matching/src/bench/wide.rs", "//! A.\nfn a() { unsafe { b() } }\n"),
            ("crates/matching/src/solve.rs", "//! A.\nfn a() { unsafe { b() } }\n"),
        ]);
        assert_eq!(broken(&RULES[4..], &tree), ["crates/matching/src/solve.rs:2"]);
    }
}
