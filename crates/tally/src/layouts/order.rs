//! Orders in one text: `3,{1,2},4`, the best first, ties in braces. And the layout `order` of such texts.

use super::{
    Cells, Sheet, Source,
    grid::Grid,
    label, list,
    raw::{self, RawMark},
    wide,
};
use crate::{
    fault::{Faults, Rule},
    refused::Refused,
};

/// A name in an order, and the character where it stands, from 1.
pub type Named = (String, usize);

/// Takes an order apart: its places, the best first, each with one name or several that tie.
///
/// # Errors
/// Where it cannot be read, as a character from 1.
pub fn parse(text: &str) -> Result<Vec<Vec<Named>>, usize> {
    let mut places: Vec<Vec<Named>> = Vec::new();
    let (mut tied, mut name, mut begins) = (None::<Vec<Named>>, String::new(), 1);
    let mut closed = false;
    let end = text.chars().count() + 1;
    for (at, letter) in (1..).zip(text.chars().chain(std::iter::once(','))) {
        match letter {
            '{' if tied.is_none() && label(&name).is_empty() && !closed => tied = Some(Vec::new()),
            '{' => return Err(at),
            ',' | '}' => {
                let whole = label(&std::mem::take(&mut name));
                if whole.is_empty() != closed {
                    return Err(at.min(end));
                }
                let named = (!closed).then_some((whole, begins));
                match (&mut tied, letter) {
                    (Some(tie), ',') if at < end => tie.extend(named),
                    (Some(tie), '}') => {
                        tie.extend(named);
                        places.push(std::mem::take(tie));
                        (tied, closed) = (None, true);
                        continue;
                    }
                    (None, ',') => places.extend(named.map(|named| vec![named])),
                    _ => return Err(at.min(end)),
                }
                closed = false;
            }
            _ => {
                if label(&name).is_empty() {
                    begins = at;
                }
                name.push(letter);
            }
        }
    }
    Ok(places)
}

/// Reads all ballots.
pub fn read(source: &Source<'_>, grid: &Grid) -> Result<Sheet, Refused> {
    let Some(column) = grid.column("order") else {
        return Err(super::only(source.fault(1, 0, "", "", Rule::NoColumn("order"))));
    };
    let (group, voter) = (grid.column("group"), grid.column("voter"));
    list::unknown(source, grid, &[column].into_iter().chain(group).chain(voter).collect::<Vec<_>>())?;
    let mut faults = Faults::default();
    let mut ballots = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let mut ballot = wide::ballot(source, grid, at, (group, voter), &mut faults);
        let cell = &row.cells[column];
        match if cell.is_empty() { Ok(Vec::new()) } else { parse(cell) } {
            Ok(places) => ballot.marks = marks(&places, row.line, |_| column + 1),
            Err(_) => {
                let rule = Rule::Meaning("an order is like 3,{1,2},4: the best first, ties in braces".into());
                faults.add(source.fault(row.line, column + 1, &grid.headings[column], cell, rule));
            }
        }
        ballots.push(ballot);
    }
    if faults.none() {
        Ok(Sheet {
            cells: Cells::Rank,
            declared: None,
            places: None,
            headings: grid.headings.clone(),
            ballots,
        })
    } else {
        Err(Refused::input(faults))
    }
}

/// The marks of an order that was taken apart; `column` says where a character stands.
pub fn marks(places: &[Vec<Named>], line: u64, column: impl Fn(usize) -> usize) -> Vec<RawMark> {
    let sizes: Vec<usize> = places.iter().map(Vec::len).collect();
    let ranked = places.iter().zip(raw::doubled(&sizes));
    let marks = ranked.flat_map(|(tied, rank)| tied.iter().map(move |named| (named, rank)));
    marks
        .map(|((item, at), value)| RawMark {
            item: item.clone(),
            value,
            says: item.clone(),
            line,
            column: column(*at),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<Vec<String>>, usize> {
        let places = parse(text)?;
        Ok(places.into_iter().map(|tied| tied.into_iter().map(|(name, _)| name).collect()).collect())
    }

    #[test]
    fn orders_with_and_without_ties_are_read() {
        assert_eq!(
            names("3,{1,2},4"),
            Ok(vec![vec!["3".into()], vec!["1".into(), "2".into()], vec!["4".into()]])
        );
        assert_eq!(
            names(" pay , { time,  trust } "),
            Ok(vec![vec!["pay".into()], vec!["time".into(), "trust".into()]])
        );
        assert_eq!(names("{1}"), Ok(vec![vec!["1".into()]]));
        assert_eq!(parse("10,{2,3}").unwrap()[1][1], ("3".to_owned(), 7));
    }

    #[test]
    fn broken_orders_say_where() {
        for (text, at) in [
            ("", 1),
            ("1,,2", 3),
            ("1,{2", 5),
            ("1}", 2),
            ("{{1}}", 2),
            ("1,", 3),
            ("{}", 2),
            ("{1}2", 5),
            ("1{2}", 2),
            ("{1},{2},", 9),
        ] {
            assert_eq!(names(text), Err(at), "{text}");
        }
    }
}
