//! Notes of a pair: shared ones, which both read, and one's own reflections, which nobody else does.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    day,
    event::{Event, What},
    id::{ItemId, PairId, PersonId, kind},
    pair::PairState,
    permission::{Action, Permit},
    refusal::Refusal,
    summary::SummaryState,
};
use trellis_store::{
    meetings::Meeting,
    member_keys,
    pairs::{self, Pair},
    people,
};

use crate::{
    act::{Act, Stop},
    requests::side,
    sealed_drafts,
    spaces::{self, Opened, Room},
    summaries::{self, Seen as Summary},
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

/// What a note came of, where it was not simply written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A question of the first talk, counted from 1.
    Opener(u8),
    /// The meeting of that day.
    TakenAway(Date),
}

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The writing.
    pub text: String,
    /// It was written before both had agreed on what stays between them.
    #[serde(default)]
    pub before_agreement: bool,
    /// What it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_of: Option<Origin>,
}

impl Text {
    /// What is written now in a pair that stands there.
    pub(crate) fn new(text: &str, state: PairState, came_of: Option<Origin>) -> Self {
        let before_agreement = matches!(state, PairState::Chemistry | PairState::Contracting);
        Self { text: text.to_owned(), before_agreement, came_of }
    }
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
    /// What was told to the coordinators, or is to be; the one that moved last first.
    pub summaries: Vec<Summary>,
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
    let my_side = side(act, &pair)?;
    let mut summaries = summaries::of_two(act, &permit, my_side, &mut notes).await?;
    if over(pair.state) {
        use SummaryState::{Released, TakenBack};
        summaries.retain(|one| one.mine || matches!(one.summary.state, Released | TakenBack));
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
    Ok(Notes { pair, other, shared, notes, summaries, reflections, drafts, other_waits, other_lacks_earlier })
}

/// Whether I have written something for myself about a pair.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn wrote_alone(act: &mut Act, id: PairId) -> Result<bool, Stop> {
    let own = act.may(Action::ReadOwnSpace, act.person()?).await?;
    let alone = spaces::look(act, &own).await?;
    let found: Vec<Opened<Text>> = spaces::items(act, &alone, id.uuid(), Note::Reflection.code()).await?;
    Ok(!found.is_empty())
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
    let text = Text::new(text, pair.state, None);
    let room = room(act, &permit, &pair, kind).await?;
    spaces::write(act, &room, id.uuid(), kind.code(), &text).await?;
    sealed_drafts::drop_at(act, &kind.draft(id)).await?;
    // The day is kept with the note, never the hour; so who wrote at this moment stands nowhere.
    act.record_unsigned(Event::new(What::NoteWritten, id)).await
}

pub(crate) async fn room(
    act: &mut Act,
    permit: &Permit<kind::Pair>,
    pair: &Pair,
    kind: Note,
) -> Result<Room, Stop> {
    match kind {
        Note::Shared => spaces::enter(act, permit, &[pair.mentee_person, pair.giver_person]).await,
        Note::Reflection => alone(act).await,
    }
}

/// My own space, to write in it.
pub(crate) async fn alone(act: &mut Act) -> Result<Room, Stop> {
    let me = act.person()?;
    let own = act.may(Action::WriteOwnSpace, me).await?;
    spaces::enter(act, &own, &[me]).await
}

/// The one thing that somebody takes away from a meeting, and whether the other one reads it too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenAway {
    /// The words.
    pub text: String,
    /// It stands in the shared notes; otherwise only its writer reads it.
    pub shared: bool,
}

/// Where the draft of what is taken away from a meeting lies.
pub(crate) fn draft_of_meeting(meeting: &Meeting) -> String {
    format!("pair/{}/takeaway/{}", meeting.pair, meeting.id)
}

/// Writes what is taken away from a meeting. While I am locked it is kept as a draft, which waits behind the door.
pub(crate) async fn take_along(
    act: &mut Act,
    pair: &Pair,
    meeting: &Meeting,
    taken: &TakenAway,
) -> Result<(), Stop> {
    let text = taken.text.trim();
    if text.is_empty() {
        return Ok(());
    }
    act.may(Action::WriteReflection, pair.id).await?;
    if text.chars().count() > MOST {
        return Err(Refusal::TooLong.into());
    }
    if act.member.is_none() {
        return keep_taken(act, meeting, taken).await;
    }
    let room = if taken.shared {
        let permit = act.may(Action::WriteNotes, pair.id).await?;
        room(act, &permit, pair, Note::Shared).await?
    } else {
        alone(act).await?
    };
    let kind = if taken.shared { Note::Shared } else { Note::Reflection };
    let on = meeting.starts_at.map(day::of).map(Origin::TakenAway);
    spaces::write(act, &room, pair.id.uuid(), kind.code(), &Text::new(text, pair.state, on)).await?;
    sealed_drafts::drop_at(act, &draft_of_meeting(meeting)).await
}

pub(crate) async fn keep_taken(act: &mut Act, meeting: &Meeting, taken: &TakenAway) -> Result<(), Stop> {
    let typed = if taken.text.trim().is_empty() {
        String::new()
    } else {
        serde_json::to_string(taken).map_err(|_| Stop::NotFound)?
    };
    sealed_drafts::keep(act, &draft_of_meeting(meeting), &typed).await
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
    // What else I wrote here, such as a goal that has another owner or a summary that was sent, is no note.
    let mut notes: Vec<Opened<Text>> = spaces::items(act, &room, id.uuid(), kind.code()).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let my_side = side(act, &pair)?;
    summaries::of_two(act, &permit, my_side, &mut notes).await?;
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
