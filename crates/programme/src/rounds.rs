//! The daily round: dates, alerts, what is told before it goes, and what goes. It goes by a clock that never goes back
//! and does not believe a jump.

use jiff::Timestamp;
use trellis_domain::{
    day,
    event::{Event, What},
    high_water::Clock,
    id::{Id, kind},
    permission::{Action, Actor, Permit},
};
use trellis_store::settings;

use crate::{
    act::{Act, Ground, Moment, Stop},
    alerts, asks,
    circles::timing,
    measures, retention, reviews, sponsorships, successions, supports, workshops, years,
};

/// How far the clock goes before it is written down again.
const WRITTEN_EVERY: jiff::SignedDuration = jiff::SignedDuration::from_mins(1);

/// What became of looking whether the round is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It was made today.
    Before,
    /// It was made now.
    Now,
    /// It waits until somebody confirms the clock.
    Waits(Clock),
}

/// One round, at a moment that is believed.
pub(crate) struct Round<'g> {
    ground: &'g Ground,
    now: Timestamp,
}

impl Round<'_> {
    fn moment(&self) -> Moment {
        Moment { now: self.now, seed: (self.ground.seeds)() }
    }

    /// Looks at what there is to do.
    pub(crate) async fn look(&self) -> Result<Act, Stop> {
        Act::look(self.ground, self.moment(), Actor::Clock).await
    }

    /// Changes what nobody else is told of: notices, and what was remembered of the round.
    pub(crate) async fn begin(&self) -> Result<Act, Stop> {
        Act::begin(self.ground, self.moment(), Actor::Clock).await
    }

    /// Does one thing in a transaction of its own. What has moved on meanwhile is left as it is.
    pub(crate) async fn does(
        &self,
        action: impl AsyncFnOnce(&mut Act) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let mut act = self.begin().await?;
        match action(&mut act).await {
            Ok(()) => act.commit().await,
            Err(Stop::NotFound | Stop::Refused(_) | Stop::Changed) => Ok(()),
            Err(stop) => Err(stop),
        }
    }
}

/// What the store wants to see of the clock.
pub(crate) async fn permit(act: &mut Act) -> Result<Permit<kind::Host>, Stop> {
    act.may(Action::MakeRound, Id::HERE).await
}

/// How the system's clock stands to what was believed so far.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn clock(act: &mut Act) -> Result<Clock, Stop> {
    let believed = settings::get(&mut act.unit, settings::HIGH_WATER).await?;
    Ok(Clock::look(believed.and_then(|text| text.parse().ok()), act.now))
}

/// Makes the round, once a day. Asked every few seconds it only looks at the clock.
///
/// # Errors
/// [`Stop::Broken`] when the store fails; what was not done is done the next time.
pub async fn make(ground: &Ground) -> Result<Made, Stop> {
    let mut act = Act::look(ground, ground.moment(), Actor::Clock).await?;
    let clock = clock(&mut act).await?;
    let written = settings::get(&mut act.unit, settings::HIGH_WATER).await?;
    let made_on = settings::get(&mut act.unit, settings::ROUND_ON).await?;
    drop(act);
    let Some(now) = clock.believed() else { return Ok(Made::Waits(clock)) };
    let round = Round { ground, now };
    let written = written.and_then(|text| text.parse::<Timestamp>().ok());
    if written.is_none_or(|written| now.duration_since(written) >= WRITTEN_EVERY) {
        remember(&round, settings::HIGH_WATER, &now.to_string()).await?;
    }
    let today = day::of(now).to_string();
    if made_on.is_some_and(|made_on| made_on == today) {
        return Ok(Made::Before);
    }
    years::move_on(&round).await?;
    reviews::remind(&round).await?;
    timing::move_on(&round).await?;
    alerts::raise(&round).await?;
    sponsorships::look_round(&round).await?;
    successions::look_round(&round).await?;
    asks::keep_to(&round).await?;
    measures::offer(&round).await?;
    supports::keep_to(&round).await?;
    workshops::keep_to(&round).await?;
    retention::keep_to(&round).await?;
    remember(&round, settings::ROUND_ON, &today).await?;
    Ok(Made::Now)
}

async fn remember(round: &Round<'_>, name: &str, value: &str) -> Result<(), Stop> {
    let mut act = round.begin().await?;
    let permit = permit(&mut act).await?;
    settings::set(&mut act.unit, &permit, name, value).await?;
    act.commit_unrecorded().await
}

/// The host says that the clock is right as it stands now: the round goes on from here.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the command line of the host.
pub async fn confirm_clock(act: &mut Act) -> Result<(), Stop> {
    let permit = act.may(Action::ConfirmClock, Id::HERE).await?;
    let now = act.now.to_string();
    settings::set(&mut act.unit, &permit, settings::HIGH_WATER, &now).await?;
    act.record(Event::new(What::ClockConfirmed, permit.id())).await
}
