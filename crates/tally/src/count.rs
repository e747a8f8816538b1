//! From ballots to tables: every part of the statistics in its place.

mod doubts;
mod medians;
mod standing;

use crate::{
    ballot::{Ballots, Flaw, Unlisted},
    consensus::{Evidence, Outcome},
    groups::{self, Groups},
    intervals::{FEWEST, Intervals, Parts},
    kendall::Kendall,
    known::{Figure, Known},
    points::{self, Points},
    ranks::{self, Ranks},
    ratings::Rated,
    scheme::Scheme,
    sensitivity::Duels,
    tally::{Flags, HOLDS, Tally, VERSION, Warning},
    terms::{Primary, Terms},
};

/// Everything that one count works on.
struct Count<'a> {
    terms: &'a Terms,
    /// Groups in order, cut to their places.
    ballots: Ballots,
    points: Points,
    /// The unit of first places, and the first places.
    first: (i128, Vec<i128>),
    /// The items that can be ranked, ascending: offered to every group that voted, and rated by somebody.
    ranked: Vec<usize>,
    /// Ranks among those.
    ranks: Ranks,
    /// Ratings of each item, sorted; empty for other schemes.
    ratings: Vec<Vec<i64>>,
    /// For each item, on how many ballots it has each doubled rank.
    places: Vec<Vec<u32>>,
    /// In how many groups that voted each item was offered, and how many groups voted.
    offered: (Vec<usize>, usize),
}

/// Why voters are not drawn again.
const NOT_DRAWN: &str = "fewer than 2 ballots or 2 items that can be compared";

/// Most marks times resamples; beyond, voters are drawn fewer times.
const MOST_DRAWN: u64 = 5_000_000_000;

/// Counts ballots by their terms.
///
/// # Errors
/// [`Flaw::TieSizes`] when points cannot be added exactly.
pub fn count(ballots: &Ballots, terms: &Terms) -> Result<Tally, Flaw> {
    let count = Count::new(ballots.counted(terms.scheme), terms)?;
    let drawn = count.draw()?;
    let duels = Duels::count(&count.ranks, count.ballots.unlisted);
    let keys = count.keys()?;
    let kendall = count.agreement();
    let scheme = terms.scheme;
    let group_keys =
        |own: &Ballots| Ok(order_keys(&Points::count(own, scheme)?, &points::first_places(own)?.1));
    let groups = if scheme == Scheme::Ratings {
        Known::not("ratings are never added up; count each group by itself for its medians")
    } else {
        Groups::combine(&count.ballots, scheme, &count.points, group_keys)?
    };
    let n = count.ballots.items().len();
    let figure = |units: i128| Figure::ratio(units, count.points.unit);
    let no_points = "ratings are not points";
    let places = ranks::places(&keys);
    let items = count.standings(&keys, drawn.as_ref(), &duels);
    let consensus = terms.consensus.map(|_| count.outcomes(&items, &kendall));
    let condorcet = if count.ballots.voters() == 0 { None } else { duels.condorcet() };
    let winner = condorcet.map(|at| count.label(count.ranked[at]).to_owned());
    let (winner_changes, top_k_changes) = count.sensitivity(&places, &duels, condorcet);
    Ok(Tally {
        m: Known::Is(count.ballots.voters() as u32),
        n: n as u32,
        k: Known::or(scheme.most(n), no_points),
        capacity: Known::or(scheme.most(n).map(|_| figure(count.points.capacity)), no_points),
        unallocated: Known::or(scheme.most(n).map(|_| figure(count.points.unallocated())), no_points),
        conservation: Known::or(scheme.most(n).map(|_| HOLDS), no_points),
        ratings: count.rated(),
        groups,
        condorcet: Known::or(winner, "no item beats every other one"),
        flags: Flags {
            scheme: Known::Is(scheme.name()),
            rule: rule(scheme, terms.primary),
            top_k: Known::Is(terms.top_list(n)),
            resamples: Known::or(drawn.as_ref().map(|drawn| drawn.resamples), NOT_DRAWN),
            critical: Known::or(drawn.as_ref().map(|drawn| Figure(drawn.critical)), NOT_DRAWN),
            winner_changes,
            top_k_changes,
            no_order: count.ballots.voters() == 0
                || keys.len() > 1 && keys.windows(2).all(|pair| pair[0][0] == pair[1][0]),
            few_voters: Known::Is(count.ballots.voters() < 8),
            mid_rank_fill: Known::Is(count.ranks.listed.iter().any(|&listed| listed < count.ranked.len())),
        },
        warnings: count.warnings(drawn.as_ref()),
        items,
        kendall,
        seed: terms.seed,
        version: VERSION,
        consensus,
        stability: None,
    })
}

