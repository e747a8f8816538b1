//! What a plan aims for: levels compared left to right, where a later one never harms an earlier one.

/// The coordinator's goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Objective {
    /// The best total; may leave a few out.
    Best,
    /// Most people, the longest waiting first, then the best total.
    #[default]
    Most,
    /// Everybody first: fewest mentees, then fewest givers with nobody; then the best total.
    Cover,
}

impl Objective {
    /// Every goal.
    pub const ALL: [Self; 3] = [Self::Best, Self::Most, Self::Cover];

    /// Its name in files and settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Most => "most",
            Self::Cover => "cover",
        }
    }

    /// The goal of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|objective| objective.name() == name)
    }

    /// The names of its levels, the first the most important; a tie level comes last in every run that has one.
    pub const fn levels(self) -> &'static [&'static str] {
        match self {
            Self::Best => &["total"],
            Self::Most => &["unserved", "weeks_waited", "total"],
            Self::Cover => &["mentees_with_nobody", "givers_with_nobody", "total"],
        }
    }
}
