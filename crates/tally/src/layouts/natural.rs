//! An order of labels that people expect: item 2 before item 10.

use std::cmp::Ordering;

/// Compares labels piece by piece, runs of digits as numbers.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    while !left.is_empty() && !right.is_empty() {
        let order = match (digits(left), digits(right)) {
            (0, _) | (_, 0) => {
                let (x, y) = (left.chars().next(), right.chars().next());
                left = &left[x.map_or(0, char::len_utf8)..];
                right = &right[y.map_or(0, char::len_utf8)..];
                x.cmp(&y)
            }
            (x, y) => {
                let (number, other) = (&left[..x], &right[..y]);
                (left, right) = (&left[x..], &right[y..]);
                let bare = |digits: &str| digits.trim_start_matches('0').to_owned();
                let (number, other) = (bare(number), bare(other));
                number.len().cmp(&other.len()).then_with(|| number.cmp(&other))
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    // What only differs by leading zeros still has an order.
    left.len().cmp(&right.len()).then_with(|| a.cmp(b))
}

/// How many digits stand at the beginning.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_labels_count_as_numbers() {
        let mut labels = ["item 10", "item 2", "Élan", "1", "02", "20", "item 2b", ""];
        labels.sort_by(|a, b| natural(a, b));
        assert_eq!(labels, ["", "1", "02", "20", "item 2", "item 2b", "item 10", "Élan"]);
    }
}
