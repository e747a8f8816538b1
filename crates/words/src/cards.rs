//! Short cards in sets: small acts for allies, ideas for sponsors, the frame of a circle's session.

use crate::Both;

include!(concat!(env!("OUT_DIR"), "/cards.rs"));

/// One card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// The set it belongs to: `small-acts`, `three-things` or `circle-session`.
    pub set: &'static str,
    /// Its theme, kind of act or part of the session.
    pub key: &'static str,
    /// How long this part takes, where that matters.
    pub minutes: Option<u32>,
    /// Its heading.
    pub title: Both,
    /// What it offers.
    pub lines: &'static [Both],
}

/// The cards of a set, in their written order.
pub fn of(set: &str) -> impl Iterator<Item = &'static Card> {
    CARDS.iter().filter(move |card| card.set == set)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(set: &str) -> Vec<&'static str> {
        of(set).map(|card| card.key).collect()
    }

    #[test]
    fn each_of_the_posters_ten_themes_has_two_small_acts() {
        let themes =
            "bold speak_up lead authenticity integrity perceive inspire nurture support share_the_journey";
        assert_eq!(keys("small-acts").join(" "), themes);
        assert!(of("small-acts").all(|card| card.lines.len() == 2));
    }

    #[test]
    fn each_kind_of_act_gives_a_sponsor_three_ideas() {
        assert_eq!(keys("three-things").join(" "), "Amplify Boost Connect Defend Nominate StretchAssignment");
        assert!(of("three-things").all(|card| card.lines.len() == 3));
    }

    #[test]
    fn a_circles_session_takes_75_minutes() {
        let minutes: Vec<u32> = of("circle-session").filter_map(|card| card.minutes).collect();
        assert_eq!((minutes.as_slice(), minutes.iter().sum()), ([10, 10, 40, 10, 5].as_slice(), 75_u32));
    }
}
