//! `trellis match run`: read, solve, write.

use std::path::PathBuf;

use jiff::{civil::Date, tz::TimeZone};
use trellis_domain::hat::Hat;
use trellis_matching::{Objective, Plan, Profile, solve_layers};
use trellis_sheets::{
    notice::{Notice, What},
    write::{self, Sheet},
};

use super::{
    Done, Trouble,
    input::{self, Input, Layout, Source},
    layers::{self, Settings},
    lists,
    place::Place,
    progress::while_doing,
    results::{self, Known, hat},
    said,
    summary::{self, Summary},
};
use crate::{folder, output::Output};

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One file per sheet.
    Csv,
    /// One workbook.
    Xlsx,
    /// The proof, and the numbers it is about.
    Json,
}

/// How to match; the same for pairs and shortlists.
#[derive(clap::Args)]
pub struct How {
    /// What to aim for: `most` people, the `best` total, or `cover` everybody first.
    #[arg(long, default_value = "most", value_parser = goal)]
    pub objective: Objective,
    /// Rules and weights: mentor-v1, sponsor-v1, ally-v1 or mentor-match. Told by the files when left out.
    #[arg(long)]
    profile: Option<String>,
    /// Which hats to match, in this order.
    #[arg(long, value_delimiter = ',', value_parser = giver)]
    hats: Vec<Hat>,
    /// Places of givers who name none. In the mentor-match layout: on both sides, 3 when left out.
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=3))]
    places: Option<u8>,
    /// The dice for ties. Made from the files when left out; shown in the summary.
    #[arg(long)]
    pub seed: Option<u64>,
    /// The day to which waiting is counted; today when left out.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

/// Options of `trellis match run`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    how: How,
    /// The folder for the result. An earlier result there is replaced. Without it, a new folder `result` here.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What to write.
    #[arg(long, value_delimiter = ',', default_value = "csv,xlsx,json")]
    format: Vec<Format>,
}

fn goal(name: &str) -> Result<Objective, String> {
    Objective::parse(name).ok_or_else(|| {
        "one of most, best, cover; fair is not built yet, and most stands in for it".to_owned()
    })
}

fn giver(code: &str) -> Result<Hat, String> {
    Hat::parse(code)
        .filter(|hat| Profile::of(*hat).is_some())
        .ok_or_else(|| "mentor, sponsor or ally".to_owned())
}

impl How {
    /// What the engine is asked for, with one profile per hat.
    ///
    /// # Errors
    /// When the profile is unknown, or for a hat that is not matched.
    pub fn settings(&self, input: &Input) -> Result<Settings, Trouble> {
        let named = match self.profile.as_deref() {
            Some(name) => Some(Profile::named(name).ok_or_else(|| {
                Trouble::Usage(format!(
                    "there is no profile {name}; there are mentor-v1, sponsor-v1, ally-v1, mentor-match"
                ))
            })?),
            None if input.layout == Layout::MentorMatch => Some(Profile::mentor_match()),
            None => None,
        };
        let hats = match (self.hats.is_empty(), &named, input.layout) {
            (false, ..) => self.hats.clone(),
            (true, Some(profile), _) => vec![profile.hat],
            (true, None, _) => vec![Hat::Mentor, Hat::Sponsor, Hat::Ally],
        };
        if let Some(profile) = named.as_ref().filter(|profile| !hats.contains(&profile.hat)) {
            let (name, hat) = (profile.name(), profile.hat.code());
            return Err(Trouble::Usage(format!(
                "the profile {name} is for the hat {hat}, which --hats leaves out"
            )));
        }
        let of = |hat: Hat| named.clone().filter(|profile| profile.hat == hat).or_else(|| Profile::of(hat));
        Ok(Settings {
            profiles: hats.into_iter().filter_map(of).collect(),
            places: self.places,
            today: self.today.unwrap_or_else(|| folder::now().to_zoned(TimeZone::UTC).date()),
        })
    }
}