/// What the order goes by, in a word.
const fn rule(scheme: Scheme, primary: Primary) -> &'static str {
    match (primary, scheme) {
        (Primary::EqualGroups, _) => "equal_groups",
        (_, Scheme::TopK { .. }) => "points",
        (_, Scheme::FullRank) => "rank_sum",
        (_, Scheme::Ratings) => "median",
        (_, Scheme::Dots { .. }) => "dots",
        (_, Scheme::Approval { .. }) => "approvals",
    }
}

/// Score, voters, first places: an order that is never by chance and never by the place in a list.
fn order_keys(points: &Points, first: &[i128]) -> Vec<[i128; 3]> {
    let rest = points.voters.iter().zip(first);
    points.scores.iter().zip(rest).map(|(&score, (&voters, &first))| [score, voters.into(), first]).collect()
}

impl<'a> Count<'a> {
    fn new(ballots: Ballots, terms: &'a Terms) -> Result<Self, Flaw> {
        let points = Points::count(&ballots, terms.scheme)?;
        let first = points::first_places(&ballots)?;
        let ratings = medians::by_item(&ballots, terms.scheme);
        let offered = ballots.offers();
        let rated = |item: usize| terms.scheme != Scheme::Ratings || !ratings[item].is_empty();
        let all = 0..ballots.items().len();
        let ranked: Vec<usize> = all.filter(|&item| offered.0[item] == offered.1 && rated(item)).collect();
        let ranks = Ranks::of(&ballots, &ranked);
        let places = standing::places(&ballots);
        Ok(Self { terms, ballots, points, first, ranked, ranks, ratings, places, offered })
    }

    fn label(&self, item: usize) -> &str {
        &self.ballots.items()[item].label
    }

    /// What the ranked items are ordered by, higher first.
    fn keys(&self) -> Result<Vec<[i128; 3]>, Flaw> {
        if self.terms.scheme == Scheme::Ratings {
            return Ok(self.ranked.iter().map(|&item| medians::key(&self.ratings[item])).collect());
        }
        let weights = groups::weights(&self.ballots, self.terms.scheme, self.terms.primary)?;
        let mut scores = vec![0; self.ballots.items().len()];
        for (ballot, given) in self.ballots.all().iter().zip(&self.points.given) {
            given.iter().for_each(|&(item, worth)| scores[item] += worth * weights[ballot.group]);
        }
        let rest = order_keys(&self.points, &self.first.1);
        Ok(self.ranked.iter().map(|&item| [scores[item], rest[item][1], rest[item][2]]).collect())
    }

    /// Voters drawn again; `None` below two ballots, which say nothing about others, and below two items, which have no order.
    fn draw(&self) -> Result<Option<Intervals>, Flaw> {
        if self.ballots.voters() < 2 || self.ranked.len() < 2 {
            return Ok(None);
        }
        let at = |item: usize| self.ranked.binary_search(&item).ok();
        let parts = if self.terms.scheme == Scheme::Ratings {
            let marks = self.ballots.all().iter().map(|ballot| {
                let marks = ballot.marks().iter();
                marks.filter_map(|&(item, mark)| Some((at(item)?, u8::try_from(mark).unwrap_or(1)))).collect()
            });
            Parts::Medians(marks.collect())
        } else {
            let weights = groups::weights(&self.ballots, self.terms.scheme, self.terms.primary)?;
            let given = self.ballots.all().iter().zip(&self.points.given).map(|(ballot, given)| {
                let weight = weights[ballot.group];
                given.iter().filter_map(|&(item, worth)| Some((at(item)?, worth * weight))).collect()
            });
            Parts::Sums(given.collect())
        };
        let (items, top) = (self.ranked.len(), self.terms.top_list(self.ballots.items().len()));
        let resamples = self.resamples();
        Ok(Some(Intervals::draw(&parts, items, &self.ballots.sizes(), top, resamples, self.terms.seed)))
    }

