//! What is kept until when: told before, deleted for real, with a receipt.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use trellis_domain::{
    event::{Event, What},
    hat::Hat,
    id::{Id, kind},
    participation::ParticipationState as State,
    permission::{Action, Permit},
    retention::{Kept, days_before},
};
pub use trellis_store::retention::Receipt;
use trellis_store::{
    deletions, drafts, participations,
    retention::{self, Ending},
    writing,
};

use crate::{
    act::{Act, Stop},
    departures, endings, news, rounds,
    rounds::Round,
    supports,
};

/// A sign-in that nobody has used for so many days is over even if nobody ended it (`trust.md` 3.3).
const LONGEST_IDLE: i64 = 30;

/// Tells who is to be told, and deletes what has come to its time.
pub(crate) async fn keep_to(round: &Round<'_>) -> Result<(), Stop> {
    tell_before(round).await?;
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let begun = due(&mut act, &permit, Kept::Started).await?;
    drop(act);
    for one in begun {
        round.does(async |act| expire(act, &one).await).await?;
    }
    let mut act = round.begin().await?;
    if sweep(&mut act).await?.is_empty() {
        return Ok(());
    }
    act.record(Event::new(What::RecordsDeleted, Id::<kind::Host>::HERE)).await?;
    act.commit().await
}

/// What would go now, and how many of each. Nothing is changed: throw the action away.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn rehearse(act: &mut Act) -> Result<Vec<(Kept, u64)>, Stop> {
    let permit = rounds::permit(act).await?;
    let begun = due(act, &permit, Kept::Started).await?.len() as u64;
    let mut gone = sweep(act).await?;
    if begun > 0 {
        gone.insert(0, (Kept::Started, begun));
    }
    Ok(gone)
}

/// The receipts of what was deleted, the newest first.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the command line of the host.
pub async fn receipts(act: &mut Act) -> Result<Vec<Receipt>, Stop> {
    let permit = rounds::permit(act).await?;
    Ok(retention::receipts(&mut act.unit, &permit).await?)
}

/// Those whose clock started before a moment.
async fn started_before(
    act: &mut Act,
    permit: &Permit<kind::Host>,
    kept: Kept,
    before: Timestamp,
) -> Result<Vec<Ending>, Stop> {
    Ok(match kept {
        Kept::Started => retention::begun(&mut act.unit, permit, before).await?,
        Kept::Notes => retention::parted_writers(&mut act.unit, permit, before).await?,
        Kept::OwnWriting => retention::writers_gone(&mut act.unit, permit, before).await?,
        Kept::Choices => retention::over(&mut act.unit, permit, before).await?,
        Kept::Unmatched => retention::unmatched(&mut act.unit, permit, before).await?,
        Kept::Pairs => retention::of_closed(&mut act.unit, permit, before).await?,
        _ => Vec::new(),
    })
}

/// Tells everybody whose things go, so many days before, once for each number of days.
async fn tell_before(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.begin().await?;
    let permit = rounds::permit(&mut act).await?;
    // Several things of one person may go on one day; that is one piece of news.
    let mut told = BTreeSet::new();
    for kept in Kept::ALL {
        for (place, days) in kept.told().iter().enumerate() {
            let told_from = days_before(act.now, kept.days() - days);
            let next = kept.told().get(place + 1).map(|next| days_before(act.now, kept.days() - next));
            for one in started_before(&mut act, &permit, *kept, told_from).await? {
                // Whoever was off for long is told once, of the shorter time.
                if next.is_some_and(|next| one.since <= next) || !one.known {
                    continue;
                }
                let (object, since, now) = (one.participation.uuid(), one.since, act.now);
                if retention::foretell(&mut act.unit, object, kept.code(), *days, since, now).await? {
                    let (notice, link) = notice(*kept, &one);
                    if told.insert((one.person, link.clone())) {
                        news::tell(&mut act, one.person, notice, &link).await?;
                    }
                }
            }
        }
    }
    supports::tell_before(&mut act, &permit).await?;
    endings::tell_before(&mut act, &permit).await?;
    // Nothing changes but somebody's notices.
    act.commit_unrecorded().await
}

fn notice(kept: Kept, one: &Ending) -> (&'static str, String) {
    match kept {
        Kept::Started if one.hat.gives() => ("start-expires", format!("/{}/start", one.hat.code())),
        Kept::Started => ("start-expires", "/start".to_owned()),
        _ => ("answers-go", "/me/data".to_owned()),
    }
}

