//! From ballots as they stand to ballots that can be counted: items and voters in an order of their own, whatever the layout.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Catalogue, Cells, Sheet, Source,
    natural::natural,
    number,
    raw::{RawBallot, RawMark},
};
use crate::{
    ballot::{Ballot, Ballots, Item, MOST_BALLOTS, MOST_ITEMS, Unlisted},
    fault::{Faults, Rule},
    refused::Refused,
    scheme::Scheme,
    tally::Warning,
};

/// What a file is counted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// How people voted.
    pub scheme: Scheme,
    /// Whether somebody said how many places a ballot has.
    pub k_was_said: bool,
    /// What an unlisted item says.
    pub unlisted: Unlisted,
}

/// Puts the ballots of a file in order: items as their list has them or by their labels, groups and voters by theirs.
///
/// # Errors
/// Everything that the scheme or the list of items does not allow.
pub fn gather(
    source: &Source<'_>,
    sheet: &Sheet,
    catalogue: Option<&Catalogue>,
    kind: Kind,
) -> Result<(Ballots, Vec<Warning>), Refused> {
    let mut gathering = Gathering::new(source, sheet, catalogue, kind);
    let ballots = gathering.ballots();
    if !gathering.faults.none() {
        return Err(Refused::input(gathering.faults));
    }
    let warnings = gathering.warnings(&ballots);
    let abstained = ballots.iter().filter(|ballot| ballot.listed() == 0).count();
    let counted = ballots.into_iter().filter(|ballot| ballot.listed() > 0).collect();
    let mut ballots = Ballots::new(gathering.items, gathering.groups, counted)
        .map_err(|flaw| Refused::Usage(format!("{}: {flaw}", source.name)))?;
    ballots.unlisted = kind.unlisted;
    let mut all = Vec::new();
    if abstained > 0 {
        let says = format!("{abstained} marked nothing: an abstention is not a ballot");
        all.push(Warning::new("abstained", says));
    }
    all.extend(warnings);
    Ok((ballots, all))
}

struct Gathering<'a> {
    source: &'a Source<'a>,
    sheet: &'a Sheet,
    kind: Kind,
    items: Vec<Item>,
    /// The place of each item by the name that ballots use.
    places: BTreeMap<String, usize>,
    groups: Vec<String>,
    faults: Faults,
}

impl<'a> Gathering<'a> {
    fn new(source: &'a Source<'a>, sheet: &'a Sheet, catalogue: Option<&Catalogue>, kind: Kind) -> Self {
        let mut faults = Faults::default();
        let offered =
            catalogue.iter().flat_map(|list| &list.entries).filter_map(|entry| entry.offered.as_ref());
        let voted = sheet.ballots.iter().map(|ballot| &ballot.group);
        let mut groups: Vec<String> = voted.chain(offered.flatten()).cloned().collect();
        groups.sort_by(|a, b| natural(a, b));
        groups.dedup();
        let (items, places) = match catalogue {
            Some(list) => (
                list.entries
                    .iter()
                    .map(|entry| Item {
                        label: entry.label.clone(),
                        offered: mask(entry.offered.as_ref(), &groups),
                    })
                    .collect(),
                list.entries.iter().enumerate().map(|(at, entry)| (entry.item.clone(), at)).collect(),
            ),
            None => named(sheet),
        };
        if places.len() > MOST_ITEMS {
            faults.add(source.fault(0, 0, "", "", Rule::TooManyItems));
        }
        if sheet.ballots.len() > MOST_BALLOTS {
            faults.add(source.fault(0, 0, "", "", Rule::TooManyVoters));
        }
        Self { source, sheet, kind, items, places, groups, faults }
    }

    /// The ballots, groups and voters in order; empty ones too.
    fn ballots(&mut self) -> Vec<Ballot> {
        if !self.faults.none() {
            return Vec::new();
        }
        let mut rows: Vec<&RawBallot> = self.sheet.ballots.iter().collect();
        rows.sort_by(|a, b| natural(&a.group, &b.group).then_with(|| natural(&a.voter, &b.voter)));
        for pair in rows
            .windows(2)
            .filter(|pair| (&pair[0].group, &pair[0].voter) == (&pair[1].group, &pair[1].voter))
        {
            let later = pair[0].line.max(pair[1].line);
            self.faults.add(self.source.fault(later, 0, "", &pair[1].voter, Rule::DuplicateVoter));
        }
        rows.iter().map(|row| self.ballot(row)).collect()
    }

    fn fault(&mut self, mark: &RawMark, rule: Rule) {
        let heading = self.sheet.headings.get(mark.column.wrapping_sub(1)).map_or("", String::as_str);
        self.faults.add(self.source.fault(mark.line, mark.column, heading, &mark.says, rule));
    }

    fn ballot(&mut self, row: &RawBallot) -> Ballot {
        let group = self.groups.iter().position(|group| *group == row.group).unwrap_or_default();
        let mut seen = BTreeSet::new();
        let mut marks: Vec<(usize, &RawMark)> = Vec::new();
        for mark in &row.marks {
            let rule = match self.places.get(&mark.item) {
                None => Rule::UnknownItem,
                Some(&item) if !self.items[item].offered_to(group) => Rule::NotOffered,
                Some(item) if !seen.insert(*item) => Rule::DuplicatePair,
                Some(&item) => {
                    marks.push((item, mark));
                    continue;
                }
            };
            // Who names an item that there is not looks at the item, not at its mark.
            let named = RawMark { says: mark.item.clone(), ..mark.clone() };
            self.fault(&named, rule);
        }
        let ballot = if self.sheet.cells == Cells::Rank {
            Ballot::ranked(row.voter.clone(), group, &self.by_rank(&marks))
        } else {
            self.budget(&marks);
            let unit = self.whole();
            Ballot::marked(
                row.voter.clone(),
                group,
                marks.iter().map(|(item, mark)| (*item, mark.value / unit)).collect(),
            )
        };
        if self.kind.scheme == Scheme::FullRank && ballot.listed() > 0 {
            let offered = self.items.iter().filter(|item| item.offered_to(group)).count();
            if ballot.listed() < offered || ballot.ties().iter().any(|tied| tied.len() > 1) {
                self.faults.add(self.source.fault(row.line, 0, "", &row.voter, Rule::Permutation));
            }
        }
        ballot
    }

