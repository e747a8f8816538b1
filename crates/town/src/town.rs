//! The town: one installation with its store, its clock and its chance.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::Router;
use jiff::{SignedDuration, Timestamp};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use trellis_database::{
    Store,
    testing::{self, Engine, Fresh},
};
use trellis_domain::{
    hat::Role,
    id::PersonId,
    paper::{Document, Printed, Spoilt},
    permission::Actor,
};
use trellis_identity::{sessions, unlocks::Unlocks};
use trellis_programme::{
    Act, Ground,
    live::{self, LiveKeys},
    rounds,
    workshops::Watched,
};
use trellis_sealing::Cost;
use trellis_store::{Broken, Unit, migrations, sealing::Keys};
use trellis_web::{Demo, Limits, LookAtMachine, Persona, Press, Settings, Site, cinema::Cinema, ngt::Rooms};
use trellis_world::Builder;

use crate::Browser;

/// When every story begins: a Monday morning in November.
pub const START: &str = "2026-11-23T09:30:00Z";
/// The configured origin.
pub const ORIGIN: &str = "https://trellis.example";

/// Runs a story in a fresh town on each engine, one after the other.
pub async fn on_each(story: impl AsyncFn(Town)) {
    for engine in testing::engines() {
        if let Some(town) = Town::new(engine).await {
            story(town).await;
        }
    }
}

/// The clock, and how often chance was asked.
type Chances = (Arc<Mutex<Timestamp>>, Arc<AtomicU64>);

/// The server's keys, and those that are gone with the stage of a workshop.
type Secrets = (Keys, Arc<dyn LiveKeys>);

/// One installation, with nobody in it yet.
pub struct Town {
    /// Store, keys, clock, chance.
    pub ground: Ground,
    settings: Arc<Settings>,
    app: Mutex<Router>,
    clock: Arc<Mutex<Timestamp>>,
    drawn: Arc<AtomicU64>,
    forms: AtomicU64,
    /// Keeps the store of this town alive.
    _fresh: Option<Fresh>,
}

impl Town {
    /// A town on this engine; none on PostgreSQL where no server is named.
    pub async fn new(engine: Engine) -> Option<Self> {
        let fresh = testing::fresh(engine, migrations::ALL).await?;
        let clock = Arc::new(Mutex::new(START.parse().expect("a moment")));
        let keys = Keys::random(&mut StdRng::seed_from_u64(7));
        let mut town =
            Self::on(fresh.store.clone(), (keys, live::in_memory()), (clock, Arc::default()), plain());
        town._fresh = Some(fresh);
        Some(town)
    }

    /// A town in the store of an installation, which has its own keys.
    pub fn at(store: Store, keys: Keys) -> Self {
        let clock = Arc::new(Mutex::new(START.parse().expect("a moment")));
        Self::on(store, (keys, live::in_memory()), (clock, Arc::default()), plain())
    }

    /// The same town, clock and chance going on, on a copy of its store.
    pub fn on_copy(&self, store: Store) -> Self {
        let (clock, drawn) = (Arc::clone(&self.clock), Arc::clone(&self.drawn));
        let (keys, live) = (self.ground.keys.clone(), Arc::clone(&self.ground.live));
        Self::on(store, (keys, live), (clock, drawn), Arc::clone(&self.settings))
    }

    fn on(store: Store, (keys, live): Secrets, (clock, drawn): Chances, settings: Arc<Settings>) -> Self {
        let (shown, draws) = (Arc::clone(&clock), Arc::clone(&drawn));
        let ground = Ground {
            store,
            keys,
            clock: Arc::new(move || *shown.lock().unwrap_or_else(PoisonError::into_inner)),
            seeds: Arc::new(move || {
                let mut seed = [0; 32];
                StdRng::seed_from_u64(draws.fetch_add(1, Ordering::Relaxed)).fill_bytes(&mut seed);
                seed
            }),
            live,
            watched: Watched::default(),
        };
        let app = Mutex::new(opened(&ground, &settings, Limits::none()));
        Self { ground, settings, app, clock, drawn, forms: AtomicU64::new(0), _fresh: None }
    }

    /// With the cards of the demonstration.
    pub fn with_cards(mut self, personas: Vec<Persona>) -> Self {
        self.settings =
            Arc::new(Settings { demo: Some(Demo { personas, phrase: None }), ..(*self.settings).clone() });
        self.restart();
        self
    }

    /// With a film, its files, and the websites that may frame it.
    pub fn with_cinema(mut self, cinema: Cinema) -> Self {
        self.settings = Arc::new(Settings { cinema, ..(*self.settings).clone() });
        self.restart();
        self
    }

    /// As a program that was built without what makes PDFs.
    pub fn without_a_press(mut self) -> Self {
        self.settings = Arc::new(Settings { press: Press::default(), ..(*self.settings).clone() });
        self.restart();
        self
    }

    /// With calls counted as an installation counts them; otherwise nobody waits.
    pub fn with_limits(self) -> Self {
        self.open(Limits::default());
        self
    }

    /// The application stops and starts again: what was only in its memory is gone.
    pub fn restart(&self) {
        self.open(Limits::none());
    }

    fn open(&self, limits: Limits) {
        let app = opened(&self.ground, &self.settings, limits);
        *self.app.lock().unwrap_or_else(PoisonError::into_inner) = app;
    }

    pub(crate) fn app(&self) -> Router {
        self.app.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The key of a form that nobody has sent yet.
    pub(crate) fn form_key(&self) -> String {
        format!("{:032x}", self.forms.fetch_add(1, Ordering::Relaxed))
    }

    /// How this installation is reached.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.ground.clock)()
    }

