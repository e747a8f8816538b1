//! What `trellis ngt analyse` is asked: how to read the file, how people voted, what to say of it.

use std::path::PathBuf;

use trellis_tally::{
    Asked, CELLS, Cells, Consensus, FEWEST, LAYOUTS, Layout, Primary, RESAMPLES, Reading, SchemeName,
    Unlisted,
};

/// Options of `trellis ngt analyse`.
#[derive(clap::Args)]
pub struct Options {
    /// The ballots, or a printed table, as CSV or PrefLib.
    pub(super) file: PathBuf,
    #[command(flatten)]
    reading: HowToRead,
    #[command(flatten)]
    vote: HowPeopleVoted,
    #[command(flatten)]
    wish: WhatToSay,
}

/// How to read the file.
#[derive(clap::Args)]
#[command(next_help_heading = "Reading the file")]
pub struct HowToRead {
    /// long, wide, items, list, order, histogram, totals, quantiles, ranksums, soc, soi, toc or toi. Told by the first line when
    /// left out.
    #[arg(long, value_parser = layout)]
    layout: Option<Layout>,
    /// What the numbers are: rank (1 is best), points (more is better), rating (1 to 9), dots, or approve (a tick).
    #[arg(long, value_parser = cells)]
    cells: Option<Cells>,
    /// A file `item,label` of all items, also those that nobody chose; a third column `offered` names the groups that
    /// were offered it, with ";" between them.
    #[arg(long, value_name = "FILE")]
    items: Option<PathBuf>,
    /// A column to leave out. Again for another.
    #[arg(long, value_name = "COLUMN")]
    ignore: Vec<String>,
    /// A column with the printed sum of each row; it is checked.
    #[arg(long, value_name = "COLUMN")]
    check_sum: Option<String>,
    /// The round to count, where the file has several.
    #[arg(long)]
    round: Option<String>,
    /// An earlier round to compare it with.
    #[arg(long, value_name = "ROUND", requires = "round")]
    against: Option<String>,
    /// What an unlisted item says: below (it stands below all listed ones) or missing (nothing).
    #[arg(long, default_value = "below", value_parser = unlisted)]
    unlisted: Unlisted,
}

/// How people voted.
#[derive(clap::Args)]
#[command(next_help_heading = "How people voted")]
pub struct HowPeopleVoted {
    /// `top_k`, `full_rank`, `rate_1_9`, dots or approval. Told by the numbers when left out.
    #[arg(long, value_parser = scheme)]
    scheme: Option<SchemeName>,
    /// Places of a ballot: the first choice gets k points. As many as the columns rank1, rank2, …; otherwise 5. Longer ballots are cut.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=500))]
    k: Option<u32>,
    /// How many voted, for a printed table.
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    voters: Option<u32>,
    /// Dots of a ballot.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    budget: u32,
    /// Dots that one item may get of a ballot.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    cap: u32,
    /// Ticks of a ballot at most.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=500))]
    quota: Option<u32>,
}

/// What to say of it.
#[derive(clap::Args)]
#[command(next_help_heading = "What to say of it")]
pub struct WhatToSay {
    /// What the order goes by when groups voted: points (all ballots together) or `equal_groups` (each group counts alike).
    #[arg(long, default_value = "points", value_parser = primary)]
    groups_rule: Primary,
    /// A consensus rule that was fixed before the vote: `top_share:70`, `seventy_fifteen`, rand, `percent_agree:75`, `iqr:2` or
    /// `w_at_least:0.7`.
    #[arg(long, value_name = "RULE", value_parser = consensus)]
    consensus: Option<Consensus>,
    /// How long the top list is, for the chance of being in it; k when left out.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=500))]
    top: Option<u32>,
    /// How often voters are drawn again for the intervals.
    #[arg(long, default_value_t = RESAMPLES, value_parser = clap::value_parser!(u32).range(i64::from(FEWEST)..=100_000))]
    resamples: u32,
    /// Where chance starts; the same seed gives the same digits.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Every figure as JSON, with its reason where it is not defined.
    #[arg(long)]
    json: bool,
    /// Also write the ballots as a PrefLib file.
    #[arg(long, value_name = "FILE")]
    preflib: Option<PathBuf>,
}

impl Options {
    /// The list of items, where there is one.
    pub(super) const fn items(&self) -> Option<&PathBuf> {
        self.reading.items.as_ref()
    }

    /// Whether to print JSON.
    pub(super) const fn json(&self) -> bool {
        self.wish.json
    }

    /// Where to write PrefLib, if anywhere.
    pub(super) const fn preflib(&self) -> Option<&PathBuf> {
        self.wish.preflib.as_ref()
    }

    /// All of it, as the core is asked.
    pub(super) fn asked(&self) -> Asked {
        let (reading, vote, wish) = (&self.reading, &self.vote, &self.wish);
        Asked {
            reading: Reading {
                layout: reading.layout,
                cells: reading.cells,
                ignore: reading.ignore.clone(),
                check_sum: reading.check_sum.clone(),
            },
            scheme: vote.scheme,
            k: vote.k,
            voters: vote.voters,
            budget: vote.budget,
            cap: vote.cap,
            quota: vote.quota,
            unlisted: reading.unlisted,
            round: reading.round.clone(),
            against: reading.against.clone(),
            top: wish.top,
            primary: wish.groups_rule,
            resamples: wish.resamples,
            seed: wish.seed,
            consensus: wish.consensus,
        }
    }
}

/// One of some words.
fn word<T: Copy>(words: &[(&str, T)], text: &str) -> Result<T, String> {
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    found.ok_or_else(|| {
        format!("one of {}", words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", "))
    })
}

fn layout(text: &str) -> Result<Layout, String> {
    word(&LAYOUTS, text)
}

fn cells(text: &str) -> Result<Cells, String> {
    word(&CELLS, text)
}

fn unlisted(text: &str) -> Result<Unlisted, String> {
    word(&[("below", Unlisted::Below), ("missing", Unlisted::Missing)], text)
}

fn scheme(text: &str) -> Result<SchemeName, String> {
    let names = [
        ("top_k", SchemeName::TopK),
        ("full_rank", SchemeName::FullRank),
        ("rate_1_9", SchemeName::Ratings),
        ("dots", SchemeName::Dots),
        ("approval", SchemeName::Approval),
    ];
    word(&names, text)
}

fn primary(text: &str) -> Result<Primary, String> {
    word(&[("points", Primary::Points), ("equal_groups", Primary::EqualGroups)], text)
}

fn consensus(text: &str) -> Result<Consensus, String> {
    Consensus::parse(text).ok_or_else(|| {
        "one of top_share:70, seventy_fifteen, rand, percent_agree:75, iqr:2, w_at_least:0.7".to_owned()
    })
}
