//! Helps a mentor to tell a case without telling whose it is: marks what could say who somebody is, by plain rules. It
//! cannot know everything, and says so on its page.

/// Why something is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clue {
    /// The name of somebody in a pair with the writer.
    Name,
    /// A word with a capital in the middle of a sentence: often a name.
    Capital,
    /// An e-mail or web address.
    Address,
    /// Something with a digit: a date, an age, a grade, a telephone.
    Number,
    /// A month or a day of the week.
    Date,
    /// A kind of place of work.
    Place,
    /// A profession.
    Profession,
    /// A word that says that somebody is one of few.
    OneOfFew,
}

impl Clue {
    /// All of them, in the order in which the page explains them.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Capital,
        Self::Address,
        Self::Number,
        Self::Date,
        Self::Place,
        Self::Profession,
        Self::OneOfFew,
    ];
}

/// A stretch of the text, from one byte to another, that could say who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its first byte.
    pub from: usize,
    /// The byte after its last.
    pub to: usize,
    /// Why.
    pub clue: Clue,
}

/// A text is at most this long, in characters.
pub const MOST: usize = 4_000;

const DATES: &[&str] = &[
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
    "llun",
    "iau",
    "gwener",
    "sadwrn",
    "sul",
    "ddoe",
];
/// Months that are also other words: marked where they have a capital.
const WITH_CAPITAL: &[&str] = &["may", "march", "mercher"];
const PLACES: &[&str] = &[
    "hospital",
    "ward",
    "clinic",
    "unit",
    "trust",
    "surgery",
    "theatre",
    "department",
    "hospice",
    "university",
    "school",
    "office",
    "centre",
    "ysbyty",
    "clinig",
    "uned",
    "adran",
    "meddygfa",
    "prifysgol",
    "canolfan",
];
const ONE_OF_FEW: &[&str] = &[
    "only", "first", "youngest", "oldest", "newest", "pregnant", "unig", "cyntaf", "ieuengaf", "hynaf",
    "feichiog",
];

/// What could say who somebody is. `names` are those of people in a pair with the writer, `professions` what professions
/// are called.
pub fn check(text: &str, names: &[String], professions: &[&str]) -> Vec<Mark> {
    let names: Vec<String> = names.iter().flat_map(|name| parts(name, 2)).collect();
    let professions: Vec<String> = professions.iter().flat_map(|name| parts(name, 5)).collect();
    let mut begins = true;
    let mut marks = Vec::new();
    for (from, word) in words(text) {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !plain.is_empty() {
            let start = from + word.find(plain).unwrap_or_default();
            if let Some(clue) = clue(plain, begins, &names, &professions) {
                marks.push(Mark { from: start, to: start + plain.len(), clue });
            }
            begins = false;
        }
        begins |= word.ends_with(['.', '!', '?', ':', '…']) || text[from + word.len()..].starts_with('\n');
    }
    marks
}

/// The words of a name, in small letters, that have so many letters.
fn parts(name: &str, least: usize) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| word.chars().count() >= least).collect()
}

/// Words between spaces, each with its first byte.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if !letter.is_whitespace() {
            from = from.or(Some(at));
        } else if let Some(start) = from.take() {
            found.push((start, &text[start..at]));
        }
    }
    found
}

fn clue(word: &str, begins: bool, names: &[String], professions: &[String]) -> Option<Clue> {
    let lower = word.to_lowercase();
    let stem = lower.split(['\'', '’']).next().unwrap_or_default();
    let capital = word.starts_with(char::is_uppercase);
    let pieces = || stem.split(|c: char| !c.is_alphanumeric());
    let among = |list: &[&str]| {
        pieces().any(|piece| {
            list.contains(&piece) || piece.strip_suffix('s').is_some_and(|one| list.contains(&one))
        })
    };
    if pieces().any(|piece| names.iter().any(|name| name == piece)) {
        Some(Clue::Name)
    } else if lower.contains('@') || lower.starts_with("http") || lower.starts_with("www.") {
        Some(Clue::Address)
    } else if word.contains(|c: char| c.is_ascii_digit()) {
        Some(Clue::Number)
    } else if among(DATES) || (capital && !begins && among(WITH_CAPITAL)) {
        Some(Clue::Date)
    } else if among(PLACES) {
        Some(Clue::Place)
    } else if pieces()
        .any(|piece| professions.iter().any(|one| one == piece || piece.strip_suffix('s') == Some(one)))
    {
        Some(Clue::Profession)
    } else if among(ONE_OF_FEW) {
        Some(Clue::OneOfFew)
    } else if capital && !begins && stem != "i" {
        Some(Clue::Capital)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Vec<(&str, Clue)> {
        let names = ["Amina Yusuf".to_owned(), "Bo Li".to_owned()];
        let marks = check(text, &names, &["Occupational therapist", "Nurse"]);
        marks.into_iter().map(|mark| (&text[mark.from..mark.to], mark.clue)).collect()
    }

    #[test]
    fn names_of_people_in_my_pairs_are_found_however_they_are_written() {
        assert_eq!(marked("amina said so."), [("amina", Clue::Name)]);
        assert_eq!(
            marked("It was (Yusuf’s) idea, and BO's."),
            [("Yusuf’s", Clue::Name), ("BO's", Clue::Name)]
        );
    }

    #[test]
    fn a_capital_in_a_sentence_is_marked_and_the_first_word_of_one_is_not() {
        assert_eq!(
            marked("Somebody met Gwen there. Then I left.\nShe and I’m sure."),
            [("Gwen", Clue::Capital)]
        );
    }

    #[test]
    fn dates_numbers_places_professions_addresses_and_being_one_of_few() {
        let found = marked("On 3 June the only nurse on ward B7 wrote to x@y.example, a therapist in May.");
        let expected = [
            ("3", Clue::Number),
            ("June", Clue::Date),
            ("only", Clue::OneOfFew),
            ("nurse", Clue::Profession),
            ("ward", Clue::Place),
            ("B7", Clue::Number),
            ("x@y.example", Clue::Address),
            ("therapist", Clue::Profession),
            ("May", Clue::Date),
        ];
        assert_eq!(found, expected);
        assert_eq!(marked("It may be that they march on."), []);
    }

    #[test]
    fn nothing_is_found_in_nothing_and_in_plain_words() {
        assert_eq!(marked(""), []);
        assert_eq!(marked("Somebody felt left out in a meeting, and I did not know what to say."), []);
        assert_eq!(marked("Ŵyth — … ¿"), []);
    }
}
