//! What the player itself says, whole in both languages.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// Declares the labels once: a file that lacks one, or has one too many, is refused.
macro_rules! labels {
    ($($name:ident)*) => {
        /// The labels of one language. `{name}` in a sentence stands for a value.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct Labels { $(pub(crate) $name: String,)* }

        #[cfg(test)]
        impl Labels {
            fn all(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($name), self.$name.as_str()),)*]
            }
        }
    };
}

labels! {
    player film lead play_film play pause back next step position chapters chapter voices captions descriptions description
    transcript transcript_help full_screen leave_full_screen settings speed speed_usual caption_size size_usual
    size_large size_largest stepping aloud keys explore key does key_play does_play key_little does_little key_more
    does_more key_ends does_ends key_chapter does_chapter key_escape others sources no_scripts newer
}

static ENGLISH: LazyLock<Labels> =
    LazyLock::new(|| read(include_str!("../../../content/film/player.en.toml")));
static WELSH: LazyLock<Labels> = LazyLock::new(|| read(include_str!("../../../content/film/player.cy.toml")));

fn read(text: &str) -> Labels {
    toml::from_str(text).expect("the labels are whole: a test reads both files")
}

impl Labels {
    /// The labels of a film's language: Welsh for `cy`, else English.
    pub(crate) fn of(language: &str) -> &'static Self {
        if language == "cy" { &WELSH } else { &ENGLISH }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values that a sentence asks for.
    fn values(sentence: &str) -> Vec<&str> {
        let mut found: Vec<_> =
            sentence.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_say_everything_and_with_the_same_values() {
        for ((name, english), (_, welsh)) in Labels::of("en").all().into_iter().zip(Labels::of("cy").all()) {
            assert!(!english.is_empty() && !welsh.is_empty(), "{name} is empty");
            assert_eq!(values(english), values(welsh), "{name}");
            assert!(english != welsh || name == "key_escape", "{name} is not translated");
        }
    }
}
