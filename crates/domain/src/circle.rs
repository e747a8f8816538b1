//! A circle: a few people who support each other and two who lead, from a draft to a good end (`model.md` 2.6).

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use crate::{
    lens::{Characteristic, Lens, Offers, Wish},
    participation::states,
    refusal::Refusal,
};

states! {
    /// Where a circle stands.
    CircleState {
        /// A draft of the coordinator; or too few have said yes, and it is put together again.
        Forming = "forming",
        /// Places are offered.
        Offered = "offered",
        /// Enough have said yes; the circle writes its rules.
        Contracting = "contracting",
        /// Meeting.
        Running = "running",
        /// Too few came twice running; more people are looked for.
        Merging = "merging",
        /// The last planned session is over; the circle decides how to go on.
        Deciding = "deciding",
        /// In touch, without sessions.
        Alumni = "alumni",
        /// Over, from wherever it stood: it decided so, those who lead or the coordinator ended it, or its cohort closed.
        Closed = "closed",
    }
}

impl CircleState {
    /// Whether the diagram draws an arrow from here to there.
    pub const fn leads_to(self, next: Self) -> bool {
        use CircleState::*;
        matches!(
            (self, next),
            (Forming, Offered | Closed)
                | (Offered, Contracting | Forming | Closed)
                | (Contracting, Running | Closed)
                | (Running, Merging | Deciding | Closed)
                | (Merging, Contracting | Closed)
                | (Deciding, Running | Alumni | Closed)
                | (Alumni, Closed)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// Those who lead it give a place of theirs to it for so long.
    pub const fn open(self) -> bool {
        !matches!(self, Self::Alumni | Self::Closed)
    }

    /// Whether somebody who was offered a place can still say yes, as far as the state goes.
    pub const fn takes_people(self) -> bool {
        matches!(self, Self::Offered | Self::Contracting | Self::Running | Self::Merging)
    }
}

states! {
    /// What somebody does in a circle.
    Part {
        /// Shares the road.
        Member = "member",
        /// Leads it with another.
        Leader = "leader",
    }
}

states! {
    /// Where one place in a circle stands.
    SeatState {
        /// In a draft; the person was not told.
        Drafted = "drafted",
        /// The person was asked.
        Offered = "offered",
        /// The person is in.
        Accepted = "accepted",
        /// "Not this time", said or left unsaid; tells nobody.
        Passed = "passed",
        /// Left, quietly.
        Left = "left",
    }
}

impl SeatState {
    /// Whether a place can go from here to there. Those who lead say yes before they are put into a draft, and take their
    /// place when it is offered to the others.
    pub const fn leads_to(self, next: Self, part: Part) -> bool {
        use SeatState::*;
        match (self, next) {
            (Drafted, Offered) | (Offered, Accepted | Passed) => matches!(part, Part::Member),
            (Drafted, Accepted) => matches!(part, Part::Leader),
            (Accepted, Left) => true,
            _ => false,
        }
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where there is no such way; nothing changes.
    pub fn step(self, next: Self, part: Part) -> Result<Self, Refusal> {
        if self.leads_to(next, part) { Ok(next) } else { Err(Refusal::MovedOn) }
    }
}

states! {
    /// How a circle goes on after its last planned session.
    Onward {
        /// Six sessions more.
        GoOn = "go_on",
        /// Stay in touch, without sessions.
        Alumni = "alumni",
        /// End here.
        Close = "close",
    }
}

impl Onward {
    /// The state that it leads to.
    pub const fn state(self) -> CircleState {
        match self {
            Self::GoOn => CircleState::Running,
            Self::Alumni => CircleState::Alumni,
            Self::Close => CircleState::Closed,
        }
    }
}

/// So many lead a circle together.
pub const LEADERS: usize = 2;
/// A circle of fewer members does not start.
pub const FEWEST: usize = 4;
/// A circle never has more members.
pub const MOST: usize = 10;
/// With fewer people in the room a session is thin.
pub const QUORUM: i64 = 3;
/// How many can be in the room at most: every member and those who lead.
pub const MOST_HEADS: i64 = 12;
/// Sessions that are planned when nothing else is said, and that are added when a circle goes on.
pub const SESSIONS: i64 = 6;
/// How many sessions can be planned at once.
pub const PLANNABLE: std::ops::RangeInclusive<i64> = 2..=12;
/// After so many sessions nobody joins any more.
pub const JOINING: usize = 2;
/// The longest name of a circle, in characters.
pub const LONGEST_NAME: usize = 60;
/// The longest name that somebody chooses for the circle to use, in characters.
pub const LONGEST_CHOSEN: usize = 40;
/// How long an offered place waits for its answer. After that a circle with too few is put together again.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_hours(14 * 24);

/// When places that are offered now should be answered by.
pub fn answer_by(offered_at: Timestamp) -> Timestamp {
    offered_at.saturating_add(ANSWER_WITHIN).unwrap_or(Timestamp::MAX)
}

/// Whether so many members can be brought together.
///
/// # Errors
/// [`Refusal::CircleTooSmall`] under [`FEWEST`], [`Refusal::CircleFull`] over [`MOST`].
pub fn size(members: usize) -> Result<(), Refusal> {
    match members {
        ..FEWEST => Err(Refusal::CircleTooSmall),
        FEWEST..=MOST => Ok(()),
        _ => Err(Refusal::CircleFull),
    }
}

/// Whether one more can come into a circle of so many members that has met so often. One that looks for people, because
/// too few came, takes them however often it has met.
///
/// # Errors
/// [`Refusal::CircleFull`], or [`Refusal::JoiningClosed`] after session 2.
pub fn one_more(state: CircleState, members: usize, held: usize) -> Result<(), Refusal> {
    if members >= MOST {
        return Err(Refusal::CircleFull);
    }
    let open = held < JOINING || state == CircleState::Merging;
    if open { Ok(()) } else { Err(Refusal::JoiningClosed) }
}

/// What became of a session: how many were in the room, none when it did not take place. Never who.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Heads; none when it was not held.
    pub heads: Option<i64>,
    /// It lies in the time since the circle last began to run.
    pub since_began: bool,
}

impl Told {
    fn thin(self) -> bool {
        self.since_began && self.heads.is_none_or(|heads| heads < QUORUM)
    }
}

/// Where a running circle stands after its sessions, given in their order, of which so many are planned: deciding after
/// the last planned one, merging after two thin ones running.
pub fn after(sessions: &[Told], planned: i64) -> CircleState {
    let held = sessions.iter().filter(|session| session.heads.is_some()).count();
    let last_two = sessions.len() >= 2 && sessions[sessions.len() - 2..].iter().all(|session| session.thin());
    if i64::try_from(held).unwrap_or(i64::MAX) >= planned {
        CircleState::Deciding
    } else if last_two {
        CircleState::Merging
    } else {
        CircleState::Running
    }
}

/// Whether a version of the rules stands: there is one, and everybody here has agreed to it.
pub fn agreed(version: i64, by: impl IntoIterator<Item = Option<i64>>) -> bool {
    version > 0 && by.into_iter().all(|agreed| agreed == Some(version))
}

/// What one person in a circle asked the circle to share, and what they offer of themselves.
#[derive(Debug, Clone, Default)]
pub struct Sharing {
    asked: BTreeSet<(Characteristic, String)>,
    offered: BTreeSet<(Characteristic, String)>,
}

impl Sharing {
    /// Takes a mentee's wishes for circles in.
    pub fn ask(&mut self, lens: &Lens) {
        let wanted = lens.asked(crate::hat::Hat::Facilitator).filter(|wish| wish.wish == Wish::Wanted);
        self.asked.extend(wanted.map(|wish| (wish.characteristic, wish.value.clone())));
    }

    /// Takes what somebody offers in, freely given.
    pub fn offer(&mut self, offers: &Offers) {
        let given = offers.characteristics.iter();
        self.offered.extend(given.map(|offer| (offer.characteristic, offer.value.clone())));
    }

    fn shares(&self, one: &(Characteristic, String)) -> bool {
        self.asked.contains(one) || self.offered.contains(one)
    }
}

/// Whether somebody would be the only one for something that they asked the circle to share. Whoever asks the circle to
/// share it, or offers it, counts as one who shares it.
pub fn somebody_alone(people: &[Sharing]) -> bool {
    people.iter().enumerate().any(|(place, person)| {
        let others = || people.iter().enumerate().filter(|(other, _)| *other != place);
        person.asked.iter().any(|one| !others().any(|(_, other)| other.shares(one)))
    })
}

#[cfg(test)]
mod tests;
