//! A cohort with a coordinator, three who can lead and twelve mentees, and what they do in their browsers.

use jiff::SignedDuration;
use trellis_domain::{
    circle::CircleState,
    cohort::CohortState,
    hat::{Grant, Hat},
    id::{CircleId, CohortId, ParticipationId, PersonId},
    participation::ParticipationState::{Available, Placed, Waiting},
    permission::Action,
};
use trellis_programme::witness;
use trellis_store::{circles, people::Profile};
use trellis_town::{Answer, Browser, Town};

/// Somebody who takes part.
#[derive(Clone, Copy)]
pub struct Member {
    pub person: PersonId,
    pub part: ParticipationId,
}

/// Everybody.
pub struct Valley {
    pub cohort: CohortId,
    pub helen: PersonId,
    pub admin: PersonId,
    pub ravi: Member,
    pub nia: Member,
    /// Has no room for a circle.
    pub full: Member,
    pub mentees: Vec<Member>,
}

pub const NAMES: [&str; 12] =
    ["Amina", "Bola", "Chidi", "Devi", "Efua", "Farah", "Gita", "Hana", "Imran", "Jas", "Kemi", "Leila"];

/// Puts everybody in.
pub async fn valley(town: &Town) -> Valley {
    let keys = town.ground.keys.clone();
    town.build(async |world| {
        world.keys = Some(keys);
        let programme = world
            .programme("Wren Valley Health", "Rise Together", ["Wren Valley Development", "Datblygu"])
            .await?;
        let cohort = world.cohort(programme, "Autumn", CohortState::Running, -10).await?;
        let mut all = Vec::new();
        for name in ["Helen", "Tom", "Ravi", "Nia", "Owen"].iter().chain(&NAMES) {
            let profile = Profile {
                first_name: (*name).to_owned(),
                last_name: "Made-Up".to_owned(),
                ..Profile::default()
            };
            all.push(world.person(&format!("{}@example.org", name.to_lowercase()), &profile).await?);
        }
        world.grant(all[0], Grant::Coordinator, Some(programme)).await?;
        world.grant(all[1], Grant::Admin, None).await?;
        let mut leaders = Vec::new();
        for (person, places) in [(all[2], 1), (all[3], 2), (all[4], 0)] {
            let part = world.takes_part(person, cohort, Hat::Facilitator, Available, &[], places).await?;
            leaders.push(Member { person, part });
        }
        let mut mentees = Vec::new();
        for (number, person) in all[5..].iter().enumerate() {
            let (state, wants) =
                if number % 2 == 0 { (Waiting, Hat::Facilitator) } else { (Placed, Hat::Mentor) };
            let part = world.takes_part(*person, cohort, Hat::Mentee, state, &[wants], 2).await?;
            mentees.push(Member { person: *person, part });
        }
        let (ravi, nia, full) = (leaders[0], leaders[1], leaders[2]);
        Ok(Valley { cohort, helen: all[0], admin: all[1], ravi, nia, full, mentees })
    })
    .await
}

impl Valley {
    /// The fields of a plan.
    pub fn plan(&self, leaders: &[Member], members: &[Member]) -> Vec<(&'static str, String)> {
        let mut fields = vec![
            ("name", "Tuesday circle".to_owned()),
            ("slot", "tue_pm".to_owned()),
            ("mode", "remote".to_owned()),
            ("sessions", "6".to_owned()),
        ];
        fields.extend(leaders.iter().map(|one| ("leaders", one.part.to_string())));
        fields.extend(members.iter().map(|one| ("members", one.part.to_string())));
        fields
    }

    /// Keeps a plan as a new draft.
    pub async fn drafts(&self, town: &Town, leaders: &[Member], members: &[Member]) -> Answer {
        let mut helen = town.as_person(self.helen).await;
        let mut fields = self.plan(leaders, members);
        fields.push(("cohort", self.cohort.to_string()));
        post(&mut helen, "/co/circles/new", &fields).await
    }