    /// As many resamples as were asked for, or the fewest where that would take minutes.
    fn resamples(&self) -> u32 {
        let marks: usize = self.ballots.all().iter().map(|ballot| ballot.listed() + 1).sum();
        let asked = self.terms.resamples.max(FEWEST);
        if marks as u64 * u64::from(asked) > MOST_DRAWN { FEWEST } else { asked }
    }

    fn agreement(&self) -> Kendall {
        if self.ballots.unlisted == Unlisted::Missing && !self.lists_everything() {
            return Kendall::undefined("unlisted items are missing, so ranks cannot be added up");
        }
        if !self.terms.shuffled {
            return Kendall::without_shuffles(&self.ranks);
        }
        Kendall::of(&self.ranks, self.terms.seed)
    }

    fn lists_everything(&self) -> bool {
        self.ranks.listed.iter().all(|&listed| listed == self.ranked.len())
    }

    fn rated(&self) -> Vec<Rated> {
        if self.terms.scheme != Scheme::Ratings {
            return Vec::new();
        }
        (0..self.ratings.len())
            .map(|item| {
                let ratings: Vec<u8> = self.ratings[item].iter().map(|&rating| rating as u8).collect();
                Rated::of(self.label(item), &ratings)
            })
            .collect()
    }

    fn outcomes(&self, items: &[crate::tally::Standing], kendall: &Kendall) -> Vec<Outcome> {
        let Some(rule) = self.terms.consensus else { return Vec::new() };
        let judge = |standing: &crate::tally::Standing| {
            let item = (0..self.ratings.len()).find(|&item| self.label(item) == standing.item);
            let evidence = Evidence {
                voters: standing.offered_to,
                supporters: standing.voters.value().copied().filter(|_| self.terms.scheme != Scheme::Ratings),
                ticks: matches!(self.terms.scheme, Scheme::Approval { .. }),
                ratings: item.map_or(&[], |item| &self.ratings[item]),
                w: kendall.W.value().map(|w| w.0),
            };
            Outcome { item: standing.item.clone(), met: rule.judge(evidence) }
        };
        items.iter().map(judge).collect()
    }

    /// Whether another rule has another winner, and another top list.
    fn sensitivity(
        &self,
        places: &[ranks::Place],
        duels: &Duels,
        condorcet: Option<usize>,
    ) -> (Known<bool>, Known<bool>) {
        if self.ballots.voters() == 0 || self.ranked.len() < 2 {
            let reason = if self.ballots.voters() == 0 { "no ballots" } else { "fewer than 2 items" };
            return (Known::not(reason), Known::not(reason));
        }
        let ranks_of =
            |places: Vec<ranks::Place>| places.iter().map(|place| place.rank).collect::<Vec<u32>>();
        let mut orders = vec![ranks_of(ranks::places(&duels.copeland())), duels.schulze()];
        if self.agreement_is_possible() {
            let borda: Vec<i64> = self.ranks.sums().iter().map(|sum| -sum).collect();
            orders.push(ranks_of(ranks::places(&borda)));
        }
        let primary: Vec<u32> = places.iter().map(|place| place.rank).collect();
        let first = |ranks: &[u32], to: u32| -> Vec<usize> {
            (0..ranks.len()).filter(|&at| ranks[at] <= to).collect()
        };
        let winners = first(&primary, 1);
        let other_winner = orders.iter().any(|order| first(order, 1) != winners)
            || condorcet.is_some_and(|winner| winners != [winner]);
        let top = self.terms.top_list(self.ballots.items().len());
        let other_top = orders.iter().any(|order| first(order, top) != first(&primary, top));
        (Known::Is(other_winner), Known::Is(other_top))
    }

    fn agreement_is_possible(&self) -> bool {
        self.ballots.unlisted == Unlisted::Below || self.lists_everything()
    }

    fn warnings(&self, drawn: Option<&Intervals>) -> Vec<Warning> {
        doubts::of(self.terms, &self.ballots, &self.points, drawn)
    }
}
