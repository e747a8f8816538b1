//! What the actor is to a thing: the only read that needs no permit, because it is what `may` asks for.

use std::collections::BTreeSet;

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    cohort::{CohortState, ProgrammeState},
    hat::Role,
    id::{Id, PersonId, kind},
    pair::PairState,
    participation::ParticipationState,
    permission::{Actor, Standing},
};
use uuid::Uuid;

use crate::sealing::{Keys, Purpose};

mod of_pair;

/// A kind of thing that `may` can be asked about.
pub trait Placed: Sized {
    /// The actor's standing towards the thing; none when it does not exist.
    fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> impl Future<Output = Result<Option<Standing>, Broken>> + Send;
}

/// The keyed digest under which a line of management between two people is found, the same both ways.
pub fn line_mark(keys: &Keys, one: PersonId, other: PersonId) -> Vec<u8> {
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    keys.mark(Purpose::Conflicts, &[b"line", low.uuid().as_bytes(), high.uuid().as_bytes()])
}

/// The keyed digest under which any declared conflict between two people is found, the same both ways.
pub fn pair_mark(keys: &Keys, one: PersonId, other: PersonId) -> Vec<u8> {
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    keys.mark(Purpose::Conflicts, &[b"any", low.uuid().as_bytes(), high.uuid().as_bytes()])
}

/// Whether a line of management stands between the actor and that person now.
async fn in_line(
    unit: &mut Unit,
    keys: &Keys,
    now: Timestamp,
    actor: Actor,
    other: Uuid,
) -> Result<bool, Broken> {
    let Some(person) = actor.person() else { return Ok(false) };
    if person.uuid() == other {
        return Ok(false);
    }
    let found: Option<One> = unit
        .query(sql!(
            "SELECT 1 AS one FROM conflict
             WHERE line_mark = $1 AND withdrawn_at IS NULL AND (until IS NULL OR until >= $2) LIMIT 1"
        ))
        .bind(line_mark(keys, person, PersonId::from(other)))
        .bind(Stamp::from(now).to_string()[..10].to_owned())
        .maybe()
        .await?;
    Ok(found.is_some_and(|found| found.one == 1))
}

#[derive(FromRow)]
struct Marked {
    line_mark: Option<Vec<u8>>,
}

/// Those of `others` with whom the actor stands in a declared line of management now; lists leave them out.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn in_line_with(
    unit: &mut Unit,
    keys: &Keys,
    now: Timestamp,
    actor: Actor,
    others: &[PersonId],
) -> Result<BTreeSet<PersonId>, Broken> {
    let Some(person) = actor.person() else { return Ok(BTreeSet::new()) };
    let rows: Vec<Marked> = unit
        .query(sql!(
            "SELECT line_mark FROM conflict
             WHERE line_mark IS NOT NULL AND withdrawn_at IS NULL AND (until IS NULL OR until >= $1)"
        ))
        .bind(Stamp::from(now).to_string()[..10].to_owned())
        .all()
        .await?;
    let marks: BTreeSet<Vec<u8>> = rows.into_iter().filter_map(|row| row.line_mark).collect();
    let shut = |other: &PersonId| *other != person && marks.contains(&line_mark(keys, person, *other));
    Ok(if marks.is_empty() { BTreeSet::new() } else { others.iter().copied().filter(shut).collect() })
}

#[derive(FromRow)]
struct One {
    one: i32,
}

pub(crate) fn coordinates(actor: Actor, programme: Uuid) -> bool {
    matches!(actor, Actor::Person { role: Role::Coordinating(mine), .. } if mine.uuid() == programme)
}

fn guards(actor: Actor, programme: Uuid) -> bool {
    matches!(actor, Actor::Person { role: Role::Guarding(mine), .. } if mine.uuid() == programme)
}

fn is(actor: Actor, person: Uuid) -> bool {
    actor.person().is_some_and(|mine| mine.uuid() == person)
}

#[derive(FromRow)]
struct PairPlace {
    state: String,
    mentee: Uuid,
    giver: Uuid,
    programme: Uuid,
}

impl Placed for kind::Pair {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<PairPlace> = unit
            .query(sql!(
                "SELECT pair.state AS state, mentee.person AS mentee, giver.person AS giver, cohort.programme AS programme
                 FROM pair
                 JOIN participation AS mentee ON mentee.id = pair.mentee
                 JOIN participation AS giver ON giver.id = pair.giver
                 JOIN cohort ON cohort.id = pair.cohort
                 WHERE pair.id = $1"
            ))
            .bind(id.uuid())
            .maybe()
            .await?;
        let Some(place) = found else { return Ok(None) };
        let conflict = in_line(unit, keys, now, actor, place.mentee).await?
            || in_line(unit, keys, now, actor, place.giver).await?;
        Ok(Some(Standing {
            mentee: is(actor, place.mentee),
            giver: is(actor, place.giver),
            coordinates: coordinates(actor, place.programme),
            guards: guards(actor, place.programme),
            conflict,
            state: PairState::parse(&place.state).map_or("", PairState::code),
            ..Standing::default()
        }))
    }
}

#[derive(FromRow)]
struct ParticipationPlace {
    state: String,
    person: Uuid,
    programme: Uuid,
}

impl Placed for kind::Participation {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<ParticipationPlace> = unit
            .query(sql!(
                "SELECT participation.state AS state, participation.person AS person, cohort.programme AS programme
                 FROM participation JOIN cohort ON cohort.id = participation.cohort WHERE participation.id = $1"
            ))
            .bind(id.uuid())
            .maybe()
            .await?;
        let Some(place) = found else { return Ok(None) };
        Ok(Some(Standing {
            own: is(actor, place.person),
            coordinates: coordinates(actor, place.programme),
            conflict: in_line(unit, keys, now, actor, place.person).await?,
            state: ParticipationState::parse(&place.state).map_or("", ParticipationState::code),
            ..Standing::default()
        }))
    }
}

