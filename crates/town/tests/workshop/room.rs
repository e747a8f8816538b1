//! A room on plain forms: who leads it, who sits in it, and how they press what stands on their pages.

use std::sync::Arc;

use jiff::SignedDuration;
use trellis_domain::{cohort::CohortState, hat::Grant, id::PersonId};
use trellis_programme::{
    Ground,
    workshops::{self, Open, Watched},
};
use trellis_store::{Broken, people::Profile};
use trellis_town::{Answer, Browser, Town};
use trellis_workshop::Viewer;
use trellis_world::Builder;

/// Whoever leads, and somebody else who runs the programme.
struct Staff {
    helen: PersonId,
    mona: PersonId,
}

async fn person(world: &mut Builder, name: &str) -> Result<PersonId, Broken> {
    let profile =
        Profile { first_name: name.to_owned(), last_name: "Made-Up".to_owned(), ..Profile::default() };
    world.person(&format!("{}@example.org", name.to_lowercase()), &profile).await
}

async fn staff(town: &Town) -> Staff {
    town.build(async |world| {
        let programme = world.programme("Wren Valley", "Rise", ["Development", "Datblygu"]).await?;
        world.cohort(programme, "Spring", CohortState::Running, -60).await?;
        let (helen, mona) = (person(world, "Helen").await?, person(world, "Mona").await?);
        for who in [helen, mona] {
            world.grant(who, Grant::Coordinator, Some(programme)).await?;
        }
        Ok(Staff { helen, mona })
    })
    .await
}

/// A room with everybody who is in it.
pub struct Room<'t> {
    pub town: &'t Town,
    pub mona: PersonId,
    pub lead: Browser<'t>,
    pub other: Browser<'t>,
    pub seats: Vec<Browser<'t>>,
    pub path: String,
    code: String,
    /// The room as somebody has it who watches it all the while.
    watched: Option<Arc<Open>>,
}

/// The form of a page that does something, about something where that is named.
pub fn fields(page: &Answer, action: &str, what: &str, about: &str) -> Option<Vec<(String, String)>> {
    let is = |form: &trellis_town::Form, name: &str, wanted: &str| {
        form.fields.iter().any(|(field, value)| field == name && value == wanted)
    };
    let forms = page.forms();
    let form = forms.into_iter().find(|form| {
        let free = !form.fields.iter().any(|(field, _)| field == "do");
        form.action == action
            && (is(form, "do", what) || free)
            && (about.is_empty() || is(form, "about", about))
    })?;
    Some(form.fields)
}

async fn sends(
    browser: &mut Browser<'_>,
    page: &str,
    what: &str,
    about: &str,
    typed: &[(&str, &str)],
) -> Answer {
    let shown = browser.get(page).await;
    assert_eq!(shown.status, 200, "{page}");
    let form = fields(&shown, page, what, about)
        .unwrap_or_else(|| panic!("{page} has no form that does {what}:\n{}", shown.body));
    let changed = |name: &str| typed.iter().any(|(one, _)| *one == name);
    let kept = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let mut sent: Vec<(&str, &str)> = kept.filter(|(name, _)| !changed(name) && *name != "do").collect();
    sent.push(("do", what));
    sent.extend(typed);
    browser.post_exactly(page, &sent).await
}

impl<'t> Room<'t> {
    pub async fn opened(town: &'t Town, way: &str, scheme: &str, names: &[&str]) -> Self {
        let staff = staff(town).await;
        let (mut lead, other) = (town.as_person(staff.helen).await, town.as_person(staff.mona).await);
        let plan = [
            ("question", "What would help you most?"),
            ("consent", "I take part because I want to."),
            ("seats", "3"),
            ("way", way),
            ("scheme", scheme),
        ];
        let done = lead.post("/ngt/new", &plan).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let path = done.leads_to().trim_end_matches("/control").to_owned();
        let page = lead.get(&format!("{path}/control")).await;
        let (_, rest) = page.body.split_once("trellis-code\">").expect("the code is shown");
        let code = rest.split('<').next().expect("it ends").replace(' ', "");
        let mut room =
            Self { town, mona: staff.mona, lead, other, seats: Vec::new(), path, code, watched: None };
        for name in names {
            let mut seat = town.anonymous();
            let found = seat.post("/ngt/join", &[("code", &room.code.to_lowercase())]).await;
            let door = seat.get(found.leads_to()).await;
            let action = format!("{}/seats", room.path);
            let came =
                seat.submit(&door, &action, &[("name", name), ("guess", "yes"), ("consent", "yes")]).await;
            assert_eq!(came.status, 303, "{}", came.body);
            room.seats.push(seat);
        }
        room
    }

    /// What whoever leads does; it must be done.
    pub async fn leads(&mut self, what: &str, about: &str, typed: &[(&str, &str)]) {
        let said = self.tries(what, about, typed).await;
        assert_eq!(said.status, 303, "{what}: {}", said.body);
    }

