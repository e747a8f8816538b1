//! People from a file: kept, mapped, looked at, and then taken in at once or not at all. Nobody is written to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use trellis_domain::{
    address::Address,
    capacity,
    conflict::ConflictKind,
    event::{Event, What},
    hat::Hat,
    id::{CohortId, Id, ImportId, PersonId},
    language::Language,
    participation::ParticipationState,
    permission::Action,
};
use trellis_store::{
    accounts, capacities,
    conflicts::{self, Declaration, Other},
    grants, imports,
    participations::{self, Participation},
    people, programmes,
};
pub use trellis_store::{imports::Import, people::Profile};

use crate::{
    act::{Act, Stop},
    coordinators::account_of,
};

/// One person of a file, checked. No needs, no wishes, no characteristics: those come from the person alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Who it is.
    pub address: Address,
    /// Who they are at work.
    pub profile: Profile,
    /// Their hats.
    pub hats: Vec<Hat>,
    /// For mentees: the helpers they want.
    pub wants: Vec<Hat>,
    /// Their line manager, if the file names one.
    pub manager: Option<Address>,
    /// First day in the queue, if the file names one.
    pub waiting_since: Option<Date>,
    /// Places by hat, where the file names them.
    pub places: Vec<(Hat, i64)>,
    /// Half-hours a month, where the file names them.
    pub half_hours: Option<i64>,
}

/// What happens to one person of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// New: account, profile and hats are made.
    New,
    /// Known; these hats are new. The profile stays as it is.
    NewHat,
    /// Known, with all of these hats: nothing changes.
    Known,
    /// Coordinates this cohort, so cannot take part in it.
    Coordinates,
}

/// Keeps what was read of a file. The same file may be kept again; applying it again changes nothing.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator of a cohort that is open.
pub async fn keep(
    act: &mut Act,
    cohort: CohortId,
    digest: Vec<u8>,
    tables: String,
    mapping: String,
) -> Result<ImportId, Stop> {
    let permit = act.may(Action::ImportPeople, cohort).await?;
    let id: ImportId = Id::random(&mut act.dice);
    let state = "mapping".to_owned();
    let new = Import { id, cohort, digest, tables, mapping, state, added: 0, known: 0, at: act.now };
    let by = act.person()?;
    imports::add(&mut act.unit, &permit, &new, by).await?;
    act.record(Event::new(What::ImportKept, id)).await?;
    Ok(id)
}

/// An import with its rows.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn read(act: &mut Act, id: ImportId) -> Result<Import, Stop> {
    let permit = act.may(Action::ReadImport, id).await?;
    Ok(imports::load(&mut act.unit, &permit).await?)
}

/// The imports of a cohort, without their rows.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn list(act: &mut Act, cohort: CohortId) -> Result<Vec<Import>, Stop> {
    let permit = act.may(Action::ReadCohort, cohort).await?;
    Ok(imports::of_cohort(&mut act.unit, &permit).await?)
}

/// Keeps how the columns are used.
///
/// # Errors
/// [`Stop::NotFound`] once it was applied or dropped.
pub async fn map(act: &mut Act, id: ImportId, mapping: &str) -> Result<(), Stop> {
    let permit = act.may(Action::MapImport, id).await?;
    imports::map(&mut act.unit, &permit, mapping).await?;
    act.record(Event::new(What::ImportMapped, id)).await
}

/// Drops an import with its rows.
///
/// # Errors
/// [`Stop::NotFound`] once it was applied or dropped.
pub async fn drop_import(act: &mut Act, id: ImportId) -> Result<(), Stop> {
    let permit = act.may(Action::DropImport, id).await?;
    imports::end(&mut act.unit, &permit, "dropped", 0, 0).await?;
    act.record(Event::new(What::ImportDropped, id)).await
}

/// What would happen to each person, in the order of the file.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn preview(act: &mut Act, id: ImportId, people: &[Incoming]) -> Result<Vec<Fate>, Stop> {
    let permit = act.may(Action::ReadImport, id).await?;
    let cohort = imports::load(&mut act.unit, &permit).await?.cohort;
    let mut fates = Vec::with_capacity(people.len());
    let seats = seats(act, cohort).await?;
    for person in people {
        fates.push(fate(act, cohort, person, &seats).await?.1);
    }
    Ok(fates)
}

type Seats = BTreeSet<(PersonId, Hat)>;

async fn seats(act: &mut Act, cohort: CohortId) -> Result<Seats, Stop> {
    let permit = act.may(Action::ReadCohort, cohort).await?;
    let seats = participations::of_cohort(&mut act.unit, &permit).await?;
    Ok(seats.into_iter().map(|one| (one.person, one.hat)).collect())
}

