//! What a person does next: exactly one thing, for every state that can be reached.

use jiff::Timestamp;

use crate::{
    id::PairId,
    pair::{PairState, Side, stalls_at},
    participation::ParticipationState,
};

/// What is known of one of the person's pairs.
#[derive(Debug, Clone, Copy)]
pub struct Tie {
    /// The pair.
    pub pair: PairId,
    /// Where it stands.
    pub state: PairState,
    /// On which side the person is.
    pub side: Side,
    /// Whether this side has said yes, answered or signed what the state asks for.
    pub answered: bool,
    /// The helper goes, and the mentee chooses how to go on.
    pub handing_over: bool,
    /// When the next meeting is, if one is booked.
    pub meeting: Option<Timestamp>,
    /// Until when an answer is waited for.
    pub answer_by: Option<Timestamp>,
    /// When it came to where it stands.
    pub moved_at: Timestamp,
}

/// The one next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Go on with the questions at the start.
    GoOnStarting,
    /// A helper goes: choose how to go on.
    ChooseHowToGoOn(PairId, Option<Timestamp>),
    /// Answer a request.
    AnswerRequest(PairId, Option<Timestamp>),
    /// Answer what the programme proposes.
    AnswerProposal(PairId, Option<Timestamp>),
    /// Look at the suggestions.
    ChooseSuggestion,
    /// Have the first talk, then say yes or no in private.
    TalkFirst(PairId),
    /// Read and sign the agreement.
    Sign(PairId),
    /// Offer three times, or take one.
    FindTime(PairId),
    /// Prepare for the next meeting.
    Prepare(PairId, Timestamp),
    /// The other side answers a request, by then.
    WaitForAnswer(PairId, Option<Timestamp>),
    /// The other side answers or signs; if nothing has moved by then, the coordinator sees it.
    WaitForOther(PairId, Timestamp),
    /// The mentee chooses how to go on without me, by then.
    WaitForChoice(PairId, Option<Timestamp>),
    /// The programme lets a pair rest, and lets it go on when both are ready.
    WaitForResting(PairId),
    /// The coordinator answers the application.
    WaitForDecision,
    /// Do the required training.
    Train,
    /// The next batch of matches.
    WaitForMatch,
    /// The programme is paused for this person, by own wish.
    Resume,
    /// Nothing is waiting.
    Nothing,
}

/// The next step of a participation. What the person can do comes before what they wait for.
pub fn of(state: ParticipationState, ties: &[Tie]) -> Next {
    use ParticipationState::*;
    let of_pairs = || mine_to_do(ties).or_else(|| theirs_to_do(ties));
    match state {
        Started | Declared | Profiled => Next::GoOnStarting,
        Applied => Next::WaitForDecision,
        Accepted => of_pairs().unwrap_or(Next::Train),
        Paused => under_way(ties).or_else(|| theirs_to_do(ties)).unwrap_or(Next::Resume),
        Completed | Declined | Withdrawn | Expired => Next::Nothing,
        Waiting | Trained | Available => of_pairs().unwrap_or(Next::WaitForMatch),
        Placed => of_pairs().unwrap_or(Next::Nothing),
    }
}

/// The first tie for which `step` knows something.
fn first(ties: &[Tie], step: impl Fn(&Tie) -> Option<Next>) -> Option<Next> {
    ties.iter().find_map(step)
}

fn mine_to_do(ties: &[Tie]) -> Option<Next> {
    let choose = |tie: &Tie| tie.state == PairState::Suggested && tie.side == Side::Mentee;
    in_between(ties)
        .or_else(|| first(ties, |tie| choose(tie).then_some(Next::ChooseSuggestion)))
        .or_else(|| meetings(ties))
}

/// What goes on during a rest: everything but somebody new.
fn under_way(ties: &[Tie]) -> Option<Next> {
    in_between(ties).or_else(|| meetings(ties))
}

/// Answers that somebody waits for.
fn in_between(ties: &[Tie]) -> Option<Next> {
    let goes = |tie: &Tie| {
        let mine = tie.state == PairState::Paused && tie.handing_over && tie.side == Side::Mentee;
        mine.then_some(Next::ChooseHowToGoOn(tie.pair, tie.answer_by))
    };
    let asked = |tie: &Tie| match (tie.state, tie.side) {
        (PairState::Requested, _) if tie.answered => None,
        (PairState::Requested, Side::Giver) => Some(Next::AnswerRequest(tie.pair, tie.answer_by)),
        (PairState::Requested, Side::Mentee) => Some(Next::AnswerProposal(tie.pair, tie.answer_by)),
        _ => None,
    };
    let open = |tie: &Tie, state: PairState| tie.state == state && !tie.answered;
    first(ties, goes)
        .or_else(|| first(ties, asked))
        .or_else(|| first(ties, |tie| open(tie, PairState::Chemistry).then_some(Next::TalkFirst(tie.pair))))
        .or_else(|| first(ties, |tie| open(tie, PairState::Contracting).then_some(Next::Sign(tie.pair))))
}

