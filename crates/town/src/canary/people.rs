//! Who is in the story of the canaries: a mentee with everybody who helps her, and everybody else who might look.

use trellis_database::testing;
use trellis_domain::{
    circle::CircleState,
    cohort::CohortState,
    conflict::ConflictKind,
    hat::{Grant, Hat, Role},
    id::{CircleId, CohortId, PairId, ParticipationId, PersonId, ProgrammeId},
    lens::Offers,
    pair::{Kind, PairState},
    participation::ParticipationState::{Available, Placed, Waiting},
    reason::Reason,
};
use trellis_store::{
    Broken,
    choices::Choice,
    conflicts::{self, Declaration, Other},
    people::Profile,
    sealing::Keys,
};
use trellis_world::{Builder, circles::Made};

use crate::Town;

macro_rules! cast {
    ($($name:ident $whom:literal;)*) => {
        /// Somebody of the story; each is there in one role.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Who { $(#[doc = $whom] $name),* }

        impl Who {
            /// Everybody.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name, as it stands on pages.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// What they are to the story.
            pub const fn what(self) -> &'static str {
                match self { $(Self::$name => $whom),* }
            }
        }
    };
}

cast! {
    Amina "the mentee of the story";
    Grace "her mentor";
    Owen "her sponsor";
    Sian "her ally";
    Ravi "one who leads her circle";
    Bola "another of her circle, with a suggestion";
    Devi "who was only asked into her circle, and whose mentors are sponsors too";
    David "a mentor who is suggested to somebody else";
    Frank "a mentee with other helpers";
    Gareth "his mentor";
    Sue "his sponsor";
    Alun "his ally";
    Fay "a facilitator of no circle";
    Nia "the other who leads her circle";
    Newcomer "somebody who takes part in nothing";
    Helen "a coordinator of the programme";
    Mona "a coordinator of it who is her line manager";
    Gwen "a guardian of its sponsorship";
    Tom "an administrator";
    Zoe "a coordinator of another programme";
    Yara "a mentee of another programme";
}

/// Everybody, and what is between them.
pub struct People {
    all: Vec<(Who, PersonId, Role)>,
    /// Everybody's part in the programme.
    pub parts: Vec<(Who, ParticipationId)>,
    /// The programme.
    pub programme: ProgrammeId,
    /// Its cohort.
    pub cohort: CohortId,
    /// Amina and Grace.
    pub mentoring: PairId,
    /// Amina and Owen.
    pub sponsoring: PairId,
    /// Amina and Siân.
    pub beside: PairId,
    /// Frank and Sue.
    pub other_sponsoring: PairId,
    /// Devi and Gareth, who is a sponsor too.
    pub in_two_hats: PairId,
    /// The circle.
    pub circle: CircleId,
}

/// The keys of the installation, for what is sealed while the world is built.
struct Making<'w> {
    world: &'w mut Builder,
    keys: Keys,
    people: Vec<(Who, PersonId)>,
    parts: Vec<(Who, ParticipationId)>,
}

impl Making<'_> {
    async fn person(&mut self, who: Who) -> Result<PersonId, Broken> {
        let last_name = if who == Who::Amina { "Canary80" } else { "Made-Up" };
        let profile = Profile {
            first_name: who.name().to_owned(),
            last_name: last_name.to_owned(),
            organisation: "Wren Valley Health".to_owned(),
            profession: "nurse".to_owned(),
            band: if matches!(who, Who::Amina | Who::Bola | Who::Devi | Who::Frank) { "5" } else { "8a" }
                .to_owned(),
            mode: "either".to_owned(),
            languages: "en".to_owned(),
            slots: "mon_am tue_pm".to_owned(),
            ..Profile::default()
        };
        let address = format!("{}@wren.example", who.name().to_lowercase());
        let id = self.world.person(&address, &profile).await?;
        self.people.push((who, id));
        Ok(id)
    }

    async fn part(
        &mut self,
        who: Who,
        cohort: CohortId,
        hat: Hat,
    ) -> Result<(PersonId, ParticipationId), Broken> {
        let person = self.person(who).await?;
        let waits = matches!(who, Who::Bola | Who::Yara);
        let state = if hat.gives() {
            Available
        } else if waits {
            Waiting
        } else {
            Placed
        };
        let wants =
            if hat.gives() { &[][..] } else { &[Hat::Mentor, Hat::Sponsor, Hat::Ally, Hat::Facilitator] };
        let part = self.world.takes_part(person, cohort, hat, state, wants, 3).await?;
        if hat.gives() {
            self.world.chooses((person, part), Choice::Offers, &Offers::default()).await?;
        }
        self.parts.push((who, part));
        Ok((person, part))
    }

    async fn in_line(&mut self, who: PersonId, manager: PersonId) -> Result<(), Broken> {
        let (other, kind) = (Other::Person(manager), ConflictKind::LineManagement);
        let declaration = Declaration { other, kind, until: None };
        let (now, world) = (self.world.now, &mut *self.world);
        conflicts::declare(&mut world.unit, &self.keys, who, &declaration, now, &mut world.dice)
            .await
            .map(drop)
    }
}

impl People {
    /// Puts everybody in.
    pub async fn of(town: &Town) -> Self {
        let keys = town.ground.keys.clone();
        let made = town.build(async |world| {
            world.keys = Some(keys.clone());
            made(Making { world, keys, people: Vec::new(), parts: Vec::new() }).await
        });
        let people = made.await;
        let grant =
            "UPDATE pair SET started_on = '2026-05-10', planned_end = '2027-05-10' WHERE state = 'active'";
        town.change(async |unit| Ok(testing::run(unit, grant).await.expect("half a year has gone"))).await;
        people
    }

