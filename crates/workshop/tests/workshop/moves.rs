//! Random people: what somebody in a room might do next, sensible or not.

use proptest::prelude::*;
use trellis_workshop::*;

use crate::room::*;

/// Seats that random people know of; some are never taken.
pub const SEATS: u16 = 6;

/// A choice that a random person makes; each number is read against what there is to choose from.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    pub what: u16,
    pub who: u8,
    pub which: u8,
    pub wait: u8,
}

pub fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let one = (any::<u16>(), any::<u8>(), any::<u8>(), any::<u8>());
    let one = one.prop_map(|(what, who, which, wait)| Move { what, who, which, wait });
    proptest::collection::vec(one, most / 2..most)
}

/// Who does what next, seeing which version.
pub fn choose(room: &Room, m: Move) -> (Actor, Option<u32>, Action) {
    match m.what % 16 {
        0..=5 => {
            let (by, action) = forward(room, m);
            (by, None, action)
        }
        6..=13 => in_phase(room, m),
        14 => at_any_time(room, m),
        _ => out_of_place(m),
    }
}

fn one_seat(m: Move) -> Actor {
    seat(u16::from(m.who) % SEATS + 1)
}

fn pick<T: Copy>(things: &[T], n: u8) -> Option<T> {
    (!things.is_empty()).then(|| things[usize::from(n) % things.len()])
}

/// What brings the workshop on.
fn forward(room: &Room, m: Move) -> (Actor, Action) {
    let missing = Some(room.s.next_seat().0).filter(|n| *n <= SEATS);
    let consents = (1..room.s.next_seat().0).filter(|n| {
        let own = view(&room.s, &Viewer::Seat(Seat(*n))).own;
        own.is_some_and(|own| !own.consented || !own.guess_accepted)
    });
    let shy = consents.collect::<Vec<u16>>();
    let reason = || "It has to be.".to_owned();
    if room.s.paused() {
        return (LEAD, Action::Resume);
    }
    match room.s.phase() {
        Phase::Draft => (Actor::Owner, Action::OpenLobby),
        Phase::Lobby => match (missing, shy.first()) {
            (Some(n), _) if m.which > 20 => {
                (seat(n), Action::Join { name: format!("Person {n}"), band: Some(m.which % 4) })
            }
            (_, Some(n)) if m.which.is_multiple_of(2) => (seat(*n), Action::Consent),
            (_, Some(n)) => (seat(*n), Action::AcceptGuessing),
            _ if room.cover().locked => (LEAD, Action::Advance),
            _ => (LEAD, Action::Lock),
        },
        Phase::Intro | Phase::Silent if m.which.is_multiple_of(4) => (LEAD, Action::Advance),
        Phase::Intro => (one_seat(m), Action::Acknowledge),
        Phase::Silent => (one_seat(m), draft(room)),
        Phase::RoundRobin if room.cover().sharing_over => (Actor::Server, Action::LinksGone),
        Phase::RoundRobin => sharing_goes_on(room, m),
        Phase::Clarify if m.which.is_multiple_of(3) => {
            let (by, _, action) = in_phase(room, m);
            (by, action)
        }
        Phase::Clarify => match room
            .board()
            .wall
            .cards()
            .find(|card| card.state == CardState::Standing && !card.understood && card.parked.is_none())
        {
            Some(card) => (LEAD, Action::MarkUnderstood { idea: card.idea }),
            None => (LEAD, Action::Advance),
        },
        Phase::Theme if room.board().item_set.is_some() => (LEAD, Action::Advance),
        Phase::Theme if m.which.is_multiple_of(8) => (LEAD, Action::Freeze { vote_on: None }),
        Phase::Theme => (Actor::Server, Action::Tick),
        Phase::Vote(_) => match room.board().vote {
            Some(vote) if vote.sealed.is_some() => {
                (Actor::Server, Action::ShowTally { tally: Hash::of(&[&[m.which]]) })
            }
            _ if m.which.is_multiple_of(8) => (LEAD, Action::CallVote),
            _ if m.which.is_multiple_of(4) => (LEAD, Action::CloseVote { reason: Some(reason()) }),
            _ => (one_seat(m), ballot(room, m)),
        },
        Phase::Reveal(_) if m.which.is_multiple_of(2) => (LEAD, Action::Discuss),
        Phase::Discuss(_) if !m.which.is_multiple_of(4) => (LEAD, Action::OpenVote { keep: None }),
        Phase::Reveal(_) | Phase::Discuss(_) => (LEAD, Action::Close),
        Phase::Closed if m.which.is_multiple_of(2) => (Actor::Owner, Action::Seal),
        Phase::Closed => (LEAD, Action::Seal),
        Phase::Sealed | Phase::Aborted => {
            let result = Hash::of(&[]);
            (
                Actor::Owner,
                if m.which.is_multiple_of(2) { Action::Publish { result } } else { Action::Adopt { result } },
            )
        }
    }
}

