//! Notes of a pair: shared ones, which both read, and one's own reflections, which nobody else does.

use serde::{Deserialize, Serialize};
use trellis_domain::{
    event::{Event, What},
    id::{ItemId, PairId, PersonId, kind},
    pair::PairState,
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_store::{
    member_keys,
    pairs::{self, Pair},
    people,
};

use crate::{
    act::{Act, Stop},
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// A note is at most this long, in characters.
pub const MOST: usize = 8_000;

/// Which kind of note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Both of the pair read it.
    Shared,
    /// About myself; nobody else reads it.
    Reflection,
}

impl Note {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Shared, Self::Reflection];

    /// The code in the store and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shared => "note",
            Self::Reflection => "reflection",
        }
    }

    /// The kind of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Where the draft of one lies.
    pub fn draft(self, pair: PairId) -> String {
        format!("pair/{pair}/{}", self.code())
    }
}

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The writing.
    pub text: String,
    /// It was written before both had agreed on what stays between them.
    #[serde(default)]
    pub before_agreement: bool,
}

/// The notes of a pair, as one of the two sees them.
#[derive(Debug)]
pub struct Notes {
    /// The pair.
    pub pair: Pair,
    /// The other person's id and name.
    pub other: (PersonId, String),
    /// The space of the two.
    pub shared: Room,
    /// What the two have written, the newest first; after an ending only what I wrote.
    pub notes: Vec<Opened<Text>>,
    /// My reflections, the newest first.
    pub reflections: Vec<Opened<Text>>,
    /// What I had begun to write, by kind: none, locked, or the text.
    pub drafts: [Option<Option<String>>; 2],
    /// The other has no private space yet, and can read nothing.
    pub other_waits: bool,
    /// The other has keys now, and lacks what was written before.
    pub other_lacks_earlier: bool,
}

impl Notes {
    /// Whether something new can be written: not once the pair is over.
    pub fn can_write(&self) -> bool {
        !over(self.pair.state)
    }
}

/// The notes of a pair.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two.
pub async fn read(act: &mut Act, id: PairId) -> Result<Notes, Stop> {
    let permit = act.may(Action::ReadNotes, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let me = act.person()?;
    let (mentee, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let other = if mentee.id == me { giver } else { mentee };
    let shared = spaces::look(act, &permit).await?;
    let mut notes = spaces::items(act, &shared, id.uuid(), Note::Shared.code()).await?;
    if over(pair.state) {
        notes.retain(|note: &Opened<Text>| note.item.author == me);
    }
    let own = act.may(Action::ReadOwnSpace, me).await?;
    let alone = spaces::look(act, &own).await?;
    let reflections = spaces::items(act, &alone, id.uuid(), Note::Reflection.code()).await?;
    let other_lacks_earlier = spaces::lacks_earlier(act, &shared, other.id).await?;
    let mut drafts = [None, None];
    for (place, kind) in drafts.iter_mut().zip(Note::ALL) {
        *place = sealed_drafts::at(act, &kind.draft(id)).await?;
    }
    let other_waits = !member_keys::stands_for(&mut act.unit, &permit, other.id).await?;
    let other = (other.id, other.profile.name());
    Ok(Notes { pair, other, shared, notes, reflections, drafts, other_waits, other_lacks_earlier })
}

/// After an ending each reads only what they wrote themselves.
fn over(state: PairState) -> bool {
    !matches!(state, PairState::Contracting | PairState::Active | PairState::Paused | PairState::Closing)
}

/// Writes a note. Needs to be unlocked; what was typed is kept as a draft by the page otherwise.
///
/// # Errors
/// [`Refusal::Incomplete`] for an empty note, [`Refusal::TooLong`] over [`MOST`] characters; what [`spaces::enter`] says.
pub async fn write(act: &mut Act, id: PairId, kind: Note, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::WriteNotes, id).await?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    if text.chars().count() > MOST {
        return Err(Refusal::TooLong.into());
    }
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let text = Text { text: text.to_owned(), before_agreement: pair.state == PairState::Contracting };
    let room = room(act, &permit, &pair, kind).await?;
    spaces::write(act, &room, id.uuid(), kind.code(), &text).await?;
    sealed_drafts::drop_at(act, &kind.draft(id)).await?;
    // The day is kept with the note, never the hour; so who wrote at this moment stands nowhere.
    act.record_unsigned(Event::new(What::NoteWritten, id)).await
}

async fn room(act: &mut Act, permit: &Permit<kind::Pair>, pair: &Pair, kind: Note) -> Result<Room, Stop> {
    match kind {
        Note::Shared => spaces::enter(act, permit, &[pair.mentee_person, pair.giver_person]).await,
        Note::Reflection => {
            let me = act.person()?;
            let own = act.may(Action::WriteOwnSpace, me).await?;
            spaces::enter(act, &own, &[me]).await
        }
    }
}

/// Keeps what I have typed so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: PairId, kind: Note, text: &str) -> Result<(), Stop> {
    act.may(Action::WriteNotes, id).await?;
    sealed_drafts::keep(act, &kind.draft(id), text).await
}

/// Takes a note of mine away, at once and for both.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine.
pub async fn take_away(act: &mut Act, id: PairId, kind: Note, item: ItemId) -> Result<(), Stop> {
    let permit = act.may(Action::ReadNotes, id).await?;
    let room = match kind {
        Note::Shared => spaces::look(act, &permit).await?,
        Note::Reflection => {
            let own = act.may(Action::WriteOwnSpace, act.person()?).await?;
            spaces::look(act, &own).await?
        }
    };
    // What else I wrote here, such as a goal that has another owner, is no note.
    let notes: Vec<Opened<Text>> = spaces::items(act, &room, id.uuid(), kind.code()).await?;
    if !notes.iter().any(|note| note.item.id == item) {
        return Err(Stop::NotFound);
    }
    spaces::take_away(act, &room, item).await?;
    act.record_unsigned(Event::new(What::NoteTakenAway, id)).await
}

/// Shares with the other what was written before they could read.
///
/// # Errors
/// What [`spaces::share_earlier`] says.
pub async fn share_earlier(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::WriteNotes, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let me = act.person()?;
    let other = if pair.mentee_person == me { pair.giver_person } else { pair.mentee_person };
    spaces::share_earlier(act, &permit, other).await?;
    act.record(Event::new(What::EarlierNotesShared, id)).await
}
