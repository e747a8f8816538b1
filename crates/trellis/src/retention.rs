//! `trellis retention`: what would be deleted now, what was deleted, and the word that a jump of the clock is right.

use anyhow::{Result, bail};
use trellis_domain::{high_water::Clock, permission::Actor, retention::Kept};
use trellis_programme::{Act, Ground, retention, rounds};

use crate::{folder::Place, output::Output};

/// Options of `trellis retention`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// Say that this computer's clock is right as it stands now, after looking at what would be deleted.
    #[arg(long)]
    confirm_clock: bool,
    /// Show the receipts of what was deleted.
    #[arg(long, conflicts_with = "confirm_clock")]
    receipts: bool,
}

/// Shows, and confirms the clock when told to. Nothing is deleted here: the server does that, once a day.
///
/// # Errors
/// When the folder or the database cannot be had, or the clock is to be confirmed and needs it not.
pub fn run(options: &Options, out: Output) -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let ground = options.place.beside().await?;
        if options.receipts {
            return receipts(&ground, out).await;
        }
        let clock = clock(&ground).await?;
        out.line(sentence(clock));
        if options.confirm_clock && matches!(clock, Clock::Well(_)) {
            bail!("the clock is believed already; there is nothing to confirm");
        }
        rehearse(&ground, out).await?;
        if options.confirm_clock {
            confirm(&ground, out).await?;
        }
        Ok(())
    })
}

async fn clock(ground: &Ground) -> Result<Clock> {
    let mut act = Act::look(ground, ground.moment(), Actor::Clock).await?;
    Ok(rounds::clock(&mut act).await?)
}

/// What the clock is like, and what to do about it.
fn sentence(clock: Clock) -> String {
    match clock {
        Clock::Well(now) => format!("The clock is believed; it is {now}."),
        Clock::Ahead { from, to } => format!(
            "The clock has jumped from {from} to {to}, and nothing is deleted until you say that it is right: look at \
             what `trellis retention` would delete, then run `trellis retention --confirm-clock`. If it is wrong, set \
             the clock of this computer."
        ),
        Clock::Behind { from, to } => format!(
            "The clock says {to}, but it was believed at {from} before, and nothing is deleted until then. If it is right \
             now, run `trellis retention --confirm-clock`. If it is wrong, set the clock of this computer."
        ),
    }
}

/// Deletes in a transaction that is thrown away, and says how many of each would have gone.
async fn rehearse(ground: &Ground, out: Output) -> Result<()> {
    let mut act = Act::begin(ground, ground.moment(), Actor::Clock).await?;
    let would_go = retention::rehearse(&mut act).await?;
    drop(act);
    if would_go.is_empty() {
        out.line("Nothing would be deleted now.");
    }
    for (kept, number) in would_go {
        out.line(format_args!("{number:>8}  {}", name(kept)));
    }
    Ok(())
}

async fn confirm(ground: &Ground, out: Output) -> Result<()> {
    let mut act = Act::begin(ground, ground.moment(), Actor::Clock).await?;
    rounds::confirm_clock(&mut act).await?;
    act.commit().await?;
    out.line("The clock is confirmed. The next daily round deletes what has come to its time.");
    Ok(())
}

async fn receipts(ground: &Ground, out: Output) -> Result<()> {
    let mut act = Act::look(ground, ground.moment(), Actor::Clock).await?;
    let receipts = retention::receipts(&mut act).await?;
    if receipts.is_empty() {
        out.line("Nothing was deleted yet.");
    }
    for receipt in receipts {
        let what: &str = Kept::parse(&receipt.kept).map_or(&receipt.kept, |kept| name(kept));
        out.line(format_args!("{}  {:>8}  {what}", receipt.at, receipt.number));
    }
    Ok(())
}

const fn name(kept: Kept) -> &'static str {
    match kept {
        Kept::Started => "starts that were not continued (they expire)",
        Kept::Drafts => "unsent forms of people who take part in nothing",
        Kept::DraftsBegun => "unsent forms of people who take part",
        Kept::SealedDrafts => "private writing that was begun and not sent",
        Kept::Notes => "notes of pairs that are over",
        Kept::OwnWriting => "private writing of people who take part no more",
        Kept::Choices => "people's private choices, and runs of matching made of them",
        Kept::Programme => "programmes that closed six years ago, with what they were built on",
        Kept::Support => "closed requests for support",
        Kept::Unmatched => "people who were never matched",
        Kept::Pairs => "people of cohorts that closed a year ago, with their pairs",
        Kept::Sessions => "ended sign-ins",
        Kept::Letters => "letters in the log",
        Kept::Looks => "looks at records, and texts behind the audit chain",
    }
}
