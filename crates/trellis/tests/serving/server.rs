//! The real server as a process that can be killed and told to stop, and a client that says one thing to it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use trellis_database::testing::{Engine, Fresh, fresh};
use trellis_store::{Address, Store};

/// Where one installation keeps its things.
pub struct Place {
    /// Where its store is.
    pub address: Address,
    folder: tempfile::TempDir,
    _fresh: Option<Fresh>,
}

impl Place {
    /// An empty one on SQLite.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { address: Address::Sqlite(folder.path().join("trellis.db")), folder, _fresh: None }
    }

    /// An empty one on an engine; none where this run of the tests is not for it.
    pub async fn on(engine: Engine) -> Option<Self> {
        if !wanted(engine) {
            return None;
        }
        if engine == Engine::Sqlite {
            return Some(Self::new());
        }
        // No step is taken yet: the first start makes the keys together with the store.
        let fresh = fresh(engine, &[]).await?;
        fresh.store.close().await;
        let folder = tempfile::tempdir().unwrap();
        Some(Self { address: fresh.address.clone(), folder, _fresh: Some(fresh) })
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// The address of a PostgreSQL database; none when the store is in the data folder.
    pub fn database(&self) -> Option<&str> {
        match &self.address {
            Address::Sqlite(_) => None,
            Address::Postgres(url) => Some(url),
        }
    }

    /// The store, open beside the server.
    pub async fn store(&self) -> Store {
        Store::open(&self.address).await.unwrap()
    }

    /// A command of the real binary on this installation.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trellis"));
        command.env_clear().arg(name).arg("--data").arg(self.data()).stdin(Stdio::null());
        if let Some(url) = self.database() {
            command.args(["--database", url]);
        }
        command
    }

    /// `trellis serve` on a free port.
    pub fn serve(&self) -> Command {
        let mut command = self.command("serve");
        command.args(["--listen", "127.0.0.1:0"]);
        command
    }
}

/// `trellis serve`, running.
pub struct Server {
    /// Such as `http://127.0.0.1:40123`.
    pub origin: String,
    child: Child,
    log: Arc<Mutex<String>>,
}

impl Server {
    /// Starts it and waits until it says where it is.
    pub fn start(place: &Place) -> Self {
        Self::run(&mut place.serve())
    }

    /// Runs a command that serves and waits until it says where it is.
    pub fn run(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let (errors, kept) = (BufReader::new(child.stderr.take().unwrap()), Arc::clone(&log));
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                let mut kept = kept.lock().unwrap();
                kept.push_str(&line);
                kept.push('\n');
            }
        });
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = lines.by_ref().map_while(Result::ok).find(|line| line.contains("http://"));
        let Some(said) = said else { panic!("the server does not start: {}", log.lock().unwrap()) };
        let origin = said.split_whitespace().last().unwrap().trim_end_matches("/demo").to_owned();
        // Whatever else it says is read, so that it never waits for a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { origin, child, log }
    }

    /// What it has written to standard error so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM; how long it takes to end, and whether it ends well.
    pub fn terminate(&mut self) -> (Duration, bool) {
        let begun = Instant::now();
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(told.unwrap().success());
        let status = self.child.wait().unwrap();
        (begun.elapsed(), status.success())
    }
}

impl Drop for Server {
    #[expect(clippy::print_stderr, reason = "what the server said tells why a test failed")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the server said:\n{}", self.log());
        }
        let _dead_already = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The header block.
    pub head: String,
    /// The body.
    pub body: String,
}

/// A connection to a server.
pub fn connect(origin: &str) -> Option<TcpStream> {
    let stream = TcpStream::connect(origin.strip_prefix("http://").unwrap()).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    Some(stream)
}

/// Reads one answer to its end, by its length; none when the server goes away before that.
pub fn answer(stream: &mut TcpStream) -> Option<Answer> {
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|end| end == b"\r\n\r\n") {
            break end;
        }
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(length) => bytes.extend_from_slice(&piece[..length]),
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    let mut body = bytes.split_off(end + 4);
    while length.is_none_or(|length| body.len() < length) {
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => break,
            Ok(length) => body.extend_from_slice(&piece[..length]),
        }
    }
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, head, body: String::from_utf8_lossy(&body).into_owned() })
}

/// Asks for a page, with more lines for the header (each ended by CRLF).
pub fn get(origin: &str, path: &str, lines: &str) -> Option<Answer> {
    let mut stream = connect(origin)?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\n{lines}connection: close\r\n\r\n").ok()?;
    answer(&mut stream)
}

/// The bytes of a form, as a browser sends it.
pub fn form(origin: &str, path: &str, cookie: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\norigin: {origin}\r\ncookie: s={cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// Sends a form; none when the server is gone before its whole answer has come.
pub fn post(origin: &str, path: &str, cookie: &str, body: &str) -> Option<Answer> {
    let mut stream = connect(origin)?;
    stream.write_all(form(origin, path, cookie, body).as_bytes()).ok()?;
    answer(&mut stream)
}

/// Whether this run of the tests is for that engine too.
fn wanted(engine: Engine) -> bool {
    let only = asked("TRELLIS_TEST_ENGINE");
    only.is_none_or(|only| (only == "sqlite") == (engine == Engine::Sqlite))
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings")]
pub fn asked(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
