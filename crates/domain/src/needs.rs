//! Need tags: what a mentee would like help with and a giver offers, in the same words (`model.md` 7.4).

/// What a tag is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Getting on.
    Career,
    /// Being well and being oneself.
    Psychosocial,
    /// How the organisation works.
    Organisation,
}

/// Every tag with its area, in the order in which they are offered.
pub const ALL: [(&str, Area); 32] = [
    ("next_band", Area::Career),
    ("applications_interviews", Area::Career),
    ("acting_up", Area::Career),
    ("secondment", Area::Career),
    ("leadership", Area::Career),
    ("board_exposure", Area::Career),
    ("research", Area::Career),
    ("education_role", Area::Career),
    ("advanced_practice", Area::Career),
    ("portfolio_career", Area::Career),
    ("return_to_work", Area::Career),
    ("international_registration", Area::Career),
    ("networks", Area::Career),
    ("visibility", Area::Career),
    ("cpd_funding", Area::Career),
    ("confidence", Area::Psychosocial),
    ("belonging", Area::Psychosocial),
    ("being_the_only_one", Area::Psychosocial),
    ("race_and_racism", Area::Psychosocial),
    ("microaggressions", Area::Psychosocial),
    ("exclusion", Area::Psychosocial),
    ("conflict", Area::Psychosocial),
    ("speaking_up_safely", Area::Psychosocial),
    ("wellbeing", Area::Psychosocial),
    ("rest_and_workload", Area::Psychosocial),
    ("faith_at_work", Area::Psychosocial),
    ("caring_duties", Area::Psychosocial),
    ("role_model", Area::Psychosocial),
    ("study_leave", Area::Organisation),
    ("flexible_working", Area::Organisation),
    ("fair_appraisal", Area::Organisation),
    ("unwritten_rules", Area::Organisation),
];

/// Reads a tag: case, blanks and hyphens do not matter.
pub fn read(text: &str) -> Option<&'static str> {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let said = plain(text);
    ALL.into_iter().map(|(tag, _)| tag).find(|tag| plain(tag) == said)
}
