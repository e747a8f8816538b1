//! `trellis serve`: the web application from a data folder, on loopback.

use std::{net::SocketAddr, sync::Arc};

use anyhow::{Context, Result, bail};
use tokio::net::TcpListener;
use trellis_identity::set_up;
use trellis_web::{Limits, Settings, Site};

use crate::{folder::Place, listen, output::Output, worker};

/// Options of `trellis serve`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    mail: worker::Mail,
    /// The address to listen on. Only loopback, until sign-in with two factors is there.
    #[arg(long, env = "TRELLIS_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The address people type, such as https://mentoring.example.nhs.uk; links in letters begin with it.
    #[arg(long, env = "TRELLIS_ORIGIN")]
    origin: Option<String>,
    /// Where "Exit this page" leads: a harmless site.
    #[arg(long, env = "TRELLIS_EXIT", default_value = "https://www.bbc.co.uk/weather")]
    exit: String,
}

/// Serves until told to stop.
///
/// # Errors
/// When the folder, the keys, the database or the port cannot be had; each names the remedy.
pub fn run(options: &Options, out: Output) -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(answer(options, out))
}

async fn answer(options: &Options, out: Output) -> Result<()> {
    if !options.listen.ip().is_loopback() {
        bail!(
            "{} can be reached from other computers; until passkeys and work accounts are built in, \
             Trellis listens on loopback only: use 127.0.0.1",
            options.listen
        );
    }
    let (folder, ground) = options.place.open().await?;
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("{} is taken; choose another with --listen", options.listen))?;
    let origin = options.origin.clone().unwrap_or(format!("http://{}", listener.local_addr()?));
    let settings = Settings {
        secure: origin.starts_with("https://"),
        origin: origin.clone(),
        exit: options.exit.clone(),
        demo: None,
        letters_kept: options.mail.kept(),
        program: std::env::current_exe()?,
    };
    out.line(format_args!("Trellis is at {origin}"));
    let moment = ground.moment();
    if let Some(token) = set_up::offer(&ground.store, moment.now, moment.seed).await? {
        out.line(
            "\nNobody has an account yet. Open this link within 30 minutes to set Trellis up; it works once:",
        );
        out.line(format_args!("  {origin}/setup/{}\n", token.reveal()));
    }
    if options.mail.kept() {
        out.line(format_args!("No mail server is set: letters are kept in {}", folder.outbox().display()));
    }
    let desk = options.mail.desk(&ground, &folder, &origin)?;
    let site = Site { ground, settings: Arc::new(settings), limits: Limits::default() };
    worker::start(site.ground.clone(), desk);
    listen::serve(listener, trellis_web::app(site)).await
}
