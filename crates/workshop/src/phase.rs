//! Where a group stands, from the first draft of its workshop to the sealed record.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A state of the machine. A pause lies over a state and is none itself. Rounds count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Being set up.
    Draft,
    /// People arrive.
    Lobby,
    /// The question is explained.
    Intro,
    /// Everybody writes alone.
    Silent,
    /// Ideas are heard one by one.
    RoundRobin,
    /// What does it mean?
    Clarify,
    /// Merging and theming.
    Theme,
    /// Voting, or waiting for the count.
    Vote(u8),
    /// Everybody sees the table.
    Reveal(u8),
    /// Talking about it.
    Discuss(u8),
    /// Done; waiting for both seals.
    Closed,
    /// The record is sealed.
    Sealed,
    /// Ended before its end.
    Aborted,
}

impl Phase {
    /// Whether the diagram draws an arrow from here to there.
    pub fn leads_to(self, next: Self) -> bool {
        use Phase::*;
        match (self, next) {
            (Sealed | Aborted, _) => false,
            (_, Aborted) => true,
            (Draft, Lobby) | (Lobby, Intro) | (Intro, Silent) | (Silent, RoundRobin) => true,
            (RoundRobin, Clarify) | (Clarify, Theme | RoundRobin) | (Theme, Clarify | Vote(_)) => true,
            // Going back from an open vote voids its round.
            (Vote(_), Theme) => true,
            (Vote(r), Reveal(s)) | (Reveal(r), Discuss(s)) => r == s,
            (Discuss(r), Vote(s)) => s == r + 1,
            (Reveal(_) | Discuss(_), Closed) | (Closed, Sealed) => true,
            _ => false,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Lobby => "lobby",
            Self::Intro => "intro",
            Self::Silent => "silent",
            Self::RoundRobin => "round_robin",
            Self::Clarify => "clarify",
            Self::Theme => "theme",
            Self::Vote(_) => "vote",
            Self::Reveal(_) => "reveal",
            Self::Discuss(_) => "discuss",
            Self::Closed => "closed",
            Self::Sealed => "sealed",
            Self::Aborted => "aborted",
        }
    }

    /// People are in the room, and nothing is over yet.
    pub const fn live(self) -> bool {
        !matches!(self, Self::Draft | Self::Closed | Self::Sealed | Self::Aborted)
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vote(round) | Self::Reveal(round) | Self::Discuss(round) => {
                write!(f, "{}.{round}", self.word())
            }
            _ => f.write_str(self.word()),
        }
    }
}

/// The text is the code of no phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a phase")]
pub struct NotAPhase;

impl FromStr for Phase {
    type Err = NotAPhase;
    fn from_str(code: &str) -> Result<Self, NotAPhase> {
        use Phase::*;
        let phase = match code.split_once('.') {
            Some((name, round)) => {
                let round = round.parse().ok().filter(|round| *round > 0).ok_or(NotAPhase)?;
                [Vote(round), Reveal(round), Discuss(round)].into_iter().find(|phase| phase.word() == name)
            }
            None => [Draft, Lobby, Intro, Silent, RoundRobin, Clarify, Theme, Closed, Sealed, Aborted]
                .into_iter()
                .find(|phase| phase.word() == code),
        };
        // One phase has one code: no plus sign, no leading zero.
        phase.filter(|phase| phase.to_string() == code).ok_or(NotAPhase)
    }
}

impl Serialize for Phase {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Phase {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phase_is_read_back_from_its_code() {
        for phase in [Phase::RoundRobin, Phase::Vote(1), Phase::Discuss(255), Phase::Sealed] {
            assert_eq!(phase.to_string().parse(), Ok(phase));
        }
        assert_eq!("vote.0".parse::<Phase>(), Err(NotAPhase));
        assert_eq!("vote.+1".parse::<Phase>(), Err(NotAPhase));
        assert_eq!("vote".parse::<Phase>(), Err(NotAPhase));
        assert_eq!("vote.01".parse::<Phase>(), Err(NotAPhase));
    }

    #[test]
    fn nobody_votes_before_the_items_are_sorted_and_nothing_follows_the_seal() {
        assert!(!Phase::Clarify.leads_to(Phase::Vote(1)));
        assert!(Phase::Discuss(1).leads_to(Phase::Vote(2)) && !Phase::Discuss(1).leads_to(Phase::Vote(3)));
        assert!(!Phase::Sealed.leads_to(Phase::Aborted));
    }
}
