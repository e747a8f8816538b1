//! Who has accepted which version of the agreement. No text is kept here, only names and versions.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{id::kind, pair::Side, permission::Permit};

use crate::pairs::Pair;

/// One side's signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Which side.
    pub side: Side,
    /// The name of the text.
    pub template: String,
    /// Its version.
    pub version: i64,
    /// Which version of what the two add to it; 0 for the standard text alone.
    pub clauses: i64,
    /// When.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    side: String,
    template: String,
    template_version: i64,
    clauses: i64,
    at: Stamp,
}

/// The signatures under the permitted pair's agreement.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<Vec<Signature>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT side, template, template_version, clauses, at FROM signature WHERE pair = $1 ORDER BY side"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Signature {
                side: Side::parse(&row.side).ok_or_else(|| Broken::unreadable("signature.side"))?,
                template: row.template,
                version: row.template_version,
                clauses: row.clauses,
                at: row.at.into(),
            })
        })
        .collect()
}

/// Signs for one side, over an earlier signature of that side.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn sign(unit: &mut Unit, pair: &Pair, new: &Signature) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO signature (pair, side, template, template_version, clauses, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (pair, side) DO UPDATE SET template = excluded.template,
           template_version = excluded.template_version, clauses = excluded.clauses, at = excluded.at"
    ))
    .bind(pair.id.uuid())
    .bind(new.side.code().to_owned())
    .bind(new.template.clone())
    .bind(new.version)
    .bind(new.clauses)
    .bind(Stamp::from(new.at))
    .run()
    .await
    .map(drop)
}

/// Takes away the signatures under another version of the text: both sign the same one.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn clear_others(
    unit: &mut Unit,
    permit: &Permit<kind::Pair>,
    template: &str,
    version: i64,
) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM signature WHERE pair = $1 AND (template <> $2 OR template_version <> $3)"))
        .bind(permit.id().uuid())
        .bind(template.to_owned())
        .bind(version)
        .run()
        .await
        .map(drop)
}

/// Takes every signature of the permitted pair away: what they stood under has changed.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn clear(unit: &mut Unit, permit: &Permit<kind::Pair>) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM signature WHERE pair = $1")).bind(permit.id().uuid()).run().await.map(drop)
}
