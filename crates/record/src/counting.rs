//! From sealed ballots to the table that the room sees and that the record names by its digest.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use trellis_tally::{
    self as tally, Consensus, FEWEST, Flaw, Item, Primary, RESAMPLES, Stability, Standing, Tally, Terms,
};
use trellis_workshop::{
    Ballot, ChoiceId, Config, ConsensusRule, Hash, Hex, PrimaryRule, Scheme, SealedBallots, canonical,
};

/// Fewer ballots than this, and a published table shows order and bands only.
pub const FEWEST_PUBLISHED: usize = 5;

/// The table of one vote, and two texts of canonical JSON for it.
///
/// The digest in the record is the one of `order`, which names the digest of `full`. So a table of few voters can be published as its
/// order alone and be checked; and nobody can guess the rest of it from a digest, for `full` holds a salt made of the ballots' own.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Items with rank and band, and the digest of `full`.
    pub order: String,
    /// Everything that was counted (`trellis ngt analyse --json`), items by their ids.
    pub full: String,
    /// The same, before it was written.
    pub table: Tally,
}

/// Why a vote cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Uncounted {
    /// There is no count of choices between pairs yet.
    #[error("choices between pairs cannot be counted yet")]
    Pairs,
    /// The ballots do not fit their items.
    #[error("{0}")]
    Flaw(#[from] Flaw),
    /// The table has no JSON text.
    #[error("the table cannot be written")]
    Unwritable,
}

impl Counted {
    /// What `TallyComputed` names.
    pub fn hash(&self) -> Hash {
        Hash::of(&[self.order.as_bytes()])
    }
}

/// Counts one vote: a pure function of sealed ballots, recorded seed and configuration. `before` is the vote before, where there was
/// one. Late joiners are counted apart only where as many as may be published are on both sides.
///
/// # Errors
/// [`Uncounted`].
pub fn count(
    round: &SealedBallots,
    before: Option<&SealedBallots>,
    seed: Hex<8>,
    config: &Config,
) -> Result<Counted, Uncounted> {
    let ballots = ballots(round)?;
    let mut table = tally::count(&ballots, &terms(round.scheme, seed, config)?)?;
    if let Some(before) = before {
        // Only its order and its W are compared, which need no voters drawn again and no shuffles.
        let old_terms = Terms { resamples: FEWEST, shuffled: false, ..terms(before.scheme, seed, config)? };
        let old_ballots = self::ballots(before)?;
        let old = tally::count(&old_ballots, &old_terms)?;
        let linked = config.link_rounds.then_some((&old_ballots, &ballots));
        table.stability = Some(Stability::between(&old, &table, linked));
    }
    let in_time = if late(round, config) {
        let late = round.ballots.iter().filter(|one| one.late == Some(true));
        let late: Vec<String> = late.map(|one| one.label.to_string()).collect();
        let in_time = ballots.only(|ballot| !late.contains(&ballot.voter));
        Some(tally::count(&in_time, &terms(round.scheme, seed, config)?)?)
    } else {
        None
    };
    let full = canonical(&json!({
        "round": round.round,
        "salt": salt(round),
        "seed": seed,
        "tally": document(&table)?,
        "without_late": in_time.as_ref().map(document).transpose()?,
    }));
    let order = canonical(&json!({
        "full": Hash::of(&[full.as_bytes()]),
        "items": table.items.iter().map(place).collect::<Vec<Value>>(),
        "m": table.m,
        "n": table.n,
        "no_order": table.flags.no_order,
        "round": round.round,
        "rule": table.flags.rule,
        "scheme": round.scheme,
    }));
    Ok(Counted { order, full, table })
}

/// Whether ballots of late joiners may be told apart outside the room.
pub fn late(round: &SealedBallots, config: &Config) -> bool {
    let late = round.ballots.iter().filter(|one| one.late == Some(true)).count();
    late.min(round.ballots.len() - late) >= usize::from(config.min_cell_published)
}

/// The tables without what depends on the software that counted.
fn document(table: &Tally) -> Result<Value, Uncounted> {
    let mut value = serde_json::to_value(table).map_err(|_| Uncounted::Unwritable)?;
    if let Some(keys) = value.as_object_mut() {
        keys.remove("version");
        // The recorded seed stands beside it in full; JSON has no whole numbers of that size.
        keys.remove("seed");
    }
    Ok(value)
}

