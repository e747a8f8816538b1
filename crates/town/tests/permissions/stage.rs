//! The stage on which everything is asked: one store with everybody and everything in it, and copies to change.

use std::{collections::BTreeMap, path::PathBuf};

use trellis_database::{Address, Store, testing::Engine};
use trellis_domain::id::PersonId;
use trellis_town::Town;

use crate::{
    people::{Cast, cast},
    things::{self, Thing},
};

/// Everybody, everything, and a copy of the store for whoever changes something.
pub struct Stage {
    /// The cast.
    pub cast: Cast,
    /// Everything that has an address.
    pub things: Vec<Thing>,
    /// The cookie and the form token of everybody.
    pub sessions: BTreeMap<PersonId, (String, String)>,
    town: Town,
    folder: tempfile::TempDir,
    original: PathBuf,
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
                Ok((cast, things))
            })
            .await;
        let everybody = cast.strangers.iter().map(|stranger| stranger.person).chain([cast.disabled]);
        let owners = things.iter().flat_map(|thing| thing.own.iter().map(|(_, person)| *person));
        let mut sessions = BTreeMap::new();
        for person in everybody.chain(owners) {
            let mut browser = town.as_person(person).await;
            let csrf = browser.csrf.clone();
            sessions.insert(person, (browser.cookies()[town.settings().session_cookie()].clone(), csrf));
        }
        let folder = tempfile::tempdir().expect("a folder");
        let original = folder.path().join("original.db");
        town.ground.store.copy_to(&original).await.expect("the store copies itself");
        Self { cast, things, sessions, town, folder, original }
    }

    /// The state of the first thing of a kind.
    pub fn first_state(&self, kind: &str) -> &'static str {
        self.things.iter().find(|thing| thing.kind == kind).map_or("", |thing| thing.state)
    }

    /// The town as it was at the beginning, on a copy numbered `number`.
    pub async fn copy(&self, number: usize) -> Town {
        let path = self.folder.path().join(format!("copy-{number}.db"));
        std::fs::copy(&self.original, &path).expect("a copy");
        self.town.on_copy(Store::open(&Address::Sqlite(path)).await.expect("the copy opens"))
    }
}
