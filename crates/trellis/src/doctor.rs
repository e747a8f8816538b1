//! `trellis doctor` and `trellis verify-audit`: is everything well, and if not, what to do.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use anyhow::{Result, bail};
use serde::Serialize;
use trellis_domain::{high_water::Clock, permission::Actor};
use trellis_programme::{Act, Ground, rounds};
use trellis_store::{
    Unit, letters, migrations,
    record::{self, Chain},
};

use crate::{
    folder::{Folder, Place},
    output::Output,
    retention,
};

/// Options of `trellis doctor`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// As JSON, for a monitoring system.
    #[arg(long)]
    json: bool,
}

/// Options of `trellis verify-audit`.
#[derive(clap::Args)]
pub struct AuditOptions {
    #[command(flatten)]
    place: Place,
    /// A head that was kept elsewhere: the chain must still contain it.
    #[arg(long)]
    head: Option<String>,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    what: &'static str,
    well: bool,
    say: String,
}

/// Looks at everything and says what to do about what is not well.
///
/// # Errors
/// When something is not well, so that the exit code tells it too.
pub fn run(options: &Options, out: Output) -> Result<()> {
    let findings = tokio::runtime::Runtime::new()?.block_on(look(&options.place));
    if options.json {
        out.line(serde_json::to_string_pretty(&findings)?);
    } else {
        for finding in &findings {
            let mark = if finding.well { "ok " } else { "BAD" };
            out.line(format_args!("{mark} {:<10} {}", finding.what, finding.say));
        }
    }
    let bad = findings.iter().filter(|finding| !finding.well).count();
    if bad > 0 {
        bail!("{bad} of {} things need attention", findings.len());
    }
    Ok(())
}

async fn look(place: &Place) -> Vec<Finding> {
    let mut findings = vec![folder(&place.data)];
    if !findings[0].well {
        return findings;
    }
    match place.open().await {
        Ok((folder, ground)) => {
            findings.push(well("keys", "all there, readable by their owner alone"));
            findings.push(store(&ground.store).await);
            findings.push(clock(&ground).await);
            if let Ok(mut unit) = ground.store.read().await {
                findings.push(audit(&mut unit).await);
                findings.push(post(&mut unit, &folder).await);
            }
        }
        Err(trouble) => findings.push(bad("database", format!("{trouble:#}"))),
    }
    findings
}

fn well(what: &'static str, say: impl Into<String>) -> Finding {
    Finding { what, well: true, say: say.into() }
}

fn bad(what: &'static str, say: impl Into<String>) -> Finding {
    Finding { what, well: false, say: say.into() }
}

fn folder(path: &Path) -> Finding {
    match fs::metadata(path) {
        Err(_) => bad(
            "folder",
            format!("{} is not there; start `trellis serve` once, or name it with --data", path.display()),
        ),
        Ok(found) if found.permissions().mode() & 0o077 != 0 => {
            bad("folder", format!("others can look into {0}; run: chmod 700 {0}", path.display()))
        }
        Ok(_) => well("folder", path.display().to_string()),
    }
}

async fn store(store: &trellis_store::Store) -> Finding {
    match (store.integrity().await, store.step().await) {
        (Ok(troubles), Ok(step)) if troubles.is_empty() => {
            let newest = migrations::ALL.last().map_or(0, |last| last.number);
            well("database", format!("sound, schema {step} of {newest}"))
        }
        (Ok(troubles), Ok(_)) => bad(
            "database",
            format!("damaged: {}; stop the server and restore the last backup", troubles.join("; ")),
        ),
        (Err(trouble), _) | (_, Err(trouble)) => bad("database", trouble.to_string()),
    }
}

/// Whether the clock can be believed; until then nothing is deleted.
async fn clock(ground: &Ground) -> Finding {
    let look = async {
        let mut act = Act::look(ground, ground.moment(), Actor::Clock).await?;
        rounds::clock(&mut act).await
    };
    match look.await {
        Ok(clock @ Clock::Well(_)) => well("clock", retention::sentence(clock)),
        Ok(clock) => bad("clock", retention::sentence(clock)),
        Err(trouble) => bad("clock", trouble.to_string()),
    }
}

async fn audit(unit: &mut Unit) -> Finding {
    match record::verify(unit).await {
        Ok(Chain::Whole { links, head }) => well("audit", format!("{links} events, head {head}")),
        Ok(Chain::BrokenAt(seq)) => bad(
            "audit",
            format!(
                "the chain is broken at event {seq}: somebody changed the record. Compare with the heads kept elsewhere"
            ),
        ),
        Err(trouble) => bad("audit", trouble.to_string()),
    }
}

async fn post(unit: &mut Unit, folder: &Folder) -> Finding {
    match letters::outbox(unit).await {
        Ok(outbox) if outbox.failed == 0 && outbox.stopped == 0 => {
            well("letters", format!("{} waiting; kept in {}", outbox.waiting, folder.outbox().display()))
        }
        Ok(outbox) => bad(
            "letters",
            format!(
                "{} could not be sent, {} were stopped because a word in them reveals the programme",
                outbox.failed, outbox.stopped
            ),
        ),
        Err(trouble) => bad("letters", trouble.to_string()),
    }
}

/// Walks the audit chain.
///
/// # Errors
/// When it is broken, or does not contain the head that was kept elsewhere.
pub fn verify_audit(options: &AuditOptions, out: Output) -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let (_, ground) = options.place.open().await?;
        let mut unit = ground.store.read().await?;
        if let Some(head) = &options.head
            && !record::contains(&mut unit, head).await?
        {
            bail!("the chain does not contain the head {head}: it was made anew, or cut off");
        }
        match record::verify(&mut unit).await? {
            Chain::Whole { links, head } => {
                out.line(format_args!("The audit chain is whole: {links} events, head {head}"));
                Ok(())
            }
            Chain::BrokenAt(seq) => bail!("the audit chain is broken at event {seq}"),
        }
    })
}
