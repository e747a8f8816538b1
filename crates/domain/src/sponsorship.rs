//! What a sponsor does for a mentee, with her consent, and what of it reached her (`model.md` 2.4).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{participation::states, refusal::Refusal};

states! {
    /// What a sponsor can do in the mentee's name.
    ActKind {
        /// Repeats good work, with the name on it.
        Amplify = "amplify",
        /// Says why somebody is ready.
        Boost = "boost",
        /// Makes an introduction.
        Connect = "connect",
        /// Answers an unfair remark.
        Defend = "defend",
        /// Puts a name forward.
        Nominate = "nominate",
        /// Finds work that lets somebody grow and be seen.
        StretchAssignment = "stretch_assignment",
    }
}

states! {
    /// In what kind of room.
    Forum {
        /// Where people's next steps are talked about.
        TalentMeeting = "talent_meeting",
        /// A board.
        Board = "board",
        /// Near a selection, never on its panel.
        PanelAdjacent = "panel_adjacent",
        /// In passing.
        Informal = "informal",
        /// A body outside the organisation.
        ExternalBody = "external_body",
        /// A network.
        Network = "network",
    }
}

states! {
    /// What an act is for.
    Aim {
        /// To grow and be seen.
        Development = "development",
        /// For a post that the mentee seeks.
        Recruitment = "recruitment",
    }
}

states! {
    /// Where an act stands.
    ActState {
        /// The sponsor means to do it.
        Planned = "planned",
        /// The sponsor says that it was done.
        Done = "done",
        /// It will not be done.
        Dropped = "dropped",
        /// The mentee is asked whether anything reached her.
        EchoOpen = "echo_open",
        /// Something reached her.
        Reached = "reached",
        /// Nothing has reached her yet.
        NotYet = "not_yet",
        /// She did not want this.
        NotWanted = "not_wanted",
        /// She has not answered, which is an answer too.
        NoAnswer = "no_answer",
    }
}

/// What the mentee can answer when she is asked.
pub const ECHOES: [ActState; 3] = [ActState::Reached, ActState::NotYet, ActState::NotWanted];

/// A sponsor plans at most so many acts for a month.
pub const A_MONTH: usize = 3;
/// The line of an act is at most this long, in characters.
pub const LINE: usize = 280;
/// Days after which the mentee is asked once more.
const ASK_AGAIN: i32 = 45;
/// Days after which nothing more is asked.
const ASK_NO_MORE: i32 = 90;

