//! A summary of a pair for its coordinators: the only thing of what the two write that anybody else reads. Either writes one,
//! shown first as it will be seen; what is told of a mentee goes out with her word alone, and can be taken back.

use trellis_domain::{
    day,
    event::{Event, What},
    hat::Role,
    id::{ItemId, PairId, SummaryId, kind},
    pair::Side,
    permission::{Action, Actor, Permit},
    refusal::Refusal,
    summary::SummaryState,
};
pub use trellis_store::summaries::Summary;
use trellis_store::{
    grants,
    pairs::{self, Pair},
    people,
    standing::in_line_with,
    summaries,
};

use crate::{
    act::{Act, Stop},
    news::News,
    notes::{self, Note, Text},
    requests::side,
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// A summary is at most this long, in characters.
pub const MOST: usize = 2_000;

/// A summary, as one of the two finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Where it stands.
    pub summary: Summary,
    /// I wrote it.
    pub mine: bool,
    /// What it says; none while I am locked, or where I do not hold its key.
    pub words: Option<String>,
}

/// What is about to be written, and for whom.
#[derive(Debug)]
pub struct Writing {
    /// The pair.
    pub pair: Pair,
    /// Which side the writer is on.
    pub side: Side,
    /// The names: the mentee's and the helper's.
    pub names: (String, String),
    /// The space of the two.
    pub room: Room,
    /// What I had begun to write: none, locked, or the text.
    pub draft: Option<Option<String>>,
    /// Something that I have proposed still waits for the mentee's word.
    pub waits: bool,
}

/// What the coordinators read.
#[derive(Debug, Clone)]
pub struct Released {
    /// The names: the mentee's and the helper's.
    pub names: (String, String),
    /// Each that is released with its words, the newest first.
    pub summaries: Vec<(Summary, String)>,
}

fn draft(pair: PairId) -> String {
    format!("pair/{pair}/summary")
}

/// The item that holds the words of a summary.
fn item(id: SummaryId) -> ItemId {
    id.uuid().into()
}

/// The summaries of a pair for one of the two, with the notes that hold their words; those are no notes besides.
pub(crate) async fn of_two(
    act: &mut Act,
    permit: &Permit<kind::Pair>,
    me: Side,
    notes: &mut Vec<Opened<Text>>,
) -> Result<Vec<Seen>, Stop> {
    let mut found = Vec::new();
    for summary in summaries::of_pair(&mut act.unit, permit).await? {
        let place = notes.iter().position(|note| note.item.id == item(summary.id));
        let note = place.map(|place| notes.remove(place)).and_then(|note| note.text);
        // Whatever the coordinators can read, both of the two can: also whoever lost the key under which it was written.
        let words = match (&act.member, summary.state) {
            (None, _) => None,
            (Some(_), SummaryState::Released) => {
                summaries::words(&mut act.unit, &act.keys, permit, summary.id).await?
            }
            (Some(_), _) => note.map(|note| note.text),
        };
        found.push(Seen { mine: summary.side == me, words, summary });
    }
    Ok(found)
}

/// Where a summary is written.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two, and once the pair is over.
pub async fn begin(act: &mut Act, id: PairId) -> Result<Writing, Stop> {
    let permit = act.may(Action::WriteSummary, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    let names = names(act, &permit, &pair).await?;
    let room = spaces::look(act, &permit).await?;
    let draft = sealed_drafts::at(act, &draft(id)).await?;
    let waits = waits(act, &permit, side).await?;
    Ok(Writing { pair, side, names, room, draft, waits })
}

async fn names(act: &mut Act, permit: &Permit<kind::Pair>, pair: &Pair) -> Result<(String, String), Stop> {
    let (mentee, giver) = people::of_pair(&mut act.unit, permit, pair).await?;
    Ok((mentee.profile.name(), giver.profile.name()))
}

async fn waits(act: &mut Act, permit: &Permit<kind::Pair>, side: Side) -> Result<bool, Stop> {
    let every = summaries::of_pair(&mut act.unit, permit).await?;
    Ok(every.iter().any(|one| one.side == side && one.state == SummaryState::Proposed))
}

/// The words of a summary, if there are any and not too many.
///
/// # Errors
/// [`Refusal::Incomplete`] for no words, [`Refusal::TooLong`] over [`MOST`] characters.
pub fn read(text: &str) -> Result<&str, Refusal> {
    match text.trim() {
        "" => Err(Refusal::Incomplete),
        text if text.chars().count() > MOST => Err(Refusal::TooLong),
        text => Ok(text),
    }
}

/// Sends a summary: the mentee's to the coordinators, the helper's to the mentee, whose word it waits for.
///
/// # Errors
/// What [`read`] and [`spaces::enter`] say; [`Refusal::MovedOn`] while another one waits.
pub async fn write(act: &mut Act, id: PairId, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::WriteSummary, id).await?;
    let text = read(text)?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    if waits(act, &permit, side).await? {
        return Err(Refusal::MovedOn.into());
    }
    let room = notes::room(act, &permit, &pair, Note::Shared).await?;
    let note = Text::new(text, pair.state, None);
    let item = spaces::write(act, &room, id.uuid(), Note::Shared.code(), &note).await?;
    let summary = Summary {
        id: item.uuid().into(),
        pair: id,
        side,
        state: SummaryState::first(side),
        moved_on: day::of(act.now),
        version: 1,
    };
    summaries::add(&mut act.unit, &act.keys, &summary, text, &mut act.dice).await?;
    sealed_drafts::drop_at(act, &draft(id)).await?;
    if summary.state == SummaryState::Released {
        tell_of(act, &permit, &pair, side).await?;
    } else {
        act.tell(pair.mentee_person, News::SummaryWaits(id)).await?;
    }
    act.record_unsigned(Event::new(What::SummaryChanged, id)).await
}

