//! A room as it stands, and how one command changes it.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use jiff::civil::Date;
use rand::RngCore;
use serde::Serialize;
use trellis_domain::{day, id::Id, permission::Permit};
use trellis_store::{
    Broken,
    workshops::{
        self, Room,
        facts::{self, LiveKey},
    },
};
use trellis_workshop::{
    Action, Actor, Chain, Command, Config, Ctx, Fact, Hash, Phase, Reject, SendingId, Staff, TheWorkshop,
    View, Viewer, Workshop, decide, evolve, view,
};

use crate::act::{Act, Stop};

/// What became of a command: done, or refused by the machine, and then nothing has changed.
pub type Said = Result<Result<(), Reject>, Stop>;

/// Whoever leads has one of so many numbers, and whoever takes over the next: the record says that it changed hands, not to whom.
pub(super) const FACILITATORS: u8 = 2;

/// Texts and ballots of a workshop that was ended early are kept for so many days.
const ABORTED_DAYS: i64 = 7;

/// The envelope of a command, as the form carried it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// The same one is done once.
    pub id: SendingId,
    /// Where the page stood that it was sent from.
    pub phase: Phase,
    /// Which version of a shared thing the page showed, where one is changed.
    pub base: Option<u32>,
}

/// Whether a room can be read whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// It can.
    Whole,
    /// The key of its stage is gone: it can only be ended.
    KeyMissing,
    /// Its texts have gone in their time; record and tables are left.
    Forgotten,
}

/// A room that was loaded.
pub struct Open {
    /// Its row.
    pub room: Room,
    /// What happened in it, folded.
    pub state: Arc<Workshop>,
    /// Whether that is all of it.
    pub shape: Shape,
    /// Workshop time when it was loaded, in milliseconds.
    pub now_ms: u64,
    key: Option<LiveKey>,
    /// The digest of what everybody in the room is shown, once somebody has asked for it.
    wall: Arc<OnceLock<Hash>>,
}

/// The file name of a key.
pub(super) fn key_name(room: &Room, epoch: i64) -> String {
    format!("{}-{epoch}", room.id)
}

fn digest(shown: &impl Serialize) -> Hash {
    Hash::of(&[&serde_json::to_vec(shown).unwrap_or_default()])
}

/// A workshop before anything has happened. Its configuration is the first thing that happens.
fn start() -> Workshop {
    Workshop::new(Config::protected("", "", 2), Staff { facilitators: FACILITATORS, scribes: 0 })
}

impl Open {
    /// Loads the permitted room.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the store fails.
    pub(crate) async fn load(act: &mut Act, permit: &Permit<TheWorkshop>) -> Result<Self, Stop> {
        let room = workshops::load(&mut act.unit, permit).await?;
        let key = if room.live == 0 { None } else { act.live.read(&key_name(&room, room.live)) };
        let now_ms = facts::clock(&room, act.now);
        if let Some(last) =
            act.watched.last(room.id).filter(|last| last.goes_on_to(&room, key, day::of(act.now)))
        {
            return last.going_on(act, room, now_ms).await;
        }
        let (facts, whole) = facts::after(&mut act.unit, &act.keys, (&room, 0), key.as_ref()).await?;
        let shape = match (whole, facts.is_empty() && room.facts > 0) {
            (false, _) => Shape::KeyMissing,
            (true, true) => Shape::Forgotten,
            (true, false) => Shape::Whole,
        };
        let state = Arc::new(start().after(&facts));
        Ok(Self { state, room, shape, now_ms, key, wall: Arc::default() })
    }

    /// Whether what happened since this was read can be folded on top of it: nothing was taken away from below meanwhile.
    fn goes_on_to(&self, room: &Room, key: Option<LiveKey>, today: Date) -> bool {
        let stage = |room: &Room| (room.live, room.epoch, room.pending.is_empty());
        self.shape == Shape::Whole
            && self.key == key
            && stage(&self.room) == stage(room)
            && room.pending.is_empty()
            && self.room.facts <= room.facts
            && room.forget_on.is_none_or(|day| day > today)
    }

