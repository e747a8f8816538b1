//! The result in numbers: `summary.json` for machines, a few lines for people.

use serde::Serialize;
use trellis_matching::{Fit, Objective, Plan};
use trellis_sheets::notice::Notice;

use super::{
    input::{Input, Layout},
    place::FORMAT,
    results::hat,
    said,
};
use crate::output::Output;

/// What `summary.json` holds.
#[derive(Serialize)]
pub struct Summary<'a> {
    format: &'static str,
    engine: &'static str,
    layout: &'static str,
    objective: &'static str,
    objective_in_words: &'static str,
    note: &'static str,
    mentees_read: usize,
    givers_read: usize,
    rows_rejected: usize,
    layers: Vec<Layer>,
    notices: Vec<Said<'a>>,
}

#[derive(Serialize)]
struct Layer {
    hat: &'static str,
    profile: String,
    profile_version: u32,
    profile_hash: String,
    seed: String,
    instance: String,
    mentees: usize,
    givers: usize,
    places: u64,
    possible_pairs: usize,
    pairs: usize,
    empty_places: u64,
    mentees_with_nobody: usize,
    givers_with_nobody: usize,
    score: u64,
    fits: Fits,
    levels: Vec<Level>,
    optimal: bool,
}

#[derive(Serialize, Default)]
struct Fits {
    strong: usize,
    good: usize,
    fair: usize,
    weak: usize,
}

#[derive(Serialize)]
struct Level {
    name: &'static str,
    value: i64,
    bound: i64,
}

#[derive(Serialize)]
struct Said<'a> {
    code: &'static str,
    file: &'a str,
    line: Option<u64>,
    text: String,
}

/// Until the fairest goal is there, the page and the summary say which one is used.
const NOTE: &str = "The goal “fair” is not built yet; “most” stands in for it.";

impl<'a> Summary<'a> {
    /// Of a run.
    pub fn of(input: &'a Input, plans: &[Plan], notices: &'a [Notice], objective: Objective) -> Self {
        let said = |notice: &'a Notice| Said {
            code: notice.what.code(),
            file: &notice.file,
            line: notice.line,
            text: notice.what.to_string(),
        };
        Self {
            format: FORMAT,
            engine: env!("CARGO_PKG_VERSION"),
            layout: match input.layout {
                Layout::Templates => "templates",
                Layout::MentorMatch => "mentor-match",
            },
            objective: objective.name(),
            objective_in_words: said::goal(objective),
            note: if objective == Objective::Most { NOTE } else { "" },
            mentees_read: input.mentees.len(),
            givers_read: input.givers.len(),
            rows_rejected: input.rejected.len(),
            layers: plans.iter().map(layer).collect(),
            notices: notices.iter().map(said).collect(),
        }
    }
}

fn layer(plan: &Plan) -> Layer {
    let (market, certificate) = (plan.market(), plan.certificate());
    let mut fits = Fits::default();
    let pairs = plan.pairs();
    for pair in &pairs {
        *match pair.fit {
            Fit::Strong => &mut fits.strong,
            Fit::Good => &mut fits.good,
            Fit::Fair => &mut fits.fair,
            Fit::Weak => &mut fits.weak,
        } += 1;
    }
    let levels = certificate.levels.iter().zip(plan.value().iter().zip(plan.bound()));
    Layer {
        hat: hat(plan).code(),
        profile: certificate.profile,
        profile_version: certificate.profile_version,
        profile_hash: certificate.profile_hash,
        seed: certificate.seed,
        instance: certificate.instance,
        mentees: market.mentees(),
        givers: market.givers(),
        places: market.places(),
        possible_pairs: market.possible_pairs(),
        pairs: pairs.len(),
        empty_places: plan.empty_places(),
        mentees_with_nobody: plan.mentees_with_nobody(),
        givers_with_nobody: plan.givers_with_nobody(),
        score: plan.score(),
        fits,
        levels: levels.map(|(name, (&value, &bound))| Level { name, value, bound }).collect(),
        optimal: plan.is_optimal(),
    }
}

/// Says what was read.
pub fn say_read(input: &Input, out: Output) {
    let layout = match input.layout {
        Layout::Templates => "",
        Layout::MentorMatch => ", in the layout of mentor-match",
    };
    let (one, more) = match input.layout {
        Layout::Templates => ("giver", "givers"),
        Layout::MentorMatch => ("mentor", "mentors"),
    };
    out.line(format_args!(
        "Read {} and {}{layout}.",
        said::count(input.mentees.len(), "mentee", "mentees"),
        said::count(input.givers.len(), one, more)
    ));
    if !input.rejected.is_empty() {
        let rows = said::count(input.rejected.len(), "row", "rows");
        let are = if input.rejected.len() == 1 { "is" } else { "are" };
        out.line(format_args!("{rows} could not be read and {are} in rejected.csv with the reason."));
    }
}

/// Says how it went.
pub fn say(plans: &[Plan], objective: Objective, out: Output) {
    out.line(format_args!("Goal “{}”: {}.", objective.name(), said::goal(objective)));
    if objective == Objective::Most {
        out.line(NOTE);
    }
    for plan in plans {
        let layer = layer(plan);
        let all = layer.mentees as u64 * layer.givers as u64;
        out.line("");
        out.line(format_args!(
            "{}: {} found among {} possible ones (of {}).",
            capital(said::givers(hat(plan))),
            said::count(layer.pairs, "pair", "pairs"),
            said::number(layer.possible_pairs as u64),
            said::number(all)
        ));
        let served = layer.mentees - layer.mentees_with_nobody;
        out.line(format_args!(
            "  {} of {} have somebody; {} left empty.",
            said::number(served as u64),
            said::count(layer.mentees, "mentee", "mentees"),
            said::count(layer.empty_places as usize, "wanted place is", "wanted places are")
        ));
        let fits = &layer.fits;
        out.line(format_args!(
            "  Fit: {} strong, {} good, {} fair, {} weak.",
            fits.strong, fits.good, fits.fair, fits.weak
        ));
        // The tie level only tells plans of equal worth apart.
        let told = layer.levels.iter().filter(|level| level.name != "tie");
        let values: Vec<String> =
            told.map(|level| format!("{} {}", level.name.replace('_', " "), level.value)).collect();
        let proof =
            if layer.optimal { "Proved: no other plan is better" } else { "Not proved to be the best" };
        out.line(format_args!("  {proof} ({}).", values.join(", ")));
        if layer.profile == "mentor-match" {
            out.line(format_args!("  Total score {}.", said::number(layer.score)));
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
