//! Ballots for analysts: no seat, random labels, in the layout that `trellis ngt analyse` reads.

use trellis_workshop::Ballot;

use crate::{
    book::Book,
    table::{Cell, Table},
};

/// Marks by the heading that says what they mean.
const MARKS: [&str; 4] = ["rank", "rating", "dots", "approve"];

/// One row a judgement.
pub fn ballots(book: &Book<'_>) -> Table {
    let kinds: Vec<usize> =
        book.sources.ballots.values().flat_map(|round| &round.ballots).map(kind).collect();
    let used: Vec<usize> = (0..MARKS.len()).filter(|at| kinds.contains(at)).collect();
    let mut headings = vec!["round", "voter", "item"];
    headings.extend(used.iter().map(|at| MARKS[*at]));
    let mut table = Table::new("ballots", &headings);
    for (round, sealed) in &book.sources.ballots {
        for ballot in &sealed.ballots {
            let at = kind(ballot);
            for (item, mark) in marks(&ballot.ballot) {
                let mut row: Vec<Cell> = vec![(*round).into(), ballot.label.to_string().into(), item.into()];
                row.extend(used.iter().map(|used| if *used == at { Cell::Whole(mark) } else { Cell::Empty }));
                table.rows.push(row);
            }
        }
    }
    table
}

const fn kind(sealed: &trellis_workshop::SealedBallot) -> usize {
    match sealed.ballot {
        Ballot::TopK(_) | Ballot::FullRank(_) => 0,
        Ballot::Rate(_) => 1,
        Ballot::Dots(_) => 2,
        Ballot::Approval(_) | Ballot::Pairwise(_) => 3,
    }
}

/// Item and mark; choices between pairs have none and are never exported.
fn marks(ballot: &Ballot) -> Vec<(String, i64)> {
    match ballot {
        Ballot::TopK(places) | Ballot::FullRank(places) => {
            places.iter().map(ToString::to_string).zip(1..).collect()
        }
        Ballot::Rate(marks) => {
            marks.iter().map(|(item, mark)| (item.to_string(), i64::from(*mark))).collect()
        }
        Ballot::Dots(marks) => {
            marks.iter().map(|(item, dots)| (item.to_string(), i64::from(*dots))).collect()
        }
        Ballot::Approval(ticks) => ticks.iter().map(|item| (item.to_string(), 1)).collect(),
        Ballot::Pairwise(_) => Vec::new(),
    }
}
