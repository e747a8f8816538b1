//! The voice of one language: looks a text up and fills its variables in.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use trellis_domain::language::Language;
use unic_langid::{LanguageIdentifier, langid};

use crate::keys;

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(langid!("en-GB"), keys::ENGLISH));
static WELSH: LazyLock<Bundle> = LazyLock::new(|| bundle(langid!("cy-GB"), keys::WELSH));

fn bundle(language: LanguageIdentifier, files: &[&str]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks are for texts that mix directions; ours do not, and they break searching and copying.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(crate::calendar::grouped(&number.as_string())),
        _ => None,
    }));
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Everything Trellis can say in one language. Costs nothing to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

impl Words {
    /// The words of a language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language these words are in.
    pub const fn language(self) -> Language {
        self.language
    }

    /// Whether a text exists; for keys that are worked out from a code list.
    pub fn knows(self, key: &str) -> bool {
        keys::find(key).is_some()
    }

    /// The text of a key; `t!` is the way to call this.
    ///
    /// An unknown key, or a variable that is not given, panics in debug builds and shows the key in release builds.
    pub fn say(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle: &Bundle = match self.language {
            Language::English => &ENGLISH,
            Language::Welsh => &WELSH,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no text `{key}` in crates/words");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "text `{key}`: {errors:?}");
        text
    }
}

/// The keys whose Welsh no person has checked yet, with the English and the Welsh, sorted by key.
pub fn pending() -> impl Iterator<Item = Unchecked> {
    keys::PENDING.iter().map(|key| Unchecked { key, english: raw(&ENGLISH, key), welsh: raw(&WELSH, key) })
}

/// A Welsh text that waits for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    /// Its key.
    pub key: &'static str,
    /// The English text, variables shown as `{$name}`.
    pub english: String,
    /// The Welsh draft, variables shown as `{$name}`.
    pub welsh: String,
}

/// A text with its variables shown by name; of plural forms the last.
fn raw(bundle: &Bundle, key: &str) -> String {
    let mut arguments = FluentArgs::new();
    for name in keys::find(key).unwrap_or_default() {
        arguments.set(*name, Cow::Owned::<str>(format!("{{${name}}}")));
    }
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    pattern.map_or_else(String::new, |pattern| {
        bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    })
}
