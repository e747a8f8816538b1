//! Who must approve which words, and which words still wait (motion.md, 2.6).

use std::fmt::{self, Write as _};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::catalogue;
use crate::fault::{Class, Fault};
use crate::language::Language;
use crate::params::{Params, Provenance, QuestionSet};

const SHIPPED: &str = include_str!("../../../content/film/signoffs.toml");

/// Words that need approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The four questions.
    So01,
    /// The lines of the poster.
    So02,
    /// The sentence about sponsors.
    So03,
    /// The sentences about surface characteristics.
    So04,
    /// The sentences about the gap.
    So05,
    /// Name, job and looks.
    So06,
    /// The sentence about the study.
    So07,
    /// What to do now.
    So08,
    /// All Welsh words.
    So09,
}

/// In which capacity somebody approves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An author of the study.
    Authors,
    /// The advisory group of BME staff.
    Advisory,
    /// A translator or a second Welsh reader.
    Translator,
    /// The programme, for instance with the publisher's permission in hand.
    Programme,
}

/// One approval, as kept in `content/film/signoffs.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// The item, as in "SO-03".
    pub item: String,
    /// The language, "en" or "cy".
    pub lang: String,
    /// [`text_hash`] of the words that were approved.
    pub text_hash: String,
    /// In which capacity.
    pub kind: Kind,
    /// Who.
    pub by: String,
    /// Their role.
    pub role: String,
    /// When.
    pub on: toml::value::Datetime,
    /// What else there is to say.
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    signoff: Vec<SignOff>,
}

impl Item {
    /// All items.
    pub const ALL: [Self; 9] = [
        Self::So01,
        Self::So02,
        Self::So03,
        Self::So04,
        Self::So05,
        Self::So06,
        Self::So07,
        Self::So08,
        Self::So09,
    ];

    /// Whose approval it takes. Two translators are two people.
    pub const fn needs(self) -> &'static [Kind] {
        match self {
            Self::So01 | Self::So03 | Self::So07 | Self::So08 => &[Kind::Authors],
            Self::So02 => &[Kind::Authors, Kind::Programme],
            Self::So04 | Self::So05 => &[Kind::Authors, Kind::Advisory],
            Self::So06 => &[Kind::Advisory],
            Self::So09 => &[Kind::Translator, Kind::Translator],
        }
    }

    /// The key of its name in the catalogue, as in "so-03".
    pub fn key(self) -> String {
        format!("so-{:02}", self as usize + 1)
    }

    /// Whether the message `key` belongs to the item.
    fn holds(self, key: &str) -> bool {
        match self {
            Self::So01 => false,
            Self::So02 => {
                key.starts_with("default-line-") || (key.starts_with("challenge-") && key != "challenge-1")
            }
            Self::So03 => key == "sponsorship-2",
            Self::So04 => key.starts_with("surface-"),
            Self::So05 => matches!(key, "data-3-equal" | "data-3-larger" | "data-4"),
            Self::So06 => {
                matches!(key, "meet-1" | "default-job" | "meet-ad" | "sponsorship-ad" | "allyship-ad")
                    || key.starts_with("described-")
            }
            Self::So07 => key == "model-1",
            Self::So08 => key.starts_with("now-you-") || key.starts_with("default-action-"),
            Self::So09 => true,
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key().to_uppercase())
    }
}

/// The words of `item` with their parameters unresolved: key and Fluent pattern, or the published questions.
fn words(item: Item, language: Language) -> Vec<(String, String)> {
    if item == Item::So01 {
        let texts = QuestionSet::shipped().texts;
        let texts = texts.iter().map(|text| text.get(language).unwrap_or_default().to_owned());
        return crate::params::QUESTION_KEYS.into_iter().map(ToOwned::to_owned).zip(texts).collect();
    }
    catalogue::messages(language)
        .into_iter()
        .filter(|message| item.holds(message.key))
        .map(|message| (message.key.to_owned(), message.pattern.to_owned()))
        .collect()
}

/// SHA-256 in hexadecimal of the words of `item`. What an organisation fills in does not change it; any edit does.
pub fn text_hash(item: Item, language: Language) -> String {
    hash(&words(item, language))
}

