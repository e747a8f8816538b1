//! A mentee and one giver, from suggestion to a good ending (`model.md` 2.3).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{hat::Hat, participation::states, refusal::Refusal};

states! {
    /// What kind of helper the giver is to this mentee.
    Kind {
        /// One-to-one mentor.
        Mentor = "mentor",
        /// Sponsor.
        Sponsor = "sponsor",
        /// Ally.
        Ally = "ally",
    }
}

impl Kind {
    /// The hat that the giver wears in it.
    pub const fn hat(self) -> Hat {
        match self {
            Self::Mentor => Hat::Mentor,
            Self::Sponsor => Hat::Sponsor,
            Self::Ally => Hat::Ally,
        }
    }

    /// The kind that a hat gives, none for mentees and facilitators.
    pub const fn of(hat: Hat) -> Option<Self> {
        match hat {
            Hat::Mentor => Some(Self::Mentor),
            Hat::Sponsor => Some(Self::Sponsor),
            Hat::Ally => Some(Self::Ally),
            Hat::Mentee | Hat::Facilitator => None,
        }
    }

    /// The one other kind that the same person may be to the same mentee by exception: an ally is always somebody else.
    pub const fn may_also_be(self) -> Option<Self> {
        match self {
            Self::Mentor => Some(Self::Sponsor),
            Self::Sponsor => Some(Self::Mentor),
            Self::Ally => None,
        }
    }

    /// Planned load of one place, in half-hours a month (`matching.md` 2).
    pub const fn half_hours(self) -> i64 {
        match self {
            Self::Mentor => 3,
            Self::Sponsor => 2,
            Self::Ally => 1,
        }
    }
}

states! {
    /// Where a pair stands.
    PairState {
        /// On a mentee's list; the giver knows nothing.
        Suggested = "suggested",
        /// A draft of the coordinator; nobody was told.
        Provisional = "provisional",
        /// The mentee said "not this time"; tells nobody.
        Dismissed = "dismissed",
        /// A draft that was dropped.
        Discarded = "discarded",
        /// The giver was asked.
        Requested = "requested",
        /// Declined from the short list.
        Declined = "declined",
        /// Taken back by the asker.
        Withdrawn = "withdrawn",
        /// Unanswered for ten days.
        Expired = "expired",
        /// Both said yes; a first talk, no fault either way. The giver's place is taken.
        Chemistry = "chemistry",
        /// One of the two said no; nobody learns who.
        NotThisTime = "not_this_time",
        /// Writing and signing the agreement.
        Contracting = "contracting",
        /// Meeting.
        Active = "active",
        /// Resting.
        Paused = "paused",
        /// Coming to its planned end.
        Closing = "closing",
        /// Ended well.
        Closed = "closed",
        /// Ended early; that needs no explanation.
        EndedNoFault = "ended_no_fault",
        /// Goes on as something else, both opted in.
        Redefined = "redefined",
    }
}

impl PairState {
    /// Whether the diagram draws an arrow from here to there.
    pub const fn leads_to(self, next: Self) -> bool {
        use PairState::*;
        matches!(
            (self, next),
            (Suggested, Dismissed | Requested)
                | (Provisional, Discarded | Requested)
                | (Requested, Chemistry | Declined | Withdrawn | Expired)
                | (Chemistry, Contracting | NotThisTime)
                | (Contracting, Active | EndedNoFault)
                | (Active, Paused | Closing | EndedNoFault)
                | (Paused, Active | EndedNoFault)
                | (Closing, Closed)
                | (Closed, Redefined)
        )
    }

    /// What the two see of a pair that stands here. Where both would like to stay in touch, a closed pair goes on as something
    /// else: for them alone, for as long as both would, and kept as nothing but their two wishes (`docs/adr/0019`).
    #[must_use]
    pub const fn for_the_two(self, both_stay: bool) -> Self {
        if both_stay && self.leads_to(Self::Redefined) { Self::Redefined } else { self }
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// The giver's place is taken in these states, and in no other.
    pub const fn holds_place(self) -> bool {
        matches!(self, Self::Chemistry | Self::Contracting | Self::Active | Self::Paused | Self::Closing)
    }

    /// Still going somewhere: at most one open pair for a mentee, giver and kind.
    pub const fn open(self) -> bool {
        self.holds_place() || matches!(self, Self::Suggested | Self::Provisional | Self::Requested)
    }
}

/// The side of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The mentee.
    Mentee,
    /// Mentor, sponsor or ally.
    Giver,
}

