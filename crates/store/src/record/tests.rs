//! The chain says where it was touched, whatever was touched in it.

use jiff::SignedDuration;
use rand::{SeedableRng, rngs::StdRng};
use trellis_database::{
    Store,
    testing::{Engine, Fresh, engines, fresh, run},
};
use trellis_domain::{
    event::What,
    id::{HostId, PersonId},
};

use super::*;
use crate::migrations;

const EVENTS: i64 = 9;

async fn chain(engine: Engine) -> Option<Fresh> {
    let fresh = fresh(engine, migrations::ALL).await?;
    write(&fresh.store, 1).await;
    Some(fresh)
}

async fn write(store: &Store, seed: u64) {
    let mut unit = store.write().await.unwrap();
    let mut dice = StdRng::seed_from_u64(seed);
    let begun: Timestamp = "2026-11-23T09:30:00Z".parse().unwrap();
    for number in 0..EVENTS {
        let person = PersonId::random(&mut dice);
        let event = Event::new(What::SetUpDone, HostId::HERE).about(person);
        let at = begun.saturating_add(SignedDuration::from_mins(number)).unwrap();
        append(&mut unit, at, Actor::Clock, &event, &mut dice).await.unwrap();
    }
    unit.commit().await.unwrap();
}

/// Lifts what keeps events as they are, as somebody who owns the database could.
async fn unlock(unit: &mut Unit) {
    let texts: &[&'static str] = match unit {
        Unit::Sqlite(_) => &["DROP TRIGGER event_is_not_changed", "DROP TRIGGER event_is_not_deleted"],
        Unit::Postgres(_) => &["ALTER TABLE event DISABLE TRIGGER USER"],
    };
    for text in texts {
        run(unit, text).await.unwrap();
    }
}

#[tokio::test]
async fn an_event_can_be_neither_changed_nor_deleted() {
    for engine in engines() {
        let Some(fresh) = chain(engine).await else { continue };
        for text in ["UPDATE event SET role = 'x' WHERE seq = 3", "DELETE FROM event WHERE seq = 9"] {
            let mut unit = fresh.store.write().await.unwrap();
            assert!(run(&mut unit, text).await.is_err(), "{text}");
        }
    }
}

#[tokio::test]
async fn whatever_is_changed_in_a_row_that_row_is_named() {
    // The fifth row, one column after the other, changed by one character or byte.
    const CHANGES: [&str; 12] = [
        "UPDATE event SET seq = 50 WHERE seq = 5",
        "UPDATE event SET at = '2026-11-23T09:34:00.000001Z' WHERE seq = 5",
        "UPDATE event SET at = '2026-11-23T09:34:00.00000xZ' WHERE seq = 5",
        "UPDATE event SET actor = object WHERE seq = 5",
        "UPDATE event SET role = 'clocl' WHERE seq = 5",
        "UPDATE event SET what = what || 'x' WHERE seq = 5",
        "UPDATE event SET object = (SELECT about FROM event_text WHERE event_text.seq = 5) WHERE seq = 5",
        "UPDATE event SET commitment = prev WHERE seq = 5",
        "UPDATE event SET prev = hash WHERE seq = 5",
        "UPDATE event SET hash = prev WHERE seq = 5",
        "UPDATE event_text SET text = '' WHERE seq = 5",
        "UPDATE event_text SET about = NULL WHERE seq = 5",
    ];
    for engine in engines() {
        let Some(fresh) = chain(engine).await else { continue };
        for text in CHANGES {
            let mut unit = fresh.store.write().await.unwrap();
            unlock(&mut unit).await;
            assert_eq!(run(&mut unit, text).await.unwrap(), 1, "{text}");
            assert_eq!(verify(&mut unit).await.unwrap(), Chain::BrokenAt(5), "{text}");
            unit.undo().await.unwrap();
        }
        let mut unit = fresh.store.write().await.unwrap();
        assert_eq!(run(&mut unit, "DELETE FROM event_text WHERE seq = 5").await.unwrap(), 1);
        assert!(matches!(verify(&mut unit).await.unwrap(), Chain::Whole { links: EVENTS, .. }), "erased");
    }
}

#[tokio::test]
async fn a_chain_made_anew_or_cut_off_is_told_by_the_heads_that_were_kept() {
    for engine in engines() {
        let Some(fresh) = chain(engine).await else { continue };
        let mut unit = fresh.store.write().await.unwrap();
        unlock(&mut unit).await;
        let heads = kept(&mut unit).await;
        assert_eq!(differs(&mut unit, &heads).await.unwrap(), None);
        run(&mut unit, "DELETE FROM event WHERE seq > 7").await.unwrap();
        assert!(matches!(verify(&mut unit).await.unwrap(), Chain::Whole { links: 7, .. }));
        assert_eq!(differs(&mut unit, &heads).await.unwrap(), Some(Differs { after: 6, by: 8 }));
        run(&mut unit, "DELETE FROM event WHERE seq > 4").await.unwrap();
        run(&mut unit, "DELETE FROM event_text WHERE seq > 4").await.unwrap();
        unit.commit().await.unwrap();
        write(&fresh.store, 2).await;
        let mut unit = fresh.store.read().await.unwrap();
        assert!(matches!(verify(&mut unit).await.unwrap(), Chain::Whole { links: 13, .. }));
        assert_eq!(differs(&mut unit, &heads).await.unwrap(), Some(Differs { after: 3, by: 6 }));
    }
}

/// Heads as they were kept elsewhere: after the third, the sixth and the ninth event.
async fn kept(unit: &mut Unit) -> Vec<Kept> {
    let links = links(unit, 1, EVENTS).await.unwrap();
    let third = links.iter().filter(|told| told.link.seq % 3 == 0);
    let mut heads: Vec<Kept> =
        third.map(|told| Kept { links: told.link.seq, head: hex::encode(&told.link.hash) }).collect();
    assert_eq!(head(unit).await.unwrap().as_ref(), heads.last());
    heads.reverse();
    heads
}
