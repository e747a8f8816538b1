//! One kept-open connection to a server on this machine: just enough of HTTP/1.1 to load it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// An open connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
}

/// What the server answered.
pub struct Answer {
    pub status: u16,
    /// The value of `Set-Cookie` up to its first semicolon; empty without one.
    pub cookie: String,
    pub body: String,
}

impl Connection {
    /// Connects to `host`, such as `127.0.0.1:8080`.
    ///
    /// # Errors
    /// When nobody listens there.
    pub fn open(host: &str) -> Result<Self> {
        let stream = TcpStream::connect(host).context("the server does not listen")?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        Ok(Self { stream: BufReader::new(stream), host: host.to_owned() })
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// When the connection breaks or the answer is none.
    pub fn get(&mut self, path: &str, cookie: &str) -> Result<Answer> {
        let head = format!("GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: {cookie}\r\n\r\n", self.host);
        self.ask(&head)
    }

    /// Sends a form.
    ///
    /// # Errors
    /// When the connection breaks or the answer is none.
    pub fn post(&mut self, path: &str, cookie: &str, form: &str) -> Result<Answer> {
        let host = &self.host;
        let whole = format!(
            "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\ncookie: {cookie}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            form.len()
        );
        self.ask(&whole)
    }

    fn ask(&mut self, request: &str) -> Result<Answer> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|word| word.parse().ok()).context("no answer")?;
        let (mut length, mut cookie) = (None, String::new());
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                bail!("the answer broke off");
            }
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse().ok(),
                "set-cookie" => value.split(';').next().unwrap_or_default().clone_into(&mut cookie),
                _ => {}
            }
        }
        let mut body = vec![0; length.context("an answer without a length")?];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, cookie, body: String::from_utf8(body).context("an answer that is not UTF-8")? })
    }
}
