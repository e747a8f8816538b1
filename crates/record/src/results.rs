//! `results.html`: the result as one page that needs nothing else: no script, no other host, readable by keyboard and ear.

use std::fmt::Write as _;

use serde_json::Value;
use trellis_tally::{fixed, short};

use crate::{
    book::{Book, Vote},
    methods,
};

const STYLE: &str = "\
body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}\
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}\
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}\
caption{text-align:left;font-weight:600;padding:.5rem 0}\
th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}td.n{text-align:right}\
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}code{overflow-wrap:anywhere}";

/// The whole page.
pub fn results(book: &Book<'_>) -> String {
    let config = book.sources.config();
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Results of a nominal group</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>Results of a nominal group</h1>\n<p lang=\"{}\"><bdi>{}</bdi></p>\n",
        text(&config.locale),
        text(&config.question)
    );
    if book.votes.is_empty() {
        page.push_str("<p>Nothing was counted.</p>\n");
    }
    for (round, vote) in book.votes.iter().rev() {
        table(&mut page, book, *round, vote);
    }
    let _ = write!(
        page,
        "<h2>Methods</h2>\n<pre>{}</pre>\n</main>\n</body>\n</html>\n",
        text(methods::methods(book).trim_end())
    );
    page
}

fn table(page: &mut String, book: &Book<'_>, round: u8, vote: &Vote) {
    let few = vote.full.is_null();
    let _ = write!(
        page,
        "<h2 id=\"vote-{round}\">Vote {round}</h2>\n<div class=\"wide\" role=\"region\" aria-labelledby=\"vote-{round}\" \
         tabindex=\"0\">\n<table>\n<caption>Items in their order</caption>\n<thead><tr><th scope=\"col\">Rank</th>\
         <th scope=\"col\">Band</th><th scope=\"col\">Item</th>"
    );
    if !few {
        for heading in [
            "Score",
            "% of maximum",
            "Voters",
            "First places",
            "95% interval of the rank",
            "Split",
            "Consensus",
        ] {
            let _ = write!(page, "<th scope=\"col\">{heading}</th>");
        }
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for (place, figures) in vote.rows() {
        let sign = if place["shared"] == true { "=" } else { "" };
        let rank = place["rank"].as_u64().map_or_else(|| "–".to_owned(), |rank| format!("{sign}{rank}"));
        let _ = write!(
            page,
            "<tr><td class=\"n\">{rank}</td><td class=\"n\">{}</td><th scope=\"row\"><bdi>{}</bdi></th>",
            figure(&place["band"]),
            text(&book.item(round, &place["item"]))
        );
        if !few {
            cells(page, vote, figures);
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
    footnote(page, vote);
}

fn cells(page: &mut String, vote: &Vote, figures: &Value) {
    let ends = [0_usize, 1].map(|end| figure(&figures["interval"][end]));
    let interval = if ends[0].is_empty() { String::new() } else { format!("{} to {}", ends[0], ends[1]) };
    let voters = figure(&figures["voters"]);
    let of = if voters.is_empty() { voters } else { format!("{voters} of {}", figure(&vote.order["m"])) };
    let percent = figures["pct_max"].as_f64().map_or_else(String::new, |percent| fixed(percent, 1));
    let split = if figures["polarised"] == true { "split" } else { "" };
    let consensus = vote.consensus(&figures["item"]).unwrap_or("no rule");
    let (score, first) = (figure(&figures["score"]), figure(&figures["first"]));
    let cells: [&str; 7] = [&score, &percent, &of, &first, &interval, split, consensus];
    for cell in cells {
        let _ = write!(page, "<td class=\"n\">{cell}</td>");
    }
}

/// The rule and the figures that no number of the table may stand without.
fn footnote(page: &mut String, vote: &Vote) {
    let rule = vote.order["rule"].as_str().unwrap_or_default();
    let mut said =
        vec![format!("Order by {}", rule.replace('_', " ")), format!("{} ballots", figure(&vote.order["m"]))];
    if vote.order["no_order"] == true {
        said.push("all items are equal, so there is no order".to_owned());
    }
    if vote.full.is_null() {
        said.push("fewer than five voted, so only the order and its bands are published".to_owned());
    }
    let numbers = [
        ("k", vote.figure(&["k"]).map(short)),
        ("points unallocated", vote.figure(&["unallocated"]).map(short)),
        ("W", vote.figure(&["kendall", "W"]).map(|w| fixed(w, 3))),
        ("p by permutation", vote.figure(&["kendall", "p_perm"]).map(|p| fixed(p, 4))),
        ("mean Spearman", vote.figure(&["kendall", "mean_rho"]).map(|rho| fixed(rho, 3))),
    ];
    said.extend(numbers.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?))));
    for flag in ["winner_changes", "top_k_changes"] {
        if vote.full["tally"]["flags"][flag] == true {
            let what = if flag == "winner_changes" { "another first item" } else { "another top list" };
            said.push(format!("another rule has {what}"));
        }
    }
    let _ = writeln!(page, "<p>{}. Look at the bands, not at the third decimal.</p>", text(&said.join("; ")));
}

fn figure(value: &Value) -> String {
    value.as_f64().map_or_else(String::new, short)
}

/// A text as HTML holds it, also within quotes.
fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\0' => safe.push('\u{fffd}'),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_somebody_wrote_becomes_markup() {
        assert_eq!(
            text("<img src=x onerror='a' b=\"c\">&"),
            "&lt;img src=x onerror=&#39;a&#39; b=&quot;c&quot;&gt;&amp;"
        );
    }
}