    async fn going_on(&self, act: &mut Act, room: Room, now_ms: u64) -> Result<Self, Stop> {
        let (mut state, mut wall) = (Arc::clone(&self.state), Arc::clone(&self.wall));
        if self.room.facts < room.facts {
            let since = (&room, self.room.facts);
            let (facts, _) = facts::after(&mut act.unit, &act.keys, since, self.key.as_ref()).await?;
            let state = Arc::make_mut(&mut state);
            facts.iter().for_each(|fact| evolve(state, fact));
            wall = Arc::default();
        }
        Ok(Self { room, state, shape: Shape::Whole, now_ms, key: self.key, wall })
    }

    /// What this viewer may see.
    pub fn view(&self, viewer: &Viewer) -> View {
        view(&self.state, viewer)
    }

    /// A digest of what this viewer may see: another one exactly when they see something else. It is all that whoever watches
    /// a room is told, so it tells nobody more than their page does.
    pub fn seen_by(&self, viewer: &Viewer) -> String {
        let mut view = self.view(viewer);
        // Everybody in the room is shown the same board, so its digest is worked out once for all of them.
        let wall = view.board.take().map(|board| *self.wall.get_or_init(|| digest(&*board)));
        digest(&(view, wall, self.shape == Shape::Whole)).to_string()
    }

    /// The number of whoever leads.
    pub fn leading(&self) -> u8 {
        self.view(&Viewer::Facilitator(1)).desk.map_or(1, |desk| desk.lead)
    }

    /// Whether somebody else may go on leading it.
    pub fn takeable(&self) -> bool {
        let orphaned = self.room.lead.is_none() && self.view(&Viewer::Owner).cover.seals == (false, false);
        self.state.phase().live() || (self.state.phase() == Phase::Closed && orphaned)
    }

    fn ctx(&self, act: &mut Act, key: Option<LiveKey>) -> Ctx {
        let mut entropy = [0; 32];
        act.dice.fill_bytes(&mut entropy);
        let wall = u64::try_from(act.now.as_second()).unwrap_or_default();
        Ctx { now_ms: facts::clock(&self.room, act.now), wall, entropy, round_key: key }
    }

    /// Whether the server's clock has something to do here by now.
    pub(super) fn waits(&self, act: &mut Act) -> bool {
        let id = Id::random(&mut act.dice);
        let command = Command {
            id,
            by: Actor::Server,
            expected_phase: self.state.phase(),
            base_seq: None,
            action: Action::Tick,
        };
        let ctx = self.ctx(act, self.key);
        self.shape == Shape::Whole && decide(&self.state, &command, &ctx).is_ok_and(|facts| !facts.is_empty())
    }

    /// What a command would lead to, without doing it.
    pub(super) fn weigh(&self, act: &mut Act, command: &Command) -> Result<Vec<Fact>, Reject> {
        let ctx = self.ctx(act, self.key);
        decide(&self.state, command, &ctx)
    }

    /// Sends one command to the machine and keeps what it leads to.
    ///
    /// # Errors
    /// [`Stop::Changed`] when somebody else was faster; [`Stop::Broken`] when the store fails.
    pub(crate) async fn send(&mut self, act: &mut Act, by: Actor, sent: Sent, action: Action) -> Said {
        let ends = matches!(action, Action::Abort { .. });
        if self.shape == Shape::Forgotten || (self.shape == Shape::KeyMissing && !ends) {
            return Ok(Err(Reject::ReadOnly));
        }
        let fresh = self.begins_a_stage(&action).then(|| {
            let mut key = [0; 32];
            act.dice.fill_bytes(&mut key);
            key
        });
        let command = Command { id: sent.id, by, expected_phase: sent.phase, base_seq: sent.base, action };
        let ctx = self.ctx(act, self.key.or(fresh));
        let facts = match decide(&self.state, &command, &ctx) {
            Ok(facts) if facts.is_empty() => return Ok(Ok(())),
            Ok(facts) => facts,
            Err(reject) => return Ok(Err(reject)),
        };
        if let Some(key) = fresh {
            (self.room.epoch, self.room.live, self.key) =
                (self.room.epoch + 1, self.room.epoch + 1, Some(key));
            let kept = act.live.keep(&key_name(&self.room, self.room.live), &key);
            kept.map_err(|source| Broken::File { doing: "keep the key of a workshop's stage", source })?;
        }
        self.append(act, &facts).await?;
        Ok(Ok(()))
    }

