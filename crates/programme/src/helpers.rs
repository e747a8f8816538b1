//! A mentee's helpers as readers of what she writes in her own words: who reads which answer, told from the sealed
//! copies, and how a copy comes to be.

use std::collections::{BTreeMap, BTreeSet};

use trellis_domain::{
    answer::{Answer, Shared},
    id::{ItemId, PairId},
    pair::{Kind, PairState},
    permission::Action,
};
use trellis_store::{
    pairs::{self, Pair},
    people,
};
use uuid::Uuid;

use crate::{
    act::{Act, Stop},
    answers::KIND,
    participations::Participation,
    spaces::{self, Door, Opened, Room},
};

/// A helper whom an answer can be shared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// The pair.
    pub pair: PairId,
    /// What kind of helper.
    pub kind: Kind,
    /// The name.
    pub name: String,
}

/// Whether a helper reads an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Now.
    Reads,
    /// Not yet: the helper has no private space, and so no key to share it with.
    NoKeys,
    /// Not yet: it has to be shared with them first.
    Later,
    /// Not: somebody has changed who can read the space of the two, and nothing is written into it.
    Altered,
}

/// What one helper reads.
pub(crate) struct View {
    pub helper: Helper,
    /// The epoch of each copy, by the answer that it copies.
    copies: BTreeMap<Uuid, u32>,
    /// The epochs that the helper holds.
    held: BTreeSet<u32>,
    has_no_key: bool,
    altered: bool,
}

impl View {
    /// How the helper stands to an answer; none where they neither read it nor are meant to.
    pub fn sight(&self, answer: ItemId, meant: bool) -> Option<Sight> {
        let copy = self.copies.get(&answer.uuid());
        if copy.is_some_and(|epoch| self.held.contains(epoch)) {
            return Some(Sight::Reads);
        }
        meant.then_some(match copy {
            _ if self.altered => Sight::Altered,
            Some(_) if self.has_no_key => Sight::NoKeys,
            _ => Sight::Later,
        })
    }
}

/// The open pairs of a mentee, the oldest first.
pub(crate) async fn pairs(act: &mut Act, mine: &Participation) -> Result<Vec<Pair>, Stop> {
    let own = act.may(Action::ReadOwnParticipation, mine.id).await?;
    let mut open = pairs::of_participation(&mut act.unit, &own).await?;
    open.retain(|pair| pair.mentee == mine.id && shares(pair.state));
    open.reverse();
    Ok(open)
}

/// The states in which a helper reads what is shared with them, as the policy has them.
fn shares(state: PairState) -> bool {
    Action::ReadSharedNeeds.rule().states.contains(&state.code())
}

/// What each helper of a mentee reads, in the order of [`pairs`].
pub(crate) async fn of(act: &mut Act, mine: &Participation) -> Result<Vec<View>, Stop> {
    let mut views = Vec::new();
    for pair in pairs(act, mine).await? {
        let permit = act.may(Action::ReadSharedNeeds, pair.id).await?;
        let room = spaces::look(act, &permit).await?;
        let copies = spaces::items_of_kind::<Shared>(act, &room, KIND).await?;
        let (_, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
        views.push(View {
            helper: Helper { pair: pair.id, kind: pair.kind, name: giver.profile.name() },
            copies: copies.into_iter().map(|copy| (copy.item.thread, copy.item.epoch)).collect(),
            held: spaces::held_by(act, &room, giver.id).await?,
            has_no_key: room.waiting.contains(&giver.id),
            altered: matches!(room.door, Door::Altered),
        });
    }
    Ok(views)
}

/// Puts a fresh copy of an answer into the space of a pair.
pub(crate) async fn show(act: &mut Act, pair: &Pair, item: ItemId, answer: &Answer) -> Result<(), Stop> {
    let permit = act.may(Action::ShareNeeds, pair.id).await?;
    let room = spaces::enter(act, &permit, &[pair.mentee_person, pair.giver_person]).await?;
    for old in spaces::items::<Shared>(act, &room, item.uuid(), KIND).await? {
        spaces::take_away(act, &room, old.item.id).await?;
    }
    spaces::write(act, &room, item.uuid(), KIND, &answer.shared()).await.map(drop)
}

/// What one helper reads of a mentee's answers, as each of the two finds it.
#[derive(Debug)]
pub struct Seen {
    /// Whether I am the mentee.
    pub mine: bool,
    /// The other person's name.
    pub other: String,
    /// The space of the two.
    pub room: Room,
    /// The answers, the newest first.
    pub answers: Vec<Opened<Shared>>,
}

/// The answers that the mentee of a pair lets its helper read.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two, and once the pair is over.
pub async fn seen(act: &mut Act, id: PairId) -> Result<Seen, Stop> {
    let permit = act.may(Action::ReadSharedNeeds, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let (mentee, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let mine = mentee.id == act.person()?;
    let room = spaces::look(act, &permit).await?;
    let mut answers = spaces::items_of_kind::<Shared>(act, &room, KIND).await?;
    answers.retain(|one| one.item.author == mentee.id);
    let other = if mine { giver } else { mentee };
    Ok(Seen { mine, other: other.profile.name(), room, answers })
}
