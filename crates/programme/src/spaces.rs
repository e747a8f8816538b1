//! Spaces: what a pair writes and reads together, and what one person writes alone. Opened with the member's own
//! secret, inside the request; nothing that is open outlives it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, de::DeserializeOwned};
use trellis_domain::{
    id::{Id, ItemId, PersonId},
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_sealing::{Epoch, Member, Place, PublicKey};
pub use trellis_store::items::Item;
use trellis_store::{
    Broken, items, member_keys,
    pairs::Pair,
    spaces::{self, HasSpace, Reader, Space},
};

use crate::{
    act::{Act, Stop},
    member_keys::usable,
};

/// A space as one of its readers finds it.
#[derive(Debug)]
pub struct Room {
    /// What the reader can open.
    pub door: Door,
    /// Who can read what is written from now on, told from the sealed copies.
    pub readers: Vec<PersonId>,
    /// Who is meant to read and cannot yet, because they have not set their keys up.
    pub waiting: Vec<PersonId>,
    space: Option<Space>,
}

/// Whether the space stands open.
#[derive(Debug)]
pub enum Door {
    /// I have no key yet.
    NoKeys,
    /// I have one, and have not unlocked.
    Locked,
    /// Who can read differs from who is meant to: nothing is written until that is looked into.
    Altered,
    /// Open: the epochs that I hold.
    Open(BTreeMap<u32, Epoch>),
}

impl Room {
    /// Whether what lies here can be read now.
    pub fn is_open(&self) -> bool {
        matches!(self.door, Door::Open(_))
    }
}

/// Looks into the space of a permitted thing. Changes nothing.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn look<K: HasSpace>(act: &mut Act, permit: &Permit<K>) -> Result<Room, Stop> {
    let me = act.person()?;
    let own = act.may(Action::ReadOwnKeys, me).await?;
    let key = member_keys::of(&mut act.unit, &own).await?;
    let Some(space) = spaces::of(&mut act.unit, permit).await? else {
        let door = match (&key, &act.member) {
            (None, _) => Door::NoKeys,
            (Some(_), None) => Door::Locked,
            (Some(_), Some(_)) => Door::Open(BTreeMap::new()),
        };
        return Ok(Room { door, readers: Vec::new(), waiting: Vec::new(), space: None });
    };
    let meant = spaces::readers(&mut act.unit, &space).await?;
    let readers = spaces::holders(&mut act.unit, &space).await?;
    let waiting = meant.iter().filter(|reader| reader.key.is_none()).map(|reader| reader.person).collect();
    let door = match (&key, act.member.clone()) {
        (None, _) => Door::NoKeys,
        (Some(_), None) => Door::Locked,
        (Some(_), Some(_)) if readers != with_keys(&meant) => Door::Altered,
        (Some(_), Some(member)) => Door::Open(epochs(act, &space, &member, me).await?),
    };
    Ok(Room { door, readers, waiting, space: Some(space) })
}

fn with_keys(meant: &[Reader]) -> Vec<PersonId> {
    meant.iter().filter(|reader| reader.key.is_some()).map(|reader| reader.person).collect()
}

/// The epochs of a space that a member holds and can open. A copy that does not open was tampered with; it is left out,
/// and what lies in its epoch shows as locked.
async fn epochs(
    act: &mut Act,
    space: &Space,
    member: &Member,
    me: PersonId,
) -> Result<BTreeMap<u32, Epoch>, Stop> {
    let copies = spaces::copies(&mut act.unit, space, me).await?;
    let opened = copies.into_iter().filter_map(|(number, copy)| {
        Epoch::open(member, space.id, number, me, &copy).ok().map(|epoch| (number, epoch))
    });
    Ok(opened.collect())
}

/// Enters the space of a permitted thing to write in it; begins it, for these readers, where there is none yet.
///
/// # Errors
/// [`Refusal::NoKeys`], [`Refusal::Locked`], or [`Refusal::SpaceAltered`] when who can read differs from who is meant to.
pub async fn enter<K: HasSpace>(
    act: &mut Act,
    permit: &Permit<K>,
    members: &[PersonId],
) -> Result<Room, Stop> {
    let me = act.person()?;
    if spaces::of(&mut act.unit, permit).await?.is_none() {
        let mut space = spaces::begin(&mut act.unit, permit, members, &mut act.dice).await?;
        turn(act, &mut space).await?;
    }
    let room = look(act, permit).await?;
    match &room.door {
        Door::NoKeys => Err(Refusal::NoKeys.into()),
        Door::Locked => Err(Refusal::Locked.into()),
        Door::Open(_) if room.readers.contains(&me) => Ok(room),
        Door::Altered | Door::Open(_) => Err(Refusal::SpaceAltered.into()),
    }
}