#[derive(FromRow)]
struct ProgrammeOf {
    programme: Uuid,
}

impl Placed for kind::Person {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let own = is(actor, id.uuid());
        let programmes: Vec<ProgrammeOf> = unit
            .query(sql!(
                "SELECT DISTINCT cohort.programme AS programme
                 FROM participation JOIN cohort ON cohort.id = participation.cohort WHERE participation.person = $1"
            ))
            .bind(id.uuid())
            .all()
            .await?;
        if !own && programmes.is_empty() && !exists(unit, id.uuid()).await? {
            return Ok(None);
        }
        Ok(Some(Standing {
            own,
            coordinates: programmes.iter().any(|found| coordinates(actor, found.programme)),
            conflict: in_line(unit, keys, now, actor, id.uuid()).await?,
            ..Standing::default()
        }))
    }
}

async fn exists(unit: &mut Unit, account: Uuid) -> Result<bool, Broken> {
    let found: Option<StateOf> =
        unit.query(sql!("SELECT state FROM account WHERE id = $1")).bind(account).maybe().await?;
    Ok(found.is_some_and(|found| found.state != "erased"))
}

impl Placed for kind::Host {
    async fn standing(
        _: &mut Unit,
        _: &Keys,
        _: Timestamp,
        _: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        Ok((id == Id::HERE).then(Standing::default))
    }
}

#[derive(FromRow)]
struct GrantPlace {
    state: String,
    account: Uuid,
    programme: Option<Uuid>,
}

impl Placed for kind::Grant {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<GrantPlace> = unit
            .query(sql!(
                "SELECT 'held' AS state, account, programme FROM staff_grant WHERE id = $1 AND ended_at IS NULL
                 UNION ALL
                 SELECT 'proposed' AS state, account, NULL AS programme FROM grant_proposal
                 WHERE id = $1 AND settled_at IS NULL"
            ))
            .bind(id.uuid())
            .maybe()
            .await?;
        let Some(place) = found else { return Ok(None) };
        Ok(Some(Standing {
            own: is(actor, place.account),
            coordinates: place.programme.is_some_and(|programme| coordinates(actor, programme)),
            conflict: in_line(unit, keys, now, actor, place.account).await?,
            state: ["held", "proposed"].into_iter().find(|state| *state == place.state).unwrap_or(""),
            ..Standing::default()
        }))
    }
}

#[derive(FromRow)]
struct StateOf {
    state: String,
}

impl Placed for kind::Programme {
    async fn standing(
        unit: &mut Unit,
        _: &Keys,
        _: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<StateOf> =
            unit.query(sql!("SELECT state FROM programme WHERE id = $1")).bind(id.uuid()).maybe().await?;
        Ok(found.map(|found| Standing {
            coordinates: coordinates(actor, id.uuid()),
            guards: guards(actor, id.uuid()),
            state: ProgrammeState::parse(&found.state).map_or("", ProgrammeState::code),
            ..Standing::default()
        }))
    }
}

#[derive(FromRow)]
struct CohortPlace {
    state: String,
    programme: Uuid,
}

impl Placed for kind::Cohort {
    async fn standing(
        unit: &mut Unit,
        _: &Keys,
        _: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<CohortPlace> = unit
            .query(sql!("SELECT state, programme FROM cohort WHERE id = $1"))
            .bind(id.uuid())
            .maybe()
            .await?;
        Ok(found.map(|found| Standing {
            coordinates: coordinates(actor, found.programme),
            state: CohortState::parse(&found.state).map_or("", CohortState::code),
            ..Standing::default()
        }))
    }
}

#[derive(FromRow)]
struct Owned {
    owner: Uuid,
}

impl Placed for kind::Draft {
    async fn standing(
        unit: &mut Unit,
        _: &Keys,
        _: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<Owned> = unit
            .query(sql!("SELECT account AS owner FROM draft WHERE id = $1"))
            .bind(id.uuid())
            .maybe()
            .await?;
        Ok(found.map(|found| Standing { own: is(actor, found.owner), ..Standing::default() }))
    }
}

macro_rules! within_a_cohort {
    ($kind:ident, $text:literal, [$($state:literal),*]) => {
        impl Placed for kind::$kind {
            async fn standing(
                unit: &mut Unit,
                _: &Keys,
                _: Timestamp,
                actor: Actor,
                id: Id<Self>,
            ) -> Result<Option<Standing>, Broken> {
                let found: Option<CohortPlace> = unit.query(sql!($text)).bind(id.uuid()).maybe().await?;
                Ok(found.map(|found| Standing {
                    coordinates: coordinates(actor, found.programme),
                    state: [$($state),*].into_iter().find(|state| *state == found.state).unwrap_or(""),
                    ..Standing::default()
                }))
            }
        }
    };
}

within_a_cohort!(
    Run,
    "SELECT matching_run.state AS state, cohort.programme AS programme
     FROM matching_run JOIN cohort ON cohort.id = matching_run.cohort WHERE matching_run.id = $1",
    ["draft", "published", "discarded"]
);
within_a_cohort!(
    Import,
    "SELECT people_import.state AS state, cohort.programme AS programme
     FROM people_import JOIN cohort ON cohort.id = people_import.cohort WHERE people_import.id = $1",
    ["mapping", "checked", "applied", "dropped"]
);
within_a_cohort!(
    Invitation,
    "SELECT invitation.state AS state, cohort.programme AS programme
     FROM invitation JOIN cohort ON cohort.id = invitation.cohort WHERE invitation.id = $1",
    ["sent", "accepted", "not_now", "never", "expired"]
);
