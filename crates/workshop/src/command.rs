//! What people ask the machine to do.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    ballot::Ballot,
    config::{Config, VoteOn},
    event::{HoldReason, LabelRef, PauseReason, TextRef},
    hash::Hash,
    id::{ChoiceId, IdeaId, ItemId, MergeId, Seat, SendingId, ThemeId, WordingId},
    phase::Phase,
    record::{LeaverChoice, ObjectedTo},
    role::Actor,
};

/// One command with its envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// `client_cmd_id`: the same one is done once.
    pub id: SendingId,
    /// Who.
    pub by: Actor,
    /// Where the sender believed the group to stand.
    pub expected_phase: Phase,
    /// Which version of a shared thing the sender saw, where one is edited: `seq` of an item, `version` of a draft.
    pub base_seq: Option<u32>,
    /// What.
    pub action: Action,
}

/// What surrounds a decision: time and chance are arguments.
#[derive(Clone)]
pub struct Ctx {
    /// Milliseconds of workshop time: never goes back, stands still while the workshop is paused or the server is down.
    pub now_ms: u64,
    /// UTC seconds.
    pub wall: u64,
    /// Fresh for every command.
    pub entropy: [u8; 32],
    /// The round key, in the states that need one for tags and edit rights; a new one each time round-robin begins.
    pub round_key: Option<[u8; 32]>,
}

/// Every command (`ngt.md` 5.1). Texts are as they were typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields say what they are by type and name")]
pub enum Action {
    // Before it begins.
    /// Sets the configuration while it is a draft.
    Configure(Box<Config>),
    /// Freezes it and lets people in.
    OpenLobby,
    /// Changes it afterwards, with a reason that everybody can read later.
    Amend {
        config: Box<Config>,
        reason: String,
    },

    // Coming in.
    /// Takes the next free seat. The band only orders speakers, with consent.
    Join {
        name: String,
        band: Option<u8>,
    },
    SetName(String),
    Consent,
    /// "Others may guess": asked of each in a room of fewer than five.
    AcceptGuessing,
    /// Takes the consent back: drafts and an open ballot vanish at once.
    WithdrawConsent,
    /// Takes a seat away.
    Eject {
        seat: Seat,
        reason: String,
    },
    Lock,
    /// The server's list of who has an open page.
    Presence {
        seat: Seat,
        here: bool,
    },
    Acknowledge,

    // Moving on.
    /// To the next phase, if its guard allows.
    Advance,
    /// To the phase before, where there is a way back.
    StepBack,
    /// More time for everybody: 1 to 3,600 seconds.
    Extend {
        seconds: u32,
    },
    /// The server's clock has moved: whatever waited for it happens.
    Tick,

    // Writing.
    /// Writes a draft anew (`idea: None`) or changes one. In round-robin, `queue` puts it into the queue.
    SaveDraft {
        idea: Option<IdeaId>,
        text: String,
        queue: bool,
    },
    DeleteDraft {
        idea: IdeaId,
    },
    /// All of one's drafts, first to be shared first.
    OrderDrafts(Vec<IdeaId>),
    Done(bool),
    /// Who may write for this seat.
    AllowScribe(Option<u8>),
    /// A scribe writes for a seat that allowed it.
    Dictate {
        seat: Seat,
        idea: Option<IdeaId>,
        text: String,
    },
    SetLeaverChoice(LeaverChoice),

    // Sharing.
    /// Dealt: shares the next idea, opening a lap where none is open.
    Deal,
    /// Spoken: the seat at turn shares its next idea.
    ShareNext,
    Pass,
    SkipTurn {
        reason: String,
    },
    /// Takes back an own idea: queued ones always; shared ones with the name or with the edit right.
    Withdraw {
        idea: IdeaId,
        edit_right: Option<Hash>,
    },
    /// Holds a shared text back.
    Hold {
        idea: IdeaId,
        reason: HoldReason,
    },
    LastCall,
    CloseEarly {
        reason: String,
    },
    /// Lets the queue of somebody who left three minutes ago be dealt.
    Release {
        seat: Seat,
    },
    /// The server has destroyed (or, pseudonymous, sealed away) every link from seat to idea, and found none left.
    LinksGone,

    // Understanding.
    Ask {
        idea: IdeaId,
        text: String,
    },
    Explain {
        idea: IdeaId,
        text: String,
    },
    ProposeWording {
        idea: IdeaId,
        text: String,
    },
    AcceptWording {
        wording: WordingId,
        edit_right: Option<Hash>,
    },
    MarkUnderstood {
        idea: IdeaId,
    },
    Park {
        idea: IdeaId,
        reason: String,
    },

    // Sorting.
    ProposeMerge {
        items: Vec<ItemId>,
        label: LabelRef,
    },
    Object(ObjectedTo),
    WithdrawObjection(ObjectedTo),
    /// Takes a merge apart again, or drops a proposal.
    Undo {
        merge: MergeId,
    },
    ProposeTheme {
        name: String,
    },
    MoveItem {
        item: ItemId,
        theme: Option<ThemeId>,
    },
    /// Fixes the items and what is voted on.
    Freeze {
        vote_on: Option<VoteOn>,
    },

    // Voting.
    /// Opens the next vote; after a screening round with the items that stay.
    OpenVote {
        keep: Option<Vec<ChoiceId>>,
    },
    Cast {
        item_set: Hash,
        ballot: Ballot,
    },
    Abstain {
        item_set: Hash,
    },
    /// Private extra time of one seat: 1 to 3,600 seconds.
    ExtendSeat {
        seat: Seat,
        seconds: u32,
    },
    /// "Two more minutes."
    CallVote,
    CloseVote {
        reason: Option<String>,
    },
    VoidRound {
        reason: String,
    },
    /// The count is there, and every group that belongs to it has closed: shows it.
    ShowTally {
        tally: Hash,
    },

    // Talking, and the end.
    Discuss,
    RequestVote,
    Note {
        text: String,
    },
    Decide {
        text: String,
    },
    Close,
    Addendum {
        text: String,
    },
    Seal,
    /// The sealed result was published; the digest of what was.
    Publish {
        result: Hash,
    },
    /// The programme adopted it.
    Adopt {
        result: Hash,
    },

    // At any time.
    Pause(PauseReason),
    Resume,
    HandOver {
        to: u8,
    },
    Deviate {
        reason: String,
    },
    /// Withholds a text from everybody for good.
    Redact {
        of: TextRef,
    },
    Abort {
        reason: String,
    },
}

impl fmt::Debug for Action {
    /// Its name alone: nothing that somebody typed or chose belongs in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = serde_json::to_value(self).map_err(|_| fmt::Error)?;
        let name = whole.as_str().or_else(|| whole.as_object()?.keys().next().map(String::as_str));
        f.write_str(name.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_could_say_what_was_asked_and_never_what_was_typed() {
        let typed = Action::SaveDraft { idea: None, text: "Ward 9".to_owned(), queue: false };
        assert_eq!(format!("{typed:?} {:?}", Action::Consent), "save_draft consent");
    }
}
