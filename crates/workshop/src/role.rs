//! Who acts, who looks, and what the record says about whoever acted.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::id::Seat;

/// Who sends a command. The server has made sure of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The programme lead.
    Owner,
    /// A facilitator, counted from 1.
    Facilitator(u8),
    /// A scribe, counted from 1.
    Scribe(u8),
    /// A participant.
    Seat(Seat),
    /// The server itself: its clock, its presence list, its counting, its cleaning.
    Server,
}

/// Who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Viewer {
    /// The programme lead.
    Owner,
    /// A facilitator.
    Facilitator(u8),
    /// A scribe.
    Scribe(u8),
    /// A participant.
    Seat(Seat),
    /// Somebody who watches the shared screen.
    Observer,
    /// The shared screen itself.
    Projector,
    /// Somebody who will work with the sealed data.
    Analyst,
    /// Somebody who will check the sealed record.
    Auditor,
}

/// What the record says about who acted: a class, and a seat only where the workshop is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the classes of `Actor`")]
pub enum By {
    Owner,
    Facilitator,
    Scribe,
    Participant,
    Named(Seat),
    Server,
}

impl By {
    /// What may be said of this actor.
    pub(crate) const fn of(actor: Actor, named: bool) -> Self {
        match actor {
            Actor::Owner => Self::Owner,
            Actor::Facilitator(_) => Self::Facilitator,
            Actor::Scribe(_) => Self::Scribe,
            Actor::Seat(seat) if named => Self::Named(seat),
            Actor::Seat(_) => Self::Participant,
            Actor::Server => Self::Server,
        }
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owner => f.write_str("owner"),
            Self::Facilitator => f.write_str("facilitator"),
            Self::Scribe => f.write_str("scribe"),
            Self::Participant => f.write_str("seat"),
            Self::Named(seat) => write!(f, "seat {}", seat.0),
            Self::Server => f.write_str("server"),
        }
    }
}

impl Serialize for By {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for By {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let classes = [Self::Owner, Self::Facilitator, Self::Scribe, Self::Participant, Self::Server];
        let named = || text.strip_prefix("seat ")?.parse().ok().map(|number| Self::Named(Seat(number)));
        let by = classes.into_iter().find(|by| by.to_string() == text).or_else(named);
        by.ok_or_else(|| D::Error::custom("no class of actors"))
    }
}

/// Who was named beforehand to help: so many facilitators, the first of whom leads, and so many scribes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    /// At least 1.
    pub facilitators: u8,
    /// None, or some.
    pub scribes: u8,
}
