//! What stands under a table: the rule of its order, what was left over, agreement, and how sure it is.

use std::fmt::Write as _;

use super::numbers::{fixed, p_is, short};
use crate::{
    kendall::Kendall,
    known::Known,
    stability::Stability,
    tally::{HOLDS, RANKS_DO_NOT_ADD_UP, Tally},
};

/// What stands under the table of ratings.
pub const RATINGS: &str = "Percentiles are of type 7. DI is the spread from the 30th to the 70th percentile, divided by 2.35 + 1.5 times its distance from \
                           5; above 1 people disagree.\n";

/// All footnotes.
pub fn of(tally: &Tally) -> String {
    let mut text = rule(tally);
    if tally.flags.no_order {
        text.push_str("All items are equal: there is no order.\n");
    }
    text.push_str(&conservation(tally));
    text.push_str(&agreement(&tally.kendall, tally.flags.mid_rank_fill == Known::Is(true)));
    text.push_str(&sureness(tally));
    text.push_str(&other_rules(tally));
    text
}

fn rule(tally: &Tally) -> String {
    let k = tally.k.value().copied().unwrap_or_default();
    let by_place = format!("A ballot gives its first choice k = {k} points and its last place 1");
    match (tally.flags.rule, tally.flags.scheme.value()) {
        ("points", Some(&"top_k")) => {
            format!("Order: points, then voters, then first places. {by_place}.\n")
        }
        ("points", _) => "Order: points, then voters.\n".into(),
        ("rank_sum", Some(_)) => {
            format!("Order: rank sum, the lowest first. {by_place}, which gives the same order.\n")
        }
        ("rank_sum", None) => "Order: rank sum, the lowest first.\n".into(),
        ("median", Some(_)) => "Order: median rating, then fewer ratings outside 7-9, then mean.\n".into(),
        ("dots", _) => "Order: dots, then voters, then first places.\n".into(),
        ("approvals", _) => "Order: ticks.\n".into(),
        _ => format!(
            "Order: equal groups (the mean over groups of the percent of each group's maximum), then voters, then first places. \
             {by_place}. The points shown are pooled.\n"
        ),
    }
}

fn conservation(tally: &Tally) -> String {
    let (Some(capacity), Some(left)) = (tally.capacity.value(), tally.unallocated.value()) else {
        return match tally.conservation.value() {
            Some(&RANKS_DO_NOT_ADD_UP) => {
                "The rank sums do not add up: the table cannot be right as it is labelled.\n".into()
            }
            _ => String::new(),
        };
    };
    if tally.conservation == Known::Is(HOLDS) {
        format!(
            "Points: C = {} could be given, and u = {} were left over.\n",
            short(capacity.0),
            short(left.0)
        )
    } else {
        format!(
            "Points: C = {} could be given; the table has {} more (u = {}) or gives one item too many, so it cannot be right as \
             it is labelled.\n",
            short(capacity.0),
            short((-left.0).max(0.0)),
            short(left.0)
        )
    }
}

fn agreement(kendall: &Kendall, filled: bool) -> String {
    let Some(w) = kendall.W.value() else {
        let reason = kendall.W.reason().unwrap_or_default();
        let mut text = format!("Agreement: W is not defined ({reason})");
        if let Some(w) = kendall.W_no_ties.value() {
            let _ = write!(text, "; without the term for ties, and so at most W, it is {}", fixed(w.0, 3));
        }
        return text + ".\n";
    };
    let mut text =
        format!("Agreement: W = {}{}", fixed(w.0, 3), if filled { " with mid-rank fill" } else { "" });
    if let (Some(p), Some(method)) = (kendall.p_perm.value(), kendall.perm_method.value()) {
        let _ = write!(text, ", {} ({method})", p_is(p.0));
    }
    if let (Some(chi2), Some(df), Some(p)) =
        (kendall.chi2.value(), kendall.df.value(), kendall.p_chi2.value())
    {
        let _ = write!(
            text,
            "; approximate: chi-square {} on {} df, {}",
            fixed(chi2.0, 2),
            short(df.0),
            p_is(p.0)
        );
    }
    if let (Some(f), Some(df1), Some(df2), Some(p)) =
        (kendall.F.value(), kendall.df1.value(), kendall.df2.value(), kendall.p_F.value())
    {
        let _ =
            write!(text, ", F {} on {} and {} df, {}", fixed(f.0, 2), short(df1.0), short(df2.0), p_is(p.0));
    }
    match &kendall.mean_rho {
        Known::Is(rho) => _ = writeln!(text, "; mean Spearman {}.", fixed(rho.0, 3)),
        Known::Undefined(reason) => _ = writeln!(text, "; mean Spearman is not defined ({reason})."),
    }
    text
}

fn sureness(tally: &Tally) -> String {
    let (Some(resamples), Some(c)) = (tally.flags.resamples.value(), tally.flags.critical.value()) else {
        return String::new();
    };
    format!(
        "Intervals: of ranks, voters drawn again {resamples} times within groups, seed {}. Items of one band are not told apart from its \
         first (95% for all pairs at once, c = {}).\n",
        tally.seed,
        fixed(c.0, 3)
    )
}

fn other_rules(tally: &Tally) -> String {
    let Some(changes) = tally.flags.winner_changes.value() else { return String::new() };
    let names = |is_first: &dyn Fn(&crate::tally::Standing) -> bool| {
        let first: Vec<String> =
            tally.items.iter().filter(|row| is_first(row)).map(|row| super::plain(&row.item)).collect();
        if first.is_empty() { "not defined".to_owned() } else { first.join(" and ") }
    };
    let best = |figure: fn(&crate::tally::Standing) -> &Known<crate::known::Figure>| {
        let known = tally.items.iter().filter_map(move |row| figure(row).value());
        known.fold(f64::NEG_INFINITY, |best, value| best.max(value.0))
    };
    let (borda, copeland) = (best(|row| &row.borda), best(|row| &row.copeland));
    let mut text = format!(
        "First by other rules: Borda {}; Condorcet {}; Copeland {}; Schulze {}.",
        names(&|row| row.borda.value().is_some_and(|value| value.0 >= borda)),
        tally.condorcet.value().map_or_else(|| "nobody".into(), |winner| super::plain(winner)),
        names(&|row| row.copeland.value().is_some_and(|value| value.0 >= copeland)),
        names(&|row| row.schulze_rank == Known::Is(1)),
    );
    text.push_str(if *changes {
        " The winner changes with the rule."
    } else {
        " The winner is the same by every rule."
    });
    if tally.flags.top_k_changes == Known::Is(true) {
        text.push_str(" The top list changes with the rule.");
    }
    text + "\n"
}

/// What changed since an earlier round.
pub fn stability(stability: &Stability) -> String {
    let figure = |known: &Known<crate::known::Figure>, decimals| match known {
        Known::Is(figure) => fixed(figure.0, decimals),
        Known::Undefined(reason) => format!("not defined ({reason})"),
    };
    format!(
        "Since the earlier round: Spearman of the two orders {} over {} items; overlap of the top lists {}; change of W {}; places that \
         the same voters gave again, in percent: {}.\n",
        figure(&stability.spearman, 3),
        stability.common,
        figure(&stability.top_k_overlap, 2),
        figure(&stability.w_change, 3),
        figure(&stability.unchanged_places, 1)
    )
}
