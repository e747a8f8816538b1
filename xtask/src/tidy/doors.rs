//! What may be written in one reviewed place only: routes, raw HTML, free SQL.

use super::{Place, Rule, Tree, crate_of, phrases};

pub const RULES: &[Rule] = &[
    Rule {
        says: "Every route is declared once, in the routes table, with the policy that guards it.",
        remedy: "Add a line to the table; nothing else mounts a handler.",
        find: |tree| {
            let web: &[&str] = &[".route(", ".route_service(", ".nest(", ".nest_service(", "Router::merge"];
            phrases(tree, web, &["crates/web/src/routes", "xtask/"])
        },
    },
    Rule {
        says: "Raw HTML is made in one reviewed module.",
        remedy: "Write markup with html!, which escapes; raw text belongs in crates/ui/src/raw.rs.",
        find: |tree| phrases(tree, &["PreEscaped"], &["crates/ui/src/raw.rs", "xtask/"]),
    },
    Rule {
        says: "SQL text is built in one place.",
        remedy: "Write it in sql!; lists and optional filters go through Query::bind_each.",
        find: |tree| phrases(tree, &["AssertSqlSafe"], &["crates/database/src/", "xtask/"]),
    },
    Rule {
        says: "Every statement stands in the statement macro, so that the test that prepares it on both engines knows it.",
        remedy: "Write sql!(\"…\") around it, or sql_for! where the engines differ.",
        find: loose_statements,
    },
];

const VERBS: [&str; 6] = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH ", "CREATE TABLE "];

fn loose_statements(tree: &Tree) -> Vec<Place> {
    // The layer below the macro speaks SQL of its own: pragmas, migrations, throwaway databases.
    let above = |path: &str| crate_of(path).is_some_and(|folder| !["database", "xtask"].contains(&folder));
    tree.shipped().filter(|(path, _)| above(path)).flat_map(|(path, text)| loose(path, text)).collect()
}

fn loose(path: &str, text: &str) -> Vec<Place> {
    let starts = text.match_indices('"').filter(|(start, _)| {
        let rest = text[start + 1..].trim_start();
        VERBS.iter().any(|verb| rest.starts_with(verb))
    });
    let outside = starts.filter(|(start, _)| {
        let before = text[..*start].trim_end().trim_end_matches(['r', '#']).trim_end();
        !["sql!(", "sqlite:", "postgres:"].iter().any(|opening| before.ends_with(opening))
    });
    let line = |start: usize| text[..start].matches('\n').count() + 1;
    let in_comment = |start: usize| {
        text[..start].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with("//"))
    };
    outside
        .filter(|(start, _)| !in_comment(*start))
        .map(|(start, _)| Place::new(path, line(start), "a statement outside sql!"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, tree};
    use super::*;

    #[test]
    fn a_route_outside_the_table_is_found() {
        let line = "//! Pages.\nfn mount(router: Router) -> Router { router.route(\"/x\", get(x)) }\n";
        let tree = tree(&[("crates/web/src/pairs.rs", line), ("crates/web/src/routes.rs", line)]);
        assert_eq!(broken(RULES, &tree), ["crates/web/src/pairs.rs:2"]);
    }

    #[test]
    fn raw_html_outside_its_module_is_found() {
        let line = "fn shout(text: String) -> Markup { maud::PreEscaped(text) }\n";
        let tree = tree(&[("crates/web/src/pairs.rs", line), ("crates/ui/src/raw.rs", line)]);
        assert_eq!(broken(RULES, &tree), ["crates/web/src/pairs.rs:1"]);
    }

    #[test]
    fn a_statement_outside_the_macro_is_found_and_one_inside_is_not() {
        let text = "fn a(unit: &mut Unit) {\n    unit.query(sql!(\n        \"SELECT id FROM circle\"\n    ));\n    \
                    unit.query(sql_for!(sqlite: \"SELECT 1\", postgres: \"SELECT 2\"));\n    run(\"DELETE FROM circle\");\n}\n";
        assert_eq!(
            broken(RULES, &tree(&[("crates/store/src/circles.rs", text)])),
            ["crates/store/src/circles.rs:6"]
        );
    }
}
