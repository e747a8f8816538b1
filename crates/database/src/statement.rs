//! One statement: a fixed text that both engines understand, its place in the source, and its values.

use sqlx::{
    Encode, FromRow, Postgres, Sqlite, Type,
    error::BoxDynError,
    postgres::{PgArguments, PgRow},
    sqlite::{SqliteArguments, SqliteRow},
};

use crate::{Broken, Unit};

/// A text written with [`sql!`](crate::sql), and where.
#[derive(Debug)]
pub struct Statement {
    /// The text for SQLite.
    pub sqlite: &'static str,
    /// The text for PostgreSQL; the same but for a handful.
    pub postgres: &'static str,
    /// File and line.
    pub place: &'static str,
}

/// Writes a statement: one text for both engines.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {
        $crate::sql_for!(sqlite: $text, postgres: $text)
    };
}

/// Writes a statement where the engines truly differ.
#[macro_export]
macro_rules! sql_for {
    (sqlite: $sqlite:expr, postgres: $postgres:expr) => {{
        static STATEMENT: $crate::Statement =
            $crate::Statement { sqlite: $sqlite, postgres: $postgres, place: concat!(file!(), ":", line!()) };
        &STATEMENT
    }};
}

/// What both engines can store and give back.
pub trait Value:
    for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres>
{
}
impl<T> Value for T where
    T: for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres>
{
}

/// What a row of either engine can be read as.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Record for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

enum Bound {
    Sqlite(SqliteArguments),
    Postgres(PgArguments),
}

/// A statement with its values, about to run.
pub struct Query<'u> {
    unit: &'u mut Unit,
    statement: &'static Statement,
    bound: Result<Bound, BoxDynError>,
}

impl Unit {
    /// Prepares a statement to run in this transaction.
    pub fn query(&mut self, statement: &'static Statement) -> Query<'_> {
        let bound = match self {
            Self::Sqlite(_) => Bound::Sqlite(SqliteArguments::default()),
            Self::Postgres(_) => Bound::Postgres(PgArguments::default()),
        };
        Query { unit: self, statement, bound: Ok(bound) }
    }
}

impl Query<'_> {
    /// Gives the next value, `$1` first.
    pub fn bind<V: Value>(mut self, value: V) -> Self {
        self.bound = self.bound.and_then(|mut bound| {
            match &mut bound {
                Bound::Sqlite(arguments) => sqlx::Arguments::add(arguments, value)?,
                Bound::Postgres(arguments) => sqlx::Arguments::add(arguments, value)?,
            }
            Ok(bound)
        });
        self
    }

    fn broken(&self) -> impl Fn(sqlx::Error) -> Broken + use<> {
        let place = self.statement.place;
        move |source| Broken::at(place, source)
    }

    /// Runs it; how many rows it changed.
    pub async fn run(self) -> Result<u64, Broken> {
        let broken = self.broken();
        let done = match (self.unit, self.bound.map_err(sqlx::Error::Encode).map_err(&broken)?) {
            (Unit::Sqlite(open), Bound::Sqlite(arguments)) => {
                sqlx::query_with(self.statement.sqlite, arguments)
                    .execute(&mut **open)
                    .await
                    .map(|done| done.rows_affected())
            }
            (Unit::Postgres(open), Bound::Postgres(arguments)) => {
                sqlx::query_with(self.statement.postgres, arguments)
                    .execute(&mut **open)
                    .await
                    .map(|done| done.rows_affected())
            }
            _ => unreachable!("values are bound for the unit they were made for"),
        };
        done.map_err(broken)
    }

    /// All rows.
    pub async fn all<R: Record>(self) -> Result<Vec<R>, Broken> {
        let broken = self.broken();
        let rows = match (self.unit, self.bound.map_err(sqlx::Error::Encode).map_err(&broken)?) {
            (Unit::Sqlite(open), Bound::Sqlite(arguments)) => {
                sqlx::query_as_with(self.statement.sqlite, arguments).fetch_all(&mut **open).await
            }
            (Unit::Postgres(open), Bound::Postgres(arguments)) => {
                sqlx::query_as_with(self.statement.postgres, arguments).fetch_all(&mut **open).await
            }
            _ => unreachable!("values are bound for the unit they were made for"),
        };
        rows.map_err(broken)
    }

    /// The one row, if there is one.
    pub async fn maybe<R: Record>(self) -> Result<Option<R>, Broken> {
        Ok(self.all().await?.pop())
    }

    /// The one row.
    pub async fn one<R: Record>(self) -> Result<R, Broken> {
        let broken = self.broken();
        self.maybe().await?.ok_or_else(|| broken(sqlx::Error::RowNotFound))
    }
}
