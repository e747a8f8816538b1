//! From a file to tables: what `trellis ngt analyse` does, without the file system.

use crate::{
    ballot::{Ballots, Unlisted},
    consensus::Consensus,
    count::count,
    fault::Faults,
    intervals::RESAMPLES,
    layouts::{self, Catalogue, Cells, Contents, Kind, Printed, Reading, Sheet, Source},
    printed,
    refused::Refused,
    scheme::Scheme,
    stability::Stability,
    tally::{Tally, Warning},
    terms::{Primary, Terms},
};

/// A scheme by its name; its numbers stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeName {
    /// First to k-th choice.
    TopK,
    /// All items in order.
    FullRank,
    /// Ratings from 1 to 9.
    Ratings,
    /// A budget of dots.
    Dots,
    /// Ticks.
    Approval,
}

/// What is asked of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// How to read it.
    pub reading: Reading,
    /// How people voted; told by the cells when left out.
    pub scheme: Option<SchemeName>,
    /// Places of a ballot.
    pub k: Option<u32>,
    /// m of a printed table.
    pub voters: Option<u32>,
    /// Dots of a ballot.
    pub budget: u32,
    /// Dots that one item may get of it.
    pub cap: u32,
    /// Ticks of a ballot.
    pub quota: Option<u32>,
    /// What an unlisted item says.
    pub unlisted: Unlisted,
    /// The round to count, where a file has several.
    pub round: Option<String>,
    /// An earlier round to compare it with.
    pub against: Option<String>,
    /// The length of the top list.
    pub top: Option<u32>,
    /// What the order goes by when several groups voted.
    pub primary: Primary,
    /// How often voters are drawn again.
    pub resamples: u32,
    /// Where chance starts.
    pub seed: u64,
    /// The consensus rule.
    pub consensus: Option<Consensus>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            reading: Reading::default(),
            scheme: None,
            k: None,
            voters: None,
            budget: 10,
            cap: 5,
            quota: None,
            unlisted: Unlisted::Below,
            round: None,
            against: None,
            top: None,
            primary: Primary::Points,
            resamples: RESAMPLES,
            seed: 1,
            consensus: None,
        }
    }
}

/// The tables, and what they were made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The tables.
    pub tally: Tally,
    /// The ballots, where the file held some.
    pub ballots: Option<Ballots>,
    /// Where a printed table contradicts itself.
    pub contradictions: Faults,
}

/// Places of a ballot unless somebody says otherwise.
const USUAL_K: u32 = 5;

/// Reads a file, and a list of items where there is one, and counts.
///
/// # Errors
/// Everything that is wrong with the files, or the flag that is missing.
pub fn analyse(source: &Source<'_>, items: Option<&Source<'_>>, asked: &Asked) -> Result<Analysis, Refused> {
    let catalogue = items.map(Catalogue::read).transpose()?;
    match layouts::read(source, &asked.reading)? {
        Contents::Printed(table) => from_table(source, &table, catalogue.as_ref(), asked),
        Contents::Ballots(sheet) => from_ballots(source, &sheet, catalogue.as_ref(), asked),
    }
}

fn from_table(
    source: &Source<'_>,
    table: &Printed,
    catalogue: Option<&Catalogue>,
    asked: &Asked,
) -> Result<Analysis, Refused> {
    let listed = catalogue.map_or(0, |list| list.entries.len());
    let (tally, contradictions) = match table {
        Printed::Quantiles(rows) => (printed::quantiles(rows, asked.voters, asked.seed), Faults::default()),
        Printed::RankSums(rows) => printed::rank_sums(source, rows, voters(source, asked)?, asked.seed),
        Printed::Totals(rows) => {
            let scheme = scheme(asked, Cells::Points, None)?;
            if matches!(scheme, Scheme::TopK { .. }) && asked.k.is_none() {
                return Err(Refused::Usage(format!(
                    "{}: a table of totals does not say how many places a ballot had. Say --k",
                    source.name
                )));
            }
            printed::totals(source, rows, listed, scheme, voters(source, asked)?, asked.seed)
        }
    };
    Ok(Analysis { tally, ballots: None, contradictions: contradictions.in_order() })
}

