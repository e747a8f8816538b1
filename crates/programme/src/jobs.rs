//! What happens because its time has come: reminders, the end of a request or a hand-over, a quiet word after five weeks.

use trellis_domain::{
    id::{Id, PairId},
    permission::Actor,
};
use trellis_store::jobs::{self, Taken};

use crate::{
    act::{Act, Ground, Stop},
    hand_overs, pairs, requests,
};

/// Every job there is; each is about one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// On the third day of a request.
    RemindFirst,
    /// On the seventh day.
    RemindAgain,
    /// After ten days.
    ExpireRequest,
    /// After five weeks without a meeting.
    LookForQuiet,
    /// Two weeks after a helper has gone.
    RemindOfHandOver,
    /// A month after a helper has gone.
    EndHandOver,
}

impl Job {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::RemindFirst,
        Self::RemindAgain,
        Self::ExpireRequest,
        Self::LookForQuiet,
        Self::RemindOfHandOver,
        Self::EndHandOver,
    ];

    /// The code in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::RemindFirst => "remind_first",
            Self::RemindAgain => "remind_again",
            Self::ExpireRequest => "expire_request",
            Self::LookForQuiet => "look_for_quiet",
            Self::RemindOfHandOver => "remind_of_hand_over",
            Self::EndHandOver => "end_hand_over",
        }
    }
}

/// Does one job whose time has come. False when there is none.
///
/// A job is taken in one transaction and done in another, so that a worker that dies holds nobody up for long.
///
/// # Errors
/// [`Stop::Broken`] when the store fails; the job is tried again.
pub async fn run_one(ground: &Ground) -> Result<bool, Stop> {
    let moment = ground.moment();
    let mut unit = ground.store.take().await?;
    let taken = jobs::take(&mut unit, moment.now).await?;
    unit.commit().await?;
    let Some(taken) = taken else { return Ok(false) };
    let act = Act::begin(ground, moment, Actor::Clock).await?;
    match carry_out(act, &taken).await {
        // What it was for is over; then so is the job.
        Err(Stop::NotFound | Stop::Refused(_)) => {
            let mut act = Act::begin(ground, moment, Actor::Clock).await?;
            jobs::done(&mut act.unit, &taken).await?;
            act.commit_unrecorded().await?;
            Ok(true)
        }
        Ok(()) => {
            tracing::info!(job = taken.kind, "job done");
            Ok(true)
        }
        Err(stop) => Err(stop),
    }
}

async fn carry_out(mut act: Act, taken: &Taken) -> Result<(), Stop> {
    let pair: PairId = Id::from(taken.object);
    let job = Job::ALL.into_iter().find(|job| job.code() == taken.kind).ok_or(Stop::NotFound)?;
    jobs::done(&mut act.unit, taken).await?;
    match job {
        Job::RemindFirst | Job::RemindAgain => requests::remind(&mut act, pair).await?,
        Job::LookForQuiet => pairs::look_for_quiet(&mut act, pair).await?,
        Job::RemindOfHandOver => hand_overs::remind(&mut act, pair).await?,
        Job::EndHandOver => {
            hand_overs::lapse(&mut act, pair).await?;
            return act.commit().await;
        }
        Job::ExpireRequest => {
            requests::expire(&mut act, pair).await?;
            return act.commit().await;
        }
    }
    // A reminder changes nothing but somebody's notices.
    act.commit_unrecorded().await
}
