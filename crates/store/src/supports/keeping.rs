//! Requests that have come to their time: closed where nobody has written for long, deleted for real, and gone with whoever is
//! erased.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{PersonId, SupportId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::deletions::each;

/// A closed request whose time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// The request.
    pub id: SupportId,
    /// Who is told before; nobody without an account.
    pub asker: Option<PersonId>,
    /// The day on which it was closed.
    pub closed_on: Date,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    asker: Option<Uuid>,
    moved_on: String,
}

impl TryFrom<Row> for Ending {
    type Error = Broken;
    fn try_from(row: Row) -> Result<Self, Broken> {
        let closed_on = row.moved_on.parse().map_err(|_| Broken::unreadable("support_request.moved_on"))?;
        Ok(Self { id: row.id.into(), asker: row.asker.map(Into::into), closed_on })
    }
}

/// Open requests in which nothing has moved since a day.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn quiet(unit: &mut Unit, _: &Permit<kind::Host>, since: Date) -> Result<Vec<SupportId>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, asker, moved_on FROM support_request WHERE state <> 'closed' AND moved_on <= $1 ORDER BY id"
        ))
        .bind(since.to_string())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Requests that were closed on a day or before.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn closed(unit: &mut Unit, _: &Permit<kind::Host>, before: Date) -> Result<Vec<Ending>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, asker, moved_on FROM support_request WHERE state = 'closed' AND moved_on <= $1 ORDER BY id"
        ))
        .bind(before.to_string())
        .all()
        .await?;
    rows.into_iter().map(Ending::try_from).collect()
}

/// Deletes a request whose time has come.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget(unit: &mut Unit, _: &Permit<kind::Host>, ending: &Ending) -> Result<(), Broken> {
    remove(unit, ending.id).await
}

/// Deletes the permitted request.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_away(unit: &mut Unit, permit: &Permit<kind::Support>) -> Result<(), Broken> {
    remove(unit, permit.id()).await
}

/// Deletes a request with all that is written in it, the keys to it, and the news that leads to it.
async fn remove(unit: &mut Unit, id: SupportId) -> Result<(), Broken> {
    let steps = each![
        "DELETE FROM support_word WHERE request = $1",
        "DELETE FROM support_copy WHERE request = $1",
        "DELETE FROM foretold WHERE object = $1",
        "DELETE FROM support_request WHERE id = $1",
    ];
    for step in steps {
        unit.query(step).bind(id.uuid()).run().await?;
    }
    unit.query(sql!("DELETE FROM notice WHERE link LIKE $1"))
        .bind(format!("%/support/{id}"))
        .run()
        .await
        .map(drop)
}

/// What somebody asks goes with them; what they were asked to read stays for who asks, who chooses another reader.
pub(crate) async fn forget_member(unit: &mut Unit, person: PersonId) -> Result<(), Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT id, asker, moved_on FROM support_request WHERE asker = $1"))
        .bind(person.uuid())
        .all()
        .await?;
    for row in rows {
        remove(unit, row.id.into()).await?;
    }
    let steps = each![
        "DELETE FROM support_word WHERE author = $1",
        "DELETE FROM support_copy WHERE side = 'handler' AND request IN (SELECT id FROM support_request WHERE handler = $1)",
        "UPDATE support_request SET handler = NULL, version = version + 1 WHERE handler = $1",
    ];
    for step in steps {
        unit.query(step).bind(person.uuid()).run().await?;
    }
    Ok(())
}
