//! The film's examination: sixteen rules, each with the value that was measured, so that nobody has to take our word.
//!
//! The rules are those of motion.md, 6.1. Each gives one row, whether it passes or not; further places stand below it.

mod cast;
mod contrast;
mod flashing;
mod motion;
mod outlines;
mod overflow;
mod petals;
mod pictures;
mod report;
mod rules;
mod seen;
mod words;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use trellis_film::audience::Audience;
use trellis_film::cast::Company;
use trellis_film::fault;
use trellis_film::film;
use trellis_film::language::Language;
use trellis_film::params::{Params, longest};
use trellis_film::plan::Plan;
use trellis_film::resolve::Fault;
use trellis_film::script::Script;
use trellis_film::time::Ms;

pub use report::{Finding, Outcome, Place, Report, Seen};

/// A short piece of the film that is shown where nobody can pause it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// Its name.
    pub id: String,
    /// First moment.
    pub from: Ms,
    /// First moment that is no longer in it.
    pub to: Ms,
    /// How often it plays; 0 for ever.
    pub plays: u32,
    /// The picture that stays, and stands in for it.
    pub still: Option<Ms>,
}

/// One film with all that the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Film<'a> {
    /// Its words.
    pub script: &'a Script,
    /// With what it was made.
    pub params: &'a Params,
    /// Its pictures, or why there are none.
    pub plan: Result<&'a Plan, &'a [Fault]>,
    /// Its people.
    pub company: &'a Company,
    /// Its pieces.
    pub clips: &'a [Clip],
    /// The day of the examination: figures grow old.
    pub today: Date,
    /// Whether it is to be shown as finished, which a draft must not be.
    pub finished: bool,
}

/// Examines one film: one row for each rule, in the rules' order.
pub fn check(film: &Film<'_>) -> Vec<Finding> {
    let mut findings = match film.plan {
        Ok(plan) => pictures(film, plan),
        Err(faults) => overflow::without_pictures(faults),
    };
    findings.extend([
        rules::captions(film.script),
        words::reading(film.script),
        words::descriptions(film.script),
        rules::clips(film.clips),
        rules::figures(film.script, film.today),
        rules::signoff(film.script, film.finished),
        words::vocabulary(film.script, film.plan.err().unwrap_or_default()),
        cast::cast(film.company, film.plan.ok()),
    ]);
    findings.sort_by_key(|finding| finding.rule);
    findings
}

/// The rules that look at pictures.
fn pictures(film: &Film<'_>, plan: &Plan) -> Vec<Finding> {
    // A font that is only there in case does not make other words of them.
    let usual = Params { fallback: None, ..film.params.clone() } == Params::default();
    let (text, outlines) = pictures::contrasts(plan);
    vec![
        flashing::flashing(plan),
        text,
        outlines,
        overflow::overflow(plan, usual),
        seen::seen(film.script, plan),
        motion::motion(plan),
        petals::petals(film.script, plan),
        petals::questions(film.script, film.params, plan),
    ]
}

/// What is asked of the examination.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// In which language.
    pub language: Language,
    /// For whom.
    pub audience: Audience,
    /// With what it is made.
    pub params: &'a Params,
    /// The film's pieces.
    pub clips: &'a [Clip],
    /// The day of the examination.
    pub today: Date,
    /// Whether it is to be shown as finished.
    pub finished: bool,
}

/// Pictures a second of the films that are examined: the usual rate.
const FPS: u32 = 30;

/// Examines the film that ships, with the parameters given, and its places for text again with every text as long as it may be.
///
/// # Errors
/// When the parameters lack the language.
pub fn examine(ask: &Ask<'_>) -> Result<[Report; 2], Vec<fault::Fault>> {
    let long = longest(ask.params);
    let report = |params: &Params, longest: bool| -> Result<Report, Vec<fault::Fault>> {
        let script = Script::new(ask.language, ask.audience, params)?;
        let plan = film::plan(&script, params, &script.open, FPS);
        let film = Film {
            script: &script,
            params,
            plan: plan.as_ref().map_err(Vec::as_slice),
            company: film::company(),
            clips: ask.clips,
            today: ask.today,
            finished: ask.finished,
        };
        let findings = if longest { room(&film) } else { check(&film) };
        let (language, audience) = (ask.language.code().to_owned(), ask.audience.word().to_owned());
        Ok(Report { language, audience, longest, findings })
    };
    Ok([report(ask.params, false)?, report(&long, true)?])
}

/// The rules about room for words. Words put in for length alone say nothing about reading age or approval.
fn room(film: &Film<'_>) -> Vec<Finding> {
    let places = match film.plan {
        Ok(plan) => overflow::overflow(plan, false),
        Err(faults) => overflow::unset(faults),
    };
    vec![rules::captions(film.script), places]
}
