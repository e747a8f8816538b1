//! `kill -9` while givers say yes: whatever was answered is there afterwards and whole, and nothing is half done.
//!
//! The real binary serves from a data folder. Clients accept requests at the same time and journal each answer;
//! at a moment drawn from a seed the process is killed, started again, and the store is looked at. Requests that
//! had no answer are sent again with the same form, as a person does. `TRELLIS_KILLS` sets how many times.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod checks;
mod people;
mod server;

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Mutex, mpsc},
    time::Duration,
};

use people::{Cohort, Request};
use rand::{Rng, SeedableRng, rngs::StdRng};
use server::Server;
use trellis_database::testing::{Engine, Fresh, fresh};
use trellis_store::{Address, Store, migrations};

/// How often the server is killed when nobody says otherwise. Each statement goes to PostgreSQL and back, which takes
/// a busy machine long.
const fn kills(engine: Engine) -> u32 {
    match engine {
        Engine::Sqlite => 200,
        Engine::Postgres => 60,
    }
}
/// Givers who answer at the same moment.
const CLIENTS: usize = 8;
/// Requests that wait when the answering begins.
const WAITING: usize = 24;
/// The kill comes after so many answers, at most.
const ANSWERS: usize = 12;

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_yes_is_lost_when_the_server_is_killed_on_sqlite() {
    if wanted(Engine::Sqlite) {
        let folder = tempfile::tempdir().unwrap();
        let place =
            Place { address: Address::Sqlite(folder.path().join("trellis.db")), folder, _fresh: None };
        kill_again_and_again(&place, kills(Engine::Sqlite)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_yes_is_lost_when_the_server_is_killed_on_postgresql() {
    if wanted(Engine::Postgres)
        && let Some(fresh) = fresh(Engine::Postgres, migrations::ALL).await
    {
        fresh.store.close().await;
        let folder = tempfile::tempdir().unwrap();
        let place = Place { address: fresh.address.clone(), folder, _fresh: Some(fresh) };
        kill_again_and_again(&place, kills(Engine::Postgres)).await;
    }
}

/// Where one installation keeps its things.
pub struct Place {
    address: Address,
    folder: tempfile::TempDir,
    _fresh: Option<Fresh>,
}

impl Place {
    fn data(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// The address of a PostgreSQL database; none when the store is in the data folder.
    fn database(&self) -> Option<&str> {
        match &self.address {
            Address::Sqlite(_) => None,
            Address::Postgres(url) => Some(url),
        }
    }
}

/// What the clients know, as their journal has it.
#[derive(Default)]
pub struct Journal {
    /// The server answered that it is done.
    pub accepted: Vec<Request>,
    /// The server answered that there is no place any more.
    pub full: Vec<Request>,
}

async fn kill_again_and_again(place: &Place, usual: u32) {
    let kills = asked("TRELLIS_KILLS").map_or(usual, |number| number.parse().unwrap());
    let mut dice = StdRng::seed_from_u64(2024);
    let mut journal = Journal::default();
    // The first start makes the keys and, on SQLite, the store; people come to it while it runs.
    let mut server = Server::start(place);
    let store = Store::open(&place.address).await.unwrap();
    let mut cohort = Cohort::begin(&store).await;
    store.close().await;
    let mut waiting = VecDeque::new();
    for _ in 0..kills {
        let store = Store::open(&place.address).await.unwrap();
        checks::all_is_well(&store, &journal).await;
        if waiting.len() < WAITING {
            waiting.extend(cohort.ask(&store, WAITING).await);
        }
        // Nobody but the server has the store open when it dies, so that it must recover by itself.
        store.close().await;
        answer_until_killed(&mut server, &mut waiting, &mut journal, &mut dice);
        server = Server::start(place);
    }
    answer_all(&server, &mut waiting, &mut journal);
    let store = Store::open(&place.address).await.unwrap();
    checks::all_is_well(&store, &journal).await;
    checks::everybody_has_the_answer(&store, &journal).await;
    store.close().await;
    assert!(journal.accepted.len() >= journal.full.len(), "most requests find a place");
}

/// Lets the clients answer, and kills the server after some answers and a moment more.
fn answer_until_killed(
    server: &mut Server,
    waiting: &mut VecDeque<Request>,
    journal: &mut Journal,
    dice: &mut StdRng,
) {
    let after = dice.random_range(0..=ANSWERS);
    let moment = Duration::from_micros(dice.random_range(0..12_000));
    let origin = server.origin.clone();
    let queue = Mutex::new(std::mem::take(waiting));
    let (tell, told) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            let (tell, queue, origin) = (tell.clone(), &queue, &origin);
            scope.spawn(move || {
                loop {
                    let Some(request) = queue.lock().unwrap().pop_front() else { return };
                    let status = request.accept(origin);
                    let over = status.is_none();
                    tell.send((request, status)).unwrap();
                    if over {
                        return;
                    }
                }
            });
        }
        drop(tell);
        let mut answers = told.iter();
        for (request, status) in answers.by_ref().take(after) {
            note(waiting, journal, request, status);
        }
        std::thread::sleep(moment);
        server.kill();
        for (request, status) in answers {
            note(waiting, journal, request, status);
        }
    });
    waiting.extend(queue.into_inner().unwrap());
}

/// Answers whatever waits still, with the server alive.
fn answer_all(server: &Server, waiting: &mut VecDeque<Request>, journal: &mut Journal) {
    for request in std::mem::take(waiting) {
        let status = request.accept(&server.origin);
        note(waiting, journal, request, status);
    }
    assert!(waiting.is_empty(), "a living server answers");
}

/// Writes an answer down. Without one the request goes to the front of those who wait.
fn note(waiting: &mut VecDeque<Request>, journal: &mut Journal, request: Request, status: Option<u16>) {
    match status {
        Some(303) => journal.accepted.push(request),
        Some(422) => journal.full.push(request),
        // "Busy, nothing was saved" is an honest answer, and so is none at all.
        Some(503) | None => waiting.push_front(request),
        Some(other) => panic!("{} was answered with {other}", request.pair),
    }
}

/// Whether this run of the tests is for that engine too.
fn wanted(engine: Engine) -> bool {
    let only = asked("TRELLIS_TEST_ENGINE");
    only.is_none_or(|only| (only == "sqlite") == (engine == Engine::Sqlite))
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings")]
fn asked(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
