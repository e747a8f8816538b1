//! A room for tests: a workshop with its facts, its chain, a clock that is set by hand and chance from a seed.

use rand::{Rng, SeedableRng, rngs::StdRng};
use trellis_workshop::*;

pub const LEAD: Actor = Actor::Facilitator(1);
pub const SCRIBE: Actor = Actor::Scribe(1);

pub fn seat(n: u16) -> Actor {
    Actor::Seat(Seat(n))
}

pub fn protected() -> Config {
    Config::protected("What would help you most?", "You may leave at any time.", 12)
}

pub fn classic() -> Config {
    Config::classic("What would help you most?", "You may leave at any time.", 12)
}

/// An id that stands for itself.
pub fn id<K>(n: u64) -> trellis_domain::id::Id<K> {
    format!("{n:032x}").parse().expect("32 digits")
}

pub struct Room {
    pub s: Workshop,
    pub start: Workshop,
    pub facts: Vec<Fact>,
    pub entries: Vec<Entry>,
    pub now_ms: u64,
    pub key: [u8; 32],
    chain: Chain,
    pub dice: StdRng,
    sent: u64,
}

impl Room {
    pub fn new(config: Config, seed: u64) -> Self {
        let chain = Chain::new(id(1), config.hash());
        let s = Workshop::new(config, Staff { facilitators: 2, scribes: 1 });
        let dice = StdRng::seed_from_u64(seed);
        Self {
            start: s.clone(),
            s,
            facts: Vec::new(),
            entries: Vec::new(),
            now_ms: 0,
            key: [7; 32],
            chain,
            dice,
            sent: 0,
        }
    }

    /// With the lobby open and so many people in it who consented.
    pub fn with(config: Config, seats: u16, seed: u64) -> Self {
        let mut room = Self::new(config, seed);
        room.must(Actor::Owner, Action::OpenLobby);
        for n in 1..=seats {
            room.must(seat(n), Action::Join { name: format!("Person {n}"), band: None });
            room.must(seat(n), Action::Consent);
            room.must(seat(n), Action::AcceptGuessing);
        }
        room
    }

    /// At the beginning of silent writing.
    pub fn silent(config: Config, seats: u16, seed: u64) -> Self {
        let mut room = Self::with(config, seats, seed);
        room.must(LEAD, Action::Lock);
        room.must(LEAD, Action::Advance);
        room.must(LEAD, Action::Advance);
        room
    }

    /// At the beginning of sharing, with these ideas.
    pub fn sharing(config: Config, ideas: &[&[&str]], seed: u64) -> Self {
        let mut room = Self::silent(config, ideas.len() as u16, seed);
        for (n, own) in (1..).zip(ideas) {
            own.iter().for_each(|text| room.write(n, text));
        }
        room.must(LEAD, Action::Advance);
        room
    }

    /// At the beginning of clarification, everything shared by dealing.
    pub fn shared(config: Config, ideas: &[&[&str]], seed: u64) -> Self {
        let mut room = Self::sharing(config, ideas, seed);
        room.share_all();
        room
    }

    /// At the beginning of theming.
    pub fn theming(config: Config, ideas: &[&[&str]], seed: u64) -> Self {
        let mut room = Self::shared(config, ideas, seed);
        for idea in room.standing() {
            room.must(LEAD, Action::MarkUnderstood { idea });
        }
        room.must(LEAD, Action::Advance);
        room
    }

    /// In the first vote, on items as they were shared.
    pub fn voting(config: Config, ideas: &[&[&str]], seed: u64) -> Self {
        let mut room = Self::theming(config, ideas, seed);
        room.must(LEAD, Action::Freeze { vote_on: None });
        room.must(LEAD, Action::Advance);
        room
    }

    pub fn write(&mut self, n: u16, text: &str) {
        self.must(seat(n), Action::SaveDraft { idea: None, text: text.to_owned(), queue: true });
    }

    /// Deals until nothing is left, waits for the last call, and lets the server take the links away.
    pub fn share_all(&mut self) {
        while self.ask(LEAD, Action::Deal).is_ok() {}
        self.must(LEAD, Action::LastCall);
        self.wait(61);
        self.must(LEAD, Action::Advance);
        if self.s.phase() == Phase::RoundRobin {
            self.must(Actor::Server, Action::LinksGone);
        }
    }

