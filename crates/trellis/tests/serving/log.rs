//! The log of the real server: what it holds of each request, and that nothing of anybody gets into it.

use std::{collections::BTreeSet, time::Duration};

use serde_json::{Map, Value};
use trellis_database::testing::run;

use crate::{
    people::{Cohort, Request},
    server::{Place, Server, get, post},
};

/// What stands in each line of a request, and nothing else (`docs/logging.md`).
const REQUEST: [&str; 9] =
    ["timestamp", "level", "target", "message", "span", "method", "route", "status", "ms"];

fn lines(log: &str) -> Vec<Map<String, Value>> {
    let line = |line: &str| match serde_json::from_str(line) {
        Ok(Value::Object(line)) => line,
        _ => panic!("{line:?} is no line of JSON"),
    };
    log.lines().map(line).collect()
}

fn of_requests(log: &str) -> Vec<Map<String, Value>> {
    lines(log).into_iter().filter(|line| line["message"] == "request").collect()
}

/// The log, once it has so many lines of requests.
fn log_of(server: &Server, requests: usize) -> String {
    for _ in 0..200 {
        let log = server.log();
        if of_requests(&log).len() >= requests {
            return log;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("no {requests} lines of requests in {}", server.log());
}

async fn asked(place: &Place) -> Request {
    let store = place.store().await;
    let mut requests = Cohort::begin(&store).await.ask(&store, 1).await;
    store.close().await;
    requests.pop_front().unwrap()
}

#[tokio::test]
async fn a_line_holds_the_route_and_nothing_that_was_sent() {
    let place = Place::new();
    let server = Server::start(&place);
    let request = asked(&place).await;
    let told = "cookie: s=SECRET; l=cy\r\nuser-agent: Canary-Browser\r\nreferer: https://x.org/Canary-From\r\n\
                x-forwarded-for: 203.0.113.77\r\n";
    let session = format!("cookie: s={}\r\n", request.cookie);
    let paths = [
        format!("/pairs/{}/meet?note=Canary-Query", request.pair),
        format!("/pairs/{}", request.pair),
        "/invite/Canary-Token".to_owned(),
        "/Nadia-Okafor?email=canary@example.org".to_owned(),
        "/static/Canary-File.css".to_owned(),
        "/sign-in?to=/Canary-To".to_owned(),
    ];
    for path in &paths {
        for lines in [told, session.as_str()] {
            get(&server.origin, path, lines).unwrap();
        }
    }
    let body = "email=canary%40example.org&device=own&to=";
    assert!(post(&server.origin, "/sign-in", "SECRET", body).unwrap().status < 500);
    assert_eq!(request.accept(&server.origin), Some(303));
    let strange = "NADIA /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let mut stream = crate::server::connect(&server.origin).unwrap();
    std::io::Write::write_all(&mut stream, strange.as_bytes()).unwrap();
    crate::server::answer(&mut stream).unwrap();

    let log = log_of(&server, 2 * paths.len() + 3);
    let pair = request.pair.to_string();
    let dashed = request.pair.uuid().to_string();
    for secret in ["anary", "SECRET", "Nadia", "NADIA", "Okafor", "example.org", "203.0.113", "127.0.0.1"] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    for secret in [&pair, &dashed, &request.cookie, &request.csrf, &request.form] {
        assert!(!log.contains(secret.as_str()), "{secret} is in the log");
    }
    let mut routes = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for line in of_requests(&log) {
        let keys: BTreeSet<&str> = line.keys().map(String::as_str).collect();
        assert_eq!(keys, BTreeSet::from(REQUEST));
        let span = line["span"].as_object().unwrap();
        assert_eq!(span.keys().collect::<Vec<_>>(), ["id", "name"]);
        ids.insert(span["id"].as_str().unwrap().to_owned());
        routes.insert(format!("{} {} {}", line["method"], line["route"], line["status"]).replace('"', ""));
        assert!(line["ms"].as_f64().unwrap() >= 0.0);
    }
    assert_eq!(ids.len(), 2 * paths.len() + 3, "each request has an id of its own");
    for route in
        ["GET /pairs/{id} 404", "GET - 303", "POST /requests/{id}/acceptance 303", "POST /sign-in 303"]
    {
        assert!(routes.contains(route), "{route} is not in {routes:?}");
    }
}

#[tokio::test]
async fn an_error_has_the_reference_of_the_page_and_the_id_of_its_request() {
    let place = Place::new();
    let server = Server::start(&place);
    let request = asked(&place).await;
    // A defect that no test could bring about otherwise: a table is gone.
    let store = place.store().await;
    let mut unit = store.write().await.unwrap();
    run(&mut unit, "ALTER TABLE request_yes RENAME TO elsewhere").await.unwrap();
    unit.commit().await.unwrap();
    store.close().await;
    let body = format!("csrf={}&idem={}", request.csrf, request.form);
    let path = format!("/requests/{}/acceptance", request.pair);
    let answer = post(&server.origin, &path, &request.cookie, &body).unwrap();
    assert_eq!(answer.status, 500, "{}", answer.body);
    let log = log_of(&server, 1);
    let all = lines(&log);
    let error = all.iter().find(|line| line["level"] == "ERROR").expect("an error is logged");
    assert!(answer.body.contains(error["reference"].as_str().unwrap()));
    assert!(error["error"].as_str().unwrap().starts_with("the store could not run the statement at "));
    assert_eq!(error["span"], of_requests(&log)[0]["span"]);
    assert!(!log.contains(&request.pair.to_string()));
}

#[tokio::test]
async fn at_the_level_error_only_the_head_of_the_record_is_logged_besides() {
    let place = Place::new();
    let mut server = Server::start(&place);
    let request = asked(&place).await;
    assert_eq!(request.accept(&server.origin), Some(303));
    server.terminate();
    let server = Server::run(place.serve().args(["--log", "error"]));
    for _ in 0..20 {
        get(&server.origin, "/health", "").unwrap();
    }
    for _ in 0..200 {
        if !server.log().is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let lines = lines(&server.log());
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0]["target"], "trellis::audit");
    assert_eq!(lines[0]["links"], 1);
    assert_eq!(lines[0]["head"].as_str().unwrap().len(), 64);
}
