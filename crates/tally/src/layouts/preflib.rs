//! PrefLib files: `.soc`, `.soi`, `.toc` and `.toi` (preflib.org, the format with a head of `# KEY: value`).

use std::collections::{BTreeMap, BTreeSet};

use super::{Cells, Layout, Sheet, Source, label, number, order, raw::RawBallot, text};
use crate::{
    ballot::{MOST_BALLOTS, MOST_ITEMS},
    fault::{Faults, Rule},
    refused::Refused,
};

/// What the head of a file says.
#[derive(Default)]
struct Head {
    /// Numbers by their key, and the line.
    numbers: BTreeMap<&'static str, (u64, u64)>,
    /// Names by their number, and the line.
    names: BTreeMap<u64, (String, u64)>,
}

const NUMBERS: [&str; 3] = ["NUMBER ALTERNATIVES", "NUMBER VOTERS", "NUMBER UNIQUE ORDERS"];

/// Reads a file of one of the four kinds.
pub fn read(source: &Source<'_>, layout: Layout) -> Result<Sheet, Refused> {
    let text = text::decode(source).map_err(super::only)?;
    let mut faults = Faults::default();
    let head = head(source, text, &mut faults);
    let Some(&(alternatives, _)) = head.numbers.get(NUMBERS[0]) else {
        let rule = Rule::Meaning("the head lacks `# NUMBER ALTERNATIVES: …`".into());
        faults.add(source.fault(0, 0, "", "", rule));
        return Err(Refused::input(faults));
    };
    if alternatives as usize > MOST_ITEMS {
        faults.add(source.fault(head.numbers[NUMBERS[0]].1, 0, "", "", Rule::TooManyItems));
        return Err(Refused::input(faults));
    }
    let items = names(source, &head, alternatives, &mut faults);
    let mut ballots: Vec<RawBallot> = Vec::new();
    let mut unique = BTreeSet::new();
    let mut voters: u64 = 0;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    for (at, line) in lines {
        let Some((times, mut ballot)) = ballot(source, line, at, &items, layout, &mut faults) else {
            continue;
        };
        voters = voters.saturating_add(times);
        unique.insert(ballot.marks.iter().map(|mark| (mark.value, mark.item.clone())).collect::<Vec<_>>());
        for _ in 0..times {
            if ballots.len() >= MOST_BALLOTS {
                faults.add(source.fault(at, 1, "", "", Rule::TooManyVoters));
                break;
            }
            ballot.voter = (ballots.len() + 1).to_string();
            ballots.push(ballot.clone());
        }
        if voters > MOST_BALLOTS as u64 {
            break;
        }
    }
    if faults.none() {
        for (key, body) in [(NUMBERS[1], voters), (NUMBERS[2], unique.len() as u64)] {
            if let Some(&(says, line)) = head.numbers.get(key).filter(|(says, _)| *says != body) {
                let rule = Rule::HeadBody { head: says, body };
                faults.add(source.fault(line, 0, "", key, rule));
            }
        }
        if ballots.is_empty() {
            faults.add(source.fault(0, 0, "", "", Rule::HeaderOnly));
        }
    }
    if faults.none() {
        Ok(Sheet { cells: Cells::Rank, declared: Some(items), places: None, headings: Vec::new(), ballots })
    } else {
        Err(Refused::input(faults))
    }
}

fn head(source: &Source<'_>, text: &str, faults: &mut Faults) -> Head {
    let mut head = Head::default();
    let mut seen = BTreeSet::new();
    for (at, line) in (1..).zip(text.lines()) {
        let Some((key, value)) = line.strip_prefix('#').and_then(|line| line.split_once(':')) else {
            continue;
        };
        let key = key.trim();
        if let Some(known) = NUMBERS.iter().find(|known| **known == key) {
            match number::whole(value.trim()) {
                Some(number) => _ = head.numbers.insert(known, (number as u64, at)),
                None => faults.add(source.fault(at, 0, "", value.trim(), Rule::Whole)),
            }
        } else if let Some(number) = key.strip_prefix("ALTERNATIVE NAME ") {
            let Some(number) = number::whole(number.trim()) else {
                faults.add(source.fault(at, 0, "", number, Rule::Whole));
                continue;
            };
            let (name, twice) = (label(value), head.names.contains_key(&(number as u64)));
            if name.is_empty() {
                faults.add(source.fault(at, 0, "", "", Rule::NoLabel));
            } else if twice || !seen.insert(name.clone()) {
                faults.add(source.fault(at, 0, "", &name, Rule::SameLabel));
            }
            head.names.insert(number as u64, (name, at));
        }
    }
    head
}

/// The label of each alternative; its number where it has no name.
fn names(source: &Source<'_>, head: &Head, alternatives: u64, faults: &mut Faults) -> Vec<String> {
    let named = head.names.len() as u64;
    if named > 0 && named != alternatives {
        let line = head.numbers[NUMBERS[0]].1;
        faults.add(source.fault(line, 0, "", NUMBERS[0], Rule::HeadBody { head: alternatives, body: named }));
    }
    for (number, (name, line)) in &head.names {
        if *number == 0 || *number > alternatives {
            faults.add(source.fault(*line, 0, "", name, Rule::UnknownItem));
        }
    }
    let name =
        |number: u64| head.names.get(&number).map_or_else(|| number.to_string(), |(name, _)| name.clone());
    (1..=alternatives).map(name).collect()
}

/// One line of the body: how many voters, and their ballot.
fn ballot(
    source: &Source<'_>,
    line: &str,
    at: u64,
    items: &[String],
    layout: Layout,
    faults: &mut Faults,
) -> Option<(u64, RawBallot)> {
    let Some((count, body)) = line.split_once(':') else {
        faults.add(source.fault(at, 1, "", line.trim(), Rule::PrefLibLine));
        return None;
    };
    let before = count.chars().count() + 1;
    let Some(times) = number::whole(count.trim()).filter(|times| *times > 0) else {
        faults.add(source.fault(at, 1, "", count.trim(), Rule::PrefLibLine));
        return None;
    };
    let mut places = match order::parse(body) {
        Ok(places) => places,
        Err(column) => {
            faults.add(source.fault(at, before + column, "", body.trim(), Rule::PrefLibLine));
            return None;
        }
    };
    let mut seen = BTreeSet::new();
    let mut wrong = false;
    for (name, column) in places.iter_mut().flatten() {
        let number = number::whole(name).filter(|number| (1..=items.len() as i64).contains(number));
        let rule = match number {
            None => Rule::UnknownItem,
            Some(number) if !seen.insert(number) => Rule::DuplicateItem,
            Some(number) => {
                name.clone_from(&items[number as usize - 1]);
                continue;
            }
        };
        faults.add(source.fault(at, before + *column, "", name, rule));
        wrong = true;
    }
    let first = |tied: &Vec<order::Named>| tied.first().map_or(1, |(_, column)| before + column);
    let tie =
        places.iter().find(|tied| tied.len() > 1).filter(|_| matches!(layout, Layout::Soc | Layout::Soi));
    if let Some(tied) = tie {
        faults.add(source.fault(at, first(tied), "", body.trim(), Rule::Tie));
        wrong = true;
    }
    if !wrong && seen.len() < items.len() && matches!(layout, Layout::Soc | Layout::Toc) {
        faults.add(source.fault(at, before + 1, "", body.trim(), Rule::Incomplete));
        wrong = true;
    }
    let marks = order::marks(&places, at, |column| before + column);
    (!wrong).then(|| (times as u64, RawBallot { line: at, marks, ..RawBallot::default() }))
}
