//! What a person does next: exactly one thing, for every state that can be reached.

use jiff::Timestamp;

use crate::{
    circle::{CircleState, Part},
    id::{CircleId, PairId},
    pair::{Kind, PairState, Side, stalls_at},
    participation::ParticipationState,
};

/// What is known of one of the person's pairs.
#[derive(Debug, Clone, Copy)]
pub struct Tie {
    /// The pair.
    pub pair: PairId,
    /// What for.
    pub kind: Kind,
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

/// What is known of a place in a circle that the person has or was offered.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The circle.
    pub circle: CircleId,
    /// Where it stands.
    pub state: CircleState,
    /// What the person does in it.
    pub part: Part,
    /// Whether they have said yes to it.
    pub accepted: bool,
    /// Until when an answer is hoped for.
    pub answer_by: Timestamp,
    /// Whether there are rules that the person has not agreed to yet.
    pub rules_wait: bool,
    /// When the next session is, or the last one that nothing was told of.
    pub session: Option<Timestamp>,
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
    /// Answer whether a circle is for me.
    AnswerCircle(CircleId, Timestamp),
    /// Read the rules of my circle and agree to them.
    AgreeRules(CircleId),
    /// Say whether a session took place, and how many came.
    TellSession(CircleId),
    /// Set the date of the next session.
    SetSession(CircleId),
    /// Write down how my circle goes on.
    DecideCircle(CircleId),
    /// My circle meets.
    MeetCircle(CircleId, Timestamp),
    /// My circle gets together, or sets its next date.
    WaitForCircle(CircleId),
    /// The cohort has closed: what is kept of it can be read and taken along.
    LookBack,
    /// Nothing is waiting.
    Nothing,
}

/// The next step of somebody who has a place in circles too. Answers that somebody waits for in a pair come first, and
/// meeting, waiting and nothing to do come after what there is to do in a circle.
pub fn with_circles(next: Next, places: &[Place], now: Timestamp) -> Next {
    let of_circles = || places.iter().find_map(|place| in_circle(place, now));
    match next {
        Next::FindTime(_)
        | Next::Prepare(..)
        | Next::WaitForAnswer(..)
        | Next::WaitForOther(..)
        | Next::WaitForChoice(..)
        | Next::WaitForResting(_) => of_circles().unwrap_or(next),
        Next::WaitForMatch if places.iter().any(|place| place.part == Part::Leader) => {
            of_circles().or_else(|| comes(places, now)).unwrap_or(next)
        }
        Next::WaitForMatch => of_circles().unwrap_or(next),
        Next::Nothing => of_circles().or_else(|| comes(places, now)).unwrap_or(next),
        _ => next,
    }
}

/// What there is to do in a circle.
fn in_circle(place: &Place, now: Timestamp) -> Option<Next> {
    let circle = place.circle;
    if !place.accepted {
        return place.state.takes_people().then_some(Next::AnswerCircle(circle, place.answer_by));
    }
    let leads = place.part == Part::Leader;
    let meets = matches!(place.state, CircleState::Contracting | CircleState::Running);
    match place.session {
        Some(at) if leads && meets && at <= now => Some(Next::TellSession(circle)),
        None if leads && meets => Some(Next::SetSession(circle)),
        _ if leads && place.state == CircleState::Deciding => Some(Next::DecideCircle(circle)),
        _ => (place.rules_wait && meets).then_some(Next::AgreeRules(circle)),
    }
}

