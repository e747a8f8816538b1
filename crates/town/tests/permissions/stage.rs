//! The stage on which everything is asked: one store with everybody and everything in it, and copies to change.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
};

use trellis_database::{Address, Store, testing::Engine};
use trellis_domain::{
    hat::Hat,
    id::{CohortId, PersonId},
    participation::ParticipationState,
};
use trellis_store::Broken;
use trellis_town::{Answer, Town};
use trellis_world::Builder;

use crate::{
    people::{Cast, cast, disable, person, wearing},
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

async fn owner(
    world: &mut Builder,
    cohort: CohortId,
    path: &str,
    hat: Option<Hat>,
) -> Result<PersonId, Broken> {
    let name = path.replace('/', "x");
    let Some(hat) = hat else { return person(world, &name).await };
    let state = if hat.gives() { ParticipationState::Available } else { ParticipationState::Waiting };
    Ok(wearing(world, &name, cohort, hat, state).await?.0)
}

/// Everybody, everything, and a copy of the store for whoever changes something.
pub struct Stage {
    /// The cast.
    pub cast: Cast,
    /// Everything that has an address.
    pub things: Vec<Thing>,
    /// The cookie and the form token of everybody.
    pub sessions: BTreeMap<PersonId, (String, String)>,
    /// What everybody is shown for a page that does not exist.
    pub nowhere: BTreeMap<PersonId, Answer>,
    /// The fields that pin a pair.
    pub pin: Vec<(&'static str, String)>,
    /// A pin that stands.
    pub pinned: String,
    town: Town,
    folder: tempfile::TempDir,
    original: PathBuf,
    copies: AtomicUsize,
}

impl Stage {
    /// Puts everybody and everything in.
    pub async fn set() -> Self {
        let town = Town::new(Engine::Sqlite).await.expect("SQLite is always there");
        let keys = town.ground.keys.clone();
        let (cast, things) = town
            .build(async |world| {
                let cast = cast(world).await?;
                let mut things = things::pairs(world, &keys, &cast).await?;
                things.extend(things::participations(world, &keys, &cast).await?);
                things.extend(things::of_the_programme(world, &cast).await?);
                Ok((cast, things))
            })
            .await;
        let mut things = things;
        for (path, hat) in JOURNEYS {
            let owner = town.build(async |world| owner(world, cast.cohort, path, hat).await).await;
            things.push(things::draft(&town, path, owner).await);
        }
        let coordinator = cast.strangers.iter().find(|stranger| stranger.kind == "its coordinator");
        let coordinator = coordinator.expect("there is one").person;
        things.extend(things::runs(&town, &cast, coordinator).await);
        let (pin, pinned) = things::pinned(&town, &cast, coordinator, &things).await;
        let everybody = cast.strangers.iter().map(|stranger| stranger.person).chain([cast.disabled]);
        let owners = things.iter().flat_map(|thing| thing.own.iter().map(|(_, person)| *person));
        let mut sessions = BTreeMap::new();
        let mut nowhere = BTreeMap::new();
        for person in everybody.chain(owners) {
            let mut browser = town.as_person(person).await;
            nowhere.insert(person, browser.get("/nowhere").await);
            let csrf = browser.csrf.clone();
            sessions.insert(person, (browser.cookies()[town.settings().session_cookie()].clone(), csrf));
        }
        town.change(async |unit| disable(unit, cast.disabled).await).await;
        let folder = tempfile::tempdir().expect("a folder");
        let original = folder.path().join("original.db");
        town.ground.store.copy_to(&original).await.expect("the store copies itself");
        Self {
            cast,
            things,
            sessions,
            nowhere,
            pin,
            pinned,
            town,
            folder,
            original,
            copies: AtomicUsize::new(0),
        }
    }

    /// The state of the first thing of a kind.
    pub fn first_state(&self, kind: &str) -> &'static str {
        self.things.iter().find(|thing| thing.kind == kind).map_or("", |thing| thing.state)
    }

    /// The town as it was at the beginning, on a fresh copy.
    pub async fn copy(&self) -> Town {
        let number = self.copies.fetch_add(1, Ordering::Relaxed);
        let path = self.folder.path().join(format!("copy-{number}.db"));
        std::fs::copy(&self.original, &path).expect("a copy");
        self.town.on_copy(Store::open(&Address::Sqlite(path)).await.expect("the copy opens"))
    }
}