/// Turns a space to a new epoch, sealed to everybody who is meant to read and has a key. Needs nobody to be unlocked:
/// the key is fresh, and is gone from memory when this returns.
pub(crate) async fn turn(act: &mut Act, space: &mut Space) -> Result<(), Stop> {
    spaces::turn(&mut act.unit, space).await?;
    let epoch = Epoch::new(space.id, space.epoch, &mut act.dice);
    for reader in spaces::readers(&mut act.unit, space).await? {
        let Some(key) = reader.key else { continue };
        let sealed = epoch.seal_to(reader.person, PublicKey(key), &mut act.dice);
        let sealed = sealed.map_err(|_| Broken::unreadable("member_key.public_key"))?;
        spaces::give(&mut act.unit, space, space.epoch, reader.person, sealed).await?;
    }
    Ok(())
}

/// Shuts the space of a pair that has come to its end: from now on nobody can write or read anything new in it.
pub(crate) async fn shut(act: &mut Act, pair: &Pair) -> Result<(), Stop> {
    let Some(mut space) = spaces::of_pair(&mut act.unit, pair).await? else { return Ok(()) };
    spaces::dismiss_readers(&mut act.unit, &space).await?;
    turn(act, &mut space).await
}

/// Lets somebody into a space that has begun: they read what is written from now on.
pub(crate) async fn admit<K: HasSpace>(
    act: &mut Act,
    permit: &Permit<K>,
    reader: PersonId,
) -> Result<(), Stop> {
    let Some(mut space) = spaces::of(&mut act.unit, permit).await? else { return Ok(()) };
    spaces::add_reader(&mut act.unit, &space, reader).await?;
    turn(act, &mut space).await
}

/// Lets somebody out of a space: what is written from now on is not for them.
pub(crate) async fn dismiss<K: HasSpace>(
    act: &mut Act,
    permit: &Permit<K>,
    reader: PersonId,
) -> Result<(), Stop> {
    let Some(mut space) = spaces::of(&mut act.unit, permit).await? else { return Ok(()) };
    spaces::dismiss_reader(&mut act.unit, &space, reader).await?;
    turn(act, &mut space).await
}

/// Gives another reader the epochs that I hold and they do not: what was written before they set up, or before they
/// had to begin again.
///
/// # Errors
/// [`Refusal::Locked`] unless I am unlocked; [`Refusal::NothingChanged`] when there is nothing to share.
pub async fn share_earlier<K: HasSpace>(
    act: &mut Act,
    permit: &Permit<K>,
    with: PersonId,
) -> Result<(), Stop> {
    let room = look(act, permit).await?;
    let (Door::Open(mine), Some(space)) = (&room.door, &room.space) else {
        return Err(Refusal::Locked.into());
    };
    let meant = spaces::readers(&mut act.unit, space).await?;
    let key = meant.iter().find(|reader| reader.person == with).and_then(|reader| reader.key);
    let key = PublicKey(key.filter(|_| usable(&meant, with)).ok_or(Refusal::NoKeys)?);
    let theirs = spaces::copies(&mut act.unit, space, with).await?;
    let missing: Vec<&Epoch> = mine.values().filter(|epoch| !theirs.contains_key(&epoch.number())).collect();
    if missing.is_empty() {
        return Err(Refusal::NothingChanged.into());
    }
    for epoch in missing {
        let sealed = epoch.seal_to(with, key, &mut act.dice);
        let sealed = sealed.map_err(|_| Broken::unreadable("member_key.public_key"))?;
        spaces::give(&mut act.unit, space, epoch.number(), with, sealed).await?;
    }
    Ok(())
}

/// Whether a reader lacks epochs that I hold.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn lacks_earlier(act: &mut Act, room: &Room, with: PersonId) -> Result<bool, Stop> {
    let (Door::Open(mine), Some(space)) = (&room.door, &room.space) else { return Ok(false) };
    if !room.readers.contains(&with) {
        return Ok(false);
    }
    let theirs = spaces::copies(&mut act.unit, space, with).await?;
    Ok(mine.keys().any(|number| !theirs.contains_key(number)))
}

/// An item that was opened, or one that this reader cannot open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened<T> {
    /// Where it lies.
    pub item: Item,
    /// What it says; none when it is of an epoch that this reader does not hold.
    pub text: Option<T>,
}

/// The items of one kind in one thread, the newest first.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn items<T: DeserializeOwned>(
    act: &mut Act,
    room: &Room,
    thread: uuid::Uuid,
    kind: &'static str,
) -> Result<Vec<Opened<T>>, Stop> {
    let Some(space) = &room.space else { return Ok(Vec::new()) };
    let found = items::of(&mut act.unit, space, thread, kind).await?;
    Ok(found.into_iter().map(|item| Opened { text: opened(room, &item), item }).collect())
}

/// The items of one kind in every thread, the newest first.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn items_of_kind<T: DeserializeOwned>(
    act: &mut Act,
    room: &Room,
    kind: &'static str,
) -> Result<Vec<Opened<T>>, Stop> {
    let Some(space) = &room.space else { return Ok(Vec::new()) };
    let found = items::of_kind(&mut act.unit, space, kind).await?;
    Ok(found.into_iter().map(|item| Opened { text: opened(room, &item), item }).collect())
}

