//! Fresh stores for tests, on both engines, and the test that prepares every statement on each.
//!
//! PostgreSQL is reached through `TRELLIS_TEST_POSTGRES`, the address of a server on which databases may be created.
//! The steps are taken once, in a template; each test gets a copy, dropped when the test ends.

use crate::engine::{Address, Store};
use crate::migration::Migration;
use crate::statement::{EACH, Statement, composed};
use crate::unit::Unit;
use rand::{RngCore, SeedableRng};
use sqlx::{Connection, Executor, PgConnection, Row, SqlSafeStr};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in a folder that vanishes.
    Sqlite,
    /// A database that vanishes.
    Postgres,
}

impl Engine {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A migrated store of one test. Keep it until the test ends: dropping it removes the store.
#[derive(Debug)]
pub struct Fresh {
    /// The store.
    pub store: Store,
    /// Which engine it is on.
    pub engine: Engine,
    /// Where it is, to open it a second time.
    pub address: Address,
    folder: Option<tempfile::TempDir>,
    _database: Option<Database>,
}

impl Fresh {
    /// The folder of a SQLite store, for files beside it.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_ref().map(tempfile::TempDir::path)
    }
}

/// Runs the test on a fresh migrated store of each engine, one after the other.
///
/// `TRELLIS_TEST_ENGINE` (`sqlite` or `postgres`) keeps a run to one engine.
pub async fn on_each(steps: &[Migration], test: impl AsyncFn(Store)) {
    for engine in engines() {
        if let Some(fresh) = fresh(engine, steps).await {
            test(fresh.store.clone()).await;
        }
    }
}

/// The engines of this run: both, unless `TRELLIS_TEST_ENGINE` names one.
pub fn engines() -> impl Iterator<Item = Engine> {
    let only = asked("TRELLIS_TEST_ENGINE");
    Engine::ALL.into_iter().filter(move |engine| only.as_deref().is_none_or(|only| only == engine.name()))
}

/// A fresh migrated store; none on PostgreSQL when no server is named, which is said.
pub async fn fresh(engine: Engine, steps: &[Migration]) -> Option<Fresh> {
    match engine {
        Engine::Sqlite => {
            let folder = tempfile::tempdir().expect("a folder for the test");
            let address = Address::Sqlite(folder.path().join("test.db"));
            let store = Store::open(&address).await.expect("the test's store opens");
            store.migrate(steps).await.expect("the steps can be taken");
            Some(Fresh { store, engine, address, folder: Some(folder), _database: None })
        }
        Engine::Postgres => {
            let Some(server) = asked("TRELLIS_TEST_POSTGRES") else {
                say("skipped: no PostgreSQL (set TRELLIS_TEST_POSTGRES)");
                return None;
            };
            say("ran on PostgreSQL");
            let template = template(&server, steps).await;
            let name = format!("trellis_test_{:016x}", chance().next_u64());
            let mut link = PgConnection::connect(&server).await.expect("PostgreSQL answers");
            let make = format!("CREATE DATABASE {name} TEMPLATE {template}");
            link.execute(composed(make)).await.expect("a copy of the template");
            link.close().await.expect("PostgreSQL says goodbye");
            let database = Database { server: server.clone(), name: name.clone() };
            let address = Address::Postgres(renamed(&server, &name));
            let store = Store::open(&address).await.expect("the test's store opens");
            Some(Fresh { store, engine, address, folder: None, _database: Some(database) })
        }
    }
}

