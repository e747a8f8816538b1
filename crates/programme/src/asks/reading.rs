//! What each of the two sees of the asks between them.

use trellis_domain::{
    ask::{self, AskState, FeltResponse},
    id::{AskId, PairId, kind},
    pair::{Kind, PairState, Side},
    permission::{Action, Permit},
};
use trellis_store::{
    asks::{self, Listed},
    people, ties,
};

use super::{ASK, Line, Seen, Text, WORD, What, asking, draft_place, load, said_place, under_way};
use crate::{
    act::{Act, Stop},
    sealed_drafts,
    spaces::{self, Door, Opened, Room},
};

/// A mentee's asks.
#[derive(Debug)]
pub struct Mine {
    /// Whether my private space stands open.
    pub door: Door,
    /// What I have asked for, the newest first.
    pub asks: Vec<Seen>,
    /// The pairs in which I can ask for something, and the ally's name.
    pub allies: Vec<(PairId, String)>,
    /// The allies with whom a pair rests, so that nothing new can be asked for.
    pub resting: Vec<String>,
}

/// My asks, as a mentee.
///
/// # Errors
/// [`Stop::NotFound`] when I wear no hat.
pub async fn mine(act: &mut Act) -> Result<Mine, Stop> {
    let (door, asks, permit) = all(act).await?;
    let now = act.now;
    let ties = ties::of(&mut act.unit, &permit, now).await?;
    let (mut allies, mut resting) = (Vec::new(), Vec::new());
    for tie in ties.into_iter().filter(|tie| tie.kind == Kind::Ally && tie.side == Side::Mentee) {
        if ask::can_begin(tie.state) {
            allies.push((tie.pair, tie.name));
        } else if tie.state == PairState::Paused {
            resting.push(tie.name);
        }
    }
    Ok(Mine { door, asks, allies, resting })
}

/// An ally's asks.
#[derive(Debug)]
pub struct ToMe {
    /// Whether my private space stands open.
    pub door: Door,
    /// What I am asked for, and what I have done, the newest first.
    pub asks: Vec<Seen>,
}

/// What I am asked for, as an ally.
///
/// # Errors
/// [`Stop::NotFound`] when I wear no hat.
pub async fn to_me(act: &mut Act) -> Result<ToMe, Stop> {
    let (door, asks, _) = all(act).await?;
    Ok(ToMe { door, asks })
}

async fn all(act: &mut Act) -> Result<(Door, Vec<Seen>, Permit<kind::Participation>), Stop> {
    let me = crate::participations::of_hat(act).await?.ok_or(Stop::NotFound)?.id;
    let permit = act.may(Action::ReadOwnParticipation, me).await?;
    let door = own_room(act).await?.door;
    let mut asks = Vec::new();
    for listed in asks::of_participation(&mut act.unit, &permit).await? {
        asks.push(open(act, listed).await?);
    }
    Ok((door, asks, permit))
}

async fn own_room(act: &mut Act) -> Result<Room, Stop> {
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    spaces::look(act, &own).await
}

/// The permitted ask, opened.
pub(super) async fn of(act: &mut Act, permit: &Permit<kind::Ask>) -> Result<Seen, Stop> {
    let (ask, pair, of_pair) = load(act, permit, Action::ReadNotes).await?;
    let me = act.person()?;
    let (mentee, giver) = people::of_pair(&mut act.unit, &of_pair, &pair).await?;
    let other = if mentee.id == me { giver } else { mentee };
    let other = (other.id, other.profile.name());
    open(act, Listed { ask, pair_state: pair.state, other }).await
}

