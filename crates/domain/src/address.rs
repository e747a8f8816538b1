//! One person, one address: how an e-mail address is written so that two spellings of it are one.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// An e-mail address in its one canonical spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(String);

/// Why a text is no address we can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct NotAnAddress;

impl Address {
    /// Reads an address: blanks around it and the case of its letters do not matter.
    ///
    /// # Errors
    /// [`NotAnAddress`] for everything that a mail server could read in two ways: quotes, comments, letters beyond
    /// plain ones, more than 254 characters (RFC 5321, 4.5.3.1).
    pub fn read(text: &str) -> Result<Self, NotAnAddress> {
        let plain: String = text.trim().nfkc().collect::<String>().to_lowercase();
        let (local, host) = plain.split_once('@').ok_or(NotAnAddress)?;
        let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let local_fits = (1..=64).contains(&local.len())
            && local.chars().all(atom)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let host_fits = host.contains('.') && host.split('.').all(label);
        if local_fits && host_fits && plain.len() <= 254 { Ok(Self(plain)) } else { Err(NotAnAddress) }
    }

    /// The canonical text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Address {
    type Error = NotAnAddress;

    fn try_from(text: String) -> Result<Self, NotAnAddress> {
        Self::read(&text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_one_address_are_one() {
        let one = Address::read("  Amina.Bello@Example.NHS.uk ").unwrap();
        assert_eq!(one.as_str(), "amina.bello@example.nhs.uk");
        assert_eq!(Address::read("ＡＭＩＮＡ.bello@example.nhs.uk").unwrap(), one);
        assert_eq!(Address::read(one.as_str()).unwrap(), one);
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        let long = format!("{}@example.org", "a".repeat(65));
        for text in [
            "",
            "@",
            "a@",
            "@b.org",
            "a@b",
            "a b@c.org",
            "a@b@c.org",
            "\"a\"@b.org",
            "a..b@c.org",
            ".a@b.org",
            "a.@b.org",
            "a@-b.org",
            "a@b-.org",
            "a@b..org",
            "a@b.org\nBcc: x@y.org",
            "å@b.org",
            "a@bücher.org",
            "a(comment)@b.org",
            "<a@b.org>",
            long.as_str(),
        ] {
            assert_eq!(Address::read(text), Err(NotAnAddress), "{text:?}");
        }
    }
}
