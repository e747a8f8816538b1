//! The six checks before a programme starts, as they were answered; and the charter's signature.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::kind,
    permission::Permit,
    readiness::{Answer, Check},
};

#[derive(FromRow)]
struct Row {
    name: String,
    answer: String,
    plan: String,
    plan_by: String,
}

/// The answers of the permitted programme.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Vec<(Check, Answer)>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT name, answer, plan, plan_by FROM readiness WHERE programme = $1 ORDER BY name"))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            let check = Check::parse(&row.name).ok_or_else(|| Broken::unreadable("readiness.name"))?;
            let answer = match row.answer.as_str() {
                "yes" => Answer::Yes,
                "plan" => Answer::Plan {
                    text: row.plan,
                    by: row.plan_by.parse().map_err(|_| Broken::unreadable("readiness.plan_by"))?,
                },
                _ => Answer::No,
            };
            Ok((check, answer))
        })
        .collect()
}

/// Writes one answer, over the one before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn answer(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
    check: Check,
    answer: &Answer,
) -> Result<(), Broken> {
    let (plan, by) = match answer {
        Answer::Plan { text, by } => (text.clone(), by.to_string()),
        Answer::Yes | Answer::No => (String::new(), String::new()),
    };
    unit.query(sql!(
        "INSERT INTO readiness (programme, name, answer, plan, plan_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (programme, name) DO UPDATE
         SET answer = excluded.answer, plan = excluded.plan, plan_by = excluded.plan_by"
    ))
    .bind(permit.id().uuid())
    .bind(check.code().to_owned())
    .bind(answer.code().to_owned())
    .bind(plan)
    .bind(by)
    .run()
    .await
    .map(drop)
}

/// Who signed the charter, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Version of the charter's text.
    pub version: i64,
    /// The executive sponsor.
    pub by: String,
    /// The day.
    pub on: Date,
}

#[derive(FromRow)]
struct Signed {
    version: i64,
    signed_by: String,
    signed_on: String,
}

impl TryFrom<Signed> for Signature {
    type Error = Broken;
    fn try_from(row: Signed) -> Result<Self, Broken> {
        let on = row.signed_on.parse().map_err(|_| Broken::unreadable("charter.signed_on"))?;
        Ok(Self { version: row.version, by: row.signed_by, on })
    }
}

/// The signature under the permitted programme's charter.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn charter(unit: &mut Unit, permit: &Permit<kind::Programme>) -> Result<Option<Signature>, Broken> {
    let row: Option<Signed> = unit
        .query(sql!("SELECT version, signed_by, signed_on FROM charter WHERE programme = $1"))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    row.map(Signature::try_from).transpose()
}

/// Every signature under a charter, for everybody: a charter is public.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn charters(unit: &mut Unit) -> Result<Vec<Signature>, Broken> {
    let rows: Vec<Signed> = unit
        .query(sql!("SELECT version, signed_by, signed_on FROM charter ORDER BY signed_on, programme"))
        .all()
        .await?;
    rows.into_iter().map(Signature::try_from).collect()
}

/// Signs the charter. A signed one is never changed: false when it was signed before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sign(
    unit: &mut Unit,
    permit: &Permit<kind::Programme>,
    signature: &Signature,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "INSERT INTO charter (programme, version, signed_by, signed_on) VALUES ($1, $2, $3, $4)
             ON CONFLICT (programme) DO NOTHING"
        ))
        .bind(permit.id().uuid())
        .bind(signature.version)
        .bind(signature.by.clone())
        .bind(signature.on.to_string())
        .run()
        .await?;
    Ok(rows == 1)
}
