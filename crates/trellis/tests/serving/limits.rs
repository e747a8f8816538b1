//! What one client may ask of the server, and for how long (`trust.md` 3.5, 3.6). The time-outs are a tenth of the real
//! ones here; a test beside them holds the real ones.

use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use trellis_domain::hat::Grant;

use crate::{
    people::signed_in,
    server::{Place, Server, answer, connect, form, get, post},
};

/// How much longer than its limit a connection may live.
const GRACE: Duration = Duration::from_secs(1);

fn hurried(place: &Place) -> Server {
    Server::run(place.serve().args(["--hurry", "10"]))
}

/// How long the server keeps a connection open; and what it says meanwhile.
fn open_for(stream: &mut TcpStream) -> (Duration, String) {
    let (begun, mut said, mut piece) = (Instant::now(), Vec::new(), [0; 4096]);
    loop {
        match stream.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => said.extend_from_slice(&piece[..length]),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
            Err(error) => panic!("{error}"),
        }
    }
    (begun.elapsed(), String::from_utf8_lossy(&said).into_owned())
}

fn about(took: Duration, seconds: f64) {
    let limit = Duration::from_secs_f64(seconds);
    assert!(took > limit / 2 && took < limit + GRACE, "{took:?} instead of {limit:?}");
}

#[tokio::test]
async fn a_header_a_body_and_a_silence_have_their_time_while_others_are_served() {
    let place = Place::new();
    let server = hurried(&place);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let origin = &server.origin;
        scope.spawn(move || {
            let mut nothing = connect(origin).unwrap();
            about(open_for(&mut nothing).0, 1.0);
        });
        scope.spawn(move || {
            // One byte now and then keeps nobody waiting longer.
            let mut slow = connect(origin).unwrap();
            let mut drip = slow.try_clone().unwrap();
            scope.spawn(move || {
                for byte in b"GET /health HTTP/1.1\r\nhost: a-long-name-that-never-ends" {
                    if drip.write_all(&[*byte]).is_err() {
                        return;
                    }
                    std::thread::sleep(Duration::from_millis(100));
                }
            });
            about(open_for(&mut slow).0, 1.0);
        });
        scope.spawn(move || {
            // After one answer the next header has its own time, counted from its first byte.
            let mut second = connect(origin).unwrap();
            second.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
            answer(&mut second).unwrap();
            std::thread::sleep(Duration::from_secs(2));
            second.write_all(b"GET /he").unwrap();
            about(open_for(&mut second).0, 1.0);
        });
        scope.spawn(move || {
            let mut silent = connect(origin).unwrap();
            silent.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
            answer(&mut silent).unwrap();
            about(open_for(&mut silent).0, 7.5);
        });
        scope.spawn(move || {
            let mut half = connect(origin).unwrap();
            let form = form(origin, "/sign-in", "x", "email=someone%40example.org&device=own&to=");
            half.write_all(&form.as_bytes()[..form.len() - 10]).unwrap();
            let (took, said) = open_for(&mut half);
            about(took, 3.0);
            assert!(said.starts_with("HTTP/1.1 408 "), "{said}");
            assert!(said.contains("That took too long to arrive"));
        });
        // Everybody else is served meanwhile.
        while begun.elapsed() < Duration::from_secs(3) {
            let asked = Instant::now();
            assert_eq!(get(origin, "/health", "").unwrap().body, "ok");
            assert!(asked.elapsed() < Duration::from_secs(1));
            std::thread::sleep(Duration::from_millis(20));
        }
    });
}

#[tokio::test]
async fn who_does_not_read_what_they_asked_for_is_let_go() {
    let place = Place::new();
    let server = hurried(&place);
    let page = get(&server.origin, "/sign-in", "").unwrap().body;
    let (_, rest) = page.split_once("/static/").unwrap();
    let file = format!("/static/{}", rest.split('"').next().unwrap());
    let mut deaf = connect(&server.origin).unwrap();
    let ask = format!("GET {file} HTTP/1.1\r\nhost: x\r\n\r\n");
    // So many answers that the buffers of both sides are full; the time to send them all is not awaited.
    let begun = Instant::now();
    deaf.set_write_timeout(Some(Duration::from_millis(200))).unwrap();
    let gone = loop {
        match deaf.write(ask.as_bytes()) {
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(_) => break begun.elapsed(),
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "it is still there");
    };
    assert!(gone > Duration::from_secs(2), "{gone:?}");
}

