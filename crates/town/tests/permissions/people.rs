//! The kinds of people who ask.

use trellis_domain::{
    cohort::{CohortState, ProgrammeState},
    conflict::ConflictKind,
    hat::{Grant, Hat, Role},
    id::{CohortId, Id, ParticipationId, PersonId, ProgrammeId},
    participation::ParticipationState,
    permission::{Action, Actor, Standing, may},
};
use trellis_store::{
    Broken, Unit, accounts,
    conflicts::{self, Declaration, Other},
    people::Profile,
    programmes::{self, Programme},
    sealing::Keys,
};
use trellis_world::Builder;

/// A kind of person who is nothing in particular to the thing that is asked about.
#[derive(Debug, Clone)]
pub struct Stranger {
    /// The kind, as the golden text names it.
    pub kind: &'static str,
    /// Somebody of that kind.
    pub person: PersonId,
}

/// The two programmes and everybody who is nobody's mentee or giver.
pub struct Cast {
    /// The programme whose things are asked about.
    pub programme: ProgrammeId,
    /// Its cohort.
    pub cohort: CohortId,
    /// One of each kind.
    pub strangers: Vec<Stranger>,
    /// Coordinates the programme, and stands in a declared line of management with everybody in [`Cast::in_line`].
    pub manager: PersonId,
    /// Has an account that was disabled.
    pub disabled: PersonId,
}

/// Somebody with an account and a profile.
pub async fn person(world: &mut Builder, name: &str) -> Result<PersonId, Broken> {
    let profile = Profile {
        first_name: name.to_owned(),
        last_name: "Made-Up".to_owned(),
        organisation: "Wren Valley Health".to_owned(),
        profession: "nurse".to_owned(),
        band: if name.starts_with("Mentee") { "5" } else { "8a" }.to_owned(),
        mode: "either".to_owned(),
        languages: "en".to_owned(),
        slots: "mon_am tue_pm".to_owned(),
        ..Profile::default()
    };
    world.person(&format!("{}@example.org", name.to_lowercase().replace(' ', ".")), &profile).await
}

/// Somebody in a hat.
pub async fn wearing(
    world: &mut Builder,
    name: &str,
    cohort: CohortId,
    hat: Hat,
    state: ParticipationState,
) -> Result<(PersonId, ParticipationId), Broken> {
    let person = person(world, name).await?;
    let wants = if hat.gives() { &[][..] } else { &[Hat::Mentor, Hat::Sponsor, Hat::Ally] };
    Ok((person, world.takes_part(person, cohort, hat, state, wants, 2).await?))
}

/// Puts the cast into the store.
pub async fn cast(world: &mut Builder) -> Result<Cast, Broken> {
    let ours = ["Wren Valley Development", "Datblygu Dyffryn Wren"];
    let programme = world.programme("Wren Valley Health", "Rise Together", ours).await?;
    let theirs = ["Elm Development", "Datblygu Elm"];
    let elsewhere = world.programme("Elm Health", "Another", theirs).await?;
    let permit = may(
        Actor::Person { person: Id::random(&mut world.dice), role: Role::Coordinating(elsewhere) },
        Action::ReadProgramme,
        elsewhere,
        &Standing { coordinates: true, ..Standing::default() },
    );
    let draft = programmes::load(&mut world.unit, &permit.expect("a coordinator may")).await?;
    programmes::save(&mut world.unit, &Programme { state: ProgrammeState::Draft, ..draft }).await?;
    let cohort = world.cohort(programme, "Autumn cohort", CohortState::Matching, 20).await?;
    let running = ParticipationState::Available;
    let mut strangers = Vec::new();
    let mut kind = |kind, person| strangers.push(Stranger { kind, person });
    kind("newcomer", person(world, "Newcomer").await?);
    for (hat, state) in [
        (Hat::Mentee, ParticipationState::Waiting),
        (Hat::Mentor, running),
        (Hat::Sponsor, running),
        (Hat::Ally, running),
        (Hat::Facilitator, running),
    ] {
        kind(hat.code(), wearing(world, &format!("Some {}", hat.code()), cohort, hat, state).await?.0);
    }
    for (name, who, grant, of) in [
        ("its coordinator", "Coordinator", Grant::Coordinator, Some(programme)),
        ("coordinator of another programme", "Elsewhere", Grant::Coordinator, Some(elsewhere)),
        ("admin", "Admin", Grant::Admin, None),
    ] {
        let who = person(world, who).await?;
        world.grant(who, grant, of).await?;
        kind(name, who);
    }
    let manager = person(world, "Manager").await?;
    world.grant(manager, Grant::Coordinator, Some(programme)).await?;
    kind("its coordinator who is a line manager", manager);
    let disabled = wearing(world, "Disabled", cohort, Hat::Mentee, ParticipationState::Waiting).await?.0;
    Ok(Cast { programme, cohort, strangers, manager, disabled })
}

/// The account is disabled, after somebody has signed in with it.
pub async fn disable(unit: &mut Unit, person: PersonId) -> Result<(), Broken> {
    let admin = Actor::Person { person, role: Role::Administering };
    let permit = may(admin, Action::DisableAccount, person, &Standing::default()).expect("an admin may");
    accounts::set_active(unit, &permit, false).await
}

/// `by` says that the coordinator is their line manager.
pub async fn in_line(
    world: &mut Builder,
    keys: &Keys,
    by: PersonId,
    manager: PersonId,
) -> Result<(), Broken> {
    let declaration =
        Declaration { other: Other::Person(manager), kind: ConflictKind::LineManagement, until: None };
    let now = world.now;
    conflicts::declare(&mut world.unit, keys, by, &declaration, now, &mut world.dice).await.map(drop)
}
