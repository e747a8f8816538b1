//! Practice for allies: short stories with choices, where each may lead, and how to put things right.

use crate::Both;

include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// One story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scenario {
    /// Its name in an address.
    pub key: &'static str,
    /// Its heading.
    pub title: Both,
    /// What is happening.
    pub situation: Both,
    /// What one could do.
    pub choices: &'static [Choice],
    /// How to put it right, whatever one did.
    pub repair: Both,
}

/// Something one could do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// What one does or says.
    pub act: Both,
    /// Where it may lead.
    pub leads: Both,
    /// What one could do then; empty where the story has come to its end.
    pub next: &'static [Self],
}

/// Every story, in its written order.
pub fn all() -> &'static [Scenario] {
    SCENARIOS
}

/// The story of that name.
pub fn find(key: &str) -> Option<&'static Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_has_three_choices_and_one_at_least_goes_on() {
        assert!(all().len() >= 6);
        for scenario in all() {
            assert_eq!(scenario.choices.len(), 3, "{}", scenario.key);
            assert!(scenario.choices.iter().any(|choice| !choice.next.is_empty()), "{}", scenario.key);
            assert_eq!(find(scenario.key), Some(scenario), "no name twice");
        }
        assert_eq!(find("nobody"), None);
    }
}
