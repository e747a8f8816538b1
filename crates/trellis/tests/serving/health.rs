//! The health page and `trellis doctor` say the same; the heads of the record reach the log and the administrators.

use std::{fs, path::Path, time::Duration};

use serde_json::Value;
use trellis_database::testing::{Engine, run};
use trellis_domain::hat::Grant;
use trellis_store::Unit;

use crate::{
    people::{Cohort, signed_in},
    server::{Place, Server, get},
};

fn doctor(place: &Place) -> (bool, Value) {
    let output = place.command("doctor").arg("--json").output().unwrap();
    (output.status.success(), serde_json::from_slice(&output.stdout).unwrap())
}

fn finding<'a>(report: &'a Value, what: &str) -> &'a Value {
    let findings = report["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["what"] == what).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_and_the_doctor_say_the_same_and_what_to_do() {
    for engine in Engine::ALL {
        let Some(place) = Place::on(engine).await else { continue };
        let server = Server::start(&place);
        let store = place.store().await;
        let (cookie, _) = signed_in(&store, "first@example.org", Grant::Admin).await;
        store.close().await;
        let page = get(&server.origin, "/admin/health", &format!("cookie: s={cookie}\r\n")).unwrap().body;
        let (well, report) = doctor(&place);
        assert!(!well && report["well"] == false);
        assert_eq!(report["version"], env!("CARGO_PKG_VERSION"));
        for finding in report["findings"].as_array().unwrap() {
            let text = |key: &str| finding[key].as_str().map(str::to_owned);
            assert_eq!(finding["well"] == false, text("todo").is_some(), "{finding}");
            // Only the command takes the time to check the file.
            if finding["what"] != "file" {
                assert!(page.contains(&text("name").unwrap()), "{finding}");
            }
            if let Some(todo) = text("todo") {
                assert!(page.contains(&todo.replace('"', "&quot;")), "{todo} is not on the page");
            }
        }
        for (what, well) in
            [("schema", true), ("file", true), ("keys", true), ("folder", true), ("chain", true)]
        {
            assert_eq!(finding(&report, what)["well"], well, "{what}");
        }
        for what in ["backup", "backup-key", "administrators"] {
            assert_eq!(finding(&report, what)["well"], false, "{what}");
        }
    }
}

#[tokio::test]
async fn the_doctor_makes_nothing_and_changes_nothing() {
    let place = Place::new();
    let (well, report) = doctor(&place);
    assert!(!well);
    assert!(finding(&report, "open")["state"].as_str().unwrap().contains("start `trellis serve` once"));
    assert_eq!(fs::read_dir(place.data()).unwrap().count(), 0);
}

/// The head that a letter in the outbox carries, as its reader would keep it.
fn head_in(letter: &Path) -> Option<String> {
    let text = fs::read_to_string(letter).ok()?.replace("=\r\n", "");
    let line = text.lines().find(|line| {
        line.split_once(' ').is_some_and(|(links, head)| links.parse::<i64>().is_ok() && head.len() == 64)
    });
    line.map(str::to_owned)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_made_anew_is_told_by_the_heads_in_the_log_and_in_the_letters() {
    let place = Place::new();
    let mut server = Server::start(&place);
    let store = place.store().await;
    let requests = Cohort::begin(&store).await.ask(&store, 12).await;
    for request in requests.iter().take(3) {
        assert_eq!(request.accept(&server.origin), Some(303));
    }
    server.kill();
    for admin in ["first@example.org", "second@example.org"] {
        signed_in(&store, admin, Grant::Admin).await;
    }
    // The next start writes the head down, and sends it to both.
    let mut server = Server::start(&place);
    let outbox = place.data().join("outbox");
    let letters = || fs::read_dir(&outbox).unwrap().filter_map(|file| head_in(&file.unwrap().path()));
    for _ in 0..500 {
        if letters().count() >= 2 && server.log().contains("trellis::audit") {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let kept: Vec<String> = letters().collect();
    assert_eq!(kept.len(), 2);
    assert!(kept[0].starts_with("3 ") && kept[0] == kept[1], "{kept:?}");
    for request in requests.iter().skip(3).take(2) {
        request.accept(&server.origin);
    }
    server.kill();
    let (from_log, from_letter) = (place.data().join("log"), place.data().join("letter"));
    fs::write(&from_log, server.log()).unwrap();
    fs::write(&from_letter, &kept[0]).unwrap();
    for heads in [&from_log, &from_letter] {
        let (well, said) = verify(&place, heads);
        assert!(well && said.contains("the chain of all"), "{said}");
    }
    let mut unit = store.write().await.unwrap();
    forge(&mut unit).await;
    unit.commit().await.unwrap();
    for heads in [&from_log, &from_letter] {
        let (well, said) = verify(&place, heads);
        assert!(!well && said.contains("the first missing row is 3"), "{said}");
    }
    let output = place.command("verify-audit").output().unwrap();
    assert!(output.status.success(), "in itself the shortened chain is whole");
    store.close().await;
}

fn verify(place: &Place, heads: &Path) -> (bool, String) {
    let output = place.command("verify-audit").arg("--heads").arg(heads).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// Cuts the chain off after its second link, as somebody who owns the file could.
async fn forge(unit: &mut Unit) {
    for text in ["DROP TRIGGER event_is_not_deleted", "DELETE FROM event WHERE seq > 2"] {
        run(unit, text).await.unwrap();
    }
}
