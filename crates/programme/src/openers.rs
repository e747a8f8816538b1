//! The first talk, both ways: seven questions for the two of them. Each may think beforehand in private, and chooses for each
//! answer whether to keep it or to bring it. An answer lies in one place: kept, it is a reflection; brought, a shared note.

use serde::{Deserialize, Serialize};
use trellis_domain::{
    event::{Event, What},
    id::{PairId, PersonId},
    pair::Side,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{
    member_keys,
    pairs::{self, Pair},
    people,
};

use crate::{
    act::{Act, Stop},
    notes::{self, Note, Origin, Text},
    requests::side,
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// How many questions there are.
pub const QUESTIONS: usize = 7;

/// An answer is at most this long, in characters.
pub const MOST: usize = 2_000;

/// An answer of mine, as it lies here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The words.
    pub text: String,
    /// The other one reads them.
    pub brought: bool,
    item: spaces::Item,
}

/// The seven questions, as one of the two finds them.
#[derive(Debug)]
pub struct Seen {
    /// The pair.
    pub pair: Pair,
    /// Which side the reader is on.
    pub side: Side,
    /// The other person's id and name.
    pub other: (PersonId, String),
    /// My own space.
    pub own: Room,
    /// The space of the two.
    pub shared: Room,
    /// What I have answered.
    pub mine: [Option<Answer>; QUESTIONS],
    /// What the other one has brought.
    pub theirs: [Option<String>; QUESTIONS],
    /// What I had begun to write: none, locked, or the text.
    pub draft: Option<Option<String>>,
    /// The other one has no private space yet, and can read nothing.
    pub other_waits: bool,
}

impl Seen {
    /// Whether an answer can be brought: not before the two have said that they go on.
    pub fn can_bring(&self) -> bool {
        Action::WriteNotes.rule().states.contains(&self.pair.state.code())
    }

    /// What I have answered, in a word that changes with it.
    pub fn since(&self) -> String {
        let mark = |answer: &Option<Answer>| {
            answer.as_ref().map_or_else(
                || "-".to_owned(),
                |answer| format!("{}.{}", &answer.item.id.to_string()[..8], answer.item.version),
            )
        };
        self.mine.iter().map(mark).collect::<Vec<_>>().join("_")
    }
}

/// What is answered to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The words; empty where nothing is said.
    pub text: String,
    /// The other one is to read them.
    pub bring: bool,
}

fn draft(pair: PairId) -> String {
    format!("pair/{pair}/opener")
}

/// The questions, with my answers and what the other one has brought.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two.
pub async fn read(act: &mut Act, id: PairId) -> Result<Seen, Stop> {
    let permit = act.may(Action::ReadOpener, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let me = side(act, &pair)?;
    let (mentee, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let other = if me == Side::Mentee { giver } else { mentee };
    let own = act.may(Action::ReadOwnSpace, act.person()?).await?;
    let own = spaces::look(act, &own).await?;
    let shared = spaces::look(act, &permit).await?;
    let kept = spaces::items(act, &own, id.uuid(), Note::Reflection.code()).await?;
    let brought = spaces::items(act, &shared, id.uuid(), Note::Shared.code()).await?;
    let (theirs, of_mine): (Vec<_>, Vec<_>) =
        brought.into_iter().partition(|one: &Opened<Text>| one.item.author == other.id);
    let mut seen = Seen {
        other_waits: !member_keys::stands_for(&mut act.unit, &permit, other.id).await?,
        draft: sealed_drafts::at(act, &draft(id)).await?,
        side: me,
        other: (other.id, other.profile.name()),
        mine: Default::default(),
        theirs: Default::default(),
        own,
        shared,
        pair,
    };
    for one in theirs {
        if let Some((place, text)) = answer(&one) {
            seen.theirs[place].get_or_insert(text);
        }
    }
    for (one, brought) in
        of_mine.into_iter().map(|one| (one, true)).chain(kept.into_iter().map(|one| (one, false)))
    {
        if let Some((place, text)) = answer(&one) {
            seen.mine[place].get_or_insert(Answer { text, brought, item: one.item });
        }
    }
    Ok(seen)
}

/// The place of the question that a note answers, and what it says; none where it is another note, or does not open.
fn answer(one: &Opened<Text>) -> Option<(usize, String)> {
    let text = one.text.as_ref()?;
    let Some(Origin::Opener(number)) = text.came_of else { return None };
    let place = usize::from(number).checked_sub(1).filter(|place| *place < QUESTIONS)?;
    Some((place, text.text.clone()))
}

/// Keeps and brings my answers, over those that were read.
///
/// # Errors
/// [`Refusal::Incomplete`] when nothing is said, [`Refusal::TooLong`] over [`MOST`] characters, [`Stop::Changed`] when my
/// answers were changed meanwhile; what [`spaces::enter`] says.
pub async fn answer_all(
    act: &mut Act,
    id: PairId,
    since: &str,
    said: &[Said; QUESTIONS],
) -> Result<(), Stop> {
    act.may(Action::WriteReflection, id).await?;
    let seen = read(act, id).await?;
    if said.iter().any(|one| one.text.trim().chars().count() > MOST) {
        return Err(Refusal::TooLong.into());
    }
    if said.iter().all(|one| one.text.trim().is_empty()) && seen.mine.iter().all(Option::is_none) {
        return Err(Refusal::Incomplete.into());
    }
    let own = notes::alone(act).await?;
    if since != seen.since() {
        return Err(Stop::Changed);
    }
    let brings = said.iter().any(|one| one.bring && !one.text.trim().is_empty());
    let shared = if brings {
        let permit = act.may(Action::WriteNotes, id).await?;
        notes::room(act, &permit, &seen.pair, Note::Shared).await?
    } else {
        seen.shared
    };
    for ((number, one), old) in (1_u8..).zip(said).zip(seen.mine) {
        let (room, kind) = if one.bring { (&shared, Note::Shared) } else { (&own, Note::Reflection) };
        let before = |old: &Answer| if old.brought { &shared } else { &own };
        let text = one.text.trim();
        match old {
            Some(old) if old.text == text && old.brought == one.bring => {}
            Some(old) if old.brought == one.bring && !text.is_empty() => {
                let anew = Text::new(text, seen.pair.state, Some(Origin::Opener(number)));
                spaces::rewrite(act, room, &old.item, &anew).await?;
            }
            old => {
                if let Some(old) = old {
                    spaces::take_away(act, before(&old), old.item.id).await?;
                }
                if !text.is_empty() {
                    let new = Text::new(text, seen.pair.state, Some(Origin::Opener(number)));
                    spaces::write(act, room, id.uuid(), kind.code(), &new).await?;
                }
            }
        }
    }
    sealed_drafts::drop_at(act, &draft(id)).await?;
    act.record_unsigned(Event::new(What::NoteWritten, id)).await
}

/// Keeps what I have typed so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: PairId, typed: &str) -> Result<(), Stop> {
    act.may(Action::WriteReflection, id).await?;
    sealed_drafts::keep(act, &draft(id), typed).await
}
