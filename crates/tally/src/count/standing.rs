//! One row of the table: all that is known of an item.

use super::Count;
use crate::{
    ballot::Ballots,
    intervals::Intervals,
    known::{Figure, Known},
    percentile,
    ranks::{self, Place},
    ratings::Spread,
    scheme::Scheme,
    sensitivity::Duels,
    tally::Standing,
};

impl Count<'_> {
    /// All items: the ranked ones in their order, then the others.
    pub(super) fn standings(
        &self,
        keys: &[[i128; 3]],
        drawn: Option<&Intervals>,
        duels: &Duels,
    ) -> Vec<Standing> {
        let places = ranks::places(keys);
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by_key(|&at| places[at].rank);
        let bands = drawn.map(|drawn| drawn.bands(&order));
        let (copeland, schulze) = (duels.copeland(), duels.schulze());
        let sums = self.ranks.sums();
        let mut rows: Vec<Standing> = order
            .iter()
            .map(|&at| {
                let mut row = self.counted(self.ranked[at]);
                self.place(&mut row, places[at]);
                self.compare(&mut row, sums[at], copeland[at], schulze[at]);
                if let (Some(drawn), Some(bands)) = (drawn, &bands) {
                    draw(&mut row, drawn, at, bands[at]);
                }
                row
            })
            .collect();
        let others = (0..self.ballots.items().len()).filter(|item| self.ranked.binary_search(item).is_err());
        rows.extend(others.map(|item| self.counted(item)));
        rows
    }

    /// What is counted of an item without comparing it with others.
    fn counted(&self, item: usize) -> Standing {
        let (offered, voted) = (self.offered.0[item], self.offered.1);
        let sizes = self.ballots.sizes();
        let groups = (0..sizes.len()).filter(|&group| self.ballots.items()[item].offered_to(group));
        let offered_to: u32 = groups.map(|group| sizes[group]).sum();
        let reason = if self.ballots.voters() == 0 {
            "no ballots".to_owned()
        } else if offered < voted {
            format!("offered in {offered} of {voted} groups")
        } else if self.ranked.binary_search(&item).is_err() {
            "nobody rated it".to_owned()
        } else {
            super::NOT_DRAWN.to_owned()
        };
        let mut row = Standing { offered_to, ..Standing::unknown(self.label(item), &reason) };
        if self.terms.scheme == Scheme::Ratings {
            self.rate(&mut row, item);
        } else {
            self.score(&mut row, item);
        }
        if self.ballots.voters() > 0 {
            row.first = Known::Is(Figure::ratio(self.first.1[item], self.first.0));
            row.importance = self.importance(item, offered_to);
        }
        row
    }

    fn score(&self, row: &mut Standing, item: usize) {
        let points = &self.points;
        let (score, all) = (points.scores[item], points.given_in_all());
        row.score = Known::Is(Figure::ratio(score, points.unit));
        row.voters = Known::Is(points.voters[item]);
        if points.maxima[item] > 0 {
            row.pct_max = Known::Is(Figure::ratio(100 * score, points.maxima[item]));
        }
        row.share = if all > 0 {
            Known::Is(Figure::ratio(100 * score, all))
        } else {
            Known::not("no points were given")
        };
        row.mean_supporter = if points.voters[item] > 0 {
            Known::Is(Figure::ratio(score, i128::from(points.voters[item]) * points.unit))
        } else {
            Known::not("nobody gave it points")
        };
        row.polarised = self.polarised(item);
    }

    fn rate(&self, row: &mut Standing, item: usize) {
        let ratings = &self.ratings[item];
        let no_points = "ratings are not points";
        row.score = Known::or(
            percentile::scaled(ratings, 1, 2).map(|twice| Figure::ratio(twice.into(), 2)),
            "nobody rated it",
        );
        row.voters = Known::Is(ratings.len() as u32);
        (row.pct_max, row.share, row.mean_supporter) =
            (Known::not(no_points), Known::not(no_points), Known::not(no_points));
        row.polarised = Known::or(Spread::of(ratings).map(Spread::disagrees), "nobody rated it");
    }

    /// `(1/m) sum of 1/r_ij`, 0 where unranked. Added up rank by rank, so that the order of voters changes nothing.
    fn importance(&self, item: usize, voters: u32) -> Known<Figure> {
        let times = (0..).zip(&self.places[item]).filter(|(_, times)| **times > 0);
        let sum: f64 = times.map(|(doubled, &times)| f64::from(times) * 2.0 / f64::from(doubled)).sum();
        if voters == 0 { Known::not("no ballots") } else { Known::Is(Figure(sum / f64::from(voters))) }
    }

    /// At least 3 and 30% of its supporters in the top two places, and as many in the bottom two; with 3 or 4 places the top
    /// and the bottom one.
    fn polarised(&self, item: usize) -> Known<bool> {
        let k = match self.terms.scheme.places(self.ballots.items().len()) {
            None => return Known::not("ballots have no places"),
            Some(k) if k < 3 => return Known::not("fewer than 3 places"),
            Some(k) => k as usize,
        };
        let reach = if k < 5 { 1 } else { 2 };
        let places = &self.places[item];
        let top: u32 = places.iter().take(2 * reach + 1).sum();
        let bottom: u32 = places.iter().skip(2 * (k + 1 - reach)).sum();
        let many = |part: u32| part >= 3 && 10 * part >= 3 * self.points.voters[item];
        Known::Is(many(top) && many(bottom))
    }

    fn place(&self, row: &mut Standing, place: Place) {
        if self.ballots.voters() > 0 {
            (row.rank, row.shared) = (Known::Is(place.rank), place.shared);
        }
    }

    fn compare(&self, row: &mut Standing, doubled_sum: i64, copeland: u32, schulze: u32) {
        if self.ballots.voters() == 0 {
            return;
        }
        row.copeland = Known::Is(Figure::ratio(copeland.into(), 2));
        row.schulze_rank = Known::Is(schulze);
        if self.agreement_is_possible() {
            let all = 2 * self.ballots.voters() as i64 * self.ranked.len() as i64;
            row.rank_sum = Known::Is(Figure::ratio(doubled_sum.into(), 2));
            row.borda = Known::Is(Figure::ratio((all - doubled_sum).into(), 2));
        } else {
            let reason = "unlisted items are missing, so ranks cannot be added up";
            (row.rank_sum, row.borda) = (Known::not(reason), Known::not(reason));
        }
    }
}

/// For each item, on how many ballots it has each doubled rank; unlisted ones have none.
pub fn places(ballots: &Ballots) -> Vec<Vec<u32>> {
    let n = ballots.items().len();
    let mut places = vec![vec![0; 2 * n + 1]; n];
    for ballot in ballots.all() {
        let mut before = 0;
        for tied in ballot.ties() {
            tied.iter().for_each(|&item| places[item][2 * before + tied.len() + 1] += 1);
            before += tied.len();
        }
    }
    places
}

/// What drawing voters again says of an item.
fn draw(row: &mut Standing, drawn: &Intervals, at: usize, band: u32) {
    let share = |times: u32| Known::Is(Figure::ratio(times.into(), drawn.resamples.into()));
    row.band = Known::Is(band);
    row.interval = Known::Is(drawn.ranks[at].map(Figure));
    row.rank_set = Known::Is(drawn.rank_sets[at]);
    row.p_first = share(drawn.sole_first[at]);
    row.p_top_k = share(drawn.in_top[at]);
}
