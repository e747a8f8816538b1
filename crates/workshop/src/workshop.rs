//! The state of one group's workshop: what each may see, kept apart by who may see it, and what nobody sees.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use crate::{
    ballot::Paper,
    board::Board,
    config::{Anonymity, Config},
    cover::Cover,
    desk::Desk,
    event::TextRef,
    evolve::evolve,
    fact::Fact,
    hash::{Hash, Salt},
    id::{IdeaId, Seat, SendingId, WordingId},
    own::Own,
    phase::Phase,
    role::{Actor, Staff},
    sealed::SealedBallots,
    sharing::Sharing,
    text::Text,
    votes::Votes,
};

/// One group's workshop. It changes by [`evolve`] alone, and [`crate::view`] is the only way out for what people see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workshop {
    pub(crate) staff: Staff,
    pub(crate) config: Config,
    /// Everybody's.
    pub(crate) cover: Cover,
    /// The room's; shared, since everybody in the room is shown the same one.
    pub(crate) board: Arc<Board>,
    /// The facilitators'.
    pub(crate) desk: Desk,
    /// Each seat's own.
    pub(crate) owns: BTreeMap<Seat, Own>,
    // From here on nobody's.
    pub(crate) roll: BTreeMap<Seat, Entry>,
    pub(crate) texts: BTreeMap<Hash, (Salt, Text)>,
    /// The digests of each text that can be withheld.
    pub(crate) commits: BTreeMap<TextRef, Vec<Hash>>,
    /// The digests of proposed wordings.
    pub(crate) proposed: BTreeMap<WordingId, Hash>,
    pub(crate) sharing: Sharing,
    pub(crate) votes: Votes,
    /// Who asked for another vote.
    pub(crate) requested: BTreeSet<Actor>,
    /// What was done for whom, so that it is done once.
    pub(crate) answered: BTreeMap<Actor, VecDeque<SendingId>>,
}

/// What the roll says of a seat beyond its card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Came after sharing.
    pub late: bool,
    /// Orders speakers, with consent.
    pub band: Option<u8>,
    /// Ejected, or consent withdrawn.
    pub gone: bool,
}

/// How many commands of one sender are remembered as done.
pub(crate) const REMEMBERED: usize = 256;

impl Workshop {
    /// A workshop that is being set up. `config` need not be valid yet.
    pub fn new(config: Config, staff: Staff) -> Self {
        let cover = Cover::new(&config);
        Self {
            staff,
            board: Arc::new(Board::new(config.anonymity == Anonymity::Named)),
            cover,
            config,
            desk: Desk::new(),
            owns: BTreeMap::new(),
            roll: BTreeMap::new(),
            texts: BTreeMap::new(),
            commits: BTreeMap::new(),
            proposed: BTreeMap::new(),
            sharing: Sharing::default(),
            votes: Votes::default(),
            requested: BTreeSet::new(),
            answered: BTreeMap::new(),
        }
    }

    /// The state after these facts.
    #[must_use]
    pub fn after<'f>(mut self, facts: impl IntoIterator<Item = &'f Fact>) -> Self {
        facts.into_iter().for_each(|fact| evolve(&mut self, fact));
        self
    }

    /// Where the group stands.
    pub const fn phase(&self) -> Phase {
        self.cover.phase
    }

    /// Whether a pause lies over the phase.
    pub const fn paused(&self) -> bool {
        self.cover.paused.is_some()
    }

    /// The configuration in force.
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// The seat that the next person takes.
    pub fn next_seat(&self) -> Seat {
        Seat(self.roll.len() as u16 + 1)
    }

    /// The ballots of a closed round, for counting and for the analyst's bundle. Never for a page.
    pub fn sealed(&self, round: u8) -> Option<&SealedBallots> {
        self.votes.sealed.get(&round)
    }

    /// What a seat is asked in the open vote; none while no vote is open.
    pub fn paper(&self, seat: Seat) -> Option<Paper<'_>> {
        let vote = self.board.vote.as_ref().filter(|vote| vote.sealed.is_none())?;
        Some(Paper {
            scheme: vote.scheme,
            choices: &self.board.item_set.as_ref()?.choices,
            seed: u64::from_be_bytes(vote.seed.0),
            seat,
            partial: self.config.partial_ballots,
        })
    }

    /// The erasable texts with their salts, by the digest that stands in the record. Never for a page.
    pub const fn texts(&self) -> &BTreeMap<Hash, (Salt, Text)> {
        &self.texts
    }

    /// Whose idea is whose, as long as that is kept: for sealing it to two key holders, and for the scan that looks for what must
    /// be gone. Never for a page.
    pub const fn links(&self) -> &BTreeMap<IdeaId, Seat> {
        &self.sharing.authors
    }

    pub(crate) fn named(&self) -> bool {
        self.config.anonymity == Anonymity::Named
    }

    /// Seats that are taken and not gone.
    pub(crate) fn seats(&self) -> impl Iterator<Item = Seat> + '_ {
        self.owns.keys().copied()
    }

    /// Has an open page.
    pub(crate) fn here(&self, seat: Seat) -> bool {
        self.board.people.get(&seat).is_some_and(|person| person.here)
    }

    /// Has consented, so may take part.
    pub(crate) fn takes_part(&self, seat: Seat) -> bool {
        self.owns.get(&seat).is_some_and(|own| own.consented)
    }

    /// A room so small that others may guess whose an idea is, although they are not told.
    pub(crate) fn guessable(&self) -> bool {
        !self.named() && self.owns.len() < 5
    }
}
