//! What the server does in a room by itself: the clock, the end of sharing, the count, and cleaning up behind a stage.
//! It is done before anybody looks again, so nobody can tell whether it was done earlier.

use std::sync::Arc;

use tokio::task::spawn_blocking;
use trellis_domain::{
    day,
    event::{Event, What},
    id::Id,
    permission::{Action as Permission, Actor as Who, Permit},
};
use trellis_store::{
    Broken,
    workshops::{self, facts},
};
use trellis_workshop::{
    Action, Actor, Command, Fact, PauseReason, Phase, Seat, TheWorkshop, Viewer, WorkshopId,
};

use super::{
    counting,
    room::{Open, Shape, key_name},
};
use crate::{
    act::{Act, Ground, Stop},
    rounds::{self, Round},
};

/// Something that the server has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// Destroy the key of a stage that is over.
    Key(i64),
    /// Take every link from a seat to an idea out of the store.
    Sweep,
    /// Write down that they are gone.
    Gone,
    /// Count a closed vote and show it.
    Count(u8),
    /// Whatever waited for the clock.
    Tick,
    /// Somebody has come back.
    Back(Seat),
}

/// Whether the server has something to do in a room before it is shown. `looks` is the seat that looks at it.
pub fn due(act: &mut Act, open: &Open, looks: Option<Seat>) -> bool {
    next(act, open, looks).is_some()
}

fn next(act: &mut Act, open: &Open, looks: Option<Seat>) -> Option<Due> {
    let room = &open.room;
    let stale = (1..=room.epoch)
        .find(|epoch| *epoch != room.live && act.live.read(&key_name(room, *epoch)).is_some());
    if let Some(epoch) = stale {
        return Some(Due::Key(epoch));
    }
    if !room.pending.is_empty() {
        return Some(Due::Gone);
    }
    if open.shape != Shape::Whole {
        return None;
    }
    if open.sharing_over() {
        return Some(Due::Sweep);
    }
    if open.counting() {
        let Phase::Vote(round) = open.state.phase() else { return None };
        return Some(Due::Count(round));
    }
    if open.waits(act) {
        return Some(Due::Tick);
    }
    let board = open.view(&Viewer::Projector).board?;
    let away = looks.filter(|seat| board.people.get(seat).is_some_and(|person| !person.here));
    away.filter(|_| open.state.phase().live()).map(Due::Back)
}

/// Does all that is due in a room.
///
/// # Errors
/// [`Stop::Broken`] when the store or the place of the keys fails; what is due stays due.
pub async fn settle(ground: &Ground, id: WorkshopId, looks: Option<Seat>) -> Result<(), Stop> {
    // Of many who look at once, one does it; the others find it done.
    let _turn = ground.watched.turn(id).await;
    for _ in 0..16 {
        let mut act = Act::look(ground, ground.moment(), Who::Clock).await?;
        let permit = act.may(Permission::RunWorkshop, id).await?;
        let open = Open::load(&mut act, &permit).await?;
        let Some(due) = next(&mut act, &open, looks) else { return Ok(()) };
        drop(act);
        match due {
            Due::Key(epoch) => destroy(ground, &key_name(&open.room, epoch)).await?,
            // Counting takes a while, so it is done before the writer's turn and not on a thread that answers.
            Due::Count(round) => {
                let counted = spawn_blocking(move || counting::of(&open, round)).await;
                let counted = counted.map_err(|_| Broken::Rule("the count of a vote comes to its end"))??;
                does(ground, id, async |act, permit, open| show(act, permit, open, round, &counted).await)
                    .await?;
            }
            due => does(ground, id, async |act, permit, open| one(act, permit, open, due).await).await?,
        }
    }
    Ok(())
}

/// A room as it is now, for those who watch it, with everything done that was due. One in which nothing has happened since
/// `last` is not read again.
///
/// # Errors
/// [`Stop::NotFound`] once there is no such room; [`Stop::Broken`] when the store fails.
pub async fn watch(ground: &Ground, id: WorkshopId, last: Option<&Arc<Open>>) -> Result<Arc<Open>, Stop> {
    if let Some(last) = last {
        let mut act = Act::look(ground, ground.moment(), Who::Clock).await?;
        let permit = act.may(Permission::RunWorkshop, id).await?;
        let room = workshops::load(&mut act.unit, &permit).await?;
        if room == last.room && next(&mut act, last, None).is_none() {
            return Ok(Arc::clone(last));
        }
    }
    settle(ground, id, None).await?;
    let mut act = Act::look(ground, ground.moment(), Who::Clock).await?;
    let permit = act.may(Permission::RunWorkshop, id).await?;
    let open = Arc::new(Open::load(&mut act, &permit).await?);
    ground.watched.keep(&open);
    Ok(open)
}

/// Nothing of a key is left, nor of what lay under it in the journal.
async fn destroy(ground: &Ground, name: &str) -> Result<(), Stop> {
    let gone = ground.live.destroy(name);
    gone.map_err(|source| Broken::File { doing: "destroy the key of a workshop's stage", source })?;
    Ok(ground.store.truncate_journal().await?)
}