fn sharing_goes_on(room: &Room, m: Move) -> (Actor, Action) {
    let board = room.board();
    let page =
        |seat: Seat| view(&room.s, &Viewer::Seat(seat)).own.map(|own| own.page.drafts).unwrap_or_default();
    let waits = |seat: Seat| page(seat).iter().any(|draft| draft.queued);
    if board.wall.len() > 8 && m.which % 8 == 5 {
        return (LEAD, Action::CloseEarly { reason: "The time is up.".to_owned() });
    }
    if let Some(turn) = board.lap.and_then(|lap| lap.turn) {
        return match m.which % 4 {
            _ if !board.people.get(&turn).is_some_and(|person| person.here) => {
                (LEAD, Action::SkipTurn { reason: "Gone for a moment.".to_owned() })
            }
            1.. if waits(turn) => (Actor::Seat(turn), Action::ShareNext),
            _ => (Actor::Seat(turn), Action::Pass),
        };
    }
    let left = board.people.keys().any(|seat| waits(*seat));
    match m.which % 4 {
        1.. if left || board.lap.is_some() => (LEAD, Action::Deal),
        2 => (LEAD, Action::LastCall),
        _ => (LEAD, Action::Advance),
    }
}

/// Something new to say, with a mark that no other draft has.
fn draft(room: &Room) -> Action {
    Action::SaveDraft { idea: None, text: format!("mark{}mark", room.facts.len()), queue: true }
}

fn ballot(room: &Room, m: Move) -> Action {
    let board = room.board();
    let Some((vote, set)) = board.vote.zip(board.item_set) else { return Action::Acknowledge };
    if m.wait.is_multiple_of(8) {
        return Action::Abstain { item_set: set.hash };
    }
    let mut chosen = seats_order(&set.choices, u64::from(m.wait), u16::from(m.which));
    let n = chosen.len();
    let ballot = match vote.scheme {
        Scheme::TopK { k } => {
            chosen.truncate(usize::from(k));
            Ballot::TopK(chosen)
        }
        Scheme::FullRank => Ballot::FullRank(chosen),
        Scheme::Rate => Ballot::Rate(chosen.iter().map(|choice| (*choice, m.wait % 9 + 1)).collect()),
        Scheme::Dots { budget, cap } => {
            let dots = chosen.iter().take(usize::from(budget / cap)).map(|choice| (*choice, cap));
            Ballot::Dots(dots.collect())
        }
        Scheme::Approval { .. } => {
            Ballot::Approval(chosen.into_iter().take(usize::from(m.wait) % 3 + 1).collect())
        }
        Scheme::Pairwise { .. } => {
            let Some(paper) = room.s.paper(Seat(u16::from(m.who) % SEATS + 1)) else {
                return Action::Acknowledge;
            };
            Ballot::Pairwise(
                paper.pairs().into_iter().map(|(better, other)| Better { better, other }).collect(),
            )
        }
    };
    assert!(n > 0);
    Action::Cast { item_set: set.hash, ballot }
}

