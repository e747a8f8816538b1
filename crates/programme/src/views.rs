//! My own things as somebody else would find them: where each stands, how many there are, and since when. Never a word of them;
//! whether somebody sees even that, the policy says.

use jiff::{Timestamp, civil::Date};
use serde_json::Value;
use trellis_domain::{
    ask::AskState,
    goal::GoalState,
    meeting::MeetingState,
    pair::{Kind, PairState, Side},
    permission::Action,
    summary::SummaryState,
};
use trellis_store::{
    asks, goals, hand_overs, meetings,
    pairs::{self, Pair},
    people, sponsorships, summaries, training,
};
pub use trellis_store::{participations::Participation, training::Done};
use uuid::Uuid;

pub use crate::circles::Mine as Seat;
use crate::{
    act::{Act, Stop},
    answers, circles, entries,
    notes::Note,
    participations,
    spaces::{self, Opened, Room},
};

/// A pair of mine.
#[derive(Debug, Clone)]
pub struct OfPair {
    /// The pair.
    pub pair: Pair,
    /// My side of it.
    pub me: Side,
    /// The other one's name.
    pub other: String,
    /// When the two last met.
    pub last_met: Option<Timestamp>,
    /// The helper goes, and the mentee chooses how to go on.
    pub handing_over: bool,
    /// How many summaries are released.
    pub summaries: usize,
    /// How many notes I have shared.
    pub notes: usize,
    /// How many reflections I have written on it.
    pub reflections: usize,
    /// Where each goal stands.
    pub goals: Vec<GoalState>,
    /// The day on which I last shared a look back.
    pub looked_back: Option<Date>,
    /// How many acts there are; none where it is no pair with a sponsor.
    pub acts: Option<usize>,
    /// Where each ask stands; none where it is no pair with an ally.
    pub asks: Option<Vec<AskState>>,
    /// How many answers of the mentee the helper can read.
    pub answers: usize,
}

/// Everything of mine that has a page.
#[derive(Debug, Clone)]
pub struct Mine {
    /// My hats.
    pub hats: Vec<Participation>,
    /// My training.
    pub training: Vec<Done>,
    /// The pairs that I know of.
    pub pairs: Vec<OfPair>,
    /// The circles of the hat that I wear.
    pub circles: Vec<Seat>,
    /// How many answers I have written in my own words.
    pub answers: usize,
    /// How many entries my private record has.
    pub entries: usize,
}

/// My own things.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn mine(act: &mut Act) -> Result<Mine, Stop> {
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    let alone = spaces::look(act, &own).await?;
    let hats = participations::mine(act).await?;
    let mut pairs = Vec::new();
    for one in &hats {
        let permit = act.may(Action::ReadOwnParticipation, one.id).await?;
        for pair in pairs::of_participation(&mut act.unit, &permit).await? {
            if Action::ReadPair.rule().states.contains(&pair.state.code()) {
                pairs.push(of_pair(act, pair, &alone).await?);
            }
        }
    }
    let account = act.may(Action::ReadOwnAccount, me).await?;
    let training = training::of_person(&mut act.unit, &account).await?;
    let circles = circles::mine(act).await?;
    let answers = every(act, &alone, answers::KIND).await?;
    let entries = every(act, &alone, entries::KIND).await?;
    Ok(Mine { hats, training, pairs, circles, answers, entries })
}

async fn every(act: &mut Act, room: &Room, kind: &'static str) -> Result<usize, Stop> {
    let found: Vec<Opened<Value>> = spaces::items_of_kind(act, room, kind).await?;
    Ok(found.len())
}

async fn of_pair(act: &mut Act, pair: Pair, alone: &Room) -> Result<OfPair, Stop> {
    let permit = act.may(Action::ReadPair, pair.id).await?;
    let me = crate::requests::side(act, &pair)?;
    let (mentee, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let room = spaces::look(act, &permit).await?;
    let met = meetings::of_pair(&mut act.unit, &permit).await?;
    let held = met.iter().filter(|meeting| meeting.state == MeetingState::Held);
    let goes = hand_overs::of(&mut act.unit, &permit).await?;
    let told = summaries::of_pair(&mut act.unit, &permit).await?;
    let wrote = |found: Vec<Opened<Value>>, me| found.into_iter().filter(move |one| one.item.author == me);
    let person = act.person()?;
    let thread: Uuid = pair.id.uuid();
    let mut looked_back = Vec::new();
    for kind in ["review", "farewell"] {
        let found = spaces::items(act, &room, thread, kind).await?;
        looked_back.extend(wrote(found, person).map(|one| one.item.day));
    }
    // A summary is kept beside the notes, and counted apart.
    let notes = spaces::items(act, &room, thread, Note::Shared.code()).await?;
    let notes =
        wrote(notes, person).filter(|one| !told.iter().any(|told| told.id.uuid() == one.item.id.uuid()));
    let notes = notes.count();
    let reflections: Vec<Opened<Value>> = spaces::items(act, alone, thread, Note::Reflection.code()).await?;
    let acts = if pair.kind == Kind::Sponsor {
        Some(sponsorships::of_pair(&mut act.unit, &act.keys, &pair).await?.len())
    } else {
        None
    };
    let asks = if pair.kind == Kind::Ally {
        Some(asks::of_pair(&mut act.unit, &pair).await?.into_iter().map(|ask| ask.state).collect())
    } else {
        None
    };
    Ok(OfPair {
        me,
        other: if me == Side::Mentee { giver.profile.name() } else { mentee.profile.name() },
        handing_over: pair.state == PairState::Paused && goes.is_some_and(|goes| goes.chosen.is_none()),
        last_met: held.filter_map(|meeting| meeting.starts_at).max(),
        summaries: told.iter().filter(|one| one.state == SummaryState::Released).count(),
        notes,
        reflections: reflections.len(),
        goals: goals::of_pair(&mut act.unit, &permit).await?.into_iter().map(|goal| goal.state).collect(),
        looked_back: looked_back.into_iter().max(),
        acts,
        asks,
        answers: every(act, &room, answers::KIND).await?,
        pair,
    })
}
