//! A backup of either engine opens only with its key, is proved without touching anything, and comes back whole, on either
//! engine.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use trellis_database::testing::{Engine, fresh, rows};
use trellis_store::{Address, Store};

use crate::{
    people::Cohort,
    server::{Place, Server, post},
};

pub fn trellis() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trellis"));
    command.env_clear();
    command
}

fn said(output: &Output) -> String {
    let all = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8_lossy(&all).into_owned()
}

pub fn well(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

/// A new pair of keys: the public half, and the file with the private one.
pub fn keys(folder: &Path) -> (String, PathBuf) {
    let said = well(trellis().arg("backup-key"));
    let half = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
    let file = folder.join("private.key");
    fs::write(&file, half("private:")).unwrap();
    (half("public:"), file)
}

/// Every row of every table; what the two engines write differently is written alike.
async fn everything(store: &Store) -> Vec<(String, usize)> {
    let rows = rows(store).await.unwrap();
    rows.into_iter()
        .filter(|(name, _)| name != "_sqlx_migrations")
        .map(|(name, rows)| (name, rows.len()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_running_server_holds_comes_back_from_its_backup() {
    for engine in Engine::ALL {
        let Some(place) = Place::on(engine).await else { continue };
        let holder = tempfile::tempdir().unwrap();
        let (public, private) = keys(holder.path());
        let server = Server::start(&place);
        let store = place.store().await;
        let requests = Cohort::begin(&store).await.ask(&store, 8).await;
        for request in requests.iter().take(3) {
            assert_eq!(request.accept(&server.origin), Some(303));
        }
        let file = holder.path().join("backup.age");
        let backed = well(place.command("backup").args(["--key", &public, "--to"]).arg(&file));
        assert!(backed.contains("3 audit events, head "), "{backed}");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let restore = |key: &Path| {
            let mut command = trellis();
            command.arg("restore").arg(&file).arg("--key-file").arg(key);
            command
        };
        assert!(well(restore(&private).arg("--check")).contains("This backup is good"));
        let (_, other) = keys(&tempfile::tempdir_in(holder.path()).unwrap().keep());
        let wrong = restore(&other).arg("--check").output().unwrap();
        assert!(said(&wrong).contains("this key does not open this backup"), "{}", said(&wrong));

        // Into a new data folder, with the keys that were saved apart: a server starts from it.
        let to = holder.path().join("again");
        well(restore(&private).arg("--to").arg(&to));
        for key in fs::read_dir(place.data().join("keys")).unwrap() {
            let key = key.unwrap();
            fs::copy(key.path(), to.join("keys").join(key.file_name())).unwrap();
        }
        let back = Store::open(&Address::Sqlite(to.join("trellis.db"))).await.unwrap();
        // The note of the backup itself was made after it.
        let count = |all: Vec<(String, usize)>| {
            all.into_iter().filter(|(name, _)| name != "setting").collect::<Vec<_>>()
        };
        assert_eq!(count(everything(&back).await), count(everything(&store).await));
        back.close().await;
        let mut serve = trellis();
        serve.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&to);
        let again = Server::run(&mut serve);
        for request in requests.iter().skip(3) {
            assert!(
                matches!(request.accept(&again.origin), Some(303 | 422)),
                "sessions and requests are there"
            );
        }
        let full = restore(&private).arg("--to").arg(&to).output().unwrap();
        assert!(said(&full).contains("is not empty"), "{}", said(&full));
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_sqlite_can_become_a_postgresql_database() {
    let Some(fresh) = fresh(Engine::Postgres, &[]).await else { return };
    let Address::Postgres(url) = &fresh.address else { unreachable!() };
    let (place, holder) = (Place::new(), tempfile::tempdir().unwrap());
    let (public, private) = keys(holder.path());
    let mut server = Server::start(&place);
    let store = place.store().await;
    let requests = Cohort::begin(&store).await.ask(&store, 8).await;
    assert_eq!(requests[0].accept(&server.origin), Some(303));
    server.kill();
    let file = holder.path().join("backup.age");
    well(place.command("backup").args(["--key", &public, "--to"]).arg(&file));
    let to = holder.path().join("moved");
    let restore = |to: &Path| {
        let mut command = trellis();
        command.arg("restore").arg(&file).arg("--key-file").arg(&private).arg("--to").arg(to);
        command.args(["--database", url]);
        command
    };
    well(&mut restore(&to));
    for key in fs::read_dir(place.data().join("keys")).unwrap() {
        let key = key.unwrap();
        fs::copy(key.path(), to.join("keys").join(key.file_name())).unwrap();
    }
    let mut serve = trellis();
    serve.args(["serve", "--listen", "127.0.0.1:0", "--database", url, "--data"]).arg(&to);
    let moved = Server::run(&mut serve);
    assert_eq!(requests[0].accept(&moved.origin), Some(303), "the same form gets its first answer again");
    assert_eq!(requests[1].accept(&moved.origin), Some(303));
    let second = restore(&holder.path().join("second")).output().unwrap();
    assert!(said(&second).contains("something in the other store already"), "{}", said(&second));
    store.close().await;
}

#[tokio::test]
async fn a_nightly_backup_names_itself_and_old_ones_of_ours_go() {
    let (place, holder) = (Place::new(), tempfile::tempdir().unwrap());
    let (public, _) = keys(holder.path());
    assert!(Server::start(&place).terminate().1);
    let into = holder.path().join("nightly");
    fs::create_dir(&into).unwrap();
    for name in ["trellis-20200101T020000Z.age", "trellis-notes.txt", "other-20200101T020000Z.age"] {
        fs::write(into.join(name), "").unwrap();
    }
    let nightly = || {
        let mut command = place.command("backup");
        command.args(["--key", &public, "--keep-days", "35", "--into"]).arg(&into);
        command
    };
    assert!(well(&mut nightly()).contains("Removed 1 backups older than 35 days"));
    let mut names: Vec<String> = fs::read_dir(&into)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(!names.contains(&"trellis-20200101T020000Z.age".to_owned()));
    let without = place.command("backup").arg("--to").arg(holder.path().join("x.age")).output().unwrap();
    assert!(said(&without).contains("trellis backup-key"), "{}", said(&without));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_erased_stays_erased_when_an_older_backup_is_restored() {
    for engine in Engine::ALL {
        let Some(place) = Place::on(engine).await else { continue };
        let holder = tempfile::tempdir().unwrap();
        let (public, private) = keys(holder.path());
        let server = Server::start(&place);
        let store = place.store().await;
        let mut cohort = Cohort::begin(&store).await;
        let requests = cohort.ask(&store, 8).await;
        cohort.seal(&store, &place.data(), &requests[0]).await;
        assert_eq!(requests[0].accept(&server.origin), Some(303));
        let (older, newer) = (holder.path().join("older.age"), holder.path().join("newer.age"));
        let backup = |file: &Path| {
            well(place.command("backup").args(["--key", &public, "--to"]).arg(file));
        };
        backup(&older);
        assert!(!holder.path().join("erasures.log").exists(), "there is no list before anybody was erased");
        // The helper of the first request, in the middle of a first talk, who leads a circle and has planned something.
        let gone = &requests[0];
        let body = format!("csrf={}", gone.csrf);
        let answer = post(&server.origin, "/me/erasure", &gone.cookie, &body).unwrap();
        assert_eq!(answer.status, 200);
        backup(&newer);
        let list = fs::read_to_string(holder.path().join("erasures.log")).unwrap();
        assert_eq!(list.lines().count(), 1, "{list}");

        let to = holder.path().join("again");
        let mut restore = trellis();
        restore.arg("restore").arg(&older).arg("--key-file").arg(&private).arg("--to").arg(&to);
        let said = well(&mut restore);
        assert!(said.contains("Erased again: 1"), "{said}");
        let back = Store::open(&Address::Sqlite(to.join("trellis.db"))).await.unwrap();
        let there = rows(&back).await.unwrap();
        back.close().await;
        for (table, rows) in there {
            assert!(rows.iter().all(|row| !row.contains("giver1@example.org")), "{table}");
            let sealed = ["circle_seat", "sponsorship_act"].contains(&table.as_str());
            assert!(!sealed || rows.is_empty(), "{table}: {rows:?}");
        }
        let without = holder.path().join("without");
        let mut restore = trellis();
        restore.arg("restore").arg(&newer).arg("--key-file").arg(&private).arg("--to").arg(&without);
        assert!(!well(&mut restore).contains("Erased again"), "the newer one knows of it already");
        store.close().await;
    }
}
