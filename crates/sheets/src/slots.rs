//! Times of the week at which people can meet: morning, afternoon and evening of seven days.

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const PARTS: [&str; 3] = ["am", "pm", "eve"];

/// Every time of the week is possible.
pub const ROTATING: u32 = u32::MAX;

/// Every slot with its bit, from Monday morning (bit 0) to Sunday evening (bit 20).
pub fn all() -> impl Iterator<Item = (String, u32)> {
    DAYS.iter()
        .flat_map(|day| PARTS.iter().map(move |part| format!("{day}_{part}")))
        .zip(0..)
        .map(|(code, bit)| (code, 1 << bit))
}

/// The bits of one text: `mon_am`, `Monday morning`, or `rotating` for all of them.
pub fn read(text: &str) -> Option<u32> {
    let plain = crate::headings::plain(text);
    if plain == "rotating" {
        return Some(ROTATING);
    }
    let (day, part) = plain.split_once('_')?;
    let at = DAYS.iter().position(|short| day.starts_with(short) && is_day(day))?;
    let part = match part {
        "am" | "morning" => 0,
        "pm" | "afternoon" => 1,
        "eve" | "evening" => 2,
        _ => return None,
    };
    Some(1 << (at * 3 + part))
}

fn is_day(text: &str) -> bool {
    let long = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    text.len() >= 3 && long.iter().any(|day| day.starts_with(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_twenty_one_slots_and_each_reads_as_itself() {
        assert_eq!(all().count(), 21);
        for (code, bit) in all() {
            assert_eq!(read(&code), Some(bit), "{code}");
        }
    }

    #[test]
    fn slots_are_read_in_words_too() {
        assert_eq!(read("Sunday evening"), Some(1 << 20));
        assert_eq!(read("Tues PM"), Some(1 << 4));
        assert_eq!(read("rotating"), Some(ROTATING));
        assert_eq!(read("monkey_am"), None);
        assert_eq!(read("noon"), None);
    }
}
