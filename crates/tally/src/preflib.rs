//! Ballots written for others, as PrefLib files.

use std::fmt::Write as _;

use crate::{ballot::Ballots, layouts};

/// A PrefLib file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrefLib {
    /// Its ending: `soi` without ties, `toc` with ties and everything listed, `toi` otherwise.
    pub ending: &'static str,
    /// Its text.
    pub text: String,
}

/// Writes all ballots, equal ones together, alternatives by their labels. Groups and voters are left out, since the format has none.
pub fn preflib(ballots: &Ballots) -> PrefLib {
    let label = |item: usize| -> String {
        ballots.items()[item].label.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    };
    let mut sorted: Vec<usize> = (0..ballots.items().len()).collect();
    sorted.sort_by(|&a, &b| layouts::natural(&label(a), &label(b)));
    let mut number = vec![0; sorted.len()];
    (1..).zip(&sorted).for_each(|(at, &item)| number[item] = at);
    let mut orders: Vec<(String, u32)> = Vec::new();
    let (mut ties, mut complete) = (false, true);
    for ballot in ballots.all() {
        let places = ballot.ties();
        ties |= places.iter().any(|tied| tied.len() > 1);
        complete &= ballot.listed() == ballots.items().len();
        let place = |tied: &Vec<usize>| {
            let mut numbers: Vec<usize> = tied.iter().map(|&item| number[item]).collect();
            numbers.sort_unstable();
            let listed = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            if numbers.len() > 1 { format!("{{{listed}}}") } else { listed }
        };
        let order = places.iter().map(place).collect::<Vec<_>>().join(",");
        match orders.iter_mut().find(|(known, _)| *known == order) {
            Some((_, times)) => *times += 1,
            None => orders.push((order, 1)),
        }
    }
    let ending = match (ties, complete) {
        (false, _) => "soi",
        (true, true) => "toc",
        (true, false) => "toi",
    };
    let mut text = format!(
        "# DATA TYPE: {ending}\n# NUMBER ALTERNATIVES: {}\n# NUMBER VOTERS: {}\n# NUMBER UNIQUE ORDERS: {}\n",
        sorted.len(),
        ballots.voters(),
        orders.len()
    );
    for (at, &item) in (1..).zip(&sorted) {
        let _ = writeln!(text, "# ALTERNATIVE NAME {at}: {}", label(item));
    }
    for (order, times) in orders {
        let _ = writeln!(text, "{times}: {order}");
    }
    PrefLib { ending, text }
}
