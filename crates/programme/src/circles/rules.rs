//! The rules of a circle: written by the circle, read by the circle alone, agreed to by everybody in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use trellis_domain::{
    circle::{CircleState, SeatState},
    event::{Event, What},
    id::CircleId,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::circles::{
    self,
    seats::{self, agreed, people},
};

use super::{Seen, moved, save, seen};
use crate::{
    act::{Act, Stop},
    news::News,
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// Rules are at most this long, in characters.
pub const MOST: usize = 8_000;

const KIND: &str = "rules";

/// One version of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The writing.
    pub text: String,
    /// Its number, from 1.
    pub version: i64,
}

/// The rules as somebody in the circle sees them.
#[derive(Debug)]
pub struct Rules {
    /// The circle.
    pub seen: Seen,
    /// The circle's space.
    pub room: Room,
    /// Every version, the newest first.
    pub versions: Vec<Opened<Text>>,
    /// What I had begun to write: none, locked, or the text.
    pub draft: Option<Option<String>>,
    /// Somebody who has come later cannot read the rules yet, and I can share them.
    pub others_lack: bool,
    /// Nobody in the circle can open the newest version any more.
    pub lost: bool,
}

impl Rules {
    /// The newest version, where I can read it.
    pub fn newest(&self) -> Option<&Text> {
        self.versions
            .iter()
            .filter_map(|one| one.text.as_ref())
            .find(|one| one.version == self.seen.circle.rules)
    }

    /// Whether a new version can be written now, or agreed to.
    pub fn open(&self) -> bool {
        use CircleState::{Contracting, Merging, Running};
        matches!(self.seen.circle.state, Contracting | Running | Merging)
    }
}

fn draft(id: CircleId) -> String {
    format!("circle/{id}/{KIND}")
}

/// The rules of a circle.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who is not in it.
pub async fn read(act: &mut Act, id: CircleId) -> Result<Rules, Stop> {
    let permit = act.may(Action::ReadCircleRules, id).await?;
    let seen = inside(seen(act, &permit).await?)?;
    let room = spaces::look(act, &permit).await?;
    let versions = spaces::items(act, &room, id.uuid(), KIND).await?;
    let mut others_lack = false;
    for person in room.readers.clone() {
        others_lack |= spaces::lacks_earlier(act, &room, person).await?;
    }
    let lost = lost(act, &room, &versions, seen.circle.rules).await?;
    let draft = sealed_drafts::at(act, &draft(id)).await?;
    Ok(Rules { seen, room, versions, draft, others_lack, lost })
}

/// Whether no reader of the circle can open the newest version: who wrote it was erased, or whoever held its key has
/// left or begun again. What I cannot open may be the newest, so nobody else must hold a key to any of it.
async fn lost(act: &mut Act, room: &Room, versions: &[Opened<Text>], newest: i64) -> Result<bool, Stop> {
    let read = |one: &Opened<Text>| one.text.as_ref().is_some_and(|text| text.version == newest);
    if newest == 0 || !room.is_open() || versions.iter().any(read) {
        return Ok(false);
    }
    let me = act.person()?;
    let mut held = BTreeSet::new();
    for reader in room.readers.iter().filter(|reader| **reader != me) {
        held.extend(spaces::held_by(act, room, *reader).await?);
    }
    let mut shut = versions.iter().filter(|one| one.text.is_none());
    Ok(shut.all(|one| !held.contains(&one.item.epoch)))
}

/// Somebody to whom a place is only offered is not in yet.
fn inside(seen: Seen) -> Result<Seen, Stop> {
    if seen.inside() { Ok(seen) } else { Err(Stop::NotFound) }
}

