//! When somebody could meet: mornings, afternoons and evenings of a week, or changing shifts (`matching.md` 3).

/// Every slot in the order of the week.
pub const ALL: [&str; 21] = [
    "mon_am", "mon_pm", "mon_eve", "tue_am", "tue_pm", "tue_eve", "wed_am", "wed_pm", "wed_eve", "thu_am",
    "thu_pm", "thu_eve", "fri_am", "fri_pm", "fri_eve", "sat_am", "sat_pm", "sat_eve", "sun_am", "sun_pm",
    "sun_eve",
];

/// What people on changing shifts answer: every slot is possible.
pub const ROTATING: &str = "rotating";

/// The slots of a text, one bit each, Monday morning the lowest; every bit for changing shifts; `None` when there is
/// no answer, which fits everybody.
pub fn bits(text: &str) -> Option<u32> {
    if text.split_whitespace().any(|code| code == ROTATING) {
        return Some((1 << ALL.len()) - 1);
    }
    let found = text.split_whitespace().filter_map(|code| ALL.iter().position(|slot| *slot == code));
    Some(found.fold(0, |bits, place| bits | 1 << place)).filter(|bits| *bits != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_bits_of_the_week_and_changing_shifts_are_all_of_them() {
        assert_eq!(bits("mon_am tue_am"), Some(0b1001));
        assert_eq!(bits("rotating"), Some(0x1f_ffff));
        assert_eq!(bits(""), None);
        assert_eq!(bits("someday"), None);
    }
}
