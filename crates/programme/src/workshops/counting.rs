//! From the ballots of a closed vote, which have no seats any more, to the table that the room sees.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use trellis_store::Broken;
use trellis_tally::{self as tally, Figure, Known, Terms, count};
use trellis_workshop::{Ballot, Board, ChoiceId, Hash, ItemId, Scheme, SealedBallots, ThemeId, Viewer};

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

/// What a choice is called on the board; a withheld text has no words.
pub(super) fn label(board: &Board, choice: ChoiceId) -> String {
    let item = board.items.get(&ItemId::from(choice.uuid()));
    let words = item.and_then(|item| board.words(item.label));
    let theme = board.themes.get(&ThemeId::from(choice.uuid())).and_then(|theme| theme.name.as_ref());
    words.or(theme).map(|text| text.as_str().to_owned()).unwrap_or_default()
}

/// Counts a round of this room.
///
/// # Errors
/// [`Broken`] when there are no such ballots, or they cannot be counted.
pub(super) fn of(open: &Open, round: u8) -> Result<(Hash, Shown), Broken> {
    let sealed = open.state.sealed(round).ok_or(Broken::Rule("a closed vote has ballots"))?;
    let board = open.view(&Viewer::Projector).board.ok_or(Broken::Rule("the screen is in the room"))?;
    let scheme = scheme(sealed.scheme).ok_or(Broken::Rule("pairs are not offered"))?;
    let ballots =
        ballots(sealed).map_err(|_| Broken::Rule("sealed ballots were checked when they were cast"))?;
    let counted = count(&ballots, &Terms::new(scheme))
        .map_err(|_| Broken::Rule("a workshop's ballots can be added exactly"))?;
    let digest = Hash::of(&[counted.to_json().as_bytes()]);
    let lines = counted.items.iter().map(|one| line(&board, one)).collect();
    let figure = |known: &Known<Figure>| known.value().map(|figure| figure.0);
    let shown = Shown {
        question: open.state.config().question.clone(),
        scheme: scheme.name().to_owned(),
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

fn line(board: &Board, one: &tally::Standing) -> Line {
    let figure = |known: &Known<Figure>| known.value().map(|figure| figure.0);
    let choice: Option<ChoiceId> = one.item.parse().ok();
    let interval = one.interval.value();
    Line {
        label: choice.map(|choice| label(board, choice)).unwrap_or_default(),
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

fn scheme(scheme: Scheme) -> Option<tally::Scheme> {
    Some(match scheme {
        Scheme::TopK { k } => tally::Scheme::TopK { k: k.into() },
        Scheme::FullRank => tally::Scheme::FullRank,
        Scheme::Rate => tally::Scheme::Ratings,
        Scheme::Dots { budget, cap } => tally::Scheme::Dots { budget: budget.into(), cap: cap.into() },
        Scheme::Approval { quota } => tally::Scheme::Approval { quota: quota.map(Into::into) },
        Scheme::Pairwise { .. } => return None,
    })
}

fn ballots(sealed: &SealedBallots) -> Result<tally::Ballots, tally::Flaw> {
    let places: BTreeMap<ChoiceId, usize> = sealed.choices.iter().copied().zip(0..).collect();
    let at = |choice: &ChoiceId| places.get(choice).copied();
    let one = |voter: String, ballot: &Ballot| match ballot {
        Ballot::TopK(order) | Ballot::FullRank(order) => {
            let tied: Vec<Vec<usize>> = order.iter().filter_map(at).map(|item| vec![item]).collect();
            tally::Ballot::ranked(voter, 0, &tied)
        }
        Ballot::Rate(marks) => {
            let marks = marks.iter().filter_map(|(choice, mark)| Some((at(choice)?, i64::from(*mark))));
            tally::Ballot::marked(voter, 0, marks.collect())
        }
        Ballot::Dots(marks) => {
            let marks = marks.iter().filter_map(|(choice, dots)| Some((at(choice)?, i64::from(*dots))));
            tally::Ballot::marked(voter, 0, marks.collect())
        }
        Ballot::Approval(ticks) => {
            tally::Ballot::marked(voter, 0, ticks.iter().filter_map(at).map(|item| (item, 1)).collect())
        }
        Ballot::Pairwise(_) => tally::Ballot::marked(voter, 0, Vec::new()),
    };
    let all = sealed.ballots.iter().map(|ballot| one(ballot.label.to_string(), &ballot.ballot)).collect();
    let items = sealed.choices.iter().map(|choice| tally::Item::new(choice.to_string())).collect();
    tally::Ballots::new(items, vec![String::new()], all)
}
