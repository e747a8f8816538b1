//! `trellis serve`: the web application from a data folder, on loopback; and when it refuses (`trust.md` 3.10).

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use tokio::net::TcpListener;
use trellis_identity::{set_up, unlocks::Unlocks};
use trellis_programme::workshops;
use trellis_sealing::Cost;
use trellis_store::{
    Store,
    settings::{self, Note},
};
use trellis_web::{Limits, LookAtMachine, Settings, Site, ngt::Rooms};

use crate::{
    cinema,
    folder::{self, Place},
    listen, log,
    output::Output,
    patience::Patience,
    press,
    worker::{self, Worker},
};

/// Options of `trellis serve`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    mail: worker::Mail,
    #[command(flatten)]
    film: cinema::Kit,
    /// The address to listen on. Only loopback, until sign-in with two factors is there.
    #[arg(long, env = "TRELLIS_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The address people type, such as https://mentoring.example.nhs.uk; links in letters begin with it.
    #[arg(long, env = "TRELLIS_ORIGIN")]
    origin: Option<String>,
    /// Where "Exit this page" leads: a harmless site.
    #[arg(long, env = "TRELLIS_EXIT", default_value = "https://www.bbc.co.uk/weather")]
    exit: String,
    /// What is logged on standard error, as JSON lines without anything about a person.
    #[arg(long, env = "TRELLIS_LOG", value_enum, default_value = "info")]
    log: log::Level,
    /// Time-outs so many times shorter. For tests.
    #[arg(long, hide = true, default_value_t = 1)]
    hurry: u32,
    /// The clock shows at least this second since 1970. For tests.
    #[arg(long, hide = true, default_value = BUILT)]
    built: i64,
}

/// When this program was built, in seconds since 1970: a clock that shows less is wrong.
const BUILT: &str = env!("TRELLIS_BUILT");
/// How long the last jobs may take after the last answer, before they are left where they are.
const LAST_JOBS: Duration = Duration::from_millis(200);

/// Serves until told to stop.
///
/// # Errors
/// When the folder, the keys, the database or the port cannot be had, or it would not be safe to serve; each names
/// the remedy.
pub fn run(options: &Options, out: Output) -> Result<()> {
    log::begin(options.log);
    let runtime = tokio::runtime::Runtime::new()?;
    let served = runtime.block_on(answer(options, out));
    runtime.shutdown_timeout(LAST_JOBS);
    served
}

async fn answer(options: &Options, out: Output) -> Result<()> {
    let told = listen::Told::listen()?;
    let cinema = options.film.open(out)?;
    refuse_the_public(options.listen)?;
    refuse_the_past(folder::now(), options.built)?;
    let (folder, ground, _alone) = options.place.open().await?;
    refuse_made_up_people(&ground.store).await?;
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("{} is taken; choose another with --listen", options.listen))?;
    let origin = options.origin.clone().unwrap_or(format!("http://{}", listener.local_addr()?));
    let (kept, here) = (options.mail.kept(), folder.clone());
    let settings = Settings {
        secure: origin.starts_with("https://"),
        origin: origin.clone(),
        exit: options.exit.clone(),
        demo: None,
        letters_kept: kept,
        program: std::env::current_exe()?,
        machine: LookAtMachine(Arc::new(move || here.machine(Some(kept)))),
        cinema,
        press: press::press(),
    };
    out.line(format_args!("Trellis is at {origin}"));
    let moment = ground.moment();
    if let Some(token) = set_up::offer(&ground.store, moment.now, moment.seed).await? {
        out.line(
            "\nNobody has an account yet. Open this link within 30 minutes to set Trellis up; it works once:",
        );
        out.line(format_args!("  {origin}/setup/{}\n", token.reveal()));
    }
    if kept {
        out.line(format_args!("No mail server is set: letters are kept in {}", folder.outbox().display()));
    }
    workshops::wake(&ground).await?;
    let desk = options.mail.desk(&ground, &folder, &origin)?;
    let unlocks = Unlocks::new(Cost::NOTES);
    let site = Site {
        ground,
        settings: Arc::new(settings),
        limits: Limits::default(),
        unlocks,
        rooms: Rooms::default(),
    };
    Worker::new(site.ground.clone(), desk).start();
    listen::serve(listener, trellis_web::app(site), Patience::shorter(options.hurry), told).await;
    Ok(())
}

fn refuse_the_public(listen: SocketAddr) -> Result<()> {
    if !listen.ip().is_loopback() {
        bail!(
            "{listen} can be reached from other computers; until passkeys and work accounts are built in, \
             Trellis listens on loopback only: use 127.0.0.1"
        );
    }
    Ok(())
}

/// A clock that has not been set would end requests and sessions at the wrong time.
fn refuse_the_past(now: Timestamp, built: i64) -> Result<()> {
    if now.as_second() < built {
        bail!(
            "the clock of this computer shows {now:.0}, before this program was built; set the clock, then start again"
        );
    }
    Ok(())
}

async fn refuse_made_up_people(store: &Store) -> Result<()> {
    let made_up = settings::noted(&mut store.read().await?, Note::Demonstration).await?;
    if made_up.is_some() {
        bail!(
            "everybody in this store is made up: it is the data of a demonstration; name another data folder with \
             --data, or start `trellis demo`"
        );
    }
    Ok(())
}
