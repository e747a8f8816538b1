//! What those who guard sponsorship are shown: how much was done by whom, that something was declared, and who goes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{ParticipationId, PersonId, kind},
    permission::Permit,
    sponsorship::ActState,
    succession::Why,
};
use uuid::Uuid;

use crate::{sealing::Keys, sponsorships};

/// A sponsor of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sponsor {
    /// The participation.
    pub participation: ParticipationId,
    /// Who.
    pub person: PersonId,
    /// Their name on the programme's lists.
    pub name: String,
}

#[derive(FromRow)]
struct SponsorRow {
    participation: Uuid,
    person: Uuid,
    first_name: String,
    last_name: String,
}

/// Everybody in the permitted programme who sponsors somebody, or has done, by name.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sponsors(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Vec<Sponsor>, Broken> {
    let rows: Vec<SponsorRow> = unit
        .query(sql!(
            "SELECT participation.id AS participation, participation.person AS person,
                    person.first_name AS first_name, person.last_name AS last_name
             FROM participation
             JOIN cohort ON cohort.id = participation.cohort
             JOIN person ON person.id = participation.person
             WHERE cohort.programme = $1 AND participation.hat = 'sponsor'
               AND EXISTS (SELECT 1 FROM pair WHERE pair.giver = participation.id
                           AND pair.state IN ('active', 'paused', 'closing', 'closed', 'ended_no_fault'))
             ORDER BY person.last_name, person.first_name, participation.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let named = rows.into_iter().map(|row| Sponsor {
        participation: row.participation.into(),
        person: row.person.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
    });
    Ok(named.collect())
}

#[derive(FromRow)]
struct ActRow {
    giver: Uuid,
    id: Uuid,
    sealed: Vec<u8>,
}

/// How many acts each sponsor of the permitted programme has done, and how many are planned. Of which kind, for whom, and
/// what came of them does not leave here.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn acts(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Programme>,
) -> Result<BTreeMap<ParticipationId, (u32, u32)>, Broken> {
    let rows: Vec<ActRow> = unit
        .query(sql!(
            "SELECT pair.giver AS giver, sponsorship_act.id AS id, sponsorship_act.sealed AS sealed
             FROM sponsorship_act
             JOIN pair ON pair.id = sponsorship_act.pair JOIN cohort ON cohort.id = pair.cohort
             WHERE cohort.programme = $1 ORDER BY sponsorship_act.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let mut counts: BTreeMap<ParticipationId, (u32, u32)> = BTreeMap::new();
    for row in rows {
        let facts = sponsorships::facts(keys, row.id.into(), &row.sealed)?;
        let (done, planned) = counts.entry(row.giver.into()).or_default();
        *done += u32::from(facts.state.happened());
        *planned += u32::from(facts.state == ActState::Planned);
    }
    Ok(counts)
}

#[derive(FromRow)]
struct GiverRow {
    giver: Uuid,
}

/// The sponsors of the permitted programme who have declared something about a panel: what, and for whom, stays sealed.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn declared(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
) -> Result<BTreeSet<ParticipationId>, Broken> {
    let rows: Vec<GiverRow> = unit
        .query(sql!(
            "SELECT DISTINCT pair.giver AS giver FROM panel_declaration
             JOIN pair ON pair.id = panel_declaration.pair JOIN cohort ON cohort.id = pair.cohort
             WHERE cohort.programme = $1 ORDER BY pair.giver"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.giver.into()).collect())
}

#[derive(FromRow)]
struct OpenRow {
    sponsor: Uuid,
    why: String,
    opened_on: String,
}

/// The sponsors of the permitted programme for whose mentees another one is needed: why, and since when.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn successions(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
) -> Result<Vec<(ParticipationId, Why, Date)>, Broken> {
    let rows: Vec<OpenRow> = unit
        .query(sql!(
            "SELECT succession.sponsor AS sponsor, succession.why AS why, succession.opened_on AS opened_on
             FROM succession
             JOIN participation ON participation.id = succession.sponsor
             JOIN cohort ON cohort.id = participation.cohort
             WHERE cohort.programme = $1 AND succession.closed_on IS NULL
             ORDER BY succession.opened_on, succession.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let read = rows.into_iter().map(|row| {
        let why = Why::parse(&row.why).ok_or_else(|| Broken::unreadable("succession.why"))?;
        let on = row.opened_on.parse().map_err(|_| Broken::unreadable("succession.opened_on"))?;
        Ok((row.sponsor.into(), why, on))
    });
    read.collect()
}