async fn does(
    ground: &Ground,
    id: WorkshopId,
    what: impl AsyncFnOnce(&mut Act, &Permit<TheWorkshop>, &mut Open) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut act = Act::begin(ground, ground.moment(), Who::Clock).await?;
    let permit = act.may(Permission::RunWorkshop, id).await?;
    let mut open = Open::load(&mut act, &permit).await?;
    let before = open.room.clone();
    what(&mut act, &permit, &mut open).await?;
    if open.room == before {
        return Ok(());
    }
    act.record(Event::new(What::WorkshopRun, id)).await?;
    act.commit().await
}

/// One thing that is due. Somebody else may have done it meanwhile; then nothing changes.
async fn one(act: &mut Act, permit: &Permit<TheWorkshop>, open: &mut Open, due: Due) -> Result<(), Stop> {
    match due {
        Due::Tick => open.serve(act, Actor::Server, Action::Tick).await.map(drop),
        Due::Back(seat) => {
            open.serve(act, Actor::Server, Action::Presence { seat, here: true }).await.map(drop)
        }
        Due::Sweep if open.sharing_over() && open.room.pending.is_empty() => sweep(act, permit, open).await,
        Due::Gone if !open.room.pending.is_empty() => gone(act, open).await,
        _ => Ok(()),
    }
}

/// What will be written is decided while the links are there, because it counts ideas a seat, without seats. Then they go.
async fn sweep(act: &mut Act, permit: &Permit<TheWorkshop>, open: &mut Open) -> Result<(), Stop> {
    let command = Command {
        id: Id::random(&mut act.dice),
        by: Actor::Server,
        expected_phase: open.state.phase(),
        base_seq: None,
        action: Action::LinksGone,
    };
    let facts = open.weigh(act, &command).map_err(|_| Broken::Rule("sharing that is over ends"))?;
    open.room.pending = serde_json::to_string(&facts).map_err(|_| Broken::unreadable("workshop.pending"))?;
    facts::sweep(&mut act.unit, permit).await?;
    open.room.clock_ms = i64::try_from(facts::clock(&open.room, act.now)).unwrap_or(i64::MAX);
    (open.room.live, open.room.clock_at) = (0, Some(act.now));
    let before = open.room.facts;
    if workshops::save(&mut act.unit, &open.room, before).await? { Ok(()) } else { Err(Stop::Changed) }
}

/// The key is destroyed and no row is left: only now does the room go on.
async fn gone(act: &mut Act, open: &mut Open) -> Result<(), Stop> {
    if open.room.live != 0 || facts::left(&mut act.unit, &open.room).await? != 0 {
        return Err(Broken::Rule("nothing links a seat to an idea any more").into());
    }
    let facts: Vec<Fact> =
        serde_json::from_str(&open.room.pending).map_err(|_| Broken::unreadable("workshop.pending"))?;
    open.room.pending.clear();
    open.append(act, &facts).await
}

async fn show(
    act: &mut Act,
    permit: &Permit<TheWorkshop>,
    open: &mut Open,
    round: u8,
    (digest, shown): &(trellis_workshop::Hash, counting::Shown),
) -> Result<(), Stop> {
    if !open.counting() {
        return Ok(());
    }
    let table = (round, *digest);
    workshops::keep_table(&mut act.unit, &act.keys, permit, table, shown, &mut act.dice).await?;
    open.serve(act, Actor::Server, Action::ShowTally { tally: *digest }).await.map(drop)
}

/// After the server has stood still: rooms that were under way rest until whoever leads them goes on, and the time that
/// passed is nobody's.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn wake(ground: &Ground) -> Result<(), Stop> {
    let mut act = Act::look(ground, ground.moment(), Who::Clock).await?;
    let permit = rounds::permit(&mut act).await?;
    let every = workshops::every(&mut act.unit, &permit).await?;
    drop(act);
    for id in every {
        does(ground, id, async |act, _, open| {
            if open.state.phase().live() {
                open.room.clock_at = None;
                open.serve(act, Actor::Server, Action::Pause(PauseReason::Restart)).await.map(drop)?;
            }
            Ok(())
        })
        .await?;
        settle(ground, id, None).await?;
    }
    Ok(())
}

/// What was said in workshops goes in its time; their records and tables stay.
pub(crate) async fn keep_to(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let all = workshops::to_forget(&mut act.unit, &permit, day::of(act.now)).await?;
    drop(act);
    for id in all {
        round.does(async |act| forget(act, id).await).await?;
    }
    Ok(())
}

async fn forget(act: &mut Act, id: WorkshopId) -> Result<(), Stop> {
    let permit = act.may(Permission::RunWorkshop, id).await?;
    workshops::forget(&mut act.unit, &permit).await?;
    act.record(Event::new(What::RecordsDeleted, id)).await
}
