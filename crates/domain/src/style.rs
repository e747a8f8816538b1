//! Eight short either-or items on values and ways of working; any of them may be skipped (`matching.md` 5.1).

/// How many items there are.
pub const ITEMS: usize = 8;

/// One answer: the first of the two, or the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

/// Reads eight of `A`, `B` and anything else (skipped); a shorter text skips the rest.
pub fn read(text: &str) -> [Option<Side>; ITEMS] {
    let mut answers = [None; ITEMS];
    for (answer, said) in answers.iter_mut().zip(text.chars()) {
        *answer = match said {
            'A' | 'a' => Some(Side::A),
            'B' | 'b' => Some(Side::B),
            _ => None,
        };
    }
    answers
}

/// As it is kept: eight of `A`, `B`, `-`.
pub fn kept(answers: &[Option<Side>; ITEMS]) -> String {
    answers
        .iter()
        .map(|answer| match answer {
            Some(Side::A) => 'A',
            Some(Side::B) => 'B',
            None => '-',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back_and_skipping_is_allowed() {
        assert_eq!(kept(&read("AB--BBAA")), "AB--BBAA");
        assert_eq!(kept(&read("ab")), "AB------");
        assert_eq!(kept(&read("")), "--------");
    }
}