/// Prepares each statement on a fresh migrated store of each engine. Panics with the file and line of those that
/// an engine refuses, and when the list is empty, which means that nothing enrolled.
pub async fn prepare_all(statements: &[&'static Statement], steps: &[Migration]) {
    assert!(!statements.is_empty(), "no statement enrolled itself");
    on_each(steps, async |store| {
        let mut refused = Vec::new();
        for statement in statements {
            if let Err(error) = prepare(&store, statement).await {
                refused.push(format!("{}: {error}", statement.place));
            }
        }
        assert!(refused.is_empty(), "refused by {store:?}:\n{}", refused.join("\n"));
    })
    .await;
}

/// Runs a text that no shipped code needs, to bring about what a test wants to look at.
pub async fn run(unit: &mut Unit, text: &'static str) -> sqlx::Result<u64> {
    match unit {
        Unit::Sqlite(unit) => sqlx::query(text).execute(&mut **unit).await.map(|done| done.rows_affected()),
        Unit::Postgres(unit) => sqlx::query(text).execute(&mut **unit).await.map(|done| done.rows_affected()),
    }
}

/// Every row of every table as text, by table: two looks that are equal saw the same store.
pub async fn rows(store: &Store) -> sqlx::Result<BTreeMap<String, Vec<String>>> {
    let mut found = BTreeMap::new();
    match store {
        Store::Sqlite { readers, .. } => {
            let tables: Vec<(String,)> = sqlx::query_as(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            )
            .fetch_all(readers)
            .await?;
            for (table,) in tables {
                let columns: Vec<(String,)> = sqlx::query_as("SELECT name FROM pragma_table_info($1)")
                    .bind(&table)
                    .fetch_all(readers)
                    .await?;
                let quoted: Vec<String> =
                    columns.iter().map(|(column,)| format!("quote(\"{column}\")")).collect();
                let text =
                    format!("SELECT {} AS row FROM \"{table}\" ORDER BY 1", quoted.join(" || ' ' || "));
                let rows: Vec<(String,)> = sqlx::query_as(composed(text)).fetch_all(readers).await?;
                found.insert(table, rows.into_iter().map(|(row,)| row).collect());
            }
        }
        Store::Postgres(pool) => {
            let tables: Vec<(String,)> =
                sqlx::query_as("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                    .fetch_all(pool)
                    .await?;
            for (table,) in tables {
                let text = format!("SELECT whole::text FROM \"{table}\" AS whole ORDER BY 1");
                let rows: Vec<(String,)> = sqlx::query_as(composed(text)).fetch_all(pool).await?;
                found.insert(table, rows.into_iter().map(|(row,)| row).collect());
            }
        }
    }
    Ok(found)
}

/// Every row of every table of a SQLite store: each column with what stands in it, as SQL writes it.
///
/// # Errors
/// The engine's refusal, also of a store on PostgreSQL: pour it into a file first.
pub async fn cells(store: &Store) -> sqlx::Result<BTreeMap<String, Vec<BTreeMap<String, String>>>> {
    let Store::Sqlite { readers, .. } = store else { return Err(sqlx::Error::RowNotFound) };
    let mut found = BTreeMap::new();
    for (table, columns) in columns(store).await? {
        let quoted: Vec<String> = columns.iter().map(|(name, _)| format!("quote(\"{name}\")")).collect();
        let text = format!("SELECT {} FROM \"{table}\" ORDER BY rowid", quoted.join(", "));
        let mut rows = Vec::new();
        for row in sqlx::query(composed(text)).fetch_all(readers).await? {
            let cell =
                |(place, (name, _)): (usize, &(String, String))| Ok((name.clone(), row.try_get(place)?));
            rows.push(columns.iter().enumerate().map(cell).collect::<sqlx::Result<BTreeMap<_, _>>>()?);
        }
        found.insert(table, rows);
    }
    Ok(found)
}

/// The columns of every table of a SQLite store, each with its type.
///
/// # Errors
/// The engine's refusal, also of a store on PostgreSQL.
pub async fn columns(store: &Store) -> sqlx::Result<BTreeMap<String, Vec<(String, String)>>> {
    let Store::Sqlite { readers, .. } = store else { return Err(sqlx::Error::RowNotFound) };
    let all: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT whole.name, part.name, part.type FROM sqlite_schema AS whole JOIN pragma_table_info(whole.name) AS part
         WHERE whole.type = 'table' AND whole.name NOT LIKE 'sqlite%' AND whole.name <> '_sqlx_migrations'
         ORDER BY whole.name, part.cid",
    )
    .fetch_all(readers)
    .await?;
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (table, column, kind) in all {
        found.entry(table).or_default().push((column, kind));
    }
    Ok(found)
}

/// The ids in a column, as addresses hold them.
///
/// # Errors
/// The engine's refusal.
pub async fn ids(store: &Store, table: &str, column: &str) -> sqlx::Result<Vec<String>> {
    let rows: Vec<(String,)> = match store {
        Store::Sqlite { readers, .. } => {
            let text = format!("SELECT lower(hex(\"{column}\")) FROM \"{table}\" ORDER BY 1");
            sqlx::query_as(composed(text)).fetch_all(readers).await?
        }
        Store::Postgres(pool) => {
            let text = format!("SELECT replace(\"{column}\"::text, '-', '') FROM \"{table}\" ORDER BY 1");
            sqlx::query_as(composed(text)).fetch_all(pool).await?
        }
    };
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Changes the store as somebody with write access to it would, past everything that the product asks. `{id:…}` and
/// `{bytes:…}` stand for an id and for bytes, in hexadecimal.
///
/// # Errors
/// The engine's refusal.
pub async fn tamper(store: &Store, text: &str) -> sqlx::Result<()> {
    let sqlite = matches!(store, Store::Sqlite { .. });
    let mut written = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (marked, after) = after.split_once('}').unwrap_or((after, ""));
        let (kind, hex) = marked.split_once(':').unwrap_or(("", marked));
        written.push_str(before);
        let [start, end] = match (sqlite, kind) {
            (true, _) => ["X'", "'"],
            (false, "id") => ["CAST('", "' AS UUID)"],
            (false, _) => ["CAST('\\x", "' AS BYTEA)"],
        };
        written.extend([start, hex, end]);
        rest = after;
    }
    written.push_str(rest);
    match store {
        Store::Sqlite { writer, .. } => sqlx::query(composed(written)).execute(writer).await.map(drop),
        Store::Postgres(pool) => sqlx::query(composed(written)).execute(pool).await.map(drop),
    }
}

async fn prepare(store: &Store, statement: &Statement) -> sqlx::Result<()> {
    match store {
        Store::Sqlite { writer, .. } => writer.prepare(listed(statement.text.sqlite())).await.map(drop),
        Store::Postgres(pool) => pool.prepare(listed(statement.text.postgres())).await.map(drop),
    }
}

/// The text with one value in each of its lists.
fn listed(text: &'static str) -> sqlx::SqlStr {
    if !text.contains(EACH) {
        return text.into_sql_str();
    }
    let bound = |n: &usize| text.contains(&format!("${n}"));
    let mut next = (1..1_000).find(|n| !bound(n)).unwrap_or(1);
    let mut whole = text.to_owned();
    while whole.contains(EACH) {
        whole = whole.replacen(EACH, &format!("${next}"), 1);
        next += 1;
    }
    composed(whole)
}

/// A database of one test, dropped with it.
#[derive(Debug)]
struct Database {
    server: String,
    name: String,
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, drop) =
            (self.server.clone(), format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        // A runtime of its own: the test's may be ending, and a test that panics leaves nothing behind either.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut link = PgConnection::connect(&server).await.map_err(std::io::Error::other)?;
                link.execute(composed(drop)).await.map(std::mem::drop).map_err(std::io::Error::other)
            })
        });
        // A database left behind harms nobody but the disk of a throwaway server.
        std::mem::drop(dropping.join());
    }
}

