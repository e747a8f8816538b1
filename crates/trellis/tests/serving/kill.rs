//! `kill -9` while givers say yes: whatever was answered is there afterwards and whole, and nothing is half done.
//!
//! The real binary serves from a data folder. Clients accept requests at the same time and journal each answer;
//! at a moment drawn from a seed the process is killed, started again, and the store is looked at. Requests that
//! had no answer are sent again with the same form, as a person does. `TRELLIS_KILLS` sets how many times.

use std::{
    collections::VecDeque,
    sync::{Mutex, mpsc},
    time::Duration,
};

use rand::{Rng, SeedableRng, rngs::StdRng};
use trellis_database::testing::Engine;
use trellis_domain::id::PairId;

use crate::{
    checks,
    people::{Cohort, Request},
    server::{Place, Server, asked},
};

/// How often the server is killed when nobody says otherwise.
const KILLS: u32 = 200;
/// Givers who answer at the same moment.
const CLIENTS: usize = 8;
/// Requests that wait when the answering begins, at least.
const WAITING: usize = 20;
/// New requests that are made at once.
const REFILL: usize = 80;
/// The kill comes after so many answers, at most.
const ANSWERS: usize = 10;
/// After every so many kills the whole store is looked at, not only what was asked since the last one.
const WHOLE: u32 = 10;

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_yes_is_lost_when_the_server_is_killed_on_sqlite() {
    if let Some(place) = Place::on(Engine::Sqlite).await {
        kill_again_and_again(&place).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_yes_is_lost_when_the_server_is_killed_on_postgresql() {
    if let Some(place) = Place::on(Engine::Postgres).await {
        kill_again_and_again(&place).await;
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

impl Journal {
    fn add(&mut self, life: Self) {
        self.accepted.extend(life.accepted);
        self.full.extend(life.full);
    }
}

async fn kill_again_and_again(place: &Place) {
    let kills = asked("TRELLIS_KILLS").map_or(KILLS, |number| number.parse().unwrap());
    let mut dice = StdRng::seed_from_u64(2024);
    let mut journal = Journal::default();
    // The first start makes the keys and, on SQLite, the store; people come to it while it runs.
    let mut server = Server::start(place);
    let mut store = place.store().await;
    let mut cohort = Cohort::begin(&store).await;
    let mut waiting = VecDeque::new();
    for life in 0..kills {
        if waiting.len() < WAITING {
            waiting.extend(cohort.ask(&store, REFILL).await);
        }
        // Nobody but the server has the store open when it dies, so that it must recover by itself.
        store.close().await;
        let asked: Vec<PairId> = waiting.iter().map(|request| request.pair).collect();
        let told = answer_until_killed(&mut server, &mut waiting, &mut dice);
        server = Server::start(place);
        store = place.store().await;
        checks::these_are_well(&store, &asked, &told).await;
        journal.add(told);
        if life % WHOLE == WHOLE - 1 {
            checks::all_is_well(&store, &journal).await;
        }
    }
    store.close().await;
    answer_all(&server, &mut waiting, &mut journal);
    let store = place.store().await;
    checks::all_is_well(&store, &journal).await;
    checks::everybody_has_the_answer(&store, &journal).await;
    store.close().await;
    assert!(journal.accepted.len() >= journal.full.len(), "most requests find a place");
}

/// Lets the clients answer, and kills the server after some answers and a moment more.
fn answer_until_killed(server: &mut Server, waiting: &mut VecDeque<Request>, dice: &mut StdRng) -> Journal {
    let mut journal = Journal::default();
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
            note(waiting, &mut journal, request, status);
        }
        std::thread::sleep(moment);
        server.kill();
        for (request, status) in answers {
            note(waiting, &mut journal, request, status);
        }
    });
    waiting.extend(queue.into_inner().unwrap());
    journal
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
