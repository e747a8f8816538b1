//! `trellis film check`: sixteen rules, each with the number that was measured.

use std::path::PathBuf;

use clap::Args;
use trellis_film::stretch::{self, Stretch};
use trellis_studio::check::{Ask, Clip, Outcome, examine};
use trellis_studio::clip;

use super::{Trouble, source};
use crate::output::Output;

/// Measure flashing, contrast, captions, reading age and the rest.
#[derive(Args)]
pub struct Options {
    /// en, cy or all.
    #[arg(long, default_value = "all")]
    language: String,
    /// organisations, policymakers, educators or all.
    #[arg(long, default_value = "all")]
    audience: String,
    /// Your own words and figures.
    #[arg(long, value_name = "FILE")]
    params: Option<PathBuf>,
    /// A font for letters that the film's own lacks.
    #[arg(long, value_name = "FILE.ttf")]
    fallback_font: Option<PathBuf>,
    /// Take a warning for a failure.
    #[arg(long)]
    strict: bool,
    /// The film is to be shown as finished: words that wait for approval fail.
    #[arg(long = "final")]
    is_final: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Examines the films that were asked for. One that fails a rule is refused.
pub fn run(options: &Options, out: Output) -> Result<(), Trouble> {
    let params = source::params(options.params.as_deref(), options.fallback_font.as_deref())?;
    let today = source::today();
    let mut reports = Vec::new();
    for language in source::languages(&options.language)? {
        for audience in source::audiences(&options.audience)? {
            let clips = match source::film(language, audience, &params, 30, false) {
                Ok(film) => clips(&film),
                // Text that does not fit is a row of the examination.
                Err(Trouble::Refused(_)) => Vec::new(),
                Err(other) => return Err(other),
            };
            let ask =
                Ask { language, audience, params: &params, clips: &clips, today, finished: options.is_final };
            reports.extend(examine(&ask).map_err(Trouble::Input)?);
        }
    }
    if options.json {
        out.line(serde_json::to_string(&reports).map_err(|error| Trouble::Ours(error.to_string()))?);
    } else {
        reports.iter().for_each(|report| out.line(report));
    }
    let failed = reports.iter().filter(|report| report.outcome(options.strict) == Outcome::Fail).count();
    if failed == 0 {
        return Ok(());
    }
    Err(Trouble::Refused(format!("{failed} of {} examinations failed", reports.len())))
}

/// The pieces of a film that are shown where nobody can pause them.
fn clips(film: &source::Film) -> Vec<Clip> {
    let told = |stretch: Stretch| {
        let clip = clip::Clip::of(&film.plan, &stretch)?;
        // Whatever was before, the clip fades into the scene's still and ends with it.
        let (from, to, still) = (clip.from, clip.to, Some(clip.to));
        Some(Clip { id: stretch.id.to_owned(), from, to, plays: 1, still })
    };
    let stretches = stretch::names().into_iter().filter_map(|name| stretch::find(&film.script, name));
    stretches.filter_map(told).collect()
}
