//! The kinds of people who ask.

use trellis_database::testing;
use trellis_domain::{
    cohort::{CohortState, ProgrammeState},
    conflict::ConflictKind,
    hat::{Grant, Hat, Role},
    id::{CohortId, Id, ParticipationId, PersonId, ProgrammeId},
    participation::ParticipationState::{self, Available, Declined, Expired, Waiting, Withdrawn},
    permission::{Action, Permit},
};
use trellis_programme::witness;
use trellis_store::{
    Broken, Unit, accounts,
    conflicts::{self, Declaration, Other},
    grants,
    people::Profile,
    programmes::{self, Programme},
    sealing::Keys,
};
use trellis_world::Builder;

use crate::facts::{Fact, Facts};

/// Somebody who asks, in one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// What the person is to the thing.
    pub kind: &'static str,
    /// The person.
    pub person: PersonId,
    /// The role that is active in this browser.
    pub role: Role,
}

/// Puts people and things in, and keeps what is so about them.
pub struct Scene<'w> {
    /// Where they go.
    pub world: &'w mut Builder,
    /// The server's keys.
    pub keys: Keys,
    /// What is so.
    pub facts: Facts,
}

/// The programmes and everybody who is nobody's mentee or giver.
pub struct Cast {
    /// The programme whose things are asked about.
    pub programme: ProgrammeId,
    /// Its cohort.
    pub cohort: CohortId,
    /// One programme in each state, and who coordinates it.
    pub programmes: Vec<(&'static str, ProgrammeId, Seat)>,
    /// One of each kind.
    pub strangers: Vec<Seat>,
    /// Coordinates the programme.
    pub coordinator: PersonId,
    /// Coordinates the programme too, and is the declared line manager of everybody in its things.
    pub manager: PersonId,
    /// Has an account that was disabled.
    pub disabled: PersonId,
    /// Has an account that was erased.
    pub erased: PersonId,
}

/// The role of a hat: there is none any more once the part has ended without a year.
pub const fn role(hat: Hat, cohort: CohortId, state: ParticipationState) -> Role {
    if matches!(state, Declined | Withdrawn | Expired) { Role::Newcomer } else { Role::Wearing(hat, cohort) }
}

impl Scene<'_> {
    /// Somebody with an account and a profile.
    pub async fn person(&mut self, name: &str) -> Result<PersonId, Broken> {
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
        let address = format!("{}@example.org", name.to_lowercase().replace([' ', '/'], "."));
        let person = self.world.person(&address, &profile).await?;
        self.facts.learn(&person, Fact { owner: Some(person), ..Fact::default() });
        Ok(person)
    }

    /// Puts a hat on somebody.
    pub async fn put_on(
        &mut self,
        person: PersonId,
        cohort: CohortId,
        hat: Hat,
        state: ParticipationState,
    ) -> Result<ParticipationId, Broken> {
        let wants = if hat.gives() { &[][..] } else { &[Hat::Mentor, Hat::Sponsor, Hat::Ally] };
        let id = self.world.takes_part(person, cohort, hat, state, wants, 2).await?;
        let programmes = self.facts.programmes(&cohort);
        self.facts.takes_part(person, programmes[0]);
        let state = state.code();
        self.facts.learn(&id, Fact { owner: Some(person), programmes, state, ..Fact::default() });
        Ok(id)
    }

    /// Somebody in a hat.
    pub async fn wearing(
        &mut self,
        name: &str,
        cohort: CohortId,
        hat: Hat,
        state: ParticipationState,
    ) -> Result<(PersonId, ParticipationId), Broken> {
        let person = self.person(name).await?;
        Ok((person, self.put_on(person, cohort, hat, state).await?))
    }

    /// A programme in a state, and who coordinates it.
    async fn programme(&mut self, state: ProgrammeState) -> Result<(ProgrammeId, Seat), Broken> {
        let (world, code) = (&mut *self.world, state.code());
        let id = world.programme(&format!("{code} Health"), code, ["Development", "Datblygu"]).await?;
        let coordinator = self.person(&format!("Coordinator {code}")).await?;
        self.world.grant(coordinator, Grant::Coordinator, Some(id)).await?;
        let role = Role::Coordinating(id);
        let permit = permit(Action::ReadProgramme, id);
        let kept = programmes::load(&mut self.world.unit, &permit).await?;
        programmes::save(&mut self.world.unit, &Programme { state, ..kept }).await?;
        self.facts.learn(&id, Fact { programmes: vec![id], state: code, ..Fact::default() });
        Ok((id, Seat { kind: "its coordinator", person: coordinator, role }))
    }

    /// A cohort in a state.
    pub async fn cohort(
        &mut self,
        programme: ProgrammeId,
        state: CohortState,
        days: i32,
    ) -> Result<CohortId, Broken> {
        let id = self.world.cohort(programme, state.code(), state, days).await?;
        let fact = Fact { programmes: vec![programme], state: state.code(), ..Fact::default() };
        self.facts.learn(&id, fact);
        Ok(id)
    }

    /// `person` says that the coordinator is their line manager.
    pub async fn in_line(&mut self, person: PersonId, manager: PersonId) -> Result<(), Broken> {
        let declaration =
            Declaration { other: Other::Person(manager), kind: ConflictKind::LineManagement, until: None };
        self.facts.in_line(person, manager);
        let (now, world) = (self.world.now, &mut *self.world);
        conflicts::declare(&mut world.unit, &self.keys, person, &declaration, now, &mut world.dice)
            .await
            .map(drop)
    }