/// Reads, solves and writes.
pub(super) fn run(options: &Options, out: Output) -> Result<Done, Trouble> {
    let place = Place::find(options.out.as_deref())?;
    let input = while_doing(out, "reading", || input::read(&options.source, out))?;
    let settings = options.how.settings(&input)?;
    let market = layers::build(&input, &settings);
    if market.layers.is_empty() {
        return Err(Trouble::Nothing(
            "nobody offers what the mentees ask for; see the columns hats_wanted and hats".into(),
        ));
    }
    for (hat, givers) in &market.without_places {
        let hat = hat.code();
        out.problem(format_args!(
            "{} of the hat {hat}: nothing is said in places_{hat}, so nobody is placed there; fill it in, or use --places",
            said::count(*givers, "giver", "givers")
        ));
    }
    let what = format!("matching {} mentees and {} givers", input.mentees.len(), input.givers.len());
    let plans = while_doing(out, &what, || {
        solve_layers(&market.people, market.layers, options.how.objective, options.how.seed)
    })
    .map_err(|(_, problems)| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        Trouble::Nothing(lines.join("\n"))
    })?;
    let mut input = Input { notices: [input.notices, market.notices].concat(), ..input };
    input.notices.extend(cycles(&plans));
    let known = Known::of(&input);
    let sheets = sheets(&plans, &input, &known);
    let files = while_doing(out, "writing", || files(options, &plans, &input, sheets))?;
    place.fill(&files)?;
    input::tell(&input, out);
    summary::say_read(&input, out);
    summary::say(&plans, options.how.objective, out);
    out.line("");
    out.line(format_args!("The result is in {}:", place.path().display()));
    for (name, _) in &files {
        out.line(format_args!("  {name}{}", about(name)));
    }
    Ok(if input.rejected.is_empty() { Done::All } else { Done::SomeRejected })
}

/// Managers in a circle, found while following the lines.
fn cycles(plans: &[Plan]) -> Vec<Notice> {
    let circles = plans.first().map_or(&[][..], |plan| plan.market().manager_cycles());
    // Who is said to manage themselves was told with the lines.
    circles
        .iter()
        .filter(|circle| circle.len() > 1)
        .map(|circle| {
            let people = circle.iter().map(ToString::to_string).collect();
            Notice { file: "lines".into(), line: None, what: What::Cycle { people } }
        })
        .collect()
}

fn sheets(plans: &[Plan], input: &Input, known: &Known) -> Vec<Sheet> {
    let mut sheets = vec![
        results::pairs(plans, known),
        results::unserved(plans, known),
        results::givers(plans, input, known),
        write::rejected("rejected", &input.rejected),
    ];
    if let ([plan], Layout::MentorMatch) = (plans, input.layout) {
        sheets.extend(lists::lists(plan, input));
    }
    sheets
}

/// The files of a result, by name.
fn files(
    options: &Options,
    plans: &[Plan],
    input: &Input,
    sheets: Vec<Sheet>,
) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let wants = |format| options.format.contains(&format);
    let mut files = Vec::new();
    if wants(Format::Csv) {
        for sheet in &sheets {
            files.push((format!("{}.csv", sheet.name), write::csv(sheet)?));
        }
    }
    if wants(Format::Xlsx) {
        files.push(("result.xlsx".to_owned(), write::workbook(&sheets)?));
    }
    let summary = Summary::of(input, plans, &input.notices, options.how.objective);
    files.push(("summary.json".to_owned(), serde_json::to_vec_pretty(&summary)?));
    if wants(Format::Json) {
        for plan in plans {
            // One layer needs no name; several are told apart by their hat.
            let suffix = if plans.len() == 1 { String::new() } else { format!("-{}", hat(plan).code()) };
            files.push((format!("certificate{suffix}.json"), plan.certificate().to_json()));
            files.push((format!("instance{suffix}.json"), plan.market().instance().to_json()));
        }
    }
    Ok(files)
}

/// What a file is, for whoever sees it the first time.
fn about(name: &str) -> &'static str {
    match name {
        "pairs.csv" => "            who is with whom, and why",
        "unserved.csv" => "         who is left without somebody, and what would help",
        "givers.csv" => "           places and hours of every giver",
        "rejected.csv" => "         rows that could not be read, and why",
        "result.xlsx" => "          the same in one workbook",
        "summary.json" => "         the numbers of this run",
        "certificate.json" => "     the proof; `trellis match check` reads it",
        "instance.json" => "        what the proof is about; keep it on this computer",
        "csmentors-list.csv" => "   every mentor with matches, in the layout of mentor-match",
        "csmentees-list.csv" => "   every mentee with matches, in the layout of mentor-match",
        _ => "",
    }
}