impl Side {
    /// The one across from this one.
    pub const fn other(self) -> Self {
        match self {
            Self::Mentee => Self::Giver,
            Self::Giver => Self::Mentee,
        }
    }

    /// The code in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mentee => "mentee",
            Self::Giver => "giver",
        }
    }

    /// The side of a code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Mentee, Self::Giver].into_iter().find(|side| side.code() == code)
    }
}

states! {
    /// Why a giver says no; the short list.
    DeclineReason {
        /// No room at the moment.
        NoCapacity = "no_capacity",
        /// Others would help better with this.
        NotRightExperience = "not_right_experience",
        /// We know each other in a way that does not fit.
        Conflict = "conflict",
        /// Not now.
        NotNow = "not_now",
    }
}

states! {
    /// Why somebody ended a pair: asked once, answered or not, shown to nobody.
    EndReason {
        /// It did its work.
        DidItsWork = "did_its_work",
        /// The two did not suit each other.
        DidNotSuit = "did_not_suit",
        /// No time at the moment.
        NoTime = "no_time",
        /// A new post or place of work.
        MovedOn = "moved_on",
        /// A conflict of interest has come up.
        Conflict = "conflict",
        /// It did not feel safe.
        NotSafe = "not_safe",
        /// Something else.
        SomethingElse = "something_else",
    }
}

/// How long a request waits for its answer.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_hours(10 * 24);
/// What "tell me more first" adds, once.
pub const TELL_ME_MORE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A pair with no meeting held or booked for so long gets a neutral nudge.
pub const QUIET_AFTER: SignedDuration = SignedDuration::from_hours(35 * 24);

/// With nothing held or booked for so long the mentee's line is quiet, and they get options.
pub const QUIET_LINE_AFTER: SignedDuration = SignedDuration::from_hours(42 * 24);
/// A first talk or an agreement that has not moved for so long is shown to the coordinator.
pub const STALLS_AFTER: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A pair comes to its end so many days before the day that was planned (`model.md` 2.3).
pub const CLOSING_DAYS: i32 = 42;
/// … and is closed so many days after it.
pub const CLOSED_DAYS: i32 = 30;

/// Days after asking on which the invited side is reminded, once each.
pub const NUDGES: [SignedDuration; 2] =
    [SignedDuration::from_hours(3 * 24), SignedDuration::from_hours(7 * 24)];

/// "Tell me more first": seven days more, once.
///
/// # Errors
/// [`Refusal::MovedOn`] when it was said before.
pub fn more_time(
    answer_by: Option<Timestamp>,
    said: Option<Timestamp>,
    now: Timestamp,
) -> Result<Timestamp, Refusal> {
    if said.is_some() {
        return Err(Refusal::MovedOn);
    }
    let from = answer_by.filter(|by| *by > now).unwrap_or(now);
    Ok(from.saturating_add(TELL_ME_MORE).unwrap_or(Timestamp::MAX))
}

/// Whether one more person may be asked, when `asked` of `wanted` are asked or helping already.
///
/// # Errors
/// [`Refusal::AskedEnough`].
pub fn one_more_asked(asked: usize, wanted: usize) -> Result<(), Refusal> {
    if asked < wanted.max(1) { Ok(()) } else { Err(Refusal::AskedEnough) }
}

/// When a first talk or an agreement that stands since `moved_at` is shown to the coordinator.
pub fn stalls_at(moved_at: Timestamp) -> Timestamp {
    moved_at.saturating_add(STALLS_AFTER).unwrap_or(Timestamp::MAX)
}

/// Whether an active pair is quiet: nothing held or booked since `together`, or since it began when there is nothing.
pub fn is_quiet(moved_at: Timestamp, together: Option<Timestamp>, now: Timestamp) -> bool {
    let last = together.map_or(moved_at, |together| together.max(moved_at));
    now.duration_since(last) >= QUIET_LINE_AFTER
}

