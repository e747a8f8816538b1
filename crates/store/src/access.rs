//! "Who looked at my record": one row for every look by somebody outside the relationship.

use jiff::Timestamp;
use rand::RngCore;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{CohortId, Id, PersonId, kind},
    permission::{Actor, Permit},
};
use uuid::Uuid;

/// One look at one person's record.
#[derive(Debug, Clone, FromRow)]
pub struct Look {
    /// Who looked.
    pub actor: Uuid,
    /// In which role.
    pub role: String,
    /// At which page.
    pub page: String,
    /// The reason given, empty where none was needed.
    pub reason: String,
    /// When.
    pub at: Stamp,
}

/// Writes down that the actor opened a page about `subject`. Looking at oneself is not written down.
///
/// # Errors
/// [`Broken`] when the store fails; then the page is not shown either.
pub async fn looked(
    unit: &mut Unit,
    now: Timestamp,
    actor: Actor,
    subject: PersonId,
    page: &str,
    reason: &str,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let Some(person) = actor.person().filter(|person| *person != subject) else { return Ok(()) };
    unit.query(sql!(
        "INSERT INTO access_event (id, subject, actor, role, page, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(Id::<()>::random(dice).uuid())
    .bind(subject.uuid())
    .bind(person.uuid())
    .bind(actor.role_code().to_owned())
    .bind(page.to_owned())
    .bind(reason.to_owned())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Writes down that a list of a cohort was opened; one row, however many people are on it.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn looked_through(
    unit: &mut Unit,
    now: Timestamp,
    actor: Actor,
    cohort: CohortId,
    page: &str,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let Some(person) = actor.person() else { return Ok(()) };
    unit.query(sql!(
        "INSERT INTO list_access (id, cohort, actor, role, page, at) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(Id::<()>::random(dice).uuid())
    .bind(cohort.uuid())
    .bind(person.uuid())
    .bind(actor.role_code().to_owned())
    .bind(page.to_owned())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Every look at the permitted person's record, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Look>, Broken> {
    unit.query(sql!(
        "SELECT actor, role, page, reason, at FROM access_event WHERE subject = $1 ORDER BY at DESC, id"
    ))
    .bind(permit.id().uuid())
    .all()
    .await
}

#[derive(FromRow)]
struct Day {
    role: String,
    day: String,
}

/// On how many days of each month a list that includes the permitted person was opened: `(role, "2026-11", days)`.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn list_days_of(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
) -> Result<Vec<(String, String, usize)>, Broken> {
    let days: Vec<Day> = unit
        .query(sql!(
            "SELECT DISTINCT list_access.role AS role, substr(list_access.at, 1, 10) AS day
             FROM list_access JOIN participation ON participation.cohort = list_access.cohort
             WHERE participation.person = $1 AND list_access.actor <> $1 AND list_access.at >= participation.joined_at
             ORDER BY day DESC, role"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let mut months: Vec<(String, String, usize)> = Vec::new();
    for Day { role, day } in days {
        let month = day[..7].to_owned();
        match months.iter_mut().find(|seen| seen.0 == role && seen.1 == month) {
            Some(seen) => seen.2 += 1,
            None => months.push((role, month, 1)),
        }
    }
    Ok(months)
}

#[derive(FromRow)]
struct Given {
    reason: String,
}

/// The reason that somebody gave for looking at the permitted person's record since a moment, if they gave one.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn reason(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    actor: PersonId,
    since: Timestamp,
) -> Result<Option<String>, Broken> {
    let row: Option<Given> = unit
        .query(sql!(
            "SELECT reason FROM access_event
             WHERE subject = $1 AND actor = $2 AND at >= $3 AND reason <> '' ORDER BY at DESC, id LIMIT 1"
        ))
        .bind(permit.id().uuid())
        .bind(actor.uuid())
        .bind(Stamp::from(since))
        .maybe()
        .await?;
    Ok(row.map(|row| row.reason))
}