    /// A command of the server itself, at this moment.
    pub(crate) async fn serve(&mut self, act: &mut Act, by: Actor, action: Action) -> Said {
        let sent = Sent { id: Id::random(&mut act.dice), phase: self.state.phase(), base: None };
        self.send(act, by, sent, action).await
    }

    /// Whether a command leads into a stage with things that must be gone with it.
    fn begins_a_stage(&self, action: &Action) -> bool {
        let leads = match action {
            Action::OpenLobby | Action::OpenVote { .. } => true,
            Action::Advance => self.state.phase() == Phase::Theme,
            Action::StepBack => self.state.phase() == Phase::Clarify,
            _ => false,
        };
        leads && self.room.live == 0
    }

    /// Adds facts to the store and to the public record, and folds them.
    pub(super) async fn append(&mut self, act: &mut Act, facts: &[Fact]) -> Result<(), Stop> {
        let (before, texts) = (self.room.facts, self.texts());
        let mut chain = match facts::last_entry(&mut act.unit, &self.room).await? {
            Some(entry) => Chain::after(&entry),
            None => Chain::new(self.room.id, self.state.config().hash()),
        };
        for fact in facts {
            if let Some(entry) = chain.append(fact) {
                facts::add_entry(&mut act.unit, &self.room, &entry).await?;
            }
            let added = (fact, self.key.as_ref());
            facts::add(&mut act.unit, &act.keys, &mut self.room, added, &mut act.dice).await?;
            evolve(Arc::make_mut(&mut self.state), fact);
        }
        self.wall = Arc::default();
        for gone in texts.difference(&self.texts()) {
            facts::drop_text(&mut act.unit, &self.room, *gone).await?;
        }
        self.save(act, before).await
    }

    fn texts(&self) -> BTreeSet<Hash> {
        self.state.texts().keys().copied().collect()
    }

    /// Saves the row: time stands still while the room rests, and a stage that is over needs no key.
    pub(super) async fn save(&mut self, act: &mut Act, before: i64) -> Result<(), Stop> {
        let phase = self.state.phase();
        if self.room.live != 0 && !self.in_a_stage() && facts::left(&mut act.unit, &self.room).await? == 0 {
            (self.room.live, self.key) = (0, None);
        }
        self.room.clock_ms = i64::try_from(facts::clock(&self.room, act.now)).unwrap_or(i64::MAX);
        self.room.clock_at = (phase.live() && !self.state.paused()).then_some(act.now);
        if self.room.forget_on.is_none() {
            let kept = match phase {
                Phase::Closed => Some(i64::from(self.state.config().retention_days)),
                Phase::Aborted => Some(ABORTED_DAYS),
                _ => None,
            };
            let today = day::of(act.now);
            self.room.forget_on =
                kept.and_then(|days| today.checked_add(jiff::SignedDuration::from_hours(24 * days)).ok());
        }
        if workshops::save(&mut act.unit, &self.room, before).await? { Ok(()) } else { Err(Stop::Changed) }
    }

    /// Whether the room is in a stage whose things must be gone with it.
    fn in_a_stage(&self) -> bool {
        match self.state.phase() {
            Phase::Draft | Phase::Lobby | Phase::Intro | Phase::Silent | Phase::RoundRobin => true,
            Phase::Vote(_) => !self.counting(),
            _ => false,
        }
    }

    /// Whether a vote is closed and its table not shown yet.
    pub(super) fn counting(&self) -> bool {
        let board = self.view(&Viewer::Projector).board;
        let vote = board.as_ref().and_then(|board| board.vote.as_ref());
        let sealed = vote.is_some_and(|vote| vote.sealed.is_some());
        matches!(self.state.phase(), Phase::Vote(_)) && sealed
    }

    /// Whether sharing is over and the links from seats to ideas are still to be taken away.
    pub(super) fn sharing_over(&self) -> bool {
        self.state.phase() == Phase::RoundRobin && self.view(&Viewer::Owner).cover.sharing_over
    }
}
