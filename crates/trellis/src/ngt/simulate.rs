//! `trellis ngt simulate`: a whole workshop with made-up people, over the real server and the real pages, to see what a machine
//! carries and that nothing is lost on the way.

mod chaos;
mod lead;
mod line;
mod page;
mod score;
mod seat;
mod server;

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde::Serialize;

use chaos::{Level, Luck};
use lead::Lead;
use line::{Browser, Stream};
use score::{Score, Sum};
use seat::Person;
use server::Server;

use crate::output::Output;

/// What is simulated.
#[derive(clap::Args)]
pub struct Options {
    /// How many people are in the room.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u16).range(2..=1_000))]
    participants: u16,
    /// How many ideas they have between them; three each, and 60 at most, where nothing is said.
    #[arg(long)]
    ideas: Option<u16>,
    /// Who is known as an author.
    #[arg(long, value_enum, default_value_t = Mode::Unlinked)]
    mode: Mode,
    /// How pages learn that there is something new.
    #[arg(long, value_enum, default_value_t = Told::Stream)]
    transport: Told,
    /// How much goes wrong on the way.
    #[arg(long, value_enum, default_value_t = Level::None)]
    chaos: Level,
    /// Milliseconds from one idea to the next.
    #[arg(long, default_value_t = 2_000)]
    pace: u64,
    /// So many streams more, held open by the same people while everybody waits in the lobby, and when the server is stopped.
    #[arg(long, default_value_t = 0)]
    streams: usize,
    /// What goes wrong is drawn from this number.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// An empty PostgreSQL database instead of a file in a folder that is thrown away.
    #[arg(long)]
    database: Option<String>,
    /// The result as JSON.
    #[arg(long)]
    json: bool,
}

/// Who is known as an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum Mode {
    /// Whose an idea is stands beside it.
    Named,
    /// Nobody can say whose an idea was once it is shared.
    Unlinked,
}

/// How a page learns that there is something new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum Told {
    /// By a stream of server-sent events.
    #[value(name = "sse")]
    Stream,
    /// By an answer that waits.
    Poll,
    /// Not at all: the page is read again every two seconds, as without scripts.
    Forms,
}

/// What it came to.
#[derive(Serialize)]
struct Report {
    participants: u16,
    mode: Mode,
    transport: Told,
    seed: u64,
    kills: u32,
    seconds: u64,
    /// Memory of the server in MiB: in the lobby with everybody's stream, and with all streams that were asked for.
    lobby_mib: Option<u64>,
    streams: usize,
    streams_mib: Option<u64>,
    most_mib: Option<u64>,
    /// From being told to stop until it had stopped, with every stream open.
    stopped_ms: u128,
    #[serde(flatten)]
    sum: Sum,
}

/// Runs it. True when nothing was lost and nothing seen that should not have been.
///
/// # Errors
/// When the server does not come up, or somebody is not answered any more.
pub(super) fn run(options: &Options, out: Output) -> Result<bool> {
    let _most = rlimit::increase_nofile_limit(u64::MAX);
    let report = tokio::runtime::Runtime::new()?.block_on(simulate(options))?;
    if options.json {
        out.line(serde_json::to_string_pretty(&report)?);
    } else {
        report.print(out);
    }
    Ok(report.sum.wrong.is_empty())
}

