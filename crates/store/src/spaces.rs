//! Spaces: who is meant to read, and the key of each epoch as it is sealed to each reader.

use std::collections::BTreeMap;

use rand::RngCore;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{Id, PersonId, SpaceId, kind},
    permission::Permit,
};
use uuid::Uuid;

use crate::pairs::Pair;

/// A kind of thing that has a space.
pub trait HasSpace {
    /// The code in the store.
    const CODE: &'static str;
}

impl HasSpace for kind::Person {
    const CODE: &'static str = "own";
}

impl HasSpace for kind::Pair {
    const CODE: &'static str = "pair";
}

/// A space, found under a permit for what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// Its id.
    pub id: SpaceId,
    /// The current epoch; 0 before anybody could read.
    pub epoch: u32,
}

/// Somebody who is meant to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// The key to seal to; none where there is none yet.
    pub key: Option<[u8; 32]>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    epoch: i64,
}

impl From<Row> for Space {
    fn from(row: Row) -> Self {
        Self { id: row.id.into(), epoch: u32::try_from(row.epoch).unwrap_or_default() }
    }
}

/// The space of the permitted thing, none before anything was written.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of<K: HasSpace>(unit: &mut Unit, permit: &Permit<K>) -> Result<Option<Space>, Broken> {
    about(unit, K::CODE, permit.id().uuid()).await
}

/// The space of a pair that was found under a permit.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn of_pair(unit: &mut Unit, pair: &Pair) -> Result<Option<Space>, Broken> {
    about(unit, kind::Pair::CODE, pair.id.uuid()).await
}

async fn about(unit: &mut Unit, kind: &str, about: Uuid) -> Result<Option<Space>, Broken> {
    let row: Option<Row> = unit
        .query(sql!("SELECT id, epoch FROM space WHERE kind = $1 AND about = $2"))
        .bind(kind.to_owned())
        .bind(about)
        .maybe()
        .await?;
    Ok(row.map(Space::from))
}

/// Every space in which a person is meant to read, by one change of that person's key.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn read_by(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<Vec<Space>, Broken> {
    let rows: Vec<Row> = unit
        .query(sql!(
            "SELECT space.id AS id, space.epoch AS epoch FROM space
             JOIN space_reader ON space_reader.space = space.id WHERE space_reader.person = $1 ORDER BY space.id"
        ))
        .bind(permit.id().uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(Space::from).collect())
}

/// Begins the space of the permitted thing, for these readers.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn begin<K: HasSpace>(
    unit: &mut Unit,
    permit: &Permit<K>,
    readers: &[PersonId],
    dice: &mut impl RngCore,
) -> Result<Space, Broken> {
    let space = Space { id: Id::random(dice), epoch: 0 };
    unit.query(sql!("INSERT INTO space (id, kind, about, epoch) VALUES ($1, $2, $3, 0)"))
        .bind(space.id.uuid())
        .bind(K::CODE.to_owned())
        .bind(permit.id().uuid())
        .run()
        .await?;
    for reader in readers {
        unit.query(sql!("INSERT INTO space_reader (space, person) VALUES ($1, $2)"))
            .bind(space.id.uuid())
            .bind(reader.uuid())
            .run()
            .await?;
    }
    Ok(space)
}

/// Somebody more is meant to read, from the next epoch on.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn add_reader(unit: &mut Unit, space: &Space, reader: PersonId) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO space_reader (space, person) VALUES ($1, $2) ON CONFLICT (space, person) DO NOTHING"
    ))
    .bind(space.id.uuid())
    .bind(reader.uuid())
    .run()
    .await
    .map(drop)
}

/// Somebody is not meant to read any more, from the next epoch on.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn dismiss_reader(unit: &mut Unit, space: &Space, reader: PersonId) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM space_reader WHERE space = $1 AND person = $2"))
        .bind(space.id.uuid())
        .bind(reader.uuid())
        .run()
        .await
        .map(drop)
}

/// Nobody is meant to read what comes from now on; what was written stays for its author.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn dismiss_readers(unit: &mut Unit, space: &Space) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM space_reader WHERE space = $1")).bind(space.id.uuid()).run().await.map(drop)
}

#[derive(FromRow)]
struct ReaderRow {
    person: Uuid,
    public_key: Option<Vec<u8>>,
}

/// Who is meant to read, and the key that each can be sealed to.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn readers(unit: &mut Unit, space: &Space) -> Result<Vec<Reader>, Broken> {
    let rows: Vec<ReaderRow> = unit
        .query(sql!(
            "SELECT space_reader.person AS person, member_key.public_key AS public_key FROM space_reader
             LEFT JOIN member_key ON member_key.person = space_reader.person
             WHERE space_reader.space = $1 ORDER BY space_reader.person"
        ))
        .bind(space.id.uuid())
        .all()
        .await?;
    rows.into_iter()
        .map(|row| {
            let key = row.public_key.map(<[u8; 32]>::try_from).transpose();
            let key = key.map_err(|_| Broken::unreadable("member_key.public_key"))?;
            Ok(Reader { person: row.person.into(), key })
        })
        .collect()
}

#[derive(FromRow)]
struct Holder {
    reader: Uuid,
}

/// Who can read the current epoch: whoever holds a copy of its key.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn holders(unit: &mut Unit, space: &Space) -> Result<Vec<PersonId>, Broken> {
    let rows: Vec<Holder> = unit
        .query(sql!("SELECT reader FROM epoch_copy WHERE space = $1 AND epoch = $2 ORDER BY reader"))
        .bind(space.id.uuid())
        .bind(i64::from(space.epoch))
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.reader.into()).collect())
}

#[derive(FromRow)]
struct Copy {
    epoch: i64,
    sealed: Vec<u8>,
}

/// A reader's sealed copies, by epoch.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn copies(
    unit: &mut Unit,
    space: &Space,
    reader: PersonId,
) -> Result<BTreeMap<u32, Vec<u8>>, Broken> {
    let rows: Vec<Copy> = unit
        .query(sql!("SELECT epoch, sealed FROM epoch_copy WHERE space = $1 AND reader = $2 ORDER BY epoch"))
        .bind(space.id.uuid())
        .bind(reader.uuid())
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (u32::try_from(row.epoch).unwrap_or_default(), row.sealed)).collect())
}

/// Gives a reader a copy of an epoch.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn give(
    unit: &mut Unit,
    space: &Space,
    epoch: u32,
    reader: PersonId,
    sealed: Vec<u8>,
) -> Result<(), Broken> {
    unit.query(sql!(
        "INSERT INTO epoch_copy (space, epoch, reader, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (space, epoch, reader) DO UPDATE SET sealed = excluded.sealed"
    ))
    .bind(space.id.uuid())
    .bind(i64::from(epoch))
    .bind(reader.uuid())
    .bind(sealed)
    .run()
    .await
    .map(drop)
}

/// Turns to the next epoch, which the copies given to it open.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn turn(unit: &mut Unit, space: &mut Space) -> Result<(), Broken> {
    space.epoch += 1;
    unit.query(sql!("UPDATE space SET epoch = $2 WHERE id = $1"))
        .bind(space.id.uuid())
        .bind(i64::from(space.epoch))
        .run()
        .await
        .map(drop)
}

/// Takes the permitted person's copies away: the key that they were sealed to is gone.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn take_copies(unit: &mut Unit, permit: &Permit<kind::Person>) -> Result<(), Broken> {
    unit.query(sql!("DELETE FROM epoch_copy WHERE reader = $1"))
        .bind(permit.id().uuid())
        .run()
        .await
        .map(drop)
}
