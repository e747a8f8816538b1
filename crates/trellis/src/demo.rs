//! `trellis demo`: a made-up programme on loopback, in a folder that vanishes.

use std::{net::Ipv4Addr, path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use jiff::Timestamp;
use tokio::net::TcpListener;
use trellis_identity::unlocks::Unlocks;
use trellis_programme::{Ground, workshops};
use trellis_sealing::Cost;
use trellis_store::{
    Address,
    settings::{self, Note},
};
use trellis_web::{Demo, Limits, LookAtMachine, Persona, Settings, Site, ngt::Rooms};
use trellis_world::{Builder, wren_valley};

use crate::{
    cinema,
    folder::{self, Folder},
    listen, lives, log,
    output::Output,
    patience::Patience,
    press,
    worker::{Mail, Worker},
};

mod calendar;
use calendar::Calendar;

/// Options of `trellis demo`.
#[derive(clap::Args)]
pub struct Options {
    /// The port on this computer; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    #[command(flatten)]
    film: cinema::Kit,
    /// An empty PostgreSQL database instead of a file in the folder. For measurements.
    #[arg(long, hide = true)]
    database: Option<String>,
    /// Nobody is asked to slow down. For measurements.
    #[arg(long, hide = true)]
    unlimited: bool,
    /// Nobody has written anything in private yet, or set a private space up. For stories that begin before that.
    #[arg(long, hide = true)]
    unwritten: bool,
    /// A folder that stays, for a server that is killed and started again. Its days pass as everybody's do. For measurements.
    #[arg(long, hide = true)]
    folder: Option<PathBuf>,
}

/// The world always starts at this moment, so that two starts show the same pages.
const START: &str = "2026-11-23T09:30:00Z";

/// Builds the world and serves it.
///
/// # Errors
/// When the port is taken or the temporary folder cannot be made.
pub fn run(options: &Options, out: Output) -> Result<()> {
    // A terminal with a list of people to look round as is no place for a line for each request.
    log::begin(log::Level::Error);
    tokio::runtime::Runtime::new()?.block_on(demonstrate(options, out))
}

async fn demonstrate(options: &Options, out: Output) -> Result<()> {
    let told = listen::Told::listen()?;
    let place = tempfile::Builder::new().prefix("trellis-demo-").tempdir()?;
    let folder = Folder::open(options.folder.as_deref().unwrap_or(place.path()))?;
    let start: Timestamp = if options.folder.is_some() { folder::now() } else { START.parse()? };
    let address = match &options.database {
        Some(text) => text.parse()?,
        None => Address::Sqlite(folder.database()),
    };
    let calendar = Calendar::from(start);
    let shown = calendar.clone();
    let clock = Arc::new(move || shown.now());
    let ground = Ground { clock, ..folder::ground(&folder, &address).await? };
    let phrase = (!options.unwritten).then_some(lives::PHRASE);
    let personas = people(&ground, start, phrase).await?;

    let cinema = options.film.open(out)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.with_context(|| {
        format!("port {} is taken; choose another with --port, or --port 0 for a free one", options.port)
    })?;
    let origin = format!("http://127.0.0.1:{}", listener.local_addr()?.port());
    let here = folder.clone();
    let settings = Settings {
        origin: origin.clone(),
        secure: false,
        exit: "https://www.bbc.co.uk/weather".to_owned(),
        demo: Some(Demo { personas: personas.clone(), phrase }),
        letters_kept: true,
        program: std::env::current_exe()?,
        machine: LookAtMachine(Arc::new(move || here.machine(Some(true)))),
        cinema,
        press: press::press(),
    };
    let limits = if options.unlimited { Limits::none() } else { Limits::default() };
    let unlocks = Unlocks::new(Cost::NOTES);
    let site = Site { ground, settings: Arc::new(settings), limits, unlocks, rooms: Rooms::default() };

    out.line("Trellis demonstration: Wren Valley Health (made up). Nothing here is real.\n");
    out.line(format_args!("  Open {origin}/demo\n"));
    out.line("Look round as:");
    for persona in &personas {
        out.line(format_args!("  {:<12} {}", persona.card, persona.name));
    }
    if let Some(phrase) = phrase {
        out.line(format_args!("\nPrivate notes open with: {phrase}"));
    }
    out.line(format_args!("\nLetters are kept in {}", folder.outbox().display()));
    out.line("Type 7d and Enter to let seven days pass, 20m for twenty minutes.");
    out.line("Stop with Ctrl-C; everything is gone then.");
    let desk = Mail::default_desk(&site.ground, &folder, &origin)?;
    let worker = Worker::new(site.ground.clone(), desk);
    worker.clone().start();
    tokio::spawn(calendar.follow(worker, out));
    listen::serve(listener, trellis_web::app(site), Patience::shorter(1), told).await;
    Ok(())
}

/// The people of the world, which is built when nobody has been here. In a folder that stays they have signed in before.
async fn people(ground: &Ground, start: Timestamp, phrase: Option<&str>) -> Result<Vec<Persona>> {
    let mut unit = ground.store.write().await?;
    if settings::noted(&mut unit, Note::Demonstration).await?.is_some() {
        drop(unit);
        workshops::wake(ground).await?;
        return Ok(Vec::new());
    }
    let mut builder = Builder::new(unit, start, 2024).with_keys(&ground.keys);
    let world = wren_valley::build(&mut builder).await?;
    settings::note(&mut builder.unit, Note::Demonstration, "yes").await?;
    builder.unit.commit().await?;
    if phrase.is_some() {
        lives::live(ground, &world, start).await?;
    }
    let personas = world.personas.iter();
    Ok(personas.map(|p| Persona { card: p.card, name: p.name, person: p.person }).collect())
}
