//! Which texts exist and what each must be given; asked by `t!` while the program compiles.

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Stops the build with `complaint` unless the text exists and takes exactly these variables.
pub const fn demand(key: &str, variables: &[&str], complaint: &str) {
    match find(key) {
        Some(wanted) if wanted.len() == variables.len() && holds_all(wanted, variables) => {}
        _ => panic!("{}", complaint),
    }
}

/// The variables of a text, or nothing when there is no such text.
pub const fn find(key: &str) -> Option<&'static [&'static str]> {
    let (mut low, mut high) = (0, KEYS.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match order(KEYS[middle].0.as_bytes(), key.as_bytes()) {
            0 => return Some(KEYS[middle].1),
            -1 => low = middle + 1,
            _ => high = middle,
        }
    }
    None
}

const fn holds_all(wanted: &[&str], given: &[&str]) -> bool {
    let mut i = 0;
    while i < given.len() {
        let mut found = false;
        let mut j = 0;
        while j < wanted.len() {
            if order(wanted[j].as_bytes(), given[i].as_bytes()) == 0 {
                found = true;
            }
            j += 1;
        }
        if !found {
            return false;
        }
        i += 1;
    }
    true
}

/// Bytes compared: -1 before, 0 equal, 1 after. (`Ord` cannot be used while compiling.)
const fn order(left: &[u8], right: &[u8]) -> i8 {
    let mut i = 0;
    while i < left.len() && i < right.len() {
        if left[i] != right[i] {
            return if left[i] < right[i] { -1 } else { 1 };
        }
        i += 1;
    }
    if left.len() == right.len() {
        0
    } else if left.len() < right.len() {
        -1
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_finds_itself_and_nothing_else_is_found() {
        for (key, variables) in KEYS {
            assert_eq!(find(key), Some(*variables));
            assert_eq!(find(&format!("{key}.not")), None);
        }
        assert_eq!(find(""), None);
    }
}
