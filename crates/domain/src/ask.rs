//! What a mentee asks of somebody beside them: from the first word to how it felt (`model.md` 2.5).

use jiff::{Timestamp, ToSpan, civil::Date};
use rand::{Rng, RngCore};
use serde::{Deserialize, Serialize};

use crate::{day, pair::PairState, participation::states, refusal::Refusal, retention::days_before};

states! {
    /// Where an ask stands.
    AskState {
        /// Written, and read by its author alone.
        Drafted = "drafted",
        /// The other one can read it and has not answered.
        Sent = "sent",
        /// They will do it.
        Accepted = "accepted",
        /// They say that it is done.
        Done = "done",
        /// The mentee has said, in private, what it did.
        Felt = "felt",
        /// Not now. That is no judgement of anybody.
        Declined = "declined",
        /// Taken back by the mentee; nothing of its text is left.
        Withdrawn = "withdrawn",
        /// Not answered in time, or the pair has ended.
        Expired = "expired",
    }
}

impl AskState {
    /// Whether the diagram draws an arrow from here to there. What was never sent is not withdrawn, it is thrown away.
    pub const fn leads_to(self, next: Self) -> bool {
        use AskState::*;
        matches!(
            (self, next),
            (Drafted, Sent)
                | (Sent, Accepted | Declined | Withdrawn | Expired)
                | (Accepted, Done | Declined | Withdrawn | Expired)
                | (Done, Felt)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// Somebody is still to act, so that it cannot outlive its pair.
    pub const fn open(self) -> bool {
        matches!(self, Self::Sent | Self::Accepted)
    }

    /// It was done. Whether the mentee has said what it did makes no difference to anybody else.
    pub const fn was_done(self) -> bool {
        matches!(self, Self::Done | Self::Felt)
    }
}

states! {
    /// The ten themes of the study's poster.
    AllyTheme {
        /// Be bold.
        Bold = "bold",
        /// Speak up.
        SpeakUp = "speak_up",
        /// Take the lead.
        Lead = "lead",
        /// Be real.
        Authenticity = "authenticity",
        /// Keep your word.
        Integrity = "integrity",
        /// See me.
        Perceive = "perceive",
        /// Inspire.
        Inspire = "inspire",
        /// Help me grow.
        Nurture = "nurture",
        /// Support me.
        Support = "support",
        /// Share the journey.
        ShareTheJourney = "share_the_journey",
    }
}

states! {
    /// What it did, as the mentee says in private. Nobody else is ever shown it.
    Felt {
        /// It helped.
        Helped = "helped",
        /// It changed nothing.
        NoEffect = "no_effect",
        /// It made things worse.
        MadeWorse = "made_worse",
        /// It was something else than what was asked for.
        Unasked = "unasked",
    }
}

/// What the mentee has said, and whether a general guide is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeltResponse {
    /// What it did.
    pub felt: Felt,
    /// The mentee has chosen that a general guide is sent; once for each ask.
    pub guide: bool,
}

impl FeltResponse {
    /// Chooses that a general guide is sent.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it did not make things worse, or a guide was chosen before.
    pub fn with_guide(self) -> Result<Self, Refusal> {
        if self.felt == Felt::MadeWorse && !self.guide {
            Ok(Self { guide: true, ..self })
        } else {
            Err(Refusal::MovedOn)
        }
    }
}

/// Days that an ask waits for its answer; so long is one kept that was never sent.
pub const ANSWER_DAYS: i64 = 30;

/// Days after which a guide is sent that was chosen today, drawn by chance: nobody can count back to an occasion.
pub const GUIDE_DAYS: std::ops::RangeInclusive<i32> = 7..=21;

/// Whether an ally of a pair that stands so can be asked for something new.
pub const fn can_begin(pair: PairState) -> bool {
    matches!(pair, PairState::Contracting | PairState::Active | PairState::Closing)
}

/// What was moved before this moment has waited for too long.
pub fn too_old(now: Timestamp) -> Timestamp {
    days_before(now, ANSWER_DAYS)
}

/// The last day on which an ask that was sent at a moment can be answered.
pub fn answer_by(sent_at: Timestamp) -> Date {
    day::of(sent_at).saturating_add(ANSWER_DAYS.days())
}

/// The day on which a guide goes out that was chosen now.
pub fn guide_goes_on(now: Timestamp, dice: &mut impl RngCore) -> Date {
    day::of(now).saturating_add(dice.random_range(GUIDE_DAYS).days())
}

/// Whether somebody who has done what so many people asked for could guess from whom a guide comes.
pub const fn could_guess(mentees: i64) -> bool {
    mentees <= 1
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand::{SeedableRng, rngs::StdRng};

    use super::*;

    /// The whole diagram; what is not here is refused.
    const ARROWS: [(AskState, AskState); 10] = [
        (AskState::Drafted, AskState::Sent),
        (AskState::Sent, AskState::Accepted),
        (AskState::Sent, AskState::Declined),
        (AskState::Sent, AskState::Withdrawn),
        (AskState::Sent, AskState::Expired),
        (AskState::Accepted, AskState::Done),
        (AskState::Accepted, AskState::Declined),
        (AskState::Accepted, AskState::Withdrawn),
        (AskState::Accepted, AskState::Expired),
        (AskState::Done, AskState::Felt),
    ];

    #[test]
    fn every_arrow_can_be_walked_and_every_other_move_is_refused() {
        for from in AskState::ALL {
            for to in AskState::ALL {
                let drawn = ARROWS.contains(&(*from, *to));
                let expected = if drawn { Ok(*to) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*to), expected, "{} to {}", from.code(), to.code());
            }
        }
    }

