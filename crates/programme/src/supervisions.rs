//! Mentors who supervise each other: the coordinator makes a group and its dates, each mentor says that they come. What is
//! said there is written down nowhere.

use jiff::Timestamp;
use trellis_domain::{
    day,
    event::{Event, What},
    hat::Hat,
    id::{CohortId, Id, ParticipationId, PersonId, SittingId, SupervisionId, kind},
    language::Language,
    participation::ParticipationState,
    permission::{Action, Permit},
    refusal::Refusal,
    supervision::{LONGEST_NAME, MINUTES, SupervisionState, size},
};
use trellis_post::calendar;
pub use trellis_store::supervisions::{Member, Sitting, Supervision};
use trellis_store::{
    cohorts, conflicts, letters::Languages, participations as kept, people, standing::in_line_with,
    supervisions, ties,
};

use crate::{
    act::{Act, Stop},
    cohorts::takes_people,
    news::News,
    participations,
};

/// A mentor who can be put into a group.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The participation.
    pub participation: ParticipationId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// A group as its coordinator sees it.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The group.
    pub group: Supervision,
    /// Who is in it.
    pub members: Vec<Member>,
    /// Its dates, the first first, each with how many come or came.
    pub sittings: Vec<(Sitting, i64)>,
}

/// The groups of one cohort.
#[derive(Debug, Clone)]
pub struct CohortGroups {
    /// The cohort.
    pub cohort: CohortId,
    /// Its name.
    pub name: String,
    /// Whether groups can be made in it now.
    pub forms: bool,
    /// Its groups.
    pub groups: Vec<Facts>,
}

/// Every group of the programme that the actor coordinates, cohort by cohort. The look is written down.
///
/// # Errors
/// [`Stop::NotFound`] for anybody who is not here as a coordinator.
pub async fn every(act: &mut Act) -> Result<Vec<CohortGroups>, Stop> {
    let programme = act.coordinating()?;
    let permit = act.may(Action::ReadProgramme, programme).await?;
    let mut every = Vec::new();
    for cohort in cohorts::of_programme(&mut act.unit, &permit).await? {
        let permit = act.may(Action::ReadCohort, cohort.id).await?;
        let mut groups = Vec::new();
        for group in supervisions::of_cohort(&mut act.unit, &permit).await? {
            match read(act, group.id).await {
                Ok(facts) => groups.push(facts),
                Err(Stop::NotFound) => {}
                Err(stop) => return Err(stop),
            }
        }
        act.looked_through(cohort.id, "co-supervision").await?;
        let forms = takes_people(cohort.state);
        every.push(CohortGroups { cohort: cohort.id, name: cohort.name, forms, groups });
    }
    Ok(every)
}

/// One group, for its coordinator.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and for a declared line manager of somebody in it.
pub async fn read(act: &mut Act, id: SupervisionId) -> Result<Facts, Stop> {
    before(act, id, Action::ReadSupervisionFacts).await
}

/// One group, for whoever is about to do something with it.
///
/// # Errors
/// [`Stop::NotFound`] for whoever may not.
pub async fn before(act: &mut Act, id: SupervisionId, action: Action) -> Result<Facts, Stop> {
    let permit = act.may(action, id).await?;
    let coming = supervisions::coming(&mut act.unit, &permit).await?;
    let sittings = supervisions::sittings(&mut act.unit, &permit).await?.into_iter();
    Ok(Facts {
        group: supervisions::load(&mut act.unit, &permit).await?,
        members: supervisions::members(&mut act.unit, &permit).await?,
        sittings: sittings.map(|one| (one.clone(), coming.get(&one.id).copied().unwrap_or(0))).collect(),
    })
}

/// The mentors of a cohort who can be in a group. Whoever is in a line of management with the actor is not on the list. The
/// look is written down.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn candidates(act: &mut Act, cohort: CohortId) -> Result<Vec<Candidate>, Stop> {
    let list = act.may(Action::ListPeople, cohort).await?;
    let found = mentors(act, &list).await?;
    act.looked_through(cohort, "co-supervision").await?;
    Ok(found)
}

async fn mentors(act: &mut Act, list: &Permit<kind::Cohort>) -> Result<Vec<Candidate>, Stop> {
    use ParticipationState::{Accepted, Available, Paused, Placed, Trained};
    let parts = kept::of_cohort(&mut act.unit, list).await?;
    let people = people::of_cohort(&mut act.unit, list).await?;
    let persons: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let shut = in_line_with(&mut act.unit, &act.keys, act.now, act.actor, &persons).await?;
    let mut found = Vec::new();
    for person in people.iter().filter(|person| !shut.contains(&person.id)) {
        let mentors = parts.iter().filter(|part| {
            let there = matches!(part.state, Accepted | Trained | Available | Placed | Paused);
            part.person == person.id && part.hat == Hat::Mentor && there
        });
        found.extend(mentors.map(|part| Candidate {
            participation: part.id,
            person: person.id,
            name: person.profile.name(),
        }));
    }
    found.sort_by(|one, other| (&one.name, one.participation).cmp(&(&other.name, other.participation)));
    Ok(found)
}

