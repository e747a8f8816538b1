//! "Not these two": declared in private, sealed, found by keyed marks that are the same both ways.

use jiff::{Timestamp, civil::Date};
use rand::RngCore;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use trellis_database::{Broken, Stamp, Unit, sql};
use trellis_domain::{
    address::Address,
    conflict::ConflictKind,
    id::{ConflictId, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::{
    sealing::{Keys, Purpose},
    standing::{line_mark, pair_mark},
};

/// The other person of a declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Other {
    /// Somebody with an account.
    Person(PersonId),
    /// Somebody who has none yet; the declaration waits for that address.
    Address(Address),
}

/// What is declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// The other person.
    pub other: Other,
    /// Why.
    pub kind: ConflictKind,
    /// Its last day, if it ends.
    pub until: Option<Date>,
}

/// A declaration of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Its id.
    pub id: ConflictId,
    /// What was declared.
    pub declaration: Declaration,
    /// When.
    pub declared_at: Timestamp,
}

fn place(id: Uuid) -> String {
    format!("conflict/{}", id.simple())
}

/// The mark under which a declaration waits for an address.
fn waiting(keys: &Keys, address: &Address) -> Vec<u8> {
    keys.mark(Purpose::Conflicts, &[b"waiting", address.as_str().as_bytes()])
}

/// Both marks of a declaration: of the two, and of the line of management if it is one.
fn marks(keys: &Keys, by: PersonId, declaration: &Declaration) -> (Vec<u8>, Option<Vec<u8>>) {
    match &declaration.other {
        Other::Person(other) => {
            let line = declaration.kind == ConflictKind::LineManagement;
            (pair_mark(keys, by, *other), line.then(|| line_mark(keys, by, *other)))
        }
        Other::Address(address) => (waiting(keys, address), None),
    }
}

/// Declares a conflict of `by`; false when `by` has declared the same two before and it still stands.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn declare(
    unit: &mut Unit,
    keys: &Keys,
    by: PersonId,
    declaration: &Declaration,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<bool, Broken> {
    let (mark, line) = marks(keys, by, declaration);
    let before: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM conflict WHERE declared_by = $1 AND mark = $2 AND withdrawn_at IS NULL
               AND ((line_mark IS NULL AND $3 = 0) OR (line_mark IS NOT NULL AND $3 = 1))"
        ))
        .bind(by.uuid())
        .bind(mark.clone())
        .bind(i64::from(line.is_some()))
        .one()
        .await?;
    if before.count > 0 {
        return Ok(false);
    }
    let id = ConflictId::random(dice).uuid();
    let sealed = keys.seal(Purpose::Conflicts, &place(id), declaration, dice);
    unit.query(sql!(
        "INSERT INTO conflict (id, declared_by, mark, line_mark, sealed, declared_at, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(id)
    .bind(by.uuid())
    .bind(mark)
    .bind(line)
    .bind(sealed)
    .bind(Stamp::from(now))
    .bind(declaration.until.map(|day| day.to_string()))
    .run()
    .await?;
    Ok(true)
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    declared_by: Uuid,
    sealed: Vec<u8>,
    declared_at: Stamp,
}

fn opened(keys: &Keys, row: &Row) -> Result<Declaration, Broken> {
    keys.open(Purpose::Conflicts, &place(row.id), &row.sealed)
        .map_err(|_| Broken::unreadable("conflict.sealed"))
}

/// The declarations of the permitted person that stand, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn own(unit: &mut Unit, keys: &Keys, permit: &Permit<kind::Person>) -> Result<Vec<Own>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, declared_by, sealed, declared_at FROM conflict
             WHERE declared_by = $1 AND withdrawn_at IS NULL ORDER BY declared_at DESC, id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.iter()
        .map(|row| {
            let declaration = opened(keys, row)?;
            Ok(Own { id: row.id.into(), declaration, declared_at: row.declared_at.into() })
        })
        .collect()
}

/// Takes one of the permitted person's own declarations back; false when it is not theirs or gone already.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn withdraw(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    id: ConflictId,
    now: Timestamp,
) -> Result<bool, Broken> {
    let rows = unit
        .query(sql!(
            "UPDATE conflict SET withdrawn_at = $3 WHERE id = $1 AND declared_by = $2 AND withdrawn_at IS NULL"
        ))
        .bind(id.uuid())
        .bind(permit.id().uuid())
        .bind(Stamp::from(now))
        .run()
        .await?;
    Ok(rows == 1)
}

/// The two people of every declaration that stands on `today` and was made by somebody of the permitted cohort; for
/// the matcher alone. It does not tell who declared what.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn for_matching(
    unit: &mut Unit,
    keys: &Keys,
    permit: &Permit<kind::Cohort>,
    today: Date,
) -> Result<Vec<(PersonId, PersonId)>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, declared_by, sealed, declared_at FROM conflict
             WHERE withdrawn_at IS NULL AND (until IS NULL OR until >= $2)
               AND declared_by IN (SELECT person FROM participation WHERE cohort = $1) ORDER BY id"
        ))
        .bind(permit.id().uuid())
        .bind(today.to_string())
        .all()
        .await?;
    let mut pairs = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Other::Person(other) = opened(keys, row)?.other {
            let by = PersonId::from(row.declared_by);
            pairs.push(if by < other { (by, other) } else { (other, by) });
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    Ok(pairs)
}

/// An account has come into being for an address: declarations that waited for it now name the person.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn settle(
    unit: &mut Unit,
    keys: &Keys,
    address: &Address,
    person: PersonId,
    dice: &mut impl RngCore,
) -> Result<(), Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT id, declared_by, sealed, declared_at FROM conflict WHERE mark = $1 ORDER BY id"))
        .bind(waiting(keys, address))
        .all()
        .await?;
    for row in &rows {
        let declaration = Declaration { other: Other::Person(person), ..opened(keys, row)? };
        let (mark, line) = marks(keys, row.declared_by.into(), &declaration);
        let sealed = keys.seal(Purpose::Conflicts, &place(row.id), &declaration, dice);
        unit.query(sql!("UPDATE conflict SET mark = $2, line_mark = $3, sealed = $4 WHERE id = $1"))
            .bind(row.id)
            .bind(mark)
            .bind(line)
            .bind(sealed)
            .run()
            .await?;
    }
    Ok(())
}
