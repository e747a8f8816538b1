//! Nothing that others made is kept here, and nothing that is built.

use super::{Place, Rule, Tree};

pub const RULES: &[Rule] = &[
    Rule {
        says: "No font, minified script, package folder or built thing is kept: Cargo and npm bring what others made.",
        remedy: "Remove the file, and let `cargo xtask assets` make or fetch it.",
        find: foreign,
    },
    Rule {
        says: "A kept file is a text, or a small picture in docs/pictures.",
        remedy: "Make the picture smaller, or make the file at build time.",
        find: heavy,
    },
];

const ENDINGS: [&str; 16] = [
    ".woff", ".woff2", ".ttf", ".otf", ".eot", ".min.js", ".min.css", ".min.mjs", ".map", ".wasm", ".so",
    ".a", ".exe", ".jar", ".node", ".pyc",
];
const FOLDERS: [&str; 4] = ["node_modules/", "dist/", "vendor/", "target/"];

/// Bytes that a picture or a text may have. The two lock files may have more.
const HEAVY: usize = 300 * 1024;

fn foreign(tree: &Tree) -> Vec<Place> {
    let paths = tree.files.iter().map(|file| file.path.as_str());
    let hits = paths.filter(|path| {
        let in_folder =
            FOLDERS.iter().any(|folder| path.starts_with(folder) || path.contains(&format!("/{folder}")));
        in_folder || ENDINGS.iter().any(|ending| path.ends_with(ending))
    });
    hits.map(|path| Place::new(path, 0, "is not ours to keep")).collect()
}

fn heavy(tree: &Tree) -> Vec<Place> {
    let mut places = Vec::new();
    for file in &tree.files {
        let lock = ["Cargo.lock", "frontend/package-lock.json"].contains(&file.path.as_str());
        if file.bytes > HEAVY && !lock {
            places.push(Place::new(&file.path, 0, format!("{} KiB", file.bytes / 1024)));
        } else if file.text.is_none() && !file.path.starts_with("docs/pictures/") {
            places.push(Place::new(&file.path, 0, "is not a text"));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;
    use crate::project::SourceFile;

    #[test]
    fn fonts_packages_and_built_files_are_found() {
        let tree = tree(&[
            ("content/font.woff2", ""),
            ("frontend/node_modules/a/index.js", ""),
            ("frontend/htmx.min.js", ""),
            ("frontend/src/live.ts", ""),
        ]);
        assert_eq!(
            broken(RULES, &tree),
            ["content/font.woff2:0", "frontend/node_modules/a/index.js:0", "frontend/htmx.min.js:0"]
        );
    }

    #[test]
    fn a_heavy_picture_and_a_stray_binary_are_found() {
        let file = |path: &str, bytes: usize| SourceFile { path: path.to_owned(), text: None, bytes };
        let mut tree = tree(&[]);
        tree.files = vec![
            file("docs/pictures/home.png", 40_000),
            file("docs/pictures/huge.png", 400_000),
            file("content/people.xlsx", 900),
        ];
        assert_eq!(broken(RULES, &tree), ["docs/pictures/huge.png:0", "content/people.xlsx:0"]);
    }
}