impl ActState {
    /// Whether the diagram draws an arrow from here to there.
    pub const fn leads_to(self, next: Self) -> bool {
        use ActState::*;
        matches!(
            (self, next),
            (Planned, Done | Dropped)
                | (Done, EchoOpen)
                | (EchoOpen, Reached | NotYet | NotWanted | NoAnswer)
                | (NotYet, Reached)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// The sponsor says that it was done: the mentee is asked at once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] unless it was planned.
    pub fn done(self) -> Result<Self, Refusal> {
        self.step(Self::Done)?.step(Self::EchoOpen)
    }

    /// Whether it was done, whatever came of it.
    pub const fn happened(self) -> bool {
        !matches!(self, Self::Planned | Self::Dropped)
    }
}

/// What the mentee has said yes to, once for all acts of a kind, and since when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent(pub BTreeMap<ActKind, Date>);

impl Consent {
    /// The same consent, for these kinds from now on. What was given before keeps its day.
    #[must_use]
    pub fn to(&self, kinds: &[ActKind], today: Date) -> Self {
        let since = |kind: &ActKind| (*kind, self.0.get(kind).copied().unwrap_or(today));
        Self(kinds.iter().map(since).collect())
    }

    /// Nothing is consented to.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// On which consent an act was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// For all acts of its kind.
    Standing,
    /// For this one.
    Single,
}

/// The consent that an act of a kind can be done on; `single` is a yes to this very act.
///
/// # Errors
/// [`Refusal::ConsentMissing`].
pub fn ground(consent: &Consent, kind: ActKind, single: bool) -> Result<Ground, Refusal> {
    match (consent.0.contains_key(&kind), single) {
        (true, _) => Ok(Ground::Standing),
        (false, true) => Ok(Ground::Single),
        (false, false) => Err(Refusal::ConsentMissing),
    }
}

states! {
    /// How a sponsor stands to the panel for a post that the mentee seeks.
    PanelState {
        /// Not on it.
        NotOn = "not_on",
        /// On it: acts on that post are blocked.
        On = "on",
        /// Has stepped off.
        SteppedOff = "stepped_off",
    }
}

impl PanelState {
    /// Whether the declaration can change so.
    pub const fn leads_to(self, next: Self) -> bool {
        matches!((self, next), (Self::NotOn | Self::SteppedOff, Self::On) | (Self::On, Self::SteppedOff))
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where it cannot change so.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }
}

/// Whether something may be planned or done with this aim; `panel` is what the sponsor has declared for the post.
///
/// # Errors
/// [`Refusal::PanelUndeclared`] when it is for a post and nothing was declared, [`Refusal::OnPanel`] while the sponsor is
/// on its panel.
pub fn fair(aim: Aim, panel: Option<PanelState>) -> Result<(), Refusal> {
    match (aim, panel) {
        (_, Some(PanelState::On)) => Err(Refusal::OnPanel),
        (Aim::Recruitment, None) => Err(Refusal::PanelUndeclared),
        _ => Ok(()),
    }
}

/// Whether one more act can be planned when `planned` are planned or done this month.
///
/// # Errors
/// [`Refusal::ThreeAMonth`].
pub fn one_more(planned: usize) -> Result<(), Refusal> {
    if planned < A_MONTH { Ok(()) } else { Err(Refusal::ThreeAMonth) }
}

/// What the daily round does about an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The mentee is asked once more, unless she has answered for good.
    AskAgain,
    /// Nothing more is asked.
    AskNoMore,
}

/// What is due today about an act that was done on a day; `looks` says how often the round has looked at it. Whether and
/// what the mentee has answered makes no difference, so that nobody learns it from what the round does.
pub fn due(done_on: Date, looks: u8, today: Date) -> Option<Due> {
    let days = today.since((jiff::Unit::Day, done_on)).map_or(0, |span| span.get_days());
    match looks {
        0 | 1 if days >= ASK_NO_MORE => Some(Due::AskNoMore),
        0 if days >= ASK_AGAIN => Some(Due::AskAgain),
        _ => None,
    }
}

/// The round has looked at an act for the last time.
pub const LOOKS: u8 = 2;

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_act_goes_the_ways_that_are_drawn_and_no_other() {
        use ActState::*;
        let drawn = [
            (Planned, Done),
            (Planned, Dropped),
            (Done, EchoOpen),
            (EchoOpen, Reached),
            (EchoOpen, NotYet),
            (EchoOpen, NotWanted),
            (EchoOpen, NoAnswer),
            (NotYet, Reached),
        ];
        for from in ActState::ALL {
            for to in ActState::ALL {
                let expected = if drawn.contains(&(*from, *to)) { Ok(*to) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*to), expected, "{} to {}", from.code(), to.code());
            }
        }
    }

    #[test]
    fn what_is_done_is_asked_about_at_once_and_only_what_was_planned_can_be_done() {
        for from in ActState::ALL {
            let expected =
                if *from == ActState::Planned { Ok(ActState::EchoOpen) } else { Err(Refusal::MovedOn) };
            assert_eq!(from.done(), expected, "{}", from.code());
        }
        let happened = ActState::ALL.iter().filter(|state| state.happened()).count();
        assert_eq!(happened, ActState::ALL.len() - 2);
    }

    #[test]
    fn nothing_is_done_without_a_yes_to_the_kind_or_to_the_act() {
        let today = date(2026, 11, 23);
        let consent = Consent::default().to(&[ActKind::Boost], today);
        assert_eq!(ground(&consent, ActKind::Boost, true), Ok(Ground::Standing));
        assert_eq!(ground(&consent, ActKind::Defend, true), Ok(Ground::Single));
        assert_eq!(ground(&consent, ActKind::Defend, false), Err(Refusal::ConsentMissing));
    }

    #[test]
    fn a_consent_that_stays_keeps_its_day_and_one_that_goes_is_gone() {
        let (before, today) = (date(2026, 1, 1), date(2026, 11, 23));
        let first = Consent::default().to(&[ActKind::Boost, ActKind::Defend], before);
        let then = first.to(&[ActKind::Boost, ActKind::Connect], today);
        assert_eq!(then.0.get(&ActKind::Boost), Some(&before));
        assert_eq!(then.0.get(&ActKind::Connect), Some(&today));
        assert!(!then.0.contains_key(&ActKind::Defend) && first.to(&[], today).is_empty());
    }

    #[test]
    fn a_sponsor_on_a_panel_does_nothing_about_its_post_until_they_step_off() {
        use PanelState::*;
        assert_eq!(fair(Aim::Development, None), Ok(()));
        assert_eq!(fair(Aim::Recruitment, None), Err(Refusal::PanelUndeclared));
        assert_eq!(fair(Aim::Recruitment, Some(On)), Err(Refusal::OnPanel));
        assert_eq!(fair(Aim::Development, Some(On)), Err(Refusal::OnPanel));
        assert_eq!(fair(Aim::Recruitment, Some(NotOn)), Ok(()));
        assert_eq!(fair(Aim::Recruitment, Some(SteppedOff)), Ok(()));
        let drawn = [(NotOn, On), (SteppedOff, On), (On, SteppedOff)];
        for from in PanelState::ALL {
            for to in PanelState::ALL {
                let expected = if drawn.contains(&(*from, *to)) { Ok(*to) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*to), expected, "{} to {}", from.code(), to.code());
            }
        }
    }

    #[test]
    fn three_acts_a_month_are_enough() {
        assert_eq!([0, 2].map(one_more), [Ok(()), Ok(())]);
        assert_eq!([3, 9].map(one_more), [Err(Refusal::ThreeAMonth); 2]);
    }

    #[test]
    fn the_mentee_is_asked_again_after_45_days_and_no_more_after_90() {
        let on = |days: i32| date(2026, 1, 1).saturating_add(jiff::Span::new().days(days));
        let due = |days, looks| due(on(0), looks, on(days));
        assert_eq!(due(44, 0), None);
        assert_eq!(due(45, 0), Some(Due::AskAgain));
        assert_eq!([45, 89].map(|days| due(days, 1)), [None; 2]);
        assert_eq!([0, 1].map(|looks| due(90, looks)), [Some(Due::AskNoMore); 2]);
        assert_eq!(due(400, LOOKS), None);
    }
}