async fn fate(
    act: &mut Act,
    cohort: CohortId,
    person: &Incoming,
    seats: &Seats,
) -> Result<(Option<PersonId>, Fate), Stop> {
    let Some(account) = accounts::of_address(&mut act.unit, person.address.as_str()).await? else {
        return Ok((None, Fate::New));
    };
    let id = account.id;
    if grants::coordinates(&mut act.unit, id, cohort).await? {
        return Ok((Some(id), Fate::Coordinates));
    }
    let new = person.hats.iter().any(|hat| !seats.contains(&(id, *hat)));
    Ok((Some(id), if new { Fate::NewHat } else { Fate::Known }))
}

/// Takes the people in: mentees as `started`, givers as `applied`, with the profile filled; a manager becomes a
/// declaration of the person's own. How many were new, and how many were known.
///
/// # Errors
/// [`Stop::NotFound`] unless the import was checked and its cohort is open.
pub async fn apply(act: &mut Act, id: ImportId, people: &[Incoming]) -> Result<(i64, i64), Stop> {
    let permit = act.may(Action::ApplyImport, id).await?;
    let cohort = imports::load(&mut act.unit, &permit).await?.cohort;
    act.may(Action::ImportPeople, cohort).await?;
    let welsh = programmes::of_cohort(&mut act.unit, cohort).await?.languages == "cy";
    let language = if welsh { Language::Welsh } else { Language::English };
    let seats = seats(act, cohort).await?;
    let (mut added, mut known) = (0, 0);
    let mut ids: BTreeMap<&Address, PersonId> = BTreeMap::new();
    for person in people {
        let (found, fate) = fate(act, cohort, person, &seats).await?;
        match fate {
            Fate::New => added += 1,
            Fate::NewHat | Fate::Known => known += 1,
            Fate::Coordinates => continue,
        }
        let id = match found {
            Some(id) => id,
            None => account_of(act, &person.address, person.address.as_str(), language).await?,
        };
        people::add_if_new(&mut act.unit, id, &person.profile).await?;
        for hat in person.hats.iter().filter(|hat| !seats.contains(&(id, **hat))) {
            take_in(act, cohort, id, *hat, person).await?;
        }
        ids.insert(&person.address, id);
    }
    // After everybody is in, so that a manager further down the file is known.
    for person in people {
        if let (Some(id), Some(manager)) = (ids.get(&person.address), &person.manager) {
            declare(act, *id, &person.address, manager).await?;
        }
    }
    imports::end(&mut act.unit, &permit, "applied", added, known).await?;
    act.record(Event::new(What::PeopleImported, id)).await?;
    Ok((added, known))
}

async fn take_in(
    act: &mut Act,
    cohort: CohortId,
    person: PersonId,
    hat: Hat,
    row: &Incoming,
) -> Result<(), Stop> {
    let since = row.waiting_since.and_then(|day| day.to_zoned(TimeZone::UTC).ok());
    let new = Participation {
        id: Id::random(&mut act.dice),
        person,
        cohort,
        hat,
        state: if hat.gives() { ParticipationState::Applied } else { ParticipationState::Started },
        wants: if hat.gives() { Vec::new() } else { row.wants.clone() },
        stage: String::new(),
        queued_at: since.filter(|_| !hat.gives()).map(|day| Timestamp::from(&day)),
        moved_at: act.now,
        joined_at: act.now,
        version: 1,
    };
    participations::add(&mut act.unit, &new).await?;
    participations::list(&mut act.unit, new.id).await?;
    if hat.gives() {
        let named = row.places.iter().find(|(named, _)| *named == hat).map_or(1, |(_, places)| *places);
        let places = named.clamp(0, capacity::most_places(hat));
        capacities::set_places(&mut act.unit, new.id, places, None).await?;
        let hours = row.half_hours.unwrap_or(capacity::USUAL).clamp(0, capacity::CEILING);
        let supervision = if hat == Hat::Mentor { capacity::SUPERVISION } else { 0 };
        capacities::set_hours(&mut act.unit, person, cohort, hours, supervision).await?;
    }
    Ok(())
}

/// A manager in the file becomes the person's own declaration; they see it among their own and can take it back.
async fn declare(act: &mut Act, person: PersonId, own: &Address, manager: &Address) -> Result<(), Stop> {
    if own == manager {
        return Ok(());
    }
    let other = Other::Address(manager.clone());
    let declaration = Declaration { other, kind: ConflictKind::LineManagement, until: None };
    conflicts::declare(&mut act.unit, &act.keys, person, &declaration, act.now, &mut act.dice).await?;
    Ok(())
}
