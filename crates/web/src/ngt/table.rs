//! The table of a round: band before rank, points with the voters behind them, ties as ties, and never a number without its
//! rule.

use trellis_programme::workshops::{Line, Shown};
use trellis_ui::{Cell, Inset, Markup, Table, html};
use trellis_words::{Words, t};

use super::new::scheme_name;

/// A figure with at most one decimal.
fn figure(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths.fract() == 0.0 { format!("{tenths:.0}") } else { format!("{tenths:.1}") }
}

/// The table. `inside` the room all of it; outside, where fewer than five voted, order and bands alone.
pub(super) fn of(words: Words, round: u8, shown: &Shown, inside: bool) -> Markup {
    let heading = t!(words, "ngt-table", round = words.number(round));
    let all = inside || shown.voters >= 5;
    html! {
        h2 { (heading) }
        p { (t!(words, "ngt-table-voters", voters = shown.voters)) " "
            (t!(words, "ngt-table-others", abstained = shown.abstained, missing = shown.missing)) }
        @if shown.no_order { (Inset::text(words, t!(words, "ngt-table-no-order"))) }
        @else {
            (lines(words, shown, all))
            p { (t!(words, "ngt-table-bands")) }
        }
        (notes(words, shown, all))
    }
}

fn lines(words: Words, shown: &Shown, all: bool) -> Table {
    let ratings = shown.scheme == "rate_1_9";
    let score = if ratings { t!(words, "ngt-table-median") } else { t!(words, "ngt-table-points") };
    let mut head =
        vec![t!(words, "ngt-table-item"), t!(words, "ngt-table-band"), t!(words, "ngt-table-rank")];
    if all {
        head.extend([score, t!(words, "ngt-table-supporters"), t!(words, "ngt-table-interval")]);
    }
    let caption = t!(words, "ngt-table-caption");
    let mut table = Table::new(caption, head.into_iter().map(Cell::new)).first_is_header().stacking();
    for line in &shown.lines {
        let mut cells = vec![name(words, line), Cell::new(number(line.band)), Cell::new(rank(line))];
        if all {
            let score = line.score.map(figure).unwrap_or_default();
            let supporters =
                line.voters.map(|voters| t!(words, "ngt-table-of", voters = voters, of = shown.voters));
            cells.extend([
                Cell::new(score),
                Cell::new(supporters.unwrap_or_default()),
                Cell::new(interval(words, line)),
            ]);
        }
        table = table.row(cells);
    }
    table
}

fn name(words: Words, line: &Line) -> Cell {
    Cell::new(html! {
        (line.label)
        @if line.ideas > 1 { " (" (t!(words, "ngt-table-ideas", count = line.ideas)) ")" }
        @if line.polarised { " – " (t!(words, "ngt-table-polarised")) }
    })
}

fn number(value: Option<u32>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A shared rank is printed as one.
fn rank(line: &Line) -> String {
    let rank = number(line.rank);
    if line.shared { format!("={rank}") } else { rank }
}

fn interval(words: Words, line: &Line) -> String {
    let both = line.low.zip(line.high);
    both.map(|(low, high)| t!(words, "ngt-table-from-to", low = figure(low), high = figure(high)))
        .unwrap_or_default()
}

fn notes(words: Words, shown: &Shown, all: bool) -> Markup {
    html! {
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "ngt-table-rule", scheme = scheme_name(words, &shown.scheme), rule = rule(words, &shown.rule))) }
            @if let (true, Some(capacity), Some(left)) = (all, shown.capacity, shown.unallocated) {
                li { (t!(words, "ngt-table-left", left = figure(left), capacity = figure(capacity))) }
            }
            @if let (true, Some(w)) = (all, shown.w) { li { (t!(words, "ngt-table-w", w = format!("{w:.3}"))) } }
            @if shown.few { li { (t!(words, "ngt-table-few")) } }
            @if !all { li { (t!(words, "ngt-table-too-few")) } }
        }
    }
}

fn rule(words: Words, code: &str) -> String {
    match code {
        "rank_sum" => t!(words, "ngt-order-rank-sum"),
        "median" => t!(words, "ngt-order-median"),
        "dots" => t!(words, "ngt-order-dots"),
        "approvals" => t!(words, "ngt-order-approvals"),
        _ => t!(words, "ngt-order-points"),
    }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_figure_has_a_decimal_only_where_it_says_something() {
        assert_eq!([figure(17.0), figure(56.25), figure(0.04)], ["17", "56.3", "0"]);
    }
}
