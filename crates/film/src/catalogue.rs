//! The film's words as they are kept: one Fluent file a language, read message by message.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::langid;

use crate::language::Language;

const ENGLISH: &str = include_str!("../../../content/film/en.ftl");
const WELSH: &str = include_str!("../../../content/film/cy.ftl");

/// One message with its parameters unresolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its key.
    pub key: &'static str,
    /// Its Fluent pattern as written, from behind the equals sign: what a signature is for.
    pub pattern: &'static str,
    /// Whether a note for translators stands right above it.
    pub noted: bool,
}

/// The whole Fluent file of `language`.
pub const fn source(language: Language) -> &'static str {
    match language {
        Language::En => ENGLISH,
        Language::Cy => WELSH,
    }
}

/// All messages of `language`, in the order of the file.
pub fn messages(language: Language) -> Vec<Message> {
    let text = source(language);
    let mut found: Vec<Message> = Vec::new();
    let (mut at, mut noted, mut open) = (0, false, None::<(&str, usize, bool)>);
    for line in text.split_inclusive('\n') {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        let ends = begins || line.starts_with('#') || line.trim().is_empty();
        if ends && let Some((key, from, noted)) = open.take() {
            found.push(Message { key, pattern: text[from..at].trim(), noted });
        }
        if begins && let Some((key, _)) = line.split_once(" =") {
            open = Some((key, at + key.len() + " =".len(), noted));
        }
        noted = line.starts_with("# ");
        at += line.len();
    }
    found.extend(open.map(|(key, from, noted)| Message { key, pattern: text[from..].trim(), noted }));
    found
}

/// The message `key` in `language`.
pub fn message(language: Language, key: &str) -> Option<Message> {
    messages(language).into_iter().find(|message| message.key == key)
}

/// The words of one language, ready to be filled with parameters.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// The catalogue of `language`. A message that cannot be read is left out; a test holds that there is none.
    pub fn new(language: Language) -> Self {
        let tag = match language {
            Language::En => langid!("en-GB"),
            Language::Cy => langid!("cy-GB"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks around each parameter would be seen as boxes and counted as letters.
        bundle.set_use_isolating(false);
        let resource =
            FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// `key` filled with `arguments`, or what is wrong with it.
    pub fn say(&self, key: &str, arguments: &FluentArgs<'_>) -> Result<String, String> {
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(|| format!("the film has no text `{key}`"))?;
        let mut wrong = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(arguments), &mut wrong).into_owned();
        if wrong.is_empty() { Ok(said) } else { Err(format!("`{key}`: {wrong:?}")) }
    }
}

/// The parameters that `pattern` names, sorted, each once.
pub fn parameters(pattern: &str) -> Vec<&str> {
    let mut found: Vec<_> = pattern
        .split('$')
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
            // `$named ->` has a blank before its arrow, so a hyphen at the end belongs to no name.
            rest[..end].trim_end_matches('-')
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(language: Language) -> Vec<&'static str> {
        messages(language).iter().map(|message| message.key).collect()
    }

    #[test]
    fn both_languages_have_the_same_messages_in_the_same_order() {
        assert_eq!(keys(Language::En), keys(Language::Cy));
        assert!(keys(Language::En).len() > 150);
    }

    #[test]
    fn no_message_is_written_twice() {
        let mut keys = keys(Language::En);
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn both_languages_use_the_same_parameters() {
        for (en, cy) in messages(Language::En).iter().zip(messages(Language::Cy)) {
            assert_eq!(parameters(en.pattern), parameters(cy.pattern), "{}", en.key);
        }
    }

    #[test]
    fn fluent_reads_both_files_whole() {
        for language in Language::ALL {
            FluentResource::try_new(source(language).to_owned()).expect("no message with a fault");
        }
    }

    #[test]
    fn each_welsh_message_with_a_parameter_has_a_note_for_its_translator() {
        for message in messages(Language::Cy) {
            let needs = !parameters(message.pattern).is_empty() && parameters(message.pattern) != ["pronoun"];
            assert!(!needs || message.noted, "{} has no note", message.key);
        }
    }

    #[test]
    fn the_welsh_words_are_marked_as_a_draft() {
        assert!(source(Language::Cy).starts_with("# cy_review: pending\n"));
    }

    #[test]
    fn a_message_that_is_missing_or_lacks_a_parameter_is_said_to_be_wrong() {
        let catalogue = Catalogue::new(Language::En);
        assert!(catalogue.say("meet-4", &FluentArgs::new()).is_err());
        assert!(catalogue.say("model-4", &FluentArgs::new()).is_err());
    }
}
