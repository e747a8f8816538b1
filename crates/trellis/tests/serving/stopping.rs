//! SIGTERM with requests in flight: the process is gone within three seconds, and nothing is half done.

use std::{
    io::Write,
    sync::{Mutex, mpsc},
    time::Duration,
};

use trellis_database::testing::Engine;
use trellis_domain::id::PairId;

use crate::{
    checks,
    kill::Journal,
    people::{Cohort, Request},
    server::{Place, Server, connect, get},
};

/// Writes in flight (`trust.md` 5.3, R12).
const WRITES: usize = 50;
const WITHIN: Duration = Duration::from_secs(3);

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_it_answers_what_is_in_flight_and_leaves_nothing_half_done() {
    for engine in Engine::ALL {
        if let Some(place) = Place::on(engine).await {
            stop(&place).await;
        }
    }
}

async fn stop(place: &Place) {
    let mut server = Server::start(place);
    let store = place.store().await;
    let requests: Vec<Request> = Cohort::begin(&store).await.ask(&store, WRITES).await.into();
    store.close().await;
    let asked: Vec<PairId> = requests.iter().map(|request| request.pair).collect();
    // Two who have not finished asking, and one who keeps a connection for later.
    let mut slow = [connect(&server.origin).unwrap(), connect(&server.origin).unwrap()];
    slow[0].write_all(b"GET /health HTTP/1.1\r\nhost").unwrap();
    let head = "POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\naddress=";
    slow[1].write_all(head.as_bytes()).unwrap();
    let journal = Mutex::new(Journal::default());
    let (tell, told) = mpsc::channel();
    let (took, well) = std::thread::scope(|scope| {
        for request in requests {
            let (tell, journal, origin) = (tell.clone(), &journal, server.origin.clone());
            scope.spawn(move || {
                let status = request.accept(&origin);
                let _ = tell.send(());
                let mut journal = journal.lock().unwrap();
                match status {
                    Some(303) => journal.accepted.push(request),
                    Some(422) => journal.full.push(request),
                    // Refused while stopping, or never heard: nothing may be known of these.
                    Some(503) | None => {}
                    Some(other) => panic!("{} was answered with {other}", request.pair),
                }
            });
        }
        // The first answer is there, so the others are under way.
        told.recv().unwrap();
        server.terminate()
    });
    assert!(well && took < WITHIN, "{took:?}");
    assert!(get(&server.origin, "/health", "").is_none(), "nobody answers any more");
    let store = place.store().await;
    let journal = journal.into_inner().unwrap();
    assert!(!journal.accepted.is_empty());
    checks::these_are_well(&store, &asked, &journal).await;
    checks::all_is_well(&store, &journal).await;
    store.close().await;
}

#[tokio::test]
async fn with_nothing_in_flight_it_is_gone_at_once() {
    let place = Place::new();
    let mut server = Server::start(&place);
    assert_eq!(get(&server.origin, "/health", "").unwrap().body, "ok");
    let (took, well) = server.terminate();
    assert!(well && took < Duration::from_secs(1), "{took:?}");
}
