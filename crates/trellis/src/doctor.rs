//! `trellis doctor`: is everything well, and if not, what to do. It asks what the health page asks.

use anyhow::{Result, bail};
use serde::Serialize;
use trellis_programme::health;
use trellis_web::health::{Said, said};
use trellis_words::{Language, Words};

use crate::{
    folder::{self, Folder, Place},
    output::Output,
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

/// One thing that was looked at, as a machine reads it.
#[derive(Debug, Serialize)]
struct Line {
    what: &'static str,
    well: bool,
    name: String,
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    todo: Option<String>,
}

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct Report {
    version: &'static str,
    well: bool,
    findings: Vec<Line>,
}

/// Looks at everything and says what to do about what is not well.
///
/// # Errors
/// When something is not well, so that the exit code tells it too.
pub fn run(options: &Options, out: Output) -> Result<()> {
    let findings = tokio::runtime::Runtime::new()?.block_on(look(&options.place));
    let bad = findings.iter().filter(|line| !line.well).count();
    let report = Report { version: env!("CARGO_PKG_VERSION"), well: bad == 0, findings };
    if options.json {
        out.line(serde_json::to_string_pretty(&report)?);
    } else {
        out.line(format_args!("Trellis {}", report.version));
        for line in &report.findings {
            let mark = if line.well { "ok " } else { "BAD" };
            out.line(format_args!("{mark} {}: {}", line.name, line.state));
            if let Some(todo) = &line.todo {
                out.line(format_args!("      {todo}"));
            }
        }
    }
    if bad > 0 {
        bail!("{bad} of {} things need attention", report.findings.len());
    }
    Ok(())
}

async fn look(place: &Place) -> Vec<Line> {
    match findings(place).await {
        Ok(lines) => lines,
        // Without a store there is nothing else to ask; but the folder and its keys may be why.
        Err(trouble) => {
            let name = "Opening the data folder".to_owned();
            let (state, todo) = (format!("{trouble:#}"), None);
            vec![Line { what: "open", well: false, name, state, todo }]
        }
    }
}

async fn findings(place: &Place) -> Result<Vec<Line>> {
    let (folder, store): (Folder, _) = place.look().await?;
    let mut findings = health::look(&store, folder.machine(None), folder::now()).await?;
    findings.push(health::file(&store).await?);
    store.close().await;
    let words = Words::new(Language::English);
    let line = |finding: &health::Finding| {
        let Said { name, state, todo } = said(words, finding);
        Line { what: finding.code(), well: finding.is_well(), name, state, todo }
    };
    Ok(findings.iter().map(line).collect())
}
