//! Sponsors who go or rest for long, and what mentees keep for the next one.

use jiff::civil::Date;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{CohortId, Id, ParticipationId, PersonId, SponsorshipActId, kind},
    permission::Permit,
    sponsorship::{ActKind, Forum},
    succession::Why,
};
use uuid::Uuid;

use crate::{
    deletions::each,
    sealing::{Keys, Purpose},
};

/// Why the mentees of a sponsor need another one now; none where they do not.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, sponsor: ParticipationId) -> Result<Option<Why>, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT why FROM succession WHERE sponsor = $1 AND closed_on IS NULL"))
        .bind(sponsor.uuid())
        .maybe()
        .await?;
    row.map(|row| Why::parse(&row.why).ok_or_else(|| Broken::unreadable("succession.why"))).transpose()
}

#[derive(FromRow)]
struct Row {
    why: String,
}

/// Opens one, where none is open.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn open(
    unit: &mut Unit,
    sponsor: ParticipationId,
    why: Why,
    today: Date,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    unit.query(sql!("INSERT INTO succession (id, sponsor, why, opened_on) VALUES ($1, $2, $3, $4)"))
        .bind(Id::<()>::random(dice).uuid())
        .bind(sponsor.uuid())
        .bind(why.code().to_owned())
        .bind(today.to_string())
        .run()
        .await
        .map(drop)
}

/// Whoever rested goes after all.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn leaves(unit: &mut Unit, sponsor: ParticipationId) -> Result<(), Broken> {
    unit.query(sql!("UPDATE succession SET why = 'left' WHERE sponsor = $1 AND closed_on IS NULL"))
        .bind(sponsor.uuid())
        .run()
        .await
        .map(drop)
}

/// Closes what is open: the sponsor is back, or out. False where nothing was.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn close(unit: &mut Unit, sponsor: ParticipationId, today: Date) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!("UPDATE succession SET closed_on = $2 WHERE sponsor = $1 AND closed_on IS NULL"))
        .bind(sponsor.uuid())
        .bind(today.to_string())
        .run()
        .await?;
    Ok(rows > 0)
}

#[derive(FromRow)]
struct Sponsor {
    sponsor: Uuid,
}

/// The sponsors whose long rest is over by today, for the daily round.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn rested(
    unit: &mut Unit,
    _: &Permit<kind::Host>,
    today: Date,
) -> Result<Vec<ParticipationId>, Broken> {
    let rows: Vec<Sponsor> = unit
        .query(sql!(
            "SELECT succession.sponsor AS sponsor FROM succession
             WHERE succession.closed_on IS NULL AND succession.why = 'paused'
               AND NOT EXISTS (SELECT 1 FROM capacity WHERE capacity.participation = succession.sponsor
                               AND capacity.paused_until > $1)
             ORDER BY succession.sponsor"
        ))
        .bind(today.to_string())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.sponsor.into()).collect())
}

#[derive(FromRow)]
struct Waiting {
    person: Uuid,
}

/// The mentees whose pair with a sponsor goes on.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn mentees(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<Vec<PersonId>, Broken> {
    let rows: Vec<Waiting> = unit
        .query(sql!(
            "SELECT mentee.person AS person FROM pair JOIN participation AS mentee ON mentee.id = pair.mentee
             WHERE pair.giver = $1 AND pair.kind = 'sponsor' AND pair.state IN ('active', 'paused', 'closing')
             ORDER BY mentee.person"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.person.into()).collect())
}

/// Those who guard sponsorship in the programme of a cohort.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn guardians(unit: &mut Unit, cohort: CohortId) -> Result<Vec<PersonId>, Broken> {
    let rows: Vec<Waiting> = unit
        .query(sql!(
            "SELECT DISTINCT staff_grant.account AS person FROM staff_grant
             JOIN cohort ON cohort.programme = staff_grant.programme
             WHERE cohort.id = $1 AND staff_grant.role = 'sponsorship_guardian' AND staff_grant.ended_at IS NULL
             ORDER BY staff_grant.account"
        ))
        .bind(cohort.uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.person.into()).collect())
}

/// An act that a mentee keeps for her next sponsor. Its line lies in her own space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAct {
    /// Its id: that of the act that it was.
    pub id: SponsorshipActId,
    /// Whose it is.
    pub mentee: ParticipationId,
    /// What is sealed of it.
    pub facts: KeptFacts,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFacts {
    /// What is done.
    #[serde(rename = "k")]
    pub kind: ActKind,
    /// In what kind of room.
    #[serde(rename = "f")]
    pub forum: Forum,
}

#[derive(FromRow)]
struct KeptRow {
    id: Uuid,
    sealed: Vec<u8>,
}

fn place(id: SponsorshipActId) -> String {
    format!("kept_act/{id}")
}

/// Keeps an act for the permitted mentee.
///
/// # Errors
/// [`Broken`] when the store fails, also when it is kept already.
pub async fn keep(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Participation>,
    kept: &KeptAct,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let sealed = keys.seal(Purpose::Choices, &place(kept.id), &kept.facts, dice);
    unit.query(sql!("INSERT INTO kept_act (id, mentee, sealed) VALUES ($1, $2, $3)"))
        .bind(kept.id.uuid())
        .bind(permit.id().uuid())
        .bind(sealed)
        .run()
        .await
        .map(drop)
}

/// What the permitted mentee keeps.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn kept(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<KeptAct>, Broken> {
    let rows: Vec<KeptRow> = unit
        .query(sql!("SELECT id, sealed FROM kept_act WHERE mentee = $1 ORDER BY id"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let opened = rows.into_iter().map(|row| {
        let id = row.id.into();
        let facts = keys.open(Purpose::Choices, &place(id), &row.sealed);
        let facts = facts.map_err(|_| Broken::unreadable("kept_act.sealed"))?;
        Ok(KeptAct { id, mentee: permit.id(), facts })
    });
    opened.collect()
}

/// Lets one go, with its line. False where there is none such of the permitted mentee.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn let_go(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    id: SponsorshipActId,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!("DELETE FROM kept_act WHERE id = $1 AND mentee = $2"))
        .bind(id.uuid())
        .bind(permit.id().uuid())
        .run()
        .await?;
    if rows == 1 {
        unit.query(sql!(
            "DELETE FROM item WHERE thread = $1 AND kind = 'act_line'
               AND space IN (SELECT id FROM space WHERE kind = 'own')"
        ))
        .bind(id.uuid())
        .run()
        .await?;
    }
    Ok(rows == 1)
}

/// Lets everything go that the permitted mentee keeps: she stops.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn let_all_go(unit: &mut Unit, permit: &Permit<kind::Participation>) -> Result<(), Broken> {
    for statement in each![
        "DELETE FROM item WHERE kind = 'act_line' AND thread IN (SELECT id FROM kept_act WHERE mentee = $1)
           AND space IN (SELECT id FROM space WHERE kind = 'own')",
        "DELETE FROM kept_act WHERE mentee = $1",
    ] {
        unit.query(statement).bind(permit.id().uuid()).run().await?;
    }
    Ok(())
}
