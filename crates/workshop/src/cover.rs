//! What everybody may know of a workshop, also those who are not in the room.

use serde::Serialize;

use crate::{
    agenda::Agenda,
    board::Table,
    config::{Anonymity, Config, Purpose, RoundRobin},
    event::PauseReason,
    hash::Hash,
    phase::Phase,
};

/// The cover of one group's workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// What it is about and which rules hold.
    pub notice: Notice,
    /// Where it stands.
    pub phase: Phase,
    /// Since when, in seconds of workshop time.
    pub since_s: u64,
    /// Seconds added to the phase for everybody.
    pub extended_s: u32,
    /// Why it rests.
    pub paused: Option<PauseReason>,
    /// Seats taken.
    pub seated: u16,
    /// Seats that consented.
    pub consented: u16,
    /// Nobody joins without being late any more.
    pub locked: bool,
    /// "7 of 12 ready".
    pub ready: u16,
    /// Sharing is over; the links from seats to ideas are being taken away.
    pub sharing_over: bool,
    /// The tables that the room has seen and talked about.
    pub tables: Vec<Table>,
    /// Who of the two has sealed: owner, facilitator.
    pub seals: (bool, bool),
}

/// What stands on the invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "as in `Config`")]
pub struct Notice {
    pub question: String,
    pub question_version: u16,
    pub locale: String,
    pub purpose: Purpose,
    pub consent_text: String,
    pub anonymity: Anonymity,
    pub round_robin: RoundRobin,
    pub objection_window_s: u32,
    pub rounds_max: u8,
    pub agenda: Agenda,
    /// The digest of the whole configuration.
    pub config: Hash,
}

impl Notice {
    pub(crate) fn of(config: &Config) -> Self {
        Self {
            question: config.question.clone(),
            question_version: config.question_version,
            locale: config.locale.clone(),
            purpose: config.purpose,
            consent_text: config.consent_text.clone(),
            anonymity: config.anonymity,
            round_robin: config.round_robin,
            objection_window_s: config.objection_window_s,
            rounds_max: config.rounds_max,
            agenda: config.agenda,
            config: config.hash(),
        }
    }
}

/// What changes for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each names what it changes")]
pub enum CoverChange {
    Notice(Box<Notice>),
    Entered(Phase, u64),
    Extended(u32),
    Paused(Option<PauseReason>),
    Seats { seated: u16, consented: u16 },
    Locked,
    Ready(u16),
    SharingOver,
    Table(Table),
    Seal { owner: bool },
}

impl Cover {
    pub(crate) fn new(config: &Config) -> Self {
        Self {
            notice: Notice::of(config),
            phase: Phase::Draft,
            since_s: 0,
            extended_s: 0,
            paused: None,
            seated: 0,
            consented: 0,
            locked: false,
            ready: 0,
            sharing_over: false,
            tables: Vec::new(),
            seals: (false, false),
        }
    }

    /// Makes the change.
    pub(crate) fn apply(&mut self, change: &CoverChange) {
        use CoverChange::*;
        match change {
            Notice(notice) => self.notice = (**notice).clone(),
            Entered(phase, at_s) => {
                (self.phase, self.since_s, self.extended_s, self.ready) = (*phase, *at_s, 0, 0);
                self.sharing_over = false;
            }
            Extended(seconds) => self.extended_s += seconds,
            Paused(why) => self.paused = *why,
            Seats { seated, consented } => (self.seated, self.consented) = (*seated, *consented),
            Locked => self.locked = true,
            Ready(n) => self.ready = *n,
            SharingOver => self.sharing_over = true,
            Table(table) => self.tables.push(*table),
            Seal { owner: true } => self.seals.0 = true,
            Seal { owner: false } => self.seals.1 = true,
        }
    }
}
