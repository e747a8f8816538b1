//! Running a statement: bind its values in order, then say how many rows are expected.

use crate::broken::{Broken, Result};
use crate::cause::Cause;
use crate::statement::{EACH, Statement, composed};
use crate::unit::Unit;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Encode, FromRow, Postgres, SqlSafeStr, SqlStr, Sqlite, Type};

/// What both engines can store and give back: `i64`, `bool`, `f64`, text, bytes, `Uuid`, [`Stamp`](crate::Stamp),
/// options and references of these. Blanket-implemented: nobody writes an impl.
pub trait Value<'v>: Encode<'v, Sqlite> + Type<Sqlite> + Encode<'v, Postgres> + Type<Postgres> {}
impl<'v, V> Value<'v> for V where V: Encode<'v, Sqlite> + Type<Sqlite> + Encode<'v, Postgres> + Type<Postgres> {}

/// A row that both engines can give back: any `#[derive(FromRow)]` struct or a tuple. Blanket-implemented.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<R> Record for R where R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

enum Values {
    Sqlite(SqliteArguments),
    Postgres(PgArguments),
}

/// A statement with the values bound so far.
#[must_use = "a statement does nothing until run, all, one or maybe"]
pub struct Query<'u> {
    unit: &'u mut Unit,
    statement: &'static Statement,
    values: Values,
    /// The text with its lists written out, once there is one.
    expanded: Option<String>,
    /// The first value that could not be bound; told when the statement is run.
    unbound: Option<Cause>,
}

impl<'u> Query<'u> {
    pub(crate) fn new(unit: &'u mut Unit, statement: &'static Statement) -> Self {
        let values = match unit {
            Unit::Sqlite(_) => Values::Sqlite(SqliteArguments::default()),
            Unit::Postgres(_) => Values::Postgres(PgArguments::default()),
        };
        Self { unit, statement, values, expanded: None, unbound: None }
    }

    /// Binds the next of `$1`, `$2`, ….
    pub fn bind<'v, V: Value<'v>>(mut self, value: V) -> Self {
        if self.expanded.is_some() {
            self.unbound.get_or_insert(Cause::rule("bind single values before lists"));
        }
        self.push(value);
        self
    }

    /// Writes a list where the text says `$each`, after all single values are bound:
    /// `WHERE cohort = $1 AND id IN ($each)`. The second list goes to the second `$each`.
    /// An empty list matches nothing (and `NOT IN` everything). At most 30,000 values.
    pub fn bind_each<'v, V: Value<'v> + Clone + 'v>(mut self, values: &[V]) -> Self {
        let text = self.expanded.take().unwrap_or_else(|| self.own_text().to_owned());
        let first = self.bound() + 1;
        let list = if values.is_empty() {
            // A null of the right type in a set without rows: both engines agree that nothing is in it.
            self.push(None::<V>);
            format!("SELECT ${first} WHERE 1 = 0")
        } else {
            for value in values {
                self.push(value.clone());
            }
            (first..first + values.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
        };
        if !text.contains(EACH) {
            self.unbound.get_or_insert(Cause::rule("a list without its $each"));
        }
        self.expanded = Some(text.replacen(EACH, &list, 1));
        self
    }

    /// Runs it and answers how many rows it changed.
    pub async fn run(self) -> Result<u64> {
        let place = self.statement.place;
        let (unit, text, values, lasting) = self.ready()?;
        match (unit, values) {
            (Unit::Sqlite(unit), Values::Sqlite(values)) => {
                let query = sqlx::query_with::<Sqlite, _>(text, values).persistent(lasting);
                query.execute(&mut **unit).await.map(|done| done.rows_affected())
            }
            (Unit::Postgres(unit), Values::Postgres(values)) => {
                let query = sqlx::query_with::<Postgres, _>(text, values).persistent(lasting);
                query.execute(&mut **unit).await.map(|done| done.rows_affected())
            }
            _ => Err(mixed()),
        }
        .map_err(|error| Broken::Statement { place, cause: Cause::from(&error) })
    }

    /// Every row.
    pub async fn all<R: Record>(self) -> Result<Vec<R>> {
        let place = self.statement.place;
        let (unit, text, values, lasting) = self.ready()?;
        match (unit, values) {
            (Unit::Sqlite(unit), Values::Sqlite(values)) => {
                let query = sqlx::query_as_with::<Sqlite, R, _>(text, values).persistent(lasting);
                query.fetch_all(&mut **unit).await
            }
            (Unit::Postgres(unit), Values::Postgres(values)) => {
                let query = sqlx::query_as_with::<Postgres, R, _>(text, values).persistent(lasting);
                query.fetch_all(&mut **unit).await
            }
            _ => Err(mixed()),
        }
        .map_err(|error| Broken::Statement { place, cause: Cause::from(&error) })
    }

    /// Exactly one row; none or several is an error.
    pub async fn one<R: Record>(self) -> Result<R> {
        let place = self.statement.place;
        self.maybe().await?.ok_or(Broken::Rows { place, found: 0 })
    }

    /// One row or none; several is an error.
    pub async fn maybe<R: Record>(self) -> Result<Option<R>> {
        let place = self.statement.place;
        let mut rows = self.all().await?;
        match rows.len() {
            0 | 1 => Ok(rows.pop()),
            found => Err(Broken::Rows { place, found }),
        }
    }

    fn own_text(&self) -> &'static str {
        match self.values {
            Values::Sqlite(_) => self.statement.text.sqlite(),
            Values::Postgres(_) => self.statement.text.postgres(),
        }
    }

    fn bound(&self) -> usize {
        match &self.values {
            Values::Sqlite(values) => values.len(),
            Values::Postgres(values) => values.len(),
        }
    }

    fn push<'v, V: Value<'v>>(&mut self, value: V) {
        let pushed = match &mut self.values {
            Values::Sqlite(values) => values.add(value),
            Values::Postgres(values) => values.add(value),
        };
        if let Err(error) = pushed {
            self.unbound.get_or_insert(Cause::from(&sqlx::Error::Encode(error)));
        }
    }

    fn ready(self) -> Result<(&'u mut Unit, SqlStr, Values, bool)> {
        if let Some(cause) = self.unbound {
            return Err(Broken::Statement { place: self.statement.place, cause });
        }
        // A text with lists written out comes in many lengths; keeping each prepared would push out the others.
        let lasting = self.expanded.is_none();
        let own = self.own_text();
        let text = self.expanded.map_or_else(|| own.into_sql_str(), composed);
        Ok((self.unit, text, self.values, lasting))
    }
}

fn mixed() -> sqlx::Error {
    sqlx::Error::Protocol("values of one engine met a unit of the other".into())
}
