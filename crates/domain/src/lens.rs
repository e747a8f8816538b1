//! The lens of a mentee and the offers of a giver: surface characteristics, asked for or freely offered, never inferred.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::{hat::Hat, participation::states, refusal::Refusal};

states! {
    /// What a wish or an offer is about (`model.md` 7.5).
    Characteristic {
        /// Ethnic heritage.
        EthnicHeritage = "ethnic_heritage",
        /// Gender.
        Gender = "gender",
        /// Faith.
        Faith = "faith",
        /// Disability.
        Disability = "disability",
        /// Neurodivergence.
        Neurodivergence = "neurodivergence",
        /// Sexual orientation.
        SexualOrientation = "sexual_orientation",
        /// Migration journey.
        MigrationJourney = "migration_journey",
        /// First language.
        FirstLanguage = "first_language",
        /// Carer or parent.
        CarerOrParent = "carer_or_parent",
        /// Age or stage of life.
        AgeOrStage = "age_or_stage",
        /// Profession.
        Profession = "profession",
        /// Class background.
        ClassBackground = "class_background",
        /// Something else.
        Other = "other",
    }
}

states! {
    /// What a mentee says about one value.
    Wish {
        /// Somebody who offers it, please.
        Wanted = "wanted",
        /// Somebody who does not offer it, please.
        NotWanted = "not_wanted",
        /// Does not matter: the same as saying nothing.
        NoMatter = "no_matter",
    }
}

states! {
    /// How far a giver lets an offer be used.
    Scope {
        /// For matching only.
        MatchingOnly = "matching_only",
        /// Also shown to a mentee whom the giver is suggested to.
        ShownOnSuggestion = "shown_on_suggestion",
    }
}

/// The longest value, in characters.
pub const LONGEST: usize = 80;
/// The heaviest weight of a wish.
pub const HEAVIEST: u8 = 3;

/// A value as matching compares it: trimmed, runs of blanks as one, compatible forms and case folded.
///
/// # Errors
/// [`Refusal::Incomplete`] when nothing is left; [`Refusal::NotOffered`] when it is longer than [`LONGEST`] or holds
/// control characters.
pub fn normalised(value: &str) -> Result<String, Refusal> {
    let folded: String = value.nfkc().flat_map(char::to_lowercase).collect();
    let plain = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() {
        return Err(Refusal::Incomplete);
    }
    if plain.chars().count() > LONGEST || plain.chars().any(char::is_control) {
        return Err(Refusal::NotOffered);
    }
    Ok(plain)
}

/// One wish of a mentee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurfacePreference {
    /// For which kinds of helper; [`Hat::Facilitator`] stands for circles.
    pub applies_to: Vec<Hat>,
    /// What it is about.
    pub characteristic: Characteristic,
    /// The value, as [`normalised`] leaves it.
    pub value: String,
    /// What the mentee says about it.
    pub wish: Wish,
    /// 0–3; shifts the order and never takes anybody off a list.
    pub weight: u8,
    /// "Leave me unmatched rather than go without": the mentee's own choice.
    pub wait_for_it: bool,
}

/// All wishes of a mentee. Empty is a full answer: left open. Class B: it is only ever kept sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Lens {
    /// The wishes.
    pub wishes: Vec<SurfacePreference>,
}

impl Lens {
    /// The wishes that are switched on for one kind of helper: wanted or not wanted, with a weight.
    pub fn asked(&self, helper: Hat) -> impl Iterator<Item = &SurfacePreference> {
        self.wishes.iter().filter(move |wish| {
            wish.wish != Wish::NoMatter && wish.weight > 0 && wish.applies_to.contains(&helper)
        })
    }
}

/// One characteristic that a giver offers, with consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedCharacteristic {
    /// What it is about.
    pub characteristic: Characteristic,
    /// The value, as [`normalised`] leaves it.
    pub value: String,
    /// How far it may be used.
    pub scope: Scope,
    /// When the giver consented.
    pub consented_at: jiff::Timestamp,
}

/// What a giver offers. Class B: it is only ever kept sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Offers {
    /// Need tags that the giver can help with.
    pub tags: Vec<String>,
    /// Characteristics, one at a time.
    pub characteristics: Vec<OfferedCharacteristic>,
}

impl Offers {
    /// Adds one characteristic, over the same one before.
    pub fn offer(&mut self, new: OfferedCharacteristic) {
        self.characteristics
            .retain(|old| (old.characteristic, &old.value) != (new.characteristic, &new.value));
        self.characteristics.push(new);
    }

    /// Those that a mentee may read to whom the giver is suggested; whether the mentee wished for any is not asked.
    pub fn shown(self) -> Vec<OfferedCharacteristic> {
        self.characteristics.into_iter().filter(|offer| offer.scope == Scope::ShownOnSuggestion).collect()
    }

    /// Takes every offer about one characteristic back. It is gone at once.
    pub fn revoke(&mut self, about: Characteristic) {
        self.characteristics.retain(|offer| offer.characteristic != about);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(wish: Wish, weight: u8) -> SurfacePreference {
        SurfacePreference {
            applies_to: vec![Hat::Mentor],
            characteristic: Characteristic::Faith,
            value: "sikh".into(),
            wish,
            weight,
            wait_for_it: false,
        }
    }

    #[test]
    fn a_wish_counts_only_when_it_is_on_has_a_weight_and_is_about_this_helper() {
        let lens =
            Lens { wishes: vec![wish(Wish::Wanted, 2), wish(Wish::NoMatter, 3), wish(Wish::NotWanted, 0)] };
        assert_eq!(lens.asked(Hat::Mentor).count(), 1);
        assert_eq!(lens.asked(Hat::Sponsor).count(), 0);
    }

    #[test]
    fn own_words_are_compared_without_case_and_stray_blanks() {
        assert_eq!(normalised("  West   AFRICAN "), Ok("west african".to_owned()));
        assert_eq!(normalised("ＦＵＬＬ width"), Ok("full width".to_owned()));
        assert_eq!(normalised(" \t"), Err(Refusal::Incomplete));
        assert_eq!(normalised(&"x".repeat(81)), Err(Refusal::NotOffered));
        assert_eq!(normalised("a\u{0}b"), Err(Refusal::NotOffered));
    }

    #[test]
    fn an_offer_that_is_taken_back_leaves_the_others() {
        let offer = |characteristic, value: &str| OfferedCharacteristic {
            characteristic,
            value: value.into(),
            scope: Scope::MatchingOnly,
            consented_at: jiff::Timestamp::UNIX_EPOCH,
        };
        let mut offers = Offers::default();
        offers.offer(offer(Characteristic::Faith, "sikh"));
        offers.offer(offer(Characteristic::Gender, "woman"));
        offers.offer(offer(Characteristic::Gender, "woman"));
        assert_eq!(offers.characteristics.len(), 2);
        offers.revoke(Characteristic::Gender);
        assert_eq!(offers.characteristics, [offer(Characteristic::Faith, "sikh")]);
    }
}
