//! Who was there, as counts alone, and how many ideas there were where.

use crate::{book::Book, table::Table};

/// Places, consents and votes as counts; nobody is in it.
pub fn attendance(book: &Book<'_>) -> Table {
    let mut table = Table::new("attendance", &["stage", "what", "count"]);
    let mut row = |stage: String, what: &str, count: u64| {
        table.rows.push(vec![stage.into(), what.into(), count.into()]);
    };
    let expected = book.sources.config().groups.iter().map(|group| u64::from(group.expected)).sum();
    row("plan".into(), "expected, all groups", expected);
    row("lobby".into(), "seats of this group", book.course.seats.into());
    if let Some(consented) = book.work.consented {
        row("lobby".into(), "consented", consented.into());
    }
    for (number, round) in &book.work.rounds {
        let Some((cast, abstained, missing, _)) = round.sealed else { continue };
        row(format!("vote {number}"), "ballots", cast.into());
        row(format!("vote {number}"), "abstained", abstained.into());
        row(format!("vote {number}"), "no answer", missing.into());
    }
    for (what, count) in ideas_per_phase(book) {
        row("ideas".into(), what, count);
    }
    table
}

/// How many ideas were shared, taken back and held, and how many items and themes they came to.
pub fn ideas_per_phase(book: &Book<'_>) -> Vec<(&'static str, u64)> {
    let set = book.work.last_round().and_then(|(_, round)| round.set.as_ref()).or(book.work.frozen.as_ref());
    let items = set.map_or(book.work.items.len(), |set| set.items.len());
    vec![
        ("shared", book.course.shared.into()),
        ("withdrawn", book.course.withdrawn.into()),
        ("held back", book.course.held.into()),
        ("items after merging", items as u64),
        ("voted on", set.map_or(0, |set| set.choices.len()) as u64),
    ]
}
