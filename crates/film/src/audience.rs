//! The three audiences of the film: what changes for each is the scene "Now you" and one link.

use std::fmt;
use std::str::FromStr;

/// Who the film speaks to at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Healthcare organisations.
    #[default]
    Organisations,
    /// Those who make the rules and give the money.
    Policymakers,
    /// Those who teach.
    Educators,
}

impl Audience {
    /// All three, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Organisations, Self::Policymakers, Self::Educators];

    /// The word of the command line and of the text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Organisations => "organisations",
            Self::Policymakers => "policymakers",
            Self::Educators => "educators",
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Somebody asked for an audience that the film does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the film has no audience `{0}`; it has organisations, policymakers and educators")]
pub struct NoSuchAudience(pub String);

impl FromStr for Audience {
    type Err = NoSuchAudience;

    fn from_str(word: &str) -> Result<Self, NoSuchAudience> {
        Self::ALL.into_iter().find(|a| a.word() == word).ok_or_else(|| NoSuchAudience(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_known_by_its_word_and_any_other_is_refused_with_the_list() {
        assert_eq!("educators".parse(), Ok(Audience::Educators));
        let refused = "nurses".parse::<Audience>().unwrap_err().to_string();
        assert!(refused.contains("nurses") && refused.contains("policymakers"), "{refused}");
    }
}
