//! What may be written in one reviewed place only: routes, raw HTML, free SQL.

use super::{Rule, phrases};

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
        remedy: "Write markup with html!, which escapes; raw text belongs in crates/ui/src/raw.rs, and for the film's own page in crates/player/src/raw.rs.",
        find: |tree| {
            phrases(tree, &["PreEscaped"], &["crates/ui/src/raw.rs", "crates/player/src/raw.rs", "xtask/"])
        },
    },
    Rule {
        says: "SQL text is built in one place.",
        remedy: "Write it in sql!; lists and optional filters go through Query::bind_each.",
        find: |tree| phrases(tree, &["AssertSqlSafe"], &["crates/database/src/", "xtask/"]),
    },
    Rule {
        says: "Every statement stands in the statement macro, so that the test that prepares it on both engines knows it.",
        remedy: "Write sql!(\"…\") around it, or sql_for! where the engines differ.",
        find: |tree| {
            phrases(
                tree,
                &["sqlx::query", "query_as(", "QueryBuilder", "Statement {"],
                &["crates/database/src/", "xtask/"],
            )
        },
    },
];

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
    fn a_statement_that_passes_by_the_macro_is_found() {
        let text = "fn a(unit: &mut Unit) {\n    unit.query(sql!(\"SELECT id FROM circle\"));\n    sqlx::query(\"DELETE FROM circle\");\n}\n";
        let tree = tree(&[("crates/store/src/circles.rs", text), ("crates/database/src/unit.rs", text)]);
        assert_eq!(broken(RULES, &tree), ["crates/store/src/circles.rs:3"]);
    }
}