    /// A circle of Ravi and Nia with the first so many mentees, to whom places are offered.
    pub async fn offered(&self, town: &Town, members: usize) -> CircleId {
        let kept = self.drafts(town, &[self.ravi, self.nia], &self.mentees[..members]).await;
        let id = kept.leads_to().strip_prefix("/co/circles/").unwrap_or_else(|| panic!("{}", kept.body));
        let id: CircleId = id.parse().expect("an id");
        let mut helen = town.as_person(self.helen).await;
        let offered = helen.post(&format!("/co/circles/{id}/offer"), &[]).await;
        assert_eq!(offered.status, 303, "{}", offered.body);
        id
    }

    /// … of whom the first so many have said yes.
    pub async fn together(&self, town: &Town, members: usize, yes: usize) -> CircleId {
        let id = self.offered(town, members).await;
        for one in &self.mentees[..yes] {
            let mut browser = town.as_person(one.person).await;
            let said = browser.post(&format!("/circle/{id}"), &[("name", "Somebody")]).await;
            assert_eq!(said.status, 303, "{}", said.body);
        }
        id
    }

    /// … who have all written and agreed to their rules, so that the circle runs. Everybody's browser stands open.
    pub async fn running<'t>(&self, town: &'t Town, members: usize) -> (CircleId, Vec<Browser<'t>>) {
        let id = self.together(town, members, members).await;
        let mut browsers = self.unlocked(town, members).await;
        writes(&mut browsers[0], id, 0, "What is said stays.").await;
        for browser in &mut browsers {
            assert_eq!(agrees(browser, id, 1).await.status, 303);
        }
        (id, browsers)
    }

    /// Ravi, Nia and the first so many mentees, each with a private space that stands open.
    pub async fn unlocked<'t>(&self, town: &'t Town, members: usize) -> Vec<Browser<'t>> {
        let mut browsers = Vec::new();
        for one in [self.ravi, self.nia].iter().chain(&self.mentees[..members]) {
            let mut browser = town.as_person(one.person).await;
            browser.sets_up_private_space().await;
            browsers.push(browser);
        }
        browsers
    }
}

pub async fn post(browser: &mut Browser<'_>, path: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(path, &fields).await
}

pub async fn writes(browser: &mut Browser<'_>, id: CircleId, since: i64, text: &str) -> Answer {
    browser.post(&format!("/circle/{id}/rules"), &[("rules", text), ("since", &since.to_string())]).await
}

pub async fn agrees(browser: &mut Browser<'_>, id: CircleId, number: i64) -> Answer {
    browser.post(&format!("/circle/{id}/rules/agreement"), &[("number", &number.to_string())]).await
}

/// Sets a date two days from now, and lets it come and pass. Those who have been away longer than the lock are locked.
pub async fn meets(town: &Town, leader: PersonId, id: CircleId, heads: Option<i64>) -> Answer {
    let mut browser = town.as_person(leader).await;
    let day = town.now().saturating_add(SignedDuration::from_hours(48)).expect("a moment");
    let day = trellis_domain::day::of(day);
    let (d, m, y) = (day.day().to_string(), day.month().to_string(), day.year().to_string());
    let date = [("next-day", &*d), ("next-month", &*m), ("next-year", &*y), ("next-time", "10:00")];
    let set = browser.post(&format!("/circles/{id}/sessions"), &date).await;
    assert_eq!(set.status, 303, "{}", set.body);
    town.pass(SignedDuration::from_hours(72));
    let mut browser = town.as_person(leader).await;
    let heads = heads.map(|heads| heads.to_string());
    let held = match &heads {
        Some(heads) => vec![("held", "yes"), ("heads", heads.as_str())],
        None => vec![("held", "no")],
    };
    browser.post(&format!("/circles/{id}/sessions/told"), &held).await
}

/// Where the circle stands.
pub async fn stands(town: &Town, id: CircleId) -> CircleState {
    let permit = witness::of_somebody(Action::ReadCircle, id).expect("somebody may");
    town.look(async |unit| circles::load(unit, &permit).await).await.state
}

/// The text of a page.
pub async fn page(town: &Town, person: PersonId, path: &str) -> Answer {
    town.as_person(person).await.get(path).await
}
