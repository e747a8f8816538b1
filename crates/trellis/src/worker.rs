//! Does what is due while the server runs: jobs whose time has come, the daily round, letters; and the head of the
//! audit chain, to the log and to the administrators.

use std::{sync::Arc, time::Duration};

use tokio::sync::Mutex;
use trellis_domain::permission::Actor;
use trellis_post::{Carrier, Desk, Neutral};
use trellis_programme::{
    Act, Ground, Stop, heads, jobs, programmes,
    rounds::{self, Made},
};
use trellis_store::record::Kept;

use crate::folder::Folder;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(5);

/// How letters leave.
#[derive(Debug, Clone, clap::Args)]
pub struct Mail {
    /// The mail server: smtps://user:password@host:465. Without one, letters are kept in the data folder's outbox.
    #[arg(long, env = "TRELLIS_SMTP")]
    smtp: Option<String>,
    /// The address that letters come from.
    #[arg(long, env = "TRELLIS_MAIL_FROM", default_value = "development@localhost")]
    mail_from: String,
}

impl Mail {
    /// Whether letters are kept in a folder.
    pub const fn kept(&self) -> bool {
        self.smtp.is_none()
    }

    /// The desk of a demonstration: letters stay in its folder.
    ///
    /// # Errors
    /// Never; the folder is there.
    pub fn default_desk(ground: &Ground, folder: &Folder, origin: &str) -> anyhow::Result<Desk> {
        Self { smtp: None, mail_from: "development@localhost".to_owned() }.desk(ground, folder, origin)
    }

    /// The desk that letters leave from.
    ///
    /// # Errors
    /// When the address of the mail server cannot be used; the reason names the remedy.
    pub fn desk(&self, ground: &Ground, folder: &Folder, origin: &str) -> anyhow::Result<Desk> {
        let carrier = match &self.smtp {
            Some(url) => Carrier::smtp(url)?,
            None => Carrier::Folder(folder.outbox()),
        };
        let (from, origin) = (self.mail_from.clone(), origin.to_owned());
        Ok(Desk { store: ground.store.clone(), carrier, from, origin })
    }
}

/// How often the head of the audit chain is written to the log.
const HEAD_EVERY: Duration = Duration::from_hours(1);

/// Looks after what is due. One look at a time: what is due is done once.
#[derive(Clone)]
pub struct Worker {
    ground: Ground,
    desk: Desk,
    /// Whether the daily round waits for somebody to confirm the clock.
    waits: Arc<Mutex<bool>>,
}

impl Worker {
    /// A worker for what is kept here, whose letters leave from this desk.
    pub fn new(ground: Ground, desk: Desk) -> Self {
        Self { ground, desk, waits: Arc::default() }
    }

    /// Begins to look after jobs and letters, beside the server and as long as it runs.
    pub fn start(self) {
        tokio::spawn(async move {
            let mut ticks = tokio::time::interval(EVERY);
            ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            let mut heads = tokio::time::interval(HEAD_EVERY);
            loop {
                tokio::select! {
                    _ = ticks.tick() => self.look().await,
                    _ = heads.tick() => log_head(&self.ground).await,
                }
            }
        });
    }

    /// Does everything that is due now.
    pub async fn look(&self) {
        let mut waits = self.waits.lock().await;
        // What meets a defect is a task that ends; the next look begins all the same.
        let (ground, desk, waited) = (self.ground.clone(), self.desk.clone(), *waits);
        let looked = tokio::spawn(async move { look(&ground, &desk, waited).await }).await;
        *waits = looked.unwrap_or(waited);
    }
}

/// Does everything that is due now; whether the daily round waits for somebody to confirm the clock.
async fn look(ground: &Ground, desk: &Desk, waited: bool) -> bool {
    all_due(ground).await;
    let waits = round(ground, waited).await;
    if let Err(stop) = heads::send(ground).await {
        tracing::error!(error = %stop, "the head of the record could not be sent and will be tried again");
    }
    // What does not leave in one go leaves in the next, at once: a cohort's invitations are many.
    loop {
        match letters(ground, desk).await {
            Ok(true) => {}
            Ok(false) => break,
            Err(stop) => {
                tracing::error!(error = %stop, "letters could not be sent and will be tried again");
                break;
            }
        }
    }
    waits
}

/// Makes the daily round. Says once, not every few seconds, that it waits for somebody to confirm the clock.
async fn round(ground: &Ground, waited: bool) -> bool {
    match rounds::make(ground).await {
        Ok(Made::Waits(_)) => {
            if !waited {
                tracing::warn!(
                    "the clock has jumped; nothing is deleted until it is confirmed: run `trellis doctor`"
                );
            }
            true
        }
        Ok(Made::Before | Made::Now) => false,
        Err(stop) => {
            tracing::error!(error = %stop, "the daily round could not be finished and will be tried again");
            waited
        }
    }
}

/// Writes down how the audit chain stands: whoever keeps the log elsewhere can tell a chain that was made anew.
async fn log_head(ground: &Ground) {
    match heads::read(ground).await {
        Ok(Some(Kept { links, head })) => {
            tracing::info!(target: "trellis::audit", links, head, "the head of the record");
        }
        Ok(None) => {}
        Err(stop) => tracing::error!(error = %stop, "the head of the record cannot be read"),
    }
}

/// Sends what is due; whether more may be left.
async fn letters(ground: &Ground, desk: &Desk) -> Result<bool, Stop> {
    let mut act = Act::look(ground, ground.moment(), Actor::Clock).await?;
    let (own, names) = programmes::names_in_letters(&mut act).await?;
    let now = act.now;
    drop(act);
    let tally = desk.send_due(&Neutral { own, names }, now).await?;
    if !tally.stopped.is_empty() || tally.given_up > 0 {
        tracing::warn!(stopped = tally.stopped.len(), given_up = tally.given_up, "letters did not leave");
    }
    Ok(tally.full())
}

/// Does one job after the other. What fails is tried again when its hold is over.
async fn all_due(ground: &Ground) {
    loop {
        match jobs::run_one(ground).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(stop) => {
                tracing::error!(error = %stop, "a job could not be done and will be tried again");
                return;
            }
        }
    }
}
