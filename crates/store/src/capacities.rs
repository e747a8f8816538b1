//! What givers have room for: places of one hat, hours over all hats, and the training that comes before.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{CohortId, ParticipationId, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// Places of one giver's hat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The giver's participation.
    pub participation: ParticipationId,
    /// How many mentees at once.
    pub places: i64,
    /// How many of them are taken; moves only where a place is taken or freed.
    pub taken: i64,
    /// No new matches before this day.
    pub paused_until: Option<Date>,
}

/// Hours of one giver over all hats of a cohort, in half-hours a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The giver.
    pub person: PersonId,
    /// What they are ready to give.
    pub cap: i64,
    /// What is planned.
    pub load: i64,
}

#[derive(FromRow)]
struct PlacesRow {
    participation: Uuid,
    places: i64,
    taken: i64,
    paused_until: Option<String>,
}

impl From<PlacesRow> for Places {
    fn from(row: PlacesRow) -> Self {
        Self {
            participation: row.participation.into(),
            places: row.places,
            taken: row.taken,
            paused_until: row.paused_until.and_then(|day| day.parse().ok()),
        }
    }
}

#[derive(FromRow)]
struct HoursRow {
    person: Uuid,
    cap: i64,
    load: i64,
}

/// The permitted giver's places; none before they were set.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn places(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Option<Places>, Broken> {
    let row: Option<PlacesRow> = unit
        .query(sql!(
            "SELECT participation, places, taken, paused_until FROM capacity WHERE participation = $1"
        ))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    Ok(row.map(Places::from))
}

/// The places of every giver of the permitted cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn places_of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Places>, Broken> {
    let rows: Vec<PlacesRow> = unit
        .query(sql!(
            "SELECT capacity.participation AS participation, places, taken, paused_until
             FROM capacity JOIN participation ON participation.id = capacity.participation
             WHERE participation.cohort = $1 ORDER BY capacity.participation"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(Places::from).collect())
}

/// The hours of every giver of the permitted cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn hours_of_cohort(unit: &mut Unit, permit: &Permit<kind::Cohort>) -> Result<Vec<Hours>, Broken> {
    let rows: Vec<HoursRow> = unit
        .query(sql!("SELECT person, cap, load FROM giver_hours WHERE cohort = $1 ORDER BY person"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Hours { person: row.person.into(), cap: row.cap, load: row.load })
        .collect())
}

/// How many half-hours a month the permitted giver is ready to give over all hats of the cohort; none before it was set.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn cap(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Option<i64>, Broken> {
    let row: Option<HoursRow> = unit
        .query(sql!(
            "SELECT giver_hours.person AS person, cap, load FROM giver_hours
             JOIN participation ON participation.person = giver_hours.person AND participation.cohort = giver_hours.cohort
             WHERE participation.id = $1"
        ))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    Ok(row.map(|row| row.cap))
}

/// Sets how many places a giver offers, keeping those that are taken.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn set_places(
    unit: &mut Unit,
    giver: ParticipationId,
    places: i64,
    paused_until: Option<Date>,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO capacity (participation, places, taken, paused_until, version) VALUES ($1, $2, 0, $3, 1)
         ON CONFLICT (participation) DO UPDATE
         SET places = excluded.places, paused_until = excluded.paused_until, version = capacity.version + 1"
    ))
    .bind(giver.uuid())
    .bind(places)
    .bind(paused_until.map(|day| day.to_string()))
    .run()
    .await
    .map(drop)
}

/// Sets how many half-hours a month a giver is ready to give, keeping the planned load. `supervision` is the load
/// of a mentor before any mentee.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn set_hours(
    unit: &mut Unit,
    giver: PersonId,
    cohort: CohortId,
    cap: i64,
    supervision: i64,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO giver_hours (person, cohort, cap, load) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person, cohort) DO UPDATE SET cap = excluded.cap"
    ))
    .bind(giver.uuid())
    .bind(cohort.uuid())
    .bind(cap)
    .bind(supervision)
    .run()
    .await
    .map(drop)
}

/// A giver in one hat of one cohort, whose places and hours are counted.
#[derive(Debug, Clone, Copy)]
pub struct Giver {
    /// The participation of that hat.
    pub participation: ParticipationId,
    /// Who.
    pub person: PersonId,
    /// In which cohort.
    pub cohort: CohortId,
}

/// Takes one of a giver's places and its hours, or says that there is none: the condition stands in the statement.
/// Nothing may be kept of an action to which this says no.
///
/// `half_hours` is the planned load of the place a month, `ceiling` the programme's.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take(unit: &mut Unit, giver: Giver, half_hours: i64, ceiling: i64) -> Result<bool, Broken> {
    let places = unit
        .query(sql!(
            "UPDATE capacity SET taken = taken + 1, version = version + 1 WHERE participation = $1 AND taken < places"
        ))
        .bind(giver.participation.uuid())
        .run()
        .await?;
    if places == 0 {
        return Ok(false);
    }
    let hours = unit
        .query(sql!(
            "UPDATE giver_hours SET load = load + $3
             WHERE person = $1 AND cohort = $2 AND load + $3 <= cap AND load + $3 <= $4"
        ))
        .bind(giver.person.uuid())
        .bind(giver.cohort.uuid())
        .bind(half_hours)
        .bind(ceiling)
        .run()
        .await?;
    Ok(hours == 1)
}

/// Frees one of a giver's places and its hours.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn free(unit: &mut Unit, giver: Giver, half_hours: i64) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE capacity SET taken = taken - 1, version = version + 1 WHERE participation = $1 AND taken > 0"
    ))
    .bind(giver.participation.uuid())
    .run()
    .await?;
    unit.query(sql!(
        "UPDATE giver_hours SET load = load - $3 WHERE person = $1 AND cohort = $2 AND load >= $3"
    ))
    .bind(giver.person.uuid())
    .bind(giver.cohort.uuid())
    .bind(half_hours)
    .run()
    .await
    .map(drop)
}
