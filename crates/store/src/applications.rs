//! What a giver said when applying, as fixed choices: what the coordinator reads before deciding.

use std::collections::BTreeMap;

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{
    id::{ParticipationId, kind},
    permission::Permit,
};
use uuid::Uuid;

/// An application as it is kept; each list holds codes of `content/names.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Application {
    /// Why (`helping_reasons`).
    pub reasons: Vec<String>,
    /// What they bring (`helping_experience`).
    pub experience: Vec<String>,
    /// What they pledge (`pledges`).
    pub pledge: Vec<String>,
}

#[derive(FromRow)]
struct Row {
    participation: Uuid,
    reasons: String,
    experience: String,
    pledge: String,
}

/// Writes the permitted participation's application, and that the commitments were accepted.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn write(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    application: &Application,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO application (participation, reasons, experience, pledge, sent_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (participation) DO UPDATE SET reasons = excluded.reasons, experience = excluded.experience,
             pledge = excluded.pledge, sent_at = excluded.sent_at"
    ))
    .bind(permit.id().uuid())
    .bind(application.reasons.join(" "))
    .bind(application.experience.join(" "))
    .bind(application.pledge.join(" "))
    .bind(Stamp::from(now))
    .run()
    .await?;
    unit.query(sql!("UPDATE participation SET commitments_at = $2 WHERE id = $1"))
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await
        .map(drop)
}

/// What the givers of the permitted cohort said when they applied. Imported people have not said anything.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_cohort(
    unit: &mut Unit,
    permit: &Permit<kind::Cohort>,
) -> Result<BTreeMap<ParticipationId, Application>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT application.participation, reasons, experience, pledge
             FROM application JOIN participation ON participation.id = application.participation
             WHERE participation.cohort = $1"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    let codes = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let said = rows.into_iter().map(|row| {
        let application = Application {
            reasons: codes(&row.reasons),
            experience: codes(&row.experience),
            pledge: codes(&row.pledge),
        };
        (row.participation.into(), application)
    });
    Ok(said.collect())
}
