//! Moving every row from one store to another, whichever engines they are on: a backup of PostgreSQL is a SQLite file,
//! and a SQLite file can become a PostgreSQL database.

use crate::broken::{Broken, Result, doing};
use crate::cause::Cause;
use crate::engine::Store;
use crate::statement::composed;
use crate::unit::Unit;
use futures_util::TryStreamExt;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Postgres, Row, Sqlite, Transaction};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The types that a column of ours may have; see the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Uuid,
    Text,
    Whole,
    Truth,
    Number,
    Bytes,
}

impl Kind {
    fn of(declared: &str) -> Option<Self> {
        Some(match declared {
            "UUID" => Self::Uuid,
            "TEXT" => Self::Text,
            "BIGINT" => Self::Whole,
            "BOOLEAN" => Self::Truth,
            "DOUBLE PRECISION" => Self::Number,
            "BYTEA" => Self::Bytes,
            _ => return None,
        })
    }
}

/// A table with its columns, in their order.
#[derive(Debug)]
struct Table {
    name: String,
    columns: Vec<(String, Kind)>,
}

impl Table {
    fn select(&self) -> String {
        format!("SELECT {} FROM \"{}\"", self.list(|(name, _)| format!("\"{name}\"")), self.name)
    }

    fn insert(&self) -> String {
        let mut number = 0;
        let values = self.list(|_| {
            number += 1;
            format!("${number}")
        });
        let names = self.list(|(name, _)| format!("\"{name}\""));
        format!("INSERT INTO \"{}\" ({names}) VALUES ({values})", self.name)
    }

    fn count(&self) -> String {
        format!("SELECT COUNT(*) FROM \"{}\"", self.name)
    }

    fn list(&self, each: impl FnMut(&(String, Kind)) -> String) -> String {
        self.columns.iter().map(each).collect::<Vec<_>>().join(", ")
    }
}

impl Store {
    /// Copies every row, as the store is at one moment, into another store of the same shape that is still empty, and
    /// answers how many rows. One of the two is SQLite. All rows arrive, or none.
    pub async fn pour_into(&self, to: &Self) -> Result<u64> {
        let shape = if matches!(self, Self::Sqlite { .. }) { self } else { to };
        let tables = tables(shape).await?;
        let (mut from, mut into) = (self.read().await?, to.write().await?);
        let mut rows = 0;
        for table in &tables {
            if count(&mut into, table).await? > 0 {
                return Err(Broken::Unsuitable(
                    "there is something in the other store already; name an empty one, so that nothing is lost"
                        .to_owned(),
                ));
            }
            pour(&mut from, &mut into, table).await?;
            let poured = count(&mut into, table).await?;
            if poured != count(&mut from, table).await? {
                return Err(Broken::Rule("every row that is copied arrives"));
            }
            rows += u64::try_from(poured).unwrap_or_default();
        }
        into.commit().await?;
        Ok(rows)
    }
}

/// The tables of a SQLite store, each after those that its rows point to.
async fn tables(store: &Store) -> Result<Vec<Table>> {
    let Store::Sqlite { readers, .. } = store else {
        return Err(Broken::Unsuitable("rows are copied from or into a SQLite file".to_owned()));
    };
    let columns: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT place.name, field.name, field.type FROM sqlite_schema AS place, pragma_table_info(place.name) AS field
         WHERE place.type = 'table' AND place.name NOT LIKE 'sqlite%' AND place.name <> '_sqlx_migrations'
         ORDER BY place.name, field.cid",
    )
    .fetch_all(readers)
    .await
    .map_err(doing("describe itself"))?;
    let points: Vec<(String, String)> = sqlx::query_as(
        "SELECT place.name, other.\"table\" FROM sqlite_schema AS place, pragma_foreign_key_list(place.name) AS other
         WHERE place.type = 'table'",
    )
    .fetch_all(readers)
    .await
    .map_err(doing("describe itself"))?;
    let mut found: BTreeMap<String, Vec<(String, Kind)>> = BTreeMap::new();
    for (table, column, declared) in columns {
        let kind = Kind::of(&declared).ok_or(Broken::Rule("every column has one of six types"))?;
        found.entry(table).or_default().push((column, kind));
    }
    ordered(found, &points)
}

