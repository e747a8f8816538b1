//! Opening, growing, copying, and refusing what would harm.

use super::STEPS;
use crate::testing::{Engine, fresh, on_each};
use crate::{Address, Broken, Migration, Store, Text, sql};

fn refuses(result: Result<Store, Broken>, why: &str) {
    let error = result.expect_err("it must be refused").to_string();
    assert!(error.contains(why), "{error}");
}

#[test]
fn an_address_is_a_path_or_a_database_and_never_shows_a_password() {
    let file: Address = "some/where.db".parse().unwrap();
    assert_eq!(file, Address::Sqlite("some/where.db".into()));
    assert_eq!("sqlite:some/where.db".parse::<Address>().unwrap(), file);
    let server: Address = "postgres://me:secret@host/name".parse().unwrap();
    assert_eq!(format!("{server:?}"), "postgres://…@host/name");
    for wrong in ["", "sqlite:", "mysql://host/name"] {
        assert!(wrong.parse::<Address>().is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn the_file_is_kept_as_promised() {
    let fresh = fresh(Engine::Sqlite, STEPS).await.unwrap();
    let Store::Sqlite { readers, writer } = &fresh.store else { unreachable!() };
    for (pragma, expected) in [
        ("SELECT CAST(journal_mode AS TEXT) FROM pragma_journal_mode", "wal"),
        ("SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous", "2"),
        ("SELECT CAST(fullfsync AS TEXT) FROM pragma_fullfsync", "1"),
        ("SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys", "1"),
        ("SELECT CAST(secure_delete AS TEXT) FROM pragma_secure_delete", "1"),
        ("SELECT CAST(trusted_schema AS TEXT) FROM pragma_trusted_schema", "0"),
        ("SELECT CAST(cell_size_check AS TEXT) FROM pragma_cell_size_check", "1"),
        ("SELECT CAST(temp_store AS TEXT) FROM pragma_temp_store", "2"),
        ("SELECT CAST(timeout AS TEXT) FROM pragma_busy_timeout", "5000"),
        ("SELECT CAST(application_id AS TEXT) FROM pragma_application_id", "1414679635"),
        ("SELECT CAST(user_version AS TEXT) FROM pragma_user_version", "2"),
    ] {
        let (found,): (String,) = sqlx::query_as(pragma).fetch_one(writer).await.unwrap();
        assert_eq!(found, expected, "{pragma}");
    }
    for (pragma, expected) in [
        ("SELECT CAST(trusted_schema AS TEXT) FROM pragma_trusted_schema", "0"),
        ("SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys", "1"),
        ("SELECT CAST(temp_store AS TEXT) FROM pragma_temp_store", "2"),
    ] {
        let (found,): (String,) = sqlx::query_as(pragma).fetch_one(readers).await.unwrap();
        assert_eq!(found, expected, "{pragma} of a reader");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_can_read_the_file_and_its_copy() {
    use std::os::unix::fs::PermissionsExt;
    let fresh = fresh(Engine::Sqlite, STEPS).await.unwrap();
    let copy = fresh.folder().unwrap().join("copy.db");
    fresh.store.copy_to(&copy).await.unwrap();
    for file in ["test.db", "test.db-wal", "copy.db"] {
        let mode = std::fs::metadata(fresh.folder().unwrap().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[tokio::test]
async fn a_copy_holds_what_was_saved_and_is_sound() {
    let fresh = fresh(Engine::Sqlite, STEPS).await.unwrap();
    let mut unit = fresh.store.write().await.unwrap();
    unit.query(sql!("INSERT INTO job VALUES ($1, 'a', 'b', 3)")).bind(uuid::Uuid::nil()).run().await.unwrap();
    unit.commit().await.unwrap();
    // The barrier of a backup: nothing can be saved while the copy is made.
    let barrier = fresh.store.write().await.unwrap();
    let path = fresh.folder().unwrap().join("copy.db");
    fresh.store.copy_to(&path).await.unwrap();
    drop(barrier);
    let copy = Store::open(&Address::Sqlite(path.clone())).await.unwrap();
    assert_eq!(copy.integrity().await.unwrap(), Vec::<String>::new());
    assert_eq!(copy.step().await.unwrap(), 2);
    let mut unit = copy.read().await.unwrap();
    let (attempts,): (i64,) = unit.query(sql!("SELECT attempts FROM job")).one().await.unwrap();
    assert_eq!(attempts, 3);
    let again = fresh.store.copy_to(&path).await.unwrap_err().to_string();
    assert!(again.contains("the file of the copy"), "{again}");
}

#[tokio::test]
async fn a_damaged_file_is_noticed() {
    let fresh = fresh(Engine::Sqlite, STEPS).await.unwrap();
    let mut unit = fresh.store.write().await.unwrap();
    for n in 0..2_000 {
        let query = unit.query(sql!("INSERT INTO job VALUES ($1, 'due', 'until', 3)"));
        query.bind(uuid::Uuid::from_u128(n)).run().await.unwrap();
    }
    unit.commit().await.unwrap();
    let path = fresh.folder().unwrap().join("copy.db");
    fresh.store.copy_to(&path).await.unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x5a);
    std::fs::write(&path, bytes).unwrap();
    let damaged = Store::open(&Address::Sqlite(path)).await.unwrap();
    assert!(damaged.integrity().await.map_or(true, |problems| !problems.is_empty()));
}

#[tokio::test]
async fn a_file_of_another_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path).create_if_missing(true);
    let other = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query("CREATE TABLE theirs (id INTEGER)").execute(&other).await.unwrap();
    other.close().await;
    refuses(Store::open(&Address::Sqlite(path)).await, "another program");
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "not a database, and long enough that this cannot be missed by anybody").unwrap();
    refuses(Store::open(&Address::Sqlite(text)).await, "open its file");
}

#[tokio::test]
async fn steps_are_taken_once_and_none_is_forgotten() {
    on_each(STEPS, async |store| {
        store.migrate(STEPS).await.unwrap();
        assert_eq!(store.step().await.unwrap(), 2);
        let third =
            Migration { number: 3, name: "three", text: Text::Same("ALTER TABLE job ADD COLUMN note TEXT") };
        let longer: Vec<Migration> = STEPS.iter().copied().chain([third]).collect();
        store.migrate(&longer).await.unwrap();
        assert_eq!(store.step().await.unwrap(), 3);
        let mut unit = store.write().await.unwrap();
        assert_eq!(unit.query(sql!("SELECT id FROM job")).all::<(uuid::Uuid,)>().await.unwrap().len(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_older_release_refuses_a_newer_store() {
    on_each(STEPS, async |store| {
        let refused = store.migrate(&STEPS[..1]).await.unwrap_err();
        assert!(matches!(refused, Broken::Newer { number: 2 }), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn a_step_changed_after_it_was_taken_is_refused() {
    on_each(STEPS, async |store| {
        let mut steps = STEPS.to_vec();
        steps[0].text = Text::Same("CREATE TABLE something_else (id UUID)");
        let refused = store.migrate(&steps).await.unwrap_err();
        assert!(matches!(refused, Broken::Altered { number: 1 }), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn a_step_that_fails_leaves_nothing_of_itself() {
    on_each(STEPS, async |store| {
        let wrong = Text::Same("CREATE TABLE half (id UUID); CREATE TABLE circle (id UUID);");
        let steps: Vec<_> =
            STEPS.iter().copied().chain([Migration { number: 3, name: "wrong", text: wrong }]).collect();
        let before = store.schema().await.unwrap();
        assert!(store.migrate(&steps).await.is_err());
        assert_eq!(store.schema().await.unwrap(), before);
        assert_eq!(store.step().await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_shape_names_every_table_index_and_trigger() {
    on_each(STEPS, async |store| {
        let shape = store.schema().await.unwrap();
        for name in ["circle", "places", "job_due", "circle_stays", "CHECK"] {
            assert!(shape.contains(name), "{name} is missing in\n{shape}");
        }
        assert!(!shape.contains("_sqlx_migrations"));
    })
    .await;
}

#[tokio::test]
async fn a_database_of_another_encoding_or_order_is_refused() {
    let Some(fresh) = fresh(Engine::Postgres, STEPS).await else { return };
    let Address::Postgres(url) = &fresh.address else { unreachable!() };
    let Store::Postgres(pool) = &fresh.store else { unreachable!() };
    let name = url.rsplit('/').next().unwrap();
    let make = format!("CREATE DATABASE {name}_x TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'");
    sqlx::raw_sql(crate::statement::composed(make)).execute(pool).await.unwrap();
    let opened = Store::open(&Address::Postgres(format!("{url}_x"))).await;
    let remove = format!("DROP DATABASE {name}_x WITH (FORCE)");
    sqlx::raw_sql(crate::statement::composed(remove)).execute(pool).await.unwrap();
    refuses(opened, "LOCALE 'C'");
}
