//! When the server refuses to start (`trust.md` 3.10): each time it says what to do.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    process::Command,
};

use trellis_database::{
    Migration, Text,
    testing::{Engine, run},
};
use trellis_store::migrations;

use crate::server::{Place, Server, get};

/// Runs a command that must refuse; what it says.
fn refused(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn says(said: &str, parts: &[&str]) {
    for part in parts {
        assert!(said.contains(part), "{part:?} is missing in {said:?}");
    }
}

/// An installation that was started once.
fn started() -> Place {
    let place = Place::new();
    assert!(Server::start(&place).terminate().1);
    place
}

#[tokio::test]
async fn it_listens_to_no_other_computer() {
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"] {
        let said = refused(Place::new().command("serve").args(["--listen", address]));
        says(&said, &["other computers", "use 127.0.0.1"]);
    }
}

#[tokio::test]
async fn a_key_that_others_can_read_is_missing_or_wrong_is_refused_with_what_to_do() {
    let place = started();
    let key = place.data().join("keys/choices.key");
    fs::set_permissions(&key, Permissions::from_mode(0o640)).unwrap();
    says(&refused(&mut place.serve()), &["can be read by others", "chmod 600", "choices.key"]);
    fs::set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
    let right = fs::read(&key).unwrap();
    fs::write(&key, [7; 31]).unwrap();
    says(&refused(&mut place.serve()), &["not 32 bytes", "saved at set-up"]);
    fs::write(&key, [7; 32]).unwrap();
    says(&refused(&mut place.serve()), &["not the one of this store", "choices.key", "saved at set-up"]);
    fs::remove_file(&key).unwrap();
    says(&refused(&mut place.serve()), &["is missing", "choices.key", "saved at set-up"]);
    fs::write(&key, right).unwrap();
    fs::set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
    Server::start(&place);
}

#[tokio::test]
async fn a_second_process_on_the_store_is_refused_and_the_first_goes_on() {
    for engine in Engine::ALL {
        let Some(place) = Place::on(engine).await else { continue };
        let server = Server::start(&place);
        let fix = ["already serves", "stop it first"];
        says(&refused(&mut place.serve()), &fix);
        if let Some(url) = place.database() {
            // Another data folder, the same database: its keys are not here, but it does not come to that.
            let other = Place::new();
            says(&refused(other.serve().args(["--database", url])), &fix);
        }
        assert_eq!(get(&server.origin, "/ready", "").unwrap().body, "ready");
    }
}

#[tokio::test]
async fn a_store_of_a_newer_release_is_refused_by_every_command() {
    for engine in Engine::ALL {
        let Some(place) = Place::on(engine).await else { continue };
        assert!(Server::start(&place).terminate().1);
        let newer = Migration {
            number: migrations::NEWEST + 1,
            name: "of tomorrow",
            text: Text::Same("CREATE TABLE tomorrow (id UUID PRIMARY KEY)"),
        };
        let store = place.store().await;
        let steps: Vec<Migration> = migrations::ALL.iter().copied().chain([newer]).collect();
        store.migrate(&steps).await.unwrap();
        store.close().await;
        says(&refused(&mut place.serve()), &["newer release", "start that release or a later one"]);
        says(&refused(&mut place.command("verify-audit")), &["newer Trellis", "use that one"]);
    }
}

#[tokio::test]
async fn a_clock_from_before_the_program_was_built_is_refused() {
    let place = started();
    // A program that is built tomorrow, as seen by today's clock.
    let said = refused(place.serve().args(["--built", "99999999999"]));
    says(&said, &["the clock of this computer shows", "set the clock"]);
}

#[tokio::test]
async fn made_up_people_are_not_served_in_earnest() {
    let place = started();
    let store = place.store().await;
    let mut unit = store.write().await.unwrap();
    run(&mut unit, "INSERT INTO setting (name, value) VALUES ('demonstration', 'yes')").await.unwrap();
    unit.commit().await.unwrap();
    store.close().await;
    says(&refused(&mut place.serve()), &["made up", "--data", "trellis demo"]);
}

#[tokio::test]
async fn a_demonstration_marks_its_people_and_listens_to_no_other_computer() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trellis"));
    let holder = tempfile::tempdir().unwrap();
    command.env_clear().env("TMPDIR", holder.path()).args(["demo", "--port", "0"]);
    let mut server = Server::run(&mut command);
    assert!(server.origin.starts_with("http://127.0.0.1:"));
    // Killed, so that its folder stays.
    server.kill();
    let folder = fs::read_dir(holder.path()).unwrap().next().unwrap().unwrap().path();
    let mut serve = Command::new(env!("CARGO_BIN_EXE_trellis"));
    serve.env_clear().args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
    says(&refused(&mut serve), &["made up", "--data"]);
    let mut other = Command::new(env!("CARGO_BIN_EXE_trellis"));
    let output = other.args(["demo", "--listen", "0.0.0.0:80"]).output().unwrap();
    assert!(!output.status.success(), "there is no such option");
}
