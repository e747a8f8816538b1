//! Training before somebody helps: which modules each hat needs, and how long one counts.

use jiff::{ToSpan as _, civil::Date};

use crate::{hat::Hat, participation::states};

states! {
    /// A module of the training (`model.md` 2.2).
    Module {
        /// What stays between the two, and the four limits.
        Confidentiality = "confidentiality",
        /// Talking about race and racism.
        TalkingAboutRace = "talking_about_race",
        /// For mentors.
        Mentoring = "mentoring",
        /// For sponsors.
        Sponsorship = "sponsorship",
        /// For allies.
        Allyship = "allyship",
        /// For those who lead a circle.
        Facilitation = "facilitation",
    }
}

/// For how many months a module counts after the day it was done.
pub const VALID_MONTHS: i32 = 24;

impl Module {
    /// The modules that a hat needs: two for every giver and the hat's own; none for a mentee.
    pub const fn required(hat: Hat) -> &'static [Self] {
        use Module::*;
        match hat {
            Hat::Mentee => &[],
            Hat::Mentor => &[Confidentiality, TalkingAboutRace, Mentoring],
            Hat::Sponsor => &[Confidentiality, TalkingAboutRace, Sponsorship],
            Hat::Ally => &[Confidentiality, TalkingAboutRace, Allyship],
            Hat::Facilitator => &[Confidentiality, TalkingAboutRace, Facilitation],
        }
    }
}

/// The last day on which a module done on `completed` counts.
pub fn valid_until(completed: Date) -> Date {
    completed.checked_add(VALID_MONTHS.months()).unwrap_or(Date::MAX)
}

/// The modules that a hat still needs on `today`, given what was done and when.
pub fn lacking(hat: Hat, done: &[(Module, Date)], today: Date) -> Vec<Module> {
    let counts =
        |module: Module| done.iter().any(|(m, on)| *m == module && *on <= today && today <= valid_until(*on));
    Module::required(hat).iter().copied().filter(|module| !counts(*module)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_giver_needs_the_two_common_modules_and_the_hats_own() {
        let today = date(2026, 11, 23);
        for hat in Hat::GIVERS {
            assert_eq!(lacking(hat, &[], today).len(), 3);
            let all: Vec<_> = Module::ALL.iter().map(|module| (*module, today)).collect();
            assert_eq!(lacking(hat, &all, today), []);
        }
        assert_eq!(lacking(Hat::Mentee, &[], today), []);
        let done =
            [(Module::Confidentiality, today), (Module::TalkingAboutRace, today), (Module::Mentoring, today)];
        assert_eq!(lacking(Hat::Ally, &done, today), [Module::Allyship]);
    }

    #[test]
    fn a_module_counts_for_24_months_and_not_before_it_is_done() {
        let done = [(Module::Confidentiality, date(2026, 1, 31))];
        let counts = |day| !lacking(Hat::Mentor, &done, day).contains(&Module::Confidentiality);
        assert!(counts(date(2026, 1, 31)) && counts(date(2028, 1, 31)));
        assert!(!counts(date(2026, 1, 30)) && !counts(date(2028, 2, 1)));
    }
}
