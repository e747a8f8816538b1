//! How many syllables an English word has, by its vowels and the endings that deceive.

/// Syllables of `word`, at least 1. An estimate: groups of vowels, less silent endings, with the usual exceptions.
pub fn syllables(word: &str) -> usize {
    word.split('-').filter(|part| !part.is_empty()).map(of_part).sum::<usize>().max(1)
}

fn of_part(part: &str) -> usize {
    let letters: Vec<char> = part.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    // Digits and abbreviations are said letter by letter or as a word; one syllable a sign is near enough.
    if letters.is_empty() || (part.chars().count() > 1 && part.chars().all(|c| c.is_ascii_uppercase())) {
        return part.chars().filter(|c| c.is_alphanumeric()).count().max(1);
    }
    let groups = vowel_groups(&letters);
    let word: String = letters.iter().collect();
    (groups + apart(&word)).saturating_sub(silent(&word)).max(1)
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn vowel_groups(letters: &[char]) -> usize {
    let starts = |i: usize| is_vowel(letters[i]) && (i == 0 || !is_vowel(letters[i - 1]));
    (0..letters.len()).filter(|i| starts(*i)).count()
}

/// Vowels written together and said apart.
fn apart(word: &str) -> usize {
    // "science", "create", "area", "influence", "being", "quiet", "racism" (its m sounds alone).
    let pairs = ["ia", "io", "iet", "cien", "creat", "eing", "rea", "uen", "iou"];
    let glided =
        ["tion", "sion", "cial", "tial", "cian", "cious", "tious", "gion", "real", "read", "reas", "each"];
    let split = pairs.iter().map(|pair| word.matches(pair).count()).sum::<usize>();
    let kept = glided.iter().map(|group| word.matches(group).count()).sum::<usize>();
    split.saturating_sub(kept) + usize::from(word.ends_with("ism"))
}

/// Endings that are written and not said: the e of "make", "shared", "others' makes".
fn silent(word: &str) -> usize {
    let before = |ending: &str| word.strip_suffix(ending).and_then(|stem| stem.chars().next_back());
    let stem_sounds = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| stem.contains(is_vowel));
    let hissing = |c: char| matches!(c, 's' | 'c' | 'g' | 'z' | 'x' | 'h');
    let e = stem_sounds("e") && before("e").is_some_and(|c| !is_vowel(c));
    let little = word.ends_with("le") && before("le").is_some_and(|c| !is_vowel(c));
    let ed = stem_sounds("ed") && before("ed").is_some_and(|c| !matches!(c, 't' | 'd') && !is_vowel(c));
    let es = stem_sounds("es") && before("es").is_some_and(|c| !hissing(c) && !is_vowel(c));
    usize::from((e && !little) || ed || es)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_film_have_their_syllables() {
        for (word, count) in [
            ("the", 1),
            ("be", 1),
            ("she", 1),
            ("make", 1),
            ("shared", 1),
            ("people", 2),
            ("little", 2),
            ("doors", 1),
            ("opens", 2),
            ("mentoring", 3),
            ("mentee", 2),
            ("physiotherapist", 6),
            ("sponsorship", 3),
            ("allyship", 3),
            ("circle", 2),
            ("characteristics", 5),
            ("racism", 3),
            ("authenticity", 5),
            ("integrity", 4),
            ("perceive", 2),
            ("journey", 2),
            ("health", 1),
            ("minoritised", 4),
            ("ethnic", 2),
            ("one-to-one", 3),
            ("questions", 2),
            ("numbers", 2),
            ("changed", 1),
            ("started", 2),
            ("noticed", 2),
            ("NHS", 3),
            ("2020", 4),
            ("guide", 1),
            ("professionals", 4),
            ("influence", 3),
            ("teach", 1),
            ("learned", 1),
            ("space", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn every_word_has_a_syllable() {
        for word in ["", "-", "'", "hmm", "ŵ", "1"] {
            assert!(syllables(word) >= 1);
        }
    }
}
