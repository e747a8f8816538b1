//! What holds for the whole store: every statement is understood by both engines, and the shape is as reviewed.

use trellis_database::{
    Store,
    testing::{on_each, prepare_all},
};

use crate::{STATEMENTS, migrations};

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    prepare_all(&STATEMENTS, migrations::ALL).await;
}

#[tokio::test]
async fn the_schema_of_each_engine_is_the_golden_one() {
    on_each(migrations::ALL, async |store| {
        let schema = store.schema().await.unwrap();
        match store {
            Store::Sqlite { .. } => trellis_golden::golden!("golden/schema.sqlite.sql", &schema),
            Store::Postgres(_) => trellis_golden::golden!("golden/schema.postgres.txt", &schema),
        }
    })
    .await;
}
