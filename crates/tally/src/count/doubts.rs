//! What to look at before a table is trusted.

use crate::{
    ballot::{Ballot, Ballots},
    intervals::{FEWEST, Intervals},
    points::Points,
    scheme::Scheme,
    tally::Warning,
    terms::Terms,
};

/// All doubts about a count, in a fixed order.
pub fn of(terms: &Terms, ballots: &Ballots, points: &Points, drawn: Option<&Intervals>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let m = ballots.voters();
    if m < 5 {
        let says = format!("{m} ballots: publish the order and the bands, and no scores or intervals");
        warnings.push(Warning::new("very_few_voters", says));
    }
    if m < 8 {
        let says = format!("few voters: {m} ballots, so intervals are rough and W looks high");
        warnings.push(Warning::new("few_voters", says));
    }
    // Where marks have a meaning of their own, an equal order is not an equal ballot.
    let ranked = matches!(terms.scheme, Scheme::TopK { .. } | Scheme::FullRank);
    let equal = |a: &Ballot, b: &Ballot| if ranked { a.ties() == b.ties() } else { a.marks() == b.marks() };
    let same = ballots.all().windows(2).all(|pair| equal(&pair[0], &pair[1]));
    if m > 1 && ballots.items().len() > 1 && same {
        let says = "all ballots are equal: people may have filled them in together";
        warnings.push(Warning::new("all_equal", says));
    }
    warnings.extend(partial(terms.scheme, ballots, points));
    let listed = listed(ballots);
    let never: Vec<&str> = ballots
        .items()
        .iter()
        .zip(&listed)
        .filter(|(_, listed)| !**listed)
        .map(|(item, _)| &*item.label)
        .collect();
    if !never.is_empty() {
        let says = format!("on no ballot: {}", named(&never));
        warnings.push(Warning::new("never_listed", says));
    }
    let sizes = ballots.sizes();
    let absent = ballots.groups().iter().zip(&sizes).filter(|(_, size)| **size == 0);
    let absent: Vec<&str> = absent.map(|(group, _)| group.as_str()).collect();
    if !absent.is_empty() && m > 0 {
        let says = format!("groups without a ballot, which are in no combination: {}", named(&absent));
        warnings.push(Warning::new("absent_group", says));
    }
    warnings.extend(mixed(terms.scheme, ballots));
    if drawn.is_some_and(|drawn| drawn.resamples < terms.resamples) {
        let says = format!("so many ballots and items that voters were drawn {FEWEST} times only");
        warnings.push(Warning::new("fewer_resamples", says));
    }
    warnings
}

fn listed(ballots: &Ballots) -> Vec<bool> {
    let mut listed = vec![false; ballots.items().len()];
    ballots.all().iter().flat_map(Ballot::marks).for_each(|&(item, _)| listed[item] = true);
    listed
}

/// Ballots that use less than they might.
fn partial(scheme: Scheme, ballots: &Ballots, points: &Points) -> Option<Warning> {
    let offered = ballots.offered_items();
    let uses_less = |at: &usize| {
        let ballot = &ballots.all()[*at];
        let all = offered[ballot.group];
        match scheme {
            Scheme::Ratings => ballot.listed() < all,
            Scheme::Approval { .. } => false,
            Scheme::Dots { budget, .. } => {
                points.given[*at].iter().map(|(_, worth)| worth).sum::<i128>()
                    < i128::from(budget) * points.unit
            }
            Scheme::TopK { .. } | Scheme::FullRank => {
                ballot.listed() < scheme.places(all).unwrap_or_default() as usize
            }
        }
    };
    let partial = (0..ballots.voters()).filter(uses_less).count();
    let says = match scheme {
        Scheme::Ratings => format!(
            "{partial} of {} ballots leave items unrated; for W, Borda and the rules by pairs those stand below all rated ones",
            ballots.voters()
        ),
        _ => format!("{partial} of {} ballots use fewer places or dots than they might", ballots.voters()),
    };
    (partial > 0).then(|| Warning::new("partial", says))
}

/// Groups whose fullest ballots have different numbers of places, as if they had voted with different k.
fn mixed(scheme: Scheme, ballots: &Ballots) -> Option<Warning> {
    scheme.places(ballots.items().len())?;
    let mut fullest = vec![0; ballots.groups().len()];
    for ballot in ballots.all() {
        fullest[ballot.group] = fullest[ballot.group].max(ballot.listed());
    }
    let mut seen: Vec<usize> = fullest.into_iter().filter(|&places| places > 0).collect();
    seen.sort_unstable();
    seen.dedup();
    let says = "the fullest ballots of the groups have different numbers of places; did the groups vote with the same k?";
    (seen.len() > 1).then(|| Warning::new("mixed_k", says))
}

/// The first few names, and how many more there are.
fn named(names: &[&str]) -> String {
    let shown = names.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    if names.len() > 5 { format!("{shown} and {} more", names.len() - 5) } else { shown }
}