#[tokio::test]
async fn a_header_block_holds_sixteen_kilobytes_and_a_hundred_fields() {
    let place = Place::new();
    let server = Server::start(&place);
    let status = |lines: &str| get(&server.origin, "/health", lines).map(|answer| answer.status);
    let fields = |count: usize| "x: 1\r\n".repeat(count);
    assert_eq!(status(&fields(98)), Some(200));
    assert_eq!(status(&format!("x: {}\r\n", "a".repeat(15 << 10))), Some(200));
    for more in [fields(101), format!("x: {}\r\n", "a".repeat(17 << 10))] {
        // Whoever is still sending when the answer comes may only see that the connection is cut.
        let refused = status(&more);
        assert!(matches!(refused, Some(431) | None), "{refused:?}");
    }
}

#[tokio::test]
async fn a_form_holds_sixty_four_kilobytes() {
    let place = Place::new();
    let server = Server::start(&place);
    let form = |length: usize| {
        let start = "email=someone%40example.org&device=own&to=";
        post(&server.origin, "/sign-in", "x", &format!("{start}{}", "a".repeat(length - start.len())))
            .unwrap()
    };
    assert!(form(64 << 10).status < 400);
    for length in [(64 << 10) + 1, 3 << 20] {
        let refused = form(length);
        assert_eq!(refused.status, 413);
        assert!(refused.body.contains("64 kilobytes"), "{}", refused.body);
    }
}

#[tokio::test]
async fn a_file_holds_ten_megabytes_and_more_gets_a_page_that_says_so() {
    let place = Place::new();
    let server = Server::start(&place);
    let store = place.store().await;
    let (cookie, csrf) = signed_in(&store, "coordinator@example.org", Grant::Coordinator).await;
    store.close().await;
    let send = |bytes: usize| {
        let field = |name: &str, value: &str| {
            format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let file = "--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        let body = format!("{}{file}{}\r\n--cut--\r\n", field("csrf", &csrf), "email\n".repeat(bytes / 6));
        let mut stream = connect(&server.origin).unwrap();
        let head = format!(
            "POST /co/import HTTP/1.1\r\nhost: x\r\norigin: {}\r\ncookie: s={cookie}\r\n\
             content-type: multipart/form-data; boundary=cut\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            server.origin,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body.as_bytes()).unwrap();
        answer(&mut stream).unwrap()
    };
    let taken = send((10 << 20) - 100);
    assert_ne!(taken.status, 413, "{}", taken.body);
    let refused = send((10 << 20) + 100);
    assert_eq!(refused.status, 413);
    assert!(refused.body.contains("10 megabytes"), "{}", refused.body);
    assert_eq!(send(30 << 20).status, 413, "read to its end, so that the page is seen");
}

#[tokio::test]
async fn whoever_is_too_fast_is_told_for_how_long_and_keeps_what_they_typed() {
    let place = Place::new();
    let server = Server::start(&place);
    let body = "email=nadia%2Bwork%40example.org&device=own&to=%22%3E%3Cb%3E";
    let refused = (0..150)
        .map(|_| post(&server.origin, "/sign-in", "x", body).unwrap())
        .find(|answer| answer.status == 429)
        .expect("somebody is too fast");
    for part in [
        "Try again in",
        "Help page",
        r#"<form action="/sign-in" method="post">"#,
        r#"<input type="hidden" name="email" value="nadia+work@example.org">"#,
        r#"value="&quot;&gt;&lt;b&gt;""#,
        "What you typed is kept here",
        "Send it again",
    ] {
        assert!(refused.body.contains(part), "{part} is missing in {}", refused.body);
    }
    // A form from elsewhere is not handed on.
    let other = form("https://elsewhere.example", "/sign-in", "x", body);
    let mut stream = connect(&server.origin).unwrap();
    stream.write_all(other.as_bytes()).unwrap();
    let refused = answer(&mut stream).unwrap();
    assert_eq!(refused.status, 429);
    assert!(!refused.body.contains("nadia"));
}
