//! The two languages of the film.

use std::fmt;
use std::str::FromStr;

/// A language that the whole film exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Welsh.
    Cy,
}

impl Language {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::Cy];

    /// The code by BCP 47, as in file names and `lang` attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Somebody asked for a language that the film does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the film has no language `{0}`; it has en and cy")]
pub struct NoSuchLanguage(pub String);

impl FromStr for Language {
    type Err = NoSuchLanguage;

    fn from_str(code: &str) -> Result<Self, NoSuchLanguage> {
        Self::ALL.into_iter().find(|l| l.code() == code).ok_or_else(|| NoSuchLanguage(code.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_code_and_any_other_is_refused_with_the_list() {
        assert_eq!("cy".parse(), Ok(Language::Cy));
        let refused = "fr".parse::<Language>().unwrap_err().to_string();
        assert!(refused.contains("fr") && refused.contains("en and cy"), "{refused}");
    }
}
