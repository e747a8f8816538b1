//! A PostgreSQL of one's own for the length of a test run: in a temporary folder, on a free port, gone afterwards.

use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{fs, io};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::machine;

/// How long a cluster may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running cluster. Dropping it stops the server and removes its folder.
pub struct Cluster {
    /// Where the tests connect, as a user who may create databases.
    pub url: String,
    programs: PathBuf,
    folder: TempDir,
    owner: Option<Account>,
    server: Child,
}

/// The account that runs the server when this process is root, which PostgreSQL refuses to run as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Account {
    user: u32,
    group: u32,
}

impl Cluster {
    /// Makes and starts a cluster for tests: what a power cut would do to it does not matter, and they are faster.
    ///
    /// # Errors
    /// When the programs are not here and cannot be installed, or the server does not come up; with the reason.
    pub fn start() -> Result<Self> {
        Self::with(&["-c", "fsync=off", "-c", "full_page_writes=off"])
    }

    /// A cluster that keeps its word as one in earnest does: what it has saved is on disk. For measurements.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn lasting() -> Result<Self> {
        Self::with(&[])
    }

    fn with(settings: &[&str]) -> Result<Self> {
        let programs = find_programs()?;
        let owner = if machine::is_root() { Some(account("postgres")?) } else { None };
        let folder = tempfile::Builder::new().prefix("trellis-postgres-").tempdir_in(machine::scratch())?;
        if let Some(owner) = owner {
            chown(folder.path(), Some(owner.user), Some(owner.group))
                .context("the folder cannot be given to postgres")?;
        }
        let cluster = folder.path().join("cluster");
        let mut make = command(&programs, "initdb", owner, folder.path());
        make.arg("--pgdata").arg(&cluster).args([
            "--username=trellis",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        let made = make.output().context("initdb does not start")?;
        if !made.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&made.stderr).trim());
        }
        let port = free_port()?;
        let log = fs::File::create(folder.path().join("log")).context("no log can be written")?;
        let mut serve = command(&programs, "postgres", owner, folder.path());
        serve.arg("-D").arg(&cluster).arg("-k").arg(folder.path()).args([
            "-h",
            "127.0.0.1",
            "-p",
            &port.to_string(),
        ]);
        serve.args(settings).args(["-c", "max_connections=200"]);
        let server = serve.stdout(Stdio::null()).stderr(log).spawn().context("postgres does not start")?;
        let url = format!("postgres://trellis@127.0.0.1:{port}/postgres");
        let mut cluster = Self { url, programs, folder, owner, server };
        cluster.wait(port)?;
        Ok(cluster)
    }

    fn wait(&mut self, port: u16) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let mut ask = command(&self.programs, "pg_isready", None, self.folder.path());
            ask.args(["--quiet", "--host=127.0.0.1", "--username=trellis", &format!("--port={port}")]);
            if ask.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            if self.server.try_wait()?.is_some() {
                break;
            }
            sleep(Duration::from_millis(50));
        }
        bail!(
            "PostgreSQL did not come up:\n{}",
            fs::read_to_string(self.folder.path().join("log")).unwrap_or_default().trim()
        )
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = command(&self.programs, "pg_ctl", self.owner, self.folder.path());
        stop.args(["stop", "--mode=immediate", "--silent", "--pgdata"])
            .arg(self.folder.path().join("cluster"));
        if !stop.status().is_ok_and(|status| status.success()) {
            let _already_gone = self.server.kill();
        }
        let _waited = self.server.wait();
    }
}

fn command(programs: &Path, name: &str, owner: Option<Account>, folder: &Path) -> Command {
    let mut command = Command::new(programs.join(name));
    command.current_dir(folder).stdin(Stdio::null());
    if let Some(Account { user, group }) = owner {
        command.uid(user).gid(group);
    }
    command
}

/// The folder of the server's programs; Debian keeps them off the path.
fn find_programs() -> Result<PathBuf> {
    if let Some(found) = installed() {
        return Ok(found);
    }
    machine::install("postgresql", "PostgreSQL")?;
    installed().context("PostgreSQL was installed and its programs are not found")
}

fn installed() -> Option<PathBuf> {
    let said = Command::new("pg_config").arg("--bindir").stderr(Stdio::null()).output().ok();
    let said = said.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    let mut releases: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path().join("bin")))
        .collect();
    // The newest last; compared as numbers, so that 9 comes before 15.
    releases.sort_by_key(|path| path.parent().and_then(Path::file_name)?.to_str()?.parse::<u32>().ok());
    releases.into_iter().rev().chain(said).find(|folder| folder.join("initdb").exists())
}

/// The numbers of a user of this machine.
fn account(name: &str) -> Result<Account> {
    let users = fs::read_to_string("/etc/passwd").context("the users of this machine cannot be read")?;
    find_account(&users, name)
        .with_context(|| format!("root may not run PostgreSQL, and there is no user {name}"))
}

fn find_account(users: &str, name: &str) -> Option<Account> {
    users.lines().find_map(|line| {
        let fields: Vec<&str> = line.split(':').collect();
        let [user, _, uid, gid, ..] = fields[..] else { return None };
        (user == name).then(|| Some(Account { user: uid.parse().ok()?, group: gid.parse().ok()? }))?
    })
}

/// A port that was free a moment ago.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let users = "root:x:0:0:root:/root:/bin/bash\npostgres-old:x:7:8::/:/bin/false\npostgres:x:101:104::/:/bin/bash\n";
        assert_eq!(find_account(users, "postgres"), Some(Account { user: 101, group: 104 }));
        assert_eq!(find_account(users, "nobody"), None);
    }
}
