//! Cohorts: dated intakes of a programme.

use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    cohort::{CohortState, Timetable},
    id::{CohortId, ProgrammeId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// A cohort as it is kept.
#[derive(Debug, Clone)]
pub struct Cohort {
    /// Its id.
    pub id: CohortId,
    /// Its programme.
    pub programme: ProgrammeId,
    /// Its name, shown only inside signed-in pages.
    pub name: String,
    /// Its dates.
    pub timetable: Timetable,
    /// How many meetings a pair should have at least.
    pub meetings_at_least: i64,
    /// Where it stands.
    pub state: CohortState,
    /// Counts every change.
    pub version: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    programme: Uuid,
    name: String,
    apply_opens: String,
    apply_closes: String,
    match_by: String,
    starts: String,
    mid_review: String,
    ends: String,
    meetings_at_least: i64,
    state: String,
    version: i64,
}

impl TryFrom<Row> for Cohort {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        let date = |text: String| text.parse().map_err(|_| Broken::unreadable("cohort's dates"));
        Ok(Self {
            id: row.id.into(),
            programme: row.programme.into(),
            name: row.name,
            timetable: Timetable {
                apply_opens: date(row.apply_opens)?,
                apply_closes: date(row.apply_closes)?,
                match_by: date(row.match_by)?,
                starts: date(row.starts)?,
                mid_review: date(row.mid_review)?,
                ends: date(row.ends)?,
            },
            meetings_at_least: row.meetings_at_least,
            state: CohortState::parse(&row.state).ok_or_else(|| Broken::unreadable("cohort.state"))?,
            version: row.version,
        })
    }
}

/// The permitted cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Cohort, Broken> {
    unit.query(sql!(
        "SELECT id, programme, name, apply_opens, apply_closes, match_by, starts, mid_review, ends, meetings_at_least, state, version
         FROM cohort WHERE id = $1"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

/// The cohort of a permitted participation: its dates are no secret to whoever takes part.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_participation(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Cohort, Broken> {
    unit.query(sql!(
        "SELECT id, programme, name, apply_opens, apply_closes, match_by, starts, mid_review, ends, meetings_at_least, state, version
         FROM cohort WHERE id = (SELECT cohort FROM participation WHERE id = $1)"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

/// The cohort of a permitted pair.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_pair(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Cohort, Broken> {
    unit.query(sql!(
        "SELECT id, programme, name, apply_opens, apply_closes, match_by, starts, mid_review, ends, meetings_at_least, state, version
         FROM cohort WHERE id = (SELECT cohort FROM pair WHERE id = $1)"
    ))
    .bind(permit.id().uuid())
    .one::<Row>()
    .await?
    .try_into()
}

/// Every cohort of the permitted programme, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_programme(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Vec<Cohort>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, programme, name, apply_opens, apply_closes, match_by, starts, mid_review, ends, meetings_at_least, state, version
             FROM cohort WHERE programme = $1 ORDER BY starts DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Cohort::try_from).collect()
}

/// The cohorts that people can come into today, for the start pages; they are announced in public.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn open(unit: &mut Unit) -> Result<Vec<Cohort>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, programme, name, apply_opens, apply_closes, match_by, starts, mid_review, ends, meetings_at_least, state, version
             FROM cohort WHERE state IN ('recruiting', 'matching') ORDER BY starts, id"
        ))
        .all()
        .await?;
    rows.into_iter().map(Cohort::try_from).collect()
}

/// A new cohort, or a change of one. False when somebody else changed it meanwhile.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(unit: &mut Unit, cohort: &Cohort) -> Result<bool, Broken> {
    let dates = &cohort.timetable;
    let rows = unit
        .query(sql!(
            "INSERT INTO cohort (id, programme, name, apply_opens, apply_closes, match_by, starts, mid_review, ends,
                                 meetings_at_least, state, version)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, apply_opens = excluded.apply_opens,
                 apply_closes = excluded.apply_closes, match_by = excluded.match_by, starts = excluded.starts,
                 mid_review = excluded.mid_review, ends = excluded.ends, meetings_at_least = excluded.meetings_at_least,
                 state = excluded.state, version = cohort.version + 1
             WHERE cohort.version = $12"
        ))
        .bind(cohort.id.uuid())
        .bind(cohort.programme.uuid())
        .bind(cohort.name.clone())
        .bind(dates.apply_opens.to_string())
        .bind(dates.apply_closes.to_string())
        .bind(dates.match_by.to_string())
        .bind(dates.starts.to_string())
        .bind(dates.mid_review.to_string())
        .bind(dates.ends.to_string())
        .bind(cohort.meetings_at_least)
        .bind(cohort.state.code().to_owned())
        .bind(cohort.version)
        .run()
        .await?;
    Ok(rows == 1)
}
