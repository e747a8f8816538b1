//! Statements: what both engines understand, lists, and errors that name their place.

use super::STEPS;
use crate::testing::{on_each, prepare_all};
use crate::{Broken, Stamp, Statement, Store, Text, Unit, sql, sql_for};
use jiff::Timestamp;
use uuid::Uuid;

#[derive(crate::FromRow, Debug, Clone, PartialEq)]
struct Circle {
    id: Uuid,
    name: String,
    places: i64,
    open: bool,
    share: Option<f64>,
    seal: Option<Vec<u8>>,
    opened_at: Stamp,
}

fn circle(n: u128, places: i64) -> Circle {
    Circle {
        id: Uuid::from_u128(n),
        name: format!("Cylch ŵ {n}"),
        places,
        open: n.is_multiple_of(2),
        share: n.is_multiple_of(3).then_some(0.25),
        seal: n.is_multiple_of(2).then(|| vec![0, 1, 255]),
        opened_at: Stamp::from(Timestamp::UNIX_EPOCH),
    }
}

async fn save(unit: &mut Unit, circle: &Circle) -> Result<(String, i64), Broken> {
    unit.query(sql!(
        "INSERT INTO circle (id, name, places, open, share, seal, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, places = excluded.places
         RETURNING name, places"
    ))
    .bind(circle.id)
    .bind(&circle.name)
    .bind(circle.places)
    .bind(circle.open)
    .bind(circle.share)
    .bind(circle.seal.as_deref())
    .bind(circle.opened_at)
    .one()
    .await
}

async fn six(store: &Store) -> Unit {
    let mut unit = store.write().await.unwrap();
    for n in 0..6 {
        save(&mut unit, &circle(n, 2)).await.unwrap();
    }
    unit
}

#[tokio::test]
async fn every_type_comes_back_as_it_was_bound() {
    on_each(STEPS, async |store| {
        let mut unit = six(&store).await;
        for n in 0..6 {
            let query = unit.query(sql!("SELECT * FROM circle WHERE id = $1")).bind(Uuid::from_u128(n));
            assert_eq!(query.one::<Circle>().await.unwrap(), circle(n, 2));
        }
    })
    .await;
}

#[tokio::test]
async fn saving_again_changes_the_row_and_returns_it() {
    on_each(STEPS, async |store| {
        let mut unit = six(&store).await;
        assert_eq!(save(&mut unit, &circle(1, 9)).await.unwrap(), ("Cylch ŵ 1".to_owned(), 9));
        let (rows,): (i64,) = unit.query(sql!("SELECT COUNT(*) FROM circle")).one().await.unwrap();
        assert_eq!(rows, 6);
    })
    .await;
}

#[tokio::test]
async fn sums_and_filtered_counts_mean_the_same() {
    on_each(STEPS, async |store| {
        let mut unit = six(&store).await;
        let (sum, open, mean): (i64, i64, f64) = unit
            .query(sql!(
                "SELECT CAST(SUM(places) AS BIGINT), COUNT(*) FILTER (WHERE open),
                        CAST(AVG(places) AS DOUBLE PRECISION) FROM circle"
            ))
            .one()
            .await
            .unwrap();
        assert_eq!((sum, open), (12, 3));
        assert!((mean - 2.0).abs() < f64::EPSILON);
    })
    .await;
}

#[tokio::test]
async fn lists_match_their_members_and_an_empty_list_matches_nothing() {
    on_each(STEPS, async |store| {
        let mut unit = six(&store).await;
        let ids = [1, 3, 77].map(Uuid::from_u128);
        let (found,): (i64,) = unit
            .query(sql!("SELECT COUNT(*) FROM circle WHERE places = $1 AND id IN ($each)"))
            .bind(2_i64)
            .bind_each(&ids)
            .one()
            .await
            .unwrap();
        assert_eq!(found, 2);
        let both = sql!("SELECT COUNT(*) FROM circle WHERE id IN ($each) AND name NOT IN ($each)");
        let names = ["Cylch ŵ 1"];
        for (ids, names, expected) in
            [(&ids[..], &names[..], 1), (&ids[..], &[], 2), (&[], &names[..], 0), (&[], &[], 0)]
        {
            let (found,): (i64,) = unit.query(both).bind_each(ids).bind_each(names).one().await.unwrap();
            assert_eq!(found, expected);
        }
    })
    .await;
}

#[tokio::test]
async fn values_in_the_wrong_order_are_refused_before_anything_runs() {
    on_each(STEPS, async |store| {
        let mut unit = six(&store).await;
        let late = unit
            .query(sql!("DELETE FROM job WHERE id IN ($each) AND attempts = $1"))
            .bind_each(&[Uuid::nil()])
            .bind(1_i64)
            .run()
            .await;
        assert!(late.is_err());
        let nowhere = unit.query(sql!("SELECT COUNT(*) FROM circle")).bind_each(&[1_i64]).run().await;
        assert!(nowhere.unwrap_err().to_string().contains("$each"));
    })
    .await;
}

