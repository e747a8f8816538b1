//! The table and the story leave nothing out: every kind of writing, every column of bytes, every field to type into.
//!
//! What this cannot see: a field on a page that the story never comes to, and writing that is kept as text where the
//! schema promises a fact. The first is what `tests/permissions` walks; the second is looked for by `outside`, as a
//! canary that lies readable in a row.

use std::collections::BTreeSet;

use axum::http::Method;
use trellis_store::items;
use trellis_town::{
    PHRASE, Town,
    canary::{Class, FIELDS, PLAIN, Told, found},
    loot::{COLUMNS, Kept, Loot, Plaintext},
    on_each,
};
use trellis_web::routes;

use crate::looks::Look;

/// Kinds of items without words: a figure from one to five.
const WORDLESS: [&str; 1] = ["rating"];
/// Tables that stay empty in the story: no two circles of it become one, and its workshop comes to no vote. What lies there
/// then, `tests/circles` and `tests/workshop` look at.
const EMPTY: [&str; 2] = ["merger_answer", "workshop_table"];

fn heard(plain: &[Plaintext]) -> BTreeSet<&'static str> {
    plain.iter().flat_map(|one| found(&one.text)).collect()
}

#[tokio::test]
async fn with_every_secret_every_canary_opens_and_every_kind_of_writing_holds_one() {
    on_each(async |town: Town| {
        Told::in_town(&town).await;
        let loot = Loot::of(&town.ground.store).await;
        let members = loot.members(&[PHRASE], &[]);
        let secrets: Vec<_> = members.iter().map(|(_, member)| member).collect();
        let (opened, (served, shut)) = (loot.opened(&secrets), loot.served(&town.ground.keys));
        assert!(shut.is_empty(), "the server's keys do not open {shut:?}");
        let rows: usize =
            ["item", "sealed_draft", "support_word"].map(|table| loot.rows(table).len()).iter().sum();
        assert_eq!(opened.len(), rows, "together members open everything");
        for (class, heard) in [(Class::A, heard(&opened)), (Class::B, heard(&served))] {
            let sealed = FIELDS.iter().filter(|field| [class, Class::Released].contains(&field.class));
            let all: BTreeSet<&str> = sealed.map(|field| field.canary).collect();
            assert_eq!(heard, all, "class {class:?}: what is sealed so is what the table says");
        }
        for kind in items::KINDS.into_iter().filter(|kind| !WORDLESS.contains(kind)) {
            let of_kind = opened.iter().filter(|one| one.table == "item" && one.kind == kind);
            let sings = of_kind.flat_map(|one| found(&one.text)).next().is_some();
            assert!(
                sings,
                "no canary is written as a {kind}: give it a line in FIELDS, and fill it in the story"
            );
        }
        for (table, column, kept) in COLUMNS {
            let there = loot.rows(table).iter().any(|row| !row.bytes(column).is_empty());
            let needed = matches!(kept, Kept::ByMembers | Kept::ByServer(..)) && !EMPTY.contains(table);
            assert!(there || !needed, "nothing lies in {table}.{column}: fill it in the story");
        }
    })
    .await;
}

#[tokio::test]
async fn every_column_of_bytes_says_who_can_open_it() {
    let town = Town::new(trellis_database::testing::Engine::Sqlite).await.expect("SQLite is always there");
    let columns =
        trellis_database::testing::columns(&town.ground.store).await.expect("the schema can be read");
    let bytes = columns.iter().flat_map(|(table, columns)| {
        let bytes = columns.iter().filter(|(_, kind)| kind == "BYTEA");
        bytes.map(move |(column, _)| (table.as_str(), column.as_str()))
    });
    let listed: BTreeSet<(&str, &str)> = COLUMNS.iter().map(|(table, column, _)| (*table, *column)).collect();
    assert_eq!(bytes.collect::<BTreeSet<_>>(), listed, "COLUMNS of loot.rs is the schema's columns of bytes");
}

/// Fields to type into, found on the pages, that no line of a table knows; and lines that no page has.
pub fn fields(looks: &[Look]) -> Vec<String> {
    let mut shown = BTreeSet::new();
    for seen in looks.iter().flat_map(|look| &look.seen) {
        shown.extend(typed_into(&seen.answer.body));
    }
    let boxes = |name: &str| ["day", "month", "year", "time"].iter().any(|end| name.ends_with(end));
    let is =
        |said: &str, name: &str| said.strip_suffix('*').map_or(said == name, |start| name.starts_with(start));
    let known = |(route, name): &(&str, String)| {
        FIELDS.iter().any(|field| field.typed.0 == *route && is(field.typed.1, name))
            || PLAIN.iter().any(|(of, said, _)| of == route && is(said, name))
    };
    let strange = shown.iter().filter(|one| !known(one) && !boxes(&one.1));
    let strange = strange.map(|(route, name)| {
        format!("{route} has a field {name:?} to type into: say in fields.rs what it is")
    });
    let private = FIELDS.iter().filter(|field| field.class != Class::C);
    let gone = private.filter(|field| {
        let (route, name) = field.typed;
        !shown.iter().any(|(of, one)| *of == route && is(name, one))
    });
    let gone = gone.map(|field| format!("no page has the field {:?} of {}", field.typed, field.canary));
    strange.chain(gone).collect()
}

/// The fields of the posting forms of a page into which a person types, each with the route that it is sent to.
fn typed_into(body: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for form in body.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap_or_default();
        let tag = form.split('>').next().unwrap_or_default();
        let Some(route) =
            attribute(tag, "action").and_then(route_of).filter(|_| tag.contains("method=\"post\""))
        else {
            continue;
        };
        for tag in form.split('<').skip(1).filter_map(|part| part.split('>').next()) {
            let typed = ["hidden", "radio", "checkbox", "submit", "file", "password"];
            let kind = attribute(tag, "type").unwrap_or("text");
            let into = tag.starts_with("textarea") || tag.starts_with("input") && !typed.contains(&kind);
            found.extend(attribute(tag, "name").filter(|_| into).map(|name| (route, name.to_owned())));
        }
    }
    found
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The route that an address is sent to.
fn route_of(action: &str) -> Option<&'static str> {
    let parts: Vec<&str> = action.split('?').next().unwrap_or_default().split('/').collect();
    let fits = |path: &str| {
        let ours: Vec<&str> = path.split('/').collect();
        ours.len() == parts.len()
            && ours.iter().zip(&parts).all(|(one, part)| one.starts_with('{') || one == part)
    };
    // An address that says more comes before one with something to fill in.
    let fitting = routes::all().filter(|route| route.method == Method::POST && fits(route.path));
    fitting.map(|route| route.path).min_by_key(|path| path.matches('{').count())
}
