//! For what personal data are used: what the host has decided, and where its two assessments are kept.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::kind,
    permission::Permit,
    readiness::{Basis, Condition, Purpose},
};

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The purpose.
    pub purpose: Purpose,
    /// Its lawful basis.
    pub basis: Basis,
    /// Its condition for sensitive data.
    pub condition: Condition,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: Date,
    /// When it is looked at again.
    pub review_on: Date,
}

impl Decision {
    /// Whether it says that data are used.
    pub fn used(&self) -> bool {
        self.basis != Basis::NotUsed && self.condition != Condition::NotUsed
    }
}

/// References of the assessments; empty where not given.
#[derive(Debug, Clone, Default, PartialEq, Eq, FromRow)]
pub struct Assessments {
    /// Of the data protection impact assessment.
    pub data_protection: String,
    /// Of the equality impact assessment.
    pub equality: String,
}

#[derive(FromRow)]
struct Row {
    name: String,
    lawful_basis: String,
    condition: String,
    decided_by: String,
    decided_on: String,
    review_on: String,
}

impl TryFrom<Row> for Decision {
    type Error = Broken;

    fn try_from(row: Row) -> Result<Self, Broken> {
        let date = |text: &str| text.parse().map_err(|_| Broken::unreadable("purpose's dates"));
        Ok(Self {
            purpose: Purpose::parse(&row.name).ok_or_else(|| Broken::unreadable("purpose.name"))?,
            basis: Basis::parse(&row.lawful_basis)
                .ok_or_else(|| Broken::unreadable("purpose.lawful_basis"))?,
            condition: Condition::parse(&row.condition)
                .ok_or_else(|| Broken::unreadable("purpose.condition"))?,
            by: row.decided_by,
            on: date(&row.decided_on)?,
            review_on: date(&row.review_on)?,
        })
    }
}

/// What is decided in the permitted programme.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Vec<Decision>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT name, lawful_basis, condition, decided_by, decided_on, review_on FROM purpose
             WHERE programme = $1 ORDER BY name"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Decision::try_from).collect()
}

/// Whether data are used for a purpose in the permitted participation's programme. What is undecided is not used.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn in_use(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    purpose: Purpose,
) -> Result<bool, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT name, lawful_basis, condition, decided_by, decided_on, review_on FROM purpose
             WHERE name = $2 AND programme = (SELECT cohort.programme FROM participation
                 JOIN cohort ON cohort.id = participation.cohort WHERE participation.id = $1)"
        ))
        .bind(permit.id().uuid())
        .bind(purpose.code().to_owned())
        .maybe()
        .await?;
    row.map_or(Ok(false), |row| Ok(Decision::try_from(row)?.used()))
}

/// Writes one decision, over the one before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn decide(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
    decision: &Decision,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO purpose (programme, name, lawful_basis, condition, decided_by, decided_on, review_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (programme, name) DO UPDATE SET lawful_basis = excluded.lawful_basis,
             condition = excluded.condition, decided_by = excluded.decided_by,
             decided_on = excluded.decided_on, review_on = excluded.review_on"
    ))
    .bind(permit.id().uuid())
    .bind(decision.purpose.code().to_owned())
    .bind(decision.basis.code().to_owned())
    .bind(decision.condition.code().to_owned())
    .bind(decision.by.clone())
    .bind(decision.on.to_string())
    .bind(decision.review_on.to_string())
    .run()
    .await
    .map(drop)
}

/// The assessments of the permitted programme.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn assessments(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Assessments, Broken> {
    let row = unit
        .query(sql!("SELECT data_protection, equality FROM assessment WHERE programme = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    Ok(row.unwrap_or_default())
}

/// Writes the assessments, over those before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn assess(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
    assessments: &Assessments,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO assessment (programme, data_protection, equality) VALUES ($1, $2, $3)
         ON CONFLICT (programme) DO UPDATE
         SET data_protection = excluded.data_protection, equality = excluded.equality"
    ))
    .bind(permit.id().uuid())
    .bind(assessments.data_protection.clone())
    .bind(assessments.equality.clone())
    .run()
    .await
    .map(drop)
}
