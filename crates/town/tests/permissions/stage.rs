//! The stage on which everything is asked: one store with everybody and everything in it, and copies to change.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use trellis_database::{
    Address, Store,
    testing::{self, Engine},
};
use trellis_domain::{
    hat::{Hat, Role},
    participation::ParticipationState::{Available, Waiting},
    permission::Action,
};
use trellis_film::{audience::Audience, language::Language, params::Params};
use trellis_identity::set_up;
use trellis_programme::witness;
use trellis_store::{Broken, pairs};
use trellis_town::{Answer, Browser, Town};
use trellis_web::{
    Persona,
    cinema::{Cinema, Kind, KitFile},
    routes::Route,
};

use crate::{
    circles,
    facts::{Fact, Facts},
    goals,
    people::{Cast, Scene, Seat, permit, shut_out},
    supports,
    things::{self, Thing},
};

/// The forms of many pages, and who begins them: a newcomer or a hat.
const JOURNEYS: [(&str, Option<Hat>); 8] = [
    ("/start", None),
    ("/mentor/start", None),
    ("/sponsor/start", None),
    ("/ally/start", None),
    ("/facilitator/start", None),
    ("/needs", Some(Hat::Mentee)),
    ("/me/preferences-for-matching/lens", Some(Hat::Mentee)),
    ("/me/preferences-for-matching/offer", Some(Hat::Mentor)),
];

/// Everybody as they are when they have signed in a while ago, or by one factor.
const LESS_SURE: [(&str, &str); 2] = [
    ("a while ago", "UPDATE session SET fresh_until = '2026-11-23T09:00:00.000000Z'"),
    ("one factor", "UPDATE session SET level = 'one'"),
];

/// The one file of the film's kit.
pub const KIT_FILE: &str = "en-organisations-captions.vtt";

/// A film with a file that can be taken away: what is in it is of no matter here.
fn with_a_file() -> Cinema {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    let bytes = path.metadata().expect("this crate's manifest").len();
    let of = (Language::En, Audience::Organisations);
    let file =
        KitFile { of, kind: Kind::Captions, name: KIT_FILE.to_owned(), path, bytes, media: "text/vtt" };
    Cinema::new(Params::default(), vec![file], Vec::new())
}

/// What a browser holds, and what it is shown for a page that does not exist.
struct Browsing {
    cookie: String,
    csrf: String,
    nowhere: Answer,
}

/// Everybody, everything, and copies of the store for whoever changes something.
pub struct Stage {
    /// The cast.
    pub cast: Cast,
    /// Everything that has an address.
    pub things: Vec<Thing>,
    /// What is so about them.
    pub facts: Facts,
    /// The fields that pin a pair.
    pub pin: Vec<(&'static str, String)>,
    /// A pin that stands.
    pub pinned: String,
    /// A file that the pages name.
    pub asset: String,
    /// The code of a workshop's room.
    pub code: String,
    /// What stands in the set-up link of an installation with nobody in it.
    pub set_up: String,
    browsers: BTreeMap<Seat, Browsing>,
    town: Town,
    folder: tempfile::TempDir,
    copies: AtomicUsize,
}

async fn owner(scene: &mut Scene<'_>, cast: &Cast, path: &str, hat: Option<Hat>) -> Result<Seat, Broken> {
    let (person, role) = match hat {
        None => (scene.person(path).await?, Role::Newcomer),
        Some(hat) => {
            let state = if hat.gives() { Available } else { Waiting };
            let (person, _) = scene.wearing(path, cast.cohort, hat, state).await?;
            (person, Role::Wearing(hat, cast.cohort))
        }
    };
    Ok(Seat { kind: "its person", person, role })
}

/// Opens a fresh copy. On a machine that does much else beside, a first try may find no connection in time.
async fn opened(path: PathBuf) -> Store {
    let address = Address::Sqlite(path);
    for _ in 0..4 {
        if let Ok(store) = Store::open(&address).await {
            return store;
        }
    }
    Store::open(&address).await.expect("the copy opens")
}

impl Stage {
    /// Puts everybody and everything in.
    pub async fn set() -> Self {
        let town =
            Town::new(Engine::Sqlite).await.expect("SQLite is always there").with_cinema(with_a_file());
        let folder = tempfile::tempdir().expect("a folder");
        let moment = town.ground.moment();
        let link = set_up::offer(&town.ground.store, moment.now, moment.seed).await.expect("a link");
        let set_up = link.expect("nobody is there yet").reveal().to_owned();
        keep(&town, folder.path(), "empty").await;
        let keys = town.ground.keys.clone();
        let (cast, mut things, mut facts, owners) = town
            .build(async |world| {
                let mut scene = Scene { world, keys, facts: Facts::default() };
                let cast = scene.cast().await?;
                let mut things = things::pairs(&mut scene, &cast).await?;
                things.extend(goals::of(&mut scene, &cast, &things).await?);
                things.extend(things::participations(&mut scene, &cast).await?);
                things.extend(things::of_the_programme(&mut scene, &cast).await?);
                things.extend(circles::circles(&mut scene, &cast).await?);
                things.extend(supports::requests(&mut scene, &cast).await?);
                things.extend(circles::supervisions(&mut scene, &cast).await?);
                let mut owners = Vec::new();
                for (path, hat) in JOURNEYS {
                    owners.push((path, owner(&mut scene, &cast, path, hat).await?));
                }
                Ok((cast, things, scene.facts, owners))
            })
            .await;
        for (path, owner) in owners {
            let draft = witness::nod(things::draft(&town, path, owner)).await.0;
            facts.learn(&draft.id, Fact { owner: Some(owner.person), ..Fact::default() });
            things.push(draft);
        }
        for run in witness::nod(things::runs(&town, &cast)).await.0 {
            let (programmes, state) = (vec![cast.programme], run.state);
            facts.learn(&run.id, Fact { programmes, state, ..Fact::default() });
            things.push(run);
        }
        let (room, code) = witness::nod(things::workshop(&town, &cast)).await.0;
        let (owner, programmes) = (Some(cast.coordinator), vec![cast.programme]);
        facts.learn(&room.id, Fact { owner, programmes, ..Fact::default() });
        things.push(room);
        facts.learn(&trellis_domain::id::HostId::HERE, Fact::default());
        let cohort = permit(Action::ReadCohort, cast.cohort);
        // What the last proposal has put onto the mentees' lists.
        for pair in town.look(async |unit| pairs::of_cohort(unit, &cohort).await).await {
            facts.suggested(&pair, cast.programme);
        }
        let front = town.anonymous().get("/").await;
        let asset = front.body.split("/static/").nth(1).and_then(|rest| rest.split('"').next());
        let asset = asset.expect("the front page has a style").to_owned();
        let (pin, pinned) = witness::nod(things::pinned(&town, &cast, &things)).await.0;
        let browsers = browsers(&town, &cast, &things).await;
        town.change(async |unit| shut_out(unit, &cast).await).await;
        keep(&town, folder.path(), "whole").await;
        for (name, change) in LESS_SURE {
            town.change(async |unit| Ok(testing::run(unit, change).await.expect("the sessions change")))
                .await;
            keep(&town, folder.path(), name).await;
        }
        let copies = AtomicUsize::new(0);
        Self { cast, things, facts, pin, pinned, asset, code, set_up, browsers, town, folder, copies }
    }