/// What comes by itself: a session, or getting together.
fn comes(places: &[Place], now: Timestamp) -> Option<Next> {
    let open = || places.iter().filter(|place| place.accepted && place.state.open());
    let dates = open().filter_map(|place| place.session.map(|at| (at, place.circle)));
    let soonest = dates.filter(|(at, _)| *at > now).min();
    let meets = soonest.map(|(at, circle)| Next::MeetCircle(circle, at));
    meets.or_else(|| open().next().map(|place| Next::WaitForCircle(place.circle)))
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
    // Whoever has or has asked somebody of this kind can choose nobody more, and need not.
    let taken = |kind| {
        ties.iter().any(|tie| tie.kind == kind && tie.state != PairState::Suggested && tie.state.open())
    };
    let choose =
        |tie: &Tie| tie.state == PairState::Suggested && tie.side == Side::Mentee && !taken(tie.kind);
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
        Tie {
            pair,
            kind: Kind::Mentor,
            state,
            side,
            answered,
            handing_over: false,
            meeting: None,
            answer_by: None,
            moved_at,
        }
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
    fn nobody_is_asked_to_choose_for_a_place_that_is_taken() {
        let suggested = tie(PairState::Suggested, Side::Mentee, false);
        let taken = tie(PairState::Active, Side::Mentee, false);
        let other = Tie { kind: Kind::Sponsor, ..suggested };
        let placed = ParticipationState::Placed;
        assert_eq!(of(placed, &[suggested, taken]), Next::FindTime(taken.pair));
        assert_eq!(of(placed, &[suggested, taken, other]), Next::ChooseSuggestion);
        let over = tie(PairState::EndedNoFault, Side::Mentee, false);
        assert_eq!(of(ParticipationState::Waiting, &[suggested, over]), Next::ChooseSuggestion);
    }

    #[test]
    fn a_giver_never_learns_that_they_were_suggested() {
        let suggested = tie(PairState::Suggested, Side::Giver, false);
        let available = ParticipationState::Available;
        assert_eq!(of(available, &[suggested]), of(available, &[]));
    }

    fn place(state: CircleState, part: Part, accepted: bool) -> Place {
        let circle = Id::random(&mut StdRng::seed_from_u64(2));
        let answer_by = Timestamp::UNIX_EPOCH;
        Place { circle, state, part, accepted, answer_by, rules_wait: false, session: None }
    }

    #[test]
    fn what_a_circle_asks_comes_before_waiting_and_after_answers_that_somebody_waits_for() {
        let now = Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(24);
        let offered = place(CircleState::Offered, Part::Member, false);
        let answer = Next::AnswerCircle(offered.circle, offered.answer_by);
        let pair = tie(PairState::Active, Side::Mentee, false).pair;
        for next in [Next::WaitForMatch, Next::Nothing, Next::FindTime(pair), Next::WaitForResting(pair)] {
            assert_eq!(with_circles(next, &[offered], now), answer);
        }
        for next in [Next::Sign(pair), Next::TalkFirst(pair), Next::GoOnStarting, Next::Resume] {
            assert_eq!(with_circles(next, &[offered], now), next);
        }
        assert_eq!(with_circles(Next::WaitForMatch, &[], now), Next::WaitForMatch);
    }

    #[test]
    fn those_who_lead_have_a_date_to_set_and_a_session_to_tell_of_and_everybody_has_rules_to_agree_to() {
        let now = Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(24);
        let leads = place(CircleState::Running, Part::Leader, true);
        let step = |place| with_circles(Next::WaitForMatch, &[place], now);
        assert_eq!(step(leads), Next::SetSession(leads.circle));
        assert_eq!(step(Place { session: Some(leads.answer_by), ..leads }), Next::TellSession(leads.circle));
        let to_come = now + jiff::SignedDuration::from_hours(24);
        assert_eq!(step(Place { session: Some(to_come), ..leads }), Next::MeetCircle(leads.circle, to_come));
        let deciding = Place { state: CircleState::Deciding, ..leads };
        assert_eq!(step(deciding), Next::DecideCircle(leads.circle));
        let member = place(CircleState::Contracting, Part::Member, true);
        assert_eq!(step(Place { rules_wait: true, ..member }), Next::AgreeRules(member.circle));
        assert_eq!(step(member), Next::WaitForMatch, "whoever waits for a mentor is told of that");
        assert_eq!(with_circles(Next::Nothing, &[member], now), Next::WaitForCircle(member.circle));
    }

    #[test]
    fn nobody_with_a_place_in_an_open_circle_is_told_that_nothing_waits() {
        for state in CircleState::ALL.iter().filter(|state| state.open()) {
            for part in Part::ALL {
                let next = with_circles(Next::Nothing, &[place(*state, *part, true)], Timestamp::UNIX_EPOCH);
                assert_ne!(next, Next::Nothing, "{}", state.code());
            }
        }
    }
}