/// The template with these steps taken, made by whichever test comes first.
async fn template(server: &str, steps: &[Migration]) -> String {
    let mut hasher = std::hash::DefaultHasher::new();
    for step in steps {
        (step.number, step.name, step.text.postgres()).hash(&mut hasher);
    }
    let name = format!("trellis_template_{:016x}", hasher.finish());
    let mut link = PgConnection::connect(server).await.expect("PostgreSQL answers");
    // One test at a time may look and make.
    link.execute("SELECT pg_advisory_lock(5432101)").await.expect("the lock of the templates");
    let there: Option<(i32,)> = sqlx::query_as("SELECT 1 FROM pg_database WHERE datname = $1")
        .bind(&name)
        .fetch_optional(&mut link)
        .await
        .expect("the list of databases");
    if there.is_none() {
        // Made under another name first, so that a template that exists is complete.
        let making = format!("{name}_making");
        for line in [
            format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)"),
            format!("CREATE DATABASE {making} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"),
        ] {
            link.execute(composed(line)).await.expect("a database for the template");
        }
        let address = Address::Postgres(renamed(server, &making));
        let store = Store::open(&address).await.expect("the template opens");
        store.migrate(steps).await.expect("the steps can be taken");
        store.close().await;
        let line = format!("ALTER DATABASE {making} RENAME TO {name}");
        link.execute(composed(line)).await.expect("the template takes its name");
    }
    link.close().await.expect("PostgreSQL says goodbye");
    name
}

/// The same server, another database.
fn renamed(server: &str, database: &str) -> String {
    let (whole, options) = server.split_once('?').map_or((server, None), |(whole, rest)| (whole, Some(rest)));
    let scheme = whole.find("://").map_or(0, |at| at + 3);
    let place = whole[scheme..].find('/').map_or(whole, |at| &whole[..scheme + at]);
    let options = options.map_or_else(String::new, |rest| format!("?{rest}"));
    format!("{place}/{database}{options}")
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings; these name their server and engine")]
fn asked(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[expect(clippy::print_stderr, reason = "the run of all tests reads where each one ran")]
fn say(text: &str) {
    eprintln!("{text}");
}

fn chance() -> impl RngCore {
    rand::rngs::StdRng::from_os_rng()
}
