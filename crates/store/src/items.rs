//! Pieces of writing, sealed: where each lies, who wrote it and on which day, and bytes that only readers open.

use jiff::civil::Date;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{ItemId, PersonId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::{pairs::Pair, spaces::Space};

/// An item as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What it belongs to within the space, such as the pair that a reflection is about.
    pub thread: Uuid,
    /// What it is, one of [`KINDS`].
    pub kind: &'static str,
    /// The epoch in which it was sealed.
    pub epoch: u32,
    /// Who wrote it.
    pub author: PersonId,
    /// The day it was begun.
    pub day: Date,
    /// The bytes.
    pub sealed: Vec<u8>,
    /// Counts changes, from 1.
    pub version: i64,
}

/// What an item can be.
pub const KINDS: [&str; 16] = [
    "note",
    "reflection",
    "aims",
    "act_line",
    "post",
    "need",
    "record",
    "goal",
    "step",
    "rating",
    "clauses",
    "ask",
    "ask_word",
    "review",
    "farewell",
    "rules",
];

#[derive(FromRow)]
struct Row {
    id: Uuid,
    thread: Uuid,
    kind: String,
    epoch: i64,
    author: Uuid,
    day: String,
    sealed: Vec<u8>,
    version: i64,
}

impl TryFrom<Row> for Item {
    type Error = Broken;
    fn try_from(row: Row) -> Result<Self, Broken> {
        let kind = KINDS.into_iter().find(|kind| *kind == row.kind);
        Ok(Self {
            id: row.id.into(),
            thread: row.thread,
            kind: kind.ok_or_else(|| Broken::unreadable("item.kind"))?,
            epoch: u32::try_from(row.epoch).map_err(|_| Broken::unreadable("item.epoch"))?,
            author: row.author.into(),
            day: row.day.parse().map_err(|_| Broken::unreadable("item.day"))?,
            sealed: row.sealed,
            version: row.version,
        })
    }
}

/// Adds an item at the end of its space.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add(unit: &mut Unit, space: &Space, item: &Item) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO item (id, space, thread, kind, epoch, author, day, position, sealed, version)
         SELECT $1, $2, $3, $4, $5, $6, $7, COALESCE(MAX(position), 0) + 1, $8, 1 FROM item WHERE space = $2"
    ))
    .bind(item.id.uuid())
    .bind(space.id.uuid())
    .bind(item.thread)
    .bind(item.kind.to_owned())
    .bind(i64::from(item.epoch))
    .bind(item.author.uuid())
    .bind(item.day.to_string())
    .bind(item.sealed.clone())
    .run()
    .await
    .map(drop)
}

/// The items of one kind in one thread of a space, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of(unit: &mut Unit, space: &Space, thread: Uuid, kind: &str) -> Result<Vec<Item>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, thread, kind, epoch, author, day, sealed, version FROM item
             WHERE space = $1 AND thread = $2 AND kind = $3 ORDER BY position DESC"
        ))
        .bind(space.id.uuid())
        .bind(thread)
        .bind(kind.to_owned())
        .all()
        .await?;
    rows.into_iter().map(Item::try_from).collect()
}

/// The items of one kind in every thread of a space, the newest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_kind(unit: &mut Unit, space: &Space, kind: &str) -> Result<Vec<Item>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, thread, kind, epoch, author, day, sealed, version FROM item
             WHERE space = $1 AND kind = $2 ORDER BY position DESC"
        ))
        .bind(space.id.uuid())
        .bind(kind.to_owned())
        .all()
        .await?;
    rows.into_iter().map(Item::try_from).collect()
}

/// What the permitted person has written in a space, the oldest first.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn by_author(
    unit: &mut Unit,
    space: &Space,
    permit: &Permit<kind::Person>,
) -> Result<Vec<Item>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT id, thread, kind, epoch, author, day, sealed, version FROM item
             WHERE space = $1 AND author = $2 ORDER BY position"
        ))
        .bind(space.id.uuid())
        .bind(permit.id().uuid())
        .all()
        .await?;
    rows.into_iter().map(Item::try_from).collect()
}

/// One item of a space.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn one(unit: &mut Unit, space: &Space, id: ItemId) -> Result<Option<Item>, Broken> {
    let row: Option<Row> = unit
        .query(sql!(
            "SELECT id, thread, kind, epoch, author, day, sealed, version FROM item WHERE space = $1 AND id = $2"
        ))
        .bind(space.id.uuid())
        .bind(id.uuid())
        .maybe()
        .await?;
    row.map(Item::try_from).transpose()
}

/// Writes an item anew, unless it has another version by now. Whether it was written.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn replace(unit: &mut Unit, space: &Space, item: &Item) -> Result<bool, Broken> {
    let changed = unit
        .query(sql!(
            "UPDATE item SET sealed = $4, epoch = $5, author = $6, version = version + 1
             WHERE space = $1 AND id = $2 AND version = $3"
        ))
        .bind(space.id.uuid())
        .bind(item.id.uuid())
        .bind(item.version)
        .bind(item.sealed.clone())
        .bind(i64::from(item.epoch))
        .bind(item.author.uuid())
        .run()
        .await?;
    Ok(changed == 1)
}

/// Takes an item away. It is gone at once.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn remove(unit: &mut Unit, space: &Space, id: ItemId) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM item WHERE space = $1 AND id = $2"))
        .bind(space.id.uuid())
        .bind(id.uuid())
        .run()
        .await
        .map(drop)
}

/// Takes away everything of one kind that the permitted person has written in one thread, wherever it lies.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_back(
    unit: &mut Unit,
    permit: &Permit<kind::Person>,
    thread: Uuid,
    kind: &str,
) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM item WHERE author = $1 AND thread = $2 AND kind = $3"))
        .bind(permit.id().uuid())
        .bind(thread)
        .bind(kind.to_owned())
        .run()
        .await
        .map(drop)
}

/// Takes everything of one kind out of the space of a pair.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn clear(unit: &mut Unit, pair: &Pair, kind: &str) -> Result<(), Broken> {
    unit.query(sql!(
        "DELETE FROM item WHERE kind = $2 AND space IN (SELECT id FROM space WHERE kind = 'pair' AND about = $1)"
    ))
    .bind(pair.id.uuid())
    .bind(kind.to_owned())
    .run()
    .await
    .map(drop)
}

/// Deletes everything of one kind that was written about the permitted participation.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn forget(unit: &mut Unit, permit: &Permit<kind::Participation>, kind: &str) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM item WHERE thread = $1 AND kind = $2"))
        .bind(permit.id().uuid())
        .bind(kind.to_owned())
        .run()
        .await
        .map(drop)
}