    pub fn wait(&mut self, seconds: u64) {
        self.now_ms += seconds * 1_000;
    }

    pub fn command(&mut self, by: Actor, base: Option<u32>, action: Action) -> Command {
        self.sent += 1;
        Command { id: id(self.sent), by, expected_phase: self.s.phase(), base_seq: base, action }
    }

    pub fn ctx(&mut self) -> Ctx {
        let entropy = self.dice.random();
        Ctx {
            now_ms: self.now_ms,
            wall: 1_790_000_000 + self.now_ms / 1_000,
            entropy,
            round_key: Some(self.key),
        }
    }

    /// Decides and, if it is accepted, does it.
    pub fn send(&mut self, c: &Command) -> Result<Vec<Fact>, Reject> {
        let ctx = self.ctx();
        let facts = decide(&self.s, c, &ctx)?;
        facts.iter().for_each(|fact| self.happens(fact));
        Ok(facts)
    }

    pub fn happens(&mut self, fact: &Fact) {
        evolve(&mut self.s, fact);
        self.entries.extend(self.chain.append(fact));
        self.facts.push(fact.clone());
    }

    pub fn ask(&mut self, by: Actor, action: Action) -> Result<Vec<Fact>, Reject> {
        self.ask_on(by, None, action)
    }

    pub fn ask_on(&mut self, by: Actor, base: Option<u32>, action: Action) -> Result<Vec<Fact>, Reject> {
        let command = self.command(by, base, action);
        self.send(&command)
    }

    pub fn must(&mut self, by: Actor, action: Action) {
        let told = format!("{by:?} in {} wants {action:?}", self.s.phase());
        self.ask(by, action).unwrap_or_else(|reject| panic!("{told}: {reject:?}"));
    }

    pub fn refused(&mut self, by: Actor, action: Action) -> Reject {
        let told = format!("{action:?} is refused to {by:?}");
        self.ask(by, action).expect_err(&told)
    }

    pub fn board(&self) -> Board {
        let board = view(&self.s, &Viewer::Projector).board.expect("the projector is in the room");
        std::sync::Arc::unwrap_or_clone(board)
    }

    pub fn cover(&self) -> Cover {
        view(&self.s, &Viewer::Owner).cover
    }

    pub fn own(&self, n: u16) -> Own {
        view(&self.s, &Viewer::Seat(Seat(n))).own.expect("the seat is taken")
    }

    /// Ideas that stand on the wall, in the order of sharing.
    pub fn standing(&self) -> Vec<IdeaId> {
        let board = self.board();
        board.wall.cards().filter(|card| card.state == CardState::Standing).map(|card| card.idea).collect()
    }

    /// The texts on the wall, in the order of sharing.
    pub fn wall(&self) -> Vec<String> {
        let board = self.board();
        board.wall.cards().filter_map(|card| Some(card.text.as_ref()?.as_str().to_owned())).collect()
    }

    /// The idea of this text.
    pub fn idea(&self, text: &str) -> IdeaId {
        let board = self.board();
        let card = board.wall.cards().find(|card| card.text.as_ref().is_some_and(|own| own.as_str() == text));
        card.unwrap_or_else(|| panic!("{text} is on the wall")).idea
    }

    pub fn set(&self) -> ItemSet {
        self.board().item_set.expect("the items are frozen")
    }

    /// Everybody whose view is compared.
    pub fn viewers(&self, seats: u16) -> Vec<Viewer> {
        let seats = (1..=seats).map(|n| Viewer::Seat(Seat(n)));
        let others = [
            Viewer::Owner,
            Viewer::Facilitator(1),
            Viewer::Scribe(1),
            Viewer::Observer,
            Viewer::Projector,
            Viewer::Analyst,
            Viewer::Auditor,
        ];
        seats.chain(others).collect()
    }

    pub fn lines(&self) -> String {
        self.entries.iter().map(|entry| entry.line() + "\n").collect()
    }

    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.entries.iter().map(|entry| &entry.event)
    }
}

pub fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("it can be written")
}
