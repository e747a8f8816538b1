//! Self-declarations: "I belong to a group this programme is for". Which group is neither asked nor kept.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
use trellis_domain::{id::kind, permission::Permit};

/// A declaration that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelfDeclaration {
    /// The version of the statement.
    pub statement: i64,
    /// When it was made.
    pub declared_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    statement: i64,
    declared_at: Stamp,
}

/// Declares, for the permitted participation. Declaring again after a withdrawal counts anew.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn declare(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    statement: i64,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO self_declaration (participation, statement, declared_at) VALUES ($1, $2, $3)
         ON CONFLICT (participation) DO UPDATE
         SET statement = excluded.statement, declared_at = excluded.declared_at, withdrawn_at = NULL"
    ))
    .bind(permit.id().uuid())
    .bind(statement)
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}

/// Whether the permitted participation has declared, and what.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
) -> Result<Option<SelfDeclaration>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT statement, declared_at FROM self_declaration WHERE participation = $1 AND withdrawn_at IS NULL"
        ))
        .bind(permit.id().uuid())
        .maybe()
        .await?;
    Ok(row.map(|row| SelfDeclaration { statement: row.statement, declared_at: row.declared_at.into() }))
}

/// Withdraws the permitted participation's declaration.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn withdraw(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    now: Timestamp,
) -> Result<(), Broken> {
    unit.query(sql!(
        "UPDATE self_declaration SET withdrawn_at = $2 WHERE participation = $1 AND withdrawn_at IS NULL"
    ))
    .bind(permit.id().uuid())
    .bind(Stamp::from(now))
    .run()
    .await
    .map(drop)
}
