//! The server of a simulation: this program again, as a process of its own that can be killed, on a folder that is thrown away.

use std::{
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

/// A server that runs.
pub(super) struct Server {
    child: Child,
    folder: PathBuf,
    database: Option<String>,
    /// Where it listens, in every life.
    pub address: SocketAddr,
}

impl Server {
    /// Starts one that nobody has used.
    pub fn start(folder: &Path, database: Option<&str>) -> Result<Self> {
        let (child, address) = spawn(folder, database, 0)?;
        let database = database.map(str::to_owned);
        Ok(Self { child, folder: folder.to_owned(), database, address })
    }

    /// As a power cut would, and it comes up again.
    pub fn die_and_rise(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        (self.child, _) = spawn(&self.folder, self.database.as_deref(), self.address.port())?;
        Ok(())
    }

    /// Asks it to stop, and says how long that took.
    pub fn stop(&mut self) -> Result<Duration> {
        let asked = Instant::now();
        kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        self.child.wait()?;
        Ok(asked.elapsed())
    }

    /// The memory that it has now and the most that it had, in MiB; none where the system does not say.
    pub fn memory(&self) -> Option<(u64, u64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let of = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib / 1_024)
        };
        Some((of("VmRSS:")?, of("VmHWM:")?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _already_gone = self.child.kill();
        let _waited = self.child.wait();
    }
}

fn spawn(folder: &Path, database: Option<&str>, port: u16) -> Result<(Child, SocketAddr)> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["demo", "--unlimited", "--unwritten", "--port", &port.to_string(), "--folder"]).arg(folder);
    if let Some(url) = database {
        command.args(["--database", url]);
    }
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let said = child.stdout.take().context("the server says nothing")?;
    let mut problems = child.stderr.take().context("the server has no problems")?;
    let mut lines = BufReader::new(said).lines().map_while(Result::ok);
    let Some(line) = lines.find(|line| line.contains("http://")) else {
        let mut why = String::new();
        problems.read_to_string(&mut why)?;
        bail!("the server did not come up: {}", why.trim_end());
    };
    std::thread::spawn(move || std::io::copy(&mut problems, &mut std::io::sink()));
    let host = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let address = host.parse().context("the server says where it listens")?;
    // Whatever else it says is read, so that it never waits for us.
    std::thread::spawn(move || lines.for_each(drop));
    Ok((child, address))
}
