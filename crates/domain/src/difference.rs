//! Two versions of a text: what has changed between them, line by line (the longest lines in common stay, the rest came or
//! went); and both made one.

/// Two versions of one text made one: mine first, and theirs once where they are the same.
pub fn joined(mine: &str, theirs: &str, between: &str) -> String {
    match (mine.trim(), theirs.trim()) {
        (mine, theirs) if mine == theirs || theirs.is_empty() => mine.to_owned(),
        ("", theirs) => theirs.to_owned(),
        (mine, theirs) => format!("{mine}{between}{theirs}"),
    }
}

/// What became of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'t> {
    /// It stands in both.
    Kept(&'t str),
    /// It stood only in the earlier text.
    Gone(&'t str),
    /// It stands only in the later one.
    New(&'t str),
}

/// The lines of both texts in reading order; lines without anything on them are left out.
///
/// Takes time and room in proportion to the product of both numbers of lines.
pub fn lines<'t>(before: &'t str, after: &'t str) -> Vec<Line<'t>> {
    let split = |text: &'t str| -> Vec<&'t str> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    };
    let (old, new) = (split(before), split(after));
    let common = common(&old, &new);
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            found.push(Line::Kept(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if common[i + 1][j] >= common[i][j + 1] {
            found.push(Line::Gone(old[i]));
            i += 1;
        } else {
            found.push(Line::New(new[j]));
            j += 1;
        }
    }
    found.extend(old[i..].iter().map(|line| Line::Gone(line)));
    found.extend(new[j..].iter().map(|line| Line::New(line)));
    found
}

/// How many lines the rest of both texts have in common, from each pair of places on.
fn common(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i][j] =
                if old[i] == new[j] { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Line::*, *};

    #[test]
    fn two_versions_are_joined_and_what_is_the_same_stands_once() {
        assert_eq!(joined("mine ", "theirs", "; "), "mine; theirs");
        assert_eq!(joined("same", " same", "; "), "same");
        assert_eq!(joined(" ", "theirs", "; "), "theirs");
        assert_eq!(joined("mine", "", "; "), "mine");
    }

    #[test]
    fn what_stays_stands_once_and_what_came_and_went_stands_at_its_place() {
        let before = "We meet on Tuesdays.\n\nWe write to each other.\nWe say so early.";
        let after = "We meet on Thursdays.\nWe write to each other.\nWe say so early.\nAnd we laugh.";
        assert_eq!(
            lines(before, after),
            [
                Gone("We meet on Tuesdays."),
                New("We meet on Thursdays."),
                Kept("We write to each other."),
                Kept("We say so early."),
                New("And we laugh."),
            ]
        );
    }

    #[test]
    fn the_same_text_has_changed_nowhere_and_an_empty_one_is_all_gone() {
        assert_eq!(lines("One\nTwo", "One\r\n\r\nTwo"), [Kept("One"), Kept("Two")]);
        assert_eq!(lines("One", ""), [Gone("One")]);
        assert_eq!(lines("", ""), []);
    }

    #[test]
    fn both_texts_can_be_read_off_again() {
        let (before, after) = ("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc");
        let all = lines(before, after);
        let old = all.iter().filter_map(|line| match line {
            Kept(text) | Gone(text) => Some(*text),
            New(_) => None,
        });
        let new = all.iter().filter_map(|line| match line {
            Kept(text) | New(text) => Some(*text),
            Gone(_) => None,
        });
        assert_eq!(old.collect::<Vec<_>>().join("\n"), before);
        assert_eq!(new.collect::<Vec<_>>().join("\n"), after);
    }
}
