//! Many at once: nobody loses, nothing happens twice, a reader cannot write.

use super::STEPS;
use crate::testing::{Engine, fresh, on_each};
use crate::{Broken, MOST_ATTEMPTS, Stamp, Store, Unit, sql, trying_again};
use jiff::{SignedDuration, Timestamp};
use rand::{SeedableRng, rngs::StdRng};
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

fn dice(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

async fn circle(store: &Store, places: i64) {
    let mut unit = store.write().await.unwrap();
    unit.query(sql!("INSERT INTO circle (id, name, places, open, opened_at) VALUES ($1, 'c', $2, TRUE, $3)"))
        .bind(Uuid::nil())
        .bind(places)
        .bind(Stamp::from(Timestamp::UNIX_EPOCH))
        .run()
        .await
        .unwrap();
    unit.commit().await.unwrap();
}

async fn places(unit: &mut Unit) -> Result<i64, Broken> {
    Ok(unit.query(sql!("SELECT places FROM circle")).one::<(i64,)>().await?.0)
}

async fn set_places(unit: &mut Unit, places: i64) -> Result<u64, Broken> {
    unit.query(sql!("UPDATE circle SET places = $1")).bind(places).run().await
}

#[tokio::test]
async fn what_is_not_committed_leaves_no_trace() {
    on_each(STEPS, async |store| {
        circle(&store, 3).await;
        let mut unit = store.write().await.unwrap();
        assert_eq!(set_places(&mut unit, 9).await.unwrap(), 1);
        assert_eq!(places(&mut unit).await.unwrap(), 9);
        drop(unit);
        let mut unit = store.write().await.unwrap();
        assert_eq!(set_places(&mut unit, 8).await.unwrap(), 1);
        unit.undo().await.unwrap();
        assert_eq!(places(&mut store.read().await.unwrap()).await.unwrap(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_reader_cannot_write_and_sees_one_moment() {
    on_each(STEPS, async |store| {
        circle(&store, 3).await;
        let mut reader = store.read().await.unwrap();
        assert_eq!(places(&mut reader).await.unwrap(), 3);
        let mut writer = store.write().await.unwrap();
        set_places(&mut writer, 4).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(places(&mut reader).await.unwrap(), 3);
        assert!(set_places(&mut reader, 5).await.is_err());
        drop(reader);
        assert_eq!(places(&mut store.read().await.unwrap()).await.unwrap(), 4);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_writers_who_both_read_first_lose_nothing() {
    on_each(STEPS, async |store| {
        circle(&store, 0).await;
        let workers = (0..8_u64).map(|seed| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut dice = dice(seed);
                // Units that conflict more often than a person would wait for are counted as not done.
                let mut done = 0;
                for _ in 0..10 {
                    let added = store
                        .retrying(&mut dice, |mut unit| async move {
                            let before = places(&mut unit).await?;
                            set_places(&mut unit, before + 1).await?;
                            Ok::<_, Broken>((unit, ()))
                        })
                        .await;
                    match added {
                        Ok(()) => done += 1,
                        Err(error) => assert!(error.is_conflict(), "{error}"),
                    }
                }
                done
            })
        });
        let mut done = 0;
        for worker in workers.collect::<Vec<_>>() {
            done += worker.await.unwrap();
        }
        assert!(done >= 10);
        assert_eq!(places(&mut store.read().await.unwrap()).await.unwrap(), done);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_who_want_the_last_place_get_it_once() {
    on_each(STEPS, async |store| {
        circle(&store, 1).await;
        let wishes = (0..50_u64).map(|seed| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .retrying(&mut dice(seed), |mut unit| async move {
                        let free = places(&mut unit).await?;
                        if free > 0 {
                            set_places(&mut unit, free - 1).await?;
                        }
                        Ok::<_, Broken>((unit, free > 0))
                    })
                    .await
            })
        });
        let mut taken = 0;
        for wish in wishes.collect::<Vec<_>>() {
            match wish.await.unwrap() {
                Ok(got) => taken += i32::from(got),
                Err(error) => assert!(error.is_conflict(), "{error}"),
            }
        }
        assert_eq!(taken, 1);
        assert_eq!(places(&mut store.read().await.unwrap()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_conflict_runs_the_whole_action_again() {
    let Some(fresh) = fresh(Engine::Postgres, STEPS).await else { return };
    let store = fresh.store.clone();
    circle(&store, 10).await;
    let tries = AtomicU32::new(0);
    let answer = store
        .retrying(&mut dice(1), async |mut unit| {
            let before = places(&mut unit).await?;
            if tries.fetch_add(1, Ordering::SeqCst) < 2 {
                // Somebody else is quicker, twice.
                let mut other = store.write().await?;
                let now = places(&mut other).await?;
                set_places(&mut other, now + 100).await?;
                other.commit().await?;
            }
            set_places(&mut unit, before + 1).await?;
            Ok::<_, Broken>((unit, before))
        })
        .await;
    assert_eq!(answer.unwrap(), 210);
    assert_eq!(tries.into_inner(), 3);
    assert_eq!(places(&mut store.read().await.unwrap()).await.unwrap(), 211);
}

#[tokio::test]
async fn a_conflict_that_does_not_end_is_told_after_five_attempts() {
    let Some(fresh) = fresh(Engine::Postgres, STEPS).await else { return };
    let store = fresh.store.clone();
    circle(&store, 0).await;
    let tries = AtomicU32::new(0);
    let answer = trying_again(&mut dice(2), async || {
        tries.fetch_add(1, Ordering::SeqCst);
        let mut unit = store.write().await?;
        places(&mut unit).await?;
        let mut other = store.write().await?;
        places(&mut other).await?;
        set_places(&mut other, 100).await?;
        other.commit().await?;
        set_places(&mut unit, 1).await?;
        unit.commit().await
    })
    .await;
    assert!(answer.unwrap_err().is_conflict());
    assert_eq!(tries.into_inner(), MOST_ATTEMPTS);
}

#[tokio::test]
async fn any_other_error_is_told_at_once() {
    on_each(STEPS, async |store| {
        circle(&store, 0).await;
        let tries = AtomicU32::new(0);
        let answer: Result<u64, Broken> = store
            .retrying(&mut dice(3), async |mut unit| {
                tries.fetch_add(1, Ordering::SeqCst);
                let changed = set_places(&mut unit, -1).await?;
                Ok((unit, changed))
            })
            .await;
        assert!(answer.unwrap_err().is_check_violation());
        assert_eq!(tries.into_inner(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_writer_being_taken_too_long_is_busy_and_not_a_wait_without_end() {
    let Some(fresh) = fresh(Engine::Sqlite, STEPS).await else { return };
    let _first = fresh.store.write().await.unwrap();
    let second = fresh.store.write().await;
    assert!(second.err().is_some_and(|error| error.is_busy()));
}

/// Eight workers, three hundred jobs: the claim of `dependencies.md` 2.5.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_workers_take_three_hundred_jobs_exactly_once() {
    on_each(STEPS, async |store| {
        let now = Timestamp::UNIX_EPOCH;
        let mut unit = store.write().await.unwrap();
        for n in 0..300_u128 {
            unit.query(sql!("INSERT INTO job (id, due_at, taken_until, attempts) VALUES ($1, $2, $2, 0)"))
                .bind(Uuid::from_u128(n))
                .bind(Stamp::from(now))
                .run()
                .await
                .unwrap();
        }
        unit.commit().await.unwrap();
        let workers = (0..8).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut taken = Vec::new();
                // One that finds nothing may just have lost a race: look once more than there can be others.
                let mut misses = 0;
                while misses < 40 {
                    match take(&store, now).await {
                        Some(job) => taken.push(job),
                        None => misses += 1,
                    }
                }
                taken
            })
        });
        let mut all = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            all.extend(worker.await.unwrap());
        }
        all.sort_unstable();
        assert_eq!(all, (0..300_u128).map(Uuid::from_u128).collect::<Vec<_>>());
    })
    .await;
}

async fn take(store: &Store, now: Timestamp) -> Option<Uuid> {
    let mut unit = store.take().await.unwrap();
    let job: Option<(Uuid,)> = unit
        .query(sql!(
            "UPDATE job SET taken_until = $2, attempts = attempts + 1
             WHERE id = (SELECT id FROM job WHERE due_at <= $1 AND taken_until <= $1 ORDER BY due_at, id LIMIT 1)
             AND taken_until <= $1 RETURNING id"
        ))
        .bind(Stamp::from(now))
        .bind(Stamp::from(now + SignedDuration::from_mins(5)))
        .maybe()
        .await
        .unwrap();
    unit.commit().await.unwrap();
    job.map(|(id,)| id)
}

/// A handler's future must be able to move between threads; this compiles only if it can.
#[test]
fn a_retried_action_can_be_sent_to_another_thread() {
    fn sendable(_: &(impl Future + Send)) {}
    async fn handler(store: Store, name: &str) -> Result<i64, Broken> {
        let mut dice = dice(1);
        let answer = store.retrying(&mut dice, |mut unit| async move {
            let named = unit.query(sql!("SELECT places FROM circle WHERE name = $1")).bind(name);
            let (places,): (i64,) = named.one().await?;
            Ok::<_, Broken>((unit, places))
        });
        answer.await
    }
    let _ = |store: Store, name: &str| sendable(&handler(store, name));
}
