//! Whether a record keeps its rules, from the seal to the last ballot; the same questions before a bundle is made and after.

use std::collections::BTreeMap;

use serde_json::Value;
use trellis_workshop::{Anonymity, Course, Paper, SealedBallots, Seat, check};

use crate::{
    counting,
    report::{Finding, Report},
    sources::{BALLOTS, EVENTS, ORDER, SEAL, Shown, Sources, TALLY, TEXTS, config_name, round_name},
    work::{self, Round, Work},
};

/// What a sound chain comes to.
pub struct Read {
    pub work: Work,
    pub course: Course,
}

/// Puts every fault into the report. None if the chain itself breaks the rules, so that nothing more can be said.
pub fn examine(sources: &Sources, report: &mut Report) -> Option<Read> {
    let entries = &sources.entries;
    let course = check(entries).map_err(|breach| report.add(EVENTS, breach));
    let work = work::follow(entries).map_err(|breach| report.add(EVENTS, breach));
    let (Ok(course), Ok(work)) = (course, work) else { return None };
    if !course.sealed {
        report.add(EVENTS, "the record was never sealed");
    }
    if sources.in_force().anonymity != Anonymity::Named
        && let Some(entry) = work::names_somebody(entries)
    {
        report.add(
            EVENTS,
            format!("entry {entry}: it says whose it is, although nobody is named in this workshop"),
        );
    }
    configurations(sources, &work, report);
    if let Err(why) = sources.seal.check(entries) {
        report.add(SEAL, why);
    }
    let public = work.public();
    if sources.texts.keys().any(|commit| !public.contains(commit)) {
        report.add(TEXTS, "it holds a text that may not be shown");
    }
    report.withheld = public.iter().filter(|commit| !sources.texts.contains_key(commit)).count();
    tables(sources, &work, report);
    for (round, ballots) in &sources.ballots {
        let file = round_name(BALLOTS, *round);
        match count_again(sources, &work, *round, ballots) {
            Ok(()) => report.recounted.push(*round),
            Err(why) => report.add(&file, why),
        }
    }
    Some(Read { work, course })
}

fn configurations(sources: &Sources, work: &Work, report: &mut Report) {
    let amended: Vec<_> = sources.configs[1..].iter().map(trellis_workshop::Config::hash).collect();
    let wrong = amended.iter().zip(&work.amended).position(|(ours, theirs)| ours != theirs);
    if let Some(at) =
        wrong.or_else(|| (amended.len() != work.amended.len()).then(|| amended.len().min(work.amended.len())))
    {
        report.add(&config_name(at + 1), "the configuration is not the one that the record names");
    }
}

/// Each counted vote has its table, and each table is the one that the record names.
fn tables(sources: &Sources, work: &Work, report: &mut Report) {
    let counted: BTreeMap<u8, _> =
        work.rounds.iter().filter_map(|(round, vote)| Some((*round, vote.table?))).collect();
    for (round, hash) in &counted {
        let Some(table) = sources.tables.get(round) else {
            report.add(&round_name(ORDER, *round), "the table of this vote is missing");
            continue;
        };
        if trellis_workshop::Hash::of(&[table.order.as_bytes()]) != *hash {
            report.add(&round_name(ORDER, *round), "the table is not the one that the room was shown");
        }
        if !full_fits(table) {
            report.add(&round_name(TALLY, *round), "the table is not the one that the room was shown");
        }
    }
    let strays =
        sources.tables.keys().chain(sources.ballots.keys()).filter(|round| !counted.contains_key(round));
    for round in strays {
        report.add(&round_name(ORDER, *round), "there was no such vote");
    }
}

/// Whether the full table, where it is published, is the one that the short one names.
fn full_fits(table: &Shown) -> bool {
    let Some(full) = &table.full else { return true };
    let order: Value = serde_json::from_str(&table.order).unwrap_or_default();
    order["full"] == trellis_workshop::Hash::of(&[full.as_bytes()]).to_string()
}

/// Whether these are the ballots that were sealed, every one valid, and whether they count up to the table that was shown.
fn count_again(sources: &Sources, work: &Work, number: u8, ballots: &SealedBallots) -> Result<(), String> {
    let round = work.rounds.get(&number).ok_or("there was no such vote")?;
    sealed(round, number, ballots)?;
    let paper = Paper {
        scheme: ballots.scheme,
        choices: &ballots.choices,
        seed: 0,
        seat: Seat(1),
        partial: sources.in_force().partial_ballots,
    };
    if let Some(at) = ballots.ballots.iter().position(|ballot| paper.check(&ballot.ballot).is_err()) {
        return Err(format!("ballot {} is not valid", at + 1));
    }
    let before = number.checked_sub(1).and_then(|before| sources.ballots.get(&before));
    if before.is_none() && number > 1 {
        return Err("the ballots of the vote before are missing".to_owned());
    }
    let counted =
        counting::count(ballots, before, round.seed, sources.in_force()).map_err(|why| why.to_string())?;
    let same = round.table == Some(counted.hash())
        && sources
            .tables
            .get(&number)
            .is_some_and(|table| table.full.as_ref().is_none_or(|full| *full == counted.full));
    if same {
        Ok(())
    } else {
        Err("the ballots do not count up to the table that the room was shown".to_owned())
    }
}

fn sealed(round: &Round, number: u8, ballots: &SealedBallots) -> Result<(), String> {
    let (cast, abstained, missing, root) = round.sealed.ok_or("this vote was never closed")?;
    if ballots.root() != root {
        return Err("the ballots are not those that were sealed".to_owned());
    }
    if (ballots.ballots.len(), ballots.abstained, ballots.missing) != (usize::from(cast), abstained, missing)
    {
        return Err("the record says that another number of people voted".to_owned());
    }
    let set = round.set.as_ref().ok_or("nothing was frozen to vote on")?;
    let paper = (ballots.round, ballots.scheme, ballots.item_set, &ballots.choices);
    let labels = ballots.ballots.windows(2).all(|pair| pair[0].label < pair[1].label);
    if paper != (number, round.scheme, set.hash, &set.choices) || !labels {
        return Err("the paper is not the one that the record describes".to_owned());
    }
    Ok(())
}

impl Report {
    /// Notes a fault of one file.
    pub(crate) fn add(&mut self, file: &str, says: impl ToString) {
        self.findings.push(Finding { file: file.to_owned(), says: says.to_string() });
    }
}

/// Whether ballots may go out at all: as many as may be shown apart outside the room.
pub fn may_show(ballots: &SealedBallots, config: &trellis_workshop::Config) -> bool {
    ballots.ballots.len() >= usize::from(config.min_cell_published)
}

/// The ballots as they may go out: lateness only where it points at nobody.
pub fn shown(ballots: &SealedBallots, config: &trellis_workshop::Config) -> SealedBallots {
    let mut shown = ballots.clone();
    if !counting::late(ballots, config) {
        shown.ballots.iter_mut().for_each(|ballot| ballot.late = None);
    }
    shown
}

impl Sources {
    /// The configuration as it was at the end.
    pub fn in_force(&self) -> &trellis_workshop::Config {
        self.configs.last().unwrap_or_else(|| self.config())
    }
}