/// The epochs that a reader holds: what was written in any other they cannot read.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn held_by(act: &mut Act, room: &Room, reader: PersonId) -> Result<BTreeSet<u32>, Stop> {
    let Some(space) = &room.space else { return Ok(BTreeSet::new()) };
    Ok(spaces::copies(&mut act.unit, space, reader).await?.into_keys().collect())
}

/// One item, none where there is no such thing here.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn item<T: DeserializeOwned>(
    act: &mut Act,
    room: &Room,
    id: ItemId,
) -> Result<Option<Opened<T>>, Stop> {
    let Some(space) = &room.space else { return Ok(None) };
    let found = items::one(&mut act.unit, space, id).await?;
    Ok(found.map(|item| Opened { text: opened(room, &item), item }))
}

fn opened<T: DeserializeOwned>(room: &Room, item: &Item) -> Option<T> {
    let Door::Open(epochs) = &room.door else { return None };
    let place = Place { item: item.id, author: item.author, day: item.day };
    let plain = epochs.get(&item.epoch)?.read(&place, &item.sealed).ok()?;
    serde_json::from_slice(&plain).ok()
}

/// Writes something new.
///
/// # Errors
/// [`Refusal::Locked`] when the room is not open.
pub async fn write<T: Serialize>(
    act: &mut Act,
    room: &Room,
    thread: uuid::Uuid,
    kind: &'static str,
    text: &T,
) -> Result<ItemId, Stop> {
    let (space, epoch) = current(room)?;
    let author = act.person()?;
    let place = Place {
        item: Id::random(&mut act.dice),
        author,
        day: act.now.to_zoned(jiff::tz::TimeZone::UTC).date(),
    };
    let plain = plain(text)?;
    let sealed = epoch.seal(&place, &plain, &mut act.dice);
    let item = Item {
        id: place.item,
        thread,
        kind,
        epoch: epoch.number(),
        author,
        day: place.day,
        sealed,
        version: 1,
    };
    items::add(&mut act.unit, space, &item).await?;
    Ok(place.item)
}

/// Writes an item anew, over the version that was read. Whose words it holds does not change.
///
/// # Errors
/// [`Stop::Changed`] when it has another version by now, [`Refusal::Locked`] when the room is not open.
pub async fn rewrite<T: Serialize>(act: &mut Act, room: &Room, read: &Item, text: &T) -> Result<(), Stop> {
    rewrite_by(act, room, read, read.author, text).await
}

/// Words an item anew, over the version that was read: from now on it is mine, to take along and to be deleted with me.
///
/// # Errors
/// As [`rewrite`].
pub async fn reword<T: Serialize>(act: &mut Act, room: &Room, read: &Item, text: &T) -> Result<(), Stop> {
    let me = act.person()?;
    rewrite_by(act, room, read, me, text).await
}

async fn rewrite_by<T: Serialize>(
    act: &mut Act,
    room: &Room,
    read: &Item,
    author: PersonId,
    text: &T,
) -> Result<(), Stop> {
    let (space, epoch) = current(room)?;
    let place = Place { item: read.id, author, day: read.day };
    let sealed = epoch.seal(&place, &plain(text)?, &mut act.dice);
    let anew = Item { sealed, author, epoch: epoch.number(), ..read.clone() };
    if items::replace(&mut act.unit, space, &anew).await? { Ok(()) } else { Err(Stop::Changed) }
}

/// Takes an item away that the caller may take away, whoever wrote it.
pub(crate) async fn erase(act: &mut Act, room: &Room, id: ItemId) -> Result<(), Stop> {
    let (space, _) = current(room)?;
    Ok(items::remove(&mut act.unit, space, id).await?)
}

/// Takes something of mine away, whatever it is: the caller has looked what.
///
/// # Errors
/// [`Stop::NotFound`] when there is no such thing of mine here.
pub async fn take_away(act: &mut Act, room: &Room, id: ItemId) -> Result<(), Stop> {
    let space = room.space.as_ref().ok_or(Stop::NotFound)?;
    let me = act.person()?;
    let item = items::one(&mut act.unit, space, id).await?.filter(|item| item.author == me);
    item.ok_or(Stop::NotFound)?;
    Ok(items::remove(&mut act.unit, space, id).await?)
}

fn current(room: &Room) -> Result<(&Space, &Epoch), Stop> {
    let (Door::Open(epochs), Some(space)) = (&room.door, &room.space) else {
        return Err(Refusal::Locked.into());
    };
    Ok((space, epochs.get(&space.epoch).ok_or(Refusal::SpaceAltered)?))
}

fn plain<T: Serialize>(text: &T) -> Result<zeroize::Zeroizing<Vec<u8>>, Stop> {
    let plain = serde_json::to_vec(text).map_err(|_| Broken::Rule("private writing is plain data"))?;
    Ok(zeroize::Zeroizing::new(plain))
}