    /// Time passes.
    pub fn pass(&self, time: SignedDuration) {
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        *clock = clock.saturating_add(time).expect("a moment");
    }

    /// Days pass, and on every day the round is made.
    pub async fn live(&self, days: usize) {
        for _ in 0..days {
            self.pass(SignedDuration::from_hours(24));
            rounds::make(&self.ground).await.expect("the round is made");
        }
    }

    /// Puts people and things into the town.
    pub async fn build<T>(&self, build: impl AsyncFnOnce(&mut Builder) -> Result<T, Broken>) -> T {
        let unit = self.ground.store.write().await.expect("the store can be had");
        let mut builder =
            Builder::new(unit, self.now(), self.drawn.fetch_add(1, Ordering::Relaxed) + (1 << 32));
        let built = build(&mut builder).await.expect("the world can be built");
        builder.unit.commit().await.expect("the world is kept");
        built
    }

    /// Changes the store directly, past everything that the product would ask.
    pub async fn change<T>(&self, change: impl AsyncFnOnce(&mut Unit) -> Result<T, Broken>) -> T {
        let mut unit = self.ground.store.write().await.expect("the store can be had");
        let changed = change(&mut unit).await.expect("the store can be changed");
        unit.commit().await.expect("the change is kept");
        changed
    }

    /// Changes the store as somebody with write access to it would; see [`testing::tamper`].
    pub async fn tamper(&self, text: &str) {
        testing::tamper(&self.ground.store, text).await.expect("the store can be tampered with");
    }

    /// Looks into the store directly.
    pub async fn look<T>(&self, look: impl AsyncFnOnce(&mut Unit) -> Result<T, Broken>) -> T {
        let mut unit = self.ground.store.read().await.expect("the store can be had");
        look(&mut unit).await.expect("the store can be read")
    }

    /// An action of the clock or of a person, without a browser. Commits without asking for an event.
    pub async fn act(&self, actor: Actor) -> Act {
        Act::begin(&self.ground, self.ground.moment(), actor).await.expect("the store can be had")
    }

    /// Every row of every table, as text.
    pub async fn rows(&self) -> BTreeMap<String, Vec<String>> {
        testing::rows(&self.ground.store).await.expect("the store can be read")
    }

    /// The ids in a column, as addresses hold them.
    pub async fn ids(&self, table: &str, column: &str) -> Vec<String> {
        testing::ids(&self.ground.store, table, column).await.expect("the store can be read")
    }

    /// The files of the store with what stands in them, its journal among them; none on PostgreSQL.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let Some(folder) = self._fresh.as_ref().and_then(Fresh::folder) else { return Vec::new() };
        let files = std::fs::read_dir(folder).expect("the folder can be read");
        let files = files.map(|file| file.expect("a file").path()).filter(|path| path.is_file());
        files
            .map(|path| (path.display().to_string(), std::fs::read(&path).expect("the file can be read")))
            .collect()
    }

    /// A browser in which nobody has signed in.
    pub fn anonymous(&self) -> Browser<'_> {
        Browser::new(self, None)
    }

    /// A browser on a shared computer in which this person has just signed in.
    pub async fn as_person(&self, person: PersonId) -> Browser<'_> {
        self.signed_in(person, false, None).await
    }

    /// … in one of several roles.
    pub async fn as_role(&self, person: PersonId, role: Role) -> Browser<'_> {
        self.signed_in(person, false, Some(role)).await
    }

    /// … on the person's own device.
    pub async fn on_own_device(&self, person: PersonId) -> Browser<'_> {
        self.signed_in(person, true, None).await
    }

    async fn signed_in(&self, person: PersonId, own_device: bool, role: Option<Role>) -> Browser<'_> {
        let mut act = self.act(Actor::Anonymous).await;
        let now = act.now;
        let token = sessions::begin(&mut act.unit, person, own_device, "Firefox", now, &mut act.dice)
            .await
            .expect("a session begins");
        let session = sessions::find(&mut act.unit, token.reveal()).await.expect("the session is found");
        let session = session.expect("the session is found");
        if let Some(role) = role {
            let key = sessions::role_key(role);
            trellis_store::sessions::switch(&mut act.unit, session.id, &key).await.expect("the role is kept");
        }
        act.commit_unrecorded().await.expect("the session is kept");
        Browser::new(self, Some((token.reveal().to_owned(), session.csrf)))
    }
}

/// How an installation is reached where a story says nothing else.
fn plain() -> Arc<Settings> {
    Arc::new(Settings {
        origin: ORIGIN.to_owned(),
        secure: true,
        exit: "https://www.bbc.co.uk/weather".to_owned(),
        demo: None,
        letters_kept: true,
        program: "trellis".into(),
        machine: LookAtMachine::default(),
        cinema: Cinema::default(),
        press: Press::of(blank),
    })
}

fn opened(ground: &Ground, settings: &Arc<Settings>, limits: Limits) -> Router {
    let (ground, settings, unlocks) = (ground.clone(), Arc::clone(settings), Unlocks::new(Cost::NONE));
    trellis_web::app(Site { ground, settings, limits, unlocks, rooms: Rooms::default() })
}

/// Stands for what makes PDFs, which takes longer to build than the town: title and alias are its only words.
fn blank(document: &Document) -> Result<Printed, Spoilt> {
    let words = format!("%PDF {} – {} ({})", document.title, document.alias, document.language.code());
    Ok(Printed { bytes: words.into_bytes(), sheets: 1 })
}
