//! "Not these two": what I have declared, declaring and taking back. Others learn only "not possible".

use jiff::{Timestamp, tz::TimeZone};
use trellis_domain::{
    conflict::ConflictKind,
    event::{Event, What},
    id::{ConflictId, PersonId},
    permission::Action,
    refusal::Refusal,
};
use trellis_store::conflicts;
pub use trellis_store::conflicts::{Declaration, Findable, Other};

use crate::{
    act::{Act, Stop},
    participations,
};

/// One of my declarations: whom, since when. Never why.
#[derive(Debug, Clone)]
pub struct Own {
    /// Its id.
    pub id: ConflictId,
    /// The other one, as I named them.
    pub whom: String,
    /// Since when.
    pub declared_at: Timestamp,
}

/// What I have declared that still stands.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn own(act: &mut Act) -> Result<Vec<Own>, Stop> {
    let me = act.person()?;
    let permit = act.may(Action::DeclareConflict, me).await?;
    let today = act.now.to_zoned(TimeZone::UTC).date();
    let mut own = Vec::new();
    for one in conflicts::own(&mut act.unit, &act.keys, &permit).await? {
        if one.declaration.until.is_some_and(|until| until < today) {
            continue;
        }
        let whom = match &one.declaration.other {
            Other::Address(address) => address.to_string(),
            Other::Person(person) => {
                conflicts::named(&mut act.unit, &permit, *person).await?.unwrap_or_default()
            }
        };
        own.push(Own { id: one.id, whom, declared_at: one.declared_at });
    }
    Ok(own)
}

/// Givers of my cohort whose name holds the text. Mentees are found by nobody.
///
/// # Errors
/// [`Refusal::Incomplete`] for fewer than 3 letters.
pub async fn find(act: &mut Act, text: &str) -> Result<Vec<Findable>, Stop> {
    if text.trim().chars().count() < 3 {
        return Err(Refusal::Incomplete.into());
    }
    let mine = participations::worn(act).await?;
    let permit = act.may(Action::ReadOwnParticipation, mine.id).await?;
    Ok(conflicts::findable(&mut act.unit, &permit, text).await?)
}

/// Declares that I and somebody else must not be brought together. It acts both ways.
///
/// # Errors
/// [`Refusal::NotOffered`] for oneself.
pub async fn declare(act: &mut Act, other: Other, kind: ConflictKind) -> Result<(), Stop> {
    let me = act.person()?;
    act.may(Action::DeclareConflict, me).await?;
    if other == Other::Person(me) {
        return Err(Refusal::NotOffered.into());
    }
    if let Other::Person(person) = other
        && !findable(act, person).await?
    {
        return Err(Stop::NotFound);
    }
    let declaration = Declaration { other, kind, until: None };
    let now = act.now;
    conflicts::declare(&mut act.unit, &act.keys, me, &declaration, now, &mut act.dice).await?;
    act.record(Event::new(What::ConflictDeclared, me).about(me)).await
}

async fn findable(act: &mut Act, person: PersonId) -> Result<bool, Stop> {
    let mine = participations::worn(act).await?;
    let permit = act.may(Action::ReadOwnParticipation, mine.id).await?;
    Ok(conflicts::is_findable(&mut act.unit, &permit, person).await?)
}

/// Takes one of my declarations back.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine or was taken back.
pub async fn withdraw(act: &mut Act, id: ConflictId) -> Result<(), Stop> {
    let me = act.person()?;
    let permit = act.may(Action::WithdrawConflict, me).await?;
    let now = act.now;
    if !conflicts::withdraw(&mut act.unit, &permit, id, now).await? {
        return Err(Stop::NotFound);
    }
    act.record(Event::new(What::ConflictWithdrawn, me).about(me)).await
}
