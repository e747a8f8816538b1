//! Names and labels in the picture, which has little room; the list has every name whole.

use super::Tie;

/// The first letters of the first and the last word.
pub(super) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let letter = |word: &str| word.chars().find(|letter| letter.is_alphanumeric());
    let letters = first.into_iter().chain(words.next_back()).filter_map(letter);
    letters.flat_map(char::to_uppercase).collect()
}

/// The names of as many ties as fit into `most` letters, and how many more there are.
pub(super) fn joined(ties: &[Tie], most: usize) -> String {
    let mut text = String::new();
    for (number, tie) in ties.iter().enumerate() {
        let left = ties.len() - number;
        let joint = if number == 0 { "" } else { ", " };
        let rest = if left > 1 { " +9".len() } else { 0 };
        let room = most.saturating_sub(text.chars().count() + joint.len() + rest);
        if number > 0 && tie.label.chars().count() > room {
            return format!("{text} +{left}");
        }
        text.push_str(joint);
        text.push_str(&cut(&tie.label, room));
    }
    text
}

/// Breaks a text at spaces into rows of at most `width` letters; a longer word keeps its own row.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match rows.last_mut() {
            Some(row) if row.chars().count() + 1 + word.chars().count() <= width => {
                row.push(' ');
                row.push_str(word);
            }
            _ => rows.push(word.to_owned()),
        }
    }
    rows
}

/// A name of at most `most` letters.
fn cut(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::constellation::Standing;

    #[test]
    fn long_names_are_cut_and_long_labels_wrapped() {
        assert_eq!(cut("Oluwaseun Adébáyò", 11), "Oluwaseun…");
        assert_eq!(cut("Siân", 11), "Siân");
        assert_eq!(wrap("Surface characteristics", 15), ["Surface", "characteristics"]);
        assert_eq!(wrap("", 14), Vec::<String>::new());
    }

    #[test]
    fn initials_are_those_of_the_first_and_the_last_word() {
        assert_eq!(initials("Grace Obi"), "GO");
        assert_eq!(initials("ŵyn"), "Ŵ");
        assert_eq!(initials("Ana María (Lopez)"), "AL");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn as_many_names_stand_there_as_fit() {
        let ties = |names: &[&str]| -> Vec<Tie> {
            names.iter().map(|name| Tie::circle(*name, Standing::Active)).collect()
        };
        assert_eq!(joined(&ties(&["Grace", "Owen"]), 15), "Grace, Owen");
        assert_eq!(joined(&ties(&["Grace", "Oluwaseun", "Siân"]), 15), "Grace +2");
        assert_eq!(joined(&ties(&["Thursday evenings in town"]), 15), "Thursday eveni…");
        assert_eq!(joined(&[], 15), "");
    }
}
