//! The bans of `clippy.toml`: the stricter files repeat the root list, and nobody lifts a ban in passing.

use super::outside::PURE;
use super::{Place, Rule, Tree, code};

pub const RULES: &[Rule] = &[
    Rule {
        says: "A clippy.toml in a crate replaces the root file, so it repeats every line of it.",
        remedy: "Copy the missing line from the root clippy.toml.",
        find: shortened,
    },
    Rule {
        says: "Every pure core has the stricter clippy.toml.",
        remedy: "Copy it from crates/domain.",
        find: |tree| {
            let missing = PURE
                .map(|core| format!("crates/{core}/clippy.toml"))
                .into_iter()
                .filter(|path| tree.text(path).is_none());
            missing.map(|path| Place::new(&path, 0, "missing")).collect()
        },
    },
    Rule {
        says: "Only the binary, the chores and tests may lift a ban on clocks, dice and settings.",
        remedy: "Take the value as an argument; a new exception is argued for in xtask/src/tidy/lints.rs.",
        find: lifted,
    },
];

/// Who may lift a ban in shipped code, and why.
const MAY_LIFT: [&str; 9] = [
    // The binary is where the clock, the dice and the settings come from.
    "crates/trellis/",
    "xtask/",
    // Tests alone, by one switch.
    "crates/golden/",
    // The one place that mounts a declared route.
    "crates/web/src/routes",
    // The one reviewed module of raw HTML.
    "crates/ui/src/raw.rs",
    // The same for the film's one-file page, which is made where no page of the application is.
    "crates/player/src/raw.rs",
    // Cargo tells a build script where to write in its environment, and nowhere else.
    "crates/ui/build.rs",
    "crates/words/build.rs",
    // `Query::bind_each` and the throwaway databases of the tests.
    "crates/database/",
];

fn shortened(tree: &Tree) -> Vec<Place> {
    let root: Vec<&str> = meaning(tree.text("clippy.toml").unwrap_or_default()).collect();
    let stricter = tree.texts("/clippy.toml");
    stricter
        .flat_map(|(path, text)| {
            let kept: Vec<&str> = meaning(text).collect();
            root.iter()
                .filter(move |line| !kept.contains(line))
                .map(move |line| Place::new(path, 0, format!("lacks `{line}`")))
        })
        .collect()
}

fn meaning(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn lifted(tree: &Tree) -> Vec<Place> {
    // Cargo speaks to build scripts through the environment.
    let may =
        |path: &str| path.ends_with("/build.rs") || MAY_LIFT.iter().any(|start| path.starts_with(start));
    let files = tree.shipped().filter(|(path, _)| !may(path));
    let hits = files.flat_map(|(path, text)| code(text).map(move |(number, line)| (path, number, line)));
    let lifts = hits.filter(|(_, _, line)| line.contains("clippy::disallowed_"));
    lifts.map(|(path, number, _)| Place::new(path, number, "lifts a ban")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;

    #[test]
    fn a_shortened_list_is_found_and_a_longer_one_is_not() {
        let root = "# Why.\nallow = true\nbans = [\n    { path = \"a\" },\n]\n";
        let longer = "allow = true\nbans = [\n    { path = \"a\" },\n    { path = \"b\" },\n]\n";
        let tree = tree(&[
            ("clippy.toml", root),
            ("crates/domain/clippy.toml", longer),
            ("crates/matching/clippy.toml", longer),
            ("crates/film/clippy.toml", longer),
            ("crates/tally/clippy.toml", longer),
            ("crates/workshop/clippy.toml", longer),
            ("crates/record/clippy.toml", longer),
            ("crates/certificate/clippy.toml", "bans = [\n    { path = \"a\" },\n]\n"),
        ]);
        assert_eq!(broken(RULES, &tree), ["crates/certificate/clippy.toml:0"]);
    }

    #[test]
    fn a_ban_lifted_in_passing_is_found() {
        let text = "#[expect(clippy::disallowed_methods, reason = \"hurry\")]\nfn now() {}\n";
        let tree = tree(&[("crates/web/src/clock.rs", text), ("crates/trellis/src/clock.rs", text)]);
        assert_eq!(broken(&RULES[2..], &tree), ["crates/web/src/clock.rs:1"]);
    }
}
