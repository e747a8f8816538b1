//! Does what is due while the server runs: reminders, requests that are over, a quiet word after five weeks.

use std::time::Duration;

use trellis_programme::{Ground, jobs};

/// How often it looks.
const EVERY: Duration = Duration::from_secs(30);

/// Begins to look after jobs, beside the server and as long as it runs.
pub fn start(ground: Ground) {
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            all_due(&ground).await;
        }
    });
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