async fn simulate(options: &Options) -> Result<Report> {
    let began = Instant::now();
    let folder = tempfile::Builder::new().prefix("trellis-simulation-").tempdir()?;
    let mut server = Server::start(folder.path(), options.database.as_deref())?;
    let score = Arc::new(Score::default());
    let seats = usize::from(options.participants);
    let mut lead = Lead {
        browser: Browser::of(server.address),
        score: Arc::clone(&score),
        seats,
        pace: Duration::from_millis(options.pace),
        room: String::new(),
    };
    let code = lead.opens(if options.mode == Mode::Named { "named" } else { "protected" }).await?;
    let room = lead.room.clone();
    let windows: Arc<Mutex<Vec<Browser>>> = Arc::default();
    let mut people = tokio::task::JoinSet::new();
    for number in 1..=options.participants {
        let person = Person {
            number,
            ideas: options.of_seat(number),
            told: options.transport,
            browser: Browser::of(server.address),
            luck: Luck::of(options.chaos, options.seed, number),
            score: Arc::clone(&score),
            windows: Arc::clone(&windows),
        };
        people.spawn(person.takes_part(code.clone()));
    }
    while score.notes().seated.len() < seats && !people.is_empty() {
        // Somebody who cannot come in ends with why.
        let soon = tokio::time::timeout(Duration::from_millis(100), people.join_next());
        if let Ok(Some(ended)) = soon.await {
            ended??;
        }
    }
    let lobby_mib = server.memory().map(|(now, _)| now);
    let idle = hold(&windows, &room, options.streams).await?;
    let streams_mib = server.memory().map(|(now, _)| now);
    drop(idle);
    let mut led = tokio::spawn(async move { lead.leads().await });
    let mut kills = 0;
    let mut dice = StdRng::seed_from_u64(options.seed);
    let wall = loop {
        let moment = Duration::from_millis(dice.random_range(3_000..20_000));
        tokio::select! {
            wall = &mut led => break wall?,
            () = tokio::time::sleep(moment), if options.chaos != Level::None && kills < 3 => {
                tokio::task::block_in_place(|| server.die_and_rise())?;
                kills += 1;
            }
        }
    }?;
    // Those who were away come back to the last page.
    let ends = async {
        while people.join_next().await.transpose()?.transpose()?.is_some() {}
        anyhow::Ok(())
    };
    tokio::time::timeout(Duration::from_mins(1), ends)
        .await
        .context("somebody did not come to the end")??;
    let most_mib = server.memory().map(|(_, most)| most);
    let idle = hold(&windows, &room, options.streams).await?;
    let stopped = tokio::task::block_in_place(|| server.stop())?;
    drop(idle);
    Ok(Report {
        participants: options.participants,
        mode: options.mode,
        transport: options.transport,
        seed: options.seed,
        kills,
        seconds: began.elapsed().as_secs(),
        lobby_mib,
        streams: options.streams,
        streams_mib,
        most_mib,
        stopped_ms: stopped.as_millis(),
        sum: score.sum(&wall),
    })
}

impl Options {
    /// How many ideas a seat has; the first have one more where they do not come out even.
    fn of_seat(&self, number: u16) -> u16 {
        let all = self.ideas.unwrap_or_else(|| self.participants.saturating_mul(3).min(60));
        all / self.participants + u16::from(number <= all % self.participants)
    }
}

/// Opens so many streams, and waits until each has said something and a little longer.
async fn hold(windows: &Mutex<Vec<Browser>>, room: &str, streams: usize) -> Result<Vec<Stream>> {
    let windows: Vec<Browser> =
        windows.lock().unwrap_or_else(PoisonError::into_inner).iter().map(Browser::again).collect();
    let mut open = Vec::with_capacity(streams);
    for window in windows.iter().cycle().take(streams) {
        let mut stream = window.stream(&format!("{room}/events")).await?;
        stream.next().await.context("an open stream says what there is")?;
        open.push(stream);
    }
    if streams > 0 {
        tokio::time::sleep(Duration::from_secs(3)).await;
    }
    Ok(open)
}

impl Report {
    fn print(&self, out: Output) {
        let (sum, mib) = (&self.sum, |known: Option<u64>| {
            known.map_or("not known".to_owned(), |mib| format!("{mib} MiB"))
        });
        out.line(format_args!(
            "{} people, {} ideas, {} ballots in {} s; the server was killed {} times\n",
            self.participants, sum.ideas, sum.ballots, self.seconds, self.kills
        ));
        out.line(format_args!(
            "commands   {} done, {} refused, {} not answered and sent again",
            sum.acked, sum.refused, sum.unanswered
        ));
        out.line(format_args!(
            "ideas      {} lost, {} twice; {} for everybody",
            sum.lost,
            sum.duplicated,
            if sum.same_order { "in the same order" } else { "NOT in the same order" }
        ));
        out.line(format_args!(
            "\n{:34} {:>8} {:>8} {:>8} {:>8}",
            "milliseconds", "p50", "p95", "p99", "most"
        ));
        for (what, times) in [
            ("from dealt to seen", &sum.dealt_to_seen_ms),
            ("from first heard of to seen", &sum.heard_to_seen_ms),
            ("a form of a seat is answered", &sum.answer_ms),
            ("a page of a seat is there", &sum.page_ms),
        ] {
            out.line(format_args!(
                "{what:34} {:>8.1} {:>8.1} {:>8.1} {:>8.1}",
                times.p50, times.p95, times.p99, times.most
            ));
        }
        out.line(format_args!(
            "\nmemory     {} in the lobby, {} at most",
            mib(self.lobby_mib),
            mib(self.most_mib)
        ));
        if self.streams > 0 {
            out.line(format_args!("           {} with {} streams more", mib(self.streams_mib), self.streams));
        }
        out.line(format_args!("stopped    in {} ms", self.stopped_ms));
        for wrong in &sum.wrong {
            out.problem(wrong);
        }
    }
}