/// A name and members that no rule forbids.
async fn checked(
    act: &mut Act,
    cohort: CohortId,
    name: &str,
    members: &[ParticipationId],
) -> Result<String, Stop> {
    let plain = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() {
        return Err(Refusal::NotNeutral.into());
    }
    if plain.chars().count() > LONGEST_NAME {
        return Err(Refusal::TooLong.into());
    }
    size(members.len())?;
    let list = act.may(Action::ListPeople, cohort).await?;
    let ready = mentors(act, &list).await?;
    let mut people = Vec::new();
    for one in members {
        people.push(
            ready.iter().find(|mentor| mentor.participation == *one).ok_or(Refusal::NotOffered)?.person,
        );
    }
    // Nobody is supervised beside somebody whom they have named as their manager, or would rather not meet.
    if conflicts::among(&mut act.unit, &act.keys, &people, day::of(act.now)).await? {
        return Err(Refusal::NotPossible.into());
    }
    Ok(plain)
}

/// Makes a group. Everybody in it is told.
///
/// # Errors
/// [`Refusal::MovedOn`] in a cohort that has not begun or is over; [`Refusal::NotNeutral`] without a name,
/// [`Refusal::TooLong`]; [`Refusal::Incomplete`] for too few, [`Refusal::NotOffered`] for too many and for whoever is no mentor of the cohort; [`Refusal::NotPossible`].
pub async fn form(
    act: &mut Act,
    cohort: CohortId,
    name: &str,
    members: &[ParticipationId],
) -> Result<SupervisionId, Stop> {
    let permit = act.may(Action::FormSupervision, cohort).await?;
    if !takes_people(cohorts::load(&mut act.unit, &permit).await?.state) {
        return Err(Refusal::MovedOn.into());
    }
    let name = checked(act, cohort, name, members).await?;
    let id = Id::random(&mut act.dice);
    let new = Supervision { id, cohort, name, state: SupervisionState::Open, version: 1 };
    supervisions::add(&mut act.unit, &new).await?;
    let permit = act.may(Action::ChangeSupervision, id).await?;
    supervisions::seat(&mut act.unit, &permit, members, act.now).await?;
    for member in supervisions::members(&mut act.unit, &permit).await? {
        act.tell(member.person, News::Supervision).await?;
    }
    act.record(Event::new(What::SupervisionFormed, id)).await?;
    Ok(id)
}

/// Changes the name of a group and who is in it. Whoever is new is told.
///
/// # Errors
/// What [`form`] says.
pub async fn change(
    act: &mut Act,
    id: SupervisionId,
    name: &str,
    members: &[ParticipationId],
) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeSupervision, id).await?;
    let mut group = supervisions::load(&mut act.unit, &permit).await?;
    group.name = checked(act, group.cohort, name, members).await?;
    let before = supervisions::members(&mut act.unit, &permit).await?;
    supervisions::seat(&mut act.unit, &permit, members, act.now).await?;
    if !supervisions::save(&mut act.unit, &group).await? {
        return Err(Stop::Changed);
    }
    for member in supervisions::members(&mut act.unit, &permit).await? {
        if !before.iter().any(|one| one.participation == member.participation) {
            act.tell(member.person, News::Supervision).await?;
        }
    }
    act.record(Event::new(What::SupervisionChanged, id)).await
}

/// Sets a date. Everybody in the group is told.
///
/// # Errors
/// [`Refusal::TimeGone`] for a moment that is over.
pub async fn set(act: &mut Act, id: SupervisionId, starts_at: Timestamp) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeSupervision, id).await?;
    if starts_at <= act.now {
        return Err(Refusal::TimeGone.into());
    }
    let new = Sitting { id: Id::random(&mut act.dice), supervision: id, starts_at };
    supervisions::set(&mut act.unit, &permit, &new).await?;
    for member in supervisions::members(&mut act.unit, &permit).await? {
        act.tell(member.person, News::Supervision).await?;
    }
    act.record(Event::new(What::SupervisionChanged, id)).await
}

/// Takes a date back that is still to come. Everybody in the group is told.
///
/// # Errors
/// [`Refusal::TimeGone`] for one that is over.
pub async fn take_back(act: &mut Act, id: SittingId) -> Result<SupervisionId, Stop> {
    let permit = act.may(Action::TakeSittingBack, id).await?;
    let sitting = supervisions::sitting(&mut act.unit, &permit).await?;
    if sitting.starts_at <= act.now {
        return Err(Refusal::TimeGone.into());
    }
    let its = act.may(Action::ChangeSupervision, sitting.supervision).await?;
    supervisions::take_back(&mut act.unit, &permit).await?;
    for member in supervisions::members(&mut act.unit, &its).await? {
        act.tell(member.person, News::Supervision).await?;
    }
    act.record(Event::new(What::SupervisionChanged, sitting.supervision)).await?;
    Ok(sitting.supervision)
}

