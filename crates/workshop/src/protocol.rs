//! Whether a finished record keeps the rules of the technique: everybody heard once a lap, nothing lost, nothing counted early.

mod laps;
mod rounds;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    board::MergeState,
    chain::Entry,
    event::{Event, TextRef},
    hash::Hash,
    id::{IdeaId, MergeId, NoteId, ThemeId},
    phase::Phase,
};
use laps::Laps;
use rounds::Rounds;

/// What a record that keeps the rules comes to, for the methods text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "counts of what the names say")]
pub struct Course {
    pub seats: u16,
    pub laps: u32,
    pub shared: u32,
    pub withdrawn: u32,
    pub held: u32,
    pub merges: u32,
    pub objections: u32,
    pub themes: u32,
    /// Votes that were counted.
    pub rounds: u8,
    pub voided: u32,
    pub deviations: u32,
    /// Whether the record was sealed; else it was cut off, or the workshop was ended early.
    pub sealed: bool,
}

/// The first entry that breaks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {entry}: {rule}")]
pub struct Breach {
    /// Its number.
    pub entry: u64,
    /// The rule, as a sentence.
    pub rule: &'static str,
}

/// Checks the rules entry by entry. The chain itself is checked by [`crate::verify`].
///
/// # Errors
/// The first breach.
pub fn check(entries: &[Entry]) -> Result<Course, Breach> {
    let mut walk = Walk::default();
    for entry in entries {
        walk.step(&entry.event).map_err(|rule| Breach { entry: entry.seq, rule })?;
    }
    walk.course.laps = walk.laps.last;
    Ok(walk.course)
}

/// What has been read so far.
struct Walk {
    phase: Phase,
    config: Option<Hash>,
    paused: bool,
    laps: Laps,
    rounds: Rounds,
    notes: BTreeSet<NoteId>,
    themes: BTreeSet<ThemeId>,
    /// Every idea that was shared, and whether it stands.
    ideas: BTreeMap<IdeaId, bool>,
    merges: BTreeMap<MergeId, MergeState>,
    tallies: Vec<Hash>,
    seal_due: bool,
    course: Course,
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            phase: Phase::Draft,
            config: None,
            paused: false,
            laps: Laps::default(),
            rounds: Rounds::default(),
            notes: BTreeSet::new(),
            themes: BTreeSet::new(),
            ideas: BTreeMap::new(),
            merges: BTreeMap::new(),
            tallies: Vec::new(),
            seal_due: false,
            course: Course::default(),
        }
    }
}

type Kept = Result<(), &'static str>;

fn rule(holds: bool, says: &'static str) -> Kept {
    if holds { Ok(()) } else { Err(says) }
}

impl Walk {
    fn step(&mut self, event: &Event) -> Kept {
        rule(
            self.config.is_some() || matches!(event, Event::ConfigFrozen { .. }),
            "the record begins with the configuration",
        )?;
        rule(
            !self.seal_due || matches!(event, Event::Sealed { .. }),
            "the seal follows both confirmations at once",
        )?;
        match event {
            Event::ConfigFrozen { config } => {
                rule(self.config.is_none(), "the configuration is frozen once")?;
                self.config = Some(*config);
                Ok(())
            }
            Event::ConfigChanged { config, .. } => {
                self.config = Some(*config);
                rule(self.phase.live(), "the configuration changes while the workshop runs")
            }
            Event::PhaseEntered { phase } => self.enter(*phase),
            Event::SeatsLocked { seats } => {
                self.course.seats = *seats;
                rule(self.phase == Phase::Lobby && *seats >= 2, "two seats or more are locked in the lobby")
            }
            Event::ConsentCounted { consented } => {
                rule(*consented == self.course.seats, "everybody has consented")
            }
            Event::Paused { .. } => {
                self.paused = true;
                rule(self.phase.live(), "only a live workshop pauses")
            }
            Event::Resumed {} => rule(std::mem::take(&mut self.paused), "only what was paused goes on"),
            Event::PhaseExtended { .. } | Event::FacilitatorHandedOver { .. } => {
                rule(self.phase.live(), "only a live workshop is extended or handed over")
            }
            Event::DeviationRecorded { .. } => {
                self.course.deviations += 1;
                rule(
                    !matches!(self.phase, Phase::Sealed | Phase::Aborted),
                    "nothing is put into a sealed record",
                )
            }
            Event::SilentClosed { .. }
            | Event::LapOpened { .. }
            | Event::IdeaShared { .. }
            | Event::TurnPassed { .. }
            | Event::IdeaWithdrawn { .. }
            | Event::IdeaHeld { .. }
            | Event::LapEnded { .. }
            | Event::RoundRobinClosed { .. }
            | Event::AuthorLinksSealed { .. }
            | Event::AuthorLinksDestroyed { .. } => self.sharing(event),
            Event::ClarificationNoted { note, idea, .. } => {
                self.notes.insert(*note);
                self.clarifies(*idea)
            }
            Event::WordingAgreed { idea, .. } | Event::ItemParked { idea, .. } => self.clarifies(*idea),
            Event::MergeProposed { .. }
            | Event::MergeObjected { .. }
            | Event::MergeApplied { .. }
            | Event::MergeUndone { .. }
            | Event::ThemeCreated { .. }
            | Event::ItemMoved { .. } => self.sorts(event),
            Event::Redacted { of } => self.withheld(*of),
            Event::ItemSetFrozen { .. }
            | Event::BallotOpened { .. }
            | Event::BallotsSealed { .. }
            | Event::RoundVoided { .. }
            | Event::TallyComputed { .. } => self.votes(event),
            Event::DecisionRecorded { .. } => rule(
                matches!(self.phase, Phase::Discuss(_) | Phase::Closed | Phase::Sealed),
                "decisions are written down at the end",
            ),
            Event::Sealed { config, tallies } => {
                rule(std::mem::take(&mut self.seal_due), "the seal follows both confirmations at once")?;
                self.course.sealed = true;
                rule(Some(*config) == self.config, "the seal names the configuration in force")?;
                rule(*tallies == self.tallies, "the seal names the tables that were shown")
            }
            Event::ResultPublished { .. } | Event::ResultAdopted { .. } => {
                rule(self.course.sealed, "a result is published after the seal")
            }
        }
    }

