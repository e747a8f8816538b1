//! Why a command was not done; nothing changes then.

/// A refusal. The server adds the current object to a conflict, from the view of whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub enum Reject {
    /// The workshop has moved on, or is not there yet.
    WrongPhase,
    /// Somebody else changed the same thing first.
    Stale,
    /// The ballot is for another set of items.
    ItemSetChanged,
    /// There is no such thing, or not for this person: both look the same.
    NotVisible,
    /// A value that is not allowed.
    BadValue(Fault),
    /// Something that must be there first is not there yet.
    BelowMinimum(Missing),
    /// It was possible, and no longer is.
    TooLate,
    /// The workshop is paused.
    Paused,
    /// Too many in too short a time; the server says so, never the machine.
    Rate,
    /// Nothing can be written at the moment, for example because the round key is missing.
    ReadOnly,
}

impl Reject {
    /// The code that clients read.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongPhase => "wrong_phase",
            Self::Stale => "stale",
            Self::ItemSetChanged => "item_set_changed",
            Self::NotVisible => "not_visible",
            Self::BadValue(_) => "bad_value",
            Self::BelowMinimum(_) => "below_minimum",
            Self::TooLate => "too_late",
            Self::Paused => "paused",
            Self::Rate => "rate",
            Self::ReadOnly => "read_only",
        }
    }

    /// The HTTP status that goes with it.
    pub const fn status(self) -> u16 {
        match self {
            Self::WrongPhase | Self::Stale | Self::ItemSetChanged => 409,
            Self::NotVisible => 404,
            Self::BadValue(_) | Self::BelowMinimum(_) => 422,
            Self::TooLate => 410,
            Self::Paused => 423,
            Self::Rate => 429,
            Self::ReadOnly => 503,
        }
    }
}

impl From<Fault> for Reject {
    fn from(fault: Fault) -> Self {
        Self::BadValue(fault)
    }
}

impl From<Missing> for Reject {
    fn from(missing: Missing) -> Self {
        Self::BelowMinimum(missing)
    }
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was written.
    Empty,
    /// Longer than allowed.
    TooLong,
    /// Marks that cannot be seen or that turn other text around.
    Unprintable,
    /// A number outside its range.
    OutOfRange,
    /// The same thing twice.
    Twice,
    /// A thing that is not in the set.
    Unknown,
    /// More than the budget, the cap or the quota.
    TooMany,
    /// Fewer than needed.
    TooFew,
    /// A ballot of another scheme.
    OtherScheme,
    /// The configuration does not allow it.
    Configuration,
    /// The change would make the workshop less private than it was promised to be.
    Looser,
}

/// What must be there first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// At least two seats.
    Seats,
    /// Everybody's consent.
    Consent,
    /// Each seat's "others may guess", in a room of fewer than five.
    GuessAccepted,
    /// The lock of the seats.
    Lock,
    /// An idea to deal.
    Ideas,
    /// Queues are not empty, or a lap is open.
    QueuesEmpty,
    /// A last call that nobody answered for a minute.
    LastCall,
    /// Every idea marked as understood or parked.
    Understanding,
    /// No objection and no proposal is open any more.
    Agreement,
    /// A frozen set of items.
    ItemSet,
    /// Everybody here has answered.
    Answers,
    /// A call of two minutes, and a reason.
    Call,
    /// Eight voters, for linked rounds.
    Voters,
    /// The waiting time is not over.
    Waiting,
}
