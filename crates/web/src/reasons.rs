//! Says why two people suit: facts become sentences, in the order of their strength.

use trellis_domain::reason::Reason;
use trellis_ui::{Markup, html};
use trellis_words::{Words, t};

/// The sentences of up to four reasons. Without any there is one sentence that says so.
pub fn sentences(words: Words, reasons: &[Reason]) -> Vec<String> {
    let said: Vec<String> = reasons.iter().take(4).map(|reason| sentence(words, reason)).collect();
    if said.is_empty() { vec![t!(words, "reasons-none")] } else { said }
}

/// The sentences as a list.
pub fn list(words: Words, reasons: &[Reason]) -> Markup {
    html! { ul { @for sentence in sentences(words, reasons) { li { (sentence) } } } }
}

fn sentence(words: Words, reason: &Reason) -> String {
    match reason {
        Reason::Needs { tags } => needs(words, tags),
        Reason::Style => t!(words, "reasons-style"),
        Reason::Lens => t!(words, "reasons-lens"),
        Reason::Step { by: 0 } => t!(words, "reasons-step-same"),
        Reason::Step { by } if *by > 0 => t!(words, "reasons-step-above", count = *by),
        Reason::Step { by } => t!(words, "reasons-step-below", count = by.unsigned_abs()),
        Reason::SameProfession => t!(words, "reasons-profession-same"),
        Reason::SameFamily => t!(words, "reasons-profession-family"),
        Reason::OtherProfession => t!(words, "reasons-profession-other"),
        Reason::Slots { slots } => match slots.as_slice() {
            [slot] => t!(words, "reasons-overlap", slot = words.name("slots", slot)),
            slots => t!(words, "reasons-overlap-many", count = slots.len()),
        },
        Reason::SameSite => t!(words, "reasons-place-site"),
        Reason::SameRegion => t!(words, "reasons-place-region"),
        Reason::OutsideOrganisation => t!(words, "reasons-place-outside"),
        Reason::Mode { mode } => t!(words, "reasons-mode", mode = words.name("modes", mode.code())),
    }
}

fn needs(words: Words, tags: &[String]) -> String {
    let name = |tag: &String| words.name("need_tags", tag).to_owned();
    match tags {
        [] => t!(words, "reasons-none"),
        [one] => t!(words, "reasons-needs", need = name(one)),
        [first, second, ..] => t!(words, "reasons-needs-two", first = name(first), second = name(second)),
    }
}

#[cfg(test)]
mod tests {
    use trellis_words::Language;

    use super::*;

    #[test]
    fn every_reason_has_a_sentence_in_both_languages_and_none_has_one_too() {
        let mode = trellis_domain::meeting::Mode::Remote;
        let every = [
            Reason::Needs { tags: vec!["confidence".to_owned()] },
            Reason::Needs { tags: vec!["confidence".to_owned(), "other".to_owned(), "third".to_owned()] },
            Reason::Style,
            Reason::Lens,
            Reason::Step { by: 2 },
            Reason::Step { by: 0 },
            Reason::Step { by: -1 },
            Reason::SameProfession,
            Reason::SameFamily,
            Reason::OtherProfession,
            Reason::Slots { slots: vec!["tue_pm".to_owned()] },
            Reason::Slots { slots: vec!["tue_pm".to_owned(), "wed_am".to_owned()] },
            Reason::SameSite,
            Reason::SameRegion,
            Reason::OutsideOrganisation,
            Reason::Mode { mode },
        ];
        for language in Language::ALL {
            let words = Words::new(language);
            for reason in &every {
                let said = sentences(words, std::slice::from_ref(reason)).join(" ");
                assert!(said.ends_with('.') && !said.contains('{'), "{said}");
            }
            assert_eq!(sentences(words, &[]).len(), 1);
        }
        let english = Words::new(Language::English);
        assert_eq!(sentences(english, &every[4..5]), ["Two bands above you."]);
        assert_eq!(
            sentences(english, &every[10..11]),
            ["You are both free at this time: Tuesday afternoon."]
        );
    }
}