/// Something that somebody may well do in this phase.
fn in_phase(room: &Room, m: Move) -> (Actor, Option<u32>, Action) {
    let by = one_seat(m);
    let n = u16::from(m.who) % SEATS + 1;
    let drafts = view(&room.s, &Viewer::Seat(Seat(n))).own.map(|own| own.page.drafts).unwrap_or_default();
    let draft_now = (!drafts.is_empty()).then(|| drafts[usize::from(m.which) % drafts.len()].clone());
    let idea = pick(&room.standing(), m.which);
    let choice = if m.wait.is_multiple_of(2) { LeaverChoice::ShareForMe } else { LeaverChoice::Withdraw };
    let text = format!("mark{}mark", room.facts.len());
    let nothing = (Actor::Server, None, Action::Tick);
    match room.s.phase() {
        Phase::Lobby | Phase::Intro => match m.which % 4 {
            0 => (by, None, Action::SetName("Another name".to_owned())),
            1 => (by, None, Action::Consent),
            2 => (by, None, Action::AcceptGuessing),
            _ => (by, None, Action::AllowScribe(m.wait.is_multiple_of(2).then_some(1))),
        },
        Phase::Silent => match (m.which % 8, draft_now) {
            (0, Some(draft)) => (by, None, Action::DeleteDraft { idea: draft.idea }),
            (1, Some(draft)) => {
                let version = if m.wait.is_multiple_of(4) { 9 } else { draft.version };
                (by, Some(version), Action::SaveDraft { idea: Some(draft.idea), text, queue: false })
            }
            (2, _) => {
                let mut order: Vec<IdeaId> = drafts.iter().map(|draft| draft.idea).collect();
                order.reverse();
                (by, None, Action::OrderDrafts(order))
            }
            (3, _) => (by, None, Action::Done(!m.wait.is_multiple_of(3))),
            (4, _) => (by, None, Action::SetLeaverChoice(choice)),
            (5, _) => (SCRIBE, None, Action::Dictate { seat: Seat(n), idea: None, text }),
            (6, _) => (by, None, Action::AllowScribe(m.wait.is_multiple_of(2).then_some(1))),
            _ => (by, None, draft(room)),
        },
        Phase::RoundRobin => match (m.which % 10, draft_now, idea) {
            (0, Some(draft), _) => (by, None, Action::Withdraw { idea: draft.idea, edit_right: None }),
            (1, _, Some(idea)) => {
                let edit_right = Some(edit_right(&room.key, idea, Seat(n)));
                (by, None, Action::Withdraw { idea, edit_right })
            }
            (2, _, Some(idea)) => (LEAD, None, Action::Hold { idea, reason: HoldReason::Identifying }),
            (3, _, _) => (by, None, Action::SetLeaverChoice(choice)),
            (4, _, _) => (LEAD, None, Action::Release { seat: Seat(n) }),
            (5, Some(draft), _) => (
                by,
                Some(draft.version),
                Action::SaveDraft { idea: Some(draft.idea), text, queue: m.wait.is_multiple_of(2) },
            ),
            (6, _, _) if room.board().wall.len() < 6 => {
                (by, None, Action::SaveDraft { idea: None, text, queue: m.wait.is_multiple_of(2) })
            }
            (7, _, _) if m.wait < 10 => {
                (LEAD, None, Action::CloseEarly { reason: "The time is up.".to_owned() })
            }
            (8, Some(draft), _) => (by, None, Action::DeleteDraft { idea: draft.idea }),
            _ => nothing,
        },
        Phase::Clarify => {
            let Some(idea) = idea else { return nothing };
            let wording = pick(&room.board().proposals.keys().copied().collect::<Vec<_>>(), m.wait);
            match (m.which % 9, wording) {
                (0, _) => (by, None, Action::Ask { idea, text: "What is it?".to_owned() }),
                (1, _) => (by, None, Action::Explain { idea, text: "This.".to_owned() }),
                (2, _) => (by, None, Action::ProposeWording { idea, text: "In other words".to_owned() }),
                (3, Some(wording)) => (LEAD, None, Action::AcceptWording { wording, edit_right: None }),
                (4 | 8, Some(wording)) => {
                    let of = room.board().proposals[&wording].idea;
                    let edit_right = Some(edit_right(&room.key, of, Seat(n)));
                    (by, None, Action::AcceptWording { wording, edit_right })
                }
                (5, Some(wording)) => (by, None, Action::Object(ObjectedTo::Wording(wording))),
                (6, Some(wording)) => (by, None, Action::WithdrawObjection(ObjectedTo::Wording(wording))),
                (7, _) => (LEAD, None, Action::Park { idea, reason: "Later.".to_owned() }),
                _ if m.wait < 40 => (LEAD, None, Action::StepBack),
                _ => nothing,
            }
        }
        Phase::Theme => {
            let board = room.board();
            let items: Vec<ItemId> = board.items.keys().copied().collect();
            let merge = pick(&board.merges.keys().copied().collect::<Vec<_>>(), m.wait);
            match (m.which % 10, pick(&items, m.which), pick(&items, m.wait), merge) {
                (0..=2, Some(one), Some(two), _) => {
                    let label = board.items[&one].label;
                    (by, None, Action::ProposeMerge { items: vec![one, two], label })
                }
                (3, _, _, Some(merge)) => (by, None, Action::Object(ObjectedTo::Merge(merge))),
                (4, _, _, Some(merge)) => (by, None, Action::WithdrawObjection(ObjectedTo::Merge(merge))),
                (5, _, _, Some(merge)) => (by, None, Action::Undo { merge }),
                (6, _, _, _) => (by, None, Action::ProposeTheme { name: format!("Theme {}", m.wait % 8) }),
                (7, Some(item), _, _) => {
                    let theme = pick(&board.themes.keys().copied().collect::<Vec<_>>(), m.wait);
                    (by, Some(board.items[&item].seq), Action::MoveItem { item, theme })
                }
                (8, _, _, _) if m.wait < 40 => (LEAD, None, Action::StepBack),
                (9, _, _, _) => match idea {
                    Some(idea) => (LEAD, None, Action::Hold { idea, reason: HoldReason::Harmful }),
                    None => nothing,
                },
                _ => nothing,
            }
        }
        Phase::Vote(_) => match m.which % 8 {
            0 => (LEAD, None, Action::CloseVote { reason: None }),
            1 => (LEAD, None, Action::ExtendSeat { seat: Seat(n), seconds: 60 }),
            2 if m.wait < 20 => (LEAD, None, Action::VoidRound { reason: "The wrong scheme.".to_owned() }),
            3 => (by, None, Action::Cast { item_set: Hash::of(&[]), ballot: Ballot::TopK(Vec::new()) }),
            _ => (by, None, ballot(room, m)),
        },
        Phase::Discuss(_) => match m.which % 4 {
            0 => (by, None, Action::RequestVote),
            1 => (SCRIBE, None, Action::Note { text: "Much was said.".to_owned() }),
            2 => (LEAD, None, Action::Decide { text: "So it is.".to_owned() }),
            _ => {
                let keep =
                    room.board().item_set.map(|set| set.choices[..set.choices.len().div_ceil(2)].to_vec());
                (LEAD, None, Action::OpenVote { keep })
            }
        },
        Phase::Closed | Phase::Sealed => {
            (LEAD, None, Action::Addendum { text: "One more thing.".to_owned() })
        }
        Phase::Draft | Phase::Reveal(_) | Phase::Aborted => nothing,
    }
}