    #[test]
    fn every_state_can_be_come_to_and_what_is_open_leads_somewhere() {
        let reached: BTreeSet<_> = ARROWS.iter().map(|(_, to)| *to).chain([AskState::Drafted]).collect();
        assert_eq!(reached.len(), AskState::ALL.len());
        for state in AskState::ALL {
            assert!(!state.open() || state.leads_to(AskState::Expired), "{}", state.code());
            assert_eq!(AskState::parse(state.code()), Some(*state));
        }
    }

    #[test]
    fn a_guide_is_chosen_once_and_only_where_it_made_things_worse() {
        for felt in Felt::ALL {
            let said = FeltResponse { felt: *felt, guide: false };
            assert_eq!(said.with_guide().is_ok(), *felt == Felt::MadeWorse, "{}", felt.code());
            assert!(FeltResponse { guide: true, ..said }.with_guide().is_err());
        }
    }

    #[test]
    fn a_guide_goes_out_after_one_to_three_weeks_and_each_of_those_days_comes_up() {
        let now: Timestamp = "2026-11-01T22:00:00Z".parse().unwrap();
        let mut dice = StdRng::seed_from_u64(5);
        let drawn: BTreeSet<Date> = (0..1000).map(|_| guide_goes_on(now, &mut dice)).collect();
        assert_eq!(drawn.len(), 15);
        assert_eq!(drawn.first().unwrap().to_string(), "2026-11-08");
        assert_eq!(drawn.last().unwrap().to_string(), "2026-11-22");
    }

    #[test]
    fn an_ask_waits_for_thirty_days() {
        let sent: Timestamp = "2026-11-01T12:00:00Z".parse().unwrap();
        assert_eq!(answer_by(sent).to_string(), "2026-12-01");
        assert!(sent > too_old("2026-12-01T11:00:00Z".parse().unwrap()));
        assert!(sent <= too_old("2026-12-01T12:00:00Z".parse().unwrap()));
    }

    #[test]
    fn only_a_pair_that_is_under_way_takes_a_new_ask() {
        let open = PairState::ALL.iter().filter(|state| can_begin(**state)).map(|state| state.code());
        assert_eq!(open.collect::<Vec<_>>(), ["contracting", "active", "closing"]);
        assert!(could_guess(0) && could_guess(1) && !could_guess(2));
    }
}