async fn open(act: &mut Act, listed: Listed) -> Result<Seen, Stop> {
    let Listed { ask, pair_state, other } = listed;
    let mut seen = Seen { ask, pair_state, other, text: None, lines: Vec::new() };
    if seen.ask.state == AskState::Drafted {
        seen.text = asking::unsent(act, seen.ask.id).await?;
        return Ok(seen);
    }
    let (me, thread) = (act.person()?, seen.ask.id.uuid());
    let permit = act.may(Action::ReadNotes, seen.ask.pair).await?;
    let room = spaces::look(act, &permit).await?;
    let over = !under_way(pair_state);
    let texts: Vec<Opened<Text>> = spaces::items(act, &room, thread, ASK).await?;
    let mut texts = texts.into_iter().filter(|text| !over || text.item.author == me);
    seen.text = texts.find_map(|text| text.text);
    let lines: Vec<Opened<Line>> = spaces::items(act, &room, thread, WORD).await?;
    let thanks = |line: &Opened<Line>| line.text.as_ref().is_some_and(|line| line.what == What::Thanks);
    let lines = lines.into_iter().rev();
    seen.lines = lines.filter(|line| !over || line.item.author == me || thanks(line)).collect();
    Ok(seen)
}

/// One ask, as its mentee sees it.
#[derive(Debug)]
pub struct MyAsk {
    /// The ask.
    pub seen: Seen,
    /// Whether the space of the two stands open.
    pub door: Door,
    /// The other one has no private space yet, so that nothing can be sent to them.
    pub other_waits: bool,
    /// What I have said that it did.
    pub felt: Option<FeltResponse>,
    /// The other one has done nothing for anybody else, and could guess from whom a guide comes.
    pub could_guess: bool,
    /// What I had begun to write about it: none, locked, or the text.
    pub draft: Option<Option<String>>,
}

/// One ask of mine.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but its mentee.
pub async fn read(act: &mut Act, id: AskId) -> Result<MyAsk, Stop> {
    let permit = act.may(Action::ReadAsk, id).await?;
    let seen = of(act, &permit).await?;
    let (_, pair, of_pair) = load(act, &permit, Action::ReadNotes).await?;
    let room = spaces::look(act, &of_pair).await?;
    let done_for = asks::mentees_done_for(&mut act.unit, &of_pair, &pair).await?;
    Ok(MyAsk {
        other_waits: room.waiting.contains(&seen.other.0),
        felt: asks::felt(&mut act.unit, &act.keys, &permit).await?,
        could_guess: ask::could_guess(done_for),
        draft: sealed_drafts::at(act, &said_place(id, What::Word)).await?,
        door: room.door,
        seen,
    })
}

/// One ask, as its ally sees it.
#[derive(Debug)]
pub struct AskToMe {
    /// The ask.
    pub seen: Seen,
    /// Whether the space of the two stands open.
    pub door: Door,
    /// What I had begun to write about it: none, locked, or the text.
    pub word: Option<Option<String>>,
    /// What I had begun to write about what I did.
    pub done: Option<Option<String>>,
}

/// One ask to me.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but its ally, and when it is over without having been done.
pub async fn read_to_me(act: &mut Act, id: AskId) -> Result<AskToMe, Stop> {
    let permit = act.may(Action::ReadAskToMe, id).await?;
    let seen = of(act, &permit).await?;
    let (_, _, of_pair) = load(act, &permit, Action::ReadNotes).await?;
    let door = spaces::look(act, &of_pair).await?.door;
    let word = sealed_drafts::at(act, &said_place(id, What::Word)).await?;
    let done = sealed_drafts::at(act, &said_place(id, What::Done)).await?;
    Ok(AskToMe { seen, door, word, done })
}

/// The page on which a new ask is written: the ally's name, the space of the two, and what I had begun to write.
///
/// # Errors
/// [`Stop::NotFound`] when this pair takes no ask of mine.
pub async fn writing(act: &mut Act, id: PairId) -> Result<(String, Room, Option<Option<String>>), Stop> {
    let (pair, permit) = asking::open_pair(act, id).await?;
    let (_, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let room = spaces::look(act, &permit).await?;
    Ok((giver.profile.name(), room, sealed_drafts::at(act, &draft_place(id)).await?))
}