/// Ends a group: dates that are still to come are taken back, and who was there stays in their hours.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but its coordinator, and once it is over.
pub async fn end(act: &mut Act, id: SupervisionId) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeSupervision, id).await?;
    close(act, &permit).await?;
    for member in supervisions::members(&mut act.unit, &permit).await? {
        act.tell(member.person, News::Supervision).await?;
    }
    act.record(Event::new(What::SupervisionEnded, id)).await
}

/// Ends every group of a cohort that closes; what closes it records it. Whoever was in one is told that the year is over,
/// and with one word of it, not with one for each group.
pub(crate) async fn with_cohort(act: &mut Act, permit: &Permit<kind::Cohort>) -> Result<(), Stop> {
    for group in supervisions::of_cohort(&mut act.unit, permit).await? {
        if group.state == SupervisionState::Open {
            let its = act.may(Action::EndSupervisionInTime, group.id).await?;
            close(act, &its).await?;
        }
    }
    Ok(())
}

async fn close(act: &mut Act, permit: &Permit<kind::Supervision>) -> Result<(), Stop> {
    let mut group = supervisions::load(&mut act.unit, permit).await?;
    group.state = group.state.end()?;
    supervisions::call_off(&mut act.unit, permit, act.now).await?;
    if supervisions::save(&mut act.unit, &group).await? { Ok(()) } else { Err(Stop::Changed) }
}

/// A group as one of the mentors in it sees it.
#[derive(Debug, Clone)]
pub struct Mine {
    /// The group.
    pub group: Supervision,
    /// Who is in it.
    pub members: Vec<Member>,
    /// Its dates, the first first, each with whether I come or came.
    pub sittings: Vec<(Sitting, bool)>,
}

async fn mentor(act: &mut Act) -> Result<Permit<kind::Participation>, Stop> {
    let worn = participations::worn(act).await?;
    let permit = act.may(Action::ReadOwnParticipation, worn.id).await?;
    if worn.hat == Hat::Mentor { Ok(permit) } else { Err(Stop::NotFound) }
}

/// My groups.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentor.
pub async fn mine(act: &mut Act) -> Result<Vec<Mine>, Stop> {
    let permit = mentor(act).await?;
    let attended = supervisions::mine(&mut act.unit, &permit).await?;
    let mut mine = Vec::new();
    for group in supervisions::of_participation(&mut act.unit, &permit).await? {
        let its = act.may(Action::ReadSupervision, group.id).await?;
        let sittings = supervisions::sittings(&mut act.unit, &its).await?.into_iter();
        mine.push(Mine {
            members: supervisions::members(&mut act.unit, &its).await?,
            sittings: sittings.map(|one| (one.clone(), attended.contains(&one.id))).collect(),
            group,
        });
    }
    Ok(mine)
}

/// Says that I come to a date, or was there; or not. Nobody is told, and nothing else of it is kept.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not in the group.
pub async fn attend(act: &mut Act, id: SittingId, comes: bool) -> Result<(), Stop> {
    let permit = act.may(Action::AttendSupervision, id).await?;
    let own = mentor(act).await?;
    supervisions::attend(&mut act.unit, &permit, own.id(), comes).await?;
    act.record_unsigned(Event::new(What::SupervisionAttended, id)).await
}

/// The file that puts a date into a mentor's calendar: a neutral title, no place, nobody's name.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not in the group.
pub async fn entry(act: &mut Act, id: SittingId, origin: &str, language: Language) -> Result<String, Stop> {
    let permit = act.may(Action::AttendSupervision, id).await?;
    mentor(act).await?;
    let sitting = supervisions::sitting(&mut act.unit, &permit).await?;
    Ok(calendar::file(&calendar::Meeting {
        id: sitting.id.uuid().into(),
        sequence: 0,
        starts_at: sitting.starts_at,
        minutes: MINUTES,
        cancelled: false,
        made_at: act.now,
        host: calendar::host(origin),
        link: &format!("{origin}/home"),
        languages: Languages::One(language),
    }))
}

/// The names of those who are in a pair with me, for the page that looks for them in a text. Nothing is kept.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentor.
pub async fn names(act: &mut Act) -> Result<Vec<String>, Stop> {
    mentor(act).await?;
    let mut names = Vec::new();
    for part in participations::mine(act).await? {
        let permit = act.may(Action::ReadOwnParticipation, part.id).await?;
        let now = act.now;
        names.extend(ties::of(&mut act.unit, &permit, now).await?.into_iter().map(|tie| tie.name));
    }
    Ok(names)
}