/// A time to find, or a meeting to prepare for.
fn meetings(ties: &[Tie]) -> Option<Next> {
    let meets = |tie: &&Tie| matches!(tie.state, PairState::Active | PairState::Closing);
    let unbooked = ties.iter().filter(meets).find(|tie| tie.meeting.is_none());
    let soonest = ties.iter().filter(meets).filter_map(|tie| tie.meeting.map(|at| (at, tie.pair))).min();
    unbooked.map(|tie| Next::FindTime(tie.pair)).or_else(|| soonest.map(|(at, pair)| Next::Prepare(pair, at)))
}

fn theirs_to_do(ties: &[Tie]) -> Option<Next> {
    first(ties, |tie| match (tie.state, tie.side) {
        (PairState::Requested, _) => Some(Next::WaitForAnswer(tie.pair, tie.answer_by)),
        (PairState::Chemistry | PairState::Contracting, _) => {
            Some(Next::WaitForOther(tie.pair, stalls_at(tie.moved_at)))
        }
        (PairState::Paused, Side::Giver) if tie.handing_over => {
            Some(Next::WaitForChoice(tie.pair, tie.answer_by))
        }
        (PairState::Paused, _) => Some(Next::WaitForResting(tie.pair)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;
    use crate::id::Id;

    fn tie(state: PairState, side: Side, answered: bool) -> Tie {
        let pair = Id::random(&mut StdRng::seed_from_u64(1));
        let moved_at = Timestamp::UNIX_EPOCH;
        Tie { pair, state, side, answered, handing_over: false, meeting: None, answer_by: None, moved_at }
    }

    #[test]
    fn everybody_who_takes_part_has_a_next_step_or_knows_whom_they_wait_for() {
        for state in ParticipationState::ALL {
            let over = !state.open() || *state == ParticipationState::Placed;
            assert_eq!(of(*state, &[]) == Next::Nothing, over, "{}", state.code());
        }
    }

    #[test]
    fn nobody_with_a_pair_under_way_is_told_that_nothing_waits() {
        let under_way = PairState::ALL.iter().filter(|state| state.holds_place());
        for state in under_way.chain([&PairState::Requested]) {
            for side in [Side::Mentee, Side::Giver] {
                for (answered, handing_over) in [(false, false), (true, false), (false, true)] {
                    let tie = Tie { handing_over, ..tie(*state, side, answered) };
                    assert_ne!(of(ParticipationState::Placed, &[tie]), Next::Nothing, "{}", state.code());
                }
            }
        }
    }

    #[test]
    fn what_i_can_do_comes_before_what_i_wait_for() {
        let placed = ParticipationState::Placed;
        let asked = tie(PairState::Requested, Side::Mentee, true);
        let talk = tie(PairState::Chemistry, Side::Mentee, false);
        let talked = tie(PairState::Chemistry, Side::Mentee, true);
        assert_eq!(of(placed, &[asked, talk]), Next::TalkFirst(talk.pair));
        assert_eq!(of(placed, &[talked]), Next::WaitForOther(talked.pair, stalls_at(talked.moved_at)));
        let resting = tie(PairState::Paused, Side::Mentee, false);
        let goes = Tie { handing_over: true, ..resting };
        assert_eq!(of(placed, &[talk, resting]), Next::TalkFirst(talk.pair));
        assert_eq!(of(placed, &[talk, goes]), Next::ChooseHowToGoOn(goes.pair, None));
    }

    #[test]
    fn of_a_proposal_each_side_is_asked_until_it_has_answered() {
        let waiting = ParticipationState::Waiting;
        for (side, asked) in [(Side::Mentee, true), (Side::Giver, false)] {
            let open = tie(PairState::Requested, side, false);
            let next = of(waiting, &[open]);
            let proposal = Next::AnswerProposal(open.pair, None);
            let request = Next::AnswerRequest(open.pair, None);
            assert_eq!(next, if asked { proposal } else { request });
            let answered = Tie { answered: true, ..open };
            assert_eq!(of(waiting, &[answered]), Next::WaitForAnswer(open.pair, None));
        }
    }

    #[test]
    fn a_rest_asks_for_nobody_new_and_leaves_out_nothing_that_runs() {
        let paused = ParticipationState::Paused;
        let suggested = tie(PairState::Suggested, Side::Mentee, false);
        let active = tie(PairState::Active, Side::Mentee, false);
        assert_eq!(of(paused, &[suggested]), Next::Resume);
        assert_eq!(of(paused, &[suggested, active]), Next::FindTime(active.pair));
    }

    #[test]
    fn a_giver_never_learns_that_they_were_suggested() {
        let suggested = tie(PairState::Suggested, Side::Giver, false);
        let available = ParticipationState::Available;
        assert_eq!(of(available, &[suggested]), of(available, &[]));
    }
}
