//! Training that was done, as the coordinator recorded it.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{PersonId, kind},
    permission::Permit,
    training::Module,
};

/// One module done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The module.
    pub module: Module,
    /// The day.
    pub on: Date,
    /// Where.
    pub source: String,
}

#[derive(FromRow)]
struct Row {
    module: String,
    completed_on: String,
    source: String,
}

/// What the person of a permitted participation has done.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<Done>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT module, completed_on, source FROM training
             WHERE person = (SELECT person FROM participation WHERE id = $1) ORDER BY module"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    read(rows)
}

/// What the permitted person has done.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_person(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Done>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT module, completed_on, source FROM training WHERE person = $1 ORDER BY module"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    read(rows)
}

fn read(rows: Vec<Row>) -> Result<Vec<Done>, Broken> {
    rows.into_iter()
        .map(|row| {
            Ok(Done {
                module: Module::parse(&row.module).ok_or_else(|| Broken::unreadable("training.module"))?,
                on: row.completed_on.parse().map_err(|_| Broken::unreadable("training.completed_on"))?,
                source: row.source,
            })
        })
        .collect()
}

/// Records a module of the person of a permitted participation; a later one takes the place of an earlier one.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn record(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    done: &Done,
    by: PersonId,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO training (person, module, completed_on, source, recorded_by)
         SELECT person, $2, $3, $4, $5 FROM participation WHERE id = $1
         ON CONFLICT (person, module) DO UPDATE SET completed_on = excluded.completed_on,
             source = excluded.source, recorded_by = excluded.recorded_by"
    ))
    .bind(permit.id().uuid())
    .bind(done.module.code().to_owned())
    .bind(done.on.to_string())
    .bind(done.source.clone())
    .bind(by.uuid())
    .run()
    .await
    .map(drop)
}
