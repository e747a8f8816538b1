//! Who can be asked: those who run the programme, without whoever asks, without anybody between whom and the asker a conflict
//! was declared, and without the one whom it is about.

use trellis_domain::{
    day,
    hat::Role,
    id::{PersonId, ProgrammeId, kind},
    permission::{Actor, Permit},
    refusal::Refusal,
};
pub use trellis_store::supports::readers::Reader;
use trellis_store::{
    circles, circles::seats, conflicts, programmes, standing::in_line_with, supports::readers,
};

use crate::act::{Act, Stop};

/// Those whom somebody with an account can ask, first named first; also those who have no private space yet.
pub async fn for_person<K>(
    act: &mut Act,
    permit: &Permit<K>,
    programme: Option<ProgrammeId>,
) -> Result<Vec<Reader>, Stop> {
    let (me, today) = (act.person()?, day::of(act.now));
    let mut fit = Vec::new();
    for one in once(readers::of(&mut act.unit, permit, programme).await?) {
        // A reader who is the asker stands in conflict with themselves.
        if !conflicts::among(&mut act.unit, &act.keys, &[me, one.person], today).await? {
            fit.push(one);
        }
    }
    Ok(fit)
}

/// Those whom somebody without an account can ask.
pub async fn for_anyone<K>(
    act: &mut Act,
    permit: &Permit<K>,
    programme: Option<ProgrammeId>,
) -> Result<Vec<Reader>, Stop> {
    Ok(once(readers::of(&mut act.unit, permit, programme).await?))
}

/// Those whom one who leads a circle can ask: nobody who stands in a line of management with anybody in it.
pub async fn for_circle(act: &mut Act, permit: &Permit<kind::Circle>) -> Result<Vec<Reader>, Stop> {
    let cohort = circles::load(&mut act.unit, permit).await?.cohort;
    let programme = programmes::of_cohort(&mut act.unit, cohort).await?.id;
    let seats = seats::unopened(&mut act.unit, permit).await?;
    let there: Vec<PersonId> = seats.iter().map(|seat| seat.person).collect();
    let mut fit = Vec::new();
    for one in for_person(act, permit, Some(programme)).await? {
        let actor = Actor::Person { person: one.person, role: Role::Coordinating(programme) };
        if in_line_with(&mut act.unit, &act.keys, act.now, actor, &there).await?.is_empty() {
            fit.push(one);
        }
    }
    Ok(fit)
}

/// Each person once, though they may run several programmes.
fn once(all: Vec<Reader>) -> Vec<Reader> {
    let mut each: Vec<Reader> = Vec::new();
    for one in all {
        if !each.iter().any(|known| known.person == one.person) {
            each.push(one);
        }
    }
    each
}

/// The programme whose staff somebody turns to: the one in which they are here, else any.
pub async fn programme(act: &mut Act) -> Result<Option<ProgrammeId>, Stop> {
    Ok(match act.actor {
        Actor::Person { role: Role::Wearing(_, cohort), .. } => {
            Some(programmes::of_cohort(&mut act.unit, cohort).await?.id)
        }
        Actor::Person { role: Role::Coordinating(programme), .. } => Some(programme),
        _ => None,
    })
}

/// The one whom the asker chose.
///
/// # Errors
/// [`Refusal::NotOffered`] for somebody else, and for the one whom it is about; [`Refusal::OtherHasNoKeys`] for somebody to
/// whom nothing can be sealed yet.
pub fn chosen(all: &[Reader], reader: PersonId, whom: Option<PersonId>) -> Result<Reader, Refusal> {
    let found = all.iter().find(|one| one.person == reader && Some(one.person) != whom);
    let found = found.ok_or(Refusal::NotOffered)?;
    if found.key.is_none() { Err(Refusal::OtherHasNoKeys) } else { Ok(found.clone()) }
}