fn ordered(
    mut waiting: BTreeMap<String, Vec<(String, Kind)>>,
    points: &[(String, String)],
) -> Result<Vec<Table>> {
    let mut placed: Vec<Table> = Vec::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    while !waiting.is_empty() {
        let free = waiting
            .keys()
            .find(|name| points.iter().all(|(from, to)| from != *name || to == *name || names.contains(to)));
        let name = free.cloned().ok_or(Broken::Rule("no two tables point to each other"))?;
        let columns = waiting.remove(&name).unwrap_or_default();
        names.insert(name.clone());
        placed.push(Table { name, columns });
    }
    Ok(placed)
}

async fn count(unit: &mut Unit, table: &Table) -> Result<i64> {
    let text = composed(table.count());
    let found: sqlx::Result<(i64,)> = match unit {
        Unit::Sqlite(unit) => sqlx::query_as(text).fetch_one(&mut **unit).await,
        Unit::Postgres(unit) => sqlx::query_as(text).fetch_one(&mut **unit).await,
    };
    Ok(found.map_err(doing("count its rows"))?.0)
}

async fn pour(from: &mut Unit, into: &mut Unit, table: &Table) -> Result<()> {
    match (from, into) {
        (Unit::Postgres(from), Unit::Sqlite(into)) => to_sqlite(from, into, table).await,
        (Unit::Sqlite(from), Unit::Postgres(into)) => to_postgres(from, into, table).await,
        _ => Err(sqlx::Error::Protocol("two stores of one engine".into())),
    }
    .map_err(|error| Broken::Engine { doing: "copy its rows", cause: Cause::from(&error) })
}

/// Adds each column of a row to the arguments of its new statement; the same words for both engines.
macro_rules! carry {
    ($row:expr, $table:expr, $values:expr) => {
        for (place, (_, kind)) in $table.columns.iter().enumerate() {
            match kind {
                Kind::Uuid => $values.add($row.try_get::<Option<Uuid>, _>(place)?),
                Kind::Text => $values.add($row.try_get::<Option<String>, _>(place)?),
                Kind::Whole => $values.add($row.try_get::<Option<i64>, _>(place)?),
                Kind::Truth => $values.add($row.try_get::<Option<bool>, _>(place)?),
                Kind::Number => $values.add($row.try_get::<Option<f64>, _>(place)?),
                Kind::Bytes => $values.add($row.try_get::<Option<Vec<u8>>, _>(place)?),
            }
            .map_err(sqlx::Error::Encode)?;
        }
    };
}

async fn to_sqlite(
    from: &mut Transaction<'static, Postgres>,
    into: &mut Transaction<'static, Sqlite>,
    table: &Table,
) -> sqlx::Result<()> {
    let mut rows = sqlx::query(composed(table.select())).fetch(&mut **from);
    while let Some(row) = rows.try_next().await? {
        let (row, mut values): (PgRow, _) = (row, SqliteArguments::default());
        carry!(row, table, values);
        sqlx::query_with::<Sqlite, _>(composed(table.insert()), values).execute(&mut **into).await?;
    }
    Ok(())
}

async fn to_postgres(
    from: &mut Transaction<'static, Sqlite>,
    into: &mut Transaction<'static, Postgres>,
    table: &Table,
) -> sqlx::Result<()> {
    let mut rows = sqlx::query(composed(table.select())).fetch(&mut **from);
    while let Some(row) = rows.try_next().await? {
        let (row, mut values): (SqliteRow, _) = (row, PgArguments::default());
        carry!(row, table, values);
        sqlx::query_with::<Postgres, _>(composed(table.insert()), values).execute(&mut **into).await?;
    }
    Ok(())
}