fn place(standing: &Standing) -> Value {
    json!({
        "band": standing.band,
        "item": standing.item,
        "rank": standing.rank,
        "shared": standing.shared,
    })
}

/// Known to whoever has the ballots, and to nobody else.
fn salt(round: &SealedBallots) -> Hash {
    let mut parts: Vec<&[u8]> = vec![b"trellis.ngt.tally.v1"];
    parts.extend(round.ballots.iter().map(|ballot| &ballot.salt.0[..]));
    Hash::of(&parts)
}

fn terms(scheme: Scheme, seed: Hex<8>, config: &Config) -> Result<Terms, Uncounted> {
    Ok(Terms {
        scheme: match scheme {
            Scheme::TopK { k } => tally::Scheme::TopK { k: k.into() },
            Scheme::FullRank => tally::Scheme::FullRank,
            Scheme::Rate => tally::Scheme::Ratings,
            Scheme::Dots { budget, cap } => tally::Scheme::Dots { budget: budget.into(), cap: cap.into() },
            Scheme::Approval { quota } => tally::Scheme::Approval { quota: quota.map(u32::from) },
            Scheme::Pairwise { .. } => return Err(Uncounted::Pairs),
        },
        top: None,
        primary: match config.primary_rule {
            PrimaryRule::Points => Primary::Points,
            PrimaryRule::EqualGroups => Primary::EqualGroups,
        },
        resamples: RESAMPLES,
        shuffled: true,
        seed: u64::from_be_bytes(seed.0),
        consensus: config.consensus.as_ref().map(|consensus| rule(consensus.rule)),
    })
}

/// A consensus rule as the count knows it.
pub fn rule(rule: ConsensusRule) -> Consensus {
    match rule {
        ConsensusRule::TopShare { percent } => Consensus::TopShare(percent.into()),
        ConsensusRule::SeventyFifteen => Consensus::SeventyFifteen,
        ConsensusRule::Rand => Consensus::Rand,
        ConsensusRule::PercentAgree { percent } => Consensus::PercentAgree(percent.into()),
        ConsensusRule::Iqr { at_most } => Consensus::Iqr(at_most.into()),
        ConsensusRule::WAtLeast { thousandths } => Consensus::WAtLeast(f64::from(thousandths) / 1_000.0),
    }
}

/// The ballots of one group, items by their ids, so that no text is part of any digest.
pub fn ballots(round: &SealedBallots) -> Result<tally::Ballots, Uncounted> {
    let at: BTreeMap<ChoiceId, usize> = round.choices.iter().copied().zip(0..).collect();
    let items = round.choices.iter().map(|choice| Item::new(choice.to_string())).collect();
    let ballots = round.ballots.iter().map(|sealed| {
        let voter = sealed.label.to_string();
        let item = |choice: &ChoiceId| at.get(choice).copied().ok_or_else(|| Flaw::Unknown(voter.clone()));
        let marked = |marks: &mut dyn Iterator<Item = (ChoiceId, i64)>| {
            marks.map(|(choice, mark)| Ok((item(&choice)?, mark))).collect::<Result<Vec<_>, Flaw>>()
        };
        let ballot = match &sealed.ballot {
            Ballot::TopK(places) | Ballot::FullRank(places) => {
                let places =
                    places.iter().map(|choice| Ok(vec![item(choice)?])).collect::<Result<Vec<_>, Flaw>>()?;
                tally::Ballot::ranked(&voter, 0, &places)
            }
            Ballot::Rate(marks) => {
                let marks = marked(&mut marks.iter().map(|(choice, mark)| (*choice, i64::from(*mark))))?;
                tally::Ballot::marked(&voter, 0, marks)
            }
            Ballot::Dots(marks) => {
                let marks = marked(&mut marks.iter().map(|(choice, dots)| (*choice, i64::from(*dots))))?;
                tally::Ballot::marked(&voter, 0, marks)
            }
            Ballot::Approval(ticks) => {
                tally::Ballot::marked(&voter, 0, marked(&mut ticks.iter().map(|choice| (*choice, 1)))?)
            }
            Ballot::Pairwise(_) => return Err(Uncounted::Pairs),
        };
        Ok(ballot)
    });
    let ballots = ballots.collect::<Result<Vec<_>, Uncounted>>()?;
    Ok(tally::Ballots::new(items, vec![String::new()], ballots)?)
}
