//! The seats: people come in by a code, without an account, and whoever holds the token of a seat speaks for it.

use sha2::{Digest, Sha256};
use trellis_domain::permission::Action as Permission;
use trellis_store::workshops;
use trellis_workshop::{
    Action, Actor, Anonymity, Cover, LateJoiner, Phase, Reject, Seat, Viewer, WorkshopId,
};

use super::{
    counting::Shown,
    room::{Open, Said, Sent, Shape},
};
use crate::act::{Act, Stop};

/// What somebody is shown before they come in.
#[derive(Debug, Clone)]
pub struct Door {
    /// The room.
    pub id: WorkshopId,
    /// The question and the rules.
    pub cover: Cover,
    /// Whether a seat can be taken.
    pub open: bool,
}

/// What somebody says on coming in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joining {
    /// The room's code, which they have.
    pub code: String,
    /// A name or an alias; where the room is not named it may be left out, and then `unnamed` stands there.
    pub name: String,
    /// What a seat without a name is called; `{}` stands for its number.
    pub unnamed: String,
    /// They accept that in a small room others may guess.
    pub guess: bool,
}

fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A code as it was typed: spaces and dashes do not count, nor does the case; what looks alike is one sign.
fn plain(typed: &str) -> String {
    let signs = typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-');
    signs
        .map(|sign| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        })
        .collect()
}

/// The room of a code as it was typed.
///
/// # Errors
/// [`Stop::NotFound`] where there is none.
pub async fn find(act: &mut Act, typed: &str) -> Result<WorkshopId, Stop> {
    workshops::by_code(&mut act.unit, &plain(typed)).await?.ok_or(Stop::NotFound)
}

/// What is to be known before coming in.
///
/// # Errors
/// [`Stop::NotFound`] for a code of no room, and for a room whose texts have gone.
pub async fn door(act: &mut Act, typed: &str) -> Result<Door, Stop> {
    let id = find(act, typed).await?;
    let permit = act.may(Permission::JoinWorkshop, id).await?;
    let open = Open::load(act, &permit).await?;
    if open.shape == Shape::Forgotten {
        return Err(Stop::NotFound);
    }
    let (cover, config) = (open.view(&Viewer::Owner).cover, open.state.config());
    let can = match cover.phase {
        Phase::Lobby => !cover.locked,
        Phase::Intro | Phase::Silent => true,
        Phase::RoundRobin => !cover.sharing_over,
        phase => phase.live() && config.late_joiner == LateJoiner::Voter,
    };
    let can = can && cover.paused.is_none() && open.shape == Shape::Whole;
    Ok(Door { id, cover, open: can })
}

/// Takes the next free seat and binds it to a token that the browser keeps.
///
/// # Errors
/// [`Stop::NotFound`] for another code than the room's.
pub async fn join(act: &mut Act, id: WorkshopId, joining: &Joining, token: &str) -> Said {
    let permit = act.may(Permission::JoinWorkshop, id).await?;
    let mut open = Open::load(act, &permit).await?;
    if open.room.code != plain(&joining.code) {
        return Err(Stop::NotFound);
    }
    let seat = open.state.next_seat();
    let named = open.state.config().anonymity == Anonymity::Named;
    let name = match joining.name.trim() {
        "" if !named => joining.unnamed.replace("{}", &seat.0.to_string()),
        name => name.to_owned(),
    };
    let guess = (!named && joining.guess).then_some(Action::AcceptGuessing);
    let own = [Some(Action::Join { name, band: None }), guess, Some(Action::Consent)];
    for action in own.into_iter().flatten() {
        if let Err(reject) = open.serve(act, Actor::Seat(seat), action).await? {
            return Ok(Err(reject));
        }
    }
    if let Err(reject) = open.serve(act, Actor::Server, Action::Presence { seat, here: true }).await? {
        return Ok(Err(reject));
    }
    workshops::seat(&mut act.unit, &permit, seat, &digest(token)).await?;
    Ok(Ok(()))
}

/// A room as one seat has it before it.
pub struct Sitting {
    /// The seat.
    pub seat: Seat,
    /// The room.
    pub open: Open,
    /// The tables that the room has seen.
    pub tables: Vec<(u8, Shown)>,
}

/// The room as the holder of a token sees it.
///
/// # Errors
/// [`Stop::NotFound`] for a token of no seat in it.
pub async fn sit(act: &mut Act, id: WorkshopId, token: &str) -> Result<Sitting, Stop> {
    let permit = act.may(Permission::SitInWorkshop, id).await?;
    let seat = workshops::seat_of(&mut act.unit, &permit, &digest(token)).await?.ok_or(Stop::NotFound)?;
    let open = Open::load(act, &permit).await?;
    let tables = workshops::tables(&mut act.unit, &act.keys, &permit).await?;
    Ok(Sitting { seat, open, tables })
}

/// What a seat asks for.
///
/// # Errors
/// [`Stop::NotFound`] for a token of no seat in it.
pub async fn say(act: &mut Act, id: WorkshopId, token: &str, sent: Sent, action: Action) -> Said {
    let mut sitting = sit(act, id, token).await?;
    sitting.open.send(act, Actor::Seat(sitting.seat), sent, action).await
}

/// Somebody goes out for a while, and comes back with their next look at the room.
///
/// # Errors
/// [`Stop::NotFound`] for a token of no seat in it.
pub async fn away(act: &mut Act, id: WorkshopId, token: &str) -> Said {
    let mut sitting = sit(act, id, token).await?;
    let gone = Action::Presence { seat: sitting.seat, here: false };
    match sitting.open.serve(act, Actor::Server, gone).await? {
        Err(Reject::NotVisible) => Err(Stop::NotFound),
        said => Ok(said),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        for typed in ["7K2M4Q0T", "7k2m-4qot", " 7K2M 4QOT "] {
            assert_eq!(plain(typed), "7K2M4Q0T", "{typed}");
        }
        assert_eq!(plain("il"), "11");
    }
}
