//! Help that somebody asks for: who reads it is the asker's choice, and one who runs the programme and whom it is about never
//! does. Nothing is filed for anybody.

use jiff::{ToSpan, civil::Date};

use crate::{day, participation::states, refusal::Refusal};

states! {
    /// Where a support request stands. What it says, and whom it is about, is not known here.
    SupportState {
        /// It waits for the one who reads it.
        Waiting = "waiting",
        /// It was answered; the asker goes on, or closes it.
        Answered = "answered",
        /// Whoever reads it asks whether somebody else may; the asker says.
        HandingOver = "handing_over",
        /// Over. It is deleted when its time has come.
        Closed = "closed",
    }
}

impl SupportState {
    /// Whether the diagram draws an arrow from here to there. Each of the two may write more than once in a row, and the asker
    /// may give it to somebody else at any time.
    pub const fn leads_to(self, next: Self) -> bool {
        use SupportState::*;
        matches!(
            (self, next),
            (Waiting | Answered, Waiting | Answered | HandingOver | Closed) | (HandingOver, Waiting | Closed)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// Not over yet.
    pub const fn open(self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// Whether it is late: it waits for its reader beyond the day.
    pub fn late(self, due_on: Date, today: Date) -> bool {
        self == Self::Waiting && today > due_on
    }
}

states! {
    /// The two who write in a support request.
    Side {
        /// Who asks.
        Asker = "asker",
        /// Who was asked to read it.
        Handler = "handler",
    }
}

impl Side {
    /// Where a request stands after this side has written: it is the other one's turn.
    pub const fn has_written(self) -> SupportState {
        match self {
            Self::Asker => SupportState::Waiting,
            Self::Handler => SupportState::Answered,
        }
    }
}

states! {
    /// What it is about, in fixed choices.
    About {
        /// Somebody who runs the programme; the asker says who, and that person does not get it.
        Runs = "runs",
        /// Somebody the asker is paired with.
        Paired = "paired",
        /// Somebody in a circle.
        Circle = "circle",
        /// Somebody else who takes part.
        TakesPart = "takes_part",
        /// Something at work.
        Work = "work",
        /// How the programme is run.
        Programme = "programme",
        /// Something else, or the asker would rather not say here.
        Other = "other",
        /// How a circle goes: from those who lead it.
        CircleProcess = "circle_process",
        /// Whether people in a circle are safe: from those who lead it.
        CircleSafety = "circle_safety",
    }
}

impl About {
    /// What somebody may choose who asks for help.
    pub const ASKED: [Self; 7] =
        [Self::Runs, Self::Paired, Self::Circle, Self::TakesPart, Self::Work, Self::Programme, Self::Other];

    /// What somebody may choose who worries about a circle that they lead.
    pub const CONCERNS: [Self; 2] = [Self::CircleProcess, Self::CircleSafety];
}

/// Working days within which it is answered (`model.md` 2.7).
pub const WORKING_DAYS: u8 = 3;

/// A request in which nobody has written for so many days closes by itself, so that one whose receipt is lost is deleted too.
pub const QUIET_DAYS: i64 = 90;

/// The day by which a request is to be answered that was sent on a day.
pub fn answer_by(sent: Date) -> Date {
    day::working_days_after(sent, WORKING_DAYS)
}

/// What last moved on this day or before has been quiet for too long.
pub fn quiet_since(today: Date) -> Date {
    today.saturating_sub(QUIET_DAYS.days())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::{SupportState::*, *};

    /// The whole diagram; what is not here is refused.
    const ARROWS: [(SupportState, SupportState); 10] = [
        (Waiting, Waiting),
        (Waiting, Answered),
        (Waiting, HandingOver),
        (Waiting, Closed),
        (Answered, Waiting),
        (Answered, Answered),
        (Answered, HandingOver),
        (Answered, Closed),
        (HandingOver, Waiting),
        (HandingOver, Closed),
    ];

    #[test]
    fn every_arrow_can_be_walked_and_every_other_move_is_refused() {
        for from in SupportState::ALL {
            for to in SupportState::ALL {
                let drawn = ARROWS.contains(&(*from, *to));
                let expected = if drawn { Ok(*to) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*to), expected, "{} to {}", from.code(), to.code());
            }
        }
    }

    #[test]
    fn every_state_can_be_come_to_and_what_is_open_can_be_closed() {
        let reached: BTreeSet<_> = ARROWS.iter().map(|(_, to)| *to).collect();
        assert_eq!(reached.len(), SupportState::ALL.len());
        for state in SupportState::ALL {
            assert_eq!(state.leads_to(Closed), state.open(), "{}", state.code());
            assert_eq!(SupportState::parse(state.code()), Some(*state));
        }
    }

    #[test]
    fn whoever_has_written_waits_for_the_other() {
        assert_eq!(Side::Asker.has_written(), Waiting);
        assert_eq!(Side::Handler.has_written(), Answered);
    }

    #[test]
    fn only_what_waits_is_late_and_only_after_three_working_days() {
        let due = answer_by(date(2026, 11, 26));
        assert_eq!(due, date(2026, 12, 1), "from a Thursday to a Tuesday");
        assert!(!Waiting.late(due, due) && Waiting.late(due, date(2026, 12, 2)));
        for state in [Answered, HandingOver, Closed] {
            assert!(!state.late(due, date(2027, 1, 1)), "{}", state.code());
        }
        assert_eq!(quiet_since(date(2027, 3, 1)), date(2026, 12, 1));
    }

    #[test]
    fn everything_that_it_can_be_about_is_offered_in_one_place() {
        let offered: BTreeSet<About> = About::ASKED.into_iter().chain(About::CONCERNS).collect();
        assert_eq!(offered, About::ALL.iter().copied().collect());
        assert_eq!(About::ASKED.len() + About::CONCERNS.len(), About::ALL.len());
    }
}
