//! What must hold after each kill, read at one moment of the store.

use std::collections::{BTreeMap, BTreeSet};

use trellis_database::{Statement, Text};
use trellis_domain::{capacity, event::What, hat::Hat, id::PairId, pair::PairState};
use trellis_store::{Store, Unit, record};
use uuid::Uuid;

use crate::{
    kill::Journal,
    people::{PLACES, Request},
};

/// One request and, of the same transaction, whatever saying yes to it writes.
struct Stands {
    giver: Uuid,
    accepted: bool,
}

/// Rows of a question that only a test asks; with a list where it says `$each`.
macro_rules! read {
    ($unit:expr, $text:literal $(, $each:expr)?) => {{
        static STATEMENT: Statement = Statement { text: Text::Same($text), place: "serving" };
        $unit.query(&STATEMENT)$(.bind_each($each))?.all().await.unwrap()
    }};
}

/// The file is sound, the audit chain whole, each request accepted wholly or not at all, no place given twice, and
/// everything that a client was told is so.
pub async fn all_is_well(store: &Store, journal: &Journal) {
    assert_eq!(store.integrity().await.unwrap(), Vec::<String>::new());
    let mut unit = store.read().await.unwrap();
    let chain = record::verify(&mut unit).await.unwrap();
    assert!(matches!(chain, record::Chain::Whole { .. }), "{chain:?}");
    let requests = every(&mut unit).await;
    places(&mut unit, &requests).await;
    as_told(&requests, &journal.accepted, &journal.full);
    for told in &journal.full {
        let giver = requests[&told.pair.uuid()].giver;
        let taken = requests.values().filter(|other| other.giver == giver && other.accepted).count();
        assert_eq!(taken as i64, PLACES, "{} was refused although there was a place", told.pair);
    }
}

/// The same of the requests of one life of the server alone: each is accepted wholly or not at all, and those that
/// were answered are as their clients were told.
pub async fn these_are_well(store: &Store, asked: &[PairId], told: &Journal) {
    let mut unit = store.read().await.unwrap();
    let ids: Vec<Uuid> = asked.iter().map(|pair| pair.uuid()).collect();
    let requests = requests(&mut unit, &ids).await;
    assert_eq!(requests.len(), asked.len());
    as_told(&requests, &told.accepted, &told.full);
}

fn as_told(requests: &BTreeMap<Uuid, Stands>, accepted: &[Request], full: &[Request]) {
    for told in accepted {
        assert!(requests[&told.pair.uuid()].accepted, "{} was answered and is lost", told.pair);
    }
    for told in full {
        assert!(!requests[&told.pair.uuid()].accepted, "{} was refused and stands", told.pair);
    }
}

async fn every(unit: &mut Unit) -> BTreeMap<Uuid, Stands> {
    let ids: Vec<(Uuid,)> = read!(unit, "SELECT id FROM pair ORDER BY id");
    requests(unit, &ids.into_iter().map(|(id,)| id).collect::<Vec<_>>()).await
}

/// Of all who were answered, nobody was refused and accepted, and each giver's places are full.
pub async fn everybody_has_the_answer(store: &Store, journal: &Journal) {
    let mut unit = store.read().await.unwrap();
    let requests = every(&mut unit).await;
    assert_eq!(requests.len(), journal.accepted.len() + journal.full.len(), "every request has one answer");
    let accepted = requests.values().filter(|request| request.accepted).count();
    assert_eq!(accepted, journal.accepted.len(), "nothing is accepted that nobody was told of");
}

/// The requests, each looked at with its traces: all of them, or none.
async fn requests(unit: &mut Unit, ids: &[Uuid]) -> BTreeMap<Uuid, Stands> {
    let pairs: Vec<(Uuid, Uuid, Uuid, String, String)> = read!(
        unit,
        "SELECT pair.id, pair.giver, mentee.person, mentee.state, pair.state FROM pair
         JOIN participation AS mentee ON mentee.id = pair.mentee WHERE pair.id IN ($each) ORDER BY pair.id",
        ids
    );
    let yes: Vec<(Uuid,)> = read!(
        unit,
        "SELECT pair FROM request_yes WHERE side = 'giver' AND pair IN ($each) ORDER BY pair",
        ids
    );
    let yes: BTreeSet<Uuid> = yes.into_iter().map(|(pair,)| pair).collect();
    let events: Vec<(Uuid, String)> =
        read!(unit, "SELECT object, what FROM event WHERE object IN ($each) ORDER BY seq", ids);
    let events = count(events.into_iter().filter(|(_, what)| what == What::RequestAccepted.code()));
    let mentees: Vec<Uuid> = pairs.iter().map(|(_, _, mentee, ..)| *mentee).collect();
    let news: Vec<(Uuid, String)> =
        read!(unit, "SELECT account, kind FROM notice WHERE account IN ($each) ORDER BY at, id", &mentees);
    let news = count(news.into_iter());
    let forms: Vec<String> = ids.iter().map(|id| id.simple().to_string()).collect();
    let kept: Vec<(String,)> = read!(unit, "SELECT form FROM answered WHERE form IN ($each)", &forms);
    let kept = count(kept.into_iter().map(|(form,)| (form, ())));
    let mut found = BTreeMap::new();
    for (id, giver, mentee, placed, state) in pairs {
        let accepted = state == PairState::Chemistry.code();
        assert!(accepted || state == PairState::Requested.code(), "{id} is {state}");
        let traces = [
            yes.contains(&id),
            events.get(&id) == Some(&1),
            news.get(&mentee) == Some(&1),
            kept.get(&id.simple().to_string()) == Some(&1),
            placed == "placed",
        ];
        assert_eq!(traces, [accepted; 5], "{id} is half done: yes, event, news, answer, placed");
        found.insert(id, Stands { giver, accepted });
    }
    found
}

/// What is taken of each giver's places and hours is what the pairs hold.
async fn places(unit: &mut Unit, requests: &BTreeMap<Uuid, Stands>) {
    let held = count(requests.values().filter(|one| one.accepted).map(|one| (one.giver, ())));
    let givers: Vec<(Uuid, i64, i64)> = read!(
        unit,
        "SELECT capacity.participation, capacity.taken, giver_hours.load FROM capacity
         JOIN participation ON participation.id = capacity.participation
         JOIN giver_hours ON giver_hours.person = participation.person ORDER BY capacity.participation"
    );
    for (giver, taken, load) in givers {
        let held = held.get(&giver).copied().unwrap_or_default();
        assert_eq!(taken, held, "the places of {giver} are not what its pairs hold");
        assert!(taken <= PLACES, "{giver} is over-booked");
        assert_eq!(load, capacity::SUPERVISION + held * capacity::half_hours(Hat::Mentor));
    }
}

fn count<K: Ord, V>(rows: impl Iterator<Item = (K, V)>) -> BTreeMap<K, i64> {
    let mut counted = BTreeMap::new();
    for (key, _) in rows {
        *counted.entry(key).or_default() += 1;
    }
    counted
}
