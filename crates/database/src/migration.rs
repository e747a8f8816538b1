//! How the store grows from release to release: numbered steps, forward only, the same for both engines.

use crate::broken::{Broken, Result, doing};
use crate::engine::Store;
use crate::statement::{Text, composed};
use sqlx::SqlSafeStr;
use sqlx::migrate::{MigrateError, MigrationType, Migrator};

/// One step. Once released it is never edited.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// 1, 2, 3, … without gaps.
    pub number: i64,
    /// What it does, in a few words.
    pub name: &'static str,
    /// The SQL; a pair only for what the engines cannot both do.
    pub text: Text,
}

impl Store {
    /// Takes every step not taken yet, each in a transaction of its own. Refuses a store that a newer release has
    /// used, and a step whose text was changed after it was taken.
    pub async fn migrate(&self, steps: &[Migration]) -> Result<()> {
        let all = steps.iter().map(|step| {
            let text = match self {
                Self::Sqlite { .. } => step.text.sqlite(),
                Self::Postgres(_) => step.text.postgres(),
            };
            let (name, text) = (step.name.into(), text.into_sql_str());
            sqlx::migrate::Migration::new(step.number, name, MigrationType::Simple, text, false)
        });
        let migrator = Migrator::with_migrations(all.collect());
        match self {
            Self::Sqlite { writer, .. } => migrator.run(writer).await,
            Self::Postgres(pool) => migrator.run(pool).await,
        }
        .map_err(explained)?;
        if let (Self::Sqlite { writer, .. }, Some(last)) = (self, steps.iter().map(|step| step.number).max())
        {
            let version = composed(format!("PRAGMA user_version = {last}"));
            sqlx::query(version).execute(writer).await.map_err(doing("note its version"))?;
        }
        Ok(())
    }

    /// The number of the last step taken; 0 on an empty store.
    pub async fn step(&self) -> Result<i64> {
        let there = match self {
            Self::Sqlite { readers, .. } => {
                sqlx::query_as("SELECT COUNT(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
                    .fetch_one(readers)
                    .await
            }
            Self::Postgres(pool) => {
                sqlx::query_as("SELECT COUNT(*) FROM pg_tables WHERE tablename = '_sqlx_migrations'")
                    .fetch_one(pool)
                    .await
            }
        };
        let (there,): (i64,) = there.map_err(doing("look at its version"))?;
        if there == 0 {
            return Ok(0);
        }
        let last = "SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations";
        let last: std::result::Result<(i64,), _> = match self {
            Self::Sqlite { readers, .. } => sqlx::query_as(last).fetch_one(readers).await,
            Self::Postgres(pool) => sqlx::query_as(last).fetch_one(pool).await,
        };
        Ok(last.map_err(doing("look at its version"))?.0)
    }

    /// The whole shape of the store as text, for a golden file: tables, columns, constraints, indexes, triggers.
    pub async fn schema(&self) -> Result<String> {
        let lines: std::result::Result<Vec<(String,)>, _> = match self {
            Self::Sqlite { readers, .. } => {
                sqlx::query_as(
                    "SELECT sql || ';' FROM sqlite_schema
                     WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> '_sqlx_migrations'
                     ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 ELSE 1 END, name",
                )
                .fetch_all(readers)
                .await
            }
            Self::Postgres(pool) => sqlx::query_as(POSTGRES_SCHEMA).fetch_all(pool).await,
        };
        let lines = lines.map_err(doing("describe itself"))?;
        Ok(lines.into_iter().map(|(line,)| line + "\n").collect())
    }
}

/// One line a column, constraint, index and trigger, by table.
const POSTGRES_SCHEMA: &str = "
    SELECT line FROM (
        SELECT c.relname AS place, 0 AS kind, lpad(a.attnum::text, 4, '0') AS rank,
               c.relname || ' column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
               || COALESCE(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE n.nspname = current_schema() AND c.relkind = 'r'
        UNION ALL
        SELECT c.relname, 1, k.conname, c.relname || ' constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema()
        UNION ALL
        SELECT i.tablename, 2, i.indexname, i.tablename || ' index ' || i.indexdef
        FROM pg_indexes i WHERE i.schemaname = current_schema()
        UNION ALL
        SELECT c.relname, 3, t.tgname, c.relname || ' trigger ' || pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND NOT t.tgisinternal
    ) AS shape (place, kind, rank, line)
    WHERE place <> '_sqlx_migrations' ORDER BY place, kind, rank";

fn explained(error: MigrateError) -> Broken {
    match error {
        MigrateError::VersionMissing(number) => Broken::Newer { number },
        MigrateError::VersionMismatch(number) => Broken::Altered { number },
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
            doing("take its next step")(error)
        }
        other => doing("take its next step")(sqlx::Error::Migrate(Box::new(other))),
    }
}
