//! What time and lost keys do to requests: one in which nobody writes closes, one that is closed goes after 90 days, and whoever
//! has a new key is let in again from the next word on.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use trellis_domain::{
    day,
    id::{PersonId, SupportId, kind},
    permission::{Action, Permit},
    retention::Kept,
    support::{Side, SupportState, quiet_since},
};
use trellis_store::{
    retention, supports,
    supports::{keeping, keeping::Ending, words},
};

use super::{asking::tell_asker, moved, record, save, thread};
use crate::{
    act::{Act, Stop},
    news, rounds,
    rounds::Round,
};

/// The part of the daily round that is about requests.
pub async fn keep_to(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let quiet = keeping::quiet(&mut act.unit, &permit, quiet_since(day::of(act.now))).await?;
    drop(act);
    for id in quiet {
        round.does(async |act| lapse(act, id).await).await?;
    }
    Ok(())
}

/// Nobody has written for long: it is over.
async fn lapse(act: &mut Act, id: SupportId) -> Result<(), Stop> {
    let permit = act.may(Action::LapseSupport, id).await?;
    let mut request = supports::load(&mut act.unit, &permit).await?.request;
    moved(act, &mut request, SupportState::Closed).await?;
    tell_asker(act, &request).await?;
    record(act).await
}

/// The day as the moment from which its time is counted.
fn since(closed_on: Date) -> Timestamp {
    closed_on.to_zoned(TimeZone::UTC).map(|day| day.timestamp()).unwrap_or_default()
}

/// Those that were closed so many days ago.
async fn closed_for(act: &mut Act, permit: &Permit<kind::Host>, days: i64) -> Result<Vec<Ending>, Stop> {
    let before = day::of(act.now).saturating_sub(days.days());
    Ok(keeping::closed(&mut act.unit, permit, before).await?)
}

/// Tells everybody with an account whose request goes, so many days before, once for each number of days.
pub async fn tell_before(act: &mut Act, permit: &Permit<kind::Host>) -> Result<(), Stop> {
    let (kept, today, now) = (Kept::Support, day::of(act.now), act.now);
    for (place, days) in kept.told().iter().enumerate() {
        let next = kept.told().get(place + 1);
        for one in closed_for(act, permit, kept.days() - days).await? {
            // Whoever was off for long is told once, of the shorter time.
            let late =
                next.is_some_and(|next| one.closed_on <= today.saturating_sub((kept.days() - next).days()));
            let Some(asker) = one.asker.filter(|_| !late) else { continue };
            let (object, from) = (one.id.uuid(), since(one.closed_on));
            if retention::foretell(&mut act.unit, object, kept.code(), *days, from, now).await? {
                news::tell(act, asker, "support-goes", &format!("/support/{}", one.id)).await?;
            }
        }
    }
    Ok(())
}

/// Those whose time has come, and whose asker was told long enough before.
pub async fn time_is_up(act: &mut Act, permit: &Permit<kind::Host>) -> Result<Vec<Ending>, Stop> {
    let kept = Kept::Support;
    let mut due = Vec::new();
    for one in closed_for(act, permit, kept.days()).await? {
        let Some(days) = kept.told().last().filter(|_| one.asker.is_some()) else {
            due.push(one);
            continue;
        };
        let (object, from) = (one.id.uuid(), since(one.closed_on));
        let told = retention::told(&mut act.unit, object, kept.code(), *days, from).await?;
        let long_enough = SignedDuration::from_hours(24 * days);
        if told.is_some_and(|told| act.now.duration_since(told) >= long_enough) {
            due.push(one);
        }
    }
    Ok(due)
}

/// Deletes those whose time has come. How many.
pub async fn forget(act: &mut Act, permit: &Permit<kind::Host>) -> Result<u64, Stop> {
    let due = time_is_up(act, permit).await?;
    for one in &due {
        keeping::forget(&mut act.unit, permit, one).await?;
    }
    Ok(due.len() as u64)
}

/// Somebody has a new key: what is written from now on in their requests is sealed to it.
pub async fn rekeyed(act: &mut Act, permit: &Permit<kind::Person>) -> Result<(), Stop> {
    for mut request in supports::read_by(&mut act.unit, permit).await? {
        thread::turn(act, &mut request).await?;
        save(act, &mut request).await?;
    }
    Ok(())
}

/// Somebody has lost their key: the copies that were sealed to it go. Who else reads those requests.
pub async fn begun_again(act: &mut Act, permit: &Permit<kind::Person>) -> Result<BTreeSet<PersonId>, Stop> {
    let mut others = BTreeSet::new();
    for request in supports::read_by(&mut act.unit, permit).await? {
        let sides = [(Side::Asker, request.person()), (Side::Handler, request.handler)];
        for (side, person) in sides {
            if person == Some(permit.id()) {
                words::take_copies(&mut act.unit, request.id, side).await?;
            } else {
                others.extend(person);
            }
        }
    }
    Ok(others)
}
