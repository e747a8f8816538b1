//! How easy the words are: reading age in English, length of sentences in Welsh, and words that we never use.

mod syllables;

use crate::language::Language;
use crate::scene::SceneId;
use crate::script::{Scene, Script};
pub use syllables::syllables;

/// The measure of one scene or of the whole film.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ease {
    /// English, by Flesch–Kincaid (Kincaid et al. 1975). The age of a reader is the grade plus 5 years.
    Grade(f64),
    /// Welsh, for which no formula is validated: words a sentence, mean and most. A person reads it as well.
    Words {
        /// Mean of all sentences.
        mean: f64,
        /// The longest sentence.
        most: usize,
    },
}

impl Ease {
    /// The age in years of an English reader (F05), none for Welsh.
    pub fn age(self) -> Option<f64> {
        if let Self::Grade(grade) = self { Some(grade + 5.0) } else { None }
    }
}

/// F05: a scene above this reading age fails, in years.
pub const SCENE_AGE: f64 = 12.0;
/// F05: a film above this reading age warns, in years.
pub const FILM_AGE: f64 = 10.0;
/// F05cy: a sentence of more words fails.
pub const MOST_WORDS: usize = 20;
/// F05cy: a film with a higher mean of words a sentence warns.
pub const MEAN_WORDS: f64 = 12.0;

/// The measure of `text`; none when it has no words.
pub fn ease(text: &str, language: Language) -> Option<Ease> {
    let sentences = sentences(text);
    let words: Vec<_> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    if words.is_empty() {
        return None;
    }
    let mean = words.len() as f64 / sentences.len() as f64;
    Some(match language {
        Language::En => {
            let sounds = words.iter().map(|word| syllables(word)).sum::<usize>() as f64;
            Ease::Grade(0.39 * mean + 11.8 * sounds / words.len() as f64 - 15.59)
        }
        Language::Cy => {
            let most =
                sentences.iter().map(|sentence| self::words(sentence).count()).max().unwrap_or_default();
            Ease::Words { mean, most }
        }
    })
}

/// The measure of what is said in `scene`; none when it is silent.
pub fn of_scene(scene: &Scene, language: Language) -> Option<Ease> {
    ease(&said(scene), language)
}

/// The measure of the whole film.
pub fn of_film(script: &Script) -> Option<Ease> {
    let all: Vec<_> = script.scenes.iter().map(said).collect();
    ease(&all.join(" "), script.language)
}

/// Something too hard to read (F05, F05cy).
#[derive(Clone, Debug, PartialEq)]
pub struct Hard {
    /// The scene, or the whole film.
    pub scene: Option<SceneId>,
    /// Whether it fails; otherwise it warns.
    pub fails: bool,
    /// What was measured: an age in years, or words.
    pub measured: f64,
    /// What is allowed, in the same unit.
    pub limit: f64,
}

/// All that is too hard to read in `script`.
pub fn hard(script: &Script) -> Vec<Hard> {
    let mut found = Vec::new();
    let mut judge = |scene, fails, measured: f64, limit: f64| {
        if measured > limit {
            found.push(Hard { scene, fails, measured, limit });
        }
    };
    for scene in &script.scenes {
        match of_scene(scene, script.language) {
            Some(Ease::Grade(grade)) => judge(Some(scene.id), true, grade + 5.0, SCENE_AGE),
            Some(Ease::Words { most, .. }) => judge(Some(scene.id), true, most as f64, MOST_WORDS as f64),
            None => {}
        }
    }
    match of_film(script) {
        Some(Ease::Grade(grade)) => judge(None, false, grade + 5.0, FILM_AGE),
        Some(Ease::Words { mean, .. }) => judge(None, false, mean, MEAN_WORDS),
        None => {}
    }
    found
}

fn said(scene: &Scene) -> String {
    scene.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn sentences(text: &str) -> Vec<&str> {
    text.split(['.', '?', '!']).filter(|sentence| words(sentence).next().is_some()).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

/// Words that we never use, in either language (model.md, 4.8; F13).
const NEVER: [&str; 11] = [
    "bame",
    "non-white",
    "diverse staff",
    "protégé",
    "coachee",
    "victim",
    "success rate",
    "cyfradd llwyddiant",
    "staff amrywiol",
    "dioddefwr",
    "heb fod yn wyn",
];

/// The texts of `script` that hold a word we never use, each as key and word. An organisation's own words count too.
pub fn never_words(script: &Script) -> Vec<(&'static str, &'static str)> {
    let in_text = |text: &str| {
        let text = text.to_lowercase();
        NEVER.into_iter().filter(move |never| holds(&text, never)).collect::<Vec<_>>()
    };
    script.texts().flat_map(|(key, text)| in_text(text).into_iter().map(move |never| (key, never))).collect()
}

/// Whether `never` begins a word of `text`: plurals count, "Obamed" does not.
fn holds(text: &str, never: &str) -> bool {
    text.match_indices(never).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::Audience;
    use crate::params::Params;

    fn shipped(language: Language, audience: Audience) -> Script {
        Script::new(language, audience, &Params::default()).unwrap()
    }

    #[test]
    fn the_shipped_film_is_easy_enough_in_both_languages() {
        for language in Language::ALL {
            for audience in Audience::ALL {
                let found = hard(&shipped(language, audience));
                assert!(found.iter().all(|hard| !hard.fails), "{language} {audience}: {found:?}");
            }
        }
    }

    #[test]
    fn the_english_film_is_of_grade_3_to_4() {
        let Some(Ease::Grade(grade)) = of_film(&shipped(Language::En, Audience::Organisations)) else {
            panic!("a grade")
        };
        assert!((3.0..4.5).contains(&grade), "{grade}");
    }

    #[test]
    fn hard_words_and_long_sentences_are_found() {
        let hard = "Institutional accountability necessitates comprehensive organisational transformation.";
        assert!(ease(hard, Language::En).and_then(Ease::age).unwrap() > SCENE_AGE);
        assert_eq!(ease("Un dau tri. Pedwar.", Language::Cy), Some(Ease::Words { mean: 2.0, most: 3 }));
        assert_eq!(ease(" ... ", Language::En), None);
    }

    #[test]
    fn the_shipped_words_hold_none_that_we_never_use_and_somebody_elses_are_found() {
        for language in Language::ALL {
            assert_eq!(never_words(&shipped(language, Audience::Educators)), []);
        }
        let params = Params { organisation_name: Some("BAME Network".into()), ..Params::default() };
        let script = Script::new(Language::En, Audience::Educators, &params).unwrap();
        assert_eq!(never_words(&script), [("end-organisation", "bame")]);
    }
}
