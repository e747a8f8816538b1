//! Who may ask for what: one line an action. Whoever may not is told what they would be told if there were no such thing.

use crate::{command::Action, event::PauseReason, role::Actor};

/// Whether this kind of actor may ask for this at all.
pub(crate) fn may(action: &Action, by: Actor) -> bool {
    use Action::*;
    let owner = by == Actor::Owner;
    let facilitator = matches!(by, Actor::Facilitator(_));
    let scribe = matches!(by, Actor::Scribe(_));
    let seat = matches!(by, Actor::Seat(_));
    let server = by == Actor::Server;
    match action {
        Configure(_) | OpenLobby | Amend { .. } | Publish { .. } | Adopt { .. } => owner,
        Join { .. } | SetName(_) | Consent | AcceptGuessing | WithdrawConsent | Acknowledge => seat,
        SaveDraft { .. }
        | DeleteDraft { .. }
        | OrderDrafts(_)
        | Done(_)
        | AllowScribe(_)
        | SetLeaverChoice(_) => seat,
        ShareNext
        | Pass
        | Withdraw { .. }
        | Object(_)
        | WithdrawObjection(_)
        | Cast { .. }
        | Abstain { .. } => seat,
        Dictate { .. } | Note { .. } => scribe,
        Presence { .. } | Tick | LinksGone | ShowTally { .. } => server,
        Eject { .. } | Lock | Advance | StepBack | Extend { .. } | Deal | SkipTurn { .. } | Hold { .. } => {
            facilitator
        }
        LastCall
        | CloseEarly { .. }
        | Release { .. }
        | MarkUnderstood { .. }
        | Park { .. }
        | Freeze { .. } => facilitator,
        OpenVote { .. } | ExtendSeat { .. } | CallVote | CloseVote { .. } | VoidRound { .. } => facilitator,
        Discuss | Decide { .. } | Close | Resume | HandOver { .. } | Deviate { .. } | Redact { .. } => {
            facilitator
        }
        Ask { .. } | Explain { .. } | ProposeWording { .. } | RequestVote => seat || facilitator || scribe,
        ProposeMerge { .. } | Undo { .. } | ProposeTheme { .. } | MoveItem { .. } => {
            seat || facilitator || scribe
        }
        // The author accepts, or the facilitator for the group: the rule depends on the mode.
        AcceptWording { .. } => seat || facilitator,
        Addendum { .. } | Seal | Abort { .. } => owner || facilitator,
        Pause(PauseReason::Facilitator) => facilitator,
        Pause(_) => server,
    }
}
