//! A private record: "something happened", with its day. Only who writes it reads it, and nothing is sent from here.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    day,
    event::{Event, What},
    id::{Id, ItemId, kind},
    permission::Action,
    refusal::Refusal,
};

use crate::{
    act::{Act, Stop},
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// An entry is at most this long, in characters.
pub const MOST: usize = 8_000;
/// What an entry is in the store, in the thread of its person.
pub(crate) const KIND: &str = "record";
/// Where the draft of one lies.
const DRAFT: &str = "record";

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The day on which it happened.
    pub happened_on: Date,
    /// The words.
    pub text: String,
}

/// My record.
#[derive(Debug)]
pub struct Record {
    /// My own space.
    pub room: Room,
    /// The entries, what happened last first.
    pub entries: Vec<Opened<Entry>>,
    /// What I had begun to write: none, locked, or as it was typed.
    pub draft: Option<Option<String>>,
}

/// My record.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn read(act: &mut Act) -> Result<Record, Stop> {
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    let room = spaces::look(act, &own).await?;
    let mut entries = spaces::items::<Entry>(act, &room, me.uuid(), KIND).await?;
    entries.sort_by_key(|one| std::cmp::Reverse(one.text.as_ref().map(|entry| entry.happened_on)));
    let draft = sealed_drafts::at(act, DRAFT).await?;
    Ok(Record { room, entries, draft })
}

/// Writes an entry. Needs to be unlocked; what was typed is kept as a draft by the page otherwise.
///
/// # Errors
/// [`Refusal::Incomplete`] for no words, [`Refusal::TooLong`] over [`MOST`] characters, [`Refusal::DatesOutOfOrder`] for
/// a day that has not come; what [`spaces::enter`] says.
pub async fn write(act: &mut Act, happened_on: Option<Date>, text: &str) -> Result<(), Stop> {
    let me = act.person()?;
    let own = act.may(Action::WriteOwnSpace, me).await?;
    let (text, today) = (text.trim(), day::of(act.now));
    if text.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    if text.chars().count() > MOST {
        return Err(Refusal::TooLong.into());
    }
    let happened_on = happened_on.unwrap_or(today);
    if happened_on > today {
        return Err(Refusal::DatesOutOfOrder.into());
    }
    let room = spaces::enter(act, &own, &[me]).await?;
    spaces::write(act, &room, me.uuid(), KIND, &Entry { happened_on, text: text.to_owned() }).await?;
    sealed_drafts::drop_at(act, DRAFT).await?;
    act.record_unsigned(Event::new(What::OwnWordsWritten, Id::<kind::Host>::HERE)).await
}

/// Keeps what I have typed so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, typed: &str) -> Result<(), Stop> {
    sealed_drafts::keep(act, DRAFT, typed).await
}

/// Deletes an entry. It is gone at once.
///
/// # Errors
/// [`Stop::NotFound`] when there is no such entry of mine.
pub async fn take_away(act: &mut Act, item: ItemId) -> Result<(), Stop> {
    let me = act.person()?;
    act.may(Action::WriteOwnSpace, me).await?;
    let record = read(act).await?;
    if !record.entries.iter().any(|one| one.item.id == item) {
        return Err(Stop::NotFound);
    }
    spaces::take_away(act, &record.room, item).await?;
    act.record_unsigned(Event::new(What::OwnWordsTakenAway, Id::<kind::Host>::HERE)).await
}