/// The other one of the two, and every coordinator who may read it, learn that it is there.
async fn tell_of(act: &mut Act, permit: &Permit<kind::Pair>, pair: &Pair, by: Side) -> Result<(), Stop> {
    let other = if by == Side::Mentee { pair.giver_person } else { pair.mentee_person };
    act.tell(other, News::SummarySent(pair.id)).await?;
    let two = [pair.mentee_person, pair.giver_person];
    for (coordinator, programme) in grants::coordinators_of_pair(&mut act.unit, permit).await? {
        let reader = Actor::Person { person: coordinator, role: Role::Coordinating(programme) };
        if in_line_with(&mut act.unit, &act.keys, act.now, reader, &two).await?.is_empty() {
            act.tell(coordinator, News::SummaryForYou(pair.id)).await?;
        }
    }
    Ok(())
}

/// Keeps what I have typed so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: PairId, text: &str) -> Result<(), Stop> {
    act.may(Action::WriteSummary, id).await?;
    sealed_drafts::keep(act, &draft(id), text).await
}

/// The mentee says yes to these very words: now the coordinators read them. Nothing can word them anew meanwhile; who
/// wants other words writes another summary.
///
/// # Errors
/// [`Refusal::Locked`] unless she can read them.
pub async fn agree(act: &mut Act, id: SummaryId) -> Result<PairId, Stop> {
    let permit = act.may(Action::AgreeToSummary, id).await?;
    let mut summary = summaries::load(&mut act.unit, &permit).await?;
    let of_pair = act.may(Action::ReadNotes, summary.pair).await?;
    let pair = pairs::load(&mut act.unit, &of_pair).await?;
    let room = spaces::look(act, &of_pair).await?;
    let found: Option<Opened<Text>> = spaces::item(act, &room, item(id)).await?;
    let text = found.and_then(|note| note.text).ok_or(Refusal::Locked)?.text;
    summary.state = summary.state.step(SummaryState::Released)?;
    save(act, &mut summary, &text).await?;
    tell_of(act, &of_pair, &pair, Side::Mentee).await?;
    act.record_unsigned(Event::new(What::SummaryChanged, pair.id)).await?;
    Ok(pair.id)
}

/// It is not sent: the mentee does not want it to be, or its writer has thought better of it. Nobody is told.
///
/// # Errors
/// [`Stop::NotFound`] when it does not wait.
pub async fn refuse(act: &mut Act, id: SummaryId) -> Result<PairId, Stop> {
    let permit = act.may(Action::RefuseSummary, id).await?;
    settle(act, &permit, SummaryState::NotSent).await
}

/// Takes a summary back: its copy is gone at once, and nobody reads it from then on. Whoever wrote it can, and the mentee.
///
/// # Errors
/// [`Stop::NotFound`] when it is not released.
pub async fn take_back(act: &mut Act, id: SummaryId) -> Result<PairId, Stop> {
    let permit = act.may(Action::TakeBackSummary, id).await?;
    settle(act, &permit, SummaryState::TakenBack).await
}

async fn settle(act: &mut Act, permit: &Permit<kind::Summary>, state: SummaryState) -> Result<PairId, Stop> {
    let mut summary = summaries::load(&mut act.unit, permit).await?;
    summary.state = summary.state.step(state)?;
    save(act, &mut summary, "").await?;
    act.record_unsigned(Event::new(What::SummaryChanged, summary.pair)).await?;
    Ok(summary.pair)
}

async fn save(act: &mut Act, summary: &mut Summary, words: &str) -> Result<(), Stop> {
    summary.moved_on = day::of(act.now);
    let saved = summaries::save(&mut act.unit, &act.keys, summary, words, &mut act.dice).await?;
    if saved { Ok(()) } else { Err(Stop::Changed) }
}

/// What the coordinators read of a pair. That it was opened is written down for both of the two.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinators of its programme.
pub async fn released(act: &mut Act, id: PairId) -> Result<Released, Stop> {
    let permit = act.may(Action::ReadSummaries, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let names = names(act, &permit, &pair).await?;
    let mut found = Vec::new();
    for summary in summaries::of_pair(&mut act.unit, &permit).await? {
        let words = summaries::words(&mut act.unit, &act.keys, &permit, summary.id).await?;
        found.extend(words.map(|words| (summary, words)));
    }
    for subject in [pair.mentee_person, pair.giver_person] {
        act.looked(subject, "summary", "").await?;
    }
    Ok(Released { names, summaries: found })
}
