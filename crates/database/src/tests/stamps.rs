//! A moment keeps its order and its value through the store.

use super::STEPS;
use crate::testing::on_each;
use crate::{Stamp, sql};
use jiff::Timestamp;

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

#[test]
fn a_stamp_has_27_characters_whatever_the_moment() {
    for text in [
        "2026-11-23T09:30:00Z",
        "2026-11-23T09:30:00.5Z",
        "2026-11-23T09:30:00.123456789Z",
        "1969-12-31T23:59:59.999999999Z",
        "0000-01-01T00:00:00Z",
        "9999-12-30T21:59:59.999999Z",
    ] {
        assert_eq!(Stamp::from(moment(text)).to_string().len(), 27, "{text}");
    }
    assert_eq!(Stamp::from(Timestamp::MIN).to_string(), "0000-01-01T00:00:00.000000Z");
}

#[test]
fn finer_parts_are_cut_off_towards_the_past() {
    assert_eq!(
        Stamp::from(moment("2026-11-23T09:30:00.9999999Z")).to_string(),
        "2026-11-23T09:30:00.999999Z"
    );
    assert_eq!(
        Stamp::from(moment("1969-12-31T23:59:59.9999995Z")).to_string(),
        "1969-12-31T23:59:59.999999Z"
    );
}

#[tokio::test]
async fn stored_moments_sort_as_time_does_and_come_back_as_they_were() {
    on_each(STEPS, async |store| {
        let moments = [
            "2026-11-23T09:30:00Z",
            "2026-11-23T09:30:00.000001Z",
            "2026-11-23T09:30:00.5Z",
            "2026-11-23T09:30:01Z",
            "2026-11-23T10:00:00Z",
        ]
        .map(moment);
        let mut unit = store.write().await.unwrap();
        for (n, opened_at) in moments.iter().enumerate().rev() {
            unit.query(sql!(
                "INSERT INTO circle (id, name, places, open, opened_at) VALUES ($1, $2, 1, TRUE, $3)"
            ))
            .bind(uuid::Uuid::from_u128(n as u128))
            .bind(format!("circle {n}"))
            .bind(Stamp::from(*opened_at))
            .run()
            .await
            .unwrap();
        }
        let found: Vec<(Stamp,)> =
            unit.query(sql!("SELECT opened_at FROM circle ORDER BY opened_at")).all().await.unwrap();
        assert_eq!(found.into_iter().map(|(stamp,)| stamp.moment()).collect::<Vec<_>>(), moments);
        let from: Vec<(String,)> = unit
            .query(sql!("SELECT name FROM circle WHERE opened_at >= $1 ORDER BY opened_at"))
            .bind(Stamp::from(moments[2]))
            .all()
            .await
            .unwrap();
        assert_eq!(from.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn text_that_is_no_stamp_is_an_error_and_not_a_wrong_moment() {
    on_each(STEPS, async |store| {
        let mut unit = store.write().await.unwrap();
        let found = unit.query(sql!("SELECT '2026-11-23T09:30:00Z' AS at")).one::<(Stamp,)>().await;
        assert!(found.unwrap_err().to_string().contains("stamps.rs"));
    })
    .await;
}