#[tokio::test]
async fn one_and_maybe_insist_on_their_number() {
    on_each(STEPS, async |store| {
        let mut unit = six(&store).await;
        let by_places = sql!("SELECT name FROM circle WHERE places = $1");
        let none = unit.query(by_places).bind(5_i64).maybe::<(String,)>().await;
        assert_eq!(none.unwrap(), None);
        let none = unit.query(by_places).bind(5_i64).one::<(String,)>().await;
        assert!(matches!(none, Err(Broken::Rows { found: 0, .. })));
        let six = unit.query(by_places).bind(2_i64).maybe::<(String,)>().await;
        assert!(matches!(six, Err(Broken::Rows { found: 6, .. })));
    })
    .await;
}

#[tokio::test]
async fn refusals_are_told_apart_and_name_their_place() {
    on_each(STEPS, async |store| {
        let mut unit = six(&store).await;
        let mut twin = circle(9, 1);
        twin.name = "Cylch ŵ 1".to_owned();
        let refused = save(&mut unit, &twin).await.unwrap_err();
        assert!(refused.is_unique_violation() && !refused.is_conflict());
        assert!(refused.to_string().contains("statements.rs:"));
        drop(unit);
        let mut unit = six(&store).await;
        let refused = save(&mut unit, &circle(9, -1)).await.unwrap_err();
        assert!(refused.is_check_violation() && !refused.is_unique_violation());
        drop(unit);
        let mut unit = six(&store).await;
        let refused = unit.query(sql!("DELETE FROM circle WHERE places = 2")).run().await.unwrap_err();
        assert!(refused.to_string().contains("a rule of the table forbids it"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn nothing_that_an_engine_was_told_stands_in_what_we_say_of_its_refusal() {
    const CANARY: &str = "Canary-Nadia-Okafor";
    on_each(STEPS, async |store| {
        let sqlite = matches!(store, Store::Sqlite { .. });
        let mut refusals = Vec::new();
        let mut twin = circle(1, 1);
        twin.name = CANARY.to_owned();
        for id in [1, 2] {
            let mut unit = store.write().await.unwrap();
            // The second one meets the name of the first, which PostgreSQL quotes.
            let twin = Circle { id: Uuid::from_u128(id), ..twin.clone() };
            match save(&mut unit, &twin).await {
                Ok(_) => unit.commit().await.unwrap(),
                Err(refusal) => refusals.push(refusal),
            }
        }
        assert!(refusals.iter().any(Broken::is_unique_violation));
        let mut unit = store.write().await.unwrap();
        refusals.push(save(&mut unit, &Circle { id: Uuid::nil(), places: -1, ..twin }).await.unwrap_err());
        drop(unit);
        // PostgreSQL quotes what it cannot read as a number, SQLite the path of JSON that it cannot walk.
        let mut unit = store.write().await.unwrap();
        let wrong = sql_for!(
            sqlite: "SELECT json_extract('{}', $1)",
            postgres: "SELECT CAST(CAST($1 AS TEXT) AS BIGINT)"
        );
        refusals.push(unit.query(wrong).bind(CANARY).all::<(i64,)>().await.unwrap_err());
        drop(unit);
        let mut unit = store.read().await.unwrap();
        refusals.push(unit.query(sql!("SELECT name FROM circle")).all::<(Stamp,)>().await.unwrap_err());
        assert!(refusals.last().is_some_and(Broken::is_unreadable));
        assert_eq!(refusals.len(), 4);
        for refusal in &refusals {
            let said = format!("{refusal} {refusal:?} {refusal:#?}");
            assert!(!said.contains("Canary") && !said.contains("Okafor"), "{said}");
            assert!(std::error::Error::source(refusal).is_none(), "nothing hides behind it");
            assert!(refusal.to_string().contains("statements.rs:"), "{refusal}");
        }
        let code = if sqlite { "(SQLite 2067)" } else { "(SQLSTATE 23505)" };
        assert!(refusals[0].to_string().ends_with(code), "{}", refusals[0]);
    })
    .await;
}

#[tokio::test]
async fn where_the_engines_differ_each_gets_its_own_text() {
    on_each(STEPS, async |store| {
        let mut unit = store.read().await.unwrap();
        let (name,): (String,) = unit
            .query(sql_for!(
                sqlite: "SELECT 'SQLite ' || sqlite_version()",
                postgres: "SELECT version()"
            ))
            .one()
            .await
            .unwrap();
        let expected = if matches!(store, Store::Sqlite { .. }) { "SQLite 3" } else { "PostgreSQL 1" };
        assert!(name.starts_with(expected), "{name}");
    })
    .await;
}

#[tokio::test]
async fn every_statement_of_these_tests_prepares_on_both_engines() {
    assert!(crate::STATEMENTS.len() > 10);
    prepare_all(&crate::STATEMENTS, STEPS).await;
}

#[tokio::test]
#[should_panic(expected = "wrong.rs:1")]
async fn a_statement_with_a_wrong_name_fails_and_names_its_line() {
    static WRONG: Statement =
        Statement { text: Text::Same("SELECT plaices FROM circle"), place: "wrong.rs:1" };
    prepare_all(&[&WRONG], STEPS).await;
}

#[tokio::test]
#[should_panic(expected = "no statement enrolled")]
async fn an_empty_list_of_statements_proves_nothing() {
    prepare_all(&[], STEPS).await;
}
