//! The real server as a process that can be killed, and a client that says one thing to it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::Place;

/// `trellis serve`, running.
pub struct Server {
    /// Such as `http://127.0.0.1:40123`.
    pub origin: String,
    child: Child,
}

impl Server {
    /// Starts it and waits until it says where it is.
    pub fn start(place: &Place) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trellis"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(place.data());
        if let Some(url) = place.database() {
            command.args(["--database", url]);
        }
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = lines.by_ref().map(Result::unwrap).find(|line| line.contains("http://"));
        let origin = said.expect("the server starts").split_whitespace().last().unwrap().to_owned();
        // Whatever else it says is read, so that it never waits for a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { origin, child }
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _dead_already = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// Sends a form and gives the status of the answer; none when the server is gone before its head has come.
pub fn post(origin: &str, path: &str, cookie: &str, body: &str) -> Option<u16> {
    let host = origin.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: {origin}\r\ncookie: s={cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut head = Vec::new();
    let mut piece = [0; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(length) => head.extend_from_slice(&piece[..length]),
        }
    }
    let line = String::from_utf8_lossy(&head).into_owned();
    line.split(' ').nth(1)?.parse().ok()
}
