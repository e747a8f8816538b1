//! `trellis match shortlist`: a few people for every mentee to choose from, in a file that takes the answers.

use std::path::PathBuf;

use trellis_matching::Market;
use trellis_sheets::write::{self, Sheet};

use super::{
    Done, Trouble,
    input::{self, Source},
    layers,
    place::{FORMAT, Place},
    progress::while_doing,
    results::Known,
    run::How,
    said, summary,
};
use crate::output::Output;

/// Options of `trellis match shortlist`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    how: How,
    /// How many people on each list.
    #[arg(long, default_value_t = trellis_matching::LIST_LENGTH, value_parser = clap::value_parser!(u8).range(1..=10))]
    k: u8,
    /// The folder for the lists. Without it, a new folder `result` here.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Makes lists for the first hat.
pub(super) fn run(options: &Options, out: Output) -> Result<Done, Trouble> {
    let place = Place::find(options.out.as_deref())?;
    let input = input::read(&options.source, out)?;
    let settings = options.how.settings(&input)?;
    let built = layers::build(&input, &settings);
    let Some(layer) = built.layers.into_iter().next() else {
        return Err(Trouble::Nothing("nobody offers what the mentees ask for".into()));
    };
    let hat = layer.profile.hat;
    let market =
        Market::new(&built.people, &layer.asks, &layer.offers, &layer.ties, layer.profile, options.how.seed)
            .map_err(|problems| {
                Trouble::Nothing(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
            })?;
    let lists = while_doing(out, "making lists", || market.shortlists(options.k, options.how.objective));
    let known = Known::of(&input);
    let mut sheet = Sheet::new(
        "shortlists",
        &["mentee_email", "mentee_name", "giver_email", "giver_name", "fit", "reasons", "answer"],
    );
    let mut by_mentee: Vec<_> = lists.lists.iter().collect();
    by_mentee.sort_by(|a, b| a.mentee.cmp(&b.mentee));
    for list in &by_mentee {
        for one in &list.people {
            sheet.rows.push(vec![
                list.mentee.as_str().into(),
                known.name(&list.mentee).into(),
                one.giver.as_str().into(),
                known.name(&one.giver).into(),
                one.fit.code().into(),
                known.reasons(&lists.reference, &one.mentee, &one.giver).into(),
                "".into(),
            ]);
        }
    }
    let rejected = write::rejected("rejected", &input.rejected);
    let numbers = serde_json::json!({
        "format": FORMAT,
        "hat": hat.code(),
        "length": options.k,
        "lists": by_mentee.len(),
        "view_cap": lists.view_cap,
        "seed": format!("{:016x}", market.seed()),
    });
    place.fill(&[
        ("shortlists.csv".into(), write::csv(&sheet)?),
        ("rejected.csv".into(), write::csv(&rejected)?),
        ("summary.json".into(), serde_json::to_vec_pretty(&numbers)?),
    ])?;
    input::tell(&input, out);
    summary::say_read(&input, out);
    let full = by_mentee.iter().filter(|list| list.people.len() >= usize::from(options.k)).count();
    let empty = by_mentee.iter().filter(|list| list.people.is_empty()).count();
    out.line(format_args!(
        "{} of up to {} {}: {} full, {} empty; nobody is on more than {} lists (or than their own places).",
        said::count(by_mentee.len(), "list", "lists"),
        options.k,
        said::givers(hat),
        said::number(full as u64),
        said::number(empty as u64),
        lists.view_cap
    ));
    let file = place.path().join("shortlists.csv");
    out.line(format_args!(
        "The lists are in {0}. Fill in the column “answer” (1, 2, … or yes, maybe, no, conflict), then:",
        file.display()
    ));
    out.line(format_args!("  trellis match run … --choices {}", file.display()));
    Ok(if input.rejected.is_empty() { Done::All } else { Done::SomeRejected })
}
