//! Whoever leads a room, whoever else runs its programme, and the two seals at its end.

use jiff::Timestamp;
use trellis_domain::{
    event::{Event, What},
    id::ProgrammeId,
    permission::Action as Permission,
};
use trellis_store::workshops::{self, facts};
use trellis_workshop::{Action, Actor, Cover, Reject, Seat, Viewer, WorkshopId};

use super::{
    counting::Shown,
    room::{FACILITATORS, Open, Said, Sent, Shape},
};
use crate::act::{Act, Stop};

/// One room of a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The room.
    pub id: WorkshopId,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Its cover; none once its texts have gone.
    pub cover: Option<Cover>,
}

/// The rooms of a programme, the newest first.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who does not run it.
pub async fn list(act: &mut Act, programme: ProgrammeId) -> Result<Vec<Listed>, Stop> {
    let permit = act.may(Permission::ListWorkshops, programme).await?;
    let mut listed = Vec::new();
    for id in workshops::of_programme(&mut act.unit, &permit).await? {
        let permit = act.may(Permission::ReadWorkshop, id).await?;
        let open = Open::load(act, &permit).await?;
        let cover = (open.shape != Shape::Forgotten).then(|| open.view(&Viewer::Owner).cover);
        listed.push(Listed { id, opened_at: open.room.opened_at, cover });
    }
    Ok(listed)
}

/// A room as somebody who runs the programme has it before them.
pub struct Led {
    /// The room.
    pub open: Open,
    /// Whether they lead it.
    pub mine: bool,
    /// The tables that the room has seen; for whoever does not lead it, once it was talked about.
    pub tables: Vec<(u8, Shown)>,
}

impl Led {
    /// As whom they see it.
    pub fn viewer(&self) -> Viewer {
        if self.mine { Viewer::Facilitator(self.open.leading()) } else { Viewer::Owner }
    }
}

/// The room, for whoever leads it or runs its programme.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn lead(act: &mut Act, id: WorkshopId) -> Result<Led, Stop> {
    let permit = act.may(Permission::ReadWorkshop, id).await?;
    let open = Open::load(act, &permit).await?;
    let mine = Some(act.person()?) == open.room.lead;
    let tables = workshops::tables(&mut act.unit, &act.keys, &permit).await?;
    let seen = open.view(&Viewer::Owner).cover.tables;
    let shown =
        |round: u8| mine || open.shape == Shape::Forgotten || seen.iter().any(|table| table.round == round);
    let tables: Vec<(u8, Shown)> = tables.into_iter().filter(|(round, _)| shown(*round)).collect();
    Ok(Led { open, mine, tables })
}

/// Whether somebody leads the room.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn leads(act: &mut Act, id: WorkshopId) -> Result<(), Stop> {
    act.may(Permission::LeadWorkshop, id).await.map(drop)
}

/// The tables of a room that is over, with the public record beside them.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who does not run the programme.
pub async fn results(act: &mut Act, id: WorkshopId) -> Result<(Led, Vec<String>), Stop> {
    let led = lead(act, id).await?;
    let permit = act.may(Permission::ReadWorkshop, id).await?;
    let record = facts::record(&mut act.unit, &permit).await?;
    Ok((led, record))
}

/// What whoever leads the room asks for. `left` names somebody whom they saw leave; then only that is written down.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn say(act: &mut Act, id: WorkshopId, sent: Sent, asked: Result<Action, Seat>) -> Said {
    let permit = act.may(Permission::LeadWorkshop, id).await?;
    let mut open = Open::load(act, &permit).await?;
    let said = match asked {
        Ok(action) => {
            let by = Actor::Facilitator(open.leading());
            open.send(act, by, sent, action).await?
        }
        Err(seat) => open.serve(act, Actor::Server, Action::Presence { seat, here: false }).await?,
    };
    if said.is_ok() {
        act.record(Event::new(What::WorkshopMoved, id)).await?;
    }
    Ok(said)
}

/// Whoever runs the programme as well goes on leading the room, for somebody who cannot. The record says that it changed
/// hands. A room that has closed changes hands only where nobody leads it any more and nobody has sealed it: two seals are
/// of two people.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn take(act: &mut Act, id: WorkshopId, sent: Sent) -> Said {
    let permit = act.may(Permission::TakeWorkshop, id).await?;
    let mut open = Open::load(act, &permit).await?;
    let me = act.person()?;
    if open.room.lead == Some(me) {
        return Ok(Err(Reject::Stale));
    }
    let from = open.leading();
    if open.state.phase().live() {
        let to = if from == FACILITATORS { 1 } else { from + 1 };
        let said = open.send(act, Actor::Facilitator(from), sent, Action::HandOver { to }).await?;
        if said.is_err() {
            return Ok(said);
        }
    } else if !open.takeable() {
        return Ok(Err(Reject::WrongPhase));
    }
    workshops::led_by(&mut act.unit, &permit, me).await?;
    act.record(Event::new(What::WorkshopMoved, id)).await?;
    Ok(Ok(()))
}

/// One of the two seals: of whoever leads the room, or of somebody else who runs the programme.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn seal(act: &mut Act, id: WorkshopId, sent: Sent) -> Said {
    let permit = act.may(Permission::SealWorkshop, id).await?;
    let mut open = Open::load(act, &permit).await?;
    let leads = Some(act.person()?) == open.room.lead;
    let by = if leads { Actor::Facilitator(open.leading()) } else { Actor::Owner };
    let said: Result<(), Reject> = open.send(act, by, sent, Action::Seal).await?;
    if said.is_ok() {
        act.record(Event::new(What::WorkshopSealed, id)).await?;
    }
    Ok(said)
}
