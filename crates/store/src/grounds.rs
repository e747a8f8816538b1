//! The positive action record of a programme.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::kind,
    permission::Permit,
    positive_action::{Ground, PositiveActionRecord, RecordState, Section},
};

#[derive(FromRow)]
struct Row {
    section: String,
    ground: String,
    aim: String,
    evidence: String,
    alternatives: String,
    proportionality: String,
    routes_for_others: String,
    end_test: String,
    owner: String,
    approved_by: String,
    approved_on: String,
    review_on: String,
    not_needed_reason: String,
    state: String,
}

impl TryFrom<Row> for PositiveActionRecord {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            section: Section::parse(&row.section)
                .ok_or_else(|| Broken::unreadable("positive_action.section"))?,
            ground: Ground::parse(&row.ground).ok_or_else(|| Broken::unreadable("positive_action.ground"))?,
            aim: row.aim,
            evidence: row.evidence,
            alternatives: row.alternatives,
            proportionality: row.proportionality,
            routes_for_others: row.routes_for_others,
            end_test: row.end_test,
            owner: row.owner,
            approved_by: row.approved_by,
            approved_on: row.approved_on.parse().ok(),
            review_on: row.review_on.parse().ok(),
            not_needed_reason: row.not_needed_reason,
            state: RecordState::parse(&row.state)
                .ok_or_else(|| Broken::unreadable("positive_action.state"))?,
        })
    }
}

/// The permitted programme's record, if one was begun.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn load(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
) -> Result<Option<PositiveActionRecord>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT section, ground, aim, evidence, alternatives, proportionality, routes_for_others, end_test, owner,
                    approved_by, approved_on, review_on, not_needed_reason, state
             FROM positive_action WHERE programme = $1"
        ))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    row.map(PositiveActionRecord::try_from).transpose()
}

/// Writes the permitted programme's record, over the one before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn save(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
    record: &PositiveActionRecord,
) -> Result<(), Broken> {
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    unit.query(sql!(
        "INSERT INTO positive_action (programme, section, ground, aim, evidence, alternatives, proportionality,
                                      routes_for_others, end_test, owner, approved_by, approved_on, review_on,
                                      not_needed_reason, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (programme) DO UPDATE SET section = excluded.section, ground = excluded.ground,
             aim = excluded.aim, evidence = excluded.evidence, alternatives = excluded.alternatives,
             proportionality = excluded.proportionality, routes_for_others = excluded.routes_for_others,
             end_test = excluded.end_test, owner = excluded.owner, approved_by = excluded.approved_by,
             approved_on = excluded.approved_on, review_on = excluded.review_on,
             not_needed_reason = excluded.not_needed_reason, state = excluded.state"
    ))
    .bind(permit.id().uuid())
    .bind(record.section.code().to_owned())
    .bind(record.ground.code().to_owned())
    .bind(record.aim.clone())
    .bind(record.evidence.clone())
    .bind(record.alternatives.clone())
    .bind(record.proportionality.clone())
    .bind(record.routes_for_others.clone())
    .bind(record.end_test.clone())
    .bind(record.owner.clone())
    .bind(record.approved_by.clone())
    .bind(date(record.approved_on))
    .bind(date(record.review_on))
    .bind(record.not_needed_reason.clone())
    .bind(record.state.code().to_owned())
    .run()
    .await
    .map(drop)
}
