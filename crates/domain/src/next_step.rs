//! What a person does next: exactly one thing, for every state that can be reached.

use jiff::Timestamp;

use crate::{
    hat::Hat,
    id::PairId,
    pair::{PairState, Side},
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
    /// Whether this side has answered or signed what the state asks for.
    pub answered: bool,
    /// When the next meeting is, if one is booked.
    pub meeting: Option<Timestamp>,
    /// Until when the other side's answer is waited for.
    pub answer_by: Option<Timestamp>,
}

/// The one next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Go on with the questions at the start.
    GoOnStarting,
    /// Look at the suggestions.
    ChooseSuggestion,
    /// Answer a request.
    AnswerRequest(PairId),
    /// Have the first talk, then say yes or no in private.
    TalkFirst(PairId),
    /// Read and sign the agreement.
    Sign(PairId),
    /// Offer three times, or take one.
    FindTime(PairId),
    /// Prepare for the next meeting.
    Prepare(PairId, Timestamp),
    /// The other side answers, by then.
    WaitForAnswer(Option<Timestamp>),
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
pub fn of(hat: Hat, state: ParticipationState, ties: &[Tie]) -> Next {
    use ParticipationState::*;
    match state {
        Started | Declared | Profiled => Next::GoOnStarting,
        Applied => Next::WaitForDecision,
        Accepted => Next::Train,
        Paused => Next::Resume,
        Completed | Declined | Withdrawn | Expired => Next::Nothing,
        Waiting | Trained | Available | Placed => {
            mine_to_do(ties).or_else(|| theirs_to_do(ties)).unwrap_or(match (hat.gives(), state) {
                (_, Waiting | Trained | Available) => Next::WaitForMatch,
                _ => Next::Nothing,
            })
        }
    }
}

fn mine_to_do(ties: &[Tie]) -> Option<Next> {
    let find = |step: fn(&Tie) -> Option<Next>| ties.iter().find_map(step);
    find(|tie| match (tie.state, tie.side) {
        (PairState::Requested, Side::Giver) => Some(Next::AnswerRequest(tie.pair)),
        _ => None,
    })
    .or_else(|| {
        find(|tie| (tie.state == PairState::Chemistry && !tie.answered).then_some(Next::TalkFirst(tie.pair)))
    })
    .or_else(|| {
        find(|tie| (tie.state == PairState::Contracting && !tie.answered).then_some(Next::Sign(tie.pair)))
    })
    .or_else(|| {
        find(|tie| {
            (tie.state == PairState::Suggested && tie.side == Side::Mentee).then_some(Next::ChooseSuggestion)
        })
    })
    .or_else(|| {
        find(|tie| {
            (tie.state == PairState::Active && tie.meeting.is_none()).then_some(Next::FindTime(tie.pair))
        })
    })
    .or_else(|| {
        let booked = ties.iter().filter(|tie| tie.state == PairState::Active);
        booked
            .filter_map(|tie| tie.meeting.map(|at| (at, tie.pair)))
            .min()
            .map(|(at, pair)| Next::Prepare(pair, at))
    })
}

fn theirs_to_do(ties: &[Tie]) -> Option<Next> {
    let waiting = |tie: &&Tie| {
        matches!(tie.state, PairState::Requested | PairState::Chemistry | PairState::Contracting)
    };
    let visible = |tie: &&Tie| tie.side == Side::Mentee || tie.state != PairState::Suggested;
    ties.iter().filter(visible).find(waiting).map(|tie| Next::WaitForAnswer(tie.answer_by))
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;
    use crate::id::Id;

    fn tie(state: PairState, side: Side, answered: bool) -> Tie {
        let pair = Id::random(&mut StdRng::seed_from_u64(1));
        Tie { pair, state, side, answered, meeting: None, answer_by: None }
    }

    #[test]
    fn everybody_who_takes_part_has_a_next_step_or_knows_whom_they_wait_for() {
        for hat in Hat::ALL {
            for state in ParticipationState::ALL {
                let next = of(hat, *state, &[]);
                let over = !state.open() || *state == ParticipationState::Placed;
                assert_eq!(next == Next::Nothing, over, "{} {}", hat.code(), state.code());
            }
        }
    }

    #[test]
    fn what_i_can_do_comes_before_what_i_wait_for() {
        let placed = ParticipationState::Placed;
        let asked = tie(PairState::Requested, Side::Mentee, false);
        let talk = tie(PairState::Chemistry, Side::Mentee, false);
        let talked = tie(PairState::Chemistry, Side::Mentee, true);
        assert_eq!(of(Hat::Mentee, placed, &[asked, talk]), Next::TalkFirst(talk.pair));
        assert_eq!(of(Hat::Mentee, placed, &[talked]), Next::WaitForAnswer(None));
    }

    #[test]
    fn a_giver_never_learns_that_they_were_suggested() {
        let suggested = tie(PairState::Suggested, Side::Giver, false);
        let free = of(Hat::Mentor, ParticipationState::Available, &[]);
        assert_eq!(of(Hat::Mentor, ParticipationState::Available, &[suggested]), free);
    }
}
