//! No unfinished marks, and no trace of the machine on which something was written.

use super::{Place, Rule, Tree, numbered};

pub const RULES: &[Rule] = &[
    Rule {
        says: "What is committed is finished.",
        remedy: "Do it now, or write an issue and take the mark away.",
        find: |tree| words(tree, &UNFINISHED),
    },
    Rule {
        says: "No file names a folder of somebody's machine.",
        remedy: "Use a path from the project's root.",
        find: machine_paths,
    },
];

// Spelled in two halves, so that this file is not its own first find.
const UNFINISHED: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!("), concat!("unimple", "mented!(")];
const HOMES: [&str; 3] = [concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("C:\\Us", "ers")];

fn machine_paths(tree: &Tree) -> Vec<Place> {
    let here = tree.root.display().to_string();
    let mut phrases: Vec<&str> = HOMES.to_vec();
    // A checkout right under `/` has a name too short to tell anything.
    if here.matches('/').count() > 1 {
        phrases.push(&here);
    }
    words(tree, &phrases)
}

fn words(tree: &Tree, phrases: &[&str]) -> Vec<Place> {
    let texts = tree.files.iter().filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?)));
    let lines = texts.flat_map(|(path, text)| numbered(text).map(move |(number, line)| (path, number, line)));
    let hits = lines.filter_map(|(path, number, line)| {
        let phrase = phrases.iter().find(|phrase| line.contains(**phrase))?;
        Some(Place::new(path, number, *phrase))
    });
    hits.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;

    #[test]
    fn unfinished_marks_and_paths_of_a_machine_are_found() {
        let text = format!(
            "// {} later\n// see {}ada/notes\nrun /somewhere/checked/out/x\nfine\n",
            UNFINISHED[0], HOMES[0]
        );
        assert_eq!(
            broken(RULES, &tree(&[("README.md", &text)])),
            ["README.md:1", "README.md:2", "README.md:3"]
        );
    }
}