fn voters(source: &Source<'_>, asked: &Asked) -> Result<u32, Refused> {
    asked.voters.filter(|voters| *voters > 0).ok_or_else(|| {
        Refused::Usage(format!("{}: a printed table does not say how many voted. Say --voters", source.name))
    })
}

fn from_ballots(
    source: &Source<'_>,
    sheet: &Sheet,
    catalogue: Option<&Catalogue>,
    asked: &Asked,
) -> Result<Analysis, Refused> {
    let scheme = scheme(asked, sheet.cells, sheet.places)?;
    if scheme == Scheme::Ratings && asked.primary == Primary::EqualGroups {
        return Err(Refused::Usage(
            "ratings are never added up, so groups cannot be given equal weight".into(),
        ));
    }
    let kind =
        Kind { scheme, k_was_said: asked.k.is_some() || sheet.places.is_some(), unlisted: asked.unlisted };
    let terms = Terms {
        scheme,
        top: asked.top,
        primary: asked.primary,
        resamples: asked.resamples,
        shuffled: true,
        seed: asked.seed,
        consensus: asked.consensus,
    };
    let tables = |round: &Sheet| {
        let (ballots, warnings) = layouts::gather(source, round, catalogue, kind)?;
        let counted = count(&ballots, &terms);
        let tally = counted.map_err(|flaw| Refused::Usage(format!("{}: {flaw}", source.name)))?;
        Ok::<(Tally, Ballots, Vec<Warning>), Refused>((tally, ballots, warnings))
    };
    let (mut tally, ballots, warnings) = tables(&round(source, sheet, asked.round.as_deref())?)?;
    tally.warnings.splice(0..0, warnings);
    if let Some(earlier) = &asked.against {
        let (before, old, _) = tables(&round(source, sheet, Some(earlier))?)?;
        tally.stability = Some(Stability::between(&before, &tally, Some((&old, &ballots))));
    }
    Ok(Analysis { tally, ballots: Some(ballots), contradictions: Faults::default() })
}

/// The ballots of the round that was asked for, or of the only one.
fn round(source: &Source<'_>, sheet: &Sheet, asked: Option<&str>) -> Result<Sheet, Refused> {
    let rounds = sheet.rounds();
    match asked {
        Some(asked) if rounds.contains(&layouts::label(asked).as_str()) => {
            Ok(sheet.round(&layouts::label(asked)))
        }
        Some(asked) => Err(Refused::Usage(format!("{} has no round {asked}", source.name))),
        None if rounds.len() > 1 => Err(Refused::Usage(format!(
            "{} holds the rounds {}. Say which to count: --round {}",
            source.name,
            rounds.join(", "),
            rounds[rounds.len() - 1]
        ))),
        None => Ok(sheet.clone()),
    }
}

/// How people voted: as was said, or as the cells tell.
fn scheme(asked: &Asked, cells: Cells, places: Option<u32>) -> Result<Scheme, Refused> {
    let name = asked.scheme.unwrap_or(match cells {
        Cells::Rank | Cells::Points => SchemeName::TopK,
        Cells::Rating => SchemeName::Ratings,
        Cells::Dots => SchemeName::Dots,
        Cells::Approve => SchemeName::Approval,
    });
    let fits = match cells {
        Cells::Rank => matches!(name, SchemeName::TopK | SchemeName::FullRank),
        Cells::Points => matches!(name, SchemeName::TopK | SchemeName::FullRank | SchemeName::Dots),
        Cells::Rating => name == SchemeName::Ratings,
        Cells::Dots => name == SchemeName::Dots,
        Cells::Approve => name == SchemeName::Approval,
    };
    if !fits {
        let meant = layouts::CELLS.iter().find(|(_, known)| *known == cells).map_or("", |(name, _)| *name);
        return Err(Refused::Usage(format!("the cells are {meant}, which this --scheme cannot count")));
    }
    Ok(match name {
        SchemeName::TopK => Scheme::TopK { k: asked.k.or(places).unwrap_or(USUAL_K) },
        SchemeName::FullRank => Scheme::FullRank,
        SchemeName::Ratings => Scheme::Ratings,
        SchemeName::Dots => Scheme::Dots { budget: asked.budget, cap: asked.cap },
        SchemeName::Approval => Scheme::Approval { quota: asked.quota },
    })
}
