//! The two languages of the product. Every string exists in both.

use serde::{Deserialize, Serialize};

/// English or Welsh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Welsh.
    #[serde(rename = "cy")]
    Welsh,
}

impl Language {
    /// Both, in the order in which pages offer them.
    pub const ALL: [Self; 2] = [Self::English, Self::Welsh];

    /// The language tag that pages and mails carry: `en` or `cy`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
        }
    }

    /// The language of a tag; a region behind it (`cy-GB`) does not matter.
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.trim().to_ascii_lowercase().split('-').next() {
            Some("en") => Some(Self::English),
            Some("cy") => Some(Self::Welsh),
            _ => None,
        }
    }

    /// The other one, for the switch.
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Welsh,
            Self::Welsh => Self::English,
        }
    }
}