fn hash(words: &[(String, String)]) -> String {
    let mut digest = Sha256::new();
    for (key, pattern) in words {
        // Lengths keep two messages from being taken for one.
        digest.update(format!("{} {} {key} {pattern}\n", key.len(), pattern.len()));
    }
    let mut hexadecimal = String::with_capacity(64);
    for byte in digest.finalize() {
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

/// The approvals that ship with the film.
pub fn shipped() -> Vec<SignOff> {
    let file: File = toml::from_str(SHIPPED).expect("the approvals are built in and a test reads them");
    file.signoff
}

/// The items that a film in `language` with `params` still waits for.
pub fn open_items(language: Language, params: &Params, given: &[SignOff]) -> Vec<Item> {
    Item::ALL
        .into_iter()
        .filter(|item| *item != Item::So09 || language == Language::Cy)
        // The authors' own questions are approved by being theirs.
        .filter(|item| *item != Item::So01 || params.questions.provenance != Provenance::Authors)
        .filter(|item| !approved(*item, language, &text_hash(*item, language), given))
        .collect()
}

/// Whether everybody whose approval `item` takes has approved exactly the words of `hash`.
fn approved(item: Item, language: Language, hash: &str, given: &[SignOff]) -> bool {
    let mut valid: Vec<_> = given
        .iter()
        .filter(|s| s.item == item.to_string() && s.lang == language.code() && s.text_hash == hash)
        .collect();
    item.needs().iter().all(|kind| {
        let Some(at) = valid.iter().position(|signoff| signoff.kind == *kind) else { return false };
        let who = valid[at].by.clone();
        valid.retain(|signoff| signoff.by != who || signoff.kind != *kind);
        true
    })
}

/// Refuses a film whose words still wait for approval: what `--final` asks.
///
/// # Errors
/// A refusal that lists what is open.
pub fn refuse_draft(open: &[Item]) -> Result<(), Vec<Fault>> {
    if open.is_empty() {
        return Ok(());
    }
    let list: Vec<_> = open.iter().map(ToString::to_string).collect();
    let mut fault = Fault::new(
        Class::Refused,
        "--final",
        &format!("open items {}", list.join(", ")),
        "a film whose words are all approved",
        "Have them signed in content/film/signoffs.toml, or make a draft without --final",
    );
    fault.rule = Some("F12".to_owned());
    Err(vec![fault])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(item: Item, language: Language, kind: Kind, by: &str) -> SignOff {
        SignOff {
            item: item.to_string(),
            lang: language.code().to_owned(),
            text_hash: text_hash(item, language),
            kind,
            by: by.to_owned(),
            role: "reader".to_owned(),
            on: "2026-12-01".parse().unwrap(),
            note: String::new(),
        }
    }

    #[test]
    fn as_shipped_nothing_is_signed_and_every_item_is_open() {
        assert_eq!(shipped(), []);
        let open = |language| open_items(language, &Params::default(), &shipped());
        assert_eq!(open(Language::En), Item::ALL[..8]);
        assert_eq!(open(Language::Cy), Item::ALL);
    }

    #[test]
    fn every_item_has_words_in_both_languages() {
        for language in Language::ALL {
            for item in Item::ALL {
                assert!(!words(item, language).is_empty(), "{item}");
                assert!(words(item, language).iter().all(|(_, pattern)| !pattern.is_empty()), "{item}");
            }
        }
    }

    #[test]
    fn editing_one_signed_sentence_reopens_its_item_and_no_other() {
        let given = [
            signed(Item::So03, Language::En, Kind::Authors, "A"),
            signed(Item::So07, Language::En, Kind::Authors, "A"),
        ];
        assert!(!open_items(Language::En, &Params::default(), &given).contains(&Item::So03));
        let mut edited = words(Item::So03, Language::En);
        edited[0].1.push('!');
        assert!(!approved(Item::So03, Language::En, &hash(&edited), &given));
        assert!(approved(Item::So07, Language::En, &text_hash(Item::So07, Language::En), &given));
    }

    #[test]
    fn an_item_of_two_readers_takes_two_people() {
        let one = signed(Item::So09, Language::Cy, Kind::Translator, "A");
        let two = signed(Item::So09, Language::Cy, Kind::Translator, "B");
        let open =
            |given: &[SignOff]| open_items(Language::Cy, &Params::default(), given).contains(&Item::So09);
        assert!(open(&[one.clone(), one.clone()]));
        assert!(!open(&[one, two]));
    }

    #[test]
    fn own_words_of_an_organisation_reopen_nothing() {
        let given = [signed(Item::So06, Language::En, Kind::Advisory, "A")];
        let mut params = Params::default();
        params.mentee.name = "Nia".to_owned();
        assert!(!open_items(Language::En, &params, &given).contains(&Item::So06));
    }

    #[test]
    fn a_final_film_is_refused_with_the_list() {
        let open = open_items(Language::Cy, &Params::default(), &[]);
        let faults = refuse_draft(&open).unwrap_err();
        assert_eq!(crate::fault::exit_code(&faults), 1);
        let said = faults[0].to_string();
        assert!(said.contains("SO-01, SO-02") && said.contains("SO-09"), "{said}");
        assert_eq!(refuse_draft(&[]), Ok(()));
    }
}
