//! Being erased: what it would mean, and doing it. Nobody is told who it was, and no reason is asked.

use jiff::{SignedDuration, Timestamp};
use trellis_domain::{
    event::{Event, What},
    hat::{Grant, Role},
    id::{Id, PersonId, kind},
    participation::ParticipationState as State,
    permission::{Action, Actor, Permit},
    refusal::Refusal,
};
use trellis_store::{Broken, erasures, grants, member_keys, participations, roles};

use crate::{
    act::{Act, Ground, Stop},
    departures::{self, Part},
};

/// How long a backup is kept, and with it what was erased meanwhile: `docs/backups.md`.
pub const BACKUPS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 35);

/// What it would mean to be erased now.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// What I take part in, with the pairs that would end.
    pub parts: Vec<Part>,
    /// Whether there may be private writing.
    pub writes: bool,
    /// Whether I run a programme or look after the installation.
    pub staff: bool,
    /// Whether somebody has to be named in my place first.
    pub hand_over_first: bool,
    /// The day on which the last backup with me in it expires.
    pub last_backup: Timestamp,
}

/// What it would mean for me and for others.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn meaning(act: &mut Act) -> Result<Meaning, Stop> {
    let me = act.person()?;
    let permit = act.may(Action::EraseOwnAccount, me).await?;
    let own = act.may(Action::ReadOwnKeys, me).await?;
    Ok(Meaning {
        parts: departures::mine(act).await?,
        writes: member_keys::of(&mut act.unit, &own).await?.is_some(),
        staff: !duties(act, &permit).await?.is_empty(),
        hand_over_first: is_needed(act, &permit).await?,
        last_backup: last_backup(act.now),
    })
}

/// The staff roles of the permitted person.
async fn duties(act: &mut Act, permit: &Permit<kind::Person>) -> Result<Vec<Role>, Stop> {
    let held = roles::of(&mut act.unit, permit.id()).await?;
    Ok(held.into_iter().map(|held| held.role).filter(|role| role.hat().is_none()).collect())
}

/// Two administrators stay, so that a third can still be made; and one coordinator of each programme.
async fn is_needed(act: &mut Act, permit: &Permit<kind::Person>) -> Result<bool, Stop> {
    for role in duties(act, permit).await? {
        let left = match role {
            Role::Administering => grants::count(&mut act.unit, Grant::Admin, None).await? - 2,
            Role::Coordinating(id) => grants::count(&mut act.unit, Grant::Coordinator, Some(id)).await? - 1,
            Role::Guarding(_) | Role::Wearing(..) | Role::Newcomer => continue,
        };
        if left <= 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When.
    pub at: Timestamp,
    /// The day on which the last backup expires.
    pub last_backup: Timestamp,
    /// What to quote; it leads to nobody.
    pub reference: String,
}

/// Erases my account with everything of mine. Each open pair ends as any pair ends, and the other person reads no more
/// than that.
///
/// # Errors
/// [`Refusal::HandOverFirst`] while too few would be left to run a programme or the installation.
pub async fn erase(act: &mut Act) -> Result<Receipt, Stop> {
    let me = act.person()?;
    let permit = act.may(Action::EraseOwnAccount, me).await?;
    if is_needed(act, &permit).await? {
        return Err(Refusal::HandOverFirst.into());
    }
    carry_out(act, &permit, Action::EraseOwnAccount).await?;
    let reference = me.to_string().chars().take(8).collect();
    Ok(Receipt { at: act.now, last_backup: last_backup(act.now), reference })
}

/// Erases somebody again whom an older backup has brought back. False where it knows nobody of that id.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the command line of the host.
pub async fn repeat(act: &mut Act, person: PersonId) -> Result<bool, Stop> {
    let permit = match act.may(Action::RepeatErasure, person).await {
        Err(Stop::NotFound) if act.actor == Actor::Clock => return Ok(false),
        permit => permit?,
    };
    if erasures::done(&mut act.unit, &permit).await? {
        return Ok(false);
    }
    carry_out(act, &permit, Action::RepeatErasure).await?;
    Ok(true)
}

async fn carry_out(act: &mut Act, permit: &Permit<kind::Person>, action: Action) -> Result<(), Stop> {
    erasures::forget_sponsorship(&mut act.unit, permit).await?;
    for one in participations::of_person(&mut act.unit, permit).await? {
        let part = act.may(action, one.id).await?;
        departures::end_all(act, &part).await?;
        let mut now = participations::load(&mut act.unit, &part).await?;
        if now.state.open() {
            now.state = now.state.step(State::Withdrawn, now.hat.gives())?;
            now.moved_at = act.now;
            crate::participations::save(act, &now).await?;
        }
    }
    erasures::erase(&mut act.unit, permit).await?;
    act.record(Event::new(What::AccountErased, permit.id())).await
}

/// After an erasure has been committed: takes it out of the engine's own journal too.
///
/// # Errors
/// [`Broken`] when the store fails; the erasure stands.
pub async fn settle(ground: &Ground) -> Result<(), Broken> {
    ground.store.truncate_journal().await
}

/// Everybody who was erased here, for the list that is kept beside the backups.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the command line of the host.
pub async fn every(act: &mut Act) -> Result<Vec<(PersonId, Timestamp)>, Stop> {
    act.may(Action::MakeRound, Id::<kind::Host>::HERE).await?;
    Ok(erasures::every(&mut act.unit).await?)
}

fn last_backup(now: Timestamp) -> Timestamp {
    now.saturating_add(BACKUPS_KEPT).unwrap_or(now)
}