    pub async fn tries(&mut self, what: &str, about: &str, typed: &[(&str, &str)]) -> Answer {
        let control = format!("{}/control", self.path);
        let said = sends(&mut self.lead, &control, what, about, typed).await;
        self.is_watched().await;
        said
    }

    /// What a seat does; it must be done.
    pub async fn does(&mut self, seat: usize, what: &str, about: &str, typed: &[(&str, &str)]) {
        let said = self.asks(seat, what, about, typed).await;
        assert_eq!(said.status, 303, "seat {seat} {what}: {}", said.body);
    }

    pub async fn asks(&mut self, seat: usize, what: &str, about: &str, typed: &[(&str, &str)]) -> Answer {
        let page = self.path.clone();
        let said = sends(&mut self.seats[seat], &page, what, about, typed).await;
        self.is_watched().await;
        said
    }

    /// Whoever has watched from the beginning has before them what somebody has who reads everything anew.
    async fn is_watched(&mut self) {
        let id = self.path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a room has an id");
        let ground = &self.town.ground;
        let open = workshops::watch(ground, id, self.watched.as_ref()).await.expect("the room is there");
        let nobody = Ground { watched: Watched::default(), ..ground.clone() };
        let anew = workshops::watch(&nobody, id, None).await.expect("the room is there");
        assert_eq!((&open.state, open.shape), (&anew.state, anew.shape));
        assert_eq!(open.seen_by(&Viewer::Projector), anew.seen_by(&Viewer::Projector));
        self.watched = Some(open);
    }

    pub async fn page(&mut self, seat: usize) -> Answer {
        let page = self.path.clone();
        self.seats[seat].get(&page).await
    }

    pub async fn control(&mut self) -> Answer {
        let page = format!("{}/control", self.path);
        self.lead.get(&page).await
    }

    /// What lies in a table.
    pub async fn lies(&self, table: &str) -> Vec<String> {
        self.town.rows().await.remove(table).unwrap_or_default()
    }

    /// What everybody's page but that of one seat says that it shows.
    pub async fn shown_to_all_but(&mut self, seat: usize) -> Vec<String> {
        let (path, mut all) = (self.path.clone(), Vec::new());
        for other in (0..self.seats.len()).filter(|other| *other != seat) {
            all.push(crate::seen(&self.seats[other].get(&path).await));
        }
        for page in ["/control", "/screen"] {
            all.push(crate::seen(&self.lead.get(&format!("{path}{page}")).await));
        }
        all
    }

    /// Everything that is sent to anybody but one seat.
    pub async fn all_but(&mut self, seat: usize) -> String {
        let path = self.path.clone();
        let mut all = String::new();
        for other in (0..self.seats.len()).filter(|other| *other != seat) {
            all += &self.seats[other].get(&path).await.body;
        }
        for page in ["/control", "/screen", "/results"] {
            all += &self.lead.get(&format!("{path}{page}")).await.body;
            all += &self.other.get(&format!("{path}{page}")).await.body;
        }
        all += &self.lead.get("/ngt").await.body;
        let nobody = &mut self.town.anonymous();
        for page in ["", "/control", "/screen", "/results"] {
            all += &nobody.get(&format!("{path}{page}")).await.body;
        }
        all + &nobody.get(&format!("/ngt/join?code={}", self.code)).await.body
    }

    /// Into sharing, with these ideas of each seat.
    pub async fn shares(&mut self, ideas: &[&[&str]]) {
        for what in ["lock", "advance", "advance"] {
            self.leads(what, "", &[]).await;
        }
        for (seat, own) in ideas.iter().enumerate() {
            for idea in *own {
                self.does(seat, "draft", "", &[("text", idea)]).await;
            }
        }
        self.leads("advance", "", &[]).await;
    }

    /// Everything is heard and understood, the list is fixed, and the vote is open.
    pub async fn goes_on_to_the_vote(&mut self) {
        self.leads("last-call", "", &[]).await;
        self.town.pass(SignedDuration::from_secs(61));
        self.leads("advance", "", &[]).await;
        while let Some(idea) = next_about(&self.control().await, "understood") {
            self.leads("understood", &idea, &[]).await;
        }
        for what in ["advance", "freeze", "advance"] {
            self.leads(what, "", &[]).await;
        }
    }
}

/// What the first form of a page that does something is about.
pub fn next_about(page: &Answer, what: &str) -> Option<String> {
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.fields.iter().any(|(name, value)| name == "do" && value == what))?;
    form.fields.into_iter().find(|(name, _)| name == "about").map(|(_, value)| value)
}

/// The fields of a ballot on a page, by what stands beside each.
pub fn choices(page: &Answer) -> Vec<(String, String)> {
    let labels = page.body.split("<label").skip(1).filter_map(|part| {
        let name = part.split_once("for=\"c-")?.1.split('"').next()?;
        let text = part.split_once('>')?.1.split("</label>").next()?.trim().to_owned();
        Some((format!("c-{name}"), text))
    });
    labels.collect()
}