    /// The town as it was at the beginning, on a fresh copy.
    pub async fn copy(&self, of: &str, route: &Route) -> Town {
        let number = self.copies.fetch_add(1, Ordering::Relaxed);
        let path = self.folder.path().join(format!("copy-{number}.db"));
        std::fs::copy(kept(self.folder.path(), of), &path).expect("a copy");
        let town = self.town.on_copy(opened(path).await);
        let card = Persona { card: "mentee", name: "Amina", person: self.cast.strangers[1].person };
        if route.demo() { town.with_cards(vec![card]) } else { town }
    }

    /// The browser of somebody, in a town.
    pub fn browser<'t>(&self, town: &'t Town, seat: Option<Seat>) -> Browser<'t> {
        let mut browser = town.anonymous();
        if let Some(browsing) = seat.and_then(|seat| self.browsers.get(&plain(seat))) {
            let name = town.settings().session_cookie().to_owned();
            browser.cookies().insert(name, browsing.cookie.clone());
            browser.csrf.clone_from(&browsing.csrf);
        }
        browser
    }

    /// The token of somebody else's forms.
    pub fn token_of_another(&self, seat: Seat) -> &str {
        let another = self.browsers.iter().find(|(other, _)| other.person != seat.person);
        another.map_or("", |(_, browsing)| &browsing.csrf)
    }

    /// What somebody is shown for a page that does not exist.
    pub fn nowhere(&self, seat: Seat) -> &Answer {
        &self.browsers[&plain(seat)].nowhere
    }
}

/// One browser for each person and role, whatever the person is to a thing.
const fn plain(seat: Seat) -> Seat {
    Seat { kind: "", ..seat }
}

async fn browsers(town: &Town, cast: &Cast, things: &[Thing]) -> BTreeMap<Seat, Browsing> {
    let shut = [cast.disabled, cast.erased].map(|person| Seat { kind: "", person, role: Role::Newcomer });
    let running = cast.programmes.iter().map(|(.., seat)| *seat);
    let own = things.iter().flat_map(|thing| thing.own.iter().copied());
    let mut browsers = BTreeMap::new();
    for seat in cast.strangers.iter().copied().chain(shut).chain(running).chain(own) {
        let mut browser = town.as_role(seat.person, seat.role).await;
        let nowhere = browser.get("/nowhere").await;
        let csrf = browser.csrf.clone();
        let cookie = browser.cookies()[town.settings().session_cookie()].clone();
        browsers.insert(plain(seat), Browsing { cookie, csrf, nowhere });
    }
    browsers
}

fn kept(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.db"))
}

async fn keep(town: &Town, folder: &Path, name: &str) {
    town.ground.store.copy_to(&kept(folder, name)).await.expect("the store copies itself");
}
