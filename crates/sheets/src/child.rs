//! Reads a file in a process of its own, which may use little memory and time and can open nothing.
//!
//! A file that kills its reader is a line in the report, never a dead server.

use std::{
    io::{self, BufRead, Read, Write},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use rlimit::Resource;
use serde::{Deserialize, Serialize};

use crate::{
    rejected::{Refused, Why},
    table::{self, Limits, Reader, Table},
};

/// The command under which the binary runs [`serve`].
pub const COMMAND: &str = "parse-sheet";

/// Memory of the child, in bytes.
const MEMORY: u64 = 512 << 20;
/// Processor time of the child, in seconds.
const PROCESSOR: u64 = 20;
/// Time until the child is ended.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of the child's answer.
const ANSWER: u64 = 256 << 20;
/// Descriptors of the child: what it was given, and no more.
const DESCRIPTORS: u64 = 3;

#[derive(Serialize, Deserialize)]
struct Request {
    name: String,
    reader: Reader,
    limits: Limits,
}

/// Reads a file in a child process: `program` is this binary, which knows [`COMMAND`].
///
/// Waits until the child is done, so servers call it where they may wait.
///
/// # Errors
/// As [`table::read`]; [`Why::Stopped`] when the child died, said too much or took too long.
pub fn read_in_child(
    program: &Path,
    name: &str,
    bytes: &[u8],
    reader: Reader,
    limits: &Limits,
) -> Result<Vec<Table>, Refused> {
    if bytes.len() > limits.bytes {
        return Err(Refused::new(name, Why::TooLarge { most: limits.bytes >> 20 }));
    }
    let request = Request { name: name.to_owned(), reader, limits: *limits };
    ask(program, &request, bytes).unwrap_or_else(|_| Err(Refused::new(name, Why::Stopped)))
}

fn ask(program: &Path, request: &Request, bytes: &[u8]) -> io::Result<Result<Vec<Table>, Refused>> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let head = serde_json::to_string(request)?;
    let answer = thread::scope(|scope| {
        scope.spawn(move || {
            // A child that ends early closes the pipe; its answer tells why.
            let _ = writeln!(to, "{head}").and_then(|()| to.write_all(bytes));
        });
        let (done, wait) = mpsc::channel();
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = from.take(ANSWER + 1).read_to_end(&mut answer).map(|_| answer);
            // Nobody listens any more when the time is over.
            let _ = done.send(read);
        });
        let answer = wait.recv_timeout(PATIENCE);
        // Ended in any case, which also closes both pipes and with them both threads.
        let _ = child.kill();
        answer
    });
    child.wait()?;
    let answer = answer.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
    if answer.len() as u64 > ANSWER {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    serde_json::from_slice(&answer).map_err(io::Error::from)
}

/// The child's side: limits itself, reads one request and one file, answers, and is done.
///
/// # Errors
/// When a limit cannot be set, or the parent does not say what to read.
pub fn serve(input: impl Read, mut output: impl Write) -> io::Result<()> {
    confine()?;
    let mut input = io::BufReader::new(input);
    let mut head = String::new();
    input.by_ref().take(64 << 10).read_line(&mut head)?;
    let request: Request = serde_json::from_str(&head)?;
    let mut bytes = Vec::new();
    input.take(request.limits.bytes as u64 + 1).read_to_end(&mut bytes)?;
    let read = table::read(&request.name, &bytes, request.reader, &request.limits);
    serde_json::to_writer(io::BufWriter::new(&mut output), &read)?;
    output.flush()
}

/// From here on no more memory, time, files, connections or processes than reading takes.
fn confine() -> io::Result<()> {
    for (resource, most) in [
        (Resource::AS, MEMORY),
        (Resource::CPU, PROCESSOR),
        (Resource::FSIZE, 0),
        (Resource::CORE, 0),
        (Resource::NOFILE, DESCRIPTORS),
    ] {
        resource.set(most, most)?;
    }
    Ok(())
}
