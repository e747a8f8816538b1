//! How long each stage is planned to take; timers advise.

use serde::{Deserialize, Serialize};

/// Minutes planned for each stage (`ngt.md` 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is a stage that the phases explain")]
pub struct Agenda {
    pub intro: u16,
    pub silent: u16,
    pub round_robin: u16,
    pub pause: u16,
    pub clarify: u16,
    pub theme: u16,
    pub vote: u16,
    pub discuss: u16,
    pub second_vote: u16,
    pub close: u16,
}

impl Agenda {
    /// The plan for so many seats: 3 ideas a seat until `ideas` were counted; 40 s to hear and 45 s to clarify each, rounded to
    /// the nearest 5 minutes.
    pub fn planned(seats: u32, ideas: Option<u32>) -> Self {
        let ideas = ideas.unwrap_or(seats * 3);
        let minutes = |seconds_each: u32| ((ideas * seconds_each + 150) / 300 * 5).clamp(5, 480) as u16;
        Self {
            intro: 10,
            silent: 10,
            round_robin: minutes(40),
            pause: 10,
            clarify: minutes(45),
            theme: 20,
            vote: 10,
            discuss: 20,
            second_vote: 10,
            close: 10,
        }
    }

    /// Minutes in all.
    pub fn total(&self) -> u32 {
        self.stages().into_iter().map(u32::from).sum()
    }

    pub(crate) fn possible(&self) -> bool {
        self.stages().into_iter().all(|minutes| minutes <= 480)
    }

    fn stages(&self) -> [u16; 10] {
        [
            self.intro,
            self.silent,
            self.round_robin,
            self.pause,
            self.clarify,
            self.theme,
            self.vote,
            self.discuss,
            self.second_vote,
            self.close,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_people_take_two_and_a_half_hours() {
        let agenda = Agenda::planned(12, None);
        assert_eq!((agenda.round_robin, agenda.clarify, agenda.total()), (25, 25, 150));
        assert_eq!(Agenda::planned(12, Some(60)).round_robin, 40);
    }
}