fn at_any_time(room: &Room, m: Move) -> (Actor, Option<u32>, Action) {
    let n = u16::from(m.who) % SEATS + 1;
    let reason = "Something came between.".to_owned();
    let action = match m.which % 16 {
        0 => return (LEAD, None, Action::Pause(PauseReason::Facilitator)),
        1 => return (Actor::Server, None, Action::Pause(PauseReason::Restart)),
        2 => Action::HandOver { to: m.wait % 3 },
        3 => Action::Deviate { reason },
        4 => match pick(&room.standing(), m.wait) {
            Some(idea) => Action::Redact { of: TextRef::Idea(idea) },
            None => Action::Extend { seconds: 60 },
        },
        5 => match room.board().notes.cards().next() {
            Some(note) => Action::Redact { of: TextRef::Note(note.note) },
            None => Action::Extend { seconds: 60 },
        },
        6 if m.wait < 8 => Action::Abort { reason },
        7 if m.wait < 60 => Action::Eject { seat: Seat(n), reason },
        8 if m.wait < 60 => return (seat(n), None, Action::WithdrawConsent),
        9 => {
            let Seat(next) = room.s.next_seat();
            return (seat(next), None, Action::Join { name: format!("Late {next}"), band: None });
        }
        10 => return (seat(room.s.next_seat().0.saturating_sub(1)), None, Action::Consent),
        11 => return (Actor::Owner, None, amended(room, m)),
        _ => {
            return (
                Actor::Server,
                None,
                Action::Presence { seat: Seat(n), here: !m.wait.is_multiple_of(3) },
            );
        }
    };
    (LEAD, None, action)
}

fn amended(room: &Room, m: Move) -> Action {
    let mut config = room.s.config().clone();
    match m.wait % 3 {
        0 => config.retention_days = 30,
        1 => config.anonymity = Anonymity::Unlinked,
        _ => config.objection_window_s = 11,
    }
    Action::Amend { config: Box::new(config), reason: "We learned something.".to_owned() }
}

/// Something that does not belong here, or not to whoever sends it.
fn out_of_place(m: Move) -> (Actor, Option<u32>, Action) {
    let actions = [
        Action::Deal,
        Action::ShareNext,
        Action::LinksGone,
        Action::Advance,
        Action::Seal,
        Action::Discuss,
        Action::CallVote,
        Action::Lock,
        Action::Hold { idea: id(u64::from(m.wait)), reason: HoldReason::OffTopic },
        Action::Cast { item_set: Hash::of(&[]), ballot: Ballot::TopK(Vec::new()) },
        Action::SaveDraft { idea: Some(id(3)), text: "\u{202e}".to_owned(), queue: true },
        Action::OpenVote { keep: Some(vec![id(4)]) },
        Action::ShowTally { tally: Hash::of(&[]) },
        Action::Freeze { vote_on: None },
    ];
    let people = [one_seat(m), LEAD, SCRIBE, Actor::Owner, Actor::Server, Actor::Facilitator(9), seat(99)];
    let action = actions[usize::from(m.which) % actions.len()].clone();
    (people[usize::from(m.who) % people.len()], Some(u32::from(m.wait % 2)), action)
}
