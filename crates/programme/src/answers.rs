//! What a mentee writes in her own words under the four key questions: hers alone, and shared one answer at a time. What
//! a helper reads is a sealed copy in the space of the pair, so taking a reader away is taking the copy away.

use trellis_domain::{
    answer::{Answer, Question, Readers},
    day,
    event::{Event, What},
    hat::Hat,
    id::{Id, ItemId, kind},
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_store::items;

use crate::{
    act::{Act, Stop},
    helpers::{self, Helper, Sight},
    needs, participations,
    participations::Participation,
    sealed_drafts,
    spaces::{self, Item, Opened, Room},
};

/// An answer is at most this long, in characters.
pub const MOST: usize = 2_000;

/// What an answer is in the store: in the mentee's own space in the thread of the participation, in the space of a
/// pair in the thread of the answer that it copies.
pub(crate) const KIND: &str = "need";

/// One answer, as its mentee finds it.
#[derive(Debug)]
pub struct Written {
    /// Where it lies.
    pub item: Item,
    /// What it says; none when it was written with a key that is lost.
    pub answer: Option<Answer>,
    /// Who reads it beside the mentee, told from the sealed copies, and who is meant to and cannot yet.
    pub sights: Vec<(Helper, Sight)>,
}

/// A mentee's answers.
#[derive(Debug)]
pub struct Answers {
    /// The question set of the programme, such as `trellis-paraphrase/1`.
    pub questions: String,
    /// More can be written: her taking part goes on.
    pub open: bool,
    /// Her own space.
    pub room: Room,
    /// Everything that she has written, the newest first.
    pub written: Vec<Written>,
    /// The helpers whom an answer can be shared with.
    pub helpers: Vec<Helper>,
}

impl Answers {
    /// Whether somebody is meant to read something and would, if it were shared with them now.
    pub fn due(&self) -> bool {
        self.written.iter().flat_map(|one| &one.sights).any(|(_, sight)| *sight == Sight::Later)
    }
}

/// My answers.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn mine(act: &mut Act) -> Result<Answers, Stop> {
    let mine = needs::whose(act).await?;
    let questions = participations::programme(act, mine.id).await?.question_set;
    let (room, found) = read(act, &mine).await?;
    let mut helpers = Vec::new();
    let mut written: Vec<Written> = found
        .into_iter()
        .map(|one| Written { item: one.item, answer: one.text, sights: Vec::new() })
        .collect();
    for view in helpers::of(act, &mine).await? {
        for one in &mut written {
            let meant = one.answer.as_ref().is_some_and(|answer| answer.readers.include(view.helper.pair));
            let sight = view.sight(one.item.id, meant);
            one.sights.extend(sight.map(|sight| (view.helper.clone(), sight)));
        }
        helpers.push(view.helper);
    }
    Ok(Answers { questions, open: mine.state.open(), room, written, helpers })
}

async fn read(act: &mut Act, mine: &Participation) -> Result<(Room, Vec<Opened<Answer>>), Stop> {
    let own = act.may(Action::ReadOwnSpace, mine.person).await?;
    let room = spaces::look(act, &own).await?;
    let found = spaces::items(act, &room, mine.id.uuid(), KIND).await?;
    Ok((room, found))
}

/// What is written, and about which question.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The question.
    pub question: Question,
    /// The answer that is written anew; none for a new one.
    pub item: Option<ItemId>,
    /// The words.
    pub text: String,
    /// Who else reads them.
    pub readers: Readers,
}

impl Writing {
    /// Where the draft lies: one for a new answer to each question, and one for each answer that is changed.
    pub fn draft(question: Question, item: Option<ItemId>) -> String {
        match item {
            None => format!("needs/{}", question.code()),
            Some(item) => format!("needs/{}/{item}", question.code()),
        }
    }
}

/// Writes an answer, and lets exactly those helpers read it who are chosen.
///
/// # Errors
/// [`Refusal::Incomplete`] for no words, [`Refusal::TooLong`] over [`MOST`] characters, [`Refusal::NotOffered`] for the
/// helper of a pair that is not open; what [`spaces::enter`] says.
pub async fn write(act: &mut Act, new: Writing) -> Result<(), Stop> {
    let mine = needs::mentee(act).await?;
    let own = act.may(Action::WriteOwnSpace, mine.person).await?;
    let text = new.text.trim();
    if text.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    if text.chars().count() > MOST {
        return Err(Refusal::TooLong.into());
    }
    if let Readers::ThisHelper(pair) = new.readers
        && !helpers::pairs(act, &mine).await?.iter().any(|open| open.id == pair)
    {
        return Err(Refusal::NotOffered.into());
    }
    let room = spaces::enter(act, &own, &[mine.person]).await?;
    let (item, answer) = match new.item {
        None => add(act, &mine, &room, &new, text).await?,
        Some(item) => change(act, &mine, &room, item, &new, text).await?,
    };
    items::take_back(&mut act.unit, &own, item.uuid(), KIND).await?;
    for pair in helpers::pairs(act, &mine).await? {
        if answer.readers.include(pair.id) {
            helpers::show(act, &pair, item, &answer).await?;
        }
    }
    sealed_drafts::drop_at(act, &Writing::draft(new.question, new.item)).await?;
    act.record_unsigned(Event::new(What::OwnWordsWritten, Id::<kind::Host>::HERE)).await
}