/// Writes a new version. Everybody is asked to agree to it, whoever wrote it too.
///
/// # Errors
/// [`Refusal::Incomplete`], [`Refusal::TooLong`]; [`Refusal::MovedOn`] when somebody else has written a version since
/// this one was begun; what [`spaces::enter`] says.
pub async fn write(act: &mut Act, id: CircleId, since: i64, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::WriteCircleRules, id).await?;
    let seen = inside(seen(act, &permit).await?)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    if text.chars().count() > MOST {
        return Err(Refusal::TooLong.into());
    }
    if since != seen.circle.rules {
        return Err(Refusal::MovedOn.into());
    }
    let there: Vec<_> = seen.leaders.iter().chain(&seen.members).map(|seat| seat.person).collect();
    let room = spaces::enter(act, &permit, &there).await?;
    if seen.circle.rules > 0 {
        // Whoever cannot read the rules yet does not write over them, as long as somebody else can.
        let rules = read(act, id).await?;
        if rules.newest().is_none() && !rules.lost {
            return Err(Refusal::Locked.into());
        }
    }
    let mut circle = seen.circle;
    circle.rules += 1;
    let new = Text { text: text.to_owned(), version: circle.rules };
    spaces::write(act, &room, id.uuid(), KIND, &new).await?;
    sealed_drafts::drop_at(act, &draft(id)).await?;
    save(act, &mut circle).await?;
    for person in there.into_iter().filter(|person| *person != seen.me.person) {
        act.tell(person, News::RulesWait(id)).await?;
    }
    act.record(Event::new(What::RulesWritten, id)).await
}

/// Keeps what I have typed so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: CircleId, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::WriteCircleRules, id).await?;
    inside(seen(act, &permit).await?)?;
    sealed_drafts::keep(act, &draft(id), text).await
}

/// Agrees to a version that I can read. When everybody has, the circle runs.
///
/// # Errors
/// [`Refusal::MovedOn`] when it is not the newest, [`Refusal::NothingChanged`] when I have agreed before;
/// [`Refusal::NoKeys`] and [`Refusal::Locked`] when I cannot read it.
pub async fn agree(act: &mut Act, id: CircleId, version: i64) -> Result<(), Stop> {
    let permit = act.may(Action::WriteCircleRules, id).await?;
    let rules = read(act, id).await?;
    if version != rules.seen.circle.rules {
        return Err(Refusal::MovedOn.into());
    }
    if !rules.seen.rules_wait() {
        return Err(Refusal::NothingChanged.into());
    }
    match rules.room.door {
        spaces::Door::NoKeys => return Err(Refusal::NoKeys.into()),
        spaces::Door::Altered => return Err(Refusal::SpaceAltered.into()),
        spaces::Door::Open(_) if rules.newest().is_some() => {}
        spaces::Door::Locked | spaces::Door::Open(_) => return Err(Refusal::Locked.into()),
    }
    seats::agree(&mut act.unit, &permit, rules.seen.me.participation, version, act.now).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let mut circle = circles::load(&mut act.unit, &permit).await?;
    let begins = circle.state == CircleState::Contracting && agreed(&circle, &all);
    if !begins {
        return act.record(Event::new(What::RulesAgreed, id)).await;
    }
    circle.state = circle.state.step(CircleState::Running)?;
    moved(act, &mut circle).await?;
    for person in people(&all, |seat| seat.state == SeatState::Accepted) {
        act.tell(person, News::CircleBegan(id)).await?;
    }
    act.record(Event::new(What::CircleBegan, id)).await
}

/// Lets everybody who has come later read the earlier versions too.
///
/// # Errors
/// [`Refusal::Locked`] unless I am unlocked, [`Refusal::NothingChanged`] when nobody lacks them.
pub async fn share(act: &mut Act, id: CircleId) -> Result<(), Stop> {
    let permit = act.may(Action::WriteCircleRules, id).await?;
    let room = read(act, id).await?.room;
    let mut shared = false;
    for person in room.readers.clone() {
        if spaces::lacks_earlier(act, &room, person).await? {
            spaces::share_earlier(act, &permit, person).await?;
            shared = true;
        }
    }
    if !shared {
        let locked = !room.is_open();
        return Err(if locked { Refusal::Locked } else { Refusal::NothingChanged }.into());
    }
    act.record(Event::new(What::EarlierRulesShared, id)).await
}