/// When a request asked now must be answered by.
pub fn answer_by(now: Timestamp) -> Timestamp {
    now.saturating_add(ANSWER_WITHIN).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrow_of_the_diagram_is_there_and_every_other_is_refused() {
        use PairState::*;
        let arrows = [
            (Suggested, Dismissed),
            (Suggested, Requested),
            (Provisional, Discarded),
            (Provisional, Requested),
            (Requested, Chemistry),
            (Requested, Declined),
            (Requested, Withdrawn),
            (Requested, Expired),
            (Chemistry, Contracting),
            (Chemistry, NotThisTime),
            (Contracting, Active),
            (Contracting, EndedNoFault),
            (Active, Paused),
            (Active, Closing),
            (Active, EndedNoFault),
            (Paused, Active),
            (Paused, EndedNoFault),
            (Closing, Closed),
            (Closed, Redefined),
        ];
        for from in PairState::ALL {
            for to in PairState::ALL {
                let drawn = arrows.contains(&(*from, *to));
                let expected = if drawn { Ok(*to) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*to), expected, "{} to {}", from.code(), to.code());
            }
        }
    }

    #[test]
    fn every_state_but_the_ends_leads_somewhere_and_ends_lead_nowhere() {
        for state in PairState::ALL {
            let next = PairState::ALL.iter().filter(|next| state.leads_to(**next)).count();
            let end = !state.open() && *state != PairState::Closed;
            assert_eq!(next == 0, end, "{}", state.code());
        }
    }

    #[test]
    fn redefined_is_what_two_see_who_have_closed_and_would_both_stay_in_touch() {
        for state in PairState::ALL {
            let expected = if *state == PairState::Closed { PairState::Redefined } else { *state };
            assert_eq!(state.for_the_two(true), expected, "{}", state.code());
            assert_eq!(state.for_the_two(false), *state, "one wish alone changes nothing");
        }
        // The only arrow that no action takes: it leads out of Closed, holds no place, and ends there.
        assert!(PairState::Closed.leads_to(PairState::Redefined));
        assert!(!PairState::Redefined.holds_place() && !PairState::Redefined.open());
        let into = PairState::ALL.iter().filter(|state| state.leads_to(PairState::Redefined)).count();
        assert_eq!(into, 1);
    }

    #[test]
    fn tell_me_more_adds_seven_days_once() {
        let now = Timestamp::UNIX_EPOCH;
        let by = answer_by(now);
        assert_eq!(more_time(Some(by), None, now), Ok(by + TELL_ME_MORE));
        assert_eq!(
            more_time(Some(now), None, by),
            Ok(by + TELL_ME_MORE),
            "counted from today when the time is over"
        );
        assert_eq!(more_time(Some(by), Some(now), now), Err(Refusal::MovedOn));
    }

    #[test]
    fn nobody_asks_more_people_than_they_want_but_everybody_may_ask_one() {
        assert_eq!(one_more_asked(0, 0), Ok(()));
        assert_eq!(one_more_asked(1, 2), Ok(()));
        assert_eq!(one_more_asked(1, 1), Err(Refusal::AskedEnough));
    }

    #[test]
    fn a_pair_is_quiet_six_weeks_after_they_last_met_and_not_before_a_meeting_to_come() {
        let began = Timestamp::UNIX_EPOCH;
        let day = |days: i64| began + SignedDuration::from_hours(24 * days);
        assert!(!is_quiet(began, None, day(41)));
        assert!(is_quiet(began, None, day(42)));
        assert!(!is_quiet(began, Some(day(10)), day(51)));
        assert!(is_quiet(began, Some(day(10)), day(52)));
        assert!(!is_quiet(began, Some(day(60)), day(50)), "one is booked");
    }

    #[test]
    fn a_refused_step_says_so() {
        assert_eq!(PairState::Closed.step(PairState::Active), Err(Refusal::MovedOn));
        assert_eq!(PairState::Requested.step(PairState::Chemistry), Ok(PairState::Chemistry));
    }
}