/// What has come to its time, and of which its owner was told long enough before.
async fn due(act: &mut Act, permit: &Permit<kind::Host>, kept: Kept) -> Result<Vec<Ending>, Stop> {
    let mut due = Vec::new();
    for one in started_before(act, permit, kept, kept.since(act.now)).await? {
        let Some(days) = kept.told().last().filter(|_| one.known) else {
            due.push(one);
            continue;
        };
        let object = one.participation.uuid();
        let told = retention::told(&mut act.unit, object, kept.code(), *days, one.since).await?;
        let long_enough = SignedDuration::from_hours(24 * days);
        if told.is_some_and(|told| act.now.duration_since(told) >= long_enough) {
            due.push(one);
        }
    }
    Ok(due)
}

/// A way in that was not continued is over. What was published for somebody on a list goes silently.
async fn expire(act: &mut Act, one: &Ending) -> Result<(), Stop> {
    let permit = act.may(Action::ExpireParticipation, one.participation).await?;
    let mut begun = participations::load(&mut act.unit, &permit).await?;
    begun.state = begun.state.step(State::Expired, begun.hat.gives())?;
    begun.moved_at = act.now;
    crate::participations::save(act, &begun).await?;
    departures::part_from_all(act, &permit).await?;
    act.record(Event::new(What::ParticipationExpired, one.participation).about(one.person)).await
}

/// Deletes what has come to its time, and keeps a receipt of each kind. How many of each.
async fn sweep(act: &mut Act) -> Result<Vec<(Kept, u64)>, Stop> {
    let permit = rounds::permit(act).await?;
    let mut gone = Vec::new();
    for kept in Kept::ALL {
        let number = delete(act, &permit, *kept).await?;
        if number > 0 {
            retention::keep_receipt(&mut act.unit, &permit, *kept, number, act.now, &mut act.dice).await?;
            gone.push((*kept, number));
        }
    }
    Ok(gone)
}

async fn delete(act: &mut Act, permit: &Permit<kind::Host>, kept: Kept) -> Result<u64, Stop> {
    let before = kept.since(act.now);
    Ok(match kept {
        Kept::Started => 0,
        Kept::Drafts => drafts::sweep_strangers(&mut act.unit, permit, before).await?,
        Kept::DraftsBegun => drafts::sweep(&mut act.unit, permit, before).await?,
        Kept::SealedDrafts => writing::forget_drafts(&mut act.unit, permit, before).await?,
        Kept::Notes => {
            let mut gone = 0;
            for one in due(act, permit, kept).await? {
                gone += writing::forget_notes(&mut act.unit, permit, &one).await?;
            }
            gone
        }
        Kept::OwnWriting => {
            let mut gone = 0;
            for one in due(act, permit, kept).await? {
                gone += writing::forget_own(&mut act.unit, permit, one.person).await?;
            }
            gone
        }
        Kept::Choices => {
            let over = due(act, permit, kept).await?;
            for one in &over {
                deletions::forget_choices(&mut act.unit, permit, one.participation).await?;
            }
            let runs = deletions::forget_runs(&mut act.unit, permit, before).await?;
            over.len() as u64 + runs
        }
        Kept::Unmatched | Kept::Pairs => {
            let gone = due(act, permit, kept).await?;
            for one in &gone {
                deletions::forget_participation(&mut act.unit, permit, one).await?;
            }
            gone.len() as u64
        }
        Kept::Programme => endings::forget(act, permit).await?,
        Kept::Support => supports::forget(act, permit).await?,
        Kept::Sessions => {
            let unused = days_before(before, LONGEST_IDLE);
            deletions::forget_sessions(&mut act.unit, permit, before, unused).await?
        }
        Kept::Letters => deletions::forget_letters(&mut act.unit, permit, before).await?,
        Kept::Looks => deletions::forget_looks(&mut act.unit, permit, before).await?,
    })
}

/// Until when something of mine is kept.
#[derive(Debug, Clone, Copy)]
pub struct Until {
    /// The hat in which I took part.
    pub hat: Hat,
    /// Where it stands.
    pub state: State,
    /// When my private choices go; none while it goes on.
    pub choices_until: Option<Timestamp>,
}

/// Until when my own things are kept, the newest first.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn mine(act: &mut Act) -> Result<Vec<Until>, Stop> {
    let mine = crate::participations::mine(act).await?;
    Ok(mine
        .into_iter()
        .map(|one| Until {
            hat: one.hat,
            state: one.state,
            choices_until: (!one.state.open()).then(|| Kept::Choices.ends(one.moved_at)),
        })
        .collect())
}
