//! What a person does in a programme (hats) and for it (grants). There is no line-manager role.

use serde::{Deserialize, Serialize};

use crate::id::{CohortId, ProgrammeId};

/// What somebody wears in one cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hat {
    /// The person at the centre.
    Mentee,
    /// One-to-one: career direction and psychosocial support.
    Mentor,
    /// Spends own influence in rooms the mentee is not in.
    Sponsor,
    /// Uses influence, challenges, walks beside.
    Ally,
    /// Leads a circle with another.
    Facilitator,
}

impl Hat {
    /// Every hat, the mentee first.
    pub const ALL: [Self; 5] = [Self::Mentee, Self::Mentor, Self::Sponsor, Self::Ally, Self::Facilitator];
    /// Those who give.
    pub const GIVERS: [Self; 4] = [Self::Mentor, Self::Sponsor, Self::Ally, Self::Facilitator];

    /// The code in the store, in files and in word keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mentee => "mentee",
            Self::Mentor => "mentor",
            Self::Sponsor => "sponsor",
            Self::Ally => "ally",
            Self::Facilitator => "facilitator",
        }
    }

    /// The hat of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hat| hat.code() == code)
    }

    /// Mentor, sponsor, ally or facilitator.
    pub const fn gives(self) -> bool {
        !matches!(self, Self::Mentee)
    }
}

/// A staff role. Each is held for one programme, or for the whole host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    /// Runs cohorts of one programme.
    Coordinator,
    /// Keeps sponsorship fair in one programme; sees counts only.
    SponsorshipGuardian,
    /// Installs, keeps safe, restores; sees configuration and health only.
    Admin,
}

impl Grant {
    /// Every grant whose pages exist.
    pub const ALL: [Self; 3] = [Self::Coordinator, Self::SponsorshipGuardian, Self::Admin];

    /// The code in the store and in word keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::SponsorshipGuardian => "sponsorship_guardian",
            Self::Admin => "admin",
        }
    }

    /// The grant of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grant| grant.code() == code)
    }
}

/// The one role in which a page is served. A person may hold several and switches between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Signed in, without a hat or grant yet.
    Newcomer,
    /// In one cohort.
    Wearing(Hat, CohortId),
    /// Running one programme.
    Coordinating(ProgrammeId),
    /// Keeping sponsorship fair in one programme.
    Guarding(ProgrammeId),
    /// Looking after the installation.
    Administering,
}

impl Role {
    /// The code in logs, audit rows and word keys: never with an id.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Newcomer => "newcomer",
            Self::Wearing(hat, _) => hat.code(),
            Self::Coordinating(_) => "coordinator",
            Self::Guarding(_) => "guardian",
            Self::Administering => "admin",
        }
    }

    /// The hat, if this is one.
    pub const fn hat(self) -> Option<Hat> {
        match self {
            Self::Wearing(hat, _) => Some(hat),
            _ => None,
        }
    }

    /// Roles that see other people's records have shorter sessions (`trust.md` 3.3).
    pub const fn privileged(self) -> bool {
        matches!(self, Self::Coordinating(_) | Self::Guarding(_) | Self::Administering)
    }
}
