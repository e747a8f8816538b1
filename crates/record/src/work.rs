//! What a room worked out, told by its chain alone: ideas and what became of them, items, merges, themes, votes, and how long
//! everything took. It is folded here anew and not by the machine that made the record, so that the checker checks something.

mod sorting;
mod time;

pub use time::Time;

use std::collections::{BTreeMap, BTreeSet};

use trellis_workshop::{
    Breach, By, CardState, ChoiceId, DecisionSort, Entry, Event, Hash, Hex, IdeaId, ItemCard, ItemId,
    LabelRef, MergeId, MergeState, Phase, Place, Scheme, Seat, Tag, TextRef, ThemeId, Via, VoteOn,
};

/// Everything that the tables tell.
#[derive(Debug, Clone, Default)]
pub struct Work {
    pub ideas: Vec<Idea>,
    /// Where an idea stands in `ideas`.
    at: BTreeMap<IdeaId, usize>,
    pub items: BTreeMap<ItemId, ItemCard>,
    pub merges: Vec<Merge>,
    pub themes: BTreeMap<ThemeId, Theme>,
    pub turns: Vec<Turn>,
    pub frozen: Option<Set>,
    /// Votes that were not voided.
    pub rounds: BTreeMap<u8, Round>,
    pub time: Time,
    pub aside: Vec<Aside>,
    pub decisions: Vec<(DecisionSort, Hash)>,
    /// Amended configurations, by digest.
    pub amended: Vec<Hash>,
    pub consented: Option<u16>,
    /// Where it stands.
    pub phase: Option<Phase>,
}

/// A shared idea.
#[derive(Debug, Clone)]
pub struct Idea {
    pub id: IdeaId,
    pub lap: u32,
    pub slot: u32,
    pub via: Via,
    /// Named workshops only.
    pub seat: Option<Seat>,
    pub commit: Hash,
    pub state: CardState,
    pub wordings: Vec<(u16, Hash)>,
    pub parked: Option<Hash>,
}

/// A proposal to merge.
#[derive(Debug, Clone)]
pub struct Merge {
    pub id: MergeId,
    pub members: Vec<ItemId>,
    pub label: LabelRef,
    pub state: MergeState,
    pub objections: u32,
    kept: Vec<(ItemId, ItemCard)>,
}

/// A theme; its name is a text.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    pub commit: Hash,
    pub withheld: bool,
}

/// One line of the round-robin.
#[derive(Debug, Clone)]
pub struct Turn {
    pub entry: u64,
    pub lap: u32,
    pub slot: Option<u32>,
    pub what: &'static str,
    pub idea: Option<IdeaId>,
    /// Named workshops only.
    pub seat: Option<Seat>,
}

/// What was voted on.
#[derive(Debug, Clone)]
pub struct Set {
    pub hash: Hash,
    pub vote_on: VoteOn,
    pub choices: Vec<ChoiceId>,
    pub items: BTreeMap<ItemId, ItemCard>,
}

/// A vote.
#[derive(Debug, Clone)]
pub struct Round {
    pub scheme: Scheme,
    pub seed: Hex<8>,
    pub set: Option<Set>,
    /// Ballots, abstentions, missing answers, and the root over the ballots.
    pub sealed: Option<(u16, u16, u16, Hash)>,
    pub table: Option<Hash>,
}

/// Something outside the frozen plan; a reason is a text.
#[derive(Debug, Clone)]
pub enum Aside {
    Deviation(Hash),
    Amended(usize, Hash),
    Voided(u8, Hash),
    Extended(Option<Phase>, u32),
    BackTo(Phase),
    HandedOver,
    Held,
    Withheld,
    EndedEarly(u32),
}

/// Reads the record entry by entry.
///
/// # Errors
/// The first entry that contradicts what was before it: items frozen under another digest than theirs.
pub fn follow(entries: &[Entry]) -> Result<Work, Breach> {
    let mut work = Work::default();
    for entry in entries {
        work.step(entry).map_err(|rule| Breach { entry: entry.seq, rule })?;
    }
    Ok(work)
}

