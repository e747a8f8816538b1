//! The neutral envelope: nothing that can be seen from outside tells what kind of programme this is (`model.md` 4.1).

use unicode_normalization::UnicodeNormalization as _;

/// Words and phrases that reveal it. A star at the end stands for any ending.
pub const REVEALING: &[&str] = &[
    "race",
    "racis*",
    "racial*",
    "ethnic*",
    "bme",
    "bame",
    "minorit*",
    "black",
    "asian",
    "global majority",
    "people of colour",
    "positive action",
    "ally",
    "allies",
    "allyship",
    "hil",
    "hiliaeth*",
    "hiliol*",
    "ethnig*",
    "lleiafrif*",
    "cynghreir*",
    // The same words as Welsh changes their first letters.
    "hethnig*",
    "leiafrif*",
    "gynghreir*",
    "nghynghreir*",
    "chynghreir*",
];

/// Looks for words that reveal what the programme is; the first one found, as it stands on the list.
///
/// `own` are words of this installation that reveal it too, such as the programme's internal name. `names` are
/// registered names of hosts and sites, allowed as exact phrases: a trust may be called "Black Country".
pub fn revealing(text: &str, own: &[&str], names: &[&str]) -> Option<String> {
    let mut words = words(text);
    for name in names {
        let name = self::words(name);
        while let Some(at) = position(&words, &name) {
            // The name's place stays taken, so that the words around it do not become neighbours.
            words.splice(at..at + name.len(), [String::new()]);
        }
    }
    let found = |phrase: &&&str| position(&words, &self::words(phrase)).is_some();
    let phrase = REVEALING.iter().find(|phrase| match phrase.strip_suffix('*') {
        Some(stem) => words.iter().any(|word| word.starts_with(stem)),
        None => found(phrase),
    });
    phrase.or_else(|| own.iter().find(found)).map(|phrase| (*phrase).to_owned())
}

/// Where the phrase stands in the words, whole words only.
fn position(words: &[String], phrase: &[String]) -> Option<usize> {
    if phrase.is_empty() {
        return None;
    }
    words.windows(phrase.len()).position(|window| window == phrase)
}

/// The words of a text, small letters, without signs.
fn words(text: &str) -> Vec<String> {
    // Soft hyphens, joiners and marks of direction are not seen, so they do not part a word.
    let unseen =
        ['\u{ad}'..='\u{ad}', '\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{2064}'];
    let seen = |c: &char| *c != '\u{feff}' && !unseen.iter().any(|range| range.contains(c));
    let plain: String = text.nfkc().filter(seen).collect::<String>().to_lowercase();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_revealing_word_is_found_in_a_sentence_however_it_is_written() {
        for phrase in REVEALING {
            let word = phrase.replace('*', "xyz");
            for text in [word.clone(), word.to_uppercase(), format!("The ({word}), and more")] {
                assert!(revealing(&text, &[], &[]).is_some(), "{text}");
            }
        }
        assert!(revealing("Ｂlack", &[], &[]).is_some(), "full-width letters");
        assert!(revealing("eth\u{ad}nic\u{200b}ity", &[], &[]).is_some(), "signs that are not seen");
        assert!(
            revealing("ein cynghreiriaid a'n chynghreiriaid", &[], &[]).is_some(),
            "changed first letters"
        );
    }

    #[test]
    fn whole_words_only() {
        for text in [
            "You have a message",
            "embrace",
            "rally",
            "finally",
            "Caucasian style",
            "blackboard",
            "Philip",
            "grace",
        ] {
            assert_eq!(revealing(text, &[], &[]), None, "{text}");
        }
    }

    #[test]
    fn a_registered_name_is_allowed_as_a_whole_and_nothing_more() {
        let names = ["Black Country Healthcare"];
        assert_eq!(revealing("Black Country Healthcare: mentoring", &[], &names), None);
        assert_eq!(
            revealing("Black staff of Black Country Healthcare", &[], &names).as_deref(),
            Some("black")
        );
        assert_eq!(revealing("positive Black Country Healthcare action", &[], &names), None);
    }

    #[test]
    fn the_programmes_own_name_reveals_it_too() {
        assert_eq!(
            revealing("News from Rise Together", &["rise together"], &[]).as_deref(),
            Some("rise together")
        );
        assert_eq!(revealing("Rise, together", &["Rise Together"], &[]).as_deref(), Some("Rise Together"));
        assert_eq!(revealing("News", &[""], &[""]), None);
    }
}
