//! A browser of somebody who is simulated: one connection that is kept open, one cookie, and forms as our pages send them.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request, Response,
    body::{Bytes, Incoming},
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::page::Fields;

/// What the server answered.
pub(super) struct Answer {
    pub status: u16,
    /// Where it leads; empty where nowhere.
    pub leads_to: String,
    pub body: String,
}

/// A browser.
pub(super) struct Browser {
    server: SocketAddr,
    cookie: String,
    line: Option<SendRequest<Full<Bytes>>>,
}

impl Browser {
    pub fn of(server: SocketAddr) -> Self {
        Self { server, cookie: String::new(), line: None }
    }

    /// The same person in another window.
    pub fn again(&self) -> Self {
        Self { server: self.server, cookie: self.cookie.clone(), line: None }
    }

    /// The connection is lost, and whatever was on its way.
    pub fn lose(&mut self) {
        self.line = None;
    }

    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        let request = self.request(Method::GET, path).body(Full::default())?;
        self.ask(request).await
    }

    pub async fn post(&mut self, path: &str, fields: &Fields) -> Result<Answer> {
        let request = self.form(path, fields)?;
        self.ask(request).await
    }

    /// Sends a form and does not hear the answer.
    pub async fn post_unheard(&mut self, path: &str, fields: &Fields) -> Result<()> {
        let request = self.form(path, fields)?;
        let mut line = self.connected().await?;
        let sent = line.send_request(request);
        // Long enough to be sent, and now and then to be done.
        let _heard = tokio::time::timeout(std::time::Duration::from_millis(5), sent).await;
        Ok(())
    }

    /// Opens a stream on a connection of its own.
    pub async fn stream(&self, path: &str) -> Result<Stream> {
        let mut other = self.again();
        let request = other.request(Method::GET, path).header(header::ACCEPT, "text/event-stream");
        let mut line = other.connected().await?;
        let answer = line.send_request(request.body(Full::default())?).await?;
        anyhow::ensure!(answer.status() == 200, "the stream is refused with {}", answer.status());
        Ok(Stream { body: answer.into_body(), rest: String::new(), _line: line })
    }

    fn form(&self, path: &str, fields: &Fields) -> Result<Request<Full<Bytes>>> {
        let body = serde_html_form::to_string(fields)?;
        let request = self.request(Method::POST, path);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        Ok(request.body(Full::from(body))?)
    }

    fn request(&self, method: Method, path: &str) -> hyper::http::request::Builder {
        let request =
            Request::builder().method(method).uri(path).header(header::HOST, self.server.to_string());
        let request = request.header(header::ORIGIN, format!("http://{}", self.server));
        if self.cookie.is_empty() { request } else { request.header(header::COOKIE, &self.cookie) }
    }

    async fn connected(&mut self) -> Result<SendRequest<Full<Bytes>>> {
        if let Some(mut line) = self.line.take()
            && line.ready().await.is_ok()
        {
            return Ok(line);
        }
        let stream = TcpStream::connect(self.server).await.context("the server does not listen")?;
        stream.set_nodelay(true)?;
        let (line, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends when we let go of it.
        tokio::spawn(async { drop(connection.await) });
        Ok(line)
    }

    async fn ask(&mut self, request: Request<Full<Bytes>>) -> Result<Answer> {
        let mut line = self.connected().await?;
        let answer = line.send_request(request).await?;
        self.keep(&answer);
        let text = |name| {
            let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let (status, leads_to) = (answer.status().as_u16(), text(header::LOCATION));
        let body = answer.into_body().collect().await?.to_bytes();
        self.line = Some(line);
        Ok(Answer { status, leads_to, body: String::from_utf8_lossy(&body).into_owned() })
    }

    fn keep(&mut self, answer: &Response<Incoming>) {
        for line in answer.headers().get_all(header::SET_COOKIE) {
            let pair = line.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if !pair.ends_with('=') && !pair.is_empty() {
                pair.clone_into(&mut self.cookie);
            }
        }
    }
}

/// An open stream of a room.
pub(super) struct Stream {
    body: Incoming,
    rest: String,
    _line: SendRequest<Full<Bytes>>,
}

impl Stream {
    /// The next digest; none when the stream has ended.
    pub async fn next(&mut self) -> Option<String> {
        loop {
            while let Some(end) = self.rest.find("\n\n") {
                let event: String = self.rest.drain(..end + 2).collect();
                let data = event.lines().find_map(|line| line.strip_prefix("data: ")).map(str::to_owned);
                if data.is_some() {
                    return data;
                }
            }
            let frame = self.body.frame().await?.ok()?;
            let Ok(bytes) = frame.into_data() else { continue };
            self.rest.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
}