/// The first entry that says who somebody is.
pub fn names_somebody(entries: &[Entry]) -> Option<u64> {
    let names = |entry: &&Entry| {
        matches!(entry.by, By::Named(_))
            || matches!(entry.event, Event::IdeaShared { tag: Tag::Named(_), .. })
    };
    entries.iter().find(names).map(|entry| entry.seq)
}

impl Work {
    fn step(&mut self, entry: &Entry) -> Result<(), &'static str> {
        match &entry.event {
            Event::PhaseEntered { phase } => self.enter(*phase, entry.at),
            Event::Paused { .. } => self.time.paused(entry.at),
            Event::Resumed {} => self.time.resumed(entry.at),
            Event::PhaseExtended { seconds } => self.aside.push(Aside::Extended(self.phase, *seconds)),
            Event::FacilitatorHandedOver { .. } => self.aside.push(Aside::HandedOver),
            Event::ConsentCounted { consented } => self.consented = Some(*consented),
            Event::ConfigChanged { config, reason } => {
                self.amended.push(*config);
                self.aside.push(Aside::Amended(self.amended.len(), *reason));
            }
            Event::DeviationRecorded { reason } => self.aside.push(Aside::Deviation(*reason)),
            Event::DecisionRecorded { sort, commit } => self.decisions.push((*sort, *commit)),
            Event::Redacted { of } => self.withheld(*of),
            Event::WordingAgreed { idea, version, commit } => {
                let wording = (*version, *commit);
                self.on_idea(*idea, |idea| idea.wordings.push(wording));
            }
            Event::ItemParked { idea, reason } => self.on_idea(*idea, |idea| idea.parked = Some(*reason)),
            Event::IdeaShared { .. }
            | Event::TurnPassed { .. }
            | Event::IdeaWithdrawn { .. }
            | Event::IdeaHeld { .. }
            | Event::LapEnded { .. } => self.turn(entry),
            Event::MergeProposed { .. }
            | Event::MergeObjected { .. }
            | Event::MergeApplied { .. }
            | Event::MergeUndone { .. }
            | Event::ThemeCreated { .. }
            | Event::ItemMoved { .. }
            | Event::ItemSetFrozen { .. } => return self.sort(&entry.event),
            Event::BallotOpened { .. }
            | Event::BallotsSealed { .. }
            | Event::RoundVoided { .. }
            | Event::TallyComputed { .. } => return self.vote(&entry.event),
            // Of these the course of the protocol check tells what there is to tell.
            Event::ConfigFrozen { .. }
            | Event::SeatsLocked { .. }
            | Event::SilentClosed { .. }
            | Event::LapOpened { .. }
            | Event::RoundRobinClosed { .. }
            | Event::AuthorLinksSealed { .. }
            | Event::AuthorLinksDestroyed { .. }
            | Event::ClarificationNoted { .. }
            | Event::Sealed { .. }
            | Event::ResultPublished { .. }
            | Event::ResultAdopted { .. } => {}
        }
        Ok(())
    }

    fn enter(&mut self, phase: Phase, at: u64) {
        let back = matches!(
            (self.phase, phase),
            (Some(Phase::Clarify), Phase::RoundRobin)
                | (Some(Phase::Theme), Phase::Clarify)
                | (Some(Phase::Vote(_)), Phase::Theme)
        );
        if back {
            self.aside.push(Aside::BackTo(phase));
        }
        match phase {
            Phase::RoundRobin | Phase::Clarify => self.frozen = None,
            Phase::Theme => self.lay_out(),
            _ => {}
        }
        self.time.entered(phase, at);
        self.phase = Some(phase);
    }

    fn turn(&mut self, entry: &Entry) {
        let lap = self.turns.last().map_or(1, |turn| turn.lap);
        let mut turn = Turn { entry: entry.seq, lap, slot: None, what: "", idea: None, seat: None };
        match &entry.event {
            Event::IdeaShared { idea, commit, lap, slot, tag, via } => {
                let seat = if let Tag::Named(seat) = tag { Some(*seat) } else { None };
                self.at.insert(*idea, self.ideas.len());
                self.ideas.push(Idea {
                    id: *idea,
                    lap: *lap,
                    slot: *slot,
                    via: *via,
                    seat,
                    commit: *commit,
                    state: CardState::Standing,
                    wordings: Vec::new(),
                    parked: None,
                });
                (turn.lap, turn.slot, turn.what) = (*lap, Some(*slot), "shared");
                (turn.idea, turn.seat) = (Some(*idea), seat);
            }
            Event::TurnPassed { lap, skipped } => {
                (turn.lap, turn.what) = (*lap, if *skipped { "skipped" } else { "passed" });
            }
            Event::IdeaWithdrawn { from, idea } => {
                turn.what = match from {
                    Place::Queue => "withdrawn from the queue",
                    Place::Deck => "withdrawn when offered",
                    Place::Wall => "withdrawn after sharing",
                };
                turn.idea = *idea;
                if let Some(idea) = idea {
                    self.fell(*idea, CardState::Withdrawn);
                }
            }
            Event::IdeaHeld { idea, .. } => {
                (turn.what, turn.idea) = ("held back", Some(*idea));
                self.aside.push(Aside::Held);
                self.fell(*idea, CardState::Held);
            }
            Event::LapEnded { lap, early } => {
                (turn.lap, turn.what) = (*lap, if *early { "lap ended early" } else { "lap ended" });
                if *early {
                    self.aside.push(Aside::EndedEarly(*lap));
                }
            }
            _ => return,
        }
        self.turns.push(turn);
    }

    fn withheld(&mut self, of: TextRef) {
        self.aside.push(Aside::Withheld);
        match of {
            TextRef::Idea(idea) => self.fell(idea, CardState::Redacted),
            TextRef::Theme(theme) => {
                if let Some(theme) = self.themes.get_mut(&theme) {
                    theme.withheld = true;
                }
            }
            // The notes of the clarification are in no file.
            TextRef::Note(_) => {}
        }
    }

    fn on_idea(&mut self, id: IdeaId, change: impl FnOnce(&mut Idea)) {
        if let Some(idea) = self.at.get(&id).and_then(|at| self.ideas.get_mut(*at)) {
            change(idea);
        }
    }

    /// An idea that is on the wall.
    pub fn idea(&self, id: IdeaId) -> Option<&Idea> {
        self.ideas.get(*self.at.get(&id)?)
    }

    /// The last vote that was counted.
    pub fn last_round(&self) -> Option<(u8, &Round)> {
        let counted = self.rounds.iter().filter(|(_, round)| round.table.is_some());
        counted.max_by_key(|(number, _)| **number).map(|(number, round)| (*number, round))
    }

    /// The text that stands for a wording, if it may be shown.
    pub fn words(&self, label: LabelRef) -> Option<Hash> {
        let idea = self.idea(label.idea).filter(|idea| idea.state == CardState::Standing)?;
        match label.version {
            0 => Some(idea.commit),
            version => idea.wordings.iter().find(|(known, _)| *known == version).map(|(_, commit)| *commit),
        }
    }

    /// The texts that may leave the house: what stands on the wall in every agreed wording, names of themes, and reasons that
    /// the methods must print. Drafts, notes, proposals, and whatever was withdrawn, held or withheld stay.
    pub fn public(&self) -> BTreeSet<Hash> {
        let standing = self.ideas.iter().filter(|idea| idea.state == CardState::Standing);
        let ideas = standing.flat_map(|idea| {
            [idea.commit]
                .into_iter()
                .chain(idea.wordings.iter().map(|(_, commit)| *commit))
                .chain(idea.parked)
        });
        let themes = self.themes.values().filter(|theme| !theme.withheld).map(|theme| theme.commit);
        let reasons = self.aside.iter().filter_map(|aside| match aside {
            Aside::Deviation(reason) | Aside::Amended(_, reason) | Aside::Voided(_, reason) => Some(*reason),
            _ => None,
        });
        let decisions = self.decisions.iter().map(|(_, commit)| *commit);
        ideas.chain(themes).chain(reasons).chain(decisions).collect()
    }
}
