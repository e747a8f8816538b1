//! From the ballots of a closed vote, which have no seats any more, to the table that the room sees.

use serde::{Deserialize, Serialize};
use trellis_record::count;
use trellis_store::Broken;
use trellis_tally::{Figure, Known, Standing};
use trellis_workshop::{Board, ChoiceId, Hash, Viewer};

use super::room::Open;

/// A table as it was shown, and as it is kept when the texts behind it have gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// What the group was asked.
    pub question: String,
    /// The scheme, by its code.
    pub scheme: String,
    /// The rule of the order, by its code.
    pub rule: String,
    /// Ballots that count.
    pub voters: u32,
    /// Those who abstained.
    pub abstained: u16,
    /// Those who gave no answer.
    pub missing: u16,
    /// All points that could have been given; none for ratings.
    pub capacity: Option<f64>,
    /// Points that nobody got; none for ratings.
    pub unallocated: Option<f64>,
    /// Kendall's W, where it is defined.
    pub w: Option<f64>,
    /// All are equal: there is no order.
    pub no_order: bool,
    /// Fewer than 8 ballots.
    pub few: bool,
    /// In their order.
    pub lines: Vec<Line>,
}

/// One item or theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as in `trellis_tally::Standing`")]
pub struct Line {
    pub label: String,
    /// How many ideas are behind it.
    pub ideas: usize,
    pub rank: Option<u32>,
    /// Whether others share its rank.
    pub shared: bool,
    pub band: Option<u32>,
    pub score: Option<f64>,
    pub percent: Option<f64>,
    pub voters: Option<u32>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub polarised: bool,
}

/// Counts a round of this room.
///
/// # Errors
/// [`Broken`] when there are no such ballots, or they cannot be counted.
pub(super) fn of(open: &Open, round: u8) -> Result<(Hash, Shown), Broken> {
    let sealed = open.state.sealed(round).ok_or(Broken::Rule("a closed vote has ballots"))?;
    let board = open.view(&Viewer::Projector).board.ok_or(Broken::Rule("the screen is in the room"))?;
    let seed = board.vote.as_ref().map(|vote| vote.seed).ok_or(Broken::Rule("a vote has its seed"))?;
    let before = round.checked_sub(1).and_then(|before| open.state.sealed(before));
    let counted = count(sealed, before, seed, open.state.config())
        .map_err(|_| Broken::Rule("sealed ballots were checked when they were cast"))?;
    let digest = counted.hash();
    let counted = counted.table;
    let lines = counted.items.iter().map(|one| line(&board, one)).collect();
    let figure = |known: &Known<Figure>| known.value().map(|figure| figure.0);
    let shown = Shown {
        question: open.state.config().question.clone(),
        scheme: counted.flags.scheme.value().copied().unwrap_or_default().to_owned(),
        rule: counted.flags.rule.to_owned(),
        voters: counted.m.value().copied().unwrap_or_default(),
        abstained: sealed.abstained,
        missing: sealed.missing,
        capacity: figure(&counted.capacity),
        unallocated: figure(&counted.unallocated),
        w: figure(&counted.kendall.W),
        no_order: counted.flags.no_order,
        few: counted.flags.few_voters.value().copied().unwrap_or(true),
        lines,
    };
    Ok((digest, shown))
}

fn line(board: &Board, one: &Standing) -> Line {
    let figure = |known: &Known<Figure>| known.value().map(|figure| figure.0);
    let choice: Option<ChoiceId> = one.item.parse().ok();
    let interval = one.interval.value();
    Line {
        label: choice
            .and_then(|choice| board.choice(choice))
            .map(|text| text.as_str().to_owned())
            .unwrap_or_default(),
        ideas: choice.map_or(0, |choice| board.ideas_of(choice).len()),
        rank: one.rank.value().copied(),
        shared: one.shared,
        band: one.band.value().copied(),
        score: figure(&one.score),
        percent: figure(&one.pct_max),
        voters: one.voters.value().copied(),
        low: interval.map(|both| both[0].0),
        high: interval.map(|both| both[1].0),
        polarised: one.polarised.value().copied().unwrap_or(false),
    }
}