async fn add(
    act: &mut Act,
    mine: &Participation,
    room: &Room,
    new: &Writing,
    text: &str,
) -> Result<(ItemId, Answer), Stop> {
    let answer = Answer {
        question: new.question,
        set: participations::programme(act, mine.id).await?.question_set,
        text: text.to_owned(),
        readers: new.readers,
        written_on: day::of(act.now),
        earlier: Vec::new(),
    };
    Ok((spaces::write(act, room, mine.id.uuid(), KIND, &answer).await?, answer))
}

async fn change(
    act: &mut Act,
    mine: &Participation,
    room: &Room,
    id: ItemId,
    new: &Writing,
    text: &str,
) -> Result<(ItemId, Answer), Stop> {
    let found = spaces::items::<Answer>(act, room, mine.id.uuid(), KIND).await?;
    let kept = found.into_iter().find(|one| one.item.id == id).ok_or(Stop::NotFound)?;
    let mut answer = kept.text.filter(|answer| answer.question == new.question).ok_or(Stop::NotFound)?;
    answer.rewrite(text.to_owned(), new.readers, day::of(act.now));
    spaces::rewrite(act, room, &kept.item, &answer).await?;
    Ok((id, answer))
}

/// Keeps what I have typed so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(
    act: &mut Act,
    question: Question,
    item: Option<ItemId>,
    typed: &str,
) -> Result<(), Stop> {
    needs::mentee(act).await?;
    sealed_drafts::keep(act, &Writing::draft(question, item), typed).await
}

/// What I had begun to write: nothing, something that is locked, or the text.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn draft(
    act: &mut Act,
    question: Question,
    item: Option<ItemId>,
) -> Result<Option<Option<String>>, Stop> {
    sealed_drafts::at(act, &Writing::draft(question, item)).await
}

/// Deletes an answer of mine, at once and for everybody who reads it.
///
/// # Errors
/// [`Stop::NotFound`] when there is no such answer of mine.
pub async fn take_away(act: &mut Act, question: Question, item: ItemId) -> Result<(), Stop> {
    let mine = needs::whose(act).await?;
    let own = act.may(Action::WriteOwnSpace, mine.person).await?;
    let (room, found) = read(act, &mine).await?;
    if !found.iter().any(|one| one.item.id == item) {
        return Err(Stop::NotFound);
    }
    spaces::take_away(act, &room, item).await?;
    items::take_back(&mut act.unit, &own, item.uuid(), KIND).await?;
    sealed_drafts::drop_at(act, &Writing::draft(question, Some(item))).await?;
    act.record_unsigned(Event::new(What::OwnWordsTakenAway, Id::<kind::Host>::HERE)).await
}

/// Lets those helpers read who are meant to and could not when an answer was written: they came later, or had no key.
///
/// # Errors
/// [`Refusal::Locked`] unless I am unlocked; [`Refusal::NothingChanged`] when there is nobody to share with.
pub async fn share(act: &mut Act) -> Result<(), Stop> {
    let mine = needs::mentee(act).await?;
    if act.member.is_none() {
        return Err(Refusal::Locked.into());
    }
    if share_of(act, &mine).await? == 0 {
        return Err(Refusal::NothingChanged.into());
    }
    act.record_unsigned(Event::new(What::OwnWordsShared, Id::<kind::Host>::HERE)).await
}

/// The same for everything that I take part in as a mentee, at the moment in which I unlock. Records nothing: unlocking
/// does.
pub(crate) async fn catch_up(act: &mut Act) -> Result<(), Stop> {
    for mine in participations::mine(act).await? {
        if mine.hat == Hat::Mentee && mine.state.open() {
            share_of(act, &mine).await?;
        }
    }
    Ok(())
}

async fn share_of(act: &mut Act, mine: &Participation) -> Result<usize, Stop> {
    let (room, found) = read(act, mine).await?;
    if !room.is_open() || found.is_empty() {
        return Ok(0);
    }
    let (mut shared, pairs) = (0, helpers::pairs(act, mine).await?);
    for (view, pair) in helpers::of(act, mine).await?.into_iter().zip(pairs) {
        for one in &found {
            let Some(answer) = one.text.as_ref().filter(|answer| answer.readers.include(pair.id)) else {
                continue;
            };
            if view.sight(one.item.id, true) == Some(Sight::Later) {
                helpers::show(act, &pair, one.item.id, answer).await?;
                shared += 1;
            }
        }
    }
    Ok(shared)
}

/// Deletes the answers of somebody who stops taking part, with what was begun. What helpers read goes with the pairs.
pub(crate) async fn forget(act: &mut Act, permit: &Permit<kind::Participation>) -> Result<(), Stop> {
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    let room = spaces::look(act, &own).await?;
    let kept = spaces::items::<Answer>(act, &room, permit.id().uuid(), KIND).await?;
    for question in Question::ALL {
        sealed_drafts::drop_at(act, &Writing::draft(*question, None)).await?;
        for one in &kept {
            sealed_drafts::drop_at(act, &Writing::draft(*question, Some(one.item.id))).await?;
        }
    }
    Ok(items::forget(&mut act.unit, permit, KIND).await?)
}