    /// Somebody's id.
    ///
    /// # Panics
    /// When they are not in the story.
    pub fn id(&self, who: Who) -> PersonId {
        self.all.iter().find(|(one, ..)| *one == who).expect("everybody is there").1
    }

    /// The role in which somebody is there.
    ///
    /// # Panics
    /// When they are not in the story.
    pub fn role(&self, who: Who) -> Role {
        self.all.iter().find(|(one, ..)| *one == who).expect("everybody is there").2
    }
}

async fn made(mut making: Making<'_>) -> Result<People, Broken> {
    use Who::*;
    let alias = ["Wren Valley Development", "Datblygu Dyffryn Wren"];
    let programme = making.world.programme("Wren Valley Health", "Canary83 together", alias).await?;
    let cohort = making.world.cohort(programme, "Canary84 cohort", CohortState::Matching, -200).await?;
    let elsewhere = making.world.programme("Elsewhere Health", "Elsewhere", ["Elsewhere", "Arall"]).await?;
    let away = making.world.cohort(elsewhere, "Away", CohortState::Running, -100).await?;
    let mut roles = Vec::new();
    let hats = [
        (Amina, Hat::Mentee),
        (Bola, Hat::Mentee),
        (Devi, Hat::Mentee),
        (Frank, Hat::Mentee),
        (Grace, Hat::Mentor),
        (David, Hat::Mentor),
        (Gareth, Hat::Mentor),
        (Owen, Hat::Sponsor),
        (Sue, Hat::Sponsor),
        (Sian, Hat::Ally),
        (Alun, Hat::Ally),
        (Ravi, Hat::Facilitator),
        (Nia, Hat::Facilitator),
        (Fay, Hat::Facilitator),
    ];
    let mut members = Vec::new();
    for (who, hat) in hats {
        members.push((who, making.part(who, cohort, hat).await?));
        roles.push((who, Role::Wearing(hat, cohort)));
    }
    making.part(Yara, away, Hat::Mentee).await?;
    roles.push((Yara, Role::Wearing(Hat::Mentee, away)));
    making.person(Newcomer).await?;
    roles.push((Newcomer, Role::Newcomer));
    for (who, grant, of) in [
        (Helen, Grant::Coordinator, Some(programme)),
        (Mona, Grant::Coordinator, Some(programme)),
        (Zoe, Grant::Coordinator, Some(elsewhere)),
        (Gwen, Grant::SponsorshipGuardian, Some(programme)),
        (Tom, Grant::Admin, None),
    ] {
        let person = making.person(who).await?;
        making.world.grant(person, grant, of).await?;
        let role = match (grant, of) {
            (Grant::SponsorshipGuardian, Some(of)) => Role::Guarding(of),
            (_, Some(of)) => Role::Coordinating(of),
            (_, None) => Role::Administering,
        };
        roles.push((who, role));
        if who == Helen {
            making.world.frame(programme, person).await?;
        }
    }
    let second = Profile { first_name: "Bethan".to_owned(), ..Profile::default() };
    let second = making.world.person("bethan@wren.example", &second).await?;
    making.world.grant(second, Grant::Admin, None).await?;
    let member = |who: Who| members.iter().find(|(one, _)| *one == who).expect("they take part").1;
    let mut pairs = Vec::new();
    for (mentee, giver, kind) in [
        (Amina, Grace, Kind::Mentor),
        (Amina, Owen, Kind::Sponsor),
        (Amina, Sian, Kind::Ally),
        (Frank, Gareth, Kind::Mentor),
        (Frank, Sue, Kind::Sponsor),
        (Frank, Alun, Kind::Ally),
        (Devi, Gareth, Kind::Mentor),
        (Devi, David, Kind::Mentor),
    ] {
        let (mentee, giver) = (member(mentee), member(giver));
        pairs.push(making.world.pair(cohort, kind, mentee, giver, PairState::Active).await?);
    }
    // Two of her mentors are sponsors too: for one she asks, and for the other she still could.
    for who in [Gareth, David] {
        making.world.takes_part(member(who).0, cohort, Hat::Sponsor, Available, &[], 2).await?;
    }
    let reasons = (1, &[Reason::SameProfession][..]);
    making.world.suggest(cohort, Kind::Mentor, member(Bola), member(David), reasons).await?;
    let (leaders, asked) = ([member(Ravi), member(Nia)], [member(Amina), member(Bola), member(Devi)]);
    let (state, yes) = (CircleState::Contracting, 1);
    let tuesday =
        Made { name: "Tuesday circle", slot: "tue_pm", state, leaders: &leaders, members: &asked, yes };
    let circle = making.world.circle(cohort, &tuesday).await?;
    let id = |who: Who| making.people.iter().find(|(one, _)| *one == who).expect("everybody is there").1;
    let all: Vec<(Who, PersonId, Role)> = roles.iter().map(|(who, role)| (*who, id(*who), *role)).collect();
    let (amina, mona) = (id(Amina), id(Mona));
    making.in_line(amina, mona).await?;
    let [mentoring, sponsoring, beside, other_sponsoring] = [pairs[0], pairs[1], pairs[2], pairs[4]];
    let (in_two_hats, parts) = (pairs[6], making.parts);
    Ok(People {
        all,
        parts,
        programme,
        cohort,
        mentoring,
        sponsoring,
        beside,
        other_sponsoring,
        in_two_hats,
        circle,
    })
}