    /// Puts the cast into the store.
    pub async fn cast(&mut self) -> Result<Cast, Broken> {
        let mut programmes = Vec::new();
        for state in ProgrammeState::ALL {
            let (id, seat) = self.programme(*state).await?;
            programmes.push((state.code(), id, seat));
        }
        let find =
            |code| programmes.iter().find(|(state, ..)| *state == code).copied().expect("all are there");
        let (_, programme, coordinator) = find("running");
        let (_, elsewhere, other) = find("ready");
        let cohort = self.cohort(programme, CohortState::Matching, 20).await?;
        let away = self.cohort(elsewhere, CohortState::Recruiting, 50).await?;
        for (of, state) in [("closing", CohortState::Matching), ("closed", CohortState::Running)] {
            self.cohort(find(of).1, state, 60).await?;
        }
        let mut strangers =
            vec![Seat { kind: "newcomer", person: self.person("Newcomer").await?, role: Role::Newcomer }];
        for (hat, kinds) in HATS {
            let state = if hat.gives() { Available } else { Waiting };
            for (kind, cohort) in kinds.into_iter().zip([cohort, away]) {
                let (person, _) = self.wearing(kind, cohort, hat, state).await?;
                strangers.push(Seat { kind, person, role: Role::Wearing(hat, cohort) });
            }
        }
        strangers.push(coordinator);
        strangers.push(Seat { kind: "coordinator of another programme", ..other });
        // Somebody may coordinate and mentor: as a mentor, the coordinator's doors are shut.
        let both = coordinator.person;
        self.put_on(both, cohort, Hat::Mentor, Available).await?;
        let role = Role::Wearing(Hat::Mentor, cohort);
        strangers.push(Seat { kind: "its coordinator, acting as a mentor", person: both, role });
        for (kind, of) in [("guardian", programme), ("guardian of another programme", elsewhere)] {
            let person = self.person(kind).await?;
            self.world.grant(person, Grant::SponsorshipGuardian, Some(of)).await?;
            strangers.push(Seat { kind, person, role: Role::Guarding(of) });
        }
        let admin = self.person("Admin").await?;
        self.world.grant(admin, Grant::Admin, None).await?;
        strangers.push(Seat { kind: "admin", person: admin, role: Role::Administering });
        self.put_on(admin, cohort, Hat::Ally, Available).await?;
        let role = Role::Wearing(Hat::Ally, cohort);
        strangers.push(Seat { kind: "admin, acting as an ally", person: admin, role });
        let manager = self.person("Manager").await?;
        self.world.grant(manager, Grant::Coordinator, Some(programme)).await?;
        let role = Role::Coordinating(programme);
        strangers.push(Seat { kind: "its coordinator who is a line manager", person: manager, role });
        let former = self.former(programme).await?;
        strangers.push(Seat {
            kind: "its coordinator until a while ago",
            person: former,
            role: Role::Newcomer,
        });
        let disabled = self.wearing("Disabled", cohort, Hat::Mentee, Waiting).await?.0;
        let erased = self.wearing("Erased", cohort, Hat::Mentee, Withdrawn).await?.0;
        let coordinator = coordinator.person;
        Ok(Cast { programme, cohort, programmes, strangers, coordinator, manager, disabled, erased })
    }

    /// Somebody whose role of a coordinator has ended.
    async fn former(&mut self, programme: ProgrammeId) -> Result<PersonId, Broken> {
        let person = self.person("Former").await?;
        self.world.grant(person, Grant::Coordinator, Some(programme)).await?;
        let read = permit(Action::ReadProgramme, programme);
        let held = grants::of_programme(&mut self.world.unit, &read).await?;
        let grant = held.iter().find(|held| held.account == person).expect("it was given").id;
        let now = self.world.now;
        grants::end(&mut self.world.unit, &permit(Action::EndCoordinator, grant), now).await?;
        Ok(person)
    }
}

/// The hats, worn in this programme and in another.
const HATS: [(Hat, [&str; 2]); 5] = [
    (Hat::Mentee, ["mentee", "mentee of another programme"]),
    (Hat::Mentor, ["mentor", "mentor of another programme"]),
    (Hat::Sponsor, ["sponsor", "sponsor of another programme"]),
    (Hat::Ally, ["ally", "ally of another programme"]),
    (Hat::Facilitator, ["facilitator", "facilitator of another programme"]),
];

/// The permit to put something onto the stage. Whatever the policy says, the stage is the same.
pub fn permit<K>(action: Action, id: Id<K>) -> Permit<K> {
    witness::of_somebody(action, id).expect("somebody may")
}

/// One account is disabled and one erased, after somebody has signed in with them.
pub async fn shut_out(unit: &mut Unit, cast: &Cast) -> Result<(), Broken> {
    accounts::set_active(unit, &permit(Action::DisableAccount, cast.disabled), false).await?;
    let erase = "UPDATE account SET state = 'erased' WHERE address = 'erased@example.org'";
    testing::run(unit, erase).await.expect("the account is erased");
    Ok(())
}
