//! What the two of a request write, sealed, and the key of each epoch as it is sealed to each of them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{ItemId, PersonId, SupportId, kind},
    permission::Permit,
    support::Side,
};
use uuid::Uuid;

use super::{Asker, Request};

/// A word as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its id.
    pub id: ItemId,
    /// Its request.
    pub request: SupportId,
    /// Which of the two wrote it.
    pub side: Side,
    /// Who; none without an account.
    pub author: Option<PersonId>,
    /// The epoch in which it was sealed.
    pub epoch: u32,
    /// The day.
    pub day: Date,
    /// The bytes.
    pub sealed: Vec<u8>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    request: Uuid,
    side: String,
    author: Option<Uuid>,
    epoch: i64,
    day: String,
    sealed: Vec<u8>,
}

impl TryFrom<Row> for Word {
    type Error = Broken;
    fn try_from(row: Row) -> Result<Self, Broken> {
        Ok(Self {
            id: row.id.into(),
            request: row.request.into(),
            side: Side::parse(&row.side).ok_or_else(|| Broken::unreadable("support_word.side"))?,
            author: row.author.map(Into::into),
            epoch: u32::try_from(row.epoch).map_err(|_| Broken::unreadable("support_word.epoch"))?,
            day: row.day.parse().map_err(|_| Broken::unreadable("support_word.day"))?,
            sealed: row.sealed,
        })
    }
}

/// Adds a word at the end.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, word: &Word) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO support_word (id, request, position, side, author, epoch, day, sealed)
         SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4, $5, $6, $7 FROM support_word WHERE request = $2"
    ))
    .bind(word.id.uuid())
    .bind(word.request.uuid())
    .bind(word.side.code().to_owned())
    .bind(word.author.map(PersonId::uuid))
    .bind(i64::from(word.epoch))
    .bind(word.day.to_string())
    .bind(word.sealed.clone())
    .run()
    .await
    .map(drop)
}

/// Everything that the two wrote, the oldest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, request: &Request) -> Result<Vec<Word>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, request, side, author, epoch, day, sealed FROM support_word WHERE request = $1 ORDER BY position"
        ))
        .bind(request.id.uuid())
        .all()
        .await?;
    rows.into_iter().map(Word::try_from).collect()
}

/// Everything that the permitted person wrote, in whatever request, the oldest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn by_author(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Word>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, request, side, author, epoch, day, sealed FROM support_word
             WHERE author = $1 ORDER BY day, request, position"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Word::try_from).collect()
}

#[derive(FromRow)]
struct Copy {
    epoch: i64,
    sealed: Vec<u8>,
}

/// The sealed keys of one side, by epoch.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn copies(
    unit: &mut Unit,
    request: SupportId,
    side: Side,
) -> Result<BTreeMap<u32, Vec<u8>>, Broken> {
    let rows: Vec<Copy> = unit
        .query(sql!("SELECT epoch, sealed FROM support_copy WHERE request = $1 AND side = $2 ORDER BY epoch"))
        .bind(request.uuid())
        .bind(side.code().to_owned())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (u32::try_from(row.epoch).unwrap_or_default(), row.sealed)).collect())
}

/// Gives one side a copy of an epoch.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn give(
    unit: &mut Unit,
    request: SupportId,
    side: Side,
    epoch: u32,
    sealed: Vec<u8>,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO support_copy (request, epoch, side, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (request, epoch, side) DO UPDATE SET sealed = excluded.sealed"
    ))
    .bind(request.uuid())
    .bind(i64::from(epoch))
    .bind(side.code().to_owned())
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

/// Takes every copy of one side away: whoever held them reads nothing in it any more.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_copies(unit: &mut Unit, request: SupportId, side: Side) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM support_copy WHERE request = $1 AND side = $2"))
        .bind(request.uuid())
        .bind(side.code().to_owned())
        .run()
        .await
        .map(drop)
}

#[derive(FromRow)]
struct Key {
    public_key: Vec<u8>,
}

/// The key that can be sealed to for one side; none where there is none.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn key(unit: &mut Unit, request: &Request, side: Side) -> Result<Option<[u8; 32]>, Broken> {
    let person = match (side, request.asker) {
        (Side::Asker, Asker::Receipt { key, .. }) => return Ok(Some(key)),
        (Side::Asker, Asker::Person(person)) => Some(person),
        (Side::Handler, _) => request.handler,
    };
    let Some(person) = person else { return Ok(None) };
    let row: Option<Key> = unit
        .query(sql!("SELECT public_key FROM member_key WHERE person = $1"))
        .bind(person.uuid())
        .maybe()
        .await?;
    let key = row.map(|row| <[u8; 32]>::try_from(row.public_key)).transpose();
    key.map_err(|_| Broken::unreadable("member_key.public_key"))
}
