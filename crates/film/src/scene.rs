//! The twelve scenes: their names in code, their order, and how long the storyboard makes each in English.

use crate::audience::Audience;

/// One scene of the film (motion.md, 2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SceneId {
    /// The title grows beside one person.
    Title,
    /// We meet the mentee before five doors.
    Meet,
    /// Two squares of one hundred people.
    Data,
    /// Four petals around the mentee.
    Model,
    /// A sponsor opens a door.
    Sponsorship,
    /// An ally levels a beam.
    Allyship,
    /// Six people make a circle.
    Circles,
    /// What people notice first.
    Surface,
    /// Two people on a bench.
    Trust,
    /// The poster builds up.
    Challenge,
    /// What the audience can do.
    NowYou,
    /// The end card.
    End,
}

impl SceneId {
    /// All scenes in the order of the film.
    pub const ALL: [Self; 12] = [
        Self::Title,
        Self::Meet,
        Self::Data,
        Self::Model,
        Self::Sponsorship,
        Self::Allyship,
        Self::Circles,
        Self::Surface,
        Self::Trust,
        Self::Challenge,
        Self::NowYou,
        Self::End,
    ];

    /// The id, as in text keys (`chapter-<id>`, `alt-<id>`), on the command line and in a plan.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Meet => "meet",
            Self::Data => "data",
            Self::Model => "model",
            Self::Sponsorship => "sponsorship",
            Self::Allyship => "allyship",
            Self::Circles => "circles",
            Self::Surface => "surface",
            Self::Trust => "trust",
            Self::Challenge => "challenge",
            Self::NowYou => "now_you",
            Self::End => "end",
        }
    }

    /// The scene with this id.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scene| scene.word() == word)
    }

    /// How long the scene lasts in English with nothing changed, in ms (motion.md, 2.1).
    pub const fn nominal_ms(self, audience: Audience) -> u32 {
        match self {
            Self::Title => 3_400,
            Self::Meet => 11_800,
            Self::Data => 15_000,
            Self::Model => 16_700,
            Self::Sponsorship => 7_200,
            Self::Allyship => 9_800,
            Self::Circles => 8_700,
            Self::Surface => 10_800,
            Self::Trust => 8_300,
            Self::Challenge => 15_500,
            Self::NowYou => match audience {
                Audience::Policymakers => 11_100,
                Audience::Organisations | Audience::Educators => 9_600,
            },
            Self::End => 3_000,
        }
    }

    /// The length below which the scene never falls, in ms: the title and the end card are to be read, not only heard.
    pub const fn least_ms(self) -> u32 {
        match self {
            Self::Title => 3_400,
            Self::End => 3_000,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_film_lasts_what_the_storyboard_says() {
        let film = |audience| SceneId::ALL.into_iter().map(|scene| scene.nominal_ms(audience)).sum::<u32>();
        assert_eq!(film(Audience::Organisations), 119_800);
        assert_eq!(film(Audience::Educators), 119_800);
        assert_eq!(film(Audience::Policymakers), 121_300);
    }

    #[test]
    fn every_scene_is_found_by_its_word() {
        for scene in SceneId::ALL {
            assert_eq!(SceneId::from_word(scene.word()), Some(scene));
        }
        assert_eq!(SceneId::from_word("credits"), None);
    }
}