    fn enter(&mut self, phase: Phase) -> Kept {
        rule(self.phase.leads_to(phase), "phases follow the diagram")?;
        match phase {
            Phase::RoundRobin => self.laps.begin(),
            Phase::Clarify if self.phase == Phase::RoundRobin => self.laps.may_end()?,
            Phase::Vote(round) => self.rounds.may_vote(round)?,
            Phase::Reveal(round) => self.rounds.may_reveal(round)?,
            Phase::Sealed => self.seal_due = true,
            // Back to sorting only by voiding the round.
            Phase::Theme if matches!(self.phase, Phase::Vote(_)) => self.rounds.may_sort()?,
            _ => {}
        }
        if phase == Phase::Theme || phase == Phase::Clarify {
            self.rounds.unfreeze();
        }
        self.phase = phase;
        Ok(())
    }

    fn stands(&self, idea: IdeaId) -> Kept {
        rule(self.ideas.get(&idea) == Some(&true), "only a shared idea that stands is worked on")
    }

    fn clarifies(&self, idea: IdeaId) -> Kept {
        rule(self.phase == Phase::Clarify, "ideas are clarified after sharing and before sorting")?;
        self.stands(idea)
    }

    fn sorts(&mut self, event: &Event) -> Kept {
        let undoes = matches!(event, Event::MergeUndone { .. });
        let sorting = self.phase == Phase::Theme && !self.rounds.is_frozen();
        // Holding or withdrawing an idea takes its merges apart wherever the workshop has gone back to.
        let before = undoes && matches!(self.phase, Phase::RoundRobin | Phase::Clarify);
        rule(sorting || before, "items are sorted in their phase, before they are frozen")?;
        match event {
            Event::MergeProposed { merge, members, .. } => {
                let fresh = self.merges.insert(*merge, MergeState::Proposed).is_none();
                rule(fresh && members.len() >= 2, "a merge joins two items or more")
            }
            Event::MergeObjected { merge } => {
                self.course.objections += 1;
                rule(
                    self.merges.get(merge) == Some(&MergeState::Proposed),
                    "objections are to open proposals",
                )
            }
            Event::MergeApplied { merge } => {
                self.course.merges += 1;
                let was = self.merges.insert(*merge, MergeState::Applied);
                rule(was == Some(MergeState::Proposed), "a merge was proposed first")
            }
            Event::MergeUndone { merge } => {
                let was = self.merges.insert(*merge, MergeState::Undone);
                self.course.merges -= u32::from(was == Some(MergeState::Applied));
                rule(
                    matches!(was, Some(MergeState::Proposed | MergeState::Applied)),
                    "what is undone was there",
                )
            }
            Event::ThemeCreated { theme, .. } => {
                self.course.themes += 1;
                rule(self.themes.insert(*theme), "a theme is made once")
            }
            Event::ItemMoved { theme, .. } => rule(
                theme.is_none_or(|theme| self.themes.contains(&theme)),
                "items are put into themes that there are",
            ),
            _ => Ok(()),
        }
    }

    fn withheld(&mut self, of: TextRef) -> Kept {
        let there = match of {
            TextRef::Idea(idea) => self.ideas.insert(idea, false).is_some(),
            TextRef::Note(note) => self.notes.contains(&note),
            TextRef::Theme(theme) => self.themes.contains(&theme),
        };
        rule(there, "what is withheld had been shown")
    }
}
