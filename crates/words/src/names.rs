//! What a code is called: professions, bands, needs, reasons, in the order in which they are offered.

use trellis_domain::language::Language;

use crate::{
    Words,
    questions::{Question, QuestionSet},
};

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// What one code is called. The codes never change; the names may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// The list it belongs to, such as `need_tags`.
    pub list: &'static str,
    /// The code in the store and in files.
    pub code: &'static str,
    /// The group or family it is shown under; empty where a list has none.
    pub group: &'static str,
    english: &'static str,
    welsh: &'static str,
}

impl Name {
    /// The name in a language.
    pub const fn say(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Welsh => self.welsh,
        }
    }
}

/// Every name of a list, in its written order.
pub fn of(list: &str) -> impl Iterator<Item = &'static Name> {
    NAMES.iter().filter(move |name| name.list == list)
}

pub(crate) fn shipped() -> &'static QuestionSet {
    &SHIPPED
}

impl Words {
    /// What a code of a list is called; a code without a name (a grade, or words from an imported file) is its own name.
    pub fn name<'a>(self, list: &str, code: &'a str) -> &'a str {
        of(list).find(|name| name.code == code).map_or(code, |name| name.say(self.language()))
    }
}

#[cfg(test)]
mod tests {
    use trellis_domain::{
        conflict::ConflictKind,
        needs,
        pair::{DeclineReason, EndReason},
        profession,
    };

    use super::*;

    #[test]
    fn every_code_that_the_domain_knows_has_a_name() {
        let has = |list: &str, code: &str| assert!(of(list).any(|name| name.code == code), "{list}.{code}");
        needs::ALL.iter().for_each(|(tag, _)| has("need_tags", tag));
        profession::ALL.iter().for_each(|profession| has("professions", profession.code));
        DeclineReason::ALL.iter().for_each(|reason| has("decline_reasons", reason.code()));
        EndReason::ALL.iter().for_each(|reason| has("end_reasons", reason.code()));
        ConflictKind::ALL.iter().for_each(|kind| has("conflict_kinds", kind.code()));
        for rung in trellis_domain::ladder::Ladder::Afc.rungs() {
            has("bands", rung.code);
        }
    }

    #[test]
    fn no_list_names_a_code_twice_and_an_unknown_code_is_its_own_name() {
        for (place, name) in NAMES.iter().enumerate() {
            assert!(!NAMES[..place].iter().any(|n| n.list == name.list && n.code == name.code), "{name:?}");
        }
        let words = Words::new(Language::Welsh);
        assert_eq!(words.name("need_tags", "confidence"), "Hyder");
        assert_eq!(words.name("professions", "Policy Profession"), "Policy Profession");
    }
}
