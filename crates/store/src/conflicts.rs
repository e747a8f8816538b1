//! "Not these two": declared in private, sealed, found by keyed marks that are the same both ways.

use jiff::{Timestamp, civil::Date};
use rand::RngCore;
use serde::{Deserialize, Serialize};
use trellis_database::{Broken, FromRow, Stamp, Unit, sql};
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
fn marks(keys: &Keys, by: PersonId, kind: ConflictKind, other: PersonId) -> (Vec<u8>, Option<Vec<u8>>) {
    let line = kind == ConflictKind::LineManagement;
    (pair_mark(keys, by, other), line.then(|| line_mark(keys, by, other)))
}

#[derive(FromRow)]
struct Account {
    id: Uuid,
}

/// Who the other one is, if anybody has that account.
async fn known(unit: &mut Unit, other: &Other) -> Result<Option<PersonId>, Broken> {
    match other {
        Other::Person(person) => Ok(Some(*person)),
        Other::Address(address) => {
            let found: Option<Account> = unit
                .query(sql!("SELECT id FROM account WHERE address = $1"))
                .bind(address.as_str().to_owned())
                .maybe()
                .await?;
            Ok(found.map(|account| account.id.into()))
        }
    }
}

/// Declares a conflict of `by`. Whether an address is known here makes no difference that `by` could see: what was
/// typed is what they find among their own, for who takes part is nobody's business. False when `by` has declared the same two before and it still stands.
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
    let (mark, line) = match (known(unit, &declaration.other).await?, &declaration.other) {
        (Some(other), _) => marks(keys, by, declaration.kind, other),
        (None, Other::Address(address)) => (waiting(keys, address), None),
        (None, Other::Person(other)) => marks(keys, by, declaration.kind, *other),
    };
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
        if let Some(other) = known(unit, &opened(keys, row)?.other).await? {
            let by = PersonId::from(row.declared_by);
            pairs.push(if by < other { (by, other) } else { (other, by) });
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    Ok(pairs)
}

/// An account has come into being for an address: declarations that waited for it are about that person now.
/// What their author typed stays as it was typed.
///
/// # Errors
/// [`Broken`] when the store fails or a column does not open.
pub async fn settle(unit: &mut Unit, keys: &Keys, address: &Address, person: PersonId) -> Result<(), Broken> {
    let rows: Vec<Row> = unit
        .query(sql!("SELECT id, declared_by, sealed, declared_at FROM conflict WHERE mark = $1 ORDER BY id"))
        .bind(waiting(keys, address))
        .all()
        .await?;
    for row in &rows {
        let kind = opened(keys, row)?.kind;
        let (mark, line) = marks(keys, row.declared_by.into(), kind, person);
        unit.query(sql!("UPDATE conflict SET mark = $2, line_mark = $3 WHERE id = $1"))
            .bind(row.id)
            .bind(mark)
            .bind(line)
            .run()
            .await?;
    }
    Ok(())
}

/// Whether anything that either declared stands between two people on `today`. Asked again at the moment of a yes.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn between(
    unit: &mut Unit,
    keys: &Keys,
    one: PersonId,
    other: PersonId,
    today: Date,
) -> Result<bool, Broken> {
    let found: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count FROM conflict
             WHERE mark = $1 AND withdrawn_at IS NULL AND (until IS NULL OR until >= $2)"
        ))
        .bind(pair_mark(keys, one, other))
        .bind(today.to_string())
        .one()
        .await?;
    Ok(found.count > 0)
}

#[derive(FromRow)]
struct Marks {
    mark: Vec<u8>,
    line_mark: Option<Vec<u8>>,
}

/// Whether anything that anybody declared stands between any two of these people on `today`. One answer for all of
/// them: between whom, and why, does not leave here.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn among(unit: &mut Unit, keys: &Keys, people: &[PersonId], today: Date) -> Result<bool, Broken> {
    let rows: Vec<Marks> = unit
        .query(sql!(
            "SELECT mark, line_mark FROM conflict WHERE withdrawn_at IS NULL AND (until IS NULL OR until >= $1)"
        ))
        .bind(today.to_string())
        .all()
        .await?;
    let standing: std::collections::BTreeSet<Vec<u8>> =
        rows.into_iter().flat_map(|row| [Some(row.mark), row.line_mark]).flatten().collect();
    let two = people
        .iter()
        .enumerate()
        .flat_map(|(place, one)| people[place + 1..].iter().map(move |other| (*one, *other)));
    let mut two = two;
    Ok(two.any(|(one, other)| {
        one == other
            || standing.contains(&pair_mark(keys, one, other))
            || standing.contains(&line_mark(keys, one, other))
    }))
}

/// A giver of one's own cohort, found by name.
#[derive(Debug, Clone, FromRow)]
pub struct Findable {
    /// Who.
    pub id: Uuid,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
}

#[derive(FromRow)]
struct Names {
    first_name: String,
    last_name: String,
}

/// The name of somebody whom the permitted person has named in a declaration.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn named(
    unit: &mut Unit,
    _: &Permit<kind::Person>,
    other: PersonId,
) -> Result<Option<String>, Broken> {
    let row: Option<Names> = unit
        .query(sql!("SELECT first_name, last_name FROM person WHERE id = $1"))
        .bind(other.uuid())
        .maybe()
        .await?;
    Ok(row.map(|row| format!("{} {}", row.first_name, row.last_name).trim().to_owned()))
}

/// Whether somebody is among those whom [`findable`] could find.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn is_findable(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    person: PersonId,
) -> Result<bool, Broken> {
    let found: Count = unit
        .query(sql!(
            "SELECT COUNT(*) AS count
             FROM participation AS giver JOIN participation AS mine ON mine.cohort = giver.cohort
             WHERE mine.id = $1 AND giver.person = $2 AND giver.person <> mine.person AND giver.hat <> 'mentee'
               AND giver.state NOT IN ('started', 'declined', 'withdrawn', 'expired')"
        ))
        .bind(permit.id().uuid())
        .bind(person.uuid())
        .one()
        .await?;
    Ok(found.count > 0)
}

/// Givers of the permitted participation's cohort whose name holds the text, ten at most. Mentees are never found
/// by name: that somebody is one may tell their ethnic origin.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn findable(
    unit: &mut Unit,
    permit: &Permit<kind::Participation>,
    text: &str,
) -> Result<Vec<Findable>, Broken> {
    let plain = crate::people::search_key(text.trim()).replace(['%', '_', '\\'], "");
    unit.query(sql!(
        "SELECT id, first_name, last_name FROM person
         WHERE search_key LIKE $2 AND id IN (
             SELECT giver.person FROM participation AS giver JOIN participation AS mine ON mine.cohort = giver.cohort
             WHERE mine.id = $1 AND giver.person <> mine.person AND giver.hat <> 'mentee'
               AND giver.state NOT IN ('started', 'declined', 'withdrawn', 'expired'))
         ORDER BY search_key, id LIMIT 10"
    ))
    .bind(permit.id().uuid())
    .bind(format!("%{plain}%"))
    .all()
    .await
}