    /// What one dot is in marks: points that are counted as dots stand in millionths. Otherwise marks are counted as they are.
    fn whole(&self) -> i64 {
        let as_dots = matches!(self.kind.scheme, Scheme::Dots { .. }) && self.sheet.cells == Cells::Points;
        if as_dots { number::UNIT } else { 1 }
    }

    /// Items by their doubled ranks: the first place that is left, its middle, or the next number, and never beyond n.
    fn by_rank(&mut self, marks: &[(usize, &RawMark)]) -> Vec<Vec<usize>> {
        let n = self.items.len();
        let mut sorted = marks.to_vec();
        sorted.sort_by_key(|(_, mark)| mark.value);
        let mut places = Vec::new();
        let mut before = 0;
        for tied in sorted.chunk_by(|a, b| a.1.value == b.1.value) {
            let (first, last, next) = (before + 1, before + tied.len(), places.len() + 1);
            let allowed = [2 * first, first + last, 2 * next].map(|rank| rank as i64);
            for (_, mark) in tied {
                if mark.value > 2 * n as i64 {
                    self.fault(mark, Rule::Rank(n));
                } else if !allowed.contains(&mark.value) {
                    self.fault(mark, Rule::Gap);
                }
            }
            places.push(tied.iter().map(|(item, _)| *item).collect());
            before = last;
        }
        places
    }

    /// Dots and ticks within what a voter has.
    fn budget(&mut self, marks: &[(usize, &RawMark)]) {
        let whole = self.whole();
        match self.kind.scheme {
            Scheme::Dots { budget, cap } => {
                let mut spent = 0;
                for (_, mark) in marks {
                    spent += mark.value;
                    if mark.value % whole != 0 {
                        self.fault(mark, Rule::Whole);
                    } else if mark.value > i64::from(cap) * whole {
                        self.fault(mark, Rule::Cap(cap));
                    } else if spent > i64::from(budget) * whole {
                        self.fault(mark, Rule::Budget(budget));
                        break;
                    }
                }
            }
            Scheme::Approval { quota: Some(quota) } => {
                if let Some((_, mark)) = marks.get(quota as usize) {
                    self.fault(mark, Rule::Quota(quota));
                }
            }
            _ => {}
        }
    }

    /// What was understood in a way that somebody may not have meant.
    fn warnings(&self, ballots: &[Ballot]) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let Scheme::TopK { k } = self.kind.scheme else { return warnings };
        let k = k.min(self.items.len() as u32) as usize;
        let longer = ballots.iter().filter(|ballot| ballot.listed() > k).count();
        let fullest = ballots.iter().map(Ballot::listed).max().unwrap_or_default();
        if longer > 0 {
            let unless =
                if self.kind.k_was_said { "" } else { "; say --k for another number, or --scheme full_rank" };
            let says = format!(
                "{longer} ballots list more than {k} items and were cut to their first {k} places{unless}"
            );
            warnings.push(Warning::new("cut", says));
        }
        if fullest > 0 && fullest < k {
            let says = format!("no ballot uses all {k} places; if ballots had {fullest}, say --k {fullest}");
            warnings.push(Warning::new("unused_places", says));
        }
        if self.sheet.cells == Cells::Points && !self.falls_by_one(ballots) {
            let says =
                "the points are not k, k - 1 … 1: they were read as an order, and points were given by place";
            warnings.push(Warning::new("points_by_place", says));
        }
        warnings
    }

    /// Whether points and ranks have the same sum everywhere, as k, k - 1 … 1 have.
    fn falls_by_one(&self, ballots: &[Ballot]) -> bool {
        let mut sums = BTreeSet::new();
        for ballot in ballots {
            let ties = ballot.ties();
            let sizes: Vec<usize> = ties.iter().map(Vec::len).collect();
            let worth: BTreeMap<usize, i64> = ballot.marks().iter().copied().collect();
            for (tied, doubled) in ties.iter().zip(super::raw::doubled(&sizes)) {
                sums.insert(2 * worth[&tied[0]] + doubled * number::UNIT);
            }
        }
        sums.len() <= 1
    }
}

/// Items that exist by being declared or named, in the order of their labels.
fn named(sheet: &Sheet) -> (Vec<Item>, BTreeMap<String, usize>) {
    let marked = sheet.ballots.iter().flat_map(|ballot| &ballot.marks).map(|mark| &mark.item);
    let mut labels: Vec<String> = sheet.declared.iter().flatten().chain(marked).cloned().collect();
    labels.sort_by(|a, b| natural(a, b));
    labels.dedup();
    (
        labels.iter().map(Item::new).collect(),
        labels.into_iter().enumerate().map(|(at, label)| (label, at)).collect(),
    )
}

fn mask(offered: Option<&Vec<String>>, groups: &[String]) -> Option<BTreeSet<usize>> {
    let at = |name: &String| groups.iter().position(|group| group == name);
    offered.map(|names| names.iter().filter_map(at).collect())
}
